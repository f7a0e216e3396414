//! Painting the overlay of finding and replacing.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use crate::card::edit::{Found, Within};
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{pane, quantity, text};

use super::{Model, Part, Switch};

/// The buttons behind the switches.
pub(super) const BUTTON_ALL: usize = 4;
const BUTTON_ONE: usize = 5;

/// Rows that are not the list: the frame, two fields, the switches, the count, the keys.
const OTHERS: u16 = 7;

/// How wide the names of the fields are.
const NAME: u16 = 9;

fn size(area: Rect) -> (u16, u16) {
    (area.width.saturating_sub(2).min(84), area.height.saturating_sub(2).clamp(OTHERS + 1, OTHERS + 9))
}

/// How many matches can be seen at once.
pub(super) fn list_rows(area: Rect) -> usize {
    usize::from(size(area).1.saturating_sub(OTHERS))
}

fn row(inner: Rect, at: u16) -> Rect {
    Rect { y: inner.y.saturating_add(at), height: 1, ..inner }.intersection(inner)
}

impl Model {
    pub(in super::super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let (outer, inner) = pane::popup(theme, "Find and replace", area, size(area), frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        for (at, name, field, part) in [(0, " find", &self.find, Part::Find), (1, " replace", &self.with, Part::With)] {
            let place = row(inner, at);
            let role = if self.part == part { Role::Key } else { Role::Dim };
            frame.render_widget(Line::styled(name, theme.style(role)), place);
            let room = Rect { x: place.x.saturating_add(NAME), width: place.width.saturating_sub(NAME + 1), ..place };
            field.paint(theme, room.intersection(inner), self.part == part, frame);
        }
        self.switches(theme, row(inner, 2), frame, hits);
        frame.render_widget(self.count(theme), row(inner, 3));
        let list =
            Rect { y: inner.y.saturating_add(4), height: inner.height.saturating_sub(5), ..inner }.intersection(inner);
        for (y, (at, found)) in (list.y..list.bottom()).zip(self.matches.found.iter().enumerate().skip(self.top)) {
            let place = Rect { y, height: 1, ..list };
            frame.render_widget(line(theme, found, at == self.at, usize::from(place.width)), place);
            hits.add(place, Target::OverlayRow(at));
        }
        pane::scroll_mark(theme, outer, self.top, usize::from(list.height), self.matches.found.len(), frame);
        self.foot(theme, row(inner, inner.height.saturating_sub(1)), frame, hits);
    }

    fn switches(&self, theme: &Theme, place: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        // Where it is narrow, the key that goes with the letters is said once.
        let narrow = place.width < 74;
        let head = if narrow { " Alt:" } else { " " };
        frame.render_widget(Line::styled(head, theme.style(Role::Key)), place);
        let mut x = place.x.saturating_add(u16::try_from(text::width(head)).unwrap_or(0));
        for (at, switch) in Switch::ALL.into_iter().enumerate() {
            let word = match switch {
                Switch::Case => " capitals  ",
                Switch::Words => " words  ",
                Switch::Names => " names  ",
                Switch::Source => " source  ",
            };
            let on = match (self.is_on(switch), theme.ascii) {
                (true, false) => "✓",
                (true, true) => "x",
                (false, _) => " ",
            };
            let letter = switch.key().to_ascii_uppercase();
            let key = if narrow { format!("[{on}]{letter}") } else { format!("[{on}] Alt-{letter}") };
            let width = u16::try_from(text::width(&key) + text::width(word)).unwrap_or(0);
            let spot = Rect { x, width, ..place }.intersection(place);
            let role = if self.is_on(switch) { Role::Text } else { Role::Dim };
            let line =
                Line::from(vec![Span::styled(key, theme.style(Role::Key)), Span::styled(word, theme.style(role))]);
            frame.render_widget(line, spot);
            hits.add(spot, Target::OverlayButton(at));
            x = x.saturating_add(width);
        }
    }

    fn count(&self, theme: &Theme) -> Line<'static> {
        if self.query.text.is_empty() {
            return Line::styled(" type what to find", theme.style(Role::Dim));
        }
        if self.matches.found.is_empty() {
            return Line::styled(" nothing matches", theme.style(Role::Warning));
        }
        let (listed, count) = (self.matches.found.len(), self.matches.count);
        let mut matches = quantity::count(count, "match", "matches");
        if listed < count {
            matches = format!("first {listed} of {matches}");
        }
        let places = if self.query.within == Within::Source { "place" } else { "text" };
        let held = quantity::count(self.matches.texts, places, &format!("{places}s"));
        Line::styled(format!(" {matches} in {held}; this is number {}", self.at + 1), theme.style(Role::Text))
    }

    fn foot(&self, theme: &Theme, place: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let usable = !self.matches.found.is_empty();
        let enter = if self.part == Part::Find { "go on" } else { "replace" };
        let arrows = if theme.ascii { "Up/Down" } else { "↑↓" };
        let return_key = if theme.ascii { "Enter" } else { "⏎" };
        let parts = [
            (return_key, enter, Some(BUTTON_ONE)),
            ("Ctrl-S", "replace all", Some(BUTTON_ALL)),
            (arrows, "other match", None),
            ("Tab", "other field", None),
            ("Esc", "close", None),
        ];
        let mut x = place.x.saturating_add(1);
        for (key, word, button) in parts {
            let width = u16::try_from(text::width(key) + text::width(word) + 3).unwrap_or(0);
            if x.saturating_add(width) > place.right().saturating_add(1) {
                break;
            }
            let grey = button.is_some() && !usable && word != "go on";
            let role = if grey { Role::Disabled } else { Role::Key };
            let line = Line::from(vec![
                Span::styled(key, theme.style(role)),
                Span::styled(format!(" {word}  "), theme.style(if grey { Role::Disabled } else { Role::Dim })),
            ]);
            let spot = Rect { x, width, ..place }.intersection(place);
            frame.render_widget(line, spot);
            if let Some(button) = button.filter(|_| usable) {
                hits.add(spot, Target::OverlayButton(button));
            }
            x = x.saturating_add(width);
        }
    }
}

/// One match: what it stands in, and the words around it.
fn line(theme: &Theme, found: &Found, chosen: bool, room: usize) -> Line<'static> {
    let base = theme.style(if chosen { Role::Selection } else { Role::Text });
    let dim = if chosen { base } else { theme.style(Role::Dim) };
    let accent = if chosen { base.add_modifier(Modifier::UNDERLINED) } else { theme.style(Role::Accent) };
    let key = found.pointer.last().unwrap_or_default();
    let name = text::fill(&crate::card::text::label(&key, 14), 14);
    let (said, span) = &found.said;
    let around = room.saturating_sub(18);
    let hit = said.get(span.start..span.end).unwrap_or_default();
    let behind = said.get(span.end..).unwrap_or_default();
    // A third of the room for what is before the match.
    let before = said.get(..span.start).unwrap_or_default();
    let kept: Vec<char> = before.chars().rev().take(around / 3).collect();
    let cut = kept.len() < before.chars().count();
    let mut head: String = kept.into_iter().rev().collect();
    if cut {
        head.insert(0, '…');
    }
    let plain = |part: &str| crate::card::text::plain(part).replace(['\n', '\r', '\t'], " ");
    let (head, hit) = (plain(&head), text::fit(&plain(hit), around));
    let rest = around.saturating_sub(text::width(&head) + text::width(&hit));
    let tail = text::fill(&plain(behind), rest);
    Line::from(vec![
        Span::styled(format!(" {name}  "), dim),
        Span::styled(head, base),
        Span::styled(hit, accent),
        Span::styled(tail, base),
    ])
}
