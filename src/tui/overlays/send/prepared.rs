//! What a kind of endpoint makes of the card: the wrapping, its size, and what the checks say there.

use crate::check::{self, Diagnostic, Options, Severity};
use crate::json::Document;
use crate::teams::{EndpointKind, Force, Payload, SIZE_LIMIT, Size, payload};
use crate::tui::app::Shared;
use crate::tui::widgets::quantity;

/// The card, made ready for a kind of endpoint.
#[derive(Debug)]
pub(super) struct Prepared {
    /// What goes on the wire; nothing when not even force helps.
    pub(super) payload: Option<Payload>,
    /// Why it is sent only when forced.
    pub(super) refusal: Option<String>,
    /// What of the template has no value, in words.
    pub(super) unresolved: Vec<String>,
    /// What the checks found for the kind's host.
    pub(super) found: Vec<Diagnostic>,
}

impl Prepared {
    fn new(kind: EndpointKind, document: &Document, unresolved: &[String], shared: &Shared) -> Self {
        let (payload, refusal) = match payload::wrap(document, kind, Force::No) {
            Ok(payload) => (Some(payload), None),
            Err(error) => (payload::wrap(document, kind, Force::Yes).ok(), Some(error.to_string())),
        };
        // For this kind's host, whatever host the card was being made for; once, when the kind is first asked for.
        let found = check::check(document, &Options { host: kind.host(), levels: shared.levels.clone() });
        Self { payload, refusal, unresolved: unresolved.to_vec(), found }
    }

    /// How many of the findings are of a severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether Teams takes a body of that size at all; other endpoints may.
    pub(super) fn is_too_large(&self, kind: EndpointKind) -> bool {
        kind.host().is_some() && self.payload.as_ref().is_some_and(|payload| payload.size() == Size::Over)
    }

    /// What keeps the card from being sent without force, each in words.
    pub(super) fn errors(&self, kind: EndpointKind) -> Vec<String> {
        let mut errors: Vec<String> = self.refusal.iter().chain(&self.unresolved).cloned().collect();
        if let Some(payload) = &self.payload
            && self.is_too_large(kind)
        {
            let limit = quantity::bytes(SIZE_LIMIT);
            errors.push(format!(
                "the message has {}, and {kind} endpoints take {limit}",
                quantity::bytes(payload.bytes())
            ));
        }
        let found = self.found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        errors.extend(found.map(|diagnostic| {
            let place = if diagnostic.pointer.is_root() { String::new() } else { format!("{} ", diagnostic.pointer) };
            format!("{place}{}", diagnostic.message)
        }));
        errors
    }
}

/// What each kind makes of the card, worked out when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Plans {
    kinds: Vec<(EndpointKind, Prepared)>,
    /// What of the template has no value, in words.
    unresolved: Vec<String>,
}

impl Plans {
    pub(super) fn new(unresolved: Vec<String>) -> Self {
        Self { kinds: Vec::new(), unresolved }
    }

    /// Works a kind out, once.
    pub(super) fn prepare(&mut self, kind: EndpointKind, document: &Document, shared: &Shared) {
        if self.get(kind).is_none() {
            self.kinds.push((kind, Prepared::new(kind, document, &self.unresolved, shared)));
        }
    }

    /// What a kind makes of the card.
    pub(super) fn get(&self, kind: EndpointKind) -> Option<&Prepared> {
        self.kinds.iter().find(|(known, _)| *known == kind).map(|(_, prepared)| prepared)
    }

    /// Whether the card goes to this kind by force only.
    pub(super) fn force(&self, kind: EndpointKind) -> Force {
        match self.get(kind) {
            Some(prepared) if !prepared.errors(kind).is_empty() => Force::Yes,
            _ => Force::No,
        }
    }
}
