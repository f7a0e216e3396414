//! Finding a text in the source.

use crate::tui::app::{Intent, Motion, Notice, Shared};
use crate::tui::screens::design::{Message, search};

use super::{Caret, Source};

impl Source {
    /// What was searched for.
    pub(in super::super) fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// Asks what to find.
    pub(in super::super) fn ask(&self) -> Intent {
        search::ask_for("Find in the source", "any text", self.query(), Message::SearchSourceFor)
    }

    /// Finds a text from the caret on.
    pub(in super::super) fn find(&mut self, query: String, shared: &mut Shared) -> Vec<Intent> {
        self.query = Some(query);
        self.find_next(Motion::Down, shared)
    }

    /// Goes to the next match, or the one before.
    pub(in super::super) fn find_next(&mut self, motion: Motion, shared: &mut Shared) -> Vec<Intent> {
        let Some(query) = self.query.clone() else {
            return vec![Intent::Say(Notice::plain("nothing was searched for yet"))];
        };
        if self.revision != Some(shared.workspace.revision()) {
            self.reload(shared, Caret::Stays);
        }
        let found = places(&self.text, &query);
        // The caret stands behind the match that is selected.
        let here = match self.area.selection_range() {
            Some((start, _)) => self.offset(start),
            None => self.caret_offset(),
        };
        let selecting = self.area.is_selecting();
        let at = match motion {
            Motion::Up => found.iter().rposition(|at| *at < here).or(found.len().checked_sub(1)),
            _ if selecting => found.iter().position(|at| *at > here).or(Some(0)),
            _ => found.iter().position(|at| *at >= here).or(Some(0)),
        };
        let Some((number, start)) = at.and_then(|at| Some((at + 1, *found.get(at)?))) else {
            return vec![Intent::Say(Notice::careful(format!("nothing matches `{query}`")))];
        };
        self.area.cancel_selection();
        self.put_caret(start);
        self.area.start_selection();
        let (row, column) = self.place(start + query.len());
        self.jump(row, column);
        self.select_at_caret(shared);
        vec![Intent::Say(Notice::plain(format!("match {number} of {} for `{query}`", found.len())))]
    }
}

/// Where a text stands; capitals of the Latin alphabet do not count.
fn places(text: &str, query: &str) -> Vec<usize> {
    if query.is_empty() {
        return Vec::new();
    }
    let text = text.to_ascii_lowercase();
    text.match_indices(&query.to_ascii_lowercase()).map(|(at, _)| at).collect()
}
