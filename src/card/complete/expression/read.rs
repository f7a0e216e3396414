//! What an operand reads at a place, and how that is told.

use crate::expr::{Engine, Environment, Expression, Limits, Memory, Names, Scope, Unknown, Value};

/// What an expression reads at the place where it stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct DataScope<'a> {
    /// What bare names and `$data` read; of what is repeated, for one row.
    pub data: Option<&'a serde_json::Value>,
    /// What `$root` reads.
    pub root: Option<&'a serde_json::Value>,
    /// What `$host` reads.
    pub host: Option<&'a serde_json::Value>,
    /// Whether the place is repeated, so that there is an `$index`.
    pub is_repeated: bool,
}

/// How much is evaluated to complete a word.
const LIMITS: Limits = Limits { steps: 1_000_000, output: 8 << 20 };

/// How many functions that bind a name are minded around a place.
const BOUND: usize = 8;

/// How many letters of a text are shown.
const LETTERS: usize = 32;

/// How many items of a list are looked at to tell what they are.
const LOOKED_AT: usize = 200;

/// Reads operands at a place.
pub(super) struct Reader<'a, 't> {
    scope: Scope<'a>,
    environment: Environment,
    /// The functions around that bind a name: the name, the list as it can be gone through.
    bound: Vec<(&'t str, String)>,
}

impl<'a, 't> Reader<'a, 't> {
    pub(super) fn new(scope: &DataScope<'a>, bound: &[(&'t str, &'t str)]) -> Self {
        let value = |data: Option<&'a serde_json::Value>| data.map(Value::from).unwrap_or_default();
        let index = if scope.is_repeated { Value::Number(0.0) } else { Value::Undefined };
        let names = Names { root: value(scope.root), index, host: value(scope.host), version: Value::text("2.3.1") };
        let environment = Environment { limits: LIMITS, ..Environment::default() };
        let mut reader = Self { scope: Scope::template(value(scope.data), names), environment, bound: Vec::new() };
        for (name, list) in bound.iter().take(BOUND) {
            // The first item is enough; of an object all fields are gone through.
            let first = match reader.value(list) {
                Value::List(_) => format!("take({list}, 1)"),
                _ => (*list).to_owned(),
            };
            reader.bound.push((name, first));
        }
        reader
    }

    /// What an operand reads; undefined if that cannot be said.
    pub(super) fn value(&self, operand: &str) -> Value<'a> {
        let whole = self
            .bound
            .iter()
            .rev()
            .fold(operand.to_owned(), |inner, (name, list)| format!("foreach({list}, {name}, {inner})"));
        let Ok(expression) = Expression::parse_with(&whole, Engine::JavaScript, Unknown::Fails) else {
            return Value::Undefined;
        };
        let mut value = expression.evaluate(&self.scope, &self.environment, &Memory::default()).unwrap_or_default();
        for _ in &self.bound {
            let Value::List(list) = value else { return Value::Undefined };
            value = list.get(0).unwrap_or_default();
        }
        value
    }
}

/// What a value is, and what it says, in a few words: `text "Deploy finished"`, `list of 3 objects`.
#[must_use]
pub fn describe(value: &Value<'_>) -> String {
    match value {
        Value::Undefined => "not there".to_owned(),
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("boolean {value}"),
        Value::Number(_) | Value::Ticks(_) => format!("number {}", value.to_json().unwrap_or_default()),
        Value::Text(text) => format!("text {}", quoted(text)),
        Value::Bytes(_) => "bytes".to_owned(),
        Value::Object(object) => counted("object with", object.len(), "member"),
        Value::List(list) => {
            let mut nouns = list.iter().take(LOOKED_AT).map(|item| noun(&item));
            let first = nouns.next();
            match first {
                None => "empty list".to_owned(),
                Some(first) if nouns.all(|noun| noun == first) => counted("list of", list.len(), first),
                Some(_) => counted("list of", list.len(), "value"),
            }
        }
    }
}

fn counted(what: &str, count: usize, noun: &str) -> String {
    format!("{what} {count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn noun(value: &Value<'_>) -> &'static str {
    match value {
        Value::Undefined | Value::Null | Value::Bytes(_) => "value",
        Value::Bool(_) => "boolean",
        Value::Number(_) | Value::Ticks(_) => "number",
        Value::Text(_) => "text",
        Value::List(_) => "list",
        Value::Object(_) => "object",
    }
}

/// A text in quotes, shortened, on one line.
fn quoted(text: &str) -> String {
    let mut shown: String = text.chars().take(LETTERS).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LETTERS).is_some() {
        shown.pop();
        shown.push('…');
    }
    format!("\"{shown}\"")
}
