//! What an element is, and whether it may stand where it stands.

use super::context::Context;
use super::report::Report;
use super::rules::structure::{MISSING_REQUIRED, NOT_ALLOWED_HERE, UNKNOWN_TYPE};
use super::words::{a, capital};
use super::{Severity, Visit};
use crate::card::catalogue::{self, ElementKind, ElementType, Property, Slot};
use crate::card::form;
use crate::check::words::label;
use crate::json::similar::nearest;
use crate::json::{Change, Kind, Value};

/// A type that nobody knows, or that nothing says.
pub(super) fn known<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let value = visit.value;
    if let Some(ty) = visit.ty {
        if ty.kind == ElementKind::Root && ty.is_said() && value.is_object() {
            card(value, ty, report);
        }
        return;
    }
    if !value.is_object() || is_content(context, visit) {
        return;
    }
    let said = ["type", "@type"]
        .into_iter()
        .find_map(|key| value.get(key).filter(|said| said.kind() == Kind::String).map(|said| (key, said)));
    let Some((key, said)) = said else {
        if let Some(slot) = visit.slot.filter(|slot| !is_told_by_keys(*slot)) {
            nothing_said(value, slot, report);
        }
        return;
    };
    let tag = said.as_str().unwrap_or_default();
    if form::is_expression(&tag) {
        return;
    }
    let shown = label(&tag, 60);
    let slot = visit.slot.unwrap_or(if tag.starts_with("Action.") { Slot::Actions } else { Slot::Elements });
    let candidates = catalogue::all().filter(|ty| ty.type_key() == key && slot.fits(ty));
    let meant = nearest(&tag, candidates.map(ElementType::tag));
    let finding = report
        .found(&UNKNOWN_TYPE, said)
        .say(format!("`{shown}` is no type that is known; hosts leave it out, or show its `fallback`."));
    if let Some(meant) = meant {
        let change = Change::reword(said, meant);
        finding.help(format!("Was `{meant}` meant?")).guess(format!("Write `{meant}`"), change).prove();
    }
    if value.get("fallback").is_some() {
        finding.severity(Severity::Info);
    }
}

/// A card that stands where one belongs, or looks like one, and says another type than it has.
fn card<'d>(value: Value<'d>, ty: &'static ElementType, report: &mut Report<'d>) {
    let key = ty.type_key();
    let Some((said, tag)) = value.get(key).and_then(|said| Some((said, said.as_str()?))) else { return };
    if catalogue::find_tag(key, &tag).is_some() || form::is_expression(&tag) {
        return;
    }
    let finding = report
        .found(&UNKNOWN_TYPE, said)
        .severity(Severity::Error)
        .say(format!("`{}` is no type that is known, so no host shows this card.", label(&tag, 60)))
        .help(format!("It looks like {}.", a(ty.tag())));
    let change = Change::reword(said, ty.tag());
    let title = format!("Write `{}`", ty.tag());
    if tag.trim().eq_ignore_ascii_case(ty.tag()) {
        finding.fix(title, change).prove();
    } else {
        finding.guess(title, change).prove();
    }
}

/// What is submitted to Teams says what it is by its keys as well as by a type.
fn is_told_by_keys(slot: Slot) -> bool {
    matches!(slot, Slot::Types(names) if names.iter().any(|name| name.ends_with("SubmitActionData")))
}

fn nothing_said<'d>(value: Value<'d>, slot: Slot, report: &mut Report<'d>) {
    let wanted = match slot {
        Slot::Types([name, ..]) if name.starts_with("MessageCard.") => "@type",
        _ => "type",
    };
    report
        .found(&MISSING_REQUIRED, value)
        .say(format!("`{wanted}` is missing, so nobody knows what this is."))
        .help(format!("Here belongs {}.", slot.noun()));
}

/// An element where only others may stand.
pub(super) fn placed<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(slot), Some((owner, property))) = (visit.ty, visit.slot, holder(context, visit)) else {
        return;
    };
    if visit.value.kind() == Kind::String || slot.fits(ty) {
        return;
    }
    report
        .found(&NOT_ALLOWED_HERE, visit.value)
        .say(format!("{} may not stand in `{}` of {}.", capital(ty.tag()), property.name, a(owner.tag())))
        .help(format!("Here belongs {}.", slot.noun()));
}

/// What the page of a carousel leaves out (the SDK of Adaptive Cards 1.6).
const NOT_ON_PAGES: &[&str] = &[
    "Action.ToggleVisibility",
    "Action.ShowCard",
    "Media",
    "Input.Text",
    "Input.Date",
    "Input.Time",
    "Input.Number",
    "Input.ChoiceSet",
    "Input.Toggle",
    "Carousel",
];

/// What stands on the page of a carousel and is left out there.
pub(super) fn pages<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let mut behind = 0;
    for (at, page) in context.survey.visits().iter().enumerate() {
        if at < behind || page.ty.is_none_or(|ty| ty.name != "CarouselPage") {
            continue;
        }
        behind = page.end;
        for visit in context.survey.inside(at) {
            let Some(ty) = visit.ty.filter(|ty| NOT_ON_PAGES.contains(&ty.name)) else { continue };
            // What may not even stand in its slot has been told.
            if visit.slot.is_some_and(|slot| !slot.fits(ty)) {
                continue;
            }
            report
                .found(&NOT_ALLOWED_HERE, visit.value)
                .severity(Severity::Warning)
                .say(format!("{} on the page of a Carousel is left out.", capital(ty.tag())))
                .help("Pages show texts, pictures, containers and buttons that open addresses or submit.");
        }
    }
}

/// What holds an element, and under which property.
fn holder<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>) -> Option<(&'static ElementType, &'static Property)> {
    Some((context.survey.visit(visit.parent?)?.ty?, visit.property?))
}

/// What is attached can be of formats that the catalogue has no entry for.
fn is_content<'d>(context: &Context<'_, 'd>, visit: &Visit<'d>) -> bool {
    holder(context, visit).is_some_and(|(owner, property)| owner.name == "Attachment" && property.name == "content")
}
