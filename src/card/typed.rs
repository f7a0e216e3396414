//! What somebody typed, as a value: read by what a property takes, refused only when it cannot be meant.
//!
//! An expression of a template (`${…}`) may stand wherever a value stands, so it passes everywhere. [`read`] gives the
//! value, or says in plain words what is needed; [`doubt`] says of a value that was read why it may not be what is meant,
//! for what a card may say although Teams makes nothing of it.

use serde_json::Value as Json;

use super::catalogue::{Property, ValueType, icons};
use super::host::Rgb;
use crate::json::Document;

/// Whether a text is, or holds, an expression of a template.
#[must_use]
pub fn is_expression(text: &str) -> bool {
    text.contains("${")
}

/// Reads a text, which is not blank, as a value of a type.
///
/// # Errors
/// Says what is needed instead.
pub fn read(wanted: ValueType, text: &str) -> Result<Json, String> {
    let trimmed = text.trim();
    match wanted {
        // Blanks belong to a text.
        ValueType::Text | ValueType::LongText => Ok(text.into()),
        ValueType::Strings => Ok(Json::Array(lines(text).map(Json::from).collect())),
        ValueType::List(item) => lines(text).map(|line| read(*item, line)).collect::<Result<_, _>>().map(Json::Array),
        ValueType::Any | ValueType::Map(_) | ValueType::One(_) | ValueType::Many(_) => json(text),
        _ if is_expression(trimmed) => Ok(trimmed.into()),
        ValueType::Boolean => match trimmed.to_ascii_lowercase().as_str() {
            "true" | "yes" => Ok(true.into()),
            "false" | "no" => Ok(false.into()),
            _ => Err("true or false is needed".to_owned()),
        },
        ValueType::Number => number(trimmed),
        ValueType::Integer => whole(trimmed),
        ValueType::Size(words) => size(trimmed, words),
        ValueType::Width(words) => width(trimmed, words),
        ValueType::Either(types) => either(types, text),
        ValueType::Choice(_) | ValueType::ColourName(_) | ValueType::Suggested(_) => {
            Ok(wanted.canonical(trimmed).unwrap_or(trimmed).into())
        }
        ValueType::HexColour
        | ValueType::Url
        | ValueType::Date
        | ValueType::Time
        | ValueType::Icon
        | ValueType::Language => Ok(trimmed.into()),
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Any number.
fn number(text: &str) -> Result<Json, String> {
    if let Ok(number) = text.parse::<i64>() {
        return Ok(number.into());
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number.into()),
        _ => Err("a number is needed, such as 3 or 0.5".to_owned()),
    }
}

/// A whole number. Those of the catalogue count something (lines, characters, columns), so none is below zero.
fn whole(text: &str) -> Result<Json, String> {
    match text.parse::<i64>() {
        Ok(number) if number >= 0 => Ok(number.into()),
        Ok(_) => Err("it cannot be below 0".to_owned()),
        Err(_) => Err("a whole number is needed, such as 3".to_owned()),
    }
}

/// One of the words, or pixels; a bare number is meant as pixels.
fn size(text: &str, words: &[&str]) -> Result<Json, String> {
    if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(text)) {
        return Ok((*word).into());
    }
    let digits = text.strip_suffix("px").unwrap_or(text).trim_end();
    match amount(digits) {
        Some(size) if size >= 0.0 => Ok(format!("{digits}px").into()),
        Some(_) => Err("it cannot be below 0".to_owned()),
        None if words.is_empty() => Err("pixels are needed, such as 80px".to_owned()),
        None => Err(format!("{} or pixels such as 80px", words.join(", "))),
    }
}

/// A number of digits with at most one dot: neither powers nor words such as `inf`.
fn amount(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|number: &f64| plain && number.is_finite())
}

/// One of the words, pixels, or a weight.
fn width(text: &str, words: &[&str]) -> Result<Json, String> {
    match amount(text) {
        Some(weight) if weight >= 0.0 => number(text),
        Some(_) => Err("it cannot be below 0".to_owned()),
        None => size(text, words).map_err(|_| {
            let known = words.join(", ");
            let comma = if known.is_empty() { "" } else { ", " };
            format!("{known}{comma}a weight such as 2, or pixels such as 80px")
        }),
    }
}

/// The first of several types that the text is a value of; a plain text only where nothing else will do.
fn either(types: &[ValueType], text: &str) -> Result<Json, String> {
    let trimmed = text.trim();
    let data = types.contains(&ValueType::Any) || types.iter().any(|ty| ty.slot().is_some());
    if trimmed.starts_with(['{', '[', '"']) && data {
        return json(trimmed);
    }
    if let Some(word) = types.iter().find_map(|ty| ty.canonical(trimmed)) {
        return Ok(word.into());
    }
    // What it looks like comes before what takes any text.
    let looked = types.iter().copied().filter(|ty| ty.slot().is_none() && *ty != ValueType::Any);
    let plain = |ty: &ValueType| matches!(ty, ValueType::Text | ValueType::LongText | ValueType::Suggested(_));
    let exact = looked.clone().filter(|ty| !plain(ty) && looks_like(*ty, trimmed));
    let read_as = exact.chain(looked.clone().filter(plain)).map(|ty| read(ty, text)).find(Result::is_ok);
    match read_as {
        Some(value) => value,
        None if data || looked.clone().any(takes_any_text) => free(text),
        None => looked.clone().next_back().map_or_else(|| json(text), |ty| read(ty, text)),
    }
}

const fn takes_any_text(ty: ValueType) -> bool {
    use ValueType::{Choice, ColourName, Date, HexColour, Icon, Language, LongText, Suggested, Text, Time, Url};
    matches!(
        ty,
        Text | LongText | Suggested(_) | Url | Date | Time | HexColour | Icon | Language | Choice(_) | ColourName(_)
    )
}

/// JSON.
///
/// # Errors
/// Says where it is none.
pub fn json(text: &str) -> Result<Json, String> {
    match Document::parse(text.trim()) {
        Ok(document) => Ok(document.root().to_json()),
        Err(error) => Err(format!("no JSON: {error}")),
    }
}

/// JSON when it looks like it, else a text.
///
/// # Errors
/// When it begins as JSON and is none.
pub fn free(text: &str) -> Result<Json, String> {
    let trimmed = text.trim();
    match json(trimmed) {
        Ok(value) => Ok(value),
        Err(fault) if trimmed.starts_with(['{', '[', '"']) => Err(fault),
        Err(_) => Ok(text.into()),
    }
}

/// Why a value may not be what is meant.
#[must_use]
pub fn doubt(property: &Property, value: &Json) -> Option<String> {
    let text = value.as_str().filter(|text| !is_expression(text))?;
    let good = match property.value {
        ValueType::Either(types) => types.iter().any(|ty| ty.slot().is_some() || looks_like(*ty, text)),
        ty => looks_like(ty, text),
    };
    let said = match property.value {
        ValueType::Either(types) => types.iter().find_map(|ty| wanted(*ty)),
        ty => wanted(ty),
    };
    let said = said.unwrap_or_else(|| "a value that is taken here".to_owned());
    (!good).then(|| format!("`{}` is not {said}", super::text::label(text, 40)))
}

/// Whether a text can be a value of a type.
fn looks_like(ty: ValueType, text: &str) -> bool {
    match ty {
        ValueType::Url => is_address(text),
        ValueType::Date => is_date(text),
        ValueType::Time => is_time(text),
        ValueType::HexColour => Rgb::parse(text).is_some(),
        ValueType::Language => is_language(text),
        ValueType::Icon => icons::is_known(text.split(',').next().unwrap_or_default()),
        ValueType::Choice(_) | ValueType::ColourName(_) => ty.canonical(text).is_some(),
        ValueType::Number | ValueType::Integer => text.trim().parse::<f64>().is_ok(),
        ValueType::Boolean => matches!(text.to_ascii_lowercase().as_str(), "true" | "false"),
        _ => true,
    }
}

fn wanted(ty: ValueType) -> Option<String> {
    let said = match ty {
        ValueType::Url => "an address (https://…)",
        ValueType::Date => "a date (YYYY-MM-DD)",
        ValueType::Time => "a time (HH:MM)",
        ValueType::HexColour => "a colour (#RRGGBB)",
        ValueType::Language => "a language tag (en, nb-NO)",
        ValueType::Icon => "the name of an icon",
        ValueType::Choice(_) | ValueType::ColourName(_) => "one of the words that Teams knows",
        ValueType::Number | ValueType::Integer => "a number",
        ValueType::Boolean => "true or false",
        _ => return None,
    };
    Some(said.to_owned())
}

/// Something before a colon, as every address has: `https:`, `mailto:`, `data:`.
fn is_address(text: &str) -> bool {
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    well_formed && !text.contains(char::is_whitespace)
}

fn is_date(text: &str) -> bool {
    let part =
        |range: std::ops::Range<usize>| text.get(range).and_then(|digits| digits.parse::<u16>().ok()).unwrap_or(0);
    let leap = part(0..4) % 4 == 0 && (part(0..4) % 100 != 0 || part(0..4) % 400 == 0);
    let days = match part(5..7) {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    };
    has_shape(text, "0000-00-00") && (1..=days).contains(&part(8..10))
}

fn is_time(text: &str) -> bool {
    let part = |at: usize| text.get(at..at + 2).map_or(Some(0), |digits| digits.parse::<u8>().ok());
    (has_shape(text, "00:00") || has_shape(text, "00:00:00"))
        && part(0).is_some_and(|hour| hour < 24)
        && part(3).is_some_and(|minute| minute < 60)
        && part(6).is_some_and(|second| second < 60)
}

/// A language tag (RFC 5646): a language of two or three letters, and further parts of letters and digits.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .chars()
            .zip(shape.chars())
            .all(|(c, wanted)| if wanted == '0' { c.is_ascii_digit() } else { c == wanted })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const WORDS: &[&str] = &["auto", "stretch"];

    #[test]
    fn numbers_are_read_within_their_bounds() {
        assert_eq!(read(ValueType::Integer, " 3 "), Ok(json!(3)));
        assert_eq!(read(ValueType::Number, "-0.5"), Ok(json!(-0.5)));
        assert_eq!(read(ValueType::Integer, "${n}"), Ok(json!("${n}")));
        assert_eq!(read(ValueType::Integer, "-1"), Err("it cannot be below 0".to_owned()));
        for (ty, text) in [(ValueType::Integer, "0.5"), (ValueType::Number, "x"), (ValueType::Number, "NaN")] {
            assert!(read(ty, text).is_err(), "{text}");
        }
    }

    #[test]
    fn sizes_have_a_unit_and_weights_none() {
        assert_eq!(read(ValueType::Size(WORDS), "AUTO"), Ok(json!("auto")));
        assert_eq!(read(ValueType::Size(WORDS), "80px"), Ok(json!("80px")));
        assert_eq!(read(ValueType::Size(&[]), "80"), Ok(json!("80px")));
        assert_eq!(read(ValueType::Width(WORDS), "2"), Ok(json!(2)));
        assert_eq!(read(ValueType::Width(WORDS), "80px"), Ok(json!("80px")));
        for (ty, text) in [
            (ValueType::Size(WORDS), "wide"),
            (ValueType::Size(&[]), "px"),
            (ValueType::Size(&[]), "-4px"),
            (ValueType::Width(WORDS), "-1"),
            (ValueType::Size(WORDS), "1e3px"),
        ] {
            assert!(read(ty, text).is_err(), "{text}");
        }
        for text in ["inf", "nan", "-inf", "1e3"] {
            for ty in [ValueType::Size(WORDS), ValueType::Width(WORDS)] {
                let fault = read(ty, text).unwrap_err();
                assert!(fault.contains("80px"), "{text}: {fault}");
            }
        }
    }

    #[test]
    fn a_text_keeps_its_blanks() {
        for ty in [ValueType::Text, ValueType::LongText] {
            assert_eq!(read(ty, " a "), Ok(json!(" a ")));
            assert_eq!(read(ty, " ${a} "), Ok(json!(" ${a} ")));
        }
    }

    #[test]
    fn lists_are_read_line_by_line() {
        assert_eq!(read(ValueType::Strings, "a\n\n b "), Ok(json!(["a", "b"])));
        let column = ValueType::List(&ValueType::Either(&[ValueType::Number, ValueType::Text]));
        assert_eq!(read(column, "35\nauto\n${w}"), Ok(json!([35, "auto", "${w}"])));
        assert!(read(ValueType::List(&ValueType::Integer), "1\nx").is_err());
    }

    #[test]
    fn one_of_several_types_is_the_one_that_it_looks_like() {
        let picture = ValueType::Either(&[ValueType::Url, ValueType::Any]);
        assert_eq!(read(picture, "https://a"), Ok(json!("https://a")));
        assert_eq!(read(picture, "{\"url\": \"x\"}"), Ok(json!({"url": "x"})));
        assert!(read(picture, "{\"url\"").is_err());
        assert_eq!(read(ValueType::Either(&[ValueType::Text, ValueType::Number]), "5"), Ok(json!(5)));
        assert_eq!(
            read(ValueType::Either(&[ValueType::Choice(WORDS), ValueType::Url]), "STRETCH"),
            Ok(json!("stretch"))
        );
        assert!(read(ValueType::Either(&[ValueType::Number, ValueType::Boolean]), "maybe").is_err());
    }

    #[test]
    fn free_text_is_json_when_it_looks_like_it() {
        assert_eq!(free("{\"a\": 1}"), Ok(json!({"a": 1})));
        assert_eq!(free("${colour}"), Ok(json!("${colour}")));
        assert_eq!(free("true"), Ok(json!(true)));
        assert!(free("[1,").is_err());
    }

    #[test]
    fn addresses_dates_times_and_languages_have_a_shape() {
        assert!(
            is_address("https://example.com") && is_address("mailto:a@b") && is_address("data:image/png;base64,AA")
        );
        assert!(!is_address("example.com") && !is_address("https://a b") && !is_address(""));
        assert!(is_date("2024-02-29") && !is_date("2023-02-29") && !is_date("2024-2-3") && !is_date("2024-13-01"));
        assert!(is_time("23:59") && is_time("00:00:59") && !is_time("24:00") && !is_time("9:00"));
        assert!(is_language("nb-NO") && is_language("en") && !is_language("english") && !is_language("e n"));
    }
}
