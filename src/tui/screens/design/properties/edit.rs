//! Editing a property: a field, a list, a switch, a table, or the elements that it holds.

use std::sync::Arc;

use serde_json::Value as Json;

use crate::card::catalogue::{Property, TEMPLATE, ValueType};
use crate::card::edit::Sheet;
use crate::card::host::HostConfig;
use crate::card::{self, Element, edit as card_edit, typed};
use crate::json::{Kind, Pointer, Style, Value, print};
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::overlays::{pick, table, text};
use crate::tui::screens::design::Message;
use crate::tui::screens::design::palette::{self, Places};
use crate::tui::widgets::field::Lines;

use super::how::{How, how, noun};
use super::rows::State;
use super::{Properties, choose, main_text, member, set, step};

/// What an element is bound to data by.
const BOUND: &str = "$data";

impl Properties {
    /// Opens what the property under the cursor is edited with.
    pub(in super::super) fn edit(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let Some((name, known)) = self.item().map(|item| (item.name.clone(), item.known)) else {
            return vec![Intent::Say(Notice::plain("nothing to edit here"))];
        };
        let pointer = shared.workspace.selection().clone();
        let intents = open(&pointer, &name, known, shared);
        // What lies inside has other properties than those that were looked for.
        if *shared.workspace.selection() != pointer {
            self.unfilter();
        }
        intents
    }

    /// Asks for another kind of value than the one that stands there.
    pub(in super::super) fn edit_otherwise(&mut self, shared: &Shared) -> Vec<Intent> {
        let Some((name, known)) = self.item().map(|item| (item.name.clone(), item.known)) else { return Vec::new() };
        let pointer = shared.workspace.selection();
        let value = held(shared, pointer, &name);
        if let (Some(scheme), false) =
            (known.and_then(Property::icon_scheme), matches!(how(known, value), How::Icon(_)))
        {
            return vec![choose::icons(pointer, &name, scheme, value)];
        }
        match known.map(|known| known.value) {
            Some(ValueType::Either(types)) => vec![choose::kinds(pointer, &name, types, shared)],
            Some(value @ (ValueType::One(_) | ValueType::Many(_))) => {
                vec![choose::kinds(pointer, &name, &[value], shared)]
            }
            _ => type_freely(pointer, &name, None, shared),
        }
    }

    /// Goes to the next or previous value, where values have an order.
    pub(in super::super) fn step(&mut self, steps: i8, shared: &mut Shared) -> Vec<Intent> {
        let Some((name, known)) = self.item().map(|item| (item.name.clone(), item.known)) else { return Vec::new() };
        let pointer = shared.workspace.selection().clone();
        let value = held(shared, &pointer, &name);
        let element = shared.workspace.document().at(&pointer).map(Element::new);
        let stepped = element.and_then(|element| step::stepped(element, &name, how(known, value), steps));
        match stepped {
            Some(value) => set(&pointer, &name, Some(value), shared),
            None => vec![Intent::Say(Notice::plain(format!("`{name}` has no next value; edit it instead")))],
        }
    }

    /// Removes the property under the cursor.
    pub(in super::super) fn clear(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let Some(item) = self.item() else { return Vec::new() };
        if item.state != State::Set {
            return vec![Intent::Say(Notice::plain(format!("`{}` is not set", item.name)))];
        }
        let (name, pointer) = (item.name.clone(), shared.workspace.selection().clone());
        set(&pointer, &name, None, shared)
    }

    /// Edits a property by its name, whether or not the element has it or the catalogue knows it.
    pub(in super::super) fn edit_named(&mut self, name: &str, shared: &mut Shared) -> Vec<Intent> {
        let pointer = shared.workspace.selection().clone();
        let ty = shared.workspace.document().at(&pointer).and_then(card::element_type);
        if ty.is_some_and(|ty| ty.type_key() == name) {
            return vec![Intent::Say(Notice::careful(format!("`{name}` says what the element is; it stays as it is")))];
        }
        self.want(name);
        open(&pointer, name, known(shared, &pointer, name), shared)
    }
}

/// What the catalogue knows of a property.
fn known(shared: &Shared, pointer: &Pointer, name: &str) -> Option<&'static Property> {
    let ty = shared.workspace.document().at(pointer).and_then(card::element_type);
    let templating = || TEMPLATE.iter().find(|property| property.name == name);
    ty.and_then(|ty| ty.property(name)).or_else(templating)
}

/// Edits what the selected element says.
pub(in super::super) fn edit_text(shared: &mut Shared) -> Vec<Intent> {
    match main_text(&shared.workspace) {
        Some((pointer, property)) => open(&pointer, property.name, Some(property), shared),
        None => vec![Intent::Say(Notice::plain("the selected element has no text of its own"))],
    }
}

/// What the card holds under a property.
fn held<'d>(shared: &'d Shared, pointer: &Pointer, name: &str) -> Option<Value<'d>> {
    let value = shared.workspace.document().at(pointer)?;
    match card::element_type(value) {
        Some(ty) => member(value, ty, name),
        None => value.get(name),
    }
}

/// What a field for a property needs to know.
#[derive(Clone)]
struct Place {
    pointer: Pointer,
    name: String,
    /// Whether an empty field means an empty text, not that the property goes.
    keep_empty: bool,
}

impl Place {
    fn message(&self, value: Option<Json>) -> app::Message {
        app::Message::Design(Message::SetProperty { pointer: self.pointer.clone(), name: self.name.clone(), value })
    }
}

fn open(pointer: &Pointer, name: &str, known: Option<&'static Property>, shared: &mut Shared) -> Vec<Intent> {
    let value = held(shared, pointer, name);
    match how(known, value) {
        How::Switch => {
            let on = match value.and_then(Value::as_bool) {
                Some(on) => on,
                None => shared.workspace.document().at(pointer).is_some_and(|value| Element::new(value).flag(name)),
            };
            set(pointer, name, Some((!on).into()), shared)
        }
        How::Words(words) => {
            let host = HostConfig::teams(shared.theme.card_theme());
            vec![choose::words(pointer, name, known, words, value, host)]
        }
        How::Kinds(types) => vec![choose::kinds(pointer, name, types, shared)],
        How::Inside => go_inside(pointer, name, shared),
        How::Table => match known.and_then(|property| Some((property, Sheet::of(property)?))) {
            Some((property, sheet)) => vec![Intent::show(table::Model::new(pointer.clone(), property, sheet))],
            None => vec![field(pointer, name, known, How::Json, shared)],
        },
        How::Icon(scheme) => vec![choose::icons(pointer, name, scheme, value)],
        how => vec![field(pointer, name, known, how, shared)],
    }
}

/// Types a value: as one of a type, or freely.
pub(in super::super) fn type_freely(
    pointer: &Pointer,
    name: &str,
    value_type: Option<ValueType>,
    shared: &Shared,
) -> Vec<Intent> {
    let known = known(shared, pointer, name);
    let how = match value_type {
        Some(ValueType::Strings) => How::Lines(ValueType::Text),
        Some(ValueType::List(item)) => How::Lines(*item),
        Some(value_type) => How::Field(value_type),
        None => How::Free,
    };
    vec![field(pointer, name, known, how, shared)]
}

/// Selects what a property holds; when it holds nothing, asks what to add.
fn go_inside(pointer: &Pointer, name: &str, shared: &mut Shared) -> Vec<Intent> {
    let work = &mut shared.workspace;
    let inside = pointer.key(name);
    let first = inside.index(0);
    let shown = |wanted: &Pointer| work.outline().iter().any(|row| row.pointer == *wanted);
    if let Some(target) = [first, inside.clone()].into_iter().find(shown) {
        let list = work.document().at(&inside).is_some_and(Value::is_array);
        if list && target == inside && work.document().at(&inside).is_some_and(Value::is_empty) {
            return offer(pointer, name, shared);
        }
        work.select(target);
        return Vec::new();
    }
    offer(pointer, name, shared)
}

/// Asks what to put into a slot; adds it at once when there is only one thing.
fn offer(pointer: &Pointer, name: &str, shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    let mut offers = card_edit::offers_in(work.document(), pointer, name);
    match offers.len() {
        0 => type_freely(pointer, name, None, shared),
        1 => offers
            .pop()
            .map(|offer| Intent::Send(app::Message::Design(Message::PutOffer(Box::new(offer)))))
            .into_iter()
            .collect(),
        _ => {
            let items = palette::items(offers, Places::One, shared, |offer| Message::PutOffer(Box::new(offer)));
            vec![Intent::show(pick::Model::new(format!("Add to {name}"), items, 0).with_foot())]
        }
    }
}

fn field(pointer: &Pointer, name: &str, known: Option<&'static Property>, how: How, shared: &Shared) -> Intent {
    let value = held(shared, pointer, name);
    // What no line can say as it is stays what it is as JSON.
    let how = if matches!(how, How::Lines(_)) && value.is_some_and(|list| !is_lines(list)) { How::Json } else { how };
    let start = value.map(|value| start(how, value)).unwrap_or_default();
    let several = matches!(how, How::Lines(_) | How::Json | How::Field(ValueType::LongText)) || start.contains('\n');
    let lines = if several { Lines::Many } else { Lines::One };
    let owner = shared.workspace.document().at(pointer).map(card::type_name).unwrap_or_default();
    let hint = match how {
        How::Lines(item) => format!("one on each line: {}", noun(item)),
        How::Json => "JSON; empty removes it".to_owned(),
        How::Free => "JSON, a text or ${…}; empty removes it".to_owned(),
        How::Field(ValueType::Text | ValueType::LongText) => known.map_or("", |known| known.help).to_owned(),
        How::Field(ValueType::Either(_)) | How::Switch | How::Words(_) => {
            "a value or ${…}; empty removes it".to_owned()
        }
        How::Field(value_type) => format!("{}, or ${{…}}; empty removes it", noun(value_type)),
        How::Icon(_) | How::Table | How::Inside | How::Kinds(_) => String::new(),
    };
    let keep_empty = known.is_some_and(|known| known.required);
    let place = Place { pointer: pointer.clone(), name: name.to_owned(), keep_empty };
    let checked = move |typed: &str| match read(how, typed, keep_empty) {
        Ok(Some(value)) => known.and_then(|known| typed::doubt(known, &value)),
        Ok(None) => None,
        Err(fault) => Some(fault),
    };
    // As it was, it says nothing new: the value stays as it is written.
    let before = value.map(|_| start.clone());
    let submit = move |typed: &str| match &before {
        Some(before) if before == typed => Ok(Vec::new()),
        _ => Ok(vec![place.message(read(how, typed, place.keep_empty)?)]),
    };
    // The `$data` of an element reads what stands around it.
    let around = if name == BOUND { pointer.parent() } else { None };
    let scope = shared.samples.scope_at(shared.workspace.document(), around.as_ref().unwrap_or(pointer));
    let overlay = text::Model::new(format!("{name} of {owner}"), hint, &start, lines, submit).with_check(checked);
    Intent::show(overlay.completing(scope, Arc::clone(shared.samples.fillings())))
}

/// Whether every text of a list is a line: not empty, and nothing that reading lines takes away.
fn is_lines(list: Value<'_>) -> bool {
    let line = |text: &str| !text.is_empty() && text.trim() == text && !text.contains(['\n', '\r']);
    list.items().all(|item| item.as_str().is_none_or(|text| line(&text)))
}

/// What stands in a field at first.
fn start(how: How, value: Value<'_>) -> String {
    let pretty = || print::pretty(&value.to_json(), &Style::default(), 0);
    match (how, value.kind()) {
        (How::Lines(_), Kind::Array) => {
            let line =
                |item: Value<'_>| item.as_str().map_or_else(|| item.raw().to_owned(), std::borrow::Cow::into_owned);
            value.items().map(line).collect::<Vec<_>>().join("\n")
        }
        (How::Json, _) | (_, Kind::Array | Kind::Object) => pretty(),
        (how, Kind::String) => {
            let text = value.as_str().unwrap_or_default().into_owned();
            // Typed freely, a text that reads as a number stays one only between quotes.
            let ambiguous = how == How::Free && typed::free(&text).is_ok_and(|read| !read.is_string());
            if ambiguous { value.raw().to_owned() } else { text }
        }
        _ => value.raw().to_owned(),
    }
}

/// What was typed, as the value to set; nothing when the property is to go.
fn read(how: How, text: &str, keep_empty: bool) -> Result<Option<Json>, String> {
    if text.trim().is_empty() {
        let is_text = matches!(how, How::Field(ValueType::Text | ValueType::LongText | ValueType::Url));
        return Ok((keep_empty && is_text).then(|| text.into()));
    }
    let value = match how {
        How::Json => typed::json(text)?,
        How::Field(value_type) => typed::read(value_type, text)?,
        How::Lines(item) => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let items: Result<Vec<Json>, String> = lines
                .enumerate()
                .map(|(at, line)| typed::read(item, line).map_err(|fault| format!("line {}: {fault}", at + 1)))
                .collect();
            Json::Array(items?)
        }
        _ => typed::free(text)?,
    };
    Ok(Some(value))
}
