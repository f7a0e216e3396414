//! The frame of a pane, a popup's place, a scroll mark.

use ratatui::Frame;
use ratatui::layout::{Constraint, Rect};
use ratatui::symbols::border;
use ratatui::text::Line;
use ratatui::widgets::{Block, Borders, Clear};

use crate::tui::theme::{Role, Theme};

const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Whether a pane has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// It has them.
    Here,
    /// Another one has.
    Elsewhere,
}

/// A framed block with a title, in the theme's lines.
#[must_use]
pub fn block<'t>(theme: &Theme, title: impl Into<Line<'t>>, focus: Focus) -> Block<'t> {
    let set = if theme.ascii { ASCII } else { border::ROUNDED };
    let (line, head) = match focus {
        Focus::Here => (theme.style(Role::Focus), theme.style(Role::Accent)),
        Focus::Elsewhere => (theme.style(Role::Border), theme.style(Role::Dim)),
    };
    Block::new().borders(Borders::ALL).border_set(set).border_style(line).title(title.into().style(head))
}

/// A popup in the middle of `area`: cleared, framed; gives the space inside. Never larger than the area.
pub fn popup(theme: &Theme, title: &str, area: Rect, size: (u16, u16), frame: &mut Frame<'_>) -> (Rect, Rect) {
    let outer = area.centered(Constraint::Length(size.0.min(area.width)), Constraint::Length(size.1.min(area.height)));
    popup_at(theme, title, outer, frame)
}

/// A popup at a place: cleared, framed; gives the place on the screen, and the space inside.
pub fn popup_at(theme: &Theme, title: &str, outer: Rect, frame: &mut Frame<'_>) -> (Rect, Rect) {
    let outer = outer.intersection(frame.area());
    frame.render_widget(Clear, outer);
    let title = if title.is_empty() { String::new() } else { format!(" {title} ") };
    let block = block(theme, title, Focus::Here);
    let inner = block.inner(outer);
    frame.render_widget(block, outer);
    (outer, inner)
}

/// The first row to show so that `cursor` is visible among `room` rows, moving as little as possible from `top`.
#[must_use]
pub fn scroll_to(top: usize, cursor: usize, room: usize) -> usize {
    if cursor < top {
        cursor
    } else if room > 0 && cursor >= top + room {
        cursor + 1 - room
    } else {
        top
    }
}

/// Paints a thumb on the right edge of a frame, when there is more than fits.
pub fn scroll_mark(theme: &Theme, outer: Rect, top: usize, shown: usize, count: usize, frame: &mut Frame<'_>) {
    let track = usize::from(outer.height.saturating_sub(2));
    if count <= shown || track == 0 || outer.width == 0 {
        return;
    }
    let length = (track * shown / count).clamp(1, track);
    let start = (track - length) * top.min(count - shown) / (count - shown).max(1);
    let glyph = if theme.ascii { "#" } else { "▐" };
    for at in start..start + length {
        let row = outer.y + 1 + u16::try_from(at).unwrap_or(u16::MAX);
        if let Some(cell) = frame.buffer_mut().cell_mut((outer.right().saturating_sub(1), row)) {
            cell.set_symbol(glyph).set_style(theme.style(Role::Dim));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scrolling_moves_no_more_than_needed() {
        assert_eq!(scroll_to(0, 5, 10), 0);
        assert_eq!(scroll_to(0, 10, 10), 1);
        assert_eq!(scroll_to(4, 2, 10), 2);
        assert_eq!(scroll_to(0, 3, 0), 0);
    }
}
