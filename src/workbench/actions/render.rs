//! Drawing a card without a workbench.

use crate::card::detect;
use crate::card::host::Host;
use crate::json::Document;
use crate::preview::{Options, Scene, lay_out};
use crate::teams::payload::wrap;
use crate::teams::{EndpointKind, Force, WrapError};

use super::ActionError;

/// A card, drawn.
#[derive(Debug)]
pub struct Picture {
    /// What it looks like.
    pub scene: Scene,
    /// What the host makes of it on the way.
    pub notes: Vec<String>,
}

/// Draws a card: itself, or what arrives at a host that webhooks lead to.
///
/// # Errors
/// When it is JSON but no card, or one that the host does not show at all.
pub fn picture(document: &Document, host: Option<Host>, options: &Options) -> Result<Picture, ActionError> {
    if detect(document.root()).is_none() {
        return Err(WrapError::NotACard.into());
    }
    let kind = EndpointKind::ALL.into_iter().find(|kind| host.is_some() && kind.host() == host);
    let Some(kind) = kind else {
        return Ok(Picture { scene: lay_out(document, options), notes: Vec::new() });
    };
    let payload = wrap(document, kind, Force::No)?;
    let arrived = Document::parse(payload.body).map_err(|error| ActionError::Fault(error.to_string()))?;
    Ok(Picture { scene: lay_out(&arrived, options), notes: payload.notes })
}
