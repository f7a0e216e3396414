//! A small table: a list of simple objects, or names and values, a row each.
//!
//! The table looks at the card itself and changes it cell by cell, row by row: each change is a step of its own that can
//! be taken back, and what else a row says stays as it is. A cell is typed into where it stands and read by what its
//! column takes. `view` paints; the operations are those of `card::edit`.

mod view;

use std::sync::Arc;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

use crate::card::catalogue::{Property, ValueType};
use crate::card::edit::{self, Direction, Edited, Refusal, Sheet};
use crate::card::{form, type_name, typed};
use crate::json::{Document, Pointer};
use crate::tui::app::{self, Intent, Motion, Notice, Shared, Target};
use crate::tui::screens::design;
use crate::tui::widgets::field::{Field, Lines};
use crate::tui::widgets::pane;

use super::Message;

/// The table.
#[derive(Debug)]
pub struct Model {
    /// The element that has it.
    owner: Pointer,
    property: &'static Property,
    sheet: Sheet,
    /// The cells as the card has them.
    rows: Vec<Vec<String>>,
    made_for: Option<Arc<Document>>,
    title: String,
    row: usize,
    column: usize,
    /// The cell under the cursor, while it is typed into.
    field: Option<Field>,
    /// Why what was typed will not do.
    fault: Option<String>,
    top: usize,
    room: usize,
}

/// What the buttons below the table do, with their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Button {
    Edit,
    Add,
    Remove,
    Up,
    Down,
    Inside,
    Close,
}

/// The buttons in their order, with key and word.
const BUTTONS: [(Button, &str, &str); 7] = [
    (Button::Edit, "⏎", "edit"),
    (Button::Add, "a", "add"),
    (Button::Remove, "d", "remove"),
    (Button::Close, "Esc", "done"),
    (Button::Up, "K", "up"),
    (Button::Down, "J", "down"),
    (Button::Inside, "o", "open"),
];

impl Model {
    /// The table that a property of an element is.
    #[must_use]
    pub const fn new(owner: Pointer, property: &'static Property, sheet: Sheet) -> Self {
        Self {
            owner,
            property,
            sheet,
            rows: Vec::new(),
            made_for: None,
            title: String::new(),
            row: 0,
            column: 0,
            field: None,
            fault: None,
            top: 0,
            room: 1,
        }
    }

    pub(super) fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) if self.field.is_some() => self.type_key(key, shared),
            Message::Key(key) => self.key(key, shared),
            Message::Paste(pasted) => {
                if self.field.is_none() && !self.rows.is_empty() {
                    self.begin(shared);
                }
                if let Some(field) = &mut self.field {
                    field.paste(&pasted);
                }
                Vec::new()
            }
            Message::Click(Target::OverlayCell(row, column)) => {
                let same = (self.row, self.column) == (row, column);
                let mut told = self.finish(shared);
                if told.is_empty() {
                    (self.row, self.column) = (row, column);
                    if same {
                        told = self.begin(shared);
                    }
                }
                told
            }
            Message::Click(Target::OverlayButton(at)) => {
                let told = self.finish(shared);
                match BUTTONS.get(at) {
                    Some((button, ..)) if told.is_empty() => self.press(*button, shared),
                    _ => told,
                }
            }
            Message::Wheel(rows) if self.field.is_none() => {
                for _ in 0..rows.unsigned_abs() {
                    self.go(if rows < 0 { Motion::Up } else { Motion::Down });
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Vec<Intent> {
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Up if alt => return self.press(Button::Up, shared),
            KeyCode::Down if alt => return self.press(Button::Down, shared),
            KeyCode::Char('K') => return self.press(Button::Up, shared),
            KeyCode::Char('J') => return self.press(Button::Down, shared),
            KeyCode::Char('u') => return undone(shared.workspace.undo(), "undone", "there is nothing to undo"),
            KeyCode::Char('U') => return undone(shared.workspace.redo(), "done again", "nothing was taken back"),
            KeyCode::Char('r') if control => {
                return undone(shared.workspace.redo(), "done again", "nothing was taken back");
            }
            KeyCode::Esc | KeyCode::Char('q') => return vec![Intent::Close],
            KeyCode::Up | KeyCode::Char('k') => self.go(Motion::Up),
            KeyCode::Down | KeyCode::Char('j') => self.go(Motion::Down),
            KeyCode::PageUp => self.go(Motion::PageUp),
            KeyCode::PageDown => self.go(Motion::PageDown),
            KeyCode::Home => self.go(Motion::First),
            KeyCode::End => self.go(Motion::Last),
            KeyCode::Left | KeyCode::Char('h') => self.column = self.column.saturating_sub(1),
            KeyCode::Right | KeyCode::Char('l') => self.column = (self.column + 1).min(self.columns() - 1),
            KeyCode::Tab => self.next_cell(),
            KeyCode::BackTab => self.previous_cell(),
            KeyCode::Enter | KeyCode::F(2) | KeyCode::Char(' ' | 'e') => return self.press(Button::Edit, shared),
            KeyCode::Insert | KeyCode::Char('a' | '+') => return self.press(Button::Add, shared),
            KeyCode::Delete | KeyCode::Char('d' | '-') => return self.press(Button::Remove, shared),
            KeyCode::Char('o') => return self.press(Button::Inside, shared),
            KeyCode::Backspace => return self.store(None, shared),
            _ => {}
        }
        Vec::new()
    }

    fn press(&mut self, button: Button, shared: &mut Shared) -> Vec<Intent> {
        let (property, row) = (self.property, self.row);
        match button {
            Button::Edit if self.rows.is_empty() => self.press(Button::Add, shared),
            Button::Edit => self.begin(shared),
            Button::Add => {
                let place = if self.rows.is_empty() { 0 } else { row + 1 };
                let told =
                    self.carry_out(shared, |document, at, sheet| edit::add_row(document, at, property, sheet, place));
                if !told.is_empty() {
                    return told;
                }
                // The names of a map have no order of their own: a new one is the last.
                self.row = match self.sheet {
                    Sheet::Items { .. } => place,
                    Sheet::Entries { .. } => self.rows.len().saturating_sub(1),
                };
                self.column = 0;
                self.begin(shared)
            }
            Button::Remove => {
                self.carry_out(shared, |document, at, sheet| edit::remove_row(document, at, property, sheet, row))
            }
            Button::Up => self.shift(Direction::Up, shared),
            Button::Down => self.shift(Direction::Down, shared),
            Button::Inside => match self.sheet {
                Sheet::Items { .. } if !self.rows.is_empty() => {
                    let item = self.owner.key(property.name).index(row);
                    vec![Intent::Close, Intent::Send(app::Message::Design(design::Message::Select(item)))]
                }
                _ => Vec::new(),
            },
            Button::Close => vec![Intent::Close],
        }
    }

    fn shift(&mut self, direction: Direction, shared: &mut Shared) -> Vec<Intent> {
        let (property, row) = (self.property, self.row);
        let told =
            self.carry_out(shared, |document, at, sheet| edit::move_row(document, at, property, sheet, row, direction));
        if told.is_empty() {
            self.go(if direction == Direction::Up { Motion::Up } else { Motion::Down });
        }
        told
    }

    /// A key while a cell is typed into.
    fn type_key(&mut self, key: KeyEvent, shared: &mut Shared) -> Vec<Intent> {
        match key.code {
            KeyCode::Esc => {
                self.field = None;
                self.fault = None;
                return Vec::new();
            }
            KeyCode::Enter | KeyCode::Tab | KeyCode::BackTab | KeyCode::Up | KeyCode::Down => {
                let told = self.finish(shared);
                if self.field.is_some() {
                    return told;
                }
                match key.code {
                    KeyCode::Up => self.go(Motion::Up),
                    KeyCode::Down => self.go(Motion::Down),
                    KeyCode::BackTab => self.previous_cell(),
                    KeyCode::Enter if self.column + 1 == self.columns() => return told,
                    _ if self.column + 1 == self.columns() && self.row + 1 == self.rows.len() => return told,
                    _ => self.next_cell(),
                }
                let told_more = self.begin(shared);
                return told.into_iter().chain(told_more).collect();
            }
            _ => {}
        }
        if let Some(field) = &mut self.field {
            field.key(key);
            self.fault = None;
        }
        Vec::new()
    }

    /// Begins to type into the cell under the cursor. What is switched or chosen is switched at once, when it is one of two.
    fn begin(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let Some(text) = self.rows.get(self.row).and_then(|cells| cells.get(self.column)).cloned() else {
            return Vec::new();
        };
        if self.sheet.column_type(self.column) == ValueType::Boolean && !form::is_expression(&text) {
            return self.store(Some((text != "true").into()), shared);
        }
        self.field = Some(Field::new(&text, Lines::One));
        Vec::new()
    }

    /// Takes what was typed; a fault leaves the field as it is.
    fn finish(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let Some(field) = &self.field else { return Vec::new() };
        let text = field.text();
        let before = self.rows.get(self.row).and_then(|cells| cells.get(self.column));
        if before == Some(&text) {
            self.field = None;
            return Vec::new();
        }
        let value = if text.trim().is_empty() {
            None
        } else {
            match typed::read(self.sheet.column_type(self.column), &text) {
                Ok(value) => Some(value),
                Err(fault) => {
                    self.fault = Some(fault);
                    return Vec::new();
                }
            }
        };
        match self.try_store(value, shared) {
            Ok(()) => self.field = None,
            Err(fault) => self.fault = Some(fault),
        }
        Vec::new()
    }

    fn store(&mut self, value: Option<serde_json::Value>, shared: &mut Shared) -> Vec<Intent> {
        self.try_store(value, shared).err().map(|told| Intent::Say(Notice::careful(told))).into_iter().collect()
    }

    fn try_store(&mut self, value: Option<serde_json::Value>, shared: &mut Shared) -> Result<(), String> {
        let (property, cell) = (self.property, (self.row, self.column));
        self.try_carry_out(shared, |document, at, sheet| edit::set_cell(document, at, property, sheet, cell, value))
    }

    fn carry_out(
        &mut self,
        shared: &mut Shared,
        operation: impl FnOnce(&Document, &Pointer, &Sheet) -> Result<Edited, Refusal>,
    ) -> Vec<Intent> {
        let told = self.try_carry_out(shared, operation).err();
        told.map(|told| Intent::Say(Notice::careful(told))).into_iter().collect()
    }

    /// One step, after which the owner is still what is selected.
    fn try_carry_out(
        &mut self,
        shared: &mut Shared,
        operation: impl FnOnce(&Document, &Pointer, &Sheet) -> Result<Edited, Refusal>,
    ) -> Result<(), String> {
        let work = &mut shared.workspace;
        let document = Arc::clone(work.editable().map_err(|broken| broken.to_string())?);
        let edited = operation(&document, &self.owner, &self.sheet).map_err(|refusal| refusal.to_string())?;
        work.apply(edited.name, edited.change, Some(edited.select)).map_err(|broken| broken.to_string())?;
        self.read(shared);
        Ok(())
    }

    fn columns(&self) -> usize {
        self.sheet.titles().len().max(1)
    }

    fn go(&mut self, motion: Motion) {
        self.row = motion.from(self.row, self.rows.len(), self.room);
    }

    fn next_cell(&mut self) {
        if self.column + 1 < self.columns() {
            self.column += 1;
        } else if self.row + 1 < self.rows.len() {
            (self.row, self.column) = (self.row + 1, 0);
        }
    }

    fn previous_cell(&mut self) {
        if self.column > 0 {
            self.column -= 1;
        } else if self.row > 0 {
            (self.row, self.column) = (self.row - 1, self.columns() - 1);
        }
    }

    /// Reads the cells from the card, when it is another than before.
    fn read(&mut self, shared: &Shared) {
        let document = shared.workspace.document();
        if self.made_for.as_ref().is_some_and(|made| Arc::ptr_eq(made, document)) {
            return;
        }
        let owner = document.at(&self.owner);
        let held = owner.and_then(|owner| owner.get(self.property.name));
        self.rows = if self.sheet.holds(held) { self.sheet.rows(held) } else { Vec::new() };
        self.title = format!("{} of {}", self.property.name, owner.map(type_name).unwrap_or_default());
        self.made_for = Some(Arc::clone(document));
        self.row = self.row.min(self.rows.len().saturating_sub(1));
    }

    pub(super) fn settle(&mut self, shared: &Shared, area: Rect) {
        self.read(shared);
        self.room = usize::from(self.size(area).1.saturating_sub(6)).max(1);
        self.top = self.top.min(self.rows.len().saturating_sub(self.room));
        self.top = pane::scroll_to(self.top, self.row, self.room);
    }
}

fn undone(name: Option<String>, verb: &str, nothing: &str) -> Vec<Intent> {
    let told = name.map_or_else(|| nothing.to_owned(), |name| format!("{verb}: {name}"));
    vec![Intent::Say(Notice::plain(told))]
}
