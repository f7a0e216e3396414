//! Scripts for the commands of the channel.

use cardwright::store::messages::Messages;
use cardwright::teams::WebhookUrl;
use cardwright::workbench::Origin;

use super::{Document, Script};
use crate::bench::Bench;
use crate::fixed;

/// A workbench whose channel has forty messages.
fn messages() -> Bench {
    let bench = Bench::new();
    let (store, _) = Messages::open(&bench.home).unwrap();
    for message in fixed::messages(40) {
        store.append(&message).unwrap();
    }
    bench
}

/// The number of the selected message.
fn selected(bench: &Bench) -> i64 {
    bench.model.channel.selected().map_or(0, |message| message.id)
}

pub(super) static SCRIPTS: &[Script] = &[
    Script {
        command: "channel-up",
        start: messages,
        before: "3",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), 39),
    },
    Script {
        command: "channel-down",
        start: messages,
        before: "3kk",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), 39),
    },
    Script {
        command: "channel-page-up",
        start: messages,
        before: "3",
        then: "",
        document: Document::Stays,
        check: |bench| assert!(selected(bench) < 40, "{}", bench.screen()),
    },
    Script {
        command: "channel-page-down",
        start: messages,
        before: "3gg",
        then: "",
        document: Document::Stays,
        check: |bench| assert!(selected(bench) > 1, "{}", bench.screen()),
    },
    Script {
        command: "channel-first",
        start: messages,
        before: "3",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), 1),
    },
    Script {
        command: "channel-last",
        start: messages,
        before: "3gg",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(selected(bench), 40),
    },
    Script {
        command: "channel-press",
        start: messages,
        before: "3",
        then: "",
        document: Document::Stays,
        check: |bench| assert!(bench.told().contains("https://example.com/40"), "{}", bench.told()),
    },
    Script {
        command: "channel-source",
        start: messages,
        before: "3",
        then: "",
        document: Document::Stays,
        check: |bench| {
            bench.sees("Message 40").sees("\"contentType\"");
        },
    },
    Script {
        command: "channel-open",
        start: messages,
        before: "3",
        then: "",
        document: Document::Other,
        check: |bench| {
            assert_eq!(*bench.model.shared.workspace.origin(), Origin::Untitled("message-40".to_owned()));
            assert!(bench.text().contains("Message number 40") && !bench.text().contains("attachments"));
            bench.sees("Message number 40");
        },
    },
    Script {
        command: "channel-copy",
        start: messages,
        before: "3",
        then: "",
        document: Document::Stays,
        check: |bench| assert_eq!(bench.asked.copied, [fixed::messages(40)[39].payload.clone()]),
    },
    Script {
        command: "channel-address",
        start: || Bench::new().with_sandbox(),
        before: "3",
        then: "",
        document: Document::Stays,
        check: |bench| {
            let url = WebhookUrl::parse(&bench.asked.copied[0]).unwrap();
            assert!(url.is_loopback() && url.expose().contains("sig="), "{}", url.masked());
            bench.misses(url.expose());
        },
    },
    Script {
        command: "channel-clear",
        start: messages,
        before: "3",
        then: "r",
        document: Document::Stays,
        check: |bench| {
            assert_eq!(Messages::open(&bench.home).unwrap().0.count().unwrap(), 0);
            bench.sees("Nothing has arrived");
        },
    },
];
