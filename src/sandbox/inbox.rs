//! Where messages go: to the store, or to what a test puts in its place.

use std::sync::Arc;

use crate::store::StoreError;
use crate::store::messages::{Message, Messages, NewMessage};

/// Where messages are kept. Called from blocking threads only.
pub trait Inbox: Send + Sync + 'static {
    /// Keeps a message.
    ///
    /// # Errors
    /// When it cannot be kept.
    fn append(&self, message: &NewMessage) -> Result<Message, StoreError>;

    /// The first messages after the one with number `id`, the oldest first: one, and more until they have `bytes`
    /// together. None when there are no more.
    ///
    /// # Errors
    /// When they cannot be read.
    fn page(&self, id: i64, bytes: usize) -> Result<Vec<Message>, StoreError>;
}

impl Inbox for Messages {
    fn append(&self, message: &NewMessage) -> Result<Message, StoreError> {
        Self::append(self, message)
    }

    fn page(&self, id: i64, bytes: usize) -> Result<Vec<Message>, StoreError> {
        Self::page(self, id, bytes)
    }
}

impl<I: Inbox> Inbox for Arc<I> {
    fn append(&self, message: &NewMessage) -> Result<Message, StoreError> {
        I::append(self, message)
    }

    fn page(&self, id: i64, bytes: usize) -> Result<Vec<Message>, StoreError> {
        I::page(self, id, bytes)
    }
}
