//! The arguments: what is asked for. One struct a command, each beside what carries it out.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::{check, config, endpoint, eval, exit, expand, explain, history, listen, render, send, template};

/// A terminal workbench for Microsoft Teams cards and webhooks.
///
/// Without a command it opens the workbench, on PATH or on what was open last.
#[derive(Debug, Parser)]
#[command(
    name = "cardwright",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = footer(),
)]
pub(super) struct Arguments {
    /// A card to open in the workbench.
    pub(super) path: Option<PathBuf>,
    /// Data to fill the card with in the workbench, as a set of its own beside those that lie beside the card.
    #[arg(long, value_name = "FILE", requires = "path")]
    pub(super) data: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(check::Arguments),
    Render(render::Arguments),
    Expand(expand::Arguments),
    Eval(eval::Arguments),
    Send(send::Arguments),
    Listen(listen::Arguments),
    Endpoint(endpoint::Arguments),
    Template(template::Arguments),
    History(history::Arguments),
    Explain(explain::Arguments),
    Config(config::Arguments),
}

/// For whom the results are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Human,
    /// For programs; stable.
    Json,
}

fn footer() -> String {
    let examples = "Examples:
  cardwright                                 the workbench, where you left it
  cardwright card.json                       the workbench on a card
  cardwright card.json --data data.json      the workbench on a template, filled
  cardwright check card.json                 what is wrong with a card
  cardwright explain TextBlock               what a type or a rule of check means
  cardwright render card.json --width 60     what it looks like
  cardwright expand card.json --data d.json  fill a template with data
  cardwright eval 'toUpper(name)'           the value of an expression
  cardwright send card.json --to sandbox     send it to the channel on this machine
  cardwright listen                          be that channel, until Ctrl-C

Everything is kept in the user's own directories; CARDWRIGHT_HOME moves it into one folder.";
    format!("{examples}\n\n{}", exit::help())
}
