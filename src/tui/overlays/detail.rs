//! A text to read, scrolled.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Intent, Motion, Shared, Target};
use crate::tui::theme::Role;
use crate::tui::widgets::{pane, text};

use super::Message;

/// How a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A heading.
    Head,
    /// Text, wrapped.
    Text,
    /// Code, as it stands.
    Code,
}

/// The text.
#[derive(Debug, Clone)]
pub struct Model {
    title: String,
    source: Vec<(Kind, String)>,
    lines: Vec<(Kind, String)>,
    width: usize,
    top: usize,
    room: usize,
}

impl Model {
    /// A text of lines.
    pub fn new(title: impl Into<String>, source: Vec<(Kind, String)>) -> Self {
        Self { title: title.into(), source, lines: Vec::new(), width: 0, top: 0, room: 1 }
    }

    pub(super) fn update(&mut self, message: Message, _shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) => self.key(key),
            Message::Wheel(rows) => {
                self.top = self.top.saturating_add_signed(isize::try_from(rows).unwrap_or(0));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        let motion = match key.code {
            KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q') => return vec![Intent::Close],
            KeyCode::Up | KeyCode::Char('k') => Motion::Up,
            KeyCode::Down | KeyCode::Char('j') => Motion::Down,
            KeyCode::PageUp => Motion::PageUp,
            KeyCode::PageDown | KeyCode::Char(' ') => Motion::PageDown,
            KeyCode::Home => Motion::First,
            KeyCode::End => Motion::Last,
            _ => return Vec::new(),
        };
        self.top = motion.from(self.top, self.lines.len().saturating_sub(self.room) + 1, self.room);
        Vec::new()
    }

    pub(super) fn settle(&mut self, _shared: &Shared, area: Rect) {
        let (_, height) = size(area);
        let inner = text_width(area);
        if inner != self.width {
            self.width = inner;
            self.lines = self
                .source
                .iter()
                .flat_map(|(kind, line)| {
                    let parts = text::wrap(&crate::card::text::plain(line), inner);
                    parts.into_iter().map(|part| (*kind, part)).collect::<Vec<_>>()
                })
                .collect();
        }
        self.room = usize::from(height.saturating_sub(2)).max(1);
        self.top = self.top.min(self.lines.len().saturating_sub(self.room));
    }

    pub(super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let (outer, inner) = pane::popup(theme, &self.title, area, size(area), frame);
        hits.add(area, Target::Outside);
        hits.add(outer, Target::Overlay);
        for (row, (kind, line)) in (inner.y..inner.bottom()).zip(self.lines.iter().skip(self.top)) {
            let style = match kind {
                Kind::Head => theme.style(Role::Accent),
                Kind::Text => theme.style(Role::Text),
                Kind::Code => theme.style(Role::String),
            };
            let place = Rect { y: row, height: 1, ..inner };
            frame.render_widget(Line::from(vec![Span::raw(" "), Span::styled(line.as_str(), style)]), place);
        }
        pane::scroll_mark(theme, outer, self.top, self.room, self.lines.len(), frame);
    }
}

/// How many cells a line of the text has in an area.
pub(super) fn text_width(area: Rect) -> usize {
    usize::from(size(area).0.saturating_sub(4))
}

fn size(area: Rect) -> (u16, u16) {
    (area.width.saturating_sub(4).min(110), area.height.saturating_sub(2))
}
