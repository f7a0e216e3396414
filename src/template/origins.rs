//! Where the values of an expanded card come from.
//!
//! Values are counted in the order of the text, as a document has them. A run says of all values from one on until the next
//! run where they come from: from a row of values of the template, or all from one. A card in which nothing was repeated is
//! one run, a repeated element as many as it has values that change.

use std::sync::Arc;

use crate::json::{Document, Pointer, Span};

/// How a value came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginKind {
    /// It stands in the template as it is.
    Written,
    /// An expression or the data gave it, or all that holds it.
    Made,
    /// It has no value and stands as it is written, which [`super::Mode::Strict`] does not allow.
    Failed,
}

/// Where a value of an expanded card comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The value of the template.
    pub pointer: Pointer,
    /// Its place in the text of the template.
    pub span: Span,
    /// How it came to be.
    pub kind: OriginKind,
    /// The rows that it stands in, from 0, those of the outermost repeated element first.
    pub rows: Vec<usize>,
}

/// A value of an expanded card that comes from a value of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The value of the expanded card.
    pub pointer: Pointer,
    /// The rows that it stands in, from 0, those of the outermost repeated element first.
    pub rows: Vec<usize>,
}

/// Values that follow one another and come from the same place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// The first of them, in the expanded card.
    pub(super) at: u32,
    /// The value of the template: of the first if they are written, else of all.
    pub(super) value: u32,
    /// The row, from 1; 0 outside of any.
    pub(super) row: u32,
    pub(super) kind: OriginKind,
}

/// A row of a repeated element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// The row around it, from 1; 0 outside of any.
    pub(super) parent: u32,
    pub(super) index: u32,
}

/// Where the values of an expanded card come from.
#[derive(Debug, Clone)]
pub struct Origins {
    template: Arc<Document>,
    runs: Vec<Run>,
    rows: Vec<Row>,
}

impl Origins {
    pub(super) fn new(template: Arc<Document>, runs: Vec<Run>, rows: Vec<Row>) -> Self {
        Self { template, runs, rows }
    }

    /// Each value comes from itself.
    pub(super) fn identity(document: Document) -> Self {
        let run = Run { at: 0, value: 0, row: 0, kind: OriginKind::Written };
        Self::new(Arc::new(document), vec![run], Vec::new())
    }

    /// The template.
    #[must_use]
    pub fn template(&self) -> &Document {
        &self.template
    }

    /// The origin of a value, by its order in the expanded card.
    #[must_use]
    pub fn of(&self, order: usize) -> Option<Origin> {
        let order = u32::try_from(order).ok()?;
        let behind = self.runs.partition_point(|run| run.at <= order);
        let run = self.runs.get(behind.checked_sub(1)?)?;
        let step = if run.kind == OriginKind::Written { order - run.at } else { 0 };
        let value = self.template.nth((run.value + step) as usize)?;
        Some(Origin {
            pointer: value.pointer(),
            span: value.span(),
            kind: run.kind,
            rows: row_path(&self.rows, run.row),
        })
    }

    /// The values of an expanded card that come from a value of the template, by their order, and their rows. Of a value that
    /// an expression gave it is the outermost one.
    pub(super) fn occurrences(&self, value: u32) -> impl Iterator<Item = (usize, Vec<usize>)> {
        self.runs.iter().enumerate().filter_map(move |(place, run)| {
            let behind = self.runs.get(place + 1).map_or(u32::MAX, |next| next.at);
            let length = if run.kind == OriginKind::Written { behind - run.at } else { 1 };
            let step = value.checked_sub(run.value).filter(|step| *step < length)?;
            Some(((run.at + step) as usize, row_path(&self.rows, run.row)))
        })
    }
}

/// The indexes of a row and of those around it, the outermost first.
pub(super) fn row_path(rows: &[Row], row: u32) -> Vec<usize> {
    let at = |row: u32| row.checked_sub(1).and_then(|row| rows.get(row as usize));
    let mut path: Vec<usize> =
        std::iter::successors(at(row), |row| at(row.parent)).map(|row| row.index as usize).collect();
    path.reverse();
    path
}
