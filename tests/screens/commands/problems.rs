//! Scripts for what the checks found, and for what the card is made for.

use cardwright::card::catalogue::Version;
use cardwright::card::host::Host;
use cardwright::tui::screens::design::Pane;
use cardwright::workbench::Target;

use super::{Document, Script};
use crate::bench::Bench;

/// Two problems that can be mended, and between them one that cannot.
const FAULTY: &str = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
  {"type": "TextBlock", "text": "One", "size": "hugge"},
  {"type": "TextBlock", "text": "Two", "size": "Lerge"},
  {"type": "Nobody"},
  {"type": "TextBlock", "text": "Four", "text": "Five", "size": "Lrge"}
]}
"#;

fn faulty() -> Bench {
    Bench::on(FAULTY)
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "target",
        start: Bench::new,
        before: "",
        then: "workfl<enter>1.4<enter>",
        document: Document::Stays,
        check: |bench| {
            let target = Target { host: Some(Host::Workflow), version: Some(Version(1, 4)) };
            assert_eq!(bench.model.shared.workspace.target(), target);
            bench.sees("· workflow · 1.4");
        },
    },
    Script {
        command: "problems",
        start: faulty,
        before: "2",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.design.focus(), Pane::Problems);
            bench.sees("╭ Problems ").sees("unknown-type");
        },
    },
    Script {
        command: "next-problem",
        start: faulty,
        before: "!<down><up>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/1"),
    },
    Script {
        command: "previous-problem",
        start: faulty,
        before: "!<down>",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.selected(), "/body/0"),
    },
    Script {
        command: "fix-problem",
        start: faulty,
        before: "jj",
        then: "",
        document: Document::Step("Write `Large`"),
        check: |bench| {
            assert!(bench.text().contains(r#""Two", "size": "Large""#), "{}", bench.text());
            assert_eq!(bench.selected(), "/body/1");
        },
    },
    Script {
        command: "fix-all",
        start: faulty,
        before: "",
        then: "",
        document: Document::Step("Fix 1 problem"),
        check: |bench| assert_eq!(bench.text(), FAULTY.replace(r#""text": "Four", "#, "")),
    },
    Script {
        command: "explain-problem",
        start: faulty,
        before: "jj",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("line 3, column 48").sees("Known from").sees("Write `Large`");
        },
    },
    Script {
        command: "problem-go",
        start: faulty,
        before: "s<f6><down>",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!((bench.selected().as_str(), bench.model.design.focus()), ("/body/1", Pane::Source));
        },
    },
    Script {
        command: "problem-filter",
        start: faulty,
        before: "!",
        then: "<esc>!",
        document: Document::Stays,
        check: |bench| {
            bench.sees("· no hints");
        },
    },
    Script {
        command: "problem-sort",
        start: faulty,
        before: "!",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("· worst first");
        },
    },
    Script {
        command: "problem-leave",
        start: faulty,
        before: "!",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.design.focus(), Pane::Outline);
            bench.misses("╭ Problems ");
        },
    },
];
