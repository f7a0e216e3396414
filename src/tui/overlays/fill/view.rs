//! Painting the values.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use serde_json::Value as Data;

use crate::card::text::label;
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{pane, quantity, text};

use super::{BACK, FORWARD, Model, Row, written};

/// Rows beside the list: the frame, a line of words, the rule and the keys.
const OTHERS: u16 = 5;

fn size(area: Rect, rows: usize) -> (u16, u16) {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).max(3);
    let height = rows.saturating_add(OTHERS).min(area.height.saturating_sub(2)).min(24);
    (area.width.saturating_sub(2).min(84), height)
}

/// How many rows of the list are shown.
pub(super) fn room(area: Rect, rows: usize) -> usize {
    usize::from(size(area, rows).1.saturating_sub(OTHERS)).max(1)
}

impl Model {
    pub(in crate::tui::overlays) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let title = format!("Fill {}", self.card);
        let (outer, inner) = pane::popup(theme, &title, area, size(area, self.rows.len() + 1), frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        let said = match self.rows.len() {
            0 => "The card asks for no value from the top of its data.".to_owned(),
            count => format!(
                "The card asks for {}. What is typed counts for this message.",
                quantity::count(count, "value", "values")
            ),
        };
        let said = text::fit(&said, usize::from(inner.width.saturating_sub(2)));
        frame.render_widget(
            Line::styled(format!(" {said}"), theme.style(Role::Dim)),
            Rect { height: 1, ..inner }.intersection(inner),
        );
        let list =
            Rect { y: inner.y.saturating_add(1), height: inner.height.saturating_sub(3), ..inner }.intersection(inner);
        let widest = self.rows.iter().map(|row| text::width(&row.asked.path)).max().unwrap_or(0);
        let names = widest.max(10).min(usize::from(inner.width) / 3);
        for (y, at) in (list.y..list.bottom()).zip(self.top..=self.rows.len()) {
            let place = Rect { y, height: 1, ..list };
            let is_here = at == self.cursor;
            if is_here && self.field.is_none() {
                frame.buffer_mut().set_style(place, theme.style(Role::Selection));
            }
            hits.add(place, Target::OverlayRow(at));
            match at.checked_sub(1).and_then(|at| self.rows.get(at)) {
                Some(row) => self.paint_row(theme, row, is_here, names, place, frame),
                None => self.paint_set(theme, is_here, names, place, frame),
            }
        }
        pane::scroll_mark(theme, outer, self.top, self.room, self.rows.len() + 1, frame);
        self.foot(theme, inner, frame, hits);
    }

    fn paint_set(&self, theme: &Theme, is_here: bool, names: usize, place: Rect, frame: &mut Frame<'_>) {
        let style = |role: Role| if is_here { theme.style(Role::Selection) } else { theme.style(role) };
        let (left, right) = if theme.ascii { ("<", ">") } else { ("◂", "▸") };
        let set = match (self.sets.get(self.chosen), self.sets.len()) {
            (None, _) => "none: only what is typed here".to_owned(),
            (Some((name, _)), 1) => label(name, 40),
            (Some((name, _)), count) => format!("{left} {} {right}  {} of {count}", label(name, 40), self.chosen + 1),
        };
        let line = Line::from(vec![
            Span::styled(format!(" {}", text::fill("data set", names)), style(Role::Dim)),
            Span::styled(format!("  {set}"), style(Role::Accent)),
        ]);
        frame.render_widget(line, place);
    }

    fn paint_row(&self, theme: &Theme, row: &Row, is_here: bool, names: usize, place: Rect, frame: &mut Frame<'_>) {
        let field = self.field.as_ref().filter(|_| is_here);
        let style =
            |role: Role| if is_here && field.is_none() { theme.style(Role::Selection) } else { theme.style(role) };
        frame.render_widget(Line::styled(format!(" {}", text::fill(&row.asked.path, names)), style(Role::Name)), place);
        let left = u16::try_from(names + 3).unwrap_or(u16::MAX);
        let value = Rect { x: place.x.saturating_add(left), width: place.width.saturating_sub(left + 1), ..place };
        let value = value.intersection(place);
        if let Some(field) = field {
            field.paint(theme, value, true, frame);
            return;
        }
        let (role, said) = match row.value() {
            None => (Role::Warning, "missing".to_owned()),
            Some(Data::Array(items)) => {
                (Role::Dim, format!("list of {}", quantity::count(items.len(), "item", "items")))
            }
            Some(Data::Object(members)) => (Role::Dim, quantity::count(members.len(), "member", "members")),
            Some(value @ Data::String(_)) => (Role::String, label(&written(value), 200)),
            Some(value) => (Role::Literal, label(&written(value), 60)),
        };
        let typed = if row.typed.is_some() { "  (typed)" } else { "" };
        let said = text::fit(&said, usize::from(value.width).saturating_sub(text::width(typed)));
        frame.render_widget(
            Line::from(vec![Span::styled(said, style(role)), Span::styled(typed, style(Role::Dim))]),
            value,
        );
    }

    fn foot(&self, theme: &Theme, inner: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let rule = Rect { y: inner.bottom().saturating_sub(2), height: 1, ..inner }.intersection(inner);
        let line = if theme.ascii { "-" } else { "─" }.repeat(usize::from(rule.width));
        frame.render_widget(Line::styled(line, theme.style(Role::Border)), rule);
        let foot = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }.intersection(inner);
        if let Some(fault) = &self.fault {
            let said = text::fit(fault, usize::from(foot.width.saturating_sub(2)));
            frame.render_widget(Line::styled(format!(" {said}"), theme.style(Role::Warning)), foot);
            return;
        }
        let keys: &[(usize, &str, &str)] = if self.field.is_some() {
            &[(usize::MAX, "⏎", "next"), (FORWARD, "Alt-⏎", "go on"), (usize::MAX, "Esc", "leave it")]
        } else {
            &[
                (FORWARD, "s", "go on"),
                (usize::MAX, "⏎", "type"),
                (usize::MAX, "x", "as in the data"),
                (BACK, "Esc", "cancel"),
            ]
        };
        let mut x = foot.x.saturating_add(1);
        for (button, key, word) in keys {
            let width = u16::try_from(text::width(key) + text::width(word) + 1).unwrap_or(u16::MAX);
            let place = Rect { x, width, ..foot }.intersection(foot);
            let line = Line::from(vec![
                Span::styled(*key, theme.style(Role::Key)),
                Span::styled(format!(" {word}"), theme.style(Role::Dim)),
            ]);
            frame.render_widget(line, place);
            if *button != usize::MAX {
                hits.add(place, Target::OverlayButton(*button));
            }
            x = x.saturating_add(width + 2);
        }
    }
}
