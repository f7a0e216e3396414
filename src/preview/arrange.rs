//! The passes that place every box: widths from the outside in, heights from the inside out, then lines from the top.

use super::Style;
use super::boxes::{Align, Boxes, Id, Kind, Node, Spacing, Table, Vertical};
use super::text::Texts;
use super::tracks::{LEAST, Track, distribute};

/// A line between two boxes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) length: usize,
    pub(super) is_upright: bool,
    pub(super) style: Style,
}

impl Boxes {
    /// Places everything in `width` columns. Gives the separators.
    pub(super) fn arrange(&mut self, texts: &mut Texts, width: usize, ellipsis: &str) -> Vec<Rule> {
        if let Some(root) = self.nodes.first_mut() {
            root.width = width;
        }
        for id in 0..self.nodes.len() {
            self.fit_children(id, texts, ellipsis);
        }
        for id in (0..self.nodes.len()).rev() {
            self.set_height(id);
        }
        let mut rules = Vec::new();
        for id in 0..self.nodes.len() {
            self.drop_children(id, &mut rules);
        }
        rules
    }

    /// Gives the children of a box their columns.
    fn fit_children(&mut self, id: Id, texts: &mut Texts, ellipsis: &str) {
        let Some(node) = self.nodes.get_mut(id) else { return };
        node.squeeze();
        if node.padding.horizontal() > 0 || node.outline.is_some() {
            node.spare = (node.padding.left, node.padding.right);
        }
        let edges = node.edges();
        let (x, width) = (node.x + edges.left, node.width.saturating_sub(edges.horizontal()).max(1));
        match &mut node.kind {
            Kind::Text { paragraphs, wrapping, lines, .. } => {
                *lines = texts.wrap(paragraphs.clone(), width, *wrapping, ellipsis);
            }
            Kind::Stack => self.fit_stack(id, x, width),
            Kind::Row { mirrored } => {
                let mirrored = *mirrored;
                self.fit_row(id, x, width, mirrored);
            }
            Kind::Flow => self.fit_flow(id, x, width),
            Kind::Table(_) => self.fit_table(id, x, width),
            Kind::TableRow => self.fit_cells(id, x, width),
            Kind::Bar(..) => {}
        }
    }

    fn each_child(&mut self, id: Id, mut act: impl FnMut(usize, &mut Node)) {
        let mut at = self.child(id, None);
        let mut index = 0;
        while let Some(child) = at {
            if let Some(node) = self.nodes.get_mut(child) {
                act(index, node);
            }
            index += 1;
            at = self.child(id, Some(child));
        }
    }

    fn spare(&self, id: Id) -> (u8, u8) {
        self.nodes.get(id).map_or((0, 0), |node| node.spare)
    }

    fn fit_stack(&mut self, id: Id, x: usize, width: usize) {
        let spare = self.spare(id);
        self.each_child(id, |_, child| match child.hug {
            Some(align) => {
                child.width = child.natural.clamp(1, width);
                child.x = x + align.offset(child.width, width);
            }
            None => child.spread(x, width, spare),
        });
    }

    fn fit_row(&mut self, id: Id, x: usize, width: usize, mirrored: bool) {
        let tracks: Vec<(Track, usize)> = self.children(id).map(|child| (child.track, child.natural)).collect();
        let gaps: usize = self.children(id).skip(1).map(Node::column_gap).sum();
        let widths = width.checked_sub(gaps).and_then(|room| distribute(&tracks, room, LEAST));
        let Some(widths) = widths else {
            // Side by side there is no room even for a few letters each: one below the other everything can be read.
            if let Some(node) = self.nodes.get_mut(id) {
                node.kind = Kind::Stack;
            }
            self.fit_stack(id, x, width);
            return;
        };
        let mut at = 0;
        let (left, right) = self.spare(id);
        self.each_child(id, |index, child| {
            if index > 0 {
                at += child.column_gap();
            }
            let own = widths.get(index).copied().unwrap_or(1);
            let begin = if mirrored { x + width.saturating_sub(at + own) } else { x + at };
            let spare = (if begin == x { left } else { 0 }, if begin + own == x + width { right } else { 0 });
            child.spread(begin, own, spare);
            at += own;
        });
    }

    fn fit_flow(&mut self, id: Id, x: usize, width: usize) {
        let (mut at, mut line) = (0, 0);
        let mut lines: Vec<usize> = Vec::new();
        self.each_child(id, |index, child| {
            let own = child.natural.clamp(1, width);
            let gap = if at == 0 { 0 } else { child.gap.spacing.columns() };
            if index > 0 && at + gap + own > width {
                line += 1;
                at = 0;
            } else {
                at += gap;
            }
            (child.width, child.x, child.flow_line) = (own, x + at, line);
            at += own;
            lines.resize(line + 1, 0);
            if let Some(taken) = lines.get_mut(line) {
                *taken = at;
            }
        });
        let align = self.nodes.get(id).and_then(|node| node.hug).unwrap_or_default();
        if align != Align::Left {
            self.each_child(id, |_, child| {
                child.x += align.offset(lines.get(child.flow_line).copied().unwrap_or(width), width);
            });
        }
    }

    fn fit_table(&mut self, id: Id, x: usize, width: usize) {
        let mut naturals: Vec<usize> = Vec::new();
        let mut at = self.child(id, None);
        while let Some(row) = at {
            for (index, cell) in self.children(row).enumerate() {
                match naturals.get_mut(index) {
                    Some(natural) => *natural = (*natural).max(cell.natural),
                    None => naturals.push(cell.natural),
                }
            }
            at = self.child(id, Some(row));
        }
        let (mut begin, mut taken) = (x, width);
        if let Some(Kind::Table(table)) = self.nodes.get_mut(id).map(|node| &mut node.kind) {
            table.place(x, width, &naturals);
            (begin, taken) = table.extent(x, width);
        }
        let rule = match self.nodes.get(id).map(|node| &node.kind) {
            Some(Kind::Table(table)) if table.columns.is_empty() => table.grid,
            _ => None,
        };
        self.each_child(id, |_, row| {
            row.spread(begin, taken, (0, 0));
            // Without room for the grid, a line between rows is what remains of it.
            row.gap.separator = rule;
        });
    }

    fn fit_cells(&mut self, id: Id, x: usize, width: usize) {
        let columns = match self.nodes.get(id).and_then(|row| self.nodes.get(row.parent)).map(|table| &table.kind) {
            Some(Kind::Table(table)) => table.columns.clone(),
            _ => Vec::new(),
        };
        if columns.is_empty() {
            if let Some(node) = self.nodes.get_mut(id) {
                node.kind = Kind::Stack;
            }
            // One below the other, what follows the first cell is set in under it.
            self.each_child(id, |index, cell| cell.padding.left = if index > 0 { 2 } else { 0 });
            self.fit_stack(id, x, width);
            return;
        }
        self.each_child(id, |index, cell| {
            (cell.x, cell.width) = columns.get(index).copied().unwrap_or((x, 1));
        });
    }

    /// The height of a box whose children have theirs.
    fn set_height(&mut self, id: Id) {
        let Some(node) = self.nodes.get(id) else { return };
        let inside = match &node.kind {
            Kind::Row { .. } | Kind::TableRow => self.children(id).map(Node::outer_height).max().unwrap_or(0),
            Kind::Table(table) if table.has_lines() => self.children(id).map(|row| row.height + 1).sum::<usize>() + 1,
            Kind::Stack | Kind::Table(_) => self.stack_height(id),
            Kind::Flow => self.flow_heights(id).iter().sum(),
            Kind::Text { lines, .. } => lines.len(),
            Kind::Bar(..) => 1,
        };
        if let Some(node) = self.nodes.get_mut(id) {
            node.height = (inside + node.edges().vertical()).max(node.min_height);
        }
    }

    fn stack_height(&self, id: Id) -> usize {
        let mut before: Option<&Node> = None;
        let mut sum = 0;
        for child in self.children(id) {
            sum += before.map_or(0, |before| row_gap(before, child)) + child.outer_height();
            before = Some(child);
        }
        sum
    }

    fn flow_heights(&self, id: Id) -> Vec<usize> {
        let mut heights: Vec<usize> = Vec::new();
        for child in self.children(id) {
            heights.resize(heights.len().max(child.flow_line + 1), 0);
            if let Some(height) = heights.get_mut(child.flow_line) {
                *height = (*height).max(child.height);
            }
        }
        heights
    }

    /// Gives the children of a box their lines.
    fn drop_children(&mut self, id: Id, rules: &mut Vec<Rule>) {
        let Some(node) = self.nodes.get(id) else { return };
        let edges = node.edges();
        let (y, height) = (node.y + edges.top, node.height.saturating_sub(edges.vertical()));
        match &node.kind {
            kind @ (Kind::Row { .. } | Kind::TableRow) => {
                let is_mirrored = matches!(kind, Kind::Row { mirrored: true });
                self.each_child(id, |index, child| {
                    child.y = y.saturating_sub(child.bleed.top.into());
                    child.height = height + child.bleed.vertical();
                    if let (Some(style), true) = (child.gap.separator, index > 0) {
                        let aside = child.column_gap() / 2;
                        let before = child.x.saturating_sub(aside + 1);
                        let x = if is_mirrored { child.x + child.width + aside } else { before };
                        rules.push(Rule { x, y, length: height, is_upright: true, style });
                    }
                });
            }
            Kind::Table(table) if table.has_lines() => {
                let mut at = y + 1;
                self.each_child(id, |_, row| {
                    row.y = at;
                    at += row.height + 1;
                });
            }
            Kind::Stack | Kind::Table(_) => self.drop_stack(id, y, height, rules),
            Kind::Flow => {
                let heights = self.flow_heights(id);
                let tops: Vec<usize> = heights
                    .iter()
                    .scan(y, |at, height| {
                        let top = *at;
                        *at += height;
                        Some(top)
                    })
                    .collect();
                self.each_child(id, |_, child| {
                    child.y = tops.get(child.flow_line).copied().unwrap_or(y);
                });
            }
            Kind::Text { .. } | Kind::Bar(..) => {}
        }
    }

    fn drop_stack(&mut self, id: Id, y: usize, height: usize, rules: &mut Vec<Rule>) {
        let spare = height.saturating_sub(self.stack_height(id));
        let growing = if spare > 0 { self.children(id).filter(|child| child.grows).count() } else { 0 };
        let vertical = self.nodes.get(id).map_or(Vertical::Top, |node| node.vertical);
        let mut at = if growing > 0 { y } else { y + vertical.offset(spare) };
        let mut left = spare;
        let mut to_grow = growing;
        let mut previous: Option<Id> = None;
        let mut next = self.child(id, None);
        while let Some(child) = next {
            let before = previous.and_then(|before| self.nodes.get(before));
            let gap = before.zip(self.nodes.get(child)).map_or(0, |(before, node)| row_gap(before, node));
            if let Some(node) = self.nodes.get_mut(child) {
                if let (Some(style), true) = (node.gap.separator, gap > 0) {
                    rules.push(Rule { x: node.x, y: at + gap / 2, length: node.width, is_upright: false, style });
                }
                if node.grows && to_grow > 0 {
                    let share = left / to_grow;
                    node.height += share;
                    left -= share;
                    to_grow -= 1;
                }
                node.y = (at + gap).saturating_sub(node.bleed.top.into());
                at += gap + node.outer_height();
            }
            previous = Some(child);
            next = self.child(id, Some(child));
        }
    }
}

impl Node {
    /// Takes a place from `x` on, and of the padding around as much as it bleeds over.
    fn spread(&mut self, x: usize, width: usize, spare: (u8, u8)) {
        self.bleed.left = self.bleed.left.min(spare.0);
        self.bleed.right = self.bleed.right.min(spare.1);
        self.spare = spare;
        self.x = x.saturating_sub(self.bleed.left.into());
        self.width = width + self.bleed.horizontal();
    }

    /// The lines that it takes in its parent: what it bleeds over is not counted.
    fn outer_height(&self) -> usize {
        self.height.saturating_sub(self.bleed.vertical())
    }

    /// In a narrow place gives up first the padding, then the outline.
    fn squeeze(&mut self) {
        let lines = if self.outline.is_some() { 2 } else { 0 };
        while self.padding.horizontal() > 0 && self.width < self.padding.horizontal() + lines + 3 {
            self.padding.left = self.padding.left.saturating_sub(1);
            self.padding.right = self.padding.right.saturating_sub(1);
        }
        if self.outline.is_some() && self.width < 3 {
            self.outline = None;
            self.caption = None;
        }
        if self.padding.right == 0 {
            self.mark = None;
        }
    }
}

/// The lines between two boxes of a stack, the separator's own included. Half a line is the measure of Teams' default
/// spacing (12 px): it is rounded down below a single line of text, which then heads what follows (unless in the largest letters), and up elsewhere.
fn row_gap(before: &Node, node: &Node) -> usize {
    let gap = match node.gap.spacing {
        Spacing::None | Spacing::Small => 0,
        Spacing::Default => usize::from(!(before.is_one_line() && node.is_bare_text())),
        Spacing::Medium | Spacing::Padding => 1,
        Spacing::Large | Spacing::ExtraLarge => 2,
    };
    match node.gap.separator {
        Some(_) if gap > 1 => 3,
        Some(_) => 1,
        None => gap,
    }
}

impl Table {
    /// Whether lines are drawn between the cells.
    pub(super) fn has_lines(&self) -> bool {
        self.grid.is_some() && !self.columns.is_empty()
    }

    /// Where rows begin and how wide they are: from the first column to the last, without the lines around.
    fn extent(&self, x: usize, width: usize) -> (usize, usize) {
        let begin = self.columns.iter().map(|(begin, _)| *begin).min();
        let end = self.columns.iter().map(|(begin, own)| begin + own).max();
        begin.zip(end).map_or((x, width), |(begin, end)| (begin, end - begin))
    }

    fn place(&mut self, x: usize, width: usize, naturals: &[usize]) {
        let count = self.tracks.len();
        let tracks: Vec<(Track, usize)> = self
            .tracks
            .iter()
            .enumerate()
            .map(|(at, track)| (*track, naturals.get(at).copied().unwrap_or(0)))
            .collect();
        // With lines: one on each side of each cell. Cells bring their own padding.
        let (before, between) = if self.grid.is_some() { (1, 1) } else { (0, self.gap) };
        let taken = before * 2 + between * count.saturating_sub(1);
        let padding = if self.grid.is_some() { 2 } else { 0 };
        let widths = width.checked_sub(taken).and_then(|room| distribute(&tracks, room, LEAST + padding));
        let is_fine = |widths: &Vec<usize>| {
            widths.last().zip(naturals.last()).is_none_or(|(own, natural)| *own >= self.last_least.min(*natural))
        };
        let widths = widths.filter(is_fine);
        let mut at = before;
        self.columns = widths
            .unwrap_or_default()
            .into_iter()
            .map(|own| {
                let begin = if self.mirrored { x + width.saturating_sub(at + own) } else { x + at };
                at += own + between;
                (begin, own)
            })
            .collect();
    }
}
