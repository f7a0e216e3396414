//! Answering badly on purpose.

use std::str::FromStr;
use std::time::Duration;

use crate::teams::answer::{self, Answer, Dialect};

/// The longest that a slow answer may take.
const SLOWEST: u64 = 3_600;

/// What the sandbox does instead of answering well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub(super) what: What,
    /// How many requests it hits; all, when there is no number.
    pub(super) first: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// This answer, where the dialect has one of that name.
    Answer(&'static str),
    /// The right answer, late.
    Slow(Duration),
    /// The connection closed without an answer.
    Drop,
    /// No answer, ever.
    Hang,
}

/// A text that names no fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultError {
    /// No such fault.
    #[error("there is no fault `{name}`; there are {known}")]
    Unknown {
        /// What was asked for.
        name: String,
        /// What there is.
        known: String,
    },
    /// `slow` without a usable time.
    #[error("`slow` wants whole seconds, at most {SLOWEST}: slow:5")]
    Seconds,
    /// `*` without a usable number.
    #[error("behind `*` stands how many requests the fault hits: 429*3")]
    Count,
}

/// The faults that are no answers, with what they do.
const BEHAVIOURS: [(&str, &str); 3] = [
    ("slow:SECONDS", "answer rightly, but so late"),
    ("drop", "close the connection without an answer"),
    ("timeout", "take the request and never answer"),
];

impl Fault {
    /// Reads a fault: a name of the table, and optionally `*N` for the first N requests only.
    ///
    /// # Errors
    /// When there is no such fault; the error lists what there is.
    pub fn parse(text: &str) -> Result<Self, FaultError> {
        let text = text.trim();
        let (name, first) = match text.split_once('*') {
            Some((name, count)) => {
                let count = count.parse().ok().filter(|count| *count > 0);
                (name, Some(count.ok_or(FaultError::Count)?))
            }
            None => (text, None),
        };
        let what = match name.split_once(':') {
            Some(("slow", seconds)) => {
                let seconds = seconds.parse().ok().filter(|seconds| *seconds <= SLOWEST);
                What::Slow(Duration::from_secs(seconds.ok_or(FaultError::Seconds)?))
            }
            None if name == "slow" => return Err(FaultError::Seconds),
            None if name == "drop" => What::Drop,
            None if name == "timeout" => What::Hang,
            _ => match answer::names().into_iter().find(|known| *known == name) {
                Some(name) => What::Answer(name),
                None => return Err(FaultError::Unknown { name: name.to_owned(), known: known() }),
            },
        };
        Ok(Self { what, first })
    }

    /// Every fault with what it does, for help texts.
    #[must_use]
    pub fn list() -> Vec<(&'static str, String)> {
        let answers = answer::names().into_iter().map(|name| (name, describe(name)));
        let behaviours = BEHAVIOURS.into_iter().map(|(name, what)| (name, what.to_owned()));
        answers.chain(behaviours).collect()
    }

    /// The bad answer that this fault gives in a dialect; a fault of the other dialect gives none.
    pub(super) fn answer(self, dialect: Dialect) -> Option<&'static Answer> {
        match self.what {
            What::Answer(name) => answer::named(dialect, name),
            What::Slow(_) | What::Drop | What::Hang => None,
        }
    }
}

impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        Self::parse(text)
    }
}

fn known() -> String {
    Fault::list().into_iter().map(|(name, _)| name).collect::<Vec<_>>().join(", ")
}

fn describe(name: &str) -> String {
    let of = |dialect| answer::named(dialect, name);
    let told = |answer: &Answer| {
        let text = if answer.body.is_empty() { "an empty body" } else { answer.body };
        format!("{} with {text}", answer.status)
    };
    match (of(Dialect::Office365), of(Dialect::Workflows)) {
        (Some(left), Some(right)) if left == right => told(left),
        (Some(left), Some(right)) => format!("Office 365: {}; Workflows: {}", told(left), told(right)),
        (Some(left), None) => format!("Office 365 only: {}", told(left)),
        (None, Some(right)) => format!("Workflows only: {}", told(right)),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_fault_reads_back() {
        for (name, what) in Fault::list() {
            assert!(!what.is_empty(), "{name}");
            assert!(Fault::parse(&name.replace("SECONDS", "5")).is_ok(), "{name}");
        }
        assert_eq!(Fault::parse("429*3"), Ok(Fault { what: What::Answer("429"), first: Some(3) }));
        assert_eq!(Fault::parse("slow:5*2").unwrap().what, What::Slow(Duration::from_secs(5)));
    }

    #[test]
    fn a_wrong_one_is_told() {
        let error = Fault::parse("418").unwrap_err().to_string();
        assert!(error.contains("`418`") && error.contains("wrapped-429") && error.contains("drop"), "{error}");
        for (text, error) in [
            ("slow", FaultError::Seconds),
            ("slow:x", FaultError::Seconds),
            ("slow:9999", FaultError::Seconds),
            ("429*", FaultError::Count),
            ("429*0", FaultError::Count),
        ] {
            assert_eq!(Fault::parse(text), Err(error), "{text}");
        }
        assert!(Fault::parse("").is_err());
    }
}
