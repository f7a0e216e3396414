//! Scripts for the commands of the designer.

use cardwright::tui::app::Target;
use cardwright::tui::screens::design::Pane;

use super::{Document, Script};
use crate::bench::{Bench, CARD};

/// The columns of a pane.
fn columns(bench: &Bench, pane: Pane) -> u16 {
    bench.shown().hits.find(&Target::Pane(pane)).map_or(0, |place| place.width)
}

/// How often a text stands in the document.
fn count(bench: &Bench, text: &str) -> usize {
    bench.text().matches(text).count()
}

/// Whether one text stands before another in the document.
fn ordered(bench: &Bench, first: &str, second: &str) -> bool {
    bench.text().find(first) < bench.text().find(second)
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "up",
        start: Bench::new,
        before: "jj",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/0"),
    },
    Script {
        command: "down",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/1"),
    },
    Script {
        command: "page-up",
        start: Bench::new,
        before: "G",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), ""),
    },
    Script {
        command: "page-down",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/actions/0"),
    },
    Script {
        command: "first",
        start: Bench::new,
        before: "G",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), ""),
    },
    Script {
        command: "last",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/actions/0"),
    },
    Script {
        command: "fold",
        start: Bench::new,
        before: "jj",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("▸ Container").misses("▾ Container");
        },
    },
    Script {
        command: "unfold",
        start: Bench::new,
        before: "jjh",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("▾ Container").misses("▸ Container");
        },
    },
    Script {
        command: "add",
        start: Bench::new,
        before: "j",
        then: "FactSet<enter>",
        document: Document::Step("Add FactSet"),
        check: |bench| assert!(bench.text().contains("\"FactSet\"")),
    },
    Script {
        command: "edit",
        start: Bench::new,
        before: "j",
        then: "<ctrl-a><backspace>Changed<ctrl-s>",
        document: Document::Step("Set text of TextBlock"),
        check: |bench| {
            assert!(bench.text().contains("\"Changed\"") && !bench.text().contains("Hello"));
            bench.sees("Changed");
        },
    },
    Script {
        command: "show-in-source",
        start: Bench::new,
        before: "jj",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.design.focus(), Pane::Source);
            bench.sees("\"Container\"");
        },
    },
    Script {
        command: "source",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.design.focus(), Pane::Source);
            bench.sees("\"items\": [");
        },
    },
    Script {
        command: "duplicate",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Step("Duplicate TextBlock"),
        check: |bench| assert_eq!(count(bench, "\"Hello\""), 2),
    },
    Script {
        command: "cut",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Step("Cut TextBlock"),
        check: |bench| {
            assert_eq!(count(bench, "Hello"), 0);
            assert!(bench.asked.copied[0].contains("Hello"));
            assert!(bench.model.shared.workspace.clipboard().is_some());
        },
    },
    Script {
        command: "copy",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert!(CARD.contains(&bench.asked.copied[0]) && bench.asked.copied[0].contains("Hello"));
            assert!(bench.told().contains("TextBlock"));
        },
    },
    Script {
        command: "paste",
        start: Bench::new,
        before: "jcj",
        then: "",
        document: Document::Step("Paste TextBlock"),
        check: |bench| assert_eq!(count(bench, "\"Hello\""), 2),
    },
    Script {
        command: "delete",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Step("Delete TextBlock"),
        check: |bench| {
            assert_eq!(count(bench, "Hello"), 0);
            bench.misses("Hello");
        },
    },
    Script {
        command: "move-up",
        start: Bench::new,
        before: "jjjj",
        then: "",
        document: Document::Step("Move"),
        check: |bench| {
            assert!(ordered(bench, "\"Last\"", "\"Container\""));
            assert_eq!(bench.selected(), "/body/1");
        },
    },
    Script {
        command: "move-down",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Step("Move"),
        check: |bench| {
            assert!(ordered(bench, "\"Container\"", "\"Hello\""));
            assert_eq!(bench.selected(), "/body/1");
        },
    },
    Script {
        command: "move-in",
        start: Bench::new,
        before: "jjjj",
        then: "",
        document: Document::Step("Move"),
        check: |bench| assert_eq!(bench.selected(), "/body/1/items/1"),
    },
    Script {
        command: "move-out",
        start: Bench::new,
        before: "jjj",
        then: "",
        document: Document::Step("Move"),
        check: |bench| assert_eq!(bench.selected(), "/body/2"),
    },
    Script {
        command: "wrap",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Step("Wrap"),
        check: |bench| assert_eq!(count(bench, "\"Container\""), 2),
    },
    Script {
        command: "unwrap",
        start: Bench::new,
        before: "jj",
        then: "",
        document: Document::Step("Unwrap Container"),
        check: |bench| {
            assert_eq!(count(bench, "\"Container\""), 0);
            assert_eq!(count(bench, "\"Inside\""), 1);
        },
    },
    Script {
        command: "undo",
        start: Bench::new,
        before: "jd",
        then: "",
        document: Document::Other,
        check: |bench| {
            assert_eq!(bench.text(), CARD);
            assert!(bench.told().contains("Duplicate TextBlock"));
        },
    },
    Script {
        command: "redo",
        start: Bench::new,
        before: "jdu",
        then: "",
        document: Document::Other,
        check: |bench| {
            assert_eq!(count(bench, "\"Hello\""), 2);
            assert_eq!(bench.model.shared.workspace.undo_name(), Some("Duplicate TextBlock"));
        },
    },
    Script {
        command: "search",
        start: Bench::new,
        before: "",
        then: "inside<enter>",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/1/items/0"),
    },
    Script {
        command: "search-next",
        start: Bench::new,
        before: "/textblock<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/1/items/0"),
    },
    Script {
        command: "search-previous",
        start: Bench::new,
        before: "/textblock<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/2"),
    },
    Script {
        command: "next-pane",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.model.design.focus(), Pane::Preview),
    },
    Script {
        command: "previous-pane",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.model.design.focus(), Pane::Properties),
    },
    Script {
        command: "zoom",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!((columns(bench, Pane::Outline), columns(bench, Pane::Preview)), (120, 0)),
    },
    Script {
        command: "wider",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(columns(bench, Pane::Outline), columns(&Bench::new(), Pane::Outline) + 2),
    },
    Script {
        command: "narrower",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(columns(bench, Pane::Outline), columns(&Bench::new(), Pane::Outline) - 2),
    },
    Script {
        command: "send-here",
        start: || Bench::new().with_sandbox(),
        before: "",
        then: "<enter>",
        document: Document::Stays,
        check: super::global::was_sent,
    },
];
