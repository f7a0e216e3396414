//! Documents: JSON text together with its tree.
//!
//! This room answers three questions about a text: what does it say ([`Document`], [`Value`]), where does it say it
//! ([`Pointer`], [`Span`], [`Position`]), and how does one change it without touching anything else ([`Change`],
//! [`edit`]). The text is the truth: a byte order mark, line ends, comments, trailing commas, duplicate keys and numbers
//! as written all stay as they are until a splice replaces exactly them. What goes on the wire is strict JSON
//! ([`print::strict`]).
//!
//! Reading is a little wider than RFC 8259 (comments and trailing commas are understood, because people write them);
//! writing is not. Nesting is bounded by [`MAX_DEPTH`], so that no later walk over a tree can exhaust a stack.
//!
//! A text that is no JSON yet has no tree; what stands around a place in it is told by [`cursor`], from its [`token`]s alone. What
//! a string says is found again in how it is written by [`literal`].
//!
//! The room never does I/O and knows nothing of cards: what an `Adaptive Card` is begins in the room above. Put here
//! what would be as useful for any other JSON file; a rule that names a property of a card belongs into `card`.

mod addresses;
mod change;
pub mod cursor;
mod document;
pub mod edit;
mod finder;
mod fragment;
pub mod literal;
mod parse;
mod pointer;
mod position;
pub mod print;
pub mod similar;
mod style;
pub mod token;
mod tree;

pub use addresses::Addresses;
pub use change::{Change, ChangeError, Splice};
pub use document::Document;
pub use finder::Finder;
pub use fragment::Fragment;
pub use parse::{MAX_DEPTH, SyntaxError};
pub use pointer::{Pointer, PointerError};
pub use position::{LineIndex, Position, Span};
pub use style::Style;
pub use tree::{Kind, Member, Value};
