//! Every text of the card with an expression in it, and what becomes of it with the chosen data.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::card::text::label;
use crate::json::{Document, Kind, Pointer, Value};
use crate::template::{Expanded, Problem, Role, Template};
use crate::tui::app::{Motion, Shared};
use crate::tui::widgets::{pane, quantity};

/// What becomes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It comes to this.
    Value(String),
    /// It has no value, for this reason.
    Fault(String),
    /// There are no data to say, or it is in nothing that is shown.
    Unknown(&'static str),
}

/// A text with an expression in it.
#[derive(Debug, Clone)]
pub(super) struct TextRow {
    pub(super) pointer: Pointer,
    /// The property that it stands in.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) outcome: Outcome,
}

/// The list and the window on it.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) rows: Vec<TextRow>,
    pub(super) faults: usize,
    pub(super) cursor: usize,
    pub(super) top: usize,
    pub(super) room: usize,
    made_for: Option<(Arc<Document>, u64)>,
}

impl Texts {
    /// The text under the cursor.
    pub(super) fn selected(&self) -> Option<&TextRow> {
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

    /// Makes the rows when the card, or what it is filled with, is another.
    pub(super) fn know(&mut self, shared: &Shared) {
        let document = shared.workspace.document();
        let edition = shared.analysis.edition();
        if self.made_for.as_ref().is_some_and(|(made, of)| Arc::ptr_eq(made, document) && *of == edition) {
            return;
        }
        let here = self.selected().map(|row| row.pointer.clone());
        let template = Template::prepare(document, shared.samples.engine());
        let filled = shared.analysis.filled().filter(|(of, _)| Arc::ptr_eq(of, document)).map(|(_, filled)| filled);
        let problems = filled.map_or_else(|| template.problems(), |filled| filled.problems());
        let mut faults: HashMap<&Pointer, &Problem> = HashMap::new();
        for problem in problems {
            faults.entry(&problem.pointer).or_insert(problem);
        }
        let texts = template.texts().filter(|text| text.role != Role::Inert);
        self.rows = texts
            .map(|text| {
                let pointer = text.value.pointer();
                let outcome = match faults.get(&pointer) {
                    Some(problem) => Outcome::Fault(told(problem)),
                    None => filled.map_or(Outcome::Unknown("no data"), |filled| come_to(text.value, text.role, filled)),
                };
                let name = text.value.key().map_or_else(|| text.value.index().to_string(), |key| label(&key, 30));
                let text = label(&text.value.as_str().unwrap_or_default(), 400);
                TextRow { pointer, name, text, outcome }
            })
            .collect();
        self.faults = self.rows.iter().filter(|row| matches!(row.outcome, Outcome::Fault(_))).count();
        let same = here.and_then(|here| self.rows.iter().position(|row| row.pointer == here));
        self.cursor = same.unwrap_or(0);
        self.made_for = Some((Arc::clone(document), edition));
    }

    /// Brings the cursor into view.
    pub(super) fn settle(&mut self, area: Rect) {
        self.room = usize::from(area.height);
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
        self.top = pane::scroll_to(self.top.min(self.rows.len().saturating_sub(self.room)), self.cursor, self.room);
    }
}

fn told(problem: &Problem) -> String {
    let mut told = label(&problem.message, 400);
    if let Some(meant) = &problem.suggestion {
        let _ = write!(told, " Was `{}` meant?", label(meant, 60));
    }
    told
}

/// What a text comes to in the filled card.
fn come_to(text: Value<'_>, role: Role, filled: &Expanded) -> Outcome {
    let element = text.pointer().parent().unwrap_or_default();
    match role {
        Role::Data | Role::When => {
            let shown = filled.occurrences(&element).len();
            let what = match role {
                Role::When if shown == 0 => "hidden".to_owned(),
                Role::When if shown == 1 => "shown".to_owned(),
                Role::When => format!("shown {shown} times"),
                _ => quantity::count(shown, "element", "elements"),
            };
            Outcome::Value(what)
        }
        Role::Value | Role::Inert => {
            let found = filled.occurrences(&text.pointer());
            let Some(first) = found.first().and_then(|first| filled.document().at(&first.pointer)) else {
                return Outcome::Unknown("not shown");
            };
            let mut said = shown(first);
            if found.len() > 1 {
                let _ = write!(said, "  and {} more", found.len() - 1);
            }
            Outcome::Value(said)
        }
    }
}

/// A value in short.
fn shown(value: Value<'_>) -> String {
    match value.kind() {
        Kind::String => format!("\"{}\"", label(&value.as_str().unwrap_or_default(), 200)),
        _ => label(value.raw(), 200),
    }
}
