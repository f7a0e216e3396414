//! `endpoint`.

use serde_json::json;

use crate::support::{Place, keys};

const WORKFLOW: &str = "https://prod-1.westeurope.logic.azure.com/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke?api-version=1&sig=QUITESECRETQUITESECRET\nsecond line\n";
const INCOMING: &str = "https://contoso.webhook.office.com/webhookb2/5f7c8a4c-0000-4000-8000-000000000001@5f7c8a4c-0000-4000-8000-000000000002/IncomingWebhook/0123456789abcdef0123456789abcdef/5f7c8a4c-0000-4000-8000-000000000003";

#[test]
fn an_endpoint_is_added_shown_changed_and_removed() {
    let place = Place::new();
    place.feed(["endpoint", "add", "ops", "--url-stdin", "--tag", "team", "--tag", "production"], WORKFLOW).exits(0);
    let all = place.run(["endpoint", "list", "--format", "json"]).exits(0).json();
    assert_eq!(all.as_array().unwrap().len(), 3);
    let names: Vec<_> = all.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["sandbox", "sandbox-o365", "ops"]);
    assert_eq!(keys(&all[2]), ["name", "kind", "tags", "built_in", "url", "last", "warnings"]);
    assert_eq!((&all[2]["kind"], &all[2]["tags"]), (&json!("workflow"), &json!(["team", "production"])));
    assert_eq!(all[2]["url"], "https://prod-1.westeurope.logic.azure.com/…CRET");
    place.feed(["endpoint", "add", "ops", "--url-stdin"], INCOMING).exits(2).says("already");
    place.feed(["endpoint", "edit", "ops", "--url-stdin", "--no-tags"], INCOMING).exits(0).says("incoming");
    let one = place.run(["endpoint", "show", "ops", "--format", "json"]).exits(0).json();
    assert_eq!((&one["kind"], &one["tags"]), (&json!("incoming"), &json!([])));
    let shown = place.run(["endpoint", "show", "ops"]).exits(0);
    assert!(!shown.stdout.contains("0123456789abcdef") && !shown.stderr.contains("0123456789abcdef"), "{shown:?}");
    let revealed = place.run(["endpoint", "show", "ops", "--reveal"]).exits(0);
    assert!(revealed.stdout.contains(INCOMING), "asked for by name");
    place.run(["endpoint", "edit", "ops"]).exits(2).says("nothing to change");
    place.run(["endpoint", "edit", "ops", "--kind", "generic"]).exits(0);
    place.run(["endpoint", "rename", "ops", "alerts"]).exits(0);
    place.run(["endpoint", "show", "ops"]).exits(2).says("no endpoint named `ops`");
    place.run(["endpoint", "remove", "alerts"]).exits(0);
    place.run(["endpoint", "remove", "alerts"]).exits(2);
    let secrets = std::fs::read_to_string(place.home().join("secrets.json")).unwrap();
    assert!(!secrets.contains("0123456789abcdef"), "the credential goes with the endpoint");
}

#[test]
fn the_sandboxes_stay_as_they_are() {
    let place = Place::new();
    for arguments in [["endpoint", "remove", "sandbox"], ["endpoint", "show", "sandbox"]] {
        let ended = place.run(arguments);
        assert_eq!(ended.code, Some(if arguments[1] == "show" { 0 } else { 2 }), "{ended:?}");
    }
    place.run(["endpoint", "rename", "sandbox", "mine"]).exits(2).says("built in");
    place.feed(["endpoint", "add", "sandbox", "--url-stdin"], WORKFLOW).exits(2).says("sandboxes");
    place.run(["endpoint", "show", "sandbox", "--reveal"]).exits(2);
}

#[test]
fn a_url_that_is_none_is_refused_without_repeating_it() {
    let place = Place::new();
    for (input, told) in [
        ("", "empty"),
        ("\n", "empty"),
        ("SECRETSECRET", "no URL"),
        ("ftp://example.com/SECRETSECRET", "http"),
        ("https://user:SECRETSECRET@example.com/", "password"),
        ("https://example.com/SECRET SECRET", "blanks"),
        ("http://example.com/hooks/SECRETSECRET", "--allow-http"),
    ] {
        let ended = place.feed(["endpoint", "add", "ops", "--url-stdin"], input).exits(2).says(told).prints_nothing();
        assert!(!ended.stderr.contains("SECRET"), "{ended:?}");
    }
    place.feed(["endpoint", "add", "ops", "--url-stdin"], [0xff, b'\n']).exits(2).says("UTF-8");
    let http = "http://example.com/hooks/abcdefghijkl";
    place.feed(["endpoint", "add", "ops", "--url-stdin", "--allow-http"], http).exits(0).says("warning");
    place
        .feed(["endpoint", "add", "near", "--url-stdin"], "http://127.0.0.1:1/workflows/a/invoke")
        .exits(0)
        .says("workflow");
}

#[test]
fn a_url_among_the_arguments_is_not_repeated() {
    let place = Place::new();
    let url = "https://example.com/hooks/SECRETSECRET";
    for arguments in [
        vec!["endpoint", "add", "ops", url],
        vec!["endpoint", "add", url, "--url-stdin"],
        vec!["endpoint", "show", url],
        vec!["endpoint", "rename", "a", url],
        vec!["endpoint", "test", url],
        vec!["send", "card.json", "--to", url],
        vec!["send", url, "--to", "sandbox"],
        vec!["listen", "--port", url],
        vec!["check", url],
        vec!["render", url],
        vec![url],
    ] {
        let mut command = place.command(&arguments);
        let ended = crate::support::ended(command.output().unwrap()).exits(2);
        assert!(!ended.stderr.contains("SECRET") && !ended.stdout.contains("SECRET"), "{arguments:?}: {ended:?}");
    }
    let equals = format!("--url={url}");
    let ended = place.run(["endpoint", "add", "ops", &equals]).exits(2);
    assert!(!ended.stderr.contains("SECRET"), "{ended:?}");
}

#[test]
fn a_test_sends_a_text() {
    let place = Place::new();
    let mut listening = place.listen(&[]);
    let url = format!("{}\n", listening.url("incoming"));
    place.feed(["endpoint", "add", "near", "--url-stdin"], &url).exits(0).says("incoming");
    let report = place.run(["endpoint", "test", "near", "--format", "json"]).exits(0).json();
    assert_eq!(report[0]["verdict"], "delivered");
    listening.line();
    let shown = place.run(["endpoint", "show", "near", "--format", "json"]).json();
    assert_eq!(shown["last"]["verdict"], "delivered");
    listening.stop();
}
