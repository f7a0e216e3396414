//! What values look like: whether a value is what the catalogue wants at its place.
//!
//! [`judge`] is the one answer that the checks, the editors and the operations on cards go by. What a template puts in later
//! ([`is_bound`]) fits everywhere. Of a value that does not fit, the answer says how far it is off; what follows from
//! that (a warning, a refusal, a property that does not come along) is for those who ask.

use super::catalogue::{Sign, ValueType, icons};
use super::host::Rgb;
use crate::json::{Kind, Value};

/// How a value and what is wanted go together; the best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It is what is wanted.
    Good,
    /// Most readers take it for what is wanted; strict ones refuse it.
    Read,
    /// It is of the right kind and has not the form that is wanted: a day of no calendar, a count below nothing.
    Malformed,
    /// It is of the right kind and none of the words, sizes or colours that are known.
    Unknown,
    /// It is of another kind.
    WrongKind,
}

/// Whether a text is, or holds, an expression of a template.
#[must_use]
pub fn is_expression(text: &str) -> bool {
    text.contains("${")
}

/// Whether a template puts the value in later.
#[must_use]
pub fn is_bound(value: Value<'_>) -> bool {
    value.kind() == Kind::String && is_expression(value.raw())
}

/// How a value goes together with what is wanted. Of objects of the catalogue's types it is not asked which they are.
#[must_use]
pub fn judge(value: Value<'_>, wanted: ValueType) -> Fit {
    let kind = |fits: bool| if fits { Fit::Good } else { Fit::WrongKind };
    if is_bound(value) {
        return Fit::Good;
    }
    // Of what is inside, the worst counts; a list of which an item is of the wrong kind is no such list.
    let all = |mut inside: Box<dyn Iterator<Item = Value<'_>> + '_>, of: ValueType| {
        kind(inside.all(|item| judge(item, of) == Fit::Good))
    };
    match wanted {
        ValueType::Any => Fit::Good,
        ValueType::Boolean => match value.as_str() {
            Some(word) if is_flag(&word) => Fit::Read,
            _ => kind(value.kind() == Kind::Boolean),
        },
        ValueType::Number(sign) => number(value, sign, false),
        ValueType::Integer(sign) => number(value, sign, true),
        ValueType::Width(_) if value.kind() == Kind::Number => number(value, Sign::Unsigned, false),
        ValueType::Strings if value.is_array() => all(Box::new(value.items()), ValueType::Text),
        ValueType::List(of) if value.is_array() => all(Box::new(value.items()), *of),
        ValueType::Map(of) if value.is_object() => all(Box::new(value.members().map(|(_, held)| held)), *of),
        ValueType::One(_) => kind(value.is_object()),
        ValueType::Many(_) => kind(value.is_array()),
        ValueType::Either(types) => types.iter().map(|ty| judge(value, *ty)).min().unwrap_or(Fit::Good),
        wanted => value.as_str().map_or(Fit::WrongKind, |text| says(&text, wanted)),
    }
}

/// How a text goes together with what is wanted, where that is said in a string.
fn says(text: &str, wanted: ValueType) -> Fit {
    let formed = |fits: bool| if fits { Fit::Good } else { Fit::Malformed };
    let known = |fits: bool| if fits { Fit::Good } else { Fit::Unknown };
    match wanted {
        ValueType::Text | ValueType::LongText | ValueType::Suggested(_) => Fit::Good,
        ValueType::Url => formed(is_address(text)),
        ValueType::Date => formed(is_date(text)),
        ValueType::Time => formed(is_time(text)),
        ValueType::Language => formed(is_language(text)),
        ValueType::Icon => formed(icons::is_known(icon_name(text))),
        ValueType::Choice(_) | ValueType::ColourName(_) => known(wanted.canonical(text).is_some()),
        ValueType::Size(_) => known(wanted.canonical(text).is_some() || is_pixels(text)),
        ValueType::Width(_) => known(wanted.canonical(text).is_some() || is_pixels(text) || is_digits(text)),
        ValueType::HexColour => known(Rgb::parse(text).is_some()),
        _ => Fit::WrongKind,
    }
}

fn number(value: Value<'_>, sign: Sign, whole: bool) -> Fit {
    match value.as_f64() {
        Some(number) if whole && number.fract() != 0.0 => Fit::WrongKind,
        Some(number) if sign == Sign::Unsigned && number < 0.0 => Fit::Malformed,
        Some(_) => Fit::Good,
        None => Fit::WrongKind,
    }
}

/// Whether a text is `true` or `false`, in whatever case.
pub(super) fn is_flag(text: &str) -> bool {
    ["true", "false"].iter().any(|flag| text.eq_ignore_ascii_case(flag))
}

/// The name in what says an icon; a style can follow it, after a comma.
#[must_use]
pub fn icon_name(text: &str) -> &str {
    text.split(',').next().unwrap_or_default()
}

/// What says an icon, taken apart: the name, and the style with the comma before it. Of an address (`scheme` is `icon:`)
/// nothing when it is one of another kind.
#[must_use]
pub fn icon_parts<'t>(text: &'t str, scheme: &str) -> Option<(&'t str, &'t str)> {
    let (start, rest) = text.split_at_checked(scheme.len())?;
    let name = icon_name(rest);
    start.eq_ignore_ascii_case(scheme).then(|| rest.split_at(name.len()))
}

/// Whether a text is digits and nothing else, as in a weight.
#[must_use]
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is a whole number of pixels: `80px`.
#[must_use]
pub fn is_pixels(text: &str) -> bool {
    text.strip_suffix("px").is_some_and(is_digits)
}

/// Whether a text begins with something before a colon, as every address does: `https:`, `mailto:`, `data:`.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    well_formed && !text.contains(char::is_whitespace)
}

/// Whether a text is a day of the calendar, as `YYYY-MM-DD`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text, "0000-00-00", '-') else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether a text is a time of the day, as `HH:MM`.
#[must_use]
pub fn is_time(text: &str) -> bool {
    numbers(text, "00:00", ':').is_some_and(|[hour, minute]| hour < 24 && minute < 60)
}

fn numbers<const N: usize>(text: &str, pattern: &str, between: char) -> Option<[u32; N]> {
    let alike = |(c, wanted): (char, char)| if wanted == '0' { c.is_ascii_digit() } else { c == wanted };
    let fits = text.len() == pattern.len() && text.chars().zip(pattern.chars()).all(alike);
    let read: Vec<u32> = fits.then(|| text.split(between).filter_map(|part| part.parse().ok()).collect())?;
    read.try_into().ok()
}

/// Whether a text has the form of a language tag (RFC 5646): a language, then a script, a region and others, each by a
/// hyphen. The form has room for languages of up to eight letters, but none was ever registered: `english` is a mistake.
#[must_use]
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let private = matches!(first, "x" | "X" | "i" | "I") && text.len() > 2;
    letters
        && (private || (2..=3).contains(&first.len()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue::Slot;
    use crate::json::Document;

    fn fit(json: &str, wanted: ValueType) -> Fit {
        judge(Document::parse(json).unwrap().root(), wanted)
    }

    #[test]
    fn sizes_are_words_or_whole_pixels() {
        let words: &[&str] = &["auto", "stretch"];
        let (size, width) = (ValueType::Size(words), ValueType::Width(words));
        for good in ["\"AUTO\"", "\"80px\"", "\"${w}\""] {
            assert_eq!((fit(good, size), fit(good, width)), (Fit::Good, Fit::Good), "{good}");
        }
        for bad in ["\"wide\"", "\"1e3px\"", "\"80.5px\"", "\"-4px\"", "\"px\"", "\" 80px\"", "\"infpx\""] {
            assert_eq!((fit(bad, size), fit(bad, width)), (Fit::Unknown, Fit::Unknown), "{bad}");
        }
        assert_eq!((fit("\"2\"", size), fit("\"2\"", width)), (Fit::Unknown, Fit::Good));
        assert_eq!((fit("2", size), fit("2", width)), (Fit::WrongKind, Fit::Good));
        assert_eq!(fit("-2", width), Fit::Malformed);
    }

    #[test]
    fn a_sign_is_asked_of_numbers() {
        let (count, signed) = (ValueType::Integer(Sign::Unsigned), ValueType::Integer(Sign::Signed));
        assert_eq!((fit("-3", count), fit("-3", signed)), (Fit::Malformed, Fit::Good));
        assert_eq!((fit("0.5", count), fit("-0.5", signed)), (Fit::WrongKind, Fit::WrongKind));
        assert_eq!((fit("3.0", count), fit("\"3\"", count)), (Fit::Good, Fit::WrongKind));
        assert_eq!(fit("-0.5", ValueType::Number(Sign::Unsigned)), Fit::Malformed);
        assert_eq!(fit("-0.5", ValueType::Number(Sign::Signed)), Fit::Good);
    }

    #[test]
    fn words_colours_and_flags_are_told_apart() {
        assert_eq!(fit("\"#12G\"", ValueType::HexColour), Fit::Unknown);
        assert_eq!(fit("\"#123\"", ValueType::HexColour), Fit::Good);
        assert_eq!(fit("\"True\"", ValueType::Boolean), Fit::Read);
        assert_eq!(fit("\"yes\"", ValueType::Boolean), Fit::WrongKind);
        assert_eq!(fit("\"Calender\"", ValueType::Icon), Fit::Malformed);
        assert_eq!(fit("\"Calendar,filled\"", ValueType::Icon), Fit::Good);
    }

    #[test]
    fn of_several_wanted_the_best_counts() {
        const PICTURE: ValueType =
            ValueType::Either(&[ValueType::Url, ValueType::One(Slot::Types(&["BackgroundImage"]))]);
        assert_eq!(fit("{}", PICTURE), Fit::Good);
        assert_eq!(fit("\"picture\"", PICTURE), Fit::Malformed);
        assert_eq!(fit("5", PICTURE), Fit::WrongKind);
        let features = ValueType::Map(&ValueType::Text);
        assert_eq!((fit("{\"a\": \"1.0\"}", features), fit("{\"a\": 1}", features)), (Fit::Good, Fit::WrongKind));
        assert_eq!(fit("[\"a\", 1]", ValueType::Strings), Fit::WrongKind);
        assert_eq!(fit("\"${list}\"", ValueType::Many(Slot::Elements)), Fit::Good);
    }

    #[test]
    fn dates_and_times_are_those_of_the_calendar() {
        for date in ["2024-02-29", "2000-02-29", "2026-12-31"] {
            assert!(is_date(date), "{date}");
        }
        for date in ["2026-02-29", "1900-02-29", "2026-13-01", "2026-1-01", "2026-01-00", "26-01-01", "２026-01-1"] {
            assert!(!is_date(date), "{date}");
        }
        assert!(is_time("00:00") && is_time("23:59"));
        assert!(!is_time("24:00") && !is_time("9:30") && !is_time("09:60") && !is_time("09:30:00"));
    }

    #[test]
    fn language_tags_are_told_from_names() {
        for tag in ["en", "nb-NO", "zh-Hans-CN", "x-mine", "de-1996", "gsw"] {
            assert!(is_language(tag), "{tag}");
        }
        for text in ["en_US", "e", "english", "english language", "en-", "12", "-en", "deutschland", ""] {
            assert!(!is_language(text), "{text}");
        }
    }

    #[test]
    fn addresses_have_a_scheme() {
        for address in ["https://example.com", "mailto:a@b", "data:image/png;base64,AA", "icon:Calendar"] {
            assert!(is_address(address), "{address}");
        }
        for text in ["example.com", "https://a b", "", "a/b.png", "//example.com"] {
            assert!(!is_address(text), "{text}");
        }
    }
}
