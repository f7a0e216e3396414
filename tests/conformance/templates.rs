//! Templates: what the reference engine makes of each case of the corpus, a card with its keys in order or an error and
//! where it is found, is what is made of it here.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use cardwright::expr::{Engine, Environment};
use cardwright::json::Document;
use cardwright::template::{Expanded, Failure, Input, Limits, Mode, Stage, Template};
use serde_json::Value as Data;

/// What cannot agree, by the id of the case or the name of the card, with the reason.
const DIFFERENT: &[(&str, &str)] = &[];

/// What a template came to.
#[derive(Debug)]
enum Came {
    Card(Data),
    Error(&'static str),
}

fn corpus() -> Option<PathBuf> {
    let folder = env::var_os("CARDWRIGHT_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        println!("CARDWRIGHT_CORPUS is not set: the templates are not compared");
    }
    folder
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn environment() -> Environment {
    Environment { now: 1_596_240_740_000, ..Environment::default() }
}

fn expand(template: &Template, input: &Input<'_>, mode: Mode) -> Result<Expanded, Box<Failure>> {
    template.expand(input, mode, &environment(), &Limits::default())
}

fn came(outcome: &Result<Expanded, Box<Failure>>) -> Came {
    match outcome {
        Ok(expanded) => Came::Card(expanded.document().root().to_json()),
        Err(failure) if failure.stage == Stage::Parse => Came::Error("parse"),
        Err(failure) if failure.stage == Stage::Expand => Came::Error("expand"),
        Err(_) => Came::Error("limit"),
    }
}

/// Whether two values are the same, numbers as doubles, keys in order.
fn same(a: &Data, b: &Data) -> bool {
    match (a, b) {
        (Data::Number(a), Data::Number(b)) => a.as_f64() == b.as_f64(),
        (Data::Array(a), Data::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Data::Object(a), Data::Object(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((x, a), (y, b))| x == y && same(a, b))
        }
        _ => a == b,
    }
}

/// Bytes as JSON has them: the corpus has them in a form of its own.
fn without_bytes(value: &Data) -> Data {
    match value {
        Data::Array(items) => items.iter().map(without_bytes).collect(),
        Data::Object(fields) => match fields.get("$bytes").and_then(Data::as_array) {
            Some(bytes) => {
                Data::Object(bytes.iter().enumerate().map(|(at, byte)| (at.to_string(), byte.clone())).collect())
            }
            None => fields.iter().map(|(key, value)| (key.clone(), without_bytes(value))).collect(),
        },
        other => other.clone(),
    }
}

/// What was found out about the cases of a file.
#[derive(Default)]
struct Tally {
    ids: Vec<String>,
    agreeing: usize,
    wrong: Vec<String>,
    different: Vec<String>,
}

impl Tally {
    fn case(&mut self, id: &str, outcome: &Result<Expanded, Box<Failure>>, wanted: &Came) {
        self.ids.push(id.to_owned());
        let came = came(outcome);
        let agrees = match (&came, wanted) {
            (Came::Card(came), Came::Card(wanted)) => same(came, wanted),
            (Came::Error(came), Came::Error(wanted)) => came == wanted,
            _ => false,
        };
        if agrees {
            self.agreeing += 1;
            return;
        }
        self.different.push(id.to_owned());
        if !DIFFERENT.iter().any(|(known, _)| *known == id) {
            let message = outcome.as_ref().err().map(|failure| format!(" ({failure} {:?})", failure.problem.pointer));
            let (came, wanted) = (format!("{came:?}"), format!("{wanted:?}"));
            let short = |text: &str| text.chars().take(1500).collect::<String>();
            self.wrong.push(format!(
                "{id}\n    wanted {}\n    came   {}{}",
                short(&wanted),
                short(&came),
                message.unwrap_or_default()
            ));
        }
    }

    fn end(&self, name: &str) {
        println!("{name}: {} of {} agree", self.agreeing, self.ids.len());
        let agreeing: Vec<_> = DIFFERENT
            .iter()
            .filter(|(id, _)| {
                self.ids.iter().any(|known| known == id) && !self.different.iter().any(|found| found == id)
            })
            .collect();
        assert!(agreeing.is_empty(), "these agree after all: {agreeing:?}");
        assert!(self.different.len() * 1000 <= self.ids.len() * 3, "more than 0.3 % differ");
        assert!(
            self.wrong.is_empty(),
            "{} of {} disagree:\n{}",
            self.wrong.len(),
            self.ids.len(),
            self.wrong.join("\n")
        );
    }
}

/// What holds of every expansion: its values come from places that are there, and lenience always gives a card.
fn sound(id: &str, template: &Template, input: &Input<'_>, outcome: &Result<Expanded, Box<Failure>>) {
    let lenient = expand(template, input, Mode::Lenient);
    let lenient = lenient.as_ref().unwrap_or_else(|failure| panic!("{id}: lenience fails: {failure}"));
    if let Ok(strict) = outcome {
        assert_eq!(strict.document().text(), lenient.document().text(), "{id}: both modes agree where nothing fails");
    }
    for value in lenient.document().values() {
        let origin = lenient.origins().of(value.order()).unwrap_or_else(|| panic!("{id}: {value:?} has no origin"));
        assert_eq!(template.document().span(&origin.pointer), Some(origin.span), "{id}: {value:?}");
    }
}

#[test]
fn every_case_agrees_with_the_reference() {
    let Some(folder) = corpus() else { return };
    let mut tally = Tally::default();
    for line in read(&folder.join("expressions/templates.jsonl")).lines() {
        let case: Data = serde_json::from_str(line).unwrap();
        let id = case["id"].as_str().unwrap();
        let document = Document::parse(case["template"].to_string()).unwrap();
        let template = Template::prepare(&document, Engine::JavaScript);
        let input = Input { data: case.get("data"), host: case.get("host") };
        let outcome = expand(&template, &input, Mode::Strict);
        let wanted = match case["error_stage"].as_str() {
            Some("parse") => Came::Error("parse"),
            Some(_) => Came::Error("expand"),
            None => Came::Card(without_bytes(&case["expected"])),
        };
        tally.case(id, &outcome, &wanted);
        sound(id, &template, &input, &outcome);
    }
    tally.end("templates.jsonl");
}

#[test]
fn every_card_expands_as_by_the_reference() {
    let Some(folder) = corpus() else { return };
    let cards = folder.join("cards");
    let json = |path: &Data| {
        let path = cards.join(path.as_str()?);
        let document = Document::parse(read(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Some(document.root().to_json())
    };
    let mut tally = Tally::default();
    let mut upstream = (0, 0);
    for line in read(&cards.join("expected/expanded/INDEX.jsonl")).lines() {
        let case: Data = serde_json::from_str(line).unwrap();
        let name = case["name"].as_str().unwrap();
        let document = Document::parse(read(&cards.join(case["template"].as_str().unwrap()))).unwrap();
        let template = Template::prepare(&document, Engine::JavaScript);
        let empty = Data::Object(serde_json::Map::new());
        let (data, host) = (json(&case["data"]), json(&case["host"]));
        let input = Input { data: Some(data.as_ref().unwrap_or(&empty)), host: host.as_ref() };
        let outcome = expand(&template, &input, Mode::Strict);
        let wanted = match json(&case["output"]) {
            Some(card) => Came::Card(card),
            None if case["error"].as_str().is_some_and(|error| error.starts_with("syntax error")) => {
                Came::Error("parse")
            }
            None => Came::Error("expand"),
        };
        tally.case(name, &outcome, &wanted);
        sound(name, &template, &input, &outcome);
        if case["matches_upstream"] == true {
            upstream.1 += 1;
            let wanted = json(&case["upstream_expected"]).unwrap();
            upstream.0 += usize::from(outcome.is_ok_and(|expanded| expanded.document().root().to_json() == wanted));
        }
    }
    println!("of those with an expected output of their own: {} of {}", upstream.0, upstream.1);
    tally.end("cards/expected/expanded");
    assert_eq!(upstream.0, upstream.1, "the expected outputs of those who made the cards");
}
