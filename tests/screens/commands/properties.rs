//! Scripts for the commands of the properties.

use super::{Document, Script};
use crate::bench::Bench;

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "edit-property",
        start: Bench::new,
        before: "j<tab><tab>",
        then: "<ctrl-a><backspace>Other<ctrl-s>",
        document: Document::Step("Set text of TextBlock"),
        check: |bench| assert!(bench.text().contains("\"Other\"")),
    },
    Script {
        command: "next-value",
        start: Bench::new,
        before: "j<tab><tab><down>",
        then: "",
        document: Document::Step("Set size of TextBlock"),
        check: |bench| assert!(bench.text().contains("\"ExtraLarge\"")),
    },
    Script {
        command: "previous-value",
        start: Bench::new,
        before: "j<tab><tab><down>",
        then: "",
        document: Document::Step("Set size of TextBlock"),
        check: |bench| assert!(bench.text().contains("\"Medium\"")),
    },
    Script {
        command: "clear-property",
        start: Bench::new,
        before: "j<tab><tab><down>",
        then: "",
        document: Document::Step("Set size of TextBlock"),
        check: |bench| assert!(!bench.text().contains("\"size\"")),
    },
    Script {
        command: "retype-property",
        start: Bench::new,
        before: "j<tab><tab><down>",
        then: "<ctrl-a><backspace>${big}<enter>",
        document: Document::Step("Set size of TextBlock"),
        check: |bench| assert!(bench.text().contains("\"size\": \"${big}\"")),
    },
    Script {
        command: "add-property",
        start: Bench::new,
        before: "j<tab><tab>",
        then: "myOwn<enter>{\"a\": [1]}<enter>",
        document: Document::Step("Set myOwn of TextBlock"),
        check: |bench| assert!(bench.text().contains("\"myOwn\": {\"a\": [1]}")),
    },
    Script {
        command: "filter-properties",
        start: Bench::new,
        before: "j<tab><tab>",
        then: "spac<enter>",
        document: Document::Stays,
        check: |bench| {
            bench.sees("spacing").sees("1 property").misses("maxLines");
        },
    },
    Script {
        command: "unfilter-properties",
        start: Bench::new,
        before: "j<tab><tab>/spac<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("weight").misses("1 property");
        },
    },
    Script {
        command: "set-only",
        start: Bench::new,
        before: "j<tab><tab>",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("set only").sees("size").misses("weight");
        },
    },
];
