//! What the sandbox answers to requests of all sorts: the rows of TEAMS.md 1.3 and 2.3 that need no fault.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cardwright::sandbox::{Inbox, Limits, Server, Settings};
use cardwright::store::StoreError;
use cardwright::store::messages::{Message, NewMessage};
use cardwright::teams::{SIZE_LIMIT, WebhookUrl};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{Answer, Broken, parse, path, post, raw, request, sandbox};

const ENVELOPE: &str = r#"{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","contentUrl":null,"content":{"type":"AdaptiveCard","version":"1.4","body":[{"type":"TextBlock","text":"8 °C ☀️"}]}}]}"#;

fn json_error(answer: &Answer) -> (u16, String) {
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"), "{answer:?}");
    let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    (answer.status, body["error"]["code"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn office365_posts_and_says_one() {
    let (running, memory) = sandbox(|_| {}).await;
    let bodies = [
        ENVELOPE,
        r#"{"text":"Storm warning"}"#,
        r#"{"@type":"MessageCard","@context":"https://schema.org/extensions","summary":"Oslo","title":"t"}"#,
    ];
    for body in bodies {
        for url in [&running.incoming, &running.connector] {
            assert_eq!(post(&running, url, body).await.told(), (200, "1"));
        }
    }
    assert_eq!(memory.count(), 6);
    assert_eq!(memory.payloads()[0], ENVELOPE);
}

#[tokio::test]
async fn office365_tells_what_it_cannot_read() {
    let (running, memory) = sandbox(|_| {}).await;
    let url = &running.incoming;
    let card = r#"{"type":"AdaptiveCard","version":"1.4","body":[]}"#;
    assert_eq!(post(&running, url, card).await.told(), (400, "Summary or Text is required."));
    for body in ["", "{", "[]", r#"{"text":{}}"#, "\u{feff}{}", "{/* c */}"] {
        let bad = (400, "Bad payload received by generic incoming webhook.");
        assert_eq!(post(&running, url, body).await.told(), bad, "{body}");
    }
    let broken = ENVELOPE.replace("AdaptiveCard", "Adaptive");
    let answer = post(&running, url, &broken).await;
    assert!(
        answer.status == 200 && answer.body.contains("returned HTTP error 400 with ContextId tcid=0"),
        "{answer:?}"
    );
    assert_eq!(memory.count(), 0);
}

#[tokio::test]
async fn office365_counts_the_whole_body() {
    let (running, memory) = sandbox(|settings| settings.limits = Limits::Teams).await;
    let body = |bytes: usize| format!(r#"{{"text":"{}"}}"#, "x".repeat(bytes - 11));
    assert_eq!(post(&running, &running.incoming, &body(SIZE_LIMIT)).await.told(), (200, "1"));
    let answer = post(&running, &running.incoming, &body(SIZE_LIMIT + 1)).await;
    assert!(answer.status == 200 && answer.body.contains("returned HTTP error 413"), "{answer:?}");
    assert_eq!(memory.count(), 1);
    let (running, _) = sandbox(|settings| settings.limits = Limits::Off).await;
    assert_eq!(post(&running, &running.incoming, &body(SIZE_LIMIT + 1)).await.told(), (200, "1"));
}

#[tokio::test]
async fn office365_knows_its_own_urls_only() {
    let (running, _) = sandbox(|_| {}).await;
    let own = path(&running.incoming);
    let get = request(running.port, "GET", &own, "", "").await;
    assert_eq!(get.told(), (400, "Invalid webhook request - GET not supported"));
    assert_eq!(request(running.port, "PUT", &own, "", "").await.status, 405);
    let guid = "0fa1b2c3-0000-4000-8000-0123456789ab";
    let other = own.replace("IncomingWebhook", guid);
    let answer = request(running.port, "POST", &other, "", ENVELOPE).await;
    assert_eq!(answer.told(), (400, format!("Unknown Connector provider {guid}").as_str()));
    let shouted = own.rsplit_once('/').map(|(ids, version)| format!("{}/{version}", ids.to_uppercase())).unwrap();
    assert_eq!(request(running.port, "POST", &shouted, "", ENVELOPE).await.told(), (200, "1"));
    for wrong in [&own[..own.len() - 1], &own.to_lowercase(), "/webhookb2/x", "/webhook/y"] {
        assert_eq!(request(running.port, "POST", wrong, "", ENVELOPE).await.told(), (404, ""), "{wrong}");
    }
}

#[tokio::test]
async fn workflows_accepts_in_silence_what_it_will_drop() {
    let (running, memory) = sandbox(|settings| settings.limits = Limits::Teams).await;
    let large = format!(r#"{{"attachments":[],"x":"{}"}}"#, "x".repeat(SIZE_LIMIT));
    for body in [ENVELOPE, r#"{"text":"documented"}"#, r#"{"type":"AdaptiveCard"}"#, large.as_str()] {
        let answer = post(&running, &running.workflow, body).await;
        assert_eq!((answer.told(), answer.header("content-type")), ((202, ""), None));
    }
    let explained: Vec<_> = memory.payloads().iter().map(|body| cardwright::teams::flow::run(body).explain()).collect();
    assert!(explained[0].is_none() && explained[1..].iter().all(Option::is_some), "{explained:?}");
}

#[tokio::test]
async fn workflows_tells_its_errors_in_json() {
    let (running, memory) = sandbox(|_| {}).await;
    let url = path(&running.workflow);
    let send = |path: String, headers: &'static str| async move {
        request(running.port, "POST", &path, headers, ENVELOPE).await
    };
    let (plain, query) = url.split_once('?').unwrap();
    assert_eq!(send(format!("{plain}/?{query}"), "").await.status, 202);
    assert_eq!(send(url.replace("/direct/", "/direct/cu/7/"), "").await.status, 202);
    let missing = (400, "MissingApiVersionParameter".to_owned());
    assert_eq!(json_error(&send(plain.to_owned(), "").await), missing);
    assert_eq!(json_error(&send(url.replace("api-version=1&", ""), "").await), missing);
    let unauthorised = (401, "DirectApiAuthorizationRequired".to_owned());
    assert_eq!(json_error(&send(url.clone(), "Authorization: Bearer x\r\n").await), unauthorised);
    assert_eq!(json_error(&send(url[..url.find("&sig").unwrap()].to_owned(), "").await), unauthorised);
    assert_eq!(json_error(&send(url[..url.len() - 1].to_owned(), "").await), unauthorised);
    let other = send(url.replace("/workflows/", "/workflows/0"), "").await;
    assert_eq!(json_error(&other), (404, "WorkflowNotFound".to_owned()));
    let nowhere = send("/workflows".to_owned(), "").await;
    assert!(nowhere.status == 404 && nowhere.body.contains("does not match any known API routes"));
    assert_eq!(request(running.port, "GET", &url, "", "").await.status, 405);
    for body in ["", "[]", r#"{"attachments":null}"#, r#"{"attachments":[{"content":"{}"}]}"#] {
        let answer = post(&running, &running.workflow, body).await;
        assert_eq!(json_error(&answer), (400, "TriggerInputSchemaMismatch".to_owned()), "{body}");
    }
    assert_eq!(memory.count(), 2);
}

#[tokio::test]
async fn messages_are_one_array_oldest_first() {
    let (running, memory) = sandbox(|_| {}).await;
    let list = || async { request(running.port, "GET", "/messages", "", "").await };
    assert_eq!(list().await.told(), (200, "[]"));
    post(&running, &running.workflow, ENVELOPE).await;
    post(&running, &running.incoming, r#"{"text":"x", "n": 12345678901234567890123}"#).await;
    let answer = list().await;
    assert_eq!(answer.header("content-type"), Some("application/json; charset=utf-8"));
    assert!(answer.body.contains("12345678901234567890123"), "payloads stand there as they came");
    let start = answer.body.find(",\"payload\"").unwrap();
    let bytes = ENVELOPE.len();
    let at = &memory.all()[0].received_at;
    let head = format!(r#"[{{"id":1,"channel":"sandbox","dialect":"workflows","received_at":"{at}","bytes":{bytes}"#);
    assert_eq!(&answer.body[..start], head);
    assert_eq!(request(running.port, "DELETE", "/messages", "", "").await.status, 405);
    assert_eq!(running.messages, format!("http://127.0.0.1:{}/messages", running.port));
}

/// A store of many large messages that counts how many are asked for at once.
#[derive(Debug, Clone, Default)]
struct Large {
    pages: Arc<AtomicUsize>,
    broken_after: Option<i64>,
}

impl Inbox for Large {
    fn append(&self, _: &NewMessage) -> Result<Message, StoreError> {
        unreachable!("nothing is posted here")
    }

    fn page(&self, id: i64, bytes: usize) -> Result<Vec<Message>, StoreError> {
        assert!(bytes <= 1024 * 1024, "a page is small");
        self.pages.fetch_add(1, Ordering::AcqRel);
        if self.broken_after == Some(id) {
            return Err(StoreError::Missing { path: "messages".into() });
        }
        let payload = format!("\"{}\"", "x".repeat(1024 * 1024));
        let [channel, dialect, received_at] = ["c", "d", "t"].map(str::to_owned);
        let message = Message { id: id + 1, channel, dialect, received_at, bytes: payload.len(), payload };
        Ok(if id < 100 { vec![message] } else { Vec::new() })
    }
}

#[tokio::test]
async fn the_list_goes_out_as_it_is_read() {
    let large = Large::default();
    let running = Server::start(Settings::default(), large.clone(), |_| {}).await.unwrap();
    let mut stream = TcpStream::connect(("127.0.0.1", running.port)).await.unwrap();
    stream.write_all(b"GET /messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let ahead = large.pages.load(Ordering::Acquire);
    assert!(ahead < 50, "{ahead} pages were read for a client that takes none");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let list: Vec<serde_json::Value> = serde_json::from_str(&parse(&answer).body).unwrap();
    assert_eq!(list.len(), 100);
    assert_eq!(list[99]["id"], 100);
}

#[tokio::test]
async fn a_list_that_breaks_does_not_look_whole() {
    let large = Large { broken_after: Some(3), ..Large::default() };
    let running = Server::start(Settings::default(), large, |_| {}).await.unwrap();
    let answer = raw(running.port, b"GET /messages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await;
    assert!(answer.starts_with(b"HTTP/1.1 200") && !answer.ends_with(b"0\r\n\r\n"));
    assert!(serde_json::from_str::<serde_json::Value>(&parse(&answer).body).is_err());
}

#[tokio::test]
async fn a_broken_store_is_told_in_the_words_of_the_dialect() {
    let settings = cardwright::sandbox::Settings::default();
    let running = cardwright::sandbox::Server::start(settings, Broken, |_| {}).await.unwrap();
    let answer = post(&running, &running.incoming, r#"{"text":"x"}"#).await;
    assert!(answer.status == 200 && answer.body.contains("returned HTTP error 500"));
    assert_eq!(post(&running, &running.workflow, ENVELOPE).await.status, 500);
    assert_eq!(request(running.port, "GET", "/messages", "", "").await.status, 500);
}

#[tokio::test]
async fn every_start_has_other_secrets() {
    let (first, _) = sandbox(|_| {}).await;
    let (second, _) = sandbox(|_| {}).await;
    let strange = |url: &WebhookUrl| path(url);
    assert_eq!(request(first.port, "POST", &strange(&second.incoming), "", ENVELOPE).await.status, 404);
    assert_eq!(request(first.port, "POST", &strange(&second.workflow), "", ENVELOPE).await.status, 404);
}
