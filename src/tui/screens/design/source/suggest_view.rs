//! Painting the list of what can be written at the caret.

use ratatui::Frame;

use crate::tui::app::{HitMap, Shared, Target};

use super::Source;

impl Source {
    /// Paints the list over everything else.
    pub(in super::super) fn view_suggestions(&self, shared: &Shared, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let Some(open) = self.suggestions.as_ref().filter(|_| !shared.covered) else { return };
        hits.add(open.place.intersection(frame.area()), Target::Completions);
        open.list.view(&shared.theme, open.place, Target::Completion, frame, hits);
    }
}
