//! Scripts for marking elements, and what the other commands do to those that are marked.

use super::{Document, Script};
use crate::bench::{Bench, CARD};

fn marks(bench: &Bench) -> Vec<String> {
    bench.model.shared.workspace.marks().iter().map(ToString::to_string).collect()
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "mark",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!((marks(bench), bench.selected().as_str()), (vec!["/body/0".to_owned()], "/body/1"));
            bench.sees("◆ · TextBlock").sees("1 element marked");
        },
    },
    Script {
        command: "mark-down",
        start: Bench::new,
        before: "j",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(marks(bench), ["/body/0", "/body/1"]),
    },
    Script {
        command: "mark-up",
        start: Bench::new,
        before: "jj",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(marks(bench), ["/body/0", "/body/1"]),
    },
    Script {
        command: "clear-marks",
        start: Bench::new,
        before: "j<space>",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert!(marks(bench).is_empty());
            bench.misses("marked");
        },
    },
    Script {
        command: "move-to",
        start: Bench::new,
        before: "j<space>jj<space>",
        then: "Container<enter>",
        document: Document::Step("Move 2 elements to Container"),
        check: |bench| assert_eq!(marks(bench), ["/body/0/items/1", "/body/0/items/2"]),
    },
];

/// Marks Hello and Last, does something, and looks at the one step that came of it.
fn both(keys: &str, step: &str, check: fn(&Bench)) {
    let mut bench = Bench::new();
    bench.keys("j<space>jj<space>");
    assert_eq!(marks(&bench), ["/body/0", "/body/2"]);
    bench.keys(keys);
    assert_eq!(bench.model.shared.workspace.undo_name(), Some(step), "{}", bench.screen());
    check(&bench);
    bench.keys("u");
    assert_eq!(bench.text(), CARD, "undo brings every byte back");
}

#[test]
fn what_is_marked_is_changed_together() {
    both("D", "Delete 2 elements", |bench| {
        assert!(!bench.text().contains("Hello") && !bench.text().contains("Last") && marks(bench).is_empty());
    });
    both("x", "Cut 2 elements", |bench| {
        assert!(bench.asked.copied[0].contains("Hello") && bench.asked.copied[0].contains("Last"));
        assert!(bench.told().contains("cut 2 elements"));
    });
    both("d", "Duplicate 2 elements", |bench| {
        assert_eq!(bench.text().matches("\"Hello\"").count() + bench.text().matches("\"Last\"").count(), 4);
        assert_eq!(marks(bench), ["/body/3", "/body/4"]);
    });
    both("K", "Move 2 elements up", |bench| assert_eq!(marks(bench), ["/body/0", "/body/1"]));
    both("w", "Wrap 2 elements in Container", |bench| {
        assert_eq!((bench.selected().as_str(), marks(bench).len()), ("/body/0", 0));
        assert!(bench.text().find("Last") < bench.text().find("Inside"));
    });
    both("c<esc>ggjp", "Paste 2 elements", |bench| assert_eq!(bench.text().matches("\"Last\"").count(), 2));
}

#[test]
fn marks_keep_to_their_elements() {
    let mut bench = Bench::new();
    bench.keys("jjj<space>ggjaFactSet<enter>");
    assert_eq!(marks(&bench), ["/body/2/items/0"]);
    bench.keys("u");
    assert_eq!(marks(&bench), ["/body/1/items/0"]);
    bench.keys("<esc>ggj<shift-down><shift-down>");
    assert_eq!(marks(&bench), ["/body/0", "/body/1", "/body/1/items/0"]);
    bench.keys("<shift-up>");
    assert_eq!(marks(&bench), ["/body/0", "/body/1"], "going back takes the marks away");
}
