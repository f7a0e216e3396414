//! Scripts for the commands of the endpoints.

use cardwright::store::endpoints;
use cardwright::teams::EndpointKind;
use cardwright::workbench::actions::{self, PlainHttp};

use super::{Document, Script};
use crate::bench::Bench;
use crate::fixed;

/// A workbench with two endpoints beside the built-in ones.
fn saved() -> Bench {
    let mut bench = Bench::new();
    for (name, url) in [("alerts", fixed::WORKFLOW), ("builds", fixed::GENERIC)] {
        let url = actions::parse_url(url).unwrap();
        actions::add_endpoint(&bench.home, name, &url, None, &[], PlainHttp::Refused).unwrap();
    }
    bench.keys("41");
    bench
}

/// The name of the selected endpoint.
fn selected(bench: &Bench) -> &str {
    bench.model.endpoints.selected(&bench.model.shared).map_or("", |row| &row.name)
}

/// The names of the endpoints that are saved.
fn names(bench: &Bench) -> Vec<String> {
    endpoints::list(&bench.home).unwrap().into_iter().map(|endpoint| endpoint.name).collect()
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "endpoint-up",
        start: saved,
        before: "4j",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), "sandbox"),
    },
    Script {
        command: "endpoint-down",
        start: saved,
        before: "4",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), "sandbox-o365"),
    },
    Script {
        command: "endpoint-page-up",
        start: saved,
        before: "4G",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), "sandbox"),
    },
    Script {
        command: "endpoint-page-down",
        start: saved,
        before: "4",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), "builds"),
    },
    Script {
        command: "endpoint-first",
        start: saved,
        before: "4G",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), "sandbox"),
    },
    Script {
        command: "endpoint-last",
        start: saved,
        before: "4",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), "builds"),
    },
    Script {
        command: "endpoint-add",
        start: saved,
        before: "4",
        then: "gamma<tab>https://hooks.example.com/gamma<tab><tab>ops, night<enter>",
        document: Document::Stays,
        check: |bench| {
            let added = endpoints::find(&bench.home, "gamma").unwrap();
            assert_eq!((added.kind, added.tags), (EndpointKind::Generic, vec!["ops".to_owned(), "night".to_owned()]));
            assert_eq!(endpoints::url(&bench.home, "gamma").unwrap().expose(), "https://hooks.example.com/gamma");
            assert_eq!(selected(bench), "gamma");
            bench.sees("gamma").misses("hooks.example.com/gamma");
        },
    },
    Script {
        command: "endpoint-edit",
        start: saved,
        before: "4G",
        then: "<tab><left><tab>ops<enter>",
        document: Document::Stays,
        check: |bench| {
            let edited = endpoints::find(&bench.home, "builds").unwrap();
            assert_ne!(edited.kind, EndpointKind::Generic);
            assert_eq!(edited.tags, ["ops"]);
            assert_eq!(endpoints::url(&bench.home, "builds").unwrap().expose(), fixed::GENERIC);
        },
    },
    Script {
        command: "endpoint-rename",
        start: saved,
        before: "4G",
        then: "<ctrl-a><backspace>nightly<enter>",
        document: Document::Stays,
        check: |bench| {
            assert!(names(bench).contains(&"nightly".to_owned()) && !names(bench).contains(&"builds".to_owned()));
            assert_eq!(endpoints::url(&bench.home, "nightly").unwrap().expose(), fixed::GENERIC);
            assert_eq!(selected(bench), "nightly");
        },
    },
    Script {
        command: "endpoint-remove",
        start: saved,
        before: "4G",
        then: "r",
        document: Document::Stays,
        check: |bench| {
            assert!(!names(bench).contains(&"builds".to_owned()));
            assert!(endpoints::url(&bench.home, "builds").is_err());
            bench.misses("hooks.example.com");
        },
    },
    Script {
        command: "endpoint-test",
        start: || saved().with_sandbox(),
        before: "4",
        then: "",
        document: Document::Stays,
        check: super::global::was_sent,
    },
];
