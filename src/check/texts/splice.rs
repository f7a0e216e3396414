//! Changes inside a JSON string: what is not changed keeps its bytes and its escapes.

use std::ops::Range;

use crate::json::{Change, Span, Value, print};

/// Parts of a text, and what takes their place.
type Edits<'e> = [(Range<usize>, &'e str)];

/// The text as the edits leave it; they stand in its order and do not overlap.
pub(super) fn applied(text: &str, edits: &Edits<'_>) -> String {
    let mut after = String::with_capacity(text.len());
    let mut from = 0;
    for (range, inserted) in edits {
        after.push_str(text.get(from..range.start).unwrap_or_default());
        after.push_str(inserted);
        from = range.end;
    }
    after.push_str(text.get(from..).unwrap_or_default());
    after
}

/// The edits as a change of the document.
pub(super) fn change(value: Value<'_>, edits: &Edits<'_>) -> Change {
    let document = value.document().text();
    let spans = raw_spans(value, edits.iter().map(|(range, _)| range));
    // From the end, so that each stands where it was made for.
    edits.iter().zip(&spans).rev().fold(Change::default(), |change, ((_, inserted), span)| {
        let quoted = print::quote(inserted);
        let inner = quoted.get(1..quoted.len() - 1).unwrap_or_default();
        change.then(Change::replace(document, span.start, span.end, inner))
    })
}

/// Where a part of the text of a string stands in the document.
pub(super) fn raw_span(value: Value<'_>, range: &Range<usize>) -> Option<Span> {
    raw_spans(value, [range]).pop()
}

/// Where parts of the text of a string stand in the document: all in one walk over it. The parts stand in its order and do
/// not overlap; those beyond its end are left out.
fn raw_spans<'r>(value: Value<'_>, ranges: impl IntoIterator<Item = &'r Range<usize>>) -> Vec<Span> {
    let raw = value.raw();
    let inner = raw.len().checked_sub(1).and_then(|end| raw.get(1..end)).unwrap_or_default();
    let base = value.span().start + 1;
    let (mut written, mut at) = (0, 0);
    let mut place_of = |offset: usize| {
        while written < offset {
            let rest = inner.get(at..).filter(|rest| !rest.is_empty())?;
            let length = literal(rest);
            let piece = rest.get(..length)?;
            written += if piece.starts_with('\\') { print::unquote(&format!("\"{piece}\"")).len() } else { length };
            at += length;
        }
        Some(base + at)
    };
    ranges.into_iter().map_while(|range| Some(Span::new(place_of(range.start)?, place_of(range.end)?))).collect()
}

/// How long the first character is, as it is written.
fn literal(rest: &str) -> usize {
    let mut characters = rest.chars();
    let first = characters.next().map_or(0, char::len_utf8);
    if !rest.starts_with('\\') {
        return first;
    }
    match characters.next() {
        Some('u') => {
            let code = rest.get(2..6).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or_default();
            let pair = (0xd800..0xdc00).contains(&code) && rest.get(6..8) == Some("\\u");
            if pair { 12 } else { 6 }.min(rest.len())
        }
        Some(escaped) => first + escaped.len_utf8(),
        None => first,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    #[test]
    fn only_what_is_edited_changes() {
        let text = r#"["caf\u00e9 \ud83d\ude00\nb\tc\/d"]"#;
        let document = Document::parse(text).unwrap();
        let value = document.root().item(0).unwrap();
        let plain = value.as_str().unwrap();
        let newline = plain.find('\n').unwrap();
        let edits = [(newline..newline, "\n"), (plain.len()..plain.len(), "\"")];
        let after = change(value, &edits).apply(text).unwrap();
        assert_eq!(after, r#"["caf\u00e9 \ud83d\ude00\n\nb\tc\/d\""]"#);
        let read = Document::parse(after).unwrap();
        assert_eq!(read.root().item(0).unwrap().as_str().unwrap(), applied(&plain, &edits));
    }

    #[test]
    fn many_edits_cost_one_walk() {
        let text = format!("[\"{}\"]", "a\\n".repeat(40_000));
        let document = Document::parse(text.as_str()).unwrap();
        let value = document.root().item(0).unwrap();
        let edits: Vec<_> = (0..40_000).map(|at| (2 * at + 1..2 * at + 1, "\n")).collect();
        let change = change(value, &edits);
        assert_eq!(change.splices().len(), 40_000);
        let (last, first) = (&change.splices()[0], &change.splices()[39_999]);
        assert_eq!((last.at, first.at), (text.len() - 4, 3));
    }
}
