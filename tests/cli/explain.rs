//! `explain`.

use serde_json::{Value, json};

use crate::support::{Place, keys};

fn all() -> Value {
    Place::new().run(["explain", "--format", "json"]).exits(0).json()
}

#[test]
fn everything_that_is_listed_is_explained() {
    let place = Place::new();
    let all = all();
    let listed = place.run(["explain"]).exits(0).stdout;
    for (list, name) in [("rules", "code"), ("types", "name")] {
        let entries = all[list].as_array().unwrap();
        assert!(entries.len() > 5, "{list}");
        for entry in entries {
            let name = entry[name].as_str().unwrap();
            assert!(listed.contains(name), "{name}");
        }
    }
    let some = |list: &str, name: &str| -> Vec<String> {
        let names = all[list].as_array().unwrap().iter();
        names.map(|entry| entry[name].as_str().unwrap().to_owned()).step_by(7).collect()
    };
    for name in some("rules", "code").iter().chain(&some("types", "name")) {
        let told = place.run(["explain", name]).exits(0);
        assert!(told.stdout.contains(name) && told.stderr.is_empty(), "{told:?}");
        assert!(told.stdout.lines().all(|line| line.chars().count() <= 100), "{told:?}");
        assert!(!told.stdout.contains('\u{1b}'), "no colours where there is no terminal");
    }
}

#[test]
fn a_rule_says_why_and_how_to_silence_it() {
    let place = Place::new();
    let told = place.run(["explain", "unknown-type"]).exits(0).stdout;
    for part in ["warning[unknown-type]", "looks at", "why", "source", "fix", "unknown-type = \"off\"", "--level"] {
        assert!(told.contains(part), "no {part} in {told}");
    }
    let rule = place.run(["explain", "unknown-type", "--format", "json"]).exits(0).json();
    assert_eq!(keys(&rule), ["kind", "code", "severity", "title", "looks_at", "help", "source", "fix"]);
    assert_eq!((&rule["kind"], &rule["severity"]), (&json!("rule"), &json!("warning")));
}

#[test]
fn a_type_has_all_its_properties_and_a_property_all_its_values() {
    let place = Place::new();
    let told = place.run(["explain", "textblock"]).exits(0).stdout;
    let ty = place.run(["explain", "TextBlock", "--format", "json"]).exits(0).json();
    let properties = ty["properties"].as_array().unwrap();
    assert!(properties.len() > 10);
    for property in properties {
        assert!(told.contains(&format!("\n  {}  ", property["name"].as_str().unwrap())), "{property}");
    }
    for title in ["\nContent\n", "\nLayout\n", "\nStyle\n"] {
        assert!(told.contains(title), "{told}");
    }
    let size = place.run(["explain", "TextBlock.size", "--format", "json"]).exits(0).json();
    assert_eq!((&size["of"], &size["kind"]), (&json!("TextBlock"), &json!("property")));
    let told = place.run(["explain", "TextBlock.size"]).exits(0).stdout;
    for word in size["values"].as_array().unwrap() {
        assert!(told.contains(word.as_str().unwrap()), "{told}");
    }
}

#[test]
fn an_unknown_name_is_2_with_a_suggestion() {
    let place = Place::new();
    for (name, meant) in [
        ("Textblok", "`TextBlock`"),
        ("unknown-tpye", "`unknown-type`"),
        ("TextBlock.siz", "`TextBlock.size`"),
        ("maxLines", "`TextBlock.maxLines`"),
        ("\u{1b}[2J", "`cardwright explain` lists what there is"),
        ("", "lists what there is"),
    ] {
        let told = place.run(["explain", name]).exits(2).prints_nothing().says(meant);
        assert!(!told.stderr.contains('\u{1b}'));
    }
}

#[test]
fn every_function_is_listed_and_explained() {
    let place = Place::new();
    let listed = place.run(["explain", "functions"]).exits(0).stdout;
    let all = place.run(["explain", "functions", "--format", "json"]).exits(0).json();
    let all = all.as_array().unwrap();
    assert!(all.len() > 150);
    for function in all.iter().filter(|function| function["group"] != "Internal") {
        assert!(listed.contains(&format!("\n  {} ", function["name"].as_str().unwrap())), "{function}");
    }
    assert!(listed.lines().all(|line| line.chars().count() <= 100), "{listed}");
    for function in all.iter().step_by(9) {
        let told = place.run(["explain", function["name"].as_str().unwrap()]).exits(0).stdout;
        assert!(told.contains(function["signature"].as_str().unwrap()), "{told}");
    }
}

#[test]
fn a_function_has_what_it_takes_and_gives_and_an_example() {
    let place = Place::new();
    let told = place.run(["explain", "formatDateTime"]).exits(0).stdout;
    for part in
        ["formatDateTime(time, [format], [locale])", "gives text", "can be left out", "example", "March 5", ".NET"]
    {
        assert!(told.contains(part), "no {part} in {told}");
    }
    let div = place.run(["explain", "/"]).exits(0).stdout;
    assert!(div.contains("div(") && div.contains("towards zero"), "{div}");
    let string = place.run(["explain", "string", "--format", "json"]).exits(0).json();
    let wanted = ["kind", "name", "operator", "group", "signature", "parameters", "gives", "help", "example", "dotnet"];
    assert_eq!(keys(&string), wanted);
    assert_eq!(string["example"]["answer"], "\"1,234.5\"");
    assert_eq!(string["example"]["answer_in_dotnet"], "\"1234.5\"");
    place.run(["explain", "formatDateTme"]).exits(2).says("was `formatDateTime` meant?");
}
