//! Commands for the rows, columns and cells of tables.

use crate::card::edit::{self, Axis, Side, Step};
use crate::tui::app::{Message, Model};
use crate::tui::screens::design::{self, Lines};

use super::{Command, Reason, Scope, not_broken};

fn in_table(model: &Model) -> Result<(), Reason> {
    not_broken(model)?;
    has_lines(model, Axis::Row, "what is selected is not in a Table")
}

fn has_columns(model: &Model) -> Result<(), Reason> {
    not_broken(model)?;
    has_lines(model, Axis::Column, "what is selected is not in a Table or a ColumnSet")
}

fn has_cells(model: &Model) -> Result<(), Reason> {
    has_lines(model, Axis::Column, "what is selected is not in a Table or a ColumnSet")
}

fn has_lines(model: &Model, axis: Axis, reason: &'static str) -> Result<(), Reason> {
    let work = &model.shared.workspace;
    if edit::has_lines(work.document(), work.selection(), axis) { Ok(()) } else { Err(reason.into()) }
}

const fn lines(lines: Lines) -> Message {
    Message::Design(design::Message::Lines(lines))
}

const fn cell(step: Step) -> Message {
    Message::Design(design::Message::Cell(step))
}

/// Most of these commands differ only in their words.
const TABLE: Command = Command {
    name: "",
    title: "",
    help: "",
    scope: Scope::Design,
    keys: &[],
    bar: None,
    available: in_table,
    message: || Message::Close,
};

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "cell-next",
        title: "Next cell",
        help: "Go to the next cell of the table, or to the next column of a ColumnSet.",
        keys: &["]", "t n"],
        available: has_cells,
        message: || cell(Step::Next),
        ..TABLE
    },
    Command {
        name: "cell-previous",
        title: "Previous cell",
        help: "Go to the cell before, or to the column before.",
        keys: &["[", "t p"],
        available: has_cells,
        message: || cell(Step::Previous),
        ..TABLE
    },
    Command {
        name: "cell-up",
        title: "Cell above",
        help: "Go to the cell above.",
        keys: &["{", "t up"],
        message: || cell(Step::Up),
        ..TABLE
    },
    Command {
        name: "cell-down",
        title: "Cell below",
        help: "Go to the cell below.",
        keys: &["}", "t down"],
        message: || cell(Step::Down),
        ..TABLE
    },
    Command {
        name: "row-below",
        title: "Add row below",
        help: "Add a row of empty cells below the selected one.",
        keys: &["t j"],
        message: || lines(Lines::Add(Axis::Row, Side::After)),
        ..TABLE
    },
    Command {
        name: "row-above",
        title: "Add row above",
        help: "Add a row of empty cells above the selected one.",
        keys: &["t k"],
        message: || lines(Lines::Add(Axis::Row, Side::Before)),
        ..TABLE
    },
    Command {
        name: "column-right",
        title: "Add column right",
        help: "Add a column right of the selected one, in every row.",
        keys: &["t l"],
        available: has_columns,
        message: || lines(Lines::Add(Axis::Column, Side::After)),
        ..TABLE
    },
    Command {
        name: "column-left",
        title: "Add column left",
        help: "Add a column left of the selected one, in every row.",
        keys: &["t h"],
        available: has_columns,
        message: || lines(Lines::Add(Axis::Column, Side::Before)),
        ..TABLE
    },
    Command {
        name: "move-row-down",
        title: "Move row down",
        help: "Move the row past the one below it.",
        keys: &["t shift-j"],
        message: || lines(Lines::Move(Axis::Row, Side::After)),
        ..TABLE
    },
    Command {
        name: "move-row-up",
        title: "Move row up",
        help: "Move the row past the one above it.",
        keys: &["t shift-k"],
        message: || lines(Lines::Move(Axis::Row, Side::Before)),
        ..TABLE
    },
    Command {
        name: "move-column-right",
        title: "Move column right",
        help: "Move the column past the one right of it, in every row.",
        keys: &["t shift-l"],
        available: has_columns,
        message: || lines(Lines::Move(Axis::Column, Side::After)),
        ..TABLE
    },
    Command {
        name: "move-column-left",
        title: "Move column left",
        help: "Move the column past the one left of it, in every row.",
        keys: &["t shift-h"],
        available: has_columns,
        message: || lines(Lines::Move(Axis::Column, Side::Before)),
        ..TABLE
    },
    Command {
        name: "remove-row",
        title: "Remove row",
        help: "Remove the row of the selected cell.",
        keys: &["t r"],
        message: || lines(Lines::Remove(Axis::Row)),
        ..TABLE
    },
    Command {
        name: "remove-column",
        title: "Remove column",
        help: "Remove the column of the selected cell, in every row.",
        keys: &["t c"],
        available: has_columns,
        message: || lines(Lines::Remove(Axis::Column)),
        ..TABLE
    },
];
