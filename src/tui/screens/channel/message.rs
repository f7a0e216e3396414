//! What one message looks like: why nothing appeared, or the card.

use crate::card::host;
use crate::json::Document;
use crate::preview::{self, Glyphs, Options, Paint, Scene};
use crate::store::messages::Message as ChannelMessage;
use crate::teams::answer::Dialect;
use crate::teams::flow;
use crate::tui::theme::{Depth, Role, Theme};
use crate::tui::widgets::text;

/// The widest that a card is drawn: Teams does not go on for ever either.
const WIDEST: usize = 96;

/// What the looks of every message hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// Columns for a card.
    pub(super) width: usize,
    theme: host::Theme,
    paint: Paint,
    glyphs: Glyphs,
}

impl Look {
    /// The look in a pane of so many columns.
    pub(super) fn new(theme: &Theme, columns: usize) -> Self {
        Self {
            width: columns.saturating_sub(4).clamp(1, WIDEST),
            theme: theme.card_theme(),
            paint: if theme.depth == Depth::Mono { Paint::Mono } else { Paint::Colour },
            glyphs: if theme.ascii { Glyphs::Ascii } else { Glyphs::Unicode },
        }
    }

    fn options(self) -> Options {
        Options { theme: self.theme, paint: self.paint, glyphs: self.glyphs, ..Options::new(self.width) }
    }
}

/// A message laid out.
#[derive(Debug)]
pub(super) struct Laid {
    /// The day, when it is the first message of one.
    pub(super) day: Option<String>,
    /// What has to be said before the card.
    pub(super) notes: Vec<(Role, String)>,
    card: Option<(Document, Scene)>,
}

/// What a row of a message holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A new day begins.
    Day,
    /// When, how, how much.
    Head,
    /// A line of the notes.
    Note(usize),
    /// A line of the card.
    Card(usize),
    /// The space before the next message.
    Gap,
}

impl Laid {
    /// Lays a message out.
    pub(super) fn new(message: &ChannelMessage, day: Option<String>, look: Look) -> Self {
        let fate = Fate::of(message);
        let mut said: Vec<(Role, String)> = Vec::new();
        let card = match Document::parse(message.payload.as_str()) {
            Err(error) => {
                said.push((Role::Error, format!("This is no JSON: {error}")));
                None
            }
            Ok(_) if fate.dropped => None,
            Ok(document) => {
                let scene = preview::lay_out(&document, &look.options());
                Some((document, scene))
            }
        };
        if let Some(why) = fate.why {
            said.push(if fate.dropped {
                (Role::Error, format!("Teams shows nothing: {why}"))
            } else {
                (Role::Warning, why)
            });
        }
        let notes = said
            .into_iter()
            .flat_map(|(role, line)| {
                let lines = text::wrap(&crate::card::text::plain(&line), look.width);
                lines.into_iter().map(move |line| (role, line))
            })
            .collect();
        Self { day, notes, card }
    }

    /// The document and its scene, when Teams would show something.
    pub(super) fn card(&self) -> Option<(&Document, &Scene)> {
        self.card.as_ref().map(|(document, scene)| (document, scene))
    }

    /// The row on which the card begins.
    pub(super) fn card_row(&self) -> usize {
        usize::from(self.day.is_some()) + 1 + self.notes.len()
    }

    /// How many rows the message takes.
    pub(super) fn height(&self) -> usize {
        self.card_row() + self.card.as_ref().map_or(0, |(_, scene)| scene.lines.len()) + 1
    }

    /// What stands on a row.
    pub(super) fn part(&self, row: usize) -> Part {
        let day = usize::from(self.day.is_some());
        match row {
            0 if day == 1 => Part::Day,
            row if row == day => Part::Head,
            row if row < self.card_row() => Part::Note(row - day - 1),
            row if row + 1 < self.height() => Part::Card(row - self.card_row()),
            _ => Part::Gap,
        }
    }
}

/// What became of a message after it was taken.
struct Fate {
    /// Whether nothing of it appears.
    dropped: bool,
    /// Why, or what of it is lost.
    why: Option<String>,
}

impl Fate {
    fn of(message: &ChannelMessage) -> Self {
        if message.dialect != Dialect::Workflows.name() {
            return Self { dropped: false, why: None };
        }
        let run = flow::run(&message.payload);
        Self { dropped: run.posted.is_empty(), why: run.explain() }
    }
}

/// Why nothing appeared, or what of the message is lost.
pub(super) fn explain(message: &ChannelMessage) -> Option<String> {
    Fate::of(message).why
}

/// The dialect for people.
pub(super) fn dialect(message: &ChannelMessage) -> &str {
    if message.dialect == Dialect::Workflows.name() {
        "Workflows"
    } else if message.dialect == Dialect::Office365.name() {
        "Office 365"
    } else {
        &message.dialect
    }
}
