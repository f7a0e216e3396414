//! Links and buttons whose words say nothing.

use crate::card::Visit;
use crate::card::catalogue::{ElementKind, Family};
use crate::card::form;
use crate::json::{Kind, Value};

use super::super::context::Context;
use super::super::report::Report;
use super::super::rules::accessibility::{VAGUE_LINK, WORDLESS};
use super::super::texts::Link;

/// What links are called that say nothing by themselves, in lower case.
const VAGUE: &[&str] = &[
    "here",
    "click here",
    "click",
    "click me",
    "link",
    "this link",
    "this",
    "read more",
    "more",
    "more info",
    "details",
    "hier",
    "hier klicken",
    "mehr",
    "ici",
    "cliquez ici",
    "aquí",
    "haga clic aquí",
];

fn is_vague(words: &str) -> bool {
    let words = words.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    VAGUE.contains(&words.as_str())
}

/// Looks at a link in a text.
pub(in crate::check) fn vague_link<'d>(value: Value<'d>, link: &Link, report: &mut Report<'d>) {
    if is_vague(&link.words) {
        report
            .found(&VAGUE_LINK, value)
            .say(format!("The link \"{}\" does not say where it leads.", crate::check::words::label(&link.words, 30)));
    }
}

/// Looks at a button.
pub(in crate::check) fn button<'d>(_context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty else { return };
    let listed = visit.property.is_some_and(|property| matches!(property.name, "actions" | "potentialAction"));
    let button = ty.kind == ElementKind::Action && listed && visit.value.is_object();
    if !button {
        return;
    }
    let key = if ty.family == Family::MessageCard { "name" } else { "title" };
    let title = visit.value.get(key).filter(|title| title.kind() == Kind::String);
    let text = title.and_then(Value::as_str).unwrap_or_default();
    let tooltip = visit.value.get("tooltip").and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty());
    if !form::is_expression(&text) && !text.chars().any(char::is_alphanumeric) {
        if !tooltip {
            report.found(&WORDLESS, title.unwrap_or(visit.value)).say(if text.trim().is_empty() {
                "This button has no words at all.".to_owned()
            } else {
                "This button has only signs, which say little when they are read aloud.".to_owned()
            });
        }
    } else if ty.name == "Action.OpenUrl"
        && !tooltip
        && is_vague(&text)
        && !matches!(text.trim().to_lowercase().as_str(), "details" | "more info")
    {
        report.found(&VAGUE_LINK, title.unwrap_or(visit.value)).say("This button does not say where it leads.");
    }
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn words_that_say_nothing_are_known_in_any_case() {
        assert!(is_vague(" Here! ") && is_vague("**click here**") && !is_vague("the log of today") && !is_vague(""));
    }
}
