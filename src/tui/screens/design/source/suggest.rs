//! The list of what can be written at the caret: when it opens, what keys do to it, what taking one does.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

use crate::card::complete::expression::{complete_expression, in_source};
use crate::card::complete::{Edit, For, complete};
use crate::json::Pointer;
use crate::json::cursor::{Cursor, Place, Quotes, Step};
use crate::tui::app::{Intent, Motion, Notice, Shared};
use crate::tui::widgets::suggestions::{LABEL, Suggestions};
use crate::tui::widgets::text;

use super::{Source, cells};

/// Rows shown at once, at most.
const ROWS: usize = 8;

/// Columns taken, at most.
const WIDEST: u16 = 64;

/// Columns taken, at least.
const LEAST: u16 = 20;

/// Rows shown before anything is said about one of them.
const FEWEST: u16 = 4;

/// Rows for what is said about the chosen one.
const SAID: u16 = 2;

/// The open list.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) list: Suggestions,
    /// Where it lies on the screen.
    pub(super) place: Rect,
    /// What it was made for: the text, and the caret in it.
    revision: Option<u64>,
    offset: usize,
}

/// Who opens the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// A command: whatever fits is shown.
    ByHand,
    /// Typing: only what goes on from what is typed.
    ByTyping,
}

/// For whom the card is made.
pub(super) fn made_for(shared: &Shared) -> For {
    For { host: shared.workspace.target().host, version: shared.workspace.version() }
}

impl Source {
    /// Whether a key is for the list, whatever it means elsewhere.
    pub(in super::super) fn wants(&self, key: KeyEvent) -> bool {
        use KeyCode::{Down, Enter, Esc, PageDown, PageUp, Tab, Up};
        self.suggestions.is_some()
            && key.modifiers == KeyModifiers::NONE
            && matches!(key.code, Esc | Tab | Enter | Up | Down | PageUp | PageDown)
    }

    /// What can be written at the caret.
    pub(in super::super) fn ask_for_more(&mut self, shared: &mut Shared) -> Vec<Intent> {
        self.suggest(Asked::ByHand, shared);
        match &self.suggestions {
            Some(_) => Vec::new(),
            None => vec![Intent::Say(Notice::plain("nothing is known to fit here"))],
        }
    }

    /// Opens the list, or closes it when there is nothing to offer.
    pub(super) fn suggest(&mut self, asked: Asked, shared: &Shared) {
        self.suggestions = None;
        if self.area.is_selecting() {
            return;
        }
        let offset = self.caret_offset();
        let cursor = Cursor::among(&self.text, &self.tokens, offset);
        let quoted = match cursor.place() {
            Place::Key(typed) | Place::Value(typed) => {
                if asked == Asked::ByTyping && (typed.span.start >= offset || typed.span.end < offset) {
                    return;
                }
                typed.quotes != Quotes::None
            }
            _ if asked == Asked::ByTyping => return,
            _ => false,
        };
        let mut list = match in_expression(&cursor, shared) {
            Some(list) => list,
            None => Suggestions::of_source(&complete(&cursor, made_for(shared))),
        };
        if asked == Asked::ByTyping {
            // A string that is typed is not on its way to become an object.
            list.items.retain(|item| !(quoted && item.is_object));
            if list.items.iter().all(|item| item.label == list.prefix) {
                return;
            }
        }
        if !list.items.is_empty() {
            self.suggestions = Some(Open { list, place: Rect::default(), revision: self.revision, offset });
        }
    }

    /// Gives a key to the open list; nothing when it is not for it.
    pub(super) fn suggestion_key(&mut self, key: KeyEvent, shared: &mut Shared) -> Option<Vec<Intent>> {
        if !self.wants(key) {
            return None;
        }
        let list = &mut self.suggestions.as_mut()?.list;
        match key.code {
            KeyCode::Up => list.go(Motion::Up),
            KeyCode::Down => list.go(Motion::Down),
            KeyCode::PageUp => list.go(Motion::PageUp),
            KeyCode::PageDown => list.go(Motion::PageDown),
            KeyCode::Tab | KeyCode::Enter => {
                let taken = self.take_suggestion(shared);
                // A line break behind what is written out already is a line break.
                return if taken || key.code == KeyCode::Tab { Some(Vec::new()) } else { None };
            }
            _ => self.suggestions = None,
        }
        Some(Vec::new())
    }

    /// Takes the row that was clicked.
    pub(in super::super) fn click_suggestion(&mut self, row: usize, shared: &mut Shared) {
        if let Some(open) = &mut self.suggestions {
            open.list.choose(row);
            self.take_suggestion(shared);
        }
    }

    /// Scrolls the list; says whether there is one.
    pub(in super::super) fn scroll_suggestions(&mut self, rows: isize) {
        if let Some(open) = &mut self.suggestions {
            open.list.scroll(rows);
        }
    }

    /// After a key: the list follows what is typed, and opens when a key or a word begins.
    pub(super) fn suggest_after(&mut self, key: KeyEvent, changed: bool, shared: &Shared) {
        let typed = match key.code {
            KeyCode::Char(c) if !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) => Some(c),
            _ => None,
        };
        let begins = typed.is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '$' | '@' | '#' | '.' | '{' | '('));
        let goes_on = self.suggestions.is_some() && (typed.is_some() || key.code == KeyCode::Backspace);
        if changed && (begins || goes_on) {
            self.suggest(Asked::ByTyping, shared);
        } else {
            self.suggestions = None;
        }
    }

    /// Writes the chosen one; says whether that changed the text.
    fn take_suggestion(&mut self, shared: &mut Shared) -> bool {
        let Some(open) = self.suggestions.take() else { return false };
        let Some(item) = open.list.chosen() else { return false };
        let edit = item.edit.clone();
        if self.text.get(edit.span.start..edit.span.end) == Some(edit.text.as_str()) {
            return false;
        }
        let goes_on = edit.goes_on;
        self.write(edit, &format!("Complete {}", item.label), shared);
        if goes_on {
            self.suggest(Asked::ByHand, shared);
        }
        true
    }

    /// Replaces a part of the text as one step.
    pub(super) fn write(&mut self, edit: Edit, step: &str, shared: &mut Shared) {
        let Some(removed) = self.text.get(edit.span.start..edit.span.end) else { return };
        let count = removed.chars().count();
        let (row, column) = self.place(edit.span.start);
        let yank = self.area.yank_text();
        self.area.cancel_selection();
        self.jump(row, column);
        self.area.delete_str(count);
        self.area.insert_str(&edit.text);
        self.area.set_yank_text(yank);
        self.hand_over(shared, Some(step));
        self.put_caret(edit.span.start + edit.caret);
        self.select_at_caret(shared);
    }

    /// Where the list lies: below the caret's line, or above it, wherever there is more room.
    pub(super) fn settle_suggestions(&mut self, shared: &Shared) {
        let (revision, offset) = (self.revision, self.caret_offset());
        let is_current = |open: &Open| open.revision == revision && open.offset == offset;
        let Some(mut open) = self.suggestions.take().filter(is_current) else { return };
        let (columns, rows) = shared.size;
        let (caret_row, caret_column) = self.caret();
        let down = self.row_on_screen(caret_row).unwrap_or(0);
        let start = caret_column.saturating_sub(open.list.prefix.chars().count());
        let right = cells::column(self.line(caret_row), start).saturating_sub(self.left);
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let y = self.window.y.saturating_add(narrow(down));
        let below = rows.saturating_sub(2).saturating_sub(y.saturating_add(1));
        let above = y.saturating_sub(1);
        let items = &open.list.items;
        let said = if items.iter().any(|item| !item.help.is_empty() || item.gap.is_some()) { SAID } else { 0 };
        let wanted = narrow(items.len().min(ROWS)) + 2 + said;
        let height = wanted.min(below.max(above));
        let y = if below >= height { y.saturating_add(1) } else { y.saturating_sub(height) };
        let widest = items.iter().map(|item| text::width(&item.label).min(LABEL)).max().unwrap_or(0);
        let beside = items.iter().map(|item| text::width(&item.detail)).max().unwrap_or(0);
        let least = if said > 0 { WIDEST } else { LEAST };
        let width = narrow(widest + beside + 7).clamp(least, WIDEST).min(columns);
        let x = self.window.x.saturating_add(narrow(right)).saturating_sub(2).min(columns - width);
        open.place = Rect { x, y, width, height };
        // Where little fits, rows to choose from are worth more than words about one of them.
        let said = said.min(height.saturating_sub(2 + FEWEST));
        open.list.set_rows(usize::from(height.saturating_sub(2 + said)));
        self.suggestions = Some(open);
    }
}

/// The object or list in which a cursor stands.
fn pointer_of(cursor: &Cursor<'_>) -> Pointer {
    cursor.around().iter().fold(Pointer::root(), |pointer, around| match around.step {
        Step::Root => pointer,
        Step::Key(key) => pointer.key(&cursor.read(key)),
        Step::Index(index) => pointer.index(index),
    })
}

/// What can be written in the expression around the caret; nothing where there is none.
fn in_expression(cursor: &Cursor<'_>, shared: &Shared) -> Option<Suggestions> {
    let text = in_source(cursor)?;
    let element = pointer_of(cursor);
    let scope = shared.samples.scope_at(shared.workspace.document(), &element);
    let found = complete_expression(&text.text, text.caret, &scope.data_scope(shared.samples.fillings()))?;
    Some(Suggestions::of_expression(&found, |edit| text.edit(&edit)))
}
