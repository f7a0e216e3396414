use super::*;
use crate::json::Document;

/// A text with `|` at the offset.
fn split(marked: &str) -> (String, usize) {
    let at = marked.find('|').expect("the text marks a place");
    (marked.replacen('|', "", 1), at)
}

/// What is told of a place: the way to it, the keys of the innermost, what is expected, what is typed.
fn told(marked: &str) -> String {
    let (text, at) = split(marked);
    let cursor = Cursor::new(&text, at);
    let keys: Vec<_> = cursor
        .around()
        .last()
        .map(|inner| inner.entries.iter().map(|entry| cursor.read(entry.key).into_owned()).collect())
        .unwrap_or_default();
    let place = match cursor.place() {
        Place::Key(typed) => format!("key {}", &text[typed.span.start..typed.span.end]),
        Place::Value(typed) => format!("value {}", &text[typed.span.start..typed.span.end]),
        other => format!("{other:?}"),
    };
    format!("{} [{}] {}", cursor.pointer(), keys.join(" "), place)
}

#[test]
fn a_well_formed_text_is_read_at_every_kind_of_place() {
    assert_eq!(told("|"), " [] value ");
    assert_eq!(told("{|}"), " [] key ");
    assert_eq!(told(r#"{"a": 1, |}"#), " [a] key ");
    assert_eq!(told(r#"{"a|b": 1, "c": 2}"#), "/ab [ab c] key \"ab\"");
    assert_eq!(told(r#"{|"ab": 1}"#), " [ab] key ");
    assert_eq!(told(r#"{"ab"|: 1}"#), "/ab [ab] Colon");
    assert_eq!(told(r#"{"ab": |1}"#), "/ab [ab] value 1");
    assert_eq!(told(r#"{"ab": "x|y", "c": []}"#), "/ab [ab c] value \"xy\"");
    assert_eq!(told(r#"{"ab": "xy"|, "c": []}"#), " [ab c] Comma");
    assert_eq!(told(r#"{"ab": | {"c": 1}}"#), "/ab [ab] Taken");
    assert_eq!(told(r#"{"ab": tr|ue}"#), "/ab [ab] value true");
    assert_eq!(told(r#"[1, |2, {"a": 1}]"#), "/1 [] value ");
    assert_eq!(told(r#"[1, {"a": [{"b": |}]}]"#), "/1/a/0/b [b] value ");
    assert_eq!(told("{} |"), " [] End");
    assert_eq!(told("{ // a|b\n}"), " [] Comment");
    assert_eq!(told("{ /* a */| }"), " [] key ");
    assert_eq!(told("{ // a|"), " [] Comment");
}

#[test]
fn what_is_missing_is_forgiven() {
    assert_eq!(told(r#"{"type": "x", "te|"#), "/te [type te] key \"te");
    assert_eq!(told("{\"te|\n \"b\": 1}"), "/te [te b] key \"te");
    assert_eq!(told("{\"te|, \"b\": 1, \"c\": 2}"), "/te [te b c] key \"te");
    assert_eq!(told("{\"|\"b\": 1}"), "/ [ b] key \"");
    assert_eq!(told("{te|}"), "/te [te] key te");
    assert_eq!(told("{\"a\": Act.Op|, \"b\": 1}"), "/a [a b] value Act.Op");
    assert_eq!(told("{\"a\": \n |\n \"b\": 1}"), "/a [a b] value ");
    assert_eq!(told("{\"a\": 1\n \"b|\": 1}"), "/b [a b] key \"b\"");
    assert_eq!(told("{\"a\": 1 \"b|"), "/b [a b] key \"b");
    assert_eq!(told("{\"l\": [{\"a\": 1, |, {\"b\": 1}], \"m\": 1}"), "/l/0 [a] key ");
    assert_eq!(told("{\"l\": [{\"a\": 1, | ], \"m\": 1}"), "/l/0 [a] key ");
    assert_eq!(told("{\"l\": [|\n \"m\": 1}"), "/l/0 [] value ");
    assert_eq!(told("{\"a\": \"x| y, \"b\": 1}"), "/a [a b] value \"x");
}

#[test]
fn keys_behind_the_place_are_known_and_those_of_others_are_not() {
    let (text, at) = split(r#"{"a": {"in": 1}, "b": |, "c": {"deep": {"x": 1}}, "d": [{"y": 1}]}, {"e": 1}"#);
    let cursor = Cursor::new(&text, at);
    let root = &cursor.around()[0];
    let keys: Vec<_> = root.entries.iter().map(|entry| cursor.read(entry.key)).collect();
    assert_eq!(keys, ["a", "b", "c", "d"]);
    assert_eq!(cursor.string(root, "c"), None);
    assert_eq!(&text[root.span.start..root.span.end], text.split_at(text.len() - 10).0);
}

#[test]
fn the_string_that_is_typed_says_nothing_yet() {
    let (text, at) = split(r#"{"type": "Te|", "id": "\u0061"}"#);
    let cursor = Cursor::new(&text, at);
    assert_eq!(cursor.string(&cursor.around()[0], "type"), None);
    assert_eq!(cursor.string(&cursor.around()[0], "id").as_deref(), Some("a"));
    assert_eq!(cursor.prefix(), "Te");
}

#[test]
fn in_a_well_formed_text_the_way_is_that_of_the_tree() {
    let text = r#"{"a": [1, {"b": "c", "d": [[], {"e": null}]}], "f": {"g": -1.5e3}, "a": "again"}"#;
    let document = Document::parse(text).unwrap();
    for at in 0..text.len() {
        let cursor = Cursor::new(text, at);
        if let Place::Value(typed) = cursor.place()
            && typed.span.end > typed.span.start
        {
            assert_eq!(document.innermost(typed.span.start).span(), typed.span, "at {at}");
            let last = text.rfind("\"a\"").unwrap_or_default();
            let first_a = cursor.pointer().as_str().starts_with("/a") && at < last;
            assert!(first_a || document.at(&cursor.pointer()).unwrap().span() == typed.span, "at {at}");
        }
    }
}

#[test]
fn brackets_without_a_pair_cost_no_more_than_others() {
    let text = format!("{}{}", "[".repeat(200_000), "}".repeat(200_000));
    assert_eq!(Cursor::new(&text, text.len()).around().len(), 200_000);
    let text = "[{\"a\":".repeat(100_000) + &"]".repeat(200_000);
    assert_eq!(Cursor::new(&text, 10).around().len(), 4);
}
