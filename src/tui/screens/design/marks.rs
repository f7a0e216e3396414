//! Marked elements: marking them, and what is done to all of them as one step.

use std::sync::Arc;

use crate::card::OutlineKind;
use crate::card::edit::{self, Place, Refusal, Several};
use crate::json::{Document, Pointer};
use crate::tui::app::{self, Intent, Motion, Notice, Shared};
use crate::tui::overlays::pick::{self, Item};
use crate::tui::widgets::quantity;

use super::{Message, Model, Pane};

impl Model {
    /// Marks the selected element or takes its mark away; in the outline the next row is selected then.
    pub(super) fn toggle_mark(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let selection = shared.workspace.selection().clone();
        let row = shared.workspace.selected_row().and_then(|row| shared.workspace.outline().get(row));
        if row.is_none_or(|row| row.what == OutlineKind::Slot) {
            return vec![Intent::Say(Notice::careful("a list cannot be marked; its items can"))];
        }
        shared.workspace.toggle_mark(&selection);
        if self.focus() == Pane::Outline {
            self.outline.go(Motion::Down, shared);
        }
        Vec::new()
    }

    /// Marks from row to row; going back over what is marked takes the marks away.
    pub(super) fn mark_on(&mut self, motion: Motion, shared: &mut Shared) -> Vec<Intent> {
        let here = shared.workspace.selection().clone();
        self.outline.go(motion, shared);
        let work = &mut shared.workspace;
        let there = work.selection().clone();
        let marked = |pointer: &Pointer| work.marks().contains(pointer);
        let (first, second) = (marked(&here), marked(&there));
        let mut marks = work.marks().to_vec();
        match (first, second) {
            (true, true) if here != there => marks.retain(|mark| *mark != here),
            _ => marks.extend([here, there]),
        }
        work.set_marks(marks);
        Vec::new()
    }
}

/// Marks exactly these.
pub(super) fn mark(pointers: Vec<Pointer>, shared: &mut Shared) -> Vec<Intent> {
    shared.workspace.set_marks(pointers);
    Vec::new()
}

/// Carries out an operation on the marked elements; what is meant afterwards is marked.
pub(super) fn apply(
    shared: &mut Shared,
    operation: impl FnOnce(&Document, &[Pointer]) -> Result<Several, Refusal>,
) -> Vec<Intent> {
    let meant = shared.workspace.meant();
    let several = !shared.workspace.marks().is_empty();
    match carry_out(shared, &meant, operation) {
        Ok((name, now)) => {
            if several {
                shared.workspace.set_marks(if now.len() > 1 { now } else { Vec::new() });
            }
            vec![Intent::Say(Notice::good(name))]
        }
        Err(told) => vec![Intent::Say(told)],
    }
}

/// Carries out an operation on some elements; gives the name of the step and where they are now.
pub(super) fn carry_out(
    shared: &mut Shared,
    meant: &[Pointer],
    operation: impl FnOnce(&Document, &[Pointer]) -> Result<Several, Refusal>,
) -> Result<(String, Vec<Pointer>), Notice> {
    let work = &mut shared.workspace;
    let document = Arc::clone(work.editable().map_err(|broken| Notice::careful(broken.to_string()))?);
    let done = operation(&document, meant).map_err(|refusal| Notice::careful(refusal.to_string()))?;
    let Several { edited, now } = done;
    work.apply(edited.name.clone(), edited.change, Some(edited.select))
        .map_err(|broken| Notice::careful(broken.to_string()))?;
    Ok((edited.name, now))
}

/// Asks where the marked elements, or the selected one, are to go.
pub(super) fn ask_where(shared: &Shared) -> Vec<Intent> {
    let work = &shared.workspace;
    let outline = work.outline();
    let items: Vec<Item> = edit::containers(work.document(), outline, &work.meant())
        .into_iter()
        .filter_map(|found| {
            let row = outline.get(found.row)?;
            let indent = "  ".repeat(row.depth.min(8));
            let message = Message::MoveTo(found.place.clone());
            let badge = if found.main { String::new() } else { found.place.slot.to_string() };
            let item = Item::new(format!("{indent}{}", row.title), row.label.clone(), app::Message::Design(message));
            Some(item.badge(badge))
        })
        .collect();
    if items.is_empty() {
        return vec![Intent::Say(Notice::careful("nothing else in this card takes it"))];
    }
    let title = match work.marks().len() {
        0 => "Move to".to_owned(),
        count => format!("Move {} to", quantity::count(count, "element", "elements")),
    };
    vec![Intent::show(pick::Model::new(title, items, 0))]
}

/// Moves them there.
pub(super) fn move_to(place: &Place, shared: &mut Shared) -> Vec<Intent> {
    apply(shared, |document, meant| edit::move_to(document, meant, place))
}
