//! The lists that a value is chosen from: words and what they come to, kinds of value, icons, properties to add.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::Value as Json;

use crate::card::catalogue::{Property, TEMPLATE, ValueType, icons};
use crate::card::host::HostConfig;
use crate::card::text::plain;
use crate::card::{self, edit as card_edit, form, typed};
use crate::json::{Pointer, Value};
use crate::tui::app::{self, Intent, Shared};
use crate::tui::overlays::pick::{self, Item};
use crate::tui::screens::design::Message;
use crate::tui::screens::design::palette::{self, Places};
use crate::tui::screens::design::standing::Standing;

use super::how::noun;
use super::rows::heading;

/// Sets a property of an element.
pub(super) fn setting(pointer: &Pointer, name: &str, value: Json) -> app::Message {
    app::Message::Design(Message::SetProperty { pointer: pointer.clone(), name: name.to_owned(), value: Some(value) })
}

/// Types a property of an element as a value of a type; of none, freely.
fn typing(pointer: &Pointer, name: &str, value_type: Option<ValueType>) -> app::Message {
    app::Message::Design(Message::TypeProperty { pointer: pointer.clone(), name: name.to_owned(), value_type })
}

/// A list of words, each with what it comes to; what is typed and is no word may be a value too.
pub(super) fn words(
    pointer: &Pointer,
    name: &str,
    known: Option<&'static Property>,
    words: &'static [&'static str],
    value: Option<Value<'_>>,
    host: &HostConfig,
) -> Intent {
    let said = value.and_then(Value::as_str).unwrap_or_default();
    let default = known.and_then(Property::default_text).unwrap_or_default();
    let current = words.iter().position(|word| word.eq_ignore_ascii_case(&said));
    let own = value.filter(|_| current.is_none());
    let standard = words.iter().position(|word| *word == default).filter(|_| own.is_none());
    let start = current.or(standard).unwrap_or(0);
    let mut items: Vec<Item> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let badge = match (Some(at) == current, *word == default) {
                (true, true) => "current, default",
                (true, false) => "current",
                (false, true) => "default",
                (false, false) => "",
            };
            let pixels = known.and_then(|known| host.pixels(known, word)).map(|pixels| format!("{pixels} px"));
            Item::new(*word, pixels.unwrap_or_default(), setting(pointer, name, (*word).into()))
                .badge(badge)
                .swatch(known.and_then(|known| host.swatch(known, word)))
        })
        .collect();
    let value_type = known.map_or(ValueType::Suggested(words), |known| known.value);
    // A value that is no word of the list is where the list begins, to be typed anew.
    if let Some(own) = own {
        let said = own.as_str().map_or_else(|| own.raw().to_owned(), Cow::into_owned);
        let again = typing(pointer, name, Some(value_type));
        items.insert(0, Item::new(plain(&said), "type another", again).badge("current"));
    }
    let other = match value_type {
        ValueType::Width(_) => "pixels, a weight, an expression",
        ValueType::Size(_) => "pixels, an expression",
        _ => "an expression, or what this list does not have",
    };
    items.push(Item::new("other …", other, typing(pointer, name, Some(value_type))));
    let (pointer, name_of) = (pointer.clone(), name.to_owned());
    let typed = move |query: &str| {
        let query = query.trim();
        let listed = words.iter().any(|word| word.eq_ignore_ascii_case(query));
        if query.is_empty() || listed {
            return None;
        }
        let value = typed::read(value_type, query).ok()?;
        // A word that only begins like one of the list is not meant yet.
        let begins = words.iter().any(|word| word.to_ascii_lowercase().starts_with(&query.to_ascii_lowercase()));
        let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        (!begins).then(|| Item::new(written, "as typed", setting(&pointer, &name_of, value)))
    };
    Intent::show(pick::Model::new(name, items, start).with_typed(typed))
}

/// The names of the Fluent icons; what is typed and is none of them may be an expression, a name with a style, or another
/// address where `scheme` makes an address of the name.
pub(super) fn icons(pointer: &Pointer, name: &str, scheme: &'static str, value: Option<Value<'_>>) -> Intent {
    let said = value.and_then(Value::as_str).unwrap_or_default();
    let (said, style) = form::icon_parts(&said, scheme).unwrap_or_default();
    let style = style.to_owned();
    let written = |icon: &str| setting(pointer, name, format!("{scheme}{icon}{style}").into());
    let mut items: Vec<Item> = icons::all()
        .map(|icon| Item::new(icon, "", written(icon)).badge(if icon == said { "current" } else { "" }))
        .collect();
    let start = icons::all().position(|icon| icon == said).unwrap_or(0);
    if !scheme.is_empty() {
        items.push(Item::new("another address …", "of a picture", typing(pointer, name, Some(ValueType::Url))));
    }
    let (pointer, name_of) = (pointer.clone(), name.to_owned());
    let typed = move |query: &str| {
        let query = query.trim();
        let set = |text: String| setting(&pointer, &name_of, text.into());
        if form::is_expression(query) || !scheme.is_empty() && form::is_address(query) {
            return Some(Item::new(query, "as typed", set(query.to_owned())));
        }
        if query.contains(',') {
            return Some(Item::new(query, "as typed", set(format!("{scheme}{query}"))));
        }
        let slip = icons::containing(&query.replace(' ', "")).next().is_none();
        let meant = icons::nearest(query).into_iter().next().filter(|_| slip)?;
        Some(Item::new(meant, "the nearest name", set(format!("{scheme}{meant}{style}"))))
    };
    Intent::show(pick::Model::new(name, items, start).by_words().with_typed(typed))
}

/// Asks which kind of value it is to be.
pub(super) fn kinds(pointer: &Pointer, name: &str, types: &[ValueType], shared: &Shared) -> Intent {
    let mut items = Vec::new();
    for value_type in types {
        match value_type {
            ValueType::Choice(words) | ValueType::ColourName(words) => {
                let word =
                    |word: &&'static str| Item::new(*word, "", setting(pointer, name, (*word).into())).group("Words");
                items.extend(words.iter().map(word));
            }
            ValueType::Boolean => {
                let flag = |on: bool| Item::new(on.to_string(), "", setting(pointer, name, on.into())).group("Words");
                items.extend([flag(true), flag(false)]);
            }
            value_type if value_type.slot().is_some() => {
                let offers = card_edit::offers_in(shared.workspace.document(), pointer, name);
                items.extend(palette::items(offers, Places::One, shared, |offer| Message::PutOffer(Box::new(offer))));
            }
            ValueType::Any => {}
            value_type => {
                let item = Item::new(noun(*value_type), "", typing(pointer, name, Some(*value_type)));
                items.push(item.group("Typed"));
            }
        }
    }
    items.push(Item::new("expression or JSON …", "", typing(pointer, name, None)).group("Typed"));
    Intent::show(pick::Model::new(name, items, 0).with_foot())
}

/// The properties that an element could have and has not, and any other by its name.
pub(in super::super) fn missing(shared: &Shared) -> Intent {
    let work = &shared.workspace;
    let pointer = work.selection();
    let value = work.document().at(pointer);
    let ty = value.and_then(card::element_type);
    let set: HashSet<String> = value.into_iter().flat_map(Value::members).map(|(key, _)| key.into_owned()).collect();
    let mut items = Vec::new();
    let known = ty.into_iter().flat_map(|ty| ty.properties.iter().map(move |property| (property, Some(ty.family))));
    let template = TEMPLATE.iter().map(|property| (property, None));
    for (property, family) in known.chain(template).filter(|(property, _)| !set.contains(property.name)) {
        let standing = family.map(|family| Standing::of_property(property, family)).unwrap_or_default();
        let message = app::Message::Design(Message::EditNamed(property.name.to_owned()));
        let group = if family.is_some() { heading(property.group) } else { super::rows::TEMPLATING };
        let gap = ty.and_then(|ty| work.gap_of_property(ty, property)).filter(|_| family.is_some());
        let item = Item::new(property.name, property.help, message).doubt(gap.map(|gap| gap.to_string()));
        items.push(item.badge(standing.version).badge(standing.support).group(group));
    }
    items.sort_by_key(|item| super::rows::rank(&item.group));
    let typed = move |query: &str| {
        let name = query.trim();
        let message = app::Message::Design(Message::EditNamed(name.to_owned()));
        let new = !name.is_empty() && ty.is_none_or(|ty| ty.property(name).is_none());
        new.then(|| Item::new(name, "a property that the catalogue does not know", message))
    };
    Intent::show(pick::Model::new("Add a property", items, 0).with_typed(typed).with_foot())
}
