//! Laying a card out. Of a large card that takes longer than a key may, so it is done outside, and until it is done the
//! preview shows what was laid out before.

use std::sync::Arc;

use crate::json::Document;
use crate::preview::{Options, Scene, lay_out};
use crate::template::Expanded;

use super::Analysis;

/// A document, and how it is to look.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// The document, as it is written.
    pub document: Arc<Document>,
    /// The card that it becomes when it is filled, when that is to be seen.
    pub filled: Option<Arc<Expanded>>,
    /// How wide, in which theme, with which signs.
    pub options: Options,
}

impl Drawing {
    /// Whether both ask for the same thing.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let same = match (&self.filled, &other.filled) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => Arc::ptr_eq(&self.document, &other.document),
            _ => false,
        };
        same && self.options == other.options
    }

    /// Whether it is done between two frames, as the checks of so small a document are.
    #[must_use]
    pub fn is_inline(&self) -> bool {
        Analysis::is_inline(self.shown())
    }

    /// What is laid out.
    fn shown(&self) -> &Document {
        self.filled.as_ref().map_or(&*self.document, |filled| filled.document())
    }

    /// Lays out. The regions say which elements of the document they stand for, also where it was filled: an element that
    /// is repeated has as many regions as it has rows.
    #[must_use]
    pub fn answer(&self) -> Scene {
        let mut scene = lay_out(self.shown(), &self.options);
        if let Some(filled) = &self.filled {
            for region in &mut scene.regions {
                if let Some(origin) = filled.origin(&region.pointer) {
                    region.pointer = origin.pointer;
                }
            }
        }
        scene
    }
}
