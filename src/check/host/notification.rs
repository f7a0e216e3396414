//! What is told of a message before it is opened.

use crate::card::{Format, Visit};
use crate::json::{Fragment, Kind, Value, edit};

use super::super::context::Context;
use super::super::report::Report;
use super::super::rules::host::NOTIFICATION;

/// Whether there is anything to tell.
pub(in crate::check) fn whole<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    if !context.host.is_some_and(crate::card::host::Host::is_teams) {
        return;
    }
    let survey = context.survey;
    let root = survey.document().root();
    let says = |value: Value<'_>, key: &str| {
        value.get(key).is_some_and(|held| held.kind() == Kind::String && held.raw().len() > 2)
    };
    let in_message = survey.format() == Some(Format::Envelope);
    if in_message && (says(root, "summary") || says(root, "text")) {
        return;
    }
    let outermost = |visit: &&Visit<'d>| {
        visit.ty.is_some_and(|ty| ty.name == "AdaptiveCard")
            && survey.around(visit).all(|outer| outer.ty.is_some_and(|ty| matches!(ty.name, "Message" | "Attachment")))
    };
    for (at, card) in survey.visits().iter().enumerate().filter(|(_, visit)| outermost(visit)) {
        if says(card.value, "fallbackText") || says(card.value, "speak") {
            continue;
        }
        let key = card.value.get("type").unwrap_or(card.value);
        let finding = report
            .found(&NOTIFICATION, card.value)
            .mark(key.span())
            .say("A notification of this card says only \"Card\".")
            .help(if in_message {
                "Give the message a `summary`, or the card a `fallbackText`."
            } else {
                "Give the card a `fallbackText`."
            });
        let first = survey.inside(at).iter().find_map(words);
        if let Some(first) = first
            && card.value.get("fallbackText").is_none()
            && let Ok(change) =
                edit::set(survey.document(), &card.value.pointer(), "fallbackText", &Fragment::string(&first))
        {
            finding.guess("Add the first text of the card", change).prove();
        }
    }
}

/// The text of a `TextBlock` without its marks, when it is short enough to be a notification.
fn words(visit: &Visit<'_>) -> Option<String> {
    let text = visit.value.get("text").filter(|_| visit.ty.is_some_and(|ty| ty.name == "TextBlock"))?.as_str()?;
    let plain = crate::check::words::label(&text.replace("**", ""), 120);
    (plain.chars().any(char::is_alphanumeric)).then_some(plain)
}
