//! What a rule found.

use std::fmt;

use serde::Serialize;

use crate::json::{Change, Pointer, Position, Span};

/// What becomes of the card. The worst comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Advice.
    Info,
    /// A part is lost.
    Warning,
    /// The structure is wrong, or the host refuses or drops the whole card.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Something that is wrong with a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The value that is wrong, or the object that lacks something.
    pub pointer: Pointer,
    /// Where that stands in the source.
    pub position: Position,
    /// The bytes of the source that are meant, from `position` on.
    pub span: Span,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// A change that puts it right.
    pub fix: Option<Fix>,
}

/// A change that puts something right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does: ``Write `Large` ``.
    pub title: String,
    /// What it does to the text.
    pub change: Change,
    /// Whether it can be made unasked.
    pub safety: Safety,
    /// Whether it is known to bring nothing else to light. One that is not is tried by [`holds`](super::holds) before it
    /// is made.
    pub proven: bool,
}

impl Fix {
    /// Whether it can be made unasked: it is no guess, and known to bring nothing else to light.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.safety == Safety::Safe && self.proven
    }
}

/// Whether a fix can be made without being looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// The card means what it meant, or what was lost anyway.
    Safe,
    /// It is a guess at what was meant.
    Guess,
}
