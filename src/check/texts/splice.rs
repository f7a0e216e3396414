//! Changes inside a JSON string: what is not changed keeps its bytes and its escapes.

use std::ops::Range;

use crate::json::literal::signs;
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
pub(in crate::check) fn change(value: Value<'_>, edits: &Edits<'_>) -> Change {
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
pub(in crate::check) fn raw_span(value: Value<'_>, range: &Range<usize>) -> Option<Span> {
    raw_spans(value, [range]).pop()
}

/// Where parts of the text of a string stand in the document: all in one walk over it. The parts stand in its order and do
/// not overlap; those beyond its end are left out.
fn raw_spans<'r>(value: Value<'_>, ranges: impl IntoIterator<Item = &'r Range<usize>>) -> Vec<Span> {
    let base = value.span().start;
    let mut signs = signs(value.raw()).peekable();
    let mut place_of = |offset: usize| {
        while signs.next_if(|sign| sign.said < offset).is_some() {}
        signs.peek().map(|sign| base + sign.written)
    };
    ranges.into_iter().map_while(|range| Some(Span::new(place_of(range.start)?, place_of(range.end)?))).collect()
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
