//! `cardwright listen`: the sandbox alone.

use std::future::Future;
use std::io::{self, Write};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use clap::{Args, ValueEnum};
use serde_json::json;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::card::text::plain;
use crate::sandbox::{self, Fault, Settings};
use crate::store::Home;
use crate::store::messages::Message;
use crate::workbench::actions::ActionError;
use crate::workbench::actions::sandbox::{Hosted, Publish, host};

use super::{Exit, Failure, Format, output, remark};

/// How long the end waits for a slow reader.
const FAREWELL: Duration = Duration::from_secs(2);

/// Be a Teams channel on this machine, in both dialects
///
/// Prints its webhook URLs, then one line a message. It listens on 127.0.0.1 only, and is reached by the names `sandbox` and
/// `sandbox-o365`. It ends on Ctrl-C or SIGTERM, after `--expect` messages, or when `--timeout` is over.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright listen
  cardwright listen --port 8080 --limits off --format json
  cardwright listen --expect 1 --timeout 30      wait for one message
  cardwright listen --fault 429*3                throttle the first three

JSON: first one line {\"incoming\": URL, \"workflow\": URL, \"messages\": URL}, then one line a
message: id, channel, dialect, received_at, bytes. GET on `messages` gives them all.")]
pub(super) struct Arguments {
    /// The port; a free one unless given
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The limits of Teams on size and rate, or none
    #[arg(long, value_enum, default_value_t)]
    limits: Limits,
    /// Answer badly on purpose; `*N` behind it for the first N requests only
    #[arg(long, value_name = "SPEC", long_help = faults())]
    fault: Option<Fault>,
    /// End when so many messages arrived
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    expect: Option<u64>,
    /// End after so long; with `--expect` that is a failure
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400 * 365))]
    timeout: Option<u64>,
    /// How the URLs and messages are written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Limits {
    #[default]
    Teams,
    Off,
}

fn faults() -> String {
    let faults = Fault::list().into_iter().map(|(name, what)| format!("\n  {name}: {what}"));
    format!(
        "Answer badly on purpose; `*N` behind it for the first N requests only. There are:\n{}",
        faults.collect::<String>()
    )
}

impl Arguments {
    pub(super) fn run(&self, home: &Home) -> Result<Exit, Failure> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .map_err(|error| Failure::new(Exit::Fault, format!("there is no network: {error}")))?;
        let writer = Writer::start()?;
        let ended = runtime.block_on(self.listen(home, &writer));
        runtime.shutdown_background();
        let written = writer.finish();
        let exit = ended?;
        written.map(|()| exit)
    }

    async fn listen(&self, home: &Home, writer: &Writer) -> Result<Exit, ActionError> {
        // The signals are listened to before anybody is told that there is somebody to signal.
        let signals = Signals::new()?;
        let (arrived, arrivals) = unbounded_channel();
        let (lines, format) = (writer.lines.clone(), self.format);
        let hosted = host(home, self.settings(), Publish::Yes, move |message| {
            let _ = lines.send(Line::Message(line(message, format)));
            let _ = arrived.send(());
        });
        let hosted = hosted.await?;
        for notice in &hosted.notices {
            remark(notice);
        }
        writer.put(Line::First(first(&hosted, self.format)));
        if self.format == Format::Human {
            remark("listening; Ctrl-C ends it");
        }
        let exit = self.wait(arrivals, signals.next()).await;
        hosted.stop().await;
        Ok(exit)
    }

    fn settings(&self) -> Settings {
        let limits = match self.limits {
            Limits::Teams => sandbox::Limits::Teams,
            Limits::Off => sandbox::Limits::Off,
        };
        Settings { port: self.port, limits, fault: self.fault, ..Settings::default() }
    }

    async fn wait(&self, mut arrivals: UnboundedReceiver<()>, signal: impl Future<Output = Exit>) -> Exit {
        let expected = async {
            let Some(expect) = self.expect else { return std::future::pending().await };
            for _ in 0..expect {
                if arrivals.recv().await.is_none() {
                    return std::future::pending().await;
                }
            }
        };
        let over = async {
            match self.timeout {
                Some(seconds) => tokio::time::sleep(Duration::from_secs(seconds)).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            () = expected => Exit::Done,
            exit = signal => exit,
            () = over => match self.expect {
                Some(expect) => {
                    remark(&format!("{expect} messages were expected, and did not come in time"));
                    Exit::Card
                }
                None => Exit::Done,
            },
        }
    }
}

fn first(hosted: &Hosted, format: Format) -> String {
    let running = &hosted.running;
    let (incoming, workflow, messages) = (running.incoming.expose(), running.workflow.expose(), &running.messages);
    match format {
        Format::Json => json!({"incoming": incoming, "workflow": workflow, "messages": messages}).to_string(),
        Format::Human => format!("incoming  {incoming}\nworkflow  {workflow}\nmessages  {messages}"),
    }
}

fn line(message: &Message, format: Format) -> String {
    let Message { id, channel, dialect, received_at, bytes, .. } = message;
    match format {
        Format::Json => {
            json!({"id": id, "channel": channel, "dialect": dialect, "received_at": received_at, "bytes": bytes})
                .to_string()
        }
        Format::Human => plain(&format!("{received_at}  #{id}  {dialect}  {bytes} bytes")),
    }
}

/// A line on its way to standard output. Messages that are quicker than the first line wait for it.
enum Line {
    First(String),
    Message(String),
    End,
}

/// Writes to standard output from a thread of its own: a reader that does not read delays nobody but this thread.
struct Writer {
    lines: mpsc::Sender<Line>,
    ended: mpsc::Receiver<io::Result<()>>,
}

impl Writer {
    fn start() -> Result<Self, Failure> {
        let (lines, waiting) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        thread::Builder::new()
            .name("output".to_owned())
            .spawn(move || end.send(write(&waiting)))
            .map_err(|error| Failure::new(Exit::Fault, error.to_string()))?;
        Ok(Self { lines, ended })
    }

    fn put(&self, line: Line) {
        let _ = self.lines.send(line);
    }

    /// Waits until everything is written, but not for ever.
    fn finish(self) -> Result<(), Failure> {
        self.put(Line::End);
        match self.ended.recv_timeout(FAREWELL) {
            Ok(Err(error)) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::new(Exit::Storage, format!("standard output: {}", output::reason(&error))))
            }
            _ => Ok(()),
        }
    }
}

fn write(lines: &mpsc::Receiver<Line>) -> io::Result<()> {
    let mut early = Some(Vec::new());
    let mut stdout = io::stdout();
    let mut failed = Ok(());
    while let Ok(line) = lines.recv() {
        let ready = match line {
            Line::First(first) => std::iter::once(first).chain(early.take().unwrap_or_default()).collect(),
            Line::Message(message) => match &mut early {
                Some(early) => {
                    early.push(message);
                    continue;
                }
                None => vec![message],
            },
            Line::End => break,
        };
        // The channel goes on when nobody reads any more; the failure is told at the end.
        if failed.is_ok() {
            let text = ready.into_iter().map(|line: String| line + "\n").collect::<String>();
            failed = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        }
    }
    failed
}

/// The signals that end it.
struct Signals {
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
}

impl Signals {
    #[cfg(unix)]
    fn new() -> Result<Self, ActionError> {
        use tokio::signal::unix::{SignalKind, signal};
        let listen = |kind| signal(kind).map_err(|error| ActionError::Fault(format!("no signals: {error}")));
        Ok(Self { interrupt: listen(SignalKind::interrupt())?, terminate: listen(SignalKind::terminate())? })
    }

    #[cfg(unix)]
    async fn next(mut self) -> Exit {
        tokio::select! {
            _ = self.interrupt.recv() => Exit::Interrupted,
            _ = self.terminate.recv() => Exit::Done,
        }
    }

    #[cfg(not(unix))]
    #[expect(clippy::unnecessary_wraps, reason = "signals can fail elsewhere")]
    fn new() -> Result<Self, ActionError> {
        Ok(Self {})
    }

    #[cfg(not(unix))]
    async fn next(self) -> Exit {
        let _ = tokio::signal::ctrl_c().await;
        Exit::Interrupted
    }
}
