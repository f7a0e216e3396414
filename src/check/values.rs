//! What a property may hold.

use super::Severity;
use super::context::{Context, Member};
use super::report::Report;
use super::rules::structure::{UNKNOWN_VALUE, WRONG_TYPE};
use super::words::{a, noun};
use crate::card::Visit;
use crate::card::catalogue::{Arity, ElementType, Property, ValueType};
use crate::card::form::{Fit, is_bound, is_digits, judge};
use crate::check::words::label;
use crate::json::similar::nearest;
use crate::json::{Change, Kind, Value, print};

/// A value that its property does not take; of a list, the items that it does not take.
pub(super) fn value<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let value = member.value;
    let judged = judge(value, property.value);
    // The version has rules of its own.
    if judged == Fit::Good || (ty.name, property.name) == ("AdaptiveCard", "version") {
        return;
    }
    let of = match (property.value, value.kind()) {
        (ValueType::List(of), Kind::Array) | (ValueType::Map(of), Kind::Object) => Some(*of),
        (ValueType::Strings, Kind::Array) => Some(ValueType::Text),
        _ => None,
    };
    match of {
        Some(of) => value.children().for_each(|item| told(item, judge(item, of), of, ty, property, report)),
        None => told(value, judged, property.value, ty, property, report),
    }
}

fn told<'d>(
    value: Value<'d>,
    judged: Fit,
    wanted: ValueType,
    ty: &ElementType,
    property: &Property,
    report: &mut Report<'d>,
) {
    // What has not the form that is wanted has rules of its own.
    if matches!(judged, Fit::Good | Fit::Malformed) || value.kind() == Kind::Null {
        return;
    }
    if judged == Fit::Unknown {
        unknown_value(value, wanted, ty, property, report);
        return;
    }
    let severity = match judged {
        Fit::Read => Severity::Info,
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
    if judged == Fit::Read {
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
    is_digits(digits).then(|| format!("{digits}px"))
}

/// What a value of the wrong kind has to be written as, where that is plain, as JSON.
fn mended(value: Value<'_>, wanted: ValueType) -> Option<String> {
    let text = value.as_str();
    match (wanted, value.kind()) {
        (ValueType::Boolean, Kind::String) => {
            let word = text?.to_ascii_lowercase();
            ["true", "false"].contains(&word.as_str()).then_some(word)
        }
        (ValueType::Number(_) | ValueType::Integer(_), Kind::String) => {
            let number = text?.trim().to_owned();
            let read: serde_json::Number = serde_json::from_str(&number).ok()?;
            let whole = read.as_f64().is_some_and(|number| number.fract() == 0.0);
            (whole || matches!(wanted, ValueType::Number(_))).then_some(number)
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
    for item in member.value.items().filter(|item| !item.is_object() && !is_bound(*item)) {
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
