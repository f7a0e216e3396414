//! Commands for what the checks found: from anywhere in the designer, and in the list itself.

use crate::tui::app::{Message, Model, ScreenId};
use crate::tui::screens::design::{self, Deed};

use super::{Command, Reason, Scope, always};

fn has_problem(model: &Model) -> Result<(), Reason> {
    match model.design.problem(&model.shared) {
        Some(_) => Ok(()),
        None => Err("no problems are listed".into()),
    }
}

fn in_design(model: &Model) -> Result<(), Reason> {
    if model.screen == ScreenId::Design { Ok(()) } else { Err("that is done in Design".into()) }
}

fn has_fix(model: &Model) -> Result<(), Reason> {
    in_design(model)?;
    has_problem(model)?;
    let found = model.design.problem(&model.shared);
    if found.is_some_and(|found| found.fix.is_some()) {
        Ok(())
    } else {
        Err("this problem has to be mended by hand".into())
    }
}

fn can_fix_all(model: &Model) -> Result<(), Reason> {
    in_design(model)?;
    super::not_broken(model)
}

pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "problems",
        title: "Problems",
        help: "List what the checks found at the foot of the designer, or put the list away.",
        scope: Scope::Global,
        keys: &["!", "f6"],
        bar: None,
        available: always,
        message: || Message::Problems(Deed::Toggle),
    },
    Command {
        name: "next-problem",
        title: "Next problem",
        help: "Go to the next thing that the checks found.",
        scope: Scope::Global,
        keys: &[")", "alt-."],
        bar: None,
        available: has_problem,
        message: || Message::Problems(Deed::Next),
    },
    Command {
        name: "previous-problem",
        title: "Previous problem",
        help: "Go to what the checks found before.",
        scope: Scope::Global,
        keys: &["(", "alt-,"],
        bar: None,
        available: has_problem,
        message: || Message::Problems(Deed::Previous),
    },
    Command {
        name: "fix-problem",
        title: "Fix problem",
        help: "Mend what the status line tells, when there is a fix for it.",
        scope: Scope::Global,
        keys: &["f", "alt-enter"],
        bar: None,
        available: has_fix,
        message: || Message::Problems(Deed::Fix),
    },
    Command {
        name: "fix-all",
        title: "Fix all that is safe",
        help: "Mend everything that can be mended without changing what the card means, in one step.",
        scope: Scope::Global,
        keys: &["shift-f"],
        bar: None,
        available: can_fix_all,
        message: || Message::Problems(Deed::FixAll),
    },
    Command {
        name: "explain-problem",
        title: "Explain problem",
        help: "Why it is one, what to do, where that is known from, and how to silence it.",
        scope: Scope::Global,
        keys: &["shift-e"],
        bar: None,
        available: has_problem,
        message: || Message::Problems(Deed::Explain),
    },
];

/// What the list is there for, with the words in the bar of keys. It can be done from everywhere, and so has no place in
/// the bars of other panes.
pub(super) const FIRST: &[(&str, &str)] =
    &[("fix-problem", "fix"), ("fix-all", "fix all"), ("explain-problem", "explain")];

/// Commands of the list.
pub(super) static LIST: &[Command] = &[
    Command {
        name: "problem-go",
        title: "Go to the problem",
        help: "Give the keys to the outline or the source, at the place of the problem.",
        scope: Scope::Problems,
        keys: &["enter"],
        bar: Some("go"),
        available: has_problem,
        message: || Message::Design(design::Message::Problems(Deed::Go)),
    },
    Command {
        name: "problem-filter",
        title: "Hide lesser problems",
        help: "List only warnings and errors, then only errors, then everything again.",
        scope: Scope::Problems,
        keys: &["v"],
        bar: Some("hide lesser"),
        available: always,
        message: || Message::Design(design::Message::Problems(Deed::Filter)),
    },
    Command {
        name: "problem-sort",
        title: "Sort problems",
        help: "List the worst first, or as they stand in the text.",
        scope: Scope::Problems,
        keys: &["o"],
        bar: Some("sort"),
        available: always,
        message: || Message::Design(design::Message::Problems(Deed::Sort)),
    },
    Command {
        name: "problem-leave",
        title: "Put the problems away",
        help: "Close the list and go back to the outline or the source.",
        scope: Scope::Problems,
        keys: &["esc"],
        bar: None,
        available: always,
        message: || Message::Design(design::Message::Problems(Deed::Toggle)),
    },
];
