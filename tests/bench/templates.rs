//! How fast cards are filled and expressions evaluated, beside the reference implementation where `node` and its packages
//! are there (`.ci/run` installs them, `CARDWRIGHT_REFERENCE` names another folder): in one run, one after the other.
//!
//! The work is that of `expressions/bench` in the corpus: a card of 20 rows with 13 expressions each, and ten expressions.
//! Each is measured with what was read beforehand, and read each time. A card is filled in two ways: as text, which is what
//! is sent, and as a document whose values know where they come from, which is what the workbench shows. The reference
//! gives an object and neither; it is not asked to write it as text.
//!
//! Then a list is filled of a thousand, ten thousand and a hundred thousand rows, to see that the time for one stays the
//! same.

#![expect(clippy::panic, clippy::print_stdout, reason = "a bench prints what it measures, and what it reads is there")]

use std::env;
use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use cardwright::expr::{Engine, Environment, Expression, Memory, Scope, Value};
use cardwright::json::Document;
use cardwright::template::{Input, Limits, Mode, Template};
use serde_json::{Value as Data, json};

/// How long each thing is measured, after as long to get warm.
const SPAN: Duration = Duration::from_millis(400);

/// How many times a second something is done: of three spans the best.
fn rate(mut run: impl FnMut()) -> f64 {
    let mut span = || {
        let start = Instant::now();
        let mut count = 0_u32;
        while start.elapsed() < SPAN {
            for _ in 0..4 {
                run();
            }
            count += 4;
        }
        f64::from(count) / start.elapsed().as_secs_f64()
    };
    span();
    span()
}

/// How often a second something is done with what was read beforehand, and read each time.
#[derive(Clone, Copy)]
struct Pace {
    read: f64,
    each: f64,
}

impl Pace {
    fn of(rates: &Data) -> Self {
        let rate = |at: usize| rates[at].as_f64().unwrap_or_default();
        Self { read: rate(0), each: rate(1) }
    }
}

fn print(name: &str, ours: Pace, theirs: Option<Pace>) {
    for (how, ours, theirs) in [
        ("read beforehand", ours.read, theirs.map(|theirs| theirs.read)),
        ("read each time", ours.each, theirs.map(|theirs| theirs.each)),
    ] {
        let beside = theirs.map(|theirs| format!("   reference {theirs:>10.0} /s   {:>7.1} times", ours / theirs));
        println!("{name:<64} {how:<15} {ours:>12.0} /s{}", beside.unwrap_or_default());
    }
}

fn geometric_mean(paces: impl Iterator<Item = Pace>) -> Pace {
    let (mut read, mut each, mut count) = (0.0, 0.0, 0.0);
    for pace in paces {
        read += pace.read.ln();
        each += pace.each.ln();
        count += 1.0;
    }
    Pace { read: (read / count).exp(), each: (each / count).exp() }
}

fn file(folder: &Path, name: &str) -> String {
    let path = folder.join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn read(text: &str) -> Data {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

fn document(text: &str) -> Document {
    Document::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

fn expression(text: &str) -> Expression {
    Expression::parse(text, Engine::JavaScript).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The folder with the packages of the reference, if they are there and `node` is.
fn reference() -> Option<PathBuf> {
    let folder = env::var_os("CARDWRIGHT_REFERENCE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/reference"), PathBuf::from)
        .join("node_modules");
    let there = folder.join("adaptive-expressions").is_dir() && folder.join("adaptivecards-templating").is_dir();
    let node = || Command::new("node").arg("--version").output().is_ok_and(|output| output.status.success());
    (there && node()).then_some(folder)
}

/// What the reference needs for the same work.
fn theirs(work: &Data) -> Option<Data> {
    let Some(folder) = reference() else {
        println!("node and the packages of the reference are not there: it is left out");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/pace.js");
    let node = Command::new("node")
        .arg(script)
        .env("NODE_PATH", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .and_then(|mut node| {
            if let Some(mut input) = node.stdin.take() {
                write!(input, "{work}")?;
            }
            node.wait_with_output()
        });
    let output = node.unwrap_or_else(|error| panic!("{error}"));
    assert!(output.status.success(), "the reference does its work");
    Some(read(&String::from_utf8_lossy(&output.stdout)))
}

/// The card of the corpus, as text and as a document.
fn cards(template: &str, data: &Data) -> [Pace; 2] {
    let input = Input { data: Some(data), host: None };
    let (environment, limits) = (Environment::default(), Limits::default());
    let read = document(template);
    let prepared = Template::prepare(&read, Engine::JavaScript);
    let render = |template: &Template| {
        let card = template.render(&input, Mode::Strict, &environment, &limits);
        black_box(card.unwrap_or_else(|failure| panic!("{failure}")));
    };
    let expand = |template: &Template| {
        let card = template.expand(&input, Mode::Strict, &environment, &limits);
        black_box(card.unwrap_or_else(|failure| panic!("{failure}")));
    };
    let prepare = || Template::prepare(&document(black_box(template)), Engine::JavaScript);
    [
        Pace { read: rate(|| render(&prepared)), each: rate(|| render(&prepare())) },
        Pace { read: rate(|| expand(&prepared)), each: rate(|| expand(&prepare())) },
    ]
}

fn evaluated(text: &str, data: &Data) -> Pace {
    let environment = Environment::default();
    let evaluate = |expression: &Expression| {
        let (scope, memory) = (Scope::new(Value::from(data)), Memory::new(1));
        let value = expression.evaluate(&scope, &environment, &memory);
        black_box(value.unwrap_or_else(|failure| panic!("{text}: {failure}")));
    };
    let parsed = expression(text);
    Pace { read: rate(|| evaluate(black_box(&parsed))), each: rate(|| evaluate(&expression(black_box(text)))) }
}

fn beside_the_reference(corpus: &Path) {
    let folder = corpus.join("expressions/bench");
    let (template, ten) = (file(&folder, "card.template.json"), read(&file(&folder, "ten.json")));
    let data = read(&file(&folder, "card.data.json"));
    let texts: Vec<&str> = ten["expressions"].as_array().into_iter().flatten().filter_map(Data::as_str).collect();
    let work = json!({
        "template": read(&template), "data": data, "expressions": texts, "scope": ten["scope"], "millis": SPAN.as_millis(),
    });
    let theirs = theirs(&work);

    let [text, shown] = cards(&template, &data);
    let their_card = theirs.as_ref().map(|theirs| Pace::of(&theirs["card"]));
    print("the card of 20 rows, as text", text, their_card);
    print("the card of 20 rows, as a document with its origins", shown, their_card);

    let ours: Vec<Pace> = texts.iter().map(|text| evaluated(text, &ten["scope"])).collect();
    let their_paces =
        theirs.map(|theirs| theirs["expressions"].as_array().into_iter().flatten().map(Pace::of).collect::<Vec<_>>());
    for (at, (text, pace)) in texts.iter().zip(&ours).enumerate() {
        print(text, *pace, their_paces.as_ref().and_then(|paces| paces.get(at)).copied());
    }
    let theirs = their_paces.map(|paces| geometric_mean(paces.into_iter()));
    print("the ten expressions, geometric mean", geometric_mean(ours.into_iter()), theirs);
}

/// What one row costs in a list of so many.
fn rows(count: u32) {
    let row = |at: u32| json!({"name": format!("Item {at}"), "price": f64::from(at) * 1.37, "due": "2024-01-01T08:00:30.000Z"});
    let data = json!({"rows": (0..count).map(row).collect::<Vec<_>>()});
    let template = r#"{"type": "AdaptiveCard", "body": [{"type": "Container", "$data": "${rows}", "$when": "${price >= 0}",
        "id": "row${$index}", "items": [{"type": "TextBlock", "text": "${$index + 1}. ${name}"},
        {"type": "TextBlock", "text": "${formatNumber(price, 2)}, ${formatDateTime(due, 'yyyy-MM-dd')}"}]}]}"#;
    let template = Template::prepare(&document(template), Engine::JavaScript);
    let (input, environment) = (Input { data: Some(&data), host: None }, Environment::default());
    let limits = Limits::default();
    let took = (0..3).map(|_| {
        let start = Instant::now();
        let card = template.expand(&input, Mode::Strict, &environment, &limits);
        black_box(card.unwrap_or_else(|failure| panic!("{failure}")));
        start.elapsed()
    });
    let best = took.min().unwrap_or_default();
    println!(
        "{:<64} {best:>12.1?}   {:>8.1?} a row",
        format!("{count} rows, as a document with its origins"),
        best / count
    );
}

fn main() {
    match env::var_os("CARDWRIGHT_CORPUS") {
        Some(corpus) => beside_the_reference(Path::new(&corpus)),
        None => println!("CARDWRIGHT_CORPUS is not set: the card and the ten expressions are left out"),
    }
    for count in [1_000, 10_000, 100_000] {
        rows(count);
    }
}
