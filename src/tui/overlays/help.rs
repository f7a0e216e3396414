//! The keys: those of what has the focus first, then those that count everywhere, then the rest.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::app::{HitMap, Intent, Shared};
use crate::tui::command::{self, KeyMap, Scope};
use crate::tui::widgets::text;

use super::{Message, detail};

/// One row: keys, title, help.
type Row = (String, &'static str, &'static str);

/// The help.
#[derive(Debug)]
pub struct Model {
    groups: Vec<(Scope, Vec<Row>)>,
    text: detail::Model,
    width: usize,
}

impl Model {
    /// The help for scopes, the nearest first; the rest of the program follows.
    #[must_use]
    pub fn new(keys: &KeyMap, scopes: &[Scope]) -> Self {
        let others = Scope::ALL.into_iter().filter(|scope| !scopes.contains(scope));
        let groups = scopes
            .iter()
            .copied()
            .chain(others)
            .map(|scope| {
                let rows = command::all()
                    .filter(|command| command.scope == scope)
                    .map(|command| (keys.labels(command).join("  "), command.title, command.help))
                    .collect();
                (scope, rows)
            })
            .collect();
        Self { groups, text: detail::Model::new("Help", Vec::new()), width: 0 }
    }

    fn lines(&self, width: usize) -> Vec<(detail::Kind, String)> {
        let keys_wide = self.widest(|row| &row.0).min(18);
        let title_wide = self.widest(|row| row.1).min(28);
        let rest = width.saturating_sub(keys_wide + title_wide + 4);
        let mut lines = Vec::new();
        for (scope, rows) in &self.groups {
            lines.push((detail::Kind::Head, scope.title().to_owned()));
            for (keys, title, help) in rows {
                let keys = if keys.is_empty() { ":" } else { keys };
                let mut line = format!("{}  {}", text::fill(keys, keys_wide), text::fill(title, title_wide));
                if text::width(help) <= rest {
                    line.push_str("  ");
                    line.push_str(help);
                    lines.push((detail::Kind::Text, line));
                } else {
                    lines.push((detail::Kind::Text, line));
                    lines.extend(
                        text::wrap(help, width.saturating_sub(4))
                            .into_iter()
                            .map(|part| (detail::Kind::Text, format!("    {part}"))),
                    );
                }
            }
            lines.push((detail::Kind::Text, String::new()));
        }
        let last = [
            "A command without keys is run from the palette (`:`).",
            "Keys are changed in config.toml; `cardwright config --print-default` prints one to start from.",
        ];
        lines.extend(last.map(|line| (detail::Kind::Text, line.to_owned())));
        lines
    }

    fn widest(&self, part: impl Fn(&Row) -> &str) -> usize {
        self.groups.iter().flat_map(|(_, rows)| rows).map(|row| text::width(part(row))).max().unwrap_or(0)
    }

    pub(super) fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        self.text.update(message, shared)
    }

    pub(super) fn settle(&mut self, shared: &Shared, area: Rect) {
        let width = detail::text_width(area);
        if width != self.width {
            self.width = width;
            self.text = detail::Model::new("Help", self.lines(width));
        }
        self.text.settle(shared, area);
    }

    pub(super) fn view(&self, shared: &Shared, area: Rect, frame: &mut Frame<'_>, hits: &mut HitMap) {
        self.text.view(shared, area, frame, hits);
    }
}
