//! From a card to what goes on the wire: checked for the endpoint's kind, wrapped, measured.

use crate::card::text::plain;
use crate::check::{Diagnostic, Levels, Options, Severity, check};
use crate::json::Document;
use crate::teams::{EndpointKind, Force, Payload, payload};

use super::ActionError;

/// A card on its way to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// What goes on the wire.
    pub payload: Payload,
    /// What the checks for the endpoint's kind found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks and wraps a card for a kind of endpoint. What the checks find counts as `levels` say.
///
/// # Errors
/// When it is no card, or the checks find an error; unless it is forced.
pub fn prepare(
    document: &Document,
    kind: EndpointKind,
    levels: &Levels,
    force: Force,
) -> Result<Prepared, ActionError> {
    let payload = payload::wrap(document, kind, force)?;
    let diagnostics = check(document, &Options { host: kind.host(), levels: levels.clone() });
    let mut errors = diagnostics.iter().filter(|found| found.severity == Severity::Error);
    match (force, errors.next()) {
        (Force::No, Some(first)) => {
            let more = match errors.count() {
                0 => String::new(),
                more => format!(" (and {more} more; `cardwright check` lists them)"),
            };
            Err(ActionError::Card(format!("{}: {}{more}", first.position, plain(&first.message))))
        }
        _ => Ok(Prepared { payload, diagnostics }),
    }
}

/// The card that a test of an endpoint sends.
#[must_use]
pub fn test_card() -> &'static str {
    r#"{"text": "This is a test from cardwright: the webhook works."}"#
}
