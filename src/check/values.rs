//! What a property may hold.

use super::Severity;
use super::context::{Context, Member, is_expression};
use super::report::Report;
use super::rules::structure::{UNKNOWN_VALUE, WRONG_TYPE};
use super::similar::nearest;
use super::words::{a, noun};
use crate::card::Visit;
use crate::card::catalogue::{Arity, ElementType, Property, ValueType};
use crate::card::host::Rgb;
use crate::check::words::label;
use crate::json::{Change, Kind, Value, print};

/// How a value and what a property takes go together; the best comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Judged {
    /// It is what the property takes.
    Fits,
    /// It is read as what the property takes, though not by every reader.
    Read,
    /// The kind is right, the value is none of those that are known.
    Unknown,
    /// The kind is wrong.
    WrongKind,
}

/// A value that its property does not take; of a list, the items that it does not take.
pub(super) fn value<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let value = member.value;
    let judged = judge(value, property.value);
    // The version has rules of its own.
    if judged == Judged::Fits || (ty.name, property.name) == ("AdaptiveCard", "version") {
        return;
    }
    let of = match property.value {
        ValueType::List(of) => Some(*of),
        ValueType::Strings => Some(ValueType::Text),
        _ => None,
    };
    match of.filter(|_| value.is_array()) {
        Some(of) => value.items().for_each(|item| told(item, judge(item, of), of, ty, property, report)),
        None => told(value, judged, property.value, ty, property, report),
    }
}

fn told<'d>(
    value: Value<'d>,
    judged: Judged,
    wanted: ValueType,
    ty: &ElementType,
    property: &Property,
    report: &mut Report<'d>,
) {
    if judged == Judged::Fits || value.kind() == Kind::Null || is_expression(value) {
        return;
    }
    if judged == Judged::Unknown {
        unknown_value(value, wanted, ty, property, report);
        return;
    }
    let severity = match judged {
        Judged::Read => Severity::Info,
        _ if wanted.slot().is_some() => Severity::Error,
        _ => Severity::Warning,
    };
    let name = property.name;
    let finding = report.found(&WRONG_TYPE, value).severity(severity).say(format!(
        "`{name}` of {} has to be {}, not {}.",
        a(ty.tag()),
        noun(wanted),
        value.kind().noun()
    ));
    if judged == Judged::Read {
        finding.help("Most readers take it; strict ones refuse the card.");
    } else {
        finding.help(property.help);
    }
    if let Some(meant) = mended(value, wanted) {
        let title = format!("Write `{meant}`");
        finding.fix(title, Change::rewrite(value, meant)).prove();
    }
}

fn unknown_value<'d>(
    value: Value<'d>,
    wanted: ValueType,
    ty: &ElementType,
    property: &Property,
    report: &mut Report<'d>,
) {
    let said = value.as_str().unwrap_or_default();
    let finding = report
        .found(&UNKNOWN_VALUE, value)
        .say(format!("`{}` of {} cannot be `{}`.", property.name, a(ty.tag()), label(&said, 40)))
        .help(format!("It has to be {}.", noun(wanted)));
    let usual = USUAL.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(&said));
    let usual = usual.and_then(|(_, right)| wanted.canonical(right));
    let meant = usual.or_else(|| nearest(&said, wanted.words().iter().copied()));
    if let Some(meant) = meant {
        finding.guess(format!("Write `{meant}`"), Change::reword(value, meant)).prove();
    } else if let (ValueType::Size(_), Some(pixels)) = (wanted, pixels(&said)) {
        finding.guess(format!("Write `{pixels}`"), Change::reword(value, &pixels)).prove();
    }
}

/// Words of other languages of layout, and what a card calls them.
const USUAL: &[(&str, &str)] =
    &[("bold", "Bolder"), ("light", "Lighter"), ("centre", "Center"), ("middle", "Center"), ("red", "Attention")];

/// A number of pixels whose unit is missing.
fn pixels(text: &str) -> Option<String> {
    let digits = text.trim();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| format!("{digits}px"))
}

/// What a value of the wrong kind has to be written as, where that is plain, as JSON.
fn mended(value: Value<'_>, wanted: ValueType) -> Option<String> {
    let text = value.as_str();
    match (wanted, value.kind()) {
        (ValueType::Boolean, Kind::String) => {
            let word = text?.to_ascii_lowercase();
            ["true", "false"].contains(&word.as_str()).then_some(word)
        }
        (ValueType::Number | ValueType::Integer, Kind::String) => {
            let number = text?.trim().to_owned();
            let read: serde_json::Number = serde_json::from_str(&number).ok()?;
            let whole = read.as_f64().is_some_and(|number| number.fract() == 0.0);
            (whole || wanted == ValueType::Number).then_some(number)
        }
        (ValueType::Text | ValueType::LongText, Kind::Number | Kind::Boolean) => Some(print::quote(value.raw())),
        (ValueType::Size(_), Kind::Number) => pixels(value.raw()).map(|pixels| print::quote(&pixels)),
        _ => None,
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
            | ValueType::Language
            | ValueType::Date
            | ValueType::Time,
            Some(_),
        ) => Judged::Fits,
        (ValueType::Choice(_) | ValueType::ColourName(_), Some(word)) => known(wanted.canonical(&word).is_some()),
        (ValueType::Size(_), Some(size)) => known(wanted.canonical(&size).is_some() || is_measure(&size, Unit::Pixels)),
        (ValueType::Width(_), Some(size)) => known(wanted.canonical(&size).is_some() || is_measure(&size, Unit::Free)),
        (ValueType::HexColour, Some(colour)) => known(Rgb::parse(&colour).is_some()),
        (ValueType::Boolean, Some(word)) => {
            let read = ["true", "false"].iter().any(|flag| word.eq_ignore_ascii_case(flag));
            if read { Judged::Read } else { Judged::WrongKind }
        }
        (ValueType::Boolean, None) => kind(value.kind() == Kind::Boolean),
        (ValueType::Width(_), None) | (ValueType::Number, _) => kind(value.kind() == Kind::Number),
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

/// Pixels, or where it may be a weight, as the SDK reads them: whole numbers.
fn is_measure(text: &str, unit: Unit) -> bool {
    let text = text.trim();
    let number = match (text.strip_suffix("px"), unit) {
        (Some(number), _) => number,
        (None, Unit::Free) => text,
        (None, Unit::Pixels) => return false,
    };
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number needs its unit.
#[derive(Clone, Copy)]
enum Unit {
    /// Only pixels can be meant, and they are said.
    Pixels,
    /// Without a unit it is a weight.
    Free,
}
