//! The language of cards.
//!
//! This room knows what a card is made of and nothing about how it is drawn or sent. [`catalogue`] is the table of all
//! types and properties; [`detect`] and [`cards`] say what a document is; [`Element`] reads a value of a document through the
//! catalogue, with its defaults and its disregard of case; [`outline`] lists the elements as rows of a tree; [`edit`] holds
//! what one does to a card, each operation a named splice of the text; [`complete`] says what can be written at a place of the
//! source; [`host`] has Teams' colours and sizes; [`text`] makes text from a card harmless; [`typed`] reads what somebody
//! typed as a value, and [`form`] judges what values look like.
//!
//! A card is never turned into structs: it stays a document, because what the catalogue does not know has to survive.
//! No type's name decides anything here beyond what its entry says, but for the few rules that no table can hold (a row of
//! a table gets as many cells as there are columns).
//!
//! The room does no I/O, draws nothing and knows no webhook. A new type or property goes into [`catalogue`]; a new
//! operation into [`edit`], one file each; what a host shows or drops into [`host`]; what is wrong with a card into `check`.

pub mod catalogue;
pub mod complete;
pub mod edit;
mod element;
pub mod form;
mod format;
pub mod host;
mod outline;
pub mod search;
mod survey;
pub mod text;
pub mod typed;

pub use element::{Element, element_type, type_name};
pub use format::{CardIn, Format, cards, declared_version, detect, is_meant_as_card};
pub use outline::{OutlineKind, OutlineNode, RowMap, outline, row_of};
pub use survey::{Survey, Visit};
