//! What a property may hold.

use super::Severity;
use super::context::{Context, Member, is_expression};
use super::report::Report;
use super::rules::structure::{UNKNOWN_VALUE, WRONG_TYPE};
use super::similar::nearest;
use super::words::{a, noun};
use crate::card::Visit;
use crate::card::catalogue::{Arity, ValueType};
use crate::card::host::Rgb;
use crate::card::text::label;
use crate::json::{Change, Kind, Value, print};

/// How a value and what a property takes go together; the best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Judged {
    /// It is what the property takes.
    Fits,
    /// The kind is right, the value is none of those that are known.
    Unknown,
    /// The kind is wrong.
    WrongKind,
}

/// A value that its property does not take.
pub(super) fn value<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let value = member.value;
    let judged = judge(value, property.value);
    if judged == Judged::Fits || value.kind() == Kind::Null || is_expression(value) {
        return;
    }
    let name = property.name;
    if judged == Judged::WrongKind {
        let structural = property.value.slot().is_some();
        report
            .found(&WRONG_TYPE, value)
            .severity(if structural { Severity::Error } else { Severity::Warning })
            .say(format!(
                "`{name}` of {} has to be {}, not {}.",
                a(ty.tag()),
                noun(property.value),
                value.kind().noun()
            ))
            .help(property.help);
        return;
    }
    let said = value.as_str().unwrap_or_default();
    let finding = report
        .found(&UNKNOWN_VALUE, value)
        .say(format!("`{name}` of {} cannot be `{}`.", a(ty.tag()), label(&said, 40)))
        .help(format!("It has to be {}.", noun(property.value)));
    if let Some(meant) = nearest(&said, property.value.words().iter().copied()) {
        let span = value.span();
        let change = Change::replace(value.document().text(), span.start, span.end, print::quote(meant));
        finding.guess(format!("Write `{meant}`"), change);
    }
}

/// What stands in a list of elements and is none.
pub(super) fn items<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let Some((slot, Arity::Many)) = property.value.slot() else { return };
    for item in member.value.items().filter(|item| !item.is_object() && !is_expression(*item)) {
        if item.kind() == Kind::String && property.value.takes_strings() {
            continue;
        }
        report.found(&WRONG_TYPE, item).say(format!(
            "`{}` of {} holds {} here, where {} belongs.",
            property.name,
            a(ty.tag()),
            item.kind().noun(),
            slot.noun(),
        ));
    }
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
            types.iter().map(|ty| judge(value, *ty)).min().unwrap_or(Judged::Fits)
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
