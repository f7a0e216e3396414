//! Moving elements into a container that was picked, wherever it is.

use super::add::inside;
use super::fit::Guest;
use super::place::{Hold, Node, edited, element, trail};
use super::several::{Several, called, outermost};
use super::{Place, Refusal};
use crate::card::catalogue::Arity;
use crate::card::{OutlineKind, OutlineNode};
use crate::json::edit::Draft;
use crate::json::{Document, Fragment, Pointer, edit as json};

/// Something that elements can be moved into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// Its place among the rows of the outline.
    pub row: usize,
    /// Where they go: behind what it holds.
    pub place: Place,
    /// Whether that is its main content; else the name of the slot tells more than its own.
    pub main: bool,
}

/// What in the document could take these elements, in the order of the outline. What holds all of them already is not
/// offered, nor is what is inside one of them.
#[must_use]
pub fn containers(document: &Document, rows: &[OutlineNode], several: &[Pointer]) -> Vec<Container> {
    let Ok(moved) = outermost(document, several) else { return Vec::new() };
    let elements: Result<Vec<_>, Refusal> =
        moved.iter().map(|pointer| element(&trail(document, pointer)?, "moved")).collect();
    let Ok(elements) = elements else { return Vec::new() };
    if elements.iter().any(|element| element.movable("moved").is_err()) {
        return Vec::new();
    }
    let guests: Vec<Guest<'_>> = elements.iter().map(Guest::of).collect();
    let home = |list: &Pointer| moved.iter().all(|pointer| pointer.parent().as_ref() == Some(list));
    let mut found = Vec::new();
    for (row, node) in rows.iter().enumerate() {
        if node.what == OutlineKind::Slot || moved.iter().any(|pointer| pointer.contains(&node.pointer)) {
            continue;
        }
        let Ok(nodes) = trail(document, &node.pointer) else { continue };
        let Some(Node::Element(owner)) = nodes.last().filter(|_| nodes.len() > node.pointer.depth()) else { continue };
        for (hold, index) in inside(owner) {
            let fits = hold.arity == Arity::Many || guests.len() == 1;
            if fits && !home(&hold.pointer()) && guests.iter().all(|guest| guest.fits(&hold)) {
                let slot = hold.key.clone().unwrap_or_default();
                let main = owner.ty.is_some_and(|ty| ty.main_slot == Some(slot.as_str()));
                found.push(Container { row, place: Place { parent: hold.owner, slot: slot.into(), index }, main });
            }
        }
    }
    found
}

/// Moves elements to a place, in the order of the document.
///
/// # Errors
/// When there is no such place, when they do not fit there, and when it is inside one of them.
pub fn move_to(document: &Document, several: &[Pointer], place: &Place) -> Result<Several, Refusal> {
    let moved = outermost(document, several)?;
    let hold = super::add::hold_of(document, place)?;
    if moved.iter().any(|pointer| pointer.contains(&place.parent)) {
        return Err(Refusal::IntoItself);
    }
    for pointer in &moved {
        let element = element(&trail(document, pointer)?, "moved")?;
        element.movable("moved")?;
        let guest = Guest::of(&element);
        if !guest.fits(&hold) {
            return Err(guest.nowhere(&hold.describe()));
        }
    }
    let name = called(document, "Move", &moved, &format!(" to {}", hold.owner_name));
    let mut draft = Draft::new(document);
    let now = relocate(&mut draft, &moved, &hold, place.index)?;
    let select = now.first().cloned().unwrap_or_default();
    Ok(Several { edited: edited(draft, name, select), now })
}

/// Moves elements before item `index` of a place that is not inside any of them; answers where they are then.
pub(super) fn relocate(
    draft: &mut Draft,
    moved: &[Pointer],
    hold: &Hold,
    index: usize,
) -> Result<Vec<Pointer>, Refusal> {
    if hold.arity == Arity::One && moved.len() > 1 {
        return Err(Refusal::Single(hold.name()));
    }
    let mut from = Tracked::new(moved);
    let mut to = Tracked::new(&[]);
    for at in 0..moved.len() {
        let Some(source) = from.get(at) else { continue };
        let value = draft.document().at(&source).ok_or_else(|| Refusal::Missing(source.clone()))?;
        let copy = Fragment::copy(value);
        let new = hold.insert(draft, index.saturating_add(at), &copy)?;
        from.inserted(&new);
        to.push(new);
    }
    for at in (0..moved.len()).rev() {
        let Some(source) = from.get(at) else { continue };
        let listed = in_list(draft.document(), &source);
        draft.edit(|document| json::remove(document, &source))?;
        if listed {
            from.removed(&source);
            to.removed(&source);
        }
    }
    Ok(to.all())
}

fn in_list(document: &Document, pointer: &Pointer) -> bool {
    pointer.parent().and_then(|parent| document.at(&parent)).is_some_and(crate::json::Value::is_array)
}

/// Pointers that go along when things are put in, taken out or exchanged elsewhere.
#[derive(Debug, Clone)]
pub(super) struct Tracked(Vec<Pointer>);

impl Tracked {
    pub(super) fn new(pointers: &[Pointer]) -> Self {
        Self(pointers.to_vec())
    }

    pub(super) fn get(&self, at: usize) -> Option<Pointer> {
        self.0.get(at).cloned()
    }

    pub(super) fn push(&mut self, pointer: Pointer) {
        self.0.push(pointer);
    }

    pub(super) fn all(self) -> Vec<Pointer> {
        self.0
    }

    /// Something was put in there.
    pub(super) fn inserted(&mut self, new: &Pointer) {
        self.renumber(new, |index, at| if index >= at { index + 1 } else { index });
    }

    /// Something was taken out of a list there.
    pub(super) fn removed(&mut self, old: &Pointer) {
        self.renumber(old, |index, at| if index > at { index - 1 } else { index });
    }

    /// Two neighbours of one list changed places.
    pub(super) fn swapped(&mut self, one: &Pointer, other: &Pointer) {
        let Some(far) = other.last_index() else { return };
        self.renumber(one, |index, near| match index {
            index if index == near => far,
            index if index == far => near,
            index => index,
        });
    }

    /// One of them went from a place to another one, and was put in there before it was taken out here.
    pub(super) fn moved(&mut self, which: usize, from: &Pointer, to: &Pointer) {
        self.inserted(to);
        self.removed(from);
        if let Some(pointer) = self.0.get_mut(which) {
            *pointer = to.clone();
        }
    }

    /// Gives everything at or below the list of `place` the number that it has now.
    fn renumber(&mut self, place: &Pointer, new: impl Fn(usize, usize) -> usize) {
        let (Some(list), Some(at)) = (place.parent(), place.last_index()) else { return };
        for pointer in &mut self.0 {
            let Some(rest) = pointer.as_str().strip_prefix(list.as_str()).and_then(|rest| rest.strip_prefix('/'))
            else {
                continue;
            };
            let (step, tail) = rest.split_once('/').map_or((rest, None), |(step, tail)| (step, Some(tail)));
            let Ok(index) = step.parse::<usize>() else { continue };
            let moved = list.index(new(index, at));
            let text = tail.map_or_else(|| moved.to_string(), |tail| format!("{moved}/{tail}"));
            *pointer = Pointer::parse(&text).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::edit::tests::at;
    use crate::card::outline;

    const CARD: &str = r#"{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"a"},{"type":"Container","items":[{"type":"TextBlock","text":"b"}]},{"type":"ColumnSet","columns":[{"type":"Column","items":[]}]},{"type":"TextBlock","text":"c"}]}"#;

    fn offered(several: &[&str]) -> Vec<String> {
        let document = Document::parse(CARD).unwrap();
        let several: Vec<Pointer> = several.iter().map(|text| at(text)).collect();
        let found = containers(&document, &outline(&document), &several);
        found.into_iter().map(|found| format!("{} {}", found.place.parent, found.place.slot)).collect()
    }

    #[test]
    fn what_takes_all_of_them_is_offered() {
        assert_eq!(offered(&["/body/0", "/body/3"]), ["/body/1 items", "/body/2/columns/0 items"]);
        assert_eq!(offered(&["/body/0", "/body/1/items/0"]), [" body", "/body/1 items", "/body/2/columns/0 items"]);
        assert_eq!(offered(&["/body/1"]), ["/body/2/columns/0 items"]);
        assert!(offered(&[""]).is_empty());
    }

    #[test]
    fn they_go_there_in_their_order() {
        let document = Document::parse(CARD).unwrap();
        let place = Place { parent: at("/body/2/columns/0"), slot: "items".into(), index: 0 };
        let several = [at("/body/3"), at("/body/0"), at("/body/1/items/0")];
        let moved = move_to(&document, &several, &place).unwrap();
        assert_eq!(moved.edited.name, "Move 3 elements to Column");
        let now: Vec<String> = moved.now.iter().map(Pointer::to_string).collect();
        assert_eq!(now, ["/body/1/columns/0/items/0", "/body/1/columns/0/items/1", "/body/1/columns/0/items/2"]);
        let after = moved.edited.change.apply(CARD).unwrap();
        assert_eq!(
            after,
            r#"{"type":"AdaptiveCard","body":[{"type":"Container","items":[]},{"type":"ColumnSet","columns":[{"type":"Column","items":[{"type":"TextBlock","text":"a"},{"type":"TextBlock","text":"b"},{"type":"TextBlock","text":"c"}]}]}]}"#
        );
        let itself = Place { parent: at("/body/1"), slot: "items".into(), index: 0 };
        assert_eq!(move_to(&document, &[at("/body/1")], &itself), Err(Refusal::IntoItself));
    }
}
