//! Scripts for the commands of the data.

use cardwright::tui::app::ScreenId;
use cardwright::tui::screens::data::Part;

use super::{Document, Script};
use crate::bench::Bench;

/// The data beside the card.
const DATA: &str = "{\n  \"name\": \"api\",\n  \"items\": [\n    {\"n\": 1},\n    {\"n\": 2}\n  ]\n}\n";

/// A workbench on a template with two data sets beside it.
pub(super) fn filled() -> Bench {
    let card = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
        {"type": "TextBlock", "text": "Hello ${name}"},
        {"type": "Container", "items": [{"type": "TextBlock", "text": "Row ${n}", "$data": "${items}"}]}]}"#;
    Bench::on_files(
        card,
        &[("card.data.json", DATA), ("card.empty.data.json", "{\"name\": \"nobody\", \"items\": []}")],
    )
}

/// The same on the data.
fn on_data() -> Bench {
    let mut bench = filled();
    bench.keys("2");
    bench
}

fn edited() -> Bench {
    let mut bench = on_data();
    bench.keys("j<enter>2<enter>");
    assert!(bench.on_disk("card.data.json").contains("\"api2\""));
    bench
}

fn taken_back() -> Bench {
    let mut bench = edited();
    bench.keys("u");
    bench
}

/// The path of the value under the cursor.
fn path(bench: &Bench) -> String {
    bench.model.data.path(&bench.model.shared).unwrap_or_default()
}

fn disk(bench: &Bench) -> String {
    bench.on_disk("card.data.json")
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "data-insert-path",
        start: on_data,
        before: "1j2j",
        then: "",
        document: Document::Other,
        check: |bench| assert!(bench.text().contains("Hello ${name} ${name}"), "{}", bench.text()),
    },
    Script {
        command: "data-make",
        start: || {
            let card = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
                {"type": "TextBlock", "text": "Hello ${name}, ${formatDateTime(at, 'd MMM')}"}]}"#;
            let mut bench = Bench::on(card);
            bench.keys("2");
            bench
        },
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert!(disk(bench).contains("\"name\": \"Name\""), "{}", disk(bench));
            bench.sees("Hello Name, 1 Jan");
        },
    },
    Script {
        command: "data-bind",
        start: || {
            let card = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
                {"type": "TextBlock", "text": "Row ${items[0].n}"}]}"#;
            Bench::on_files(card, &[("card.data.json", DATA)])
        },
        before: "j2jj",
        then: "",
        document: Document::Other,
        check: |bench| {
            assert!(bench.text().contains("\"text\": \"Row ${n}\", \"$data\": \"${items}\""), "{}", bench.text());
            bench.sees("Row 2");
            assert_eq!(bench.model.shared.workspace.undo_name(), Some("Bind TextBlock to data"));
        },
    },
    Script {
        command: "data-show",
        start: on_data,
        before: "jj",
        then: "",
        document: Document::Other,
        check: |bench| {
            assert!(bench.text().contains("\"Table\""), "{}", bench.text());
            assert_eq!(bench.model.shared.workspace.undo_name(), Some("Show items"));
        },
    },
    Script {
        command: "data-new-card",
        start: on_data,
        before: "",
        then: "2",
        document: Document::Other,
        check: |bench| {
            bench.sees("card from data").sees("Items").sees("\"api\"");
        },
    },
    Script {
        command: "data-use",
        start: on_data,
        before: "j",
        then: "<backspace>x<enter>",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(disk(bench), DATA.replace("\"api\"", "\"apx\""), "every other byte stays");
            bench.sees("Hello apx");
        },
    },
    Script {
        command: "data-edit-json",
        start: on_data,
        before: "jj",
        then: "<backspace>, 5]<ctrl-s>",
        document: Document::Stays,
        check: |bench| assert!(disk(bench).contains('5'), "{}", disk(bench)),
    },
    Script {
        command: "data-add",
        start: on_data,
        before: "",
        then: "team=Core<enter>",
        document: Document::Stays,
        check: |bench| {
            assert!(disk(bench).contains("\"team\": \"Core\""), "{}", disk(bench));
            bench.sees("team");
        },
    },
    Script {
        command: "data-duplicate",
        start: on_data,
        before: "jjj",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(disk(bench).matches("{\"n\": 1}").count(), 2);
            bench.sees("list of 3 objects");
        },
    },
    Script {
        command: "data-delete",
        start: on_data,
        before: "j",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert!(!disk(bench).contains("api"));
            bench.sees("1 without a value");
        },
    },
    Script {
        command: "data-undo",
        start: edited,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(disk(bench), DATA);
            assert!(bench.told().contains("undone: Set /name"), "{}", bench.told());
        },
    },
    Script {
        command: "data-redo",
        start: taken_back,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert!(disk(bench).contains("\"api2\"")),
    },
    Script {
        command: "data-copy-path",
        start: on_data,
        before: "jjjl",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.asked.copied, ["${items[0].n}"]),
    },
    Script {
        command: "data-new",
        start: on_data,
        before: "",
        then: "long texts<enter>",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.on_disk("card.long texts.data.json"), DATA);
            bench.sees(" long texts ").sees("Hello api");
        },
    },
    Script {
        command: "data-rename",
        start: on_data,
        before: ";",
        then: "<backspace><backspace>loyed<enter>",
        document: Document::Stays,
        check: |bench| {
            assert!(bench.path("card.employed.data.json").exists() && !bench.path("card.empty.data.json").exists());
            bench.sees(" employed ");
        },
    },
    Script {
        command: "data-remove",
        start: on_data,
        before: ";",
        then: "r",
        document: Document::Stays,
        check: |bench| {
            assert!(!bench.path("card.empty.data.json").exists() && bench.path("card.data.json").exists());
            bench.sees("Hello api");
        },
    },
    Script {
        command: "data-host",
        start: on_data,
        before: "",
        then: "atheme=dark<enter>",
        document: Document::Stays,
        check: |bench| {
            assert!(bench.on_disk("card.host.json").contains("\"theme\": \"dark\""));
            bench.sees("$host");
        },
    },
    Script {
        command: "data-reload",
        start: || {
            let bench = on_data();
            bench.somebody_writes("card.data.json", "{\"name\": \"their\", \"items\": []}");
            bench
        },
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("Hello their");
        },
    },
    Script {
        command: "data-up",
        start: on_data,
        before: "jj",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(path(bench), "name"),
    },
    Script {
        command: "data-down",
        start: on_data,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(path(bench), "name"),
    },
    Script {
        command: "data-page-up",
        start: on_data,
        before: "G",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(path(bench), "$root"),
    },
    Script {
        command: "data-page-down",
        start: on_data,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(path(bench), "items[1]"),
    },
    Script {
        command: "data-first",
        start: on_data,
        before: "G",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(path(bench), "$root"),
    },
    Script {
        command: "data-last",
        start: on_data,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(path(bench), "items[1]"),
    },
    Script {
        command: "data-fold",
        start: on_data,
        before: "jj",
        then: "j",
        document: Document::Stays,
        check: |bench| assert_eq!(path(bench), "items", "there is no row behind it"),
    },
    Script {
        command: "data-unfold",
        start: on_data,
        before: "jjh",
        then: "j",
        document: Document::Stays,
        check: |bench| assert_eq!(path(bench), "items[0]"),
    },
    Script {
        command: "data-next-pane",
        start: on_data,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.model.data.part(), Part::Texts),
    },
    Script {
        command: "data-previous-pane",
        start: on_data,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.model.data.part(), Part::Preview),
    },
    Script {
        command: "insert-data",
        start: filled,
        before: "j",
        then: "items<enter>",
        document: Document::Step("Set text"),
        check: |bench| assert!(bench.text().contains("Hello ${name} ${items}"), "{}", bench.text()),
    },
    Script {
        command: "data",
        start: filled,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(bench.model.screen, ScreenId::Data);
            bench.sees("Hello api").sees("Row 2").sees("list of 2 objects");
        },
    },
    Script {
        command: "next-data-set",
        start: filled,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("Hello nobody").misses("Hello api");
        },
    },
    Script {
        command: "previous-data-set",
        start: filled,
        before: "",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("Hello nobody");
        },
    },
];
