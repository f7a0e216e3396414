//! First pass, from the inside out: how wide each box would be with all the room in the world.

use super::boxes::{Boxes, Kind, Node};
use super::tracks::Track;

impl Boxes {
    /// Sets `natural` of every box; texts know theirs already.
    pub(super) fn measure(&mut self) {
        for id in (0..self.nodes.len()).rev() {
            let inside = match self.nodes.get(id).map(|node| &node.kind) {
                Some(Kind::Stack) => self.children(id).map(|child| child.natural).max().unwrap_or(0),
                Some(Kind::Row { .. } | Kind::Flow) => side_by_side(self.children(id)),
                Some(Kind::TableRow) => self.children(id).map(|child| child.natural).sum(),
                Some(Kind::Table(table)) => {
                    let lines = if table.grid.is_some() { table.tracks.len() * 3 + 1 } else { 0 };
                    let gaps = table.gap * table.tracks.len().saturating_sub(1);
                    self.children(id).map(|child| child.natural).max().unwrap_or(0) + lines.max(gaps)
                }
                Some(Kind::Text { .. }) => self.nodes.get(id).map_or(0, |node| node.natural),
                Some(Kind::Bar(..)) | None => 0,
            };
            if let Some(node) = self.nodes.get_mut(id) {
                node.natural = match node.track {
                    Track::Fixed(width) => width,
                    _ => inside.max(node.natural) + node.edges().horizontal(),
                };
            }
        }
    }
}

fn side_by_side<'n>(children: impl Iterator<Item = &'n Node>) -> usize {
    children.enumerate().fold(0, |sum, (at, child)| {
        let gap = if at == 0 { 0 } else { child.column_gap() };
        sum + gap + child.natural
    })
}

impl Node {
    /// The columns between this box and the one on its left.
    pub(super) fn column_gap(&self) -> usize {
        let gap = self.gap.spacing.columns();
        if self.gap.separator.is_some() { gap.max(3) } else { gap }
    }
}
