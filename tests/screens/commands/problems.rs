//! Scripts for what the checks found, and for what the card is made for.

use cardwright::card::catalogue::Version;
use cardwright::card::host::Host;
use cardwright::workbench::Target;

use super::{Document, Script};
use crate::bench::Bench;

pub(super) static SCRIPTS: &[Script] = &[Script {
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
}];
