//! The list of messages on its way out: one JSON array, page by page, so that no more than a page is held at once.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Response};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::sync::mpsc;
use tokio_util::io::ReaderStream;

use crate::json::{Document, print};
use crate::store::messages::Message;

use super::inbox::Inbox;
use super::reply::Reply;

/// How many bytes of messages are read at once, if not a single one has more.
const PAGE: usize = 256 * 1024;

/// The answer with all messages; payloads stand in it as they came. When the store breaks in the middle, so does the
/// answer.
pub(super) async fn messages(inbox: Arc<dyn Inbox>) -> Response<Body> {
    let first = match page(&inbox, 0).await {
        Ok(first) => first,
        Err(error) => return Reply::text(500, error.to_string()).into_response(),
    };
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(send(inbox, first, sender));
    let pages = Pages { receiver, rest: Vec::new(), read: 0 };
    let mut response = Response::new(Body::from_stream(ReaderStream::new(pages)));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    response
}

async fn page(inbox: &Arc<dyn Inbox>, after: i64) -> io::Result<Vec<Message>> {
    let inbox = Arc::clone(inbox);
    let read = tokio::task::spawn_blocking(move || inbox.page(after, PAGE)).await;
    read.map_err(io::Error::other)?.map_err(io::Error::other)
}

/// Sends page after page, as fast as they are taken, until nobody takes them.
async fn send(inbox: Arc<dyn Inbox>, first: Vec<Message>, sender: mpsc::Sender<io::Result<Vec<u8>>>) {
    let mut before = '[';
    let mut read = Ok(first);
    loop {
        let (chunk, last) = match read {
            Ok(messages) => {
                let mut text = String::new();
                for message in &messages {
                    text.push(before);
                    text.push_str(&item(message));
                    before = ',';
                }
                (text, messages.last().map(|message| message.id))
            }
            Err(error) => {
                let _ = sender.send(Err(error)).await;
                return;
            }
        };
        let Some(last) = last else { break };
        if sender.send(Ok(chunk.into_bytes())).await.is_err() {
            return;
        }
        read = page(&inbox, last).await;
    }
    let end = if before == '[' { "[]" } else { "]" };
    let _ = sender.send(Ok(end.into())).await;
}

/// Pages as they come, for reading.
struct Pages {
    receiver: mpsc::Receiver<io::Result<Vec<u8>>>,
    rest: Vec<u8>,
    read: usize,
}

impl AsyncRead for Pages {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        while self.read >= self.rest.len() {
            match ready!(self.receiver.poll_recv(context)) {
                Some(page) => (self.rest, self.read) = (page?, 0),
                None => return Poll::Ready(Ok(())),
            }
        }
        let rest = self.rest.get(self.read..).unwrap_or_default();
        let taken = rest.get(..buf.remaining()).unwrap_or(rest);
        buf.put_slice(taken);
        let taken = taken.len();
        self.read += taken;
        Poll::Ready(Ok(()))
    }
}

fn item(message: &Message) -> String {
    let head = serde_json::json!({
        "id": message.id,
        "channel": message.channel,
        "dialect": message.dialect,
        "received_at": message.received_at,
        "bytes": message.bytes,
    });
    let head = head.to_string();
    let head = head.strip_suffix('}').unwrap_or(&head);
    // What a fault made the sandbox take may be anything.
    let is_json = Document::parse(message.payload.as_str()).is_ok_and(|document| document.is_strict());
    let payload = if is_json { message.payload.clone() } else { print::quote(&message.payload) };
    format!("{head},\"payload\":{payload}}}")
}
