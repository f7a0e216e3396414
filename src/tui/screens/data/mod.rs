//! The data of a template: the sets that it is filled with as a tree, what its expressions come to, and the filled card.
//!
//! Three parts share the screen. `tree` shows the chosen data set and the host's data, folded and unfolded like an outline;
//! `texts` lists every text with an expression in it with its value, or why it has none; the preview shows the card filled.
//! On a small screen only the part that has the keys is shown. What is done to data is a step of
//! [`crate::workbench::Samples`] and written to the file beside the card at once (`steps`); what is asked for on the way
//! stands in `asking`; `make` is what makes data of a card and cards of data.
//!
//! Nothing here evaluates an expression or fills a card: that is known of the document (`Shared::analysis`) like what the
//! checks found. A new way to use a value of the data in the card belongs to the designer, which is sent a message.

mod asking;
mod layout;
mod make;
mod mouse;
mod steps;
#[cfg(test)]
mod tests;
mod texts;
mod tree;
mod view;

use std::sync::Arc;

use ratatui::crossterm::event::MouseEvent;
use ratatui::layout::{Margin, Rect};

use crate::json::{Kind, Pointer};
use crate::preview::Scene;
use crate::tui::app::{self, Drawing, Effect, Intent, Motion, Notice, ScreenId, Shared, Target};
use crate::tui::screens::design;
use crate::tui::screens::preview::Preview;
use crate::workbench::Slot;

use layout::Layout;
use texts::Texts;
use tree::Tree;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The data as a tree.
    Tree,
    /// The texts with expressions in them.
    Texts,
    /// The filled card.
    Preview,
}

impl Part {
    /// The parts in the order in which the keys go through them.
    pub const ALL: [Self; 3] = [Self::Tree, Self::Texts, Self::Preview];
}

/// What the screen is told.
#[derive(Debug, Clone)]
pub enum Message {
    /// Go through the part that has the keys.
    Move(Motion),
    /// Fold, or go to what holds it.
    Fold,
    /// Unfold, or go inside.
    Unfold,
    /// Give the keys to the next part, or the one before.
    Cycle(isize),
    /// Fill with the next set, or the one before.
    Step(isize),
    /// Fill with the set at this place.
    Choose(usize),
    /// Use what is under the cursor: edit a value, go to an expression.
    Use,
    /// Edit the value under the cursor as JSON.
    EditJson,
    /// Ask what to add below the cursor.
    Add,
    /// Put a copy of the value behind itself.
    Duplicate,
    /// Take the value under the cursor away.
    Delete,
    /// Set the value at a place of a sample to this JSON.
    Set(Slot, Pointer, String),
    /// Add a member, or an item where there is no name, to the value at a place of a sample.
    Insert(Slot, Pointer, Option<String>, String),
    /// One step of the chosen sample back.
    Undo,
    /// One step on.
    Redo,
    /// Put the path of the value into the card, where the designer's cursor is.
    InsertPath,
    /// Copy the path of the value.
    CopyPath,
    /// Ask for the name of a new set.
    AskNew,
    /// Begin a set of this name, a copy of the chosen one; the plain one without a name.
    New(Option<String>),
    /// Ask for another name of the chosen set.
    AskRename,
    /// Give the chosen set another name.
    Rename(String),
    /// Ask whether the chosen set is to go.
    AskRemove,
    /// Take the chosen set away.
    Remove,
    /// Make sample data from what the card asks for.
    Make,
    /// Bind the selected element to the list under the cursor.
    Bind,
    /// Put elements that show the value under the cursor behind the selected one.
    Show,
    /// Begin a new card that shows the value under the cursor.
    NewCard,
    /// Begin the data of the host, or go to them.
    Host,
    /// Read the files again.
    Reload,
    /// What was pasted into the terminal.
    Pasted(String),
    /// The editor gave a sample's text back.
    Edited(Slot, Result<String, String>),
    /// The mouse did something; the wheel in rows.
    Mouse(MouseEvent, Option<Target>, Option<i32>),
}

/// The state of the screen.
#[derive(Debug)]
pub struct Model {
    part: Part,
    tree: Tree,
    texts: Texts,
    preview: Preview,
    layout: Layout,
}

impl Default for Model {
    fn default() -> Self {
        Self {
            part: Part::Tree,
            tree: Tree::default(),
            texts: Texts::default(),
            preview: Preview::default(),
            layout: Layout::default(),
        }
    }
}

impl Model {
    /// Another document is at work now.
    pub fn reset(&mut self) {
        *self = Self { part: self.part, ..Self::default() };
    }

    /// The part that has the keys.
    #[must_use]
    pub const fn part(&self) -> Part {
        self.part
    }

    /// The sample under the cursor: the host's when the cursor stands in it, else the chosen one.
    #[must_use]
    pub fn slot(&self, shared: &Shared) -> Option<Slot> {
        let row = self.tree.row();
        let of_host = row.is_some_and(|row| row.of_host);
        let sample = if of_host { shared.samples.host() } else { shared.samples.chosen() };
        sample.map(|sample| sample.slot().clone())
    }

    /// The path of the value under the cursor, as an expression at the selected element reads it.
    #[must_use]
    pub fn path(&self, shared: &Shared) -> Option<String> {
        self.tree.path(shared)
    }

    /// Whether a value stands under the cursor.
    #[must_use]
    pub fn has_value(&self) -> bool {
        self.tree.row().is_some()
    }

    /// Whether a list or an object stands under the cursor.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.tree.row().is_some_and(|row| matches!(row.kind, Kind::Array | Kind::Object))
    }

    /// The text of the sample under the cursor, for the user's editor.
    #[must_use]
    pub fn text<'s>(&self, shared: &'s Shared) -> Option<(Slot, &'s str)> {
        let slot = self.slot(shared)?;
        let text = shared.samples.get(&slot)?.text();
        Some((slot, text))
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Move(motion) => self.go(motion),
            Message::Fold => self.tree.fold(),
            Message::Unfold => self.tree.unfold(),
            Message::Cycle(steps) => self.cycle(steps),
            Message::Step(steps) => return step(steps, shared),
            Message::Choose(place) => shared.samples.choose(place),
            Message::Use => return self.use_it(shared),
            Message::EditJson => return self.edit_json(shared),
            Message::Add => return self.ask_what_to_add(shared),
            Message::Duplicate => return self.duplicate(shared),
            Message::Delete => return self.delete(shared),
            Message::Set(slot, pointer, json) => return steps::set(&slot, &pointer, &json, shared),
            Message::Insert(slot, pointer, name, json) => {
                return steps::insert(&slot, &pointer, name.as_deref(), &json, shared);
            }
            Message::Undo => return self.undo(shared),
            Message::Redo => return self.redo(shared),
            Message::InsertPath => return self.insert_path(shared),
            Message::CopyPath => return self.copy_path(shared),
            Message::AskNew => return asking::new_set(shared),
            Message::New(case) => return steps::new_set(case, shared),
            Message::AskRename => return asking::rename(shared),
            Message::Rename(name) => return steps::rename(&name, shared),
            Message::AskRemove => return asking::remove(shared),
            Message::Remove => return steps::remove(shared),
            Message::Make => return make::data(shared),
            Message::Bind => return self.bind(shared),
            Message::Show => return self.show_in_card(shared),
            Message::NewCard => return self.new_card(shared),
            Message::Host => return self.go_to_host(shared),
            Message::Reload => return vec![Intent::Send(app::Message::ReloadSamples)],
            Message::Pasted(text) => return self.pasted(&text, shared),
            Message::Edited(slot, text) => return steps::edited(&slot, text, shared),
            Message::Mouse(event, target, wheel) => return self.mouse(event, target, wheel, shared),
        }
        Vec::new()
    }

    fn go(&mut self, motion: Motion) {
        match self.part {
            Part::Tree => self.tree.go(motion),
            Part::Texts => self.texts.go(motion),
            Part::Preview => self.preview.go(motion),
        }
    }

    fn cycle(&mut self, steps: isize) {
        let here = Part::ALL.iter().position(|part| *part == self.part).unwrap_or(0);
        let count = Part::ALL.len();
        let next = (here + count).saturating_add_signed(steps) % count;
        self.part = Part::ALL.get(next).copied().unwrap_or(Part::Tree);
    }

    fn use_it(&mut self, shared: &mut Shared) -> Vec<Intent> {
        match self.part {
            Part::Tree => self.edit(shared),
            Part::Texts => match self.texts.selected() {
                Some(text) => vec![
                    Intent::Send(app::Message::Go(ScreenId::Design)),
                    Intent::Send(app::Message::Design(design::Message::GoTo(text.pointer.clone()))),
                ],
                None => Vec::new(),
            },
            Part::Preview => vec![Intent::Send(app::Message::Go(ScreenId::Design))],
        }
    }

    fn insert_path(&self, shared: &Shared) -> Vec<Intent> {
        match self.path(shared) {
            Some(path) => {
                vec![Intent::Send(app::Message::Design(design::Message::WithData(design::WithData::Insert(path))))]
            }
            None => vec![Intent::Say(Notice::plain("there is no value under the cursor"))],
        }
    }

    fn copy_path(&self, shared: &Shared) -> Vec<Intent> {
        let Some(path) = self.path(shared) else {
            return vec![Intent::Say(Notice::plain("there is no value under the cursor"))];
        };
        let written = format!("${{{path}}}");
        vec![
            Intent::Say(Notice::good(format!("copied {}", crate::card::text::label(&written, 60)))),
            Intent::Effect(Effect::Copy(written)),
        ]
    }

    /// Computes what drawing needs.
    pub fn settle(&mut self, shared: &Shared, area: Rect) {
        self.layout = Layout::new(area, self.part);
        self.texts.know(shared);
        for (part, outer) in self.layout.parts.clone() {
            let inner = outer.inner(Margin::new(1, 1));
            match part {
                Part::Tree => self.tree.settle(shared, view::tree_room(inner)),
                Part::Texts => self.texts.settle(view::texts_room(inner)),
                Part::Preview => self.preview.settle(shared, inner),
            }
        }
    }

    /// What is to be laid out outside; told once.
    pub fn take_drawing(&mut self) -> Option<Drawing> {
        self.preview.take_drawing()
    }

    /// Takes what was laid out outside.
    pub fn laid_out(&mut self, drawing: &Drawing, scene: Option<&Arc<Scene>>) {
        if let Some(scene) = scene {
            self.preview.show(drawing, Arc::clone(scene));
        }
    }
}

/// Fills with another set from now on.
fn step(steps: isize, shared: &mut Shared) -> Vec<Intent> {
    let count = shared.samples.sets().len();
    if count < 2 {
        let told = if count == 0 { "there are no sample data yet" } else { "there is only one set of sample data" };
        return vec![Intent::Say(Notice::plain(told))];
    }
    let next = (shared.samples.chosen_place() + count).saturating_add_signed(steps);
    shared.samples.choose(next);
    let name = shared.samples.chosen().map(|sample| sample.slot().name().to_owned()).unwrap_or_default();
    let place = shared.samples.chosen_place() + 1;
    vec![Intent::Say(Notice::plain(format!("filled with the data `{name}`, {place} of {count}")))]
}
