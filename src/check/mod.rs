//! What is wrong with a card, told before Teams tells it, or keeps silent about it.
//!
//! [`check`] takes a document, and the host that it is meant for if that is known, and answers with [`Diagnostic`]s: a rule
//! of the table [`RULES`], a pointer, a position in the source, a sentence, and sometimes a help and a fix. Severity says
//! what becomes of the card: [`Severity::Error`], its structure is wrong, or the host refuses or drops the whole card;
//! [`Severity::Warning`], a part is lost; [`Severity::Info`], advice.
//!
//! The catalogue says what is right; nothing here repeats it. What the catalogue does not know is not judged: a property
//! without an entry passes, a type without an entry is told once and what it holds is checked all the same. A string with
//! `${…}` in it is a template's and passes everywhere.
//!
//! The room does no I/O and changes nothing; a fix is a splice that someone else may apply. A new rule is a row in `rules`
//! and a function in the file of its kind: `structure` (what stands where), `values` (what a property may hold), `keys`
//! (JSON itself), `size` (what a host takes).

mod diagnostic;
mod keys;
mod report;
mod rules;
mod similar;
mod size;
mod structure;
mod values;

pub use diagnostic::{Diagnostic, Fix, Severity};
pub use rules::{RULES, Rule, rule};

use crate::card::detect;
use crate::card::host::Host;
use crate::json::{Document, Pointer, SyntaxError};
use report::Report;

/// Everything that is wrong with a document, in the order of the text. Without a host, only what holds everywhere.
#[must_use]
pub fn check(document: &Document, host: Option<Host>) -> Vec<Diagnostic> {
    let mut report = Report::new(document);
    keys::duplicates(document.root(), &mut report);
    if detect(document.root()).is_some() {
        structure::walk(document, &mut report);
        if let Some(host) = host {
            size::too_big(document, host, &mut report);
        }
    } else {
        report
            .found(&rules::NOT_A_CARD, document.root(), Pointer::root())
            .say("This is JSON, but no card that Teams knows.")
            .help("A card is an object with a `type` of `AdaptiveCard` or an `@type` of `MessageCard`, or a message with attachments.");
    }
    report.finish()
}

/// The diagnostic for a text that is no JSON.
#[must_use]
pub fn syntax(error: &SyntaxError) -> Diagnostic {
    Diagnostic {
        code: rules::NOT_JSON.code,
        severity: rules::NOT_JSON.severity,
        pointer: Pointer::root(),
        position: error.position,
        message: format!("This is no JSON: {}.", error.message),
        help: None,
        fix: None,
    }
}

#[cfg(test)]
mod tests;
