//! What can go wrong: while an expression is read, and while it is evaluated.

use std::borrow::Cow;

use thiserror::Error;

use crate::json::Span;

/// Which rule of reading was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The text is no expression.
    Syntax,
    /// A function of this name does not exist.
    UnknownFunction,
    /// A function has too few or too many arguments.
    Arity,
    /// An argument can never be of the kind that the function takes.
    Type,
    /// The text is too long or too deep to be read.
    Limit,
}

/// Why a text could not be read as an expression.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{message}")]
pub struct ParseError {
    /// Which rule was broken.
    pub stage: Stage,
    /// Where in the text, in bytes.
    pub span: Span,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What could stand there instead, if that can be said.
    pub expected: Option<String>,
    /// What may have been meant: a name to write instead of what the span covers.
    pub suggestion: Option<String>,
}

impl ParseError {
    pub(super) fn new(stage: Stage, start: usize, end: usize, message: impl Into<String>) -> Self {
        Self { stage, span: Span { start, end }, message: message.into(), expected: None, suggestion: None }
    }

    pub(super) fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// The same error in a text in which this one stands at an offset.
    pub(super) fn moved(mut self, by: usize) -> Self {
        self.span = Span { start: self.span.start + by, end: self.span.end + by };
        self
    }
}

/// How bad a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// The value cannot be had. Conditions, comparisons and a few functions take that for `false`.
    Ordinary,
    /// The reference engine would fall over. No condition catches it.
    Fatal,
    /// A limit was reached. No condition catches it.
    Limit,
}

/// Why an expression has no value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", inner.message)]
pub struct Failure {
    // What is rarely there takes no room where values are.
    inner: Box<Inner>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    kind: FailureKind,
    span: Option<Span>,
    message: Cow<'static, str>,
    /// The node for which the reference then reads nothing, instead of failing.
    lost: Option<u32>,
}

impl Failure {
    /// How bad it is.
    #[must_use]
    pub fn kind(&self) -> FailureKind {
        self.inner.kind
    }

    /// Where in the text of the expression, in bytes.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.inner.span
    }

    /// What is wrong, as a sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.inner.message
    }

    /// A failure that conditions take for `false`.
    pub(super) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self::of(FailureKind::Ordinary, message)
    }

    /// A failure that nothing catches.
    pub(super) fn fatal(message: impl Into<Cow<'static, str>>) -> Self {
        Self::of(FailureKind::Fatal, message)
    }

    /// A limit that was reached.
    pub(super) fn limit(message: impl Into<Cow<'static, str>>) -> Self {
        Self::of(FailureKind::Limit, message)
    }

    fn of(kind: FailureKind, message: impl Into<Cow<'static, str>>) -> Self {
        Self { inner: Box::new(Inner { kind, span: None, message: message.into(), lost: None }) }
    }

    /// The same, at a place, unless a more exact one is known.
    pub(super) fn at(mut self, span: Span) -> Self {
        self.inner.span.get_or_insert(span);
        self
    }

    /// The same without a place.
    pub(super) fn without_place(mut self) -> Self {
        self.inner.span = None;
        self
    }

    /// The same, but nothing catches it.
    pub(super) fn fallen(mut self) -> Self {
        if self.inner.kind == FailureKind::Ordinary {
            self.inner.kind = FailureKind::Fatal;
        }
        self
    }

    /// The same, but a node that is evaluated for its own sake reads as nothing in the reference.
    pub(super) fn losing(mut self, node: u32) -> Self {
        if self.inner.kind == FailureKind::Ordinary {
            self.inner.lost.get_or_insert(node);
        }
        self
    }

    /// Whether that node is this one.
    pub(super) fn loses(&self, node: u32) -> bool {
        self.inner.lost == Some(node)
    }

    /// Whether conditions take it for `false`.
    pub(super) fn is_ordinary(&self) -> bool {
        self.inner.kind == FailureKind::Ordinary
    }
}
