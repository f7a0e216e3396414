//! `cardwright render`: what a card looks like.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::card::host;
use crate::card::host::Host;
use crate::preview::{Options, Paint};
use crate::store::Home;
use crate::workbench::actions::{self, CardSource};

use super::beside::{Beside, Unasked};
use super::filling::Filling;
use super::{Exit, Failure, Output, remark};

/// The width where there is no terminal to ask.
const WIDTH: usize = 80;

/// Draw a card as text
///
/// Without `--host` the card itself is drawn; with it, what arrives there: a text becomes a card on the way to a workflow.
/// A saved template is filled with the sample data beside it, when there are such and neither `--data` nor `--set` is given.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  cardwright render card.json
  cardwright render card.json --width 60 --theme light --format ansi | less -R
  cardwright render card.template.json --data data.json
  cardwright render deploy --case failed                 a saved template with deploy.failed.data.json
  make-card | cardwright render - --host workflow")]
pub(super) struct Arguments {
    /// The card: a path, or the name of a saved template; `-` is standard input
    file: PathBuf,
    /// Draw what arrives at this host: workflow, incoming, outgoing, connector, email or bot
    #[arg(long, value_name = "HOST")]
    host: Option<Host>,
    /// The width in columns; that of the terminal, or 80
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    width: Option<u16>,
    /// The theme of the reader's Teams
    #[arg(long, value_enum, default_value_t)]
    theme: Theme,
    /// `ansi` has the colours of Teams, for a terminal with 24-bit colour
    #[arg(long, value_enum, default_value_t)]
    format: Picture,
    #[command(flatten)]
    filling: Filling,
    #[command(flatten)]
    beside: Beside,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Theme {
    Light,
    #[default]
    Dark,
    Contrast,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Picture {
    #[default]
    Text,
    Ansi,
}

impl Arguments {
    pub(super) fn run(&self, home: &Home, output: &mut Output) -> Result<Exit, Failure> {
        self.filling.once([self.file.as_path()])?;
        let (card, mut document) = actions::read_document(home, &CardSource::card(&self.file))?;
        let filling = self.beside.with(&self.filling, &card, Unasked::OfSaved)?;
        // Without data a template is drawn as it is written.
        if !filling.is_empty() {
            let data = filling.read(Some(home), card.path.as_deref())?;
            document = actions::expand(&card.place(), &document, &data)?.document().clone();
        }
        let options = Options {
            theme: match self.theme {
                Theme::Light => host::Theme::Light,
                Theme::Dark => host::Theme::Dark,
                Theme::Contrast => host::Theme::Contrast,
            },
            paint: match self.format {
                Picture::Text => Paint::Mono,
                Picture::Ansi => Paint::Colour,
            },
            ..Options::new(self.width.map_or_else(|| output.width().unwrap_or(WIDTH), usize::from))
        };
        let picture = actions::picture(&document, self.host, &options)?;
        let drawn = match self.format {
            Picture::Text => picture.scene.to_text(),
            Picture::Ansi => picture.scene.to_ansi(),
        };
        output.write(drawn.as_bytes())?;
        if !drawn.is_empty() && !drawn.ends_with('\n') {
            output.write(b"\n")?;
        }
        output.flush()?;
        for note in picture.notes {
            remark(&note);
        }
        Ok(Exit::Done)
    }
}
