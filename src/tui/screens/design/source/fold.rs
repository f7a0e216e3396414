//! Folding: what an object or an array holds is out of sight, between its first row and its last.

use crate::json::{Change, Span};
use crate::tui::app::{Intent, Notice, Shared};

use super::Source;

/// What is folded, and what can be.
#[derive(Debug, Default)]
pub(super) struct Folds {
    /// The brackets whose inside is out of sight, by their opening ones.
    closed: Vec<Span>,
    /// Every pair of brackets with rows between its first and its last, and the row of the opening one.
    blocks: Vec<(usize, Span)>,
    /// The rows in sight, when some are not.
    shown: Option<Vec<usize>>,
    /// The text that the blocks were found in.
    revision: Option<u64>,
}

/// How a row stands to folding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fold {
    /// Nothing to fold begins here.
    None,
    /// Something is open.
    Open,
    /// So many rows are out of sight behind it.
    Closed(usize),
}

impl Source {
    /// How many rows are in sight.
    pub(super) fn row_count(&self) -> usize {
        self.folds.shown.as_ref().map_or(self.starts.len(), Vec::len)
    }

    /// The row of the text that is so many rows down, of those in sight.
    pub(super) fn row_at(&self, index: usize) -> usize {
        match &self.folds.shown {
            Some(shown) => shown.get(index).or(shown.last()).copied().unwrap_or(0),
            None => index.min(self.starts.len().saturating_sub(1)),
        }
    }

    /// How many rows in sight stand above a row.
    pub(super) fn index_of(&self, row: usize) -> usize {
        match &self.folds.shown {
            Some(shown) => shown.partition_point(|shown| *shown < row),
            None => row,
        }
    }

    fn is_hidden(&self, row: usize) -> bool {
        self.folds.shown.as_ref().is_some_and(|shown| shown.binary_search(&row).is_err())
    }

    /// The row of the window in which a row of the text is painted.
    pub(super) fn row_on_screen(&self, row: usize) -> Option<usize> {
        self.index_of(row).checked_sub(self.top)
    }

    /// The rows between the first and the last of a pair.
    fn inside(&self, pair: Span) -> std::ops::Range<usize> {
        let (first, last) = (self.row_of(pair.start) + 1, self.row_of(pair.end.saturating_sub(1)));
        first..last.max(first)
    }

    /// Finds what can be folded, once for each text.
    pub(super) fn settle_folds(&mut self) {
        if self.folds.revision != self.revision || self.revision.is_none() {
            self.folds.revision = self.revision;
            let mut row = 0;
            let mut blocks = Vec::new();
            for pair in self.pairs() {
                while self.starts.get(row + 1).is_some_and(|next| *next <= pair.start) {
                    row += 1;
                }
                let far = self.starts.get(row + 2).is_some_and(|next| *next < pair.end);
                if far {
                    blocks.push((row, pair));
                }
            }
            self.folds.blocks = blocks;
            self.show_rows();
        }
        let (row, _) = self.caret();
        if self.is_hidden(row) {
            self.show_row(row);
        }
    }

    /// What is in sight follows from what is folded.
    fn show_rows(&mut self) {
        let blocks = &self.folds.blocks;
        let is_block = |pair: &Span| {
            let at = blocks.partition_point(|(_, block)| block.start < pair.start);
            blocks.get(at).is_some_and(|(_, block)| block == pair)
        };
        self.folds.closed.retain(is_block);
        if self.folds.closed.is_empty() {
            self.folds.shown = None;
            return;
        }
        let mut shown = Vec::new();
        let mut row = 0;
        for pair in &self.folds.closed {
            let hidden = self.inside(*pair);
            // One that lies inside another is out of sight with it.
            if hidden.start >= row {
                shown.extend(row..hidden.start);
                row = hidden.end;
            }
        }
        shown.extend(row..self.starts.len());
        self.folds.shown = Some(shown);
    }

    /// The text becomes another one: what is folded moves along, and what was changed inside unfolds.
    pub(super) fn move_folds(&mut self, new: &str) {
        if self.folds.closed.is_empty() {
            return;
        }
        for splice in Change::between(&self.text, new).splices() {
            let end = splice.at + splice.removed.len();
            self.folds.closed.retain_mut(|pair| {
                if end <= pair.start {
                    pair.start = pair.start + splice.inserted.len() - splice.removed.len();
                    pair.end = pair.end + splice.inserted.len() - splice.removed.len();
                    return true;
                }
                splice.at >= pair.end
            });
        }
    }

    /// Brings a row into sight.
    pub(super) fn show_row(&mut self, row: usize) {
        if !self.is_hidden(row) {
            return;
        }
        let closed = std::mem::take(&mut self.folds.closed);
        self.folds.closed = closed.into_iter().filter(|pair| !self.inside(*pair).contains(&row)).collect();
        self.show_rows();
    }

    /// How a row stands to folding.
    pub(super) fn fold_of(&self, row: usize) -> Fold {
        let Some(pair) = self.block_at(row) else { return Fold::None };
        if self.is_closed(pair) { Fold::Closed(self.inside(pair).len()) } else { Fold::Open }
    }

    /// The outermost block that begins in a row.
    fn block_at(&self, row: usize) -> Option<Span> {
        let blocks = &self.folds.blocks;
        let at = blocks.partition_point(|(begins, _)| *begins < row);
        blocks.get(at).filter(|(begins, _)| *begins == row).map(|(_, pair)| *pair)
    }

    fn is_closed(&self, pair: Span) -> bool {
        self.folds.closed.binary_search_by_key(&pair.start, |closed| closed.start).is_ok()
    }

    fn fold(&mut self, pair: Span) {
        if let Err(at) = self.folds.closed.binary_search_by_key(&pair.start, |closed| closed.start) {
            self.folds.closed.insert(at, pair);
        }
    }

    /// Folds or unfolds what begins in a row.
    pub(in super::super) fn toggle_fold_at(&mut self, row: usize, shared: &mut Shared) {
        let Some(pair) = self.block_at(row) else { return };
        if self.is_closed(pair) {
            self.folds.closed.retain(|closed| closed.start != pair.start);
        } else {
            self.fold(pair);
        }
        self.show_rows();
        self.come_out(shared);
    }

    /// Folds or unfolds the object or array at the caret.
    pub(in super::super) fn toggle_fold(&mut self, shared: &mut Shared) -> Vec<Intent> {
        self.settle_folds();
        let (row, _) = self.caret();
        if self.block_at(row).is_some() {
            self.toggle_fold_at(row, shared);
            return Vec::new();
        }
        let around =
            self.folds.blocks.iter().rev().find(|(begins, pair)| *begins <= row && row <= self.row_of(pair.end - 1));
        let Some((begins, _)) = around.copied() else {
            return vec![Intent::Say(Notice::plain("there is nothing to fold here"))];
        };
        self.toggle_fold_at(begins, shared);
        Vec::new()
    }

    /// Folds everything but the outermost.
    pub(in super::super) fn fold_all(&mut self, shared: &mut Shared) -> Vec<Intent> {
        self.settle_folds();
        let outermost = self.folds.blocks.first().map_or(0, |(_, pair)| pair.end);
        let inside = |pair: &Span| pair.end < outermost || self.folds.blocks.len() == 1;
        self.folds.closed = self.folds.blocks.iter().map(|(_, pair)| *pair).filter(inside).collect();
        self.show_rows();
        self.come_out(shared);
        Vec::new()
    }

    /// Unfolds everything.
    pub(in super::super) fn unfold_all(&mut self) -> Vec<Intent> {
        self.folds.closed.clear();
        self.show_rows();
        self.follow = true;
        Vec::new()
    }

    /// A caret that was folded away goes to the row that is left of its surroundings.
    fn come_out(&mut self, shared: &mut Shared) {
        let (row, column) = self.caret();
        if self.is_hidden(row) {
            let above = self.row_at(self.index_of(row).saturating_sub(1));
            self.area.cancel_selection();
            self.jump(above, column);
            self.select_at_caret(shared);
        }
        self.follow = true;
    }

    /// A caret that moved into what is folded goes on to the other side.
    pub(super) fn skip_folds(&mut self, before: usize) {
        let (row, column) = self.caret();
        if !self.is_hidden(row) {
            return;
        }
        let below = self.index_of(row);
        if row > before {
            self.jump(self.row_at(below), column);
        } else {
            let above = self.row_at(below.saturating_sub(1));
            let end = self.line(above).chars().count();
            self.jump(above, if column == 0 { column } else { end.min(column) });
        }
    }
}
