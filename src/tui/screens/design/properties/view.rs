//! Painting the properties: names in one column, values in another, what the cursor's property does at the bottom.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::text;

use super::Properties;
use super::rows::{Item, Row, State};
use super::shown::Leads;

/// Lines at the bottom for what a property does; low panes have fewer.
const fn foot(height: u16) -> u16 {
    match height {
        0..6 => 0,
        6..10 => 2,
        _ => 4,
    }
}

/// The part of the pane for the rows.
pub(super) fn list(area: Rect) -> Rect {
    Rect { height: area.height.saturating_sub(foot(area.height)), ..area }
}

impl Properties {
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
        let list = list(area);
        let names = self.name_width(usize::from(list.width));
        let cursor = self.stops.get(self.cursor);
        for (y, (at, row)) in (list.y..list.bottom()).zip(self.rows.iter().enumerate().skip(self.top)) {
            let place = Rect { y, height: 1, ..list };
            match row {
                Row::Heading(title) => {
                    frame.render_widget(Line::styled(format!(" {title}"), theme.style(Role::Accent)), place);
                }
                Row::Hint(hint) => {
                    let hint = text::fit(hint, usize::from(place.width.saturating_sub(2)));
                    frame.render_widget(Line::styled(format!(" {hint}"), theme.style(Role::Dim)), place);
                }
                Row::Item(item) => {
                    let base = match (cursor == Some(&at), focus) {
                        (true, Focus::Here) => Some(theme.style(Role::Selection)),
                        (true, Focus::Elsewhere) => Some(theme.style(Role::Marked)),
                        (false, _) => None,
                    };
                    row_of(theme, item, names, base, focus, place, frame);
                    hits.add(place, Target::PropertyRow(at));
                }
            }
        }
        self.help(theme, Rect { y: list.bottom(), height: area.height.saturating_sub(list.height), ..area }, frame);
        let framed = Rect { height: list.height.saturating_add(2), ..outer };
        pane::scroll_mark(theme, framed, self.top, self.room, self.rows.len(), frame);
    }

    /// Wide enough for the longest name, but not for more than half of the pane.
    fn name_width(&self, room: usize) -> usize {
        let longest = self.rows.iter().filter_map(|row| match row {
            Row::Item(item) => Some(text::width(&item.name)),
            _ => None,
        });
        longest.max().unwrap_or(0).min(26).min((room / 2).max(6))
    }

    fn help(&self, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
        if area.is_empty() {
            return;
        }
        let rule = if theme.ascii { "-" } else { "─" };
        let line = rule.repeat(usize::from(area.width));
        frame.render_widget(Line::styled(line, theme.style(Role::Border)), Rect { height: 1, ..area });
        let (lines, _) = &self.help;
        let room = usize::from(area.height.saturating_sub(1));
        for (row, line) in (area.y.saturating_add(1)..area.bottom()).zip(lines.iter().take(room)) {
            let place = Rect { y: row, height: 1, ..area };
            frame.render_widget(Line::styled(format!(" {line}"), theme.style(Role::Dim)), place);
        }
    }
}

/// Paints one property. The row under the cursor keeps one colour throughout where the pane has the keys.
fn row_of(
    theme: &Theme,
    item: &Item,
    names: usize,
    base: Option<Style>,
    focus: Focus,
    place: Rect,
    frame: &mut Frame<'_>,
) {
    let ground = base.unwrap_or_default();
    frame.buffer_mut().set_style(place, ground);
    let keep = base.is_some() && focus == Focus::Here;
    let role = |role: Role| if keep { ground } else { ground.patch(theme.style(role)) };
    let (name, value) = match item.state {
        State::Set => (role(Role::Name), role(Role::Text)),
        State::Unset => (role(Role::Dim), role(Role::Disabled)),
        State::Missing => (role(Role::Warning), role(Role::Warning)),
    };
    let leads = match (item.shown.leads, theme.ascii) {
        (Leads::Words, false) => " ▾",
        (Leads::Words, true) => " v",
        (Leads::Inside, false) => " ›",
        (Leads::Inside, true) => " >",
        (Leads::Nowhere, _) => "",
    };
    // Behind nothing there is no need for a gap.
    let leads = if item.shown.text.is_empty() { leads.trim_start() } else { leads };
    let swatch = item.shown.swatch.map(|colour| theme.card_colour(colour)).filter(|colour| *colour != Color::Reset);
    let taken = names + 3 + text::width(leads) + if swatch.is_some() { 2 } else { 0 };
    let shown = text::fit(&item.shown.text, usize::from(place.width).saturating_sub(taken));
    let mut spans = vec![Span::styled(format!(" {} ", text::fill(&item.name, names)), name), Span::styled(" ", value)];
    if let Some(colour) = swatch {
        spans.push(Span::styled(if theme.ascii { "# " } else { "■ " }, ground.fg(colour)));
    }
    spans.push(Span::styled(shown, value));
    let faint = if item.state == State::Set { Role::Dim } else { Role::Disabled };
    spans.push(Span::styled(leads, role(faint)));
    frame.render_widget(Line::from(spans), place);
}
