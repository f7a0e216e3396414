//! A piece of JSON on its way into a document.

use super::token::{TokenKind, tokens};
use super::{Document, Style, SyntaxError, Value, print};

/// JSON to be inserted: a value made by the program, or text taken from a document, which keeps its comments and numbers.
#[derive(Debug, Clone, PartialEq)]
pub enum Fragment {
    /// A value; it is printed in the style of the place where it goes.
    Json(serde_json::Value),
    /// JSON text; only its indentation is adapted.
    Text(String),
}

impl From<serde_json::Value> for Fragment {
    fn from(value: serde_json::Value) -> Self {
        Self::Json(value)
    }
}

impl Fragment {
    /// A string value.
    #[must_use]
    pub fn string(text: &str) -> Self {
        Self::Json(serde_json::Value::String(text.to_owned()))
    }

    /// The text of a value of some document, its indentation taken away.
    #[must_use]
    pub fn copy(value: Value<'_>) -> Self {
        let text = value.document().text();
        let start = value.span().start;
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let blank: String = text[line..].chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        let lines: Vec<&str> = value.raw().split('\n').map(|line| line.trim_end_matches('\r')).collect();
        let mut out = String::with_capacity(value.raw().len());
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                out.push('\n');
            }
            out.push_str(if at > 0 { line.strip_prefix(blank.as_str()).unwrap_or(line) } else { line });
        }
        Self::Text(out)
    }

    /// JSON text from outside.
    ///
    /// # Errors
    /// When the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let document = Document::parse(text.trim().trim_start_matches('\u{feff}'))?;
        Ok(Self::copy(document.root()))
    }

    /// The fragment as a document of its own.
    ///
    /// # Errors
    /// When it was made from a text that is not JSON.
    pub fn document(&self) -> Result<Document, SyntaxError> {
        match self {
            Self::Json(value) => Document::parse(print::pretty(value, &Style::default(), 0)),
            Self::Text(text) => Document::parse(text.clone()),
        }
    }

    /// The fragment as text; lines after the first begin with `prefix`.
    pub(super) fn print(&self, style: &Style, prefix: &str) -> String {
        match self {
            Self::Json(value) => reindent(&print::pretty(value, style, 0), style, prefix),
            Self::Text(text) if style.is_compact() && text.contains('\n') => {
                on_one_line(text, style).unwrap_or_else(|| reindent(text, style, prefix))
            }
            Self::Text(text) => reindent(text, style, prefix),
        }
    }
}

fn reindent(text: &str, style: &Style, prefix: &str) -> String {
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push_str(style.newline());
        out.push_str(prefix);
        out.push_str(line);
    }
    out
}

/// The pieces of a JSON text as they are written, on one line; nothing when a comment ends with its line or spans
/// several.
fn on_one_line(text: &str, style: &Style) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let text = document.text();
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    for (span, kind) in tokens(text) {
        let piece = text.get(span.start..span.end)?;
        if kind == TokenKind::Comment && (piece.starts_with("//") || piece.contains('\n')) {
            return None;
        }
        out.push_str(between(before, piece, style));
        out.push_str(piece);
        before = piece;
    }
    Some(out)
}

/// The blank between two pieces on one line.
fn between(before: &str, piece: &str, style: &Style) -> &'static str {
    match (before, piece) {
        ("" | "[" | "{", _) | (_, "," | ":" | "]" | "}") => "",
        ("," | ":", _) if !piece.starts_with("/*") => style.gap(),
        _ => " ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> String {
        let fragment = Fragment::parse(text).unwrap_or_else(|error| panic!("{error}"));
        fragment.print(&Style::of("{\"a\": [1, 2]}"), "")
    }

    #[test]
    fn on_one_line_a_fragment_keeps_all_but_its_line_ends() {
        let text = "{\n  \"a\": 1e999, /* c */\n  \"a\": 1.50,\n  \"u\": \"https://example.org//\",\n  \"e\": [],\n  \"s\": \"\\u0041\"\n}";
        assert_eq!(
            printed(text),
            "{\"a\": 1e999, /* c */ \"a\": 1.50, \"u\": \"https://example.org//\", \"e\": [], \"s\": \"\\u0041\"}"
        );
        let tight = Fragment::parse(text).map(|fragment| fragment.print(&Style::of("{\"a\":1}"), ""));
        assert_eq!(
            tight.as_deref(),
            Ok("{\"a\":1e999, /* c */ \"a\":1.50,\"u\":\"https://example.org//\",\"e\":[],\"s\":\"\\u0041\"}")
        );
    }

    #[test]
    fn a_comment_that_needs_its_line_keeps_the_lines() {
        assert_eq!(printed("[\n  1 // one\n]"), "[\n  1 // one\n]");
        assert_eq!(printed("[\n  1 /* o\n  n */\n]"), "[\n  1 /* o\n  n */\n]");
    }
}
