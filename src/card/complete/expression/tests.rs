use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value as Json, json};

use super::*;
use crate::expr::{Engine, Environment, Memory, Names, Scope, TemplateString, Unknown, Value};
use crate::json::cursor::Cursor;

fn data() -> Json {
    json!({
        "title": "Deploy finished",
        "count": 3,
        "ok": true,
        "a b": {"c": 1},
        "it's \"x\"": 2,
        "dot.key": {"x": {"y": 1}},
        "user": {"name": "Ann", "Name": "hidden", "last name": "Lee", "team": {"id": 7, "lead": null}},
        "items": [
            {"id": 1, "label": "One", "tags": [{"word": "p"}], "long": "x".repeat(80)},
            {"id": 2, "other": true},
        ],
        "words": ["x", "y"],
        "none": [],
    })
}

fn at(marked: &str) -> (String, usize) {
    (marked.replacen('|', "", 1), marked.find('|').unwrap())
}

fn completed(marked: &str) -> Option<ExpressionCompletions> {
    let (text, caret) = at(marked);
    let data = data();
    let host = json!({"theme": "dark"});
    let scope = DataScope { data: Some(&data), root: Some(&data), host: Some(&host), is_repeated: true };
    complete_expression(&text, caret, &scope)
}

fn labels(marked: &str) -> Vec<String> {
    completed(marked).unwrap_or_else(|| panic!("{marked}")).items.into_iter().map(|item| item.label).collect()
}

/// The text after taking a completion, `|` at the caret.
fn taken(marked: &str, label: &str) -> String {
    let found = completed(marked).unwrap_or_else(|| panic!("{marked}"));
    let item = found.items.iter().find(|item| item.label == label).unwrap_or_else(|| panic!("{label}: {found:?}"));
    let edit = found.edit(item);
    let (mut text, _) = at(marked);
    text.replace_range(edit.span.start..edit.span.end, &edit.text);
    text.insert(edit.span.start + edit.caret, '|');
    text
}

#[test]
fn names_are_those_that_the_path_reads() {
    assert_eq!(labels("a ${user.|} b"), ["name", "last name", "team"]);
    assert_eq!(labels("${user.team.|"), ["id", "lead"]);
    assert_eq!(labels("${USER.tea|}"), ["team"]);
    assert_eq!(labels("${count + user.team.i|d}"), ["id"]);
    assert_eq!(labels("${items[0].|}"), ["id", "label", "tags", "long"]);
    assert_eq!(labels("${items[1].|}"), ["id", "other"]);
    assert_eq!(labels("${items[$index].tags[0].|}"), ["word"]);
    assert_eq!(labels("${$root.user.|}"), ["name", "last name", "team"]);
    assert_eq!(labels("${$host.|}"), ["theme"]);
    assert_eq!(labels("${first(items).|}"), ["id", "label", "tags", "long"]);
    assert_eq!(labels("${if(ok, user, null).na|}"), ["name", "last name"]);
    assert_eq!(labels("${(user).team.|}"), ["id", "lead"]);
    assert_eq!(labels("${user['team'].|}"), ["id", "lead"]);
    for nothing in ["${title.|}", "${items.|}", "${nobody.|}", "${none[0].|}", "${nope(1).|}"] {
        assert_eq!(labels(nothing), Vec::<String>::new(), "{nothing}");
    }
}

#[test]
fn nothing_is_offered_where_nothing_can_stand() {
    for place in [
        "a| ${title}",
        "${title}|",
        r"\${title|}",
        "${toUpper('ti|')}",
        "${toUpper('ti|",
        "${12|}",
        "${1.|}",
        "${title |}",
        "${title us|}",
        "${'a'|}",
        "${foreach(items, |)}",
        "${foreach(items, x|, x)}",
        "${ {ti|: 1} }",
    ] {
        assert_eq!(completed(place), None, "{place}");
    }
}

#[test]
fn an_operand_begins_with_anything_that_has_a_name() {
    let all = completed("${|}").unwrap();
    assert_eq!(all.items[0].label, "title");
    for (label, what, detail) in [
        ("title", ExpressionWhat::Path, "text \"Deploy finished\""),
        ("count", ExpressionWhat::Path, "number 3"),
        ("ok", ExpressionWhat::Path, "boolean true"),
        ("items", ExpressionWhat::Path, "list of 2 objects"),
        ("words", ExpressionWhat::Path, "list of 2 texts"),
        ("none", ExpressionWhat::Path, "empty list"),
        ("user", ExpressionWhat::Path, "object with 4 members"),
        ("$index", ExpressionWhat::Keyword, "number 0"),
        ("$host", ExpressionWhat::Keyword, "object with 1 member"),
        ("substring", ExpressionWhat::Function, "substring(text, start, [length])"),
    ] {
        let item = all.items.iter().find(|item| item.label == label).unwrap_or_else(|| panic!("{label}"));
        assert_eq!((item.what, item.detail.as_str()), (what, detail));
    }
    assert!(all.items.iter().filter(|item| item.what == ExpressionWhat::Function).count() > 100);
    assert_eq!(labels("${toupp|").first().map(String::as_str), Some("toUpper"));
    assert_eq!(labels("${if(us|").first().map(String::as_str), Some("user"));
    let long = completed("${items[0].lo|}").unwrap();
    assert_eq!(long.items[0].detail, format!("text \"{}…\"", "x".repeat(31)));
    let text = "${|}";
    let nothing = complete_expression(text, 2, &DataScope::default()).unwrap();
    assert!(nothing.items.iter().all(|item| item.what != ExpressionWhat::Path && item.label != "$index"));
}

#[test]
fn taking_one_leaves_an_expression() {
    assert_eq!(taken("a ${ti|}", "title"), "a ${title|}");
    assert_eq!(taken("${us|er.name}", "user"), "${user|.name}");
    assert_eq!(taken("${user.|}", "last name"), "${user['last name']|}");
    assert_eq!(taken("${user.la|}", "last name"), "${user['last name']|}");
    assert_eq!(taken("${|}", "a b"), "${$data['a b']|}");
    assert_eq!(taken("${$root.|}", "it's \"x\""), r#"${$root['it\'s "x"']|}"#);
    assert_eq!(taken("${toupp|", "toUpper"), "${toUpper(|)");
    assert_eq!(taken("${toupp|(title)}", "toUpper"), "${toUpper|(title)}");
    assert_eq!(taken("${$data['dot.key'].|}", "x"), "${$data['dot.key']['x']|}", "a dot would tear the key");
}

#[test]
fn keys_in_quotes_are_completed() {
    assert_eq!(labels("${user['|']}"), ["name", "last name", "team"]);
    assert_eq!(taken("${user['|']}", "last name"), "${user['last name']|}");
    assert_eq!(taken("${user['la|", "last name"), "${user['last name']|");
    assert_eq!(taken("${user['la|} b", "last name"), "${user['last name']|} b");
    assert_eq!(taken("${$data[\"it|\"] + 1}", "it's \"x\""), r#"${$data["it's \"x\""]| + 1}"#);
    assert_eq!(taken("${user['na| + $data['a b']}", "name"), "${user['name']| + $data['a b']}");
}

#[test]
fn names_that_functions_bind_have_what_the_first_item_has() {
    assert_eq!(labels("${foreach(items, x, x.|"), ["id", "label", "tags", "long"]);
    assert_eq!(labels("${foreach(items, x => x.la|)}"), ["label"]);
    assert_eq!(labels("${join(where(items, it, it.i|), ', ')}"), ["id"]);
    assert_eq!(labels("${foreach(items, x, foreach(x.tags, t, t.|"), ["word"]);
    assert_eq!(labels("${foreach(user, kv, kv.|)}"), ["key", "value"]);
    assert_eq!(labels("${foreach(items, title, |)}").first().map(String::as_str), Some("title"));
    let bound = completed("${foreach(items, title, tit|)}").unwrap();
    let titles: Vec<_> = bound.items.iter().filter(|item| item.label == "title").collect();
    assert_eq!((titles.len(), titles[0].detail.as_str()), (1, "object with 4 members"));
    assert_eq!(labels("${foreach(items, x, x) + x|}").first().map(String::as_str), Some("xml"), "it is bound no more");
}

#[test]
fn the_call_around_a_place_is_known() {
    let told = |marked: &str| {
        let (text, caret) = at(marked);
        signature_at(&text, caret).map(|help| (help.function.name, help.argument))
    };
    for (marked, wanted) in [
        ("${if(|", Some(("if", 0))),
        ("${if(a, |b, c)}", Some(("if", 1))),
        ("${if(a, toUpper(b|", Some(("toUpper", 0))),
        ("${if(a, toUpper(b), |", Some(("if", 2))),
        ("${formatDateTime(a, 'yyyy, M|')}", Some(("formatDateTime", 1))),
        ("${foreach(items, x => x|)}", Some(("foreach", 2))),
        ("${concat(a[|0], b)}", Some(("concat", 0))),
        ("${concat([1, 2|], b)}", Some(("concat", 0))),
        ("${concat((1 +| 2), b)}", Some(("concat", 0))),
        ("${nope(|)}", None),
        ("${a.if(|)}", None),
        ("${if(a)|}", None),
        ("if(|)", None),
    ] {
        assert_eq!(told(marked), wanted, "{marked}");
    }
}

/// The source after taking a completion, `|` at the caret.
fn taken_in_source(marked: &str, label: &str) -> String {
    let (source, offset) = at(marked);
    let place = in_source(&Cursor::new(&source, offset)).unwrap_or_else(|| panic!("{marked}"));
    let data = data();
    let scope = DataScope { data: Some(&data), ..DataScope::default() };
    let found = complete_expression(&place.text, place.caret, &scope).unwrap_or_else(|| panic!("{place:?}"));
    let item = found.items.iter().find(|item| item.label == label).unwrap_or_else(|| panic!("{label}: {found:?}"));
    let edit = place.edit(&found.edit(item));
    let mut after = source;
    after.replace_range(edit.span.start..edit.span.end, &edit.text);
    after.insert(edit.span.start + edit.caret, '|');
    after
}

#[test]
fn a_source_is_edited_in_its_own_bytes() {
    assert_eq!(taken_in_source(r#"{"text": "${us|}"}"#, "user"), r#"{"text": "${user|}"}"#);
    assert_eq!(
        taken_in_source(r#"{"text": "\"\u00e9\" ${user.la|} \n"}"#, "last name"),
        r#"{"text": "\"\u00e9\" ${user['last name']|} \n"}"#
    );
    assert_eq!(taken_in_source(r#"{"text": "${|}"}"#, "it's \"x\""), r#"{"text": "${$data['it\\'s \"x\"']|}"}"#);
    assert_eq!(taken_in_source(r#"{"text": "${user[\"na|\"]}"}"#, "name"), r#"{"text": "${user[\"name\"]|}"}"#);
    assert_eq!(taken_in_source("{\"text\": \"${user.na|\n}", "name"), "{\"text\": \"${user.name|\n}");
    assert_eq!(taken_in_source("[\"${toupp|", "toUpper"), "[\"${toUpper(|)");
    assert_eq!(taken_in_source("{\"a\": \"\\\"${user.na|, \"b\": 1}", "name"), "{\"a\": \"\\\"${user.name|, \"b\": 1}");
}

#[test]
fn only_the_inside_of_a_value_is_a_text() {
    for marked in
        [r#"{"te|xt": "a"}"#, r#"{"text": |"a"}"#, r#"{"text": "a"|}"#, r#"{"text": tr|ue}"#, "|", r#"{"a": [|]}"#]
    {
        let (source, offset) = at(marked);
        assert_eq!(in_source(&Cursor::new(&source, offset)), None, "{marked}");
    }
}

#[test]
fn any_text_at_any_place_is_taken() {
    let texts = [
        "${foreach(items, x, x.tags[0].word) ?? 'a'}",
        "${]]))}}${{{((",
        "${é.ü['ß",
        "${a(((b, c => [d, {e: 'f",
        "${foreach(foreach(foreach(a, b, c), d, e), f, f.g.",
    ];
    let data = data();
    let scope = DataScope { data: Some(&data), ..DataScope::default() };
    for text in texts {
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            for caret in 0..=end + 1 {
                let text = &text[..end];
                let _ = (complete_expression(text, caret, &scope), signature_at(text, caret));
            }
        }
    }
    let deep = format!("${{{}", "foreach(items, x, ".repeat(3_000));
    assert!(complete_expression(&deep, deep.len(), &scope).is_some());
}

/// What a text that is one expression reads.
fn read(text: &str, data: &Json) -> Option<Json> {
    let string = TemplateString::parse(text, Engine::JavaScript, Unknown::Fails).ok()?;
    let (expression, _) = string.single()?;
    let (nothing, root) = (Value::Undefined, Value::from(data));
    let names = Names { root: root.clone(), index: nothing.clone(), host: nothing.clone(), version: nothing };
    let scope = Scope::template(root, names);
    expression.evaluate(&scope, &Environment::default(), &Memory::default()).ok()?.to_data()
}

proptest! {
    #![proptest_config(ProptestConfig::with_failure_persistence(
        FileFailurePersistence::SourceParallel("tests/regressions")
    ))]
    #[test]
    fn whatever_a_key_is_taking_it_reads_its_value(keys in prop::collection::vec("[a-c$#@%_0-9 .'\"\\\\\\[\\]{}`\n\té-]{1,5}|true|null", 1..5)) {
        let inner: serde_json::Map<String, Json> = keys.iter().enumerate().map(|(at, key)| (key.clone(), at.into())).collect();
        let mut data = inner.clone();
        data.insert("in side".to_owned(), inner.into());
        let data = Json::Object(data);
        let scope = DataScope { data: Some(&data), root: Some(&data), ..DataScope::default() };
        for (text, caret) in [("${}", 2), ("${$root.}", 8), ("${$root['']}", 9), ("${$root[\"\"]}", 9), ("${$root['in side'].}", 19)] {
            let found = complete_expression(text, caret, &scope).unwrap();
            for item in found.items.iter().filter(|item| item.what == ExpressionWhat::Path) {
                let edit = found.edit(item);
                let mut taken = text.to_owned();
                taken.replace_range(edit.span.start..edit.span.end, &edit.text);
                let holder = if text.contains("side") { &data["in side"] } else { &data };
                prop_assert_eq!(read(&taken, &data), holder.get(&item.label).cloned(), "{}", taken);
            }
        }
    }
}
