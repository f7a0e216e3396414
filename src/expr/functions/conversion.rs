//! From one kind of value to another.

use super::string::text_at;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, required};
use crate::expr::compare::write_joined;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::expression::NodeId;
use crate::expr::types::Types;
use crate::expr::value::{Value, parse_float, parse_int, write_number};

const ONE: &[Parameter] = &[required("value", Types::ANY)];

const fn conversion(name: &'static str, returns: Types, verify: Verify, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Conversion, ONE, returns, Run::Eager(verify, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    conversion("float", Types::NUMBER, Verify::Any, float, "The number that a text begins with.")
        .example("float('3.5')", "3.5"),
    conversion(
        "int",
        Types::NUMBER,
        Verify::Any,
        int,
        "The whole number that a text begins with, or a number without its fraction.",
    )
    .example("int('42')", "42"),
    Function::new(
        "string",
        Group::Conversion,
        &[required("value", Types::ANY), optional("locale", Types::TEXT)],
        Types::TEXT,
        Run::Eager(Verify::Any, string),
        "The value as text: numbers with separators of thousands, lists and objects as JSON.",
    )
    .dotnet("Numbers have no separators of thousands, and an ordinary minus.")
    .example("string(1234.5)", r#""1,234.5""#),
    Function::new(
        "bool",
        Group::Conversion,
        ONE,
        Types::BOOLEAN,
        Run::Lazy(boolean),
        "False for 0, null, missing and text with `false` in it, else true.",
    )
    .example("bool('false')", "false"),
    conversion("binary", Types::ANY, Verify::Text, binary, "The bytes of a text in UTF-8.")
        .example("count(binary('Grüße'))", "7"),
    conversion("base64", Types::TEXT, Verify::Any, base64, "A text or bytes in base64.")
        .example("base64('hello')", r#""aGVsbG8=""#),
    conversion("base64ToBinary", Types::ANY, Verify::Text, base64_to_binary, "The bytes of a text in base64.")
        .dotnet("Bytes from 0x80 up stay as they are.")
        .example("count(base64ToBinary('aGVsbG8='))", "5"),
    conversion(
        "base64ToString",
        Types::TEXT,
        Verify::Text,
        base64_to_string,
        "The text of a text in base64, byte by byte.",
    )
    .dotnet("The bytes are read as UTF-8.")
    .example("base64ToString('aGVsbG8=')", r#""hello""#),
    conversion("dataUri", Types::TEXT, Verify::Text, data_uri, "A text as a data address.")
        .example("dataUri('hello')", r#""data:text/plain;charset=utf-8;base64,aGVsbG8=""#),
    conversion("dataUriToBinary", Types::ANY, Verify::Text, binary, "The bytes of a data address, as it is written.")
        .example("count(dataUriToBinary('data:,hello'))", "11"),
    conversion(
        "dataUriToString",
        Types::TEXT,
        Verify::Text,
        data_uri_to_string,
        "The text of a data address, byte by byte.",
    )
    .dotnet("The bytes are read as UTF-8.")
    .example("dataUriToString('data:text/plain;base64,aGVsbG8=')", r#""hello""#),
    conversion(
        "uriComponent",
        Types::TEXT,
        Verify::Text,
        uri_component,
        "A text as a part of an address, with % before what has to be hidden.",
    )
    .example("uriComponent('a b&c')", r#""a%20b%26c""#),
    conversion(
        "uriComponentToString",
        Types::TEXT,
        Verify::Text,
        uri_component_to_string,
        "The text of a part of an address.",
    )
    .example("uriComponentToString('a%20b%26c')", r#""a b&c""#),
    Function::new(
        "formatNumber",
        Group::Conversion,
        &[required("number", Types::NUMBER), required("digits", Types::NUMBER), optional("locale", Types::TEXT)],
        Types::TEXT,
        Run::Eager(Verify::Any, super::format::format_number),
        "A number with so many digits after the point, in the manner of a locale.",
    )
    .example("formatNumber(1234567.891, 2)", r#""1,234,567.89""#),
];

fn float<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    read(args, parse_float, |number| number)
}

fn int<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let through_text = |number: f64| {
        let mut text = String::new();
        write_number(number, &mut text);
        parse_int(&text, true).unwrap_or(f64::NAN)
    };
    read(args, |text| parse_int(text, true), through_text)
}

fn read<'a>(args: &[Value<'a>], text: fn(&str) -> Option<f64>, number: impl Fn(f64) -> f64) -> Outcome<'a> {
    Ok(match args.first() {
        #[expect(clippy::cast_precision_loss, reason = "that is what becomes of an exact integer")]
        Some(Value::Ticks(ticks)) => Value::Number(*ticks as f64),
        Some(Value::Text(given)) => {
            let fault = || Failure::new(format!("`{}` does not begin with a number.", shortened(given)));
            Value::Number(text(given).ok_or_else(fault)?)
        }
        Some(Value::Number(given)) if !given.is_nan() => Value::Number(number(*given)),
        _ => Value::Undefined,
    })
}

/// A text that fits into a message.
pub(super) fn shortened(text: &str) -> String {
    let mut characters = text.chars();
    let short: String = characters.by_ref().take(40).collect();
    if characters.next().is_some() { format!("{short}…") } else { short }
}

fn string<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let locale = args.get(1).and_then(Value::as_text).unwrap_or_else(|| run.locale());
    let mut text = String::new();
    match args.first() {
        Some(Value::Text(given)) => return Ok(Value::Text(given.clone())),
        Some(Value::Number(number)) if !number.is_nan() => {
            write_number(*number, &mut text);
            if run.engine() == crate::expr::Engine::JavaScript {
                let digits = text.split('.').nth(1).map_or(0, str::len);
                text = super::format::fixed(*number, digits.min(20), locale);
            }
        }
        Some(Value::Number(_)) => text.push_str("NaN"),
        Some(Value::Bytes(bytes)) => text.push_str(&String::from_utf8_lossy(bytes)),
        Some(value) => {
            write_joined(value, &mut text).ok_or_else(|| Failure::new("This object holds itself, or is too large."))?;
        }
        None => {}
    }
    run.text(text)
}

fn boolean<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    let value = arguments.first().map(|id| run.attempt(*id)).transpose()?.flatten();
    Ok(Value::Bool(match value {
        None => false,
        Some(Value::Number(number)) if !number.is_nan() => number != 0.0,
        Some(value) => value.is_true() && !run.string(&value)?.to_ascii_lowercase().contains("false"),
    }))
}

fn bytes<'a>(run: &Evaluation<'a, '_>, bytes: Vec<u8>) -> Outcome<'a> {
    run.make(bytes.len())?;
    Ok(Value::Bytes(bytes.into()))
}

fn binary<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    bytes(run, text_at(args, 0).as_bytes().to_vec())
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let letter = ALPHABET.get((bits >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// The bytes of base64, read leniently: what is no sign of it is passed over, `=` ends it.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for letter in text.bytes().take_while(|byte| *byte != b'=') {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            bytes.extend(bits.to_be_bytes().iter().skip(1));
            (bits, count) = (0, 0);
        }
    }
    if count > 1 {
        let whole = bits << (6 * (4 - count));
        bytes.extend(whole.to_be_bytes().iter().skip(1).take(count - 1));
    }
    bytes
}

/// Bytes as text, each byte a character.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn base64<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    match args.first() {
        Some(Value::Text(text)) => run.text(encoded(text.as_bytes())),
        Some(Value::Bytes(bytes)) => run.text(encoded(String::from_utf8_lossy(bytes).as_bytes())),
        _ => Ok(Value::Undefined),
    }
}

fn base64_to_binary<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let given = decoded(text_at(args, 0));
    if run.engine() == crate::expr::Engine::DotNet {
        return bytes(run, given);
    }
    bytes(run, latin(&given).into_bytes())
}

/// The text of bytes as the engine reads them.
fn text_of<'a>(run: &Evaluation<'a, '_>, bytes: &[u8]) -> Outcome<'a> {
    match run.engine() {
        crate::expr::Engine::JavaScript => run.text(latin(bytes)),
        crate::expr::Engine::DotNet => run.text(String::from_utf8_lossy(bytes).into_owned()),
    }
}

fn base64_to_string<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    text_of(run, &decoded(text_at(args, 0)))
}

fn data_uri<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(format!("data:text/plain;charset=utf-8;base64,{}", encoded(text_at(args, 0).as_bytes())))
}

fn data_uri_to_string<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let text = text_at(args, 0);
    text_of(run, &decoded(text.split_once(',').map_or(text, |(_, payload)| payload)))
}

fn uri_component<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    use std::fmt::Write;
    let mut text = String::new();
    for byte in text_at(args, 0).bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    run.text(text)
}

fn uri_component_to_string<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let text = text_at(args, 0);
    let fault = || Failure::new(format!("`{}` has a % that hides nothing.", shortened(text)));
    let mut bytes = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if *byte == b'%' {
            let digits = text.get(at + 1..at + 3).filter(|digits| digits.bytes().all(|d| d.is_ascii_hexdigit()));
            bytes.push(u8::from_str_radix(digits.ok_or_else(fault)?, 16).map_err(|_| fault())?);
            at += 3;
        } else {
            bytes.push(*byte);
            at += 1;
        }
    }
    run.text(String::from_utf8(bytes).map_err(|_| fault())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_goes_there_and_back() {
        for text in ["", "a", "ab", "abc", "abcd", "é😀"] {
            assert_eq!(decoded(&encoded(text.as_bytes())), text.as_bytes());
        }
        assert_eq!((encoded(b"hi"), decoded("!!"), decoded("aGk")), ("aGk=".to_owned(), vec![], b"hi".to_vec()));
    }
}
