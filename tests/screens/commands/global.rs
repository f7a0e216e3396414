//! Scripts for the commands that count everywhere.

use cardwright::store::history::History;
use cardwright::store::messages::Messages;
use cardwright::store::{gallery, templates};
use cardwright::teams::Verdict;
use cardwright::tui::app::ScreenId;
use cardwright::tui::terminal::Mouse;
use cardwright::tui::theme::Base;
use cardwright::workbench::Origin;

use super::{Document, Script};
use crate::bench::{Bench, CARD};

/// What somebody else wrote.
const THEIRS: &str = "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"Theirs\"}]}\n";

/// A workbench whose file was changed by somebody else.
fn changed_by_others() -> Bench {
    let bench = Bench::new();
    bench.somebody_writes("card.json", THEIRS);
    bench
}

/// A workbench after a kill that left a card without a file behind; what is offered at the start was put off.
fn left_behind() -> Bench {
    let mut bench = Bench::first();
    bench.keys("jd");
    let mut bench = bench.killed(None);
    bench.keys("<esc>");
    bench
}

/// A workbench beside another file.
fn two_files() -> Bench {
    let bench = Bench::new();
    bench.somebody_writes("other.json", THEIRS);
    bench
}

/// A workbench whose editor puts another word into the text.
fn with_editor() -> Bench {
    let mut bench = Bench::new();
    bench.editor = |text| Ok(text.replace("Hello", "Good morning"));
    bench
}

/// The message went to the sandbox: it is in the history and in the channel.
pub(super) fn was_sent(bench: &Bench) {
    let (history, _) = History::open(&bench.home).unwrap();
    let rows = history.list(10, "").unwrap();
    assert_eq!(rows.len(), 1, "{}", bench.screen());
    assert_eq!((rows[0].endpoint.as_str(), rows[0].verdict), ("sandbox", Verdict::Accepted), "{}", rows[0].detail);
    let arrived = Messages::open(&bench.home).unwrap().0.all().unwrap();
    assert_eq!(arrived.len(), 1);
    let (_, exchange) = history.get(rows[0].id).unwrap().unwrap();
    assert_eq!(arrived[0].payload, exchange.request);
    bench.sees("accepted");
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "design",
        start: Bench::new,
        before: "2",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.model.screen, ScreenId::Design),
    },
    Script {
        command: "channel",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.screen, ScreenId::Channel);
            bench.sees("Nothing has arrived");
        },
    },
    Script {
        command: "endpoints",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.screen, ScreenId::Endpoints);
            bench.sees("sandbox-o365");
        },
    },
    Script {
        command: "history",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.screen, ScreenId::History);
            bench.sees("Nothing was sent");
        },
    },
    Script {
        command: "palette",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("type to search").sees("Duplicate");
        },
    },
    Script {
        command: "help",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("Help ─").sees("Put a copy behind the selected element.");
        },
    },
    Script {
        command: "preview-theme",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_ne!(bench.shown().digest(), Bench::new().shown().digest()),
    },
    Script {
        command: "notices",
        start: Bench::new,
        before: "jxu",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("cut TextBlock").sees("undone: Cut TextBlock");
        },
    },
    Script {
        command: "new",
        start: Bench::new,
        before: "",
        then: "welcome<enter>",
        document: Document::Other,
        check: |bench| {
            assert_eq!(*bench.model.shared.workspace.origin(), Origin::Untitled("welcome".to_owned()));
            assert_eq!(bench.text(), gallery::find("welcome").unwrap().text);
            assert_eq!(bench.on_disk("card.json"), CARD);
        },
    },
    Script {
        command: "open",
        start: two_files,
        before: "",
        then: "{folder}/other.json<enter>",
        document: Document::Other,
        check: |bench| {
            assert_eq!(*bench.model.shared.workspace.origin(), Origin::File(bench.path("other.json")));
            assert_eq!(bench.text(), THEIRS);
            bench.sees("Theirs");
        },
    },
    Script {
        command: "save",
        start: Bench::new,
        before: "jd",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.on_disk("card.json"), bench.text());
            assert_ne!(bench.text(), CARD);
            assert!(!bench.model.shared.workspace.is_dirty());
        },
    },
    Script {
        command: "save-as",
        start: Bench::new,
        before: "",
        then: "<ctrl-a><backspace>{folder}/copy.json<enter>",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.on_disk("copy.json"), CARD);
            assert_eq!(*bench.model.shared.workspace.origin(), Origin::File(bench.path("copy.json")));
        },
    },
    Script {
        command: "save-template",
        start: Bench::new,
        before: "",
        then: "<ctrl-a><backspace>greeting<enter>",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(templates::read(&bench.home, "greeting").unwrap(), CARD);
            assert!(
                matches!(bench.model.shared.workspace.origin(), Origin::Template { name, .. } if name == "greeting")
            );
        },
    },
    Script {
        command: "versions",
        start: || {
            let mut bench = Bench::new();
            bench.keys("<ctrl-t><ctrl-a>mine<enter>jd<ctrl-s>");
            bench.sees("saved as template");
            bench
        },
        before: "",
        then: "<enter>",
        document: Document::Step("Bring back"),
        check: |bench| {
            assert_eq!(bench.text(), CARD);
            assert!(bench.told().contains("undo brings yours back"), "{}", bench.told());
        },
    },
    Script {
        command: "reload",
        start: changed_by_others,
        before: "jd",
        then: "",
        document: Document::Step("Reload from disk"),
        check: |bench| {
            assert_eq!(bench.text(), THEIRS);
            bench.sees("Theirs");
        },
    },
    Script {
        command: "recover",
        start: left_behind,
        before: "",
        then: "<enter>r",
        document: Document::Other,
        check: |bench| {
            assert_eq!(bench.model.shared.workspace.undo_name(), Some("Duplicate Container"));
            assert_eq!(bench.text().matches("\"Errors\"").count(), 1);
            assert_eq!(bench.text().matches("\"Deploy finished\"").count(), 2);
        },
    },
    Script {
        command: "save-anyway",
        start: changed_by_others,
        before: "jd",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.on_disk("card.json"), bench.text());
            assert!(bench.on_disk("card.json").contains("Hello"));
        },
    },
    Script {
        command: "editor",
        start: with_editor,
        before: "",
        then: "",
        document: Document::Step("Edit in the editor"),
        check: |bench| {
            assert_eq!(bench.text(), CARD.replace("Hello", "Good morning"));
            bench.sees("+1 −1 lines");
        },
    },
    Script {
        command: "send",
        start: || Bench::new().with_sandbox(),
        before: "",
        then: "<enter>",
        document: Document::Stays,
        check: was_sent,
    },
    Script {
        command: "copy-mode",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.asked.mouse, [Mouse::Free]);
            assert_eq!(bench.model.shared.mouse, Mouse::Free);
            bench.sees("copy mode");
        },
    },
    Script {
        command: "ground",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.shared.theme.base, Base::Light);
            assert_ne!(bench.shown().digest(), Bench::new().shown().digest());
        },
    },
    Script {
        command: "repaint",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.asked.repainted, 1),
    },
    Script {
        command: "suspend",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.asked.suspended, 1),
    },
    Script {
        command: "quit",
        start: Bench::new,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.asked.ended, Some(true)),
    },
];
