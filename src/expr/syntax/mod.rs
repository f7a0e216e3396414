//! From text to expression.
//!
//! `scan` cuts a text into tokens, `grammar` puts them together by precedence, and `build` makes the compact form of it: paths
//! split, constants made, functions looked up and their arguments counted. `template` reads text with `${…}` in it, which is
//! what the values of a card are, and what a back-quoted text inside an expression is; `word` reads what is half written. None of
//! them recurses deeper than the nesting that is allowed.

mod build;
mod grammar;
mod scan;
mod template;
mod token;
mod word;

pub use template::{Part, TemplateString};
pub use word::{Word, WordKind, expression_at, words};

/// How long an expression may be, in bytes.
pub const MAX_LENGTH: usize = 128 * 1024;

/// How deep an expression may nest.
pub const MAX_DEPTH: usize = 200;

/// What becomes of a call of a function that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unknown {
    /// The expression is refused.
    #[default]
    Refused,
    /// Its evaluation fails, as in card templates.
    Fails,
}

pub(super) use grammar::parse;
