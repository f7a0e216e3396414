//! Findings on their way to diagnostics: sorted by place; pointers, lines and columns made in one pass.

use super::{Diagnostic, Fix, Rule, Safety, Severity};
use crate::json::{Addresses, Change, Document, Pointer, Position, Span, Value};

/// What was found in a document.
pub(super) struct Report<'d> {
    document: &'d Document,
    findings: Vec<Finding<'d>>,
}

/// One thing that is wrong; its words follow by [`Finding::say`] and the others.
pub(super) struct Finding<'d> {
    value: Value<'d>,
    diagnostic: Diagnostic,
}

impl<'d> Report<'d> {
    pub(super) const fn new(document: &'d Document) -> Self {
        Self { document, findings: Vec::new() }
    }

    pub(super) const fn document(&self) -> &'d Document {
        self.document
    }

    /// Notes what a rule found at a value. It costs no pointer: those are made at the end.
    pub(super) fn found(&mut self, rule: &'static Rule, value: Value<'d>) -> &mut Finding<'d> {
        let diagnostic = Diagnostic {
            code: rule.code,
            severity: rule.severity,
            pointer: Pointer::root(),
            position: Position { line: 1, column: 1 },
            span: value.span(),
            message: String::new(),
            help: None,
            fix: None,
        };
        let at = self.findings.len();
        self.findings.push(Finding { value, diagnostic });
        // The one that was just pushed.
        &mut self.findings[at]
    }

    /// Notes what a rule found at the key of a member; at its value where it has none.
    pub(super) fn found_key(&mut self, rule: &'static Rule, value: Value<'d>) -> &mut Finding<'d> {
        let span = value.key_span().unwrap_or_else(|| value.span());
        self.found(rule, value).mark(span)
    }

    /// The diagnostics in the order of the text.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.findings.sort_by_key(|finding| finding.diagnostic.span.start);
        let mut place = Place { offset: 0, line: 0, column: 1 };
        let mut addresses = Addresses::default();
        let located = self.findings.into_iter().map(|Finding { value, diagnostic }| {
            place = place.forward(self.document, diagnostic.span.start);
            let position = Position { line: place.line + 1, column: place.column };
            Diagnostic { position, pointer: addresses.pointer(value), ..diagnostic }
        });
        located.collect()
    }
}

impl Finding<'_> {
    /// The bytes that are meant, where that is not the value.
    pub(super) fn mark(&mut self, span: Span) -> &mut Self {
        self.diagnostic.span = span;
        self
    }

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
        self.diagnostic.fix = Some(Fix { title: title.into(), change, safety: Safety::Safe, proven: true });
        self
    }

    /// What the fix brings to light can be wrong as well: it is only offered when it brings nothing.
    pub(super) fn prove(&mut self) -> &mut Self {
        if let Some(fix) = &mut self.diagnostic.fix {
            fix.proven = false;
        }
        self
    }

    /// A fix that guesses what was meant.
    pub(super) fn guess(&mut self, title: impl Into<String>, change: Change) -> &mut Self {
        self.diagnostic.fix = Some(Fix { title: title.into(), change, safety: Safety::Guess, proven: true });
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
