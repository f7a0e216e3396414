//! What the catalogue says of what is written at a place.

use super::sense::{COMPONENT_KEY, Sense, TYPE_KEYS, is_component};
use super::{For, describe};
use crate::card::catalogue::{self, ElementType, Property, Support, ValueType, Version};
use crate::card::host::{gap_of_property, gap_of_type};
use crate::json::cursor::{Cursor, Entry, Place};
use crate::json::{Kind, Span};

/// What is known of something that is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// What is written: `TextBlock · size`.
    pub title: String,
    /// Its kind of value, default and age; may be empty.
    pub detail: String,
    /// What it is for, in a sentence.
    pub text: String,
    /// More, a line each: the values, what Teams makes of it, what to take care of.
    pub more: Vec<String>,
    /// Where it is written.
    pub span: Span,
}

/// What the catalogue says of the key, the value or the type at the place of a cursor.
#[must_use]
pub fn help(cursor: &Cursor<'_>, made_for: For) -> Option<Help> {
    let sense = Sense::of(cursor);
    let inner = cursor.around().last()?;
    if inner.kind == Kind::Array {
        let Place::Value(typed) = cursor.place() else { return None };
        let (ty, property) = sense.holder()?;
        return property
            .filter(|_| typed.span.end > typed.span.start)
            .map(|property| of_property(ty, property, typed.span, made_for));
    }
    let entry = cursor.touched()?;
    let span = if entry.key.touches(cursor.offset()) { entry.key } else { entry.value.unwrap_or(entry.key) };
    let key = cursor.read(entry.key);
    match sense.owner() {
        Some(ty) => match ty.property(&key) {
            Some(property) => Some(of_property(ty, property, span, made_for)),
            None if TYPE_KEYS.contains(&key.as_ref()) => {
                // A word that names no type is not another one's, whatever the object would be without it.
                let silent = || !ty.is_said() || entry.value.is_none_or(|value| cursor.read(value).is_empty());
                let ty = said(cursor, &key, entry).or_else(|| silent().then_some(ty))?;
                Some(of_type(ty, span, made_for))
            }
            None => template(&key, span).or_else(|| unknown(ty, &key, span)),
        },
        None if TYPE_KEYS.contains(&key.as_ref()) => said(cursor, &key, entry).map(|ty| of_type(ty, span, made_for)),
        None if sense.in_component() && key == COMPONENT_KEY => named(cursor).map(|ty| of_type(ty, span, made_for)),
        None => template(&key, span),
    }
}

/// The type that is written at the place; an object whose type is being typed has none yet.
fn said(cursor: &Cursor<'_>, key: &str, entry: Entry) -> Option<&'static ElementType> {
    match catalogue::find_tag(key, &cursor.read(entry.value?)) {
        Some(ty) if is_component(ty) => named(cursor),
        found => found,
    }
}

/// The component that the object around is by its name.
fn named(cursor: &Cursor<'_>) -> Option<&'static ElementType> {
    let name = cursor.entry(cursor.around().last()?, COMPONENT_KEY)?.value?;
    catalogue::find_component(&cursor.read(name))
}

fn of_type(ty: &'static ElementType, span: Span, made_for: For) -> Help {
    let mut more = Vec::new();
    more.extend(gap_of_type(ty, made_for.host, made_for.version).map(|gap| format!("Of no use here: {gap}.")));
    more.extend(support(ty.teams).map(str::to_owned));
    if !ty.note.is_empty() {
        more.push(ty.note.to_owned());
    }
    let required: Vec<&str> = ty.properties.iter().filter(|one| one.required).map(|one| one.name).collect();
    if !required.is_empty() {
        more.push(format!("Required: {}.", required.join(", ")));
    }
    Help {
        title: ty.title().to_owned(),
        detail: describe::since(ty.since, ty.family),
        text: ty.help.to_owned(),
        more,
        span,
    }
}

fn of_property(ty: &'static ElementType, property: &'static Property, span: Span, made_for: For) -> Help {
    let mut more = Vec::new();
    let gap = gap_of_property(ty, property, made_for.host, made_for.version);
    more.extend(gap.map(|gap| format!("Of no use here: {gap}.")));
    if property.deprecated {
        more.push("Out of use: renderers no longer read it.".to_owned());
    }
    more.extend(support(property.teams).map(str::to_owned));
    if !property.note.is_empty() {
        more.push(property.note.to_owned());
    }
    let words = property.value.words();
    if words.len() > 1 {
        more.push(format!("Values: {}.", words.join(", ")));
    }
    more.extend(property.max_items.map(|most| format!("At most {most} are shown.")));
    let standard = if property.standard { "" } else { " · of Teams" };
    let since = if property.since == Version(1, 0) { " · since 1.0" } else { "" };
    let adaptive = ty.family == catalogue::Family::Adaptive;
    let ends = if adaptive { format!("{since}{standard}") } else { String::new() };
    let detail = match property.value {
        // The words are named below.
        ValueType::Choice(_) | ValueType::ColourName(_) => {
            describe::property(&Property { value: ValueType::Any, ..*property }).replacen(
                &describe::kind(ValueType::Any),
                "a word",
                1,
            )
        }
        _ => describe::property(property),
    };
    Help {
        title: format!("{} · {}", ty.tag(), property.name),
        detail: format!("{detail}{ends}"),
        text: property.help.to_owned(),
        more,
        span,
    }
}

const fn support(teams: Support) -> Option<&'static str> {
    match teams {
        Support::Yes | Support::Unknown => None,
        Support::No => Some("Teams ignores it."),
        Support::Preview => Some("In Teams only some have it so far; it may change."),
    }
}

fn template(key: &str, span: Span) -> Option<Help> {
    let text = match key {
        "$data" => "The part of the data that is meant inside; for a list, one copy for each item.",
        "$when" => "An expression: what is around is there only when it is true.",
        "$schema" => "The address of the schema, for editors.",
        _ => return None,
    };
    let title = format!("Template · {key}");
    Some(Help { title, detail: String::new(), text: text.to_owned(), more: Vec::new(), span })
}

fn unknown(ty: &ElementType, key: &str, span: Span) -> Option<Help> {
    (!ty.open && !key.is_empty()).then(|| Help {
        title: crate::card::text::label(&format!("{} · {key}", ty.tag()), 60),
        detail: "unknown".to_owned(),
        text: format!("{} has no property of that name.", ty.tag()),
        more: Vec::new(),
        span,
    })
}
