//! Commands of the data.

use crate::tui::app::{Message, Model, Motion};
use crate::tui::screens::data;

use super::{Command, Reason, Scope, always, not_broken};

/// There is a set to do something with.
fn some_set(model: &Model) -> Result<(), Reason> {
    if model.shared.samples.sets().is_empty() { Err("there are no sample data yet".into()) } else { Ok(()) }
}

/// There is a set that has a name of its own.
fn some_data(model: &Model) -> Result<(), Reason> {
    match model.data.slot(&model.shared) {
        Some(_) => Ok(()),
        None => Err("there are no data yet".into()),
    }
}

/// A value stands under the cursor.
fn some_value(model: &Model) -> Result<(), Reason> {
    if model.data.has_value() { Ok(()) } else { Err("there is no value under the cursor".into()) }
}

/// A list or an object stands under the cursor.
fn some_holder(model: &Model) -> Result<(), Reason> {
    some_value(model)?;
    if model.data.holds() { Ok(()) } else { Err("only a list or an object can be bound".into()) }
}

macro_rules! command {
    ($name:literal, $title:literal, $help:literal, $keys:expr, $bar:expr, $available:expr, $message:expr) => {
        Command {
            name: $name,
            title: $title,
            help: $help,
            scope: Scope::Data,
            keys: $keys,
            bar: $bar,
            available: $available,
            message: || Message::Data($message),
        }
    };
}

pub(super) static COMMANDS: &[Command] = &[
    command!(
        "data-insert-path",
        "Insert into the card",
        "Put the value under the cursor into the card as an expression: where the caret of the source stands, else into the \
         selected property or text.",
        &["i"],
        Some("insert"),
        some_value,
        data::Message::InsertPath
    ),
    command!(
        "data-make",
        "Make sample data",
        "Begin a data set with a value for everything that the card asks for.",
        &["m"],
        Some("make"),
        not_broken,
        data::Message::Make
    ),
    command!(
        "data-bind",
        "Bind to the selected element",
        "Show the selected element once for each item of the list under the cursor ($data).",
        &["b"],
        Some("bind"),
        some_holder,
        data::Message::Bind
    ),
    command!(
        "data-show",
        "Show in the card",
        "Put elements behind the selected one that show the value: an object as facts, a list of objects as a table.",
        &["f"],
        None,
        some_value,
        data::Message::Show
    ),
    command!(
        "data-new-card",
        "New card from the data",
        "Begin a card that shows the value under the cursor, to be worked on.",
        &["c"],
        None,
        some_value,
        data::Message::NewCard
    ),
    command!(
        "data-use",
        "Edit value",
        "Edit the value under the cursor; an object or a list is folded; an expression is shown in the designer.",
        &["enter", "e"],
        Some("edit"),
        always,
        data::Message::Use
    ),
    command!(
        "data-edit-json",
        "Edit value as JSON",
        "Edit all of the value under the cursor as JSON.",
        &["shift-e"],
        None,
        some_data,
        data::Message::EditJson
    ),
    command!(
        "data-add",
        "Add value …",
        "Add a member to the object under the cursor, or an item to the list.",
        &["a"],
        Some("add"),
        some_data,
        data::Message::Add
    ),
    command!(
        "data-duplicate",
        "Duplicate value",
        "Put a copy of the value behind itself: one more row.",
        &["d"],
        None,
        some_value,
        data::Message::Duplicate
    ),
    command!(
        "data-delete",
        "Delete value",
        "Take the value under the cursor away.",
        &["x", "delete"],
        None,
        some_value,
        data::Message::Delete
    ),
    command!(
        "data-undo",
        "Undo in the data",
        "Take the newest step in these data back.",
        &["u", "ctrl-u"],
        None,
        always,
        data::Message::Undo
    ),
    command!(
        "data-redo",
        "Redo in the data",
        "Do the step in these data again that was taken back last.",
        &["shift-u", "ctrl-r"],
        None,
        always,
        data::Message::Redo
    ),
    command!(
        "data-copy-path",
        "Copy path",
        "Copy the expression that reads the value under the cursor.",
        &["y"],
        None,
        some_value,
        data::Message::CopyPath
    ),
    command!(
        "data-new",
        "New data set …",
        "Begin a data set for another case, as a copy of the chosen one.",
        &["n"],
        Some("new set"),
        always,
        data::Message::AskNew
    ),
    command!(
        "data-rename",
        "Rename data set …",
        "Give the chosen data set another name.",
        &["r"],
        None,
        some_set,
        data::Message::AskRename
    ),
    command!(
        "data-remove",
        "Remove data set …",
        "Take the chosen data set away, with its file.",
        &["shift-x"],
        None,
        some_set,
        data::Message::AskRemove
    ),
    command!(
        "data-host",
        "Data of the host",
        "Go to what the host gives to the card ($host); begin it when there is none.",
        &["$"],
        None,
        always,
        data::Message::Host
    ),
    command!(
        "data-reload",
        "Reload data",
        "Read the data files beside the card again.",
        &["shift-r"],
        None,
        always,
        data::Message::Reload
    ),
    command!("data-up", "Up", "Go up.", &["up", "k"], None, always, data::Message::Move(Motion::Up)),
    command!("data-down", "Down", "Go down.", &["down", "j"], None, always, data::Message::Move(Motion::Down)),
    command!(
        "data-page-up",
        "Page up",
        "Go a page up.",
        &["pageup"],
        None,
        always,
        data::Message::Move(Motion::PageUp)
    ),
    command!(
        "data-page-down",
        "Page down",
        "Go a page down.",
        &["pagedown"],
        None,
        always,
        data::Message::Move(Motion::PageDown)
    ),
    command!(
        "data-first",
        "To the beginning",
        "Go to the first row.",
        &["home", "g g"],
        None,
        always,
        data::Message::Move(Motion::First)
    ),
    command!(
        "data-last",
        "To the end",
        "Go to the last row.",
        &["end", "shift-g"],
        None,
        always,
        data::Message::Move(Motion::Last)
    ),
    command!(
        "data-fold",
        "Fold",
        "Fold the object or list, or go to what holds the value.",
        &["left", "h"],
        None,
        always,
        data::Message::Fold
    ),
    command!(
        "data-unfold",
        "Unfold",
        "Unfold the object or list, or go inside.",
        &["right", "l"],
        None,
        always,
        data::Message::Unfold
    ),
    command!(
        "data-next-pane",
        "Next part",
        "Give the keys to the next part: data, expressions, preview.",
        &["tab"],
        None,
        always,
        data::Message::Cycle(1)
    ),
    command!(
        "data-previous-pane",
        "Previous part",
        "Give the keys to the part before.",
        &["backtab"],
        None,
        always,
        data::Message::Cycle(-1)
    ),
];
