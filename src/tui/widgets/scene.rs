//! Painting a window of a preview's scene into the terminal.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::json::Pointer;
use crate::preview::{Modifiers, Scene, Style as SceneStyle};
use crate::tui::theme::{Role, Theme};

/// The style of a scene in what the terminal has.
#[must_use]
pub fn style(theme: &Theme, style: SceneStyle) -> Style {
    let mut out = Style::new();
    if let Some(fg) = style.fg
        && theme.card_colour(fg) != Color::Reset
    {
        out = out.fg(theme.card_colour(fg));
    }
    if let Some(bg) = style.bg
        && theme.card_colour(bg) != Color::Reset
    {
        out = out.bg(theme.card_colour(bg));
    }
    for (part, modifier) in [
        (Modifiers::BOLD, Modifier::BOLD),
        (Modifiers::DIM, Modifier::DIM),
        (Modifiers::ITALIC, Modifier::ITALIC),
        (Modifiers::UNDERLINE, Modifier::UNDERLINED),
        (Modifiers::STRIKE, Modifier::CROSSED_OUT),
        (Modifiers::REVERSE, Modifier::REVERSED),
    ] {
        if style.is(part) {
            out = out.add_modifier(modifier);
        }
    }
    out
}

/// Paints the lines of a scene from `top` on into `area`.
pub fn paint(theme: &Theme, scene: &Scene, top: usize, area: Rect, frame: &mut Frame<'_>) {
    let buffer = frame.buffer_mut();
    for (row, line) in (area.y..area.bottom()).zip(scene.lines.iter().skip(top)) {
        let mut column = area.x;
        for span in line {
            if column >= area.right() {
                break;
            }
            let room = usize::from(area.right() - column);
            let (next, _) = buffer.set_stringn(column, row, &span.text, room, style(theme, span.style));
            column = next;
        }
    }
}

/// What a bar beside an element says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// It is the selected one.
    Selected,
    /// It is one of those that are marked.
    Marked,
}

/// Puts a bar on the left edge of an element's regions; one that is repeated has several.
pub fn mark(
    theme: &Theme,
    scene: &Scene,
    pointer: &Pointer,
    bar: Bar,
    (top, area): (usize, Rect),
    frame: &mut Frame<'_>,
) {
    let (bar, role) = match (bar, theme.ascii) {
        (Bar::Selected, false) => ("▎", Role::Focus),
        (Bar::Selected, true) => ("|", Role::Focus),
        (Bar::Marked, false) => ("◆", Role::Accent),
        (Bar::Marked, true) => ("*", Role::Accent),
    };
    let role = theme.style(role);
    let Some(kind) = scene.region(pointer).map(|region| region.role) else { return };
    let own = scene.regions.iter().filter(|region| region.pointer == *pointer && region.role == kind);
    for region in own {
        let first = region.row.max(top);
        let last = (region.row + region.height.max(1)).min(top + usize::from(area.height));
        let column = area.x + u16::try_from(region.column.saturating_sub(1)).unwrap_or(u16::MAX).min(area.width);
        for line in first..last {
            let row = area.y + u16::try_from(line - top).unwrap_or(u16::MAX);
            if let Some(cell) = frame.buffer_mut().cell_mut((column, row))
                && cell.symbol().trim().is_empty()
            {
                cell.set_symbol(bar);
                if let Some(fg) = role.fg {
                    cell.set_fg(fg);
                }
            }
        }
    }
}
