//! A command that failed: the exit, and what is told.

use crate::workbench::actions::ActionError;

use super::Exit;

/// A command that failed.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) exit: Exit,
    pub(super) message: String,
}

impl Failure {
    pub(super) fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into() }
    }

    /// What was asked for is at fault.
    pub(super) fn asked(message: impl Into<String>) -> Self {
        Self::new(Exit::Asked, message)
    }
}

impl<E: Into<ActionError>> From<E> for Failure {
    fn from(error: E) -> Self {
        let error = error.into();
        Self::new(error.class().into(), error.to_string())
    }
}
