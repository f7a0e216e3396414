//! `cardwright expand`: a template filled with data.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::store::Home;
use crate::workbench::actions::{self, CardSource};

use super::beside::{Beside, Unasked};
use super::filling::Filling;
use super::{Exit, Failure, Output, watch};

/// Fill a card template with data
///
/// Prints the card as JSON. What has no value fails, as it does in the reference engine: nothing is printed then. Without
/// `--data` there is no `$root`: names are missing, and stay as they are written. Sample data beside the template are taken
/// only when `--sample` or `--case` asks for them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright expand card.template.json --data data.json > card.json
  fetch-data | cardwright expand card.template.json --data - --set title=Deploy
  cardwright expand deploy --case failed                      a saved template with deploy.failed.data.json
  cardwright expand card.template.json --each rows.jsonl > cards.jsonl   one card a line
  cardwright expand card.template.json --sample --watch       again with each change, until Ctrl-C")]
pub(super) struct Arguments {
    /// The template; a path, or the name of a saved one; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Fill it once for each line of this file, each line data of its own; one card a line
    #[arg(long, value_name = "FILE", conflicts_with_all = ["data", "set", "sample", "case"])]
    each: Option<PathBuf>,
    /// Expand again whenever the template or its data change; what fails is told, and the next change is waited for
    #[arg(long, conflicts_with = "each")]
    watch: bool,
    /// Print the card on one line
    #[arg(long)]
    compact: bool,
    #[command(flatten)]
    filling: Filling,
    #[command(flatten)]
    beside: Beside,
}

impl Arguments {
    pub(super) fn run(&self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        let others = std::iter::once(&self.file).chain(&self.each).map(PathBuf::as_path);
        self.filling.once(others)?;
        if self.watch {
            watch::only_files(self.filling.files().chain([self.file.as_path()]))?;
            let (card, _) = actions::read_document(home, &CardSource::card(&self.file))?;
            let filling = self.beside.with(&self.filling, &card, Unasked::Never)?;
            let files: Vec<PathBuf> = filling.files().map(Path::to_path_buf).chain(card.path).collect();
            return watch::again_with_each_change(&files, output, |output| self.once(home, output));
        }
        self.once(home, output)
    }

    fn once(&self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        let (card, document) = actions::read_document(home, &CardSource::card(&self.file))?;
        let data = self.beside.with(&self.filling, &card, Unasked::Never)?.read(Some(home), card.path.as_deref())?;
        if let Some(rows) = &self.each {
            let rows = CardSource::file(rows);
            actions::expand_each(&card.place(), &document, &data, &rows, |line| output.json_text(&line))?;
            return Ok(Exit::Done);
        }
        let filled = actions::expand(&card.place(), &document, &data)?;
        output.json_text(&actions::written(&filled, &document, self.compact))?;
        Ok(Exit::Done)
    }
}
