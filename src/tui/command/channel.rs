//! Commands of the channel.

use crate::tui::app::{Message, Model, Motion};
use crate::tui::screens::channel;

use super::{Command, Reason, Scope, always};

fn channel_selected(model: &Model) -> Result<(), Reason> {
    if model.channel.selected().is_some() { Ok(()) } else { Err("no message has arrived yet".into()) }
}

fn has_sandbox(model: &Model) -> Result<(), Reason> {
    match &model.shared.sandbox {
        Some(Ok(_)) => Ok(()),
        Some(Err(reason)) => Err(format!("the sandbox does not run: {reason}").into()),
        None => Err("the sandbox is starting".into()),
    }
}

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "channel-up",
        title: "Up",
        help: "Go to the message above.",
        scope: Scope::Channel,
        keys: &["up", "k"],
        bar: None,
        available: always,
        message: || Message::Channel(channel::Message::Move(Motion::Up)),
    },
    Command {
        name: "channel-down",
        title: "Down",
        help: "Go to the message below.",
        scope: Scope::Channel,
        keys: &["down", "j"],
        bar: None,
        available: always,
        message: || Message::Channel(channel::Message::Move(Motion::Down)),
    },
    Command {
        name: "channel-page-up",
        title: "Page up",
        help: "Scroll a page up.",
        scope: Scope::Channel,
        keys: &["pageup"],
        bar: None,
        available: always,
        message: || Message::Channel(channel::Message::Move(Motion::PageUp)),
    },
    Command {
        name: "channel-page-down",
        title: "Page down",
        help: "Scroll a page down.",
        scope: Scope::Channel,
        keys: &["pagedown"],
        bar: None,
        available: always,
        message: || Message::Channel(channel::Message::Move(Motion::PageDown)),
    },
    Command {
        name: "channel-first",
        title: "To the oldest",
        help: "Go to the oldest message.",
        scope: Scope::Channel,
        keys: &["home", "g g"],
        bar: None,
        available: always,
        message: || Message::Channel(channel::Message::Move(Motion::First)),
    },
    Command {
        name: "channel-last",
        title: "To the newest",
        help: "Go to the newest message.",
        scope: Scope::Channel,
        keys: &["end", "shift-g"],
        bar: None,
        available: always,
        message: || Message::Channel(channel::Message::Move(Motion::Last)),
    },
    Command {
        name: "channel-press",
        title: "Press button …",
        help: "Say what a button of the card would do in Teams.",
        scope: Scope::Channel,
        keys: &["enter"],
        bar: Some("press"),
        available: channel_selected,
        message: || Message::Channel(channel::Message::Press),
    },
    Command {
        name: "channel-source",
        title: "Show JSON",
        help: "Show the message as it arrived.",
        scope: Scope::Channel,
        keys: &["s"],
        bar: Some("json"),
        available: channel_selected,
        message: || Message::Channel(channel::Message::Source),
    },
    Command {
        name: "channel-open",
        title: "Open in Design",
        help: "Open the card of the message in the designer.",
        scope: Scope::Channel,
        keys: &["o"],
        bar: Some("open"),
        available: channel_selected,
        message: || Message::Channel(channel::Message::Open),
    },
    Command {
        name: "channel-copy",
        title: "Copy JSON",
        help: "Copy the message as it arrived to the terminal's clipboard.",
        scope: Scope::Channel,
        keys: &["c", "y"],
        bar: None,
        available: channel_selected,
        message: || Message::Channel(channel::Message::Copy),
    },
    Command {
        name: "channel-address",
        title: "Copy webhook address",
        help: "Copy the sandbox's Workflows address, to post to it from elsewhere.",
        scope: Scope::Channel,
        keys: &["w"],
        bar: Some("address"),
        available: has_sandbox,
        message: || Message::Channel(channel::Message::CopyAddress),
    },
    Command {
        name: "channel-clear",
        title: "Clear channel …",
        help: "Remove every message from the channel.",
        scope: Scope::Channel,
        keys: &["shift-x"],
        bar: None,
        available: channel_selected,
        message: || Message::Channel(channel::Message::Clear),
    },
];
