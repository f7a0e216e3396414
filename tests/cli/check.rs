//! `check`.

use serde_json::json;

use crate::support::{CARD, Place, keys};

#[test]
fn a_good_card_is_silent() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let ended = place.run(["check", &card]).exits(0).prints_nothing();
    assert_eq!(ended.stderr, "");
    assert_eq!(place.run(["check", &card, "--host", "workflow", "--format", "json"]).exits(0).json(), json!([]));
    place.feed(["check", "-"], CARD).exits(0);
}

#[test]
fn findings_have_a_place_and_the_fixed_shape() {
    let place = Place::new();
    let bad =
        place.file("bad.json", "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\",\n  \"body\": [{\"type\": 1}, 2]}");
    let found = place.run(["check", &bad, "--format", "json"]).exits(1).json();
    let first = &found[0];
    assert_eq!(keys(first), ["file", "code", "severity", "pointer", "line", "column", "message", "help", "fix"]);
    assert_eq!((&first["file"], &first["line"]), (&json!(bad), &json!(2)));
    assert!(
        found.as_array().unwrap().iter().any(|found| found["pointer"] == "/body/1" && found["severity"] == "error")
    );
    let human = place.run(["check", &bad]).exits(1).says("error");
    assert!(human.stdout.starts_with(&format!("{bad}:2:")), "{human:?}");
    assert!(!human.stdout.contains('\u{1b}'), "no colours where there is no terminal");
}

#[test]
fn a_file_that_is_no_json_is_a_finding_and_the_others_are_checked() {
    let place = Place::new();
    let (torn, bytes) = (place.file("torn.json", "{\n \"a\":"), place.file("bytes.json", [b'{', 0xff, b'}']));
    let no_card = place.file("no-card.json", "{\"a\": 1}");
    let found = place.run(["check", &torn, &no_card, &bytes, "--format", "json"]).exits(1).json();
    let codes: Vec<_> = found.as_array().unwrap().iter().map(|found| found["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["not-json", "not-a-card", "not-json"]);
    assert_eq!(found[0]["line"], 2);
}

#[test]
fn a_missing_file_is_2_and_the_others_are_checked() {
    let place = Place::new();
    let torn = place.file("torn.json", "{");
    let ended = place.run(["check", "none.json", &torn, "--format", "json"]).exits(2).says("none.json");
    assert_eq!(ended.json().as_array().unwrap().len(), 1);
    place.run(["check", "-", "-"]).exits(2).says("once");
}

#[test]
fn a_warning_alone_is_no_failure() {
    let place = Place::new();
    let card = r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "Hologram"}]}"#;
    let found = place.feed(["check", "-", "--format", "json"], card).exits(0).json();
    assert_eq!((&found[0]["severity"], &found[0]["file"]), (&json!("warning"), &json!("-")));
}

#[test]
fn a_host_has_its_own_limits() {
    let place = Place::new();
    let text = "x".repeat(30_000);
    let card = place.file("big.json", format!("{{\"text\": \"{text}\"}}"));
    place.run(["check", &card]).exits(0);
    let found = place.run(["check", &card, "--host", "incoming", "--format", "json"]).exits(1).json();
    assert_eq!(found[0]["code"], "too-big");
}
