//! Commands of the history.

use crate::tui::app::{Message, Model, Motion};
use crate::tui::screens::history;

use super::{Command, Reason, Scope, always};

fn has_history(model: &Model) -> Result<(), Reason> {
    match (model.history.selected(), model.history.filter()) {
        (Some(_), _) => Ok(()),
        (None, "") => Err("nothing was sent yet".into()),
        (None, _) => Err("no send matches the filter".into()),
    }
}

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "history-up",
        title: "Up",
        help: "Go up.",
        scope: Scope::History,
        keys: &["up", "k"],
        bar: None,
        available: always,
        message: || Message::History(history::Message::Move(Motion::Up)),
    },
    Command {
        name: "history-down",
        title: "Down",
        help: "Go down.",
        scope: Scope::History,
        keys: &["down", "j"],
        bar: None,
        available: always,
        message: || Message::History(history::Message::Move(Motion::Down)),
    },
    Command {
        name: "history-page-up",
        title: "Page up",
        help: "Go a page up.",
        scope: Scope::History,
        keys: &["pageup"],
        bar: None,
        available: always,
        message: || Message::History(history::Message::Move(Motion::PageUp)),
    },
    Command {
        name: "history-page-down",
        title: "Page down",
        help: "Go a page down.",
        scope: Scope::History,
        keys: &["pagedown"],
        bar: None,
        available: always,
        message: || Message::History(history::Message::Move(Motion::PageDown)),
    },
    Command {
        name: "history-first",
        title: "To the newest",
        help: "Go to the newest send.",
        scope: Scope::History,
        keys: &["home", "g g"],
        bar: None,
        available: always,
        message: || Message::History(history::Message::Move(Motion::First)),
    },
    Command {
        name: "history-last",
        title: "To the oldest",
        help: "Go to the oldest send shown.",
        scope: Scope::History,
        keys: &["end", "shift-g"],
        bar: None,
        available: always,
        message: || Message::History(history::Message::Move(Motion::Last)),
    },
    Command {
        name: "history-show",
        title: "Show send",
        help: "Show request, answer and timing of a send.",
        scope: Scope::History,
        keys: &["enter", "o"],
        bar: Some("show"),
        available: has_history,
        message: || Message::History(history::Message::ShowSend),
    },
    Command {
        name: "history-filter",
        title: "Filter …",
        help: "Show only sends whose endpoint, card or verdict holds a text.",
        scope: Scope::History,
        keys: &["/"],
        bar: Some("filter"),
        available: always,
        message: || Message::History(history::Message::Filter),
    },
    Command {
        name: "history-filter-off",
        title: "Show every send",
        help: "Take the filter away.",
        scope: Scope::History,
        keys: &["esc"],
        bar: None,
        available: |model| match model.history.filter() {
            "" => Err("nothing is filtered".into()),
            _ => Ok(()),
        },
        message: || Message::History(history::Message::FilterBy(String::new())),
    },
    Command {
        name: "history-copy",
        title: "Copy request",
        help: "Copy what was sent to the terminal's clipboard.",
        scope: Scope::History,
        keys: &["c", "y"],
        bar: None,
        available: has_history,
        message: || Message::History(history::Message::Copy),
    },
];
