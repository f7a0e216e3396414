//! Formats: what a file is taken for, beside what the index says it is; and the outline that comes of it.

use std::collections::BTreeMap;

use cardwright::card::{Format, OutlineNode, cards, detect, outline};
use cardwright::json::Document;

use super::corpus::{Case, Origin, cases, fixtures};

/// Where we see something else than the index, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Difference {
    /// The index counts what is attached; for us the attachment is the document and the card is inside.
    Attached,
    /// A card that was made wrong on purpose: without its type nothing says that it is one.
    WithoutType,
    /// A message that holds no card, or one that lies elsewhere (a file, a mention).
    NoCardInside,
}

/// The format that a kind of the index stands for; none where the index says only that something is wrong.
fn expected(kind: &str) -> Option<Format> {
    match kind {
        "adaptive" | "template" | "botcard:adaptive-attachment" => Some(Format::Adaptive),
        "messagecard" | "botcard:o365connector" => Some(Format::MessageCard),
        "botcard:hero" => Some(Format::Hero),
        "botcard:thumbnail" => Some(Format::Thumbnail),
        "botcard:list" => Some(Format::List),
        "botcard:receipt" => Some(Format::Receipt),
        "envelope" => Some(Format::Envelope),
        "text" => Some(Format::Text),
        "fragment" => Some(Format::Fragment),
        _ => None,
    }
}

fn is_data(kind: &str) -> bool {
    matches!(kind, "hostconfig" | "template-data" | "template-expected" | "template-host")
}

/// The class of difference between the index and us; `Ok` when there is none.
fn compare(case: &Case, document: &Document) -> Result<(), Option<Difference>> {
    let found = detect(document.root());
    let inside: Vec<Format> = cards(document.root()).iter().map(|card| card.format).collect();
    match (expected(&case.kind), found) {
        (Some(Format::Envelope), Some(Format::Envelope)) if inside.is_empty() => Err(Some(Difference::NoCardInside)),
        (Some(wanted), Some(found)) if wanted == found => Ok(()),
        (Some(wanted), Some(Format::Attachment)) if inside == [wanted] => Err(Some(Difference::Attached)),
        (None, Some(Format::Adaptive)) => Ok(()),
        (None, None) if document.root().get("type").is_none() => Err(Some(Difference::WithoutType)),
        _ => Err(None),
    }
}

#[test]
fn the_index_and_we_agree_on_what_a_file_is() {
    let (cases, origin) = cases();
    let mut counts: BTreeMap<Difference, usize> = BTreeMap::new();
    for case in cases.iter().filter(|case| !is_data(&case.kind)) {
        let Ok(document) = Document::parse(case.text()) else { continue };
        match compare(case, &document) {
            Ok(()) => {}
            Err(Some(class)) => *counts.entry(class).or_default() += 1,
            Err(None) => panic!("{}: the index says {}, we {:?}", case.path, case.kind, detect(document.root())),
        }
    }
    if origin == Origin::Corpus {
        let seen: Vec<(Difference, usize)> = counts.into_iter().collect();
        let pinned = [(Difference::Attached, 23), (Difference::WithoutType, 1), (Difference::NoCardInside, 6)];
        assert_eq!(seen, pinned);
    }
}

/// Every row stands for a value of the document, below the row that it says, and its words are harmless.
fn outline_holds(case: &Case) {
    let Ok(document) = Document::parse(case.text()) else { return };
    let rows = outline(&document);
    for (at, row) in rows.iter().enumerate() {
        let named = format!("{}: row {at}, {}", case.path, row.pointer);
        assert!(document.at(&row.pointer).is_some(), "{named}: leads nowhere");
        let said = [&row.title, &row.label];
        assert!(!said.iter().any(|text| text.contains(char::is_control)), "{named}: {said:?}");
        assert!(row.label.chars().count() <= 60, "{named}: {}", row.label);
        assert_eq!(row.children, children(&rows, at), "{named}: counts its children");
        let depth = row.parent.map_or(0, |parent| rows[parent].depth + 1);
        assert_eq!(row.depth, depth, "{named}: {row:?}");
        if let Some(parent) = row.parent {
            assert!(parent < at && rows[parent].pointer.contains(&row.pointer), "{named}: below {:?}", rows[parent]);
        }
    }
    let mut pointers: Vec<&str> = rows.iter().map(|row| row.pointer.as_str()).collect();
    pointers.sort_unstable();
    pointers.dedup();
    assert_eq!(pointers.len(), rows.len(), "{}: a value has two rows", case.path);
}

fn children(rows: &[OutlineNode], of: usize) -> usize {
    rows.iter().filter(|row| row.parent == Some(of)).count()
}

#[test]
fn the_outline_of_every_file_holds_together() {
    cases().0.iter().for_each(outline_holds);
}

#[test]
fn the_outlines_of_our_own_files_hold_together() {
    fixtures().iter().for_each(outline_holds);
}
