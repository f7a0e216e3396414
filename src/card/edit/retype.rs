//! Changing the type of an element, keeping what both types have.
//!
//! What the new type knows and takes stays as it is written. The text that an element shows becomes the text that the new
//! one shows, and what it holds becomes what the new one holds, so far as it fits there; what does not fit gives way to
//! what it holds itself. The look of a text goes along into the run that it becomes, and back where all runs share it. The
//! rest goes, and is told.

use super::place::{ElementAt, edited, element, trail};
use super::value::{fits, stands};
use super::{Edited, Refusal};
use crate::card::Element;
use crate::card::catalogue::{self, Arity, ElementType, Group, Property, Slot, ValueType};
use crate::card::element::type_in_slot;
use crate::card::form::Fit;
use crate::json::edit::Draft;
use crate::json::{Change, Document, Fragment, Kind, Pointer, Value, edit as json};

/// An element that is of another type now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retyped {
    /// The step.
    pub edited: Edited,
    /// What the new type has no place for: the names of properties, and of the types of elements.
    pub lost: Vec<String>,
}

/// The types that an element could be of instead, where it stands.
#[must_use]
pub fn types(document: &Document, at: &Pointer) -> Vec<&'static ElementType> {
    let Ok((element, slot)) = seated(document, at) else { return Vec::new() };
    let others = catalogue::all().filter(|ty| slot.fits(ty) && !ty.fresh.is_empty());
    others.filter(|ty| element.ty.is_none_or(|own| own.name != ty.name)).collect()
}

/// Makes an element one of another type.
///
/// # Errors
/// For the card itself, for a bare string, and when the type does not fit where the element stands.
pub fn retype(document: &Document, at: &Pointer, ty: &'static ElementType) -> Result<Retyped, Refusal> {
    let (element, slot) = seated(document, at)?;
    if !slot.fits(ty) {
        let seat = element.movable("changed")?;
        return Err(Refusal::unfit(Some(ty), ty.tag(), &seat.hold.describe()));
    }
    let name = format!("Change {} to {}", element.name(), ty.tag());
    let plan = Plan::new(&element, ty);
    let pointer = element.pointer;
    let mut draft = Draft::new(document);
    draft.edit(|document| json::set(document, &pointer, ty.type_key(), &Fragment::string(ty.tag())))?;
    for (key, fate) in plan.fates {
        let member = pointer.key(&key);
        match fate {
            Fate::Goes => {
                while draft.document().at(&member).is_some() {
                    draft.edit(|document| json::remove(document, &member))?;
                }
            }
            Fate::Named(new) => {
                draft.edit(|document| {
                    Ok(document.at(&member).map(|member| Change::rename(member, new)).unwrap_or_default())
                })?;
            }
            Fate::Becomes(new, content) => become_content(&mut draft, &pointer, &member, new, content)?,
        }
    }
    for (name, value) in plan.look {
        draft.edit(|document| json::set(document, &pointer, name, &value))?;
    }
    let fresh: serde_json::Value = serde_json::from_str(ty.fresh).unwrap_or_default();
    // What must be said, and the flags that an element is made with and the old type had no word for: a RichTextBlock always
    // wraps, so the TextBlock that takes its place does too.
    let silent = |property: &Property| {
        fresh.get(property.name).is_some_and(serde_json::Value::is_boolean)
            && element.ty.is_none_or(|old| old.property(property.name).is_none())
    };
    for property in ty.properties.iter().filter(|property| property.required || silent(property)) {
        let missing = draft.document().at(&pointer.key(property.name)).is_none();
        if let (true, Some(value)) = (missing, fresh.get(property.name)) {
            draft.edit(|document| json::set(document, &pointer, property.name, &Fragment::Json(value.clone())))?;
        }
    }
    Ok(Retyped { edited: edited(draft, name, pointer), lost: plan.lost })
}

/// The element, and what its place takes.
fn seated<'d>(document: &'d Document, at: &Pointer) -> Result<(ElementAt<'d>, Slot), Refusal> {
    let element = element(&trail(document, at)?, "changed")?;
    let slot = element.movable("changed")?.hold.slot;
    match slot {
        Some(slot) if element.value.is_object() => Ok((element, slot)),
        Some(_) => Err(Refusal::NoProperties(element.name())),
        None => Err(Refusal::NotInside("a place that the catalogue knows")),
    }
}

/// What becomes of a property.
#[derive(Debug)]
enum Fate {
    Goes,
    /// It keeps its value under another name.
    Named(&'static str),
    /// It gets another value and another name.
    Becomes(&'static str, Content),
}

/// What takes the place of a value.
#[derive(Debug)]
enum Content {
    Text(String),
    Items(Vec<Fragment>),
    /// One part of that type, in which these are set.
    Run(&'static ElementType, Vec<(&'static str, Fragment)>),
    /// A fresh part, and in its list of that name these.
    Part(&'static ElementType, &'static str, Vec<Fragment>),
}

/// Writes it piece by piece, so that it looks like its surroundings.
fn become_content(
    draft: &mut Draft,
    pointer: &Pointer,
    member: &Pointer,
    new: &str,
    content: Content,
) -> Result<(), Refusal> {
    let start = match &content {
        Content::Text(text) => Fragment::string(text),
        Content::Items(_) | Content::Run(..) | Content::Part(..) => Fragment::Json(serde_json::json!([])),
    };
    draft.edit(|document| json::replace(document, member, &start))?;
    draft.edit(|document| Ok(document.at(member).map(|member| Change::rename(member, new)).unwrap_or_default()))?;
    let mut list = pointer.key(new);
    let items = match content {
        Content::Text(_) => return Ok(()),
        Content::Items(items) => items,
        Content::Run(ty, members) => {
            let run = Fragment::Json(serde_json::json!({ ty.type_key(): ty.tag() }));
            draft.edit(|document| json::insert(document, &list, 0, &run))?;
            for (name, value) in members {
                draft.edit(|document| json::set(document, &list.index(0), name, &value))?;
            }
            return Ok(());
        }
        Content::Part(part, inner, items) => {
            let mut fresh: serde_json::Value = serde_json::from_str(part.fresh).unwrap_or_default();
            if let Some(fresh) = fresh.as_object_mut() {
                fresh.insert(inner.to_owned(), serde_json::json!([]));
            }
            draft.edit(|document| json::insert(document, &list, 0, &Fragment::Json(fresh)))?;
            list = list.index(0).key(inner);
            items
        }
    };
    for (at, item) in items.iter().enumerate() {
        draft.edit(|document| json::insert(document, &list, at, item))?;
    }
    Ok(())
}

#[derive(Debug, Default)]
struct Plan {
    fates: Vec<(String, Fate)>,
    /// What the runs of a text had in common, to be set on the element that takes their place.
    look: Vec<(&'static str, Fragment)>,
    lost: Vec<String>,
}

impl Plan {
    fn new(element: &ElementAt<'_>, new: &'static ElementType) -> Self {
        let mut plan = Self::default();
        let Some(old) = element.ty else { return plan.unknown(element, new) };
        let look = look_of(element.value, old, new);
        let mut seen: Vec<String> = Vec::new();
        for (key, _) in element.value.members() {
            let (Some(property), Some(value)) = (old.property(&key), element.value.get(&key)) else { continue };
            // What has not its form is no worse off where the same form is wanted.
            let stays = new.property(&key).is_some_and(|same| {
                fits(value, same.value, if same.value == property.value { Fit::Malformed } else { Fit::Read })
            });
            if stays || seen.contains(&key.clone().into_owned()) {
                continue;
            }
            seen.push(key.clone().into_owned());
            let free = |name: &str| element.value.get(name).is_none() || name == key;
            let text = main_text(old).is_some_and(|main| main.name == property.name);
            let items = old.main_slot == Some(property.name);
            let fate = match (text, items) {
                (true, _) => text_to(value, &look, new, free),
                (_, true) => items_to(value, element.value, old, new, free, &mut plan),
                _ => None,
            };
            let kept = look.iter().any(|(name, _)| *name == property.name);
            if fate.is_none() && !kept {
                plan.lost.push(property.name.to_owned());
            }
            plan.fates.push((key.into_owned(), fate.unwrap_or(Fate::Goes)));
        }
        plan
    }

    /// Of an unknown type only what the new one cannot take goes.
    fn unknown(mut self, element: &ElementAt<'_>, new: &'static ElementType) -> Self {
        for (key, value) in element.value.members() {
            let clash = new.property(&key).is_some_and(|known| !fits(value, known.value, Fit::Malformed));
            if clash && !self.lost.iter().any(|lost| *lost == key) {
                self.lost.push(key.clone().into_owned());
                self.fates.push((key.into_owned(), Fate::Goes));
            }
        }
        self
    }
}

/// The property that says what an element shows or is called.
fn main_text(ty: &'static ElementType) -> Option<&'static Property> {
    let shown = |property: &&Property| {
        property.group == Group::Content && matches!(property.value, ValueType::Text | ValueType::LongText)
    };
    ty.labels.iter().filter_map(|label| ty.property(label)).find(shown)
}

/// The slot that holds what is inside an element.
fn main_list(ty: &'static ElementType) -> Option<(&'static str, Slot, bool)> {
    let property = ty.property(ty.main_slot?)?;
    match property.value.slot()? {
        (slot, Arity::Many) => Some((property.name, slot, property.value.takes_strings())),
        (_, Arity::One) => None,
    }
}

/// What a text without Markdown is in: the type that a bare string stands for.
fn run() -> Option<&'static ElementType> {
    catalogue::find("TextRun")
}

/// The look of a text that becomes a run: what says how it looks, and the new element cannot say itself.
fn look_of(value: Value<'_>, old: &'static ElementType, new: &'static ElementType) -> Vec<(&'static str, Fragment)> {
    let into_run = main_text(new).is_none() && main_list(new).is_some_and(|(_, slot, _)| slot == Slot::Inlines);
    let text = main_text(old).and_then(|text| value.get(text.name)).filter(|text| text.kind() == Kind::String);
    if !into_run || text.is_none() {
        return Vec::new();
    }
    let styles = old.properties.iter().filter(|property| property.group == Group::Style);
    let carried = styles.filter_map(|property| {
        let held = value.get(property.name)?;
        let same = run()?.property(property.name)?;
        (new.property(property.name).is_none() && fits(held, same.value, Fit::Read))
            .then(|| (same.name, Fragment::copy(held)))
    });
    carried.collect()
}

fn text_to(
    value: Value<'_>,
    look: &[(&'static str, Fragment)],
    new: &'static ElementType,
    free: impl Fn(&str) -> bool,
) -> Option<Fate> {
    if let Some(main) = main_text(new).filter(|main| free(main.name) && fits(value, main.value, Fit::Read)) {
        return Some(Fate::Named(main.name));
    }
    let (list, _, strings) = main_list(new)?;
    if !strings || !free(list) || value.kind() != Kind::String {
        return None;
    }
    let run = run().filter(|_| !look.is_empty());
    let content = match run.and_then(|run| Some((run, main_text(run)?))) {
        Some((run, text)) => {
            let said = (text.name, Fragment::copy(value));
            Content::Run(run, [said].into_iter().chain(look.iter().cloned()).collect())
        }
        None => Content::Items(vec![Fragment::copy(value)]),
    };
    Some(Fate::Becomes(list, content))
}

/// What runs that become one text have in common of their look goes to the element, when it can say it; what only some of
/// them have, or it has no word for, is lost.
fn look_of_runs(runs: &[Element<'_>], owner: Value<'_>, new: &'static ElementType, plan: &mut Plan) {
    let Some(ty) = run() else { return };
    let main = main_text(ty).map(|text| text.name);
    for property in ty.properties.iter().filter(|property| Some(property.name) != main) {
        let mut held = runs.iter().map(|run| run.raw().get(property.name));
        let Some(first) = held.clone().flatten().next() else { continue };
        let shared = held.all(|held| held.is_some_and(|other| other.raw() == first.raw()));
        let said = new.property(property.name).filter(|same| {
            property.group == Group::Style && owner.get(same.name).is_none() && fits(first, same.value, Fit::Read)
        });
        match said.filter(|_| shared) {
            Some(same) => plan.look.push((same.name, Fragment::copy(first))),
            None => plan.lost.push(property.name.to_owned()),
        }
    }
}

fn items_to(
    value: Value<'_>,
    owner: Value<'_>,
    old: &'static ElementType,
    new: &'static ElementType,
    free: impl Fn(&str) -> bool,
    plan: &mut Plan,
) -> Option<Fate> {
    let (_, from, _) = main_list(old)?;
    let Some((list, slot, strings)) = main_list(new) else {
        // A paragraph of runs leaves its words.
        let main = main_text(new).filter(|main| free(main.name))?;
        let runs: Vec<Element<'_>> =
            value.items().map(|item| Element::typed(item, type_in_slot(item, from, owner))).collect();
        let said = |run: &Element<'_>| run.ty().and_then(main_text).map(|text| run.text(text.name).into_owned());
        let words: String = runs.iter().map(said).collect::<Option<_>>().filter(|_| from == Slot::Inlines)?;
        look_of_runs(&runs, owner, new, plan);
        return Some(Fate::Becomes(main.name, Content::Text(words)));
    };
    if !free(list) || !value.is_array() {
        return None;
    }
    if value.items().all(|item| stands(item, slot, strings)) {
        return Some(Fate::Named(list));
    }
    // One part around all of them: the elements of a Container become a ColumnSet's one Column.
    if let Some((part, inner, inner_slot, inner_strings)) = only_part(slot)
        && value.items().all(|item| stands(item, inner_slot, inner_strings))
    {
        return Some(Fate::Becomes(list, Content::Part(part, inner, value.items().map(Fragment::copy).collect())));
    }
    let mut kept = Vec::new();
    let mut waiting: Vec<Element<'_>> =
        value.items().map(|item| Element::typed(item, type_in_slot(item, from, owner))).collect();
    waiting.reverse();
    while let Some(item) = waiting.pop() {
        let mut inside: Vec<Element<'_>> = item.content().collect();
        if stands(item.raw(), slot, strings) {
            kept.push(Fragment::copy(item.raw()));
        } else if inside.is_empty() && item.ty().is_none_or(|ty| ty.main_slot.is_none()) {
            let name = crate::card::type_name(item.raw());
            if !plan.lost.contains(&name) {
                plan.lost.push(name);
            }
        } else {
            inside.reverse();
            waiting.extend(inside);
        }
    }
    if kept.is_empty() {
        return None;
    }
    Some(Fate::Becomes(list, Content::Items(kept)))
}

/// The one type that a slot takes, when that holds elements itself.
fn only_part(slot: Slot) -> Option<(&'static ElementType, &'static str, Slot, bool)> {
    let part = slot.only()?;
    let (inner, slot, strings) = main_list(part)?;
    Some((part, inner, slot, strings))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::edit::tests::{at, refused};

    fn changed(text: &str, pointer: &str, name: &str) -> (String, Vec<String>) {
        let document = Document::parse(text).unwrap();
        let done = retype(&document, &at(pointer), catalogue::find(name).unwrap()).unwrap();
        let after = done.edited.change.apply(text).unwrap();
        assert_eq!(done.edited.change.inverse().apply(&after).as_deref(), Ok(text));
        let parsed = Document::parse(after).unwrap();
        (parsed.at(&at(pointer)).unwrap().raw().to_owned(), done.lost)
    }

    #[test]
    fn what_both_have_stays_and_the_rest_is_told() {
        let card = r#"{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"a \u00e9","size":"Large","wrap":true,"spacing":"Large","id":"x","spare":1.50}],"actions":[{"type":"Action.Submit","title":"t","data":{"a":1},"style":"positive"}]}"#;
        let (after, lost) = changed(card, "/body/0", "RichTextBlock");
        assert_eq!(
            after,
            r#"{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"a \u00e9","size":"Large"}],"spacing":"Large","id":"x","spare":1.50}"#
        );
        assert_eq!(lost, ["wrap"]);
        let (after, lost) = changed(card, "/actions/0", "Action.OpenUrl");
        assert!(after.starts_with(r#"{"type":"Action.OpenUrl","title":"t","style":"positive","url":"#), "{after}");
        assert_eq!(lost, ["data"]);
        assert_eq!(
            changed(card, "/body/0", "Container").0,
            r#"{"type":"Container","spacing":"Large","id":"x","spare":1.50,"items":[]}"#
        );
    }

    #[test]
    fn what_is_inside_goes_along_as_far_as_it_fits() {
        let card = r#"{"type":"AdaptiveCard","body":[{"type":"Container","style":"emphasis","items":[{"type":"TextBlock","text":"a"},{"type":"Image","url":"b"}]},{"type":"RichTextBlock","inlines":["a",{"type":"TextRun","text":"b"}]}]}"#;
        let (set, lost) = changed(card, "/body/0", "ColumnSet");
        assert!(set.contains(r#""columns":[{"type":"Column","#) && set.contains(r#""style":"emphasis""#), "{set}");
        assert!(lost.is_empty());
        let back = changed(&format!("[{set}]"), "/0", "Container").0;
        assert!(back.contains(r#""items":[{"type":"TextBlock","text":"a"},{"type":"Image","url":"b"}]"#), "{back}");
        let (images, lost) = changed(card, "/body/0", "ImageSet");
        assert!(images.contains(r#""images":[{"type":"Image","url":"b"}]"#), "{images}");
        assert_eq!(lost, ["TextBlock", "style"].map(str::to_owned).into_iter().rev().collect::<Vec<_>>());
        assert!(changed(card, "/body/1", "TextBlock").0.contains(r#""text":"ab""#));
    }

    #[test]
    fn the_look_of_a_text_goes_along_and_comes_back() {
        let look = r#""size":"Large","weight":"Bolder","color":"Good","isSubtle":true,"fontType":"Monospace""#;
        let text = format!(r#"[{{"type":"TextBlock","text":"a",{look}}}]"#);
        let (rich, lost) = changed(&text, "/0", "RichTextBlock");
        assert_eq!(rich, format!(r#"{{"type":"RichTextBlock","inlines":[{{"type":"TextRun","text":"a",{look}}}]}}"#));
        assert!(lost.is_empty(), "{lost:?}");
        let (back, lost) = changed(&format!("[{rich}]"), "/0", "TextBlock");
        // A RichTextBlock wraps, so that what comes of it does.
        let wrapped = text.replace("}]", r#","wrap":true}]"#);
        assert_eq!((format!("[{back}]"), lost), (wrapped, Vec::new()));
        assert_eq!(
            changed(r#"[{"type":"TextBlock","text":"a"}]"#, "/0", "RichTextBlock").0,
            r#"{"type":"RichTextBlock","inlines":["a"]}"#
        );
        // Of several runs, what all have; the rest is told.
        let runs = r#"[{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"a","size":"Large","italic":true},{"type":"TextRun","text":"b","size":"Large","weight":"Bolder"}]}]"#;
        let (block, lost) = changed(runs, "/0", "TextBlock");
        assert_eq!(block, r#"{"type":"TextBlock","text":"ab","size":"Large","wrap":true}"#);
        assert_eq!(lost, ["weight", "italic"]);
        let (badge, lost) = changed(&format!("[{rich}]"), "/0", "Badge");
        assert!(badge.contains(r#""text":"a""#) && !badge.contains("Monospace"), "{badge}");
        assert!(lost.contains(&"fontType".to_owned()), "{lost:?}");
    }

    #[test]
    fn only_what_fits_the_place_is_offered() {
        let card =
            r#"{"type":"AdaptiveCard","body":[{"type":"FactSet","facts":[{}]}],"actions":[{"type":"Action.Submit"}]}"#;
        let document = Document::parse(card).unwrap();
        let offered = |pointer: &str| types(&document, &at(pointer));
        assert!(offered("/body/0").iter().any(|ty| ty.name == "Container"));
        assert!(offered("/body/0").iter().all(|ty| ty.name != "FactSet" && ty.name != "Column"));
        assert!(offered("/actions/0").iter().all(|ty| ty.name.starts_with("Action.")));
        assert!(offered("").is_empty() && offered("/body/0/facts/0").is_empty());
        let image = catalogue::find("Image").unwrap();
        assert_eq!(
            refused(card, |document| retype(document, &at("/actions/0"), image).map(|done| done.edited)),
            "An Image does not fit into the actions of an AdaptiveCard"
        );
    }
}
