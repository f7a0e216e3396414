//! The chosen data set and the host's data as a tree that can be folded.

use std::collections::HashMap;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::card::text::label;
use crate::expr::Environment;
use crate::json::{Document, Kind, Pointer, Value};
use crate::template::{Input, Template};
use crate::tui::app::{Motion, Shared};
use crate::tui::widgets::{pane, quantity};
use crate::workbench::{Sample, bound_by, host_path_to, path_within};

/// So many items of a list are shown.
const ITEMS: usize = 200;

/// So many rows there are at most.
const ROWS: usize = 20_000;

/// What is deeper is folded until it is asked for.
const OPEN: usize = 2;

/// A row of the tree.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Whether it belongs to the host's data.
    pub(super) of_host: bool,
    pub(super) pointer: Pointer,
    pub(super) depth: usize,
    /// The name or the place that leads to it.
    pub(super) name: String,
    pub(super) kind: Kind,
    /// What it says: a short value, or how much is in it.
    pub(super) said: String,
    /// Whether there is something in it.
    pub(super) holds: bool,
    pub(super) is_open: bool,
}

/// The tree and the window on it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// What was folded or unfolded by hand, in the data or in the host's.
    open: HashMap<(bool, Pointer), bool>,
    pub(super) rows: Vec<Row>,
    pub(super) cursor: usize,
    pub(super) top: usize,
    pub(super) room: usize,
    /// The data and the host's data that the rows were made for.
    made_for: Option<[Option<Arc<Document>>; 2]>,
}

impl Tree {
    /// The row under the cursor.
    pub(super) fn row(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }

    pub(super) fn go(&mut self, motion: Motion) {
        self.cursor = motion.from(self.cursor, self.rows.len(), self.room.saturating_sub(1));
    }

    pub(super) fn put(&mut self, row: usize) {
        self.cursor = row.min(self.rows.len().saturating_sub(1));
    }

    pub(super) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.rows.len().saturating_sub(self.room));
    }

    /// Brings the cursor to a place.
    pub(super) fn go_to(&mut self, of_host: bool, pointer: &Pointer) {
        let found = self.rows.iter().position(|row| row.of_host == of_host && row.pointer == *pointer);
        self.cursor = found.unwrap_or(self.cursor);
    }

    /// Folds the row under the cursor; one that is folded, or holds nothing, leads to what holds it.
    pub(super) fn fold(&mut self) {
        let Some(row) = self.row() else { return };
        if row.is_open {
            self.open.insert((row.of_host, row.pointer.clone()), false);
            self.made_for = None;
        } else if let Some(parent) = row.pointer.parent() {
            let of_host = row.of_host;
            self.go_to(of_host, &parent);
        }
    }

    /// Unfolds the row under the cursor; one that is unfolded leads inside.
    pub(super) fn unfold(&mut self) {
        let Some(row) = self.row() else { return };
        if row.is_open {
            self.go(Motion::Down);
        } else if row.holds {
            self.open.insert((row.of_host, row.pointer.clone()), true);
            self.made_for = None;
        }
    }

    /// Folds or unfolds a row.
    pub(super) fn toggle(&mut self, row: usize) {
        if let Some(row) = self.rows.get(row).filter(|row| row.holds) {
            self.open.insert((row.of_host, row.pointer.clone()), !row.is_open);
            self.made_for = None;
        }
    }

    /// The path of the value under the cursor, as an expression at the selected element reads it.
    pub(super) fn path(&self, shared: &Shared) -> Option<String> {
        let row = self.row()?;
        let sample = if row.of_host { shared.samples.host() } else { shared.samples.chosen() };
        let document = sample.and_then(Sample::document)?;
        let value = document.at(&row.pointer)?;
        if row.of_host {
            return Some(host_path_to(value));
        }
        let card = shared.workspace.document();
        let template = Template::prepare(card, shared.samples.engine());
        let scope = template.scope_at(shared.workspace.selection(), &Input::default(), &Environment::default());
        let bound = bound_by(document.root(), scope.sources.iter().map(|(_, source)| source.as_str()));
        Some(path_within(value, bound.as_ref()))
    }

    /// Makes the rows when the data are others, and brings the cursor into view.
    pub(super) fn settle(&mut self, shared: &Shared, area: Rect) {
        let document = |sample: Option<&Sample>| sample.and_then(Sample::document).cloned();
        let data = [document(shared.samples.chosen()), document(shared.samples.host())];
        let same = |one: &Option<Arc<Document>>, other: &Option<Arc<Document>>| match (one, other) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        let is_made =
            self.made_for.as_ref().is_some_and(|made| made.iter().zip(&data).all(|(made, data)| same(made, data)));
        if !is_made {
            let here = self.row().map(|row| (row.of_host, row.pointer.clone()));
            self.rows.clear();
            for (document, of_host) in data.iter().zip([false, true]) {
                if let Some(document) = document {
                    self.add(document, of_host);
                }
            }
            self.return_to(here);
            self.made_for = Some(data);
        }
        self.room = usize::from(area.height);
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
        self.top = pane::scroll_to(self.top.min(self.rows.len().saturating_sub(self.room)), self.cursor, self.room);
    }

    /// Brings the cursor back to a place, or to the nearest around it that is still there.
    fn return_to(&mut self, here: Option<(bool, Pointer)>) {
        let Some((of_host, mut pointer)) = here else { return };
        loop {
            if self.rows.iter().any(|row| row.of_host == of_host && row.pointer == pointer) {
                self.go_to(of_host, &pointer);
                return;
            }
            match pointer.parent() {
                Some(parent) => pointer = parent,
                None => return,
            }
        }
    }

    fn add(&mut self, document: &Document, of_host: bool) {
        let mut open: Vec<(Value<'_>, usize)> = vec![(document.root(), 0)];
        while let Some((value, depth)) = open.pop() {
            if self.rows.len() >= ROWS {
                return;
            }
            let pointer = value.pointer();
            let holds = !value.is_empty();
            let by_hand = self.open.get(&(of_host, pointer.clone()));
            // Of a list the first row shows what the others are like.
            let is_open = holds && by_hand.copied().unwrap_or(depth < OPEN || (depth == OPEN && value.index() == 0));
            self.rows.push(Row {
                of_host,
                depth,
                name: name(value, of_host),
                kind: value.kind(),
                said: said(value),
                holds,
                is_open,
                pointer: pointer.clone(),
            });
            if !is_open {
                continue;
            }
            let children: Vec<Value<'_>> = value.children().take(if value.is_array() { ITEMS } else { ROWS }).collect();
            open.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
        }
    }
}

fn name(value: Value<'_>, of_host: bool) -> String {
    match (value.key(), value.parent()) {
        (Some(key), _) => label(&key, 60),
        (None, Some(_)) => value.index().to_string(),
        (None, None) if of_host => "$host".to_owned(),
        (None, None) => "$root".to_owned(),
    }
}

/// What a value says, in short.
fn said(value: Value<'_>) -> String {
    match value.kind() {
        Kind::Object => quantity::count(value.len(), "member", "members"),
        Kind::Array if value.is_empty() => "empty list".to_owned(),
        Kind::Array => {
            let objects = value.items().take(ITEMS).all(Value::is_object);
            let (one, many) = if objects { ("object", "objects") } else { ("item", "items") };
            let more = if value.len() > ITEMS { format!(", the first {ITEMS} shown") } else { String::new() };
            format!("list of {}{more}", quantity::count(value.len(), one, many))
        }
        Kind::String => format!("\"{}\"", label(&value.as_str().unwrap_or_default(), 200)),
        _ => label(value.raw(), 60),
    }
}

/// What kind of value it is, in a word.
pub(super) const fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "object",
        Kind::Array => "list",
        Kind::String => "text",
        Kind::Number => "number",
        Kind::Boolean => "boolean",
        Kind::Null => "null",
    }
}
