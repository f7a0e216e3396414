//! From a card to what goes on the wire: checked for the endpoint's kind, wrapped, measured.

use crate::card::host::Host;
use crate::card::text::plain;
use crate::check::{Diagnostic, Options, Severity, check, syntax};
use crate::json::{Document, Position, SyntaxError};
use crate::store::{Home, StoreError};
use crate::teams::{EndpointKind, Force, Payload, payload};

use super::{ActionError, CardSource, read_card};

/// A card on its way to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// What goes on the wire.
    pub payload: Payload,
    /// What the checks for the endpoint's kind found.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks and wraps a card for a kind of endpoint.
///
/// # Errors
/// When it is no card, or the checks find an error; unless it is forced.
pub fn prepare(document: &Document, kind: EndpointKind, force: Force) -> Result<Prepared, ActionError> {
    let payload = payload::wrap(document, kind, force)?;
    let diagnostics = check(document, &Options::host(kind.host()));
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

/// What is wrong with a card, for a host or everywhere. A text that is no JSON is a finding like others.
///
/// # Errors
/// When there is nothing to be read.
pub fn check_card(home: &Home, source: &CardSource, host: Option<Host>) -> Result<Vec<Diagnostic>, ActionError> {
    let text = match read_card(home, source) {
        Ok(card) => card.text,
        // What is no UTF-8 is no JSON either.
        Err(ActionError::Store(error @ StoreError::NotText { .. })) => return Ok(vec![not_text(error.to_string())]),
        Err(error) => return Err(error),
    };
    Ok(match Document::parse(text) {
        Ok(document) => check(&document, &Options::host(host)),
        Err(error) => vec![syntax(&error)],
    })
}

fn not_text(message: String) -> Diagnostic {
    let start = SyntaxError { message: String::new(), offset: 0, position: Position { line: 1, column: 1 } };
    Diagnostic { message, ..syntax(&start) }
}

/// The card that a test of an endpoint sends.
#[must_use]
pub fn test_card() -> &'static str {
    r#"{"text": "This is a test from cardwright: the webhook works."}"#
}
