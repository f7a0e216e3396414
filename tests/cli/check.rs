//! `check`.

use serde_json::json;

use crate::support::{CARD, Place, ended, keys};

/// A card with faults of every severity, on several lines, and one that a fix mends.
const BAD: &str = r#"{
  "type": "AdaptiveCard",
  "version": "1.4",
  "body": [
    { "type": "Textblok", "text": "Deploy" },
    {
      "type": "Image",
      "size": "huge"
    },
	{ "type": "TextBlock", "text": "日本", "text": "a", "color": "Attenton" }
  ],
  "actions": { "type": "Action.OpenUrl" }
}
"#;

#[test]
fn a_good_card_is_silent() {
    let place = Place::new();
    let card = place.file("card.json", CARD);
    let ended = place.run(["check", &card]).exits(0).prints_nothing();
    assert_eq!(ended.stderr, "");
    let told = place.file("told.json", CARD.replacen("\"body\"", "\"fallbackText\": \"Deployed\", \"body\"", 1));
    assert_eq!(place.run(["check", &told, "--host", "workflow", "--format", "json"]).exits(0).json(), json!([]));
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
    assert!(human.stdout.contains(&format!("--> {bad}:2:")), "{human:?}");
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
    let place_of = |found: &serde_json::Value| (found["line"].clone(), found["column"].clone());
    assert_eq!(place_of(&found[2]), (json!(1), json!(2)), "the first byte that is no text");
    place.feed(["check", "-"], [b'{', b'\n', 0xff]).exits(1);
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

#[test]
fn people_see_the_place_in_the_source() {
    let place = Place::new();
    place.file("bad.json", BAD);
    place.file("long.json", format!("{{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": [{{\"type\": \"TextBlock\", \"text\": \"{}\", \"size\": \"hug\"}}, {{\"type\": \"Textblok\", \"text\": \"{}\"}}]}}", "x".repeat(50_000), "y".repeat(50_000)));
    place.file("steers.json", "{\n \"\u{1b}[2J\u{202e}\" 1}");
    let levels = ["--level", "unknown-value=info", "--level", "too-big=off"];
    let mut command = place.command(["check", "bad.json", "long.json", "steers.json"].iter().chain(&levels));
    let ended = ended(command.current_dir(place.path()).output().unwrap()).exits(1);
    assert!(ended.stdout.lines().all(|line| line.chars().count() <= 130), "long lines are cut");
    insta::assert_snapshot!(format!("{}{}", ended.stdout, ended.stderr));
}

#[test]
fn sarif_has_what_the_standard_asks_for() {
    let place = Place::new();
    place.file("b #1.json", BAD);
    let mut command = place.command(["check", "./b #1.json", "none.json", "--format", "sarif"]);
    let log = ended(command.current_dir(place.path()).output().unwrap()).exits(2).says("none.json").json();
    assert_eq!((&log["version"], keys(&log)[0]), (&json!("2.1.0"), "$schema"));
    assert!(log["$schema"].as_str().unwrap().ends_with("sarif-2.1.0.json"));
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["version"]), (&json!("cardwright"), &json!(env!("CARGO_PKG_VERSION"))));
    let rules = driver["rules"].as_array().unwrap();
    for rule in rules {
        for text in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[text]["text"].as_str().unwrap().len() > 5, "{rule}");
        }
        assert!(["error", "warning", "note"].contains(&rule["defaultConfiguration"]["level"].as_str().unwrap()));
    }
    assert_eq!(run["invocations"][0]["executionSuccessful"], false, "a file is missing");
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 4);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let physical = &result["locations"][0]["physicalLocation"];
        assert_eq!(physical["artifactLocation"]["uri"], "b%20%231.json");
        let number = |name: &str| physical["region"][name].as_u64().unwrap();
        let (start, end) = ((number("startLine"), number("startColumn")), (number("endLine"), number("endColumn")));
        assert!(start < end && start.0 > 0 && start.1 > 0, "{result}");
    }
    let fixed = results.iter().find(|result| result["ruleId"] == "duplicate-key").unwrap();
    let replacement = &fixed["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["deletedRegion"]["startLine"], 10);
    assert_eq!(replacement["insertedContent"]["text"], "");
    let clean = place.feed(["check", "-", "--format", "sarif"], CARD).exits(0).json();
    assert_eq!(clean["runs"][0]["results"], json!([]));
    assert_eq!(clean["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn github_gets_a_workflow_command_a_finding() {
    let place = Place::new();
    place.file("a,b:50%.json", BAD);
    let mut command = place.command(["check", "a,b:50%.json", "--format", "github", "--level", "unknown-value=info"]);
    let ended = ended(command.current_dir(place.path()).output().unwrap()).exits(1);
    let lines: Vec<&str> = ended.stdout.lines().collect();
    let wanted = "::warning file=a%2Cb%3A50%25.json,line=5,col=15,endLine=5,endColumn=25,title=unknown-type::";
    assert!(lines[0].starts_with(wanted), "{lines:?}");
    assert!(lines[0].contains("%0AWas `TextBlock` meant?"), "{lines:?}");
    let over_lines = lines.iter().find(|line| line.starts_with("::error") && line.contains("line=6,")).unwrap();
    assert!(
        over_lines.contains("col=5,endLine=9,title=missing-required::"),
        "a column at the end is of the same line only"
    );
    assert!(lines.iter().any(|line| line.starts_with("::notice ") && line.contains("title=unknown-value::")));
    assert!(lines.iter().all(|line| line.starts_with("::")), "one line a finding: {lines:?}");
}

#[test]
fn a_secret_is_told_and_not_repeated() {
    let place = Place::new();
    let secret = "0a1b2c3d4e5f6071829304a5b6c7d8e9";
    let card =
        place.file("card.json", CARD.replace("https://example.com", &format!("http://example.com/a?sig={secret}")));
    for format in ["human", "json", "sarif", "github"] {
        let ended = place.run(["check", &card, "--format", format]).exits(0);
        assert!(ended.stdout.contains("secret-in-card"), "{format}: {}", ended.stdout);
        assert!(!ended.stdout.contains(secret) && !ended.stderr.contains(secret), "{format}: {}", ended.stdout);
    }
}

#[test]
fn a_secret_is_not_repeated_when_its_rule_is_off_or_another_one_quotes_it() {
    let place = Place::new();
    let secret = ["ghp", "_a1B2c3D4e5F6g7H8a1B2c3D4e5F6g7H8a1B2c3D4"].concat();
    let wrong = format!(r#""size": "{secret}", "{secret}": 1, "weight": "bolde", "#);
    let element = r#"{"type": "TextBlock", "#;
    let text = format!(
        r#"{{"type": "AdaptiveCard", "version": "1.5", "body": [{element}{wrong}"text": "See {secret}", "size": "x"}}]}}"#
    );
    for text in [text.as_str(), &text[..text.len() - 1]] {
        let card = place.file("card.json", text);
        let ended = place.run(["check", &card, "--level", "secret-in-card=off"]);
        let said = format!("{}{}", ended.stdout, ended.stderr);
        assert!(said.contains("-->") && !said.contains("secret-in-card") && !said.contains("ghp_"), "{said}");
    }
}

#[test]
fn a_key_that_is_a_secret_is_shown_in_no_format() {
    let place = Place::new();
    let hex = "0123456789abcdef0123456789abcdef";
    let one = "01234567-89ab-4def-8123-456789abcdef";
    let url = format!("https://a.webhook.office.com/webhookb2/{one}@{one}/IncomingWebhook/{hex}/{one}");
    let element = format!(r#"{{"type": "textblock", "text": "x", "{url}": {{"a": 1}}, "wrap": "yes"}}"#);
    let card = place
        .file("card.json", format!(r#"{{"type": "AdaptiveCard", "version": "1.4", "body": [{element}, {url:?}]}}"#));
    for format in ["human", "json", "sarif", "github"] {
        let ended = place.run(["check", &card, "--format", format]);
        let said = format!("{}{}", ended.stdout, ended.stderr);
        assert!(
            said.contains("secret-in-card") && !said.contains(&hex[24..]) && !said.contains(&one[24..]),
            "{format}: {said}"
        );
    }
}
