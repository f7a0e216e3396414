//! Removing values with what belongs to them: their keys, commas and lines.

use std::collections::HashSet;

use super::{EditError, comment, find};
use crate::json::{Change, Document, Pointer, Span, Value};

/// Removes the value at `pointer`, its key and its comma.
///
/// # Errors
/// When nothing is there, or it is the root.
pub fn remove(document: &Document, pointer: &Pointer) -> Result<Change, EditError> {
    if pointer.is_root() {
        return Err(EditError::Root);
    }
    Ok(remove_values(&[find(document, pointer)?]))
}

/// Removes values of one document, their keys and their commas, as removing one after the other from the back does. None
/// of them may be inside another one; the root stays.
#[must_use]
pub fn remove_values(values: &[Value<'_>]) -> Change {
    let Some(text) = values.first().map(|value| value.document().text()) else { return Change::default() };
    let going: HashSet<u32> = values.iter().map(|value| value.id).collect();
    let mut parents: Vec<Value<'_>> = values.iter().filter_map(|value| value.parent()).collect();
    parents.sort_by_key(|parent| parent.id);
    parents.dedup_by_key(|parent| parent.id);
    let gone = parents.into_iter().flat_map(|parent| gone_from(text, parent, &going));
    let changes = merged(gone.collect()).into_iter().map(|span| {
        let span = whole_line(text, span);
        Change::replace(text, span.start, span.end, "")
    });
    Change::together(changes).unwrap_or_default()
}

/// What of the text goes with some of what a value holds.
fn gone_from(text: &str, parent: Value<'_>, going: &HashSet<u32>) -> Vec<Span> {
    let inside = Span::new(parent.span().start + 1, parent.span().end - 1);
    let comma_behind = |value: Value<'_>| {
        let limit = value.next().map_or(inside.end, |next| next.entry_span().start);
        comma_in(text, value.entry_span().end, limit)
    };
    let children: Vec<Value<'_>> = parent.children().collect();
    let kept = children.iter().rposition(|value| !going.contains(&value.id));
    let mut gone = Vec::new();
    for (at, value) in children.iter().enumerate().filter(|(_, value)| going.contains(&value.id)) {
        let entry = value.entry_span();
        let end = comma_behind(*value).map_or(entry.end, |at| at + 1);
        // Behind the last that stays all of them go, and leave nothing on the line.
        let next = value.next().filter(|_| kept.is_none_or(|kept| kept < at));
        gone.push(line_of(text, Span::new(entry.start, end), next.map(|next| next.entry_span().start)));
    }
    match (kept.and_then(|kept| children.get(kept)), children.last()) {
        (Some(kept), Some(last)) if going.contains(&last.id) && comma_behind(*last).is_none() => {
            gone.extend(comma_behind(*kept).map(|at| Span::new(at, at + 1)));
        }
        (None, Some(_)) if is_blank_without(text, inside, &gone) => gone = vec![inside],
        _ => {}
    }
    gone
}

/// Whether nothing but blanks stands in a part of the text outside of what goes.
fn is_blank_without(text: &str, inside: Span, gone: &[Span]) -> bool {
    let mut from = inside.start;
    let mut is_blank = |until: usize, next: usize| {
        let blank = text.get(from..until).unwrap_or_default().trim().is_empty();
        from = next;
        blank
    };
    merged(gone.to_vec()).into_iter().all(|span| is_blank(span.start, span.end)) && is_blank(inside.end, inside.end)
}

/// Spans in order, those that touch or overlap as one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| span.start);
    let mut merged: Vec<Span> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// What goes, with the whole line when nothing else stands on it, else with the blanks behind it; at the end of a line with
/// those before it. `next` is where something begins that goes too.
fn line_of(text: &str, gone: Span, next: Option<usize>) -> Span {
    let after = &text[gone.end..];
    let rest = after.trim_start_matches([' ', '\t']);
    let behind = gone.end + after.len() - rest.len();
    let whole = whole_line(text, gone);
    if whole != gone {
        whole
    } else if line_end(rest) > 0 || rest.starts_with([']', '}']) || next == Some(behind) {
        // The end of a line: take the blanks before instead.
        Span::new(text[..gone.start].trim_end_matches([' ', '\t']).len(), gone.end)
    } else {
        Span::new(gone.start, behind)
    }
}

/// What goes, with the blanks and the line end around it when nothing else stands on its line.
fn whole_line(text: &str, gone: Span) -> Span {
    let head = line_head(text, gone.start);
    let rest = text[gone.end..].trim_start_matches([' ', '\t']);
    let newline = line_end(rest);
    if head.ends_with('\n') && newline > 0 && !text[gone.start..gone.end].ends_with('\n') {
        Span::new(head.len(), text.len() - rest.len() + newline)
    } else {
        gone
    }
}

/// The length of the line end that a text begins with.
fn line_end(text: &str) -> usize {
    if text.starts_with("\r\n") { 2 } else { usize::from(text.starts_with('\n')) }
}

/// The text before an offset without the blanks that end it; it ends with the line break when nothing stands in between.
pub(super) fn line_head(text: &str, offset: usize) -> &str {
    text[..offset].trim_end_matches(|c: char| c != '\n' && c.is_whitespace())
}

/// The first comma between two offsets that is not inside a comment.
fn comma_in(text: &str, start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    while let Some(rest) = text.get(at..end).filter(|rest| !rest.is_empty()) {
        match comment(rest) {
            Some(length) => at += length,
            None if rest.starts_with(',') => return Some(at),
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::super::tests::{after, document, pointer, pointers, tree};
    use super::*;
    use crate::json::edit::Draft;

    #[test]
    fn many_are_removed_at_once() {
        let gone = |text: &str, which: &[usize]| {
            let document = document(text);
            let values: Vec<Value<'_>> = which.iter().filter_map(|at| document.root().item(*at)).collect();
            remove_values(&values).apply(text).unwrap_or_default()
        };
        assert_eq!(gone("[1, 2, 3]", &[2, 1]), "[1]");
        assert_eq!(gone("[1, 2, 3]", &[0, 1, 2]), "[]");
        assert_eq!(gone("[1, 2, /* c */ 3,]", &[1, 2]), "[1, /* c */]");
        assert_eq!(gone("[\n  1, 2,\n  3, 4\n]", &[1, 2, 3]), "[\n  1\n]");
        assert_eq!(gone("[\n  1,\n  // c\n  2,\n  3\n]", &[1, 2]), "[\n  1\n  // c\n]");
        assert_eq!(gone("[\n  1,\n  // c\n  2\n]", &[0, 1]), "[\n  // c\n]");
        let long = format!("[{}0]", "0, ".repeat(50_000));
        let odd: Vec<usize> = (1..50_000).step_by(2).collect();
        let document = document(&long);
        let values: Vec<Value<'_>> = document.root().items().skip(1).step_by(2).take(odd.len()).collect();
        assert_eq!(remove_values(&values).apply(&long), Ok(format!("[{}0]", "0, ".repeat(25_000))));
    }

    #[test]
    fn removing_takes_the_comma_and_the_line() {
        let text = "[\n  1,\n  2,\n  3\n]";
        assert_eq!(after(text, remove(&document(text), &pointer("/0"))), "[\n  2,\n  3\n]");
        assert_eq!(after(text, remove(&document(text), &pointer("/1"))), "[\n  1,\n  3\n]");
        assert_eq!(after(text, remove(&document(text), &pointer("/2"))), "[\n  1,\n  2\n]");
        let line = "{\"a\": 1, \"b\": 2}";
        assert_eq!(after(line, remove(&document(line), &pointer("/a"))), "{\"b\": 2}");
        assert_eq!(after(line, remove(&document(line), &pointer("/b"))), "{\"a\": 1}");
        assert_eq!(after("[1]", remove(&document("[1]"), &pointer("/0"))), "[]");
        assert_eq!(remove(&document("[1]"), &Pointer::root()), Err(EditError::Root));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(
            FileFailurePersistence::SourceParallel("tests/regressions")
        ))]
        #[test]
        fn many_are_removed_as_one_after_the_other_is(
            value in tree(), picks in prop::collection::vec(any::<usize>(), 1..6), compact in any::<bool>(),
        ) {
            let text = if compact { value.to_string() } else { serde_json::to_string_pretty(&value).unwrap_or_default() };
            let document = document(&text);
            let mut all = Vec::new();
            pointers(document.root(), &mut all);
            let mut picked: Vec<usize> = picks.iter().map(|pick| pick % all.len()).filter(|at| *at > 0).collect();
            picked.sort_unstable();
            picked.dedup();
            let mut meant: Vec<&Pointer> = Vec::new();
            for at in picked {
                if !meant.iter().any(|outer| outer.contains(&all[at])) {
                    meant.push(&all[at]);
                }
            }
            let mut draft = Draft::new(&document);
            for pointer in meant.iter().rev() {
                draft.edit(|document| remove(document, pointer)).unwrap();
            }
            let values: Vec<Value<'_>> = meant.iter().filter_map(|pointer| document.at(pointer)).collect();
            let removed = remove_values(&values).apply(&text);
            prop_assert_eq!(removed.as_deref(), Ok(draft.document().text()));
        }

    }
}
