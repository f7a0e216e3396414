//! `check` of many files: folders, what is passed over, fixes written back.

use std::fs;

use serde_json::Value;

use crate::support::{CARD, Ended, Place, ended};

/// A card with a fault that a safe fix mends and one that nothing mends; bytes that a printer would change.
const MENDED: &str = "\u{feff}{ \"type\":\"AdaptiveCard\",\r\n\t\"version\" : \"1.4\", // ours\r\n \"body\": [\r\n  {\"type\":\"Textblok\", \"text\":\"b\"}]}\r\n";

fn broken() -> String {
    MENDED.replace("\"text\":\"b\"", "\"text\":\"a\", \"text\":\"b\"")
}

fn at<const N: usize>(place: &Place, arguments: [&str; N]) -> Ended {
    ended(place.command(arguments).current_dir(place.path()).output().unwrap())
}

fn names(found: &Value) -> Vec<&str> {
    found.as_array().unwrap().iter().map(|found| found["file"].as_str().unwrap()).collect()
}

#[test]
fn a_folder_is_looked_through_for_cards() {
    let place = Place::new();
    fs::create_dir_all(place.path().join("cards/sub")).unwrap();
    fs::create_dir_all(place.path().join("cards/node_modules")).unwrap();
    let warned = r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "Hologram"}]}"#;
    place.file("cards/b.json", warned);
    place.file("cards/sub/a.json", "{\"type\": ");
    place.file("cards/sub/z.template.json", warned);
    place.file("cards/node_modules/x.json", warned);
    place.file("cards/x.data.json", "{");
    for (name, text) in
        [("package", r#"{"name": "x", "type": "module"}"#), ("schema", r#"{"type": "object"}"#), ("list", "[1]")]
    {
        place.file(&format!("cards/{name}.json"), text);
    }
    let ended = at(&place, ["check", "cards", "--format", "json"]).exits(1);
    assert_eq!(names(&ended.json()), ["cards/b.json", "cards/sub/a.json", "cards/sub/z.template.json"]);
    ended.says("3 files checked: 1 error, 2 warnings; 4 files passed over: no cards");
    let ended = at(&place, ["check", "cards", "cards/package.json", "cards/b.json", "--format", "json"]).exits(1);
    assert!(names(&ended.json()).contains(&"cards/package.json"), "what is named is checked");
    assert_eq!(names(&ended.json()).iter().filter(|name| **name == "cards/b.json").count(), 1);
    let ended = at(&place, ["check", ".", "--format", "json"]).exits(1);
    assert_eq!(names(&ended.json())[0], "cards/b.json", "the folder where one is goes without saying");
}

#[test]
fn a_folder_without_cards_and_a_missing_file_are_2() {
    let place = Place::new();
    fs::create_dir(place.path().join("empty")).unwrap();
    place.file("empty/package.json", "{}");
    at(&place, ["check", "empty"]).exits(2).says("empty: is a folder without cards").prints_nothing();
    let card = place.file("card.json", CARD);
    at(&place, ["check", "empty", &card]).exits(2).says("without cards");
    at(&place, ["check", "none", &card, "--format", "github"]).exits(2).says("none: there is no such file");
    at(&place, ["check", "https://example.com/card.json"]).exits(2).says("not a URL");
}

#[test]
fn fixes_are_written_back_and_nothing_else_is_touched() {
    let place = Place::new();
    let card = place.file("card.json", broken());
    let good = place.file("good.json", CARD);
    let before = fs::metadata(&good).unwrap().modified().unwrap();
    let told = at(&place, ["check", &card, &good, "--fix"]).exits(0);
    assert!(told.stdout.contains("warning[unknown-type]"), "what a guess would mend is left: {told:?}");
    told.says("1 fix made in 1 file; 2 files checked: 1 warning");
    assert_eq!(fs::read_to_string(&card).unwrap(), MENDED);
    assert_eq!(fs::read_to_string(&good).unwrap(), CARD);
    assert_eq!(fs::metadata(&good).unwrap().modified().unwrap(), before, "a good file is not written");
    place.file("card.json", broken());
    at(&place, ["check", &card, "--fix", "--level", "duplicate-key=off"]).exits(0);
    assert_eq!(fs::read_to_string(&card).unwrap(), broken(), "what is not told is not mended");
    let torn = place.file("torn.json", "{\"a\": 1, \"a\": ");
    at(&place, ["check", &torn, "--fix"]).exits(1);
    assert_eq!(fs::read_to_string(&torn).unwrap(), "{\"a\": 1, \"a\": ");
}

#[test]
fn what_is_no_card_in_a_folder_is_never_fixed() {
    let place = Place::new();
    fs::create_dir(place.path().join("cards")).unwrap();
    place.file("cards/card.json", CARD);
    let other = place.file("cards/settings.json", "{\"a\": 1, \"a\": 2}");
    at(&place, ["check", "cards", "--fix"]).exits(0);
    assert_eq!(fs::read_to_string(other).unwrap(), "{\"a\": 1, \"a\": 2}");
}

#[test]
fn what_is_meant_as_a_card_in_a_folder_is_told_that_its_type_is_missing() {
    let place = Place::new();
    fs::create_dir(place.path().join("cards")).unwrap();
    place.file("cards/a.json", r#"{"version": "1.4", "body": [{"type": "TextBlock", "text": "a"}]}"#);
    place.file("cards/b.json", r#"{"type": "AdaptivCard", "version": "1.4", "body": []}"#);
    place.file("cards/manifest.json", r#"{"version": "1.0", "actions": {"type": "submit"}}"#);
    let ended = at(&place, ["check", "cards", "--format", "json"]).exits(1);
    let found = ended.json();
    let told: Vec<_> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["file"].as_str().unwrap(), one["code"].as_str().unwrap()))
        .collect();
    assert!(told.contains(&("cards/a.json", "not-a-card")), "{found:#}");
    assert!(told.contains(&("cards/b.json", "unknown-type")), "{found:#}");
    assert!(ended.stdout.contains("has no `type` that says so"), "{found:#}");
    ended.says("2 files checked").says("1 file passed over");
}

#[test]
fn standard_input_is_fixed_onto_standard_output() {
    let place = Place::new();
    let ended = place.feed(["check", "-", "--fix"], broken()).exits(0).says("warning[unknown-type]").says("1 fix made");
    assert_eq!(ended.stdout, MENDED);
    let torn = place.feed(["check", "-", "--fix"], "{\"a\": ").exits(1).says("error[not-json]");
    assert_eq!(torn.stdout, "{\"a\": ", "a pipe loses nothing");
    place.feed(["check", "-", "--fix", "--format", "json"], "{}").exits(2).says("stands alone").prints_nothing();
    place.feed(["check", "-", "card.json", "--fix"], "{}").exits(2).says("stands alone");
}

#[test]
fn many_files_are_checked_in_one_go() {
    let place = Place::new();
    fs::create_dir(place.path().join("cards")).unwrap();
    for at in 0..300 {
        place.file(&format!("cards/{at}.json"), CARD);
    }
    at(&place, ["check", "cards"]).exits(0).prints_nothing().says("300 files checked, nothing found");
}
