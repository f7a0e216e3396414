//! An expression put where the caret is.

use crate::card::complete::Edit;
use crate::json::cursor::{Cursor, Place, Quotes};
use crate::json::{Span, print};
use crate::tui::app::{Intent, Notice, Shared};

use super::{Caret, Source};

impl Source {
    /// Puts an expression into the text at the caret; where a value is missing, as a text of its own.
    pub(in super::super) fn insert_expression(&mut self, path: &str, shared: &mut Shared) -> Vec<Intent> {
        if self.revision != Some(shared.workspace.revision()) {
            self.reload(shared, Caret::Stays);
        }
        let offset = self.caret_offset();
        let cursor = Cursor::among(&self.text, &self.tokens, offset);
        let written = match cursor.place() {
            Place::Value(typed) if typed.quotes != Quotes::None && typed.span.start < offset => {
                let before = self.text.get(typed.span.start..offset).unwrap_or_default();
                let inside =
                    before.rfind("${").is_some_and(|opened| !before.get(opened..).unwrap_or_default().contains('}'));
                let expression = if inside { path.to_owned() } else { format!("${{{path}}}") };
                let quoted = print::quote(&expression);
                quoted.get(1..quoted.len() - 1).unwrap_or_default().to_owned()
            }
            Place::Value(typed) if typed.span.start == typed.span.end => print::quote(&format!("${{{path}}}")),
            _ => return vec![Intent::Say(Notice::careful("put the caret into a text, or where a value is missing"))],
        };
        let caret = written.len();
        let edit = Edit { span: Span::new(offset, offset), text: written, caret, goes_on: false };
        self.write(edit, "Insert expression", shared);
        Vec::new()
    }
}
