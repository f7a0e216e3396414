//! The keys that an object can still get.

use std::collections::HashSet;

use super::sense::{COMPONENT_KEY, Sense, TYPE_KEYS};
use super::{Completion, For, Piece, Start, What, describe, values};
use crate::card::catalogue::{ElementKind, ElementType, Family, Property, ValueType};
use crate::card::host::gap_of_property;
use crate::json::cursor::Cursor;

/// An empty string, the caret inside.
const EMPTY: Start = Start::With("\"\"", 1);

/// Keys of templates. Every object can have them, whatever card it is of and whether the catalogue knows it: a template
/// is filled as JSON, before anybody reads it as a card.
const TEMPLATE: [(&str, Start, &str); 2] = [
    (
        "$data",
        Start::With("\"${}\"", 2),
        "The part of the data that is meant inside; for a list, one copy for each item.",
    ),
    ("$when", Start::With("\"${}\"", 2), "An expression: what is around is there only when it is true."),
];

pub(super) fn keys(sense: &Sense, cursor: &Cursor<'_>, made_for: For) -> Vec<Completion> {
    let Some(inner) = cursor.around().last() else { return Vec::new() };
    let ty = sense.owner();
    // What is typed is no member yet.
    let others = inner.entries.iter().enumerate().filter(|(at, _)| Some(*at) != inner.here);
    let taken: HashSet<_> = others.map(|(_, entry)| cursor.read(entry.key)).collect();
    let is_free = |name: &str| !taken.contains(name);

    let mut found = Vec::new();
    if let Some((key, ty)) = type_key(sense, ty).filter(|(key, _)| is_free(key)) {
        let help = "Which type this is; what else can stand here follows from it.";
        let mut completion =
            Completion::new(key, What::Property, Piece::Key(key, EMPTY)).detail("the name of a type").help(help);
        completion.is_required = ty.is_none_or(|ty| sense.slots().all(|slot| slot.only() != Some(ty)));
        found.push(completion);
    }
    if ty.is_none() && sense.in_component() && is_free(COMPONENT_KEY) {
        let help = "Which component this is; what its properties are follows from it.";
        let piece = Piece::Key(COMPONENT_KEY, EMPTY);
        let mut completion =
            Completion::new(COMPONENT_KEY, What::Property, piece).detail("the name of a component").help(help);
        completion.is_required = true;
        found.push(completion);
    }
    if let Some(ty) = ty {
        let free = ty.properties.iter().filter(|property| is_free(property.name));
        found.extend(free.map(|property| of(ty, property, made_for)));
    }
    let listed = |name: &str| ty.is_some_and(|ty| ty.property(name).is_some());
    for (name, start, help) in TEMPLATE.into_iter().filter(|(name, ..)| is_free(name) && !listed(name)) {
        found.push(Completion::new(name, What::Property, Piece::Key(name, start)).detail("template").help(help));
    }
    found
}

fn of(ty: &'static ElementType, property: &'static Property, made_for: For) -> Completion {
    let piece = Piece::Key(property.name, start(property));
    let mut completion =
        Completion::new(property.name, What::Property, piece).detail(describe::property(property)).help(property.help);
    completion.is_required = property.required;
    completion.is_deprecated = property.deprecated;
    completion.gap = gap_of_property(ty, property, made_for.host, made_for.version);
    completion
}

/// The key under which the innermost object says its type, when it is an object that does.
fn type_key(sense: &Sense, ty: Option<&'static ElementType>) -> Option<(&'static str, Option<&'static ElementType>)> {
    match ty {
        Some(ty) if !ty.is_said() || TYPE_KEYS.iter().any(|key| ty.property(key).is_some()) => None,
        Some(ty) if ty.family == Family::Envelope && ty.kind != ElementKind::Root => None,
        // A part that its place tells has no name of its own to say when that has a family before it.
        Some(ty) if ty.kind == ElementKind::Object && ty.name.contains('.') && ty.family == Family::MessageCard => None,
        Some(ty) => Some((ty.type_key(), Some(ty))),
        None => {
            let slot = sense.slots().next()?;
            let key = values::types_for(slot).next().map_or("type", ElementType::type_key);
            Some((key, None))
        }
    }
}

/// The value that a new member begins with: what differs from the default, or something empty to be filled.
fn start(property: &Property) -> Start {
    first(property.value, property.default)
}

fn first(value: ValueType, default: Option<&'static str>) -> Start {
    match value {
        ValueType::Boolean if default == Some("true") => Start::With("false", 0),
        ValueType::Boolean => Start::With("true", 0),
        ValueType::Number(_) | ValueType::Integer(_) => Start::With(default.unwrap_or("1"), 0),
        ValueType::Strings | ValueType::List(_) | ValueType::Many(_) => Start::With("[]", 1),
        ValueType::One(_) | ValueType::Map(_) | ValueType::Any => Start::With("{}", 1),
        ValueType::Either(values) => values.first().map_or(EMPTY, |value| first(*value, default)),
        _ => EMPTY,
    }
}
