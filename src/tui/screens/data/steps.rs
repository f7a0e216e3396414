//! What is done to the data: each a named step of its sample, written to the file beside the card at once.

use crate::json::{Change, Document, Fragment, Pointer, edit};
use crate::store::file;
use crate::tui::app::{Effect, Intent, Notice, Shared};
use crate::workbench::{Sample, Slot};

use super::Model;

/// Writes a sample beside its card, when the card has a file.
fn write(slot: &Slot, shared: &mut Shared) -> Vec<Intent> {
    let Some(card) = shared.workspace.origin().path().map(std::path::Path::to_path_buf) else { return Vec::new() };
    let Some(sample) = shared.samples.get(slot) else { return Vec::new() };
    let (text, expected) = (sample.text().to_owned(), sample.disk().cloned());
    // What is written next expects what is written now.
    shared.samples.written(slot, file::fingerprint(&text));
    vec![Intent::Effect(Effect::SaveSample { card, slot: slot.clone(), text, expected, overwrite: false })]
}

fn careful(told: impl Into<String>) -> Vec<Intent> {
    vec![Intent::Say(Notice::careful(told))]
}

/// Makes a step in a sample; `change` says what to do to its text.
fn apply(
    slot: &Slot,
    name: &str,
    shared: &mut Shared,
    change: impl FnOnce(&Document) -> Result<Change, edit::EditError>,
) -> Vec<Intent> {
    let Some(document) = shared.samples.get(slot).and_then(Sample::document) else {
        return careful("these data are no JSON at the moment: mend them in your editor first");
    };
    match change(document) {
        Ok(change) => {
            shared.samples.apply(slot, name, change);
            write(slot, shared)
        }
        Err(error) => careful(error.to_string()),
    }
}

/// Sets a value.
pub(super) fn set(slot: &Slot, pointer: &Pointer, json: &str, shared: &mut Shared) -> Vec<Intent> {
    let fragment = match Fragment::parse(json) {
        Ok(fragment) => fragment,
        Err(error) => return careful(error.to_string()),
    };
    apply(slot, &format!("Set {}", place(pointer)), shared, |document| edit::replace(document, pointer, &fragment))
}

/// Adds a member or an item.
pub(super) fn insert(
    slot: &Slot,
    pointer: &Pointer,
    name: Option<&str>,
    json: &str,
    shared: &mut Shared,
) -> Vec<Intent> {
    let fragment = match Fragment::parse(json) {
        Ok(fragment) => fragment,
        Err(error) => return careful(error.to_string()),
    };
    let called = format!("Add to {}", place(pointer));
    apply(slot, &called, shared, |document| match name {
        Some(name) => edit::set(document, pointer, name, &fragment),
        None => edit::insert(document, pointer, usize::MAX, &fragment),
    })
}

/// Begins a set, as a copy of the chosen one, or the plain one empty.
pub(super) fn new_set(case: Option<String>, shared: &mut Shared) -> Vec<Intent> {
    let text = shared.samples.chosen().map_or_else(|| "{}\n".to_owned(), |sample| sample.text().to_owned());
    begin(case.map_or(Slot::Plain, Slot::Case), &text, shared)
}

/// Begins a set with this text.
pub(super) fn begin(slot: Slot, text: &str, shared: &mut Shared) -> Vec<Intent> {
    let told = Notice::good(match shared.workspace.origin().path() {
        Some(_) => format!("data `{}`, in a file beside the card", slot.name()),
        None => format!("data `{}`; they are written when the card is saved", slot.name()),
    });
    shared.samples.put(Sample::new(slot.clone(), text));
    let mut intents = write(&slot, shared);
    intents.push(Intent::Say(told));
    intents
}

/// Gives the chosen set another name.
pub(super) fn rename(name: &str, shared: &mut Shared) -> Vec<Intent> {
    let Some(sample) = shared.samples.chosen() else { return Vec::new() };
    let (old, text) = (sample.slot().clone(), sample.text().to_owned());
    let mut intents = begin(Slot::Case(name.to_owned()), &text, shared);
    intents.extend(take_away(&old, shared));
    intents
}

/// Takes the chosen set away.
pub(super) fn remove(shared: &mut Shared) -> Vec<Intent> {
    let Some(slot) = shared.samples.chosen().map(|sample| sample.slot().clone()) else { return Vec::new() };
    let mut intents = take_away(&slot, shared);
    intents.push(Intent::Say(Notice::plain(format!("the data `{}` are gone", slot.name()))));
    intents
}

fn take_away(slot: &Slot, shared: &mut Shared) -> Vec<Intent> {
    let gone = shared.samples.remove(slot);
    let card = shared.workspace.origin().path().map(std::path::Path::to_path_buf);
    match (card, gone) {
        (Some(card), Some(gone)) => {
            let expected = gone.disk().cloned();
            vec![Intent::Effect(Effect::RemoveSample { card, slot: slot.clone(), expected })]
        }
        _ => Vec::new(),
    }
}

/// The editor gave a sample's text back.
pub(super) fn edited(slot: &Slot, text: Result<String, String>, shared: &mut Shared) -> Vec<Intent> {
    let text = match text {
        Ok(text) => text,
        Err(reason) => return vec![Intent::Say(Notice::bad(reason))],
    };
    if shared.samples.get(slot).is_none() {
        return begin(slot.clone(), &text, shared);
    }
    if !shared.samples.replace(slot, "Edit in the editor", &text) {
        return vec![Intent::Say(Notice::plain("the editor changed nothing"))];
    }
    let mut intents = write(slot, shared);
    let fault = shared.samples.get(slot).and_then(Sample::fault);
    intents.push(Intent::Say(match fault {
        Some(fault) => Notice::bad(format!("what the editor left is no JSON: {fault}")),
        None => Notice::good(format!("the editor changed the data `{}`", slot.name())),
    }));
    intents
}

/// A short name of a place, for undo.
fn place(pointer: &Pointer) -> String {
    if pointer.is_root() { "the data".to_owned() } else { crate::card::text::label(pointer.as_str(), 60) }
}

impl Model {
    /// Takes the value under the cursor away.
    pub(super) fn delete(&self, shared: &mut Shared) -> Vec<Intent> {
        let (Some(row), Some(slot)) = (self.tree.row(), self.slot(shared)) else { return Vec::new() };
        if row.pointer.is_root() {
            return careful("all of the data: to take the set away, use `Remove data set`");
        }
        let pointer = row.pointer.clone();
        let name = format!("Delete {}", place(&pointer));
        apply(&slot, &name, shared, |document| edit::remove(document, &pointer))
    }

    /// Puts a copy of the value under the cursor behind itself.
    pub(super) fn duplicate(&self, shared: &mut Shared) -> Vec<Intent> {
        let (Some(row), Some(slot)) = (self.tree.row(), self.slot(shared)) else { return Vec::new() };
        let sample = shared.samples.get(&slot).and_then(Sample::document);
        let value = sample.and_then(|document| document.at(&row.pointer));
        let Some((value, parent)) = value.and_then(|value| value.parent().map(|parent| (value, parent))) else {
            return careful("all of the data: to begin another set with them, use `New data set`");
        };
        let (holder, fragment) = (parent.pointer(), Fragment::copy(value));
        if parent.is_array() {
            let index = value.index() + 1;
            let name = format!("Duplicate {}", place(&row.pointer));
            return apply(&slot, &name, shared, |document| edit::insert(document, &holder, index, &fragment));
        }
        let key = value.key().unwrap_or_default().into_owned();
        let free =
            (2..=parent.len() + 2).map(|number| format!("{key}{number}")).find(|name| parent.get(name).is_none());
        let name = free.unwrap_or(key);
        apply(&slot, &format!("Duplicate {}", place(&row.pointer)), shared, |document| {
            edit::set(document, &holder, &name, &fragment)
        })
    }

    /// Takes the newest step back.
    pub(super) fn undo(&self, shared: &mut Shared) -> Vec<Intent> {
        let done = self.slot(shared).and_then(|slot| shared.samples.undo(&slot).map(|name| (slot, name)));
        told(done, "undone", "there is nothing to undo in these data", shared)
    }

    /// Does the step again that was taken back last.
    pub(super) fn redo(&self, shared: &mut Shared) -> Vec<Intent> {
        let done = self.slot(shared).and_then(|slot| shared.samples.redo(&slot).map(|name| (slot, name)));
        told(done, "done again", "nothing was taken back in these data", shared)
    }

    /// JSON was pasted: it takes the place of the value under the cursor, or begins the data.
    pub(super) fn pasted(&mut self, text: &str, shared: &mut Shared) -> Vec<Intent> {
        if let Err(error) = Fragment::parse(text.trim()) {
            return careful(format!("what was pasted is no JSON ({error})"));
        }
        let (Some(row), Some(slot)) = (self.tree.row(), self.slot(shared)) else {
            return begin(Slot::Plain, text, shared);
        };
        let pointer = row.pointer.clone();
        let mut intents = set(&slot, &pointer, text.trim(), shared);
        intents.push(Intent::Say(Notice::good(format!("pasted in the place of {}", place(&pointer)))));
        intents
    }

    /// Goes to the host's data; begins them when there are none.
    pub(super) fn go_to_host(&mut self, shared: &mut Shared) -> Vec<Intent> {
        self.part = super::Part::Tree;
        let intents = if shared.samples.host().is_none() { begin(Slot::Host, "{}\n", shared) } else { Vec::new() };
        self.tree.settle(shared, ratatui::layout::Rect::new(0, 0, 1, u16::try_from(self.tree.room).unwrap_or(1)));
        self.tree.go_to(true, &Pointer::root());
        intents
    }
}

fn told(done: Option<(Slot, String)>, how: &str, nothing: &str, shared: &mut Shared) -> Vec<Intent> {
    let Some((slot, name)) = done else { return vec![Intent::Say(Notice::plain(nothing))] };
    let mut intents = write(&slot, shared);
    intents.push(Intent::Say(Notice::plain(format!("{how}: {name}"))));
    intents
}
