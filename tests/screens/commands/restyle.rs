//! Scripts for what changes many places at once: looks, types, texts, mentions.

use super::{Document, Script};
use crate::bench::{Bench, CARD};

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "change-type",
        start: Bench::new,
        before: "jj",
        then: "ColumnSet<enter>",
        document: Document::Step("Change Container to ColumnSet"),
        check: |bench| {
            assert!(bench.text().contains("\"columns\"") && bench.text().contains("\"Inside\", \"spare\": 1.50"));
            assert!(bench.told().contains("everything was kept"), "{}", bench.told());
        },
    },
    Script {
        command: "restyle",
        start: Bench::new,
        before: "j",
        then: "every TextBlock<enter>color<enter>Accent<enter>",
        document: Document::Step("Set color of 3 elements"),
        check: |bench| {
            assert_eq!(bench.text().matches("\"Accent\"").count(), 3);
            assert_eq!(bench.selected(), "/body/0");
        },
    },
    Script {
        command: "restyle-marked",
        start: Bench::new,
        before: "j<space>j<space>",
        then: "spacing<enter>Large<enter>",
        document: Document::Step("Set spacing of 2 elements"),
        check: |bench| assert_eq!(bench.text().matches("\"spacing\"").count(), 2),
    },
    Script {
        command: "replace",
        start: Bench::new,
        before: "",
        then: "l<tab>LL<ctrl-s>",
        document: Document::Step("Replace `l` 4 times"),
        check: |bench| {
            assert!(bench.text().contains("\"HeLLLLo\"") && bench.text().contains("\"LLast\""), "{}", bench.text());
            assert!(bench.text().contains("https://exampLLe.com") && bench.text().contains("\"large\""));
        },
    },
    Script {
        command: "mention",
        start: Bench::new,
        before: "j",
        then: "Anna<enter>anna@example.com<enter>end<enter>",
        document: Document::Step("Mention Anna"),
        check: |bench| {
            assert!(bench.text().contains("\"Hello <at>Anna</at>\""));
            assert!(bench.text().contains("\"entities\"") && bench.text().contains("\"anna@example.com\""));
        },
    },
    Script {
        command: "remove-mention",
        start: Bench::new,
        before: "j@Anna<enter>anna@example.com<enter>end<enter>",
        then: "",
        document: Document::Step("Remove mention of Anna"),
        check: |bench| assert!(!bench.text().contains("<at>") && !bench.text().contains("entities")),
    },
    Script {
        command: "source-replace",
        start: Bench::new,
        before: "s",
        then: "\"TextBlock\"<tab>\"Badge\"<ctrl-s>",
        document: Document::Step("Replace `\"TextBlock\"` 3 times"),
        check: |bench| assert_eq!(bench.text().matches("\"Badge\"").count(), 3),
    },
];

#[test]
fn one_goes_through_the_matches_one_by_one() {
    let mut bench = Bench::new();
    bench.keys("rrl<enter>");
    bench.sees("4 matches in 3 texts; this is number 1");
    bench.keys("<down><down>x<enter>");
    assert_eq!(bench.selected(), "/body/2", "{}", bench.screen());
    bench.sees("3 matches in 2 texts");
    bench.keys("<alt-c><alt-w>").sees("nothing matches");
    bench.keys("<enter>");
    assert!(bench.told().contains("no match"));
    bench.keys("<esc>");
    assert!(bench.text().contains("\"xast\"") && bench.text().contains("\"Hello\""));
    assert_eq!(bench.model.shared.workspace.undo_name(), Some("Replace `l`"));
    bench.keys("u");
    assert_eq!(bench.text(), CARD);
}

#[test]
fn what_is_lost_by_another_type_is_told() {
    let mut bench = Bench::new();
    bench.keys("jrtImage<enter>");
    assert!(bench.told().contains("lost: text"), "{}", bench.told());
    bench.keys("u");
    assert_eq!(bench.text(), CARD);
}

#[test]
fn a_person_has_to_be_one() {
    let mut bench = Bench::new();
    bench.keys("j@Anna<enter>nobody<enter>").sees("a sign-in name, an Entra object id");
    bench.keys("<esc>jj@");
    assert_eq!(bench.text(), CARD);
}

#[test]
fn of_very_many_matches_the_first_are_listed_and_all_are_replaced() {
    let card = format!(r#"{{"type":"TextBlock","text":"{}"}}"#, "e".repeat(5_000));
    let mut bench = Bench::on(&card);
    bench.keys("rre<enter>").sees("first 2000 of 5000 matches in 1 text; this is number 1");
    bench.keys("a<ctrl-s>");
    assert_eq!(bench.text(), card.replace("eeee", "aaaa"));
    assert_eq!(bench.model.shared.workspace.undo_name(), Some("Replace `e` 5000 times"));
}
