//! The mouse: clicks select, a second click on the same place edits, the other button asks what to do, the wheel scrolls,
//! lines between panes are dragged.

use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::json::Pointer;
use crate::tui::app::{Intent, Message, Shared, Target};
use crate::tui::overlays::Ask;

use super::layout::{Edge, Grip};
use super::{Deed, Model, Pane, properties};

/// Rows by which a notch of the wheel scrolls.
const NOTCH: isize = 3;

impl Model {
    pub(super) fn mouse(&mut self, event: MouseEvent, target: Option<Target>, shared: &mut Shared) -> Vec<Intent> {
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let cell = (event.column, event.row);
                let again = self.clicked == Some(cell);
                self.clicked = if again { None } else { Some(cell) };
                self.press(event, target, again, shared)
            }
            MouseEventKind::Down(MouseButton::Right) => {
                self.clicked = None;
                let mut intents = self.press(event, target, false, shared);
                intents.push(Intent::Send(Message::Show(Ask::Palette)));
                self.grip = None;
                intents
            }
            MouseEventKind::Drag(MouseButton::Left) => {
                self.drag(event, shared);
                Vec::new()
            }
            MouseEventKind::Up(_) => {
                self.grip = None;
                Vec::new()
            }
            MouseEventKind::ScrollUp => self.wheel(-NOTCH, target.as_ref()),
            MouseEventKind::ScrollDown => self.wheel(NOTCH, target.as_ref()),
            _ => Vec::new(),
        }
    }

    fn press(&mut self, event: MouseEvent, target: Option<Target>, again: bool, shared: &mut Shared) -> Vec<Intent> {
        self.grip = None;
        if event.modifiers.contains(KeyModifiers::CONTROL)
            && let Some(pointer) = element_of(target.as_ref(), shared)
        {
            shared.workspace.toggle_mark(&pointer);
            return Vec::new();
        }
        match target {
            Some(Target::Splitter(at)) => {
                let edge = self.layout.edges.get(at);
                let held = |edge: Edge| if edge == Edge::Foot { event.row } else { event.column };
                self.grip = edge.map(|(edge, place)| Grip::Edge(*edge, place.saturating_sub(held(*edge))));
            }
            Some(Target::Pane(pane)) => self.focus = pane,
            Some(Target::OutlineFold(row)) => {
                self.focus = Pane::Outline;
                self.outline.toggle(row, shared);
            }
            Some(Target::OutlineRow(row)) => {
                self.focus = Pane::Outline;
                let node = shared.workspace.outline().get(row).map(|node| node.pointer.clone());
                if let Some(pointer) = node {
                    shared.workspace.select(pointer);
                }
                if again {
                    return properties::edit_text(shared);
                }
            }
            Some(Target::Element(pointer)) => {
                self.focus = Pane::Preview;
                shared.workspace.select(pointer);
                if again {
                    return properties::edit_text(shared);
                }
            }
            Some(Target::PropertyRow(row)) => {
                let had_keys = std::mem::replace(&mut self.focus, Pane::Properties) == Pane::Properties;
                let same = self.properties.put_cursor(row);
                if again || (same && had_keys && event.kind == MouseEventKind::Down(MouseButton::Left)) {
                    return self.properties.edit(shared);
                }
            }
            Some(Target::ProblemRow(row)) => {
                self.focus = Pane::Problems;
                self.problems.put_cursor(row, shared);
                self.show_problem(shared);
                if again {
                    return self.do_with_problems(Deed::Go, shared);
                }
            }
            Some(Target::SourceFold(row)) => {
                self.focus = Pane::Source;
                self.source.toggle_fold_at(row, shared);
            }
            Some(Target::Completion(row)) => self.source.click_suggestion(row, shared),
            Some(Target::Source) => {
                self.focus = Pane::Source;
                self.grip = Some(Grip::Text);
                self.source.click((event.column, event.row), shared);
            }
            _ => {}
        }
        Vec::new()
    }

    fn drag(&mut self, event: MouseEvent, shared: &mut Shared) {
        match self.grip {
            Some(Grip::Edge(edge, offset)) => {
                let at = if edge == Edge::Foot { event.row } else { event.column };
                self.sizes.put(edge, at.saturating_add(offset), self.layout.area);
            }
            Some(Grip::Text) => self.source.drag((event.column, event.row), shared),
            None => {}
        }
        self.clicked = None;
    }

    fn wheel(&mut self, rows: isize, target: Option<&Target>) -> Vec<Intent> {
        self.clicked = None;
        if matches!(target, Some(Target::Completion(_) | Target::Completions)) {
            self.source.scroll_suggestions(rows);
            return Vec::new();
        }
        match target.and_then(pane_of) {
            Some(Pane::Outline) => self.outline.scroll(rows),
            Some(Pane::Source) => self.source.scroll(rows),
            Some(Pane::Preview) => self.preview.scroll(rows),
            Some(Pane::Properties) => self.properties.scroll(rows),
            Some(Pane::Problems) => self.problems.scroll(rows),
            None => {}
        }
        Vec::new()
    }
}

/// The element on which a click fell.
fn element_of(target: Option<&Target>, shared: &Shared) -> Option<Pointer> {
    match target? {
        Target::OutlineRow(row) => shared.workspace.outline().get(*row).map(|row| row.pointer.clone()),
        Target::Element(pointer) => Some(pointer.clone()),
        _ => None,
    }
}

const fn pane_of(target: &Target) -> Option<Pane> {
    match target {
        Target::Pane(pane) => Some(*pane),
        Target::OutlineRow(_) | Target::OutlineFold(_) => Some(Pane::Outline),
        Target::Element(_) => Some(Pane::Preview),
        Target::PropertyRow(_) => Some(Pane::Properties),
        Target::ProblemRow(_) => Some(Pane::Problems),
        Target::Source | Target::SourceFold(_) => Some(Pane::Source),
        _ => None,
    }
}
