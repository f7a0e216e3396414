//! Where the panes are: three, two or one of them, by the room there is.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::Pane;

/// From this width on there is room for three panes.
const THREE: u16 = 100;
/// From this width on there is room for three when one of them is the source: half of it has to hold lines of JSON.
const THREE_WITH_SOURCE: u16 = 160;
/// From this width on there is room for two.
const TWO: u16 = 60;
/// From this height on there is room for more than one: fifteen rows, less title, status and keys.
const HIGH: u16 = 12;
/// No pane gets narrower than this beside others.
const LEAST: u16 = 16;
/// No pane gets lower than this above or below others.
const LOWEST: u16 = 4;
/// From this height on there is room for a pane at the foot.
const WITH_FOOT: u16 = 16;
/// Columns by which a pane becomes wider at once.
const STEP: i16 = 2;

/// Whether one pane has all the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zoom {
    /// Every pane for which there is room.
    All,
    /// The one that has the keys.
    One,
}

/// Whether there is a pane at the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foot {
    /// There is none.
    None,
    /// The problems, where there is room.
    Shown,
}

/// How wide panes are, in thousandths of the screen, so that they stay as they are when the terminal changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sizes {
    /// The outline, of three panes and of two.
    outline: [u16; 2],
    /// The source in its place: text wants more room.
    source: [u16; 2],
    /// The properties, beside the outline and beside the source.
    properties: [u16; 2],
    /// How high the problems are.
    problems: u16,
}

impl Default for Sizes {
    fn default() -> Self {
        Self { outline: [250, 420], source: [500, 580], properties: [330, 280], problems: 320 }
    }
}

impl Sizes {
    /// Each size with the name under which it is remembered.
    fn named(&mut self) -> [(&'static str, &mut u16); 7] {
        let [outline, outline_of_two] = &mut self.outline;
        let [source, source_of_two] = &mut self.source;
        let [properties, properties_by_source] = &mut self.properties;
        [
            ("outline", outline),
            ("outline-of-two", outline_of_two),
            ("source", source),
            ("source-of-two", source_of_two),
            ("properties", properties),
            ("properties-by-source", properties_by_source),
            ("problems", &mut self.problems),
        ]
    }

    /// The sizes as they were remembered.
    pub(super) fn recall(panes: &BTreeMap<String, u16>) -> Self {
        let mut sizes = Self::default();
        for (name, size) in sizes.named() {
            if let Some(remembered) = panes.get(name) {
                *size = (*remembered).clamp(50, 900);
            }
        }
        sizes
    }

    /// Writes them down.
    pub(super) fn remember(mut self, panes: &mut BTreeMap<String, u16>) {
        for (name, size) in self.named() {
            panes.insert(name.to_owned(), *size);
        }
    }

    /// Puts the line between two panes at a column; the one above the foot at a row.
    pub(super) fn put(&mut self, edge: Edge, place: u16, area: Rect) {
        let column = place.clamp(area.x, area.right());
        let [outline, outline_of_two] = &mut self.outline;
        let [source, source_of_two] = &mut self.source;
        let [properties, by_source] = &mut self.properties;
        let (size, wide) = match edge {
            Edge::Left(Pane::Source) => (source, column - area.x),
            Edge::Left(_) => (outline, column - area.x),
            Edge::Pair(Pane::Source) => (source_of_two, column - area.x),
            Edge::Pair(_) => (outline_of_two, column - area.x),
            Edge::Right(Pane::Source) => (by_source, area.right() - column),
            Edge::Right(_) => (properties, area.right() - column),
            Edge::Foot => {
                let row = place.clamp(area.y, area.bottom());
                self.problems = thousandths(area.bottom() - row, area.height).clamp(50, 900);
                return;
            }
        };
        *size = thousandths(wide, area.width).clamp(50, 900);
    }

    const fn of(&self, left: Pane) -> [u16; 2] {
        if matches!(left, Pane::Source) { self.source } else { self.outline }
    }

    const fn properties(&self, left: Pane) -> u16 {
        let [beside_outline, beside_source] = self.properties;
        if matches!(left, Pane::Source) { beside_source } else { beside_outline }
    }
}

fn thousandths(part: u16, whole: u16) -> u16 {
    let whole = u32::from(whole.max(1));
    u16::try_from((u32::from(part) * 1000 + whole / 2) / whole).unwrap_or(1000)
}

fn share(whole: u16, size: u16) -> u16 {
    u16::try_from((u32::from(whole) * u32::from(size) + 500) / 1000).unwrap_or(whole)
}

/// A line between two panes, by what moving it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Between the left pane, which is this one, and the preview.
    Left(Pane),
    /// Between the preview and the properties, when the left pane is this one.
    Right(Pane),
    /// Between two panes, of which the left one is this.
    Pair(Pane),
    /// Above the problems.
    Foot,
}

/// What the mouse holds while its button is down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grip {
    /// A line between panes, and how far left of it the button went down.
    Edge(Edge, u16),
    /// A text in the source that is being selected.
    Text,
}

/// The panes that are shown, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// The whole space.
    pub(super) area: Rect,
    /// The panes from left to right, then the one at the foot.
    pub(super) panes: Vec<(Pane, Rect)>,
    /// The lines between them: which, and the first column behind it, or the first row below it.
    pub(super) edges: Vec<(Edge, u16)>,
}

impl Layout {
    /// The layout of a space.
    pub(super) fn new(area: Rect, left: Pane, focus: Pane, (zoom, foot): (Zoom, Foot), sizes: Sizes) -> Self {
        if foot == Foot::None || zoom == Zoom::One || area.height < WITH_FOOT {
            let zoom = if focus == Pane::Problems { Zoom::One } else { zoom };
            return Self::beside(area, left, focus, zoom, sizes);
        }
        let high = share(area.height, sizes.problems).clamp(LOWEST, area.height - LOWEST);
        let upper = Rect { height: area.height - high, ..area };
        let lower = Rect { y: upper.bottom(), height: high, ..area };
        let focus = if focus == Pane::Problems { left } else { focus };
        let mut layout = Self::beside(upper, left, focus, zoom, sizes);
        layout.area = area;
        layout.panes.push((Pane::Problems, lower));
        layout.edges.push((Edge::Foot, lower.y));
        layout
    }

    /// Panes beside one another; one alone where there is no room for more.
    fn beside(area: Rect, left: Pane, focus: Pane, zoom: Zoom, sizes: Sizes) -> Self {
        if zoom == Zoom::One || area.width < TWO || area.height < HIGH {
            return Self { area, panes: vec![(focus, area)], edges: Vec::new() };
        }
        if area.width < if left == Pane::Source { THREE_WITH_SOURCE } else { THREE } {
            // The properties take the place of the outline, so that the preview stays where it is.
            let first = if focus == Pane::Properties { Pane::Properties } else { left };
            let [_, size] = sizes.of(first);
            let wide = share(area.width, size).clamp(LEAST, area.width - LEAST);
            let [one, two] = split(area, wide);
            let panes = vec![(first, one), (Pane::Preview, two)];
            return Self { area, panes, edges: vec![(Edge::Pair(first), two.x)] };
        }
        let [size, _] = sizes.of(left);
        let wide = share(area.width, size).clamp(LEAST, area.width - 2 * LEAST);
        let [one, rest] = split(area, wide);
        let properties = share(area.width, sizes.properties(left)).clamp(LEAST, rest.width - LEAST);
        let [two, three] = split(rest, rest.width - properties);
        Self {
            area,
            panes: vec![(left, one), (Pane::Preview, two), (Pane::Properties, three)],
            edges: vec![(Edge::Left(left), two.x), (Edge::Right(left), three.x)],
        }
    }

    /// The two columns, or the two rows, by which a line is held.
    pub(super) fn handle(&self, edge: Edge, place: u16) -> Rect {
        if edge == Edge::Foot {
            return Rect { y: place.saturating_sub(1), height: 2, ..self.area }.intersection(self.area);
        }
        let foot = self.edges.iter().find(|(edge, _)| *edge == Edge::Foot);
        let bottom = foot.map_or(self.area.bottom(), |(_, row)| *row);
        let height = bottom.saturating_sub(self.area.y);
        Rect { x: place.saturating_sub(1), width: 2, height, ..self.area }.intersection(self.area)
    }

    /// The line to move, and to where, so that a pane becomes wider by some steps; higher, at the foot.
    pub(super) fn widened(&self, pane: Pane, steps: i16) -> Option<(Edge, u16)> {
        let at = self.panes.iter().position(|(shown, _)| *shown == pane)?;
        let beside = || self.edges.iter().filter(|(edge, _)| *edge != Edge::Foot);
        if pane == Pane::Problems {
            let (edge, row) = self.edges.iter().find(|(edge, _)| *edge == Edge::Foot)?;
            return Some((*edge, row.saturating_add_signed(steps.saturating_neg())));
        }
        let (edge, column) = beside().nth(at).or_else(|| beside().next_back()).copied()?;
        // The line behind a pane moves right to widen it; before the last one there is only the line on its left.
        let on_the_right = at < beside().count();
        let columns = steps.saturating_mul(STEP);
        let columns = if on_the_right { columns } else { columns.saturating_neg() };
        Some((edge, column.saturating_add_signed(columns)))
    }
}

fn split(area: Rect, wide: u16) -> [Rect; 2] {
    let wide = wide.min(area.width);
    [Rect { width: wide, ..area }, Rect { x: area.x.saturating_add(wide), width: area.width - wide, ..area }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: u16, height: u16, focus: Pane) -> Vec<Pane> {
        let area = Rect::new(0, 1, width, height);
        let layout = Layout::new(area, Pane::Outline, focus, (Zoom::All, Foot::None), Sizes::default());
        let covered: u16 = layout.panes.iter().map(|(_, area)| area.width).sum();
        assert_eq!(covered, width);
        layout.panes.iter().map(|(pane, _)| *pane).collect()
    }

    #[test]
    fn there_are_as_many_panes_as_there_is_room_for() {
        use Pane::{Outline, Preview, Properties};
        assert_eq!(shown(120, 37, Outline), [Outline, Preview, Properties]);
        assert_eq!(shown(80, 21, Preview), [Outline, Preview]);
        assert_eq!(shown(60, 12, Properties), [Properties, Preview]);
        assert_eq!(shown(59, 40, Properties), [Properties]);
        assert_eq!(shown(120, 11, Preview), [Preview]);
        assert_eq!(shown(0, 0, Preview), [Preview]);
    }

    #[test]
    fn the_source_has_half_of_the_width_or_more_and_the_preview_enough() {
        for (width, height) in [(60, 12), (80, 21), (99, 27), (100, 27), (120, 37), (159, 40), (160, 40), (200, 57)] {
            let area = Rect::new(0, 1, width, height);
            for focus in [Pane::Source, Pane::Preview] {
                let layout = Layout::new(area, Pane::Source, focus, (Zoom::All, Foot::None), Sizes::default());
                let wide = |pane| layout.panes.iter().find(|(shown, _)| *shown == pane).map(|(_, area)| area.width);
                assert!(wide(Pane::Source).unwrap() * 2 >= width, "{width}: {layout:?}");
                assert!(wide(Pane::Preview).unwrap() >= 24, "{width}: {layout:?}");
                assert_eq!(wide(Pane::Properties).is_some(), width >= 160);
            }
            let layout = Layout::new(area, Pane::Source, Pane::Properties, (Zoom::All, Foot::None), Sizes::default());
            assert!(layout.panes.iter().any(|(pane, _)| *pane == Pane::Properties), "{width}");
        }
    }

    #[test]
    fn a_line_stays_where_it_was_put() {
        let area = Rect::new(3, 1, 147, 30);
        let mut sizes = Sizes::default();
        for column in 30..60 {
            sizes.put(Edge::Left(Pane::Outline), column, area);
            sizes.put(Edge::Right(Pane::Outline), column + 50, area);
            let layout = Layout::new(area, Pane::Outline, Pane::Outline, (Zoom::All, Foot::None), sizes);
            assert_eq!(layout.edges, [(Edge::Left(Pane::Outline), column), (Edge::Right(Pane::Outline), column + 50)]);
        }
        let mut panes = BTreeMap::new();
        sizes.remember(&mut panes);
        assert_eq!(Sizes::recall(&panes), sizes);
    }

    #[test]
    fn every_pane_can_be_widened() {
        let area = Rect::new(0, 1, 120, 30);
        let layout = Layout::new(area, Pane::Outline, Pane::Outline, (Zoom::All, Foot::None), Sizes::default());
        assert_eq!(layout.widened(Pane::Outline, 1), Some((Edge::Left(Pane::Outline), 32)));
        assert_eq!(layout.widened(Pane::Preview, 1), Some((Edge::Right(Pane::Outline), 82)));
        assert_eq!(layout.widened(Pane::Properties, 1), Some((Edge::Right(Pane::Outline), 78)));
    }

    #[test]
    fn the_foot_is_there_where_it_has_room() {
        let sizes = Sizes::default();
        let shown = |height, focus, zoom| {
            let area = Rect::new(0, 1, 120, height);
            let layout = Layout::new(area, Pane::Outline, focus, (zoom, Foot::Shown), sizes);
            let rows = |pane| layout.panes.iter().find(|(shown, _)| *shown == pane).map(|(_, area)| area.height);
            (rows(Pane::Outline), rows(Pane::Problems))
        };
        assert_eq!(shown(37, Pane::Outline, Zoom::All), (Some(25), Some(12)));
        assert_eq!(shown(37, Pane::Problems, Zoom::All), (Some(25), Some(12)));
        assert_eq!(shown(37, Pane::Problems, Zoom::One), (None, Some(37)));
        assert_eq!(shown(12, Pane::Outline, Zoom::All), (Some(12), None));
        assert_eq!(shown(12, Pane::Problems, Zoom::All), (None, Some(12)));
    }

    #[test]
    fn the_foot_is_made_higher_and_stays_so() {
        let area = Rect::new(0, 1, 120, 37);
        let mut sizes = Sizes::default();
        for row in 10..30 {
            sizes.put(Edge::Foot, row, area);
            let layout = Layout::new(area, Pane::Outline, Pane::Problems, (Zoom::All, Foot::Shown), sizes);
            assert_eq!(layout.edges.last(), Some(&(Edge::Foot, row)));
            assert_eq!(layout.widened(Pane::Problems, 1), Some((Edge::Foot, row - 1)));
            assert!(
                layout.handle(Edge::Right(Pane::Outline), 80).bottom() == row,
                "a line beside ends where the foot begins"
            );
        }
    }
}
