//! Commands of the source editor. Plain characters are text there, so every key has a modifier or a name.

use crate::tui::app::{Message, Model};
use crate::tui::screens::design::{self, SourceAction};

use super::{Command, Reason, Scope, always, not_broken};

fn can_undo(model: &Model) -> Result<(), Reason> {
    model.shared.workspace.undo_name().map(|_| ()).ok_or_else(|| "there is nothing to undo".into())
}

fn has_search(model: &Model) -> Result<(), Reason> {
    if model.design.source_search().is_some() { Ok(()) } else { Err("nothing was searched for yet".into()) }
}

fn can_redo(model: &Model) -> Result<(), Reason> {
    model.shared.workspace.redo_name().map(|_| ()).ok_or_else(|| "nothing was taken back".into())
}

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "source-leave",
        title: "Leave the source",
        help: "Go back to the outline.",
        scope: Scope::Source,
        keys: &["esc"],
        bar: Some("outline"),
        available: always,
        message: || Message::Design(design::Message::ToggleSource),
    },
    Command {
        name: "source-undo",
        title: "Undo",
        help: "Take the newest step back.",
        scope: Scope::Source,
        keys: &["ctrl-u", "alt-u"],
        bar: Some("undo"),
        available: can_undo,
        message: || Message::Design(design::Message::Undo),
    },
    Command {
        name: "source-redo",
        title: "Redo",
        help: "Do the step again that was taken back last.",
        scope: Scope::Source,
        keys: &["ctrl-r"],
        bar: None,
        available: can_redo,
        message: || Message::Design(design::Message::Redo),
    },
    Command {
        name: "source-search",
        title: "Search …",
        help: "Find a text in the source.",
        scope: Scope::Source,
        keys: &["ctrl-f"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::SearchSource),
    },
    Command {
        name: "source-next",
        title: "Next match",
        help: "Go to the next match in the source.",
        scope: Scope::Source,
        keys: &["f3"],
        bar: None,
        available: has_search,
        message: || Message::Design(design::Message::SearchSourceNext),
    },
    Command {
        name: "source-previous",
        title: "Previous match",
        help: "Go to the match before in the source.",
        scope: Scope::Source,
        keys: &["shift-f3"],
        bar: None,
        available: has_search,
        message: || Message::Design(design::Message::SearchSourcePrevious),
    },
    Command {
        name: "source-format",
        title: "Format",
        help: "Lay the source out evenly.",
        scope: Scope::Source,
        keys: &["alt-f"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::FormatSource),
    },
    Command {
        name: "source-complete",
        title: "Complete …",
        help: "List what can be written at the caret.",
        scope: Scope::Source,
        keys: &["ctrl-space", "alt-c"],
        bar: Some("complete"),
        available: always,
        message: || Message::Design(design::Message::Source(SourceAction::Complete)),
    },
    Command {
        name: "source-explain",
        title: "Explain",
        help: "Tell what is known of the key or value at the caret, and what is wrong with it.",
        scope: Scope::Source,
        keys: &["alt-i"],
        bar: Some("explain"),
        available: always,
        message: || Message::Design(design::Message::Source(SourceAction::Tell)),
    },
    Command {
        name: "source-fold",
        title: "Fold",
        help: "Fold or unfold the object or list at the caret.",
        scope: Scope::Source,
        keys: &["alt-o"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::Source(SourceAction::Fold)),
    },
    Command {
        name: "source-fold-all",
        title: "Fold all",
        help: "Fold everything but the outermost.",
        scope: Scope::Source,
        keys: &["alt-0"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::Source(SourceAction::FoldAll)),
    },
    Command {
        name: "source-unfold-all",
        title: "Unfold all",
        help: "Bring every line into sight.",
        scope: Scope::Source,
        keys: &["alt-9"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::Source(SourceAction::UnfoldAll)),
    },
    Command {
        name: "source-line",
        title: "Go to line …",
        help: "Go to a line by its number.",
        scope: Scope::Source,
        keys: &["alt-g"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::Source(SourceAction::AskLine)),
    },
    Command {
        name: "source-bracket",
        title: "Go to the other bracket",
        help: "Go to the bracket that belongs to the one at the caret.",
        scope: Scope::Source,
        keys: &["alt-m"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::Source(SourceAction::Bracket)),
    },
    Command {
        name: "source-definition",
        title: "Go to the id",
        help: "Go to the element that the id at the caret refers to.",
        scope: Scope::Source,
        keys: &["alt-d"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::Source(SourceAction::Definition)),
    },
    Command {
        name: "source-pane",
        title: "Next pane",
        help: "Give the keys to the next pane.",
        scope: Scope::Source,
        keys: &["alt-n"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::NextPane),
    },
    Command {
        name: "source-zoom",
        title: "Zoom pane",
        help: "Give the whole screen to the source, or give it back.",
        scope: Scope::Source,
        keys: &["alt-z"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::Zoom),
    },
];
