//! `cardwright config`: the configuration file.

use clap::Args;

use crate::store::config::default_text;

use super::{Exit, Failure, Output};

/// Print the default configuration, every line commented
///
/// Every setting and every key with its default. Copy what you want to change into `config.toml`, in the configuration
/// directory of your platform (or in the folder that `CARDWRIGHT_HOME` names).
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright config --print-default > ~/.config/cardwright/config.toml")]
pub(super) struct Arguments {
    /// Print the default configuration
    #[arg(long, required = true)]
    print_default: bool,
}

impl Arguments {
    pub(super) fn run(&self, default_keys: fn() -> String, output: &mut Output) -> Result<Exit, Failure> {
        if self.print_default {
            output.write(default_text(&default_keys()).as_bytes())?;
        }
        Ok(Exit::Done)
    }
}
