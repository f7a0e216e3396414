//! What is wrong with the JSON itself, whatever it says.

use std::collections::HashMap;

use super::report::Report;
use super::rules::json::DUPLICATE_KEY;
use crate::card::text::label;
use crate::json::{Change, Pointer, Value};

/// Keys that stand twice in one object: all but the last are told, where they stand.
pub(super) fn duplicates(root: Value<'_>, report: &mut Report<'_>) {
    object(root, report);
    for child in root.children() {
        duplicates(child, report);
    }
}

fn object(object: Value<'_>, report: &mut Report<'_>) {
    let mut last: HashMap<String, Value<'_>> = HashMap::new();
    let mut repeated = Vec::new();
    for (key, value) in object.members() {
        if let Some(earlier) = last.insert(key.clone().into_owned(), value) {
            repeated.push((key, earlier));
        }
    }
    if repeated.is_empty() {
        return;
    }
    let pointer = object.pointer();
    for (key, value) in repeated {
        let text = report.document().text();
        let until = value.next().map_or(value.span().end, |next| next.entry_span().start);
        let change = Change::replace(text, value.entry_span().start, until, "");
        let comments = text.get(value.span().end..until).is_some_and(|between| between.contains('/'));
        let key_shown = label(&key, 40);
        let finding = report
            .found_at(&DUPLICATE_KEY, value.entry_span(), Pointer::key(&pointer, &key))
            .say(format!("`{key_shown}` stands again further on in this object; this one is lost."));
        if !comments {
            finding.fix(format!("Remove this `{key_shown}`"), change);
        }
    }
}
