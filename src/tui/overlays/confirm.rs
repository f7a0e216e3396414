//! A question with a few answers, each with a key.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{self, HitMap, Intent, Shared, Target};
use crate::tui::theme::Role;
use crate::tui::widgets::{pane, text};

use super::Message;

/// One answer: its key, its words, and what it sends.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The key that chooses it.
    pub key: char,
    /// Its words.
    pub label: String,
    /// What it does.
    pub messages: Vec<app::Message>,
}

impl Answer {
    /// An answer that sends one message.
    pub fn new(key: char, label: impl Into<String>, message: app::Message) -> Self {
        Self { key, label: label.into(), messages: vec![message] }
    }

    /// An answer that only closes the question.
    pub fn nothing(key: char, label: impl Into<String>) -> Self {
        Self { key, label: label.into(), messages: Vec::new() }
    }
}

/// The question.
#[derive(Debug, Clone)]
pub struct Model {
    title: String,
    text: String,
    answers: Vec<Answer>,
    cursor: usize,
    escape: Option<usize>,
}

impl Model {
    /// A question. Escape closes it without an answer; the first answer is the one that Enter gives.
    pub fn new(title: impl Into<String>, text: impl Into<String>, answers: Vec<Answer>) -> Self {
        Self { title: title.into(), text: text.into(), answers, cursor: 0, escape: None }
    }

    /// The same question; Escape, and a click beside it, give the answer of that row.
    #[must_use]
    pub const fn escape(mut self, row: usize) -> Self {
        self.escape = Some(row);
        self
    }

    pub(super) fn update(&mut self, message: Message, _shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) => self.key(key),
            Message::Click(Target::OverlayButton(row)) => self.choose(row),
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        let last = self.answers.len().saturating_sub(1);
        match key.code {
            KeyCode::Esc => match self.escape {
                Some(row) => self.choose(row),
                None => vec![Intent::Close],
            },
            KeyCode::Enter => self.choose(self.cursor),
            KeyCode::Left | KeyCode::Up | KeyCode::BackTab => {
                self.cursor = self.cursor.saturating_sub(1);
                Vec::new()
            }
            KeyCode::Right | KeyCode::Down | KeyCode::Tab => {
                self.cursor = (self.cursor + 1).min(last);
                Vec::new()
            }
            KeyCode::Char(c) => match self.answers.iter().position(|answer| answer.key == c.to_ascii_lowercase()) {
                Some(row) => self.choose(row),
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn choose(&self, row: usize) -> Vec<Intent> {
        let messages = self.answers.get(row).map(|answer| answer.messages.clone()).unwrap_or_default();
        std::iter::once(Intent::Close).chain(messages.into_iter().map(Intent::Send)).collect()
    }

    #[expect(clippy::unused_self, clippy::needless_pass_by_ref_mut, reason = "every overlay has the same shape")]
    pub(super) fn settle(&mut self, _shared: &Shared, _area: Rect) {}

    pub(super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let buttons: usize = self.answers.iter().map(|answer| text::width(&answer.label) + 6).sum();
        let width = u16::try_from(buttons.max(48) + 4).unwrap_or(u16::MAX).min(area.width.saturating_sub(2)).max(10);
        let lines = text::wrap(&self.text, usize::from(width.saturating_sub(4)));
        let places = self.places(width.saturating_sub(4));
        let rows = places.last().map_or(1, |(_, row)| row + 1);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(3).saturating_add(rows);
        let (outer, inner) = pane::popup(theme, &self.title, area, (width, height), frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        let room = usize::from(inner.height.saturating_sub(rows + 1));
        for (row, line) in (inner.y..).zip(lines.iter().take(room)) {
            frame.render_widget(
                Line::styled(format!(" {line}"), theme.style(Role::Text)),
                Rect { y: row, height: 1, ..inner }.intersection(inner),
            );
        }
        let first = inner.bottom().saturating_sub(rows);
        for ((at, answer), (column, row)) in self.answers.iter().enumerate().zip(places) {
            let chosen = at == self.cursor;
            let style = if chosen { theme.style(Role::Selection) } else { theme.style(Role::Text) };
            let key = if chosen { style } else { theme.style(Role::Key) };
            let line = Line::from(vec![
                Span::styled(" ", style),
                Span::styled(answer.key.to_string(), key),
                Span::styled(format!(" {} ", answer.label), style),
            ]);
            let place = Rect {
                x: inner.x.saturating_add(1).saturating_add(column),
                y: first.saturating_add(row),
                width: width_of(answer),
                height: 1,
            };
            let place = place.intersection(inner);
            frame.render_widget(line, place);
            hits.add(place, Target::OverlayButton(at));
        }
    }

    /// Column and row of each answer, in as many rows of that width as it takes.
    fn places(&self, width: u16) -> Vec<(u16, u16)> {
        let (mut column, mut row) = (0_u16, 0_u16);
        let place = |answer: &Answer| {
            let wide = width_of(answer);
            if column > 0 && column.saturating_add(wide) > width {
                (column, row) = (0, row.saturating_add(1));
            }
            let place = (column, row);
            column = column.saturating_add(wide).saturating_add(1);
            place
        };
        self.answers.iter().map(place).collect()
    }
}

/// The columns of an answer: its key and its words, blanks around them.
fn width_of(answer: &Answer) -> u16 {
    u16::try_from(text::width(&answer.label) + 4).unwrap_or(u16::MAX)
}
