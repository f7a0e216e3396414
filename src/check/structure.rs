//! What stands where: the walk through the elements of a document, and what it finds missing or out of place.

use super::report::Report;
use super::rules::structure::{MISSING_REQUIRED, NOT_ALLOWED_HERE, UNKNOWN_TYPE, WRONG_TYPE};
use super::similar::nearest;
use super::{Severity, values};
use crate::card::catalogue::{self, Arity, ElementType, Property, Slot};
use crate::card::text::label;
use crate::card::{Element, element_type, type_name};
use crate::json::{Change, Document, Kind, Pointer, Value, edit, print};

/// Checks every element that can be reached from the root.
pub(super) fn walk(document: &Document, report: &mut Report<'_>) {
    let root = document.root();
    if root.is_array() {
        for (at, item) in root.items().enumerate() {
            outermost(item, &Pointer::root().index(at), report);
        }
    } else {
        outermost(root, &Pointer::root(), report);
    }
}

/// What stands in no slot.
fn outermost(value: Value<'_>, pointer: &Pointer, report: &mut Report<'_>) {
    let says_its_type = value.get("type").or_else(|| value.get("@type")).is_some();
    if says_its_type && element_type(value).is_none() {
        let action = value.get("type").and_then(Value::as_str).is_some_and(|tag| tag.starts_with("Action."));
        unknown_type(value, if action { Slot::Actions } else { Slot::Elements }, pointer, report);
    }
    element(value, pointer, report);
}

fn element(value: Value<'_>, pointer: &Pointer, report: &mut Report<'_>) {
    if value.kind() == Kind::String {
        return;
    }
    match element_type(value) {
        Some(ty) => known(value, ty, pointer, report),
        None => unknown(value, pointer, report),
    }
}

fn known(value: Value<'_>, ty: &'static ElementType, pointer: &Pointer, report: &mut Report<'_>) {
    required(value, ty, pointer, report);
    for (key, held) in value.members() {
        let Some(property) = ty.property(&key) else { continue };
        // Of duplicate keys the last one counts; the others are told by a rule of their own.
        if held.kind() == Kind::Null || values::is_expression(held) || value.get(&key) != Some(held) {
            continue;
        }
        let at = pointer.key(&key);
        if values::check(held, ty, property, &at, report) == values::Judged::Fits
            && let Some((slot, arity)) = property.value.slot()
        {
            match (arity, held.kind()) {
                (Arity::Many, Kind::Array) => {
                    let strings = property.value.takes_strings();
                    for (index, item) in held.items().enumerate() {
                        slot_item(item, slot, strings, ty, property, &at.index(index), report);
                    }
                }
                (Arity::One, Kind::Object) => slot_item(held, slot, false, ty, property, &at, report),
                _ => {}
            }
        }
    }
}

/// Of a type without an entry, the lists whose items say a type hold elements, and so does the fallback.
fn unknown(value: Value<'_>, pointer: &Pointer, report: &mut Report<'_>) {
    if let Some(fallback) = value.get("fallback").filter(|fallback| fallback.is_object()) {
        outermost(fallback, &pointer.key("fallback"), report);
    }
    for (key, held) in value.members().filter(|(_, held)| held.is_array()) {
        for (at, item) in held.items().enumerate().filter(|(_, item)| item.get("type").is_some()) {
            outermost(item, &pointer.key(&key).index(at), report);
        }
    }
}

fn slot_item(
    item: Value<'_>,
    slot: Slot,
    strings: bool,
    owner: &'static ElementType,
    property: &'static Property,
    pointer: &Pointer,
    report: &mut Report<'_>,
) {
    match item.kind() {
        Kind::Object => {}
        Kind::String if strings || values::is_expression(item) => return,
        kind => {
            report.found(&WRONG_TYPE, item, pointer.clone()).say(format!(
                "`{}` of {} holds {} here, where {} belongs.",
                property.name,
                values::a(owner.tag()),
                kind.noun(),
                slot.noun(),
            ));
            return;
        }
    }
    match element_type(item) {
        Some(ty) if !slot.fits(ty) => {
            report
                .found(&NOT_ALLOWED_HERE, item, pointer.clone())
                .say(format!(
                    "{} may not stand in `{}` of {}.",
                    values::capital(ty.tag()),
                    property.name,
                    values::a(owner.tag())
                ))
                .help(format!("Here belongs {}.", slot.noun()));
        }
        Some(_) => {}
        None if is_content(owner, property) => return,
        None => unknown_type(item, slot, pointer, report),
    }
    element(item, pointer, report);
}

/// What is attached can be of formats that the catalogue has no entry for.
fn is_content(owner: &ElementType, property: &Property) -> bool {
    owner.name == "Attachment" && property.name == "content"
}

fn unknown_type(value: Value<'_>, slot: Slot, pointer: &Pointer, report: &mut Report<'_>) {
    let key = ["type", "@type"].into_iter().find(|key| value.get(key).is_some_and(|tag| tag.kind() == Kind::String));
    let Some((key, said)) = key.and_then(|key| Some((key, value.get(key)?))) else {
        let wanted = match slot {
            Slot::Types([name, ..]) if name.starts_with("MessageCard.") => "@type",
            _ => "type",
        };
        report
            .found(&MISSING_REQUIRED, value, pointer.clone())
            .say(format!("`{wanted}` is missing, so nobody knows what this is."))
            .help(format!("Here belongs {}.", slot.noun()));
        return;
    };
    let tag = said.as_str().unwrap_or_default();
    if tag.contains("${") {
        return;
    }
    let shown = label(&tag, 60);
    if catalogue::is_extension(&tag) {
        report
            .found(&UNKNOWN_TYPE, said, pointer.key(key))
            .severity(Severity::Info)
            .say(format!("Teams shows a {shown}, but what it holds is not checked here yet."));
        return;
    }
    let meant =
        nearest(&tag, catalogue::all().filter(|ty| ty.type_key() == key && slot.fits(ty)).map(ElementType::tag));
    let change = |meant: &str| {
        let span = said.span();
        Change::replace(said.document().text(), span.start, span.end, print::quote(meant))
    };
    let finding = report
        .found(&UNKNOWN_TYPE, said, pointer.key(key))
        .say(format!("`{shown}` is no type that is known; hosts leave it out, or show its `fallback`."));
    if let Some(meant) = meant {
        finding.help(format!("Was `{meant}` meant?")).guess(format!("Write `{meant}`"), change(meant));
    }
    if value.get("fallback").is_some() {
        finding.severity(Severity::Info);
    }
}

fn required(value: Value<'_>, ty: &'static ElementType, pointer: &Pointer, report: &mut Report<'_>) {
    let absent = |key: &str| value.get(key).is_none_or(|held| held.kind() == Kind::Null);
    for property in ty.properties.iter().filter(|property| property.required && absent(property.name)) {
        if is_excused(value, ty, property) {
            continue;
        }
        let document = report.document();
        let finding = report
            .found(&MISSING_REQUIRED, value, pointer.clone())
            .say(format!("{} needs `{}`, and it is missing.", values::capital(ty.tag()), property.name))
            .help(property.help);
        // What would hold others and does not is merely empty.
        if ty.main_slot == Some(property.name) {
            finding.severity(Severity::Warning);
        }
        if (ty.name, property.name) == ("AdaptiveCard", "version")
            && let Ok(change) = edit::set(document, pointer, "version", &edit_value("1.5"))
        {
            finding.fix("Add version 1.5, the newest that webhooks know".to_owned(), change);
        }
    }
    if ty.name == "MessageCard" && absent("summary") && absent("text") {
        report
            .found(&MISSING_REQUIRED, value, pointer.clone())
            .say("A MessageCard needs a `summary` or a `text`.")
            .help("Without both, Teams answers `Summary or Text is required.`");
    }
}

fn edit_value(text: &str) -> crate::json::Fragment {
    crate::json::Fragment::string(text)
}

/// What may be missing all the same, for a reason that no table holds.
fn is_excused(value: Value<'_>, ty: &ElementType, property: &Property) -> bool {
    match (ty.name, property.name) {
        // The card inside an action has the version of the card around it.
        ("AdaptiveCard", "version") => value.parent().is_some_and(|parent| type_name(parent) == "Action.ShowCard"),
        // The choices are looked up by a bot.
        ("Input.ChoiceSet", "choices") => Element::new(value).value("choices.data").is_some(),
        _ => false,
    }
}
