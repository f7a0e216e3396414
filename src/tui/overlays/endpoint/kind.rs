//! The kinds of endpoints in words.

use crate::teams::EndpointKind;

/// What stands behind an endpoint of this kind, in one line.
#[must_use]
pub const fn explain(kind: EndpointKind) -> &'static str {
    match kind {
        EndpointKind::Workflow => {
            "a Power Automate flow posts the card to a channel; it answers before it looks at the card"
        }
        EndpointKind::Incoming => "an Office 365 webhook, retired: Microsoft switched it off in May 2026",
        EndpointKind::Outgoing => "a service of yours that answers when it is mentioned; the card is its answer",
        EndpointKind::Connector => "the webhook of a connector app, retired with Office 365 connectors in May 2026",
        EndpointKind::Generic => "any other address: it gets the card as it is, and its status is the verdict",
    }
}

/// Whether the real service has switched this kind off.
#[must_use]
pub const fn is_retired(kind: EndpointKind) -> bool {
    matches!(kind, EndpointKind::Incoming | EndpointKind::Connector)
}
