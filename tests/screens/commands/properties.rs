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
];
