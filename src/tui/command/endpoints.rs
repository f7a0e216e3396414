//! Commands of the endpoints.

use crate::tui::app::{Message, Model, Motion};
use crate::tui::screens::endpoints;

use super::{Command, Reason, Scope, always};

fn some_endpoint(model: &Model) -> Result<(), Reason> {
    model.endpoints.selected(&model.shared).map(|_| ()).ok_or_else(|| "there is no endpoint".into())
}

fn own_endpoint(model: &Model) -> Result<(), Reason> {
    match model.endpoints.selected(&model.shared) {
        Some(row) if row.built_in => Err(format!("`{}` is built in", row.name).into()),
        Some(_) => Ok(()),
        None => Err("there is no endpoint".into()),
    }
}

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "endpoint-up",
        title: "Up",
        help: "Go up.",
        scope: Scope::Endpoints,
        keys: &["up", "k"],
        bar: None,
        available: always,
        message: || Message::Endpoints(endpoints::Message::Move(Motion::Up)),
    },
    Command {
        name: "endpoint-down",
        title: "Down",
        help: "Go down.",
        scope: Scope::Endpoints,
        keys: &["down", "j"],
        bar: None,
        available: always,
        message: || Message::Endpoints(endpoints::Message::Move(Motion::Down)),
    },
    Command {
        name: "endpoint-page-up",
        title: "Page up",
        help: "Go a page up.",
        scope: Scope::Endpoints,
        keys: &["pageup"],
        bar: None,
        available: always,
        message: || Message::Endpoints(endpoints::Message::Move(Motion::PageUp)),
    },
    Command {
        name: "endpoint-page-down",
        title: "Page down",
        help: "Go a page down.",
        scope: Scope::Endpoints,
        keys: &["pagedown"],
        bar: None,
        available: always,
        message: || Message::Endpoints(endpoints::Message::Move(Motion::PageDown)),
    },
    Command {
        name: "endpoint-first",
        title: "To the beginning",
        help: "Go to the first endpoint.",
        scope: Scope::Endpoints,
        keys: &["home", "g g"],
        bar: None,
        available: always,
        message: || Message::Endpoints(endpoints::Message::Move(Motion::First)),
    },
    Command {
        name: "endpoint-last",
        title: "To the end",
        help: "Go to the last endpoint.",
        scope: Scope::Endpoints,
        keys: &["end", "shift-g"],
        bar: None,
        available: always,
        message: || Message::Endpoints(endpoints::Message::Move(Motion::Last)),
    },
    Command {
        name: "endpoint-add",
        title: "Add endpoint …",
        help: "Save a webhook URL under a name.",
        scope: Scope::Endpoints,
        keys: &["a"],
        bar: Some("add"),
        available: always,
        message: || Message::Endpoints(endpoints::Message::Add),
    },
    Command {
        name: "endpoint-edit",
        title: "Edit endpoint …",
        help: "Change URL, kind or tags.",
        scope: Scope::Endpoints,
        keys: &["e", "enter"],
        bar: Some("edit"),
        available: own_endpoint,
        message: || Message::Endpoints(endpoints::Message::Edit),
    },
    Command {
        name: "endpoint-rename",
        title: "Rename endpoint …",
        help: "Give the endpoint another name.",
        scope: Scope::Endpoints,
        keys: &["r"],
        bar: Some("rename"),
        available: own_endpoint,
        message: || Message::Endpoints(endpoints::Message::Rename),
    },
    Command {
        name: "endpoint-remove",
        title: "Remove endpoint …",
        help: "Forget the endpoint and its URL.",
        scope: Scope::Endpoints,
        keys: &["delete", "x"],
        bar: Some("remove"),
        available: own_endpoint,
        message: || Message::Endpoints(endpoints::Message::Remove),
    },
    Command {
        name: "endpoint-test",
        title: "Test endpoint",
        help: "Send a small test card there.",
        scope: Scope::Endpoints,
        keys: &["t"],
        bar: Some("test"),
        available: some_endpoint,
        message: || Message::Endpoints(endpoints::Message::Test),
    },
];
