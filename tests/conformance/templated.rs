//! Templates of others with their data: what completion offers along each path, and whether a card
//! made of the data shows them.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use cardwright::card::complete::expression::{DataScope, ExpressionWhat, complete_expression, signature_at};
use cardwright::card::host::Host;
use cardwright::check::{Options, Severity, check};
use cardwright::expr::{Engine, Environment, Part, TemplateString, Unknown};
use cardwright::json::Document;
use cardwright::template::{Input, Limits, Mode, Role, Template, from_data};
use serde_json::Value as Data;

/// A template with its data.
struct Case {
    name: String,
    template: Template,
    data: Data,
    host: Option<Data>,
}

fn read(path: &Path) -> Document {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Document::parse(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn cases() -> Vec<Case> {
    let Some(folder) = env::var_os("CARDWRIGHT_CORPUS").map(PathBuf::from) else {
        println!("CARDWRIGHT_CORPUS is not set: no templates of others are looked at");
        return Vec::new();
    };
    let cards = folder.join("cards");
    let index = fs::read_to_string(cards.join("expected/expanded/INDEX.jsonl")).unwrap();
    let mut cases = BTreeMap::new();
    for line in index.lines() {
        let case: Data = serde_json::from_str(line).unwrap();
        let json = |key: &str| Some(read(&cards.join(case[key].as_str()?)).root().to_json());
        let name = case["template"].as_str().unwrap().to_owned();
        let template = Template::prepare(&read(&cards.join(&name)), Engine::JavaScript);
        let (data, host) = (json("data"), json("host"));
        let Some(data) = data.filter(|_| template.is_template()) else { continue };
        cases.insert(name.clone(), Case { name, template, data, host });
    }
    cases.into_values().collect()
}

/// What a name reads in a value: the first member that differs in case at most.
fn member<'d>(value: &'d Data, name: &str) -> Option<&'d Data> {
    let same = |key: &str| key.to_lowercase() == name.to_lowercase();
    value.as_object()?.iter().find(|(key, _)| same(key)).map(|(_, value)| value)
}

#[derive(Default)]
struct Tally {
    offered: usize,
    absent: usize,
    wrong: Vec<String>,
}

impl Tally {
    /// Looks behind each dot of a path that stands at an offset of a text.
    fn path(&mut self, case: &Case, text: &str, start: usize, path: &str, scope: &DataScope<'_>) {
        let mut names = path.split('.');
        let Some(first) = names.next() else { return };
        let mut caret = start + first.len();
        let mut value = match first {
            "$root" => scope.root.cloned(),
            "$data" => scope.data.cloned(),
            "$host" => scope.host.cloned(),
            _ if first.starts_with('$') => return,
            _ => scope.data.and_then(|data| member(data, first)).cloned(),
        };
        for name in names {
            caret += 1;
            let next = value.as_ref().and_then(|value| member(value, name)).cloned();
            self.place(case, text, caret, name, scope, next.is_some());
            caret += name.len();
            value = next;
        }
    }

    /// The name that stands at a place is offered there exactly if it is really there; taking it writes what reads the same.
    fn place(&mut self, case: &Case, text: &str, caret: usize, name: &str, scope: &DataScope<'_>, is_there: bool) {
        let without = format!("{}{}", &text[..caret], &text[caret + name.len()..]);
        for text in [text, &without, &text[..caret]] {
            let found = complete_expression(text, caret, scope);
            let item = found
                .iter()
                .flat_map(|found| &found.items)
                .find(|item| item.label.to_lowercase() == name.to_lowercase());
            if item.is_some() != is_there {
                self.wrong.push(format!(
                    "{}: `{name}` at {caret} of `{text}`: there {is_there}, offered {item:?}",
                    case.name
                ));
                return;
            }
            let (Some(found), Some(item)) = (&found, item) else { continue };
            if item.what != ExpressionWhat::Path {
                self.wrong.push(format!("{}: {item:?}", case.name));
            }
            if text == without {
                let edit = found.edit(item);
                let mut taken = without.clone();
                taken.replace_range(edit.span.start..edit.span.end, &edit.text);
                if TemplateString::parse(&taken, Engine::JavaScript, Unknown::Fails).is_err() {
                    self.wrong.push(format!("{}: taking `{name}` leaves `{taken}`", case.name));
                }
            }
        }
        if is_there {
            self.offered += 1;
        } else {
            self.absent += 1;
        }
    }
}

#[test]
fn behind_each_dot_the_names_that_are_there_are_offered() {
    let cases = cases();
    let mut tally = Tally::default();
    let mut calls = 0;
    for case in &cases {
        let input = Input { data: Some(&case.data), host: case.host.as_ref() };
        for text in case.template.texts().filter(|text| text.role != Role::Inert) {
            let (Some(string), Some(said)) = (text.string, text.value.as_str()) else { continue };
            let place = case.template.scope_at(&text.value.pointer(), &input, &Environment::default());
            let scope = DataScope {
                data: place.data.as_ref(),
                root: Some(&case.data),
                host: case.host.as_ref(),
                is_repeated: place.is_repeated,
            };
            for part in string.parts() {
                let Part::Expression { expression, span } = part else { continue };
                for (path, within) in expression.paths() {
                    let written = expression.source().get(within.start..within.end);
                    let is_plain = !path.contains(['[', '\'']);
                    if let Some(path) = written.filter(|written| is_plain && *written == path) {
                        tally.path(case, &said, span.start + within.start, path, &scope);
                    }
                }
                for (function, within) in expression.functions() {
                    let source = expression.source();
                    if source.get(within.start..).is_some_and(|rest| rest.starts_with(&format!("{}(", function.name))) {
                        let caret = span.start + within.start + function.name.len() + 1;
                        let told = signature_at(&said, caret).map(|help| (help.function.name, help.argument));
                        assert_eq!(told, Some((function.name, 0)), "{}: {caret} of {said}", case.name);
                        calls += 1;
                    }
                }
            }
        }
    }
    println!(
        "{} templates: {} names offered, {} not there, {calls} calls told",
        cases.len(),
        tally.offered,
        tally.absent
    );
    assert!(tally.wrong.is_empty(), "{} wrong:\n{}", tally.wrong.len(), tally.wrong.join("\n"));
}

#[test]
fn a_card_made_of_data_is_fine_for_teams_and_filled_by_them() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let card = from_data::card("status report", &case.data);
        let document = Document::parse(card.clone()).unwrap();
        let found = check(&document, &Options::host(Some(Host::Workflow)));
        wrong.extend(
            found
                .iter()
                .filter(|found| found.severity != Severity::Info)
                .map(|found| format!("{}: {} {} {}", case.name, found.code, found.pointer, found.message)),
        );
        let input = Input { data: Some(&case.data), host: None };
        let template = Template::prepare(&document, Engine::JavaScript);
        let filled = template.expand(&input, Mode::Lenient, &Environment::default(), &Limits::default()).unwrap();
        wrong.extend(
            filled.problems().iter().map(|problem| format!("{}: {} {}", case.name, problem.pointer, problem.message)),
        );
    }
    assert!(wrong.is_empty(), "{} wrong of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
