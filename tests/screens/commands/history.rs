//! Scripts for the commands of the history.

use cardwright::store::history::History;

use super::{Document, Script};
use crate::bench::Bench;
use crate::fixed;

/// A workbench from which sixty messages were sent.
fn sends() -> Bench {
    let bench = Bench::new();
    let (store, _) = History::open(&bench.home).unwrap();
    for send in fixed::sends(60) {
        store.append(&send).unwrap();
    }
    bench
}

/// The number of the selected send.
fn selected(bench: &Bench) -> i64 {
    bench.model.history.selected().map_or(0, |row| row.id)
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "history-up",
        start: sends,
        before: "5jj",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), 59),
    },
    Script {
        command: "history-down",
        start: sends,
        before: "5",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), 59),
    },
    Script {
        command: "history-page-up",
        start: sends,
        before: "5G",
        then: "",
        document: Document::Stays,
        check: |bench| assert!((2..60).contains(&selected(bench))),
    },
    Script {
        command: "history-page-down",
        start: sends,
        before: "5",
        then: "",
        document: Document::Stays,
        check: |bench| assert!((2..59).contains(&selected(bench))),
    },
    Script {
        command: "history-first",
        start: sends,
        before: "5G",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), 60),
    },
    Script {
        command: "history-last",
        start: sends,
        before: "5",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), 1),
    },
    Script {
        command: "history-show",
        start: sends,
        before: "5",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("Send 60").sees("Answer").sees("Message number 60");
        },
    },
    Script {
        command: "history-filter",
        start: sends,
        before: "5",
        then: "alerts<enter>",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.history.filter(), "alerts");
            bench.sees("alerts").misses("builds");
        },
    },
    Script {
        command: "history-filter-off",
        start: sends,
        before: "5/alerts<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.history.filter(), "");
            bench.sees("alerts").sees("builds").sees("60 sends");
        },
    },
    Script {
        command: "history-copy",
        start: sends,
        before: "5",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.asked.copied, [fixed::sends(60)[59].exchange.request.clone()]),
    },
];
