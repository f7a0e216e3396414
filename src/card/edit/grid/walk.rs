//! From cell to cell.

use crate::card::edit::Refusal;
use crate::json::{Document, Pointer, Value};

use super::Axis;
use super::site::{CELLS, COLUMNS, Form, Site, length};

/// Which way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// To the right, and from the end of a row to the next.
    Next,
    /// To the left, and from the beginning of a row to the end of the one before.
    Previous,
    /// To the row above.
    Up,
    /// To the row below.
    Down,
}

/// The cell beside the selected one; of a `ColumnSet`, the column. From inside a cell it leads to what the other cell holds
/// first, so that a text can be edited at once.
///
/// # Errors
/// Outside of a table, and at its ends.
pub fn next_cell(document: &Document, at: &Pointer, step: Step) -> Result<Pointer, Refusal> {
    let site = Site::find(document, at, Axis::Column)?;
    let target = match site.form {
        Form::ColumnSet => column_beside(&site, step)?,
        Form::Table => cell_beside(&site, step)?,
    };
    let holds = |cell: &Pointer| {
        let main = document.at(cell).and_then(crate::card::element_type).and_then(|ty| ty.main_slot)?;
        let first = cell.key(main).index(0);
        document.at(&first).map(|_| first)
    };
    let inside = if site.inside { holds(&target) } else { None };
    Ok(inside.unwrap_or(target))
}

fn column_beside(site: &Site<'_>, step: Step) -> Result<Pointer, Refusal> {
    let count = length(site.owner.value.get(COLUMNS));
    let next = match (step, site.column) {
        (Step::Up | Step::Down, _) => return Err(Refusal::NotInside("a Table")),
        (Step::Next, None) => Some(0),
        (Step::Previous, None) => count.checked_sub(1),
        (Step::Next, Some(column)) => Some(column + 1),
        (Step::Previous, Some(column)) => column.checked_sub(1),
    };
    let end = if step == Step::Next { Refusal::Last } else { Refusal::First };
    next.filter(|next| *next < count).map(|next| site.column_pointer(next)).ok_or(end)
}

fn cell_beside(site: &Site<'_>, step: Step) -> Result<Pointer, Refusal> {
    let end = if matches!(step, Step::Next | Step::Down) { Refusal::Last } else { Refusal::First };
    // The cells in the order of reading: row, column.
    let widths: Vec<(usize, usize)> = site.rows().map(|(row, value)| (row, cells(value))).collect();
    let first = |from: usize| widths.iter().find(|(row, cells)| *row >= from && *cells > 0).map(|(row, _)| (*row, 0));
    let last = |below: usize| {
        let mut filled = widths.iter().rev().filter(|(row, cells)| *row < below && *cells > 0);
        filled.next().map(|(row, cells)| (*row, cells - 1))
    };
    let width = |wanted: usize| widths.iter().find(|(row, _)| *row == wanted).map_or(0, |(_, cells)| *cells);
    let above = |below: usize, column: usize| {
        let mut fitting = widths.iter().rev().filter(|(row, cells)| *row < below && *cells > column);
        fitting.next().map(|(row, _)| (*row, column))
    };
    let under = |from: usize, column: usize| {
        widths.iter().find(|(row, cells)| *row >= from && *cells > column).map(|(row, _)| (*row, column))
    };
    let found = match (site.row, site.column, step) {
        (Some(row), Some(column), Step::Next) if column + 1 < width(row) => Some((row, column + 1)),
        (Some(row), Some(column), Step::Previous) if column > 0 => Some((row, column - 1)),
        (Some(row), Some(column), Step::Up) => above(row, column),
        (Some(row), Some(column), Step::Down) => under(row + 1, column),
        (Some(row), None, Step::Next) => first(row),
        (Some(row), _, Step::Next | Step::Down) => first(row + 1),
        (Some(row), _, Step::Previous | Step::Up) => last(row),
        (None, Some(column), Step::Next | Step::Down) => under(0, column),
        (None, None, Step::Next | Step::Down) => first(0),
        (None, _, Step::Previous | Step::Up) => last(usize::MAX),
    };
    found.map(|(row, column)| site.cell_pointer(row, column)).ok_or(end)
}

fn cells(row: Value<'_>) -> usize {
    length(row.get(CELLS))
}
