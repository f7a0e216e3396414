//! Standard output that goes away or is full.

use std::fs::OpenOptions;
use std::io::Read;
use std::process::Stdio;

use crate::support::{CARD, Place, ended};

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let place = Place::new();
    let cards = format!("[{}]", vec![CARD; 3_000].join(","));
    let cards =
        place.file("cards.json", format!("{{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": {cards}}}"));
    for arguments in [["render", &cards, "--width", "300"], ["check", &cards, "--format", "json"]] {
        let mut command = place.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        let mut some = [0; 10];
        stdout.read_exact(&mut some).unwrap();
        drop(stdout);
        let ended = ended(child.wait_with_output().unwrap());
        assert!(ended.code.is_some_and(|code| code < 2), "{ended:?}");
        assert!(!ended.stderr.contains("pipe") && !ended.stderr.contains("panic"), "{ended:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output_is_6() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    for arguments in [
        &["render", &card][..],
        &["check", &card, "--format", "json"],
        &["template", "list", "--format", "json"],
        &["endpoint", "list"],
        &["config", "--print-default"],
        &["--help"],
        &["listen", "--timeout", "1"],
    ] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = place.command(arguments);
        let ended = ended(command.stdout(full).stderr(Stdio::piped()).output().unwrap());
        assert_eq!(ended.code, Some(6), "{arguments:?}: {ended:?}");
        assert!(ended.stderr.contains("the disk is full") || arguments == ["--help"], "{ended:?}");
    }
}
