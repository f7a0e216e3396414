//! How a command ended: the one table of exit codes. Help and README are views of it.

use std::process::ExitCode;

use crate::teams::Verdict;
use crate::workbench::actions::Class;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// As asked for.
    Done,
    /// The card is at fault, or what was expected did not come.
    Card,
    /// What was asked for is at fault.
    Asked,
    /// The endpoint refused.
    Refused,
    /// Nobody knows whether it arrived.
    Unreachable,
    /// There were too many messages.
    Throttled,
    /// The disk is at fault.
    Storage,
    /// We are.
    Fault,
    /// A signal came.
    Interrupted,
}

/// Every exit with its meaning, as people read it; backticks are Markdown's.
pub const TABLE: [(Exit, &str); 9] = [
    (Exit::Done, "done; `check`: nothing of severity error; `listen`: ended by SIGTERM or `--expect` met"),
    (
        Exit::Card,
        "the card has errors (`check`; `send`, unless `--force`); JSON that is no card; an expression or template failed; `--expect` not met",
    ),
    (
        Exit::Asked,
        "the command line is wrong; a file is missing, unreadable or not JSON (but for `check`: 1; the workbench opens it \
         to be mended); no endpoint or \
         template of that name; the workbench without a terminal",
    ),
    (Exit::Refused, "the endpoint refused"),
    (Exit::Unreachable, "the endpoint could not be reached, or not in time; what became of the message is unknown"),
    (Exit::Throttled, "throttled"),
    (Exit::Storage, "local storage failed (disk full, no permission, corrupt)"),
    (Exit::Fault, "a fault of cardwright"),
    (Exit::Interrupted, "interrupted"),
];

impl Exit {
    /// The number that the caller sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Card => 1,
            Self::Asked => 2,
            Self::Refused => 3,
            Self::Unreachable => 4,
            Self::Throttled => 5,
            Self::Storage => 6,
            Self::Fault => 70,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

impl From<Class> for Exit {
    fn from(class: Class) -> Self {
        match class {
            Class::Card => Self::Card,
            Class::Asked => Self::Asked,
            Class::Storage => Self::Storage,
            Class::Fault => Self::Fault,
        }
    }
}

impl From<Verdict> for Exit {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Delivered | Verdict::Accepted => Self::Done,
            Verdict::Refused => Self::Refused,
            Verdict::Unreachable | Verdict::Unknown => Self::Unreachable,
            Verdict::Throttled => Self::Throttled,
        }
    }
}

/// The table for `--help`.
#[must_use]
pub fn help() -> String {
    let rows = TABLE.iter().map(|(exit, meaning)| format!("  {:>3}  {}\n", exit.code(), meaning.replace('`', "")));
    format!("Exit codes:\n{}\nOf several endpoints: the highest of 1, 3, 4 and 5.", rows.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worse_exit_is_the_greater() {
        assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].0.code() < pair[1].0.code()));
    }
}
