//! How bad the findings of each rule count: as the table says, or as somebody set it.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::{Diagnostic, Severity, rule};

/// What somebody set for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Its findings are not told.
    Off,
    /// All its findings count as this.
    As(Severity),
}

/// A word that is no [`Level`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is none of off, info, warning, error")]
pub struct UnknownLevel(String);

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(word: &str) -> Result<Self, UnknownLevel> {
        match word {
            "off" => Ok(Self::Off),
            "info" => Ok(Self::As(Severity::Info)),
            "warning" => Ok(Self::As(Severity::Warning)),
            "error" => Ok(Self::As(Severity::Error)),
            _ => Err(UnknownLevel(word.to_owned())),
        }
    }
}

/// The levels that differ from the table's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<&'static str, Level>);

impl Levels {
    /// Sets the level of a rule; what was set before no longer counts. Says whether there is a rule of that code.
    pub fn set(&mut self, code: &str, level: Level) -> bool {
        let known = rule(code);
        if let Some(rule) = known {
            self.0.insert(rule.code, level);
        }
        known.is_some()
    }

    /// These, and over them those of `nearer`.
    #[must_use]
    pub fn under(mut self, nearer: &Self) -> Self {
        self.0.extend(nearer.0.iter().map(|(code, level)| (*code, *level)));
        self
    }

    /// A diagnostic as it counts; none when its rule is off.
    #[must_use]
    pub fn apply(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        match self.0.get(diagnostic.code) {
            None => Some(diagnostic),
            Some(Level::Off) => None,
            Some(Level::As(severity)) => Some(Diagnostic { severity: *severity, ..diagnostic }),
        }
    }
}
