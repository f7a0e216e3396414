//! What can be done about a problem: going there, having it explained; mending it is in `mend`.

use crate::check::{self, Diagnostic, Safety, Severity};
use crate::tui::app::{Intent, Motion, Notice, Shared};
use crate::tui::overlays::detail::{self, Kind};

use super::super::{Model, Pane};
use super::mend::is_current;
use super::{Deed, Order, Row};

impl Model {
    /// Does something with problems.
    pub(in super::super) fn do_with_problems(&mut self, deed: Deed, shared: &mut Shared) -> Vec<Intent> {
        self.problems.know(shared);
        match deed {
            Deed::Toggle => self.toggle_problems(),
            Deed::Next => return self.step_problem(1, shared),
            Deed::Previous => return self.step_problem(-1, shared),
            Deed::Go => {
                if self.problems.current(shared).is_some() {
                    self.focus = self.left;
                    self.show_problem(shared);
                }
            }
            Deed::Fix => return self.fix_problem(shared),
            Deed::FixAll => return self.fix_all(shared),
            Deed::Explain => return self.problems.current(shared).map(explained).into_iter().collect(),
            Deed::Filter => {
                self.problems.least = match self.problems.least {
                    Severity::Info => Severity::Warning,
                    Severity::Warning => Severity::Error,
                    Severity::Error => Severity::Info,
                };
            }
            Deed::Sort => {
                self.problems.order = match self.problems.order {
                    Order::Place => Order::Severity,
                    Order::Severity => Order::Place,
                };
            }
        }
        Vec::new()
    }

    fn toggle_problems(&mut self) {
        let here = self.focus == Pane::Problems;
        self.problems.open = !(self.problems.open && here);
        self.focus = if self.problems.open { Pane::Problems } else { self.left };
    }

    /// Goes through the list, and shows the place of what is under the cursor.
    pub(in super::super) fn go_through_problems(&mut self, motion: Motion, shared: &mut Shared) {
        self.problems.go(motion, shared);
        self.show_problem(shared);
    }

    /// To the problem so many rows on, round and round.
    fn step_problem(&mut self, rows: isize, shared: &mut Shared) -> Vec<Intent> {
        let count = self.problems.rows.len();
        if count == 0 {
            return vec![Intent::Say(Notice::plain("no problems are listed"))];
        }
        // From where nothing is wrong, the first step leads to the problem that is told.
        let there = self.problems.syntax.is_some() || self.problems.is_at_selection(self.problems.cursor, shared);
        let last = count - 1;
        let row = match (rows.is_positive(), self.problems.cursor) {
            (_, row) if !there => row,
            (true, row) if row >= last => 0,
            (true, row) => row + 1,
            (false, 0) => last,
            (false, row) => row - 1,
        };
        self.problems.put_cursor(row, shared);
        self.show_problem(shared);
        Vec::new()
    }

    /// Shows the place of the problem under the cursor in every pane.
    pub(in super::super) fn show_problem(&mut self, shared: &mut Shared) {
        let row = self.problems.rows.get(self.problems.cursor).copied();
        let Some(found) = self.problems.current(shared).cloned() else { return };
        if !matches!(row, Some(Row::Syntax)) {
            shared.workspace.select(found.pointer.clone());
            self.problems.followed = Some(shared.workspace.selection().clone());
            self.properties.point_at(&found.pointer, shared);
        }
        let exact = matches!(row, Some(Row::Syntax)) || is_current(shared);
        if self.left == Pane::Source && exact {
            self.source.go_to(found.span.start, shared);
        }
    }
}

/// Everything about a problem, to be read.
fn explained(found: &Diagnostic) -> Intent {
    let mut lines = vec![(Kind::Text, found.message.clone())];
    let mut part = |head: &str, kind: Kind, text: &str| {
        if !text.is_empty() {
            lines.extend([(Kind::Text, String::new()), (Kind::Head, head.to_owned()), (kind, text.to_owned())]);
        }
    };
    let place = if found.pointer.is_root() { "the whole document".to_owned() } else { found.pointer.to_string() };
    part("Where", Kind::Text, &format!("line {}, column {}: {place}", found.position.line, found.position.column));
    part("What to do", Kind::Text, found.help.as_deref().unwrap_or_default());
    if let Some(fix) = &found.fix {
        let safety = match fix.safety {
            Safety::Safe => "safe: the card means what it meant",
            Safety::Guess => "a guess at what was meant",
        };
        part("Fix", Kind::Text, &format!("{} ({safety})", fix.title));
    }
    if let Some(rule) = check::rule(found.code) {
        part("The rule", Kind::Text, &format!("{}: {}", rule.code, rule.title));
        part("It looks at", Kind::Text, rule.looks_at);
        part("Why", Kind::Text, rule.help);
        part("Known from", Kind::Text, rule.source);
        let silenced = format!("[check]\n{} = \"off\"", rule.code);
        part("To silence it, in a cardwright.toml beside the card", Kind::Code, &silenced);
    }
    Intent::show(detail::Model::new(format!("{} {}", found.severity, found.code), lines))
}
