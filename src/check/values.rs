//! What a property may hold.

use super::Severity;
use super::report::Report;
use super::rules::structure::{UNKNOWN_VALUE, WRONG_TYPE};
use super::similar::nearest;
use crate::card::catalogue::{ElementType, Property, ValueType};
use crate::card::host::Rgb;
use crate::card::text::label;
use crate::json::{Change, Kind, Pointer, Value, print};

/// How a value and what a property takes go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    /// It is what the property takes.
    Fits,
    /// The kind is right, the value is none of those that are known.
    Unknown,
    /// The kind is wrong.
    WrongKind,
}

/// Whether a template puts the value in later.
pub(super) fn is_expression(value: Value<'_>) -> bool {
    value.kind() == Kind::String && value.raw().contains("${")
}

/// Reports a value that its property does not take.
pub(super) fn check(
    value: Value<'_>,
    ty: &ElementType,
    property: &Property,
    pointer: &Pointer,
    report: &mut Report<'_>,
) -> Judged {
    let judged = judge(value, property.value);
    let name = property.name;
    match judged {
        Judged::Fits => {}
        Judged::WrongKind => {
            let structural = property.value.slot().is_some();
            report
                .found(&WRONG_TYPE, value, pointer.clone())
                .severity(if structural { Severity::Error } else { Severity::Warning })
                .say(format!(
                    "`{name}` of {} has to be {}, not {}.",
                    a(ty.tag()),
                    noun(property.value),
                    value.kind().noun()
                ))
                .help(property.help);
        }
        Judged::Unknown => {
            let said = value.as_str().unwrap_or_default();
            let words = property.value.words();
            let finding = report
                .found(&UNKNOWN_VALUE, value, pointer.clone())
                .say(format!("`{name}` of {} cannot be `{}`.", a(ty.tag()), label(&said, 40)))
                .help(format!("It has to be {}.", noun(property.value)));
            if let Some(meant) = nearest(&said, words.iter().copied()) {
                let span = value.span();
                let change = Change::replace(value.document().text(), span.start, span.end, print::quote(meant));
                finding.guess(format!("Write `{meant}`"), change);
            }
        }
    }
    judged
}

fn judge(value: Value<'_>, wanted: ValueType) -> Judged {
    let text = value.as_str();
    let known = |fits: bool| if fits { Judged::Fits } else { Judged::Unknown };
    let kind = |fits: bool| if fits { Judged::Fits } else { Judged::WrongKind };
    match (wanted, text) {
        (ValueType::Any, _)
        | (
            ValueType::Text
            | ValueType::LongText
            | ValueType::Url
            | ValueType::Suggested(_)
            | ValueType::Icon
            | ValueType::Language,
            Some(_),
        ) => Judged::Fits,
        (ValueType::Choice(_) | ValueType::ColourName(_), Some(word)) => known(wanted.canonical(&word).is_some()),
        (ValueType::Size(_) | ValueType::Width(_), Some(size)) => {
            known(wanted.canonical(&size).is_some() || is_measure(&size))
        }
        (ValueType::HexColour, Some(colour)) => known(Rgb::parse(&colour).is_some()),
        (ValueType::Date, Some(date)) => known(date.is_empty() || is_pattern(&date, "0000-00-00")),
        (ValueType::Time, Some(time)) => known(time.is_empty() || is_pattern(&time, "00:00")),
        (ValueType::Boolean, Some(word)) => kind(["true", "false"].iter().any(|flag| word.eq_ignore_ascii_case(flag))),
        (ValueType::Boolean, None) => kind(value.kind() == Kind::Boolean),
        (ValueType::Size(_) | ValueType::Width(_), None) | (ValueType::Number, _) => kind(value.kind() == Kind::Number),
        (ValueType::Integer, _) => kind(value.as_f64().is_some_and(|number| number.fract() == 0.0)),
        (ValueType::Strings, _) => kind(value.is_array() && value.items().all(|item| item.kind() == Kind::String)),
        (ValueType::List(of), _) => {
            kind(value.is_array() && value.items().all(|item| judge(item, *of) == Judged::Fits))
        }
        (ValueType::One(_) | ValueType::Map(_), _) => kind(value.is_object()),
        (ValueType::Many(_), _) => kind(value.is_array()),
        (ValueType::Either(types), _) => {
            // The best of the answers: it fits, or at least the kind is right.
            let judged: Vec<Judged> = types.iter().map(|ty| judge(value, *ty)).collect();
            [Judged::Fits, Judged::Unknown].into_iter().find(|best| judged.contains(best)).unwrap_or(Judged::WrongKind)
        }
        (_, None) => Judged::WrongKind,
    }
}

/// A weight, or pixels.
fn is_measure(text: &str) -> bool {
    let number = text.trim();
    let number = number.strip_suffix("px").unwrap_or(number);
    number.parse::<f64>().is_ok_and(|number| number.is_finite() && number >= 0.0)
}

/// Whether a text has digits where the pattern has, and else the same characters.
fn is_pattern(text: &str, pattern: &str) -> bool {
    let alike = |(c, wanted): (char, char)| if wanted == '0' { c.is_ascii_digit() } else { c == wanted };
    text.chars().count() == pattern.chars().count() && text.chars().zip(pattern.chars()).all(alike)
}

/// What a property takes, in words.
fn noun(wanted: ValueType) -> String {
    let listed = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match wanted {
        ValueType::Text | ValueType::LongText | ValueType::Suggested(_) => "a string".to_owned(),
        ValueType::Icon => "the name of a Fluent icon".to_owned(),
        ValueType::Language => "a language tag such as `en` or `nb-NO`".to_owned(),
        ValueType::Url => "an address in a string".to_owned(),
        ValueType::Boolean => "true or false".to_owned(),
        ValueType::Number => "a number".to_owned(),
        ValueType::Integer => "a whole number".to_owned(),
        ValueType::Choice(words) | ValueType::ColourName(words) => match words {
            [only] => format!("`{only}`"),
            words => format!("one of {}", listed(words)),
        },
        ValueType::Size([]) => "pixels such as `80px`".to_owned(),
        ValueType::Size(words) => format!("{}, or pixels such as `80px`", listed(words)),
        ValueType::Width(words) => format!("{}, a weight, or pixels such as `80px`", listed(words)),
        ValueType::HexColour => "a colour such as `#2266AA`".to_owned(),
        ValueType::Date => "a date such as `2026-01-31`".to_owned(),
        ValueType::Time => "a time such as `09:30`".to_owned(),
        ValueType::Strings => "a list of strings".to_owned(),
        ValueType::List(of) => format!("a list, each item {}", noun(*of)),
        ValueType::One(_) | ValueType::Map(_) => "an object".to_owned(),
        ValueType::Many(_) => "a list".to_owned(),
        ValueType::Any => "anything".to_owned(),
        ValueType::Either(types) => types.iter().map(|ty| noun(*ty)).collect::<Vec<_>>().join(", or "),
    }
}

/// A type's name with its article.
pub(super) fn a(name: &str) -> String {
    let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" };
    format!("{article} {name}")
}

/// The same at the start of a sentence.
pub(super) fn capital(name: &str) -> String {
    let article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "An" } else { "A" };
    format!("{article} {name}")
}
