//! Whatever template is filled with whatever data, a card comes of it, or what is wrong and where.

use cardwright::expr::{Data, Engine, Environment};
use cardwright::json::{Document, Pointer, Span, Value};
use cardwright::template::{Input, Limits, Mode, Problem, Template};
use proptest::prelude::*;
use serde_json::{Map, json};

use super::config;
use super::expressions::{DATA, pieces};

/// What a template is filled with beside the data that its expressions know.
fn host() -> Data {
    json!({"theme": "dark", "list": [1, 2]})
}

/// Fills a text, if it is a document, within bounds, and holds what comes of it against the rest of the room.
fn filled(text: &str, engine: Engine, with_data: bool) -> Result<(), TestCaseError> {
    let Ok(document) = Document::parse(text) else { return Ok(()) };
    let template = Template::prepare(&document, engine);
    let within = |span: Span, text: &str| text.get(span.start..span.end).is_some();
    let told = |problem: &Problem| {
        document.at(&problem.pointer).is_some() && within(problem.span, text) && !problem.message.is_empty()
    };
    prop_assert!(template.problems().iter().all(told), "{:?}", template.problems());
    let host = host();
    let input = Input { data: Some(&*DATA).filter(|_| with_data), host: Some(&host) };
    let mut environment = Environment { now: 1_596_240_740_000, ..Environment::default() };
    environment.limits.steps = 20_000;
    environment.limits.output = 200_000;
    let limits = Limits { rows: 500, values: 5_000, bytes: 100_000, steps: 100_000, output: 1_000_000 };

    if let Err(failure) = template.expand(&input, Mode::Strict, &environment, &limits) {
        prop_assert!(told(&failure.problem), "{failure:?}");
    }
    let card = match template.expand(&input, Mode::Lenient, &environment, &limits) {
        Ok(card) => card,
        Err(failure) => return Err(TestCaseError::fail(format!("lenient: {failure:?}"))),
    };
    prop_assert!(card.problems().iter().all(told), "{:?}", card.problems());
    let rendered = template.render(&input, Mode::Lenient, &environment, &limits);
    prop_assert!(rendered.is_ok_and(|rendered| rendered == card.document().text()));
    prop_assert!(card.document().is_strict());
    for value in card.document().values().take(200) {
        let origin = card.origins().of(value.order());
        let known = origin.is_some_and(|origin| document.at(&origin.pointer).is_some() && within(origin.span, text));
        prop_assert!(known, "{value:?}");
    }
    let deepest = document.values().last().map_or_else(Pointer::root, Value::pointer);
    let scope = template.scope_at(&deepest, &input, &environment);
    prop_assert!(scope.sources.iter().all(|(pointer, _)| document.at(pointer).is_some()));
    Ok(())
}

/// A text with expressions in it, or something near to one.
fn text() -> impl Strategy<Value = Data> {
    let expression = prop::collection::vec(pieces(), 0..4).prop_map(|pieces| pieces.concat());
    let known = prop::sample::select(vec![
        "n",
        "s",
        "arr",
        "obj",
        "rows",
        "deep",
        "nul",
        "missing",
        "$data",
        "$root",
        "$index",
        "$host",
        "$root.rows",
        "$host.list",
        "id",
        "tags",
        "$index > 0",
        "n > 3",
        "1/0",
        "nope(1)",
        "obj['zz']",
        "range(1, 400)",
        "foreach(rows, r, rows)",
        "setProperty(obj, 'a', $data)",
        "setPathToValue($root.rows, rows)",
        "reverse(arr)",
    ]);
    let part = prop_oneof![
        4 => known.prop_map(|known| format!("${{{known}}}")),
        3 => expression.prop_map(|expression| format!("${{{expression}}}")),
        1 => "[ -~]{0,4}",
        1 => prop::sample::select(vec!["${", "}", "\\", "\\${", "`", "$", "é😀", "\u{0}", "\n", "\""]).prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..3).prop_map(|parts| Data::String(parts.concat()))
}

/// A template of a few elements in one another, bound and shown under conditions now and then.
fn template() -> impl Strategy<Value = Data> {
    let plain = prop::sample::select(vec![json!(null), json!(true), json!(1.5), json!([]), json!({}), json!("plain")]);
    let leaf = prop_oneof![4 => text(), 1 => plain];
    leaf.prop_recursive(5, 24, 4, |inner| {
        let key = prop::sample::select(vec![
            "$data", "$data", "$when", "type", "text", "items", "body", "a", "$root", "$index", "$foo", "${s}", "é", "",
        ]);
        let fields = prop::collection::vec((key, inner.clone()), 0..5);
        let object = fields.prop_map(|fields| {
            let fields: Map<String, Data> = fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
            Data::Object(fields)
        });
        prop_oneof![3 => object, 1 => prop::collection::vec(inner, 0..4).prop_map(Data::Array)]
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_template_is_filled(template in template(), dotnet in any::<bool>(), with_data in prop::bool::weighted(0.9)) {
        filled(&template.to_string(), if dotnet { Engine::DotNet } else { Engine::JavaScript }, with_data)?;
    }

    /// The text of a template with something else put into it, duplicate keys, comments and torn escapes among that.
    #[test]
    fn any_torn_template_is_filled(
        template in template(),
        at in any::<prop::sample::Index>(),
        length in 0..6_usize,
        put in prop::sample::select(vec![
            "", ",", "\"", "{", "}", "[", "]", "\\u0024", "\\ud800", "\\", "/* c */", "// c\n", "\"$data\":", "\"a\":1,", "${", "\u{feff}",
        ]),
    ) {
        let mut text: Vec<char> = template.to_string().chars().collect();
        let from = at.index(text.len() + 1);
        let to = (from + length).min(text.len());
        text.splice(from..to, put.chars());
        filled(&text.into_iter().collect::<String>(), Engine::JavaScript, true)?;
    }
}

#[test]
fn templates_that_repeat_without_end_are_bounded() {
    let nested = |source: &str, levels: usize| {
        let element = r#"{"type":"Container","$data":"D","items":[E]}"#.replace('D', source);
        (0..levels).fold(r#"{"type":"TextBlock","text":"x"}"#.to_owned(), |inner, _| element.replace('E', &inner))
    };
    for (text, cut) in [
        (nested("${$root.arr}", 300), true),
        (nested("${rows}", 300), false),
        (nested("${range(1, 1000)}", 2), true),
        (nested("${foreach(range(1, 1000), x, $data)}", 30), true),
        (format!(r#"{{"text":"{}"}}"#, "${range(1, 100000)}".repeat(400)), true),
    ] {
        let template = Template::prepare(&Document::parse(text.clone()).unwrap(), Engine::JavaScript);
        let input = Input { data: Some(&*DATA), host: None };
        let card = template.expand(&input, Mode::Lenient, &Environment::default(), &Limits::default()).unwrap();
        let limited =
            |problem: &Problem| problem.message.contains("more than") || problem.message.contains("more text");
        let start: String = text.chars().take(60).collect();
        assert_eq!(card.problems().iter().any(limited), cut, "{start}: {:?}", card.problems().first());
    }
}
