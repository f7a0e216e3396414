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
    let mut error = io::stderr().lock();
    let _ = write!(error, "{names}: tagged `{PRODUCTION}`. Send? [y/N] ");
    let _ = error.flush();
    let mut answer = String::new();
    let _ = io::stdin().lock().read_line(&mut answer);
    if matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes") {
        return Ok(());
    }
    Err(Failure::asked("nothing was sent"))
}
