//! The properties: what the selected element says and how it looks, grouped as people think of it.
//!
//! The rows come from the catalogue: every property of the element's type, set or not, and behind them what the card says
//! that the catalogue does not know. `rows` makes them, `shown` puts a value into one line, `edit` opens what a kind of
//! value is edited with, `typed` reads what was typed, `view` paints.
//!
//! No property is named here. What is special about one is the kind of its value, and a new kind is a line in each of
//! `shown`, `edit` and `typed`.

mod edit;
mod rows;
mod shown;
mod typed;
mod view;

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::card;
use crate::card::catalogue::{ElementType, Group, Property, ValueType};
use crate::card::host;
use crate::json::{Document, Kind, Pointer, Value};
use crate::tui::app::{Intent, Motion, Notice, Shared};
use crate::tui::widgets::{pane, text};
use crate::workbench::Workspace;

use super::elements;
use rows::{Item, Row};

pub(super) use edit::{edit_text, type_freely};

/// The rows, and where the cursor stands.
#[derive(Debug, Default)]
pub(super) struct Properties {
    rows: Vec<Row>,
    /// The rows on which the cursor can stand.
    stops: Vec<usize>,
    /// Which of the stops it is.
    cursor: usize,
    /// The property that the cursor was put on last: it stays there when another element has it too.
    wanted: Option<String>,
    /// Whether the cursor has to come into view.
    follow: bool,
    made_for: Option<MadeFor>,
    /// What is selected, in words.
    subject: String,
    /// What is said about the property under the cursor, and the width that it was broken for.
    help: (Vec<String>, usize),
    top: usize,
    room: usize,
}

/// What rows were made for.
#[derive(Debug)]
struct MadeFor {
    document: Arc<Document>,
    selection: Pointer,
    look: (host::Theme, bool),
}

/// The property that tells what an element says, when there is one: the first text among its labels that is set, or the
/// first at all. Identifiers say nothing.
pub(super) fn main_text(work: &Workspace) -> Option<(Pointer, &'static Property)> {
    let value = work.document().at(work.selection())?;
    let ty = card::element_type(value)?;
    let texts = || ty.labels.iter().filter_map(|label| ty.property(label)).filter(|property| is_text(property));
    let set = texts().find(|property| member(value, ty, property.name).is_some());
    set.or_else(|| texts().next()).map(|property| (work.selection().clone(), property))
}

fn is_text(property: &Property) -> bool {
    matches!(property.value, ValueType::Text | ValueType::LongText) && property.group != Group::Advanced
}

/// What an element holds under a name. A bare string where an object could stand holds its first label.
fn member<'d>(value: Value<'d>, ty: &ElementType, name: &str) -> Option<Value<'d>> {
    match value.kind() {
        Kind::String => (ty.labels.first() == Some(&name)).then_some(value),
        _ => value.get(name),
    }
}

/// Sets a property, and says when the value looks odd.
pub(super) fn set(pointer: &Pointer, name: &str, value: Option<serde_json::Value>, shared: &mut Shared) -> Vec<Intent> {
    let ty = shared.workspace.document().at(pointer).and_then(card::element_type);
    let known = ty.and_then(|ty| ty.property(name));
    let doubt = value.as_ref().and_then(|value| known.and_then(|known| typed::doubt(known, value)));
    match elements::carry_out(shared, |document, _| card::edit::set(document, pointer, name, value)) {
        Ok(_) => doubt.map(|doubt| Intent::Say(Notice::careful(doubt))).into_iter().collect(),
        Err(told) => vec![Intent::Say(told)],
    }
}

impl Properties {
    /// The title of the pane.
    pub(super) fn title(&self) -> String {
        if self.subject.is_empty() { " Properties ".to_owned() } else { format!(" Properties · {} ", self.subject) }
    }

    /// Goes through the properties.
    pub(super) fn go(&mut self, motion: Motion) {
        self.cursor = motion.from(self.cursor, self.stops.len(), self.room.saturating_sub(1));
        self.remember();
    }

    /// Puts the cursor on a row; says whether it stood there already.
    pub(super) fn put_cursor(&mut self, row: usize) -> bool {
        let Some(stop) = self.stops.iter().position(|stop| *stop == row) else { return false };
        let same = stop == self.cursor;
        self.cursor = stop;
        self.remember();
        same
    }

    fn remember(&mut self) {
        self.wanted = self.item().map(|item| item.name.clone());
        self.follow = true;
        self.help.1 = 0;
    }

    /// Scrolls without moving the cursor.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.rows.len().saturating_sub(self.room));
    }

    fn item(&self) -> Option<&Item> {
        match self.stops.get(self.cursor).and_then(|row| self.rows.get(*row)) {
            Some(Row::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// Makes the rows when something else is selected, and brings the cursor into view.
    pub(super) fn settle(&mut self, shared: &Shared, area: Rect) {
        let work = &shared.workspace;
        let look = (shared.theme.card_theme(), shared.theme.ascii);
        let same = self.made_for.as_ref().is_some_and(|made| {
            Arc::ptr_eq(&made.document, work.document()) && made.selection == *work.selection() && made.look == look
        });
        if !same {
            (self.subject, self.rows) = rows::of(shared);
            let is_item = |row: &Row| matches!(row, Row::Item(_));
            self.stops = (0..self.rows.len()).filter(|at| self.rows.get(*at).is_some_and(is_item)).collect();
            self.cursor = self.place_of_wanted();
            self.follow = true;
            self.help.1 = 0;
            self.made_for =
                Some(MadeFor { document: Arc::clone(work.document()), selection: work.selection().clone(), look });
        }
        let room = usize::from(view::list(area).height);
        if self.follow || room != self.room {
            let row = self.stops.get(self.cursor).copied().unwrap_or(0);
            // The heading above is worth seeing too.
            let above = if self.cursor == 0 { 0 } else { row.saturating_sub(1) };
            self.top = pane::scroll_to(self.top, row, room);
            if room > 2 && self.rows.get(above).is_some_and(|row| !matches!(row, Row::Item(_))) {
                self.top = pane::scroll_to(self.top, above, room);
            }
        }
        self.follow = false;
        self.room = room;
        self.top = self.top.min(self.rows.len().saturating_sub(room));
        let width = usize::from(area.width.saturating_sub(2)).max(1);
        if self.help.1 != width {
            self.help = (self.explanation(width), width);
        }
    }

    fn place_of_wanted(&self) -> usize {
        let wanted = |row: &usize| match (self.rows.get(*row), &self.wanted) {
            (Some(Row::Item(item)), Some(wanted)) => item.name == *wanted,
            _ => false,
        };
        self.stops.iter().position(wanted).unwrap_or(0)
    }

    /// What the property under the cursor does, in lines of that width.
    fn explanation(&self, width: usize) -> Vec<String> {
        let Some(item) = self.item() else { return Vec::new() };
        let said = match item.known {
            Some(known) => {
                let words = known.value.words();
                let words = if words.is_empty() { String::new() } else { format!(" {}", words.join(" · ")) };
                format!("{}{words}", known.help)
            }
            None => "Not in the catalogue; it stays in the card as it is.".to_owned(),
        };
        text::wrap(&said, width)
    }
}
