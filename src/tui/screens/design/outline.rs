//! The outline: the elements of the card as a tree that can be folded.

use std::collections::HashSet;
use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::card::{self, OutlineKind, OutlineNode};
use crate::check::Severity;
use crate::json::Pointer;
use crate::tui::app::{HitMap, Motion, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::text;

/// Below this width rows are indented less.
const NARROW: usize = 30;

/// What the outline shows and where it is scrolled to.
#[derive(Debug, Default)]
pub(super) struct Outline {
    folded: HashSet<Pointer>,
    /// The rows that no fold hides, by their place in the outline.
    rows: Vec<usize>,
    /// What the checks found at or below each of them.
    marks: Vec<Option<Mark>>,
    made_for: Option<MadeFor>,
    /// The selection that was last scrolled into view.
    followed: Option<Pointer>,
    top: usize,
    room: usize,
}

/// What rows and marks were computed for.
#[derive(Debug)]
struct MadeFor {
    outline: Arc<Vec<OutlineNode>>,
    /// The edition of what the checks found.
    edition: u64,
}

/// How bad what was found is; the worst is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Warning,
    Error,
}

/// Selects what holds the selected element.
pub(super) fn go_to_parent(shared: &mut Shared) {
    let outline = Arc::clone(shared.workspace.outline());
    let row = shared.workspace.selected_row().and_then(|row| outline.get(row));
    if let Some(parent) = row.and_then(|row| row.parent).and_then(|parent| outline.get(parent)) {
        shared.workspace.select(parent.pointer.clone());
    }
}

/// Selects the first of what the selected element holds.
pub(super) fn go_inside(shared: &mut Shared) {
    let outline = Arc::clone(shared.workspace.outline());
    let Some(row) = shared.workspace.selected_row() else { return };
    if let Some(first) = outline.get(row + 1).filter(|next| next.parent == Some(row)) {
        shared.workspace.select(first.pointer.clone());
    }
}

impl Outline {
    /// Goes through the rows.
    pub(super) fn go(&mut self, motion: Motion, shared: &mut Shared) {
        let here = shared.workspace.selected_row().and_then(|row| self.rows.binary_search(&row).ok()).unwrap_or(0);
        let next = motion.from(here, self.rows.len(), self.room.saturating_sub(1));
        let outline = Arc::clone(shared.workspace.outline());
        if let Some(node) = self.rows.get(next).and_then(|row| outline.get(*row)) {
            shared.workspace.select(node.pointer.clone());
        }
    }

    /// Folds the selected row; when there is nothing to fold, goes to the parent.
    pub(super) fn fold(&mut self, shared: &mut Shared) {
        let outline = Arc::clone(shared.workspace.outline());
        let Some(node) = shared.workspace.selected_row().and_then(|row| outline.get(row)) else { return };
        if node.children > 0 && self.folded.insert(node.pointer.clone()) {
            self.made_for = None;
        } else {
            go_to_parent(shared);
        }
    }

    /// Unfolds the selected row; when it is unfolded, goes inside.
    pub(super) fn unfold(&mut self, shared: &mut Shared) {
        if self.folded.remove(shared.workspace.selection()) {
            self.made_for = None;
        } else {
            go_inside(shared);
        }
    }

    /// Folds or unfolds a row of the outline. A selection inside a fold moves to the row that hides it.
    pub(super) fn toggle(&mut self, row: usize, shared: &mut Shared) {
        let outline = Arc::clone(shared.workspace.outline());
        let Some(node) = outline.get(row).filter(|node| node.children > 0) else { return };
        self.made_for = None;
        if self.folded.remove(&node.pointer) {
            return;
        }
        self.folded.insert(node.pointer.clone());
        if node.pointer.contains(shared.workspace.selection()) {
            shared.workspace.select(node.pointer.clone());
        }
    }

    /// Scrolls without moving the selection.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.rows.len().saturating_sub(self.room));
    }

    /// Computes the rows and the window on them.
    pub(super) fn settle(&mut self, shared: &Shared, area: Rect) {
        let work = &shared.workspace;
        let moved = self.followed.as_ref() != Some(work.selection());
        if moved {
            let selection = work.selection();
            let count = self.folded.len();
            self.folded.retain(|folded| folded == selection || !folded.contains(selection));
            if self.folded.len() != count {
                self.made_for = None;
            }
        }
        let edition = shared.analysis.edition();
        let same_rows = self.made_for.as_ref().is_some_and(|made| Arc::ptr_eq(&made.outline, work.outline()));
        if !same_rows {
            self.rows = unhidden(work.outline(), &self.folded);
        }
        if !same_rows || self.made_for.as_ref().is_some_and(|made| made.edition != edition) {
            self.marks = self.found(shared);
            self.made_for = Some(MadeFor { outline: Arc::clone(work.outline()), edition });
        }
        let room = usize::from(area.height);
        if moved || !same_rows || room != self.room {
            let row = work.selected_row().and_then(|row| self.rows.binary_search(&row).ok()).unwrap_or(0);
            self.top = pane::scroll_to(self.top, row, room);
            self.followed = Some(work.selection().clone());
        }
        self.room = room;
        self.top = self.top.min(self.rows.len().saturating_sub(room));
    }

    /// What the checks found, at the nearest row that is shown.
    fn found(&self, shared: &Shared) -> Vec<Option<Mark>> {
        let outline = shared.workspace.outline();
        let mut marks = vec![None; self.rows.len()];
        if shared.analysis.diagnostics().is_empty() {
            return marks;
        }
        let map = card::RowMap::new(outline);
        for diagnostic in shared.analysis.diagnostics() {
            let mark = match diagnostic.severity {
                Severity::Error => Mark::Error,
                Severity::Warning => Mark::Warning,
                Severity::Info => continue,
            };
            let mut row = map.row_of(&diagnostic.pointer);
            while let Some(at) = row {
                if let Some(place) = self.rows.binary_search(&at).ok().and_then(|shown| marks.get_mut(shown)) {
                    *place = (*place).max(Some(mark));
                    break;
                }
                row = outline.get(at).and_then(|node| node.parent);
            }
        }
        marks
    }

    /// Paints the rows inside the frame `outer`.
    pub(super) fn view(&self, shared: &Shared, outer: Rect, focus: Focus, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let area = outer.inner(Margin::new(1, 1));
        let outline = shared.workspace.outline();
        if !shared.workspace.was_good() {
            let hint = Line::styled(" no elements yet: no JSON", shared.theme.style(Role::Dim));
            frame.render_widget(hint, Rect { height: 1, ..area }.intersection(area));
            return;
        }
        let window = self.rows.iter().zip(&self.marks).skip(self.top);
        let marked: HashSet<&Pointer> = shared.workspace.marks().iter().collect();
        for (y, (row, mark)) in (area.y..area.bottom()).zip(window) {
            let Some(node) = outline.get(*row) else { continue };
            let place = Rect { y, height: 1, ..area };
            let selected = node.pointer == *shared.workspace.selection();
            let style = match (selected, focus) {
                (true, Focus::Here) => shared.theme.style(Role::Selection),
                (true, Focus::Elsewhere) => shared.theme.style(Role::Marked),
                (false, _) => Style::new(),
            };
            frame.buffer_mut().set_style(place, style);
            let keep = selected && focus == Focus::Here;
            let fold = self.row(&shared.theme, node, (style, keep), *mark, place, frame);
            if marked.contains(&node.pointer) {
                let sign = if shared.theme.ascii { "*" } else { "◆" };
                let style = if keep { style } else { style.patch(shared.theme.style(Role::Accent)) };
                frame.render_widget(Span::styled(sign, style), Rect { width: 1, ..place });
            }
            hits.add(place, Target::OutlineRow(*row));
            if node.children > 0 {
                hits.add(fold.intersection(place), Target::OutlineFold(*row));
            }
        }
        pane::scroll_mark(&shared.theme, outer, self.top, self.room, self.rows.len(), frame);
    }

    /// Paints one row; gives the place of its fold mark. A selected row keeps one colour throughout.
    fn row(
        &self,
        theme: &Theme,
        node: &OutlineNode,
        (base, keep): (Style, bool),
        mark: Option<Mark>,
        place: Rect,
        frame: &mut Frame<'_>,
    ) -> Rect {
        let room = usize::from(place.width);
        // Where it is narrow, what an element says is worth more than how deep it is.
        let (step, gap) = if room < NARROW { (1, " ") } else { (2, "  ") };
        let indent = (node.depth * step).min(room / 2);
        let role = |role: Role| if keep { base } else { base.patch(theme.style(role)) };
        let fold = match (node.children > 0, self.folded.contains(&node.pointer), theme.ascii) {
            (false, _, false) => "·",
            (false, _, true) => " ",
            (true, true, false) => "▸",
            (true, true, true) => "+",
            (true, false, false) => "▾",
            (true, false, true) => "-",
        };
        let kind = match node.what {
            OutlineKind::Element => role(Role::Name),
            OutlineKind::Slot => role(Role::Dim),
            OutlineKind::Unknown => role(Role::Warning),
        };
        let query = if node.what == OutlineKind::Unknown { "?" } else { "" };
        let tail = if mark.is_some() { 2 } else { 0 };
        let title_room = room.saturating_sub(indent + 3 + tail + query.len());
        let title = text::fit(&node.title, title_room);
        let label_room = title_room.saturating_sub(text::width(&title) + gap.len());
        let label = if label_room > 2 { text::fit(&node.label, label_room) } else { String::new() };
        let line = Line::from(vec![
            Span::styled(" ".repeat(indent + 1), base),
            Span::styled(fold, role(Role::Dim)),
            Span::styled(format!(" {title}{query}"), kind),
            Span::styled(if label.is_empty() { String::new() } else { format!("{gap}{label}") }, role(Role::Text)),
        ]);
        frame.render_widget(line, place);
        if let Some(mark) = mark {
            let (sign, style) = match (mark, theme.ascii) {
                (Mark::Error, false) => ("✗", role(Role::Error)),
                (Mark::Error, true) => ("x", role(Role::Error)),
                (Mark::Warning, _) => ("!", role(Role::Warning)),
            };
            let right = Rect { x: place.right().saturating_sub(2), width: 1, ..place }.intersection(place);
            frame.render_widget(Span::styled(sign, style), right);
        }
        let left = u16::try_from(indent).unwrap_or(u16::MAX);
        Rect { x: place.x.saturating_add(left), width: 3, ..place }
    }
}

/// The rows that are not inside a folded one.
fn unhidden(outline: &[OutlineNode], folded: &HashSet<Pointer>) -> Vec<usize> {
    let mut rows = Vec::with_capacity(outline.len());
    let mut hidden_below: Option<usize> = None;
    for (at, node) in outline.iter().enumerate() {
        if hidden_below.is_some_and(|depth| node.depth > depth) {
            continue;
        }
        hidden_below = (!folded.is_empty() && folded.contains(&node.pointer)).then_some(node.depth);
        rows.push(at);
    }
    rows
}
