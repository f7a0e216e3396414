//! Painting the history: one line a send.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::app::{HitMap, Shared, Target, Tone, tone};
use crate::tui::command;
use crate::tui::theme::Role;
use crate::tui::widgets::{pane, quantity, text};
use crate::workbench::actions::SentRow;

use super::Model;

/// The space between two columns.
const GAP: usize = 2;

/// Which side of its column a cell leans on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lean {
    Left,
    Right,
}

/// A column: its heading, its width, its side, and what stands in it.
struct Column {
    head: &'static str,
    width: usize,
    lean: Lean,
    cell: fn(&SentRow) -> (String, Role),
}

/// The columns that fit into so many cells, the most telling ones first to stay.
fn columns(width: usize, rows: &[SentRow]) -> Vec<Column> {
    let widest = |name: fn(&SentRow) -> &str, most: usize| {
        rows.iter().take(200).map(|row| text::width(name(row))).max().unwrap_or(0).clamp(8, most)
    };
    let (names, cards) = if width < 80 { (12, 12) } else { (24, 26) };
    let left = |head, width, cell| Column { head, width, lean: Lean::Left, cell };
    let right = |head, width, cell| Column { head, width, lean: Lean::Right, cell };
    let mut columns = vec![
        if width < 100 {
            left("Time", 14, |row| (quantity::short_moment(&row.sent_at), Role::Dim))
        } else {
            left("Time", 19, |row| (quantity::moment(&row.sent_at), Role::Dim))
        },
        left("Endpoint", widest(|row| &row.endpoint, names), |row| (row.endpoint.clone(), Role::Text)),
        left("Card", widest(|row| &row.card, cards), |row| (row.card.clone(), Role::Text)),
        left("Verdict", 11, |row| (row.verdict.to_string(), verdict(row))),
        right("HTTP", 4, |row| (row.status.map_or_else(|| "–".to_owned(), |status| status.to_string()), Role::Text)),
        right("Size", 8, |row| (quantity::bytes(usize::try_from(row.bytes).unwrap_or(usize::MAX)), Role::Dim)),
        right("Took", 7, |row| (quantity::duration(row.elapsed_ms), Role::Dim)),
    ];
    let used = |columns: &[Column]| columns.iter().map(|column| column.width + GAP).sum::<usize>();
    while columns.len() > 4 && used(&columns) > width {
        columns.pop();
    }
    let left_over = width.saturating_sub(used(&columns));
    if left_over > 16 {
        columns.push(left("Why", left_over, |row| (row.detail.clone(), Role::Dim)));
    }
    columns
}

fn verdict(row: &SentRow) -> Role {
    match tone(row.verdict) {
        Tone::Good => Role::Success,
        Tone::Plain => Role::Text,
        Tone::Careful => Role::Warning,
        Tone::Bad => Role::Error,
    }
}

impl Column {
    fn fill(&self, said: &str) -> String {
        let said = text::fit(said, self.width);
        let blank = " ".repeat(self.width.saturating_sub(text::width(&said)));
        match self.lean {
            Lean::Left => format!("{said}{blank}"),
            Lean::Right => format!("{blank}{said}"),
        }
    }
}

impl Model {
    /// Paints.
    pub fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        let theme = &shared.theme;
        let mut title = " History ".to_owned();
        if !self.rows.is_empty() {
            title = format!(" History · {} ", quantity::count(self.rows.len(), "send", "sends"));
        }
        let mut block = pane::block(theme, title, pane::Focus::Here);
        if !self.filter.is_empty() {
            let said = format!(" filter: {} ", crate::card::text::label(&self.filter, 40));
            block = block.title_top(Line::styled(said, theme.style(Role::Accent)).right_aligned());
        }
        let inner = block.inner(area);
        frame.render_widget(block, area);
        if self.rows.is_empty() {
            self.empty(shared, inner, frame);
            return;
        }
        let columns = columns(usize::from(inner.width.saturating_sub(1)), &self.rows);
        let head: Vec<String> = columns.iter().map(|column| column.fill(column.head)).collect();
        let line = Line::styled(format!(" {}", head.join("  ")), theme.style(Role::Dim));
        frame.render_widget(line, Rect { height: 1, ..inner }.intersection(inner));
        let rows = self.rows.iter().enumerate().skip(self.top);
        for (y, (at, row)) in (inner.y.saturating_add(1)..inner.bottom()).zip(rows) {
            let place = Rect { y, height: 1, ..inner };
            let chosen = at == self.cursor;
            let base = theme.style(Role::Selection);
            let style = |role: Role| if chosen { base } else { theme.style(role) };
            let mut spans = vec![Span::styled(" ", style(Role::Text))];
            for column in &columns {
                let (said, role) = (column.cell)(row);
                spans.push(Span::styled(column.fill(&crate::card::text::label(&said, 240)), style(role)));
                spans.push(Span::styled(" ".repeat(GAP), style(Role::Text)));
            }
            if chosen {
                frame.buffer_mut().set_style(place, base);
            }
            frame.render_widget(Line::from(spans), place);
            hits.add(place, Target::ListRow(at));
        }
        pane::scroll_mark(theme, area, self.top, self.room, self.rows.len(), frame);
    }

    fn empty(&self, shared: &Shared, inner: Rect, frame: &mut Frame<'_>) {
        let theme = &shared.theme;
        let key = |name: &str| {
            let keys = command::find(name).map(|command| shared.keys.labels(command)).unwrap_or_default();
            keys.into_iter().next().unwrap_or_default()
        };
        let (head, rest) = match (self.listed, self.filter.as_str()) {
            (false, _) => ("Reading the history …", String::new()),
            (true, "") => ("Nothing was sent yet.", format!("{} sends the card at work.", key("send"))),
            (true, _) => {
                ("No send matches the filter.", format!("{} takes the filter away.", key("history-filter-off")))
            }
        };
        for (y, (line, role)) in
            (inner.y.saturating_add(1)..inner.bottom()).zip([(head, Role::Accent), (&rest, Role::Dim)])
        {
            let place = Rect { y, height: 1, ..inner };
            frame.render_widget(Line::styled(format!("  {line}"), theme.style(role)), place);
        }
    }
}
