//! Fixes that are only made when they bring nothing else to light.
//!
//! An element whose type was misspelt has never been looked at: mended, it may turn out to lack something. Such a fix is
//! tried, and taken away when the text after it has anything wrong that the text before had not. So a fix is proven,
//! refuted, or, when there was no time for it, untried: it is offered, and [`holds`] tries it before it is made.

use std::collections::HashMap;

use super::{Diagnostic, Options, found};
use crate::json::{Change, Document};

/// How many bytes are read again in one check while somebody types; one fix is always tried.
pub(super) const BRIEF: usize = 128 << 10;
/// How many where nobody waits for the next key.
pub(super) const THOROUGH: usize = 64 << 20;

/// Takes the fixes away that are to be proven and cannot be; those that there are no bytes left for stay unproven.
pub(super) fn prove(
    document: &Document,
    options: &Options,
    mut found: Vec<Diagnostic>,
    left: &mut usize,
) -> Vec<Diagnostic> {
    let unproven = |found: &Diagnostic| found.fix.as_ref().is_some_and(|fix| !fix.proven);
    if !found.iter().any(unproven) {
        return found;
    }
    let before = told(&found);
    // Several findings may have the same fix: one version raised, say.
    let mut known: Vec<(Change, Option<Told>)> = Vec::new();
    for diagnostic in found.iter_mut().filter(|found| unproven(found)) {
        let Some(change) = diagnostic.fix.as_ref().map(|fix| &fix.change) else { continue };
        let mut place = known.iter().position(|(tried, _)| tried == change);
        if place.is_none() {
            let Some(rest) = left.checked_sub(document.text().len()) else { continue };
            *left = rest;
            place = Some(known.len());
            known.push((change.clone(), after(document, options, change)));
        }
        let after = place.and_then(|place| known.get(place)?.1.as_ref());
        if !after.is_some_and(|after| is_better(diagnostic, &before, after)) {
            diagnostic.fix = None;
        } else if let Some(fix) = &mut diagnostic.fix {
            fix.proven = true;
        }
    }
    found
}

/// Whether the fix of a diagnostic brings nothing else to light: known already, or tried now.
///
/// `found` is all that was found in the document with these options, the diagnostic among it.
#[must_use]
pub fn holds(document: &Document, options: &Options, found: &[Diagnostic], diagnostic: &Diagnostic) -> bool {
    diagnostic.fix.as_ref().is_some_and(|fix| {
        let better = |after| is_better(diagnostic, &told(found), &after);
        fix.proven || after(document, options, &fix.change).is_some_and(better)
    })
}

/// How often each thing is told.
type Told = HashMap<(&'static str, String), usize>;

fn told(found: &[Diagnostic]) -> Told {
    let mut counts = Told::new();
    for found in found {
        *counts.entry((found.code, uncounted(&found.message))).or_default() += 1;
    }
    counts
}

/// A message without its numbers: one that says how many bytes there are stays the same when some are added.
fn uncounted(message: &str) -> String {
    message.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// What is told once a change is made; nothing when it breaks the text.
fn after(document: &Document, options: &Options, change: &Change) -> Option<Told> {
    let changed = Document::parse(change.apply(document.text()).ok()?).ok()?;
    Some(told(&found(&changed, options)))
}

/// Whether a fix leaves one of its kind less, and no more of any other.
fn is_better(diagnostic: &Diagnostic, before: &Told, after: &Told) -> bool {
    let key = (diagnostic.code, uncounted(&diagnostic.message));
    let no_more = after.iter().all(|(key, count)| before.get(key).is_some_and(|had| count <= had));
    no_more && after.get(&key) < before.get(&key)
}
