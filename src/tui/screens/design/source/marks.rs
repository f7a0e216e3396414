//! Problems in the source: a sign beside the line, a line below the text.

use std::ops::Range;

use crate::check::Severity;
use crate::json::Span;
use crate::tui::app::Shared;

use super::Source;

/// Where problems are painted.
#[derive(Debug, Default)]
pub(super) struct ProblemMarks {
    /// The text of each, in the order of the text, as offsets in what is shown.
    pub(super) places: Vec<(Range<usize>, Severity)>,
    made_for: Option<(u64, u64)>,
}

impl Source {
    /// Finds the places of the problems in the text that is shown, once for each analysis.
    pub(super) fn settle_problems(&mut self, shared: &Shared) {
        let work = &shared.workspace;
        let key = (work.revision(), shared.analysis.edition());
        if self.problem_marks.made_for == Some(key) {
            return;
        }
        let mut places = Vec::new();
        if work.broken().is_none() {
            let (raw, lines) = (work.text(), work.document().lines());
            let shown = |offset: usize| {
                let line = lines.line(offset);
                let mark = if line == 0 && raw.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
                let inside = offset.saturating_sub(lines.start(line, raw) + mark);
                let start = self.starts.get(line).copied().unwrap_or(self.text.len());
                (start + inside).min(self.text.len())
            };
            for problem in shared.analysis.diagnostics() {
                let span = Span::new(shown(problem.span.start), shown(problem.span.end));
                places.push((self.told_part(span), problem.severity));
            }
            places.sort_by_key(|(place, _)| place.start);
        }
        self.problem_marks.places = places;
        self.problem_marks.made_for = Some(key);
    }

    /// The part of a place that is underlined: of an object or an array the bracket, of several lines the first.
    fn told_part(&self, span: Span) -> Range<usize> {
        let rest = self.text.get(span.start..span.end.max(span.start)).unwrap_or_default();
        let length = match rest.chars().next() {
            None => 0,
            Some('{' | '[') => 1,
            Some(_) => rest.find('\n').unwrap_or(rest.len()),
        };
        span.start..span.start + length
    }

    /// The worst that is wrong in a line.
    pub(super) fn worst_in(&self, row: usize) -> Option<Severity> {
        let start = self.starts.get(row).copied()?;
        let end = self.starts.get(row + 1).copied().unwrap_or(usize::MAX);
        let places = &self.problem_marks.places;
        let first = places.partition_point(|(place, _)| place.start < start);
        let here = places.iter().skip(first).take_while(|(place, _)| place.start < end);
        here.map(|(_, severity)| *severity).max()
    }
}
