//! What is read aloud in place of what is seen.

use std::collections::HashSet;

use crate::card::catalogue::{ElementKind, Family, Version};
use crate::card::host::Host;
use crate::card::{Visit, declared_version};
use crate::json::{Fragment, Kind, Value, edit};

use super::super::context::Context;
use super::super::report::Report;
use super::super::rules::accessibility::{ALT_TEXT, ERROR_MESSAGE, HEADING, LABEL};
use super::super::words::{a, capital};

/// Types that show a picture, and the property that says what it tells.
const ALTERNATIVES: &[(&str, &str)] = &[("Image", "altText"), ("Media", "altText"), ("CardImage", "alt")];

/// Looks at an element.
pub(in crate::check) fn element<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty.filter(|_| visit.value.is_object()) else { return };
    let has = |key: &str| visit.value.get(key).is_some_and(|held| held.kind() != Kind::Null);
    if ty.family == Family::Adaptive && ty.kind == ElementKind::Input {
        // E-mail asks for nothing, and has no words for it.
        if context.host != Some(Host::Email) {
            input(visit, report);
        }
    } else if let Some((_, alternative)) = ALTERNATIVES.iter().find(|(name, _)| *name == ty.name)
        && !has(alternative)
    {
        report
            .found(&ALT_TEXT, visit.value)
            .say(format!("{} needs `{alternative}` to be read aloud.", capital(ty.tag())))
            .help(format!("Say what it tells, or `\"{alternative}\": \"\"` when it only decorates."));
    }
}

fn input<'d>(visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty else { return };
    let has = |key: &str| visit.value.get(key).is_some_and(|held| held.kind() != Kind::Null);
    let required = visit.value.get("isRequired").filter(|flag| flag.as_bool() == Some(true));
    if let Some(flag) = required.filter(|_| !has("errorMessage")) {
        report
            .found(&ERROR_MESSAGE, visit.value)
            .mark(flag.key_span().unwrap_or_else(|| flag.span()))
            .say(format!("When {} that is required stays empty, nothing says why.", a(ty.tag())))
            .help("Add an `errorMessage`.");
    }
}

/// Looks at the labels of all inputs: their own, and texts that say whose label they are.
pub(in crate::check) fn labels<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let visits = context.survey.visits();
    let has_label = |visit: &Visit<'_>| visit.value.get("label").is_some_and(|held| held.kind() != Kind::Null);
    // A toggle has its words beside it.
    let unlabelled = |visit: &&Visit<'d>| {
        visit.ty.is_some_and(|ty| {
            ty.family == Family::Adaptive && ty.kind == ElementKind::Input && ty.name != "Input.Toggle"
        }) && !has_label(visit)
    };
    let mut inputs = visits.iter().filter(unlabelled).peekable();
    if inputs.peek().is_none() {
        return;
    }
    let texts = || visits.iter().filter_map(|visit| visit.value.get("labelFor").and_then(Value::as_str));
    let labelled: HashSet<_> =
        if context.survey.document().text().contains("labelFor") { texts().collect() } else { HashSet::new() };
    for visit in inputs {
        if context.host == Some(Host::Email) {
            in_mail(visit, report);
            continue;
        }
        let id = visit.value.get("id").and_then(Value::as_str);
        if let Some(ty) = visit.ty.filter(|_| id.is_none_or(|id| !labelled.contains(&id))) {
            report.found(&LABEL, visit.value).say(format!("{} needs a `label` to be read aloud.", capital(ty.tag())));
        }
    }
}

/// An input in a mail, which knows no labels: a text right before it says what belongs into it.
fn in_mail<'d>(visit: &Visit<'d>, report: &mut Report<'d>) {
    let Some(ty) = visit.ty else { return };
    let before = visit.value.previous().and_then(|before| before.get("text")).is_some();
    if !before {
        report
            .found(&LABEL, visit.value)
            .say(format!("No text right before {} says what belongs into it.", a(ty.tag())))
            .help("E-mail knows no `label`: put a TextBlock before it.");
    }
}

/// Looks at the first text of each card.
pub(in crate::check) fn headings<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    // Before 1.5 no text could say that it is a heading.
    if context.host.is_some_and(|host| host.version() < Version(1, 5)) {
        return;
    }
    let visits = context.survey.visits();
    let mut at = 0;
    while let Some(visit) = visits.get(at) {
        let is_card = visit.ty.is_some_and(|ty| ty.name == "AdaptiveCard");
        if is_card {
            if declared_version(visit.value).is_none_or(|version| version >= Version(1, 5)) {
                heading(context.survey.inside(at), report);
            }
            at = visit.end;
        } else {
            at += 1;
        }
    }
}

fn heading<'d>(visits: &[Visit<'d>], report: &mut Report<'d>) {
    let Some(first) = visits.iter().find(|visit| visit.ty.is_some_and(|ty| ty.name == "TextBlock")) else { return };
    let is = |key: &str, words: &[&str]| {
        let word = first.value.get(key).and_then(Value::as_str);
        word.is_some_and(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    let looks = is("size", &["Large", "ExtraLarge"]) && is("weight", &["Bolder"]);
    if looks && first.value.get("style").is_none() {
        let finding = report
            .found(&HEADING, first.value)
            .say("This text looks like a heading and is none to a screen reader.")
            .help("`\"style\": \"heading\"` makes it one.");
        let change = edit::set(first.value.document(), &first.value.pointer(), "style", &Fragment::string("heading"));
        if let Ok(change) = change {
            finding.guess("Make it a heading", change);
        }
    }
}
