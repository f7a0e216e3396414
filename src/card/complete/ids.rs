//! Ids, and what refers to them.

use super::{Completion, Piece, What};
use crate::json::cursor::Cursor;
use crate::json::{Span, print};

/// The properties whose values are ids of something in the card.
pub(super) const REFERENCES: [&str; 4] = ["elementId", "labelFor", "targetElements", "targetInputIds"];

/// The key under which something has its id.
const ID: &str = "\"id\"";

/// Every string that a text has under `id`, in its order, quotes included.
fn ids(text: &str) -> impl Iterator<Item = Span> {
    text.match_indices(ID).filter_map(|(at, _)| {
        let behind = at + ID.len();
        let rest = text.get(behind..)?;
        let value = rest.trim_start().strip_prefix(':')?.trim_start();
        let start = behind + rest.len() - value.len();
        let inner = value.strip_prefix('"')?;
        // A string ends at its quote; one that is being typed at the end of the line.
        let mut escaped = false;
        let (end, last) = inner.bytes().enumerate().find(|(_, byte)| {
            let ends = *byte == b'\n' || *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            ends
        })?;
        (last == b'"').then(|| Span::new(start, start + 1 + end + 1))
    })
}

/// The ids of a card as completions.
pub(super) fn offers(cursor: &Cursor<'_>, property: &str) -> Vec<Completion> {
    let text = cursor.text();
    let mut found: Vec<Completion> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for span in ids(text) {
        let id = print::unquote(text.get(span.start..span.end).unwrap_or_default());
        if !id.is_empty() && seen.insert(id.clone()) {
            let detail = if property == "labelFor" { "an id, of the input" } else { "an id" };
            found.push(Completion::new(id.into_owned(), What::Id, Piece::Quoted).detail(detail));
        }
    }
    found
}

/// The id that the string at the place refers to, when it stands where ids are referred to.
#[must_use]
pub fn reference(cursor: &Cursor<'_>) -> Option<String> {
    let entry = cursor.touched();
    let owned =
        entry.filter(|entry| REFERENCES.contains(&cursor.read(entry.key).as_ref())).and_then(|entry| entry.value);
    let listed = || {
        let crate::json::cursor::Step::Key(key) = cursor.around().last()?.step else { return None };
        let crate::json::cursor::Place::Value(typed) = cursor.place() else { return None };
        REFERENCES.contains(&cursor.read(key).as_ref()).then_some(typed.span)
    };
    let span = owned.or_else(listed)?;
    let raw = cursor.text().get(span.start..span.end)?;
    raw.starts_with('"').then(|| cursor.read(span).into_owned()).filter(|id| !id.is_empty())
}

/// Where the id that a text refers to is given.
#[must_use]
pub fn definition(text: &str, id: &str) -> Option<Span> {
    ids(text).find(|span| print::unquote(text.get(span.start..span.end).unwrap_or_default()) == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_ends_at_its_quote_and_one_that_is_typed_counts_not() {
        let text = r#"{"id": "a\"b", "id" : "ü", "id": "\\", "id": 1, "id": "open
            "id": "c"}"#;
        let found: Vec<&str> = ids(text).map(|span| &text[span.start..span.end]).collect();
        assert_eq!(found, [r#""a\"b""#, "\"ü\"", r#""\\""#, "\"c\""]);
    }
}
