//! Edits: a random edit touches nothing but its place, and taken back leaves the bytes that were there.

use cardwright::card::{self, edit as ops};
use cardwright::json::{Change, Document, Fragment, Kind, Pointer, Span, Value, edit};
use serde_json::json;

use super::corpus::{Case, cases, fixtures};
use super::random::Random;

/// Edits tried on each file.
const ROUNDS: usize = 8;
/// Operations tried on each file, one after the other.
const OPERATIONS: usize = 12;
/// Files above this size are left out where every step reads the whole of them again.
const LARGE: usize = 200_000;

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

/// The rows of the outline that a random choice falls on.
fn rows(document: &Document, random: &mut Random) -> Vec<Pointer> {
    let rows = card::outline(document);
    let wanted = random.below(4) + 1;
    (0..wanted).filter_map(|_| rows.get(random.below(rows.len())).map(|row| row.pointer.clone())).collect()
}

/// One operation of the designer, whichever it is; a refusal is an answer too.
fn operation(document: &Document, random: &mut Random) -> Option<ops::Edited> {
    let several = rows(document, random);
    let at = several.first()?;
    let axis = [ops::Axis::Row, ops::Axis::Column][random.below(2)];
    let side = [ops::Side::Before, ops::Side::After][random.below(2)];
    let direction =
        [ops::Direction::Up, ops::Direction::Down, ops::Direction::In, ops::Direction::Out][random.below(4)];
    let all = |done: Result<ops::Several, ops::Refusal>| done.ok().map(|several| several.edited);
    match random.below(20) {
        0 => ops::add_line(document, at, axis, side).ok(),
        1 => ops::remove_line(document, at, axis).ok(),
        2 => ops::move_line(document, at, axis, side).ok(),
        3 => {
            let types = ops::types(document, at);
            ops::retype(document, at, types.get(random.below(types.len()))?).ok().map(|done| done.edited)
        }
        4 => all(ops::remove_all(document, &several)),
        5 => all(ops::duplicate_all(document, &several)),
        6 => all(ops::shift_all(document, &several, direction)),
        7 => all(ops::wrap_all(document, &several)),
        8 => {
            let containers = ops::containers(document, &card::outline(document), &several);
            all(ops::move_to(document, &several, &containers.get(random.below(containers.len()))?.place))
        }
        9 => {
            let likenesses = ops::likenesses(document, at);
            let alike = &likenesses.get(random.below(likenesses.len()))?.elements;
            let settable = ops::settable(document, alike);
            let property = settable.get(random.below(settable.len()))?;
            let words = property.value.words();
            let value = words.get(random.below(words.len() + 1)).map(|word| json!(word));
            all(ops::set_all(document, alike, property.name, value.as_ref()))
        }
        10 => {
            let text = ["e", "the", "a b", "${"][random.below(4)].to_owned();
            let query = ops::Query {
                text,
                case: [ops::Case::Any, ops::Case::Exact][random.below(2)],
                words: [ops::Words::Parts, ops::Words::Whole][random.below(2)],
                within: [ops::Within::Texts, ops::Within::Names][random.below(2)],
            };
            ops::replace(document, &ops::find(document, &query), &query, "a \"new\" text\u{2600}\n").ok()
        }
        11 => ops::mention(document, at, "Ana", "ana@example.com", &ops::Spot::End).ok(),
        12 => ops::unmention(document, at, ops::mentions(document, at).first()?).ok(),
        13 => ops::shift(document, at, direction).ok(),
        14 => ops::wrap(document, at).ok(),
        15 => ops::unwrap(document, at).ok(),
        16 => ops::duplicate(document, at).ok(),
        17 => ops::remove(document, at).ok(),
        18 => ops::paste(document, at, &ops::copy_all(document, &several)?).ok(),
        _ => {
            let offers = ops::offers(document, at);
            ops::add(document, at, offers.get(random.below(offers.len()))?).ok()
        }
    }
}

/// Operations one after the other; each leaves JSON, selects something, and all taken back leave the bytes of the file.
fn operate(case: &Case) -> usize {
    let Ok(mut document) = Document::parse(case.text()) else { return 0 };
    let mut random = Random::of(&case.path);
    let mut steps: Vec<Change> = Vec::new();
    for _ in 0..OPERATIONS {
        let Some(edited) = operation(&document, &mut random) else { continue };
        let next = apply(&case.path, document.text(), &edited.change);
        let there = next.at(&edited.select).is_some();
        assert!(there, "{}: {} selects {}\n{}", case.path, edited.name, edited.select, next.text());
        steps.push(edited.change);
        document = next;
    }
    let mut text = document.text().to_owned();
    for step in steps.iter().rev() {
        text = step.inverse().apply(&text).unwrap_or_else(|error| panic!("{}: {error}", case.path));
    }
    assert!(text == case.text(), "{}: undone to the start, the bytes are others", case.path);
    steps.len()
}

#[test]
fn whatever_is_done_to_a_card_can_be_taken_back() {
    let done: usize = cases().0.iter().filter(|case| case.bytes.len() < LARGE).map(operate).sum();
    assert!(done > 0, "nothing was done");
}

#[test]
fn whatever_is_done_to_our_own_cards_can_be_taken_back() {
    let done: usize = fixtures().iter().map(operate).sum();
    assert!(done > fixtures().len(), "only {done} operations were possible");
}
