//! Changing how many elements look at once, and what one element is: which, which property, which value, one step.

use std::sync::Arc;

use serde_json::Value as Json;

use crate::card::catalogue::{ElementType, Group, Property, ValueType};
use crate::card::edit::{self, Retyped};
use crate::card::{element_type, typed};
use crate::json::Pointer;
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::overlays::pick::{self, Item};
use crate::tui::overlays::text;
use crate::tui::widgets::field::Lines;
use crate::tui::widgets::quantity;

use super::palette;
use super::{Message, marks};

/// One question on the way to a new look.
#[derive(Debug, Clone)]
pub enum Restyle {
    /// Which elements: those that are like the selected one in some way.
    Alike,
    /// Which elements: those that are marked, or the selected one.
    Marked,
    /// Which property of these.
    Property(Arc<Vec<Pointer>>),
    /// Which value of that property.
    Value(Arc<Vec<Pointer>>, &'static Property),
    /// A value that is typed.
    Type(Arc<Vec<Pointer>>, &'static Property),
    /// This value; nothing removes the property.
    Set(Arc<Vec<Pointer>>, &'static Property, Option<Json>),
}

fn message(restyle: Restyle) -> app::Message {
    app::Message::Design(Message::Restyle(restyle))
}

/// Asks the next question, or does what was answered.
pub(super) fn restyle(step: Restyle, shared: &mut Shared) -> Vec<Intent> {
    match step {
        Restyle::Alike => alike(shared),
        Restyle::Marked => property(&Arc::new(shared.workspace.meant()), shared),
        Restyle::Property(elements) => property(&elements, shared),
        Restyle::Value(elements, property) => vec![value(&elements, property, shared)],
        Restyle::Type(elements, property) => vec![typed_value(elements, property)],
        Restyle::Set(elements, property, value) => set(&elements, property, value.as_ref(), shared),
    }
}

fn careful(text: &str) -> Vec<Intent> {
    vec![Intent::Say(Notice::careful(text.to_owned()))]
}

fn counted(count: usize) -> String {
    quantity::count(count, "element", "elements")
}

fn alike(shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    let ways = edit::likenesses(work.document(), work.selection());
    let items: Vec<Item> = ways
        .into_iter()
        .map(|way| {
            let count = counted(way.elements.len());
            Item::new(way.words, "", message(Restyle::Property(Arc::new(way.elements)))).badge(count)
        })
        .collect();
    if items.is_empty() {
        return careful("nothing is known about what is selected, so nothing is like it");
    }
    vec![Intent::show(pick::Model::new("Restyle alike: which", items, 0))]
}

fn property(elements: &Arc<Vec<Pointer>>, shared: &Shared) -> Vec<Intent> {
    let document = shared.workspace.document();
    let types: Vec<&ElementType> = elements.iter().filter_map(|pointer| element_type(document.at(pointer)?)).collect();
    let items: Vec<Item> = edit::settable(document, elements)
        .into_iter()
        .map(|property| {
            let having = types.iter().filter(|ty| ty.property(property.name).is_some()).count();
            let badge = if having == elements.len() {
                group(property.group).to_owned()
            } else {
                format!("{having} of {}", elements.len())
            };
            Item::new(property.name, property.help, message(Restyle::Value(Arc::clone(elements), property)))
                .badge(badge)
        })
        .collect();
    if items.is_empty() {
        return careful("nothing about how it looks can be set here");
    }
    vec![Intent::show(pick::Model::new(format!("Restyle {}: what", counted(elements.len())), items, 0))]
}

const fn group(group: Group) -> &'static str {
    match group {
        Group::Content => "content",
        Group::Layout => "layout",
        Group::Style => "style",
        Group::Behaviour => "behaviour",
        Group::Accessibility => "accessibility",
        Group::Advanced => "advanced",
    }
}

fn value(elements: &Arc<Vec<Pointer>>, property: &'static Property, shared: &Shared) -> Intent {
    let words: Vec<(String, Json)> = match property.value {
        ValueType::Boolean => vec![("true".to_owned(), true.into()), ("false".to_owned(), false.into())],
        value => value.words().iter().map(|word| ((*word).to_owned(), (*word).into())).collect(),
    };
    let closed = matches!(property.value, ValueType::Boolean | ValueType::Choice(_) | ValueType::ColourName(_));
    if words.is_empty() && !closed {
        return typed_value(Arc::clone(elements), property);
    }
    let document = shared.workspace.document();
    let holds = |value: &Json| {
        let said = |pointer: &Pointer| document.at(pointer).and_then(|element| element.get(property.name));
        elements.iter().filter(|pointer| said(pointer).is_some_and(|held| held.to_json() == *value)).count()
    };
    let mut items: Vec<Item> = words
        .into_iter()
        .map(|(word, value)| {
            let badge = match holds(&value) {
                0 if property.default_text() == Some(word.as_str()) => "default".to_owned(),
                0 => String::new(),
                count => format!("{count} now"),
            };
            Item::new(word, "", message(Restyle::Set(Arc::clone(elements), property, Some(value)))).badge(badge)
        })
        .collect();
    if !closed {
        let other = message(Restyle::Type(Arc::clone(elements), property));
        items.push(Item::new("other …", "pixels, a weight, an expression", other));
    }
    let none = message(Restyle::Set(Arc::clone(elements), property, None));
    items.push(Item::new("nothing", "removes it, so that the default counts", none));
    Intent::show(pick::Model::new(format!("{} of {}", property.name, counted(elements.len())), items, 0))
}

fn typed_value(elements: Arc<Vec<Pointer>>, property: &'static Property) -> Intent {
    let title = format!("{} of {}", property.name, counted(elements.len()));
    Intent::show(text::Model::new(title, property.help, "", Lines::One, move |typed| {
        let value = read(property.value, typed)?;
        Ok(vec![message(Restyle::Set(Arc::clone(&elements), property, value))])
    }))
}

/// What was typed, as a value; nothing removes the property.
fn read(value: ValueType, text: &str) -> Result<Option<Json>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    typed::read(value, text).map(Some)
}

fn set(elements: &[Pointer], property: &Property, value: Option<&Json>, shared: &mut Shared) -> Vec<Intent> {
    let before = shared.workspace.selection().clone();
    let set = |document: &_, meant: &[Pointer]| edit::set_all(document, meant, property.name, value);
    match marks::carry_out(shared, elements, set) {
        Ok((name, _)) => {
            shared.workspace.select(before);
            vec![Intent::Say(Notice::good(name))]
        }
        Err(told) => vec![Intent::Say(told)],
    }
}

/// Asks of which type the selected element is to be.
pub(super) fn ask_type(shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    let items: Vec<Item> = edit::types(work.document(), work.selection())
        .into_iter()
        .map(|ty| {
            let gap = work.gap_of_type(ty).map(|gap| gap.to_string());
            let detail = gap.unwrap_or_else(|| ty.help.to_owned());
            Item::new(palette::label(ty), detail, app::Message::Design(Message::Retype(ty)))
                .badge(format!("{}", ty.since))
        })
        .collect();
    if items.is_empty() {
        return careful("no other type fits here");
    }
    let name = work.document().at(work.selection()).map(crate::card::type_name).unwrap_or_default();
    vec![Intent::show(pick::Model::new(format!("Change {name} to"), items, 0))]
}

/// Makes the selected element one of another type, and tells what that had no place for.
pub(super) fn retype(ty: &'static ElementType, shared: &mut Shared) -> Vec<Intent> {
    let mut gone = Vec::new();
    let done = super::elements::carry_out(shared, |document, at| {
        let Retyped { edited, lost } = edit::retype(document, at, ty)?;
        gone = lost;
        Ok(edited)
    });
    let told = match done {
        Err(told) => told,
        Ok(name) if gone.is_empty() => Notice::good(format!("{name}; everything was kept")),
        Ok(name) => Notice::careful(format!("{name}; lost: {} (undo brings it back)", gone.join(", "))),
    };
    vec![Intent::Say(told)]
}
