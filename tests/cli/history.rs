//! `history`.

use serde_json::json;

use crate::support::{CARD, Place, keys};

#[test]
fn sends_are_listed_and_shown() {
    let place = Place::new();
    assert_eq!(place.run(["history", "list", "--format", "json"]).exits(0).json(), json!([]));
    assert!(!place.home().exists(), "asking creates nothing");
    place.run(["history", "show", "1"]).exits(2).says("no send number 1");
    let card = place.file("deploy.json", CARD);
    place.run(["send", &card, "--to", "sandbox"]).exits(0);
    place.run(["send", &card, "--to", "sandbox-o365"]).exits(0);
    let rows = place.run(["history", "list", "--format", "json"]).exits(0).json();
    let shape = [
        "id",
        "sent_at",
        "endpoint",
        "kind",
        "masked",
        "card",
        "verdict",
        "status",
        "detail",
        "attempts",
        "bytes",
        "elapsed_ms",
    ];
    assert_eq!(keys(&rows[0]), shape);
    assert_eq!(
        (&rows[0]["endpoint"], &rows[0]["card"]),
        (&json!("sandbox-o365"), &json!("deploy")),
        "the newest first"
    );
    assert_eq!(place.run(["history", "list", "--limit", "1", "--format", "json"]).json().as_array().unwrap().len(), 1);
    let accepted = place.run(["history", "list", "accepted", "--format", "json"]).json();
    assert_eq!((accepted.as_array().unwrap().len(), &accepted[0]["endpoint"]), (1, &json!("sandbox")));
    let id = rows[0]["id"].to_string();
    let whole = place.run(["history", "show", &id, "--format", "json"]).exits(0).json();
    let more = [&shape[..], &["request", "response_headers", "response"]].concat();
    assert_eq!(keys(&whole), more);
    assert_eq!(whole["response"], "1");
    assert!(whole["request"].as_str().unwrap().contains("Deploy finished"));
    let human = place.run(["history", "show", &id]).exits(0).stdout;
    assert!(human.contains("delivered") && human.contains("Deploy finished"), "{human}");
    assert_eq!(place.run(["history", "list"]).exits(0).stdout.lines().count(), 2);
    place.run(["history", "show", "99"]).exits(2);
}
