//! `cardwright send`: a card to endpoints.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::card::text::plain;
use crate::check::Levels;
use crate::deliver::{Client, Timeouts};
use crate::json::Document;
use crate::store::Home;
use crate::store::config::Config;
use crate::teams::{Force, SIZE_LIMIT, Verdict};
use crate::workbench::actions::{
    self, ActionError, CardSource, Class, Destination, Outgoing, Route, SendReport, Sender,
};

use super::beside::{Beside, Unasked};
use super::confirm::{self, Input};
use super::filling::Filling;
use super::output::{Ink, columns};
use super::{Exit, Failure, Format, Output, remark};

/// Send a card to endpoints, and say what became of it
///
/// The card is checked and wrapped for the kind of each endpoint. `sandbox` and `sandbox-o365` are always there; when no
/// sandbox runs, it is hosted for the call. A template is filled with data first; where something of it has no value, it is
/// not sent; sample data beside it are taken only when `--sample` or `--case` asks for them. Endpoints tagged `production` want `--yes`, or a yes on the terminal.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright send card.json --to sandbox
  cardwright send deploy --to ops --to sandbox-o365 --format json
  make-card | cardwright send - --to env:TEAMS_WEBHOOK
  cardwright send card.json --to ops --dry-run
  cardwright send deploy --to ops --data build.json --set status=failed

JSON: one array of {endpoint, verdict, status, detail, attempts, bytes, elapsed_ms}; verdict
is delivered, accepted, refused, throttled, unreachable or unknown.")]
pub(super) struct Arguments {
    /// A file, or the name of a saved template; `-` is standard input
    card: PathBuf,
    /// A saved endpoint, `sandbox`, `sandbox-o365`, or `env:VARIABLE` with the webhook URL in the environment
    #[arg(long, required = true, num_args = 1.., value_name = "NAME")]
    to: Vec<String>,
    /// Send in spite of errors in the card, and of what no data fills
    #[arg(long)]
    force: bool,
    /// Send to endpoints tagged `production` without asking
    #[arg(long)]
    yes: bool,
    /// Send nothing: print what would go on the wire
    #[arg(long)]
    dry_run: bool,
    /// How often a message is sent again; for now 0 only
    #[arg(long, default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=0))]
    retries: u32,
    /// Longest wait for room in the known rate windows; nothing is held back yet
    #[arg(long, default_value_t = 30, value_name = "SECONDS")]
    wait: u32,
    /// Longest time for one exchange; 30, unless the configuration says otherwise
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    timeout: Option<u32>,
    /// How the verdicts are written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    filling: Filling,
    #[command(flatten)]
    beside: Beside,
}

impl Arguments {
    pub(super) fn run(&self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        self.filling.once([self.card.as_path()])?;
        let (card, document) = actions::read_document(home, &CardSource::card(&self.card))?;
        let data = self.beside.with(&self.filling, &card, Unasked::Never)?.read(Some(home), card.path.as_deref())?;
        let (levels, faults) = actions::levels_for(home, card.path.as_deref());
        for fault in faults {
            remark(&format!("{fault}; it sets no levels"));
        }
        let to = destinations(home, &self.to)?;
        let force = if self.force { Force::Yes } else { Force::No };
        let document = actions::fill(&card.place(), document, &data, force)?;
        if self.dry_run {
            return dry_run(&document, &to, &levels, force, self.format, output);
        }
        if !self.yes {
            let input =
                if self.card == Path::new("-") || self.filling.takes_stdin() { Input::Taken } else { Input::Free };
            confirm::production(&to, input)?;
        }
        let outgoing = Outgoing { document: Arc::new(document), data: None, card: card.name, levels, force };
        deliver(home, outgoing, to, self.timeout, self.format, output)
    }
}

/// The endpoints, each once. Nothing is sent when one of them is not there.
fn destinations(home: &Home, names: &[String]) -> Result<Vec<Destination>, Failure> {
    let mut found: Vec<Destination> = Vec::new();
    for name in names {
        if !found.iter().any(|to| to.name == *name) {
            found.push(actions::resolve(home, name)?);
        }
    }
    Ok(found)
}

/// Sends, prints the reports, and gives the exit that they amount to.
pub(super) fn deliver(
    home: &Home,
    outgoing: Outgoing,
    to: Vec<Destination>,
    timeout: Option<u32>,
    format: Format,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let config = Config::load(home).unwrap_or_else(|error| {
        remark(&format!("{error}; the defaults count"));
        Config::default()
    });
    let total = timeout.map_or(config.timeout, |seconds| Duration::from_secs(u64::from(seconds)));
    let client = Client::new(Timeouts { connect: config.connect_timeout, total })?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(Exit::Fault, format!("there is no network: {error}")))?;
    let sent = runtime.block_on(send(home, client, outgoing, to));
    // A name that is still being resolved must not hold up the end.
    runtime.shutdown_background();
    let (reports, interrupted) = sent?;
    report(&reports, format, output)?;
    for trouble in reports.iter().flat_map(|report| &report.trouble) {
        remark(trouble);
    }
    Ok(if interrupted { Exit::Interrupted } else { exit(&reports) })
}

/// Sends to all at once; says whether it was interrupted.
async fn send(
    home: &Home,
    client: Client,
    outgoing: Outgoing,
    to: Vec<Destination>,
) -> Result<(Vec<SendReport>, bool), ActionError> {
    let (mut sender, notice) = Sender::open(home, client).await?;
    if let Some(notice) = notice {
        remark(&notice.to_string());
    }
    if to.iter().any(|to| to.route == Route::Sandbox) {
        for notice in sender.reach_sandbox().await? {
            remark(&notice);
        }
    }
    let sender = Arc::new(sender);
    let cancel = CancellationToken::new();
    let outgoing = Arc::new(outgoing);
    let reports = {
        let mut sends = std::pin::pin!(sender.send_all(&outgoing, to, &cancel));
        tokio::select! {
            reports = &mut sends => reports,
            _ = tokio::signal::ctrl_c() => {
                cancel.cancel();
                sends.await
            }
        }
    };
    let interrupted = cancel.is_cancelled();
    if let Ok(sender) = Arc::try_unwrap(sender) {
        sender.close().await;
    }
    Ok((reports?, interrupted))
}

/// The highest of 1, 3, 4 and 5 that occurred; a record that could not be written counts when nothing else did.
fn exit(reports: &[SendReport]) -> Exit {
    let each = reports.iter().map(|report| match (report.verdict, report.attempts) {
        (Verdict::Refused, 0) => Exit::Card,
        (verdict, _) => Exit::from(verdict),
    });
    match each.max().unwrap_or(Exit::Done) {
        Exit::Done if reports.iter().any(|report| !report.trouble.is_empty()) => Exit::Storage,
        exit => exit,
    }
}

fn report(reports: &[SendReport], format: Format, output: &mut Output) -> Result<(), Failure> {
    if format == Format::Json {
        return output.json(&reports);
    }
    let verdict = |report: &SendReport| match report.attempts {
        0 => "not sent".to_owned(),
        _ => report.verdict.to_string(),
    };
    let rows: Vec<Vec<String>> = reports
        .iter()
        .map(|report| {
            let took = format!("{} ms", report.elapsed_ms);
            vec![plain(&report.endpoint), verdict(report), took, plain(&report.detail)]
        })
        .collect();
    for (report, line) in reports.iter().zip(columns(&rows)) {
        let ink = match report.verdict {
            Verdict::Delivered | Verdict::Accepted => Ink::Good,
            Verdict::Throttled | Verdict::Unknown => Ink::Careful,
            Verdict::Refused | Verdict::Unreachable => Ink::Bad,
        };
        let word = verdict(report);
        let name = plain(&report.endpoint);
        let (head, tail) = line.split_at_checked(name.len()).unwrap_or(("", &line));
        output.inked(&format!("{head}{}", tail.replacen(&word, &output.ink(ink, &word), 1)))?;
    }
    Ok(())
}

/// Prints what would be sent.
fn dry_run(
    document: &Document,
    to: &[Destination],
    levels: &Levels,
    force: Force,
    format: Format,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let mut exit = Exit::Done;
    let mut all = Vec::new();
    for to in to {
        match actions::prepare(document, to.kind, levels, force) {
            Ok(prepared) => {
                let payload = prepared.payload;
                if format == Format::Human {
                    let notes = payload.notes.iter().flat_map(|note| ["; ", note]).collect::<String>();
                    remark(&format!("{} ({}): {} of {SIZE_LIMIT} bytes{notes}", to.name, to.kind, payload.bytes()));
                    output.text(&format!("{}\n", payload.body))?;
                    output.flush()?;
                }
                all.push(json!({
                    "endpoint": to.name,
                    "kind": to.kind,
                    "bytes": payload.bytes(),
                    "detail": payload.notes.join("; "),
                    "payload": payload.body,
                }));
            }
            Err(error) if error.class() == Class::Card => {
                exit = Exit::Card;
                if format == Format::Human {
                    remark(&format!("{} ({}): {error}", to.name, to.kind));
                }
                all.push(json!({
                    "endpoint": to.name, "kind": to.kind, "bytes": 0, "detail": error.to_string(), "payload": null,
                }));
            }
            Err(error) => return Err(error.into()),
        }
    }
    if format == Format::Json {
        output.json(&all)?;
    }
    Ok(exit)
}
