//! Answers on their way to the loop, and the count of those still owed.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::store::Notice;
use crate::tui::app::{Message, Outcome};

/// Where answers go.
#[derive(Clone)]
pub(super) struct Tell(pub(super) Arc<dyn Fn(Message) + Send + Sync>);

impl Tell {
    pub(super) fn done(&self, outcome: Outcome) {
        (self.0)(Message::Done(outcome));
    }

    pub(super) fn trouble(&self, text: impl Into<String>) {
        self.done(Outcome::Trouble(text.into()));
    }

    pub(super) fn notice(&self, notice: Option<Notice>) {
        if let Some(notice) = notice {
            self.trouble(notice.to_string());
        }
    }
}

/// Counts work that has not been answered.
#[derive(Debug, Clone, Default)]
pub(super) struct Busy(Arc<AtomicUsize>);

/// One piece of work; when it goes, the work is over.
#[derive(Debug)]
pub(super) struct Work(Arc<AtomicUsize>);

impl Busy {
    pub(super) fn begin(&self) -> Work {
        self.0.fetch_add(1, Ordering::SeqCst);
        Work(Arc::clone(&self.0))
    }

    pub(super) fn is_idle(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// A failure in words.
pub(super) fn told<T, E: fmt::Display>(result: Result<T, E>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}
