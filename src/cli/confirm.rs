//! Asking before a message goes where people read along.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::card::text::plain;
use crate::workbench::actions::{Destination, PRODUCTION};

use super::Failure;

/// Whether standard input is there to answer a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    /// The card comes from it.
    Taken,
    /// Nobody reads it yet.
    Free,
}

/// Asks for leave to send to endpoints tagged `production`, unless it was given beforehand. Without somebody to ask it is
/// an error: a script has to say that it means it.
pub(super) fn production(to: &[Destination], input: Input) -> Result<(), Failure> {
    let names: Vec<String> =
        to.iter().filter(|to| to.is_production()).map(|to| format!("`{}`", plain(&to.name))).collect();
    if names.is_empty() {
        return Ok(());
    }
    let names = names.join(", ");
    if input == Input::Taken || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(Failure::asked(format!("{names}: tagged `{PRODUCTION}`; --yes sends there without asking")));
    }
    if agreed(&format!("{names}: tagged `{PRODUCTION}`. Send?")) {
        return Ok(());
    }
    Err(Failure::asked("nothing was sent"))
}

/// Asks for leave to remove a template that others go with, as `along` says.
pub(super) fn removal(name: &str, along: &str) -> Result<(), Failure> {
    let name = plain(name);
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(Failure::asked(format!("`{name}` goes with {along}; --yes removes all of it without asking")));
    }
    if agreed(&format!("`{name}` goes with {along}. Remove?")) {
        return Ok(());
    }
    Err(Failure::asked("nothing was removed"))
}

/// Whether somebody at the terminal says yes.
fn agreed(question: &str) -> bool {
    let mut error = io::stderr().lock();
    let _ = write!(error, "{question} [y/N] ");
    let _ = error.flush();
    let mut answer = String::new();
    let _ = io::stdin().lock().read_line(&mut answer);
    matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes")
}
