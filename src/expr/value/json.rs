//! Values as JSON.

use super::{Data, List, MAX_TEXT, Object, Value, write_number};

/// How deep a value is written as JSON.
const DEPTH: usize = 2000;

/// How deep a value that was made becomes data of its own.
const DATA_DEPTH: usize = 250;

/// How many values become data of their own at most; 64 bytes of text count as one.
const MOST: usize = 2_000_000;

impl Value<'_> {
    /// The value as compact JSON, as `JSON.stringify` writes it: nothing for a missing value, a missing item of a list as
    /// `null`, a missing field not at all, no number as `null`. Nothing too if it holds itself, or is longer than a text may be.
    #[must_use]
    pub fn to_json(&self) -> Option<String> {
        let mut out = String::new();
        self.write_json(&mut out, 0)?.then_some(out)
    }

    /// Whether something was written; nothing if it has no end, or one that is too far.
    pub(in crate::expr) fn write_json(&self, out: &mut String, depth: usize) -> Option<bool> {
        if depth > DEPTH || out.len() > MAX_TEXT {
            return None;
        }
        match self {
            Self::Undefined => return Some(false),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(number) if number.is_finite() => write_number(*number, out),
            Self::Null | Self::Number(_) => out.push_str("null"),
            Self::Ticks(ticks) => write_ticks(*ticks, out),
            Self::Text(text) => write_text(text, out),
            Self::List(list) => write_list(list, out, depth)?,
            Self::Object(object) => write_object(object, out, depth)?,
            Self::Bytes(bytes) => {
                let fields = bytes.iter().enumerate().map(|(at, byte)| (at.to_string(), Value::from(f64::from(*byte))));
                write_object(&Object::new(fields), out, depth)?;
            }
        }
        Some(true)
    }

    /// The value as data of its own; nothing for a missing value or one that holds itself or too much. Numbers that are none
    /// become `null`.
    #[must_use]
    pub fn to_data(&self) -> Option<Data> {
        self.data_at(0, &mut 0)
    }

    fn data_at(&self, depth: usize, made: &mut usize) -> Option<Data> {
        *made += 1 + self.as_text().map_or(0, |text| text.len() / 64);
        if depth > DATA_DEPTH || *made > MOST {
            return None;
        }
        Some(match self {
            Self::Undefined => return None,
            Self::Null => Data::Null,
            Self::Bool(value) => Data::Bool(*value),
            Self::Number(number) => number_data(*number),
            Self::Ticks(ticks) => Data::from(*ticks),
            Self::Text(text) => Data::String(text.to_string()),
            Self::List(List::Borrowed(items)) => Data::Array((*items).clone()),
            Self::List(list) => {
                let items = list.iter().map(|item| match item {
                    Value::Undefined => Some(Data::Null),
                    item => item.data_at(depth + 1, made),
                });
                Data::Array(items.collect::<Option<_>>()?)
            }
            Self::Object(Object::Borrowed(fields)) => Data::Object((*fields).clone()),
            Self::Object(object) => {
                let mut map = serde_json::Map::new();
                for (key, value) in object.fields() {
                    if !value.is_undefined() {
                        map.insert(key.to_string(), value.data_at(depth + 1, made)?);
                    }
                }
                Data::Object(map)
            }
            Self::Bytes(bytes) => {
                Data::Object(bytes.iter().enumerate().map(|(at, byte)| (at.to_string(), Data::from(*byte))).collect())
            }
        })
    }
}

fn number_data(number: f64) -> Data {
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 is one of an i64")]
        let whole = number as i64;
        return Data::from(whole);
    }
    serde_json::Number::from_f64(number).map_or(Data::Null, Data::Number)
}

/// Exact integers are objects of a library in the reference, which writes them as text.
fn write_ticks(ticks: i64, out: &mut String) {
    write_text(&ticks.to_string(), out);
}

fn write_list(list: &List<'_>, out: &mut String, depth: usize) -> Option<()> {
    out.push('[');
    for (at, item) in list.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        if !item.write_json(out, depth + 1)? {
            out.push_str("null");
        }
    }
    out.push(']');
    Some(())
}

fn write_object(object: &Object<'_>, out: &mut String, depth: usize) -> Option<()> {
    out.push('{');
    let mut first = true;
    for (key, value) in object.fields() {
        if value.is_undefined() {
            continue;
        }
        if !first {
            out.push(',');
        }
        first = false;
        write_text(&key, out);
        out.push(':');
        value.write_json(out, depth + 1)?;
    }
    out.push('}');
    Some(())
}

/// Writes text in quotes.
pub(in crate::expr) fn write_text(text: &str, out: &mut String) {
    use std::fmt::Write;
    out.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            8 => "\\b",
            12 => "\\f",
            0..32 => "",
            _ => continue,
        };
        out.push_str(text.get(from..at).unwrap_or_default());
        if escape.is_empty() {
            let _ = write!(out, "\\u{byte:04x}");
        } else {
            out.push_str(escape);
        }
        from = at + 1;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_is_left_out_of_objects_and_null_in_lists() {
        let object =
            Object::new([("a", Value::Undefined), ("b", Value::list(vec![Value::Undefined, Value::from(1.5)]))]);
        assert_eq!(Value::Object(object.clone()).to_json().unwrap(), r#"{"b":[null,1.5]}"#);
        assert_eq!(Value::Object(object).to_data().unwrap(), serde_json::json!({"b": [null, 1.5]}));
        assert_eq!(Value::Undefined.to_json(), None);
        assert_eq!(Value::text("a\"\u{1}\n").to_json().unwrap(), r#""a\"\u0001\n""#);
    }

    #[test]
    fn what_holds_itself_is_not_written() {
        let object = Object::new([("a", Value::Null)]);
        object.set("a".into(), Value::Object(object.clone()));
        assert_eq!(Value::Object(object.clone()).to_json(), None);
        object.remove("a");
    }
}
