//! What is drawn, on its way to lines: pieces of text anywhere, rectangles of colour below them.
//!
//! Everything borrows from the card's texts and the signs until the lines are written, once and from left to right.

use super::width::fit;
use super::{Line, Modifiers, Span, Style};
use crate::card::host::Rgb;

/// A surface to draw on.
#[derive(Debug)]
pub(super) struct Canvas<'t> {
    width: usize,
    height: usize,
    pieces: Vec<Piece<'t>>,
    fills: Vec<Fill>,
}

/// A text at a place, so many times.
#[derive(Debug, Clone, Copy)]
struct Piece<'t> {
    row: usize,
    column: usize,
    width: usize,
    text: &'t str,
    times: usize,
    style: Style,
}

/// A rectangle of colour. What comes later lies above.
#[derive(Debug, Clone, Copy)]
struct Fill {
    rows: (usize, usize),
    columns: (usize, usize),
    colour: Rgb,
}

impl<'t> Canvas<'t> {
    pub(super) fn new(width: usize, height: usize, pieces: usize) -> Self {
        Self { width, height, pieces: Vec::with_capacity(pieces), fills: Vec::new() }
    }

    /// Draws a text that takes `width` columns.
    pub(super) fn put(&mut self, column: usize, row: usize, text: &'t str, width: usize, style: Style) {
        if width > 0 && row < self.height && column < self.width {
            self.pieces.push(Piece { row, column, width, text, times: 1, style });
        }
    }

    /// Draws a sign of one column, several times.
    pub(super) fn repeat(&mut self, column: usize, row: usize, sign: &'t str, times: usize, style: Style) {
        if times > 0 && row < self.height && column < self.width {
            self.pieces.push(Piece { row, column, width: times, text: sign, times, style });
        }
    }

    /// Colours a rectangle.
    pub(super) fn fill(&mut self, columns: (usize, usize), rows: (usize, usize), colour: Rgb) {
        if columns.0 < columns.1 && rows.0 < rows.1 {
            self.fills.push(Fill { rows, columns, colour });
        }
    }

    /// The lines.
    pub(super) fn finish(mut self) -> Vec<Line> {
        let mut ground = Ground::new(std::mem::take(&mut self.fills), self.width);
        let (mut order, ends) = self.by_row();
        let mut lines = Vec::with_capacity(self.height);
        let mut start = 0;
        for (row, end) in ends.into_iter().enumerate() {
            let here = order.get_mut(start..end).unwrap_or_default();
            start = end;
            if !here.is_sorted_by_key(|piece| piece.column) {
                here.sort_by_key(|piece| piece.column);
            }
            ground.move_to(row);
            lines.push(line(here, &ground, self.width));
        }
        lines
    }

    /// The pieces row by row, and where each row ends: a counting sort, because there may be very many.
    fn by_row(&self) -> (Vec<&Piece<'t>>, Vec<usize>) {
        let mut ends = vec![0; self.height];
        for piece in &self.pieces {
            if let Some(count) = ends.get_mut(piece.row) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += std::mem::replace(end, sum);
        }
        // Each count has become the start of its row, and moves on to its end while the row is filled.
        let Some(first) = self.pieces.first() else { return (Vec::new(), ends) };
        let mut order = vec![first; self.pieces.len()];
        for piece in &self.pieces {
            if let Some(at) = ends.get_mut(piece.row) {
                if let Some(place) = order.get_mut(*at) {
                    *place = piece;
                }
                *at += 1;
            }
        }
        (order, ends)
    }
}

fn line(pieces: &[&Piece<'_>], ground: &Ground, width: usize) -> Line {
    let mut writer = Writer { line: Line::new(), is_blank: true };
    let mut at = 0;
    for piece in pieces {
        // Nothing overlaps by design; should it, what comes first stays and the rest is left out.
        if piece.column < at {
            continue;
        }
        writer.blank(at, piece.column, ground);
        let mut style = piece.style;
        style.bg = style.bg.or_else(|| ground.at(piece.column));
        let room = width - piece.column;
        if piece.width <= room {
            writer.text(piece.text, piece.times, style);
            at = piece.column + piece.width;
        } else if piece.times > 1 {
            writer.text(piece.text, room, style);
            at = width;
        } else {
            let (text, taken) = fit(piece.text, room);
            writer.text(text, 1, style);
            at = piece.column + taken;
        }
    }
    if ground.is_coloured() {
        writer.blank(at, width, ground);
    }
    writer.line
}

/// Writes a line. Blanks look the same in every style but for their ground, so they join the span that they touch.
struct Writer {
    line: Line,
    /// Whether the last span holds nothing but blanks.
    is_blank: bool,
}

/// What shows even on blanks.
fn shows_on_blanks(style: Style) -> bool {
    [Modifiers::UNDERLINE, Modifiers::STRIKE, Modifiers::REVERSE].into_iter().any(|modifier| style.is(modifier))
}

impl Writer {
    fn text(&mut self, text: &str, times: usize, style: Style) {
        let is_blank = self.is_blank;
        let push = |to: &mut String| (0..times).for_each(|_| to.push_str(text));
        match self.line.last_mut() {
            Some(last) if last.style == style => push(&mut last.text),
            Some(last) if is_blank && last.style.bg == style.bg && !shows_on_blanks(style) => {
                last.style = style;
                push(&mut last.text);
            }
            _ => {
                let mut own = String::with_capacity(text.len() * times + 8);
                push(&mut own);
                self.line.push(Span { text: own, style });
            }
        }
        self.is_blank = false;
    }

    fn blank(&mut self, from: usize, to: usize, ground: &Ground) {
        let mut at = from;
        while at < to {
            let end = ground.end(at).min(to);
            let bg = ground.at(at);
            match self.line.last_mut() {
                Some(last) if last.style.bg == bg && !shows_on_blanks(last.style) => pad(&mut last.text, end - at),
                _ => {
                    let mut text = String::with_capacity(end - at + 32);
                    pad(&mut text, end - at);
                    self.line.push(Span { text, style: Style { bg, ..Style::default() } });
                    self.is_blank = true;
                }
            }
            at = end;
        }
    }
}

fn pad(text: &mut String, mut columns: usize) {
    const BLANKS: &str = "                                                                ";
    while columns > 0 {
        let part = BLANKS.get(..columns).unwrap_or(BLANKS);
        text.push_str(part);
        columns -= part.len();
    }
}

/// The colours below a line. They change from line to line only where a rectangle begins or ends.
struct Ground {
    fills: Vec<Fill>,
    /// The rectangles in the order in which they begin, and how many have begun.
    order: Vec<usize>,
    begun: usize,
    /// Those that the current line crosses, in the order in which they lie.
    active: Vec<usize>,
    /// Where the next of them ends.
    until: usize,
    /// The colours: from each column on, until the next.
    steps: Vec<(usize, Option<Rgb>)>,
    width: usize,
}

impl Ground {
    fn new(fills: Vec<Fill>, width: usize) -> Self {
        let mut order: Vec<usize> = (0..fills.len()).collect();
        order.sort_by_key(|at| fills.get(*at).map(|fill| fill.rows.0));
        Self { fills, order, begun: 0, active: Vec::new(), until: usize::MAX, steps: Vec::new(), width }
    }

    /// Goes on to a line further down.
    fn move_to(&mut self, row: usize) {
        let mut has_changed = false;
        if row >= self.until {
            let fills = &self.fills;
            self.active.retain(|at| fills.get(*at).is_some_and(|fill| fill.rows.1 > row));
            has_changed = true;
        }
        while let Some(at) = self.order.get(self.begun).copied() {
            match self.fills.get(at) {
                Some(fill) if fill.rows.0 <= row => {
                    if fill.rows.1 > row {
                        let place = self.active.partition_point(|other| *other < at);
                        self.active.insert(place, at);
                        has_changed = true;
                    }
                    self.begun += 1;
                }
                _ => break,
            }
        }
        if has_changed {
            self.lay();
        }
    }

    /// Lays each rectangle over those before it.
    fn lay(&mut self) {
        self.steps.clear();
        self.until = usize::MAX;
        for fill in self.active.iter().filter_map(|at| self.fills.get(*at)) {
            self.until = self.until.min(fill.rows.1);
            let (from, to) = fill.columns;
            let last = self.steps.partition_point(|(at, _)| *at <= to);
            let behind = last.checked_sub(1).and_then(|at| self.steps.get(at)).and_then(|(_, colour)| *colour);
            let first = self.steps.partition_point(|(at, _)| *at < from);
            self.steps.splice(first..last, [(from, Some(fill.colour)), (to, behind)]);
        }
    }

    fn is_coloured(&self) -> bool {
        !self.steps.is_empty()
    }

    fn at(&self, column: usize) -> Option<Rgb> {
        let next = self.steps.partition_point(|(at, _)| *at <= column);
        next.checked_sub(1).and_then(|at| self.steps.get(at)).and_then(|(_, colour)| *colour)
    }

    /// Where the colour at a column ends.
    fn end(&self, column: usize) -> usize {
        let next = self.steps.partition_point(|(at, _)| *at <= column);
        self.steps.get(next).map_or(self.width, |(at, _)| (*at).max(column + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Rgb = Rgb(255, 0, 0);
    const BLUE: Rgb = Rgb(0, 0, 255);

    fn spans(canvas: Canvas<'_>) -> Vec<Vec<(String, Option<Rgb>)>> {
        let lines = canvas.finish();
        lines.into_iter().map(|line| line.into_iter().map(|span| (span.text, span.style.bg)).collect()).collect()
    }

    #[test]
    fn colours_lie_over_each_other() {
        let mut canvas = Canvas::new(8, 3, 0);
        canvas.fill((0, 8), (0, 3), RED);
        canvas.fill((2, 6), (1, 2), BLUE);
        canvas.put(3, 1, "ab", 2, Style::default());
        let red = |text: &str| (text.to_owned(), Some(RED));
        let middle = vec![red("  "), (" ab ".to_owned(), Some(BLUE)), red("  ")];
        assert_eq!(spans(canvas), [vec![red("        ")], middle, vec![red("        ")]]);
    }

    #[test]
    fn nothing_leaves_the_canvas() {
        let mut canvas = Canvas::new(4, 1, 0);
        canvas.put(2, 0, "日本", 4, Style::default());
        canvas.repeat(0, 0, "-", 9, Style::default());
        canvas.put(0, 7, "below", 5, Style::default());
        canvas.put(9, 0, "beside", 6, Style::default());
        assert_eq!(spans(canvas), [vec![("----".to_owned(), None)]]);
        let mut canvas = Canvas::new(4, 1, 0);
        canvas.put(1, 0, "日本", 4, Style::default());
        assert_eq!(spans(canvas), [vec![(" 日".to_owned(), None)]]);
    }

    #[test]
    fn underlined_text_does_not_lend_its_line_to_blanks() {
        let mut canvas = Canvas::new(5, 1, 0);
        canvas.put(2, 0, "a", 1, Style::default().with(Modifiers::UNDERLINE));
        canvas.put(4, 0, "b", 1, Style::default().with(Modifiers::BOLD));
        let texts: Vec<String> = canvas.finish().into_iter().flatten().map(|span| span.text).collect();
        assert_eq!(texts, ["  ", "a", " b"]);
    }
}
