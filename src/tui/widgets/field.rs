//! A text field of one or more lines, with the real cursor at its caret (input methods follow it).

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::json::Span;
use crate::tui::theme::{Role, Theme};

/// How many lines a field has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One; Enter is not for the field.
    One,
    /// Several; Enter starts a new line.
    Many,
}

/// A text field.
#[derive(Debug, Clone)]
pub struct Field {
    area: TextArea<'static>,
    lines: Lines,
}

/// How much may be pasted into a field at once, in bytes.
const PASTE_LIMIT: usize = 1024 * 1024;

impl Field {
    /// A field with a text in it, the caret behind it.
    #[must_use]
    pub fn new(text: &str, lines: Lines) -> Self {
        let content = match lines {
            Lines::One => vec![text.replace(['\n', '\r'], " ")],
            Lines::Many => text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect(),
        };
        let mut area = TextArea::new(content);
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(Style::new());
        if lines == Lines::Many {
            area.set_wrap_mode(WrapMode::WordOrGlyph);
        }
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, lines }
    }

    /// Shows every character as a dot.
    #[must_use]
    pub fn masked(mut self) -> Self {
        self.area.set_mask_char('•');
        self
    }

    /// What stands there dimly while the field is empty.
    #[must_use]
    pub fn placeholder(mut self, text: &str) -> Self {
        self.area.set_placeholder_text(text.to_owned());
        self
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Where the caret stands in the text, in bytes.
    #[must_use]
    pub fn caret(&self) -> usize {
        let cursor = self.area.cursor();
        let before: usize = self.area.lines().iter().take(cursor.0).map(|line| line.len() + 1).sum();
        let line = self.area.lines().get(cursor.0).map_or("", String::as_str);
        before + line.char_indices().nth(cursor.1).map_or(line.len(), |(at, _)| at)
    }

    /// Replaces a part of the text, in bytes, and puts the caret so many bytes behind the beginning of that.
    pub fn replace(&mut self, span: Span, text: &str, caret: usize) {
        let mut whole = self.text();
        if whole.get(span.start..span.end).is_none() {
            return;
        }
        whole.replace_range(span.start..span.end, text);
        self.area.select_all();
        self.area.insert_str(&whole);
        let before = whole.get(..span.start + caret).unwrap_or_default();
        let row = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(narrow(row), narrow(column)));
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Gives a key to the field; says whether it was for the field.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let plain = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
        match key.code {
            KeyCode::Enter if self.lines == Lines::One => return false,
            KeyCode::Esc | KeyCode::Tab | KeyCode::BackTab => return false,
            KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown if self.lines == Lines::One => {
                return false;
            }
            KeyCode::Char('a') if key.modifiers.contains(KeyModifiers::CONTROL) => self.area.select_all(),
            KeyCode::Char('u') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                self.area.delete_line_by_head();
            }
            KeyCode::Char('m') if key.modifiers.contains(KeyModifiers::CONTROL) => return false,
            KeyCode::Char(c) if plain => self.area.insert_char(c),
            _ => {
                self.area.input(key);
            }
        }
        true
    }

    /// Puts pasted text at the caret: line ends made one, control characters left out, bounded.
    pub fn paste(&mut self, text: &str) {
        let text = clean_paste(text);
        match self.lines {
            Lines::One => self.area.insert_str(text.trim_end().replace('\n', " ")),
            Lines::Many => self.area.insert_str(text),
        };
    }

    /// Paints the field. The caret is the terminal's cursor when the field has the keys.
    pub fn paint(&self, theme: &Theme, area: Rect, has_keys: bool, frame: &mut Frame<'_>) {
        if area.is_empty() {
            return;
        }
        let mut painted = self.area.clone();
        if theme.ascii && painted.mask_char().is_some() {
            painted.set_mask_char('*');
        }
        painted.set_style(theme.style(Role::Text));
        painted.set_placeholder_style(theme.style(Role::Dim));
        painted.set_selection_style(theme.style(Role::Selection));
        frame.render_widget(&painted, area);
        if has_keys {
            let cursor = painted.screen_cursor();
            let (top, left) = painted.scroll_offset();
            let column = u16::try_from(cursor.col).unwrap_or(u16::MAX).saturating_sub(left);
            let row = u16::try_from(cursor.row).unwrap_or(u16::MAX).saturating_sub(top);
            frame.set_cursor_position(Position::new(
                area.x.saturating_add(column).min(area.right().saturating_sub(1)),
                area.y.saturating_add(row).min(area.bottom().saturating_sub(1)),
            ));
        }
    }
}

/// Pasted text as an editor takes it: `\n` at line ends, no control characters but tabs, at most a mebibyte.
#[must_use]
pub fn clean_paste(text: &str) -> String {
    let mut end = text.len().min(PASTE_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = text.get(..end).unwrap_or_default();
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !c.is_control())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_never_brings_control_characters_or_second_lines() {
        let mut field = Field::new("a", Lines::One);
        field.paste("b\r\nc\u{1b}[31m\u{7}");
        assert_eq!(field.text(), "ab c[31m");
        let mut many = Field::new("", Lines::Many);
        many.paste("x\r\ny");
        assert_eq!(many.text(), "x\ny");
    }

    #[test]
    fn keys_that_are_not_text_are_left_to_others() {
        let mut field = Field::new("", Lines::One);
        assert!(field.key(KeyEvent::from(KeyCode::Char('x'))));
        assert!(!field.key(KeyEvent::from(KeyCode::Enter)));
        assert!(!field.key(KeyEvent::from(KeyCode::Esc)));
        assert_eq!(field.text(), "x");
    }
}
