//! Numbers: counts below nothing, ranges that are empty, values outside of them.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::context::{Context, Member};
use super::report::Report;
use super::rules::structure::{NEGATIVE_COUNT, OUT_OF_RANGE};
use super::words::{a, capital};
use super::{Severity, Visit};
use crate::card::catalogue::ValueType;
use crate::card::form::{Fit, is_date, is_time, judge};
use crate::json::Value;

/// A count or a measure below nothing.
pub(super) fn count<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let counts = matches!(property.value, ValueType::Integer(_) | ValueType::Number(_) | ValueType::Width(_));
    if !counts || judge(member.value, property.value) != Fit::Malformed {
        return;
    }
    report
        .found(&NEGATIVE_COUNT, member.value)
        .say(format!("`{}` of {} cannot be less than nothing.", property.name, a(ty.tag())))
        .help(property.help);
}

/// Bounds, the lower one first.
const BOUNDS: &[(&str, &str)] = &[("min", "max"), ("yMin", "yMax")];

/// A range with nothing in it, or a value outside of its range.
pub(super) fn range<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let Some((low, high)) = BOUNDS.iter().find(|(low, high)| [*low, *high].contains(&property.name)) else { return };
    let held = |key: &str| visit.value.get(key).filter(|_| ty.property(key).is_some());
    let (least, most) = (held(low), held(high));
    // With both bounds there, the upper one is enough to look from.
    if property.name == *low && most.is_some() {
        return;
    }
    if let (Some(least), Some(most)) = (least, most)
        && order(least, most) == Some(Ordering::Greater)
    {
        report
            .found(&OUT_OF_RANGE, least)
            .severity(Severity::Warning)
            .say(format!("{} with a `{low}` above its `{high}` takes nothing.", capital(ty.tag())));
        return;
    }
    let Some(value) = held("value") else { return };
    let below = least.is_some_and(|least| order(value, least) == Some(Ordering::Less));
    let above = most.is_some_and(|most| order(value, most) == Some(Ordering::Greater));
    if below || above {
        let (word, bound) = if below { ("below", low) } else { ("above", high) };
        report.found(&OUT_OF_RANGE, value).say(format!("The `value` is {word} the `{bound}`."));
    }
}

/// A first page that there is not.
pub(super) fn first_page<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    if property.name != "initialPage" {
        return;
    }
    let page = member.value;
    let (Some(number), Some(pages)) = (page.as_f64(), visit.value.get("pages").filter(|pages| pages.is_array())) else {
        return;
    };
    let count = pages.len();
    if number >= 0.0 && u32::try_from(count).is_ok_and(|count| number > f64::from(count) - 1.0) {
        let pages = if count == 1 { "page" } else { "pages" };
        report.found(&OUT_OF_RANGE, page).say(format!(
            "{} with {count} {pages} has none of number {}; the first is number 0.",
            capital(ty.tag()),
            page.raw()
        ));
    }
}

/// How two bounds stand to one another: as numbers, or as dates or times of the same form.
fn order(a: Value<'_>, b: Value<'_>) -> Option<Ordering> {
    if let (Some(a), Some(b)) = (a.as_f64(), b.as_f64()) {
        return a.partial_cmp(&b);
    }
    let (a, b) = (formed(a)?, formed(b)?);
    (a.len() == b.len()).then(|| a.cmp(&b))
}

fn formed(value: Value<'_>) -> Option<Cow<'_, str>> {
    value.as_str().filter(|text| is_date(text) || is_time(text))
}
