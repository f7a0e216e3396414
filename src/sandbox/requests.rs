//! From a request to an answer: who asked for what, and may it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{AUTHORIZATION, HOST};
use axum::http::{Method, Response, request};
use tokio_util::sync::CancellationToken;

use crate::store::messages::{Message, NewMessage};
use crate::teams::answer::Dialect;
use crate::teams::rate::Windows;

use super::address::{Address, same};
use super::channel::{CHANNEL, Clock, Limits};
use super::connection::Line;
use super::fault::{Fault, What};
use super::inbox::Inbox;
use super::reply::Reply;
use super::workflows::Authorization;
use super::{list, office365, workflows};

/// How much of a body is read, whatever the limits: far beyond what any host takes.
const READ_LIMIT: usize = 4 * 1024 * 1024;

/// What the server knows.
pub(super) struct Channel {
    pub(super) address: Address,
    pub(super) limits: Limits,
    pub(super) fault: Option<Fault>,
    pub(super) clock: Clock,
    pub(super) inbox: Arc<dyn Inbox>,
    pub(super) sink: Box<dyn Fn(&Message) + Send + Sync>,
    pub(super) stopping: CancellationToken,
    pub(super) windows: Mutex<[Windows; 2]>,
    pub(super) hit: AtomicU32,
    pub(super) order: Mutex<()>,
}

/// Whom a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Messages,
    Webhook(Dialect),
    UnknownProvider,
    NoWebhook,
    NoFlow,
}

/// Answers a request.
pub(super) async fn answer(
    State(channel): State<Arc<Channel>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request,
) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let reply = match early(&channel, &parts) {
        Ok(Target::Messages) => {
            let _answering = line.answering();
            return list::messages(Arc::clone(&channel.inbox)).await;
        }
        Ok(Target::Webhook(dialect)) => match to_bytes(body, READ_LIMIT).await {
            Ok(body) => {
                let _answering = line.answering();
                late(&channel, &line, &parts, dialect, &body).await
            }
            Err(_) => Reply::text(413, "the sandbox reads no more than 4 MiB"),
        },
        Ok(_) => Reply::text(404, "there is nothing here"),
        Err(reply) => reply,
    };
    reply.into_response()
}

/// What can be said before the body is read.
fn early(channel: &Channel, parts: &request::Parts) -> Result<Target, Reply> {
    if !is_local(parts) {
        // A web page of another site would come under that site's name.
        return Err(Reply::text(403, "the sandbox answers to 127.0.0.1 and localhost only"));
    }
    let path = parts.uri.path();
    let target = target(&channel.address, path);
    match target {
        Target::Messages if parts.method == Method::GET => Ok(target),
        Target::Messages => Err(Reply::text(405, "messages can be read, with GET").allowing("GET")),
        Target::Webhook(Dialect::Office365) if parts.method == Method::GET => {
            Err(Reply::named(Dialect::Office365, "get"))
        }
        Target::Webhook(_) if parts.method == Method::POST => Ok(target),
        Target::Webhook(_) => Err(Reply::text(405, "a webhook takes POST").allowing("POST")),
        Target::UnknownProvider => {
            let provider = path.split('/').nth(3).unwrap_or_default();
            Err(Reply::text(400, format!("Unknown Connector provider {provider}")))
        }
        Target::NoWebhook => Err(Reply::named(Dialect::Office365, "404")),
        Target::NoFlow => Err(workflows::nobody(path)),
    }
}

fn target(address: &Address, path: &str) -> Target {
    if path == "/messages" {
        return Target::Messages;
    }
    if workflows::is_flow(address, path) {
        return Target::Webhook(Dialect::Workflows);
    }
    let incoming = address.incoming_path();
    if same_office365(path, &incoming) || same_office365(path, &address.connector_path()) {
        return Target::Webhook(Dialect::Office365);
    }
    if !path.to_ascii_lowercase().starts_with("/webhook") {
        return Target::NoFlow;
    }
    // The right secret with another app's id in it.
    let swapped: Vec<&str> =
        path.split('/').enumerate().map(|(at, step)| if at == 3 { "IncomingWebhook" } else { step }).collect();
    if same_office365(&swapped.join("/"), &incoming) { Target::UnknownProvider } else { Target::NoWebhook }
}

/// Ids are hexadecimal and read in any case, the last step is a secret of letters.
fn same_office365(path: &str, own: &str) -> bool {
    match (path.rsplit_once('/'), own.rsplit_once('/')) {
        (Some((ids, version)), Some((own_ids, own_version))) => {
            same(&ids.to_ascii_lowercase(), &own_ids.to_ascii_lowercase()) & same(version, own_version)
        }
        _ => false,
    }
}

fn is_local(parts: &request::Parts) -> bool {
    let mut named = parts.headers.get_all(HOST).iter();
    let host = match (named.next(), parts.uri.authority()) {
        (Some(host), _) if named.next().is_none() => host.to_str().unwrap_or_default(),
        (None, Some(authority)) => authority.as_str(),
        _ => return false,
    };
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")) && port.parse::<u16>().is_ok()
}

async fn late(channel: &Arc<Channel>, line: &Line, parts: &request::Parts, dialect: Dialect, body: &[u8]) -> Reply {
    if dialect == Dialect::Workflows {
        let header = parts.headers.contains_key(AUTHORIZATION);
        let header = if header { Authorization::Header } else { Authorization::None };
        if let Err(reply) = workflows::authorise(&channel.address, parts.uri.query().unwrap_or_default(), header) {
            return reply;
        }
    }
    if let Some(fault) = channel.misbehave()
        && let Some(reply) = misbehave(channel, line, fault, dialect, body).await
    {
        return reply;
    }
    let taken = channel.admit(dialect).and_then(|()| match dialect {
        Dialect::Office365 => office365::take(body, channel.limits),
        Dialect::Workflows => workflows::take(body),
    });
    match taken {
        Ok(reply) => channel.keep(dialect, body).await.map_or_else(|| broken(dialect), |()| reply),
        Err(reply) => reply,
    }
}

fn stopping() -> Reply {
    Reply::text(503, "the sandbox is stopping")
}

/// The bad answer; none where the fault changes nothing about it.
async fn misbehave(channel: &Arc<Channel>, line: &Line, fault: Fault, dialect: Dialect, body: &[u8]) -> Option<Reply> {
    match fault.what {
        // Only who is kept waiting hears of the end; a message that was kept is answered as if there were none.
        What::Slow(time) => tokio::select! {
            () = tokio::time::sleep(time) => None,
            () = channel.stopping.cancelled() => Some(stopping()),
        },
        What::Drop => {
            line.cut();
            Some(Reply::text(500, ""))
        }
        What::Hang => {
            channel.stopping.cancelled().await;
            Some(stopping())
        }
        What::Answer(_) => {
            let answer = fault.answer(dialect)?;
            // Another way of saying yes: the message is kept as ever.
            let kept = !answer.verdict.is_success() || channel.keep(dialect, body).await.is_some();
            Some(if kept { Reply::of(answer) } else { broken(dialect) })
        }
    }
}

/// What is answered when a message cannot be kept.
fn broken(dialect: Dialect) -> Reply {
    let name = match dialect {
        Dialect::Office365 => "wrapped-500",
        Dialect::Workflows => "500",
    };
    Reply::named(dialect, name)
}

impl Channel {
    /// The fault that hits this request.
    fn misbehave(&self) -> Option<Fault> {
        let fault = self.fault?;
        let Some(first) = fault.first else { return Some(fault) };
        let hit = self.hit.fetch_update(Ordering::AcqRel, Ordering::Acquire, |hit| (hit < first).then_some(hit + 1));
        hit.is_ok().then_some(fault)
    }

    fn admit(&self, dialect: Dialect) -> Result<(), Reply> {
        if self.limits == Limits::Off {
            return Ok(());
        }
        let now = (self.clock)();
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let [office365, workflows] = &mut *windows;
        match dialect {
            Dialect::Office365 => office365.admit(now).map_err(office365::throttled),
            Dialect::Workflows => workflows.admit(now).map_err(workflows::throttled),
        }
    }

    /// Keeps the message and tells the sink; nothing when it could not be kept.
    async fn keep(self: &Arc<Self>, dialect: Dialect, body: &[u8]) -> Option<()> {
        let message = NewMessage {
            channel: CHANNEL.to_owned(),
            dialect: dialect.name().to_owned(),
            payload: String::from_utf8_lossy(body).into_owned(),
            bytes: body.len(),
        };
        let channel = Arc::clone(self);
        let kept = tokio::task::spawn_blocking(move || {
            // The sink hears of messages in the order of their numbers.
            let _order = channel.order.lock().unwrap_or_else(PoisonError::into_inner);
            let message = channel.inbox.append(&message).ok()?;
            (channel.sink)(&message);
            Some(())
        });
        kept.await.ok().flatten()
    }
}
