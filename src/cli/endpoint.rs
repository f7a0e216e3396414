//! `cardwright endpoint`: saved webhook URLs.

use std::io::{self, BufRead};
use std::sync::Arc;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::card::text::plain;
use crate::check::Levels;
use crate::json::Document;
use crate::store::Home;
use crate::store::endpoints::Edit;
use crate::teams::{EndpointKind, Force, WebhookUrl};
use crate::workbench::actions::{self, ActionError, EndpointRow, Outgoing, PlainHttp};

use super::confirm::{self, Input};
use super::output::columns;
use super::{Exit, Failure, Format, Output, remark, send};

/// The longest line that is read for a URL.
const LONGEST_LINE: u64 = 64 * 1024;

/// Save webhook URLs under names: list, add, show, edit, rename, remove, test
///
/// A webhook URL is a secret: it is read from standard input, stored in a file that only you can read, and shown as its
/// host and last four characters.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  echo \"$WEBHOOK_URL\" | cardwright endpoint add ops --url-stdin --tag production
  cardwright endpoint list
  cardwright endpoint test ops")]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the endpoints, secrets masked
    List {
        /// How they are written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Save a webhook URL under a name
    Add {
        /// The name
        name: String,
        /// Read the URL from the first line of standard input
        #[arg(long, required = true)]
        url_stdin: bool,
        /// workflow, incoming, outgoing, connector or generic; recognised from the URL unless given
        #[arg(long)]
        kind: Option<EndpointKind>,
        /// A mark, such as `production`, which wants a yes before each message
        #[arg(long, value_name = "TAG")]
        tag: Vec<String>,
        /// Take a plain http URL to another machine: its secret travels unencrypted
        #[arg(long)]
        allow_http: bool,
    },
    /// Show an endpoint, its secret masked
    Show {
        /// The name
        name: String,
        /// Show the whole URL
        #[arg(long)]
        reveal: bool,
        /// How it is written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Change the URL, the kind or the tags of an endpoint
    Edit {
        /// The name
        name: String,
        /// Read another URL from the first line of standard input
        #[arg(long)]
        url_stdin: bool,
        /// Another kind
        #[arg(long)]
        kind: Option<EndpointKind>,
        /// Other tags, in the place of those it has
        #[arg(long, value_name = "TAG")]
        tag: Vec<String>,
        /// No tags
        #[arg(long, conflicts_with = "tag")]
        no_tags: bool,
        /// Take a plain http URL to another machine: its secret travels unencrypted
        #[arg(long)]
        allow_http: bool,
    },
    /// Give an endpoint another name
    Rename {
        /// The name so far
        old: String,
        /// The name from now on
        new: String,
    },
    /// Forget an endpoint and its URL
    Remove {
        /// The name
        name: String,
    },
    /// Send a short text to an endpoint, and say what became of it
    Test {
        /// The name, or `env:VARIABLE`
        name: String,
        /// Send to an endpoint tagged `production` without asking
        #[arg(long)]
        yes: bool,
        /// Longest time for the exchange
        #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
        timeout: Option<u32>,
        /// How the verdict is written
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

impl Arguments {
    pub(super) fn run(self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        match self.command {
            Command::List { format } => list(&actions::endpoint_rows(home)?, format, output)?,
            Command::Add { name, url_stdin: _, kind, tag, allow_http } => {
                let row = actions::add_endpoint(home, &name, &url()?, kind, &tag, http(allow_http))?;
                saved(&row);
            }
            Command::Show { name, reveal, format } => show(home, &name, reveal, format, output)?,
            Command::Edit { name, url_stdin, kind, tag, no_tags, allow_http } => {
                if !url_stdin && kind.is_none() && tag.is_empty() && !no_tags {
                    return Err(Failure::asked("nothing to change: give --url-stdin, --kind, --tag or --no-tags"));
                }
                let url = if url_stdin { Some(url()?) } else { None };
                let tags = (no_tags || !tag.is_empty()).then_some(tag);
                saved(&actions::edit_endpoint(home, &name, &Edit { url, kind, tags }, http(allow_http))?);
            }
            Command::Rename { old, new } => {
                actions::rename_endpoint(home, &old, &new)?;
                remark(&format!("`{old}` is `{new}` now"));
            }
            Command::Remove { name } => {
                actions::remove_endpoint(home, &name)?;
                remark(&format!("removed `{name}`"));
            }
            Command::Test { name, yes, timeout, format } => return test(home, &name, yes, timeout, format, output),
        }
        Ok(Exit::Done)
    }
}

fn http(allowed: bool) -> PlainHttp {
    if allowed { PlainHttp::Allowed } else { PlainHttp::Refused }
}

/// The URL on the first line of standard input.
fn url() -> Result<WebhookUrl, ActionError> {
    let mut line = Vec::new();
    let mut input = io::Read::take(io::stdin().lock(), LONGEST_LINE);
    input.read_until(b'\n', &mut line).map_err(|error| ActionError::Stdin(error.to_string()))?;
    let line = String::from_utf8(line).map_err(|_| ActionError::Stdin("not UTF-8 text".to_owned()))?;
    actions::parse_url(&line)
}

fn saved(row: &EndpointRow) {
    remark(&format!("saved `{}` ({}, {})", row.name, row.kind, row.masked));
    for warning in &row.warnings {
        remark(&format!("warning: {warning}"));
    }
}

fn object(row: &EndpointRow) -> Value {
    json!({
        "name": row.name,
        "kind": row.kind,
        "tags": row.tags,
        "built_in": row.built_in,
        "url": row.masked,
        "last": row.last.as_ref().map(|(verdict, at)| json!({"verdict": verdict, "at": at})),
        "warnings": row.warnings,
    })
}

fn list(rows: &[EndpointRow], format: Format, output: &mut Output) -> Result<(), Failure> {
    if format == Format::Json {
        return output.json(&rows.iter().map(object).collect::<Vec<_>>());
    }
    let cells = |row: &EndpointRow| {
        let last =
            row.last.as_ref().map_or_else(|| "never sent to".to_owned(), |(verdict, at)| format!("{verdict} {at}"));
        [row.name.clone(), row.kind.to_string(), row.tags.join(","), last, row.masked.clone()]
            .map(|cell| plain(&cell))
            .to_vec()
    };
    for line in columns(&rows.iter().map(cells).collect::<Vec<_>>()) {
        output.line(&line)?;
    }
    Ok(())
}

fn show(home: &Home, name: &str, reveal: bool, format: Format, output: &mut Output) -> Result<(), Failure> {
    let mut row = actions::endpoint_row(home, name)?;
    if reveal {
        actions::reveal_endpoint(home, name)?.expose().clone_into(&mut row.masked);
    }
    if format == Format::Json {
        return output.json(&object(&row));
    }
    let last = row.last.map_or_else(|| "never sent to".to_owned(), |(verdict, at)| format!("{verdict}, {at}"));
    for (what, value) in [
        ("name", row.name),
        ("kind", row.kind.to_string()),
        ("tags", row.tags.join(", ")),
        ("url", row.masked),
        ("last", last),
    ] {
        output.line(&format!("{what:<5} {value}"))?;
    }
    output.flush()?;
    for warning in row.warnings {
        remark(&format!("warning: {warning}"));
    }
    Ok(())
}

fn test(
    home: &Home,
    name: &str,
    yes: bool,
    timeout: Option<u32>,
    format: Format,
    output: &mut Output,
) -> Result<Exit, Failure> {
    let to = vec![actions::resolve(home, name)?];
    if !yes {
        confirm::production(&to, Input::Free)?;
    }
    let document = Document::parse(actions::test_card()).map_err(|error| ActionError::Fault(error.to_string()))?;
    let outgoing = Outgoing {
        document: Arc::new(document),
        data: None,
        card: "test".to_owned(),
        levels: Levels::default(),
        force: Force::No,
    };
    send::deliver(home, outgoing, to, timeout, format, output)
}
