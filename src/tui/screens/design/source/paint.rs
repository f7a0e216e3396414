//! Painting the window on the source: line numbers, the selected element's bar, colours by token, the error, the caret.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span as Piece};

use crate::check::Severity;
use crate::json::token::TokenKind;
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::text;

use super::fold::Fold;
use super::{Source, carry, cells, tell};

/// What is marked in the text, as offsets in it.
struct Marks {
    /// The text that is selected.
    selected: Range<usize>,
    /// Where the text is broken.
    error: Option<usize>,
    /// What is wrong, and how bad it is.
    problems: Vec<(Range<usize>, Role)>,
}

impl Source {
    /// Cells left of the text: a sign for what is wrong, the line number, the bar, the fold.
    pub(super) fn gutter(&self) -> u16 {
        let digits = self.starts.len().checked_ilog10().unwrap_or(0) + 1;
        u16::try_from(digits + 3).unwrap_or(u16::MAX)
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
        let digits = usize::from(self.gutter().saturating_sub(3));
        hits.add(area, Target::Source);
        for (y, index) in (area.y..area.bottom()).zip(self.top..self.row_count()) {
            let row = self.row_at(index);
            let worst = if error_row == Some(row) { Some(Severity::Error) } else { self.worst_in(row) };
            let number = worst.map_or(Role::Disabled, tell::role);
            let sign = match (worst, theme.ascii) {
                (Some(Severity::Error), false) => "✗",
                (Some(Severity::Error), true) => "x",
                (Some(Severity::Warning), _) => "!",
                (Some(Severity::Info), false) => "·",
                (Some(Severity::Info), true) => "i",
                (None, _) => " ",
            };
            let bar = match (element.contains(&row), theme.ascii) {
                (true, false) => "▎",
                (true, true) => "|",
                (false, _) => " ",
            };
            let fold = self.fold_of(row);
            let fold_sign = match (fold, theme.ascii) {
                (Fold::None, _) => " ",
                (Fold::Open, false) => "▾",
                (Fold::Open, true) => "-",
                (Fold::Closed(_), false) => "▸",
                (Fold::Closed(_), true) => "+",
            };
            let fold_role = if matches!(fold, Fold::Closed(_)) { Role::Accent } else { Role::Disabled };
            let line = Line::from(vec![
                Piece::styled(sign, theme.style(number)),
                Piece::styled(format!("{:>digits$}", row + 1), theme.style(number)),
                Piece::styled(bar, theme.style(Role::Focus)),
                Piece::styled(fold_sign, theme.style(fold_role)),
            ]);
            let beside = Rect { y, height: 1, ..gutter };
            frame.render_widget(line, beside);
            if fold != Fold::None {
                hits.add(beside, Target::SourceFold(row));
            }
            let place = Rect { y, height: 1, ..self.window }.intersection(area);
            let mut line = self.row(theme, row, &marks, usize::from(place.width));
            if let Fold::Closed(rows) = fold {
                let dots = if theme.ascii { "..." } else { "⋯" };
                let lines = if rows == 1 { "line" } else { "lines" };
                line.push_span(Piece::styled(format!(" {dots} {rows} {lines} "), theme.style(Role::Marked)));
            }
            frame.render_widget(line, place);
        }
        pane::scroll_mark(theme, outer, self.top, usize::from(area.height), self.row_count(), frame);
        self.view_hint(theme, outer, frame);
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
        let first = self.starts.get(self.row_at(self.top)).copied().unwrap_or(0);
        let last = self.row_at(self.top + usize::from(self.window.height)) + 1;
        let last = self.starts.get(last).copied().unwrap_or(usize::MAX);
        let places = self.problem_marks.places.iter();
        let problems = places
            .filter(|(place, _)| place.start < last && place.end > first)
            .map(|(place, severity)| (place.clone(), tell::role(*severity)))
            .collect();
        Marks { selected, error, problems }
    }

    /// What is known of the place at the caret, in the lower edge of the frame.
    fn view_hint(&self, theme: &Theme, outer: Rect, frame: &mut Frame<'_>) {
        let room = usize::from(outer.width.saturating_sub(4));
        if self.hint.text.is_empty() || outer.height < 3 || room < 8 {
            return;
        }
        let text = text::fit(&crate::card::text::plain(&self.hint.text), room.saturating_sub(2));
        let role = self.hint.role.unwrap_or(Role::Dim);
        let place = Rect { x: outer.x + 2, y: outer.bottom() - 1, width: outer.width.saturating_sub(4), height: 1 };
        frame.render_widget(Piece::styled(format!(" {text} "), theme.style(role)), place.intersection(frame.area()));
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
        let (Some(down), Some(right)) = (self.row_on_screen(row), cells.checked_sub(self.left)) else { return };
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
    let problem = marks.problems.iter().find(|(place, _)| place.contains(&offset));
    let style = match problem {
        Some((_, role)) => Style { underline_color: theme.style(*role).fg, ..style }.add_modifier(Modifier::UNDERLINED),
        None => style,
    };
    if marks.selected.contains(&offset) {
        return style.patch(theme.style(Role::Selection));
    }
    if marks.error == Some(offset) {
        return theme.style(Role::Error).add_modifier(Modifier::UNDERLINED | Modifier::REVERSED);
    }
    style
}
