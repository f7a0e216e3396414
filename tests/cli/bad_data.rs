//! Templates, data and expressions that are broken, huge or hostile: each ends soon, with a message that says what is wrong.

use crate::support::{Ended, Place};

/// It ended with this code, in words and not in a panic, and printed nothing.
#[track_caller]
fn refused(ended: Ended, code: i32, told: &str) {
    let ended = ended.exits(code).says(told).prints_nothing();
    assert!(!ended.stderr.contains("panicked") && ended.stderr.len() < 2_000, "{ended:?}");
}

fn card(element: &str) -> String {
    format!(r#"{{"type": "AdaptiveCard", "version": "1.5", "body": [{element}]}}"#)
}

const REPEATED: &str = r#"{"type": "TextBlock", "$data": "${rows}", "text": "a"}"#;

#[test]
fn data_that_is_no_json_is_2() {
    let place = Place::new();
    let template = place.file("t.json", card(REPEATED));
    for (bytes, told) in [
        (b"hello".to_vec(), "line 1, column 1"),
        (b"{\"rows\": [1,\n 2".to_vec(), "line 2"),
        (Vec::new(), "empty"),
        (vec![0xc3, 0x28], "UTF-8"),
        (b"{\"s\": \"a\\udc00b\"}".to_vec(), "unpaired low surrogate"),
        ([vec![b'['; 100_000], vec![b']'; 100_000]].concat(), "1000 levels"),
    ] {
        let data = place.file("data.json", &bytes);
        for command in ["expand", "check", "render", "send"] {
            let mut arguments = vec![command, &template, "--data", &data];
            if command == "send" {
                arguments.extend(["--to", "sandbox"]);
            }
            refused(crate::support::ended(place.command(&arguments).output().unwrap()), 2, told);
        }
        refused(place.run(["eval", "1", "--data", &data]), 2, told);
    }
}

#[test]
fn data_of_a_hundred_megabytes_is_refused_unread() {
    let place = Place::new();
    let template = place.file("t.json", card(REPEATED));
    let data = place.path().join("data.json");
    std::fs::File::create(&data).unwrap().set_len(100 << 20).unwrap();
    refused(place.run(["expand", &template, "--data", data.to_str().unwrap()]), 2, "100.0 MiB is too large");
}

#[test]
fn a_million_rows_are_too_many() {
    let place = Place::new();
    let template = place.file("t.json", card(REPEATED));
    let data = place.file("data.json", format!(r#"{{"rows": [{}1]}}"#, "1,".repeat(999_999)));
    refused(place.run(["expand", &template, "--data", &data]), 1, "more than 250000 rows");
    let made = place.file("made.json", card(&REPEATED.replace("rows", "range(1, 1000000)")));
    refused(place.run(["expand", &made]), 1, "rows");
}

#[test]
fn rows_in_rows_are_bounded() {
    let place = Place::new();
    let data = place.file("data.json", r#"{"rows": [1, 2, 3]}"#);
    let nested = |levels: usize| {
        let element = r#"{"type": "Container", "$data": "${$root.rows}", "items": [E]}"#;
        let text = r#"{"type": "TextBlock", "text": "a"}"#.to_owned();
        card(&(0..levels).fold(text, |inner, _| element.replace('E', &inner)))
    };
    let wide = place.file("wide.json", nested(300));
    refused(place.run(["expand", &wide, "--data", &data]), 1, "more than 250000 rows");
    let deep = place.file("deep.json", nested(600));
    refused(place.run(["expand", &deep, "--data", &data]), 2, "1000 levels");
}

#[test]
fn long_and_deep_expressions_are_refused() {
    let place = Place::new();
    for (expression, told) in [
        (format!("'{}'", "a".repeat(1 << 20)), "128 KB"),
        (format!("{}1", "1+".repeat(1 << 19)), "128 KB"),
        (format!("{}1{}", "(".repeat(10_000), ")".repeat(10_000)), "200 deep"),
        (format!("{}1", "!".repeat(10_000)), "200 deep"),
        (format!("a{}", "[0]".repeat(10_000)), "too deep"),
    ] {
        let template = place.file("t.json", card(&format!(r#"{{"type": "TextBlock", "text": "${{{expression}}}"}}"#)));
        refused(place.run(["expand", &template]), 1, told);
    }
    let parentheses = format!("{}1{}", "(".repeat(10_000), ")".repeat(10_000));
    refused(place.run(["eval", &parentheses]), 1, "200 deep");
}

#[test]
fn hostile_texts_end_with_a_reason() {
    let place = Place::new();
    let entity = |level: u32| format!("<!ENTITY e{} \"{}\">", level + 1, format!("&e{level};").repeat(10));
    let entities = (0..9).map(entity).collect::<Vec<_>>().concat();
    let data = serde_json::json!({
        "a": format!("{}!", "a".repeat(5_000)),
        "bomb": format!("<!DOCTYPE l [<!ENTITY e0 \"ha\">{entities}]><l>&e9;</l>"),
        "outside": "<!DOCTYPE l [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><l>&e;</l>",
        "deep": "<a>".repeat(100_000),
        "garbage": "{\"a\": [1, }",
        "nested": "[".repeat(100_000),
    });
    let data = place.file("data.json", data.to_string());
    for (expression, told) in [
        ("isMatch(a, '(a+)+$')", "too many steps"),
        ("isMatch(a, '(a|aa)+$')", "too many steps"),
        ("replaceIgnoreCase(a, '(.*)*b', '')", "too many steps"),
        ("isMatch(a, '((a{1,1000}){1,1000}){1,1000}')", "repeats too much"),
        ("xPath(bomb, '/l')", "a document type is not read"),
        ("xPath(outside, '/l')", "a document type is not read"),
        ("xPath(deep, '/a')", "too deep"),
        ("json(garbage)", "no JSON: it goes wrong at its character 11"),
        ("json(nested)", "no JSON"),
        ("json('')", "no JSON"),
        ("range(1, 1000000000)", "more text or longer lists"),
        ("convertFromUTC('+275760-09-12T23:00:00.000Z', 'Tokyo Standard Time')", "years 100 to 9999"),
        ("convertFromUTC('0000-01-01T00:00:00.000Z', 'Tokyo Standard Time')", "years 100 to 9999"),
        ("formatDateTime('+275760-09-13T00:00:00.001Z')", "is no time"),
        ("1 / 0", "divided by 0"),
        ("range(1, exp(10, 400))", "a whole number"),
    ] {
        refused(place.run(["eval", expression, "--data", &data]), 1, told);
    }
}

#[test]
fn the_ends_of_dates_and_numbers_are_values() {
    let place = Place::new();
    for (expression, value) in [
        ("formatDateTime('0000-01-01T00:00:00.000Z')", "\"0000-01-01T00:00:00.000Z\""),
        ("year('+275760-09-13T00:00:00.000Z')", "275760"),
        // The reference says so too, in place of an error.
        ("addDays('+275760-09-13T00:00:00.000Z', 1)", "\"Invalid Date\""),
        ("exp(10, 400)", "null"),
        ("sub(exp(10, 400), exp(10, 400))", "null"),
        ("string(exp(10, 400))", "\"Infinity\""),
        ("substring('😀', 0, 1)", "\"\u{fffd}\""),
        ("json('\"\\\\ud800\"')", "\"\u{fffd}\""),
    ] {
        let ended = place.run(["eval", expression]).exits(0);
        assert_eq!(ended.stdout.trim(), value, "{expression}");
    }
    let template = place.file("t.json", card(r#"{"type": "TextBlock", "text": "${n} \ud83d\ude00"}"#));
    let data = place.file("data.json", r#"{"n": 1e400}"#);
    place.run(["expand", &template, "--data", &data]).exits(1).says("cannot be part of a text");
}
