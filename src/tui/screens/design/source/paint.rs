//! Painting the window on the source: line numbers, the selected element's bar, colours by token, the error, the caret.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Piece};

use crate::json::token::TokenKind;
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};

use super::{Source, carry, cells};

/// What is marked in the text, as offsets in it.
struct Marks {
    /// The text that is selected.
    selected: Range<usize>,
    /// Where the text is broken.
    error: Option<usize>,
}

impl Source {
    /// Cells left of the text: line number, bar, a blank.
    pub(super) fn gutter(&self) -> u16 {
        let digits = self.starts.len().checked_ilog10().unwrap_or(0) + 1;
        u16::try_from(digits + 2).unwrap_or(u16::MAX)
    }

    /// Paints inside the frame `outer`.
    pub(in super::super) fn view(
        &self,
        shared: &Shared,
        outer: Rect,
        focus: Focus,
        frame: &mut Frame<'_>,
        hits: &mut HitMap,
    ) {
        let area = outer.inner(Margin::new(1, 1));
        let theme = &shared.theme;
        let element = self.element_rows(shared);
        let marks = self.marks(shared);
        let error_row = marks.error.map(|at| self.row_of(at));
        let gutter = Rect { width: self.gutter().min(area.width), ..area };
        let digits = usize::from(self.gutter().saturating_sub(2));
        for (y, row) in (area.y..area.bottom()).zip(self.top..self.starts.len()) {
            let number = if error_row == Some(row) { Role::Error } else { Role::Disabled };
            let bar = match (element.contains(&row), theme.ascii) {
                (true, false) => "▎",
                (true, true) => "|",
                (false, _) => " ",
            };
            let line = Line::from(vec![
                Piece::styled(format!("{:>digits$}", row + 1), theme.style(number)),
                Piece::styled(bar, theme.style(Role::Focus)),
            ]);
            frame.render_widget(line, Rect { y, height: 1, ..gutter });
            let place = Rect { y, height: 1, ..self.window }.intersection(area);
            frame.render_widget(self.row(theme, row, &marks, usize::from(place.width)), place);
        }
        hits.add(area, Target::Source);
        pane::scroll_mark(theme, outer, self.top, usize::from(area.height), self.starts.len(), frame);
        if focus == Focus::Here && !shared.covered {
            self.show_caret(frame);
        }
    }

    /// The lines of the selected element, while the tree is that of the text.
    fn element_rows(&self, shared: &Shared) -> Range<usize> {
        let work = &shared.workspace;
        if work.broken().is_some() || work.selection().is_root() {
            return 0..0;
        }
        let Some(span) = work.document().at(work.selection()).map(crate::json::Value::entry_span) else { return 0..0 };
        let row = |offset: usize| self.row_of(carry::from_raw(work.text(), &self.text, &self.starts, offset));
        row(span.start)..row(span.end) + 1
    }

    fn marks(&self, shared: &Shared) -> Marks {
        let work = &shared.workspace;
        let selected = match self.area.selection_range() {
            Some((start, end)) => self.offset(start)..self.offset(end),
            None => 0..0,
        };
        let error = work.broken().map(|error| carry::from_raw(work.text(), &self.text, &self.starts, error.offset));
        Marks { selected, error }
    }

    /// The part of a row that is in the window, in pieces of one style.
    fn row(&self, theme: &Theme, row: usize, marks: &Marks, room: usize) -> Line<'static> {
        let start = self.starts.get(row).copied().unwrap_or(0);
        let line = self.line(row);
        let mut pieces: Vec<Piece<'static>> = Vec::new();
        let mut tokens = self.tokens.get(self.tokens.partition_point(|(span, _)| span.end <= start)..).unwrap_or(&[]);
        let mut column = 0;
        for (at, c) in line.char_indices() {
            let offset = start + at;
            let cell = cells::cell(c, column);
            let end = column + cell.width;
            if column >= self.left + room {
                break;
            }
            if end > self.left || (cell.width == 0 && column > self.left) {
                while tokens.first().is_some_and(|(span, _)| span.end <= offset) {
                    tokens = tokens.get(1..).unwrap_or(&[]);
                }
                let kind = tokens.first().filter(|(span, _)| span.start <= offset).map(|(_, kind)| *kind);
                let style = styled(theme, kind, marks, offset);
                let hidden = self.left.saturating_sub(column);
                let shown = cell.width.saturating_sub(hidden);
                // Half of a wide character is a blank.
                let cut = hidden > 0 || end > self.left + room || c == '\t';
                push(&mut pieces, if cut { ' ' } else { cell.shown }, if cut { shown } else { 1 }, style);
            }
            column = end;
        }
        let behind = start + line.len();
        let broken_here = marks.error == Some(behind);
        let selected_end = marks.selected.contains(&behind);
        if (broken_here || selected_end) && column >= self.left && column < self.left + room {
            push(&mut pieces, ' ', 1, styled(theme, None, marks, behind));
        }
        Line::from(pieces)
    }

    fn show_caret(&self, frame: &mut Frame<'_>) {
        let (row, column) = self.caret();
        let cells = cells::column(self.line(row), column);
        let (Some(down), Some(right)) = (row.checked_sub(self.top), cells.checked_sub(self.left)) else { return };
        if down >= usize::from(self.window.height) || right >= usize::from(self.window.width.max(1)) {
            return;
        }
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let place =
            Position::new(self.window.x.saturating_add(narrow(right)), self.window.y.saturating_add(narrow(down)));
        if frame.area().contains(place) {
            frame.set_cursor_position(place);
        }
    }
}

fn push(pieces: &mut Vec<Piece<'static>>, c: char, count: usize, style: Style) {
    match pieces.last_mut() {
        Some(last) if last.style == style => last.content.to_mut().extend(std::iter::repeat_n(c, count)),
        _ => pieces.push(Piece::styled(std::iter::repeat_n(c, count).collect::<String>(), style)),
    }
}

fn styled(theme: &Theme, kind: Option<TokenKind>, marks: &Marks, offset: usize) -> Style {
    let role = match kind {
        Some(TokenKind::Key) => Role::Name,
        Some(TokenKind::String) => Role::String,
        Some(TokenKind::Number | TokenKind::Literal) => Role::Literal,
        Some(TokenKind::Punctuation | TokenKind::Comment) => Role::Dim,
        Some(TokenKind::Error) => Role::Error,
        None => Role::Text,
    };
    let style = theme.style(role);
    if marks.selected.contains(&offset) {
        return style.patch(theme.style(Role::Selection));
    }
    if marks.error == Some(offset) {
        return theme.style(Role::Error).add_modifier(Modifier::UNDERLINED | Modifier::REVERSED);
    }
    style
}
