//! Copying and pasting.

use super::add::inside;
use super::fit::Guest;
use super::place::{ElementAt, Hold, Node, around, edited, trail, trail_into_card};
use super::{Edited, Refusal, ids};
use crate::card::catalogue::{Arity, Slot};
use crate::card::{Format, cards, type_name};
use crate::json::edit::Draft;
use crate::json::{Document, Fragment, Pointer, Value};

/// The text of an element or of a list of elements, for pasting.
#[must_use]
pub fn copy(document: &Document, at: &Pointer) -> Option<Fragment> {
    match trail(document, at).ok()?.pop()? {
        Node::Element(element) => Some(Fragment::copy(element.value)),
        Node::List(list) => Some(Fragment::copy(list.value)),
    }
}

/// Pastes an element, an array of elements, or what a whole card says: into what is selected where it fits, else right
/// behind it, else behind what is around it or into that. The first that was pasted is selected afterwards.
///
/// # Errors
/// When the fragment is no JSON, holds nothing, or fits nowhere near.
pub fn paste(document: &Document, at: &Pointer, fragment: &Fragment) -> Result<Edited, Refusal> {
    let source = fragment.document()?;
    let nodes = trail_into_card(document, at)?;
    let (mut items, mut actions) = contents(source.root());
    let mut guests: Vec<Guest<'_>> = items.iter().copied().map(Guest::new).collect();
    if actions.is_empty() && target(&nodes, &guests).is_none() && card_actions(&nodes).is_some() {
        // Elements and buttons that were copied together go where each belongs.
        let (buttons, others): (Vec<_>, Vec<_>) = guests.iter().cloned().partition(Guest::is_action);
        if !buttons.is_empty() && !others.is_empty() {
            items = others.iter().map(Guest::value).collect();
            (guests, actions) = (others, buttons);
        }
    }
    let Some(first) = guests.first().or(actions.first()) else { return Err(Refusal::Empty) };
    let mut draft = Draft::new(document);
    let mut select = None;
    if !guests.is_empty() {
        let (hold, index) = target(&nodes, &guests).ok_or_else(|| refusal(&nodes, &guests, first))?;
        select = insert_all(&mut draft, document, &hold, index, &items)?;
    }
    let buttons: Vec<Value<'_>> = actions.iter().map(Guest::value).collect();
    if let (Some(hold), false) = (card_actions(&nodes), buttons.is_empty()) {
        let pasted = insert_all(&mut draft, document, &hold, usize::MAX, &buttons)?;
        select = select.or(pasted);
    }
    let name = match (items.as_slice(), actions.as_slice()) {
        ([only], []) => format!("Paste {}", type_name(*only)),
        (items, actions) => format!("Paste {} elements", items.len() + actions.len()),
    };
    match select {
        Some(select) => Ok(edited(draft, name, select)),
        None => Err(first.nowhere("what is selected")),
    }
}

fn insert_all(
    draft: &mut Draft,
    document: &Document,
    hold: &Hold,
    index: usize,
    items: &[Value<'_>],
) -> Result<Option<Pointer>, Refusal> {
    if hold.arity == Arity::One && items.len() > 1 {
        return Err(Refusal::Single(hold.name()));
    }
    let mut first = None;
    for (at, item) in items.iter().enumerate() {
        // Against the draft, so that several copies in one paste do not clash among themselves.
        let seen = if at == 0 { document.clone() } else { draft.document().clone() };
        let copy = ids::renamed(&Fragment::copy(*item), &seen)?;
        let pointer = hold.insert(draft, index.saturating_add(at), &copy)?;
        first = first.or(Some(pointer));
    }
    Ok(first)
}

/// What a fragment brings along: elements, and the actions of a whole card, which go elsewhere.
fn contents(root: Value<'_>) -> (Vec<Value<'_>>, Vec<Guest<'_>>) {
    let Some(card) = cards(root).into_iter().next() else {
        return (if root.is_array() { root.items().collect() } else { vec![root] }, Vec::new());
    };
    let Some(value) = root.at(&card.pointer) else { return (Vec::new(), Vec::new()) };
    match card.format {
        Format::Adaptive => (list(value, "body"), list(value, "actions").into_iter().map(Guest::new).collect()),
        Format::MessageCard if value.get("sections").is_some_and(|sections| !sections.is_empty()) => {
            (list(value, "sections"), Vec::new())
        }
        Format::Fragment if root.is_array() => (root.items().collect(), Vec::new()),
        _ => (vec![value], Vec::new()),
    }
}

fn list<'d>(card: Value<'d>, key: &str) -> Vec<Value<'d>> {
    card.get(key).into_iter().flat_map(Value::items).collect()
}

/// The place nearest to the selection that takes all of them.
fn target(nodes: &[Node<'_>], guests: &[Guest<'_>]) -> Option<(Hold, usize)> {
    let all = |hold: &Hold| hold.arity == Arity::Many && guests.iter().all(|guest| guest.fits(hold));
    let into = |element: &ElementAt<'_>| inside(element).into_iter().find(|(hold, _)| all(hold));
    let behind = |element: &ElementAt<'_>| {
        element.seat.as_ref().filter(|seat| all(&seat.hold)).map(|seat| (seat.hold.clone(), seat.index + 1))
    };
    let here = match nodes.last()? {
        Node::List(list) => all(&list.hold).then(|| (list.hold.clone(), list.value.len())),
        Node::Element(element) => into(element).or_else(|| behind(element)),
    };
    here.or_else(|| around(nodes).find_map(|element| behind(element).or_else(|| into(element))))
}

/// The foot of the innermost card around the selection.
fn card_actions(nodes: &[Node<'_>]) -> Option<Hold> {
    let card = nodes.iter().rev().find_map(|node| match node {
        Node::Element(element) if element.ty.is_some_and(|ty| ty.name == "AdaptiveCard") => Some(element),
        _ => None,
    })?;
    Some(card.hold("actions", Slot::Actions, Arity::Many))
}

fn refusal(nodes: &[Node<'_>], guests: &[Guest<'_>], first: &Guest<'_>) -> Refusal {
    let place = match nodes.last() {
        Some(Node::List(list)) => list.hold.describe(),
        Some(Node::Element(element)) => format!("{} {}", super::refusal::article(&element.name()), element.name()),
        None => "the document".to_owned(),
    };
    let misfit = match nodes.last() {
        Some(Node::List(list)) => guests.iter().find(|guest| !guest.fits(&list.hold)),
        _ => None,
    };
    misfit.unwrap_or(first).nowhere(&place)
}
