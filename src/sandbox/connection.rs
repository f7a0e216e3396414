//! The connections of a server on loopback, bounded: so many at once, so long for a request, and cut when a fault asks.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, Sleep, sleep};

/// How many connections are served at once; more wait in the system's queue.
const AT_ONCE: usize = 64;

/// Accepts connections on loopback.
pub(super) struct Door {
    listener: TcpListener,
    room: Arc<Semaphore>,
    patience: Duration,
}

impl Door {
    /// `patience` is how long a client may take for a request, head and body.
    pub(super) fn new(listener: TcpListener, patience: Duration) -> Self {
        Self { listener, room: Arc::new(Semaphore::new(AT_ONCE)), patience }
    }
}

impl Listener for Door {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        loop {
            let Ok(permit) = Arc::clone(&self.room).acquire_owned().await else {
                // Nobody closes the semaphore.
                std::future::pending::<()>().await;
                continue;
            };
            match self.listener.accept().await {
                Ok((stream, address)) => {
                    let _ = stream.set_nodelay(true);
                    return (Connection::new(stream, permit, self.patience), address);
                }
                // Out of file handles, or the client was gone already: a moment later it may go better.
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// What a handler may do to the connection that its request came on.
#[derive(Debug, Clone, Default)]
pub(super) struct Line(Arc<State>);

#[derive(Debug, Default)]
struct State {
    answering: AtomicUsize,
    answered: AtomicBool,
    cut: AtomicBool,
}

impl Line {
    /// Closes the connection instead of answering on it.
    pub(super) fn cut(&self) {
        self.0.cut.store(true, Ordering::Release);
    }

    /// Stops the clock for the client while its request is being answered.
    pub(super) fn answering(&self) -> Answering {
        self.0.answering.fetch_add(1, Ordering::AcqRel);
        Answering(self.clone())
    }
}

impl Connected<IncomingStream<'_, Door>> for Line {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.io().line.clone()
    }
}

/// While this lives, the client is not to blame for silence.
pub(super) struct Answering(Line);

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.0.answered.store(true, Ordering::Release);
        self.0.0.answering.fetch_sub(1, Ordering::AcqRel);
    }
}

/// One connection.
pub(super) struct Connection {
    stream: TcpStream,
    line: Line,
    patience: Duration,
    deadline: Pin<Box<Sleep>>,
    _permit: OwnedSemaphorePermit,
}

impl Connection {
    fn new(stream: TcpStream, permit: OwnedSemaphorePermit, patience: Duration) -> Self {
        Self { stream, line: Line::default(), patience, deadline: Box::pin(sleep(patience)), _permit: permit }
    }

    fn is_cut(&self) -> bool {
        self.line.0.cut.load(Ordering::Acquire)
    }

    fn renew(&mut self) {
        let deadline = Instant::now() + self.patience;
        self.deadline.as_mut().reset(deadline);
    }

    fn is_late(&mut self, context: &mut Context<'_>) -> bool {
        if self.line.0.answered.swap(false, Ordering::AcqRel) {
            self.renew();
        }
        self.line.0.answering.load(Ordering::Acquire) == 0 && self.deadline.as_mut().poll(context).is_ready()
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.is_cut() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        // Bytes that come drop by drop do not buy time.
        if self.is_late(context) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Pin::new(&mut self.stream).poll_read(context, buf)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.is_cut() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if written.is_ready() {
            self.renew();
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
