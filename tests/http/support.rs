//! A message store in memory, a client that sends exactly what it is told, and servers that misbehave.

use std::sync::Arc;
use std::time::Duration;

use cardwright::sandbox::{Fault, Inbox, Limits, Running, Server, Settings};
use cardwright::store::StoreError;
use cardwright::store::messages::{Message, Messages, NewMessage};
use cardwright::teams::WebhookUrl;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The store's own messages, kept as long as the test.
#[derive(Debug, Clone)]
pub(crate) struct Memory(Arc<Messages>);

impl Default for Memory {
    fn default() -> Self {
        Self(Arc::new(Messages::in_memory().unwrap()))
    }
}

impl Memory {
    pub(crate) fn count(&self) -> usize {
        self.0.count().unwrap()
    }

    pub(crate) fn all(&self) -> Vec<Message> {
        self.0.all().unwrap()
    }

    pub(crate) fn payloads(&self) -> Vec<String> {
        self.all().into_iter().map(|message| message.payload).collect()
    }
}

/// A store that is broken.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Broken;

fn full() -> StoreError {
    StoreError::Missing { path: "messages".into() }
}

impl Inbox for Broken {
    fn append(&self, _: &NewMessage) -> Result<Message, StoreError> {
        Err(full())
    }

    fn page(&self, _: i64, _: usize) -> Result<Vec<Message>, StoreError> {
        Err(full())
    }
}

/// A sandbox with a clock that stands still, and what it keeps.
pub(crate) async fn sandbox(change: impl FnOnce(&mut Settings)) -> (Running, Memory) {
    let memory = Memory::default();
    let mut settings = Settings { clock: Arc::new(|| Duration::ZERO), limits: Limits::Off, ..Settings::default() };
    change(&mut settings);
    let running = Server::start(settings, Arc::clone(&memory.0), |_| {}).await.unwrap();
    (running, memory)
}

/// A sandbox with a fault.
pub(crate) async fn faulty(spec: &str) -> (Running, Memory) {
    let fault = Fault::parse(spec).unwrap();
    sandbox(|settings| settings.fault = Some(fault)).await
}

/// An answer, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    pub(crate) fn told(&self) -> (u16, &str) {
        (self.status, &self.body)
    }
}

/// Sends bytes and reads until the other side closes.
pub(crate) async fn raw(port: u16, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    // The other side may stop reading in the middle: that is for the answer to tell.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    answer
}

pub(crate) fn parse(bytes: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    let is_chunked = head.to_ascii_lowercase().contains("transfer-encoding: chunked");
    let body = if is_chunked { unchunked(body) } else { body.to_owned() };
    Answer { status, head: head.to_owned(), body }
}

/// A body that came in chunks, as far as it came.
fn unchunked(body: &str) -> String {
    let mut text = String::new();
    let mut rest = body;
    while let Some((length, chunk)) = rest.split_once("\r\n") {
        let Some(piece) = usize::from_str_radix(length, 16).ok().and_then(|length| chunk.get(..length)) else { break };
        text.push_str(piece);
        rest = chunk.get(piece.len() + 2..).unwrap_or_default();
    }
    text
}

/// Any request; `headers` end with a line break each.
pub(crate) async fn request(port: u16, method: &str, path: &str, headers: &str, body: &str) -> Answer {
    let host = if headers.to_ascii_lowercase().contains("host:") { "" } else { "Host: localhost\r\n" };
    let length = body.len();
    let text = format!(
        "{method} {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    parse(&raw(port, text.as_bytes()).await)
}

/// Path and query of a URL.
pub(crate) fn path(url: &WebhookUrl) -> String {
    let rest = url.expose().splitn(4, '/').nth(3).unwrap();
    format!("/{rest}")
}

/// A POST to a webhook.
pub(crate) async fn post(running: &Running, url: &WebhookUrl, body: &str) -> Answer {
    request(running.port, "POST", &path(url), "Content-Type: application/json\r\n", body).await
}

/// A server that reads one whole request, writes these bytes and closes. It hands out the request.
pub(crate) async fn server(answer: &'static [u8]) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let task = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let request = read_request(&mut stream).await;
        let _ = stream.write_all(answer).await;
        let _ = stream.shutdown().await;
        request
    });
    (port, task)
}

/// Reads a request with a body of known length.
pub(crate) async fn read_request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = stream.read(&mut buffer).await.unwrap_or_default();
        bytes.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.to_ascii_lowercase();
            let length = length.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
            if body.len() >= length.and_then(|length| length.parse().ok()).unwrap_or(0) {
                return text;
            }
        }
        if read == 0 {
            return text;
        }
    }
}
