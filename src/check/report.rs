//! Findings on their way to diagnostics: sorted by place, lines and columns counted in one pass.

use super::{Diagnostic, Fix, Rule, Safety, Severity};
use crate::json::{Change, Document, Pointer, Position, Span, Value};

/// What was found in a document.
pub(super) struct Report<'d> {
    document: &'d Document,
    findings: Vec<Finding>,
}

/// One thing that is wrong; its words follow by [`Finding::say`] and the others.
pub(super) struct Finding {
    diagnostic: Diagnostic,
}

impl<'d> Report<'d> {
    pub(super) const fn new(document: &'d Document) -> Self {
        Self { document, findings: Vec::new() }
    }

    pub(super) const fn document(&self) -> &'d Document {
        self.document
    }

    /// Notes what a rule found at a value.
    pub(super) fn found(&mut self, rule: &'static Rule, value: Value<'_>, pointer: Pointer) -> &mut Finding {
        self.found_at(rule, value.span(), pointer)
    }

    /// Notes what a rule found at a stretch of the text.
    pub(super) fn found_at(&mut self, rule: &'static Rule, span: Span, pointer: Pointer) -> &mut Finding {
        let diagnostic = Diagnostic {
            code: rule.code,
            severity: rule.severity,
            pointer,
            position: Position { line: 1, column: 1 },
            span,
            message: String::new(),
            help: None,
            fix: None,
        };
        let at = self.findings.len();
        self.findings.push(Finding { diagnostic });
        // The one that was just pushed.
        &mut self.findings[at]
    }

    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.findings.sort_by_key(|finding| finding.diagnostic.span.start);
        let mut place = Place { offset: 0, line: 0, column: 1 };
        let located = self.findings.into_iter().map(|finding| {
            place = place.forward(self.document, finding.diagnostic.span.start);
            let position = Position { line: place.line + 1, column: place.column };
            Diagnostic { position, ..finding.diagnostic }
        });
        located.collect()
    }
}

impl Finding {
    pub(super) fn say(&mut self, message: impl Into<String>) -> &mut Self {
        self.diagnostic.message = message.into();
        self
    }

    pub(super) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.diagnostic.help = Some(help.into());
        self
    }

    pub(super) fn severity(&mut self, severity: Severity) -> &mut Self {
        self.diagnostic.severity = severity;
        self
    }

    /// A fix that keeps what the card means.
    pub(super) fn fix(&mut self, title: impl Into<String>, change: Change) -> &mut Self {
        self.diagnostic.fix = Some(Fix { title: title.into(), change, safety: Safety::Safe });
        self
    }

    /// A fix that guesses what was meant.
    pub(super) fn guess(&mut self, title: impl Into<String>, change: Change) -> &mut Self {
        self.diagnostic.fix = Some(Fix { title: title.into(), change, safety: Safety::Guess });
        self
    }
}

/// A place that only moves forward, so that a text on one line is counted once and not for each finding.
#[derive(Clone, Copy)]
struct Place {
    offset: usize,
    line: usize,
    column: usize,
}

impl Place {
    fn forward(self, document: &Document, offset: usize) -> Self {
        let line = document.lines().line(offset);
        let (start, column) = if line == self.line {
            (self.offset, self.column)
        } else {
            (document.lines().start(line, document.text()), 1)
        };
        let between = document.text().get(start..offset).unwrap_or_default();
        // A byte order mark is no column, as in `Document::position`.
        let characters = between.chars().filter(|c| *c != '\u{feff}').count();
        Self { offset, line, column: column + characters }
    }
}
