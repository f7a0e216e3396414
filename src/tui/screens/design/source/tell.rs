//! What is known of the place at the caret: a line of it in the frame, all of it on request.

use ratatui::layout::Position;

use crate::card::complete::{Help, help};
use crate::card::text::label;
use crate::check::{Diagnostic, Severity};
use crate::json::cursor::Cursor;
use crate::json::token::TokenKind;
use crate::template::Template;
use crate::tui::app::{Intent, Notice, Shared};
use crate::tui::overlays::detail;
use crate::tui::theme::Role;

use super::suggest::made_for;
use super::{Source, carry, cells};

/// A line about the place at the caret.
#[derive(Debug, Default)]
pub(super) struct Hint {
    pub(super) text: String,
    pub(super) role: Option<Role>,
    /// What it was made for: text, checks, caret.
    made_for: Option<(u64, u64, usize)>,
}

impl Source {
    /// What the catalogue says of the place at the caret; where nothing is written there, of what its line begins with.
    fn known(&self, shared: &Shared) -> Option<Help> {
        let at = |offset: usize| help(&Cursor::among(&self.text, &self.tokens, offset), made_for(shared));
        at(self.caret_offset()).or_else(|| at(self.first_key(self.caret().0)?))
    }

    /// Where the first key of a line stands.
    fn first_key(&self, row: usize) -> Option<usize> {
        let start = self.starts.get(row).copied()?;
        let end = start + self.line(row).len();
        let from = self.tokens.partition_point(|(span, _)| span.start < start);
        let line = self.tokens.get(from..)?.iter().take_while(|(span, _)| span.start < end);
        line.filter(|(_, kind)| *kind == TokenKind::Key).map(|(span, _)| span.start).next()
    }

    /// The problems whose place holds the caret, the narrowest first.
    fn problems<'s>(&self, shared: &'s Shared) -> Vec<&'s Diagnostic> {
        let work = &shared.workspace;
        if work.broken().is_some() {
            return Vec::new();
        }
        let raw = carry::to_raw(work.text(), &self.text, &self.starts, self.caret_offset());
        let found = shared.analysis.diagnostics().iter().filter(|one| one.span.touches(raw));
        let mut found: Vec<&Diagnostic> = found.collect();
        found.sort_by_key(|one| one.span.end - one.span.start);
        found
    }

    /// What the expression at the caret comes to with the chosen data.
    fn expression(&self, shared: &Shared) -> Option<String> {
        let work = &shared.workspace;
        let fillings = shared.samples.fillings();
        if work.broken().is_some() || fillings.chosen().is_none() {
            return None;
        }
        // Most places are in no expression: that is seen without reading the card.
        let line = self.line(self.caret().0);
        if !line.contains("${") {
            return None;
        }
        let raw = carry::to_raw(work.text(), &self.text, &self.starts, self.caret_offset());
        let template = Template::prepare(work.document(), fillings.engine);
        let found = template.value_at(raw, &fillings.chosen_input(), &fillings.environment)?;
        let source = label(&found.source, 60);
        Some(match found.value {
            Ok(value) => {
                let value = value.map_or_else(|| "missing".to_owned(), |value| label(&value, 200));
                let row = if found.is_repeated { " in the first row" } else { "" };
                format!("{source} is {value}{row}")
            }
            Err(reason) => format!("{source} has no value: {}", label(&reason, 200)),
        })
    }

    /// Keeps the line about the place at the caret up to date.
    pub(super) fn settle_hint(&mut self, shared: &Shared) {
        let key = (shared.workspace.revision(), shared.analysis.edition(), self.caret_offset());
        if self.hint.made_for == Some(key) {
            return;
        }
        let told = match (self.problems(shared).first(), self.expression(shared)) {
            (Some(problem), _) => (problem.message.clone(), Some(role(problem.severity))),
            (None, Some(value)) => (value, Some(Role::String)),
            (None, None) => match self.known(shared) {
                Some(help) if help.detail.is_empty() => (format!("{}: {}", help.title, help.text), None),
                Some(help) => (format!("{}: {}", help.title, help.detail), None),
                None => (String::new(), None),
            },
        };
        self.hint = Hint { text: told.0, role: told.1, made_for: Some(key) };
    }

    /// Shows all that is known of the place at the caret.
    pub(in super::super) fn tell(&mut self, shared: &Shared) -> Vec<Intent> {
        let (known, problems) = (self.known(shared), self.problems(shared));
        if known.is_none() && problems.is_empty() {
            return vec![Intent::Say(Notice::plain(
                "nothing is known about this place: put the caret on a key or a value",
            ))];
        }
        let mut lines = Vec::new();
        let title = known.as_ref().map_or_else(|| "Problems here".to_owned(), |help| help.title.clone());
        if let Some(help) = known {
            if !help.detail.is_empty() {
                lines.push((detail::Kind::Head, help.detail));
            }
            lines.push((detail::Kind::Text, help.text));
            lines.extend(help.more.into_iter().map(|more| (detail::Kind::Text, more)));
        }
        for problem in problems {
            lines.push((detail::Kind::Text, String::new()));
            lines.push((detail::Kind::Head, format!("{}: {}", problem.severity, problem.message)));
            lines.extend(problem.help.iter().map(|help| (detail::Kind::Text, help.clone())));
        }
        let told = detail::Model::new(title, lines);
        vec![Intent::show(match self.caret_cell() {
            Some(cell) => told.near(cell),
            None => told,
        })]
    }

    /// The cell of the screen in which the caret stands, when it is in sight.
    fn caret_cell(&self) -> Option<Position> {
        let (row, column) = self.caret();
        let right = cells::column(self.line(row), column).checked_sub(self.left)?;
        let x = self.window.x.checked_add(u16::try_from(right).ok()?)?;
        let y = self.window.y.checked_add(u16::try_from(self.row_on_screen(row)?).ok()?)?;
        Some(Position { x, y }).filter(|cell| self.window.contains(*cell))
    }
}

/// The role in which a problem is painted.
pub(in super::super) const fn role(severity: Severity) -> Role {
    match severity {
        Severity::Error => Role::Error,
        Severity::Warning => Role::Warning,
        Severity::Info => Role::Dim,
    }
}
