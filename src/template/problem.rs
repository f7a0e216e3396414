//! What is wrong with a template, or with a template and its data.

use std::collections::HashMap;

use thiserror::Error;

use crate::json::{Pointer, Span};

/// What kind of problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// A text with `${…}` cannot be read. The reference engine expands nothing of such a template.
    Unreadable,
    /// An expression has no value. The reference engine stops there.
    Failed,
    /// An expression among other text has no value and stays as it is written.
    Kept,
    /// A field is not there; `${path}` stands for it.
    Missing,
    /// `$when` has no value, so the element is hidden.
    WhenFailed,
    /// `$when` is neither true nor false, so the element is hidden.
    WhenNotBoolean,
    /// An object or a list is part of a text, where it is of little use to readers.
    Joined,
    /// The card was cut off at a limit.
    Limit,
}

impl ProblemKind {
    /// Whether nothing of the template is left in the card because of it: it is hidden, or became a text.
    #[must_use]
    pub const fn is_filled(self) -> bool {
        matches!(self, Self::WhenFailed | Self::WhenNotBoolean | Self::Joined)
    }
}

/// A problem and its place in the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// The value of the template.
    pub pointer: Pointer,
    /// The place in the text of the template, in bytes: as exact as it is known.
    pub span: Span,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What could stand there instead, if that can be said.
    pub expected: Option<String>,
    /// What may have been meant: a name to write instead.
    pub suggestion: Option<String>,
    /// The rows in which it was met first, the outermost first.
    pub rows: Vec<usize>,
    /// How often it was met.
    pub times: u64,
}

/// Which part of the work failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The texts could not all be read.
    Parse,
    /// An expression had no value.
    Expand,
    /// A limit was reached.
    Limit,
}

/// Why a template was not expanded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", .problem.message)]
pub struct Failure {
    /// Which part of the work failed.
    pub stage: Stage,
    /// The first problem, with its place.
    pub problem: Problem,
}

/// Problems as they are met, each place and kind once.
#[derive(Debug, Default)]
pub(super) struct Problems {
    found: Vec<Problem>,
    known: HashMap<(u32, usize, ProblemKind), usize>,
}

impl Problems {
    pub(super) fn starting_with(found: Vec<Problem>) -> Self {
        Self { found, known: HashMap::default() }
    }

    /// Takes note of a problem of a value, at an offset in its text. It is made only when it is met first.
    pub(super) fn note(&mut self, value: u32, at: usize, kind: ProblemKind, make: impl FnOnce() -> Problem) {
        let next = self.found.len();
        let place = *self.known.entry((value, at, kind)).or_insert(next);
        match self.found.get_mut(place) {
            Some(problem) => problem.times += 1,
            None => self.found.push(make()),
        }
    }

    pub(super) fn into_vec(self) -> Vec<Problem> {
        self.found
    }
}
