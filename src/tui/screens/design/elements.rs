//! What is done to elements: each operation of `card::edit` as one named step, its refusal told.

use std::sync::Arc;

use crate::card::edit::{self, Edited, Position, Refusal, Step};
use crate::card::type_name;
use crate::json::{Document, Fragment, Pointer};
use crate::teams::{EndpointKind, WebhookUrl};
use crate::tui::app::{self, Effect, Intent, Notice, Shared};
use crate::tui::overlays::pick::{self, Item};
use crate::tui::screens::endpoints;
use crate::workbench::Clip;

use super::{Lines, Message};

/// Carries out an operation on the selected element.
pub(super) fn apply(
    shared: &mut Shared,
    operation: impl FnOnce(&Document, &Pointer) -> Result<Edited, Refusal>,
) -> Vec<Intent> {
    carry_out(shared, operation).err().map(Intent::Say).into_iter().collect()
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

fn careful(text: String) -> Intent {
    Intent::Say(Notice::careful(text))
}

/// Asks what to add, from what fits here.
pub(super) fn offer(shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    let offers = edit::offers(work.document(), work.selection());
    if offers.is_empty() {
        return vec![careful("nothing can be added here".to_owned())];
    }
    let both = offers.iter().any(|offer| offer.position == Position::Inside)
        && offers.iter().any(|offer| offer.position == Position::After);
    let items = offers
        .into_iter()
        .map(|offer| {
            let badge = match offer.position {
                Position::Inside if both => "inside",
                Position::After if both => "after",
                _ => "",
            };
            let message = app::Message::Design(Message::AddOffer(Box::new(offer.clone())));
            Item::new(offer.ty.tag(), offer.ty.help, message).badge(badge)
        })
        .collect();
    vec![Intent::show(pick::Model::new("Add", items, 0))]
}

/// The selected element, as a clip and as text for the terminal's clipboard.
fn clip(shared: &Shared) -> Option<(Clip, String)> {
    let work = &shared.workspace;
    let document = work.document();
    let fragment = edit::copy(document, work.selection())?;
    let text = match &fragment {
        Fragment::Text(text) => text.clone(),
        Fragment::Json(_) => fragment.document().ok()?.text().to_owned(),
    };
    let value = document.at(work.selection())?;
    let name = if value.is_array() { counted(value.len()) } else { type_name(value) };
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
    let removed = carry_out(shared, |document, at| {
        edit::remove(document, at).map(|edited| Edited { name: format!("Cut {name}"), ..edited })
    });
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
