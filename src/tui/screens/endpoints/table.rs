//! The columns of the list: which fit, how wide they are, what stands in them.

use crate::teams::Verdict;
use crate::tui::app::{Shared, Tone, tone};
use crate::tui::overlays::endpoint::is_retired;
use crate::tui::theme::Role;
use crate::tui::widgets::{quantity, text};
use crate::workbench::actions::EndpointRow;

/// A cell: its text and how it is meant.
pub(super) type Cell = (String, Role);

/// The widths of the columns; a column of width 0 is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) name: usize,
    pub(super) kind: usize,
    pub(super) tags: usize,
    pub(super) url: usize,
    pub(super) last: usize,
}

/// The space between two columns.
pub(super) const GAP: usize = 2;
/// `workflow`, `connector`.
const KIND: usize = 9;
/// `unreachable`.
const VERDICT: usize = 11;
/// `11-24 13:05:11`.
const MOMENT: usize = 14;

impl Columns {
    /// The columns for so many cells and these endpoints.
    pub(super) fn new(width: usize, rows: &[EndpointRow]) -> Self {
        let widest = |cell: fn(&EndpointRow) -> String, least: usize, most: usize| {
            rows.iter().map(|row| text::width(&cell(row))).max().unwrap_or(0).clamp(least, most)
        };
        let mut left = width;
        let mut take = |wanted: usize, least: usize| {
            let given = if left >= least { wanted.min(left) } else { 0 };
            left = left.saturating_sub(given + GAP);
            given
        };
        let name = take(widest(|row| row.name.clone(), 8, if width < 80 { 18 } else { 28 }), 1);
        let last = take(if width < 80 { VERDICT } else { VERDICT + 1 + MOMENT }, VERDICT);
        let kind = take(KIND, KIND);
        let tags = take(if width < 60 { 10 } else { widest(|row| tags(row).0, 4, 24) }, 8);
        let url = take(60, 8);
        Self { name, kind, tags, url, last }
    }

    /// The columns that are shown, with their headings.
    pub(super) fn headings(self) -> [(usize, &'static str); 5] {
        [(self.name, "Name"), (self.kind, "Kind"), (self.tags, "Tags"), (self.url, "URL"), (self.last, "Last")]
    }

    /// The cells of an endpoint, in the order of the headings.
    pub(super) fn cells(self, row: &EndpointRow, shared: &Shared) -> [Cell; 5] {
        let kind = if is_retired(row.kind) && !row.built_in { Role::Warning } else { Role::Text };
        let url = crate::card::text::label(&row.masked, 120);
        [
            (crate::card::text::label(&row.name, 80), Role::Text),
            (row.kind.to_string(), kind),
            tags(row),
            (url, Role::Dim),
            last(row, shared, self.last > VERDICT),
        ]
    }
}

/// The tags, and before them what is special about the endpoint.
fn tags(row: &EndpointRow) -> Cell {
    let special = match (row.built_in, is_retired(row.kind)) {
        (true, _) => Some("built in"),
        (false, true) => Some("retired"),
        (false, false) => None,
    };
    let all: Vec<&str> = special.into_iter().chain(row.tags.iter().map(String::as_str)).collect();
    let role = match special {
        Some("retired") => Role::Warning,
        Some(_) => Role::Dim,
        None if super::is_production(row) => Role::Accent,
        None => Role::Text,
    };
    (crate::card::text::label(&all.join(", "), 80), role)
}

fn last(row: &EndpointRow, shared: &Shared, with_time: bool) -> Cell {
    if shared.jobs.iter().any(|job| job.endpoint == row.name) {
        return ("sending …".to_owned(), Role::Accent);
    }
    match &row.last {
        None => ("never".to_owned(), Role::Disabled),
        Some((verdict, at)) if with_time => {
            (format!("{verdict:<VERDICT$} {}", quantity::short_moment(at)), role(*verdict))
        }
        Some((verdict, _)) => (verdict.to_string(), role(*verdict)),
    }
}

/// How a verdict is coloured.
pub(super) const fn role(verdict: Verdict) -> Role {
    match tone(verdict) {
        Tone::Good => Role::Success,
        Tone::Plain => Role::Text,
        Tone::Careful => Role::Warning,
        Tone::Bad => Role::Error,
    }
}
