//! Edits: a random edit touches nothing but its place, and taken back leaves the bytes that were there.

use cardwright::json::{Change, Document, Fragment, Kind, Pointer, Span, Value, edit};
use serde_json::json;

use super::corpus::{Case, cases, fixtures};
use super::random::Random;

/// Edits tried on each file.
const ROUNDS: usize = 8;

fn any_value<'d>(document: &'d Document, random: &mut Random) -> Value<'d> {
    let mut value = document.root();
    while !value.is_empty() && random.below(5) > 0 {
        let at = random.below(value.len());
        value = value.children().nth(at).unwrap_or(value);
    }
    // Of duplicate keys a pointer means the last.
    document.at(&value.pointer()).unwrap_or(value)
}

/// Everything outside of a span is as it was.
fn untouched_outside(path: &str, document: &Document, span: Span, edited: &str) {
    let before = &document.text()[..span.start];
    let after = &document.text()[span.end..];
    let kept = edited.starts_with(before) && edited.ends_with(after) && edited.len() >= before.len() + after.len();
    assert!(kept, "{path}: something outside of {span:?} changed");
}

/// The values beside one are written as they were.
fn siblings_kept(path: &str, document: &Document, at: &Pointer, edited: &Document) {
    let Some(parent) = at.parent() else { return };
    let written = |document: &Document| -> Vec<String> {
        let children = document.at(&parent).into_iter().flat_map(Value::children);
        children.map(|child| child.raw().to_owned()).collect()
    };
    let gone = document.at(at).map_or(0, Value::index);
    let mut expected = written(document);
    expected.remove(gone);
    assert_eq!(written(edited), expected, "{path}: a neighbour of {at} changed");
}

fn apply(path: &str, text: &str, change: &Change) -> Document {
    let edited = change.apply(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let back = change.inverse().apply(&edited).unwrap_or_else(|error| panic!("{path}: undo: {error}"));
    assert!(back == text, "{path}: the edit taken back leaves other bytes");
    Document::parse(edited).unwrap_or_else(|error| panic!("{path}: the edit broke the document: {error}"))
}

fn replaced(path: &str, document: &Document, value: Value<'_>, random: &mut Random) {
    let at = value.pointer();
    let new = match random.below(4) {
        0 => json!("a \"new\" text\nof two lines ☀"),
        1 => json!(12.5),
        2 => json!({"type": "TextBlock", "text": "new", "wrap": true}),
        _ => json!([]),
    };
    let change = edit::replace(document, &at, &new.clone().into()).unwrap_or_else(|error| panic!("{path}: {error}"));
    let edited = apply(path, document.text(), &change);
    untouched_outside(path, document, value.span(), edited.text());
    assert_eq!(edited.at(&at).map(Value::to_json), Some(new), "{path}: {at}");
}

fn removed(path: &str, document: &Document, value: Value<'_>) {
    let at = value.pointer();
    let Some(parent) = value.parent() else { return };
    let change = edit::remove(document, &at).unwrap_or_else(|error| panic!("{path}: {error}"));
    let edited = apply(path, document.text(), &change);
    untouched_outside(path, document, parent.span(), edited.text());
    siblings_kept(path, document, &at, &edited);
}

fn added(path: &str, document: &Document, value: Value<'_>, random: &mut Random) {
    let at = value.pointer();
    let new: Fragment = json!({"type": "TextBlock", "text": "new"}).into();
    let (change, inside) = if value.kind() == Kind::Array {
        let index = random.below(value.len() + 1);
        (edit::insert(document, &at, index, &new), at.index(index))
    } else if value.kind() == Kind::Object {
        (edit::set(document, &at, "a new key", &new), at.key("a new key"))
    } else {
        return;
    };
    let change = change.unwrap_or_else(|error| panic!("{path}: {error}"));
    let edited = apply(path, document.text(), &change);
    untouched_outside(path, document, value.span(), edited.text());
    assert_eq!(edited.at(&inside).map(Value::to_json), Some(json!({"type": "TextBlock", "text": "new"})), "{path}");
    siblings_kept(path, &edited, &inside, document);
}

/// What a person types into the source may break it; undo gives the bytes back all the same.
fn typed(path: &str, text: &str, random: &mut Random) {
    let boundary = |wanted: usize| (0..=wanted).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let start = boundary(random.below(text.len() + 1));
    let end = boundary((start + random.below(20)).min(text.len())).max(start);
    let new = format!("{}{}{}", &text[..start], ["", "}", "\"é", "\r\n"][random.below(4)], &text[end..]);
    let change = Change::between(text, &new);
    assert_eq!(change.apply(text).as_deref(), Ok(new.as_str()), "{path}");
    assert_eq!(change.inverse().apply(&new).as_deref(), Ok(text), "{path}");
}

fn try_edits(case: &Case) {
    let mut random = Random::of(&case.path);
    let text = case.text();
    typed(&case.path, text, &mut random);
    let Ok(document) = Document::parse(text) else { return };
    for _ in 0..ROUNDS {
        let value = any_value(&document, &mut random);
        match random.below(3) {
            0 => replaced(&case.path, &document, value, &mut random),
            1 => removed(&case.path, &document, value),
            _ => added(&case.path, &document, value, &mut random),
        }
    }
}

#[test]
fn a_random_edit_and_its_undo_restore_the_bytes() {
    cases().0.iter().for_each(try_edits);
}

#[test]
fn edits_of_our_own_files_restore_the_bytes() {
    fixtures().iter().for_each(try_edits);
}
