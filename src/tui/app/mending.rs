//! Mending what the checks found. What a fix brings to light is known only once it is tried, and each try reads the whole
//! document again: so it is worked out outside, and made when the answer comes, if the text is still the same.

use std::sync::Arc;

use crate::check::{self, Fixed};

use super::{Answer, Question};

/// What is to be mended, in which text.
#[derive(Debug, Clone)]
pub struct Mending {
    /// The text, and what it is checked for.
    pub question: Question,
    /// What of it.
    pub what: Mend,
}

/// What is to be mended.
#[derive(Debug, Clone)]
pub enum Mend {
    /// One finding.
    One {
        /// All that was found.
        known: Arc<Answer>,
        /// Which of that.
        at: usize,
    },
    /// Everything that can be mended safely.
    All,
}

impl Mending {
    /// Whether both ask for the same thing.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let same = match (&self.what, &other.what) {
            (Mend::One { known, at }, Mend::One { known: others, at: there }) => {
                Arc::ptr_eq(known, others) && at == there
            }
            (Mend::All, Mend::All) => true,
            _ => false,
        };
        same && self.question.is(&other.question)
    }

    /// Works out what to change; nothing is changed where a fix does not hold.
    #[must_use]
    pub fn answer(&self) -> Fixed {
        let Question { document, options, .. } = &self.question;
        match &self.what {
            Mend::All => check::fix_all(document, options),
            Mend::One { known, at } => known
                .diagnostics
                .get(*at)
                .filter(|found| check::holds(document, options, &known.diagnostics, found))
                .and_then(|found| found.fix.as_ref())
                .map_or_else(Fixed::default, |fix| Fixed { change: fix.change.clone(), count: 1, ..Fixed::default() }),
        }
    }
}
