//! Deleting and duplicating.

use super::place::{ElementAt, Node, Seat, edited, element, trail};
use super::{Edited, Refusal, ids};
use crate::card::catalogue::Arity;
use crate::json::edit::Draft;
use crate::json::{Document, Fragment, Pointer, edit as json};

/// Deletes an element, or a list that is not the main content of its owner. An array stays when its last item goes.
/// Afterwards the neighbour is selected, or what is around.
///
/// # Errors
/// For the card itself.
pub fn remove(document: &Document, at: &Pointer) -> Result<Edited, Refusal> {
    let nodes = trail(document, at)?;
    let (pointer, name, select) = if let Some(Node::List(list)) = nodes.last() {
        let Some(key) = &list.hold.key else { return Err(Refusal::Root("deleted")) };
        (list.hold.pointer(), key.clone(), list.hold.owner.clone())
    } else {
        let element = element(&nodes, "deleted")?;
        let seat = element.movable("deleted")?;
        let select = left(&nodes, &element, seat, element.value.next().is_some());
        (element.pointer.clone(), element.name(), select)
    };
    let mut draft = Draft::new(document);
    draft.edit(|document| json::remove(document, &pointer))?;
    Ok(edited(draft, format!("Delete {name}"), select))
}

/// What is selected when an element is gone: what follows it, when something does; else what stands before it, or held it.
pub(super) fn left(nodes: &[Node<'_>], element: &ElementAt<'_>, seat: &Seat, follows: bool) -> Pointer {
    let array = seat.hold.pointer();
    match (seat.hold.arity, seat.index.checked_sub(1)) {
        (Arity::One, _) => seat.hold.owner.clone(),
        (Arity::Many, _) if follows => element.pointer.clone(),
        (Arity::Many, Some(before)) => array.index(before),
        // Empty now: the list itself when the outline shows it, else its owner.
        (Arity::Many, None) => match nodes.iter().rev().nth(1) {
            Some(Node::List(list)) if !list.is_main() => array,
            _ => seat.hold.owner.clone(),
        },
    }
}

/// Puts a copy of an element right behind it. The ids in the copy are new where they would clash.
///
/// # Errors
/// For the card itself, and for what stands where there can be only one.
pub fn duplicate(document: &Document, at: &Pointer) -> Result<Edited, Refusal> {
    let element = element(&trail(document, at)?, "duplicated")?;
    let seat = element.seat_in_list("duplicated")?;
    let copy = ids::renamed(&Fragment::copy(element.value), document)?;
    let mut draft = Draft::new(document);
    let select = seat.hold.insert(&mut draft, seat.index + 1, &copy)?;
    Ok(edited(draft, format!("Duplicate {}", element.name()), select))
}
