//! Moving elements into a container that was picked, wherever it is.

use std::collections::HashMap;

use super::add::inside;
use super::fit::Guest;
use super::place::{Hold, Node, edited, trail};
use super::several::{Several, called, outermost_of};
use super::{Place, Refusal};
use crate::card::catalogue::Arity;
use crate::card::{OutlineKind, OutlineNode};
use crate::json::edit::Draft;
use crate::json::{Document, Finder, Fragment, Pointer, Value, edit as json};

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
    let Ok(elements) = outermost_of(document, several) else { return Vec::new() };
    let moved: Vec<Pointer> = elements.iter().map(|element| element.pointer.clone()).collect();
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
    let elements = outermost_of(document, several)?;
    let moved: Vec<Pointer> = elements.iter().map(|element| element.pointer.clone()).collect();
    let hold = super::add::hold_of(document, place)?;
    if moved.iter().any(|pointer| pointer.contains(&place.parent)) {
        return Err(Refusal::IntoItself);
    }
    for element in &elements {
        element.movable("moved")?;
        let guest = Guest::of(element);
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
    let document = draft.document().clone();
    let missing = |pointer: &Pointer| Refusal::Missing(pointer.clone());
    let mut finder = Finder::default();
    let found = moved.iter().map(|pointer| finder.at(&document, pointer).ok_or_else(|| missing(pointer)));
    let copies: Vec<Fragment> = found.map(|value| value.map(Fragment::copy)).collect::<Result<_, _>>()?;
    let first = hold.insert_all(draft, index, &copies)?;
    let mut from = Tracked::new(moved);
    from.inserted(&first, moved.len());
    let mut finder = Finder::default();
    let mut gone = Vec::new();
    let mut values = Vec::new();
    for source in from.all() {
        let value = finder.at(draft.document(), &source).ok_or_else(|| missing(&source))?;
        if value.parent().is_some_and(Value::is_array) {
            gone.push(source);
        }
        values.push(value);
    }
    let change = json::remove_values(&values);
    draft.edit(|_| Ok(change))?;
    let list = first.parent().filter(|_| hold.arity == Arity::Many);
    let new = (0..moved.len()).map(|at| match (&list, first.last_index()) {
        (Some(list), Some(index)) => list.index(index + at),
        _ => first.clone(),
    });
    let gone = Gone::new(&gone);
    Ok(new.map(|pointer| gone.left(&pointer)).collect())
}

/// What was taken out of lists: for each list, which items.
struct Gone(HashMap<Pointer, Vec<usize>>);

impl Gone {
    fn new(pointers: &[Pointer]) -> Self {
        let mut lists: HashMap<Pointer, Vec<usize>> = HashMap::new();
        for pointer in pointers {
            if let (Some(list), Some(at)) = (pointer.parent(), pointer.last_index()) {
                lists.entry(list).or_default().push(at);
            }
        }
        for gone in lists.values_mut() {
            gone.sort_unstable();
        }
        Self(lists)
    }

    /// Where something stands once they are gone.
    fn left(&self, pointer: &Pointer) -> Pointer {
        let mut old = Pointer::root();
        pointer.steps().fold(Pointer::root(), |new, step| {
            let gone = self.0.get(&old);
            old = old.key(&step);
            match (gone, step.parse::<usize>()) {
                (Some(gone), Ok(index)) => new.index(index - gone.partition_point(|at| *at < index)),
                _ => new.key(&step),
            }
        })
    }
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

    pub(super) fn all(self) -> Vec<Pointer> {
        self.0
    }

    /// So many were put in there.
    pub(super) fn inserted(&mut self, new: &Pointer, count: usize) {
        self.renumber(new, |index, at| if index >= at { index + count } else { index });
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
        self.inserted(to, 1);
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
    fn very_many_are_moved_in_two_changes() {
        let items = vec![r#"{"type":"TextBlock","text":"x"}"#; 5_000].join(",");
        let card = format!(r#"{{"type":"AdaptiveCard","body":[{items},{{"type":"Container","items":[]}}]}}"#);
        let document = Document::parse(&*card).unwrap();
        let all: Vec<Pointer> = (0..5_000).map(|at| Pointer::root().key("body").index(at)).collect();
        let place = Place { parent: at("/body/5000"), slot: "items".into(), index: 0 };
        let moved = move_to(&document, &all, &place).unwrap();
        assert_eq!(moved.edited.change.splices().len(), 2, "one puts them in, one takes them out");
        assert_eq!(moved.now.last(), Some(&at("/body/0/items/4999")));
        let after = moved.edited.change.apply(&card).unwrap();
        assert_eq!(after, format!(r#"{{"type":"AdaptiveCard","body":[{{"type":"Container","items":[{items}]}}]}}"#));
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
