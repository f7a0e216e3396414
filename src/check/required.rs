//! What has to be there, and is missing.

use super::context::Context;
use super::report::Report;
use super::rules::structure::MISSING_REQUIRED;
use super::words::capital;
use super::{Severity, Visit};
use crate::card::catalogue::{ElementType, Property};
use crate::json::{Fragment, Kind, edit};

/// The properties without which an element is wrong.
pub(super) fn required<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty.filter(|_| visit.value.is_object()) else { return };
    let value = visit.value;
    let absent = |key: &str| value.get(key).is_none_or(|held| held.kind() == Kind::Null);
    for property in ty.properties.iter().filter(|property| property.required && absent(property.name)) {
        if is_excused(context, visit, ty, property) {
            continue;
        }
        let document = report.document();
        let finding = report
            .found(&MISSING_REQUIRED, value)
            .say(format!("{} needs `{}`, and it is missing.", capital(ty.tag()), property.name))
            .help(property.help);
        // What would hold others and does not is merely empty.
        if ty.main_slot == Some(property.name) {
            finding.severity(Severity::Warning);
        }
        if (ty.name, property.name) == ("AdaptiveCard", "version")
            && let Ok(change) = edit::set(document, &value.pointer(), "version", &Fragment::string("1.5"))
        {
            finding.fix("Add version 1.5, the newest that webhooks know".to_owned(), change);
        }
    }
    if ty.name == "MessageCard" && absent("summary") && absent("text") {
        report
            .found(&MISSING_REQUIRED, value)
            .say("A MessageCard needs a `summary` or a `text`.")
            .help("Without both, Teams answers `Summary or Text is required.`");
    }
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
