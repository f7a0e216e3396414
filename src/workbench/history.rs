//! Undo and redo: named steps without limit.

use crate::json::{Change, ChangeError};
use crate::store::journal::Record;

/// One step of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was done, as undo names it: `Delete FactSet`.
    pub name: String,
    /// What it did to the text.
    pub change: Change,
}

/// The steps done so far and those taken back.
#[derive(Debug, Clone, Default)]
pub struct History {
    steps: Vec<Step>,
    done: usize,
}

impl History {
    /// Adds a step behind the ones done; what had been taken back is forgotten.
    pub fn push(&mut self, name: impl Into<String>, change: Change) {
        self.steps.truncate(self.done);
        self.steps.push(Step { name: name.into(), change });
        self.done = self.steps.len();
    }

    /// Makes a change part of the newest step, when that step has the same name and nothing was taken back.
    pub fn merge(&mut self, name: &str, change: Change) {
        let nothing_taken_back = self.done == self.steps.len();
        match self.steps.last_mut() {
            Some(last) if last.name == name && nothing_taken_back => {
                last.change = std::mem::take(&mut last.change).then(change);
            }
            _ => self.push(name, change),
        }
    }

    /// Takes the newest step back: the text without it, and its name.
    ///
    /// # Errors
    /// When the text is not the one that the step left behind.
    pub fn undo(&mut self, text: &str) -> Result<Option<(String, Step)>, ChangeError> {
        let Some(step) = self.done.checked_sub(1).and_then(|at| self.steps.get(at)).cloned() else { return Ok(None) };
        let text = step.change.inverse().apply(text)?;
        self.done -= 1;
        Ok(Some((text, step)))
    }

    /// Does the next step again: the text with it, and its name.
    ///
    /// # Errors
    /// When the text is not the one that the step was made for.
    pub fn redo(&mut self, text: &str) -> Result<Option<(String, Step)>, ChangeError> {
        let Some(step) = self.steps.get(self.done).cloned() else { return Ok(None) };
        let text = step.change.apply(text)?;
        self.done += 1;
        Ok(Some((text, step)))
    }

    /// Does what a record says: the text after it. Records that are no edits change nothing.
    ///
    /// # Errors
    /// When the text is not the one that the record was made for.
    pub fn follow(&mut self, text: &str, record: &Record) -> Result<String, ChangeError> {
        match record {
            Record::Step { name, change, merge } => {
                let after = change.apply(text)?;
                if *merge {
                    self.merge(name, change.clone());
                } else {
                    self.push(name.clone(), change.clone());
                }
                Ok(after)
            }
            Record::Undo => Ok(self.undo(text)?.map_or_else(|| text.to_owned(), |(after, _)| after)),
            Record::Redo => Ok(self.redo(text)?.map_or_else(|| text.to_owned(), |(after, _)| after)),
            Record::Saved { .. } | Record::Written { .. } | Record::Select { .. } => Ok(text.to_owned()),
        }
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn newest(&self) -> Option<&Step> {
        self.done.checked_sub(1).and_then(|at| self.steps.get(at))
    }

    /// The name of the step that undo would take back.
    #[must_use]
    pub fn undo_name(&self) -> Option<&str> {
        self.newest().map(|step| step.name.as_str())
    }

    /// The name of the step that redo would do again.
    #[must_use]
    pub fn redo_name(&self) -> Option<&str> {
        self.steps.get(self.done).map(|step| step.name.as_str())
    }

    /// How many steps are done.
    #[must_use]
    pub const fn done(&self) -> usize {
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_typing_is_one_step() {
        let mut history = History::default();
        history.merge("Edit source", Change::between("", "a"));
        history.merge("Edit source", Change::between("a", "ab"));
        history.push("Delete", Change::between("ab", "b"));
        assert_eq!(history.done(), 2);
        let (text, step) = history.undo("b").ok().flatten().unwrap_or_else(|| panic!("a step to undo"));
        assert_eq!((text.as_str(), step.name.as_str()), ("ab", "Delete"));
        let (text, _) = history.undo(&text).ok().flatten().unwrap_or_else(|| panic!("a step to undo"));
        assert_eq!(text, "");
        assert_eq!(history.undo_name(), None);
        assert_eq!(history.redo_name(), Some("Edit source"));
    }

    #[test]
    fn a_new_step_forgets_what_was_taken_back() {
        let mut history = History::default();
        history.push("One", Change::between("", "1"));
        let _ = history.undo("1");
        history.push("Two", Change::between("", "2"));
        assert_eq!(history.redo_name(), None);
        assert_eq!(history.undo_name(), Some("Two"));
    }

    #[test]
    fn merging_after_an_undo_starts_a_new_step() {
        let mut history = History::default();
        history.merge("Edit source", Change::between("", "a"));
        history.push("Edit source", Change::between("a", "ab"));
        let _ = history.undo("ab");
        history.merge("Edit source", Change::between("a", "ac"));
        assert_eq!(history.redo_name(), None);
        assert_eq!(history.done(), 2);
    }
}
