//! Scripts for the commands of the source editor.

use cardwright::tui::app::Target;
use cardwright::tui::screens::design::Pane;

use super::{Document, Script};
use crate::bench::{Bench, CARD};

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "source-leave",
        start: Bench::new,
        before: "s",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.design.focus(), Pane::Outline);
            bench.misses("\"items\": [");
        },
    },
    Script {
        command: "source-undo",
        start: Bench::new,
        before: "jds",
        then: "",
        document: Document::Other,
        check: |bench| assert_eq!(bench.text(), CARD),
    },
    Script {
        command: "source-redo",
        start: Bench::new,
        before: "jds<ctrl-u>",
        then: "",
        document: Document::Other,
        check: |bench| assert_eq!(bench.text().matches("Hello").count(), 2),
    },
    Script {
        command: "source-search",
        start: Bench::new,
        before: "s",
        then: "inside<enter>",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/1/items/0"),
    },
    Script {
        command: "source-next",
        start: Bench::new,
        before: "s<ctrl-home><ctrl-f>textblock<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/1/items/0"),
    },
    Script {
        command: "source-previous",
        start: Bench::new,
        before: "s<ctrl-home><ctrl-f>textblock<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/2"),
    },
    Script {
        command: "source-format",
        start: Bench::new,
        before: "s",
        then: "",
        document: Document::Step("Format source"),
        check: |bench| assert!(bench.text().contains("\r\n      \"size\": \"large\"")),
    },
    Script {
        command: "source-pane",
        start: Bench::new,
        before: "s",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.model.design.focus(), Pane::Preview),
    },
    Script {
        command: "source-zoom",
        start: Bench::new,
        before: "s",
        then: "",
        document: Document::Stays,
        check: |bench| {
            let place = bench.shown().hits.find(&Target::Pane(Pane::Source));
            assert_eq!(place.map(|place| place.width), Some(120));
        },
    },
];
