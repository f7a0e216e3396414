//! Painting a table: titles, cells in columns, the cell that is typed into, the buttons.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::card::form;
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{pane, text};

use super::{BUTTONS, Button, Model};

/// Cells between two columns.
const GAP: u16 = 2;
/// No column is narrower than this, if there is room at all.
const LEAST: u16 = 6;

impl Model {
    /// Columns and rows of the whole box: title row, line, rows, line, hint.
    pub(super) fn size(&self, area: Rect) -> (u16, u16) {
        let rows = u16::try_from(self.rows.len().max(3)).unwrap_or(u16::MAX).saturating_add(6);
        (area.width.saturating_sub(4).min(84), rows.min(area.height.saturating_sub(2)).clamp(8, 24))
    }

    /// Where the columns stand: as wide as what is in them, sharing what is left; the last takes the rest.
    fn places(&self, inner: Rect) -> Vec<Rect> {
        let titles = self.sheet.titles();
        let count = u16::try_from(titles.len()).unwrap_or(1).max(1);
        let room = inner.width.saturating_sub(2 + GAP * (count - 1));
        let wanted = |column: usize, title: &str| {
            let cells = self.rows.iter().filter_map(|cells| cells.get(column)).map(|cell| text::width(cell));
            u16::try_from(cells.max().unwrap_or(0).max(text::width(title)).max(12)).unwrap_or(u16::MAX)
        };
        let mut left = room;
        let mut x = inner.x.saturating_add(1);
        let mut places = Vec::new();
        for (column, title) in titles.iter().enumerate() {
            let behind = count.saturating_sub(u16::try_from(column).unwrap_or(0) + 1);
            let fair = left / (behind + 1);
            let most = if behind == 0 { left } else { left.saturating_sub(behind * LEAST).min(fair.max(LEAST)) };
            let width = if behind == 0 { left } else { wanted(column, title).min(most) };
            places.push(Rect { x, width, ..inner });
            x = x.saturating_add(width + GAP);
            left = left.saturating_sub(width);
        }
        places
    }

    pub(in super::super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let (outer, inner) = pane::popup(theme, &self.title, area, self.size(area), frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        let places = self.places(inner);
        for (title, place) in self.sheet.titles().iter().zip(&places) {
            let place = Rect { height: 1, ..*place }.intersection(inner);
            let title = text::fit(title, usize::from(place.width));
            frame.render_widget(Line::styled(title, theme.style(Role::Accent)), place);
        }
        let list =
            Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(3), ..inner }.intersection(inner);
        if self.rows.is_empty() {
            let line = Line::styled(" no rows yet; a adds one", theme.style(Role::Dim));
            frame.render_widget(line, Rect { height: 1, ..list }.intersection(list));
        }
        for (y, (row, cells)) in (list.y..list.bottom()).zip(self.rows.iter().enumerate().skip(self.top)) {
            let line = Rect { y, height: 1, ..list };
            if row == self.row {
                frame.buffer_mut().set_style(line, theme.style(Role::Marked));
            }
            for (column, (cell, place)) in cells.iter().zip(&places).enumerate() {
                let place = Rect { y, height: 1, ..*place }.intersection(inner);
                hits.add(place, Target::OverlayCell(row, column));
                self.cell(theme, (row, column), cell, place, frame);
            }
        }
        let framed = Rect { y: outer.y.saturating_add(1), height: list.height.saturating_add(2), ..outer };
        pane::scroll_mark(
            theme,
            framed.intersection(outer),
            self.top,
            usize::from(list.height),
            self.rows.len(),
            frame,
        );
        let foot = Rect { y: list.bottom(), height: 2, ..inner }.intersection(inner);
        self.foot(theme, foot, frame, hits);
    }

    fn cell(&self, theme: &Theme, at: (usize, usize), cell: &str, place: Rect, frame: &mut Frame<'_>) {
        let here = at == (self.row, self.column);
        if let (true, Some(field)) = (here, &self.field) {
            frame.buffer_mut().set_style(place, ratatui::style::Style::reset());
            field.paint(theme, place, true, frame);
            return;
        }
        let room = usize::from(place.width);
        let shown = text::fit(&crate::card::text::plain(cell).replace('\n', " "), room);
        let style = match (here, form::is_expression(cell)) {
            (true, _) => theme.style(Role::Selection),
            (false, true) => theme.style(Role::Literal),
            (false, false) => theme.style(Role::Text),
        };
        let shown = if here { text::fill(&shown, room) } else { shown };
        frame.render_widget(Line::styled(shown, style), place);
    }

    /// A line, and below it the buttons, or why what was typed will not do.
    fn foot(&self, theme: &Theme, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let rule = if theme.ascii { "-" } else { "─" };
        let line = rule.repeat(usize::from(area.width));
        frame.render_widget(
            Line::styled(line, theme.style(Role::Border)),
            Rect { height: 1, ..area }.intersection(area),
        );
        let place = Rect { y: area.y.saturating_add(1), height: 1, ..area }.intersection(area);
        if let Some(fault) = &self.fault {
            let fault = text::fit(fault, usize::from(place.width.saturating_sub(2)));
            frame.render_widget(Line::styled(format!(" {fault}"), theme.style(Role::Error)), place);
            return;
        }
        if self.field.is_some() {
            let hints = [("⏎", "keep"), ("Tab", "next cell"), ("Esc", "as it was")];
            let hints = hints.into_iter().flat_map(|(key, word)| {
                [
                    Span::styled(format!(" {key}"), theme.style(Role::Key)),
                    Span::styled(format!(" {word} "), theme.style(Role::Dim)),
                ]
            });
            frame.render_widget(hints.collect::<Line<'_>>(), place);
            return;
        }
        let mut x = place.x.saturating_add(1);
        let items = matches!(self.sheet, crate::card::edit::Sheet::Items { .. });
        for (at, (button, key, word)) in BUTTONS.iter().enumerate() {
            if *button == Button::Inside && !items {
                continue;
            }
            let width = u16::try_from(text::width(key) + text::width(word) + 1).unwrap_or(u16::MAX);
            if x.saturating_add(width) > place.right() {
                break;
            }
            let spot = Rect { x, width, ..place };
            let hint = Line::from(vec![
                Span::styled(*key, theme.style(Role::Key)),
                Span::styled(format!(" {word}"), theme.style(Role::Dim)),
            ]);
            frame.render_widget(hint, spot);
            hits.add(spot, Target::OverlayButton(at));
            x = x.saturating_add(width + 2);
        }
    }
}
