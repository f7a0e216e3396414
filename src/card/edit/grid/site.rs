//! Which table, which row and which column a selection means.

use crate::card::edit::Refusal;
use crate::card::edit::place::{ElementAt, Node, trail};
use crate::json::{Document, Pointer, Value};

use super::Axis;

pub(super) const ROWS: &str = "rows";
pub(super) const CELLS: &str = "cells";
pub(super) const COLUMNS: &str = "columns";

/// What has rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Table,
    /// Columns only.
    ColumnSet,
}

/// A table, and the place in it.
#[derive(Debug, Clone)]
pub(super) struct Site<'d> {
    pub(super) owner: ElementAt<'d>,
    pub(super) form: Form,
    pub(super) row: Option<usize>,
    pub(super) column: Option<usize>,
    /// What is selected, as seen from the cell or the column; empty when that itself is.
    pub(super) inside: bool,
}

impl<'d> Site<'d> {
    /// The innermost one around a selection that has such lines.
    pub(super) fn find(document: &'d Document, at: &Pointer, axis: Axis) -> Result<Self, Refusal> {
        let nodes = trail(document, at)?;
        let owner = nodes.into_iter().rev().find_map(|node| match node {
            Node::Element(element) => form(&element, axis).map(|form| (element, form)),
            Node::List(_) => None,
        });
        let nowhere = match axis {
            Axis::Row => "a Table",
            Axis::Column => "a Table or a ColumnSet",
        };
        let (owner, form) = owner.ok_or(Refusal::NotInside(nowhere))?;
        let steps: Vec<String> = at.steps().skip(owner.pointer.depth()).collect();
        let number = |at: usize| steps.get(at).and_then(|step| step.parse::<usize>().ok());
        let first = steps.first().map(String::as_str);
        let site = match (form, first) {
            (Form::Table, Some(ROWS)) => {
                let cells = steps.get(2).is_some_and(|step| step == CELLS);
                let column = if cells { number(3) } else { None };
                Self { owner, form, row: number(1), column, inside: steps.len() > 4 }
            }
            (_, Some(COLUMNS)) => Self { owner, form, row: None, column: number(1), inside: steps.len() > 2 },
            _ => Self { owner, form, row: None, column: None, inside: false },
        };
        Ok(site)
    }

    pub(super) fn pointer(&self) -> &Pointer {
        &self.owner.pointer
    }

    /// The rows that can have cells, each with its number.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, Value<'d>)> + use<'d> {
        let rows = self.owner.value.get(ROWS).into_iter().flat_map(Value::items);
        rows.enumerate().filter(|(_, row)| row.is_object())
    }

    pub(super) fn row_pointer(&self, row: usize) -> Pointer {
        self.pointer().key(ROWS).index(row)
    }

    pub(super) fn cells_pointer(&self, row: usize) -> Pointer {
        self.row_pointer(row).key(CELLS)
    }

    pub(super) fn cell_pointer(&self, row: usize, column: usize) -> Pointer {
        self.cells_pointer(row).index(column)
    }

    pub(super) fn column_pointer(&self, column: usize) -> Pointer {
        self.pointer().key(COLUMNS).index(column)
    }

    /// How many columns there are, whoever says it.
    pub(super) fn width(&self) -> usize {
        let defined = length(self.owner.value.get(COLUMNS));
        self.rows().map(|(_, row)| length(row.get(CELLS))).fold(defined, usize::max)
    }

    /// How many rows there are.
    pub(super) fn height(&self) -> usize {
        length(self.owner.value.get(ROWS))
    }
}

fn form(element: &ElementAt<'_>, axis: Axis) -> Option<Form> {
    if !element.value.is_object() {
        return None;
    }
    match (element.ty?.name, axis) {
        ("Table", _) => Some(Form::Table),
        ("ColumnSet", Axis::Column) => Some(Form::ColumnSet),
        _ => None,
    }
}

/// How many items a list has; what is none has none.
pub(super) fn length(held: Option<Value<'_>>) -> usize {
    held.filter(|held| held.is_array()).map_or(0, Value::len)
}
