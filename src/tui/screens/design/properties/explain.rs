//! What is said below the rows about the property under the cursor: what is wrong with it, what it does, what is special
//! about it, and in the last line its kind, its default, its version and who obeys it.

use crate::card::catalogue::Family;
use crate::card::edit::Sheet;
use crate::card::text::plain;
use crate::tui::screens::design::source::role;
use crate::tui::screens::design::standing::Standing;
use crate::tui::theme::Role;
use crate::tui::widgets::text;

use super::how::noun;
use super::rows::{Item, State};

/// What is said about a property.
#[derive(Debug, Default)]
pub(super) struct Explained {
    /// Sentences, broken into lines.
    pub(super) lines: Vec<(Role, String)>,
    /// Kind, default, version, support.
    pub(super) facts: String,
}

/// What is said about a row, in lines of that width.
pub(super) fn item(item: &Item, family: Option<Family>, comes_to: Option<&str>, width: usize) -> Explained {
    let mut lines = Vec::new();
    let mut say = |role: Role, text: &str| {
        if !text.is_empty() {
            lines.extend(text::wrap(text, width).into_iter().map(|line| (role, line)));
        }
    };
    for (severity, message) in &item.problems {
        say(role(*severity), &plain(message));
    }
    say(Role::String, comes_to.unwrap_or_default());
    say(Role::Warning, item.gap.as_deref().unwrap_or_default());
    let Some(known) = item.known else {
        say(Role::Dim, "Not in the catalogue; it stays in the card as it is.");
        return Explained { lines, facts: String::new() };
    };
    if known.deprecated {
        say(Role::Warning, "Out of use: readers no longer obey it.");
    }
    if item.state == State::Missing {
        say(Role::Warning, "Required, and not set.");
    }
    say(Role::Text, known.help);
    say(Role::Dim, known.note);
    let standing = Standing::of_property(known, family.unwrap_or(Family::Adaptive));
    let kind = match Sheet::of(known) {
        Some(sheet) => format!("rows of {}", sheet.titles().join(", ")),
        None => noun(known.value).to_owned(),
    };
    let mut facts = vec![kind];
    if let Some(default) = known.default_text() {
        facts.push(format!("default {default}"));
    }
    if let Some(most) = known.max_items {
        facts.push(format!("at most {most}"));
    }
    if !standing.version.is_empty() {
        facts.push(format!("since {}", standing.version));
    }
    if !standing.support.is_empty() {
        facts.push(standing.support.to_owned());
    }
    Explained { lines, facts: facts.join(" · ") }
}
