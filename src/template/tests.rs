//! The rules of templates, one after the other, and what happens at their bounds.

use proptest::prelude::*;
use serde_json::{Value as Data, json};

use super::*;
use crate::expr::{Engine, Environment};
use crate::json::{Document, Pointer};

fn prepare(text: &str) -> Template {
    Template::prepare(&Document::parse(text).unwrap(), Engine::JavaScript)
}

fn expand(text: &str, data: &Data, mode: Mode) -> Result<Expanded, Box<Failure>> {
    let input = Input { data: Some(data), host: None };
    prepare(text).expand(&input, mode, &Environment::default(), &Limits::default())
}

fn data() -> Data {
    json!({
        "name": "Ann", "n": 5, "t": true, "fa": false, "nul": null, "arr": [1, 2, 3], "earr": [], "sarr": ["x", "y"],
        "obj": {"a": 1, "b": {"c": "deep"}}, "grid": [[1, 2], [3, 4]],
        "items": [{"id": 1, "title": "One", "tags": ["p", "q"]}, {"id": 2, "title": "Two", "tags": []}]
    })
}

fn strict(text: &str) -> String {
    expand(text, &data(), Mode::Strict)
        .map_or_else(|failure| format!("{:?}", failure.stage), |expanded| expanded.document().text().to_owned())
}

#[test]
fn texts_are_filled() {
    for (template, card) in [
        (r#"{"v":"${n}"}"#, r#"{"v":5}"#),
        (r#"{"v":"${n} "}"#, r#"{"v":"5 "}"#),
        (r#"{"v":"${5}"}"#, r#"{"v":"5"}"#),
        (r#"{"v":"\\${name} ${n}"}"#, r#"{"v":"${name} 5"}"#),
        (r#"{"v":"a `b` ${n}"}"#, "Parse"),
        (r#"{"${name}":"${n}"}"#, r#"{"${name}":5}"#),
        (r#"{"v":"\u0024{n}"}"#, r#"{"v":5}"#),
        (r#"{"v":"x ${nul}"}"#, "Expand"),
        (r#"{"v":"x ${1/0} ${obj} ${arr}"}"#, r#"{"v":"x ${(1 / 0)} [object Object] 1,2,3"}"#),
        (r#"{"v":"${1/0}"}"#, "Expand"),
        (r#"{"v":"${concat(1/0, arr)}","w":"${n & nope(1)}"}"#, r#"{"v":"${(1 / 0)}1,2,3","w":"5${nope(1)}"}"#),
        (r#"{"v":"${concat(nul, 'a')}"}"#, "Expand"),
        (r#"{"v":"${obj['zz']}","w":1.50}"#, r#"{"w":1.50}"#),
        (r#""Hello ${name}""#, r#""Hello Ann""#),
        (r#""${obj['zz']}""#, "null"),
        (r#"{"v":"${$index}","w":"${$_acTemplateVersion.minor}"}"#, r#"{"v":"${$index}","w":3}"#),
    ] {
        assert_eq!(strict(template), card, "{template}");
    }
}

#[test]
fn elements_are_bound_repeated_and_hidden() {
    for (template, card) in [
        (r#"{"b":[{"$data":"${items}","v":"${$index}:${title}"},"e"]}"#, r#"{"b":[{"v":"0:One"},{"v":"1:Two"},"e"]}"#),
        (r#"{"a":1,"b":{"$data":"${items}","v":"${id}"},"c":2}"#, r#"{"a":1,"b":[{"v":1},{"v":2}],"c":2}"#),
        (r#"{"b":{"$data":"${take(items, 1)}","v":"${id}"},"c":2}"#, r#"{"b":{"v":1},"c":2}"#),
        (r#"{"b":{"$data":"${earr}","v":1},"c":2}"#, r#"{"b":null,"c":2}"#),
        (r#"[{"$data":"${earr}","v":1},"end"]"#, r#"["end"]"#),
        (r#"{"$data":{"name":"In"},"v":"${name} ${$root.name}"}"#, r#"{"v":"In Ann"}"#),
        (r#"{"$data":null,"v":"${name}"}"#, r#"{"v":"${name}"}"#),
        (r#"{"$data":[1,2],"v":"${$data}"}"#, r#"[{"v":1},{"v":2}]"#),
        (r#"[{"$when":"${n > 3}","v":1},{"$when":"${n}","v":2},{"$when":"${true}","v":3}]"#, r#"[{"v":1}]"#),
        (
            r#"[{"$when":true,"v":1},{"$when":false,"v":2},{"$when":"","v":3},{"$when":"true","v":4}]"#,
            r#"[{"v":2},{"v":3}]"#,
        ),
        (r#"{"c":{"$when":"${fa}","v":1}}"#, r#"{"c":null}"#),
        (r#"{"c":{"$when":"${nope()}","v":1}}"#, "Expand"),
        (r#"[{"$data":"${items}","$when":"${count(tags) > 0}","v":"${title}"}]"#, r#"[{"v":"One"}]"#),
        (
            r#"[{"$data":"${items}","i":"${$index}","c":[{"$data":"${tags}","j":"${$index}"}],"k":"${$index}"}]"#,
            r#"[{"i":0,"c":[{"j":0},{"j":1}],"k":0},{"i":1,"c":[],"k":1}]"#,
        ),
    ] {
        assert_eq!(strict(template), card, "{template}");
    }
}

#[test]
fn lists_are_flattened_and_keys_kept() {
    for (template, card) in [
        (r#"{"a":["${arr}","x",null,"${nul}"]}"#, r#"{"a":[1,2,3,"x"]}"#),
        (r#"{"a":[[1,2],[3,[4,[]],null]]}"#, r#"{"a":[1,2,3,4]}"#),
        (r#"{"a":["${grid}",["${grid}"]]}"#, r#"{"a":[[1,2],[3,4],[1,2],[3,4]]}"#),
        (r#"{"a":null,"$foo":"${n}","$root":1,"z":[]}"#, r#"{"a":null,"$foo":5,"z":[]}"#),
        (r#"{"b":1,"a":"${n}","b":2}"#, r#"{"b":2,"a":5}"#),
        (r#"{"a":"${setProperty(obj, 'a', 9).a}","b":"${obj.a}"}"#, r#"{"a":9,"b":9}"#),
    ] {
        assert_eq!(strict(template), card, "{template}");
    }
}

#[test]
fn dotnet_writes_lists_and_null_otherwise() {
    let document = Document::parse(r#"{"v":"x ${obj} ${arr} ${nul}"}"#).unwrap();
    let template = Template::prepare(&document, Engine::DotNet);
    let data = data();
    let input = Input { data: Some(&data), host: None };
    let card = template.render(&input, Mode::Strict, &Environment::default(), &Limits::default()).unwrap();
    assert_eq!(card, r#"{"v":"x {\"a\":1,\"b\":{\"c\":\"deep\"}} [1,2,3] ${nul}"}"#);
}

#[test]
fn problems_have_their_place_in_the_source() {
    let text = r#"{"a": "é\u00e9\"${1 +}", "b": "${length()}", "$data": {"c": "${)}"}}"#;
    let template = prepare(text);
    let places: Vec<_> =
        template.problems().iter().map(|problem| (problem.pointer.as_str(), problem.span.start)).collect();
    assert_eq!(places.len(), 3);
    assert_eq!(places[0], ("/a", text.find(" +}").unwrap() + 2));
    assert_eq!((places[1].0, places[2].0), ("/b", "/$data/c"));
    let failure = expand(text, &data(), Mode::Strict).unwrap_err();
    assert_eq!((failure.stage, failure.problem.pointer.as_str()), (Stage::Parse, "/a"));
}

#[test]
fn lenience_keeps_what_fails_and_goes_on() {
    let text = r#"{"a":"${1/0}","b":"x ${nul}","c":"${1 +}","d":"${zz} ${1/0}",
        "e":[{"$data":"${nope()}","v":"${title}"},{"$when":"${nope()}","w":1},{"$data":"${arr}","z":"${foo(1)}"}]}"#;
    let expanded = expand(text, &data(), Mode::Lenient).unwrap();
    assert_eq!(
        expanded.document().text(),
        r#"{"a":"${1/0}","b":"x ${nul}","c":"${1 +}","d":"${zz} ${(1 / 0)}","e":[{"v":"${title}"},{"w":1},{"z":"${foo(1)}"},{"z":"${foo(1)}"},{"z":"${foo(1)}"}]}"#
    );
    let found: Vec<_> = expanded
        .problems()
        .iter()
        .map(|problem| (problem.kind, problem.pointer.as_str(), problem.times, problem.rows.clone()))
        .collect();
    assert_eq!(
        found,
        [
            (ProblemKind::Unreadable, "/c", 1, vec![]),
            (ProblemKind::Failed, "/a", 1, vec![]),
            (ProblemKind::Failed, "/b", 1, vec![]),
            (ProblemKind::Missing, "/d", 1, vec![]),
            (ProblemKind::Kept, "/d", 1, vec![]),
            (ProblemKind::Failed, "/e/0/$data", 1, vec![]),
            (ProblemKind::Failed, "/e/1/$when", 1, vec![]),
            (ProblemKind::Failed, "/e/2/z", 3, vec![0]),
        ]
    );
    let kept = &expanded.problems()[4];
    assert_eq!(&text[kept.span.start..kept.span.end], "1/0");
    let kind = |pointer: &str| expanded.origin(&Pointer::parse(pointer).unwrap()).unwrap().kind;
    assert_eq!((kind("/a"), kind("/c"), kind("/d")), (OriginKind::Failed, OriginKind::Failed, OriginKind::Made));
}

#[test]
fn a_condition_that_is_none_is_told() {
    let text = r#"[{"$when":"${n}"},{"$when":"${1/0}"},{"$when":"a${t}"},{"$when":true},{"$when":"${fa}"}]"#;
    let expanded = expand(text, &data(), Mode::Strict).unwrap();
    let kinds: Vec<_> = expanded.problems().iter().map(|problem| problem.kind).collect();
    let no = ProblemKind::WhenNotBoolean;
    assert_eq!(kinds, [no, ProblemKind::WhenFailed, no, no]);
}

#[test]
fn values_know_their_template_and_rows() {
    let text = r#"{"x": 1, "$when": "${t}", "b": [
        {"$data": "${items}", "t": "${title}", "c": [{"$data": "${tags}", "f": "fix", "v": "${$data}"}]},
        {"last": [true]}
    ], "o": "${obj}", "p": {"$data": "${take(items, 1)}", "q": [1, 2], "r": "${id}"}, "s": 7}"#;
    let expanded = expand(text, &data(), Mode::Strict).unwrap();
    let at = |pointer: &str| {
        let origin = expanded.origin(&Pointer::parse(pointer).unwrap()).unwrap();
        (origin.pointer.as_str().to_owned(), origin.rows)
    };
    for (pointer, origin, rows) in [
        ("", "", vec![]),
        ("/x", "/x", vec![]),
        ("/b", "/b", vec![]),
        ("/b/1/t", "/b/0/t", vec![1]),
        ("/b/0/c/1", "/b/0/c/0", vec![0, 1]),
        ("/b/0/c/1/f", "/b/0/c/0/f", vec![0, 1]),
        ("/b/0/c/0/v", "/b/0/c/0/v", vec![0, 0]),
        ("/b/2/last/0", "/b/1/last/0", vec![]),
        ("/o/b/c", "/o", vec![]),
        ("/p", "/p", vec![0]),
        ("/p/q/1", "/p/q/1", vec![0]),
        ("/p/r", "/p/r", vec![0]),
        ("/s", "/s", vec![]),
    ] {
        assert_eq!(at(pointer), (origin.to_owned(), rows), "{pointer}");
    }
    let back = |pointer: &str| {
        let found = expanded.occurrences(&Pointer::parse(pointer).unwrap());
        found.into_iter().map(|found| (found.pointer.as_str().to_owned(), found.rows)).collect::<Vec<_>>()
    };
    assert_eq!(back("/b/0/c/0/f"), [("/b/0/c/0/f".into(), vec![0, 0]), ("/b/0/c/1/f".into(), vec![0, 1])]);
    assert_eq!(back("/o"), [("/o".into(), vec![])]);
    assert_eq!(back("/p"), [("/p".into(), vec![0])]);
    assert_eq!(back("/s"), [("/s".into(), vec![])]);
    assert_eq!(back("/$when"), []);
}

#[test]
fn a_card_that_is_no_template_passes_through() {
    let text = "{ // c\n \"a\": [null, [1, 1.50]], \"b\": \"\\u00e9\" }";
    let document = Document::parse(text).unwrap();
    assert!(!Template::prepare(&document, Engine::JavaScript).is_template());
    let expanded = Expanded::unexpanded(document);
    assert_eq!(expanded.document().text(), text);
    for value in expanded.document().values() {
        let origin = expanded.origins().of(value.order()).unwrap();
        assert_eq!((origin.pointer, origin.span, origin.kind), (value.pointer(), value.span(), OriginKind::Written));
    }
}

#[test]
fn a_place_knows_what_it_reads() {
    let text = r#"{"b": [{"$data": "${items}", "c": [{"$data": "${tags}", "v": "${x}"}]}], "v": 1}"#;
    let (template, data) = (prepare(text), data());
    let input = Input { data: Some(&data), host: None };
    let at = |pointer: &str| template.scope_at(&Pointer::parse(pointer).unwrap(), &input, &Environment::default());
    let inner = at("/b/0/c/0/v");
    assert_eq!((inner.data, inner.is_repeated), (Some(json!("p")), true));
    let sources: Vec<_> = inner.sources.iter().map(|(pointer, text)| (pointer.as_str(), text.as_str())).collect();
    assert_eq!(sources, [("/b/0", "${items}"), ("/b/0/c/0", "${tags}")]);
    assert_eq!(at("/b/0/c/0/$data").data, Some(data["items"][0].clone()));
    assert_eq!((at("/v").data, at("/v").is_repeated), (Some(data.clone()), false));
    assert!(
        prepare(r#"{"$data":"${nope}","v":1}"#)
            .scope_at(&Pointer::parse("/v").unwrap(), &input, &Environment::default())
            .problems
            .iter()
            .any(|problem| problem.kind == ProblemKind::Missing)
    );
}

/// Both modes at a limit: strict says so, lenient gives a card that is cut off and says so.
fn cut_off(text: &str, data: &Data, limits: &Limits) -> (String, Expanded) {
    let template = prepare(text);
    let input = Input { data: Some(data), host: None };
    let failure = template.expand(&input, Mode::Strict, &Environment::default(), limits).unwrap_err();
    assert_eq!(failure.stage, Stage::Limit);
    let lenient = template.expand(&input, Mode::Lenient, &Environment::default(), limits).unwrap();
    (failure.to_string(), lenient)
}

#[test]
fn rows_that_multiply_are_bounded() {
    let ten: Vec<u32> = (0..10).collect();
    let data = json!({ "l": ten });
    let mut text = r#"{"v":"${$index}"}"#.to_owned();
    for _ in 0..30 {
        text = format!(r#"{{"$data":"${{$root.l}}","$when":"${{true || $index == 1}}","c":[{text}]}}"#);
    }
    let limits = Limits { rows: 5_000, ..Limits::default() };
    let (message, lenient) = cut_off(&text, &data, &limits);
    assert_eq!(message, "Elements are repeated for more than 5000 rows.");
    assert!(lenient.problems().iter().any(|problem| problem.kind == ProblemKind::Limit));
}

#[test]
fn a_million_rows_end_in_an_error() {
    let data = json!({ "l": vec![0; 1_000_001] });
    let (message, _) = cut_off(r#"[{"$data":"${l}","$when":"${false || false}"}]"#, &data, &Limits::default());
    assert_eq!(message, "Elements are repeated for more than 250000 rows.");
}

#[test]
fn size_and_steps_are_bounded() {
    let data = json!({ "text": "x".repeat(1000), "l": vec![0; 1000] });
    let text = r#"{"a":1,"b":[{"$data":"${l}","t":"${$root.text}"}],"c":"${l}"}"#;
    let bytes = Limits { bytes: 10_000, ..Limits::default() };
    let (message, lenient) = cut_off(text, &data, &bytes);
    assert_eq!(message, "The card has more than 9 KB.");
    assert!(lenient.document().text().ends_with("\"}]}") && lenient.document().text().len() < 12_000);
    let values = Limits { values: 50, ..Limits::default() };
    assert_eq!(cut_off(text, &data, &values).0, "The card has more than 50 values.");
    let steps = Limits { steps: 100, ..Limits::default() };
    assert!(cut_off(text, &data, &steps).0.contains("steps"));
    let card = r#"{"a":"${toUpper(text)}","b":"${toUpper(text)}"}"#;
    let output = Limits { output: 1_500, ..Limits::default() };
    let template = prepare(card);
    let input = Input { data: Some(&data), host: None };
    let failure = template.expand(&input, Mode::Strict, &Environment::default(), &output).unwrap_err();
    assert_eq!((failure.stage, failure.problem.pointer.as_str()), (Stage::Limit, "/b"));
}

fn nested(open: &str, inner: &str, close: &str, deep: usize) -> String {
    format!("{}{inner}{}", open.repeat(deep), close.repeat(deep))
}

#[test]
fn the_deepest_template_fits_a_thread() {
    let text = nested(r#"{"$when":"${t}","a":"#, r#""${n}""#, "}", 1000);
    let expanded = expand(&text, &data(), Mode::Strict).unwrap();
    assert_eq!(expanded.document().text(), nested(r#"{"a":"#, "5", "}", 1000));
    let text = nested("[", "1", "]", 1000);
    assert_eq!(expand(&text, &data(), Mode::Strict).unwrap().document().text(), "[1]");
    let text = nested(r#"{"$data":"${$root.arr}","a":"#, "1", "}", 600);
    assert!(cut_off(&text, &json!({"arr": [1]}), &Limits::default()).0.contains("nests deeper"));
}

#[test]
fn the_deepest_data_that_is_written_out_fits_a_thread() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let text = format!(r#"{{"$data":{},"v":"${{$data}}"}}"#, nested(open, "1", close, 990));
        assert!(expand(&text, &data(), Mode::Strict).is_ok());
    }
}

#[test]
fn the_deepest_data_fits_a_thread() {
    let deep = (0..3000).fold(json!(1), |inner, _| Data::Array(vec![inner]));
    let failure = expand(r#"{"v":"${$root}"}"#, &deep, Mode::Strict).unwrap_err();
    assert_eq!(
        (failure.stage, failure.to_string().as_str()),
        (Stage::Limit, "The card nests deeper than 1000 levels.")
    );
    // Taken apart by hand: `serde_json` recurses.
    let mut rest = deep;
    while let Some(inner) = rest.as_array_mut().and_then(Vec::pop) {
        rest = inner;
    }
}

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ a-z\"\\\\`é😀{}$]{0,4}",
        proptest::sample::select(vec![
            "${n}",
            "${name}",
            "${items}",
            "${nul}",
            "${zz.q}",
            "${1/0}",
            "${nope(1)}",
            "${1 +}",
            "${$index}",
            "${$data}",
            "${title}",
            "${$root.arr}",
            "${obj['zz']}",
            "${earr}",
            "${t}",
            "${grid}",
            "${count(items)}",
            "\\${x}",
            "${true}",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 1..3).prop_map(|pieces| pieces.concat())
}

fn templates() -> impl Strategy<Value = Data> {
    let leaf = prop_oneof![
        texts().prop_map(Data::String),
        Just(Data::Null),
        any::<bool>().prop_map(Data::Bool),
        (-5i64..5).prop_map(Data::from),
    ];
    leaf.prop_recursive(5, 48, 5, |inner| {
        let keys = proptest::sample::select(vec!["a", "b", "c/d~", "é", "$data", "$when", "$index", "$foo"]);
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Data::Array),
            proptest::collection::vec((keys, inner), 0..5).prop_map(|fields| Data::Object(
                fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            )),
        ]
    })
}

/// Cards that say nothing to templates and that no rule of lists changes.
fn plain() -> impl Strategy<Value = Data> {
    let leaf = prop_oneof![
        "[ a-z\"\\\\`é$]{0,4}".prop_map(Data::String),
        Just(Data::from(1.5)),
        any::<bool>().prop_map(Data::Bool),
    ];
    leaf.prop_recursive(5, 48, 5, |inner| {
        let objects = proptest::collection::vec(("[a-d$~/]{1,2}", inner), 0..5)
            .prop_map(|fields| Data::Object(fields.into_iter().collect()));
        let lists = proptest::collection::vec(objects.clone(), 0..4).prop_map(Data::Array);
        prop_oneof![objects, lists]
    })
}

proptest! {
    #[test]
    fn lenience_always_gives_a_card_whose_values_have_places(template in templates(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&template).unwrap() } else { template.to_string() };
        let expanded = expand(&text, &data(), Mode::Lenient).unwrap();
        for value in expanded.document().values() {
            let origin = expanded.origins().of(value.order()).unwrap();
            prop_assert_eq!(expanded.origins().template().span(&origin.pointer), Some(origin.span));
            if origin.kind == OriginKind::Written && !value.is_array() && !value.is_object() {
                prop_assert_eq!(value.raw(), &text[origin.span.start..origin.span.end]);
            }
            if origin.kind == OriginKind::Written {
                let back = expanded.occurrences(&origin.pointer);
                prop_assert!(back.iter().any(|found| found.pointer == value.pointer() && found.rows == origin.rows));
            }
        }
        for problem in expanded.problems() {
            prop_assert!(text.get(problem.span.start..problem.span.end).is_some());
            prop_assert!(expanded.origins().template().at(&problem.pointer).is_some());
        }
        if let Ok(strict) = expand(&text, &data(), Mode::Strict) {
            prop_assert_eq!(strict.document().text(), expanded.document().text());
        }
    }

    #[test]
    fn a_card_without_expressions_stays_as_it_is(card in plain()) {
        let text = card.to_string();
        let expanded = expand(&text, &data(), Mode::Strict).unwrap();
        prop_assert_eq!(expanded.document().text(), text);
        for value in expanded.document().values() {
            prop_assert_eq!(expanded.origins().of(value.order()).unwrap().pointer, value.pointer());
        }
    }

    #[test]
    fn any_bound_ends_in_a_card_or_an_error(
        template in templates(), rows in 0u64..4, values in 0u32..20, bytes in 0usize..200, steps in 0u64..60,
    ) {
        let limits = Limits { rows, values, bytes, steps, ..Limits::default() };
        let (template, data) = (prepare(&template.to_string()), data());
        let input = Input { data: Some(&data), host: None };
        let expanded = template.expand(&input, Mode::Lenient, &Environment::default(), &limits).unwrap();
        for value in expanded.document().values() {
            prop_assert!(expanded.origins().of(value.order()).is_some());
        }
        let _ = template.expand(&input, Mode::Strict, &Environment::default(), &limits);
    }
}

#[test]
fn an_item_of_what_has_no_value_is_nothing_which_is_no_part_of_a_text() {
    let data = json!({"s": "abc", "list": [1]});
    let input = Input { data: Some(&data), host: None };
    let strict = |text: &str| {
        let template = prepare(text);
        let expanded = template.expand(&input, Mode::Strict, &Environment::default(), &Limits::default());
        expanded.ok().map(|expanded| expanded.document().text().to_owned())
    };
    for text in ["x ${s[1][0]}", "x ${list[1/0]}", "x ${list[s[1]]}", "x ${json(s)[0]}"] {
        assert_eq!(strict(&format!("{text:?}")), None, "{text}");
    }
    for text in ["x ${s[1]}", "x ${toUpper(s[1][0])}", "x ${s[1][0][0]}", "x ${nope(1)[0]}"] {
        assert_eq!(strict(&format!("{text:?}")), Some(format!("{text:?}")), "{text}");
    }
}

#[test]
fn the_value_at_a_place_is_that_of_its_first_row() {
    let text = r#"{"a": "x ${n} y ${toUpper(n)}", "b": {"$data": "${rows}", "t": "${n}${nome}${substring(n, 99)}"}}"#;
    let template = Template::prepare(&Document::parse(text).unwrap(), Engine::JavaScript);
    let data = serde_json::json!({"n": "top", "rows": [{"n": "first"}, {"n": "second"}]});
    let input = Input { data: Some(&data), host: None };
    let at = |needle: &str| {
        let offset = text.find(needle).unwrap() + 3;
        template.value_at(offset, &input, &Environment::default())
    };
    let value = |needle: &str| at(needle).unwrap().value;
    assert_eq!(value("${n} y"), Ok(Some("\"top\"".to_owned())));
    assert_eq!(value("${toUpper"), Ok(Some("\"TOP\"".to_owned())));
    assert_eq!(value("${n}${"), Ok(Some("\"first\"".to_owned())));
    assert_eq!(value("${nome}"), Ok(None));
    assert!(value("${substring").is_err());
    assert!(at("${n}${").unwrap().is_repeated && !at("${n} y").unwrap().is_repeated);
    assert_eq!(at("x ${n}"), at("${n} y"), "before the dollar sign it has begun");
    assert_eq!(at("\"b\""), None);
}
