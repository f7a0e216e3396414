//! `cardwright check`: what is wrong with cards.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::card::host::Host;
use crate::card::text::plain;
use crate::check::{Diagnostic, Severity};
use crate::store::Home;
use crate::workbench::actions::{self, ActionError, CardSource};

use super::output::Ink;
use super::{Exit, Failure, Format, Output, remark};

/// Say what is wrong with cards: JSON, types and structure
///
/// Errors mean that the structure is wrong, or that the host refuses or drops the whole card; warnings, that a part is
/// lost. A file that is no JSON is one error; the other files are checked all the same.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright check card.json
  cardwright check cards/*.json --host workflow --format json
  make-card | cardwright check -")]
pub(super) struct Arguments {
    /// The cards; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Check for this host too: workflow, incoming, outgoing, connector, email or bot
    #[arg(long, value_name = "HOST")]
    host: Option<Host>,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A finding, for programs.
#[derive(Debug, Serialize)]
struct Finding<'a> {
    file: String,
    code: &'static str,
    severity: Severity,
    pointer: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
    fix: Option<&'a str>,
}

impl Arguments {
    pub(super) fn run(&self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        once(self.files.iter().map(PathBuf::as_path))?;
        let mut found: Vec<(&Path, Diagnostic)> = Vec::new();
        let mut unread = None;
        for file in &self.files {
            match actions::check_card(home, &CardSource::file(file), self.host) {
                Ok(diagnostics) => found.extend(diagnostics.into_iter().map(|diagnostic| (file.as_path(), diagnostic))),
                Err(error) => {
                    remark(&error.to_string());
                    unread = unread.max(Some(Exit::from(ActionError::class(&error))));
                }
            }
        }
        match self.format {
            Format::Human => print(&found, output)?,
            Format::Json => output.json(&found.iter().map(|(file, found)| finding(file, found)).collect::<Vec<_>>())?,
        }
        let worst = if count(&found, Severity::Error) > 0 { Exit::Card } else { Exit::Done };
        Ok(unread.unwrap_or(worst))
    }
}

/// Standard input can be read only once.
pub(super) fn once<'a>(files: impl Iterator<Item = &'a Path>) -> Result<(), Failure> {
    if files.filter(|file| *file == Path::new("-")).count() > 1 {
        return Err(Failure::asked("`-` can stand once only: standard input is read to its end"));
    }
    Ok(())
}

fn count(found: &[(&Path, Diagnostic)], severity: Severity) -> usize {
    found.iter().filter(|(_, found)| found.severity == severity).count()
}

fn finding<'a>(file: &Path, found: &'a Diagnostic) -> Finding<'a> {
    Finding {
        file: file.to_string_lossy().into_owned(),
        code: found.code,
        severity: found.severity,
        pointer: found.pointer.as_str(),
        line: found.position.line,
        column: found.position.column,
        message: &found.message,
        help: found.help.as_deref(),
        fix: found.fix.as_ref().map(|fix| fix.title.as_str()),
    }
}

fn print(found: &[(&Path, Diagnostic)], output: &mut Output) -> Result<(), Failure> {
    for (file, found) in found {
        let ink = match found.severity {
            Severity::Error => Ink::Bad,
            Severity::Warning => Ink::Careful,
            Severity::Info => Ink::Strong,
        };
        let place = format!("{}:{}:{}", file.to_string_lossy(), found.position.line, found.position.column);
        let severity = output.ink(ink, &found.severity.to_string());
        let code = output.ink(Ink::Faint, &format!("[{}]", found.code));
        output.inked(&format!("{}: {severity}: {} {code}", plain(&place), plain(&found.message)))?;
        if let Some(help) = &found.help {
            output.inked(&format!("    {}", output.ink(Ink::Faint, help)))?;
        }
    }
    let counted = |severity, one: &str| match count(found, severity) {
        0 => None,
        1 => Some(format!("1 {one}")),
        more => Some(format!("{more} {one}s")),
    };
    let counts =
        [counted(Severity::Error, "error"), counted(Severity::Warning, "warning"), counted(Severity::Info, "remark")];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if !counts.is_empty() {
        output.flush()?;
        remark(&counts.join(", "));
    }
    Ok(())
}
