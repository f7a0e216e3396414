//! `cardwright history`: what was sent.

use clap::{Args, Subcommand};

use crate::card::text::plain;
use crate::store::Home;
use crate::workbench::actions::{self, SentRow, SentWhole};

use super::output::columns;
use super::{Exit, Failure, Format, Output, remark};

/// Show what was sent: list, show
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright history list
  cardwright history list ops refused --limit 5
  cardwright history show 12 --format json")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the newest sends, the newest first
    List {
        /// Words that have to occur in the endpoint, the card or the verdict
        filter: Vec<String>,
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u32,
        /// How they are written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show one send with its request and its answer
    Show {
        /// Its number
        id: i64,
        /// How it is written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

impl Arguments {
    pub(super) fn run(self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        match self.command {
            Command::List { filter, limit, format } => {
                let limit = usize::try_from(limit).unwrap_or(usize::MAX);
                let (rows, notice) = actions::sent(home, limit, &filter.join(" "))?;
                if let Some(notice) = notice {
                    remark(&notice.to_string());
                }
                list(&rows, format, output)?;
            }
            Command::Show { id, format } => {
                let (whole, notice) = actions::sent_whole(home, id)?;
                if let Some(notice) = notice {
                    remark(&notice.to_string());
                }
                show(&whole, format, output)?;
            }
        }
        Ok(Exit::Done)
    }
}

fn list(rows: &[SentRow], format: Format, output: &mut Output) -> Result<(), Failure> {
    if format == Format::Json {
        return output.json(&rows);
    }
    let cells = |row: &SentRow| {
        let status = row.status.map(|status| status.to_string()).unwrap_or_default();
        vec![
            row.id.to_string(),
            plain(&row.sent_at),
            plain(&row.endpoint),
            plain(&row.card),
            row.verdict.to_string(),
            status,
            format!("{} bytes", row.bytes),
            format!("{} ms", row.elapsed_ms),
        ]
    };
    for line in columns(&rows.iter().map(cells).collect::<Vec<_>>()) {
        output.line(&line)?;
    }
    Ok(())
}

fn show(whole: &SentWhole, format: Format, output: &mut Output) -> Result<(), Failure> {
    if format == Format::Json {
        return output.json(whole);
    }
    let SentWhole { row, request, response_headers, response } = whole;
    let status = row.status.map_or_else(|| "none".to_owned(), |status| status.to_string());
    for (what, value) in [
        ("number", row.id.to_string()),
        ("sent", row.sent_at.clone()),
        ("card", row.card.clone()),
        ("endpoint", format!("{} ({}, {})", row.endpoint, row.kind, row.masked)),
        ("verdict", format!("{}: {}", row.verdict, row.detail)),
        ("status", status),
        ("bytes", row.bytes.to_string()),
        ("took", format!("{} ms", row.elapsed_ms)),
    ] {
        output.line(&format!("{what:<9} {value}"))?;
    }
    output.line("\nrequest")?;
    output.line(request)?;
    output.line("\nanswer")?;
    for (name, value) in response_headers {
        output.line(&format!("{name}: {value}"))?;
    }
    output.line(response)
}
