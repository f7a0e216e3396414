//! What can be written at a place of an expression, inside the `${…}` of a text.
//!
//! [`complete_expression`] takes the text that a property says, a place in it and a [`DataScope`]: what the expression reads
//! there. It answers with the names that the data really have behind the path that is typed, with the functions of the
//! language and with the names that templates give; a name that is bound by `foreach` and its like has what the first item
//! has. [`signature_at`] tells which call is around a place and which argument of it. Both take texts that are half written.
//!
//! [`in_source`] finds the text in the source of a card around a cursor and brings an [`Edit`] of it back there, quotes and
//! backslashes minded.
//!
//! What stands before the place is evaluated as the engine does it, so a path goes through functions, indexes and `$root`
//! and is read without regard to case; `place` cuts the text, `read` evaluates, `offer` collects, `source` knows JSON.

mod offer;
mod place;
mod read;
mod source;

use std::borrow::Cow;

use super::Edit;
use crate::card::search::matched;
use crate::expr::catalogue::{Function, function};
use crate::json::Span;

pub use read::{DataScope, describe};
pub use source::{InSource, in_source};

/// What a completion of an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExpressionWhat {
    /// A name that the data have, or one that is bound by a function around.
    Path,
    /// A function.
    Function,
    /// A name or a value that the language has.
    Keyword,
}

/// Something that can be written in an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionCompletion {
    /// What is shown and searched.
    pub label: String,
    /// What it is.
    pub what: ExpressionWhat,
    /// Of a path its kind and what it reads; of a function how it is called.
    pub detail: String,
    /// What it is for, in a sentence; may be empty.
    pub help: Cow<'static, str>,
    /// The characters of the label that were typed.
    pub marks: Vec<u32>,
    /// What is written.
    pub insert: String,
    /// How many bytes before the end of that the caret stands then.
    pub caret_back: usize,
    /// Whether it takes the place of the dot before it.
    replaces_dot: bool,
}

/// What can be written in an expression, the best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpressionCompletions {
    /// The completions.
    pub items: Vec<ExpressionCompletion>,
    /// What is typed so far.
    pub prefix: String,
    /// What is replaced in the text.
    pub span: Span,
    /// Where the dot before it stands.
    dot: Option<usize>,
}

impl ExpressionCompletions {
    /// What taking a completion does to the text.
    #[must_use]
    pub fn edit(&self, item: &ExpressionCompletion) -> Edit {
        let start = self.dot.filter(|_| item.replaces_dot).unwrap_or(self.span.start);
        let caret = item.insert.len() - item.caret_back.min(item.insert.len());
        let goes_on = item.caret_back > 0;
        Edit { span: Span::new(start, self.span.end), text: item.insert.clone(), caret, goes_on }
    }
}

/// What can be written at a place of a text: nothing outside of any `${…}`, in a text or a number that is written out, and
/// where only an operator can stand.
#[must_use]
pub fn complete_expression(text: &str, caret: usize, scope: &DataScope<'_>) -> Option<ExpressionCompletions> {
    let place = place::Place::at(text, caret)?;
    let prefix = place.prefix();
    let mut found: Vec<_> = offer::offers(&place, scope)
        .into_iter()
        .filter_map(|mut item| {
            let (nearness, marks) = matched(&item.label, prefix)?;
            item.marks = marks;
            Some((nearness, item))
        })
        .collect();
    found.sort_by_key(|(nearness, _)| *nearness);
    let items = found.into_iter().map(|(_, item)| item).collect();
    Some(ExpressionCompletions { items, prefix: prefix.to_owned(), span: place.typed(), dot: place.dot() })
}

/// A call around a place.
#[derive(Debug, Clone, Copy)]
pub struct SignatureHelp {
    /// What is called.
    pub function: &'static Function,
    /// Which of its arguments the place is in, counted from 0; there may be more than it takes.
    pub argument: usize,
}

/// The innermost call around a place of a text, if what it calls exists.
#[must_use]
pub fn signature_at(text: &str, caret: usize) -> Option<SignatureHelp> {
    let written = place::Written::at(text, caret)?;
    let call = written.open.iter().rev().find(|open| open.name.is_some())?;
    let function = function(written.word(call.name?))?;
    Some(SignatureHelp { function, argument: call.marks.len() })
}

#[cfg(test)]
mod tests;
