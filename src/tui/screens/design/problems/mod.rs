//! The problems: what the checks found, listed at the foot of the designer while somebody works.
//!
//! The list is made anew with each answer of the checks (`app::Analysis`), and the cursor stays on the problem that it was
//! on. The problem under the cursor is the one that the status line tells, that a fix mends and that is explained. When
//! something else is selected that has a problem, the cursor goes there; where the cursor goes, the selection follows, and
//! with it outline, preview, properties and source. A source that is no JSON is the first problem of all.
//!
//! `act` does what can be done about a problem, `mend` makes fixes, `view` paints. Nothing here knows a rule: what is wrong, why, and how to
//! mend it comes from `check`. What a list of problems can do more is a variant of [`Deed`].

mod act;
mod mend;
mod view;

pub use view::sign;

use std::fmt;
use std::sync::Arc;

use crate::card::{self, OutlineNode};
use crate::check::{self, Diagnostic, Severity};
use crate::json::{Pointer, SyntaxError};
use crate::tui::app::{Mending, Motion, Shared};
use crate::tui::widgets::pane;

/// What is done with problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Show the list, or put it away.
    Toggle,
    /// To the next problem.
    Next,
    /// To the problem before.
    Previous,
    /// To the place of the problem: its element, its text in the source.
    Go,
    /// Make its fix.
    Fix,
    /// Make every fix that is safe.
    FixAll,
    /// Why it is one.
    Explain,
    /// List only what is worse; after errors, everything.
    Filter,
    /// List by place or by severity.
    Sort,
}

/// In which order problems are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Order {
    /// As they stand in the text.
    #[default]
    Place,
    /// The worst first.
    Severity,
}

/// A row of the list.
#[derive(Debug, Clone, Copy)]
enum Row {
    /// The source is no JSON.
    Syntax,
    /// One of the findings, and the row of its element in the outline.
    Found(usize, Option<usize>),
}

/// What the rows were made for.
#[derive(Debug)]
struct MadeFor {
    edition: u64,
    outline: Arc<Vec<OutlineNode>>,
    broken: Option<SyntaxError>,
    least: Severity,
    order: Order,
}

/// The list, its cursor and the window on it.
#[derive(Debug)]
pub(super) struct Problems {
    /// Whether it is shown.
    pub(super) open: bool,
    least: Severity,
    order: Order,
    rows: Vec<Row>,
    /// The source is no JSON: this is wrong.
    syntax: Option<Diagnostic>,
    counts: Counts,
    cursor: usize,
    /// The problem under the cursor, to find it again.
    kept: Option<(&'static str, Pointer)>,
    /// The selection that the cursor followed.
    followed: Option<Pointer>,
    made_for: Option<MadeFor>,
    /// What is being worked out to mend problems.
    mending: Option<Mending>,
    top: usize,
    room: usize,
}

impl Default for Problems {
    fn default() -> Self {
        Self {
            open: false,
            least: Severity::Info,
            order: Order::Place,
            rows: Vec::new(),
            syntax: None,
            counts: Counts::default(),
            cursor: 0,
            kept: None,
            followed: None,
            made_for: None,
            mending: None,
            top: 0,
            room: 0,
        }
    }
}

/// How many problems there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Advice.
    pub infos: usize,
}

impl Counts {
    fn add(&mut self, severity: Severity) {
        *match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        } += 1;
    }

    /// Each severity that there is, the worst first, with its number.
    pub fn each(self) -> impl Iterator<Item = (Severity, usize)> {
        let all = [(Severity::Error, self.errors), (Severity::Warning, self.warnings), (Severity::Info, self.infos)];
        all.into_iter().filter(|(_, count)| *count > 0)
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.each().map(|(severity, count)| {
            let word = match severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "hint",
            };
            format!("{count} {word}{}", if count == 1 { "" } else { "s" })
        });
        f.write_str(&words.collect::<Vec<_>>().join(", "))
    }
}

impl Problems {
    /// An empty list, shown or not.
    pub(super) fn new(open: bool) -> Self {
        Self { open, ..Self::default() }
    }

    /// Takes over what is shown and how from the list of another document.
    pub(super) fn reset(&mut self) {
        *self = Self { open: self.open, least: self.least, order: self.order, ..Self::default() };
    }

    /// How many problems there are, listed or not.
    pub(super) const fn counts(&self) -> Counts {
        self.counts
    }

    /// The problem under the cursor.
    pub(super) fn current<'s>(&'s self, shared: &'s Shared) -> Option<&'s Diagnostic> {
        self.rows.get(self.cursor).and_then(|row| self.diagnostic(*row, shared))
    }

    fn diagnostic<'s>(&'s self, row: Row, shared: &'s Shared) -> Option<&'s Diagnostic> {
        match row {
            Row::Syntax => self.syntax.as_ref(),
            Row::Found(at, _) => shared.analysis.diagnostics().get(at),
        }
    }

    /// Brings the list up to date, and the cursor to a problem of what is selected.
    pub(super) fn know(&mut self, shared: &Shared) {
        let work = &shared.workspace;
        let same = self.made_for.as_ref().is_some_and(|made| {
            // While a large document is looked at, what was found in the one before is listed as it stands there.
            let same_outline = Arc::ptr_eq(&made.outline, work.outline()) || !shared.analysis.is_of(work.document());
            made.edition == shared.analysis.edition()
                && same_outline
                && made.broken.as_ref() == work.broken()
                && (made.least, made.order) == (self.least, self.order)
        });
        let moved = self.followed.as_ref() != Some(work.selection());
        if same && !moved {
            return;
        }
        let was_broken = self.syntax.is_some();
        if !same {
            self.list(shared);
            let kept = self.rows.iter().position(|row| {
                let found = self.diagnostic(*row, shared);
                found.is_some_and(|found| {
                    self.kept.as_ref().is_some_and(|(code, at)| found.code == *code && found.pointer == *at)
                })
            });
            self.cursor = kept.unwrap_or_else(|| self.cursor.min(self.rows.len().saturating_sub(1)));
        }
        self.followed = Some(work.selection().clone());
        if self.syntax.is_some() && !was_broken {
            self.cursor = 0;
        } else if self.syntax.is_none() && !self.is_at_selection(self.cursor, shared) {
            let here = (0..self.rows.len()).find(|row| self.is_at_selection(*row, shared));
            // What nobody looks at tells the worst.
            let worst = || if same || self.open { None } else { self.worst(shared) };
            self.cursor = here.or_else(worst).unwrap_or(self.cursor);
        }
        self.keep(shared);
    }

    /// Makes the rows.
    fn list(&mut self, shared: &Shared) {
        let work = &shared.workspace;
        self.syntax = work.broken().map(check::syntax);
        self.counts = Counts::default();
        let found = shared.analysis.diagnostics();
        for diagnostic in self.syntax.iter().chain(found) {
            self.counts.add(diagnostic.severity);
        }
        let map = card::RowMap::new(work.outline());
        let listed = found.iter().enumerate().filter(|(_, diagnostic)| diagnostic.severity >= self.least);
        let mut rows: Vec<(Severity, Row)> = listed
            .map(|(at, diagnostic)| (diagnostic.severity, Row::Found(at, map.row_of(&diagnostic.pointer))))
            .collect();
        if self.order == Order::Severity {
            rows.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
        }
        let syntax = self.syntax.as_ref().map(|_| Row::Syntax);
        self.rows = syntax.into_iter().chain(rows.into_iter().map(|(_, row)| row)).collect();
        self.made_for = Some(MadeFor {
            edition: shared.analysis.edition(),
            outline: Arc::clone(work.outline()),
            broken: work.broken().cloned(),
            least: self.least,
            order: self.order,
        });
    }

    fn is_at_selection(&self, row: usize, shared: &Shared) -> bool {
        match self.rows.get(row) {
            Some(Row::Found(_, Some(at))) => {
                let listed = self.made_for.as_ref().and_then(|made| made.outline.get(*at));
                listed.is_some_and(|node| node.pointer == *shared.workspace.selection())
            }
            _ => false,
        }
    }

    fn worst(&self, shared: &Shared) -> Option<usize> {
        let severity = |row: &usize| {
            let found = self.rows.get(*row).and_then(|row| self.diagnostic(*row, shared));
            found.map(|found| found.severity)
        };
        // Of several that are equally bad, the first.
        (0..self.rows.len()).rev().max_by_key(severity)
    }

    /// Remembers which problem is under the cursor.
    fn keep(&mut self, shared: &Shared) {
        self.kept = self.current(shared).map(|found| (found.code, found.pointer.clone()));
    }

    /// Computes the window for so many rows.
    fn place(&mut self, room: usize) {
        self.room = room;
        self.top = pane::scroll_to(self.top, self.cursor, room).min(self.rows.len().saturating_sub(room));
    }

    /// Puts the cursor on a row.
    pub(super) fn put_cursor(&mut self, row: usize, shared: &Shared) {
        self.cursor = row.min(self.rows.len().saturating_sub(1));
        self.keep(shared);
    }

    /// Goes through the list.
    fn go(&mut self, motion: Motion, shared: &Shared) {
        let row = motion.from(self.cursor, self.rows.len(), self.room.saturating_sub(1));
        self.put_cursor(row, shared);
    }

    /// Scrolls without moving the cursor: it goes along only where it would be out of sight.
    pub(super) fn scroll(&mut self, rows: isize) {
        let most = self.rows.len().saturating_sub(self.room);
        self.top = self.top.saturating_add_signed(rows).min(most);
        let last = (self.top + self.room.max(1) - 1).min(self.rows.len().saturating_sub(1));
        self.cursor = self.cursor.clamp(self.top.min(last), last);
    }
}
