//! Marks on elements, and how they keep to their elements while the text changes around them.

use std::collections::HashSet;

use crate::json::{Change, Document, Kind, Pointer, Splice, Value};

/// The marked elements after a change, in their order: what the change took away is marked no more. What it took away here
/// and put in there, written the same, is followed to its new place.
pub(super) fn carried(marks: &[Pointer], before: &Document, change: &Change, after: &Document) -> Vec<Pointer> {
    let mut kept: Vec<Pointer> = Vec::new();
    let mut seen: HashSet<Pointer> = HashSet::new();
    for mark in marks {
        let place = before.at(mark).and_then(|value| place(value, change));
        let found = place.and_then(|at| starting_at(after, at)).map(Value::pointer);
        kept.extend(found.filter(|found| seen.insert(found.clone())));
    }
    kept
}

/// The byte at which a value begins after a change.
fn place(value: Value<'_>, change: &Change) -> Option<usize> {
    let raw = value.raw();
    let mut at = Some(value.span().start);
    let mut end = value.span().end;
    for splice in change.splices() {
        let removed = splice.at + splice.removed.len();
        let carry = |at: usize| carried_over(splice, at);
        match at {
            // A new beginning of the same value counts as the value, as when a whole object is replaced by another one.
            Some(start) if splice.at <= start && start < removed => {
                let whole = splice.at == start && removed == end;
                at = (whole && !change.splices().iter().any(|other| other.inserted.contains(raw))).then_some(start);
            }
            Some(start) => at = Some(carry(start)),
            None => {}
        }
        end = carry(end);
    }
    at.or_else(|| copied(raw, change))
}

/// Where a place is after a splice.
fn carried_over(splice: &Splice, at: usize) -> usize {
    let behind = at >= splice.at + splice.removed.len();
    if behind { at - splice.removed.len() + splice.inserted.len() } else { at }
}

/// Where a change put in what is written so: looked for only when it went elsewhere, since that reads all of the change.
fn copied(raw: &str, change: &Change) -> Option<usize> {
    change.splices().iter().fold(None, |copy, splice| {
        let copy = copy.map(|at| carried_over(splice, at));
        copy.or_else(|| splice.inserted.find(raw).map(|inside| splice.at + inside))
    })
}

/// The outermost value that begins at an offset.
fn starting_at(document: &Document, at: usize) -> Option<Value<'_>> {
    let mut found = document.innermost(at);
    let begins = |value: Value<'_>| value.span().start == at;
    while let Some(parent) = found.parent().filter(|parent| begins(*parent)) {
        found = parent;
    }
    (begins(found) && matches!(found.kind(), Kind::Object | Kind::String)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::edit;

    const CARD: &str = "{\"type\": \"AdaptiveCard\", \"body\": [\n  {\"type\": \"TextBlock\", \"text\": \"a\"},\n  {\"type\": \"Container\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"b\"}]},\n  {\"type\": \"Image\", \"url\": \"c\"}\n]}";

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    fn after(mark: &str, edited: edit::Edited) -> Vec<String> {
        let before = Document::parse(CARD).unwrap();
        let text = edited.change.apply(CARD).unwrap();
        let document = Document::parse(text).unwrap();
        let there = carried(&[at(mark)], &before, &edited.change, &document);
        let back = carried(&there, &document, &edited.change.inverse(), &before);
        assert!(there.is_empty() || back == [at(mark)], "{back:?}");
        there.iter().map(Pointer::to_string).collect()
    }

    #[test]
    fn a_mark_keeps_to_its_element() {
        let card = Document::parse(CARD).unwrap();
        assert_eq!(after("/body/2", edit::duplicate(&card, &at("/body/0")).unwrap()), ["/body/3"]);
        assert_eq!(after("/body/2", edit::remove(&card, &at("/body/0")).unwrap()), ["/body/1"]);
        let text = |value: &str| edit::set(&card, &at("/body/0"), "text", Some(value.into())).unwrap();
        assert_eq!(after("/body/0", text("longer")), ["/body/0"]);
        assert_eq!(after("/body/1/items/0", text("longer")), ["/body/1/items/0"]);
    }

    #[test]
    fn it_follows_what_moves_and_goes_with_what_is_deleted() {
        let card = Document::parse(CARD).unwrap();
        let down = |from: &str| edit::shift(&card, &at(from), edit::Direction::Down).unwrap();
        assert_eq!(after("/body/0", down("/body/0")), ["/body/1"]);
        assert_eq!(after("/body/1/items/0", down("/body/0")), ["/body/0/items/0"]);
        assert_eq!(after("/body/0", edit::wrap(&card, &at("/body/0")).unwrap()), ["/body/0/items/0"]);
        assert!(after("/body/2", edit::remove(&card, &at("/body/2")).unwrap()).is_empty());
    }
}
