//! Scripts for the commands of tables.

use super::{Document, Script};
use crate::bench::Bench;

/// A table of two rows and two columns, written by hand.
const TABLE: &str = "{\n  \"type\": \"AdaptiveCard\", \"version\": \"1.5\",\n  \"body\": [{\"type\": \"Table\",\n    \
    \"columns\": [{\"width\": 1}, {\"width\": \"80px\"}], // widths\n    \"rows\": [\n      \
    {\"type\": \"TableRow\", \"cells\": [{\"type\": \"TableCell\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"one\"}]}, \
    {\"type\": \"TableCell\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"two\"}]}]},\n      \
    {\"type\": \"TableRow\", \"cells\": [{\"type\": \"TableCell\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"three\"}]}, \
    {\"type\": \"TableCell\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"four\"}]}]}\n    ]\n  }]\n}\n";

fn table() -> Bench {
    Bench::on(TABLE)
}

fn cells(bench: &Bench) -> usize {
    bench.text().matches("\"TableCell\"").count()
}

/// The texts of the table, in their order.
fn texts(bench: &Bench) -> Vec<&'static str> {
    let text = bench.text();
    let mut found: Vec<(usize, &str)> = ["one", "two", "three", "four"]
        .into_iter()
        .filter_map(|word| Some((text.find(&format!("\"{word}\""))?, word)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, word)| word).collect()
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "cell-next",
        start: table,
        before: "/two<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/0/rows/1/cells/0/items/0"),
    },
    Script {
        command: "cell-previous",
        start: table,
        before: "/two<enter>h",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/0/rows/0/cells/0"),
    },
    Script {
        command: "cell-up",
        start: table,
        before: "/four<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/0/rows/0/cells/1/items/0"),
    },
    Script {
        command: "cell-down",
        start: table,
        before: "/one<enter>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/0/rows/1/cells/0/items/0"),
    },
    Script {
        command: "row-below",
        start: table,
        before: "/two<enter>",
        then: "",
        document: Document::Step("Add row"),
        check: |bench| assert_eq!((cells(bench), bench.selected().as_str()), (6, "/body/0/rows/1/cells/1")),
    },
    Script {
        command: "row-above",
        start: table,
        before: "/two<enter>",
        then: "",
        document: Document::Step("Add row"),
        check: |bench| assert_eq!((cells(bench), bench.selected().as_str()), (6, "/body/0/rows/0/cells/1")),
    },
    Script {
        command: "column-right",
        start: table,
        before: "/three<enter>",
        then: "",
        document: Document::Step("Add column"),
        check: |bench| {
            assert_eq!((cells(bench), bench.selected().as_str()), (6, "/body/0/rows/1/cells/1"));
            assert!(bench.text().contains("// widths"));
        },
    },
    Script {
        command: "column-left",
        start: table,
        before: "/three<enter>",
        then: "",
        document: Document::Step("Add column"),
        check: |bench| assert_eq!((cells(bench), bench.selected().as_str()), (6, "/body/0/rows/1/cells/0")),
    },
    Script {
        command: "move-row-down",
        start: table,
        before: "/two<enter>",
        then: "",
        document: Document::Step("Move row down"),
        check: |bench| assert_eq!(texts(bench), ["three", "four", "one", "two"]),
    },
    Script {
        command: "move-row-up",
        start: table,
        before: "/three<enter>",
        then: "",
        document: Document::Step("Move row up"),
        check: |bench| assert_eq!(texts(bench), ["three", "four", "one", "two"]),
    },
    Script {
        command: "move-column-right",
        start: table,
        before: "/three<enter>",
        then: "",
        document: Document::Step("Move column right"),
        check: |bench| assert_eq!(texts(bench), ["two", "one", "four", "three"]),
    },
    Script {
        command: "move-column-left",
        start: table,
        before: "/two<enter>",
        then: "",
        document: Document::Step("Move column left"),
        check: |bench| assert_eq!(texts(bench), ["two", "one", "four", "three"]),
    },
    Script {
        command: "remove-row",
        start: table,
        before: "/two<enter>",
        then: "",
        document: Document::Step("Remove row"),
        check: |bench| assert_eq!(texts(bench), ["three", "four"]),
    },
    Script {
        command: "remove-column",
        start: table,
        before: "/two<enter>",
        then: "",
        document: Document::Step("Remove column"),
        check: |bench| {
            assert_eq!(texts(bench), ["one", "three"]);
            assert!(!bench.text().contains("80px"));
        },
    },
];
