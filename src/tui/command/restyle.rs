//! Commands that change many places of a card at once: looks, types, texts, mentions.

use crate::card::edit;
use crate::tui::app::{Message, Model};
use crate::tui::screens::design::{self, Mention, Restyle};

use super::{Command, Reason, Scope, not_broken};

fn can_mention(model: &Model) -> Result<(), Reason> {
    not_broken(model)?;
    let work = &model.shared.workspace;
    edit::spots(work.document(), work.selection()).map(|_| ()).map_err(|refusal| refusal.to_string().into())
}

fn has_mention(model: &Model) -> Result<(), Reason> {
    not_broken(model)?;
    let work = &model.shared.workspace;
    let none = edit::mentions(work.document(), work.selection()).is_empty();
    if none { Err("what is selected mentions nobody".into()) } else { Ok(()) }
}

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "change-type",
        title: "Change type …",
        help: "Make the selected element one of another type, keeping what both have.",
        scope: Scope::Design,
        keys: &["r t"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::AskType),
    },
    Command {
        name: "restyle",
        title: "Restyle alike …",
        help: "Set a property of every element that is like the selected one, as one step.",
        scope: Scope::Design,
        keys: &["r a"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::Restyle(Restyle::Alike)),
    },
    Command {
        name: "restyle-marked",
        title: "Restyle marked …",
        help: "Set a property of the marked elements, or of the selected one, as one step.",
        scope: Scope::Design,
        keys: &["r m"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::Restyle(Restyle::Marked)),
    },
    Command {
        name: "replace",
        title: "Find and replace …",
        help: "Replace a text wherever the card says it, one by one or all at once.",
        scope: Scope::Design,
        keys: &["r r"],
        bar: None,
        available: not_broken,
        message: || Message::Design(design::Message::AskReplace),
    },
    Command {
        name: "mention",
        title: "Mention …",
        help: "Mention a person: the name in the text, and who is meant by it in the card.",
        scope: Scope::Design,
        keys: &["@", "r p"],
        bar: None,
        available: can_mention,
        message: || Message::Design(design::Message::Mention(Mention::Name)),
    },
    Command {
        name: "remove-mention",
        title: "Remove mention",
        help: "Take a mention out of the text, and out of the card when no other text has it.",
        scope: Scope::Design,
        keys: &["r d"],
        bar: None,
        available: has_mention,
        message: || Message::Design(design::Message::Mention(Mention::Which)),
    },
];

pub(super) static SOURCE: &[Command] = &[Command {
    name: "source-replace",
    title: "Find and replace …",
    help: "Replace a text in the source, one by one or all at once.",
    scope: Scope::Source,
    keys: &["alt-r"],
    bar: None,
    available: not_broken,
    message: || Message::Design(design::Message::AskReplace),
}];
