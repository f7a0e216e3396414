//! What is wrong with the JSON itself, whatever it says.

use std::collections::HashMap;

use super::report::Report;
use super::rules::json::DUPLICATE_KEY;
use crate::check::words::label;
use crate::json::{Change, Document, Value};

/// Keys that stand twice in one object: all but the last are told, where they stand. Gives the values that are lost by
/// it, in the order of the text.
pub(super) fn duplicates<'d>(document: &'d Document, report: &mut Report<'d>) -> Vec<Value<'d>> {
    let mut lost = Vec::new();
    let mut keys = Vec::new();
    for object in document.values().filter(|value| value.is_object()) {
        if may_repeat(object, &mut keys) {
            object_of(object, &mut lost, report);
        }
    }
    lost.sort_by_key(|value| value.span().start);
    lost
}

/// Whether two keys are alike, or so written that they may be. `keys` is room to work in.
fn may_repeat<'d>(object: Value<'d>, keys: &mut Vec<&'d str>) -> bool {
    keys.clear();
    let text = object.document().text();
    keys.extend(object.children().filter_map(Value::key_span).filter_map(|key| text.get(key.start..key.end)));
    if keys.iter().any(|key| key.contains('\\')) {
        return true;
    }
    // Of a few keys, each pair is looked at; that is faster than to sort them.
    if keys.len() <= 16 {
        return keys.iter().enumerate().any(|(at, key)| keys.iter().take(at).any(|earlier| earlier == key));
    }
    keys.sort_unstable();
    keys.windows(2).any(|pair| matches!(pair, [a, b] if a == b))
}

fn object_of<'d>(object: Value<'d>, lost: &mut Vec<Value<'d>>, report: &mut Report<'d>) {
    let mut last: HashMap<String, Value<'_>> = HashMap::new();
    let mut repeated = Vec::new();
    for (key, value) in object.members() {
        if let Some(earlier) = last.insert(key.clone().into_owned(), value) {
            repeated.push((key, earlier));
        }
    }
    for (key, value) in repeated {
        lost.push(value);
        let text = report.document().text();
        let until = value.next().map_or(value.span().end, |next| next.entry_span().start);
        let change = Change::replace(text, value.entry_span().start, until, "");
        let comments = text.get(value.span().end..until).is_some_and(|between| between.contains('/'));
        let key_shown = label(&key, 40);
        let finding = report
            .found(&DUPLICATE_KEY, value)
            .mark(value.entry_span())
            .say(format!("`{key_shown}` stands again further on in this object; this one is lost."));
        if !comments {
            finding.fix(format!("Remove this `{key_shown}`"), change).prove();
        }
    }
}
