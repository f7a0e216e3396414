//! The next and the previous value, where values have an order: switches, words, numbers, pixels, days, hours.

use jiff::civil::{Date, Time};
use jiff::{Span, ToSpan};
use serde_json::Value as Json;

use crate::card::Element;
use crate::card::catalogue::{Sign, ValueType};

use super::how::How;

/// How far pixels go at a step.
const PIXELS: f64 = 4.0;
/// How far a time goes at a step, in minutes.
const MINUTES: i64 = 15;

/// The value so many steps from the one that an element has.
pub(super) fn stepped(element: Element<'_>, name: &str, how: How, steps: i8) -> Option<Json> {
    let text = element.text(name);
    let text = text.trim();
    match how {
        How::Switch => Some((!element.flag(name)).into()),
        How::Words(words) => measure(text, steps).or_else(|| next_word(words, element.choice(name), steps)),
        How::Field(ValueType::Integer(sign) | ValueType::Number(sign)) => {
            let next = number(if text.is_empty() { "0" } else { text }, steps)?;
            Some(if sign == Sign::Unsigned { floored(next) } else { next })
        }
        How::Field(ValueType::Size(_) | ValueType::Width(_) | ValueType::Either(_)) => measure(text, steps),
        How::Field(ValueType::Date) => {
            let date = text.parse::<Date>().ok()?.checked_add(i64::from(steps).days()).ok()?;
            Some(date.to_string().into())
        }
        How::Field(ValueType::Time) => {
            let time = text.parse::<Time>().ok()?;
            let time = time.wrapping_add(Span::new().minutes(MINUTES * i64::from(steps)));
            Some(time.strftime("%H:%M").to_string().into())
        }
        _ => None,
    }
}

fn next_word(words: &[&str], here: &str, steps: i8) -> Option<Json> {
    let count = isize::try_from(words.len()).ok().filter(|count| *count > 0)?;
    let here = words.iter().position(|word| *word == here).and_then(|here| isize::try_from(here).ok());
    let next = match here {
        Some(here) => (here + isize::from(steps)).rem_euclid(count),
        None if steps > 0 => 0,
        None => count - 1,
    };
    words.get(usize::try_from(next).ok()?).map(|word| (*word).into())
}

fn number(text: &str, steps: i8) -> Option<Json> {
    if let Ok(number) = text.parse::<i64>() {
        return Some(number.saturating_add(i64::from(steps)).into());
    }
    text.parse::<f64>().ok().map(|number| (number + f64::from(steps)).into())
}

/// Pixels or a weight; neither goes below nothing.
fn measure(text: &str, steps: i8) -> Option<Json> {
    if let Some(digits) = text.strip_suffix("px") {
        let pixels = (digits.trim().parse::<f64>().ok()? + PIXELS * f64::from(steps)).max(0.0);
        return Some(format!("{pixels}px").into());
    }
    number(text, steps).map(floored)
}

/// What is below nothing becomes nothing.
fn floored(value: Json) -> Json {
    if value.as_f64().is_some_and(|number| number < 0.0) { 0.into() } else { value }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::json::Document;

    fn step(value: &str, how: How, steps: i8) -> Option<Json> {
        let document = Document::parse(format!("{{\"type\": \"TextBlock\", \"x\": {value}}}")).unwrap();
        stepped(Element::new(document.root()), "x", how, steps)
    }

    #[test]
    fn what_has_an_order_is_stepped_through() {
        let field = How::Field;
        assert_eq!(step("2", field(ValueType::Integer(Sign::Unsigned)), -1), Some(json!(1)));
        assert_eq!(step("0", field(ValueType::Integer(Sign::Unsigned)), -1), Some(json!(0)));
        assert_eq!(step("0", field(ValueType::Integer(Sign::Signed)), -1), Some(json!(-1)));
        assert_eq!(step("0.5", field(ValueType::Number(Sign::Signed)), 1), Some(json!(1.5)));
        assert_eq!(step("\"80px\"", How::Words(&["auto"]), 1), Some(json!("84px")));
        assert_eq!(step("\"2px\"", field(ValueType::Size(&[])), -1), Some(json!("0px")));
        assert_eq!(step("\"2024-02-28\"", field(ValueType::Date), 1), Some(json!("2024-02-29")));
        assert_eq!(step("\"23:50\"", field(ValueType::Time), 1), Some(json!("00:05")));
        assert_eq!(step("\"${n}\"", field(ValueType::Integer(Sign::Unsigned)), 1), None);
        assert_eq!(step("true", How::Switch, 1), Some(json!(false)));
        assert_eq!(step("\"soon\"", field(ValueType::Date), 1), None);
    }
}
