//! What the sandbox does not put up with, and how it starts and stops.

use std::time::Duration;

use cardwright::sandbox::{SandboxError, Server, Settings};
use cardwright::store::messages::{Message, Messages};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use crate::support::{faulty, parse, path, post, raw, request, sandbox};

const TEXT: &str = r#"{"text":"x"}"#;

#[tokio::test]
async fn only_the_names_of_this_machine_are_answered() {
    let (running, memory) = sandbox(|_| {}).await;
    let url = path(&running.incoming);
    for host in ["127.0.0.1", "localhost", "LocalHost:80", "127.0.0.1:9"] {
        let answer = request(running.port, "POST", &url, &format!("Host: {host}\r\n"), TEXT).await;
        assert_eq!(answer.told(), (200, "1"), "{host}");
    }
    for host in ["example.org", "localhost.example.org", "127.0.0.1.example.org", "127.0.0.1:x", "", "[::1]"] {
        for (method, path) in [("POST", url.as_str()), ("GET", "/messages")] {
            let answer = request(running.port, method, path, &format!("Host: {host}\r\n"), TEXT).await;
            assert_eq!(answer.status, 403, "{host}");
        }
    }
    let twice = request(running.port, "GET", "/messages", "Host: localhost\r\nHost: example.org\r\n", "").await;
    assert_ne!(twice.status, 200);
    let none = raw(running.port, b"GET /messages HTTP/1.0\r\n\r\n").await;
    assert_eq!(parse(&none).status, 403);
    assert_eq!(memory.count(), 4);
}

#[tokio::test]
async fn bodies_and_heads_are_bounded() {
    let (running, memory) = sandbox(|_| {}).await;
    let large = format!(r#"{{"text":"{}"}}"#, "x".repeat(4 * 1024 * 1024));
    assert_eq!(post(&running, &running.incoming, &large).await.status, 413);
    assert_eq!(post(&running, &running.workflow, &large).await.status, 413);
    let many = "X-A: b\r\n".repeat(200);
    assert_eq!(request(running.port, "GET", "/messages", &many, "").await.status, 431);
    assert_eq!(parse(&raw(running.port, b"\x16\x03\x01\0\r\n\r\n").await).status, 400, "no HTTP");
    assert_eq!(post(&running, &running.incoming, TEXT).await.told(), (200, "1"));
    assert_eq!(memory.count(), 1);
}

#[tokio::test]
async fn whoever_dawdles_is_dropped() {
    let (running, _) = sandbox(|settings| settings.patience = Duration::from_millis(80)).await;
    for start in ["", "POST / HT", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf"] {
        let answer = tokio::time::timeout(Duration::from_secs(5), raw(running.port, start.as_bytes())).await;
        assert!(answer.is_ok(), "the connection is closed after a while: {start:?}");
    }
}

#[tokio::test]
async fn a_slow_answer_is_no_dawdling_of_the_client() {
    let fault = cardwright::sandbox::Fault::parse("slow:1*1").unwrap();
    let (running, _) = sandbox(|settings| {
        settings.patience = Duration::from_millis(200);
        settings.fault = Some(fault);
    })
    .await;
    assert_eq!(post(&running, &running.incoming, TEXT).await.told(), (200, "1"));
}

#[tokio::test]
async fn idle_connections_do_not_keep_others_out() {
    let (running, _) = sandbox(|settings| settings.patience = Duration::from_millis(200)).await;
    let mut idle = Vec::new();
    for _ in 0..100 {
        idle.push(TcpStream::connect(("127.0.0.1", running.port)).await.unwrap());
    }
    assert_eq!(post(&running, &running.incoming, TEXT).await.told(), (200, "1"));
}

#[tokio::test]
async fn a_taken_port_is_told() {
    let (running, _) = sandbox(|_| {}).await;
    let settings = Settings { port: Some(running.port), ..Settings::default() };
    let error = Server::start(settings, Messages::in_memory().unwrap(), |_| {}).await.unwrap_err();
    assert!(matches!(error, SandboxError::PortTaken { port } if port == running.port));
    assert!(error.to_string().contains(&format!("port {} is taken", running.port)), "{error}");
}

#[tokio::test]
async fn a_chosen_port_is_free_again_after_the_stop() {
    let (running, _) = sandbox(|_| {}).await;
    let port = running.port;
    let mut idle = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    assert_eq!(post(&running, &running.incoming, TEXT).await.status, 200);
    running.stop().await;
    let mut rest = Vec::new();
    let _ = idle.read_to_end(&mut rest).await;
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
    let settings = Settings { port: Some(port), ..Settings::default() };
    let again = Server::start(settings, Messages::in_memory().unwrap(), |_| {}).await.unwrap();
    assert_eq!(post(&again, &again.incoming, TEXT).await.status, 200);
}

#[tokio::test]
async fn a_stop_does_not_wait_for_what_never_ends() {
    let (running, _) = faulty("timeout").await;
    let mut stream = TcpStream::connect(("127.0.0.1", running.port)).await.unwrap();
    let (path, length) = (path(&running.incoming), TEXT.len());
    let text = format!("POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n{TEXT}");
    stream.write_all(text.as_bytes()).await.unwrap();
    running.stop().await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    assert!(answer.is_empty() || parse(&answer).status == 503, "{answer:?}");
}

#[tokio::test]
async fn the_sink_hears_of_every_message_in_order() {
    let (sender, mut receiver) = mpsc::unbounded_channel();
    let sink = move |message: &Message| {
        let _ = sender.send((message.id, message.dialect.clone()));
    };
    let settings = Settings { limits: cardwright::sandbox::Limits::Off, ..Settings::default() };
    let running = Server::start(settings, Messages::in_memory().unwrap(), sink).await.unwrap();
    let posts = (0..20).map(|_| post(&running, &running.incoming, TEXT));
    let mut tasks = Vec::new();
    for answer in posts {
        tasks.push(answer);
    }
    let answers = join_all(tasks).await;
    assert!(answers.iter().all(|answer| answer.told() == (200, "1")));
    for id in 1..=20 {
        assert_eq!(receiver.recv().await, Some((id, "office365".to_owned())));
    }
}

/// Polls all of them until all are done.
async fn join_all<T>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        for (future, done) in &mut waiting {
            if done.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        if waiting.iter().all(|(_, done)| done.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    waiting.into_iter().filter_map(|(_, done)| done).collect()
}
