//! `template`.

use serde_json::json;

use crate::support::{CARD, Ended, Place, ended, keys};

/// A template that shows a name.
const GREETING: &str =
    "{\"type\":\"AdaptiveCard\",\"version\":\"1.5\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"Hi ${name}\"}]}";

#[test]
fn a_template_goes_in_and_comes_out_byte_for_byte() {
    let place = Place::new();
    let text = format!("\u{feff}// mine\r\n{CARD}");
    let card = place.file("card.json", &text);
    place.run(["template", "save", "deploy", &card]).exits(0).prints_nothing();
    assert_eq!(place.run(["template", "show", "deploy"]).exits(0).stdout, text);
    let all = place.run(["template", "list", "--format", "json"]).exits(0).json();
    assert_eq!(keys(&all[0]), ["name", "path", "modified", "bytes", "shelf", "description", "data"]);
    assert_eq!((&all[0]["name"], &all[0]["bytes"]), (&json!("deploy"), &json!(text.len())));
    assert!(all[0]["path"].as_str().unwrap().ends_with("deploy.template.json"));
    place.run(["template", "save", "deploy", &card]).exits(2).says("already");
    place.run(["template", "save", "deploy", &card, "--force"]).exits(0);
    place.run(["template", "rename", "deploy", "rollout"]).exits(0);
    place.run(["template", "import", &card]).exits(0).says("`card`");
    assert_eq!(place.run(["template", "show", "card"]).exits(0).stdout, text);
    place.run(["template", "remove", "rollout"]).exits(0);
    place.run(["template", "remove", "rollout"]).exits(2).says("no template named `rollout`");
    let list = place.run(["template", "list"]).exits(0).stdout;
    assert!(list.starts_with("card  ") && list.lines().count() == 1, "{list}");
}

#[test]
fn what_is_no_json_is_no_template() {
    let place = Place::new();
    place.feed(["template", "save", "a", "-"], "{").exits(2).says("line 1");
    place.feed(["template", "save", "a", "-"], CARD).exits(0);
    place.feed(["template", "save", "../a", "-"], CARD).exits(2).says("cannot be the name");
    place.feed(["template", "import", "-"], CARD).exits(2).says("--name");
    place.run(["template", "show", "../../secrets"]).exits(2);
    let torn = place.file("torn.json", "{");
    place.feed(["template", "save", "b", "-", "--data", &torn], CARD).exits(2).says("torn.json: ");
    place.feed(["template", "save", "b", "-", "--data", "-"], CARD).exits(2).says("only once");
    assert_eq!(place.run(["template", "list", "--format", "json"]).json().as_array().unwrap().len(), 1);
}

/// A place with the template `hi`, its data and one case.
fn with_data() -> Place {
    let place = Place::new();
    let card = place.file("card.json", GREETING);
    let (data, other) = (place.file("ann.json", "{\"name\":\"Ann\"}"), place.file("bob.json", "{\"name\":\"Bob\"}"));
    let case = format!("bob={other}");
    place.run(["template", "save", "hi", &card, "--data", &data, "--data", &case]).exits(0);
    place
}

#[test]
fn data_lie_beside_a_template_and_go_with_it() {
    let place = with_data();
    let folder = place.home().join("templates");
    let there = |name: &str| folder.join(name).is_file();
    assert!(there("hi.data.json") && there("hi.bob.data.json"));
    place.run(["template", "describe", "hi", "Says hello.\nTo anybody."]).exits(0);
    let all = place.run(["template", "list", "--format", "json"]).json();
    assert_eq!((&all[0]["data"], &all[0]["description"]), (&json!(2), &json!("Says hello.\nTo anybody.")));
    let list = place.run(["template", "list"]).stdout;
    assert!(list.contains("2 data sets") && list.trim_end().ends_with("Says hello."), "{list}");
    place.run(["template", "rename", "hi", "v1.0"]).exits(0);
    assert!(there("v1.0.data.json") && there("v1.0.bob.data.json") && there("v1.0.about.md") && !there("hi.data.json"));
    place.run(["template", "remove", "v1.0"]).exits(2).says("its 2 data sets and its description; --yes");
    assert!(there("v1.0.template.json"));
    place.run(["template", "remove", "v1.0", "--yes"]).exits(0);
    let left: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, [".lock"]);
}

#[test]
fn sample_data_are_for_looking_and_are_never_sent_unasked() {
    let place = with_data();
    assert!(place.run(["render", "hi"]).exits(0).stdout.contains("Hi Ann"));
    assert!(place.run(["render", "hi", "--case", "bob"]).exits(0).stdout.contains("Hi Bob"));
    assert!(place.run(["render", "hi", "--set", "name=Cy"]).exits(0).stdout.contains("Hi Cy"));
    assert!(place.run(["render", "hi", "--case", "bob", "--set", "name=Cy"]).exits(0).stdout.contains("Hi Cy"));
    place.run(["render", "hi", "--case", "eve"]).exits(2).says("no data for the case `eve`; there are `bob`");
    let path = place.home().join("templates/hi.template.json");
    let path = path.to_str().unwrap();
    assert!(place.run(["render", path]).exits(0).stdout.contains("${name}"), "a path is drawn as it is written");
    assert!(place.run(["render", path, "--sample"]).exits(0).stdout.contains("Hi Ann"));
    assert!(place.run(["expand", "hi"]).exits(0).stdout.contains("${name}"));
    assert!(place.run(["expand", "hi", "--sample"]).exits(0).stdout.contains("Hi Ann"));
    place.run(["expand", "hi", "--sample", "--data", "-"]).exits(2);
    place.run(["send", "hi", "--to", "sandbox", "--dry-run"]).exits(1).says("name").prints_nothing();
    let sent = place.run(["send", "hi", "--to", "sandbox", "--dry-run", "--case", "bob"]).exits(0);
    assert!(sent.stdout.contains("Hi Bob"), "{sent:?}");
    place.run(["check", "hi"]).exits(0);
    place.run(["check", "hi", "--case", "eve"]).exits(2).says("no data for the case");
    place.feed(["expand", "-", "--sample"], GREETING).exits(2).says("no data lie beside it");
}

#[test]
fn a_dot_in_a_name_takes_no_data_from_another() {
    let place = with_data();
    place.feed(["template", "save", "hi.bob", "-"], CARD).exits(2).says("a case of that name");
    place.feed(["template", "save", "hi.data", "-"], CARD).exits(2).says("cannot be the name");
    place.run(["template", "rename", "hi", "x.host"]).exits(2);
    place.feed(["template", "save", "hi.eve", "-"], CARD).exits(0);
    let data = place.file("eve.json", "{}");
    let case = format!("eve={data}");
    place.feed(["template", "save", "hi", "-", "--force", "--data", &case], CARD).exits(2).says("would make");
}

#[test]
fn what_a_template_was_can_be_brought_back() {
    let place = Place::new();
    let card = |n: u32| CARD.replacen('{', &format!("{{\"n\":{n},"), 1);
    for n in [1, 2, 3, 3] {
        place.feed(["template", "save", "a", "-", "--force"], card(n)).exits(0);
    }
    let history = place.run(["template", "history", "a", "--format", "json"]).exits(0).json();
    assert_eq!((history[0]["version"].clone(), history[1]["version"].clone()), (json!(2), json!(1)));
    assert_eq!(keys(&history[0]), ["version", "saved", "bytes"]);
    assert_eq!(history.as_array().unwrap().len(), 2, "the same text is kept once");
    assert!(place.run(["template", "history", "a"]).stdout.starts_with("2  "));
    assert_eq!(place.run(["template", "show", "a", "--version", "1"]).exits(0).stdout, card(1));
    place.run(["template", "show", "a", "--version", "9"]).exits(2).says("no version");
    place.run(["template", "restore", "a", "--version", "1"]).exits(0);
    assert_eq!(place.run(["template", "show", "a"]).stdout, card(1));
    assert_eq!(place.run(["template", "show", "a", "--version", "3"]).exits(0).stdout, card(3));
    place.run(["template", "remove", "a"]).exits(0).says("template history");
    place.run(["template", "restore", "a", "--version", "2"]).exits(0);
    assert_eq!(place.run(["template", "show", "a"]).stdout, card(2));
    place.run(["template", "remove", "a", "--forget"]).exits(0);
    place.run(["template", "history", "a"]).exits(2).says("no template named `a`");
}

#[test]
fn one_file_hands_a_template_over() {
    let place = with_data();
    place.run(["template", "describe", "hi", "Says hello."]).exits(0);
    let out = place.path().join("out.json");
    let out = out.to_str().unwrap();
    place.run(["template", "export", "hi", out]).exits(0).prints_nothing();
    place.run(["template", "export", "hi", out]).exits(2).says("--force");
    place.run(["template", "export", "hi", out, "--force"]).exits(0);
    let text = place.run(["template", "export", "hi"]).exits(0).stdout;
    assert_eq!(text, std::fs::read_to_string(out).unwrap());
    let bundle: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(keys(&bundle), ["cardwright", "version", "name", "description", "card", "data", "cases"]);
    let other = Place::new();
    other.run(["template", "import", out]).exits(0).says("`hi`");
    assert!(other.run(["render", "hi", "--case", "bob"]).exits(0).stdout.contains("Hi Bob"));
    assert_eq!(other.run(["template", "export", "hi"]).stdout, text);
    other.run(["template", "import", out]).exits(2).says("already");
    other.feed(["template", "import", "-", "--name", "hello"], &text).exits(0);
    let newer = other.file("newer.json", text.replace("\"version\": 1,", "\"version\": 2,"));
    other.run(["template", "import", &newer]).exits(2).says("a newer cardwright wrote it (format 2");
}

#[test]
fn a_project_has_templates_of_its_own() {
    let place = Place::new();
    let (root, deep) = (place.path().join("repo"), place.path().join("repo/src/deep"));
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::create_dir(root.join(".git")).unwrap();
    let card = place.file("card.json", GREETING);
    let data = place.file("ann.json", "{\"name\":\"Ann\"}");
    let here = |arguments: &[&str]| -> Ended { ended(place.command(arguments).current_dir(&deep).output().unwrap()) };
    here(&["template", "save", "hi", &card, "--project"]).exits(2).says("no project here");
    let toml = root.join("cardwright.toml");
    std::fs::write(&toml, "").unwrap();
    here(&["template", "save", "hi", &card, "--project"]).exits(2).says("names no folders");
    std::fs::write(&toml, "host = \"workflow\"\n[templates]\nfolders = [\"cards\"]\n").unwrap();
    here(&["template", "save", "hi", &card, "--project", "--data", &data]).exits(0);
    assert!(root.join("cards/hi.template.json").is_file() && root.join("cards/hi.data.json").is_file());
    here(&["template", "save", "hi", &card, "--project"]).exits(2).says("already");
    assert!(here(&["render", "hi"]).exits(0).stdout.contains("Hi Ann"));
    place.feed(["template", "save", "hi", "-"], CARD).exits(0);
    assert_eq!(here(&["template", "show", "hi"]).exits(0).stdout, GREETING);
    assert_eq!(here(&["template", "show", "library:hi"]).exits(0).stdout, CARD);
    let list = here(&["template", "list"]).exits(0).stdout;
    let lines: Vec<&str> = list.lines().collect();
    assert!(lines[0].starts_with("hi") && lines[0].contains("project"), "{list}");
    assert!(lines[1].starts_with("library:hi") && lines[1].contains("library"), "{list}");
    assert_eq!(place.run(["template", "show", "hi"]).exits(0).stdout, CARD, "elsewhere there is no project");
    here(&["template", "history", "project:hi"]).exits(2).says("git");
    here(&["template", "describe", "hi", "Says hello."]).exits(0);
    here(&["template", "rename", "hi", "hello"]).exits(0);
    assert!(root.join("cards/hello.about.md").is_file() && root.join("cards/hello.data.json").is_file());
    here(&["template", "remove", "hello", "--yes"]).exits(0);
    assert_eq!(root.join("cards").read_dir().unwrap().count(), 0);
    let newer = root.join("card.json");
    std::fs::write(&newer, GREETING.replace("Hi ${name}", "x").replace("1.5", "1.6")).unwrap();
    let told = here(&["check", newer.to_str().unwrap(), "--format", "json"]).stdout;
    let alone = here(&["check", newer.to_str().unwrap(), "--format", "json", "--host", "workflow"]).stdout;
    assert!(told == alone && told.contains("\"code\""), "the project's host counts: {told}");
    std::fs::write(&toml, "[templates]\nfolders = [\"../out\"]\n").unwrap();
    here(&["template", "list"]).exits(2).says("line 2, column 12: `../out` is no folder inside the project");
}
