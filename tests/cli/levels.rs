//! How much a rule counts: `--level`, `cardwright.toml`, `config.toml`; in `check` and in `send`.

use std::fs;

use crate::support::{CARD, Place};

const WARNED: &str = r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "Hologram"}]}"#;

#[track_caller]
fn severity(place: &Place, arguments: &[&str], wanted: Option<&str>) {
    let all = ["check", "--format", "json"].iter().chain(arguments);
    let output = place.command(all).output().unwrap();
    let ended = crate::support::ended(output).exits(i32::from(wanted == Some("error")));
    let found = ended.json();
    let told: Vec<_> = found.as_array().unwrap().iter().filter(|found| found["code"] == "unknown-type").collect();
    assert_eq!(told.first().map(|found| found["severity"].as_str().unwrap()), wanted, "{arguments:?}");
}

#[test]
fn the_nearer_setting_goes_first() {
    let place = Place::new();
    fs::create_dir_all(place.path().join("cards/deep")).unwrap();
    fs::create_dir(place.home()).unwrap();
    let (near, far) = (place.file("cards/deep/card.json", WARNED), place.file("far.json", WARNED));
    severity(&place, &[&near], Some("warning"));
    fs::write(place.home().join("config.toml"), "[check]\nunknown-type = \"error\"\n").unwrap();
    severity(&place, &[&near], Some("error"));
    place.file("cards/cardwright.toml", "[check]\nunknown-type = \"info\"\n");
    severity(&place, &[&near], Some("info"));
    severity(&place, &[&far], Some("error"));
    severity(&place, &["--level", "unknown-type=off", &near], None);
    severity(&place, &["--level", "unknown-type=off", "--level", "unknown-type=warning", &far], Some("warning"));
}

#[test]
fn a_fault_in_the_settings_is_told_with_its_place() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    place.file("cardwright.toml", "[check]\nunknown-tpye = \"off\"\n");
    let ended = place.run(["check", &card]).exits(2).prints_nothing();
    ended.says("cardwright.toml, line 2, column 1: there is no rule `unknown-tpye`; was `unknown-type` meant?");
    place.run(["send", &card, "--to", "sandbox"]).exits(0).says("cardwright.toml, line 2, column 1");
    place.file("cardwright.toml", "[check]\nunknown-type = \"loud\"\n");
    place.run(["check", &card]).exits(2).says("line 2, column 16: `loud` is none of off, info, warning, error");
    place.file("cardwright.toml", "");
    fs::create_dir(place.home()).ok();
    fs::write(place.home().join("config.toml"), "[check]\nno-rule-at-all = \"off\"\n").unwrap();
    place.run(["check", &card]).exits(0).says("config.toml, line 2, column 1").says("it sets no levels");
    for (level, told) in
        [("too-bigg=off", "was `too-big` meant?"), ("too-big=loud", "none of off"), ("too-big", "CODE=LEVEL")]
    {
        place.run(["check", &card, "--level", level]).exits(2).says(told);
    }
}

#[test]
fn a_level_lets_a_card_out_or_keeps_it() {
    let place = Place::new();
    let card = place.file("card.json", WARNED);
    let sent = |code: i32| place.run(["send", &card, "--to", "sandbox", "--format", "json"]).exits(code).json();
    assert_eq!(sent(0)[0]["verdict"], "accepted");
    place.file("cardwright.toml", "[check]\nunknown-type = \"error\"\n");
    assert_eq!((&sent(1)[0]["verdict"], &sent(1)[0]["attempts"]), (&"refused".into(), &0.into()));
    place.file("cardwright.toml", "");
    assert_eq!(sent(0)[0]["verdict"], "accepted");
}
