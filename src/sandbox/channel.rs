//! A Teams channel on loopback: its webhooks in both dialects, and the list of what arrived.

use std::fmt;
use std::io;
use std::net::Ipv4Addr;
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::store::messages::Message;
use crate::store::run;
use crate::teams::WebhookUrl;

use super::address::Address;
use super::connection::{Door, Line};
use super::fault::Fault;
use super::inbox::Inbox;
use super::requests::{Channel, answer};

/// The name of the one channel there is.
pub const CHANNEL: &str = "sandbox";

/// How long a stop waits for answers that are on their way.
const FAREWELL: Duration = Duration::from_secs(1);

/// A clock for the rate windows: the time since any fixed moment.
pub type Clock = Arc<dyn Fn() -> Duration + Send + Sync>;

/// Whether the limits of Teams hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Limits {
    /// Size and rate as in Teams.
    #[default]
    Teams,
    /// Neither.
    Off,
}

/// How a sandbox is to behave.
#[derive(Clone)]
pub struct Settings {
    /// The port on 127.0.0.1; a free one when there is none.
    pub port: Option<u16>,
    /// Whether the limits of Teams hold.
    pub limits: Limits,
    /// How it misbehaves.
    pub fault: Option<Fault>,
    /// The clock for the rate windows.
    pub clock: Clock,
    /// How long a client may take for one request.
    pub patience: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        let start = Instant::now();
        Self {
            port: None,
            limits: Limits::Teams,
            fault: None,
            clock: Arc::new(move || start.elapsed()),
            patience: Duration::from_secs(10),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("port", &self.port)
            .field("limits", &self.limits)
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

/// Why there is no sandbox.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SandboxError {
    /// Somebody else listens there.
    #[error("port {port} is taken by another program; name another port, or none to get a free one")]
    PortTaken {
        /// The port.
        port: u16,
    },
    /// The port cannot be had.
    #[error("cannot listen on port {port}: {source}")]
    Listen {
        /// The port; 0 for any.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// The URLs of the sandbox cannot be read.
    #[error("the sandbox made a URL that is none: {0}")]
    Url(#[from] crate::teams::UrlError),
}

/// The server.
#[derive(Debug, Clone, Copy)]
pub struct Server;

/// A server that runs. Dropping it stops it at once; [`Running::stop`] lets answers go out first.
#[derive(Debug)]
pub struct Running {
    /// The Office 365 webhook.
    pub incoming: WebhookUrl,
    /// The same as a connector app's webhook.
    pub connector: WebhookUrl,
    /// The Workflows webhook.
    pub workflow: WebhookUrl,
    /// The URL of the message list.
    pub messages: String,
    /// The port on 127.0.0.1.
    pub port: u16,
    stopping: CancellationToken,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a sandbox. `sink` hears of every message after it was kept, in order; the sender waits for it, so it has
    /// to be quick.
    ///
    /// # Errors
    /// When the port is taken or cannot be had.
    pub async fn start(
        settings: Settings,
        inbox: impl Inbox,
        sink: impl Fn(&Message) + Send + Sync + 'static,
    ) -> Result<Running, SandboxError> {
        let wanted = settings.port.unwrap_or_default();
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).await.map_err(|source| match source.kind() {
                io::ErrorKind::AddrInUse => SandboxError::PortTaken { port: wanted },
                _ => SandboxError::Listen { port: wanted, source },
            })?;
        let port = listener.local_addr().map_err(|source| SandboxError::Listen { port: wanted, source })?.port();
        let address = Address::fresh(port);
        let stopping = CancellationToken::new();
        let channel = Arc::new(Channel {
            address: address.clone(),
            limits: settings.limits,
            fault: settings.fault,
            clock: settings.clock,
            inbox: Arc::new(inbox),
            sink: Box::new(sink),
            stopping: stopping.clone(),
            windows: Mutex::default(),
            hit: AtomicU32::default(),
            order: Mutex::default(),
        });
        let service = Router::new().fallback(answer).with_state(channel);
        let service = service.into_make_service_with_connect_info::<Line>();
        let door = Door::new(listener, settings.patience);
        let served = axum::serve(door, service).with_graceful_shutdown(stopping.clone().cancelled_owned());
        let task = tokio::spawn(async move {
            // It ends with the graceful stop and has no error to tell.
            let _ = served.await;
        });
        Ok(Running {
            incoming: address.incoming()?,
            connector: address.connector()?,
            workflow: address.workflow()?,
            messages: address.messages(),
            port,
            stopping,
            task,
        })
    }
}

impl Running {
    /// What the run file tells other processes of the same user.
    #[must_use]
    pub fn address(&self) -> run::Address {
        run::Address {
            incoming: self.incoming.clone(),
            workflow: self.workflow.clone(),
            messages: self.messages.clone(),
            pid: std::process::id(),
        }
    }

    /// Stops: no new connections, a moment for the answers that are on their way.
    pub async fn stop(mut self) {
        self.stopping.cancel();
        let _ = tokio::time::timeout(FAREWELL, &mut self.task).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stopping.cancel();
        self.task.abort();
    }
}
