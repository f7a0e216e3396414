//! Fixes: each one, applied, takes its diagnostic away and brings no other, and taken back leaves the bytes that were there.

use std::collections::BTreeMap;

use cardwright::card::host::Host;
use cardwright::check::{Diagnostic, Options, fix_all, thorough};
use cardwright::json::Document;

use super::corpus::{Case, Origin, cases, fixtures};

/// A message that says how many bytes there are stays the same when some are added.
fn uncounted(message: &str) -> String {
    message.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// How often each thing is told.
fn told(diagnostics: &[Diagnostic]) -> BTreeMap<(&'static str, String), usize> {
    let mut counts = BTreeMap::new();
    for found in diagnostics {
        *counts.entry((found.code, uncounted(&found.message))).or_default() += 1;
    }
    counts
}

/// Tries every fix of a file for a host; gives how many there were.
fn try_fixes(case: &Case, host: Option<Host>) -> usize {
    let Ok(document) = Document::parse(case.text()) else { return 0 };
    let options = Options::host(host);
    let before = thorough(&document, &options);
    let counted = told(&before);
    let mut tried = 0;
    for found in &before {
        let Some(fix) = &found.fix else { continue };
        assert!(fix.proven, "{}: {} is untried", case.path, found.code);
        tried += 1;
        let name = format!("{} for {host:?}: {} at {}: {}", case.path, found.code, found.pointer, fix.title);
        let after = fix.change.apply(document.text()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_ne!(after, document.text(), "{name}: the fix changes nothing");
        assert_eq!(fix.change.inverse().apply(&after).as_deref(), Ok(document.text()), "{name}: undo");
        let mended = Document::parse(after).unwrap_or_else(|error| panic!("{name}: {error}"));
        let left = told(&thorough(&mended, &options));
        let key = (found.code, uncounted(&found.message));
        assert!(left.get(&key).copied().unwrap_or_default() < counted[&key], "{name}: the diagnostic stays");
        for (key, count) in &left {
            let had = counted.get(key).copied().unwrap_or_default();
            assert!(*count <= had, "{name}: it brings {key:?}");
        }
    }
    tried
}

fn try_all(case: &Case) -> usize {
    let hosts = [None, Some(Host::Workflow), Some(Host::Email), Some(Host::Bot)];
    hosts.into_iter().map(|host| try_fixes(case, host)).sum()
}

/// All safe fixes of a file leave none to make, and are taken back as one.
fn fix_the_whole(case: &Case) {
    let Ok(document) = Document::parse(case.text()) else { return };
    let options = Options::default();
    let fixed = fix_all(&document, &options);
    let after = fixed.change.apply(document.text()).unwrap_or_else(|error| panic!("{}: {error}", case.path));
    assert_eq!(fixed.change.inverse().apply(&after).as_deref(), Ok(document.text()), "{}: undo", case.path);
    assert_eq!(fixed.count == 0, after == document.text(), "{}", case.path);
    let mended = Document::parse(after).unwrap_or_else(|error| panic!("{}: {error}", case.path));
    assert_eq!(fix_all(&mended, &options).count, 0, "{}: safe fixes are left", case.path);
}

#[test]
fn every_fix_takes_its_diagnostic_away_and_brings_no_other() {
    let (cases, origin) = cases();
    let tried: usize = cases.iter().chain(&fixtures()).map(try_all).sum();
    println!("{tried} fixes tried");
    let known = match origin {
        Origin::Corpus => 5816,
        Origin::Fixtures => 90,
    };
    assert_eq!(
        tried, known,
        "more or fewer fixes than there were: look whether that is meant, then write the new count"
    );
}

#[test]
fn all_safe_fixes_leave_none_to_make() {
    cases().0.iter().chain(&fixtures()).for_each(fix_the_whole);
}
