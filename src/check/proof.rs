//! Fixes that are only offered when they bring nothing else to light.
//!
//! An element whose type was misspelt has never been looked at: mended, it may turn out to lack something. Such a fix is
//! tried, and withheld when the text after it has anything wrong that the text before had not.

use std::collections::HashMap;

use super::{Diagnostic, Options, found};
use crate::json::Document;

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
    for at in tries {
        let affordable = left.checked_sub(document.text().len());
        left = affordable.unwrap_or_default();
        let held = affordable.is_some() && holds(document, options, &diagnostics, at);
        if let Some(diagnostic) = diagnostics.get_mut(at).filter(|_| !held) {
            diagnostic.fix = None;
        }
    }
    diagnostics
}

/// Whether the fix of that diagnostic leaves one of its kind less, and no more of any other.
fn holds(document: &Document, options: &Options, before: &[Diagnostic], at: usize) -> bool {
    let Some(diagnostic) = before.get(at) else { return false };
    let Some(fix) = &diagnostic.fix else { return false };
    let Some(after) = fix.change.apply(document.text()).ok().and_then(|text| Document::parse(text).ok()) else {
        return false;
    };
    let mut counts: HashMap<(&str, &str), i64> = HashMap::new();
    for told in before {
        *counts.entry((told.code, &told.message)).or_default() += 1;
    }
    let after: Vec<Diagnostic> = found(&after, options).into_iter().map(|(diagnostic, _)| diagnostic).collect();
    for told in &after {
        *counts.entry((told.code, &told.message)).or_default() -= 1;
    }
    counts.values().all(|count| *count >= 0) && counts.get(&(diagnostic.code, diagnostic.message.as_str())) > Some(&0)
}
