//! Commands of the properties pane.

use crate::tui::app::{Message, Model};
use crate::tui::screens::design;

use super::{Command, Reason, Scope, always, not_broken};

fn is_filtered(model: &Model) -> Result<(), Reason> {
    if model.design.is_filtered() { Ok(()) } else { Err("no property is left out".into()) }
}

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "edit-property",
        title: "Edit property",
        help: "Change the value of the property.",
        scope: Scope::Properties,
        keys: &["enter", "space"],
        bar: Some("change"),
        available: not_broken,
        message: || Message::Design(design::Message::EditProperty),
    },
    Command {
        name: "next-value",
        title: "Next value",
        help: "Choose the next value of a choice, or switch a yes or no.",
        scope: Scope::Properties,
        keys: &["+", "right"],
        bar: Some("next value"),
        available: not_broken,
        message: || Message::Design(design::Message::StepProperty(1)),
    },
    Command {
        name: "previous-value",
        title: "Previous value",
        help: "Choose the value before.",
        scope: Scope::Properties,
        keys: &["-", "left"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::StepProperty(-1)),
    },
    Command {
        name: "clear-property",
        title: "Clear property",
        help: "Remove the property, so that its default counts.",
        scope: Scope::Properties,
        keys: &["delete", "backspace"],
        bar: Some("clear"),
        available: not_broken,
        message: || Message::Design(design::Message::ClearProperty),
    },
    Command {
        name: "retype-property",
        title: "Another kind of value …",
        help: "Give the property an expression, JSON, or a value of another kind than it has.",
        scope: Scope::Properties,
        keys: &["o"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::RetypeProperty),
    },
    Command {
        name: "add-property",
        title: "Add a property …",
        help: "Set a property that the element has not, known or of your own.",
        scope: Scope::Properties,
        keys: &["i"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::AddProperty),
    },
    Command {
        name: "filter-properties",
        title: "Find a property",
        help: "Show only the properties whose name or group has a text in it.",
        scope: Scope::Properties,
        keys: &["/"],
        bar: Some("filter"),
        available: always,
        message: || Message::Design(design::Message::FilterProperties),
    },
    Command {
        name: "unfilter-properties",
        title: "Show all properties again",
        help: "Forget what the names of the properties were to have in them.",
        scope: Scope::Properties,
        keys: &["esc"],
        bar: None,
        available: is_filtered,
        message: || Message::Design(design::Message::UnfilterProperties),
    },
    Command {
        name: "set-only",
        title: "Set properties only, or all",
        help: "Show only the properties that the card says, or all that it could say.",
        scope: Scope::Properties,
        keys: &["."],
        bar: Some("only set"),
        available: always,
        message: || Message::Design(design::Message::ToggleSetOnly),
    },
];
