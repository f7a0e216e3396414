//! What a host takes.

use super::report::Report;
use super::rules::size::TOO_BIG;
use super::{Context, Severity};
use crate::teams::payload::{Force, wrap};
use crate::teams::{EndpointKind, SIZE_LIMIT, Size};

/// The message with its envelope, against the limit of webhooks.
pub(super) fn too_big<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let document = context.survey.document();
    let Some(host) = context.host else { return };
    let Some(kind) = EndpointKind::ALL.into_iter().find(|kind| kind.host() == Some(host)) else { return };
    let Ok(payload) = wrap(document, kind, Force::Yes) else { return };
    let bytes = payload.bytes();
    let severity = match payload.size() {
        Size::Over => Severity::Error,
        Size::Tight => Severity::Warning,
        Size::Near | Size::Fine => return,
    };
    let over = if severity == Severity::Error { "more than" } else { "close to" };
    report
        .found(&TOO_BIG, document.root())
        .severity(severity)
        .say(format!("The message has {bytes} bytes, {over} the {SIZE_LIMIT} that Teams takes."))
        .help("Shorten texts, drop data URIs of pictures, or send several messages.");
}
