//! Laying a card out. Of a large card that takes longer than a key may, so it is done outside, and until it is done the
//! preview shows what was laid out before.

use std::sync::Arc;

use crate::json::Document;
use crate::preview::{Options, Scene, lay_out};

use super::Analysis;

/// A document, and how it is to look.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// The document.
    pub document: Arc<Document>,
    /// How wide, in which theme, with which signs.
    pub options: Options,
}

impl Drawing {
    /// Whether both ask for the same thing.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && self.options == other.options
    }

    /// Whether it is done between two frames, as the checks of so small a document are.
    #[must_use]
    pub fn is_inline(&self) -> bool {
        Analysis::is_inline(&self.document)
    }

    /// Lays out.
    #[must_use]
    pub fn answer(&self) -> Scene {
        lay_out(&self.document, &self.options)
    }
}
