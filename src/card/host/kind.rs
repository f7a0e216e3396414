//! The hosts that show a card.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::card::catalogue::Version;

/// Who shows a card. Each shows another part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Host {
    /// A Teams channel, posted by a Power Automate flow.
    Workflow,
    /// A Teams channel, posted through an incoming webhook.
    Incoming,
    /// A Teams thread, as the answer of an outgoing webhook.
    Outgoing,
    /// A Teams channel, posted by a connector app.
    Connector,
    /// Outlook, as an actionable message.
    Email,
    /// A Teams conversation with a bot.
    Bot,
}

impl Host {
    /// Every host.
    pub const ALL: [Self; 6] =
        [Self::Workflow, Self::Incoming, Self::Outgoing, Self::Connector, Self::Email, Self::Bot];

    /// The name of the host, as it is written in commands.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Workflow => "workflow",
            Self::Incoming => "incoming",
            Self::Outgoing => "outgoing",
            Self::Connector => "connector",
            Self::Email => "email",
            Self::Bot => "bot",
        }
    }

    /// Whether it is Teams that shows the card.
    #[must_use]
    pub const fn is_teams(self) -> bool {
        !matches!(self, Self::Email)
    }

    /// Who shows the card there, in one line.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Workflow => "a Teams channel, posted by a Power Automate flow",
            Self::Incoming => "a Teams channel, through an incoming webhook (retired)",
            Self::Outgoing => "a Teams thread, as the answer of an outgoing webhook",
            Self::Connector => "a Teams channel, posted by a connector app",
            Self::Email => "Outlook, as an actionable message",
            Self::Bot => "a Teams conversation with a bot",
        }
    }

    /// What the host is called in a sentence.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Workflow => "a Workflows webhook",
            Self::Incoming => "an incoming webhook",
            Self::Outgoing => "an outgoing webhook",
            Self::Connector => "a connector app",
            Self::Email => "e-mail",
            Self::Bot => "a bot",
        }
    }

    /// The newest version of Adaptive Cards that the host takes (TEAMS.md 7.3; a bot's cards are shown up to 1.6).
    #[must_use]
    pub const fn version(self) -> Version {
        match self {
            Self::Workflow | Self::Incoming | Self::Outgoing | Self::Connector => Version(1, 5),
            Self::Email => Version(1, 0),
            Self::Bot => Version(1, 6),
        }
    }

    /// The newest version that the host takes without trouble: some flows refuse more than 1.4 (go-teams-notify#265).
    #[must_use]
    pub const fn safe_version(self) -> Version {
        match self {
            Self::Workflow => Version(1, 4),
            _ => self.version(),
        }
    }
}

/// A text that names no [`Host`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is none of {known}")]
pub struct UnknownHost {
    name: String,
    known: String,
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Host {
    type Err = UnknownHost;

    fn from_str(text: &str) -> Result<Self, UnknownHost> {
        let found = Self::ALL.into_iter().find(|host| host.name().eq_ignore_ascii_case(text));
        found.ok_or_else(|| UnknownHost { name: text.to_owned(), known: Self::ALL.map(Self::name).join(", ") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_host_is_safe_beyond_what_it_takes() {
        for host in Host::ALL {
            assert!(host.safe_version() <= host.version() && host.version() <= Version(1, 6), "{host}");
        }
        assert_eq!(Host::Workflow.safe_version(), Version(1, 4));
    }

    #[test]
    fn names_read_back() {
        for host in Host::ALL {
            assert_eq!(host.to_string().to_uppercase().parse(), Ok(host));
        }
        let error = "teams".parse::<Host>().unwrap_err();
        assert_eq!(error.to_string(), "`teams` is none of workflow, incoming, outgoing, connector, email, bot");
    }
}
