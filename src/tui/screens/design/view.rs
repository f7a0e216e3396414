//! Painting the panes and the lines between them.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::Role;
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::text;

use super::{Model, Pane};

impl Model {
    /// Paints.
    pub fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        for (shown, outer) in &self.layout.panes {
            let outer = outer.intersection(area).intersection(frame.area());
            let focus = if *shown == self.focus { Focus::Here } else { Focus::Elsewhere };
            let title = fitted(self.title(*shown, shared), usize::from(outer.width.saturating_sub(2)));
            frame.render_widget(pane::block(&shared.theme, title, focus), outer);
            hits.add(outer, Target::Pane(*shown));
            let inner = outer.inner(Margin::new(1, 1));
            if inner.is_empty() {
                continue;
            }
            match shown {
                Pane::Outline => self.outline.view(shared, outer, focus, frame, hits),
                Pane::Source => self.source.view(shared, outer, focus, frame, hits),
                Pane::Preview => self.preview.view(shared, outer, frame, hits),
                Pane::Properties => self.properties.view(shared, outer, focus, frame, hits),
                Pane::Problems => self.problems.view(shared, outer, focus, frame, hits),
            }
        }
        let has_source = self.layout.panes.iter().any(|(pane, _)| *pane == Pane::Source);
        for (at, (edge, place)) in self.layout.edges.iter().enumerate() {
            hits.add(self.layout.handle(*edge, *place).intersection(area), Target::Splitter(at));
        }
        if has_source && self.focus == Pane::Source {
            self.source.view_suggestions(shared, frame, hits);
        }
    }

    fn title(&self, pane: Pane, shared: &Shared) -> Vec<Span<'static>> {
        let theme = &shared.theme;
        let mut title = match pane {
            Pane::Outline => vec![Span::raw(match shared.workspace.card_of_message() {
                Some((card, count)) => format!(" Outline · card {card} of {count} in a message "),
                None => " Outline ".to_owned(),
            })],
            Pane::Source => vec![Span::raw(" Source ")],
            Pane::Preview => vec![Span::raw(self.preview.title(shared))],
            Pane::Properties => vec![Span::raw(self.properties.title())],
            Pane::Problems => self.problems.title(shared),
        };
        let broken = shared.workspace.broken();
        match (pane, broken) {
            (Pane::Preview | Pane::Properties, Some(_)) if shared.workspace.was_good() => {
                title.push(Span::styled("stale ", theme.style(Role::Warning)));
            }
            (Pane::Preview, None) if self.preview.is_stale() => {
                title.push(Span::styled("stale ", theme.style(Role::Warning)));
            }
            (Pane::Source, Some(error)) => {
                title.push(Span::styled(format!("line {} ", error.position.line), theme.style(Role::Error)));
            }
            _ => {}
        }
        title
    }
}

/// A title that leaves the corners of its frame alone: the last part stays, the first is cut.
fn fitted(spans: Vec<Span<'static>>, room: usize) -> Line<'static> {
    let tail: usize = spans.iter().skip(1).map(|span| text::width(&span.content)).sum();
    let mut spans = spans;
    if let Some(first) = spans.first_mut() {
        let cut = text::fit(&first.content, room.saturating_sub(tail));
        first.content = cut.into();
    }
    Line::from(spans)
}
