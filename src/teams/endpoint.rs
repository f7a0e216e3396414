//! The kinds of endpoints.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::card::host::Host;

/// What stands behind a webhook URL. It decides how a card is wrapped and how the answer is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EndpointKind {
    /// A Power Automate flow with a Teams webhook trigger.
    Workflow,
    /// An Office 365 incoming webhook (retired in the real service since May 2026).
    Incoming,
    /// A service of one's own that answers when it is mentioned.
    Outgoing,
    /// The webhook that a connector app got for a channel.
    Connector,
    /// Any other HTTP endpoint: it gets the card as it is.
    Generic,
}

/// A text that names no [`EndpointKind`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is none of {known}")]
pub struct UnknownKind {
    name: String,
    known: String,
}

impl EndpointKind {
    /// Every kind, the usual ones first.
    pub const ALL: [Self; 5] = [Self::Workflow, Self::Incoming, Self::Outgoing, Self::Connector, Self::Generic];

    /// The name of the kind, as it is written in commands and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workflow => "workflow",
            Self::Incoming => "incoming",
            Self::Outgoing => "outgoing",
            Self::Connector => "connector",
            Self::Generic => "generic",
        }
    }

    /// The host that shows what is sent to this kind; a generic endpoint may do anything with it.
    #[must_use]
    pub const fn host(self) -> Option<Host> {
        match self {
            Self::Workflow => Some(Host::Workflow),
            Self::Incoming => Some(Host::Incoming),
            Self::Outgoing => Some(Host::Outgoing),
            Self::Connector => Some(Host::Connector),
            Self::Generic => None,
        }
    }
}

impl fmt::Display for EndpointKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for EndpointKind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let found = Self::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(text));
        found.ok_or_else(|| UnknownKind { name: text.to_owned(), known: Self::ALL.map(Self::name).join(", ") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for kind in EndpointKind::ALL {
            assert_eq!(kind.to_string().parse(), Ok(kind));
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{kind}\""));
        }
        let error = "teams".parse::<EndpointKind>().unwrap_err();
        assert_eq!(error.to_string(), "`teams` is none of workflow, incoming, outgoing, connector, generic");
    }
}
