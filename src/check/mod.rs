//! What is wrong with a card, told before Teams tells it, or keeps silent about it.
//!
//! [`check`] takes a document and [`Options`] (the host that it is meant for, if that is known), and answers with
//! [`Diagnostic`]s: a rule of the table of [`rules()`], a pointer, a position in the source, a sentence, and sometimes a help
//! and a fix. Severity says
//! what becomes of the card: [`Severity::Error`], its structure is wrong, or the host refuses or drops the whole card;
//! [`Severity::Warning`], a part is lost; [`Severity::Info`], advice.
//!
//! The catalogue says what is right; nothing here repeats it. What the catalogue does not know is not judged: a property
//! without an entry passes, a type without an entry is told once and what it holds is checked all the same. A string with
//! `${…}` in it is a template's and passes everywhere.
//!
//! The room does no I/O and changes nothing; a fix is a splice that someone else may apply. A new rule is a constant in
//! `rules` and a function in the file of its kind: `structure` (what stands where), `values` (what a property may hold),
//! `keys` (JSON itself), `size` (what a host takes). A function that looks at single elements is listed in `ELEMENT`, one
//! that looks at the whole document in `WHOLE`.

mod diagnostic;
mod keys;
mod levels;
mod report;
mod rules;
mod similar;
mod size;
mod structure;
mod values;

pub use diagnostic::{Diagnostic, Fix, Safety, Severity};
pub use levels::{Level, Levels, UnknownLevel};
pub use rules::{Rule, rule, rules};

use crate::card::host::Host;
use crate::card::{Survey, Visit, detect};
use crate::json::{Document, Pointer, Span, SyntaxError};
use report::Report;

/// What a document is checked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The host that it is meant for; without one, only what holds everywhere is told.
    pub host: Option<Host>,
    /// The levels that somebody set.
    pub levels: Levels,
}

impl Options {
    /// For a host, or for none, at the levels of the table.
    #[must_use]
    pub fn host(host: Option<Host>) -> Self {
        Self { host, levels: Levels::default() }
    }
}

/// What a function of [`ELEMENT`] or [`WHOLE`] looks at.
struct Context<'s, 'd> {
    survey: &'s Survey<'d>,
    host: Option<Host>,
}

type LookAtElement = fn(&Context<'_, '_>, &Visit<'_>, &mut Report<'_>);
type LookAtWhole = fn(&Context<'_, '_>, &mut Report<'_>);

/// What looks at one element after the other.
const ELEMENT: &[LookAtElement] = &[];

/// What looks at the whole document.
const WHOLE: &[LookAtWhole] = &[size::too_big];

/// Everything that is wrong with a document, in the order of the text.
#[must_use]
pub fn check(document: &Document, options: &Options) -> Vec<Diagnostic> {
    let mut report = Report::new(document);
    keys::duplicates(document.root(), &mut report);
    if detect(document.root()).is_some() {
        structure::walk(document, &mut report);
        let survey = Survey::new(document);
        let context = Context { survey: &survey, host: options.host };
        for visit in survey.visits() {
            for look in ELEMENT {
                look(&context, visit, &mut report);
            }
        }
        for look in WHOLE {
            look(&context, &mut report);
        }
    } else {
        report
            .found(&rules::structure::NOT_A_CARD, document.root(), Pointer::root())
            .say("This is JSON, but no card that Teams knows.")
            .help("A card is an object with a `type` of `AdaptiveCard` or an `@type` of `MessageCard`, or a message with attachments.");
    }
    report.finish().into_iter().filter_map(|diagnostic| options.levels.apply(diagnostic)).collect()
}

/// The diagnostic for a text that is no JSON.
#[must_use]
pub fn syntax(error: &SyntaxError) -> Diagnostic {
    Diagnostic {
        code: rules::json::NOT_JSON.code,
        severity: rules::json::NOT_JSON.severity,
        pointer: Pointer::root(),
        position: error.position,
        span: Span::new(error.offset, error.offset),
        message: format!("This is no JSON: {}.", error.message),
        help: None,
        fix: None,
    }
}

#[cfg(test)]
mod tests;
