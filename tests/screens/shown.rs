//! What a model shows: text, styles, and what lies where.

use std::collections::BTreeMap;
use std::fmt::Write;

use cardwright::tui::app::{HitMap, Model};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use sha2::{Digest, Sha256};
use unicode_width::UnicodeWidthStr;

/// A frame.
pub(crate) struct Shown {
    buffer: Buffer,
    /// What lies where.
    pub(crate) hits: HitMap,
    /// Where the caret stands, when there is one: column and row.
    pub(crate) caret: Option<(u16, u16)>,
}

impl Shown {
    /// Draws a model in its own size.
    pub(crate) fn of(model: &Model) -> Self {
        let (columns, rows) = model.shared.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut hits = HitMap::default();
        let mut caret = None;
        terminal
            .draw(|frame| {
                hits = model.view(frame);
            })
            .unwrap();
        let backend = terminal.backend();
        if backend.cursor_visible() {
            let at = backend.cursor_position();
            caret = Some((at.x, at.y));
        }
        Self { buffer: backend.buffer().clone(), hits, caret }
    }

    /// The cells of a row that begin a character; what a wide one covers is left out.
    fn cells(&self, row: u16) -> Vec<&Cell> {
        let mut cells = Vec::new();
        let mut column = 0;
        while column < self.buffer.area.width {
            let cell = &self.buffer[(column, row)];
            column += u16::try_from(cell.symbol().width().max(1)).unwrap();
            cells.push(cell);
        }
        cells
    }

    /// The frame as lines, without the blanks at their ends.
    pub(crate) fn text(&self) -> String {
        (0..self.buffer.area.height).fold(String::new(), |mut text, row| {
            let line: String = self.cells(row).into_iter().map(Cell::symbol).collect();
            let _ = writeln!(text, "{}", line.trim_end());
            text
        })
    }

    /// A digest of every cell's style: another colour anywhere is another digest.
    pub(crate) fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for row in 0..self.buffer.area.height {
            for cell in self.cells(row) {
                hash.update(named(cell));
                hash.update("\n");
            }
        }
        hash.finalize().iter().take(6).fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// The styles that are used, each with its number of cells, so that a reader sees which colour came or went.
    pub(crate) fn legend(&self) -> String {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for row in 0..self.buffer.area.height {
            for cell in self.cells(row) {
                *counts.entry(named(cell)).or_default() += 1;
            }
        }
        counts.into_iter().fold(String::new(), |mut text, (style, count)| {
            let _ = writeln!(text, "{count:>6} {style}");
            text
        })
    }
}

fn named(cell: &Cell) -> String {
    let mut text = format!("{} on {}", colour(cell.fg), colour(cell.bg));
    for (name, _) in cell.modifier.iter_names() {
        let _ = write!(text, " {}", name.to_ascii_lowercase());
    }
    if cell.underline_color != Color::Reset {
        let _ = write!(text, " underline {}", colour(cell.underline_color));
    }
    text
}

fn colour(colour: Color) -> String {
    match colour {
        Color::Reset => "-".to_owned(),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        other => format!("{other:?}"),
    }
}

/// Whether a modifier is used anywhere; what mono has instead of colours.
pub(crate) fn uses(shown: &Shown, modifier: Modifier) -> bool {
    shown.buffer.content.iter().any(|cell| cell.modifier.contains(modifier))
}

/// Whether any cell has a colour of its own.
pub(crate) fn coloured(shown: &Shown) -> bool {
    shown.buffer.content.iter().any(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset)
}
