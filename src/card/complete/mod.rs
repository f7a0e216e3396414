//! What can be written at a place of a card's source, and what is already written there means.
//!
//! [`complete`] takes a [`Cursor`] (the text may be half written) and answers with what the catalogue knows to fit: names of
//! properties that the object around does not have yet, words and ids for values, types for a `type`, whole objects for a
//! slot. Each says what it is, what it is for, and by [`Completions::edit`] which part of the text it replaces with what;
//! quotes, colon, a first value and the commas that are needed come along, so that a well-formed text stays well-formed.
//! [`help`] says what the catalogue tells about the property, the type or the value at the place.
//!
//! `sense` finds out of which type the objects around are, by what they say or by where they stand; `keys` and `values`
//! collect what fits; `rank` sorts it by what is typed; `insert` writes it; `describe` puts the catalogue into words.
//! Inside of `${…}` another language begins: [`expression`] completes that.
//!
//! Nothing is checked here and nothing is changed. A value that deserves completions of its own is a branch in `values`.

mod describe;
pub mod expression;
mod help;
mod ids;
mod insert;
mod keys;
mod rank;
mod sense;
mod values;

use std::borrow::Cow;

use super::catalogue::{ElementType, Property, Version};
use super::host::{Gap, Host};
use crate::json::Span;
use crate::json::cursor::{Cursor, Place};

pub use describe::kind;
pub use help::{Help, help};
pub use ids::{definition, reference};
use insert::Seam;
use sense::Sense;

/// What a completion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// The name of a property.
    Property,
    /// A word or another plain value.
    Value,
    /// The name of a type.
    Type,
    /// A whole object, or an empty list.
    Object,
    /// The id of something in this card.
    Id,
}

/// Something that can be written at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Completion {
    /// What is shown and searched.
    pub label: Cow<'static, str>,
    /// What it is.
    pub what: What,
    /// Its kind of value, default and age, in a few words.
    pub detail: String,
    /// What it is for, in a sentence; may be empty.
    pub help: Cow<'static, str>,
    /// Whether the object is wrong without it.
    pub is_required: bool,
    /// Whether it is out of use.
    pub is_deprecated: bool,
    /// Why it is of no use for the card's host or version.
    pub gap: Option<Gap>,
    /// The characters of the label that were typed.
    pub marks: Vec<u32>,
    piece: Piece,
}

/// What a completion writes.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Piece {
    /// A key and, when it has none yet, a first value.
    Key(&'static str, Start),
    /// The label as a string.
    Quoted,
    /// The label as a string, behind the scheme of an address or nothing: the name of an icon.
    Icon(&'static str),
    /// JSON as it stands, and the caret so many bytes before its end.
    Raw(&'static str, usize),
    /// A fresh object of a type.
    Fresh(&'static ElementType),
}

/// The value that a new key begins with.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Start {
    /// The JSON, and the caret so many bytes before its end.
    With(&'static str, usize),
}

/// What is to be done to the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
    /// Where the caret stands then, as an offset in `text`.
    pub caret: usize,
    /// Whether there is more to complete at the caret.
    pub goes_on: bool,
}

/// What can be written at a place, the best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Completions {
    /// The completions.
    pub items: Vec<Completion>,
    /// What is typed so far.
    pub prefix: String,
    seam: Seam,
}

/// For whom a card is made, as far as that is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct For {
    /// The host.
    pub host: Option<Host>,
    /// The version of the card.
    pub version: Option<Version>,
}

impl Completions {
    /// What taking a completion does to the text.
    #[must_use]
    pub fn edit(&self, completion: &Completion) -> Edit {
        self.seam.edit(completion)
    }
}

impl Completion {
    /// Whether it is a whole object or a list.
    #[must_use]
    pub fn is_object(&self) -> bool {
        self.what == What::Object
    }

    fn new(label: impl Into<Cow<'static, str>>, what: What, piece: Piece) -> Self {
        Self {
            label: label.into(),
            what,
            detail: String::new(),
            help: Cow::Borrowed(""),
            is_required: false,
            is_deprecated: false,
            gap: None,
            marks: Vec::new(),
            piece,
        }
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    fn help(mut self, help: &'static str) -> Self {
        self.help = Cow::Borrowed(help);
        self
    }
}

/// What can be written at the place of a cursor.
#[must_use]
pub fn complete(cursor: &Cursor<'_>, made_for: For) -> Completions {
    let sense = Sense::of(cursor);
    let in_object = cursor.around().last().is_some_and(|inner| inner.kind == crate::json::Kind::Object);
    let items = match cursor.place() {
        Place::Key(_) => keys::keys(&sense, cursor, made_for),
        Place::Comma if in_object => keys::keys(&sense, cursor, made_for),
        Place::Value(_) => values::values(&sense, cursor, made_for),
        Place::Comma if !cursor.around().is_empty() => values::values(&sense, cursor, made_for),
        _ => Vec::new(),
    };
    let prefix = cursor.prefix().to_owned();
    Completions { items: rank::ranked(items, &prefix), prefix, seam: Seam::of(cursor) }
}

/// The property that a place in a text belongs to, when its object is of a known type.
#[must_use]
pub fn property_at(cursor: &Cursor<'_>) -> Option<(&'static ElementType, &'static Property)> {
    let ty = Sense::of(cursor).owner()?;
    let entry = cursor.touched()?;
    ty.property(&cursor.read(entry.key)).map(|property| (ty, property))
}

#[cfg(test)]
mod tests;
