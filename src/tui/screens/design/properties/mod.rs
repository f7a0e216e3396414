//! The properties: what the selected element says and how it looks, grouped as people think of it.
//!
//! The rows come from the catalogue: every property of the element's type, set or not, what a template may say of any
//! element, and behind them what the card says that the catalogue does not know. `rows` makes them, `filter` narrows them,
//! `shown` puts a value into one line, `how` decides what a value is edited with, `edit` opens that, `choose` makes the
//! lists to choose from, `step` knows the next value, `explain` says what a property does, `view` paints.
//!
//! No property is named here. What is special about one is the kind of its value; a new kind is a line in `how`, in
//! `shown` where it looks special, and in `card::typed`, which reads what was typed.

mod choose;
mod edit;
mod explain;
mod filter;
mod how;
mod rows;
mod shown;
mod step;
mod view;

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::card::catalogue::{ElementType, Group, Property, ValueType, Version};
use crate::card::{self, host, typed};
use crate::json::{Document, Kind, Pointer, Value};
use crate::tui::app::{Intent, Motion, Notice, Shared};
use crate::tui::widgets::pane;
use crate::workbench::{Target, Workspace};

use super::elements;
use explain::Explained;
use filter::Filter;
use rows::{Item, Row, Wanted};

pub(super) use choose::missing;
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
    /// What is said about the property under the cursor.
    explained: Explained,
    filter: Option<Filter>,
    /// Whether only what the card says is shown.
    set_only: bool,
    top: usize,
    room: usize,
}

/// What rows were made for.
#[derive(Debug)]
struct MadeFor {
    document: Arc<Document>,
    selection: Pointer,
    look: (host::Theme, bool),
    wanted: Wanted,
    target: (Target, Option<Version>),
    /// The edition of what the checks found.
    edition: u64,
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

/// Whether a property is a text that somebody writes.
pub(super) fn is_text(property: &Property) -> bool {
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
        Ok(_) => doubt.map(|doubt| Intent::Say(Notice::careful(format!("set, though {doubt}")))).into_iter().collect(),
        Err(told) => vec![Intent::Say(told)],
    }
}

/// What a property with an expression in it comes to with the chosen data.
fn comes_to(name: &str, shared: &Shared) -> Option<String> {
    let work = &shared.workspace;
    let place = work.selection().key(name);
    work.document().at(&place)?.as_str().filter(|text| text.contains("${"))?;
    let (document, filled) = shared.analysis.filled()?;
    if !Arc::ptr_eq(document, work.document()) {
        return None;
    }
    let found = filled.occurrences(&place);
    let first = filled.document().at(&found.first()?.pointer)?;
    let more = if found.len() > 1 { format!(", and {} more rows", found.len() - 1) } else { String::new() };
    Some(format!("= {}{more}", crate::card::text::label(first.raw(), 200)))
}

impl Properties {
    /// The title of the pane.
    pub(super) fn title(&self) -> String {
        let only = if self.set_only { "· set only " } else { "" };
        if self.subject.is_empty() {
            " Properties ".to_owned()
        } else {
            format!(" Properties · {} {only}", self.subject)
        }
    }

    /// Shows only what the card says, or everything again.
    pub(super) fn toggle_set_only(&mut self) {
        self.set_only = !self.set_only;
    }

    /// Whether only what the card says is shown.
    pub(super) const fn is_set_only(&self) -> bool {
        self.set_only
    }

    /// The pane as it was left.
    pub(super) fn recall(set_only: bool) -> Self {
        Self { set_only, ..Self::default() }
    }

    /// Goes through the properties.
    pub(super) fn go(&mut self, motion: Motion) {
        self.cursor = motion.from(self.cursor, self.stops.len(), self.room.saturating_sub(1));
        self.remember();
    }

    /// Brings the cursor to the property of the selected element that a pointer names.
    pub(super) fn point_at(&mut self, pointer: &Pointer, shared: &Shared) {
        let selection = shared.workspace.selection();
        let inside = pointer.steps().nth(selection.depth());
        if let Some(name) = inside.filter(|_| selection.contains(pointer)) {
            self.wanted = Some(name);
            self.made_for = None;
        }
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
    }

    /// Puts the cursor on the property of that name, when there is one.
    fn want(&mut self, name: &str) {
        self.wanted = Some(name.to_owned());
        self.cursor = self.place_of_wanted();
        self.follow = true;
    }

    fn wanted_rows(&self) -> Wanted {
        let query = self.filter.as_ref().map(|filter| filter.field.text()).unwrap_or_default();
        Wanted { query, set_only: self.set_only }
    }

    /// Scrolls without moving the cursor.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.rows.len().saturating_sub(self.room));
    }

    /// The name of the property under the cursor.
    pub(super) fn under_cursor(&self) -> Option<&str> {
        self.item().map(|item| item.name.as_str())
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
        let wanted = self.wanted_rows();
        let target = (work.target(), work.version());
        let edition = shared.analysis.edition();
        let same = self.made_for.as_ref().is_some_and(|made| {
            Arc::ptr_eq(&made.document, work.document())
                && made.selection == *work.selection()
                && made.look == look
                && made.wanted == wanted
                && made.target == target
                && made.edition == edition
        });
        if !same {
            (self.subject, self.rows) = rows::of(shared, &wanted);
            let is_item = |row: &Row| matches!(row, Row::Item(_));
            self.stops = (0..self.rows.len()).filter(|at| self.rows.get(*at).is_some_and(is_item)).collect();
            let searched = self.made_for.as_ref().is_some_and(|made| made.wanted.query != wanted.query);
            self.cursor = if searched { self.best_match(&wanted.query) } else { self.place_of_wanted() };
            self.follow = true;
            let (document, selection) = (Arc::clone(work.document()), work.selection().clone());
            self.made_for = Some(MadeFor { document, selection, look, wanted, target, edition });
        }
        let room = usize::from(self.list(area).height);
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
        let family = work.document().at(work.selection()).and_then(card::element_type).map(|ty| ty.family);
        let comes_to = self.item().and_then(|item| comes_to(&item.name, shared));
        let explained = |item| explain::item(item, family, comes_to.as_deref(), width);
        self.explained = self.item().map(explained).unwrap_or_default();
    }

    /// What the query names, or what begins with it; else what the cursor stood on.
    fn best_match(&self, query: &str) -> usize {
        let query = query.trim().to_lowercase();
        let name = |row: &usize| match self.rows.get(*row) {
            Some(Row::Item(item)) => item.name.to_lowercase(),
            _ => String::new(),
        };
        let exact = || self.stops.iter().position(|row| name(row) == query);
        let begins = || self.stops.iter().position(|row| name(row).starts_with(&query));
        let found = if query.is_empty() { None } else { exact().or_else(begins) };
        found.unwrap_or_else(|| self.place_of_wanted())
    }

    fn place_of_wanted(&self) -> usize {
        let wanted = |row: &usize| match (self.rows.get(*row), &self.wanted) {
            (Some(Row::Item(item)), Some(wanted)) => item.name == *wanted,
            _ => false,
        };
        self.stops.iter().position(wanted).unwrap_or(0)
    }
}
