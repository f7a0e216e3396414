//! A list of what can be written at a caret: its rows, the chosen one, how it is painted. Whoever has the text says what is in
//! it, where it lies and what taking a row does.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Clear;

use crate::card::complete::expression::{ExpressionCompletions, ExpressionWhat};
use crate::card::complete::{Completions, Edit, What};
use crate::tui::app::{HitMap, Motion, Target};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::pane::{self, Focus};
use crate::tui::widgets::text;

/// Cells of a label, at most, where details stand beside it.
pub const LABEL: usize = 30;

/// So many rows are kept at most: nobody goes through more.
const MOST: usize = 500;

/// Something that can be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// What is shown.
    pub label: String,
    /// What it is, in a few words.
    pub detail: String,
    /// What it is for, in a sentence; may be empty.
    pub help: String,
    /// The characters of the label that were typed.
    pub marks: Vec<u32>,
    /// The colour of the label.
    pub role: Role,
    /// Why it is of no use here, when it is of none.
    pub gap: Option<String>,
    /// Whether something is wrong without it.
    pub is_required: bool,
    /// Whether it is a whole object or list.
    pub is_object: bool,
    /// What taking it does to the text.
    pub edit: Edit,
}

/// The list.
#[derive(Debug, Clone, Default)]
pub struct Suggestions {
    /// The rows, the best first.
    pub items: Vec<Suggestion>,
    /// What is typed so far.
    pub prefix: String,
    chosen: usize,
    top: usize,
    /// Rows that are shown.
    pub rows: usize,
}

impl Suggestions {
    /// What can be written at a place of a card's source.
    #[must_use]
    pub fn of_source(found: &Completions) -> Self {
        let items = found.items.iter().take(MOST).map(|item| Suggestion {
            label: item.label.to_string(),
            detail: item.detail.clone(),
            help: item.help.to_string(),
            marks: item.marks.clone(),
            role: match item.what {
                _ if item.gap.is_some() || item.is_deprecated => Role::Disabled,
                What::Property => Role::Name,
                What::Type | What::Object => Role::Accent,
                What::Value | What::Id => Role::String,
            },
            gap: item.gap.as_ref().map(ToString::to_string),
            is_required: item.is_required,
            is_object: item.is_object(),
            edit: found.edit(item),
        });
        Self { items: items.collect(), prefix: found.prefix.clone(), rows: 1, ..Self::default() }
    }

    /// What can be written at a place of an expression; `brought` makes an edit of its text one of what is edited.
    #[must_use]
    pub fn of_expression(found: &ExpressionCompletions, brought: impl Fn(Edit) -> Edit) -> Self {
        let items = found.items.iter().take(MOST).map(|item| Suggestion {
            label: item.label.clone(),
            detail: item.detail.clone(),
            help: item.help.to_string(),
            marks: item.marks.clone(),
            role: match item.what {
                ExpressionWhat::Path => Role::Name,
                ExpressionWhat::Function => Role::Accent,
                ExpressionWhat::Keyword => Role::Literal,
            },
            gap: None,
            is_required: false,
            is_object: false,
            edit: brought(found.edit(item)),
        });
        Self { items: items.collect(), prefix: found.prefix.clone(), rows: 1, ..Self::default() }
    }

    /// The chosen row.
    #[must_use]
    pub fn chosen(&self) -> Option<&Suggestion> {
        self.items.get(self.chosen)
    }

    /// Chooses a row.
    pub fn choose(&mut self, row: usize) {
        self.chosen = row;
    }

    /// Goes through the rows; from the last to the first and back.
    pub fn go(&mut self, motion: Motion) {
        let last = self.items.len().saturating_sub(1);
        let motion = match motion {
            Motion::Up if self.chosen == 0 => Motion::Last,
            Motion::Down if self.chosen == last => Motion::First,
            motion => motion,
        };
        self.chosen = motion.from(self.chosen, self.items.len(), self.rows);
        self.top = pane::scroll_to(self.top, self.chosen, self.rows);
    }

    /// Scrolls without choosing another.
    pub fn scroll(&mut self, rows: isize) {
        self.top = self.top.saturating_add_signed(rows).min(self.items.len().saturating_sub(self.rows));
    }

    /// Shows so many rows from now on.
    pub fn set_rows(&mut self, rows: usize) {
        self.rows = rows.max(1);
        self.top = self.top.min(self.items.len().saturating_sub(self.rows));
    }

    /// Paints the list in its frame; `target` says what a click on a row is for.
    pub fn view(
        &self,
        theme: &Theme,
        outer: Rect,
        target: impl Fn(usize) -> Target,
        frame: &mut Frame<'_>,
        hits: &mut HitMap,
    ) {
        let outer = outer.intersection(frame.area());
        if outer.height < 3 || outer.width < 6 {
            return;
        }
        frame.render_widget(Clear, outer);
        let block = pane::block(theme, "", Focus::Here);
        let inner = block.inner(outer);
        frame.render_widget(block, outer);
        let widest = self.items.iter().map(|item| text::width(&item.label)).max().unwrap_or(0).min(LABEL);
        let shown = self.items.iter().enumerate().skip(self.top).take(self.rows);
        for (y, (at, item)) in (inner.y..inner.bottom()).zip(shown) {
            let place = Rect { y, height: 1, ..inner };
            frame.render_widget(row(theme, item, at == self.chosen, widest, usize::from(inner.width)), place);
            hits.add(place, target(at));
        }
        let height = u16::try_from(self.rows + 2).unwrap_or(outer.height).min(outer.height);
        pane::scroll_mark(theme, Rect { height, ..outer }, self.top, self.rows, self.items.len(), frame);
        let Some(chosen) = self.chosen() else { return };
        let rows = u16::try_from(self.rows.min(self.items.len())).unwrap_or(inner.height);
        let room = usize::from(inner.width.saturating_sub(2));
        let first = match &chosen.gap {
            Some(gap) => (format!("of no use here: {gap}"), Role::Warning),
            None => (chosen.detail.clone(), Role::Dim),
        };
        let help = (chosen.help.clone(), Role::Text);
        // The row itself says already what kind of value it is: of the two, that gives way.
        let first = (chosen.gap.is_some() || help.0.is_empty() || inner.height > rows + 1).then_some(first);
        for (y, (said, role)) in (inner.y + rows..inner.bottom()).zip(first.into_iter().chain([help])) {
            let said = crate::card::text::plain(&said);
            let line = Line::from(vec![Span::raw(" "), Span::styled(text::fit(&said, room), theme.style(role))]);
            frame.render_widget(line, Rect { y, height: 1, ..inner });
        }
    }
}

fn row(theme: &Theme, item: &Suggestion, is_chosen: bool, widest: usize, room: usize) -> Line<'static> {
    let plain = theme.style(item.role);
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
    let said = crate::card::text::plain(item.gap.as_deref().unwrap_or(&item.detail));
    let dim = if item.role == Role::Disabled { Role::Disabled } else { Role::Dim };
    let style = if is_chosen { base } else { theme.style(dim) };
    if beside > 6 {
        spans.push(Span::styled(" ".repeat(pad), base));
        spans.push(Span::styled(text::fill(&said, beside + 1), style));
    } else {
        spans.push(Span::styled(" ".repeat(room.saturating_sub(1 + used)), base));
    }
    Line::from(spans)
}
