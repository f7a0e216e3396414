//! What a card looks like, in the cells of a terminal.
//!
//! [`lay_out`] turns a document into a [`Scene`]: every line of it as styled spans, and the region in which each element
//! stands. The way there is that of a browser. `resolve` reads the card through the catalogue into a flat list of boxes,
//! with styles, alignment and text direction handed down; `measure` asks from the inside out how wide each box would like
//! to be; `arrange` gives widths from the outside in, heights from the inside out and places from the top; `paint` draws.
//! Every pass is a loop over the list, so a thousand levels of nesting need no more stack than one, and time grows with
//! the size of the card.
//!
//! The room never sends, fetches or stores anything, reads no clock, and knows neither keys nor mouse; it says where
//! things stand, and others what happens there. A scene has as many lines as the card needs: whoever shows it paints the
//! window that is to be seen. Whatever the document is, something is drawn: what is no card as a frame that says so, what
//! is of an unknown type as a frame with its name and what text it has.
//!
//! How a type is drawn goes into `resolve`, one file for each family; a new way to arrange boxes into `boxes` and
//! `arrange`; a colour into `card::host`, and what becomes of it without colour into `inks`; a sign into `glyphs`.

mod ansi;
mod arrange;
mod boxes;
mod canvas;
mod glyphs;
mod inks;
mod markdown;
mod measure;
mod paint;
mod resolve;
mod scene;
#[cfg(test)]
mod tests;
mod text;
mod tracks;
mod width;
mod wrap;

pub use glyphs::Glyphs;
pub use scene::{Line, Modifiers, Region, Role, Scene, Span, Style};

use crate::card::host::Theme;
use crate::json::Document;

/// How to lay out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Options {
    /// The width in terminal columns.
    pub width: usize,
    /// The theme of the reader's Teams.
    pub theme: Theme,
    /// With or without colour.
    pub paint: Paint,
    /// The signs to draw with.
    pub glyphs: Glyphs,
}

impl Options {
    /// That width; dark, in colour, with all of Unicode.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { width, theme: Theme::default(), paint: Paint::default(), glyphs: Glyphs::default() }
    }
}

/// With or without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Paint {
    /// In the colours of Teams.
    #[default]
    Colour,
    /// In whatever the terminal has; frames and letters tell what colours would.
    Mono,
}

/// Lays out whatever the document is: a card, several in an envelope, a part of one, or something else.
#[must_use]
pub fn lay_out(document: &Document, options: &Options) -> Scene {
    if options.width == 0 {
        return Scene::default();
    }
    let (mut boxes, mut texts) = resolve::resolve(document, options);
    boxes.seal();
    boxes.measure();
    let rules = boxes.arrange(&mut texts, options.width, options.glyphs.signs().ellipsis);
    paint::paint(boxes, &texts, &rules, options.width, options.glyphs)
}
