//! Fixes: each one, applied, takes its diagnostic away and brings no other, and taken back leaves the bytes that were there.
//!
//! They are judged by what is told of the text before and after. A diagnostic was there before when one of the same code
//! and the same words, but for the numbers in them, stood at the same characters, carried along through the edit: where
//! these characters were themselves replaced, anywhere in what replaced them. Each of those before stands for one after;
//! the one that was to be mended stands for none. Whatever is left over after the fix is a failure, be it the diagnostic
//! that should have gone, one more of its kind, or another.

use cardwright::card::host::Host;
use cardwright::check::{Diagnostic, Options, check, fix_all, holds};
use cardwright::json::{Change, Document};

use super::corpus::{Case, Json, Origin, cases, fixtures};

/// For whom fixes are tried.
const HOSTS: [Option<Host>; 4] = [None, Some(Host::Workflow), Some(Host::Email), Some(Host::Bot)];

/// A message that says how many bytes there are stays the same when some are added.
fn uncounted(message: &str) -> String {
    message.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Where an offset of a text lies once a change is made: between these two, the same but for what was replaced.
fn carried(change: &Change, offset: usize) -> (usize, usize) {
    change.splices().iter().fold((offset, offset), |(first, last), splice| {
        let end = splice.at + splice.removed.len();
        let behind = |offset: usize| offset - splice.removed.len() + splice.inserted.len();
        let first = match first {
            before if before <= splice.at => before,
            inside if inside < end => splice.at,
            after => behind(after),
        };
        let last = match last {
            before if before < splice.at => before,
            inside if inside < end => splice.at + splice.inserted.len(),
            after => behind(after),
        };
        (first, last)
    })
}

/// What is told after a change and was not before, one of those before left out.
fn brought<'a>(
    before: &[Diagnostic],
    mended: Option<&Diagnostic>,
    change: &Change,
    after: &'a [Diagnostic],
) -> Vec<&'a Diagnostic> {
    let rest = before.iter().filter(|found| mended.is_none_or(|mended| !std::ptr::eq(*found, mended)));
    let mut known: Vec<_> =
        rest.map(|found| (found.code, uncounted(&found.message), carried(change, found.span.start))).collect();
    let is_new = |found: &&Diagnostic| {
        let message = uncounted(&found.message);
        let same = known.iter().position(|(code, words, (first, last))| {
            *code == found.code && *words == message && (*first..=*last).contains(&found.span.start)
        });
        same.map(|at| known.swap_remove(at)).is_none()
    };
    after.iter().filter(is_new).collect()
}

/// A file that is JSON.
fn read(case: &Case) -> Option<Document> {
    Document::parse(std::str::from_utf8(&case.bytes).ok()?).ok()
}

/// The text after a change, which is no other than the file's bytes once it is taken back.
fn changed(case: &Case, change: &Change, name: &str) -> Document {
    let after = change.apply(case.text()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let back = change.inverse().apply(&after).unwrap_or_else(|error| panic!("{name}: undo: {error}"));
    assert_eq!(back.as_bytes(), case.bytes, "{name}: undo");
    Document::parse(after).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Tries every fix of a file for a host; gives how many there were.
fn try_fixes(case: &Case, host: Option<Host>) -> usize {
    let Some(document) = read(case) else { return 0 };
    let options = Options::host(host);
    let before = check(&document, &options);
    let mut tried = 0;
    for found in &before {
        let Some(fix) = found.fix.as_ref().filter(|_| holds(&document, &options, &before, found)) else { continue };
        tried += 1;
        let name = format!("{} for {host:?}: {} at {}: {}", case.path, found.code, found.pointer, fix.title);
        let mended = changed(case, &fix.change, &name);
        assert_ne!(mended.text(), document.text(), "{name}: the fix changes nothing");
        let after = check(&mended, &options);
        let new = brought(&before, Some(found), &fix.change, &after);
        assert!(new.is_empty(), "{name}: it stays, or brings {new:#?}");
    }
    tried
}

fn try_all(case: &Case) -> usize {
    HOSTS.into_iter().map(|host| try_fixes(case, host)).sum()
}

/// All safe fixes of a file leave none to make, bring nothing else, and are taken back as one.
fn fix_the_whole(case: &Case, host: Option<Host>) {
    let Some(document) = read(case) else { return };
    let options = Options::host(host);
    let fixed = fix_all(&document, &options);
    let name = format!("{} for {host:?}", case.path);
    let mended = changed(case, &fixed.change, &name);
    assert_eq!(fixed.count == 0, mended.text() == document.text(), "{name}");
    if fixed.count == 0 {
        return;
    }
    let (before, after) = (check(&document, &options), check(&mended, &options));
    let new = brought(&before, None, &fixed.change, &after);
    assert!(new.is_empty(), "{name}: all fixes together bring {new:#?}");
    assert!(after.len() < before.len(), "{name}: nothing is gone");
    assert_eq!(fix_all(&mended, &options).count, 0, "{name}: safe fixes are left");
}

#[test]
fn every_fix_takes_its_diagnostic_away_and_brings_no_other() {
    let (cases, origin) = cases();
    let tried: usize = cases.iter().chain(&fixtures()).map(try_all).sum();
    println!("{tried} fixes tried");
    let known = match origin {
        Origin::Corpus => 5726,
        Origin::Fixtures => 106,
    };
    assert_eq!(
        tried, known,
        "more or fewer fixes than there were: look whether that is meant, then write the new count"
    );
}

#[test]
fn all_safe_fixes_leave_none_to_make() {
    let (cases, fixtures) = (cases().0, fixtures());
    for case in cases.iter().chain(&fixtures) {
        for host in HOSTS {
            fix_the_whole(case, host);
        }
    }
}

/// The files of the project with a byte order mark before them and `\r\n` at the end of each line.
fn marked() -> Vec<Case> {
    let texts = fixtures().into_iter().filter(|case| case.json != Json::Fails);
    texts
        .map(|case| {
            let text = case.text().trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\n', "\r\n");
            Case { path: format!("{} marked", case.path), bytes: format!("\u{feff}{text}").into_bytes(), ..case }
        })
        .collect()
}

#[test]
fn marks_and_line_ends_are_kept() {
    let marked = marked();
    let tried: usize = marked.iter().map(try_all).sum();
    assert_eq!(tried, fixtures().iter().map(try_all).sum::<usize>(), "as many fixes as without");
    for case in &marked {
        fix_the_whole(case, None);
        let Ok(document) = Document::parse(case.text()) else { continue };
        for fix in check(&document, &Options::default()).iter().filter_map(|found| found.fix.as_ref()) {
            let after = fix.change.apply(case.text()).unwrap_or_else(|error| panic!("{}: {error}", case.path));
            assert!(after.starts_with('\u{feff}'), "{}: {} takes the mark away", case.path, fix.title);
            let ends = after.matches('\n').count();
            assert_eq!(after.matches("\r\n").count(), ends, "{}: {} ends a line otherwise", case.path, fix.title);
        }
    }
}

#[test]
fn what_a_fix_brings_is_seen() {
    let text =
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "a", "sise": "huge"}]}"#;
    let document = Document::parse(text).expect("a card");
    let before = check(&document, &Options::default());
    let at = text.find("sise").expect("it is there");
    let change = Change::replace(text, at, at + 4, "size");
    let mended = Document::parse(change.apply(text).expect("it fits")).expect("a card");
    let after = check(&mended, &Options::default());
    let misspelt = before.iter().find(|found| found.code == "unknown-property").expect("it is told");
    let codes = |found: Vec<&Diagnostic>| found.iter().map(|found| found.code).collect::<Vec<_>>();
    assert_eq!(codes(brought(&before, Some(misspelt), &change, &after)), ["unknown-value"]);
    assert_eq!(codes(brought(&before, Some(misspelt), &Change::default(), &before)), ["unknown-property"], "it stays");
    assert!(brought(&before, None, &Change::default(), &before).is_empty());
}
