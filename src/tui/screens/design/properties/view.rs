//! Painting the properties: names in one column, values in another, at the edge the sign of what is wrong; what the
//! cursor's property does at the bottom.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::{Color, Style};
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::screens::design::sign;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::text;

use super::Properties;
use super::explain::Explained;
use super::rows::{Item, Row, State};
use super::shown::Leads;

/// Lines at the bottom for what a property does; low panes have fewer.
const fn foot(height: u16) -> u16 {
    match height {
        0..6 => 0,
        6..10 => 2,
        10..26 => 4,
        _ => 6,
    }
}

impl Properties {
    /// The part of the pane for the rows: between the filter and the foot.
    pub(super) fn list(&self, area: Rect) -> Rect {
        let head = u16::from(self.is_filtered() && area.height > 3);
        let height = area.height.saturating_sub(foot(area.height) + head);
        Rect { y: area.y.saturating_add(head), height, ..area }
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
        let list = self.list(area);
        self.filter_row(theme, Rect { height: list.y.saturating_sub(area.y), ..area }, focus, shared.covered, frame);
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
        let foot = area.bottom().saturating_sub(list.bottom());
        self.help(theme, Rect { y: list.bottom(), height: foot, ..area }, frame);
        let framed = Rect { y: list.y.saturating_sub(1), height: list.height.saturating_add(2), ..outer };
        pane::scroll_mark(theme, framed, self.top, self.room, self.rows.len(), frame);
    }

    /// Wide enough for the longest name, but not for more than half of the pane.
    fn name_width(&self, room: usize) -> usize {
        let longest = self.rows.iter().filter_map(|row| match row {
            Row::Item(item) => Some(text::width(&item.name)),
            _ => None,
        });
        longest.max().unwrap_or(0).min(26).min((room * 3 / 5).max(6))
    }

    fn help(&self, theme: &Theme, area: Rect, frame: &mut Frame<'_>) {
        if area.is_empty() {
            return;
        }
        let rule = if theme.ascii { "-" } else { "─" };
        let line = rule.repeat(usize::from(area.width));
        frame.render_widget(Line::styled(line, theme.style(Role::Border)), Rect { height: 1, ..area });
        let Explained { lines, facts } = &self.explained;
        let below = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        // What is wrong is worth more than what kind of value it is.
        let wrong = self.item().is_some_and(|item| item.worst().is_some());
        let fits = lines.len() < usize::from(below.height);
        let with_facts = below.height > 1 && !facts.is_empty() && (fits || !wrong);
        let room = usize::from(below.height.saturating_sub(u16::from(with_facts)));
        let width = usize::from(below.width.saturating_sub(2));
        for (y, (at, (role, line))) in (below.y..below.bottom()).zip(lines.iter().enumerate().take(room)) {
            let place = Rect { y, height: 1, ..below };
            let goes_on = at + 1 == room && at + 1 < lines.len();
            let line = if goes_on { text::fit(&format!("{line} …"), width.max(1)) } else { line.clone() };
            frame.render_widget(Line::styled(format!(" {line}"), theme.style(*role)), place);
        }
        if with_facts {
            let place = Rect { y: below.bottom().saturating_sub(1), height: 1, ..below };
            let facts = text::fit(facts, usize::from(place.width.saturating_sub(2)));
            frame.render_widget(Line::styled(format!(" {facts}"), theme.style(Role::Dim)), place);
        }
    }

    /// The filter, with the caret while it is typed.
    fn filter_row(&self, theme: &Theme, area: Rect, focus: Focus, covered: bool, frame: &mut Frame<'_>) {
        let Some(filter) = self.filter.as_ref().filter(|_| !area.is_empty()) else { return };
        let mark = Rect { width: area.width.min(2), ..area };
        frame.render_widget(Line::styled(" /", theme.style(Role::Key)), mark);
        let count = match self.stops.len() {
            1 => "1 property ".to_owned(),
            count => format!("{count} properties "),
        };
        let right = u16::try_from(text::width(&count)).unwrap_or(0);
        let fits = area.width > right.saturating_add(16);
        let right = if fits { right } else { 0 };
        let field =
            Rect { x: area.x.saturating_add(3), width: area.width.saturating_sub(4).saturating_sub(right), ..area };
        filter.field.paint(theme, field, filter.typing && focus == Focus::Here && !covered, frame);
        if fits {
            let place = Rect { x: area.right().saturating_sub(right), width: right, ..area };
            frame.render_widget(Line::styled(count, theme.style(Role::Dim)), place);
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
        _ if item.gap.is_some() => (role(Role::Disabled), role(Role::Disabled)),
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
    let worst = item.worst().map(|severity| sign(theme, severity));
    let edge = if worst.is_some() { 2 } else { 0 };
    let room = usize::from(place.width).saturating_sub(names + 3 + edge + if swatch.is_some() { 2 } else { 0 });
    let shown = text::fit(&item.shown.text, room.saturating_sub(text::width(leads)));
    let cells = text::width(&item.name).min(names);
    let mut spans = vec![
        Span::styled(" ", ground),
        Span::styled(text::fit(&item.name, names), name.add_modifier(item.modifier())),
        Span::styled(" ".repeat(names - cells + 2), ground),
    ];
    if let Some(colour) = swatch {
        spans.push(Span::styled(if theme.ascii { "# " } else { "■ " }, ground.fg(colour)));
    }
    let taken = text::width(&shown) + text::width(leads);
    spans.push(Span::styled(shown, value));
    let faint = if item.state == State::Set { Role::Dim } else { Role::Disabled };
    spans.push(Span::styled(leads, role(faint)));
    let comes_to = &item.shown.comes_to;
    if !comes_to.is_empty() && taken + 2 + text::width(comes_to) <= room {
        spans.push(Span::styled(format!("  {comes_to}"), role(Role::Disabled)));
    }
    frame.render_widget(Line::from(spans), place);
    if let Some((sign, wrong)) = worst {
        let right = Rect { x: place.right().saturating_sub(2), width: 1, ..place }.intersection(place);
        frame.render_widget(Span::styled(sign, role(wrong)), right);
    }
}
