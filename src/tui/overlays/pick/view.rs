//! Painting a list to choose from: the query, the rows in columns, the foot.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{pane, text};

use super::{Item, Model, Row};

/// Cells that a label has at least.
const LEAST_NAME: usize = 14;

/// The columns of a list.
struct Columns {
    /// Cells for the labels.
    names: usize,
    /// Cells for each column of marks.
    badges: Vec<usize>,
    /// Whether colours stand in front.
    swatches: bool,
}

impl Model {
    pub(in super::super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let (outer, inner) = pane::popup(theme, &self.title, area, self.size(area), frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        let head = Rect { height: 1, ..inner }.intersection(inner);
        let mark = if theme.ascii { " > " } else { " ❯ " };
        frame.render_widget(Line::styled(mark, theme.style(Role::Key)), Rect { width: head.width.min(3), ..head });
        let query =
            Rect { x: head.x.saturating_add(3), width: head.width.saturating_sub(4), ..head }.intersection(inner);
        self.finder.query().paint(theme, query, true, frame);
        let list = Rect { y: inner.y.saturating_add(2), height: self.list_height(area), ..inner }.intersection(inner);
        let rows = self.rows();
        if rows.is_empty() {
            let line = match self.offered() {
                Some(item) => Line::from(vec![
                    Span::styled(format!(" {} ", item.label), theme.style(Role::Selection)),
                    Span::styled(format!(" {}", item.detail), theme.style(Role::Dim)),
                ]),
                None => Line::styled(" nothing matches", theme.style(Role::Dim)),
            };
            frame.render_widget(line, Rect { height: 1, ..list }.intersection(list));
            return;
        }
        let columns = self.columns();
        for (y, row) in (list.y..list.bottom()).zip(rows.iter().skip(self.top)) {
            let place = Rect { y, height: 1, ..list };
            match *row {
                Row::Heading(item) => {
                    let group = self.items.get(item).map_or("", |item| item.group.as_str());
                    let group = text::fit(group, usize::from(place.width).saturating_sub(2));
                    frame.render_widget(Line::styled(format!(" {group}"), theme.style(Role::Accent)), place);
                }
                Row::Match(at) => {
                    let Some(item) = self.item_at(at) else { continue };
                    let marks = self.finder.matches().get(at).map_or(&[][..], |found| &found.marks);
                    row_of(theme, item, marks, &columns, at == self.finder.cursor(), place, frame);
                    hits.add(place, Target::OverlayRow(at));
                }
            }
        }
        let framed = Rect { y: outer.y.saturating_add(2), height: list.height.saturating_add(2), ..outer };
        pane::scroll_mark(theme, framed.intersection(outer), self.top, self.room, rows.len(), frame);
        self.foot(theme, Rect { y: list.bottom(), height: self.foot_height(area), ..inner }.intersection(inner), frame);
    }

    fn columns(&self) -> Columns {
        let last = self.last.as_deref();
        let all = || self.items.iter().chain(last);
        let count = all().map(|item| item.badges.len()).max().unwrap_or(0);
        let wide = |column: usize| {
            all().filter_map(|item| item.badges.get(column)).map(|badge| text::width(badge)).max().unwrap_or(0)
        };
        Columns {
            names: all().map(|item| text::width(&item.label)).max().unwrap_or(0).min(if count > 1 { 28 } else { 34 }),
            badges: (0..count).map(wide).collect(),
            swatches: self.items.iter().any(|item| item.swatch.is_some()),
        }
    }

    /// All about the chosen row: why it cannot be chosen, what it is.
    fn foot(&self, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
        if area.is_empty() {
            return;
        }
        let rule = if theme.ascii { "-" } else { "─" };
        let line = rule.repeat(usize::from(area.width));
        frame.render_widget(Line::styled(line, theme.style(Role::Border)), Rect { height: 1, ..area });
        let Some(item) = self.item_at(self.finder.cursor()) else { return };
        let width = usize::from(area.width.saturating_sub(2)).max(1);
        let reason = item.unavailable.as_deref().or(item.doubt.as_deref()).unwrap_or_default();
        let reason = text::wrap(reason, width).into_iter().map(|line| (Role::Warning, line));
        let detail = text::wrap(&item.detail, width).into_iter().map(|line| (Role::Dim, line));
        let lines = reason.chain(detail).filter(|(_, line)| !line.is_empty());
        for (y, (role, line)) in (area.y.saturating_add(1)..area.bottom()).zip(lines) {
            let place = Rect { y, height: 1, ..area };
            frame.render_widget(Line::styled(format!(" {line}"), theme.style(role)), place);
        }
    }
}

/// Paints one row: a colour, the label, what is said about it, the marks.
fn row_of(
    theme: &Theme,
    item: &Item,
    marks: &[u32],
    columns: &Columns,
    chosen: bool,
    place: Rect,
    frame: &mut Frame<'_>,
) {
    let base = if chosen { theme.style(Role::Selection) } else { theme.style(Role::Text) };
    let reason = item.unavailable.as_deref().or(item.doubt.as_deref());
    let grey = reason.is_some();
    let role = |role: Role| if chosen { base } else { theme.style(role) };
    let name = if grey { role(Role::Disabled) } else { base };
    let mut spans = vec![Span::styled(" ", base)];
    if columns.swatches {
        let colour = item.swatch.map(|colour| theme.card_colour(colour)).filter(|colour| *colour != Color::Reset);
        spans.push(match (colour, theme.ascii) {
            (Some(colour), false) => Span::styled("■ ", base.fg(colour)),
            (Some(colour), true) => Span::styled("# ", base.fg(colour)),
            (None, _) => Span::styled("  ", base),
        });
    }
    let room = usize::from(place.width).saturating_sub(2 + if columns.swatches { 2 } else { 0 });
    // Where it is narrow, names leave room for what is said about them.
    let most = if columns.badges.len() > 1 { room * 2 / 5 } else { room / 2 };
    let names = columns.names.min(most.max(LEAST_NAME)).min(room);
    let label = text::fit(&item.label, names);
    let gap = names.saturating_sub(text::width(&label)) + 2;
    let badges = badges(item, columns, room.saturating_sub(names + 3));
    let rest = room.saturating_sub(names + 2 + text::width(&badges) + 1);
    let detail = reason.unwrap_or(&item.detail);
    spans.extend(text::marked(&label, marks, name, theme.style(Role::Accent)));
    spans.push(Span::styled(" ".repeat(gap), base));
    spans.push(Span::styled(text::fill(detail, rest), if grey { role(Role::Disabled) } else { role(Role::Dim) }));
    let several = columns.badges.len() > 1;
    let badge = if grey || several { Role::Dim } else { Role::Key };
    spans.push(Span::styled(format!(" {badges}"), role(badge)));
    frame.buffer_mut().set_style(place, base);
    frame.render_widget(Line::from(spans), place);
}

/// The marks of a row. One column stands at the right edge; of several, each begins where it does in every row, and the
/// last ones give way where there is no room.
fn badges(item: &Item, columns: &Columns, room: usize) -> String {
    match columns.badges.as_slice() {
        [] => String::new(),
        [_] => text::fit(item.badges.first().map_or("", String::as_str), 18),
        widths => {
            let mut line = String::new();
            for (at, width) in widths.iter().enumerate().filter(|(_, width)| **width > 0) {
                let gap = if line.is_empty() { "" } else { "  " };
                if text::width(&line) + gap.len() + width > room {
                    break;
                }
                line.push_str(gap);
                line.push_str(&text::fill(item.badges.get(at).map_or("", String::as_str), *width));
            }
            line
        }
    }
}
