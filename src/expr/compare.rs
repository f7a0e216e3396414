//! What values are beside one another: equal, the same, smaller; and what text they become.

use std::cmp::Ordering;

use super::value::{MAX_TEXT, Value, write_number};

/// How deep values are compared.
const DEPTH: usize = 2000;

/// Whether two values are equal: `null` is as good as missing, lists and objects are looked into, numbers may differ by a
/// hair. Text is never equal to a number. Each value that is looked at takes a step; when none is left, nothing is equal.
pub(super) fn equal<'a>(a: &Value<'a>, b: &Value<'a>, steps: &mut u64) -> bool {
    equal_at(a, b, 0, steps)
}

/// Takes steps for looking at a value. Whether there were enough.
fn pays(value: &Value<'_>, steps: &mut u64) -> bool {
    let cost = 1 + value.as_text().map_or(0, |text| text.len() as u64 / 64);
    *steps = steps.saturating_sub(cost);
    *steps > 0
}

fn equal_at<'a>(a: &Value<'a>, b: &Value<'a>, depth: usize, steps: &mut u64) -> bool {
    if depth > DEPTH || !pays(a, steps) {
        return false;
    }
    match (a, b) {
        (Value::Undefined | Value::Null, other) | (other, Value::Undefined | Value::Null) => other.is_nothing(),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| equal_at(&a, &b, depth + 1, steps))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.fields()
                    .iter()
                    .all(|(key, value)| b.get(key).is_some_and(|other| same_inside(value, &other, depth + 1, steps)))
        }
        (Value::Number(a), Value::Number(b)) => {
            (a - b).abs() < f64::EPSILON || a.to_bits() == b.to_bits() && !a.is_nan()
        }
        (Value::Ticks(a), Value::Ticks(b)) => a == b,
        (Value::Bytes(a), Value::Bytes(b)) => a == b,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Text(a), Value::Text(b)) => **a == **b,
        _ => false,
    }
}

/// Equality inside objects is strict: `null` is not missing, and numbers are equal or not.
fn same_inside<'a>(a: &Value<'a>, b: &Value<'a>, depth: usize, steps: &mut u64) -> bool {
    if depth > DEPTH || !pays(a, steps) {
        return false;
    }
    match (a, b) {
        (Value::Undefined, Value::Undefined) | (Value::Null, Value::Null) => true,
        #[expect(clippy::float_cmp, reason = "it is meant exactly")]
        (Value::Number(a), Value::Number(b)) => a == b || (a.is_nan() && b.is_nan()),
        (Value::List(a), Value::List(b)) => {
            a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| same_inside(&a, &b, depth + 1, steps))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.fields()
                    .iter()
                    .all(|(key, value)| b.get(key).is_some_and(|other| same_inside(value, &other, depth + 1, steps)))
        }
        (Value::Undefined | Value::Null | Value::Number(_), _)
        | (_, Value::Undefined | Value::Null | Value::Number(_)) => false,
        _ => equal_at(a, b, depth, steps),
    }
}

/// Whether two values are one and the same, as `===` has it: containers only with themselves.
pub(super) fn identical<'a>(a: &Value<'a>, b: &Value<'a>) -> bool {
    match (a, b) {
        (Value::Undefined, Value::Undefined) | (Value::Null, Value::Null) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        #[expect(clippy::float_cmp, reason = "it is meant exactly")]
        (Value::Number(a), Value::Number(b)) => a == b,
        (Value::Text(a), Value::Text(b)) => **a == **b,
        _ => a.address().is_some_and(|address| b.address() == Some(address)),
    }
}

/// Two texts by their UTF-16 units.
pub(super) fn text_order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() || b.is_ascii() {
        return a.as_bytes().cmp(b.as_bytes());
    }
    a.encode_utf16().cmp(b.encode_utf16())
}

/// Which of two values is smaller, if they are numbers or texts both.
pub(super) fn order<'a>(a: &Value<'a>, b: &Value<'a>) -> Option<Ordering> {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.partial_cmp(b),
        (Value::Text(a), Value::Text(b)) => Some(text_order(a, b)),
        _ => None,
    }
}

/// The text that a value becomes by `String(value)`.
pub(super) fn string_of(value: &Value<'_>) -> String {
    let mut out = String::new();
    write_string(value, &mut out, 0);
    out
}

/// Writes the text that a value becomes by `String(value)`: lists by their items, objects not at all. What is longer than a
/// text may be is not written to its end.
pub(super) fn write_string(value: &Value<'_>, out: &mut String, depth: usize) {
    match value {
        Value::Undefined => out.push_str("undefined"),
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => write_number(*number, out),
        Value::Ticks(ticks) => out.push_str(&ticks.to_string()),
        Value::Text(text) => out.push_str(text),
        Value::List(list) => {
            for (at, item) in list.iter().enumerate() {
                if out.len() > MAX_TEXT {
                    return;
                }
                if at > 0 {
                    out.push(',');
                }
                if !item.is_nothing() && depth < DEPTH {
                    write_string(&item, out, depth + 1);
                }
            }
        }
        Value::Object(_) => out.push_str("[object Object]"),
        Value::Bytes(bytes) => {
            let texts: Vec<String> = bytes.iter().map(u8::to_string).collect();
            out.push_str(&texts.join(","));
        }
    }
}

/// The text of a value where texts are joined: nothing for `null` and missing, compact JSON for lists and objects, without
/// quotes at its ends. Nothing at all if it holds itself, or is longer than a text may be.
pub(super) fn write_joined(value: &Value<'_>, out: &mut String) -> Option<()> {
    match value {
        Value::Undefined | Value::Null => {}
        Value::List(_) | Value::Object(_) | Value::Bytes(_) | Value::Ticks(_) => {
            let json = value.to_json()?;
            out.push_str(json.trim_matches(['\'', '"']));
        }
        _ => write_string(value, out, 0),
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn equality_looks_into_containers() {
        let eq = |a: serde_json::Value, b: serde_json::Value| equal(&Value::from(&a), &Value::from(&b), &mut 100);
        assert!(eq(json!({"a": 1, "b": [1]}), json!({"b": [1], "a": 1})) && eq(json!(0.1 + 0.2), json!(0.3)));
        assert!(!eq(json!(1), json!("1")) && !eq(json!("a"), json!("A")) && eq(json!([null]), json!([null])));
        assert!(equal(&Value::Null, &Value::Undefined, &mut 9) && !equal(&Value::Null, &Value::Bool(false), &mut 9));
    }

    #[test]
    fn texts_are_ordered_by_units() {
        assert_eq!(text_order("B", "a"), Ordering::Less);
        // U+FF5E stands before U+1F600, but its unit is greater than the first of the two.
        assert_eq!(text_order("～", "😀"), Ordering::Greater);
    }

    #[test]
    fn lists_become_their_items() {
        let data = json!([1, [2, null], {"a": 1}, true]);
        assert_eq!(string_of(&Value::from(&data)), "1,2,,[object Object],true");
        let mut joined = String::new();
        write_joined(&Value::from(&data), &mut joined);
        assert_eq!(joined, "[1,[2,null],{\"a\":1},true]");
    }
}
