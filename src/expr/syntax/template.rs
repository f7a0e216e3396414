//! Text with `${…}` in it, as the values of a card are.

use std::sync::Arc;

use super::scan::{End, Piece, Scanner};
use super::{MAX_LENGTH, Unknown, parse};
use crate::expr::engine::Engine;
use crate::expr::error::{ParseError, Stage};
use crate::expr::expression::Expression;
use crate::json::Span;

/// A part of a text.
#[derive(Debug, Clone)]
pub enum Part {
    /// What stands there, with `\${` read as `${`.
    Text(Arc<str>),
    /// An expression.
    Expression {
        /// The expression.
        expression: Box<Expression>,
        /// Where it stands in the text, in bytes: what is between the braces, without blanks around it. The spans of the
        /// expression itself begin with 0 there.
        span: Span,
    },
}

/// A text with `${…}` in it.
#[derive(Debug, Clone)]
pub struct TemplateString {
    parts: Vec<Part>,
}

impl TemplateString {
    /// Reads a text. One without a `${…}` that is well formed is a single part of text.
    ///
    /// # Errors
    /// What is wrong, with its place in the text: an expression in it, or a back-tick without a backslash.
    pub fn parse(text: &str, engine: Engine, unknown: Unknown) -> Result<Self, ParseError> {
        let (pieces, end) = Scanner::new(text).pieces(0);
        match end {
            End::Text if text.ends_with('\\') => {
                let message = "A text with `${…}` in it cannot end in a backslash.";
                return Err(ParseError::new(Stage::Syntax, text.len() - 1, text.len(), message));
            }
            End::Text => {}
            End::Tick(at) => {
                let message = "A back-tick in a text with `${…}` is written as \\`.";
                return Err(ParseError::new(Stage::Syntax, at, at + 1, message).expecting("\\`"));
            }
            End::TooMuch => {
                return Err(ParseError::new(Stage::Limit, 0, text.len(), "This text is too tangled to be read."));
            }
        }
        let mut parts = Vec::with_capacity(pieces.len());
        let mut length = 0;
        for piece in pieces {
            let (Piece::Text(range) | Piece::Escape(range) | Piece::Expression(range)) = &piece;
            let inner = text.get(range.clone()).unwrap_or_default();
            if matches!(piece, Piece::Expression(_)) {
                length += inner.len();
                if length > MAX_LENGTH {
                    let message = format!("The expressions of a text can have {} KB together.", MAX_LENGTH >> 10);
                    return Err(ParseError::new(Stage::Limit, range.start, range.end, message));
                }
                let expression = parse(inner, engine, unknown).map_err(|error| error.moved(range.start))?;
                let span = Span { start: range.start, end: range.end };
                parts.push(Part::Expression { expression: Box::new(expression), span });
            } else {
                parts.push(Part::Text(inner.into()));
            }
        }
        Ok(Self { parts })
    }

    /// Its parts, in order.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The expression, if the text is nothing else: then its value keeps its kind. A value that is written out is joined as
    /// text instead, as the reference does.
    #[must_use]
    pub fn single(&self) -> Option<(&Expression, Span)> {
        match self.parts.as_slice() {
            [Part::Expression { expression, span }] if !expression.is_literal() => Some((expression, *span)),
            _ => None,
        }
    }

    /// Whether there is an expression in it.
    #[must_use]
    pub fn has_expressions(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Expression { .. }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<TemplateString, ParseError> {
        TemplateString::parse(text, Engine::JavaScript, Unknown::Fails)
    }

    #[test]
    fn parts_know_where_they_stand() {
        let template = read(r"a ${ n } \${x} ${nope(1)}").unwrap();
        let spans: Vec<&str> = template
            .parts()
            .iter()
            .map(|part| match part {
                Part::Text(text) => &**text,
                Part::Expression { expression, .. } => expression.source(),
            })
            .collect();
        assert_eq!(spans, ["a ", "n", " ", "$", "{x} ", "nope(1)"]);
        assert!(template.has_expressions() && template.single().is_none());
    }

    #[test]
    fn a_single_expression_keeps_its_kind() {
        assert_eq!(read("${ n }").unwrap().single().unwrap().1, Span { start: 3, end: 4 });
        assert!(read("${5}").unwrap().single().is_none() && read("${}").unwrap().single().is_none());
        assert!(!read("${} ${n").unwrap().has_expressions());
    }

    #[test]
    fn what_is_wrong_has_its_place_in_the_text() {
        assert_eq!(read("abc ${1 +}").unwrap_err().span.start, 9);
        assert_eq!(read("a `b` ${n}").unwrap_err().span.start, 2);
        assert!(read("${length()}").is_err());
    }
}
