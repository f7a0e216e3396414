//! Texts of a card in its source: what they say, and the way back.

use crate::card::complete::Edit;
use crate::json::cursor::{Cursor, Place, Quotes};
use crate::json::literal::{Sign, signs};
use crate::json::{Span, print};

/// A text around a cursor, as it is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InSource {
    /// What it says; of one without a closing quote, up to the end of the word at the cursor.
    pub text: String,
    /// Where the cursor stands in it.
    pub caret: usize,
    /// Where the literal begins in the source.
    start: usize,
    signs: Vec<Sign>,
}

impl InSource {
    /// Where something stands in the source.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.written(span.start), self.written(span.end))
    }

    /// An edit of the text, as one of the source.
    #[must_use]
    pub fn edit(&self, edit: &Edit) -> Edit {
        let escaped = |text: &str| {
            let mut quoted = print::quote(text);
            quoted.pop();
            quoted.split_off(1)
        };
        let caret = escaped(edit.text.get(..edit.caret).unwrap_or(&edit.text)).len();
        Edit { span: self.span(edit.span), text: escaped(&edit.text), caret, goes_on: edit.goes_on }
    }

    fn written(&self, said: usize) -> usize {
        let at = self.signs.partition_point(|sign| sign.said < said).min(self.signs.len().saturating_sub(1));
        self.start + self.signs.get(at).map_or(1, |sign| sign.written)
    }
}

/// The text that a cursor stands in, between the quotes of a value.
#[must_use]
pub fn in_source(cursor: &Cursor<'_>) -> Option<InSource> {
    let Place::Value(typed) = cursor.place() else { return None };
    let raw = cursor.text().get(typed.span.start..typed.span.end)?;
    let literal = match typed.quotes {
        Quotes::None => return None,
        Quotes::Open => format!("{raw}\""),
        Quotes::Closed => raw.to_owned(),
    };
    let is_inside = typed.span.start < cursor.offset() && cursor.offset() < typed.span.start + literal.len();
    let place = cursor.offset().checked_sub(typed.span.start).filter(|_| is_inside)?;
    let signs: Vec<Sign> = signs(&literal).collect();
    let here = signs.partition_point(|sign| sign.written <= place).checked_sub(1)?;
    let caret = signs.get(here)?.said;
    Some(InSource { text: print::unquote(&literal).into_owned(), caret, start: typed.span.start, signs })
}
