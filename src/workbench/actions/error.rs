//! What can go wrong in a use case.

use crate::deliver::DeliverError;
use crate::sandbox::SandboxError;
use crate::store::{ConfigError, StoreError};
use crate::teams::{UrlError, WrapError};

/// Why a use case was not carried out, in words for people. [`ActionError::class`] says whose fault it is.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ActionError {
    /// A file, or something of the store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Settings that cannot be understood.
    #[error(transparent)]
    Settings(#[from] ConfigError),
    /// Standard input could not be read.
    #[error("standard input: {0}")]
    Stdin(String),
    /// A text that is no JSON; says where.
    #[error("{0}")]
    NotJson(String),
    /// Something that was asked for and does not go.
    #[error("{0}")]
    Asked(String),
    /// A text that is no webhook URL.
    #[error(transparent)]
    Url(#[from] UrlError),
    /// A webhook whose secret would travel unencrypted.
    #[error(
        "the URL is plain http to {host}: its secret would travel unencrypted; `--allow-http` takes it all the same"
    )]
    PlainHttp {
        /// The host.
        host: String,
    },
    /// JSON that cannot be sent to an endpoint of this kind.
    #[error(transparent)]
    Wrap(#[from] WrapError),
    /// A card with faults that would keep it from being shown.
    #[error("{0}")]
    Card(String),
    /// A sandbox that does not start.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
    /// A client that cannot be made.
    #[error(transparent)]
    Client(#[from] DeliverError),
    /// A fault of ours.
    #[error("{0}")]
    Fault(String),
}

/// Whose fault a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// The card's.
    Card,
    /// Of what was asked for: names, files, arguments.
    Asked,
    /// The disk's.
    Storage,
    /// Ours.
    Fault,
}

impl ActionError {
    /// Whose fault it is.
    #[must_use]
    pub const fn class(&self) -> Class {
        match self {
            Self::Store(error) => of_store(error),
            Self::Wrap(_) | Self::Card(_) => Class::Card,
            Self::Settings(_)
            | Self::Stdin(_)
            | Self::NotJson(_)
            | Self::Asked(_)
            | Self::Url(_)
            | Self::PlainHttp { .. }
            | Self::Client(_)
            | Self::Sandbox(SandboxError::PortTaken { .. } | SandboxError::Listen { .. }) => Class::Asked,
            Self::Sandbox(_) | Self::Fault(_) => Class::Fault,
        }
    }
}

const fn of_store(error: &StoreError) -> Class {
    match error {
        StoreError::Missing { .. }
        | StoreError::Unreadable { .. }
        | StoreError::NotText { .. }
        | StoreError::TooLarge { .. }
        | StoreError::Exists { .. }
        | StoreError::UnknownName { .. }
        | StoreError::BadName { .. } => Class::Asked,
        StoreError::Storage { .. }
        | StoreError::Corrupt { .. }
        | StoreError::Newer { .. }
        | StoreError::MissingSecret { .. }
        | StoreError::Locked { .. }
        | StoreError::NoHome => Class::Storage,
    }
}
