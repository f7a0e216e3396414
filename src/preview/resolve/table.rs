//! Tables: rows of cells that share their columns' widths.

use super::{Job, Read, Resolver, Task, alignment, columns_of, pixels, vertical, whole};
use crate::json::Value;
use crate::preview::Role;
use crate::preview::boxes::{Align, Edges, Kind, Node, Table, Vertical};
use crate::preview::glyphs::Outline;
use crate::preview::tracks::Track;

/// What rows and cells get from their table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Columns {
    count: usize,
    has_grid: bool,
    vertical: Vertical,
    /// What shows the style of the row where there is no colour for it.
    stripe: Option<&'static str>,
}

impl<'d> Resolver<'d> {
    pub(super) fn table(&mut self, task: &Task<'d>) {
        let element = task.element;
        let rows: Vec<(usize, Read<'d>)> =
            element.children("rows").enumerate().filter(|(_, row)| row.is_visible()).collect();
        let definitions: Vec<Read<'d>> = element.children("columns").collect();
        let count = if definitions.is_empty() {
            rows.iter().map(|(_, row)| row.children("cells").count()).max().unwrap_or(0)
        } else {
            definitions.len()
        };
        if rows.is_empty() || count == 0 {
            return;
        }
        let tracks =
            (0..count).map(|at| definitions.get(at).map_or(Track::Weight(1.0), |one| width_of(one.value("width"))));
        let (mut node, mut context) = self.boxed(element, &task.context);
        let grid_style = element.choice("gridStyle");
        let grid = element.flag("showGridLines").then(|| self.inks.border(grid_style, context.style));
        node.kind = Kind::Table(Box::new(Table {
            tracks: tracks.collect(),
            grid,
            last_least: 0,
            gap: 1,
            mirrored: context.is_rtl,
            columns: Vec::new(),
        }));
        context.align = alignment(element.choice("horizontalCellContentAlignment"), context.align);
        let columns = Columns {
            count,
            has_grid: grid.is_some(),
            vertical: vertical(element.choice("verticalCellContentAlignment"), Vertical::Top),
            stripe: None,
        };
        let has_header = element.flag("firstRowAsHeaders");
        let parent = self.boxes.push(task.parent, self.placed(node, task, Role::Element));
        let below = task.pointer.key("rows");
        let tasks: Vec<_> = rows
            .into_iter()
            .map(|(at, element)| {
                let mut context = context;
                context.is_header = has_header && at == 0;
                Task { job: Job::Row(columns), element, pointer: below.index(at), parent, context }
            })
            .collect();
        // Columns come after rows in the order of precedence, so their alignment is handed down only where rows are silent.
        self.defer(tasks);
    }

    pub(super) fn table_row(&mut self, task: Task<'d>, mut columns: Columns) {
        let element = task.element;
        let (boxed, mut context) = self.boxed(element, &task.context);
        let mut node = Node::new(Kind::TableRow).at(&task.pointer, Role::Element);
        node.fill = boxed.fill;
        columns.stripe = boxed.outline.map(|(outline, _)| self.stripe(outline));
        let own = element.choice("horizontalCellContentAlignment");
        columns.vertical = vertical(element.choice("verticalCellContentAlignment"), columns.vertical);
        let definitions = element.raw().parent().and_then(Value::parent).and_then(|table| table.get("columns"));
        let aligns = column_alignments(definitions, columns.count);
        let parent = self.boxes.push(task.parent, node);
        let below = task.pointer.key("cells");
        context.room = Edges::NONE;
        let tasks: Vec<_> = element
            .children("cells")
            .take(columns.count)
            .enumerate()
            .map(|(at, element)| {
                let mut context = context;
                let column = aligns.get(at).copied().flatten().unwrap_or(context.align);
                context.align = alignment(own, column);
                Task { job: Job::Cell(columns), element, pointer: below.index(at), parent, context }
            })
            .collect();
        self.defer(tasks);
    }

    /// The stripe for what would have this outline.
    fn stripe(&self, outline: Outline) -> &'static str {
        let signs = self.inks.glyphs.signs();
        if outline == Outline::Heavy { signs.heavy_stripe } else { signs.stripe }
    }

    pub(super) fn table_cell(&mut self, task: Task<'d>, columns: Columns) {
        let (mut node, mut context) = self.boxed(task.element, &task.context);
        node.padding = if columns.has_grid { Edges::symmetric(1, 0) } else { Edges::NONE };
        // The lines of the grid are the only ones that a cell has: where its style would show as a frame, a stripe has to do.
        let of_row = columns.stripe.map(|sign| (sign, self.inks.border(context.style, context.style)));
        let own = node.outline.take().map(|(outline, line)| (self.stripe(outline), line));
        node.caption = None;
        node.stripe = own.or(of_row).map(Box::new);
        if node.stripe.is_some() && node.padding.left == 0 {
            node.padding.left = 2;
        }
        context.room = node.padding;
        node.vertical = vertical(task.element.choice("verticalContentAlignment"), columns.vertical);
        // A cell without content is laid out all the same: between two lines there is always room for one of text.
        if columns.has_grid {
            node.min_height = node.min_height.max(1);
        }
        let parent = self.boxes.push(task.parent, node.at(&task.pointer, Role::Element));
        if task.element.name() == "TableCell" {
            self.defer_children(task.element, "items", &task.pointer, parent, context);
        } else {
            self.defer([Task { job: Job::Element, parent, context, ..task }]);
        }
    }
}

/// The width of a table's column: a weight (1 unless said), pixels, or `auto`.
fn width_of(width: Option<Value<'_>>) -> Track {
    let Some(width) = width else { return Track::Weight(1.0) };
    let text = width.as_str().unwrap_or_else(|| width.raw().into());
    if let Some(pixels) = pixels(&text) {
        return Track::Fixed(columns_of(pixels));
    }
    if text.trim().eq_ignore_ascii_case("auto") {
        return Track::Auto(usize::MAX);
    }
    let weight: Option<f64> = text.trim().parse().ok();
    Track::Weight(weight.filter(|weight| *weight > 0.0 && whole(*weight).is_some()).unwrap_or(1.0))
}

fn column_alignments(definitions: Option<Value<'_>>, count: usize) -> Vec<Option<Align>> {
    let items = definitions.into_iter().flat_map(Value::items).take(count);
    items
        .map(|column| {
            let word = column.get("horizontalCellContentAlignment").and_then(Value::as_str)?;
            [("left", Align::Left), ("center", Align::Center), ("right", Align::Right)]
                .into_iter()
                .find(|(name, _)| word.eq_ignore_ascii_case(name))
                .map(|(_, align)| align)
        })
        .collect()
}
