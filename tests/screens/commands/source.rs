//! Scripts for the commands of the source editor.

use cardwright::tui::app::Target;
use cardwright::tui::screens::design::Pane;

use super::{Document, Script};
use crate::bench::{Bench, CARD};

/// A card in which something refers to something else by its id.
const REFERRING: &str = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [{\"type\": \"TextBlock\", \"id\": \"there\", \"text\": \"a\"}],\n\
    \"actions\": [{\"type\": \"Action.ToggleVisibility\",\n\"targetElements\": [\"there\"]}]}";

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
        command: "source-complete",
        start: Bench::new,
        before: "s<alt-g>4<enter><right>",
        then: "",
        document: Document::Stays,
        check: |bench| assert!(bench.shown().hits.find(&Target::Completion(0)).is_some(), "{}", bench.screen()),
    },
    Script {
        command: "source-explain",
        start: Bench::new,
        before: "s<alt-g>4<enter><right><right>",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("A paragraph of text");
        },
    },
    Script {
        command: "source-fold",
        start: Bench::new,
        before: "s<alt-g>3<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("⋯ 8 lines").misses("\"Container\"").sees("\"actions\"");
        },
    },
    Script {
        command: "source-fold-all",
        start: Bench::new,
        before: "s",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("⋯ 8 lines").misses("\"Container\"").sees("\"version\"");
        },
    },
    Script {
        command: "source-unfold-all",
        start: Bench::new,
        before: "s<alt-0>",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.misses("⋯").sees("\"Container\"");
        },
    },
    Script {
        command: "source-line",
        start: Bench::new,
        before: "s",
        then: "8<enter>",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/1/items/0"),
    },
    Script {
        command: "source-bracket",
        start: Bench::new,
        before: "s<alt-g>3<enter><end>",
        then: "7",
        document: Document::Other,
        check: |bench| assert!(bench.text().contains("\r\n  7],\r\n"), "{}", bench.text()),
    },
    Script {
        command: "source-definition",
        start: || Bench::on(REFERRING),
        before: "s<alt-g>3<enter><end><left><left><left><left><left>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/0"),
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
