//! What one does to a card: add, set, delete, duplicate, move, wrap, copy and paste.
//!
//! Each operation takes a document and a pointer and answers with [`Edited`]: a splice of the text, the name of the step for
//! the undo history, and what is selected afterwards; or with a [`Refusal`] that says in plain words why not. The document
//! itself is never touched. The pointer may lead to an element, to a list of elements (the actions of a card), or to
//! anything inside an element, which then is meant.
//!
//! What fits where is decided by the catalogue alone, so a type that gets an entry can be edited at once. Types without an
//! entry can be moved, copied and deleted, and what they hold is never lost. In a message with attachments the operations
//! act inside the attached card.
//!
//! A new operation is a file of its own here; the question where something stands is answered by `place`, the question
//! whether it fits by `fit`.

mod add;
mod alike;
mod batch;
mod bind;
mod fit;
mod grid;
mod ids;
mod mention;
mod paste;
mod place;
mod property;
mod refusal;
mod relocate;
mod remove;
mod retype;
mod several;
mod sheet;
mod shift;
mod texts;
mod value;
mod wrap;

pub use add::{Offer, Place, Position, add, offers, offers_in, put};
pub use alike::{Likeness, Similar, alike, likenesses, settable};
pub use bind::bind;
pub use grid::{Axis, Side, Step, add_line, has_lines, move_line, next_cell, remove_line};
pub use mention::{Spot, is_person, mention, mentions, spots, unmention};
pub use paste::{copy, paste};
pub use property::set;
pub use refusal::Refusal;
pub use relocate::{Container, containers, move_to};
pub use remove::{duplicate, remove};
pub use retype::{Retyped, retype, types};
pub use several::{Several, copy_all, duplicate_all, outermost, remove_all, set_all, shift_all, wrap_all};
pub use sheet::{Sheet, add_row, move_row, remove_row, set_cell};
pub use shift::{Direction, shift};
pub use texts::{Case, Found, Matches, Query, Within, Words, counts, find, find_some, replace};
pub use wrap::{unwrap, wrap};

use crate::json::{Change, Pointer};

/// An operation that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// What it does to the text.
    pub change: Change,
    /// What the step is called: `Delete FactSet`.
    pub name: String,
    /// What is selected afterwards, in the document as it is then.
    pub select: Pointer,
}

#[cfg(test)]
mod tests;
