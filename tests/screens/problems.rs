//! What the checks found, and what the card is made for.

use cardwright::card::catalogue::Version;
use cardwright::card::host::Host;
use cardwright::workbench::Target;

use crate::bench::Bench;

const FOR_BOTS: Target = Target { host: Some(Host::Bot), version: Some(Version(1, 6)) };

#[test]
fn the_target_is_kept_for_the_next_start_and_the_host_for_the_next_card() {
    let mut bench = Bench::new();
    bench.keys("H").sees("any host");
    bench.keys("bot<enter>").sees("the card says");
    bench.keys("1.6<enter>").sees("a bot in version 1.6");
    bench.keys("q");
    let mut bench = bench.again(Some("card.json"));
    assert_eq!(bench.model.shared.workspace.target(), FOR_BOTS);
    bench.keys("<ctrl-n>welcome<enter>");
    assert_eq!(bench.model.shared.workspace.target(), Target { version: None, ..FOR_BOTS });
}

#[test]
fn a_version_that_the_host_does_not_take_is_not_chosen() {
    let mut bench = Bench::new();
    bench.keys("Hbot<enter>1.6<enter>").keys("Hemail<enter>");
    assert_eq!(bench.model.shared.workspace.target(), Target { host: Some(Host::Email), version: None });
    bench.sees("e-mail takes 1.0");
    bench.keys("1.4<enter>");
    assert_eq!(bench.model.shared.workspace.target(), Target { host: Some(Host::Email), version: None });
    bench.keys("<esc>H").keys("<up><up><up><up><up><up><enter><esc>");
    assert_eq!(bench.model.shared.workspace.target(), Target::default());
}

#[test]
fn the_checks_know_the_host() {
    let text = "x".repeat(29_000);
    let card =
        format!(r#"{{"type": "AdaptiveCard", "version": "1.0", "body": [{{"type": "TextBlock", "text": "{text}"}}]}}"#);
    let mut bench = Bench::on(&card);
    let errors = |bench: &Bench| {
        bench.model.shared.analysis.diagnostics().iter().filter(|found| found.code == "too-big").count()
    };
    assert_eq!(errors(&bench), 0);
    bench.keys("Hincoming<enter><esc>");
    assert_eq!(errors(&bench), 1);
    bench.keys("Hemail<enter><esc>");
    assert_eq!(errors(&bench), 0);
}
