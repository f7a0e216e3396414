//! Painting the endpoints: the list, and what there is to say about the selected one.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::overlays::endpoint::explain;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{pane, quantity, text};
use crate::workbench::actions::{EndpointRow, PRODUCTION};

use super::table::{Columns, GAP, role};
use super::{Model, is_production};

/// From this width on the details stand beside the list.
const WIDE: u16 = 140;
/// Rows of the details below the list, frame included: at most, and at least.
const BELOW: (u16, u16) = (9, 5);
/// Rows of the list that the details leave in any case.
const LIST: u16 = 6;

/// The frame of the list, and that of the details when there is room for them.
pub(super) fn parts(area: Rect, count: usize) -> (Rect, Option<Rect>) {
    if area.width >= WIDE {
        let left = Rect { width: area.width * 2 / 3, ..area };
        let right = Rect { x: left.right(), width: area.width.saturating_sub(left.width), ..area };
        return (left, Some(right));
    }
    let (most, least) = BELOW;
    if area.height < LIST + least {
        return (area, None);
    }
    let wanted = u16::try_from(count).unwrap_or(u16::MAX).saturating_add(3).max(LIST);
    let below = area.height.saturating_sub(wanted).clamp(least, most.min(area.height - LIST));
    let upper = Rect { height: wanted.min(area.height - below), ..area };
    let lower = Rect { y: upper.bottom(), height: area.height - upper.height, ..area };
    (upper, Some(lower))
}

impl Model {
    /// Paints.
    pub fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let (list, details) = parts(area, shared.endpoints.len());
        self.list(shared, list, frame, hits);
        if let Some(details) = details
            && let Some(row) = self.selected(shared)
        {
            paint_details(shared, row, details, frame);
        }
    }

    fn list(&self, shared: &Shared, outer: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let own = shared.endpoints.iter().filter(|row| !row.built_in).count();
        let title = format!(" Endpoints · {} ", quantity::count(own, "of your own", "of your own"));
        let hint = " paste a webhook URL to add it ";
        let mut block = pane::block(theme, title, pane::Focus::Here);
        if outer.width > 64 {
            block = block.title_top(Line::styled(hint, theme.style(Role::Dim)).right_aligned());
        }
        let inner = block.inner(outer);
        frame.render_widget(block, outer);
        let columns = Columns::new(usize::from(inner.width.saturating_sub(3)), &shared.endpoints);
        let head = columns.headings().into_iter().filter(|(width, _)| *width > 0);
        let head: Vec<String> = head.map(|(width, name)| text::fill(name, width)).collect();
        let line = Line::styled(format!("  {}", head.join("  ")), theme.style(Role::Dim));
        frame.render_widget(line, Rect { height: 1, ..inner }.intersection(inner));
        if shared.endpoints.is_empty() {
            let place = Rect { y: inner.y.saturating_add(1), height: 1, ..inner }.intersection(inner);
            frame.render_widget(Line::styled("  reading the endpoints …", theme.style(Role::Dim)), place);
            return;
        }
        let rows = shared.endpoints.iter().enumerate().skip(self.top);
        for (y, (at, row)) in (inner.y.saturating_add(1)..inner.bottom()).zip(rows) {
            let place = Rect { y, height: 1, ..inner };
            paint_row(shared, columns, row, at == self.cursor, place, frame);
            hits.add(place, Target::ListRow(at));
        }
        pane::scroll_mark(theme, outer, self.top, self.room, shared.endpoints.len(), frame);
    }
}

fn paint_row(shared: &Shared, columns: Columns, row: &EndpointRow, chosen: bool, place: Rect, frame: &mut Frame<'_>) {
    let theme = &shared.theme;
    let base = theme.style(Role::Selection);
    let style = |role: Role| if chosen { base } else { theme.style(role) };
    let warned = !row.warnings.is_empty() && !row.built_in;
    let (mark, role) = if warned { ("!", Role::Warning) } else { (" ", Role::Text) };
    let mut spans = vec![Span::styled(format!("{mark} "), style(role))];
    for ((width, _), (cell, role)) in columns.headings().into_iter().zip(columns.cells(row, shared)) {
        if width > 0 {
            spans.push(Span::styled(text::fill(&cell, width), style(role)));
            spans.push(Span::styled(" ".repeat(GAP), style(Role::Text)));
        }
    }
    if chosen {
        frame.buffer_mut().set_style(place, base);
    }
    frame.render_widget(Line::from(spans), place);
}

fn paint_details(shared: &Shared, row: &EndpointRow, outer: Rect, frame: &mut Frame<'_>) {
    let theme = &shared.theme;
    let title = format!(" {} ", crate::card::text::label(&row.name, 60));
    let block = pane::block(theme, title, pane::Focus::Elsewhere);
    let inner = block.inner(outer);
    frame.render_widget(block, outer);
    let room = usize::from(inner.width.saturating_sub(12));
    let lines = details(shared, row).into_iter().flat_map(|(label, said, role)| {
        let lines = text::wrap(&crate::card::text::plain(&said), room);
        lines.into_iter().enumerate().map(move |(at, line)| (if at == 0 { label } else { "" }, line, role))
    });
    for (y, (label, line, role)) in (inner.y..inner.bottom()).zip(lines) {
        paint_detail(theme, label, &line, role, Rect { y, height: 1, ..inner }, frame);
    }
}

fn paint_detail(theme: &Theme, label: &str, said: &str, role: Role, place: Rect, frame: &mut Frame<'_>) {
    let line = Line::from(vec![
        Span::styled(format!(" {label:<10} "), theme.style(Role::Dim)),
        Span::styled(said.to_owned(), theme.style(role)),
    ]);
    frame.render_widget(line, place);
}

/// What there is to say about an endpoint: a label, the words, how they are meant.
fn details(shared: &Shared, row: &EndpointRow) -> Vec<(&'static str, String, Role)> {
    let mut said = vec![
        (if row.built_in { "what" } else { "url" }, row.masked.clone(), Role::Text),
        ("kind", format!("{}: {}", row.kind, explain_row(row)), Role::Text),
    ];
    if row.built_in {
        match &shared.sandbox {
            Some(Ok(_)) => said.push(("state", "listening on this machine".to_owned(), Role::Success)),
            Some(Err(reason)) => said.push(("state", format!("not running: {reason}"), Role::Error)),
            None => said.push(("state", "starting …".to_owned(), Role::Dim)),
        }
    }
    if !row.tags.is_empty() {
        let asks = if is_production(row) { format!(" ({PRODUCTION}: asks before each send)") } else { String::new() };
        said.push(("tags", format!("{}{asks}", row.tags.join(", ")), Role::Text));
    }
    said.push(match &row.last {
        Some((verdict, at)) => ("last", format!("{verdict}, {}", quantity::moment(at)), role(*verdict)),
        None => ("last", "nothing was sent there yet".to_owned(), Role::Dim),
    });
    if !row.built_in {
        said.extend(row.warnings.iter().map(|warning| ("warning", warning.clone(), Role::Warning)));
    }
    said
}

fn explain_row(row: &EndpointRow) -> &'static str {
    if row.built_in { "the channel of this program, spoken to as Teams is" } else { explain(row.kind) }
}
