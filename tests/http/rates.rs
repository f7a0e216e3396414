//! The five rate windows, over real sockets, by a clock that is passed in.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use cardwright::sandbox::{Limits, Running};
use cardwright::teams::WebhookUrl;
use cardwright::teams::rate::{WINDOWS, Windows};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::{Answer, Memory, parse, path, sandbox};

#[derive(Clone, Default)]
struct Hands(Arc<AtomicU64>);

impl Hands {
    fn advance(&self, time: Duration) {
        self.0.fetch_add(u64::try_from(time.as_millis()).unwrap(), Ordering::SeqCst);
    }

    fn now(&self) -> Duration {
        Duration::from_millis(self.0.load(Ordering::SeqCst))
    }
}

async fn limited() -> (Running, Memory, Hands) {
    let hands = Hands::default();
    let clock = hands.clone();
    let (running, memory) = sandbox(|settings| {
        settings.limits = Limits::Teams;
        settings.clock = Arc::new(move || clock.now());
    })
    .await;
    (running, memory, hands)
}

/// One connection kept open, so that thousands of requests take no time.
struct Sender {
    stream: TcpStream,
    text: String,
}

impl Sender {
    async fn new(running: &Running, url: &WebhookUrl) -> Self {
        let body = r#"{"text":"x","attachments":[]}"#;
        let (path, length) = (path(url), body.len());
        let text = format!("POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {length}\r\n\r\n{body}");
        Self { stream: TcpStream::connect(("127.0.0.1", running.port)).await.unwrap(), text }
    }

    async fn send(&mut self) -> Answer {
        self.stream.write_all(self.text.as_bytes()).await.unwrap();
        let mut bytes = Vec::new();
        loop {
            let mut buffer = [0; 2048];
            let read = self.stream.read(&mut buffer).await.unwrap();
            assert!(read > 0, "the connection stays open");
            bytes.extend_from_slice(&buffer[..read]);
            let answer = parse(&bytes);
            let length = answer.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
            if answer.head.len() < bytes.len() && answer.body.len() >= length {
                return answer;
            }
        }
    }
}

#[tokio::test]
async fn workflows_throttles_in_all_five_windows() {
    let (running, memory, hands) = limited().await;
    let mut sender = Sender::new(&running, &running.workflow).await;
    let mut waits = Vec::new();
    while hands.now() < WINDOWS[4].length {
        let answer = sender.send().await;
        match answer.status {
            202 => {}
            429 => {
                let wait = Duration::from_secs(answer.header("retry-after").unwrap().parse().unwrap());
                waits.push((memory.count(), hands.now() + wait));
                hands.advance(wait);
            }
            _ => panic!("{answer:?}"),
        }
    }
    for (window, count) in WINDOWS.iter().zip([4, 60, 100, 150, 1_800]) {
        assert!(waits.contains(&(count, window.length)), "after {count} messages one waits until {:?}", window.length);
    }
    assert_eq!(memory.count(), 1_800);
    assert_eq!(sender.send().await.status, 202, "the next day");
}

#[tokio::test]
async fn office365_throttles_inside_a_200() {
    let (running, memory, hands) = limited().await;
    let mut sender = Sender::new(&running, &running.incoming).await;
    // No header tells the wait here, so the arithmetic does.
    let mut model = Windows::new();
    let mut met = Vec::new();
    while hands.now() < WINDOWS[4].length {
        let answer = sender.send().await;
        assert_eq!(answer.status, 200);
        match model.admit(hands.now()) {
            Ok(()) => assert_eq!(answer.body, "1"),
            Err(throttled) => {
                assert!(answer.body.contains("returned HTTP error 429 with ContextId"), "{answer:?}");
                met.push(throttled.window);
                hands.advance(throttled.retry_after);
            }
        }
    }
    assert!(WINDOWS.iter().all(|window| met.contains(window)), "{met:?}");
    assert_eq!((memory.count(), sender.send().await.body.as_str()), (1_800, "1"));
}

#[tokio::test]
async fn each_webhook_counts_for_itself() {
    let (running, _, hands) = limited().await;
    let mut incoming = Sender::new(&running, &running.incoming).await;
    let mut workflow = Sender::new(&running, &running.workflow).await;
    for _ in 0..4 {
        assert_eq!(incoming.send().await.body, "1");
    }
    assert!(incoming.send().await.body.contains("429"));
    assert_eq!(workflow.send().await.status, 202);
    hands.advance(Duration::from_millis(999));
    assert!(incoming.send().await.body.contains("429"));
    hands.advance(Duration::from_millis(1));
    assert_eq!(incoming.send().await.body, "1");
}
