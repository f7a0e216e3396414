//! Documents: every file opens or is told why not, and keeps its bytes.

use std::collections::BTreeMap;

use cardwright::json::token::{TokenKind, tokens};
use cardwright::json::{Document, Kind, SyntaxError, Value};

use super::corpus::{Case, Json, Origin, cases, fixtures};

/// What reading is wider than RFC 8259 about. A file that opens although it is not strict JSON has at least one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Extra {
    /// `//` or `/* */`, as people write them in samples.
    Comment,
    /// A comma behind the last entry.
    TrailingComma,
}

fn extras(document: &Document) -> Vec<Extra> {
    let text = document.text();
    let pieces = tokens(text);
    let piece = |at: usize| pieces.get(at).map(|(span, _)| &text[span.start..span.end]);
    let mut found = Vec::new();
    for (at, (_, kind)) in pieces.iter().enumerate() {
        if *kind == TokenKind::Comment {
            found.push(Extra::Comment);
        }
        if piece(at) == Some(",") && matches!(piece(at + 1), Some("]" | "}")) {
            found.push(Extra::TrailingComma);
        }
    }
    found.sort();
    found.dedup();
    found
}

/// What became of opening a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Opened {
    /// Strict JSON, with the values that another reader sees.
    Strict,
    /// Read all the same, for these reasons.
    With(Vec<Extra>),
    /// No JSON, told with a place.
    Told,
}

fn open(case: &Case) -> Opened {
    let text = case.text();
    let other: Result<serde_json::Value, _> = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    match (Document::parse(text), other) {
        (Ok(document), Ok(value)) => {
            assert_eq!(document.root().to_json(), value, "{}: the values differ", case.path);
            let marked = text.starts_with('\u{feff}');
            assert_eq!(document.is_strict(), !marked, "{}: strict JSON is known for it", case.path);
            kept(case, &document);
            Opened::Strict
        }
        (Ok(document), Err(error)) => {
            let extras = extras(&document);
            assert!(!extras.is_empty(), "{}: opens, and nobody knows why: {error}", case.path);
            assert!(!document.is_strict(), "{}: taken for strict JSON", case.path);
            kept(case, &document);
            Opened::With(extras)
        }
        (Err(error), Err(_)) => {
            told(case, &error);
            Opened::Told
        }
        (Err(error), Ok(_)) => panic!("{}: another reader opens it, we say {error}", case.path),
    }
}

/// Saved without a change, the file has the same bytes; and every value stands where the document says.
fn kept(case: &Case, document: &Document) {
    assert_eq!(document.text().as_bytes(), case.bytes, "{}: the bytes differ", case.path);
    let strict = cardwright::json::print::strict(document.root());
    let wire: serde_json::Value = serde_json::from_str(&strict).expect("what goes on the wire is strict JSON");
    assert_eq!(wire, document.root().to_json(), "{}: the wire form says something else", case.path);
    let mut open = vec![document.root()];
    while let Some(value) = open.pop() {
        stands_there(case, document, value);
        open.extend(value.children());
    }
}

fn stands_there(case: &Case, document: &Document, value: Value<'_>) {
    let first = value.raw().chars().next();
    let fits = match value.kind() {
        Kind::Object => first == Some('{'),
        Kind::Array => first == Some('['),
        Kind::String => first == Some('"'),
        Kind::Null => value.raw() == "null",
        Kind::Boolean => matches!(value.raw(), "true" | "false"),
        Kind::Number => first.is_some_and(|c| c == '-' || c.is_ascii_digit()),
    };
    let place = document.position(value.span().start);
    assert!(fits, "{}: {:?} at {place} is {}", case.path, value.kind(), value.raw());
    assert!(document.span(&value.pointer()).is_some(), "{}: {} leads nowhere", case.path, value.pointer());
}

fn told(case: &Case, error: &SyntaxError) {
    assert!(error.offset <= case.bytes.len(), "{}: {error}", case.path);
    assert!(error.position.line >= 1 && error.position.column >= 1, "{}: {error}", case.path);
    assert!(!error.message.trim().is_empty(), "{}: no reason given", case.path);
}

/// How many files of a kind open, and how.
type Counts = BTreeMap<(String, Opened), usize>;

fn count(cases: &[Case]) -> Counts {
    let mut counts = Counts::new();
    for case in cases {
        *counts.entry((case.kind.clone(), open(case))).or_default() += 1;
    }
    counts
}

#[test]
fn every_file_of_the_corpus_opens_or_is_told_why_not() {
    let (cases, origin) = cases();
    let counts = count(&cases);
    if origin == Origin::Fixtures {
        println!("how many files of each kind open is counted in the corpus: it is left out");
        return;
    }
    let seen: Vec<String> =
        counts.iter().map(|((kind, opened), count)| format!("{kind}: {opened:?} {count}")).collect();
    let pinned = include_str!("pinned/opened.txt");
    assert_eq!(seen.join("\n"), pinned.trim_end());
}

#[test]
fn the_index_and_we_agree_on_what_is_json() {
    for case in &cases().0 {
        let agree = matches!(
            (case.json, open(case)),
            // Comments and the like are what the index calls lenient.
            (Json::Strict, Opened::Strict) | (Json::Lenient, Opened::With(_)) | (Json::Fails, Opened::Told)
        );
        assert!(agree, "{}: the index says {:?}, we say {:?}", case.path, case.json, open(case));
    }
}

#[test]
fn our_own_files_open_or_are_told_why_not() {
    let told: Vec<String> =
        fixtures().iter().filter(|case| open(case) == Opened::Told).map(|case| case.path.clone()).collect();
    assert_eq!(told, ["torn.json", "empty.json"]);
}

#[test]
fn a_document_without_extras_is_strict() {
    let found = |text: &str| extras(&Document::parse(text).expect("it opens"));
    assert_eq!(found("{\"a\": [1, 2]}"), []);
    assert_eq!(found("{\"a\": [1, 2,], // why\n\"b\": 1}"), [Extra::Comment, Extra::TrailingComma]);
}
