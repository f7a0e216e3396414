//! Adaptive Expressions: the language inside `${…}` of a card template.
//!
//! [`Expression::parse`] turns a text into a compact form: constants are made, paths are split, functions are looked up and
//! their arguments checked against one [`catalogue`]. [`Expression::evaluate`] reads it against borrowed data, as often as one
//! likes, without copying the data; what it needs from outside (the clock, a locale, where chance begins) comes in through
//! [`Environment`] and [`Memory`]. [`TemplateString`] is a text with `${…}` in it, as the values of a card are.
//!
//! What an expression means is what the JavaScript engine of the web designer makes of it, oddities included; [`Engine`]
//! chooses what .NET does where that is known to differ. JavaScript tells a missing field from `null`, so [`Value`] does too.
//! Functions that change their argument change it: [`Memory`] keeps what was changed, the data itself stays as it is.
//!
//! Nothing here trusts an expression or its data: nesting, length, steps and output are bounded by [`Limits`], and what goes
//! wrong is a [`ParseError`] or a [`Failure`] that says where.
//!
//! The room does no I/O and knows nothing of cards; what `$data` and `$when` mean belongs into `template`. A function is an
//! entry and a Rust function in one file of `functions`, one file for each group; the language itself is in `syntax`.

pub mod catalogue;
mod compare;
mod date;
mod engine;
mod environment;
mod error;
mod evaluate;
mod expression;
mod functions;
mod jpath;
mod known;
mod memory;
pub mod path;
mod print;
mod regex;
mod scope;
mod syntax;
mod timex;
mod types;
mod value;
mod xpath;

pub use engine::Engine;
pub use environment::{Environment, Limits};
pub use error::{Failure, FailureKind, ParseError, Stage};
pub use expression::{Expression, Missing, Operand};
pub use memory::Memory;
pub use scope::{Names, Scope};
pub use syntax::{MAX_DEPTH, MAX_LENGTH, Part, TemplateString, Unknown, Word, WordKind, expression_at, words};
pub use types::Types;
pub use value::{Data, List, Object, Text, Value};
