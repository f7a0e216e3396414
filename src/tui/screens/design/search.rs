//! Finding elements by what they are and what they say.

use crate::card;
use crate::json::{Addresses, Value};
use crate::tui::app::{self, Intent, Motion, Notice, Shared};
use crate::tui::overlays::text;
use crate::tui::widgets::field::Lines;
use crate::workbench::Workspace;

use super::Message;

/// Asks what to search for. Nothing typed means what was searched for before.
pub(super) fn ask(before: Option<&str>) -> Intent {
    ask_for("Search", "what an element is, or says", before, Message::SearchFor)
}

/// Asks for a text to find.
pub(super) fn ask_for(title: &str, hint: &str, before: Option<&str>, found: fn(String) -> Message) -> Intent {
    let before = before.unwrap_or_default().to_owned();
    let hint = if before.is_empty() { hint.to_owned() } else { format!("nothing typed: `{before}` again") };
    Intent::show(text::Model::new(title, hint, "", Lines::One, move |query| {
        let query = if query.is_empty() { &before } else { query };
        if query.is_empty() {
            return Err("type something to search for".to_owned());
        }
        Ok(vec![app::Message::Design(found(query.to_owned()))])
    }))
}

/// Goes to the first match from the selection on.
pub(super) fn first(query: &str, shared: &mut Shared) -> Intent {
    let found = matches(query, &shared.workspace);
    let here = shared.workspace.selected_row().unwrap_or(0);
    let at = found.iter().position(|row| *row >= here).unwrap_or(0);
    go(query, &found, at, shared)
}

/// Goes to the next match behind the selection, or the one before it.
pub(super) fn next(query: Option<&str>, motion: Motion, shared: &mut Shared) -> Vec<Intent> {
    let Some(query) = query else { return vec![Intent::Say(Notice::plain("nothing was searched for yet"))] };
    let found = matches(query, &shared.workspace);
    let here = shared.workspace.selected_row().unwrap_or(0);
    let last = found.len().saturating_sub(1);
    let at = match motion {
        Motion::Up => found.iter().rposition(|row| *row < here).unwrap_or(last),
        _ => found.iter().position(|row| *row > here).unwrap_or(0),
    };
    vec![go(query, &found, at, shared)]
}

fn go(query: &str, found: &[usize], at: usize, shared: &mut Shared) -> Intent {
    let pointer = found.get(at).and_then(|row| shared.workspace.outline().get(*row)).map(|row| row.pointer.clone());
    let Some(pointer) = pointer else {
        return Intent::Say(Notice::careful(format!("nothing matches `{query}`")));
    };
    shared.workspace.select(pointer);
    Intent::Say(Notice::plain(format!("match {} of {} for `{query}`", at + 1, found.len())))
}

/// The rows of the outline that match, in their order.
fn matches(query: &str, work: &Workspace) -> Vec<usize> {
    let query = query.trim().to_lowercase();
    let outline = work.outline();
    let mut found: Vec<usize> = outline
        .iter()
        .enumerate()
        .filter(|(_, row)| row.title.to_lowercase().contains(&query) || row.label.to_lowercase().contains(&query))
        .map(|(at, _)| at)
        .collect();
    let says = |value: &Value<'_>| value.as_str().is_some_and(|text| text.to_lowercase().contains(&query));
    let rows = card::RowMap::new(outline);
    let mut addresses = Addresses::default();
    let texts = work.document().values().filter(says);
    found.extend(texts.filter_map(|value| rows.row_of(&addresses.pointer(value))));
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::screens::trial;

    #[test]
    fn a_deep_card_is_searched_to_its_bottom() {
        let card = format!(
            r#"{{"type":"AdaptiveCard","version":"1.5","body":[{}{{"type":"TextBlock","text":"Bottom"}}{}]}}"#,
            r#"{"type":"Container","items":["#.repeat(490),
            "]}".repeat(490)
        );
        let shared = trial::shared(&card);
        assert_eq!(matches("bottom", &shared.workspace).len(), 1);
        assert!(matches("top", &shared.workspace).is_empty());
    }
}
