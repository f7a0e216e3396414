//! `template`.

use serde_json::json;

use crate::support::{CARD, Place, keys};

#[test]
fn a_template_goes_in_and_comes_out_byte_for_byte() {
    let place = Place::new();
    let text = format!("\u{feff}// mine\r\n{CARD}");
    let card = place.file("card.json", &text);
    place.run(["template", "save", "deploy", &card]).exits(0).prints_nothing();
    assert_eq!(place.run(["template", "show", "deploy"]).exits(0).stdout, text);
    let all = place.run(["template", "list", "--format", "json"]).exits(0).json();
    assert_eq!(keys(&all[0]), ["name", "path", "modified", "bytes"]);
    assert_eq!((&all[0]["name"], &all[0]["bytes"]), (&json!("deploy"), &json!(text.len())));
    assert!(all[0]["path"].as_str().unwrap().ends_with("deploy.template.json"));
    place.run(["template", "save", "deploy", &card]).exits(2).says("already");
    place.run(["template", "save", "deploy", &card, "--force"]).exits(0);
    place.run(["template", "rename", "deploy", "rollout"]).exits(0);
    let out = place.path().join("out.json");
    place.run(["template", "export", "rollout", out.to_str().unwrap()]).exits(0);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), text);
    place.run(["template", "export", "rollout", out.to_str().unwrap()]).exits(2).says("--force");
    place.run(["template", "export", "rollout", out.to_str().unwrap(), "--force"]).exits(0);
    place.run(["template", "import", out.to_str().unwrap()]).exits(0).says("`out`");
    place.run(["template", "remove", "rollout"]).exits(0);
    place.run(["template", "remove", "rollout"]).exits(2).says("no template named `rollout`");
    let list = place.run(["template", "list"]).exits(0).stdout;
    assert!(list.starts_with("out  ") && list.lines().count() == 1, "{list}");
}

#[test]
fn what_is_no_json_is_no_template() {
    let place = Place::new();
    place.feed(["template", "save", "a", "-"], "{").exits(2).says("line 1");
    place.feed(["template", "save", "a", "-"], CARD).exits(0);
    place.feed(["template", "save", "../a", "-"], CARD).exits(2).says("cannot be the name");
    place.run(["template", "import", "-"]).exits(2);
    place.run(["template", "export", "a", "-"]).exits(2);
    place.run(["template", "show", "../../secrets"]).exits(2);
    assert_eq!(place.run(["template", "list", "--format", "json"]).json().as_array().unwrap().len(), 1);
}
