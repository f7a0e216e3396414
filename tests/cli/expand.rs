//! `expand` and `eval`, and templates in the commands that take cards.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::support::Place;

const TEMPLATE: &str = r#"{
    "type": "AdaptiveCard", "version": "1.4",
    "body": [
        {"type": "TextBlock", "text": "${title}", "wrap": true},
        {"type": "TextBlock", "$data": "${items}", "$when": "${done}", "text": "${$index}: ${name} of ${$root.title}"}
    ]
}"#;
const DATA: &str = r#"{"title": "Deploy", "items": [{"name": "a", "done": true}, {"name": "b", "done": false}]}"#;

#[test]
fn a_template_is_filled() {
    let place = Place::new();
    let (template, data) = (place.file("card.template.json", TEMPLATE), place.file("data.json", DATA));
    let filled = place.run(["expand", &template, "--data", &data]).exits(0);
    let card = filled.json();
    assert_eq!(card["body"][0]["text"], "Deploy");
    assert_eq!(card["body"][1]["text"], "0: a of Deploy");
    assert_eq!(card["body"].as_array().map(Vec::len), Some(2));
    assert!(filled.stdout.contains("\n    \"type\""), "laid out as the template is: {filled:?}");
    let compact = place.run(["expand", &template, "--data", &data, "--compact"]).exits(0);
    assert_eq!((compact.stdout.lines().count(), compact.json()), (1, card));
    let set =
        place.feed(["expand", &template, "--data", "-", "--set", "title=\"7\"", "--set", "items[1].done=true"], DATA);
    assert_eq!(set.exits(0).json()["body"][2]["text"], "1: b of 7");
    let host = place.file("host.json", r#"{"theme": "dark"}"#);
    let text = place.file("text.json", r#"{"text": "${$host.theme}"}"#);
    assert_eq!(place.run(["expand", &text, "--host-data", &host]).exits(0).json()["text"], "dark");
    let plain = place.file("plain.json", "{ \"text\" :  1.50 }");
    assert_eq!(place.run(["expand", &plain]).exits(0).stdout, "{ \"text\" :  1.50 }\n", "what is no template stays");
}

#[test]
fn each_line_of_data_gives_a_card() {
    let place = Place::new();
    let template = place.file("card.json", "{\n  \"text\": \"${n}\"\n}");
    let rows = place.file("rows.jsonl", "{\"n\": 1}\n\n{\"n\": \"b\"}");
    let each = place.run(["expand", &template, "--each", &rows]).exits(0);
    assert_eq!(each.stdout, "{\"text\":1}\n{\"text\":\"b\"}\n");
    assert_eq!(place.feed(["expand", &template, "--each", "-"], "{\"n\":[]}\r\n").exits(0).stdout, "{\"text\":[]}\n");
    let torn = place.file("torn.jsonl", "{\"n\": 1}\n{\"n\":\n");
    place.run(["expand", &template, "--each", &torn]).exits(2).says("torn.jsonl: line 2:");
    let failing = place.file("card.json", r#"{"text": "${substring(n, 5)}"}"#);
    place.run(["expand", &failing, "--each", &rows]).exits(1).says("rows.jsonl: line 1:");
    place.run(["expand", &template, "--each", &rows, "--set", "a=1"]).exits(2);
    place.run(["expand", "-", "--each", "-"]).exits(2).says("only once");
}

#[test]
fn what_cannot_be_filled_is_told_with_its_place() {
    let place = Place::new();
    let (data, broken) = (place.file("data.json", DATA), place.file("broken.json", "{"));
    let file = |text: &str| place.file("card.json", text);
    for (template, told) in [
        ("{\n \"a\": \"${toUper(title)}\"}", "line 2, column 10"),
        ("{\"a\": \"${toUper(title)}\"}", "Was `toUpper` meant?"),
        ("{\"a\": \"${substring(title, 99)}\"}", "card.json: line 1"),
        ("{\"a\": \"${1 +}\"}", "card.json: line 1"),
    ] {
        place.run(["expand", &file(template), "--data", &data]).exits(1).says(told).prints_nothing();
    }
    let card = file(TEMPLATE);
    place.run(["expand", &card, "--data", &broken]).exits(2).says("broken.json");
    place.run(["expand", &card, "--data", "none.json"]).exits(2).says("no such file");
    place.run(["expand", &card, "--set", "a.=1"]).exits(2).says("is no path");
    place.run(["expand", &card, "--data", &data, "--set", "title.x=1"]).exits(2).says("it has no `x`");
    place.feed(["expand", "-", "--data", "-"], "{}").exits(2).says("only once");
}

#[test]
fn expressions_are_evaluated() {
    let place = Place::new();
    let data = place.file("data.json", DATA);
    for (expression, value) in [
        ("1 + 2", "3\n"),
        ("toUpper('a')", "\"A\"\n"),
        ("${concat('a', 'b')}", "\"ab\"\n"),
        ("${1} of ${2}", "\"1 of 2\"\n"),
        ("count(items)", "2\n"),
        ("$root.title", "\"Deploy\"\n"),
        ("items[0]", "{\"name\":\"a\",\"done\":true}\n"),
        ("nothing", ""),
        ("-1", "-1\n"),
    ] {
        assert_eq!(place.run(["eval", expression, "--data", &data]).exits(0).stdout, value, "{expression}");
    }
    let wrong = place.run(["eval", "concat(toUper('a'), 'b')"]).exits(1).prints_nothing();
    assert!(wrong.stderr.contains("\n  concat(toUper('a'), 'b')\n         ^^^^^^"), "{}", wrong.stderr);
    assert!(wrong.stderr.contains("was `toUpper` meant?"), "{}", wrong.stderr);
    place.run(["eval", "1 +"]).exits(1);
    place.run(["eval", "substring('a', 5)"]).exits(1);
    place.run(["eval", "'\u{1b}[31m"]).exits(1);
    // The two engines differ where text and number are added.
    place.run(["eval", "1", "--engine", "dotnet"]).exits(0);
    place.run(["eval", "1", "--engine", "java"]).exits(2);
}

#[test]
fn a_template_is_drawn_with_its_data() {
    let place = Place::new();
    let (template, data) = (place.file("card.json", TEMPLATE), place.file("data.json", DATA));
    let drawn = place.run(["render", &template, "--data", &data]).exits(0);
    assert!(drawn.stdout.contains("0: a of Deploy") && !drawn.stdout.contains("${"), "{drawn:?}");
    assert!(place.run(["render", &template]).exits(0).stdout.contains("${title}"), "as it is written");
}

#[test]
fn a_template_is_sent_only_when_it_is_filled() {
    let place = Place::new();
    let (template, data) = (place.file("card.json", TEMPLATE), place.file("data.json", DATA));
    place.run(["send", &template, "--to", "sandbox"]).exits(1).says("title").prints_nothing();
    place.run(["send", &template, "--to", "sandbox", "--force"]).exits(0);
    let sent = place.run(["send", &template, "--to", "sandbox", "--data", &data, "--format", "json"]).exits(0);
    assert_eq!(sent.json()[0]["verdict"], "accepted", "{sent:?}");
    let dry = place.run(["send", &template, "--to", "sandbox", "--data", &data, "--dry-run"]).exits(0);
    assert!(dry.stdout.contains("0: a of Deploy"), "{dry:?}");
}

#[test]
fn a_template_is_checked_with_its_data() {
    let place = Place::new();
    let (template, data) = (place.file("card.json", TEMPLATE), place.file("data.json", DATA));
    place.run(["check", &template, "--data", &data]).exits(0);
    let lacking = place.run(["check", &template, "--set", "title=Deploy", "--set", "items=[{\"done\":true}]"]);
    let told = lacking.exits(0).stdout;
    assert!(told.contains("warning[missing-data]") && told.contains("card.json:5:"), "{told}");
    assert!(told.contains("row 0 of the data"), "{told}");
    let full = place.run(["check", &template, "--data", &data, "--set", "items=[{\"done\":true}]"]).exits(0).stdout;
    assert!(full.contains("missing-data"), "a value is put over the data: {full}");
    place.run(["check", &template, "--data", &data, "--fix"]).exits(2);
    place.run(["check", &template, "--data", "none.json"]).exits(2);
}

#[test]
fn a_template_is_checked_with_every_data_set_beside_it() {
    let place = Place::new();
    let template = place.file("deploy.template.json", TEMPLATE);
    place.file("deploy.data.json", DATA);
    let bare = place.file("deploy.bare.data.json", r#"{"items": []}"#);
    let other = place.file("other.json", r#"{"items": []}"#);
    let found = place.run(["check", &template, "--format", "json"]).exits(0).json();
    let told: Vec<_> = found.as_array().unwrap().iter().filter(|one| one["code"] == "missing-data").collect();
    assert_eq!(told.len(), 1, "{found}");
    assert_eq!((&told[0]["severity"], &told[0]["pointer"]), (&"info".into(), &"/body/0/text".into()));
    assert!(told[0]["help"].as_str().unwrap().ends_with("It is so with the data `bare`."), "{found}");
    let both = place.run(["check", &template, "--data", &bare, "--data", &other, "--format", "json"]).exits(0).json();
    let told: Vec<_> = both.as_array().unwrap().iter().filter(|one| one["code"] == "missing-data").collect();
    assert_eq!((told.len(), &told[0]["severity"]), (1, &"warning".into()), "no set has it: {both}");
    assert!(!told[0].to_string().contains("It is so with"), "{both}");
    let folder = place.path().to_str().unwrap().to_owned();
    assert!(place.run(["check", &folder]).stdout.contains("`bare`"), "in a folder too");
    place.file("deploy.torn.data.json", "{");
    place.run(["check", &template]).exits(2).says("deploy.torn.data.json");
    place.run(["check", &template, "--data", "-", "--data", "-"]).exits(2).says("once");
}

#[test]
fn the_engine_is_the_one_of_the_project_then_of_the_user_and_one_that_is_asked_for_goes_before_both() {
    let place = Place::new();
    let template = place.file("a.template.json", r#"{"text": "${string(1234)}"}"#);
    let text = |arguments: &[&str]| {
        let mut all = vec!["expand", template.as_str(), "--compact"];
        all.extend(arguments);
        crate::support::ended(place.command(all).output().unwrap()).exits(0).json()["text"].clone()
    };
    assert_eq!(text(&[]), "1,234");
    std::fs::create_dir_all(place.home()).unwrap();
    std::fs::write(place.home().join("config.toml"), "engine = \"dotnet\"\n").unwrap();
    assert_eq!(text(&[]), "1234");
    assert_eq!(place.run(["eval", "string(1234)"]).exits(0).stdout, "\"1234\"\n");
    place.file("cardwright.toml", "engine = \"js\"\n");
    assert_eq!(text(&[]), "1,234");
    assert_eq!(text(&["--engine", "dotnet"]), "1234");
    place.file("cardwright.toml", "engine = \"python\"\n");
    place.run(["expand", &template]).exits(0).says("line 1, column 10");
    assert!(place.run(["config", "--print-default"]).exits(0).stdout.contains("#engine = \"js\""));
}

#[test]
fn watching_expands_again_with_each_change_and_waits_on_what_fails() {
    let place = Place::new();
    let card = place.file("card.json", r#"{"type": "AdaptiveCard", "version": "1.4", "title": "${toUpper(name)}"}"#);
    let data = place.file("data.json", r#"{"name": "one"}"#);
    let mut command = place.command(["expand", &card, "--data", &data, "--compact", "--watch"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut cards = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut told = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut next = || cards.next().unwrap().unwrap();
    assert!(next().contains("\"ONE\""));
    place.file("data.json", r#"{"name": "second"}"#);
    assert!(next().contains("\"SECOND\""));
    place.file("data.json", r#"{"name": "#);
    assert!(told.next().unwrap().unwrap().contains("data.json"));
    // As editors do it that write another file and give it the name.
    let beside = place.file("new.json", r#"{"name": "and a third"}"#);
    std::fs::rename(beside, &data).unwrap();
    assert!(next().contains("\"AND A THIRD\""));
    place.file("card.json", r#"{"type": "AdaptiveCard", "version": "1.4", "title": "${name}!"}"#);
    assert!(next().contains("\"and a third!\""));
    child.kill().unwrap();
    child.wait().unwrap();
    let refused = place.feed(["expand", "-", "--data", &data, "--watch"], "{}").exits(2);
    assert!(refused.stderr.contains("--watch needs files"), "{}", refused.stderr);
    place.run(["expand", "none.json", "--watch"]).exits(2);
}
