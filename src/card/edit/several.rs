//! The operations for several elements at once, each as one step.
//!
//! Of an element and another one inside it, the outer one is meant where the place changes (moving, deleting, copying),
//! and both are where only a property does.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use serde_json::{Value as Json, json};

use super::batch::{Make, make_all};
use super::fit::Guest;
use super::ids::Taken;
use super::place::{ElementAt, Node, edited, element, trail};
use super::property::change;
use super::relocate::{Tracked, relocate};
use super::shift::{Direction, shift};
use super::value::fits;
use super::{Edited, Refusal, copy, duplicate, remove, wrap};
use crate::card::catalogue::{self, Arity, Slot};
use crate::card::form::Fit;
use crate::json::edit::{self as json_edit, Draft, EditError};
use crate::json::{Change, Document, Fragment, Pointer, Value};

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
    let all = ordered(document, several)?;
    let mut kept: Vec<Pointer> = Vec::new();
    for pointer in all {
        // In the order of the text, what is inside comes right behind what is around.
        if !kept.last().is_some_and(|last| last.contains(&pointer)) {
            kept.push(pointer);
        }
    }
    Ok(kept)
}

fn ordered(document: &Document, several: &[Pointer]) -> Result<Vec<Pointer>, Refusal> {
    let mut placed = Vec::new();
    for pointer in several {
        let element = element(&trail(document, pointer)?, "meant")?;
        placed.push((element.value.span().start, Reverse(element.value.span().end), element.pointer));
    }
    placed.sort();
    placed.dedup();
    if placed.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(placed.into_iter().map(|(.., pointer)| pointer).collect())
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
    let mut taking = Vec::new();
    for pointer in &all {
        let element = element(&trail(document, pointer)?, "set")?;
        if takes(&element) {
            taking.push(element.pointer);
        }
    }
    let Some(first) = taking.first().cloned() else { return Err(Refusal::TakenByNone(property.to_owned())) };
    let name = called(document, &format!("Set {property} of"), &taking, "");
    let mut draft = Draft::new(document);
    let makes: Vec<Make<'_>> = taking
        .into_iter()
        .map(|pointer| -> Make<'_> {
            Box::new(move |document| {
                let missing = || EditError::Missing(pointer.clone());
                let nodes = trail(document, &pointer).map_err(|_| missing())?;
                let element = element(&nodes, "set").map_err(|_| missing())?;
                change(document, &element, property, value.cloned()).map_err(|_| missing())
            })
        })
        .collect();
    make_all(&mut draft, &makes)?;
    Ok(Several { edited: edited(draft, name, first), now: all })
}

/// Deletes all of them.
///
/// # Errors
/// For the card itself.
pub fn remove_all(document: &Document, several: &[Pointer]) -> Result<Several, Refusal> {
    let all = outermost(document, several)?;
    let name = called(document, "Delete", &all, "");
    let mut select = Pointer::root();
    let mut draft = Draft::new(document);
    // From the back, so that what is still to go stays where it is; the first of them is the last to go.
    for pointer in all.iter().rev() {
        let gone = remove(draft.document(), pointer)?;
        select = gone.select;
        draft.edit(|_| Ok(gone.change))?;
    }
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
    let all = outermost(document, several)?;
    if let [only] = all.as_slice() {
        let edited = duplicate(document, only)?;
        return Ok(Several { now: vec![edited.select.clone()], edited });
    }
    let name = called(document, "Duplicate", &all, "");
    let mut lists: Vec<Copied<'_>> = Vec::new();
    let mut known: HashMap<Pointer, usize> = HashMap::new();
    for pointer in &all {
        let node = element(&trail(document, pointer)?, "duplicated")?;
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
    let all = outermost(document, several)?;
    if let [only] = all.as_slice() {
        let edited = shift(document, only, direction)?;
        return Ok(Several { now: vec![edited.select.clone()], edited });
    }
    let name = called(document, "Move", &all, &format!(" {}", direction.word()));
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
    let all = outermost(document, several)?;
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
    tracked.inserted(&around);
    let hold = match trail(draft.document(), &around)?.last() {
        Some(Node::Element(container)) => container.hold("items", Slot::Elements, Arity::Many),
        _ => return Err(Refusal::Missing(around)),
    };
    for pointer in &all {
        let element = element(&trail(document, pointer)?, "wrapped")?;
        let guest = Guest::of(&element);
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
