//! A list to choose from, with a fuzzy search over it.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{self, HitMap, Intent, Motion, Notice, Shared, Target};
use crate::tui::theme::Role;
use crate::tui::widgets::finder::Finder;
use crate::tui::widgets::{pane, text};

use super::Message;

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Item {
    /// What is searched and shown first.
    pub label: String,
    /// What is said about it.
    pub detail: String,
    /// A short mark on the right: keys, a group, a version.
    pub badge: String,
    /// Why it cannot be chosen at the moment.
    pub unavailable: Option<String>,
    /// What choosing it does.
    pub message: app::Message,
}

impl Item {
    /// An item that can be chosen.
    pub fn new(label: impl Into<String>, detail: impl Into<String>, message: app::Message) -> Self {
        Self { label: label.into(), detail: detail.into(), badge: String::new(), unavailable: None, message }
    }

    /// The same item with a mark on the right.
    #[must_use]
    pub fn badge(mut self, badge: impl Into<String>) -> Self {
        self.badge = badge.into();
        self
    }

    /// The same item, greyed with a reason when there is one.
    #[must_use]
    pub fn unavailable(mut self, reason: Option<String>) -> Self {
        self.unavailable = reason;
        self
    }
}

/// What to do with a query that matches nothing.
pub type Fallback = fn(&str) -> Option<Item>;

/// What a list is filled with when it has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaits {
    /// Templates, recent files, the gallery.
    Library,
    /// The gallery alone.
    Gallery,
}

/// The list.
#[derive(Debug, Clone)]
pub struct Model {
    title: String,
    items: Vec<Item>,
    finder: Finder,
    fallback: Option<Fallback>,
    awaits: Option<Awaits>,
    room: usize,
}

impl Model {
    /// A list; the cursor starts on item `start`.
    pub fn new(title: impl Into<String>, items: Vec<Item>, start: usize) -> Self {
        let finder = Finder::new(labels(&items), start);
        Self { title: title.into(), items, finder, fallback: None, awaits: None, room: 10 }
    }

    /// The same list, with something to offer for what was typed itself (a path).
    #[must_use]
    pub fn with_fallback(mut self, fallback: Fallback) -> Self {
        self.fallback = Some(fallback);
        self
    }

    /// Takes new items, keeping what was typed.
    pub fn replace(&mut self, items: Vec<Item>) {
        self.finder.replace(items.iter().map(|item| format!("{}  {}", item.label, item.detail)).collect());
        self.items = items;
    }

    /// The same list, to be filled with this.
    #[must_use]
    pub const fn awaiting(mut self, awaits: Awaits) -> Self {
        self.awaits = Some(awaits);
        self
    }

    /// What the list is to be filled with.
    #[must_use]
    pub const fn awaits(&self) -> Option<Awaits> {
        self.awaits
    }

    fn offered(&self) -> Option<Item> {
        self.fallback.and_then(|offer| offer(&self.finder.query().text()))
    }

    pub(super) fn update(&mut self, message: Message, _shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) => self.key(key),
            Message::Paste(pasted) => {
                self.finder.paste(&pasted);
                Vec::new()
            }
            Message::Click(Target::OverlayRow(row)) => {
                self.finder.put_cursor(row);
                self.choose()
            }
            Message::Wheel(rows) => {
                let motion = if rows < 0 { Motion::Up } else { Motion::Down };
                for _ in 0..rows.unsigned_abs() {
                    self.finder.go(motion, self.room);
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let motion = match key.code {
            KeyCode::Esc => return vec![Intent::Close],
            KeyCode::Enter => return self.choose(),
            KeyCode::Up | KeyCode::BackTab => Motion::Up,
            KeyCode::Down | KeyCode::Tab => Motion::Down,
            KeyCode::Char('p' | 'k') if control => Motion::Up,
            KeyCode::Char('n' | 'j') if control => Motion::Down,
            KeyCode::PageUp => Motion::PageUp,
            KeyCode::PageDown => Motion::PageDown,
            _ => {
                self.finder.key(key);
                return Vec::new();
            }
        };
        self.finder.go(motion, self.room);
        Vec::new()
    }

    fn choose(&self) -> Vec<Intent> {
        let item = self.finder.chosen().and_then(|at| self.items.get(at)).cloned().or_else(|| self.offered());
        match item {
            Some(Item { unavailable: Some(reason), .. }) => vec![Intent::Say(Notice::careful(reason))],
            Some(item) => vec![Intent::Close, Intent::Send(item.message)],
            None => Vec::new(),
        }
    }

    pub(super) fn settle(&mut self, _shared: &Shared, area: Rect) {
        self.room = usize::from(self.size(area).1.saturating_sub(4));
        self.finder.settle(self.room);
    }

    fn size(&self, area: Rect) -> (u16, u16) {
        let rows = u16::try_from(self.items.len().max(1)).unwrap_or(u16::MAX).saturating_add(4);
        (area.width.saturating_sub(4).min(92), rows.min(area.height.saturating_sub(2)).clamp(6, 24))
    }

    pub(super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let (outer, inner) = pane::popup(theme, &self.title, area, self.size(area), frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        let head = Rect { height: 1, ..inner }.intersection(inner);
        frame.render_widget(
            Line::styled(" ❯ ".replace('❯', if theme.ascii { ">" } else { "❯" }), theme.style(Role::Key)),
            head,
        );
        let query =
            Rect { x: head.x.saturating_add(3), width: head.width.saturating_sub(4), ..head }.intersection(inner);
        self.finder.query().paint(theme, query, true, frame);
        let list =
            Rect { y: inner.y.saturating_add(2), height: inner.height.saturating_sub(2), ..inner }.intersection(inner);
        let rows = self.finder.matches();
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
        let names = self.items.iter().map(|item| text::width(&item.label)).max().unwrap_or(0).min(34);
        let top = self.finder.top();
        for (row, (at, found)) in (list.y..list.bottom()).zip(rows.iter().enumerate().skip(top)) {
            let Some(item) = self.items.get(found.item) else { continue };
            let place = Rect { y: row, height: 1, ..list };
            let chosen = at == self.finder.cursor();
            self.row(shared, item, &found.marks, (names, chosen), place, frame);
            hits.add(place, Target::OverlayRow(at));
        }
        pane::scroll_mark(theme, outer, top, usize::from(list.height), rows.len(), frame);
    }

    #[expect(clippy::unused_self, reason = "a part of the view")]
    fn row(
        &self,
        shared: &Shared,
        item: &Item,
        marks: &[u32],
        (names, chosen): (usize, bool),
        place: Rect,
        frame: &mut Frame<'_>,
    ) {
        let theme = &shared.theme;
        let base = if chosen { theme.style(Role::Selection) } else { theme.style(Role::Text) };
        let grey = item.unavailable.is_some();
        let name = if grey && !chosen { theme.style(Role::Disabled) } else { base };
        let dim = if chosen { base } else { theme.style(Role::Dim) };
        let room = usize::from(place.width).saturating_sub(2);
        let label = text::fit(&item.label, names.min(room));
        let badge = text::fit(&item.badge, 18);
        let gap = names.saturating_sub(text::width(&label)) + 2;
        let rest = room.saturating_sub(names.min(room) + 2 + text::width(&badge) + 1);
        let detail = item.unavailable.as_deref().unwrap_or(&item.detail);
        let mut spans = vec![Span::styled(" ", base)];
        spans.extend(text::marked(&label, marks, name, theme.style(Role::Accent)));
        spans.push(Span::styled(" ".repeat(gap), base));
        spans.push(Span::styled(text::fill(detail, rest), dim));
        let key = if chosen { base } else { theme.style(Role::Key) };
        spans.push(Span::styled(format!(" {badge}"), if grey { dim } else { key }));
        frame.buffer_mut().set_style(place, base);
        frame.render_widget(Line::from(spans), place);
    }
}

fn labels(items: &[Item]) -> Vec<String> {
    items.iter().map(|item| item.label.clone()).collect()
}
