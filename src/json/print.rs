//! Printing: strings in and out of their quotes, strict JSON for the wire, indented JSON for people.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

use super::{Kind, Style, Value};

/// The text inside a JSON string literal, escapes resolved. What is no literal comes back as it is.
#[must_use]
pub fn unquote(raw: &str) -> Cow<'_, str> {
    let inner = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(raw);
    if !inner.contains('\\') {
        return Cow::Borrowed(inner);
    }
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            text.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('u') => text.push(unicode_escape(&mut rest)),
            Some(other) => text.push(other),
            None => text.push('\\'),
        }
    }
    Cow::Owned(text)
}

fn unicode_escape(rest: &mut std::str::Chars<'_>) -> char {
    let high = hex4(rest);
    if (0xd800..0xdc00).contains(&high) {
        let mut ahead = rest.clone();
        if ahead.next() == Some('\\') && ahead.next() == Some('u') {
            let low = hex4(&mut ahead);
            if (0xdc00..0xe000).contains(&low) {
                *rest = ahead;
                return char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00)).unwrap_or('\u{fffd}');
            }
        }
    }
    // A lone surrogate is no character: shown as the replacement character, kept in the text as it is.
    char::from_u32(high).unwrap_or('\u{fffd}')
}

fn hex4(rest: &mut std::str::Chars<'_>) -> u32 {
    rest.by_ref().take(4).fold(0, |value, c| value * 16 + c.to_digit(16).unwrap_or_default())
}

/// A text as a JSON string literal, quotes included.
#[must_use]
pub fn quote(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}

/// Writes a text as a JSON string literal, quotes included.
pub fn write_quoted(text: &str, out: &mut String) {
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

/// Where in a literal, quotes included, that stands which an offset in its text names.
#[must_use]
pub fn raw_offset(raw: &str, offset: usize) -> usize {
    let inner = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(raw);
    let quote = usize::from(inner.len() < raw.len());
    let mut at = 0;
    let mut text = 0;
    while text < offset {
        let Some(rest) = inner.get(at..).filter(|rest| !rest.is_empty()) else { break };
        let mut chars = rest.chars();
        if chars.next() == Some('\\') && chars.next() == Some('u') {
            text += unicode_escape(&mut chars).len_utf8();
        } else if rest.starts_with('\\') {
            text += rest.chars().nth(1).map_or(1, |c| if c.is_ascii() { 1 } else { c.len_utf8() });
        } else {
            text += rest.chars().next().map_or(1, char::len_utf8);
            chars = rest.chars();
            chars.next();
        }
        at = inner.len() - chars.as_str().len();
    }
    quote + at
}

/// A value as strict, compact JSON: no comments, no trailing commas, one of duplicate keys (the last, in the place of
/// the first), numbers as they are written.
#[must_use]
pub fn strict(value: Value<'_>) -> String {
    let mut text = String::with_capacity(value.raw().len());
    write_strict(value, &mut text);
    text
}

fn write_strict(value: Value<'_>, text: &mut String) {
    match value.kind() {
        Kind::Null | Kind::Boolean | Kind::Number => text.push_str(value.raw()),
        Kind::String => write_string(value.raw(), text),
        Kind::Array => {
            text.push('[');
            for (at, item) in value.items().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_strict(item, text);
            }
            text.push(']');
        }
        Kind::Object => {
            text.push('{');
            if is_plain(value) {
                for (at, member) in value.children().enumerate() {
                    if at > 0 {
                        text.push(',');
                    }
                    text.push_str(member.raw_key());
                    text.push(':');
                    write_strict(member, text);
                }
                text.push('}');
                return;
            }
            let mut last: HashMap<Cow<'_, str>, Value<'_>> = value.members().collect();
            let mut is_first = true;
            for (key, _) in value.members() {
                // Taken with the first of its duplicates.
                if let Some(member) = last.remove(&key) {
                    if !is_first {
                        text.push(',');
                    }
                    is_first = false;
                    text.push_str(&quote(&key));
                    text.push(':');
                    write_strict(member, text);
                }
            }
            text.push('}');
        }
    }
}

/// Whether an object has few keys, each once and written as JSON writes it: nearly all of those that people make.
fn is_plain(object: Value<'_>) -> bool {
    const FEW: usize = 16;
    let mut keys = [""; FEW];
    for (at, member) in object.children().enumerate() {
        let key = member.raw_key();
        let Some((before, rest)) = keys.split_at_mut_checked(at) else { return false };
        let Some(free) = rest.first_mut() else { return false };
        if !key.starts_with('"') || key.contains('\\') || before.contains(&key) {
            return false;
        }
        *free = key;
    }
    true
}

/// A literal as it is written, unless it may hold what is no character (a lone surrogate).
fn write_string(raw: &str, text: &mut String) {
    if raw.contains("\\u") {
        text.push_str(&quote(&unquote(raw)));
    } else {
        text.push_str(raw);
    }
}

/// Writes a value evenly, each entry on a line of its own in a style's unit and line ends, every number and string as it is
/// written.
pub fn write_even(value: Value<'_>, style: &Style, text: &mut String) {
    write_even_at(value, style, 0, text);
}

fn write_even_at(value: Value<'_>, style: &Style, depth: usize, text: &mut String) {
    let (open, close) = match value.kind() {
        Kind::Array => ('[', ']'),
        Kind::Object => ('{', '}'),
        _ => {
            text.push_str(value.raw());
            return;
        }
    };
    text.push(open);
    for (at, inside) in value.children().enumerate() {
        if at > 0 {
            text.push(',');
        }
        new_line(style, depth + 1, text);
        if let Some(key) = inside.key() {
            text.push_str(&quote(&key));
            text.push_str(": ");
        }
        write_even_at(inside, style, depth + 1, text);
    }
    if !value.is_empty() {
        new_line(style, depth, text);
    }
    text.push(close);
}

fn new_line(style: &Style, depth: usize, text: &mut String) {
    text.push_str(style.newline());
    for _ in 0..depth {
        text.push_str(style.unit());
    }
}

/// A value of `serde_json`, indented in a style. Continuation lines start at `indent` steps.
#[must_use]
pub fn pretty(value: &serde_json::Value, style: &Style, indent: usize) -> String {
    let mut text = String::new();
    write_pretty(value, style, indent, &mut text);
    text
}

fn write_pretty(value: &serde_json::Value, style: &Style, indent: usize, text: &mut String) {
    match value {
        serde_json::Value::Array(items) if !items.is_empty() => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                text.push_str(if at > 0 { "," } else { "" });
                style.break_line(indent + 1, text);
                if style.is_compact() && at > 0 {
                    text.push_str(style.gap());
                }
                write_pretty(item, style, indent + 1, text);
            }
            style.break_line(indent, text);
            text.push(']');
        }
        serde_json::Value::Object(members) if !members.is_empty() => {
            text.push('{');
            for (at, (key, member)) in members.iter().enumerate() {
                text.push_str(if at > 0 { "," } else { "" });
                style.break_line(indent + 1, text);
                if style.is_compact() && at > 0 {
                    text.push_str(style.gap());
                }
                text.push_str(&quote(key));
                text.push(':');
                text.push_str(style.gap());
                write_pretty(member, style, indent + 1, text);
            }
            style.break_line(indent, text);
            text.push('}');
        }
        other => text.push_str(&other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    #[test]
    fn the_wire_form_is_strict_and_keeps_numbers() {
        let document = Document::parse("{ // c\n \"a\": 1.50, \"b\": [1e3,], \"a\": 2.0, }")
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(strict(document.root()), r#"{"a":2.0,"b":[1e3]}"#);
    }

    #[test]
    fn many_keys_take_time_in_proportion() {
        let members: Vec<String> = (0..100_000).map(|at| format!("\"k{at}\":{at}")).collect();
        let text = format!("{{{},\"k0\":\"last\"}}", members.join(","));
        let document = Document::parse(text.as_str()).unwrap_or_else(|error| panic!("{error}"));
        let wire = strict(document.root());
        assert!(wire.starts_with("{\"k0\":\"last\",\"k1\":1,") && wire.ends_with("\"k99999\":99999}"));
    }

    #[test]
    fn the_deepest_document_fits_a_thread() {
        let text = format!("{}1{}", "{\"a\":".repeat(1000), "}".repeat(1000));
        let document = Document::parse(text.as_str()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(strict(document.root()), text);
    }

    #[test]
    fn escapes_resolve() {
        assert_eq!(unquote(r#""a\n\u2600\ud83d\ude00\"\/""#), "a\n☀😀\"/");
        assert_eq!(unquote(r#""\ud83d x""#), "\u{fffd} x");
        assert_eq!(quote("a\"\n"), r#""a\"\n""#);
    }

    #[test]
    fn what_is_written_at_once_is_what_is_quoted() {
        let text: String = (0..=u8::MAX).map(char::from).chain("😀\u{2028}".chars()).collect();
        let mut out = String::new();
        write_quoted(&text, &mut out);
        assert_eq!(out, quote(&text));
    }

    #[test]
    fn offsets_lead_through_escapes() {
        let raw = r#""a\n\u00e9\ud83d\ude00é\"z""#;
        let text = unquote(raw);
        for (at, c) in text.char_indices() {
            let rest = raw.get(raw_offset(raw, at)..).unwrap_or_default();
            let one = unquote(rest.strip_suffix('"').unwrap_or(rest)).chars().next();
            assert_eq!(one, Some(c), "{at}");
        }
        assert_eq!(raw_offset(raw, text.len()), raw.len() - 1);
    }

    #[test]
    fn pretty_follows_the_style() {
        let value = serde_json::json!({"a": [1, {}], "b": []});
        let style = Style::default();
        assert_eq!(pretty(&value, &style, 0), "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}");
        assert_eq!(pretty(&value, &Style::of("{\"a\":1}"), 0), "{\"a\":[1,{}],\"b\":[]}");
    }
}
