//! Finding a property by its name: a field above the rows that narrows them while it is typed into.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::tui::app::{Intent, Motion};
use crate::tui::widgets::field::{Field, Lines};

use super::Properties;

/// The filter, while there is one.
#[derive(Debug, Clone)]
pub(super) struct Filter {
    pub(super) field: Field,
    /// Whether keys go into it.
    pub(super) typing: bool,
}

impl Properties {
    /// Whether plain characters are text at the moment.
    pub(in super::super) fn takes_text(&self) -> bool {
        self.filter.as_ref().is_some_and(|filter| filter.typing)
    }

    /// Begins to type a filter, or goes on with the one that is there.
    pub(in super::super) fn filter(&mut self) {
        let field = Field::new("", Lines::One).placeholder("name or group");
        self.filter.get_or_insert(Filter { field, typing: true }).typing = true;
    }

    /// Shows every property again; the cursor stays on its own.
    pub(in super::super) fn unfilter(&mut self) {
        self.filter = None;
    }

    /// Whether rows are left out by name.
    pub(in super::super) const fn is_filtered(&self) -> bool {
        self.filter.is_some()
    }

    /// Other keys get the pane: what was typed stays, an empty filter goes.
    pub(in super::super) fn stop_typing(&mut self) {
        if self.filter.as_ref().is_some_and(|filter| filter.field.is_empty()) {
            self.filter = None;
        }
        if let Some(filter) = &mut self.filter {
            filter.typing = false;
        }
    }

    /// A key while the filter is typed.
    pub(in super::super) fn filter_key(&mut self, key: KeyEvent) -> Vec<Intent> {
        match key.code {
            KeyCode::Esc => self.unfilter(),
            KeyCode::Enter | KeyCode::Tab => self.stop_typing(),
            KeyCode::Up => self.go(Motion::Up),
            KeyCode::Down => self.go(Motion::Down),
            KeyCode::Backspace if self.filter.as_ref().is_some_and(|filter| filter.field.is_empty()) => self.unfilter(),
            _ => {
                if let Some(filter) = &mut self.filter {
                    filter.field.key(key);
                }
            }
        }
        Vec::new()
    }

    /// Text pasted while the filter is typed.
    pub(in super::super) fn filter_paste(&mut self, text: &str) {
        if let Some(filter) = &mut self.filter {
            filter.field.paste(text);
        }
    }
}
