//! Fixes that are only offered when they bring nothing else to light.
//!
//! An element whose type was misspelt has never been looked at: mended, it may turn out to lack something. Such a fix is
//! tried, and withheld when the text after it has anything wrong that the text before had not.

use std::collections::HashMap;

use super::{Diagnostic, Options, found};
use crate::json::{Change, Document};

/// How many bytes are read again in one check; one fix is always tried.
const BUDGET: usize = 128 << 10;

/// Takes the fixes away that are to be proven and cannot be.
pub(super) fn prove(document: &Document, options: &Options, found: Vec<(Diagnostic, bool)>) -> Vec<Diagnostic> {
    let mut left = BUDGET.max(document.text().len());
    let tries: Vec<usize> = found
        .iter()
        .enumerate()
        .filter(|(_, (diagnostic, unproven))| *unproven && diagnostic.fix.is_some())
        .map(|(at, _)| at)
        .collect();
    let mut diagnostics: Vec<Diagnostic> = found.into_iter().map(|(diagnostic, _)| diagnostic).collect();
    if tries.is_empty() {
        return diagnostics;
    }
    let before = told(&diagnostics);
    // Several findings may have the same fix: one version raised, say.
    let mut known: Vec<(Change, Option<Told>)> = Vec::new();
    for at in tries {
        let Some(diagnostic) = diagnostics.get_mut(at) else { continue };
        let Some(change) = diagnostic.fix.as_ref().map(|fix| &fix.change) else { continue };
        let mut place = known.iter().position(|(tried, _)| tried == change);
        if place.is_none() && left >= document.text().len() {
            left -= document.text().len();
            place = Some(known.len());
            known.push((change.clone(), after(document, options, change)));
        }
        let after = place.and_then(|place| known.get(place)?.1.as_ref());
        if !after.is_some_and(|after| holds(diagnostic, &before, after)) {
            diagnostic.fix = None;
        }
    }
    diagnostics
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
    let found: Vec<Diagnostic> = found(&changed, options).into_iter().map(|(diagnostic, _)| diagnostic).collect();
    Some(told(&found))
}

/// Whether a fix leaves one of its kind less, and no more of any other.
fn holds(diagnostic: &Diagnostic, before: &Told, after: &Told) -> bool {
    let key = (diagnostic.code, uncounted(&diagnostic.message));
    let no_more = after.iter().all(|(key, count)| before.get(key).is_some_and(|had| count <= had));
    no_more && after.get(&key) < before.get(&key)
}
