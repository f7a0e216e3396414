//! The values that fit at a place.

use super::rank::icon_typed;
use super::sense::{COMPONENT_KEY, Sense, TYPE_KEYS};
use super::{Completion, For, Piece, What, describe, ids};
use crate::card::catalogue::{self, ElementKind, ElementType, Family, Mark, Property, Slot, ValueType, icons};
use crate::card::host::gap_of_type;
use crate::card::search::{Nearness, matched};
use crate::json::Kind;
use crate::json::cursor::Cursor;

/// Languages that cards are often written in.
const LANGUAGES: [&str; 16] =
    ["en", "en-GB", "en-US", "de", "fr", "es", "it", "nl", "pt-BR", "pl", "sv", "nb-NO", "da", "fi", "ja", "zh-CN"];

/// Colours that hold against light and dark grounds alike.
const COLOURS: [(&str, &str); 8] = [
    ("#0078D4", "blue"),
    ("#5B5FC7", "Teams' purple"),
    ("#107C10", "green"),
    ("#FFB900", "yellow"),
    ("#D83B01", "orange"),
    ("#D13438", "red"),
    ("#008272", "teal"),
    ("#7A7574", "grey"),
];

/// Icons that are offered at once, at most.
const ICONS: usize = 50;

const SCHEMA: &str = "http://adaptivecards.io/schemas/adaptive-card.json";
const CONTEXT: &str = "https://schema.org/extensions";

/// The types that fit into a slot.
pub(super) fn types_for(slot: Slot) -> impl Iterator<Item = &'static ElementType> {
    catalogue::all().filter(move |ty| slot.fits(ty))
}

pub(super) fn values(sense: &Sense, cursor: &Cursor<'_>, made_for: For) -> Vec<Completion> {
    let Some(inner) = cursor.around().last() else { return roots(made_for) };
    let key = cursor.key().filter(|_| inner.kind == Kind::Object);
    let (kinds, property) = sense.value(key.as_deref());
    if let Some(key) = key.as_deref() {
        if TYPE_KEYS.contains(&key) && property.is_none() {
            return types(key, sense, made_for);
        }
        match key {
            COMPONENT_KEY if sense.in_component() => return components(made_for),
            "$schema" => return vec![text(SCHEMA).help("The schema of Adaptive Cards.")],
            "@context" => return vec![text(CONTEXT).help("What every MessageCard says here.")],
            "$data" | "$when" => {
                return vec![Completion::new("${}", What::Value, Piece::Raw("\"${}\"", 2)).detail("expression")];
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    if let Some(property) = property.filter(|property| ids::REFERENCES.contains(&property.name)) {
        found.extend(ids::offers(cursor, property.name));
    }
    if let Some(scheme) = property.and_then(Property::icon_scheme) {
        match icon_typed(cursor.prefix(), scheme) {
            Some(typed) => found.extend(named_icons(typed, scheme)),
            None => found.push(raw("icon:", "\"icon:\"", 1).detail("a Fluent icon by its name")),
        }
    }
    for kind in &kinds {
        of(*kind, property, made_for, &mut found);
    }
    found.dedup_by(|one, other| one.label == other.label && one.what == other.what);
    found
}

/// The icons whose names match what is typed, the nearest first.
fn named_icons(typed: &str, scheme: &'static str) -> impl Iterator<Item = Completion> {
    let mut near: Vec<(Nearness, &'static str)> =
        icons::containing(typed).filter_map(|name| Some((matched(name, typed)?.0, name))).collect();
    near.sort_by_key(|(nearness, _)| *nearness);
    let icon = move |(_, name)| Completion::new(name, What::Value, Piece::Icon(scheme)).detail("icon");
    near.into_iter().take(ICONS).map(icon)
}

fn text(label: &'static str) -> Completion {
    Completion::new(label, What::Value, Piece::Quoted)
}

fn raw(label: &'static str, json: &'static str, back: usize) -> Completion {
    Completion::new(label, What::Value, Piece::Raw(json, back))
}

fn of(kind: ValueType, property: Option<&'static Property>, made_for: For, found: &mut Vec<Completion>) {
    let default = property.and_then(|property| property.default);
    let is_default = |json: &str| default.is_some_and(|default| default.trim_matches('"') == json);
    let marked = |completion: Completion| {
        if is_default(&completion.label) { completion.detail("default") } else { completion }
    };
    match kind {
        ValueType::Boolean => found.extend([raw("true", "true", 0), raw("false", "false", 0)].map(marked)),
        ValueType::Number(_) | ValueType::Integer(_) => {
            found.extend(default.filter(|json| !json.starts_with('"')).map(|json| marked(raw(json, json, 0))));
        }
        ValueType::Choice(words) | ValueType::ColourName(words) | ValueType::Suggested(words) => {
            found.extend(words.iter().map(|word| marked(text(word))));
        }
        ValueType::Size(words) | ValueType::Width(words) => {
            found.extend(words.iter().map(|word| marked(text(word))));
            found.push(Completion::new("px", What::Value, Piece::Raw("\"px\"", 3)).detail("pixels, such as 80px"));
            if matches!(kind, ValueType::Width(_)) {
                found.push(raw("1", "1", 0).detail("a share of the room that is left"));
            }
        }
        ValueType::HexColour => found.extend(COLOURS.iter().map(|(colour, name)| text(colour).detail(*name))),
        ValueType::Url => {
            found.push(Completion::new("https://", What::Value, Piece::Raw("\"https://\"", 1)).detail("an address"));
        }
        ValueType::Language => found.extend(LANGUAGES.iter().map(|tag| text(tag))),
        ValueType::One(slot) => objects(slot, made_for, found),
        ValueType::Many(_) | ValueType::Strings | ValueType::List(_) => {
            found.push(Completion::new("[ ]", What::Object, Piece::Raw("[]", 1)).detail(describe::kind(kind)));
        }
        ValueType::Map(_) => {
            found.push(Completion::new("{ }", What::Object, Piece::Raw("{}", 1)).detail(describe::kind(kind)));
        }
        ValueType::Text
        | ValueType::LongText
        | ValueType::Date
        | ValueType::Time
        | ValueType::Icon
        | ValueType::Any
        | ValueType::Either(_) => {}
    }
}

/// Fresh objects of the types that fit into a slot.
fn objects(slot: Slot, made_for: For, found: &mut Vec<Completion>) {
    for ty in types_for(slot).filter(|ty| !ty.fresh.is_empty()) {
        let mut completion =
            Completion::new(ty.title(), What::Object, Piece::Fresh(ty)).detail("a new one").help(ty.help);
        completion.gap = gap_of_type(ty, made_for.host, made_for.version);
        found.push(completion);
    }
    if slot.only().is_some_and(|ty| ty.fresh.is_empty()) {
        found.push(Completion::new("{ }", What::Object, Piece::Raw("{}", 1)));
    }
}

/// The names of the components.
fn components(made_for: For) -> Vec<Completion> {
    let named = catalogue::all().filter_map(|ty| match ty.mark {
        Mark::Component(name) => Some((ty, name)),
        _ => None,
    });
    named
        .map(|(ty, name)| {
            let mut completion = Completion::new(name, What::Type, Piece::Quoted).help(ty.help);
            completion.gap = gap_of_type(ty, made_for.host, made_for.version);
            completion
        })
        .collect()
}

/// The names that an object can have as its type.
fn types(key: &str, sense: &Sense, made_for: For) -> Vec<Completion> {
    let slots: Vec<Slot> = sense.slots().collect();
    let fits = |ty: &ElementType| {
        if sense.is_root() {
            ty.kind == ElementKind::Root || ty.family == Family::Adaptive
        } else {
            slots.is_empty() || slots.iter().any(|slot| slot.fits(ty))
        }
    };
    let mut found: Vec<Completion> = Vec::new();
    // Whole cards first, where a document begins.
    for rooted in [true, false] {
        let all = catalogue::all().filter(|ty| ty.type_key() == key && ty.is_said() && fits(ty));
        for ty in all.filter(|ty| (ty.kind == ElementKind::Root) == rooted) {
            if found.iter().any(|known| known.label == ty.tag()) {
                continue;
            }
            let detail = describe::since(ty.since, ty.family);
            let mut completion = Completion::new(ty.tag(), What::Type, Piece::Quoted).detail(detail).help(ty.help);
            completion.gap = gap_of_type(ty, made_for.host, made_for.version);
            found.push(completion);
        }
    }
    found
}

/// Whole cards, for an empty document.
fn roots(made_for: For) -> Vec<Completion> {
    let fresh = catalogue::all().filter(|ty| ty.kind == ElementKind::Root && !ty.fresh.is_empty());
    fresh
        .map(|ty| {
            let mut completion =
                Completion::new(ty.tag(), What::Object, Piece::Fresh(ty)).detail("a new one").help(ty.help);
            completion.gap = gap_of_type(ty, made_for.host, made_for.version);
            completion
        })
        .collect()
}
