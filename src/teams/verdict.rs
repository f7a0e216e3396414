//! What became of a message.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What became of a message, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It stands in the channel.
    Delivered,
    /// It was taken; whether the card is shown, nobody says.
    Accepted,
    /// It was turned away, with a reason.
    Refused,
    /// There were too many messages; later it may pass.
    Throttled,
    /// It was never sent: nobody there, or not in time.
    Unreachable,
    /// It was sent, but no answer tells what became of it.
    Unknown,
}

impl Verdict {
    /// Every verdict, from good to bad.
    pub const ALL: [Self; 6] =
        [Self::Delivered, Self::Accepted, Self::Refused, Self::Throttled, Self::Unreachable, Self::Unknown];

    /// The word, as it is written in outputs and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Delivered => "delivered",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Throttled => "throttled",
            Self::Unreachable => "unreachable",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the endpoint took the message.
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Delivered | Self::Accepted)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl std::str::FromStr for Verdict {
    type Err = String;

    /// # Errors
    /// When the text is no verdict; the error is that text.
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == text).ok_or_else(|| text.to_owned())
    }
}

/// A verdict with its reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// What happened and what to do now, in a sentence or two. Holds nothing of the URL.
    pub detail: String,
    /// The status that Teams hides in the body of a 200, when there is one.
    pub code: Option<u16>,
    /// How long the endpoint asks to wait.
    pub retry_after: Option<Duration>,
}

impl Judgement {
    /// A judgement without inner status and waiting time.
    #[must_use]
    pub fn new(verdict: Verdict, detail: impl Into<String>) -> Self {
        Self { verdict, detail: detail.into(), code: None, retry_after: None }
    }
}

/// One sending: when, how long, what came back, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// When the sending began, in milliseconds since 1970 (UTC).
    pub started: u64,
    /// How long it took, in milliseconds.
    pub elapsed_ms: u64,
    /// The HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// The headers of the answer, in its order; values neutralised for display.
    pub headers: Vec<(String, String)>,
    /// The body of the answer, cut to a bound and neutralised for display.
    pub body: String,
    /// What it means.
    pub judgement: Judgement,
}
