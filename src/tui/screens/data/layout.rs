//! Where the parts are.

use ratatui::layout::{Constraint, Layout as Split, Rect};

use super::Part;

/// Below this width, or height, only one part is shown.
const LEAST: (u16, u16) = (72, 14);

/// From this width on the preview has a column of its own.
const WIDE: u16 = 110;

/// The parts that are shown, and where.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub(super) parts: Vec<(Part, Rect)>,
}

impl Layout {
    pub(super) fn new(area: Rect, part: Part) -> Self {
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return Self { parts: vec![(part, area)] };
        }
        let rows = |area: Rect| Split::vertical([Constraint::Fill(3), Constraint::Fill(2)]).areas::<2>(area);
        let columns = |area: Rect| Split::horizontal([Constraint::Fill(1), Constraint::Fill(1)]).areas::<2>(area);
        if area.width >= WIDE {
            let [left, preview] = columns(area);
            let [tree, texts] = rows(left);
            return Self { parts: vec![(Part::Tree, tree), (Part::Texts, texts), (Part::Preview, preview)] };
        }
        let [above, texts] = rows(area);
        let [tree, preview] = columns(above);
        Self { parts: vec![(Part::Tree, tree), (Part::Texts, texts), (Part::Preview, preview)] }
    }
}
