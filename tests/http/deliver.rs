//! The client against servers of all sorts: what became of the message, and in which layer it broke.

use std::process::Command;
use std::time::Duration;

use cardwright::deliver::{Client, Timeouts};
use cardwright::teams::{Attempt, EndpointKind, Payload, Verdict, WebhookUrl};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::support::{path, read_request, sandbox, server};

const TEXT: &str = r#"{"text":"Zürich ☀️","attachments":[]}"#;
const SHORT: Timeouts = Timeouts { connect: Duration::from_millis(100), total: Duration::from_millis(200) };

async fn send_to(url: &str, kind: EndpointKind, timeouts: Timeouts) -> Attempt {
    let url = WebhookUrl::parse(url).unwrap();
    let client = Client::new(timeouts).unwrap();
    client.send(&url, &Payload::verbatim(kind, TEXT), &CancellationToken::new()).await
}

/// What the client makes of these bytes, and the request it sent.
async fn answered(bytes: &'static [u8], kind: EndpointKind) -> (Attempt, String) {
    let (port, request) = server(bytes).await;
    let url = format!("http://127.0.0.1:{port}/hook?sig=secret-secret-secret");
    let attempt = send_to(&url, kind, Timeouts::default()).await;
    (attempt, request.await.unwrap())
}

#[track_caller]
fn is(attempt: &Attempt, verdict: Verdict, words: &str) {
    assert_eq!(attempt.judgement.verdict, verdict, "{attempt:?}");
    assert!(attempt.judgement.detail.contains(words), "{words}: {attempt:?}");
    assert!(!format!("{attempt:?}").contains("secret"), "{attempt:?}");
    let doubt = attempt.judgement.detail.contains("unknown, so look into the channel");
    assert_eq!(doubt, verdict == Verdict::Unknown, "{attempt:?}");
}

#[tokio::test]
async fn both_dialects_of_the_sandbox_are_understood() {
    let (running, memory) = sandbox(|_| {}).await;
    let client = Client::new(Timeouts::default()).unwrap();
    for (url, status, verdict) in [
        (&running.incoming, 200, Verdict::Delivered),
        (&running.connector, 200, Verdict::Delivered),
        (&running.workflow, 202, Verdict::Accepted),
    ] {
        let attempt = client.send(url, &Payload::verbatim(url.kind(), TEXT), &CancellationToken::new()).await;
        assert_eq!((attempt.status, attempt.judgement.verdict), (Some(status), verdict), "{attempt:?}");
        assert!(attempt.started > 1_700_000_000_000);
    }
    assert_eq!(memory.payloads(), [TEXT, TEXT, TEXT]);
}

#[tokio::test]
async fn the_request_is_what_teams_expects() {
    let (attempt, request) =
        answered(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX-A: b\xffc\r\n\r\n1", EndpointKind::Incoming).await;
    is(&attempt, Verdict::Delivered, "Teams posted it");
    let head = request.to_ascii_lowercase();
    assert!(request.starts_with("POST /hook?sig=secret-secret-secret HTTP/1.1\r\n") && request.ends_with(TEXT));
    assert!(head.contains("\r\ncontent-type: application/json; charset=utf-8\r\n"), "{head}");
    assert!(head.contains(&format!("\r\nuser-agent: cardwright/{}\r\n", env!("CARGO_PKG_VERSION"))), "{head}");
    for unwanted in ["authorization", "cookie", "referer", "accept-encoding"] {
        assert!(!head.contains(&format!("\r\n{unwanted}:")), "{head}");
    }
    assert!(!attempt.headers.is_empty());
}

#[tokio::test]
async fn odd_answers_are_judged() {
    use EndpointKind::{Generic, Incoming, Workflow};
    let cases: [(&'static [u8], EndpointKind, Verdict, &str); 9] = [
        (b"", Workflow, Verdict::Unknown, "closed before an answer came"),
        (b"hello\r\n\r\n", Workflow, Verdict::Unknown, "no usable answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1", Incoming, Verdict::Unknown, "in the middle of the answer"),
        (b"HTTP/1.1 202 Accepted\r\nContent-Length: 9\r\n\r\n", Workflow, Verdict::Accepted, "took the message"),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n", Workflow, Verdict::Refused, "no flow at this URL"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", Generic, Verdict::Delivered, "took it"),
        (b"HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n", Generic, Verdict::Refused, "in a moment"),
        (
            b"HTTP/1.1 404 x\r\nContent-Length: 23\r\n\r\nno secret-secret-secret",
            Generic,
            Verdict::Refused,
            "It says: no \u{2026}",
        ),
        (
            b"HTTP/1.1 400 x\r\nContent-Length: 16\r\n\r\nbad\x1b[2J\x00\xff\xe2\x80\xaeevil",
            Generic,
            Verdict::Refused,
            "It says: bad␛[2J␀\u{fffd}\u{fffd}evil",
        ),
    ];
    for (bytes, kind, verdict, words) in cases {
        let (attempt, request) = answered(bytes, kind).await;
        is(&attempt, verdict, words);
        assert!(request.ends_with(TEXT));
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let target = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = target.local_addr().unwrap().port();
    let answer = format!("HTTP/1.1 307 x\r\nLocation: http://127.0.0.1:{port}/\r\nContent-Length: 0\r\n\r\n");
    let (attempt, _) = answered(answer.leak().as_bytes(), EndpointKind::Workflow).await;
    is(&attempt, Verdict::Refused, "redirects are not followed");
    let visited = tokio::time::timeout(Duration::from_millis(50), target.accept()).await;
    assert!(visited.is_err(), "nobody came");
}

#[tokio::test]
async fn a_huge_answer_is_read_to_the_bound() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let endless = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read_request(&mut stream).await;
        stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").await.unwrap();
        let chunk = format!("1000\r\n{}\r\n", "x".repeat(0x1000));
        while stream.write_all(chunk.as_bytes()).await.is_ok() {}
    });
    let attempt = send_to(&format!("http://127.0.0.1:{port}/"), EndpointKind::Workflow, Timeouts::default()).await;
    is(&attempt, Verdict::Accepted, "answered by itself");
    assert_eq!(attempt.body.len(), 64 * 1024 + "…".len());
    endless.await.unwrap();
}

#[tokio::test]
async fn no_cut_leaves_the_beginning_of_a_secret() {
    let secret = "secret-secret-secret";
    let answer = |status: &str, head: &str, body: &str, length: usize| -> &'static [u8] {
        let text = format!("HTTP/1.1 {status} x\r\n{head}Content-Length: {length}\r\n\r\n{body}");
        text.leak().as_bytes()
    };
    let across = |limit: usize| format!("{}{secret}{}", "x".repeat(limit - 12), "y".repeat(100));
    // The body's own limit, after other secrets have made it shorter; a sentence's; a header's; a torn body's end.
    let huge = format!("{}{}", format!("{secret} ").repeat(20), across(64 * 1024));
    let header = format!("X-Long: {}\r\n", across(1024));
    let sentence = across(200);
    let cases = [
        answer("400", "", &huge, huge.len()),
        answer("400", "", &across(64 * 1024), 64 * 1024 + 108),
        answer("400", "", &across(64 * 1024 + 40), 64 * 1024 + 148),
        answer("400", "", &sentence, sentence.len()),
        answer("400", &header, "", 0),
        answer("400", "", "it was secret-secret-s", 99),
    ];
    for bytes in cases {
        let (attempt, _) = answered(bytes, EndpointKind::Generic).await;
        is(&attempt, Verdict::Refused, "check the card");
        assert!(attempt.body.len() <= 64 * 1024 + "…".len());
    }
}

#[tokio::test]
async fn what_breaks_before_sending_is_unreachable() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let kind = EndpointKind::Workflow;
    let secret = "secret-secret-secret";
    let attempt = send_to(&format!("http://127.0.0.1:{port}/{secret}"), kind, Timeouts::default()).await;
    is(&attempt, Verdict::Unreachable, "connect: 127.0.0.1 refuses connections");
    let attempt = send_to(&format!("http://nowhere.invalid/{secret}"), kind, Timeouts::default()).await;
    is(&attempt, Verdict::Unreachable, "resolve: the name nowhere.invalid is not known here");
    let (plain, _) = server(b"HTTP/1.1 400 no TLS here\r\n\r\n").await;
    let attempt = send_to(&format!("https://127.0.0.1:{plain}/{secret}"), kind, SHORT).await;
    assert_eq!(attempt.judgement.verdict, Verdict::Unreachable, "{attempt:?}");
}

#[tokio::test]
async fn tls_that_fails_is_told_as_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let _ = stream.write_all(b"HTTP/1.1 400 no TLS here\r\n\r\n").await;
        std::future::pending::<()>().await;
    });
    let attempt = send_to(&format!("https://127.0.0.1:{port}/"), EndpointKind::Workflow, Timeouts::default()).await;
    is(&attempt, Verdict::Unreachable, "TLS: no trusted connection to 127.0.0.1");
}

#[tokio::test]
async fn silence_ends_with_the_time() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    // The system takes the connection; nobody reads.
    let attempt = send_to(&format!("http://127.0.0.1:{port}/"), EndpointKind::Workflow, SHORT).await;
    is(&attempt, Verdict::Unknown, "no whole answer within 0.2 s");
    let attempt = send_to(&format!("https://127.0.0.1:{port}/"), EndpointKind::Workflow, SHORT).await;
    is(&attempt, Verdict::Unreachable, "no connection to 127.0.0.1 within 0.1 s");
}

#[tokio::test]
async fn cancelling_returns_at_once() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = WebhookUrl::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    let client = Client::new(Timeouts::default()).unwrap();
    let payload = Payload::verbatim(EndpointKind::Workflow, TEXT);
    let cancel = CancellationToken::new();
    let (arrived, arrival) = oneshot::channel();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read_request(&mut stream).await;
        arrived.send(stream).unwrap();
    });
    let trigger = cancel.clone();
    let (attempt, _stream) = tokio::join!(client.send(&url, &payload, &cancel), async move {
        let stream = arrival.await.unwrap();
        trigger.cancel();
        stream
    });
    is(&attempt, Verdict::Unknown, "cancelled while the message was on its way");
    let attempt = client.send(&url, &payload, &cancel).await;
    is(&attempt, Verdict::Unreachable, "cancelled before anything was sent");
}

/// Names the part of the test below that a process of its own is to run.
const PART: &str = "CARDWRIGHT_TEST_PART";

/// Runs a part of the test below in a process of its own, with a proxy in its environment.
fn in_a_child(part: &str, proxy: &str) {
    let mut child = Command::new(std::env::current_exe().unwrap());
    for name in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        child.env(name, proxy);
    }
    for name in ["NO_PROXY", "no_proxy", "REQUEST_METHOD"] {
        child.env_remove(name);
    }
    child.env(PART, part).args(["--exact", "deliver::a_system_proxy_is_asked_for_hosts_outside_only", "--nocapture"]);
    let child = child.output().unwrap();
    let said = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(child.status.success() && said.contains("1 passed"), "{said}");
}

#[tokio::test]
async fn a_system_proxy_is_asked_for_hosts_outside_only() {
    // The proxy is a matter of the whole process: this test runs itself again with one in its environment.
    match std::env::var(PART).as_deref() {
        Ok("loopback") => return sends_to_loopback().await,
        Ok(_) => return sends_outside().await,
        Err(_) => {}
    }
    let (port, request) = server(b"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n").await;
    let proxy = format!("http://127.0.0.1:{port}");
    tokio::task::spawn_blocking({
        let proxy = proxy.clone();
        move || in_a_child("loopback", &proxy)
    })
    .await
    .unwrap();
    assert!(!request.is_finished(), "the proxy was not asked");
    tokio::task::spawn_blocking(move || in_a_child("outside", &proxy)).await.unwrap();
    assert!(request.await.unwrap().starts_with("POST http://somewhere.invalid/hook HTTP/1.1\r\n"));
}

async fn sends_to_loopback() {
    let (running, _) = sandbox(|_| {}).await;
    let by_name = running.incoming.expose().replace("127.0.0.1", "localhost");
    for url in [running.incoming.expose(), &by_name] {
        is(&send_to(url, EndpointKind::Incoming, Timeouts::default()).await, Verdict::Delivered, "posted");
    }
    assert!(path(&running.incoming).starts_with("/webhookb2/"));
}

async fn sends_outside() {
    let attempt = send_to("http://somewhere.invalid/hook", EndpointKind::Workflow, Timeouts::default()).await;
    is(&attempt, Verdict::Accepted, "took the message");
}
