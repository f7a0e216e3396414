//! Rows and columns: of a Table, and the columns of a `ColumnSet`.
//!
//! A Table says its columns twice: once in `columns`, and once in the cells of every row. The operations here keep the two
//! in step: a column that is added, removed or moved is so in all rows, and a row that has fewer cells than it should gets
//! empty ones as far as the operation needs them, no further. Where the selection stands says which row and column are
//! meant: anything inside a cell means that cell, and the innermost table around counts.
//!
//! `site` finds the table, the row and the column; `lines` adds, removes and moves them; `walk` goes from cell to cell.

mod lines;
mod site;
mod walk;

pub use lines::{add_line, has_lines, move_line, remove_line};
pub use walk::{Step, next_cell};

pub(super) use lines::fresh_row;

/// What runs through a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Axis {
    /// A row.
    Row,
    /// A column.
    Column,
}

/// On which side of a row or column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Above it, or left of it.
    Before,
    /// Below it, or right of it.
    After,
}

impl Axis {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Column => "column",
        }
    }

    const fn direction(self, side: Side) -> &'static str {
        match (self, side) {
            (Self::Row, Side::Before) => "up",
            (Self::Row, Side::After) => "down",
            (Self::Column, Side::Before) => "left",
            (Self::Column, Side::After) => "right",
        }
    }
}

#[cfg(test)]
mod tests;
