//! What a property is edited with: a field, a list of words, a switch, or the elements that it holds.

use serde_json::Value as Json;

use crate::card::catalogue::{Property, ValueType};
use crate::card::{self, Element, edit as card_edit};
use crate::json::{Kind, Pointer, Style, Value, print};
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::overlays::pick::{self, Item};
use crate::tui::overlays::text;
use crate::tui::screens::design::Message;
use crate::tui::widgets::field::Lines;

use super::rows::State;
use super::{Properties, main_text, member, set, typed};

/// How a value is edited.
#[derive(Debug, Clone, Copy, PartialEq)]
enum How {
    /// Switched at once.
    Switch,
    /// Chosen from words.
    Words(&'static [&'static str]),
    /// Typed on one line.
    Line,
    /// Typed on several.
    Lines,
    /// A number, perhaps a whole one.
    Number { whole: bool },
    /// Pixels, a weight, one of these words.
    Size(&'static [&'static str]),
    /// One string a line.
    Strings,
    /// By going to the elements that it holds.
    Inside,
    /// As JSON.
    Json,
    /// As JSON, or as a text that is none.
    Free,
}

/// What kind of value stands there decides, before what the catalogue expects: nothing may be lost by editing it.
fn how(value_type: Option<ValueType>, held: Option<Value<'_>>) -> How {
    let kind = held.map(Value::kind);
    let bare = matches!(kind, None | Some(Kind::String | Kind::Number | Kind::Boolean | Kind::Null));
    match value_type {
        None | Some(ValueType::Any | ValueType::List(_) | ValueType::Map(_)) => How::Json,
        Some(ValueType::One(_) | ValueType::Many(_)) => match kind {
            None | Some(Kind::Object | Kind::Array) => How::Inside,
            _ => How::Json,
        },
        Some(ValueType::Strings) => {
            let strings = held.is_none_or(|held| held.items().all(|item| item.kind() == Kind::String));
            if strings && matches!(kind, None | Some(Kind::Array)) { How::Strings } else { How::Json }
        }
        Some(ValueType::Either(types)) if !bare => {
            let elements = types.iter().find(|ty| ty.slot().is_some());
            elements.map_or(How::Json, |ty| how(Some(*ty), held))
        }
        Some(ValueType::Either(types)) if held.is_none() && types.contains(&ValueType::Any) => How::Free,
        Some(ValueType::Either(types)) => {
            let simple = types.iter().find(|ty| ty.slot().is_none() && **ty != ValueType::Any);
            simple.map_or(How::Json, |ty| how(Some(*ty), held))
        }
        Some(_) if !bare => How::Json,
        Some(ValueType::Boolean) => match held.and_then(Value::as_str) {
            Some(word) if !matches!(word.to_ascii_lowercase().as_str(), "true" | "false") => How::Free,
            _ => How::Switch,
        },
        Some(ValueType::Choice(words) | ValueType::ColourName(words) | ValueType::Suggested(words)) => {
            How::Words(words)
        }
        Some(ValueType::Size(words) | ValueType::Width(words)) if !words.is_empty() => How::Words(words),
        Some(ValueType::Size(words) | ValueType::Width(words)) => How::Size(words),
        Some(ValueType::Number) => How::Number { whole: false },
        Some(ValueType::Integer) => How::Number { whole: true },
        Some(ValueType::LongText) => How::Lines,
        Some(
            ValueType::Text
            | ValueType::Url
            | ValueType::Date
            | ValueType::Time
            | ValueType::HexColour
            | ValueType::Icon
            | ValueType::Language,
        ) => {
            let several = held.and_then(Value::as_str).is_some_and(|text| text.contains('\n'));
            if several { How::Lines } else { How::Line }
        }
    }
}

impl Properties {
    /// Opens what the property under the cursor is edited with.
    pub(in super::super) fn edit(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let Some((name, known)) = self.item().map(|item| (item.name.clone(), item.known)) else {
            return vec![Intent::Say(Notice::plain("nothing to edit here"))];
        };
        let pointer = shared.workspace.selection().clone();
        open(&pointer, &name, known, shared)
    }

    /// Goes to the next or previous value, where values have an order.
    pub(in super::super) fn step(&mut self, steps: i8, shared: &mut Shared) -> Vec<Intent> {
        let Some((name, known)) = self.item().map(|item| (item.name.clone(), item.known)) else { return Vec::new() };
        let pointer = shared.workspace.selection().clone();
        match stepped(&pointer, &name, known, steps, shared) {
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

fn stepped(
    pointer: &Pointer,
    name: &str,
    known: Option<&'static Property>,
    steps: i8,
    shared: &Shared,
) -> Option<Json> {
    let element = Element::new(shared.workspace.document().at(pointer)?);
    match how(Some(known?.value), held(shared, pointer, name)) {
        How::Switch => Some((!element.flag(name)).into()),
        How::Words(words) => {
            let count = isize::try_from(words.len()).ok().filter(|count| *count > 0)?;
            let here = words.iter().position(|word| *word == element.choice(name));
            let here = here.and_then(|here| isize::try_from(here).ok());
            let next = match here {
                Some(here) => (here + isize::from(steps)).rem_euclid(count),
                None if steps > 0 => 0,
                None => count - 1,
            };
            words.get(usize::try_from(next).ok()?).map(|word| (*word).into())
        }
        How::Number { whole: true } => {
            let here = element.text(name).trim().parse::<i64>().unwrap_or(0);
            Some(here.saturating_add(i64::from(steps)).max(0).into())
        }
        _ => None,
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
    match how(known.map(|known| known.value), value) {
        How::Switch => {
            let on = shared.workspace.document().at(pointer).is_some_and(|value| Element::new(value).flag(name));
            set(pointer, name, Some((!on).into()), shared)
        }
        How::Words(words) => vec![words_list(pointer, name, known, words, value)],
        How::Inside => go_inside(pointer, name, shared),
        how => vec![field(pointer, name, known, how, shared)],
    }
}

/// Types a value freely.
pub(in super::super) fn type_freely(pointer: &Pointer, name: &str, shared: &mut Shared) -> Vec<Intent> {
    let ty = shared.workspace.document().at(pointer).and_then(card::element_type);
    let known = ty.and_then(|ty| ty.property(name));
    let how = match known.map(|known| known.value) {
        Some(ValueType::Size(words) | ValueType::Width(words)) => How::Size(words),
        _ => How::Free,
    };
    vec![field(pointer, name, known, how, shared)]
}

fn words_list(
    pointer: &Pointer,
    name: &str,
    known: Option<&'static Property>,
    words: &'static [&'static str],
    value: Option<Value<'_>>,
) -> Intent {
    let said = value.and_then(Value::as_str).unwrap_or_default();
    let default = known.and_then(Property::default_text).unwrap_or_default();
    let current = words.iter().position(|word| word.eq_ignore_ascii_case(&said));
    let start = current.or_else(|| words.iter().position(|word| *word == default)).unwrap_or(0);
    let place = Place { pointer: pointer.clone(), name: name.to_owned(), keep_empty: false };
    let mut items: Vec<Item> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let badge = match (Some(at) == current, *word == default) {
                (true, _) => "current",
                (false, true) => "default",
                (false, false) => "",
            };
            Item::new(*word, "", place.message(Some((*word).into()))).badge(badge)
        })
        .collect();
    let other = match known.map(|known| known.value) {
        Some(ValueType::Width(_)) => "pixels, a weight, an expression",
        Some(ValueType::Size(_)) => "pixels, an expression",
        _ => "an expression, or what this list does not have",
    };
    let message = Message::TypeProperty { pointer: pointer.clone(), name: name.to_owned() };
    items.push(Item::new("other …", other, app::Message::Design(message)));
    Intent::show(pick::Model::new(name, items, start))
}

/// Selects what a property holds; when it holds nothing, asks what to add.
fn go_inside(pointer: &Pointer, name: &str, shared: &mut Shared) -> Vec<Intent> {
    let work = &mut shared.workspace;
    let inside = pointer.key(name);
    let first = inside.index(0);
    let shown = |wanted: &Pointer| work.outline().iter().any(|row| row.pointer == *wanted);
    if let Some(target) = [inside, first].into_iter().find(shown) {
        work.select(target);
        return Vec::new();
    }
    let items: Vec<Item> = card_edit::offers(work.document(), pointer)
        .into_iter()
        .filter(|offer| offer.place.parent == *pointer && offer.place.slot == name)
        .map(|offer| {
            let (label, help) = (offer.ty.tag(), offer.ty.help);
            Item::new(label, help, app::Message::Design(Message::AddOffer(Box::new(offer))))
        })
        .collect();
    if items.is_empty() {
        let json = Message::TypeProperty { pointer: pointer.clone(), name: name.to_owned() };
        return vec![Intent::Send(app::Message::Design(json))];
    }
    vec![Intent::show(pick::Model::new(format!("Add to {name}"), items, 0))]
}

fn field(pointer: &Pointer, name: &str, known: Option<&'static Property>, how: How, shared: &Shared) -> Intent {
    let value = held(shared, pointer, name);
    let start = match (how, value) {
        (_, None) => String::new(),
        (How::Strings, Some(value)) => {
            let lines: Vec<String> = value.items().filter_map(|item| Some(item.as_str()?.into_owned())).collect();
            lines.join("\n")
        }
        (How::Json, Some(value)) => print::pretty(&value.to_json(), &Style::default(), 0),
        (_, Some(value)) => match value.as_str() {
            Some(text) => text.into_owned(),
            None if matches!(value.kind(), Kind::Object | Kind::Array) => {
                print::pretty(&value.to_json(), &Style::default(), 0)
            }
            None => value.raw().to_owned(),
        },
    };
    let several = matches!(how, How::Lines | How::Strings | How::Json) || start.contains('\n');
    let lines = if several { Lines::Many } else { Lines::One };
    let owner = shared.workspace.document().at(pointer).map(card::type_name).unwrap_or_default();
    let hint = match how {
        How::Strings => "one on each line",
        How::Json => "JSON; empty removes it",
        _ => known.map_or("", |known| known.help),
    };
    let keep_empty = known.is_some_and(|known| known.required);
    let place = Place { pointer: pointer.clone(), name: name.to_owned(), keep_empty };
    Intent::show(text::Model::new(format!("{name} of {owner}"), hint, &start, lines, move |typed| {
        Ok(vec![place.message(read(how, typed, place.keep_empty)?)])
    }))
}

/// What was typed, as the value to set; nothing when the property is to go.
fn read(how: How, text: &str, keep_empty: bool) -> Result<Option<Json>, String> {
    if text.trim().is_empty() {
        let is_text = matches!(how, How::Line | How::Lines);
        return Ok((keep_empty && is_text).then(|| text.into()));
    }
    let value = match how {
        How::Number { whole } => typed::number(text, whole)?,
        How::Size(words) => typed::size(text, words)?,
        How::Json => typed::json(text)?,
        How::Free => typed::free(text)?,
        How::Strings => {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            Json::Array(lines.map(Json::from).collect())
        }
        How::Line => text.trim().into(),
        How::Lines | How::Switch | How::Words(_) | How::Inside => text.into(),
    };
    Ok(Some(value))
}
