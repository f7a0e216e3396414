//! What is evaluated without asking for memory: what is written out, and what is read from the data.

#![cfg(test)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use allocation_counter::measure;
use cardwright::expr::{Engine, Environment, Expression, Memory, Names, Scope, Value};
use serde_json::json;

/// How often memory is asked for while an expression is evaluated.
fn allocations(text: &str) -> u64 {
    let data = json!({"n": 5, "s": "text", "user": {"name": "Ann", "tags": ["a", {"b": 1}]}, "Mixed": true, "é": null});
    let expression = Expression::parse(text, Engine::JavaScript).unwrap();
    let (environment, memory) = (Environment::default(), Memory::new(1));
    let value = || Value::from(&data);
    let names = Names { root: value(), index: Value::from(1.0), host: Value::Undefined, version: Value::Undefined };
    let scopes = [Scope::new(value()), Scope::template(value(), names)];
    let counted = measure(|| {
        for scope in &scopes {
            assert!(expression.evaluate(scope, &environment, &memory).is_ok(), "{text}");
        }
    });
    counted.count_total
}

#[test]
fn literals_and_paths_ask_for_no_memory() {
    for text in [
        "5",
        "'text'",
        "true",
        "null",
        "undefined",
        "n",
        "s",
        "user",
        "user.name",
        "user.tags[1].b",
        "user.tags[0]",
        "user['name']",
        "USER.Tags",
        "mixed",
        "$root['É']",
        "missing",
        "missing.field",
        "$data",
        "$root.user.name",
        "$index",
        "$host",
    ] {
        assert_eq!(allocations(text), 0, "{text}");
    }
}

#[test]
fn conditions_and_sums_of_them_ask_for_no_memory() {
    for text in ["n + 1", "n > 3 && n < 10", "if(n >= 3, 'good', 'attention')", "count(user.tags)", "exists(missing)"] {
        assert_eq!(allocations(text), 0, "{text}");
    }
    assert!(allocations("concat(s, n)") > 0, "what is counted is counted");
}
