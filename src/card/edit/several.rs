//! The operations for several elements at once, each as one step.
//!
//! Of an element and another one inside it, the outer one is meant where the place changes (moving, deleting, copying),
//! and both are where only a property does.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use serde_json::{Value as Json, json};

use super::fit::Guest;
use super::ids::Taken;
use super::place::{ElementAt, Node, edited, element, trail, trail_with};
use super::property::change;
use super::relocate::{Tracked, relocate};
use super::remove::left;
use super::shift::{Direction, shift};
use super::value::fits;
use super::{Edited, Refusal, copy, duplicate, wrap};
use crate::card::catalogue::{self, Arity, Slot};
use crate::card::form::Fit;
use crate::json::edit::{self as json_edit, Draft};
use crate::json::{Change, Document, Finder, Fragment, Pointer, Value};

/// An operation on several elements that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Several {
    /// The step.
    pub edited: Edited,
    /// Where the elements are afterwards, in the order of the document; empty when they are gone.
    pub now: Vec<Pointer>,
}

/// The elements that are meant, in the order of the document, without those that are inside others.
///
/// # Errors
/// When there is none.
pub fn outermost(document: &Document, several: &[Pointer]) -> Result<Vec<Pointer>, Refusal> {
    Ok(outermost_of(document, several)?.into_iter().map(|element| element.pointer).collect())
}

/// The same, with where each of them stands.
pub(super) fn outermost_of<'d>(document: &'d Document, several: &[Pointer]) -> Result<Vec<ElementAt<'d>>, Refusal> {
    let mut kept: Vec<ElementAt<'d>> = Vec::new();
    for element in ordered(document, several)? {
        // In the order of the text, what is inside comes right behind what is around.
        if !kept.last().is_some_and(|last| last.pointer.contains(&element.pointer)) {
            kept.push(element);
        }
    }
    Ok(kept)
}

fn ordered<'d>(document: &'d Document, several: &[Pointer]) -> Result<Vec<ElementAt<'d>>, Refusal> {
    let mut finder = Finder::default();
    let mut placed = Vec::new();
    for pointer in several {
        placed.push(element(&trail_with(&mut finder, document, pointer)?, "meant")?);
    }
    placed.sort_by_key(|element| (element.value.span().start, Reverse(element.value.span().end)));
    placed.dedup_by(|one, other| one.value == other.value);
    if placed.is_empty() { Err(Refusal::Empty) } else { Ok(placed) }
}

/// What a step on some elements is called.
pub(super) fn called(document: &Document, verb: &str, elements: &[Pointer], tail: &str) -> String {
    let what = match elements {
        [only] => document.at(only).map(crate::card::type_name).unwrap_or_default(),
        _ => format!("{} elements", elements.len()),
    };
    format!("{verb} {what}{tail}")
}

/// Sets a property of every one of them that has such a property and takes the value; the others stay as they are.
///
/// # Errors
/// When none of them does.
pub fn set_all(
    document: &Document,
    several: &[Pointer],
    property: &str,
    value: Option<&Json>,
) -> Result<Several, Refusal> {
    let all = ordered(document, several)?;
    let fragment = Fragment::Json(value.cloned().unwrap_or(Json::Null)).document()?;
    let takes = |element: &ElementAt<'_>| {
        let known = element.ty.and_then(|ty| ty.property(property));
        match value {
            None => known.is_some() || element.value.get(property).is_some(),
            Some(_) => known.is_some_and(|known| fits(fragment.root(), known.value, Fit::Malformed)),
        }
    };
    let taking: Vec<&ElementAt<'_>> = all.iter().filter(|element| takes(element)).collect();
    let Some(first) = taking.first() else { return Err(Refusal::TakenByNone(property.to_owned())) };
    let pointers: Vec<Pointer> = taking.iter().map(|element| element.pointer.clone()).collect();
    let name = called(document, &format!("Set {property} of"), &pointers, "");
    let select = first.pointer.clone();
    let mut draft = Draft::new(document);
    let changes: Result<Vec<Change>, Refusal> =
        taking.iter().map(|element| change(element, property, value.cloned())).collect();
    if let Some(change) = Change::together(changes?) {
        draft.edit(|_| Ok(change))?;
    } else {
        // From the back, and from the inside out: none moves what another one points at.
        for pointer in pointers.iter().rev() {
            let element = element(&trail(draft.document(), pointer)?, "set")?;
            let change = change(&element, property, value.cloned())?;
            draft.edit(|_| Ok(change))?;
        }
    }
    Ok(Several { edited: edited(draft, name, select), now: all.into_iter().map(|element| element.pointer).collect() })
}

/// Deletes all of them.
///
/// # Errors
/// For the card itself.
pub fn remove_all(document: &Document, several: &[Pointer]) -> Result<Several, Refusal> {
    let all = outermost_of(document, several)?;
    let pointers: Vec<Pointer> = all.iter().map(|element| element.pointer.clone()).collect();
    let name = called(document, "Delete", &pointers, "");
    for element in &all {
        element.movable("deleted")?;
    }
    let Some(first) = all.first() else { return Err(Refusal::Empty) };
    // What follows the first of them, once all are gone.
    let going: HashSet<usize> = all.iter().map(|element| element.value.span().start).collect();
    let mut behind = std::iter::successors(first.value.next(), |value| value.next());
    let follows = behind.any(|value| !going.contains(&value.span().start));
    let select = left(&trail(document, &first.pointer)?, first, first.movable("deleted")?, follows);
    let values: Vec<Value<'_>> = all.iter().map(|element| element.value).collect();
    let mut draft = Draft::new(document);
    draft.edit(|_| Ok(json_edit::remove_values(&values)))?;
    Ok(Several { edited: edited(draft, name, select), now: Vec::new() })
}

/// The text of all of them, for pasting.
#[must_use]
pub fn copy_all(document: &Document, several: &[Pointer]) -> Option<Fragment> {
    let all = outermost(document, several).ok()?;
    if let [only] = all.as_slice() {
        return copy(document, only);
    }
    let texts: Option<Vec<String>> = all
        .iter()
        .map(|pointer| match copy(document, pointer)? {
            Fragment::Text(text) => Some(text),
            fragment @ Fragment::Json(_) => Some(fragment.document().ok()?.text().to_owned()),
        })
        .collect();
    Some(Fragment::Text(format!("[\n{}\n]", texts?.join(",\n"))))
}

/// Puts copies behind them: those of one list together, behind the last of that list. The copies are what is meant
/// afterwards.
///
/// # Errors
/// For the card itself, and for what stands where there can be only one.
pub fn duplicate_all(document: &Document, several: &[Pointer]) -> Result<Several, Refusal> {
    let nodes = outermost_of(document, several)?;
    let all: Vec<Pointer> = nodes.iter().map(|node| node.pointer.clone()).collect();
    if let [only] = all.as_slice() {
        let edited = duplicate(document, only)?;
        return Ok(Several { now: vec![edited.select.clone()], edited });
    }
    let name = called(document, "Duplicate", &all, "");
    let mut lists: Vec<Copied<'_>> = Vec::new();
    let mut known: HashMap<Pointer, usize> = HashMap::new();
    for node in &nodes {
        let seat = node.seat_in_list("duplicated")?;
        let list = seat.hold.pointer();
        let at = *known.entry(list.clone()).or_insert(lists.len());
        if at == lists.len() {
            lists.push(Copied { list, behind: 0, held: Vec::new() });
        }
        if let Some(copied) = lists.get_mut(at) {
            copied.behind = seat.index + 1;
            copied.held.push(node.value);
        }
    }
    // One change for each list, all for the text as it is: however many they are, it is read once.
    let mut taken = Taken::of(document);
    let mut changes = Vec::new();
    for Copied { list, behind, held } in &lists {
        let copies: Result<Vec<Fragment>, Refusal> =
            held.iter().map(|value| taken.renamed(&Fragment::copy(*value))).collect();
        changes.push(json_edit::insert_all(document, list, *behind, &copies?)?);
    }
    let change = Change::together(changes).ok_or(Refusal::Empty)?;
    let mut draft = Draft::new(document);
    draft.edit(|_| Ok(change))?;
    // A list goes along when something was put in before it, further out.
    let moved = |list: &Pointer| {
        let mut old = Pointer::root();
        list.steps().fold(Pointer::root(), |new, step| {
            let around = known.get(&old).and_then(|at| lists.get(*at));
            old = old.key(&step);
            match (around, step.parse::<usize>()) {
                (Some(copied), Ok(index)) if index >= copied.behind => new.index(index + copied.held.len()),
                _ => new.key(&step),
            }
        })
    };
    let places = lists.iter().map(|copied| (moved(&copied.list), copied.behind, copied.held.len()));
    let now: Vec<Pointer> =
        places.flat_map(|(list, behind, count)| (behind..behind + count).map(move |at| list.index(at))).collect();
    let select = now.first().cloned().unwrap_or_default();
    Ok(Several { edited: edited(draft, name, select), now })
}

/// What of one list is copied, and before which item the copies go.
struct Copied<'d> {
    list: Pointer,
    behind: usize,
    held: Vec<Value<'d>>,
}

/// Moves all of them one place on. Those that are at the end already stay, and so do those that come up against them.
///
/// # Errors
/// When none of them can move, and when one of them cannot be moved at all.
pub fn shift_all(document: &Document, several: &[Pointer], direction: Direction) -> Result<Several, Refusal> {
    let nodes = outermost_of(document, several)?;
    let all: Vec<Pointer> = nodes.iter().map(|node| node.pointer.clone()).collect();
    if let [only] = all.as_slice() {
        let edited = shift(document, only, direction)?;
        return Ok(Several { now: vec![edited.select.clone()], edited });
    }
    let name = called(document, "Move", &all, &format!(" {}", direction.word()));
    if matches!(direction, Direction::Up | Direction::Down)
        && let Some((change, now)) = exchange_all(&nodes, direction)?
    {
        let mut draft = Draft::new(document);
        draft.edit(|_| Ok(change))?;
        let select = now.first().cloned().unwrap_or_default();
        return Ok(Several { edited: edited(draft, name, select), now });
    }
    let mut draft = Draft::new(document);
    let mut tracked = Tracked::new(&all);
    let mut order: Vec<usize> = (0..all.len()).collect();
    if matches!(direction, Direction::Down | Direction::Out) {
        order.reverse();
    }
    let mut stuck: HashSet<Pointer> = HashSet::new();
    let mut refusal = None;
    for at in order {
        let Some(here) = tracked.get(at) else { continue };
        let neighbour = beside(&here, direction);
        if neighbour.is_some_and(|neighbour| stuck.contains(&neighbour)) {
            stuck.insert(here);
            continue;
        }
        match shift(draft.document(), &here, direction) {
            Ok(moved) => {
                let change = moved.change;
                draft.edit(|_| Ok(change))?;
                match direction {
                    Direction::Up | Direction::Down => tracked.swapped(&here, &moved.select),
                    Direction::In | Direction::Out => tracked.moved(at, &here, &moved.select),
                }
            }
            Err(end @ (Refusal::First | Refusal::Last)) => {
                refusal = Some(end);
                stuck.insert(here);
            }
            Err(refusal) => return Err(refusal),
        }
    }
    match refusal {
        Some(refusal) if stuck.len() == all.len() => Err(refusal),
        _ => {
            let now = tracked.all();
            let select = now.first().cloned().unwrap_or_default();
            Ok(Several { edited: edited(draft, name, select), now })
        }
    }
}

/// What of one list moves.
struct Moving<'d> {
    list: Value<'d>,
    at: Vec<usize>,
    /// Where each item goes.
    goes: Vec<usize>,
}

/// Exchanges items of lists with their neighbours, as one change, and tells where they are then; nothing when one of the
/// neighbours holds something that moves too.
fn exchange_all(all: &[ElementAt<'_>], direction: Direction) -> Result<Option<(Change, Vec<Pointer>)>, Refusal> {
    let mut lists: HashMap<Pointer, Moving<'_>> = HashMap::new();
    for element in all {
        let seat = element.seat_in_list("moved")?;
        let Some(list) = element.value.parent() else { return Ok(None) };
        let moving = Moving { list, at: Vec::new(), goes: Vec::new() };
        lists.entry(seat.hold.pointer()).or_insert(moving).at.push(seat.index);
    }
    let up = direction == Direction::Up;
    let mut changes = Vec::new();
    let mut stuck = 0;
    for moving in lists.values_mut() {
        let items: Vec<Value<'_>> = moving.list.items().collect();
        let mut order: Vec<usize> = (0..items.len()).collect();
        if !up {
            moving.at.reverse();
        }
        // Whoever stands at the end stays, and so does whoever comes up against it.
        let mut end = None;
        for at in &moving.at {
            let beside = if up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < items.len()) };
            if let Some(beside) = beside.filter(|beside| end != Some(*beside)) {
                order.swap(*at, beside);
            } else {
                end = Some(*at);
                stuck += 1;
            }
        }
        moving.goes.clone_from(&order);
        for (place, from) in order.iter().enumerate() {
            if let (Some(there), Some(here), Some(goes)) =
                (items.get(place), items.get(*from), moving.goes.get_mut(*from))
            {
                *goes = place;
                changes.push(Change::rewrite(*there, here.raw()));
            }
        }
    }
    if stuck == all.len() {
        return Err(if up { Refusal::First } else { Refusal::Last });
    }
    let goes = |pointer: &Pointer| {
        let mut old = Pointer::root();
        pointer.steps().fold(Pointer::root(), |new, step| {
            let moving = lists.get(&old);
            old = old.key(&step);
            let at = step.parse::<usize>().ok().and_then(|at| moving?.goes.get(at));
            at.map_or_else(|| new.key(&step), |at| new.index(*at))
        })
    };
    let now = all.iter().map(|element| goes(&element.pointer)).collect();
    Ok(Change::together(changes).map(|change| (change, now)))
}

/// The place that an element would move to.
fn beside(here: &Pointer, direction: Direction) -> Option<Pointer> {
    let (list, at) = (here.parent()?, here.last_index()?);
    match direction {
        Direction::Up => Some(list.index(at.checked_sub(1)?)),
        Direction::Down => Some(list.index(at + 1)),
        Direction::In | Direction::Out => None,
    }
}

/// Puts one Container around all of them, where the first of them stands.
///
/// # Errors
/// For the card itself, where no Container may stand, and for what no Container holds.
pub fn wrap_all(document: &Document, several: &[Pointer]) -> Result<Several, Refusal> {
    let nodes = outermost_of(document, several)?;
    let all: Vec<Pointer> = nodes.iter().map(|node| node.pointer.clone()).collect();
    if let [only] = all.as_slice() {
        let edited = wrap(document, only)?;
        return Ok(Several { now: vec![edited.select.clone()], edited });
    }
    let container = catalogue::find("Container");
    let Some(first) = all.first() else { return Err(Refusal::Empty) };
    let first = element(&trail(document, first)?, "wrapped")?;
    let seat = first.seat_in_list("wrapped")?;
    if !container.is_some_and(|ty| seat.hold.slot.is_none_or(|slot| slot.fits(ty))) {
        return Err(Refusal::unfit(container, "Container", &seat.hold.describe()));
    }
    let name = called(document, "Wrap", &all, " in Container");
    let mut draft = Draft::new(document);
    let empty = Fragment::Json(json!({"type": "Container", "items": []}));
    let around = seat.hold.insert(&mut draft, seat.index, &empty)?;
    let mut tracked = Tracked::new(&all);
    tracked.inserted(&around, 1);
    let hold = match trail(draft.document(), &around)?.last() {
        Some(Node::Element(container)) => container.hold("items", Slot::Elements, Arity::Many),
        _ => return Err(Refusal::Missing(around)),
    };
    for element in &nodes {
        let guest = Guest::of(element);
        if !element.value.is_object() || !guest.fits(&hold) {
            return Err(guest.nowhere(&hold.describe()));
        }
    }
    let now = relocate(&mut draft, &tracked.all(), &hold, 0)?;
    let select = now.first().and_then(Pointer::parent).and_then(|items| items.parent()).unwrap_or(around);
    Ok(Several { edited: edited(draft, name, select.clone()), now: vec![select] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::edit::tests::at;

    const CARD: &str = r#"{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"a"},{"type":"Container","items":[{"type":"TextBlock","text":"b"},{"type":"Image","url":"c"}]},{"type":"TextBlock","text":"d","id":"d"},{"type":"Input.Text","id":"e"}],"actions":[{"type":"Action.OpenUrl","title":"f"}]}"#;

    fn pointers(texts: &[&str]) -> Vec<Pointer> {
        texts.iter().map(|text| at(text)).collect()
    }

    /// Name, places, and the values of the words that the elements are told apart by, in the order of the text.
    fn done(make: impl FnOnce(&Document) -> Result<Several, Refusal>) -> (String, Vec<String>, String) {
        let document = Document::parse(CARD).unwrap();
        let several = make(&document).unwrap_or_else(|refusal| panic!("{refusal}"));
        let after = several.edited.change.apply(CARD).unwrap();
        let parsed = Document::parse(after.clone()).unwrap();
        assert!(parsed.at(&several.edited.select).is_some(), "{} in {after}", several.edited.select);
        assert!(several.now.iter().all(|pointer| parsed.at(pointer).is_some()), "{:?} in {after}", several.now);
        assert_eq!(several.edited.change.inverse().apply(&after).as_deref(), Ok(CARD));
        let mut words: Vec<(usize, char)> = ('a'..='f')
            .flat_map(|word| {
                after.match_indices(&format!("\"{word}\"")).map(move |(at, _)| (at, word)).collect::<Vec<_>>()
            })
            .collect();
        words.sort_unstable();
        let now = several.now.iter().map(Pointer::to_string).collect();
        (several.edited.name, now, words.into_iter().map(|(_, word)| word).collect())
    }

    #[test]
    fn of_nested_elements_the_outer_one_is_meant() {
        let document = Document::parse(CARD).unwrap();
        let marked = pointers(&["/body/3", "/body/1/items/0", "/body/1", "/body/1/items/1/url"]);
        assert_eq!(outermost(&document, &marked), Ok(pointers(&["/body/1", "/body/3"])));
        assert_eq!(outermost(&document, &[]), Err(Refusal::Empty));
    }

    #[test]
    fn they_are_deleted_together() {
        let (name, now, words) =
            done(|document| remove_all(document, &pointers(&["/body/0", "/body/1", "/actions/0"])));
        assert_eq!((name.as_str(), now.len(), words.as_str()), ("Delete 3 elements", 0, "dde"));
    }

    #[test]
    fn copies_of_one_list_stand_together() {
        let (name, now, words) =
            done(|document| duplicate_all(document, &pointers(&["/body/0", "/body/2", "/body/1/items/0"])));
        assert_eq!((name.as_str(), words.as_str()), ("Duplicate 3 elements", "abbcddadef"));
        assert_eq!(now, ["/body/3", "/body/4", "/body/1/items/1"]);
    }

    #[test]
    fn very_many_are_duplicated_in_one_go() {
        let items: Vec<String> =
            (0..3_000).map(|at| format!(r#"{{"type":"Input.Text","id":"in{at}","label":"x"}}"#)).collect();
        let card = format!(r#"{{"type":"AdaptiveCard","body":[{}]}}"#, items.join(","));
        let document = Document::parse(&*card).unwrap();
        let body = Pointer::root().key("body");
        let marked: Vec<Pointer> = (0..3_000).map(|at| body.index(at)).collect();
        let several = duplicate_all(&document, &marked).unwrap();
        assert_eq!(several.edited.change.splices().len(), 1, "one splice for the list");
        assert_eq!((several.now.len(), several.now.first()), (3_000, Some(&body.index(3_000))));
        let after = Document::parse(several.edited.change.apply(&card).unwrap()).unwrap();
        let ids: HashSet<String> =
            after.values().filter_map(|value| Some(value.get("id")?.as_str()?.into_owned())).collect();
        assert_eq!(ids.len(), 6_000, "each has an id of its own");
    }

    #[test]
    fn very_many_are_set_moved_and_deleted_in_one_go() {
        let items = vec![r#"{"type":"TextBlock","text":"x"}"#; 20_000].join(",");
        let card = format!(r#"{{"type":"AdaptiveCard","body":[{items}]}}"#);
        let document = Document::parse(&*card).unwrap();
        let body = Pointer::root().key("body");
        let marked: Vec<Pointer> = (0..20_000).map(|at| body.index(at)).collect();
        let several = set_all(&document, &marked, "color", Some(&json!("good"))).unwrap();
        assert_eq!(several.edited.change.splices().len(), 20_000, "each is touched once");
        let after = several.edited.change.apply(&card).unwrap();
        assert_eq!(after.matches(r#","color":"Good"}"#).count(), 20_000);
        let odd: Vec<Pointer> = marked.iter().skip(1).step_by(2).cloned().collect();
        let moved = shift_all(&document, &odd, Direction::Up).unwrap();
        assert_eq!((moved.now.len(), moved.now.first()), (10_000, Some(&body.index(0))));
        let several = remove_all(&document, &odd).unwrap();
        assert_eq!((several.edited.change.splices().len(), several.edited.select), (10_000, body.index(1)));
        let several = remove_all(&document, &marked).unwrap();
        assert_eq!((several.edited.change.splices().len(), several.edited.select), (1, Pointer::root()));
    }

    #[test]
    fn copies_in_lists_inside_one_another_are_found_again() {
        // The outer list takes copies before the inner one.
        let card = r#"{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"a"},{"type":"Container","items":[{"type":"TextBlock","text":"b"}]}]}"#;
        let document = Document::parse(card).unwrap();
        let several = duplicate_all(&document, &pointers(&["/body/0", "/body/1/items/0"])).unwrap();
        let after = Document::parse(several.edited.change.apply(card).unwrap()).unwrap();
        let said: Vec<_> = several.now.iter().map(|at| after.at(at).unwrap().get("text").unwrap().to_json()).collect();
        assert_eq!(said, [json!("a"), json!("b")]);
        assert_eq!(several.now, pointers(&["/body/1", "/body/2/items/1"]));
    }

    #[test]
    fn they_move_as_a_block_up_to_the_end() {
        let (name, now, words) =
            done(|document| shift_all(document, &pointers(&["/body/1", "/body/2"]), Direction::Up));
        assert_eq!((name.as_str(), words.as_str()), ("Move 2 elements up", "bcddaef"));
        assert_eq!(now, ["/body/0", "/body/1"]);
        let (_, now, words) = done(|document| shift_all(document, &pointers(&["/body/2", "/body/3"]), Direction::Up));
        assert_eq!((words.as_str(), now), ("addebcf", vec!["/body/1".to_owned(), "/body/2".to_owned()]));
        let (_, now, _) = done(|document| shift_all(document, &pointers(&["/body/0", "/body/2"]), Direction::Up));
        assert_eq!(now, ["/body/0", "/body/1"]);
        let (_, now, words) = done(|document| shift_all(document, &pointers(&["/body/2", "/body/3"]), Direction::In));
        assert_eq!(
            (words.as_str(), now),
            ("abcddef", vec!["/body/1/items/2".to_owned(), "/body/1/items/3".to_owned()])
        );
        let (_, now, words) =
            done(|document| shift_all(document, &pointers(&["/body/1/items/0", "/body/1/items/1"]), Direction::Out));
        assert_eq!((words.as_str(), now), ("abcddef", vec!["/body/2".to_owned(), "/body/3".to_owned()]));
        let document = Document::parse(CARD).unwrap();
        assert_eq!(shift_all(&document, &pointers(&["/body/0", "/body/1"]), Direction::Up), Err(Refusal::First));
    }

    #[test]
    fn one_container_takes_all_of_them() {
        let (name, now, words) =
            done(|document| wrap_all(document, &pointers(&["/body/0", "/body/2", "/body/1/items/1"])));
        assert_eq!((name.as_str(), words.as_str()), ("Wrap 3 elements in Container", "acddbef"));
        assert_eq!(now, ["/body/0"]);
        let document = Document::parse(CARD).unwrap();
        let refusal = wrap_all(&document, &pointers(&["/body/0", "/actions/0"])).unwrap_err().to_string();
        assert_eq!(refusal, "An Action.OpenUrl does not fit into the items of a Container");
    }

    #[test]
    fn a_property_is_set_where_it_is_known_and_fits() {
        let marked = pointers(&["/body/0", "/body/1", "/body/1/items/0", "/actions/0"]);
        let document = Document::parse(CARD).unwrap();
        let several = set_all(&document, &marked, "color", Some(&json!("accent"))).unwrap();
        let after = several.edited.change.apply(CARD).unwrap();
        assert_eq!(
            (several.edited.name.as_str(), after.matches("\"color\":\"Accent\"").count()),
            ("Set color of 2 elements", 2)
        );
        assert_eq!(several.now.len(), 4);
        let several = set_all(&Document::parse(after.clone()).unwrap(), &marked, "color", None).unwrap();
        assert_eq!(several.edited.change.apply(&after).as_deref(), Ok(CARD));
        assert_eq!(
            set_all(&document, &marked, "color", Some(&json!("pink"))).unwrap_err().to_string(),
            "None of them takes this value for `color`"
        );
    }

    #[test]
    fn a_copy_of_several_is_a_list() {
        let document = Document::parse(CARD).unwrap();
        let copied = copy_all(&document, &pointers(&["/body/2", "/body/0"])).unwrap().document().unwrap();
        assert_eq!(
            copied.root().to_json(),
            json!([{"type": "TextBlock", "text": "a"}, {"type": "TextBlock", "text": "d", "id": "d"}])
        );
        assert!(copy_all(&document, &pointers(&["/body/2"])).unwrap().document().unwrap().root().is_object());
    }
}
