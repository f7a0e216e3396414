//! Moving: up, down, in, out.

use super::fit::Guest;
use super::place::{ElementAt, Hold, Node, Seat, around, edited, element, trail};
use super::{Edited, Refusal};
use crate::card::catalogue::{Arity, Slot};
use crate::card::element::type_in_slot;
use crate::json::edit::Draft;
use crate::json::{Change, Document, Fragment, Pointer, Span, Value, edit as json};

/// Where to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Before the sibling before it.
    Up,
    /// Behind the sibling behind it.
    Down,
    /// Into the container right before it, behind what that holds.
    In,
    /// Out of the container around it, right behind that.
    Out,
}

impl Direction {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// Moves an element.
///
/// # Errors
/// For the card itself, and when there is nothing in that direction that takes it.
pub fn shift(document: &Document, at: &Pointer, direction: Direction) -> Result<Edited, Refusal> {
    let nodes = trail(document, at)?;
    let element = element(&nodes, "moved")?;
    let seat = element.movable("moved")?;
    let name = format!("Move {} {}", element.name(), direction.word());
    let array = seat.hold.pointer();
    match direction {
        Direction::Up | Direction::Down if seat.hold.arity == Arity::One => Err(Refusal::Single(seat.hold.name())),
        Direction::Up => {
            let before = element.value.previous().ok_or(Refusal::First)?;
            let select = array.index(seat.index.saturating_sub(1));
            Ok(Edited { change: swap(document, before, element.value), name, select })
        }
        Direction::Down => {
            let behind = element.value.next().ok_or(Refusal::Last)?;
            Ok(Edited { change: swap(document, element.value, behind), name, select: array.index(seat.index + 1) })
        }
        Direction::In => {
            let target = receiver_before(&nodes, &element, seat).ok_or(Refusal::NoContainerBefore)?;
            relocate(document, &element, &target, usize::MAX, name)
        }
        Direction::Out => {
            let guest = Guest::of(&element);
            let outer = around(&nodes)
                .filter_map(|owner| owner.seat.as_ref())
                .find(|seat| seat.hold.arity == Arity::Many && guest.fits(&seat.hold))
                .ok_or(Refusal::Outermost)?;
            relocate(document, &element, &outer.hold, outer.index + 1, name)
        }
    }
}

/// Exchanges the texts of two items of one array, or of two members of one object with their keys; commas, blanks and
/// comments between them stay where they are.
pub(super) fn swap(document: &Document, first: Value<'_>, second: Value<'_>) -> Change {
    let text = document.text();
    let (a, b) = (first.entry_span(), second.entry_span());
    let written = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    // From the back, so that the first replacement does not move the second.
    Change::replace(text, b.start, b.end, written(a)).then(Change::replace(text, a.start, a.end, written(b)))
}

/// Copies to the target, then deletes. The target is before the element or behind something around it, so the element's
/// own pointer stays as it is in between.
fn relocate(
    document: &Document,
    element: &ElementAt<'_>,
    target: &Hold,
    index: usize,
    name: String,
) -> Result<Edited, Refusal> {
    let mut draft = Draft::new(document);
    let copy = Fragment::copy(element.value);
    let select = target.insert(&mut draft, index, &copy)?;
    draft.edit(|document| json::remove(document, &element.pointer))?;
    Ok(edited(draft, name, select))
}

/// The place inside the sibling before an element that takes it.
fn receiver_before(nodes: &[Node<'_>], element: &ElementAt<'_>, seat: &Seat) -> Option<Hold> {
    let before = seat.index.checked_sub(1)?;
    let Some(Node::List(list)) = nodes.iter().rev().nth(1) else { return None };
    receiver(list.item(before)?, &Guest::of(element))
}

/// The place inside an element that takes a guest: its main content, or that of its last column, cell or card.
fn receiver(mut container: ElementAt<'_>, guest: &Guest<'_>) -> Option<Hold> {
    loop {
        let ty = container.ty?;
        let main = ty.main_slot?;
        let (slot, arity) = ty.slot(main)?;
        let inner = container.value.get(main);
        let hold = container.hold(main, slot, arity);
        if arity == Arity::Many && guest.fits(&hold) && inner.is_none_or(Value::is_array) {
            return Some(hold);
        }
        // Further down only through what exists to hold others, never through the elements of a container.
        let (Slot::Types(_), Some(inner)) = (slot, inner) else { return None };
        let (value, pointer) = match arity {
            Arity::One => (inner, hold.pointer()),
            Arity::Many => {
                let last = inner.len().checked_sub(1)?;
                (inner.item(last)?, hold.pointer().index(last))
            }
        };
        let ty = type_in_slot(value, slot, container.value);
        container = ElementAt { value, ty, pointer, seat: None };
    }
}
