//! The boxes of a card: a flat list in the order of the text, each before what it holds.
//!
//! Being flat, every later pass is a loop, forwards where parents decide for children (widths, positions) and backwards
//! where children decide for parents (natural sizes, heights). So a thousand levels need no more stack than one.

use std::ops::Range;

use super::glyphs::Outline;
use super::tracks::Track;
use super::wrap::Wrapping;
use super::{Role, Style};
use crate::card::host::Rgb;
use crate::json::Pointer;

/// The place of a box in the list.
pub(super) type Id = usize;

/// One box.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) parent: Id,
    /// How many boxes this one and all inside it are.
    pub(super) size: usize,
    pub(super) kind: Kind,
    pub(super) pointer: Option<Pointer>,
    pub(super) role: Role,
    pub(super) gap: Gap,
    pub(super) padding: Edges,
    pub(super) outline: Option<(Outline, Style)>,
    /// A word in the upper edge of the outline.
    pub(super) caption: Option<Box<(String, Style)>>,
    pub(super) fill: Option<Rgb>,
    /// The colour inside the outline.
    pub(super) inner_fill: Option<Rgb>,
    /// A sign at the right edge of the first line inside.
    pub(super) mark: Option<Box<(&'static str, Style)>>,
    /// A sign down the left padding.
    pub(super) stripe: Option<Box<(&'static str, Style)>>,
    /// Whether it is text in the largest letters, which does not stand close to what follows.
    pub(super) is_display: bool,
    pub(super) min_height: usize,
    /// Where the box stands when it is narrower than its place; nothing when it takes all of it.
    pub(super) hug: Option<Align>,
    /// Where the content stands when the box is higher.
    pub(super) vertical: Vertical,
    /// Whether the box takes height that is left over.
    pub(super) grows: bool,
    /// How far the box reaches over its parent's padding.
    pub(super) bleed: Edges,
    /// The columns to the left and right that what is inside may bleed over.
    pub(super) spare: (u8, u8),
    pub(super) track: Track,
    /// The width that it would take with all the room in the world.
    pub(super) natural: usize,
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
    /// The line of the flow that it stands in.
    pub(super) flow_line: usize,
}

/// What a box does with what it holds.
#[derive(Debug)]
pub(super) enum Kind {
    /// One below the other.
    Stack,
    /// Side by side as columns; mirrored from right to left.
    Row {
        /// Whether the first column is the rightmost.
        mirrored: bool,
    },
    /// Rows of cells that share their columns' widths.
    Table(Box<Table>),
    /// A row of a table.
    TableRow,
    /// Side by side, going on in a further line.
    Flow,
    /// Text: paragraphs, and the lines they were wrapped into.
    Text {
        /// Its paragraphs.
        paragraphs: Range<usize>,
        /// How it meets the edge.
        wrapping: Wrapping,
        /// Where its lines stand.
        align: Align,
        /// Its lines, when the width is known.
        lines: Range<usize>,
    },
    /// A line of one sign over the whole width.
    Bar(&'static str, Style),
}

/// The columns of a table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) tracks: Vec<Track>,
    /// The style of the lines between the cells.
    pub(super) grid: Option<Style>,
    /// Below this, and less than its content, the last column is too narrow: cells then stand one below the other.
    pub(super) last_least: usize,
    /// Columns between cells, without grid.
    pub(super) gap: usize,
    pub(super) mirrored: bool,
    /// Where each column begins and how wide it is; empty when cells stand one below the other.
    pub(super) columns: Vec<(usize, usize)>,
}

/// Distances on the four sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Edges {
    pub(super) left: u8,
    pub(super) right: u8,
    pub(super) top: u8,
    pub(super) bottom: u8,
}

/// What outline and padding take on the four sides.
#[derive(Debug, Clone, Copy)]
pub(super) struct Insets {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) top: usize,
    pub(super) bottom: usize,
}

impl Insets {
    pub(super) const fn horizontal(self) -> usize {
        self.left + self.right
    }

    pub(super) const fn vertical(self) -> usize {
        self.top + self.bottom
    }
}

impl Edges {
    /// No distance on any side.
    pub(super) const NONE: Self = Self { left: 0, right: 0, top: 0, bottom: 0 };

    pub(super) const fn symmetric(horizontal: u8, vertical: u8) -> Self {
        Self { left: horizontal, right: horizontal, top: vertical, bottom: vertical }
    }

    pub(super) const fn horizontal(self) -> usize {
        self.left as usize + self.right as usize
    }

    pub(super) const fn vertical(self) -> usize {
        self.top as usize + self.bottom as usize
    }
}

/// What comes before a box.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Gap {
    pub(super) spacing: Spacing,
    /// The line in the middle of it.
    pub(super) separator: Option<Style>,
}

/// The steps of spacing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Spacing {
    None,
    Small,
    #[default]
    Default,
    Medium,
    Large,
    ExtraLarge,
    Padding,
}

impl Spacing {
    /// Columns between two columns, at 8 px each.
    pub(super) const fn columns(self) -> usize {
        match self {
            Self::None => 0,
            Self::Small => 1,
            Self::Default | Self::Medium | Self::Padding => 2,
            Self::Large | Self::ExtraLarge => 3,
        }
    }
}

/// Where something stands between left and right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Align {
    #[default]
    Left,
    Center,
    Right,
}

impl Align {
    /// What comes before something of `width` in `room`.
    pub(super) const fn offset(self, width: usize, room: usize) -> usize {
        let spare = room.saturating_sub(width);
        match self {
            Self::Left => 0,
            Self::Center => spare / 2,
            Self::Right => spare,
        }
    }
}

/// Where something stands between top and bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Vertical {
    #[default]
    Top,
    Center,
    Bottom,
}

impl Vertical {
    /// What comes before something that has so many lines to spare.
    pub(super) const fn offset(self, spare: usize) -> usize {
        match self {
            Self::Top => 0,
            Self::Center => spare / 2,
            Self::Bottom => spare,
        }
    }
}

impl Node {
    /// A box of a kind, with nothing else set.
    pub(super) const fn new(kind: Kind) -> Self {
        Self {
            parent: 0,
            size: 1,
            kind,
            pointer: None,
            role: Role::Element,
            gap: Gap { spacing: Spacing::None, separator: None },
            padding: Edges::NONE,
            outline: None,
            caption: None,
            fill: None,
            inner_fill: None,
            mark: None,
            stripe: None,
            is_display: false,
            min_height: 0,
            hug: None,
            vertical: Vertical::Top,
            grows: false,
            bleed: Edges::NONE,
            spare: (0, 0),
            track: Track::Stretch,
            natural: 0,
            x: 0,
            y: 0,
            width: 0,
            height: 0,
            flow_line: 0,
        }
    }

    /// The box of the element at `pointer`.
    pub(super) fn at(mut self, pointer: &Pointer, role: Role) -> Self {
        self.pointer = Some(pointer.clone());
        self.role = role;
        self
    }

    /// The box with an outline, and room for text beside its sides.
    pub(super) const fn outlined(mut self, outline: Outline, style: Style) -> Self {
        self.outline = Some((outline, style));
        self.padding.left = 1;
        self.padding.right = 1;
        self
    }

    /// What outline and padding take on each side.
    pub(super) const fn edges(&self) -> Insets {
        let line = if self.outline.is_some() { 1 } else { 0 };
        Insets {
            left: self.padding.left as usize + line,
            right: self.padding.right as usize + line,
            top: self.padding.top as usize + line,
            bottom: self.padding.bottom as usize + line,
        }
    }

    /// Whether it is just one line of text.
    pub(super) fn is_one_line(&self) -> bool {
        self.is_bare_text() && !self.is_display && matches!(&self.kind, Kind::Text { lines, .. } if lines.len() == 1)
    }

    /// Whether it is just text, without a box around it.
    pub(super) const fn is_bare_text(&self) -> bool {
        matches!(self.kind, Kind::Text { .. }) && self.outline.is_none()
    }
}

/// All boxes of a card.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    pub(super) nodes: Vec<Node>,
}

impl Boxes {
    /// Appends a box inside `parent`, which has to be the last one or one that holds it. The first box is its own parent.
    pub(super) fn push(&mut self, parent: Id, mut node: Node) -> Id {
        node.parent = parent;
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// Counts how many boxes each one holds. To be called when all are there.
    pub(super) fn seal(&mut self) {
        for id in (1..self.nodes.len()).rev() {
            let (size, parent) = self.nodes.get(id).map_or((0, 0), |node| (node.size, node.parent));
            if let Some(parent) = self.nodes.get_mut(parent) {
                parent.size += size;
            }
        }
    }

    /// The boxes directly inside another.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = &Node> {
        std::iter::successors(self.child(id, None), move |at| self.child(id, Some(*at)))
            .filter_map(|at| self.nodes.get(at))
    }

    /// The first box inside `id`, or the one that follows `after` there.
    pub(super) fn child(&self, id: Id, after: Option<Id>) -> Option<Id> {
        let end = id + self.nodes.get(id)?.size;
        let next = match after {
            Some(at) => at + self.nodes.get(at)?.size,
            None => id + 1,
        };
        (next < end).then_some(next)
    }
}
