//! What has to be there, and is missing.

use super::context::{Context, Member};
use super::report::Report;
use super::rules::structure::{EMPTY_LIST, MISSING_REQUIRED};
use super::words::{a, capital};
use super::{Severity, Visit};
use crate::card::catalogue::{ElementKind, ElementType, Property, ValueType, Version};
use crate::card::host::Host;
use crate::json::{Change, Fragment, Kind, edit};

/// The properties without which an element is wrong.
pub(super) fn required<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty.filter(|_| visit.value.is_object()) else { return };
    let value = visit.value;
    let absent = |key: &str| value.get(key).is_none_or(|held| held.kind() == Kind::Null);
    for property in ty.properties.iter().filter(|property| property.required) {
        // An address of no letters leads nowhere.
        let empty = value.get(property.name).filter(|held| property.value == ValueType::Url && held.raw() == "\"\"");
        if !absent(property.name) && empty.is_none() {
            continue;
        }
        if is_excused(context, visit, ty, property) {
            continue;
        }
        if let Some(empty) = empty {
            report
                .found(&MISSING_REQUIRED, empty)
                .say(format!("{} needs `{}`, and it is empty.", capital(ty.tag()), property.name))
                .help(property.help);
            continue;
        }
        let finding = report
            .found(&MISSING_REQUIRED, value)
            .say(format!("{} needs `{}`, and it is missing.", capital(ty.tag()), property.name))
            .help(property.help);
        // What would hold others and does not is merely empty.
        if ty.main_slot == Some(property.name) {
            finding.severity(Severity::Warning);
        }
        if (ty.name, property.name) == ("AdaptiveCard", "version")
            && let Some((version, change)) = fitting_version(context, visit)
        {
            finding.fix(format!("Add version {version}"), change).prove();
        }
    }
    if ty.name == "MessageCard" && absent("summary") && absent("text") {
        report
            .found(&MISSING_REQUIRED, value)
            .say("A MessageCard needs a `summary` or a `text`.")
            .help("Without both, Teams answers `Summary or Text is required.`");
    }
}

/// A version that the host takes, and that what is inside asks for.
fn fitting_version<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>) -> Option<(Version, Change)> {
    let usual = context.host.map_or(Version(1, 5), Host::safe_version);
    let version = visit.card.map_or(usual, |card| usual.max(context.asked(card)));
    let text = Fragment::string(&version.to_string());
    let change = edit::set(visit.value.document(), &visit.value.pointer(), "version", &text).ok()?;
    Some((version, change))
}

/// Lists that have to be there, and in which nothing is.
pub(super) fn empty<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let shown = matches!(ty.kind, ElementKind::Element | ElementKind::Input | ElementKind::Action);
    if !(shown && property.required && member.value.is_array() && member.value.is_empty()) {
        return;
    }
    let looked_up = visit.value.get("choices.data").is_some();
    if looked_up || visit.value.get("$data").is_some() {
        return;
    }
    report
        .found(&EMPTY_LIST, member.value)
        .say(format!("`{}` of {} is empty, so there is nothing to show.", property.name, a(ty.tag())))
        .help(property.help);
}

/// What may be missing all the same, for a reason that no table holds.
fn is_excused<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, ty: &ElementType, property: &Property) -> bool {
    match (ty.name, property.name) {
        // The card inside an action has the version of the card around it.
        ("AdaptiveCard", "version") => visit
            .parent
            .and_then(|at| context.survey.visit(at))
            .is_some_and(|holder| holder.ty.is_some_and(|ty| ty.name == "Action.ShowCard")),
        // The choices are looked up by a bot.
        ("Input.ChoiceSet", "choices") => visit.value.get("choices.data").is_some_and(|held| held.kind() != Kind::Null),
        _ => false,
    }
}
