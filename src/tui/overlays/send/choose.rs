//! The list of endpoints to choose from.

use std::collections::BTreeSet;

use ratatui::crossterm::event::KeyCode;

use crate::tui::app::Motion;
use crate::tui::widgets::pane;
use crate::workbench::actions::EndpointRow;

/// The endpoints, those that are marked, and the cursor.
#[derive(Debug, Default)]
pub(super) struct Choice {
    rows: Vec<EndpointRow>,
    marked: BTreeSet<String>,
    cursor: usize,
    top: usize,
    room: usize,
}

impl Choice {
    /// A choice among endpoints, the cursor on the one that was used last.
    pub(super) fn new(rows: &[EndpointRow], last: Option<&str>) -> Self {
        let mut choice = Self::default();
        choice.take(rows.to_vec(), last);
        choice
    }

    /// Takes a new list; cursor and marks stay where they were.
    pub(super) fn take(&mut self, rows: Vec<EndpointRow>, last: Option<&str>) {
        let wanted = self.current().map(|row| row.name.clone()).or_else(|| last.map(str::to_owned));
        self.rows = rows;
        self.cursor = wanted.and_then(|name| self.rows.iter().position(|row| row.name == name)).unwrap_or(0);
        let rows = &self.rows;
        self.marked.retain(|name| rows.iter().any(|row| row.name == *name));
    }

    /// All endpoints.
    pub(super) fn rows(&self) -> &[EndpointRow] {
        &self.rows
    }

    /// The endpoint under the cursor.
    pub(super) fn current(&self) -> Option<&EndpointRow> {
        self.rows.get(self.cursor)
    }

    /// Whether an endpoint is marked.
    pub(super) fn is_marked(&self, row: &EndpointRow) -> bool {
        self.marked.contains(&row.name)
    }

    /// Where to send: the marked ones, or the one under the cursor when none is marked.
    pub(super) fn targets(&self) -> Vec<&EndpointRow> {
        if self.marked.is_empty() {
            self.current().into_iter().collect()
        } else {
            self.rows.iter().filter(|row| self.is_marked(row)).collect()
        }
    }

    /// Marks the endpoint under the cursor, or takes its mark away.
    pub(super) fn toggle(&mut self) {
        let Some(name) = self.current().map(|row| row.name.clone()) else { return };
        if !self.marked.remove(&name) {
            self.marked.insert(name);
        }
    }

    /// The row under the cursor.
    pub(super) const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The first row that is shown.
    pub(super) const fn top(&self) -> usize {
        self.top
    }

    /// How many rows are shown.
    pub(super) const fn room(&self) -> usize {
        self.room
    }

    /// Keys that move the cursor.
    pub(super) fn key(&mut self, code: KeyCode) {
        let motion = match code {
            KeyCode::Up | KeyCode::Char('k') | KeyCode::BackTab => Motion::Up,
            KeyCode::Down | KeyCode::Char('j') | KeyCode::Tab => Motion::Down,
            KeyCode::PageUp => Motion::PageUp,
            KeyCode::PageDown => Motion::PageDown,
            KeyCode::Home => Motion::First,
            KeyCode::End => Motion::Last,
            _ => return,
        };
        self.cursor = motion.from(self.cursor, self.rows.len(), self.room);
    }

    /// The wheel: one row a notch.
    pub(super) fn step(&mut self, by: i32) {
        self.key(if by < 0 { KeyCode::Up } else { KeyCode::Down });
    }

    /// A click goes to a row; one on the row under the cursor marks it.
    pub(super) fn click(&mut self, row: usize) {
        if row == self.cursor {
            self.toggle();
        }
        self.cursor = row.min(self.rows.len().saturating_sub(1));
    }

    /// Keeps the cursor among the rows that are shown.
    pub(super) fn settle(&mut self, room: usize) {
        self.room = room;
        self.top = pane::scroll_to(self.top.min(self.rows.len().saturating_sub(room)), self.cursor, room);
    }
}
