//! A card made from data, to begin with: an object becomes facts, a list of objects a table, each value an expression that
//! reads it.
//!
//! What is made is a template: filled with the same data it shows them, filled with others it shows those. How it looks is
//! plain on purpose; it is there to be worked on.

use serde_json::{Value as Json, json};

use crate::expr::path::{is_plain, step};
use crate::json::{Style, print};

/// So many facts or columns are made of an object.
const MEMBERS: usize = 12;

/// So many sections a card gets.
const SECTIONS: usize = 12;

/// The elements that show a value of the data, which `path` reads; the whole of the data has the path `$root`.
#[must_use]
pub fn elements(path: &str, data: &Json) -> Vec<Json> {
    match data {
        Json::Object(members) if members.is_empty() => vec![text(path, data)],
        Json::Object(members) => {
            let mut made = Vec::new();
            let facts = facts(path, members);
            if !facts.is_empty() {
                made.push(json!({"type": "FactSet", "facts": facts}));
            }
            made
        }
        Json::Array(items) => match items.first() {
            Some(Json::Object(first)) if !first.is_empty() => vec![table(path, items)],
            Some(first) => vec![bound(path, text("$data", first))],
            None => vec![bound(path, json!({"type": "TextBlock", "text": "${string($data)}", "wrap": true}))],
        },
        _ => vec![text(path, data)],
    }
}

/// A whole card that shows data: its name as the title, the plain members as facts, each object and each list as a section of
/// its own.
#[must_use]
pub fn card(name: &str, data: &Json) -> String {
    let title = readable(name);
    let mut body = vec![
        json!({"type": "TextBlock", "text": title, "size": "Large", "weight": "Bolder", "wrap": true, "style": "heading"}),
    ];
    match data {
        Json::Object(members) => {
            let plain: serde_json::Map<String, Json> = members
                .iter()
                .filter(|(_, value)| !holds(value))
                .map(|(key, value)| (key.clone(), value.clone()))
                .collect();
            if !plain.is_empty() {
                body.extend(elements("$root", &Json::Object(plain)));
            }
            for (key, value) in members.iter().filter(|(_, value)| holds(value)).take(SECTIONS) {
                let heading = json!({"type": "TextBlock", "text": readable(key), "weight": "Bolder", "wrap": true, "separator": true, "spacing": "Medium"});
                body.push(heading);
                body.extend(elements(&member("$root", key), value));
            }
        }
        _ => body.extend(elements("$root", data)),
    }
    let has_table = body.iter().any(|element| element["type"] == "Table");
    let version = if has_table { "1.5" } else { "1.4" };
    let card = json!({
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": version,
        "fallbackText": title,
        "body": body,
    });
    print::pretty(&card, &Style::default(), 0)
}

/// Whether a value has members or items to show.
fn holds(value: &Json) -> bool {
    match value {
        Json::Object(members) => !members.is_empty(),
        Json::Array(items) => !items.is_empty(),
        _ => false,
    }
}

/// The facts of an object; those of an object in it stand among them.
fn facts(path: &str, members: &serde_json::Map<String, Json>) -> Vec<Json> {
    let mut facts = Vec::new();
    for (key, value) in members {
        let inner = member(path, key);
        match value {
            Json::Object(nested) => {
                let plain = nested.iter().filter(|(_, value)| !value.is_object() && !value.is_array());
                facts.extend(plain.map(|(name, value)| {
                    let title = format!("{} {}", readable(key), readable(name).to_lowercase());
                    json!({"title": title, "value": read(&member(&inner, name), value)})
                }));
            }
            Json::Array(_) => {
                facts.push(json!({"title": readable(key), "value": format!("${{string(count({inner}))}}")}));
            }
            _ => facts.push(json!({"title": readable(key), "value": read(&inner, value)})),
        }
    }
    facts.truncate(MEMBERS);
    facts
}

/// A table with a row of headings and one that is repeated.
fn table(path: &str, items: &[Json]) -> Json {
    let mut columns: Vec<(&String, &Json)> = Vec::new();
    for (key, value) in items.iter().filter_map(Json::as_object).take(100).flatten() {
        if columns.len() < MEMBERS / 2 && !holds(value) && !columns.iter().any(|(known, _)| *known == key) {
            columns.push((key, value));
        }
    }
    let cell = |text: String, weight: &str| json!({"type": "TableCell", "items": [{"type": "TextBlock", "text": text, "wrap": true, "weight": weight}]});
    let heads: Vec<Json> = columns.iter().map(|(key, _)| cell(readable(key), "Bolder")).collect();
    let values = columns.iter().map(|(key, _)| {
        // What one row has and another has not is no text: it is written as one.
        let inner = if is_plain(key) { (*key).clone() } else { member("$data", key) };
        let read = if items.iter().all(|item| item.get(*key).is_some_and(Json::is_string)) {
            format!("${{{inner}}}")
        } else {
            format!("${{if({inner} == null, '', string({inner}))}}")
        };
        cell(read, "Default")
    });
    let values: Vec<Json> = values.collect();
    let widths: Vec<Json> = columns.iter().map(|_| json!({"width": 1})).collect();
    json!({
        "type": "Table",
        "showGridLines": false,
        "columns": widths,
        "rows": [
            {"type": "TableRow", "cells": heads},
            {"type": "TableRow", "$data": format!("${{{}}}", from_top(path)), "cells": values},
        ],
    })
}

/// A text that shows a value.
fn text(path: &str, data: &Json) -> Json {
    json!({"type": "TextBlock", "text": read(path, data), "wrap": true})
}

fn bound(path: &str, mut element: Json) -> Json {
    if let Some(members) = element.as_object_mut() {
        members.insert("$data".to_owned(), format!("${{{}}}", from_top(path)).into());
    }
    element
}

/// An expression that reads a value as a text.
fn read(path: &str, data: &Json) -> String {
    let path = from_top(path);
    if data.is_string() { format!("${{{path}}}") } else { format!("${{string({path})}}") }
}

/// The path of a member.
fn member(path: &str, key: &str) -> String {
    format!("{path}{}", step(key))
}

/// A path as it is read where nothing is bound: without `$root` where a name can stand in front.
fn from_top(path: &str) -> &str {
    path.strip_prefix("$root.").unwrap_or(path)
}

/// A key as words: `createdBy`, `created_by` and `created-by` are `Created by`.
fn readable(key: &str) -> String {
    let mut words = String::with_capacity(key.len() + 8);
    let mut before = ' ';
    for c in key.chars().take(80) {
        let c = if matches!(c, '_' | '-' | '.' | '$' | '{' | '}') || c.is_control() { ' ' } else { c };
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.extend(if before.is_lowercase() && c.is_uppercase() {
            c.to_lowercase().collect::<Vec<_>>()
        } else {
            vec![c]
        });
        before = c;
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Value".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;
    use crate::expr::{Engine, Environment};
    use crate::json::Document;
    use crate::template::{Input, Limits, Mode, Template};

    fn filled(card: &str, data: &Json) -> (String, Vec<String>) {
        let template = Template::prepare(&Document::parse(card).unwrap(), Engine::JavaScript);
        let input = Input { data: Some(data), host: None };
        let filled = template.expand(&input, Mode::Lenient, &Environment::default(), &Limits::default()).unwrap();
        let problems = filled.problems().iter().map(|problem| format!("{}: {}", problem.pointer, problem.message));
        (filled.document().text().to_owned(), problems.collect())
    }

    #[test]
    fn an_object_becomes_facts_and_a_list_of_objects_a_table() {
        let data = json!({
            "status": "done", "buildNumber": 7, "owner": {"first name": "Ann", "age": null},
            "checks": [{"name": "unit", "ok": true}, {"name": "smoke", "took": 3}], "tags": ["a", "b"]
        });
        let card = card("deploy-alert", &data);
        let (shown, problems) = filled(&card, &data);
        assert_eq!(problems, Vec::<String>::new(), "{card}");
        for said in [
            "Deploy alert",
            "\"Build number\"",
            "\"7\"",
            "First name",
            "Ann",
            "\"Ok\"",
            "\"true\"",
            "smoke",
            "\"3\"",
            "Tags",
            "\"b\"",
        ] {
            assert!(shown.contains(said), "{said}\n{shown}");
        }
        assert!(card.contains("\"version\": \"1.5\"") && card.contains("\"$data\": \"${checks}\""), "{card}");
    }

    #[test]
    fn keys_become_words() {
        for (key, words) in [
            ("createdBy", "Created by"),
            ("build_number", "Build number"),
            ("URL", "URL"),
            ("a.b", "A b"),
            ("", "Value"),
            ("${x}", "X"),
        ] {
            assert_eq!(readable(key), words);
        }
    }

    fn any_data() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::from),
            (-1000_i64..1000).prop_map(Json::from),
            "[ -~é]{0,12}".prop_map(Json::from),
        ];
        leaf.prop_recursive(3, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Json::from),
                prop::collection::hash_map("[a-zA-Z_ '$.{}\"\\\\-]{0,8}", inner, 0..5)
                    .prop_map(|members| Json::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(
            FileFailurePersistence::SourceParallel("tests/regressions")
        ))]
        #[test]
        fn whatever_the_data_the_card_can_be_filled_with_them(data in any_data()) {
            let card = card("any", &data);
            // A key that is torn at its dots or brackets, or is written in another case too, cannot be reached by any path.
            let (_, problems) = filled(&card, &data);
            let reachable = |data: &Json| !data.to_string().contains(['.', '[', ']', '\'', '\\']);
            prop_assert!(problems.is_empty() || !reachable(&data), "{problems:?}\n{card}");
        }
    }
}
