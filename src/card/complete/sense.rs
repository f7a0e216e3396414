//! Of which type the objects around a place are, and what kinds of value the place takes.

use crate::card::catalogue::{self, ElementType, Mark, Property, Slot, ValueType};
use crate::card::format::type_of_content;
use crate::json::Kind;
use crate::json::cursor::{Around, Cursor, Step};

/// The keys under which an object says its type.
pub(super) const TYPE_KEYS: [&str; 2] = ["type", "@type"];

/// The key under which a component says which one it is.
pub(super) const COMPONENT_KEY: &str = "name";

/// A level around the place.
#[derive(Debug, Clone)]
struct Level {
    /// The type, of an object.
    ty: Option<&'static ElementType>,
    /// The kinds of value that may stand where it stands.
    seat: Vec<ValueType>,
    /// The property that it is, or is an item of.
    property: Option<&'static Property>,
    is_object: bool,
    is_component: bool,
}

/// What a place is in the language of cards.
#[derive(Debug, Clone)]
pub(super) struct Sense {
    levels: Vec<Level>,
}

impl Sense {
    pub(super) fn of(cursor: &Cursor<'_>) -> Self {
        let mut levels: Vec<Level> = Vec::new();
        for around in cursor.around() {
            let (seat, property) = match (levels.last(), around.step) {
                (Some(outer), Step::Key(key)) => under(outer, &cursor.read(key)),
                (Some(outer), Step::Index(_)) => (items(&outer.seat), outer.property),
                _ => (Vec::new(), None),
            };
            let is_object = around.kind == Kind::Object;
            let ty = if is_object { object_type(cursor, around, &seat, levels.len()) } else { None };
            let is_component = is_object && says_component(cursor, around);
            levels.push(Level { ty, seat, property, is_object, is_component });
        }
        Self { levels }
    }

    /// The type of the innermost object, if the place lies directly in one.
    pub(super) fn owner(&self) -> Option<&'static ElementType> {
        self.levels.last().filter(|level| level.is_object)?.ty
    }

    /// The type of the nearest object, and the property of it that holds the place.
    pub(super) fn holder(&self) -> Option<(&'static ElementType, Option<&'static Property>)> {
        let property = self.levels.last()?.property;
        let ty = self.levels.iter().rev().find(|level| level.is_object)?.ty?;
        Some((ty, property))
    }

    /// Whether the innermost object says that it is a component, be it a known one or not.
    pub(super) fn in_component(&self) -> bool {
        self.levels.last().is_some_and(|level| level.is_component)
    }

    /// Whether the innermost object is the whole document.
    pub(super) fn is_root(&self) -> bool {
        self.levels.len() == 1
    }

    /// The slots in which the innermost object stands.
    pub(super) fn slots(&self) -> impl Iterator<Item = Slot> {
        let seat = self.levels.last().map(|level| level.seat.as_slice()).unwrap_or_default();
        seat.iter().filter_map(|value| match value {
            ValueType::One(slot) => Some(*slot),
            _ => None,
        })
    }

    /// The kinds of value that a member of the innermost object takes, or an item of the innermost array.
    pub(super) fn value(&self, key: Option<&str>) -> (Vec<ValueType>, Option<&'static Property>) {
        match (self.levels.last(), key) {
            (Some(level), Some(key)) if level.is_object => under(level, key),
            (Some(level), None) if !level.is_object => (items(&level.seat), level.property),
            _ => (Vec::new(), None),
        }
    }
}

/// The kinds of value that stand under a key.
fn under(outer: &Level, key: &str) -> (Vec<ValueType>, Option<&'static Property>) {
    if let Some(property) = outer.ty.and_then(|ty| ty.property(key)) {
        return (flat(property.value), Some(property));
    }
    let mapped = outer.seat.iter().filter_map(|value| match value {
        ValueType::Map(inner) => Some(flat(**inner)),
        _ => None,
    });
    let mapped: Vec<ValueType> = mapped.flatten().collect();
    let property = outer.property.filter(|_| !mapped.is_empty());
    (mapped, property)
}

fn items(seat: &[ValueType]) -> Vec<ValueType> {
    let mut found = Vec::new();
    for value in seat {
        match value {
            ValueType::Many(slot) => found.push(ValueType::One(*slot)),
            ValueType::Strings => found.push(ValueType::Text),
            ValueType::List(inner) => found.extend(flat(**inner)),
            _ => {}
        }
    }
    found
}

/// A kind of value as the kinds that it may be one of.
fn flat(value: ValueType) -> Vec<ValueType> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            ValueType::Either(values) => open.extend(values.iter().rev()),
            value => found.push(value),
        }
    }
    found
}

fn object_type(cursor: &Cursor<'_>, around: &Around, seat: &[ValueType], depth: usize) -> Option<&'static ElementType> {
    let by_place = seat.iter().find_map(|value| match value {
        ValueType::One(slot) => slot.only(),
        _ => None,
    });
    // Where only the place tells, or `type` is a property like others, that says nothing of the object.
    let word = |ty: &&ElementType| !ty.is_said() || TYPE_KEYS.iter().any(|key| ty.property(key).is_some());
    if let Some(ty) = by_place.filter(word) {
        return Some(ty);
    }
    let mut is_said = false;
    for key in TYPE_KEYS {
        if let Some(tag) = cursor.string(around, key) {
            is_said = true;
            let found = match catalogue::find_tag(key, &tag) {
                Some(ty) if is_component(ty) => {
                    cursor.string(around, COMPONENT_KEY).and_then(|name| catalogue::find_component(&name))
                }
                found => found,
            };
            if found.is_some() {
                return found;
            }
        }
    }
    if is_said {
        return None;
    }
    by_place
        .or_else(|| attached(cursor, around, depth))
        .or_else(|| if depth == 0 { root(cursor, around) } else { None })
}

/// Whether only the name of something of that type tells which type it is.
pub(super) const fn is_component(ty: &ElementType) -> bool {
    matches!(ty.mark, Mark::Component(_))
}

fn says_component(cursor: &Cursor<'_>, around: &Around) -> bool {
    let said = |key: &&str| cursor.string(around, key).and_then(|tag| catalogue::find_tag(key, &tag));
    TYPE_KEYS.iter().find_map(said).is_some_and(is_component)
}

/// The type of the content of an attachment, which its content type tells.
fn attached(cursor: &Cursor<'_>, around: &Around, depth: usize) -> Option<&'static ElementType> {
    let Step::Key(key) = around.step else { return None };
    let outer = cursor.around().get(depth.checked_sub(1)?)?;
    let content_type = cursor.string(outer, "contentType").filter(|_| cursor.read(key) == "content")?;
    type_of_content(&content_type)
}

/// What a document that does not say it is on its way to become.
fn root(cursor: &Cursor<'_>, around: &Around) -> Option<&'static ElementType> {
    let has = |key: &str| cursor.entry(around, key).is_some();
    let name = if ["@type", "@context", "sections", "potentialAction", "themeColor"].iter().any(|key| has(key)) {
        "MessageCard"
    } else if has("contentType") {
        "Attachment"
    } else if has("attachments") {
        "Message"
    } else {
        "AdaptiveCard"
    };
    catalogue::find(name)
}
