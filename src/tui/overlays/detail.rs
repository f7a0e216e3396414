//! A text to read, scrolled.

use ratatui::Frame;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Constraint, Position, Rect};
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Intent, Motion, Shared, Target};
use crate::tui::theme::Role;
use crate::tui::widgets::{pane, text};

use super::Message;

/// What stands beside a place is no wider than this.
const WIDEST_NEAR: u16 = 72;

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
    /// The place that the text is about; it is never covered.
    about: Option<Position>,
}

impl Model {
    /// A text of lines.
    pub fn new(title: impl Into<String>, source: Vec<(Kind, String)>) -> Self {
        Self { title: title.into(), source, lines: Vec::new(), width: 0, top: 0, room: 1, about: None }
    }

    /// The same, no larger than its text, below or above the cell that it is about.
    #[must_use]
    pub fn near(self, about: Position) -> Self {
        Self { about: Some(about), ..self }
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
        self.lay_out(area);
    }

    fn lay_out(&mut self, area: Rect) {
        let most = if self.about.is_some() { size(area).0.min(WIDEST_NEAR) } else { size(area).0 };
        let inner = usize::from(most.saturating_sub(4));
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
        self.room = usize::from(self.place(area).height.saturating_sub(2)).max(1);
        self.top = self.top.min(self.lines.len().saturating_sub(self.room));
    }

    pub(super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let (outer, inner) = pane::popup_at(theme, &self.title, self.place(area), frame);
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

    /// Where it lies: in the middle, or beside what it is about, on the side with more room.
    fn place(&self, area: Rect) -> Rect {
        let narrow = |cells: usize| u16::try_from(cells).unwrap_or(u16::MAX);
        let Some(about) = self.about.filter(|about| area.contains(*about)) else {
            let (width, height) = size(area);
            return area.centered(Constraint::Length(width), Constraint::Length(height));
        };
        let widest = self.lines.iter().map(|(_, line)| text::width(line)).max().unwrap_or(0);
        let width = narrow(widest.max(text::width(&self.title)) + 4).min(area.width);
        let (above, below) = (about.y - area.y, area.bottom() - about.y - 1);
        let wanted = narrow(self.lines.len()).saturating_add(2);
        let height = wanted.min(above.max(below));
        let y = if below >= height { about.y + 1 } else { about.y - height };
        Rect { x: about.x.min(area.right() - width), y, width, height }
    }
}

/// How many cells a line of the text has in an area.
pub(super) fn text_width(area: Rect) -> usize {
    usize::from(size(area).0.saturating_sub(4))
}

fn size(area: Rect) -> (u16, u16) {
    (area.width.saturating_sub(4).min(110), area.height.saturating_sub(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_about_a_cell_is_as_large_as_its_text_and_leaves_the_cell_free() {
        for (width, height) in [(60, 15), (80, 24), (200, 60), (20, 6), (3, 2), (1, 1)] {
            let area = Rect::new(0, 0, width, height);
            for about in area.positions() {
                let lines = vec![(Kind::Head, "text · since 1.0".to_owned()), (Kind::Text, "What it says. ".repeat(9))];
                let mut model = Model::new("TextBlock · text", lines).near(about);
                model.lay_out(area);
                let place = model.place(area);
                assert!(!place.contains(about) && area.union(place) == area, "{about}: {place} in {area}");
                assert!(place.width <= WIDEST_NEAR && place.height <= 6 || width < 60, "{place} in {area}");
            }
        }
    }
}
