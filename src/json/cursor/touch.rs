//! What is being typed at an offset.

use super::{Quotes, Typed};
use crate::json::Span;
use crate::json::token::TokenKind;

/// What an offset touches.
pub(super) enum Touch {
    /// A comment.
    Comment,
    /// Something that is typed. `torn`: the tokens of the rest of its line cannot be relied on.
    Typed { typed: Typed, torn: bool },
    /// Nothing, or the edge of something that is finished.
    Nothing,
}

/// What may belong to a word that is typed without quotes.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '@' | '#' | '-' | '+')
}

pub(super) fn at(text: &str, tokens: &[(Span, TokenKind)], offset: usize) -> Touch {
    let at = tokens.partition_point(|(span, _)| span.end < offset);
    let Some((span, kind)) = tokens.get(at).copied().filter(|(span, _)| span.start < offset) else {
        return Touch::Nothing;
    };
    let raw = text.get(span.start..span.end).unwrap_or_default();
    match kind {
        TokenKind::Comment if offset < span.end || !raw.starts_with("/*") => Touch::Comment,
        TokenKind::Punctuation | TokenKind::Comment => Touch::Nothing,
        TokenKind::Key | TokenKind::String => {
            let next = tokens.get(at + 1);
            // A string that a word follows without a blank ends with a quote that was meant to open the next one.
            let torn = next.is_some_and(|(next, kind)| {
                next.start == span.end && matches!(kind, TokenKind::Error | TokenKind::Number | TokenKind::Literal)
            });
            if offset == span.end {
                Touch::Nothing
            } else if torn {
                open(text, span.start, offset)
            } else {
                Touch::Typed { typed: Typed { span, quotes: Quotes::Closed }, torn: false }
            }
        }
        TokenKind::Error if raw.starts_with('"') => match (is_closed(raw), offset == span.end) {
            (true, true) => Touch::Nothing,
            (true, false) => Touch::Typed { typed: Typed { span, quotes: Quotes::Closed }, torn: false },
            (false, _) => open(text, span.start, offset),
        },
        TokenKind::Number | TokenKind::Literal => {
            Touch::Typed { typed: Typed { span, quotes: Quotes::None }, torn: false }
        }
        TokenKind::Error => {
            let head = text.get(..offset).unwrap_or_default();
            let start = head.trim_end_matches(is_word).len();
            if start == offset {
                return Touch::Nothing;
            }
            let typed = Typed { span: Span::new(start, word_end(text, offset)), quotes: Quotes::None };
            Touch::Typed { typed, torn: true }
        }
    }
}

/// A string without an end: up to the offset, and the word that goes on behind it.
fn open(text: &str, start: usize, offset: usize) -> Touch {
    let typed = Typed { span: Span::new(start, word_end(text, offset)), quotes: Quotes::Open };
    Touch::Typed { typed, torn: true }
}

fn word_end(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or_default();
    offset + rest.len() - rest.trim_start_matches(is_word).len()
}

/// Whether a string that is an error for what it holds ends with a quote of its own.
fn is_closed(raw: &str) -> bool {
    let Some(inner) = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else { return false };
    let slashes = inner.len() - inner.trim_end_matches('\\').len();
    slashes.is_multiple_of(2)
}
