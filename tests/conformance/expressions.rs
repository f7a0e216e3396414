//! Expressions: what the reference engine makes of each case of the corpus, value or error, is what is made of it here.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::PathBuf;

use cardwright::expr::{Engine, Environment, Expression, Memory, Scope, Value};
use serde_json::Value as Data;

/// What cannot agree, by the id of the case, with the reason.
const DIFFERENT: &[(&str, &str)] = &[];

/// What an expression came to.
#[derive(Debug, PartialEq)]
enum Came {
    Value(Data),
    Undefined,
    Refused,
    Failed,
}

fn wanted(case: &Data) -> Came {
    match (case.get("error"), case["error_stage"].as_str()) {
        (Some(_), Some("parse")) => Came::Refused,
        (Some(_), _) => Came::Failed,
        _ if case["kinds"].as_array().is_some_and(|kinds| kinds.contains(&Data::from("undefined"))) => Came::Undefined,
        _ => case.get("expected").map_or(Came::Undefined, |value| Came::Value(value.clone())),
    }
}

fn evaluate(case: &Data) -> (Came, String) {
    let text = case["expr"].as_str().unwrap();
    let expression = match Expression::parse(text, Engine::JavaScript) {
        Ok(expression) => expression,
        Err(error) => return (Came::Refused, error.to_string()),
    };
    let now =
        case["now"].as_str().map_or(1_596_240_740_000, |now| now.parse::<jiff::Timestamp>().unwrap().as_millisecond());
    let locale = case["options"]["locale"].as_str().unwrap_or("en-US").to_owned();
    let environment = Environment { now, locale, ..Environment::default() };
    let memory = Memory::new(7);
    match expression.evaluate(&Scope::new(Value::from(&case["scope"])), &environment, &memory) {
        Ok(Value::Undefined) => (Came::Undefined, String::new()),
        Ok(Value::Bytes(bytes)) => (Came::Value(serde_json::json!({ "$bytes": bytes.to_vec() })), String::new()),
        Ok(value) => (value.to_data().map_or(Came::Failed, Came::Value), String::new()),
        Err(failure) => (Came::Failed, failure.to_string()),
    }
}

/// Whether two values are the same, numbers as doubles.
fn same(a: &Data, b: &Data) -> bool {
    match (a, b) {
        (Data::Number(a), Data::Number(b)) => a.as_f64() == b.as_f64(),
        (Data::Array(a), Data::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Data::Object(a), Data::Object(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((x, a), (y, b))| x == y && same(a, b))
        }
        _ => a == b,
    }
}

/// A random result: what is certain of it.
fn fits(check: &Data, value: &Data) -> bool {
    match check["regex"].as_str() {
        Some(_) => value.as_str().is_some_and(|text| {
            let parts: Vec<usize> = text.split('-').map(str::len).collect();
            let hexadecimal = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-'));
            parts == [8, 4, 4, 4, 12]
                && hexadecimal
                && text.as_bytes()[14] == b'4'
                && b"89ab".contains(&text.as_bytes()[19])
        }),
        None => match check["type"].as_str() {
            Some("number") => value.is_number(),
            other => panic!("a check for {other:?}"),
        },
    }
}

fn agrees(case: &Data, came: &Came) -> bool {
    if case["unstable"] == true {
        return matches!(came, Came::Value(value) if fits(&case["check"], value));
    }
    match (&wanted(case), came) {
        (Came::Value(wanted), Came::Value(came)) => same(wanted, came),
        (wanted, came) => wanted == came,
    }
}

#[test]
fn every_case_agrees_with_the_reference() {
    let Some(folder) = env::var_os("CARDWRIGHT_CORPUS") else {
        println!("CARDWRIGHT_CORPUS is not set: the expressions are not compared");
        return;
    };
    let path = PathBuf::from(folder).join("expressions/expressions.jsonl");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut classes: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut found: Vec<String> = Vec::new();
    let mut wrong = Vec::new();
    for line in text.lines() {
        let case: Data = serde_json::from_str(line).unwrap();
        let (came, message) = evaluate(&case);
        let id = case["id"].as_str().unwrap();
        let agrees = agrees(&case, &came);
        let class = classes.entry(case["class"].as_str().unwrap().to_owned()).or_default();
        class.0 += usize::from(agrees);
        class.1 += 1;
        if !agrees {
            found.push(id.to_owned());
            if !DIFFERENT.iter().any(|(known, _)| *known == id) {
                let scope: String = case["scope"].to_string().chars().take(160).collect();
                wrong.push(format!(
                    "{id} {}\n    wanted {:?}\n    came   {came:?} {message}\n    scope  {scope}",
                    case["expr"],
                    wanted(&case)
                ));
            }
        }
    }
    println!("{classes:?}");
    let count: usize = classes.values().map(|(_, all)| all).sum();
    assert!(wrong.is_empty(), "{} of {count} disagree:\n{}", wrong.len(), wrong.join("\n"));
    let agreeing: Vec<_> = DIFFERENT.iter().filter(|(id, _)| !found.iter().any(|found| found == id)).collect();
    assert!(agreeing.is_empty(), "these agree after all: {agreeing:?}");
    assert!(DIFFERENT.len() * 1000 <= count * 3, "more than 0.3 % differ");
}
