//! Painting the list of what can be written at the caret.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::card::complete::{Completion, What};
use crate::tui::app::{HitMap, Shared, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::text;

use super::Source;
use super::suggest::LABEL;

impl Source {
    /// Paints the list over everything else.
    pub(in super::super) fn view_suggestions(&self, shared: &Shared, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let Some(list) = self.suggestions.as_ref().filter(|_| !shared.covered) else { return };
        let theme = &shared.theme;
        let outer = list.place.intersection(frame.area());
        if outer.height < 3 || outer.width < 6 {
            return;
        }
        frame.render_widget(Clear, outer);
        let block = pane::block(theme, "", Focus::Here);
        let inner = block.inner(outer);
        frame.render_widget(block, outer);
        hits.add(outer, Target::Completions);
        let items = &list.found.items;
        let widest = items.iter().map(|item| text::width(&item.label)).max().unwrap_or(0).min(LABEL);
        let shown = items.iter().enumerate().skip(list.top).take(list.rows);
        for (y, (at, item)) in (inner.y..inner.bottom()).zip(shown) {
            let place = Rect { y, height: 1, ..inner };
            frame.render_widget(row(theme, item, at == list.chosen, widest, usize::from(inner.width)), place);
            hits.add(place, Target::Completion(at));
        }
        pane::scroll_mark(
            theme,
            Rect { height: u16::try_from(list.rows + 2).unwrap_or(outer.height).min(outer.height), ..outer },
            list.top,
            list.rows,
            items.len(),
            frame,
        );
        let Some(chosen) = items.get(list.chosen) else { return };
        let rows = u16::try_from(list.rows.min(items.len())).unwrap_or(inner.height);
        let room = usize::from(inner.width.saturating_sub(2));
        let first = match &chosen.gap {
            Some(gap) => (format!("of no use here: {gap}"), Role::Warning),
            None => (chosen.detail.clone(), Role::Dim),
        };
        let help = (chosen.help.to_string(), Role::Text);
        // The row itself says already what kind of value it is: of the two, that gives way.
        let first = (chosen.gap.is_some() || help.0.is_empty() || inner.height > rows + 1).then_some(first);
        for (y, (said, role)) in (inner.y + rows..inner.bottom()).zip(first.into_iter().chain([help])) {
            let line = Line::from(vec![Span::raw(" "), Span::styled(text::fit(&said, room), theme.style(role))]);
            frame.render_widget(line, Rect { y, height: 1, ..inner });
        }
    }
}

fn row(theme: &Theme, item: &Completion, is_chosen: bool, widest: usize, room: usize) -> Line<'static> {
    let is_dim = item.gap.is_some() || item.is_deprecated;
    let plain = theme.style(match item.what {
        _ if is_dim => Role::Disabled,
        What::Property => Role::Name,
        What::Type | What::Object => Role::Accent,
        What::Value | What::Id => Role::String,
    });
    let base = if is_chosen { theme.style(Role::Selection) } else { theme.style(Role::Text) };
    let plain = if is_chosen { plain.patch(base) } else { plain };
    let mark = theme.style(Role::Text).add_modifier(ratatui::style::Modifier::UNDERLINED);
    let must = if item.is_required { "*" } else { " " };
    let label_room = room.saturating_sub(2);
    let label = text::fit(&crate::card::text::plain(&item.label), label_room);
    let used = text::width(&label);
    let mut spans = vec![Span::styled(must, if is_chosen { base } else { theme.style(Role::Warning) })];
    let marks: Vec<u32> =
        item.marks.iter().copied().filter(|at| usize::try_from(*at).is_ok_and(|at| at < used)).collect();
    spans.extend(text::marked(&label, &marks, plain, if is_chosen { mark.patch(base) } else { mark.patch(plain) }));
    let pad = widest.max(used) - used + 2;
    let beside = room.saturating_sub(1 + used + pad + 1);
    let said = match &item.gap {
        Some(gap) => gap.to_string(),
        None => item.detail.clone(),
    };
    let style = if is_chosen { base } else { theme.style(if is_dim { Role::Disabled } else { Role::Dim }) };
    if beside > 6 {
        spans.push(Span::styled(" ".repeat(pad), base));
        spans.push(Span::styled(text::fill(&said, beside + 1), style));
    } else {
        spans.push(Span::styled(" ".repeat(room.saturating_sub(1 + used)), base));
    }
    Line::from(spans)
}
