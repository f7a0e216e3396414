//! Paths through the data: `a.b[0].c`.
//!
//! A path is a text that is torn at dots and brackets, which is why a key with a dot in it cannot be reached by one.

use std::sync::Arc;

use super::memory::Memory;
use super::value::{Object, Value, parse_int};

/// A path that is known before anything is evaluated.
#[derive(Debug, Clone)]
pub(super) struct Path {
    /// The path as the reference writes it.
    pub(super) text: Arc<str>,
    pub(super) steps: Box<[Step]>,
}

/// One step of a path.
#[derive(Debug, Clone)]
pub(super) struct Step {
    text: Box<str>,
    /// What the step means in a list.
    index: Option<f64>,
}

impl Path {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.into(), steps: steps(text) }
    }

    /// The path that is nothing but a name.
    pub(super) fn name(name: &Arc<str>) -> Self {
        if name.contains(['.', '[', ']']) {
            return Self::new(&tidied(name.to_string()));
        }
        Self { text: Arc::clone(name), steps: steps(name) }
    }
}

/// How a name is written as a step of a path: `.name`, `['first name']`.
#[must_use]
pub fn step(name: &str) -> String {
    if is_plain(name) { format!(".{name}") } else { format!("['{}']", name.replace('\\', "\\\\").replace('\'', "\\'")) }
}

/// Whether a name can stand in an expression as it is.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(word)
        && !["true", "false", "null"].contains(&name.to_ascii_lowercase().as_str())
}

/// The steps of a path.
pub(super) fn steps(path: &str) -> Box<[Step]> {
    path.split(['.', '[', ']']).filter(|part| !part.is_empty()).map(Step::new).collect()
}

impl Step {
    pub(super) fn new(part: &str) -> Self {
        let quoted = |quote| part.starts_with(quote) && part.ends_with(quote);
        let part = if quoted('\'') || quoted('"') { part.get(1..part.len() - 1).unwrap_or_default() } else { part };
        Self { text: part.into(), index: parse_int(part, false) }
    }

    /// The name that the step asks for.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether a name is the one that the step asks for; case does not matter.
    pub(super) fn is(&self, name: &str) -> bool {
        same_name(&self.text, name)
    }

    /// What the step finds in a value, leniently: nothing is found where nothing is.
    fn find<'a>(&self, value: &Value<'a>) -> Value<'a> {
        match value {
            Value::Object(object) => object.first(|key| self.is(key)),
            Value::List(list) => self.index.and_then(position).and_then(|index| list.get(index)),
            Value::Text(text) => letter(text, &self.text),
            _ => None,
        }
        .unwrap_or_default()
    }
}

/// Whether two names are the same but for their case.
fn same_name(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(b);
    }
    // A sigma becomes another letter at the end of a word.
    if a.contains('Σ') || b.contains('Σ') {
        return a.to_lowercase() == b.to_lowercase();
    }
    a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// A number as the index of an item.
pub(super) fn position(number: f64) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is looked at first")]
    let position = (0.0..4_294_967_296.0).contains(&number).then_some(number as usize);
    position
}

/// The UTF-16 unit of a text that a digit string names.
fn letter<'a>(text: &str, name: &str) -> Option<Value<'a>> {
    let index: usize = name.parse().ok().filter(|index: &usize| index.to_string() == name)?;
    let unit = text.encode_utf16().nth(index)?;
    Some(Value::text(String::from_utf16_lossy(&[unit])))
}

/// The field of an object, by a name whose case does not matter; first come, first served.
pub(super) fn field<'a>(object: &Object<'a>, name: &str) -> Option<Value<'a>> {
    object.first(|key| same_name(key, name))
}

/// A property of any value, by a name whose case does not matter.
pub(super) fn property<'a>(value: &Value<'a>, name: &str) -> Option<Value<'a>> {
    match value {
        Value::Object(object) => field(object, name),
        Value::List(list) => {
            let index: usize = name.parse().ok().filter(|index: &usize| index.to_string() == name)?;
            list.get(index)
        }
        Value::Text(text) => letter(text, name),
        _ => None,
    }
}

/// How many steps it takes to look for a property: none beyond the one, but in what is large.
pub(super) fn cost(value: &Value<'_>) -> usize {
    match value {
        Value::Object(object) => object.len() / 16,
        Value::Text(text) => text.len() / 64,
        _ => 0,
    }
}

/// Walks from a value along steps, and adds up what that costs.
pub(super) fn walk<'a>(from: Value<'a>, steps: &[Step], memory: &Memory<'a>, spent: &mut usize) -> Value<'a> {
    let changed = memory.is_used();
    let mut value = from;
    for step in steps {
        if changed {
            value = memory.current(value);
        }
        *spent += cost(&value);
        value = step.find(&value);
    }
    if changed { memory.current(value) } else { value }
}

/// A path as it grows: `name` behind it.
pub(super) fn add_name(name: &str, path: &mut String) {
    path.push_str(name);
    path.push('.');
}

/// A path as it grows: an index behind it. Whether the value is one.
pub(super) fn add_index(value: &Value<'_>, path: &mut String) -> bool {
    match value {
        Value::Number(number) if number.is_finite() => {
            path.push('[');
            super::value::write_number(*number, path);
            path.push_str("].");
        }
        Value::Text(text) => {
            let quote = if parse_int(text, false).is_some() { "" } else { "'" };
            path.extend(["[", quote, text, quote, "]."]);
        }
        _ => return false,
    }
    true
}

/// A path that has grown, as the reference writes it.
pub(super) fn tidied(mut path: String) -> String {
    path.truncate(path.trim_end_matches('.').len());
    if path.contains(".[") { path.replace(".[", "[") } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(data: &serde_json::Value, path: &str) -> Option<String> {
        walk(Value::from(data), &steps(path), &Memory::default(), &mut 0).to_json()
    }

    #[test]
    fn paths_read_leniently() {
        let data = json!({"a": {"B": [1, {"c": "x"}]}, "Name": 1, "name": 2, "é": 3, "s": "hey"});
        for (path, found) in [
            ("a.b[1].C", Some("\"x\"")),
            ("NAME", Some("1")),
            ("É", Some("3")),
            ("a.b[7].c", None),
            ("a['b'][0]", Some("1")),
            ("s.1", Some("\"e\"")),
            ("s.length", None),
            ("a.b[0x1].c", Some("\"x\"")),
        ] {
            assert_eq!(read(&data, path).as_deref(), found, "{path}");
        }
    }

    #[test]
    fn names_are_the_same_whatever_their_case() {
        for (a, b, same) in [
            ("Name", "nAME", true),
            ("É", "é", true),
            ("ΟΔΟΣ", "οδος", true),
            ("ΟΔΟΣ", "οδοσ", false),
            ("\u{212a}", "k", true),
            ("é", "e", false),
            ("é", "éé", false),
        ] {
            assert_eq!(same_name(a, b), same, "{a} {b}");
        }
    }

    #[test]
    fn a_path_grows_step_by_step() {
        let mut path = String::new();
        add_name("o", &mut path);
        assert!(add_index(&Value::text("a b"), &mut path) && add_index(&Value::from(1.0), &mut path));
        add_name("x", &mut path);
        assert_eq!(tidied(path), "o['a b'][1].x");
        assert!(!add_index(&Value::Null, &mut String::new()));
    }

    #[test]
    fn a_name_is_a_path() {
        for name in ["a", "a.b", "a.", "a.[0].b", "..", "é"] {
            let (path, whole) = (Path::name(&name.into()), Path::new(&tidied(format!("{name}."))));
            assert_eq!((&path.text, path.steps.len()), (&whole.text, whole.steps.len()), "{name}");
        }
    }
}
