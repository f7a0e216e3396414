//! Names of elements: each once in a card, and each that is called for is there.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::context::Context;
use super::report::Report;
use super::rules::structure::{DUPLICATE_ID, UNKNOWN_TARGET};
use crate::card::Visit;
use crate::card::catalogue::{ElementKind, Family};
use crate::card::form::{self, is_bound};
use crate::check::words::label;
use crate::json::similar::within;
use crate::json::{Change, Kind, Value};

/// Ids that stand twice in a card. Those inside the card of an `Action.ShowCard` count with the card around it, as the
/// SDK counts; what stands in a `fallback` takes the place of something else and does not count.
pub(super) fn duplicates<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let mut seen: HashMap<(usize, Cow<'d, str>), bool> = HashMap::new();
    let mut behind = 0;
    for (at, visit) in context.survey.visits().iter().enumerate() {
        if at < behind {
            continue;
        }
        if is_fallback(visit) {
            behind = visit.end;
            continue;
        }
        let Some((value, id)) = id(visit) else { continue };
        let Some(card) = context.outermost(visit) else { continue };
        let sometimes = is_conditional(context, visit);
        match seen.entry((card, id)) {
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(sometimes);
            }
            std::collections::hash_map::Entry::Occupied(mut entry) => {
                // Of two that a template shows by turns, one is there.
                if !sometimes && !*entry.get() {
                    report
                        .found(&DUPLICATE_ID, value)
                        .say(format!("`{}` is the `id` of another element of this card.", label(&entry.key().1, 40)))
                        .help("Actions and answers find only one of them. Give each a name of its own.");
                }
                *entry.get_mut() &= sometimes;
            }
        }
    }
}

fn is_fallback(visit: &Visit<'_>) -> bool {
    visit.value.key_span().is_some() && visit.value.key().is_some_and(|key| key == "fallback")
}

/// The id of an element, as far as hosts look for it.
fn id<'d>(visit: &Visit<'d>) -> Option<(Value<'d>, Cow<'d, str>)> {
    use ElementKind::{Action, Container, Element, Inline, Input, Part};
    let ty = visit.ty.filter(|ty| ty.family == Family::Adaptive)?;
    matches!(ty.kind, Element | Container | Part | Input | Action | Inline).then_some(())?;
    let value = visit.value.get("id").filter(|value| !is_bound(*value))?;
    let id = value.as_str().filter(|id| !id.is_empty())?;
    Some((value, id))
}

fn is_conditional<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>) -> bool {
    let says = |visit: &Visit<'d>| visit.value.get("$when").is_some();
    says(visit) || context.survey.around(visit).any(says)
}

/// What an action calls for by a name that nothing has.
pub(super) fn targets<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let mut ids: Option<HashSet<Cow<'d, str>>> = None;
    for visit in context.survey.visits() {
        let Some(name) = visit.ty.map(|ty| ty.name) else { continue };
        let called: Vec<Value<'d>> = match name {
            "TargetElement" if visit.value.kind() == Kind::String => vec![visit.value],
            "TargetElement" => visit.value.get("elementId").into_iter().collect(),
            "Action.ResetInputs" => visit.value.get("targetInputIds").into_iter().flat_map(Value::items).collect(),
            _ => continue,
        };
        for target in called {
            let Some(wanted) = target.as_str().filter(|_| !is_bound(target)) else { continue };
            let ids = ids.get_or_insert_with(|| all(target));
            if ids.contains(&wanted) || ids.iter().any(|id| form::is_expression(id)) {
                continue;
            }
            let finding = report
                .found(&UNKNOWN_TARGET, target)
                .say(format!("Nothing in this card has the `id` `{}`.", label(&wanted, 40)))
                .help("The action changes nothing.");
            let mut near: Vec<&str> = ids.iter().map(AsRef::as_ref).collect();
            near.sort_unstable();
            if let Some(meant) = within(&wanted, 2, near) {
                finding.guess(format!("Write `{}`", label(meant, 40)), Change::reword(target, meant));
            }
        }
    }
}

/// Every id of a document, whatever has it.
fn all(value: Value<'_>) -> HashSet<Cow<'_, str>> {
    let named = value.document().values().filter(|value| value.key_span().is_some() && value.kind() == Kind::String);
    named.filter(|value| value.key().is_some_and(|key| key == "id")).filter_map(Value::as_str).collect()
}
