//! Putting an element into a Container, and taking a container away from around what it holds.

use serde_json::json;

use super::fit::Guest;
use super::place::{ElementAt, Hold, edited, element, trail};
use super::{Edited, Refusal};
use crate::card::Element;
use crate::card::catalogue::{self, Arity};
use crate::json::edit::Draft;
use crate::json::{Document, Fragment, Pointer, Value, edit as json};

/// Puts a Container around an element; the Container is selected afterwards.
///
/// # Errors
/// For the card itself, and where no Container may stand.
pub fn wrap(document: &Document, at: &Pointer) -> Result<Edited, Refusal> {
    let element = element(&trail(document, at)?, "wrapped")?;
    let seat = element.movable("wrapped")?;
    let container = catalogue::find("Container");
    let takes_it = container.is_some_and(|ty| seat.hold.slot.is_none_or(|slot| slot.fits(ty)));
    if !takes_it || !element.value.is_object() {
        return Err(Refusal::unfit(container, "Container", &seat.hold.describe()));
    }
    let name = format!("Wrap {} in Container", element.name());
    let copy = Fragment::copy(element.value);
    let empty = Fragment::Json(json!({"type": "Container", "items": []}));
    let mut draft = Draft::new(document);
    let pointer = replace(&mut draft, &element, &[empty])?;
    draft.edit(|document| json::insert(document, &pointer.key("items"), 0, &copy))?;
    Ok(edited(draft, name, pointer))
}

/// Takes a container away: what it holds takes its place. What does not fit there gives way to what it holds itself, so a
/// `ColumnSet` leaves the elements of its columns. The first of them is selected afterwards.
///
/// # Errors
/// For the card itself, for what holds nothing, and when something inside does not fit in the place.
pub fn unwrap(document: &Document, at: &Pointer) -> Result<Edited, Refusal> {
    let element = element(&trail(document, at)?, "unwrapped")?;
    let seat = element.movable("unwrapped")?;
    let inside = gather(Element::typed(element.value, element.ty), &seat.hold)?;
    if inside.is_empty() {
        return Err(Refusal::HoldsNothing(element.name()));
    }
    if seat.hold.arity == Arity::One && inside.len() > 1 {
        return Err(Refusal::Single(seat.hold.name()));
    }
    let copies: Vec<Fragment> = inside.into_iter().map(Fragment::copy).collect();
    let mut draft = Draft::new(document);
    let select = replace(&mut draft, &element, &copies)?;
    Ok(edited(draft, format!("Unwrap {}", element.name()), select))
}

/// Puts others in the place of an element; answers where the first of them is.
fn replace(draft: &mut Draft, element: &ElementAt<'_>, others: &[Fragment]) -> Result<Pointer, Refusal> {
    let seat = element.movable("replaced")?;
    match (seat.hold.arity, others) {
        (Arity::One, [other]) => {
            draft.edit(|document| json::replace(document, &element.pointer, other))?;
        }
        (Arity::One, _) => return Err(Refusal::Single(seat.hold.name())),
        (Arity::Many, others) => {
            // In front of it, then it goes: what is added looks like its neighbours.
            for (at, other) in others.iter().enumerate() {
                seat.hold.insert(draft, seat.index + at, other)?;
            }
            let pushed = seat.hold.pointer().index(seat.index + others.len());
            draft.edit(|document| json::remove(document, &pushed))?;
        }
    }
    Ok(element.pointer.clone())
}

/// What a container holds and fits into the place; of what does not, what that holds itself.
fn gather<'d>(container: Element<'d>, hold: &Hold) -> Result<Vec<Value<'d>>, Refusal> {
    let mut found = Vec::new();
    let mut waiting: Vec<Element<'d>> = container.content().collect();
    waiting.reverse();
    while let Some(child) = waiting.pop() {
        let guest = Guest::of_element(&child);
        if guest.fits(hold) {
            found.push(child.raw());
            continue;
        }
        let before = waiting.len();
        waiting.extend(child.content());
        if let Some(inside) = waiting.get_mut(before..) {
            inside.reverse();
        }
        if waiting.len() == before && child.ty().is_none_or(|ty| ty.main_slot.is_none()) {
            return Err(guest.nowhere(&hold.describe()));
        }
    }
    Ok(found)
}
