//! What takes the place of an element that a host does not know.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Visit;
use super::context::{Context, Member};
use super::report::Report;
use super::rules::host::ROOT_FALLBACK;
use super::rules::structure::{DUPLICATE_ID, UNKNOWN_VALUE};
use crate::card::form::is_bound;
use crate::check::words::label;
use crate::json::{Change, Kind, Value};

/// Looks at a `fallback`.
pub(super) fn property<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    if member.key != "fallback" {
        return;
    }
    let value = member.value;
    let word = value.as_str().filter(|_| visit.ty.is_none() && !is_bound(value));
    if let Some(word) = word.filter(|word| !word.eq_ignore_ascii_case("drop")) {
        report
            .found(&UNKNOWN_VALUE, value)
            .say(format!("A `fallback` cannot be `{}`.", label(&word, 40)))
            .help("It has to be an element, or `drop`.")
            .guess("Write `drop`", Change::reword(value, "drop"));
    }
    let is_outermost = |visit: &Visit<'d>| {
        let outer = visit.parent.and_then(|parent| context.survey.visit(parent));
        outer.is_none_or(|outer| outer.ty.is_some_and(|ty| ty.name == "Attachment"))
    };
    if visit.ty.is_some_and(|ty| ty.name == "AdaptiveCard") && value.kind() != Kind::Null && is_outermost(visit) {
        report
            .found_key(&ROOT_FALLBACK, value)
            .say("Few hosts obey the `fallback` of a whole card; the others show its `fallbackText`.");
    }
}

/// Ids inside of fallbacks. A fallback may have the ids of what it replaces, and no others that the card has already.
pub(super) fn ids<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let visits = context.survey.visits();
    if !visits.iter().any(is_fallback) {
        return;
    }
    let mut holders: HashMap<(usize, Cow<'d, str>), Vec<usize>> = HashMap::new();
    let named = |visit: &Visit<'d>| -> Option<(Value<'d>, Cow<'d, str>)> {
        let id = visit.value.get("id").filter(|id| !is_bound(*id))?;
        Some((id, id.as_str().filter(|id| !id.is_empty())?))
    };
    let mut replaced = None;
    for (at, visit) in visits.iter().enumerate() {
        if is_fallback(visit) {
            // A fallback of a fallback replaces the outermost as well.
            if replaced.is_none_or(|(_, end)| at >= end) {
                replaced = visit.parent.map(|parent| (parent, visit.end));
            }
        }
        let (Some((value, id)), Some(card)) = (named(visit), context.outermost(visit)) else { continue };
        // Of two that a template shows by turns, one is there.
        let says = |visit: &Visit<'d>| visit.value.get("$when").is_some();
        if says(visit) || context.survey.around(visit).any(says) {
            continue;
        }
        let known = holders.entry((card, id)).or_default();
        if let Some((original, end)) = replaced.filter(|(_, end)| at < *end) {
            let inside = |other: &usize| *other >= original && *other < end;
            if !known.iter().all(inside) {
                report
                    .found(&DUPLICATE_ID, value)
                    .say(format!(
                        "`{}` is the `id` of an element that this fallback does not replace.",
                        label(&value.as_str().unwrap_or_default(), 40)
                    ))
                    .help("A fallback may have the ids of the element in whose place it stands, and of no other.");
            }
        }
        known.push(at);
    }
}

fn is_fallback(visit: &Visit<'_>) -> bool {
    visit.value.is_object() && visit.value.key().is_some_and(|key| key == "fallback")
}
