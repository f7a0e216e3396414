//! Where things are on the screen: what a click means.

use ratatui::layout::{Position, Rect};

use crate::json::Pointer;
use crate::tui::command::Command;
use crate::tui::screens::data::Part;
use crate::tui::screens::design::Pane;

use super::ScreenId;

/// Something that can be clicked.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A tab of the title bar.
    Tab(ScreenId),
    /// A command shown as a hint or a button.
    Command(&'static Command),
    /// A pane of the designer.
    Pane(Pane),
    /// The line between two panes of the designer: the number of the left one.
    Splitter(usize),
    /// A row of the outline.
    OutlineRow(usize),
    /// The fold mark of a row of the outline.
    OutlineFold(usize),
    /// An element in the preview.
    Element(Pointer),
    /// A row of the properties.
    PropertyRow(usize),
    /// A row of the problems.
    ProblemRow(usize),
    /// The source editor.
    Source,
    /// The gutter of the source beside a row that can be folded.
    SourceFold(usize),
    /// A row of the list of what can be written at the caret.
    Completion(usize),
    /// That list, beside its rows.
    Completions,
    /// A part of the screen of the data.
    DataPart(Part),
    /// The name of a data set.
    DataSet(usize),
    /// A row of the data.
    DataRow(usize),
    /// The fold mark of a row of the data.
    DataFold(usize),
    /// A text with expressions.
    TextRow(usize),
    /// A row of the list that a screen shows.
    ListRow(usize),
    /// A card's button, field or link in a message of the channel: the row of the message and the pointer in its payload.
    CardPart(usize, Pointer),
    /// A row of the top overlay's list.
    OverlayRow(usize),
    /// A cell of the top overlay's table: row and column.
    OverlayCell(usize, usize),
    /// A button of the top overlay.
    OverlayButton(usize),
    /// The top overlay, beside its parts.
    Overlay,
    /// Everything outside the top overlay.
    Outside,
}

/// The targets of a frame; what was painted last lies on top.
#[derive(Debug, Clone, Default)]
pub struct HitMap {
    targets: Vec<(Rect, Target)>,
}

impl HitMap {
    /// Says that `area` stands for `target`.
    pub fn add(&mut self, area: Rect, target: Target) {
        if !area.is_empty() {
            self.targets.push((area, target));
        }
    }

    /// What lies under a cell.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<&Target> {
        let position = Position::new(column, row);
        self.targets.iter().rev().find(|(area, _)| area.contains(position)).map(|(_, target)| target)
    }

    /// Where a target was painted.
    #[must_use]
    pub fn find(&self, wanted: &Target) -> Option<Rect> {
        self.targets.iter().find(|(_, target)| target == wanted).map(|(area, _)| *area)
    }
}
