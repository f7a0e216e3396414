//! What a screen or an overlay wants the root to do.

use crate::tui::overlays::Overlay;

use super::{Effect, Message, Notice};

/// A wish of a screen or an overlay.
#[derive(Debug)]
pub enum Intent {
    /// Do something outside.
    Effect(Effect),
    /// Show an overlay on top.
    Show(Box<Overlay>),
    /// Close the top overlay (the one that returned this).
    Close,
    /// Tell the root something, as if it had happened.
    Send(Message),
    /// Tell the user something.
    Say(Notice),
}

impl Intent {
    /// Shows an overlay.
    #[must_use]
    pub fn show(overlay: impl Into<Overlay>) -> Self {
        Self::Show(Box::new(overlay.into()))
    }
}
