//! Adding: what fits here, and putting it there.

use std::borrow::Cow;

use super::place::{ElementAt, Hold, Node, edited, trail, trail_into_card};
use super::{Edited, Refusal, grid, ids};
use crate::card::catalogue::{self, Arity, ElementType, Group, ValueType};
use crate::card::{element_type, type_name};
use crate::json::edit::{self as json, Draft};
use crate::json::{Document, Fragment, Kind, Pointer, Value};

/// Something that can be added.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What it is.
    pub ty: &'static ElementType,
    /// Where it goes.
    pub place: Place,
    /// How that place lies to what is selected.
    pub position: Position,
}

impl Offer {
    /// The name of the slot, when it is not the main content of what holds it: that a `BackgroundImage` is for
    /// `backgroundImage` has to be said.
    #[must_use]
    pub fn side_slot(&self, document: &Document) -> Option<&str> {
        let owner = document.at(&self.place.parent).and_then(element_type)?;
        (self.position == Position::Inside && owner.main_slot != Some(&self.place.slot)).then_some(&*self.place.slot)
    }
}

/// A place for an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The object that gets it; the document, when that itself is an array.
    pub parent: Pointer,
    /// The property that holds it; empty when the document itself is the array.
    pub slot: Cow<'static, str>,
    /// Before which item it goes.
    pub index: usize,
}

/// How a place lies to what is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Position {
    /// In it, behind what it holds already.
    Inside,
    /// Right behind it.
    After,
}

/// What can be added at a selection: what goes into it, and behind it what does not go into it. The main content comes
/// first, then the other slots in the order of the catalogue.
#[must_use]
pub fn offers(document: &Document, at: &Pointer) -> Vec<Offer> {
    let Ok(nodes) = trail_into_card(document, at) else { return Vec::new() };
    let mut found = Vec::new();
    match nodes.last() {
        Some(Node::List(list)) => offer(&list.hold, list.value.len(), Position::Inside, &mut found),
        Some(Node::Element(element)) => {
            for (hold, index) in inside(element) {
                offer(&hold, index, Position::Inside, &mut found);
            }
            if let Some(seat) = element.seat.as_ref().filter(|seat| seat.hold.arity == Arity::Many) {
                let mut after = Vec::new();
                offer(&seat.hold, seat.index + 1, Position::After, &mut after);
                after.retain(|offer| found.iter().all(|inside| inside.ty.name != offer.ty.name));
                found.extend(after);
            }
        }
        None => {}
    }
    found
}

/// The places that an element has for more, the main one first.
pub(super) fn inside(element: &ElementAt<'_>) -> Vec<(Hold, usize)> {
    let (Some(ty), true) = (element.ty, element.value.is_object()) else { return Vec::new() };
    let mut holds = Vec::new();
    for (property, slot, arity) in ty.slots() {
        let held = element.value.get(property.name).filter(|held| held.kind() != Kind::Null);
        let main = ty.main_slot == Some(property.name);
        let open = match (arity, held) {
            (Arity::Many, Some(held)) => held.is_array(),
            (_, None) => main || property.group != Group::Advanced,
            (Arity::One, Some(_)) => false,
        };
        if open {
            let entry = (element.hold(property.name, slot, arity), held.map_or(0, Value::len));
            holds.insert(if main { 0 } else { holds.len() }, entry);
        }
    }
    holds
}

fn offer(hold: &Hold, index: usize, position: Position, found: &mut Vec<Offer>) {
    let Some(slot) = hold.slot else { return };
    let place = Place { parent: hold.owner.clone(), slot: hold.key.clone().unwrap_or_default().into(), index };
    let fitting = catalogue::all().filter(|ty| slot.fits(ty) && !ty.fresh.is_empty());
    found.extend(fitting.map(|ty| Offer { ty, place: place.clone(), position }));
}

/// What fits into one slot of an element, whatever it holds already: types that the palette never offers by themselves too.
#[must_use]
pub fn offers_in(document: &Document, at: &Pointer, slot: &str) -> Vec<Offer> {
    let Ok(nodes) = trail(document, at) else { return Vec::new() };
    let Some(Node::Element(element)) = nodes.last() else { return Vec::new() };
    let Some((takes, _)) = element.ty.and_then(|ty| ty.slot(slot)) else { return Vec::new() };
    let index = element.value.get(slot).map_or(0, Value::len);
    let place = Place { parent: element.pointer.clone(), slot: slot.to_owned().into(), index };
    let offer = |ty| Offer { ty, place: place.clone(), position: Position::Inside };
    catalogue::all().filter(|ty| takes.fits(ty)).map(offer).collect()
}

/// Adds a fresh element where an offer says; where one stands already and only one can, it takes its place.
///
/// # Errors
/// As [`add`].
pub fn put(document: &Document, at: &Pointer, offer: &Offer) -> Result<Edited, Refusal> {
    let hold = hold_of(document, &offer.place)?;
    let pointer = hold.pointer();
    if hold.arity == Arity::Many || document.at(&pointer).is_none() {
        return add(document, at, offer);
    }
    if !hold.slot.is_some_and(|slot| slot.fits(offer.ty)) {
        return Err(Refusal::unfit(Some(offer.ty), offer.ty.tag(), &hold.describe()));
    }
    let fresh = ids::renamed(&Fragment::Json(fresh(document, offer)), document)?;
    let mut draft = Draft::new(document);
    draft.edit(|document| json::replace(document, &pointer, &as_json(fresh)))?;
    Ok(edited(draft, format!("Set {} of {}", hold.name(), hold.owner_name), pointer))
}

/// Adds a fresh element where an offer says.
///
/// # Errors
/// When the document is not the one that the offer was made for, and there is no such place in it.
pub fn add(document: &Document, at: &Pointer, offer: &Offer) -> Result<Edited, Refusal> {
    trail(document, at)?;
    let hold = hold_of(document, &offer.place)?;
    if !hold.slot.is_some_and(|slot| slot.fits(offer.ty)) {
        return Err(Refusal::unfit(Some(offer.ty), offer.ty.tag(), &hold.describe()));
    }
    let fresh = ids::renamed(&Fragment::Json(fresh(document, offer)), document)?;
    let mut draft = Draft::new(document);
    let select = hold.insert(&mut draft, offer.place.index, &as_json(fresh))?;
    Ok(edited(draft, format!("Add {}", offer.ty.tag()), select))
}

pub(super) fn hold_of(document: &Document, place: &Place) -> Result<Hold, Refusal> {
    let nodes = trail(document, &place.parent)?;
    let missing = || Refusal::Missing(place.parent.clone());
    match nodes.last() {
        Some(Node::List(list)) if place.slot.is_empty() => Ok(list.hold.clone()),
        Some(Node::Element(element)) => match element.ty.map(|ty| ty.slot(&place.slot)) {
            Some(Some((slot, arity))) => Ok(element.hold(&place.slot, slot, arity)),
            Some(None) => Err(missing()),
            // Of an unknown type, the list has to be there already.
            None => match trail(document, &place.parent.key(&place.slot))?.pop() {
                Some(Node::List(list)) => Ok(list.hold),
                _ => Err(missing()),
            },
        },
        _ => Err(missing()),
    }
}

/// What is printed anew takes the style of its surroundings; only what was renamed has become text.
fn as_json(fragment: Fragment) -> Fragment {
    match fragment.document() {
        Ok(document) => Fragment::Json(document.root().to_json()),
        Err(_) => fragment,
    }
}

/// One of a type for which the catalogue has no fresh one: what it has to say, and its type where the place does not say it.
fn bare(ty: &'static ElementType) -> serde_json::Value {
    let mut members = serde_json::Map::new();
    let by_place = catalogue::all().flat_map(ElementType::slots).any(|(_, slot, _)| slot.only() == Some(ty));
    if ty.is_said() && !by_place {
        members.insert(ty.type_key().to_owned(), ty.tag().into());
    }
    for property in ty.properties.iter().filter(|property| property.required) {
        let value = match property.value {
            ValueType::Many(_) | ValueType::Strings | ValueType::List(_) => serde_json::json!([]),
            ValueType::One(_) | ValueType::Map(_) | ValueType::Any => serde_json::json!({}),
            ValueType::Number(_) | ValueType::Integer(_) => 0.into(),
            ValueType::Boolean => false.into(),
            _ => property.value.words().first().copied().unwrap_or_default().into(),
        };
        members.insert(property.name.to_owned(), value);
    }
    members.into()
}

fn fresh(document: &Document, offer: &Offer) -> serde_json::Value {
    let table = document.at(&offer.place.parent).filter(|table| type_name(*table) == "Table");
    match (table, offer.ty.name) {
        (Some(table), "TableRow") => grid::fresh_row(table),
        _ => serde_json::from_str(offer.ty.fresh).unwrap_or_else(|_| bare(offer.ty)),
    }
}
