//! What is done to elements: each operation of `card::edit` as one named step, its refusal told.

use std::sync::Arc;

use crate::card::edit::{self, Edited, Found, Query, Refusal, Several, Step};
use crate::card::type_name;
use crate::json::{Document, Fragment, Pointer};
use crate::teams::{EndpointKind, WebhookUrl};
use crate::tui::app::{self, Effect, Intent, Notice, Shared};
use crate::tui::screens::endpoints;
use crate::workbench::Clip;

use super::{Lines, marks};

/// Carries out an operation on the selected element.
pub(super) fn apply(
    shared: &mut Shared,
    operation: impl FnOnce(&Document, &Pointer) -> Result<Edited, Refusal>,
) -> Vec<Intent> {
    carry_out(shared, operation).err().map(Intent::Say).into_iter().collect()
}

/// Carries out an operation on the marked elements, or else on the selected one.
pub(super) fn each(
    shared: &mut Shared,
    one: impl FnOnce(&Document, &Pointer) -> Result<Edited, Refusal>,
    several: impl FnOnce(&Document, &[Pointer]) -> Result<Several, Refusal>,
) -> Vec<Intent> {
    if shared.workspace.marks().is_empty() { apply(shared, one) } else { marks::apply(shared, several) }
}

/// Carries out an operation; gives the name of the step, or what is to be told when nothing was done.
pub(super) fn carry_out(
    shared: &mut Shared,
    operation: impl FnOnce(&Document, &Pointer) -> Result<Edited, Refusal>,
) -> Result<String, Notice> {
    let work = &mut shared.workspace;
    let document = Arc::clone(work.editable().map_err(|broken| Notice::careful(broken.to_string()))?);
    let edited = operation(&document, work.selection()).map_err(|refusal| Notice::careful(refusal.to_string()))?;
    work.apply(edited.name.clone(), edited.change, Some(edited.select))
        .map_err(|broken| Notice::careful(broken.to_string()))?;
    Ok(edited.name)
}

/// Does something to a row or a column.
pub(super) fn lines(lines: Lines, shared: &mut Shared) -> Vec<Intent> {
    apply(shared, |document, at| match lines {
        Lines::Add(axis, side) => edit::add_line(document, at, axis, side),
        Lines::Remove(axis) => edit::remove_line(document, at, axis),
        Lines::Move(axis, side) => edit::move_line(document, at, axis, side),
    })
}

/// Goes to another cell.
pub(super) fn cell(step: Step, shared: &mut Shared) -> Vec<Intent> {
    let work = &mut shared.workspace;
    match edit::next_cell(work.document(), work.selection(), step) {
        Ok(cell) => {
            work.select(cell);
            Vec::new()
        }
        Err(refusal) => vec![careful(refusal.to_string())],
    }
}

/// Puts a text in the place of matches.
pub(super) fn replace(found: &[Found], query: &Query, with: &str, shared: &mut Shared) -> Vec<Intent> {
    match carry_out(shared, |document, _| edit::replace(document, found, query, with)) {
        Ok(name) => vec![Intent::Say(Notice::good(name))],
        Err(told) => vec![Intent::Say(told)],
    }
}

fn careful(text: String) -> Intent {
    Intent::Say(Notice::careful(text))
}

/// The marked elements, or the selected one, as a clip and as text for the terminal's clipboard.
fn clip(shared: &Shared) -> Option<(Clip, String)> {
    let work = &shared.workspace;
    let document = work.document();
    let fragment = match work.marks() {
        [] => edit::copy(document, work.selection())?,
        marks => edit::copy_all(document, marks)?,
    };
    let text = match &fragment {
        Fragment::Text(text) => text.clone(),
        Fragment::Json(_) => fragment.document().ok()?.text().to_owned(),
    };
    let parsed = fragment.document().ok()?;
    let value = parsed.root();
    let name = match work.marks() {
        _ if value.is_array() => counted(value.len()),
        [] => type_name(document.at(work.selection())?),
        marks => type_name(document.at(edit::outermost(document, marks).ok()?.first()?)?),
    };
    Some((Clip { name, fragment }, text))
}

fn counted(count: usize) -> String {
    if count == 1 { "1 element".to_owned() } else { format!("{count} elements") }
}

/// Puts the selected element onto both clipboards.
pub(super) fn copy(shared: &mut Shared) -> Vec<Intent> {
    let Some((clip, text)) = clip(shared) else { return vec![careful("there is nothing to copy".to_owned())] };
    let told = Notice::good(format!("copied {}", clip.name));
    shared.workspace.set_clipboard(clip);
    vec![Intent::Effect(Effect::Copy(text)), Intent::Say(told)]
}

/// Puts the selected element onto both clipboards and takes it away, as one step.
pub(super) fn cut(shared: &mut Shared) -> Vec<Intent> {
    let Some((clip, text)) = clip(shared) else { return vec![careful("there is nothing to cut".to_owned())] };
    let name = clip.name.clone();
    let meant = shared.workspace.marks().to_vec();
    let renamed = |edited| Edited { name: format!("Cut {name}"), ..edited };
    let removed = if meant.is_empty() {
        carry_out(shared, |document, at| edit::remove(document, at).map(renamed))
    } else {
        let all = |document: &Document, meant: &[Pointer]| {
            edit::remove_all(document, meant).map(|done| Several { edited: renamed(done.edited), ..done })
        };
        marks::carry_out(shared, &meant, all).map(|(name, _)| name)
    };
    if let Err(told) = removed {
        return vec![Intent::Say(told)];
    }
    let told = Notice::good(format!("cut {name}"));
    shared.workspace.set_clipboard(clip);
    vec![Intent::Effect(Effect::Copy(text)), Intent::Say(told)]
}

/// Puts the clipboard where the selection is.
pub(super) fn paste(shared: &mut Shared) -> Vec<Intent> {
    let Some(clip) = shared.workspace.clipboard().cloned() else {
        return vec![careful("the clipboard is empty".to_owned())];
    };
    apply(shared, |document, at| edit::paste(document, at, &clip.fragment))
}

/// Text came from the terminal: elements as JSON, or a webhook address.
pub(super) fn paste_text(text: &str, shared: &mut Shared) -> Vec<Intent> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Vec::new();
    }
    match Fragment::parse(trimmed) {
        Ok(fragment) => apply(shared, |document, at| edit::paste(document, at, &fragment)),
        Err(_) if is_webhook(trimmed) => {
            vec![Intent::Send(app::Message::Endpoints(endpoints::Message::Pasted(trimmed.to_owned())))]
        }
        Err(error) => vec![careful(format!(
            "what was pasted is no JSON ({error}); to paste text, edit a text or the source first"
        ))],
    }
}

fn is_webhook(text: &str) -> bool {
    WebhookUrl::parse(text).is_ok_and(|url| url.kind() != EndpointKind::Generic)
}
