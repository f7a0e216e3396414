//! Painting the stages.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::check::Severity;
use crate::teams::{SIZE_LIMIT, Size};
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::screens::endpoints::is_production;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{pane, quantity, text};
use crate::workbench::actions::{EndpointRow, PRODUCTION};

use super::choose::Choice;
use super::doubts::Doubt;
use super::prepared::Prepared;
use super::progress::Progress;
use super::{BACK, CHANNEL, FORWARD, HISTORY, Model, Stage};

/// A button of the foot: its number, its key, its word.
type Button = (usize, &'static str, String);

/// The most that the popup takes of an area.
pub(super) fn most(area: Rect) -> (u16, u16) {
    (area.width.saturating_sub(2).min(92), area.height.saturating_sub(2).min(26))
}

/// Rows of the popup beside its content: the frame, and the line of buttons.
const FRAME: u16 = 3;

/// The fewest rows for what is said about an endpoint, so that the popup is steady while the cursor moves.
const FACTS: u16 = 7;

/// Rows for the list of endpoints: what there are, at most half of the popup.
pub(super) fn list_height((_, height): (u16, u16), count: usize) -> u16 {
    let most = (height.saturating_sub(4) / 2).max(2);
    u16::try_from(count.max(1)).unwrap_or(u16::MAX).min(most)
}

impl Model {
    pub(in crate::tui::overlays) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let size = self.size(shared, area);
        let title = match &self.stage {
            Stage::Choose => format!("Send {}", self.card),
            Stage::Confirm { .. } => format!("Send {}?", self.card),
            Stage::Follow(progress) if progress.is_over() => format!("Sent {}", self.card),
            Stage::Follow(_) => format!("Sending {}", self.card),
        };
        let (outer, inner) = pane::popup(&shared.theme, &title, area, size, frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        let body = Rect { height: inner.height.saturating_sub(1), ..inner };
        let buttons = match &self.stage {
            Stage::Choose => {
                self.paint_choice(shared, body, most(area), frame, hits);
                self.choice_buttons()
            }
            Stage::Confirm { doubts, .. } => {
                paint_doubts(&shared.theme, doubts, body, frame);
                vec![(BACK, "b", "back".to_owned()), (FORWARD, "s", "send anyway".to_owned())]
            }
            Stage::Follow(progress) => {
                paint_progress(&shared.theme, progress, outer, body, frame);
                follow_buttons(progress)
            }
        };
        let chosen = match self.stage {
            Stage::Confirm { sure: true, .. } => Some(FORWARD),
            Stage::Confirm { .. } => Some(BACK),
            _ => None,
        };
        let foot = Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner }.intersection(inner);
        match &self.told {
            Some(told) => {
                let said = text::fit(told, usize::from(foot.width.saturating_sub(2)));
                frame.render_widget(Line::styled(format!(" {said}"), shared.theme.style(Role::Warning)), foot);
            }
            None => paint_buttons(&shared.theme, &buttons, chosen, foot, frame, hits),
        }
    }

    /// As much as is needed, never more than there is.
    fn size(&self, shared: &Shared, area: Rect) -> (u16, u16) {
        let (width, most) = most(area);
        let room = usize::from(width.saturating_sub(6));
        let count = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX);
        let rows = match &self.stage {
            Stage::Choose => {
                let said = match (self.choice.current(), self.current_plan()) {
                    (Some(row), Some(plan)) => count(facts(shared, row, plan, room).len()),
                    _ => 0,
                };
                list_height((width, most), self.choice.rows().len()).saturating_add(1).saturating_add(said.max(FACTS))
            }
            Stage::Confirm { doubts, .. } => count(doubt_lines(doubts, room).len()).saturating_add(2),
            Stage::Follow(progress) => count(progress.window().2).saturating_add(2),
        };
        (width, rows.saturating_add(FRAME).min(most))
    }

    fn choice_buttons(&self) -> Vec<Button> {
        let targets = self.choice.targets();
        let word = match targets.as_slice() {
            [] => "send".to_owned(),
            [one] => format!("send to {}", crate::card::text::label(&one.name, 30)),
            several => format!("send to {} endpoints", several.len()),
        };
        vec![(FORWARD, "⏎", word), (usize::MAX, "Space", "mark".to_owned()), (BACK, "Esc", "cancel".to_owned())]
    }

    fn paint_choice(&self, shared: &Shared, body: Rect, size: (u16, u16), frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let height = list_height(size, self.choice.rows().len());
        let list = Rect { height, ..body }.intersection(body);
        if self.choice.rows().is_empty() {
            frame.render_widget(Line::styled(" reading the endpoints …", theme.style(Role::Dim)), list);
            return;
        }
        paint_endpoints(shared, &self.choice, list, frame, hits);
        let rule = Rect { y: list.bottom(), height: 1, ..body }.intersection(body);
        let line = if theme.ascii { "-" } else { "─" }.repeat(usize::from(rule.width));
        frame.render_widget(Line::styled(line, theme.style(Role::Border)), rule);
        let rest = Rect { y: rule.bottom(), height: body.bottom().saturating_sub(rule.bottom()), ..body };
        let rest = rest.intersection(body);
        let room = usize::from(rest.width.saturating_sub(4));
        let (Some(row), Some(plan)) = (self.choice.current(), self.current_plan()) else { return };
        let lines = facts(shared, row, plan, room);
        for (y, (role, mark, line)) in (rest.y..rest.bottom()).zip(lines) {
            let place = Rect { y, height: 1, ..rest };
            let mut spans =
                vec![Span::styled(format!(" {mark} "), theme.style(role)), Span::styled(line, theme.style(said(role)))];
            if mark == GAUGE {
                spans = gauge(theme, plan, row);
            }
            frame.render_widget(Line::from(spans), place);
        }
    }
}

/// The mark of the line that shows the size.
const GAUGE: &str = "#";

/// Only what is wrong is coloured as a whole; elsewhere the mark is enough.
const fn said(role: Role) -> Role {
    match role {
        Role::Error | Role::Warning => role,
        _ => Role::Text,
    }
}

fn paint_endpoints(shared: &Shared, choice: &Choice, list: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
    let theme = &shared.theme;
    let names = choice.rows().iter().map(|row| text::width(&row.name)).max().unwrap_or(0).min(28);
    let rows = choice.rows().iter().enumerate().skip(choice.top());
    for (y, (at, row)) in (list.y..list.bottom()).zip(rows) {
        let place = Rect { y, height: 1, ..list };
        let chosen = at == choice.cursor();
        let base = theme.style(Role::Selection);
        let style = |role: Role| if chosen { base } else { theme.style(role) };
        let mark = match (choice.is_marked(row), theme.ascii) {
            (true, true) => "[x]",
            (true, false) => "[✓]",
            (false, _) => "[ ]",
        };
        let mut spans = vec![
            Span::styled(format!(" {mark} "), style(if choice.is_marked(row) { Role::Success } else { Role::Border })),
            Span::styled(text::fill(&crate::card::text::label(&row.name, 60), names), style(Role::Text)),
            Span::styled(format!("  {:<9}  ", row.kind.name()), style(Role::Dim)),
        ];
        if is_production(row) {
            spans.push(Span::styled(format!("{PRODUCTION}  "), style(Role::Warning)));
        }
        let used: usize = spans.iter().map(|span| text::width(&span.content)).sum();
        let room = usize::from(list.width).saturating_sub(used + 1);
        let url = text::fit(&crate::card::text::label(&row.masked, 100), room);
        spans.push(Span::styled(url, style(Role::Dim)));
        if chosen {
            frame.buffer_mut().set_style(place, base);
        }
        frame.render_widget(Line::from(spans), place);
        hits.add(place, Target::OverlayRow(at));
    }
    if choice.rows().len() > choice.room() {
        let outer = Rect { y: list.y.saturating_sub(1), height: list.height.saturating_add(2), ..list };
        pane::scroll_mark(theme, outer, choice.top(), choice.room(), choice.rows().len(), frame);
    }
}

/// What is said about the endpoint under the cursor: colour, mark, words.
fn facts(shared: &Shared, row: &EndpointRow, plan: &Prepared, room: usize) -> Vec<(Role, &'static str, String)> {
    let ascii = shared.theme.ascii;
    let (good, bad, note) = if ascii { ("+", "x", ".") } else { ("✓", "✗", "·") };
    let mut lines: Vec<(Role, &'static str, String)> = Vec::new();
    if row.built_in {
        match &shared.sandbox {
            Some(Ok(_)) => {}
            Some(Err(reason)) => lines.push((Role::Error, bad, format!("the sandbox does not run: {reason}"))),
            None => lines.push((Role::Warning, "!", "the sandbox is still starting".to_owned())),
        }
    }
    if let Some(refusal) = &plan.refusal {
        lines.push((Role::Error, bad, refusal.clone()));
    }
    lines.extend(plan.unresolved.iter().take(3).map(|unresolved| (Role::Error, bad, unresolved.clone())));
    if let Some(payload) = &plan.payload {
        lines.push((Role::Text, GAUGE, String::new()));
        if payload.notes.is_empty() {
            lines.push((Role::Dim, note, "goes out as it is".to_owned()));
        }
        lines.extend(payload.notes.iter().map(|said| (Role::Dim, note, said.clone())));
    }
    let (errors, warnings) = (plan.count(Severity::Error), plan.count(Severity::Warning));
    if errors + warnings == 0 {
        let kind = row.kind.host().map_or("any endpoint", |host| host.name());
        lines.push((Role::Success, good, format!("the checks find nothing wrong for {kind}")));
    }
    let mut found: Vec<_> = plan.found.iter().collect();
    found.sort_by_key(|diagnostic| match diagnostic.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Info => 2,
    });
    for diagnostic in found {
        let (role, mark) = match diagnostic.severity {
            Severity::Error => (Role::Error, bad),
            Severity::Warning => (Role::Warning, "!"),
            Severity::Info => (Role::Dim, note),
        };
        let place = if diagnostic.pointer.is_root() { String::new() } else { format!("{}  ", diagnostic.pointer) };
        lines.push((role, mark, format!("{place}{}", diagnostic.message)));
    }
    lines
        .into_iter()
        .flat_map(|(role, mark, line)| {
            let wrapped = text::wrap(&crate::card::text::plain(&line), room);
            wrapped.into_iter().enumerate().map(move |(at, line)| (role, if at == 0 { mark } else { " " }, line))
        })
        .collect()
}

/// The size on the wire against what Teams takes.
fn gauge(theme: &Theme, plan: &Prepared, row: &EndpointRow) -> Vec<Span<'static>> {
    let Some(payload) = &plan.payload else { return Vec::new() };
    let bytes = payload.bytes();
    let role = match payload.size() {
        _ if row.kind.host().is_none() => Role::Text,
        Size::Fine => Role::Success,
        Size::Near => Role::Warning,
        Size::Tight | Size::Over => Role::Error,
    };
    let mut spans = vec![
        Span::styled(if theme.ascii { " . " } else { " · " }, theme.style(Role::Dim)),
        Span::styled(quantity::bytes(bytes), theme.style(role)),
    ];
    if row.kind.host().is_some() {
        let filled = bytes.saturating_mul(12).div_ceil(SIZE_LIMIT).min(12);
        let (on, off) = if theme.ascii { ("#", ".") } else { ("▮", "▯") };
        spans.push(Span::styled(format!(" of {} on the wire  ", "28 KB"), theme.style(Role::Text)));
        spans.push(Span::styled(on.repeat(filled), theme.style(role)));
        spans.push(Span::styled(off.repeat(12 - filled), theme.style(Role::Border)));
    } else {
        spans.push(Span::styled(" on the wire", theme.style(Role::Text)));
    }
    spans
}

fn paint_doubts(theme: &Theme, doubts: &[Doubt], body: Rect, frame: &mut Frame<'_>) {
    let lines = doubt_lines(doubts, usize::from(body.width.saturating_sub(4)));
    for (y, (role, mark, line)) in (body.y.saturating_add(1)..body.bottom()).zip(lines) {
        let place = Rect { y, height: 1, ..body };
        let line = Line::from(vec![
            Span::styled(format!(" {mark} "), theme.style(role)),
            Span::styled(line, theme.style(Role::Text)),
        ]);
        frame.render_widget(line, place);
    }
}

fn doubt_lines(doubts: &[Doubt], room: usize) -> Vec<(Role, &'static str, String)> {
    let lines = doubts.iter().flat_map(|doubt| {
        let lines = text::wrap(&crate::card::text::plain(&doubt.text), room);
        lines.into_iter().enumerate().map(|(at, line)| (doubt.role, if at == 0 { "!" } else { " " }, line))
    });
    lines.collect()
}

fn paint_progress(theme: &Theme, progress: &Progress, outer: Rect, body: Rect, frame: &mut Frame<'_>) {
    for (y, (role, line)) in (body.y.saturating_add(1)..body.bottom()).zip(progress.lines()) {
        let place = Rect { y, height: 1, ..body };
        frame.render_widget(Line::styled(format!(" {line}"), theme.style(*role)), place);
    }
    let (top, room, count) = progress.window();
    pane::scroll_mark(theme, outer, top, room, count, frame);
}

fn follow_buttons(progress: &Progress) -> Vec<Button> {
    if !progress.is_over() {
        return vec![(BACK, "Esc", "give up".to_owned()), (FORWARD, "b", "leave it running".to_owned())];
    }
    let mut buttons = vec![(FORWARD, "⏎", "close".to_owned())];
    if progress.reached_sandbox() {
        buttons.push((CHANNEL, "3", "see it in Channel".to_owned()));
    }
    buttons.push((HISTORY, "5", "history".to_owned()));
    buttons
}

fn paint_buttons(
    theme: &Theme,
    buttons: &[Button],
    chosen: Option<usize>,
    foot: Rect,
    frame: &mut Frame<'_>,
    hits: &mut HitMap,
) {
    let mut column = foot.x.saturating_add(1);
    for (number, key, word) in buttons {
        let key = if theme.ascii && *key == "⏎" { "Enter" } else { key };
        let width = u16::try_from(text::width(key) + text::width(word) + 3).unwrap_or(u16::MAX);
        let place = Rect { x: column, width, ..foot }.intersection(foot);
        let here = chosen == Some(*number);
        let style = |role: Role| if here { theme.style(Role::Selection) } else { theme.style(role) };
        let line = Line::from(vec![
            Span::styled(format!(" {key}"), style(Role::Key)),
            Span::styled(format!(" {word} "), style(Role::Dim)),
        ]);
        frame.render_widget(line, place);
        if *number <= HISTORY {
            hits.add(place, Target::OverlayButton(*number));
        }
        column = column.saturating_add(width).saturating_add(1);
    }
}
