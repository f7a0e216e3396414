//! What lies over a screen: palette, pickers, fields, questions, help. A stack of one sum type.
//!
//! An overlay gets every key and click while it is on top. It answers with intents; what it was opened for it carries
//! itself, as a message to be sent when the user has chosen, so that nobody has to remember who asked. Escape closes it,
//! and so does a click beside it; neither changes anything.
//!
//! An overlay never touches a disk or the network; it asks for an effect like every screen. A new overlay is a file here
//! and a variant of [`Overlay`]; before writing one, see whether [`pick`], [`text`], [`confirm`] or [`detail`] will do.

pub mod confirm;
pub mod detail;
pub mod endpoint;
pub mod fill;
pub mod help;
pub mod pick;
pub mod replace;
pub mod send;
pub mod table;
pub mod text;

use ratatui::Frame;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::app::{HitMap, Intent, Outcome, Shared, Target};

/// What lies on top.
#[derive(Debug)]
pub enum Overlay {
    /// A list to choose from: palette, open, gallery, add, choices.
    Pick(pick::Model),
    /// Rows of cells: facts, choices, headers, names and values.
    Table(table::Model),
    /// A text to type.
    Text(text::Model),
    /// A question with a few answers.
    Confirm(confirm::Model),
    /// A text to read.
    Detail(detail::Model),
    /// The keys.
    Help(help::Model),
    /// Name, URL, kind and tags of an endpoint.
    Endpoint(endpoint::Model),
    /// The values that a template is filled with.
    Fill(Box<fill::Model>),
    /// A text to find, and what to put in its place.
    Replace(Box<replace::Model>),
    /// Where to send, and what becomes of it.
    Send(send::Model),
}

/// An overlay that the root knows how to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Every command.
    Palette,
    /// The keys.
    Help,
    /// Templates, recent files, a path.
    Open,
    /// The gallery.
    Gallery,
    /// The hosts that the card can be made for, then the versions.
    Target,
    /// What the user was told so far.
    Notices,
    /// A path to write to.
    SaveAs,
    /// A name in the template library.
    SaveTemplate,
    /// What the template at work was before.
    Versions,
}

/// What an overlay is told.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key.
    Key(KeyEvent),
    /// Pasted text.
    Paste(String),
    /// A click on one of its parts.
    Click(Target),
    /// The wheel, rows down (or up when negative).
    Wheel(i32),
    /// An answer from outside that may concern it.
    Outcome(Outcome),
}

macro_rules! each {
    ($overlay:expr, $model:ident => $do:expr) => {
        match $overlay {
            Overlay::Pick($model) => $do,
            Overlay::Table($model) => $do,
            Overlay::Text($model) => $do,
            Overlay::Confirm($model) => $do,
            Overlay::Detail($model) => $do,
            Overlay::Help($model) => $do,
            Overlay::Endpoint($model) => $do,
            Overlay::Fill($model) => $do,
            Overlay::Replace($model) => $do,
            Overlay::Send($model) => $do,
        }
    };
}

impl Overlay {
    /// Takes a message.
    pub fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        each!(self, model => model.update(message, shared))
    }

    /// Computes what drawing needs.
    pub fn settle(&mut self, shared: &Shared, area: Rect) {
        each!(self, model => model.settle(shared, area));
    }

    /// Paints.
    pub fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        each!(self, model => model.view(shared, area, frame, hits));
    }
}

macro_rules! from {
    ($($variant:ident: $module:ident),*) => {
        $(impl From<$module::Model> for Overlay {
            fn from(model: $module::Model) -> Self {
                Self::$variant(model)
            }
        })*
    };
}

from!(Pick: pick, Table: table, Text: text, Confirm: confirm, Detail: detail, Help: help, Endpoint: endpoint, Send: send);

impl From<fill::Model> for Overlay {
    fn from(model: fill::Model) -> Self {
        Self::Fill(Box::new(model))
    }
}

impl From<replace::Model> for Overlay {
    fn from(model: replace::Model) -> Self {
        Self::Replace(Box::new(model))
    }
}
