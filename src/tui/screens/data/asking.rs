//! What is asked for on the way: values, names, whether a set is to go.

use crate::card::text::label;
use crate::json::{Fragment, Kind, Style, Value, print};
use crate::store::data_sets;
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::overlays::confirm::{self, Answer};
use crate::tui::overlays::text;
use crate::tui::widgets::field::Lines;
use crate::workbench::{Sample, Slot};

use super::{Message, Model};

fn send(message: Message) -> app::Message {
    app::Message::Data(message)
}

/// Reads what was typed: JSON, or a text as it stands.
fn typed(text: &str) -> String {
    match Fragment::parse(text) {
        Ok(_) if !text.trim().is_empty() => text.trim().to_owned(),
        _ => print::quote(text),
    }
}

impl Model {
    /// The value under the cursor, with its sample.
    fn value<'s>(&self, shared: &'s Shared) -> Option<(Slot, Value<'s>)> {
        let slot = self.slot(shared)?;
        let document = shared.samples.get(&slot).and_then(Sample::document)?;
        Some((slot, document.at(&self.tree.row()?.pointer)?))
    }

    /// Edits the value under the cursor: a text as text, everything else as JSON. What holds others is folded or unfolded.
    pub(super) fn edit(&mut self, shared: &Shared) -> Vec<Intent> {
        let Some((slot, value)) = self.value(shared) else { return nothing(shared) };
        let (pointer, kind) = (value.pointer(), value.kind());
        match kind {
            Kind::Object | Kind::Array if value.is_empty() => self.edit_json(shared),
            Kind::Object | Kind::Array => {
                self.tree.toggle(self.tree.cursor);
                Vec::new()
            }
            Kind::String => {
                let text = value.as_str().unwrap_or_default().into_owned();
                let lines = if text.contains('\n') || text.chars().count() > 200 { Lines::Many } else { Lines::One };
                vec![Intent::show(text::Model::new(
                    title(value),
                    "a text, as it is read",
                    &text,
                    lines,
                    move |typed| Ok(vec![send(Message::Set(slot.clone(), pointer.clone(), print::quote(typed)))]),
                ))]
            }
            _ => {
                let hint = "JSON, or a text as it stands";
                vec![Intent::show(text::Model::new(title(value), hint, value.raw(), Lines::One, move |text| {
                    Ok(vec![send(Message::Set(slot.clone(), pointer.clone(), typed(text)))])
                }))]
            }
        }
    }

    /// Edits the value under the cursor as JSON.
    pub(super) fn edit_json(&self, shared: &Shared) -> Vec<Intent> {
        let Some((slot, value)) = self.value(shared) else { return nothing(shared) };
        let pointer = value.pointer();
        let written = print::pretty(&value.to_json(), &Style::default(), 0);
        vec![Intent::show(
            text::Model::new(title(value), "JSON", &written, Lines::Many, move |text| match Fragment::parse(text) {
                Ok(_) => Ok(vec![send(Message::Set(slot.clone(), pointer.clone(), text.to_owned()))]),
                Err(error) => Err(error.to_string()),
            })
            .with_check(|text| Fragment::parse(text).err().map(|error| error.to_string())),
        )]
    }

    /// Asks what to add: to what is under the cursor when it holds others, else to what holds it.
    pub(super) fn ask_what_to_add(&self, shared: &Shared) -> Vec<Intent> {
        let Some((slot, value)) = self.value(shared) else { return nothing(shared) };
        let holds = |value: &Value<'_>| value.is_object() || value.is_array();
        let Some(holder) = Some(value).filter(holds).or_else(|| value.parent()) else {
            let told = format!("the data are {}: only objects and lists hold others", value.kind().noun());
            return vec![Intent::Say(Notice::careful(told))];
        };
        let (pointer, title) = (holder.pointer(), format!("Add to {}", name_of(holder)));
        if holder.is_array() {
            let like = holder.children().last().map(|last| print::pretty(&last.to_json(), &Style::default(), 0));
            let (start, lines) = match like {
                Some(like) if like.contains('\n') => (like, Lines::Many),
                _ => (String::new(), Lines::One),
            };
            return vec![Intent::show(text::Model::new(title, "JSON, or a text", &start, lines, move |text| {
                Ok(vec![send(Message::Insert(slot.clone(), pointer.clone(), None, typed(text)))])
            }))];
        }
        vec![Intent::show(text::Model::new(title, "NAME=VALUE, such as title=Done", "", Lines::One, move |text| {
            let (name, value) = text.split_once('=').ok_or("write NAME=VALUE, such as title=Done")?;
            let name = name.trim();
            if name.is_empty() {
                return Err("a name is needed before the =".to_owned());
            }
            Ok(vec![send(Message::Insert(slot.clone(), pointer.clone(), Some(name.to_owned()), typed(value)))])
        }))]
    }
}

fn nothing(shared: &Shared) -> Vec<Intent> {
    let told = match shared.samples.chosen().and_then(Sample::fault) {
        Some(_) => "these data are no JSON: mend them in your editor",
        None => "there are no data yet: begin some first",
    };
    vec![Intent::Say(Notice::plain(told))]
}

fn title(value: Value<'_>) -> String {
    format!("Edit {}", name_of(value))
}

fn name_of(value: Value<'_>) -> String {
    match value.key() {
        Some(key) => label(&key, 40),
        None if value.parent().is_some() => format!("[{}]", value.index()),
        None => "the data".to_owned(),
    }
}

/// Asks for the name of a new set. The first one needs none.
pub(super) fn new_set(shared: &Shared) -> Vec<Intent> {
    if shared.samples.sets().is_empty() {
        return vec![Intent::Send(send(Message::New(None)))];
    }
    vec![ask_name("New data set", "its case: empty, long texts …", "", shared, Message::New)]
}

/// Asks for another name of the chosen set.
pub(super) fn rename(shared: &Shared) -> Vec<Intent> {
    let Some(sample) = shared.samples.chosen() else { return nothing(shared) };
    let name = match sample.slot() {
        Slot::Case(name) => name.clone(),
        _ => String::new(),
    };
    vec![ask_name("Rename data set", "its case: empty, long texts …", &name, shared, |name| {
        Message::Rename(name.unwrap_or_default())
    })]
}

fn ask_name(title: &str, hint: &str, start: &str, shared: &Shared, then: fn(Option<String>) -> Message) -> Intent {
    let taken: Vec<String> = shared.samples.sets().iter().map(|sample| sample.slot().name().to_owned()).collect();
    Intent::show(text::Model::new(title, hint, start, Lines::One, move |name| {
        let name = name.trim();
        data_sets::check_case(name).map_err(|error| error.to_string())?;
        if taken.iter().any(|taken| taken.eq_ignore_ascii_case(name)) {
            return Err(format!("there are data named `{name}` already"));
        }
        Ok(vec![send(then(Some(name.to_owned())))])
    }))
}

/// Asks whether the chosen set is to go.
pub(super) fn remove(shared: &Shared) -> Vec<Intent> {
    let Some(sample) = shared.samples.chosen() else { return nothing(shared) };
    let name = sample.slot().name();
    let file = if shared.workspace.origin().path().is_some() { " with their file beside the card" } else { "" };
    let text = format!("The data `{}` go{file}. This cannot be taken back.", label(name, 60));
    vec![Intent::show(confirm::Model::new(
        "Remove data set",
        text,
        vec![Answer::nothing('k', "keep them"), Answer::new('r', "remove them", send(Message::Remove))],
    ))]
}
