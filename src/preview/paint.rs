//! The last pass: placed boxes are drawn, and the regions of their elements noted.

use super::arrange::Rule;
use super::boxes::{Boxes, Kind, Node, Table};
use super::canvas::Canvas;
use super::glyphs::{BoxSet, Glyphs, GridSet};
use super::text::{Link, Texts};
use super::width::{columns, fit};
use super::{Region, Role, Scene, Style};
use crate::json::Pointer;

/// Paints all boxes.
pub(super) fn paint(mut boxes: Boxes, texts: &Texts, rules: &[Rule], width: usize, glyphs: Glyphs) -> Scene {
    let pointers: Vec<Option<Pointer>> = boxes.nodes.iter_mut().map(|node| node.pointer.take()).collect();
    let height = boxes.nodes.first().map_or(0, |root| root.y + root.height);
    let mut painter = Painter {
        canvas: Canvas::new(width, height, texts.lines.len() + texts.runs.len()),
        regions: Vec::with_capacity(boxes.nodes.len()),
        texts,
        glyphs,
    };
    for ((id, node), pointer) in boxes.nodes.iter().enumerate().zip(pointers) {
        painter.node(node, pointer);
        if let Kind::Table(table) = &node.kind
            && table.has_lines()
        {
            let rows: Vec<(usize, usize)> = boxes.children(id).map(|row| (row.y, row.height)).collect();
            painter.grid(table, &rows);
        }
    }
    for rule in rules {
        painter.rule(rule);
    }
    let mut regions = painter.regions;
    clip(&mut regions, width, height);
    Scene { width, lines: painter.canvas.finish(), regions }
}

struct Painter<'b> {
    canvas: Canvas<'b>,
    regions: Vec<Region>,
    texts: &'b Texts,
    glyphs: Glyphs,
}

impl<'b> Painter<'b> {
    fn node(&mut self, node: &'b Node, pointer: Option<Pointer>) {
        let own = self.regions.len();
        if let Some(pointer) = pointer {
            let (column, row) = (node.x, node.y);
            self.regions.push(Region { pointer, column, row, width: node.width, height: node.height, role: node.role });
        }
        self.frame(node);
        match &node.kind {
            Kind::Text { .. } => self.text(node, own),
            Kind::Bar(sign, style) => self.canvas.repeat(node.x, node.y, sign, node.width, *style),
            _ => {}
        }
    }

    fn frame(&mut self, node: &'b Node) {
        let (right, bottom) = (node.x + node.width, node.y + node.height);
        if let Some(colour) = node.fill {
            self.canvas.fill((node.x, right), (node.y, bottom), colour);
        }
        if let Some(colour) = node.inner_fill.filter(|_| node.outline.is_some()) {
            let (columns, rows) = ((node.x + 1, right.saturating_sub(1)), (node.y + 1, bottom.saturating_sub(1)));
            self.canvas.fill(columns, rows, colour);
        }
        if let Some((outline, style)) = node.outline {
            self.outline(node, self.glyphs.outline(outline), style);
        }
        if let Some((sign, style)) = node.stripe.as_deref().filter(|_| node.padding.left > 0) {
            for row in node.y..bottom {
                self.canvas.repeat(node.x, row, sign, 1, *style);
            }
        }
        if let Some((sign, style)) = node.mark.as_deref().filter(|_| node.padding.right > 0) {
            // In the middle of the padding.
            let edges = node.edges();
            let column = right.saturating_sub(edges.right) + usize::from((node.padding.right - 1) / 2);
            self.canvas.repeat(column, node.y + edges.top, sign, 1, *style);
        }
    }

    fn outline(&mut self, node: &'b Node, set: &'static BoxSet, style: Style) {
        let inside = node.width.saturating_sub(2);
        let (left, right) = (node.x, node.x + node.width.saturating_sub(1));
        let bottom = node.y + node.height.saturating_sub(1);
        let canvas = &mut self.canvas;
        let mut at = left + 1;
        let [[top_left, top, top_right], [bottom_left, below, bottom_right]] = [set.top, set.bottom];
        canvas.repeat(left, node.y, top_left, 1, style);
        if let Some((caption, caption_style)) = node.caption.as_deref().filter(|_| inside >= 6) {
            let (text, taken) = fit(caption, inside - 4);
            // A long name may be cut; half a short word says nothing.
            if text.len() == caption.len() || taken >= 8 {
                canvas.repeat(at, node.y, top, 1, style);
                canvas.put(at + 2, node.y, text, taken, *caption_style);
                at += taken + 3;
            }
        }
        canvas.repeat(at, node.y, top, right.saturating_sub(at), style);
        canvas.repeat(right, node.y, top_right, 1, style);
        let [side_left, side_right] = set.side;
        for row in node.y + 1..bottom {
            canvas.repeat(left, row, side_left, 1, style);
            canvas.repeat(right, row, side_right, 1, style);
        }
        canvas.repeat(left, bottom, bottom_left, 1, style);
        canvas.repeat(left + 1, bottom, below, inside, style);
        canvas.repeat(right, bottom, bottom_right, 1, style);
    }

    fn text(&mut self, node: &'b Node, own: usize) {
        let Kind::Text { lines, align, .. } = &node.kind else { return };
        let edges = node.edges();
        let (x, room) = (node.x + edges.left, node.width.saturating_sub(edges.horizontal()).max(1));
        let spare = node.height.saturating_sub(edges.vertical() + lines.len());
        let top = node.y + edges.top + node.vertical.offset(spare);
        for (row, line) in (top..).zip(self.texts.lines.get(lines.clone()).unwrap_or_default()) {
            let mut column = x + line.lead + align.offset(line.lead + line.width, room);
            let mut style = Style::default();
            for (text, run) in self.texts.pieces(line.start..line.end) {
                let width = columns(text);
                style = run.style;
                if let Some((pointer, role)) = self.element_of(run.link, own) {
                    extend(&mut self.regions, Region { pointer, column, row, width, height: 1, role });
                }
                self.canvas.put(column, row, text, width, run.style);
                column += width;
            }
            if line.cut {
                let dots = self.glyphs.signs().ellipsis;
                self.canvas.put(column, row, dots, columns(dots), style);
            }
        }
    }

    /// The element that a piece of text is, or the one that its link belongs to: the one whose region is number `own`.
    fn element_of(&self, link: Link, own: usize) -> Option<(Pointer, Role)> {
        if link == Link::default() {
            return None;
        }
        let of_text = || self.regions.get(own).map(|region| (region.pointer.clone(), Role::Link));
        self.texts.target(link).cloned().or_else(of_text)
    }

    fn rule(&mut self, rule: &Rule) {
        let signs = self.glyphs.signs();
        if rule.is_upright {
            for row in rule.y..rule.y + rule.length {
                self.canvas.repeat(rule.x, row, signs.upright, 1, rule.style);
            }
        } else {
            self.canvas.repeat(rule.x, rule.y, signs.rule, rule.length, rule.style);
        }
    }

    fn grid(&mut self, table: &Table, rows: &[(usize, usize)]) {
        let Some(style) = table.grid else { return };
        let GridSet { top, middle, bottom, side } = self.glyphs.signs().grid;
        let mut columns = table.columns.clone();
        columns.sort_unstable();
        let Some(left) = columns.first().map(|(begin, _)| begin.saturating_sub(1)) else { return };
        let canvas = &mut self.canvas;
        let mut across = |row: usize, [from, line, cross, to]: [&'static str; 4]| {
            let mut sign = from;
            for (begin, width) in &columns {
                canvas.repeat(begin.saturating_sub(1), row, sign, 1, style);
                canvas.repeat(*begin, row, line, *width, style);
                sign = cross;
            }
            if let Some((begin, width)) = columns.last() {
                canvas.repeat(begin + width, row, to, 1, style);
            }
        };
        for (at, (y, _)) in rows.iter().enumerate() {
            across(y.saturating_sub(1), if at == 0 { top } else { middle });
        }
        if let Some((y, height)) = rows.last() {
            across(y + height, bottom);
        }
        for row in rows.iter().flat_map(|(y, height)| *y..y + height) {
            canvas.repeat(left, row, side, 1, style);
            for (begin, width) in &columns {
                canvas.repeat(begin + width, row, side, 1, style);
            }
        }
    }
}

/// Regions never reach beyond the scene, whatever does not fit into it.
fn clip(regions: &mut Vec<Region>, width: usize, height: usize) {
    for region in regions.iter_mut() {
        region.width = region.width.min(width.saturating_sub(region.column));
        region.height = region.height.min(height.saturating_sub(region.row));
    }
    regions.retain(|region| region.width > 0);
}

/// Adds a region, or makes the last one longer when this is its continuation in another style.
fn extend(regions: &mut Vec<Region>, region: Region) {
    match regions.last_mut() {
        Some(last)
            if last.role == region.role
                && last.row == region.row
                && last.height == 1
                && last.column + last.width == region.column
                && last.pointer == region.pointer =>
        {
            last.width += region.width;
        }
        _ => regions.push(region),
    }
}
