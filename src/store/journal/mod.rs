//! The journal of an open document: everything that was done to it, appended before the frame that shows it.
//!
//! One file a document, JSON lines: a [`Header`] with the text that work began with, then [`Record`]s. A kill can only
//! tear the last line, which reading drops. The journal stays when the document is closed, so that undo survives; it
//! goes with [`Journal::remove`] or by [`prune`]. While a document is open its journal is locked: a second instance
//! gets [`Locked`](crate::store::StoreError::Locked).

mod leftover;
mod lines;
mod open;
mod place;
mod record;
mod trail;

pub use leftover::{Leftover, beside, list, prune};
pub use lines::{Recovered, read};
pub use open::Journal;
pub use place::{find, id_of, peek};
pub use record::{Header, Record, VERSION};
pub use trail::{condense, is_unsaved};
