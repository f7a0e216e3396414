//! Keys, pastes and the mouse in the source.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui_textarea::CursorMove;

use crate::json::{Fragment, Style};
use crate::tui::app::{Effect, Intent, Shared};
use crate::tui::widgets::field;

use super::{Caret, Source, cells};

impl Source {
    /// Takes a key.
    pub(in super::super) fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Vec<Intent> {
        if self.revision != Some(shared.workspace.revision()) {
            self.reload(shared, Caret::Stays);
        }
        if let Some(intents) = self.suggestion_key(key, shared) {
            return intents;
        }
        let (before, revision) = (self.caret().0, shared.workspace.revision());
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        let plain = !control && !key.modifiers.contains(KeyModifiers::ALT);
        let mut intents = Vec::new();
        match key.code {
            KeyCode::Enter => self.break_line(shared),
            KeyCode::Tab => {
                self.area.insert_str(Style::of(shared.workspace.text()).unit());
            }
            KeyCode::BackTab => self.outdent(shared),
            KeyCode::PageUp | KeyCode::PageDown => self.page(key.code, shift),
            KeyCode::Home if control => self.edge(CursorMove::Top, CursorMove::Head, shift),
            KeyCode::End if control => self.edge(CursorMove::Bottom, CursorMove::End, shift),
            KeyCode::Char('a') if control => self.area.select_all(),
            KeyCode::Char('v') if control => self.put_clipboard(shared),
            KeyCode::Char(c @ ('c' | 'x')) if control && self.area.is_selecting() => {
                if c == 'c' {
                    self.area.copy();
                } else {
                    self.area.cut();
                }
                intents.push(Intent::Effect(Effect::Copy(self.area.yank_text())));
            }
            KeyCode::Char('u' | 'r') if control => {}
            KeyCode::Char(c @ ('}' | ']')) if plain => self.close(c, shared),
            KeyCode::Char(c) if plain => self.area.insert_char(c),
            _ => {
                self.area.input(key);
            }
        }
        self.hand_over(shared, None);
        let changed = shared.workspace.revision() != revision;
        if !changed {
            self.skip_folds(before);
        }
        self.select_at_caret(shared);
        self.suggest_after(key, changed, shared);
        intents
    }

    /// Takes pasted text, as one step.
    pub(in super::super) fn paste(&mut self, text: &str, shared: &mut Shared) -> Vec<Intent> {
        if self.revision != Some(shared.workspace.revision()) {
            self.reload(shared, Caret::Stays);
        }
        self.area.insert_str(field::clean_paste(text));
        self.hand_over(shared, Some("Paste into source"));
        self.select_at_caret(shared);
        Vec::new()
    }

    /// Puts the caret where the mouse pressed.
    pub(in super::super) fn click(&mut self, cell: (u16, u16), shared: &mut Shared) {
        self.suggestions = None;
        self.area.cancel_selection();
        let (row, column) = self.under(cell);
        self.jump(row, column);
        self.select_at_caret(shared);
        self.follow = false;
    }

    /// Selects the text up to where the mouse is.
    pub(in super::super) fn drag(&mut self, cell: (u16, u16), shared: &mut Shared) {
        if !self.area.is_selecting() {
            self.area.start_selection();
        }
        let (row, column) = self.under(cell);
        self.jump(row, column);
        self.select_at_caret(shared);
    }

    /// Scrolls without moving the caret.
    pub(in super::super) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.row_count().saturating_sub(1));
    }

    /// The place in the text under a cell of the screen.
    fn under(&self, (column, row): (u16, u16)) -> (usize, usize) {
        let row = self.row_at(self.top + usize::from(row.saturating_sub(self.window.y)));
        let column = self.left + usize::from(column.saturating_sub(self.window.x));
        (row, cells::character(self.line(row), column))
    }

    /// A new line, indented like the one above; one step more behind an opening bracket.
    fn break_line(&mut self, shared: &Shared) {
        let (row, column) = self.caret();
        let line = self.line(row);
        let split = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let (head, tail) = line.split_at(split);
        let blank: String = head.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        let opens = head.trim_end().ends_with(['{', '[']);
        let closes = tail.trim_start().starts_with(['}', ']']);
        let style = Style::of(shared.workspace.text());
        let deeper = if opens { style.unit() } else { "" };
        self.area.insert_str(format!("\n{blank}{deeper}"));
        if opens && closes {
            let (row, column) = self.caret();
            self.area.insert_str(format!("\n{blank}"));
            self.area.cancel_selection();
            self.jump(row, column);
        }
    }

    /// A closing bracket; on a line of its own it stands a step further left.
    fn close(&mut self, bracket: char, shared: &Shared) {
        let (row, column) = self.caret();
        let head: String = self.line(row).chars().take(column).collect();
        let style = Style::of(shared.workspace.text());
        if !self.area.is_selecting() && head.trim().is_empty() && head.ends_with(style.unit()) {
            for _ in 0..style.unit().chars().count() {
                self.area.delete_char();
            }
        }
        self.area.insert_char(bracket);
    }

    /// Takes a step of indentation from the caret's line.
    fn outdent(&mut self, shared: &Shared) {
        let (row, column) = self.caret();
        let line = self.line(row);
        let style = Style::of(shared.workspace.text());
        let unit = style.unit().chars().count();
        let blanks = line.chars().take(unit).take_while(|c| matches!(c, ' ' | '\t')).count();
        self.area.cancel_selection();
        self.area.move_cursor(CursorMove::Head);
        for _ in 0..blanks {
            self.area.delete_next_char();
        }
        self.jump(row, column.saturating_sub(blanks));
    }

    fn page(&mut self, key: KeyCode, shift: bool) {
        self.selecting(shift);
        let (row, column) = self.caret();
        let page = usize::from(self.window.height).saturating_sub(1).max(1);
        let index = self.index_of(row);
        let index = if key == KeyCode::PageUp { index.saturating_sub(page) } else { index + page };
        self.jump(self.row_at(index), column);
    }

    fn edge(&mut self, first: CursorMove, second: CursorMove, shift: bool) {
        self.selecting(shift);
        self.area.move_cursor(first);
        self.area.move_cursor(second);
    }

    fn selecting(&mut self, shift: bool) {
        if !shift {
            self.area.cancel_selection();
        } else if !self.area.is_selecting() {
            self.area.start_selection();
        }
    }

    /// What was copied here last, or else elsewhere in the workbench.
    fn put_clipboard(&mut self, shared: &Shared) {
        let own = self.area.yank_text();
        let text = match shared.workspace.clipboard().map(|clip| &clip.fragment) {
            _ if !own.is_empty() => own,
            Some(Fragment::Text(text)) => text.clone(),
            Some(fragment @ Fragment::Json(_)) => {
                fragment.document().map(|document| document.text().to_owned()).unwrap_or_default()
            }
            None => own,
        };
        self.area.insert_str(text);
    }
}
