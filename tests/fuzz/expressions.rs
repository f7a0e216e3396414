//! Whatever expression is asked, by chance or by malice, is answered: with a value, or with what is wrong and where.

use std::sync::LazyLock;

use cardwright::expr::{
    Data, Engine, Environment, Expression, FailureKind, Limits, MAX_LENGTH, Memory, Missing, Names, Part, Scope,
    TemplateString, Unknown, Value, catalogue,
};
use cardwright::json::Span;
use proptest::prelude::*;
use serde_json::json;

use super::config;

/// What expressions read.
pub(crate) static DATA: LazyLock<Data> = LazyLock::new(|| {
    serde_json::from_str(
        r#"{"n": 5, "s": "Hello", "uni": "é😀", "arr": [3, 1, 2], "obj": {"a": {"b": [null, 1.5]}}, "nul": null,
    "deep": [[[[[]]]]], "js": "{\"a\": [1]}", "ts": "2018-03-15T13:00:00.111Z",
    "rows": [{"id": 1, "tags": ["p", "q"]}, {"id": 2, "tags": []}, {"tags": null}]}"#,
    )
    .unwrap_or_default()
});

fn names<'a>() -> Names<'a> {
    Names { root: Value::Undefined, index: Value::Undefined, host: Value::Undefined, version: Value::Undefined }
}

/// Reads a text as both an expression and the text of a card, and evaluates what comes of it within bounds.
fn answered(text: &str, engine: Engine) -> Result<(), TestCaseError> {
    let within = |span: Span, text: &str| text.get(span.start..span.end).is_some();
    let evaluated = |expression: &Expression| {
        let limits = Limits { steps: 20_000, output: 200_000 };
        let environment = Environment { limits, ..Environment::default() };
        let memory = Memory::new(3);
        for (scope, missing) in [
            (Scope::new(Value::from(&*DATA)), Missing::Undefined),
            (Scope::template(Value::from(&*DATA), names()), Missing::AsWritten),
        ] {
            match expression.evaluate_with(&scope, &environment, &memory, missing) {
                Ok(value) => drop(value.to_json()),
                Err(failure) => {
                    prop_assert!(failure.span().is_none_or(|span| within(span, expression.source())), "{failure}");
                }
            }
        }
        prop_assert!(expression.paths().iter().all(|(_, span)| within(*span, expression.source())));
        let _ = expression.to_string();
        Ok(())
    };
    match Expression::parse(text, engine) {
        Ok(expression) => evaluated(&expression)?,
        Err(error) => prop_assert!(within(error.span, text), "{error}"),
    }
    match TemplateString::parse(text, engine, Unknown::Fails) {
        Ok(string) => {
            for part in string.parts() {
                if let Part::Expression { expression, span } = part {
                    prop_assert!(within(*span, text));
                    evaluated(expression)?;
                }
            }
        }
        Err(error) => prop_assert!(within(error.span, text), "{error}"),
    }
    Ok(())
}

/// Pieces that make an expression now and then, and something near to one mostly.
pub(crate) fn pieces() -> impl Strategy<Value = String> {
    let names: Vec<String> = catalogue::functions().map(|function| format!("{}(", function.name)).collect();
    let signs = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "${",
        "`",
        "'",
        "\"",
        "\\",
        ",",
        ":",
        "?",
        "=>",
        "=",
        "==",
        "!=",
        "<",
        ">=",
        "&&",
        "||",
        "??",
        "!",
        "+",
        "-",
        "*",
        "/",
        "%",
        "^",
        "&",
        ".",
        "#",
        "@",
        " ",
        "\n",
        "0",
        "1",
        "-1",
        "1.5",
        "1e999",
        "99999999999999999999",
        "n",
        "s",
        "uni",
        "arr",
        "obj",
        "nul",
        "deep",
        "js",
        "ts",
        "missing",
        "a.b",
        "'a'",
        "'(a+)+$'",
        "'[a-'",
        "'//*[1]'",
        "'..a'",
        "'yyyy-MM-dd'",
        "'XXXX-WXX-1'",
        "'UTC'",
        "'de-DE'",
        "'😀'",
        "foreach(arr, x, ",
        "x",
        "true",
        "null",
    ];
    let signs: Vec<String> = signs.map(str::to_owned).to_vec();
    let calls = catalogue::functions().map(|function| {
        let arguments = ["s", "arr", "n", "obj"].into_iter().cycle().take(function.fewest());
        format!("{}({})", function.name, arguments.collect::<Vec<_>>().join(", "))
    });
    let calls: Vec<String> = calls.collect();
    prop_oneof![
        4 => prop::sample::select(signs),
        2 => prop::sample::select(names),
        2 => prop::sample::select(calls),
        1 => "\\PC{0,3}",
    ]
}

fn names_of_functions() -> Vec<&'static str> {
    catalogue::functions().map(|function| function.name).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        answered(&String::from_utf8_lossy(&bytes), Engine::JavaScript)?;
    }

    #[test]
    fn any_pieces_are_answered(pieces in prop::collection::vec(pieces(), 0..12), dotnet in any::<bool>()) {
        answered(&pieces.concat(), if dotnet { Engine::DotNet } else { Engine::JavaScript })?;
    }

    #[test]
    fn any_arguments_are_answered(
        function in prop::sample::select(names_of_functions()),
        arguments in prop::collection::vec(pieces(), 0..4),
    ) {
        answered(&format!("{function}({})", arguments.join(", ")), Engine::JavaScript)?;
    }
}

/// What takes time by the square of the length would not end here.
#[test]
fn long_texts_are_answered() {
    for piece in [
        "(", "[", "{a:", "-", "!", "n+", "n.", "n[", "n?", "n?n:", "'", "`", "`${", "${n} ", "$", "\\", "f(", "n,",
        "n=>", "n??", "1", "a", "é", "[1]", ".a", "&&n", "n ? n : ",
    ] {
        for length in [MAX_LENGTH - 200, 4 * MAX_LENGTH] {
            let text = piece.repeat(length / piece.len());
            assert!(answered(&text, Engine::JavaScript).is_ok(), "{piece}");
            assert!(answered(&format!("n{text}n"), Engine::JavaScript).is_ok(), "{piece}");
        }
    }
}

/// A list of two lists that are one and the same, each of them such a list, forty deep: small, and without end as text.
fn doubled() -> String {
    (0..40).fold("s".to_owned(), |inner, level| format!("foreach([{inner}], v{level}, [v{level}, v{level}])"))
}

#[test]
fn what_is_small_and_unfolds_without_end_is_bounded() {
    let limits = Limits { steps: 1_000_000, ..Limits::default() };
    let environment = Environment { limits, ..Environment::default() };
    let (doubled, data) = (doubled(), json!({"s": "a".repeat(20_000)}));
    for (text, kind) in [
        ("string(D)", FailureKind::Ordinary),
        ("concat('a', join(D, ','))", FailureKind::Limit),
        ("sortBy(D)", FailureKind::Limit),
        ("setProperty(json('{}'), first([D]), 1)", FailureKind::Limit),
        ("bool(D) || D == 1 || 1 == join(D, ' ')", FailureKind::Limit),
        ("D == D", FailureKind::Limit),
        ("contains([D], D)", FailureKind::Limit),
        ("count(flatten(D))", FailureKind::Limit),
    ] {
        let expression = Expression::parse(&text.replace('D', &doubled), Engine::JavaScript).unwrap();
        let failure = expression.evaluate(&Scope::new(Value::from(&data)), &environment, &Memory::new(1));
        assert_eq!(failure.map(|_| ()).map_err(|failure| failure.kind()), Err(kind), "{text}");
    }
    let expression = Expression::parse(&doubled, Engine::JavaScript).unwrap();
    let memory = Memory::new(1);
    let value = expression.evaluate(&Scope::new(Value::from(&data)), &environment, &memory).unwrap();
    assert_eq!((value.to_json(), value.to_data()), (None, None));
}

#[test]
fn looking_through_what_is_large_is_paid_for() {
    let fields: serde_json::Map<String, Data> = (0..50_000).map(|at| (format!("k{at}"), json!(at))).collect();
    let data = json!({"text": "ab c,".repeat(200_000), "list": (0..50_000).collect::<Vec<_>>(), "o": fields});
    let limits = Limits { steps: 1_000_000, ..Limits::default() };
    let environment = Environment { limits, ..Environment::default() };
    let kind = |body: &str| {
        let text = format!("count(foreach(range(1, 100000), q, {body}))");
        let expression = Expression::parse(&text, Engine::JavaScript).unwrap();
        let memory = Memory::new(1);
        let outcome = expression.evaluate(&Scope::new(Value::from(&data)), &environment, &memory);
        outcome.map(|_| ()).map_err(|failure| failure.kind())
    };
    for body in ["q + 1", "count(list)", "count(o)", "list[7]", "empty(list)", "isArray(list)"] {
        assert_eq!(kind(body), Ok(()), "{body} is cheap");
    }
    for body in [
        "length(text)",
        "countWord(text)",
        "contains(text, 'zz')",
        "indexOf(text, 'zz')",
        "substring(text, 0, 1)",
        "text == text",
        "text < text",
        "text['999999']",
        "bool(list)",
        "list == list",
        "contains(list, 'zz')",
        "o.zz",
        "o['zz']",
        "contains(o, 'zz')",
        "getProperty(o, 'zz')",
    ] {
        assert_eq!(kind(body), Err(FailureKind::Limit), "{body}");
    }
}

#[test]
fn hostile_expressions_end_with_a_limit() {
    let data = json!({"arr": vec![1; 2000], "s": "a".repeat(5000)});
    for text in [
        "foreach(arr, x, foreach(arr, y, foreach(arr, z, x + y + z)))",
        "range(1, 1000000000)",
        "join(foreach(range(1, 100000), x, s), s)",
        "isMatch(s & '!', '(a+)+$')",
        "replace(s, 'a', s)",
    ] {
        let expression = Expression::parse(text, Engine::JavaScript).unwrap();
        let (environment, memory) = (Environment::default(), Memory::new(1));
        let failure = expression.evaluate(&Scope::new(Value::from(&data)), &environment, &memory);
        let kind = failure.map(|_| ()).map_err(|failure| failure.kind());
        assert!(kind == Err(FailureKind::Limit) || text.starts_with("replace"), "{text}: {kind:?}");
    }
}

#[test]
fn the_name_of_an_item_is_bound_behind_its_list_only() {
    let read = |text: &str| {
        let expression = Expression::parse(text, Engine::JavaScript).unwrap();
        let paths: Vec<String> = expression.paths().iter().map(|(path, _)| (*path).to_owned()).collect();
        let items: Vec<String> = expression.item_paths().into_iter().map(|(path, _)| path).collect();
        (paths, items)
    };
    let all = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    assert_eq!(read("foreach(x.rows, x, x.y)"), (all(&["x.rows"]), all(&["x.rows[0].y"])));
    assert_eq!(read("count(where(take(a, 2), x => x.b.c > n))"), (all(&["a", "n"]), all(&["a[0].b.c"])));
    assert_eq!(
        read("foreach(a, x, foreach(x.b, y, y.c + x.d))"),
        (all(&["a"]), all(&["a[0].b", "a[0].b[0].c", "a[0].d"]))
    );
    assert_eq!(read("foreach(json(a), x, x.b)"), (all(&["a"]), all(&[])));
}
