//! What somebody typed, as a value: read by what a property takes, refused only when it cannot be meant.
//!
//! An expression of a template (`${…}`) may stand wherever a value stands, so it passes everywhere. [`read`] gives the
//! value, or says in plain words what is needed; [`doubt`] says of a value that was read why it may not be what is meant,
//! for what a card may say although Teams makes nothing of it.

use serde_json::Value as Json;

use super::catalogue::{Property, Sign, ValueType};
use super::form::{Fit, is_digits, is_expression, judge};
use crate::json::{Document, Fragment, Kind};

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
        ValueType::Number(sign) => number(trimmed, sign),
        ValueType::Integer(sign) => whole(trimmed, sign),
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

const BELOW: &str = "it cannot be below 0";

/// A number.
fn number(text: &str, sign: Sign) -> Result<Json, String> {
    if let Ok(number) = text.parse::<i64>() {
        return signed(number.into(), sign);
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => signed(number.into(), sign),
        _ => Err("a number is needed, such as 3 or 0.5".to_owned()),
    }
}

/// A whole number.
fn whole(text: &str, sign: Sign) -> Result<Json, String> {
    match text.parse::<i64>() {
        Ok(number) => signed(number.into(), sign),
        Err(_) => Err("a whole number is needed, such as 3".to_owned()),
    }
}

fn signed(number: Json, sign: Sign) -> Result<Json, String> {
    let below = sign == Sign::Unsigned && number.as_f64().is_some_and(|number| number < 0.0);
    if below { Err(BELOW.to_owned()) } else { Ok(number) }
}

/// One of the words, or pixels; a bare number is meant as pixels.
fn size(text: &str, words: &[&str]) -> Result<Json, String> {
    if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(text)) {
        return Ok((*word).into());
    }
    let digits = text.strip_suffix("px").unwrap_or(text).trim_end();
    match (is_digits(digits), amount(digits)) {
        (true, _) => Ok(format!("{digits}px").into()),
        (_, Some(size)) if size < 0.0 => Err(BELOW.to_owned()),
        (_, Some(_)) => Err("whole pixels are needed, such as 80px".to_owned()),
        _ if words.is_empty() => Err("pixels are needed, such as 80px".to_owned()),
        _ => Err(format!("{} or pixels such as 80px", words.join(", "))),
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
    if amount(text).is_some() {
        return number(text, Sign::Unsigned);
    }
    size(text, words).map_err(|fault| {
        let known = words.join(", ");
        let comma = if known.is_empty() { "" } else { ", " };
        let number = amount(text.trim_end_matches("px").trim_end()).is_some();
        if number { fault } else { format!("{known}{comma}a weight such as 2, or pixels such as 80px") }
    })
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
    let exact = looked.clone().filter(|ty| !plain(ty) && is_read_as(*ty, trimmed));
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

/// Whether what is typed is a value of that type, once it is read.
fn is_read_as(ty: ValueType, text: &str) -> bool {
    read(ty, text).is_ok_and(|value| judged(&value, ty) == Fit::Good)
}

fn judged(value: &Json, ty: ValueType) -> Fit {
    Fragment::Json(value.clone()).document().map_or(Fit::Good, |document| judge(document.root(), ty))
}

/// Why a value may not be what is meant: what a check of the card would tell of it.
#[must_use]
pub fn doubt(property: &Property, value: &Json) -> Option<String> {
    let document = Fragment::Json(value.clone()).document().ok()?;
    let value = document.root();
    let fit = judge(value, property.value);
    let is_plain = !matches!(value.kind(), Kind::Array | Kind::Object | Kind::Null);
    if fit <= Fit::Read || !is_plain {
        return None;
    }
    if fit == Fit::Malformed && value.kind() == Kind::Number {
        return Some(BELOW.to_owned());
    }
    let said = match property.value {
        ValueType::Either(types) => types.iter().find_map(|ty| wanted(*ty)),
        ty => wanted(ty),
    };
    let said = said.unwrap_or("a value that is taken here");
    // The quotes tell why `"3"` is no number.
    let shown = if fit == Fit::WrongKind { value.raw().into() } else { value.as_str().unwrap_or_default() };
    Some(format!("`{}` is not {said}", super::text::label(&shown, 40)))
}

fn wanted(ty: ValueType) -> Option<&'static str> {
    let said = match ty {
        ValueType::Text | ValueType::LongText | ValueType::Suggested(_) => "a text",
        ValueType::Url => "an address (https://…)",
        ValueType::Date => "a date (YYYY-MM-DD)",
        ValueType::Time => "a time (HH:MM)",
        ValueType::HexColour => "a colour (#RRGGBB)",
        ValueType::Language => "a language tag (en, nb-NO)",
        ValueType::Icon => "the name of an icon",
        ValueType::Choice(_) | ValueType::ColourName(_) => "one of the words that Teams knows",
        ValueType::Number(_) => "a number",
        ValueType::Integer(_) => "a whole number",
        ValueType::Boolean => "true or false",
        _ => return None,
    };
    Some(said)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const WORDS: &[&str] = &["auto", "stretch"];
    const COUNT: Sign = Sign::Unsigned;

    #[test]
    fn numbers_are_read_within_their_bounds() {
        assert_eq!(read(ValueType::Integer(COUNT), " 3 "), Ok(json!(3)));
        assert_eq!(read(ValueType::Number(Sign::Signed), "-0.5"), Ok(json!(-0.5)));
        assert_eq!(read(ValueType::Integer(COUNT), "${n}"), Ok(json!("${n}")));
        assert_eq!(read(ValueType::Integer(COUNT), "-1"), Err("it cannot be below 0".to_owned()));
        assert_eq!(read(ValueType::Integer(Sign::Signed), "-1"), Ok(json!(-1)));
        for (ty, text) in [
            (ValueType::Integer(COUNT), "0.5"),
            (ValueType::Number(Sign::Signed), "x"),
            (ValueType::Number(Sign::Signed), "NaN"),
        ] {
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
            (ValueType::Size(&[]), "80.5px"),
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
        let column = ValueType::List(&ValueType::Either(&[ValueType::Number(Sign::Signed), ValueType::Text]));
        assert_eq!(read(column, "35\nauto\n${w}"), Ok(json!([35, "auto", "${w}"])));
        assert!(read(ValueType::List(&ValueType::Integer(COUNT)), "1\nx").is_err());
    }

    #[test]
    fn one_of_several_types_is_the_one_that_it_looks_like() {
        let picture = ValueType::Either(&[ValueType::Url, ValueType::Any]);
        assert_eq!(read(picture, "https://a"), Ok(json!("https://a")));
        assert_eq!(read(picture, "{\"url\": \"x\"}"), Ok(json!({"url": "x"})));
        assert!(read(picture, "{\"url\"").is_err());
        assert_eq!(read(ValueType::Either(&[ValueType::Text, ValueType::Number(Sign::Signed)]), "5"), Ok(json!(5)));
        assert_eq!(
            read(ValueType::Either(&[ValueType::Choice(WORDS), ValueType::Url]), "STRETCH"),
            Ok(json!("stretch"))
        );
        assert!(read(ValueType::Either(&[ValueType::Number(Sign::Signed), ValueType::Boolean]), "maybe").is_err());
    }

    #[test]
    fn free_text_is_json_when_it_looks_like_it() {
        assert_eq!(free("{\"a\": 1}"), Ok(json!({"a": 1})));
        assert_eq!(free("${colour}"), Ok(json!("${colour}")));
        assert_eq!(free("true"), Ok(json!(true)));
        assert!(free("[1,").is_err());
    }

    #[test]
    fn what_checks_would_tell_is_doubted() {
        let property = |ty: &str, name: &str| crate::card::catalogue::find(ty).unwrap().property(name).unwrap();
        let doubts = |ty: &str, name: &str, value: Json| doubt(property(ty, name), &value);
        assert_eq!(doubts("TextBlock", "maxLines", json!(-3)), Some("it cannot be below 0".to_owned()));
        assert_eq!(doubts("TextBlock", "maxLines", json!("3")), Some("`\"3\"` is not a whole number".to_owned()));
        assert_eq!(doubts("TextBlock", "maxLines", json!("${n}")), None);
        assert_eq!(doubts("ImageSet", "offset", json!(-3)), None);
        assert_eq!(doubts("TextBlock", "wrap", json!("true")), None);
        assert!(doubts("Input.Time", "value", json!("09:30:00")).is_some());
        assert!(doubts("TextBlock", "lang", json!("english")).is_some());
    }
}
