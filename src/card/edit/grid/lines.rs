//! Adding, removing and moving rows and columns.

use serde_json::json;

use crate::card::catalogue::{self, Arity, Slot};
use crate::card::edit::batch::{Make, make_all};
use crate::card::edit::place::edited;
use crate::card::edit::shift::{Direction, shift, swap};
use crate::card::edit::{Edited, Refusal, remove};
use crate::json::edit::{Draft, EditError};
use crate::json::{Document, Fragment, Kind, Pointer, Value, edit as json};

use super::site::{CELLS, COLUMNS, Form, ROWS, Site, length};
use super::{Axis, Side};

/// A fresh row never has more cells than this, whatever the table claims.
const MOST_CELLS: usize = 50;

/// Whether what is selected is in something that has such lines.
#[must_use]
pub fn has_lines(document: &Document, at: &Pointer, axis: Axis) -> bool {
    Site::find(document, at, axis).is_ok()
}

/// Adds an empty row or column beside the one that is meant; at the end, when none is. Its cell beside the selected one is
/// selected afterwards.
///
/// # Errors
/// Outside of a table, and when what should be a list of lines is none.
pub fn add_line(document: &Document, at: &Pointer, axis: Axis, side: Side) -> Result<Edited, Refusal> {
    let site = Site::find(document, at, axis)?;
    match axis {
        Axis::Row => add_row(document, &site, side),
        Axis::Column => add_column(document, &site, side),
    }
}

/// Removes the row or column that is meant; of a table, with the cells of the column in every row.
///
/// # Errors
/// Outside of a table, when no row or column is meant, and for the only one.
pub fn remove_line(document: &Document, at: &Pointer, axis: Axis) -> Result<Edited, Refusal> {
    let site = Site::find(document, at, axis)?;
    let (line, count) = match axis {
        Axis::Row => (site.row, site.height()),
        Axis::Column => (site.column, site.width()),
    };
    let line = line.ok_or(Refusal::NoLine(axis.name()))?;
    if count < 2 {
        return Err(Refusal::OnlyLine(axis.name()));
    }
    let name = format!("Remove {}", axis.name());
    let next = if line + 1 < count { line } else { line.saturating_sub(1) };
    match axis {
        Axis::Row => {
            let edited = remove(document, &site.row_pointer(line))?;
            let after = if line + 1 < count { line + 1 } else { next };
            let kept = site.column.filter(|column| cell(document, &site, after, *column).is_some());
            let select = kept.map_or_else(|| site.row_pointer(next), |column| site.cell_pointer(next, column));
            Ok(Edited { name, select, ..edited })
        }
        Axis::Column => {
            let mut lines = vec![site.column_pointer(line)];
            lines.extend(site.rows().map(|(row, _)| site.cell_pointer(row, line)));
            let mut draft = Draft::new(document);
            let makes: Vec<Make<'_>> = lines
                .into_iter()
                .filter(|pointer| document.at(pointer).is_some())
                .map(|pointer| -> Make<'_> { Box::new(move |document| json::remove(document, &pointer)) })
                .collect();
            make_all(&mut draft, &makes)?;
            let select = beside(&draft, &site, next);
            Ok(edited(draft, name, select))
        }
    }
}

/// Moves the row or column that is meant past its neighbour; of a table, with the cells of the column in every row.
///
/// # Errors
/// Outside of a table, when no row or column is meant, and when there is no neighbour on that side.
pub fn move_line(document: &Document, at: &Pointer, axis: Axis, side: Side) -> Result<Edited, Refusal> {
    let site = Site::find(document, at, axis)?;
    let name = format!("Move {} {}", axis.name(), axis.direction(side));
    match axis {
        Axis::Row => {
            let row = site.row.ok_or(Refusal::NoLine(axis.name()))?;
            let direction = if side == Side::Before { Direction::Up } else { Direction::Down };
            let edited = shift(document, &site.row_pointer(row), direction)?;
            let select = site.column.map_or(edited.select.clone(), |column| edited.select.key(CELLS).index(column));
            Ok(Edited { name, select, ..edited })
        }
        Axis::Column => {
            let column = site.column.ok_or(Refusal::NoLine(axis.name()))?;
            let other = match side {
                Side::Before => column.checked_sub(1).ok_or(Refusal::First)?,
                Side::After => Some(column + 1).filter(|next| *next < site.width()).ok_or(Refusal::Last)?,
            };
            let (first, second) = (column.min(other), column.max(other));
            let mut draft = Draft::new(document);
            for (list, fresh) in lists(&site) {
                // A list that has only one of the two gets the other, so that the two can change places.
                if length(document.at(&list)) == second {
                    draft.edit(|document| json::insert(document, &list, second, &fresh))?;
                }
            }
            let makes: Vec<Make<'_>> = lists(&site)
                .into_iter()
                .filter(|(list, _)| length(draft.document().at(list)) > second)
                .map(|(list, _)| -> Make<'_> { Box::new(move |document| swap_items(document, &list, first, second)) })
                .collect();
            make_all(&mut draft, &makes)?;
            let select = beside(&draft, &site, other);
            Ok(edited(draft, name, select))
        }
    }
}

/// A row with as many empty cells as a table has columns.
pub(in crate::card::edit) fn fresh_row(table: Value<'_>) -> serde_json::Value {
    let rows = table.get(ROWS).into_iter().flat_map(Value::items);
    let wanted = rows.map(|row| length(row.get(CELLS))).fold(length(table.get(COLUMNS)), usize::max);
    row_of(wanted)
}

fn row_of(cells: usize) -> serde_json::Value {
    let cells = vec![fresh("TableCell"); cells.clamp(1, MOST_CELLS)];
    let mut row = fresh("TableRow");
    if let Some(row) = row.as_object_mut() {
        row.insert(CELLS.to_owned(), cells.into());
    }
    row
}

fn fresh(name: &str) -> serde_json::Value {
    catalogue::find(name).and_then(|ty| serde_json::from_str(ty.fresh).ok()).unwrap_or_else(|| json!({}))
}

fn add_row(document: &Document, site: &Site<'_>, side: Side) -> Result<Edited, Refusal> {
    let index = match (site.row, side) {
        (Some(row), Side::Before) => row,
        (Some(row), Side::After) => row + 1,
        (None, _) => site.height(),
    };
    let hold = site.owner.hold(ROWS, Slot::Types(&["TableRow"]), Arity::Many);
    let mut draft = Draft::new(document);
    let row = hold.insert(&mut draft, index, &Fragment::Json(row_of(site.width())))?;
    let cell = site.column.map(|column| row.key(CELLS).index(column));
    let select = cell.filter(|cell| draft.document().at(cell).is_some()).unwrap_or(row);
    Ok(edited(draft, "Add row".to_owned(), select))
}

fn add_column(document: &Document, site: &Site<'_>, side: Side) -> Result<Edited, Refusal> {
    let index = match (site.column, side) {
        (Some(column), Side::Before) => column,
        (Some(column), Side::After) => column + 1,
        (None, _) => site.width(),
    };
    let columns = site.pointer().key(COLUMNS);
    let held = document.at(&columns).filter(|held| held.kind() != Kind::Null);
    if held.is_some_and(|held| !held.is_array()) {
        return Err(Refusal::NotAList(COLUMNS.to_owned()));
    }
    let mut draft = Draft::new(document);
    let mut makes: Vec<Make<'_>> = Vec::new();
    for (list, fresh) in lists(site) {
        match document.at(&list).filter(|held| held.kind() != Kind::Null) {
            Some(held) if held.is_array() => {
                for short in held.len()..index {
                    draft.edit(|document| json::insert(document, &list, short, &fresh))?;
                }
                makes.push(Box::new(move |document| json::insert(document, &list, index, &fresh)));
            }
            Some(_) => {}
            None => {
                let Fragment::Json(fresh) = fresh else { continue };
                let (Some(owner), Some(key)) = (list.parent(), list.last()) else { continue };
                // The whole list at once: as many as there are by now in the others.
                let wanted = if key == COLUMNS { site.width().min(MOST_CELLS).max(index) + 1 } else { index + 1 };
                let all = Fragment::Json(vec![fresh; wanted].into());
                makes.push(Box::new(move |document| json::set(document, &owner, &key, &all)));
            }
        }
    }
    make_all(&mut draft, &makes)?;
    let select = beside(&draft, site, index);
    Ok(edited(draft, "Add column".to_owned(), select))
}

/// The lists in which every column has its place, and what an empty place looks like there.
fn lists(site: &Site<'_>) -> Vec<(Pointer, Fragment)> {
    let columns = site.pointer().key(COLUMNS);
    match site.form {
        Form::ColumnSet => vec![(columns, Fragment::Json(fresh("Column")))],
        Form::Table => {
            let cell = Fragment::Json(fresh("TableCell"));
            let rows = site.rows().map(|(row, _)| (site.cells_pointer(row), cell.clone()));
            std::iter::once((columns, Fragment::Json(fresh("ColumnDefinition")))).chain(rows).collect()
        }
    }
}

/// What to select of a column: its cell in the row that was selected, else its definition, else what there is of it.
fn beside(draft: &Draft, site: &Site<'_>, column: usize) -> Pointer {
    let definition = site.column_pointer(column);
    let row = site.row.or_else(|| if site.column.is_none() { site.rows().next().map(|(row, _)| row) } else { None });
    let cell = row.map(|row| site.cell_pointer(row, column));
    let there = |pointer: &Pointer| draft.document().at(pointer).is_some();
    let rest = || site.row.map_or_else(|| site.pointer().clone(), |row| site.row_pointer(row));
    cell.into_iter().chain([definition]).find(there).unwrap_or_else(rest)
}

fn cell<'d>(document: &'d Document, site: &Site<'_>, row: usize, column: usize) -> Option<Value<'d>> {
    document.at(&site.cell_pointer(row, column))
}

fn swap_items(
    document: &Document,
    list: &Pointer,
    first: usize,
    second: usize,
) -> Result<crate::json::Change, EditError> {
    let item = |at: usize| document.at(&list.index(at)).ok_or_else(|| EditError::Missing(list.index(at)));
    Ok(swap(document, item(first)?, item(second)?))
}
