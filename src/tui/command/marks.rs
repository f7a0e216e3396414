//! Commands for marking elements.

use crate::tui::app::{Message, Model, Motion};
use crate::tui::screens::design;

use super::{Command, Reason, Scope, always, not_broken};

fn has_marks(model: &Model) -> Result<(), Reason> {
    if model.shared.workspace.marks().is_empty() { Err("nothing is marked".into()) } else { Ok(()) }
}

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "mark",
        title: "Mark",
        help: "Mark the selected element, or take its mark away; moving, copying and deleting then mean all that are marked.",
        scope: Scope::Design,
        keys: &["space"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::ToggleMark),
    },
    Command {
        name: "mark-down",
        title: "Mark downwards",
        help: "Mark the selected element and the one below it.",
        scope: Scope::Design,
        keys: &["shift-down"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::MarkOn(Motion::Down)),
    },
    Command {
        name: "mark-up",
        title: "Mark upwards",
        help: "Mark the selected element and the one above it.",
        scope: Scope::Design,
        keys: &["shift-up"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::MarkOn(Motion::Up)),
    },
    Command {
        name: "clear-marks",
        title: "Clear marks",
        help: "Take all marks away.",
        scope: Scope::Design,
        keys: &["esc"],
        bar: None,
        available: has_marks,
        message: || Message::Design(design::Message::Mark(Vec::new())),
    },
    Command {
        name: "move-to",
        title: "Move to …",
        help: "Move the marked elements, or the selected one, into a container that you choose.",
        scope: Scope::Design,
        keys: &["m t"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::AskWhere),
    },
];
