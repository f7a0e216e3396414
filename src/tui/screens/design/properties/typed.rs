//! What was typed, as a value: read by the kind of the property, refused only when it cannot be meant.

use serde_json::Value as Json;

use crate::card::catalogue::{Property, ValueType};
use crate::card::host::Rgb;
use crate::json::Document;

/// Whether a text is, or holds, an expression of a template. It may stand wherever a value stands.
pub(super) fn is_expression(text: &str) -> bool {
    text.contains("${")
}

/// A number, a whole one when asked.
pub(super) fn number(text: &str, whole: bool) -> Result<Json, String> {
    let text = text.trim();
    if is_expression(text) {
        return Ok(text.into());
    }
    if let Ok(number) = text.parse::<i64>() {
        return Ok(number.into());
    }
    if whole {
        return Err("a whole number is needed, such as 3".to_owned());
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number.into()),
        _ => Err("a number is needed, such as 3 or 0.5".to_owned()),
    }
}

/// One of the words, a weight, or pixels.
pub(super) fn size(text: &str, words: &[&str]) -> Result<Json, String> {
    let text = text.trim();
    if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(text)) {
        return Ok((*word).into());
    }
    let pixels = text.strip_suffix("px").is_some_and(|digits| digits.parse::<f64>().is_ok_and(|size| size >= 0.0));
    if pixels || is_expression(text) {
        return Ok(text.into());
    }
    match text.parse::<f64>() {
        Ok(_) => number(text, false),
        Err(_) if words.is_empty() => Err("pixels are needed, such as 80px".to_owned()),
        Err(_) => Err(format!("{} or pixels such as 80px", words.join(", "))),
    }
}

/// JSON.
pub(super) fn json(text: &str) -> Result<Json, String> {
    match Document::parse(text.trim()) {
        Ok(document) => Ok(document.root().to_json()),
        Err(error) => Err(format!("no JSON: {error}")),
    }
}

/// JSON when it looks like it, else a text.
pub(super) fn free(text: &str) -> Result<Json, String> {
    let trimmed = text.trim();
    match json(trimmed) {
        Ok(value) => Ok(value),
        Err(fault) if trimmed.starts_with(['{', '[', '"']) => Err(fault),
        Err(_) => Ok(text.into()),
    }
}

/// Why a value that was set may not be what is meant.
pub(super) fn doubt(known: &Property, value: &Json) -> Option<String> {
    let text = value.as_str().filter(|text| !is_expression(text))?;
    let good = match known.value {
        ValueType::Url => is_address(text),
        ValueType::Date => has_shape(text, "0000-00-00"),
        ValueType::Time => has_shape(text, "00:00") || has_shape(text, "00:00:00"),
        ValueType::HexColour => Rgb::parse(text).is_some(),
        ValueType::Choice(_) | ValueType::ColourName(_) => known.value.canonical(text).is_some(),
        _ => true,
    };
    let wanted = match known.value {
        ValueType::Url => "an address (https://…)",
        ValueType::Date => "a date (YYYY-MM-DD)",
        ValueType::Time => "a time (HH:MM)",
        ValueType::HexColour => "a colour (#RRGGBB)",
        _ => "one of the words that Teams knows",
    };
    (!good).then(|| format!("set, though `{}` is not {wanted}", crate::card::text::label(text, 40)))
}

/// Something before a colon, as every address has: `https:`, `mailto:`, `data:`.
fn is_address(text: &str) -> bool {
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    well_formed && !text.contains(char::is_whitespace)
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

    #[test]
    fn numbers_and_sizes_are_read_as_they_are_meant() {
        assert_eq!(number(" 3 ", true), Ok(json!(3)));
        assert_eq!(number("0.5", false), Ok(json!(0.5)));
        assert_eq!(number("${n}", true), Ok(json!("${n}")));
        assert!(number("0.5", true).is_err() && number("x", false).is_err() && number("NaN", false).is_err());
        let words = ["auto", "stretch"];
        assert_eq!(size("AUTO", &words), Ok(json!("auto")));
        assert_eq!(size("80px", &words), Ok(json!("80px")));
        assert_eq!(size("2", &words), Ok(json!(2)));
        assert!(size("wide", &words).is_err() && size("px", &[]).is_err());
    }

    #[test]
    fn free_text_is_json_when_it_looks_like_it() {
        assert_eq!(free("{\"a\": 1}"), Ok(json!({"a": 1})));
        assert_eq!(free("${colour}"), Ok(json!("${colour}")));
        assert_eq!(free("true"), Ok(json!(true)));
        assert!(free("[1,").is_err());
    }

    #[test]
    fn addresses_dates_and_times_have_a_shape() {
        assert!(
            is_address("https://example.com") && is_address("mailto:a@b") && is_address("data:image/png;base64,AA")
        );
        assert!(!is_address("example.com") && !is_address("https://a b") && !is_address(""));
        assert!(has_shape("2024-02-03", "0000-00-00") && !has_shape("2024-2-3", "0000-00-00"));
    }
}
