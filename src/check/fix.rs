//! All safe fixes at once.

use super::{Diagnostic, Options, Safety, proof, within};
use crate::json::{Change, Document};

/// What all safe fixes together do to a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixed {
    /// The change; empty when nothing could be fixed.
    pub change: Change,
    /// How many fixes are in it.
    pub count: usize,
    /// What is wrong still once it is made.
    pub left: Left,
}

/// What fixes made unasked leave behind: how many problems, by the reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Left {
    /// There is no fix, or its fix brings other things to light.
    pub by_hand: usize,
    /// Its fix is a guess at what was meant.
    pub guesses: usize,
    /// Its fix is safe, but there was no time to try it.
    pub untried: usize,
}

impl Left {
    fn of(found: &[Diagnostic]) -> Self {
        let mut left = Self::default();
        for found in found {
            *match found.fix.as_ref().map(|fix| fix.safety) {
                None => &mut left.by_hand,
                Some(Safety::Guess) => &mut left.guesses,
                Some(Safety::Safe) => &mut left.untried,
            } += 1;
        }
        left
    }

    /// All of them.
    #[must_use]
    pub const fn count(self) -> usize {
        self.by_hand + self.guesses + self.untried
    }
}

/// How often a text is looked at again: a fix can bring to light what another fix mends, but not without end.
const ROUNDS: usize = 20;

/// Applies safe fixes until none is left.
///
/// What the levels silence is not fixed, nor what only a fix mends that brings other things to light. The change is one:
/// applied to the text of the document, it leaves a text in which no safe fix is left to make, and its inverse gives the
/// bytes back. Of a large document with hundreds of mistakes some can be left: it is read again only so often.
#[must_use]
pub fn fix_all(document: &Document, options: &Options) -> Fixed {
    let mut fixed = Fixed::default();
    let mut left = proof::THOROUGH.max(document.text().len());
    let mut found = within(document, options, &mut left);
    for _ in 0..ROUNDS {
        let text = fixed.change.apply(document.text()).unwrap_or_default();
        let (round, count) = apart(&found);
        let Ok(after) = round.apply(&text) else { break };
        if count == 0 {
            break;
        }
        let Ok(next) = Document::parse(after) else { break };
        fixed = Fixed { change: fixed.change.then(round), count: fixed.count + count, left: Left::default() };
        found = within(&next, options, &mut left);
    }
    Fixed { left: Left::of(&found), ..fixed }
}

/// The safe fixes that do not touch one another, as one change, from the end of the text to its start: so each stands where
/// it was made for.
fn apart(found: &[Diagnostic]) -> (Change, usize) {
    let mut fixes: Vec<(usize, usize, &Change)> = found
        .iter()
        .filter_map(|found| found.fix.as_ref())
        .filter(|fix| fix.is_sure())
        .filter_map(|fix| {
            let splices = fix.change.splices();
            let start = splices.iter().map(|splice| splice.at).min()?;
            let end = splices.iter().map(|splice| splice.at + splice.removed.len()).max()?;
            Some((start, end, &fix.change))
        })
        .collect();
    fixes.sort_by_key(|(start, end, _)| (std::cmp::Reverse(*start), *end));
    let mut change = Change::default();
    let mut count = 0;
    let mut before = usize::MAX;
    for (start, end, fix) in fixes {
        if end < before {
            change = change.then(fix.clone());
            count += 1;
            before = start;
        }
    }
    (change, count)
}
