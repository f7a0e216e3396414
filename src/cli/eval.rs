//! `cardwright eval`: the value of an expression.

use clap::Args;

use crate::store::Home;
use crate::workbench::actions;

use super::filling::Filling;
use super::{Exit, Failure, Output};

/// Evaluate an Adaptive Expression
///
/// Prints the value as JSON; nothing when it is undefined. The expression may stand in `${…}`, as it does in a card.
/// The time zone is UTC and the locale en-US unless the expression says otherwise.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright eval \"toUpper('hello')\"
  cardwright eval 'count(where(items, i, i.done))' --data data.json
  cardwright eval '${name} has ${count(items)}' --data data.json --set name=Ann
  cardwright explain formatDateTime                     what a function means")]
pub(super) struct Arguments {
    /// The expression
    #[arg(value_name = "EXPRESSION", allow_hyphen_values = true)]
    expression: String,
    #[command(flatten)]
    filling: Filling,
}

impl Arguments {
    pub(super) fn run(&self, output: &mut Output) -> Result<Exit, Failure> {
        let data = self.filling.read(Home::locate().ok().as_ref(), None)?;
        if let Some(value) = actions::evaluate(&self.expression, &data)? {
            output.json_text(&value)?;
        }
        Ok(Exit::Done)
    }
}
