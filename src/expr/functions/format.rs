//! Numbers for people: grouped, in the manner of a locale.

use crate::expr::error::Failure;
use crate::expr::evaluate::{Evaluation, Outcome};
use crate::expr::value::{Value, write_number};

/// How a locale writes numbers.
#[derive(Debug, Clone, Copy)]
struct Manner {
    point: &'static str,
    separator: &'static str,
    indian: bool,
    arabic: bool,
}

const ENGLISH: Manner = Manner { point: ".", separator: ",", indian: false, arabic: false };
const ARABIC: Manner = Manner { point: "\u{66b}", separator: "\u{66c}", indian: false, arabic: true };
const CONTINENTAL: Manner = Manner { point: ",", separator: ".", ..ENGLISH };
const SPACED: Manner = Manner { point: ",", separator: "\u{a0}", ..ENGLISH };
const SWISS: Manner = Manner { point: ",", separator: "'", ..ENGLISH };
const INDIAN: Manner = Manner { indian: true, ..ENGLISH };

/// The locales that the reference knows (those of d3-format); any other writes as English does.
const LOCALES: &[(Manner, &[&str])] = &[
    (
        ARABIC,
        &[
            "ar-001", "ar-AE", "ar-BH", "ar-DJ", "ar-EG", "ar-ER", "ar-IL", "ar-IQ", "ar-JO", "ar-KM", "ar-KW",
            "ar-LB", "ar-MR", "ar-OM", "ar-PS", "ar-QA", "ar-SA", "ar-SD", "ar-SO", "ar-SS", "ar-SY", "ar-TD", "ar-YE",
        ],
    ),
    (
        CONTINENTAL,
        &[
            "ar-DZ", "ar-LY", "ar-MA", "ar-TN", "ca-ES", "de-DE", "es-BO", "es-ES", "it-IT", "mk-MK", "nl-NL", "pl-PL",
            "pt-BR",
        ],
    ),
    (SPACED, &["cs-CZ", "fi-FI", "fr-CA", "fr-FR", "hu-HU", "ru-RU", "sv-SE", "uk-UA"]),
    (SWISS, &["de-CH"]),
    (INDIAN, &["en-IN"]),
];

fn manner(locale: &str) -> Manner {
    LOCALES.iter().find(|(_, names)| names.contains(&locale)).map_or(ENGLISH, |(manner, _)| *manner)
}

/// A number with so many digits after the point; the minus is U+2212.
pub(super) fn fixed(number: f64, digits: usize, locale: &str) -> String {
    let manner = manner(locale);
    let size = number.abs();
    let plain = if size.is_nan() {
        "NaN".to_owned()
    } else if size >= 1e21 {
        let mut text = String::new();
        write_number(size, &mut text);
        text
    } else {
        format!("{size:.digits$}")
    };
    let end = plain.find(|c: char| !c.is_ascii_digit()).unwrap_or(plain.len());
    let (whole, rest) = plain.split_at(end);
    let mut text = String::new();
    // What is nothing when it is written has no sign.
    let nothing = plain.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if number.is_sign_negative() && !number.is_nan() && !nothing {
        text.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        let boundary = if manner.indian && left > 3 { (left - 3) % 2 == 0 } else { left % 3 == 0 };
        if at > 0 && boundary {
            text.push_str(manner.separator);
        }
        text.push(digit);
    }
    match rest.strip_prefix('.') {
        Some(fraction) => {
            text.push_str(manner.point);
            text.push_str(fraction);
        }
        None => text.push_str(rest),
    }
    if manner.arabic {
        let arabic = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c);
        return text.chars().map(arabic).collect();
    }
    text
}

pub(super) fn format_number<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let given = |place: usize| {
        let value = args.get(place).unwrap_or(&Value::Undefined);
        value
            .as_number()
            .ok_or_else(|| Failure::new(format!("`formatNumber` takes a number; this is {}.", value.noun())))
    };
    let (number, digits) = (given(0)?, given(1)?);
    if digits < 0.0 || digits.fract() != 0.0 || !digits.is_finite() {
        return Err(Failure::new("The digits are a whole number that is not negative."));
    }
    let locale = args.get(2).and_then(Value::as_text).unwrap_or_else(|| run.locale());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is one of a few")]
    let shown = digits.min(20.0) as usize;
    run.text(fixed(super::math::rounded(number, digits), shown, locale))
}

#[cfg(test)]
mod tests {
    use super::fixed;

    #[test]
    fn numbers_are_grouped_as_locales_do() {
        for (number, digits, locale, text) in [
            (1_234_567.891, 2, "en-US", "1,234,567.89"),
            (-1234.5, 1, "de-DE", "\u{2212}1.234,5"),
            (12_345_678.0, 0, "en-IN", "1,23,45,678"),
            (1234.0, 0, "fr-FR", "1\u{a0}234"),
            (12.5, 1, "ar-EG", "١٢٫٥"),
            (-0.001, 2, "en-US", "0.00"),
            (100.0, 0, "xx", "100"),
        ] {
            assert_eq!(fixed(number, digits, locale), text);
        }
    }
}
