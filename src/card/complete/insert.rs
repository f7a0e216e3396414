//! Writing a completion into the text: quotes, colon, a first value, and the commas on both sides.

use super::{Completion, Edit, Piece, Start};
use crate::json::cursor::{Cursor, Place};
use crate::json::token::TokenKind;
use crate::json::{Span, Style, print};

/// How a completion joins what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seam {
    span: Span,
    /// What comes before: the comma that is missing, and what it stood without.
    head: String,
    /// What comes behind.
    tail: &'static str,
    has_colon: bool,
    style: Style,
    /// The indentation of the line.
    indent: String,
}

impl Seam {
    pub(super) fn of(cursor: &Cursor<'_>) -> Self {
        let text = cursor.text();
        let raw = |span: Span| text.get(span.start..span.end).unwrap_or_default();
        let span = match cursor.place() {
            Place::Key(typed) | Place::Value(typed) => typed.span,
            _ => Span::new(cursor.offset(), cursor.offset()),
        };
        let style = Style::of(text);
        let mut seam = Self {
            span,
            head: String::new(),
            tail: "",
            has_colon: cursor.has_colon(),
            indent: indentation(text, span.start).to_owned(),
            style,
        };
        if let Some((before, kind)) = cursor.before().filter(|_| !cursor.around().is_empty()) {
            let ends_value = match kind {
                TokenKind::Punctuation => matches!(raw(before), "}" | "]"),
                TokenKind::Key | TokenKind::Comment => false,
                _ => true,
            };
            if ends_value {
                let between = text.get(before.end..span.start).unwrap_or_default();
                let gap = if between.is_empty() { seam.style.gap() } else { between };
                seam.head = format!(",{gap}");
                seam.span.start = before.end;
            }
        }
        if let Some((after, kind)) = cursor.after().filter(|_| !cursor.around().is_empty() && !seam.has_colon) {
            let begins_value = kind != TokenKind::Punctuation || matches!(raw(after), "{" | "[");
            if begins_value {
                seam.tail = if after.start == span.end && !seam.style.gap().is_empty() { ", " } else { "," };
            }
        }
        seam
    }

    pub(super) fn edit(&self, completion: &Completion) -> Edit {
        let (body, back, goes_on) = match completion.piece {
            Piece::Key(name, _) if self.has_colon => (print::quote(name), 0, false),
            Piece::Key(name, Start::With(value, back)) => {
                (format!("{}:{}{value}", print::quote(name), self.style.gap()), back, back > 0)
            }
            Piece::Quoted => (print::quote(&completion.label), 0, false),
            Piece::Icon(scheme) => (print::quote(&format!("{scheme}{}", completion.label)), 0, false),
            Piece::Raw(json, back) => (json.to_owned(), back, back > 0),
            Piece::Fresh(ty) => (self.printed(ty.fresh), 0, false),
        };
        let caret = self.head.len() + body.len() - back.min(body.len());
        // Behind a whole value the caret stands behind the comma that came with it, if the line goes on.
        let caret = if back == 0 && self.tail == ", " { caret + self.tail.len() } else { caret };
        Edit { span: self.span, text: format!("{}{body}{}", self.head, self.tail), caret, goes_on }
    }

    fn printed(&self, json: &str) -> String {
        let Ok(value) = serde_json::from_str::<serde_json::Value>(json) else { return json.to_owned() };
        let text = print::pretty(&value, &self.style, 0);
        let newline = self.style.newline();
        text.replace(newline, &format!("{newline}{}", self.indent))
    }
}

/// The blanks at the start of the line in which `offset` lies.
fn indentation(text: &str, offset: usize) -> &str {
    let head = text.get(..offset).unwrap_or_default();
    let line = head.rfind('\n').map_or(head, |at| head.get(at + 1..).unwrap_or_default());
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}
