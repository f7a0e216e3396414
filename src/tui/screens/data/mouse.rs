//! The mouse: a click selects, one more edits or folds, the wheel scrolls what lies under it.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use crate::tui::app::{Intent, Shared, Target};

use super::{Message, Model, Part};

impl Model {
    pub(super) fn mouse(
        &mut self,
        event: MouseEvent,
        target: Option<Target>,
        wheel: Option<i32>,
        shared: &mut Shared,
    ) -> Vec<Intent> {
        if let Some(rows) = wheel {
            let rows = isize::try_from(rows).unwrap_or_default();
            match self.part_of(target.as_ref()) {
                Part::Tree => {
                    self.tree.put(self.tree.cursor.saturating_add_signed(rows));
                    self.tree.scroll(rows);
                }
                Part::Texts => {
                    self.texts.put(self.texts.cursor.saturating_add_signed(rows));
                    self.texts.scroll(rows);
                }
                Part::Preview => self.preview.scroll(rows),
            }
            return Vec::new();
        }
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Vec::new();
        }
        self.part = self.part_of(target.as_ref());
        match target {
            Some(Target::DataSet(place)) => return self.update(Message::Choose(place), shared),
            Some(Target::DataFold(row)) => {
                self.tree.put(row);
                self.tree.toggle(row);
            }
            Some(Target::DataRow(row)) if row == self.tree.cursor => return self.update(Message::Use, shared),
            Some(Target::DataRow(row)) => self.tree.put(row),
            Some(Target::TextRow(row)) if row == self.texts.cursor => return self.update(Message::Use, shared),
            Some(Target::TextRow(row)) => self.texts.put(row),
            Some(Target::Element(pointer)) => shared.workspace.select(pointer),
            _ => {}
        }
        Vec::new()
    }

    fn part_of(&self, target: Option<&Target>) -> Part {
        match target {
            Some(Target::DataPart(part)) => *part,
            Some(Target::DataSet(_) | Target::DataFold(_) | Target::DataRow(_)) => Part::Tree,
            Some(Target::TextRow(_)) => Part::Texts,
            Some(Target::Element(_)) => Part::Preview,
            _ => self.part,
        }
    }
}
