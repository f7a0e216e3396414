//! The reference engine itself: generated expressions and templates come to the same here as there.
//!
//! Asking it takes `node` and the packages `adaptive-expressions` and `adaptivecards-templating`, in the `node_modules` of
//! the folder that `CARDWRIGHT_REFERENCE` names, or of `target/reference`; `.ci/run` installs them there. Without them the
//! run says that nothing was compared.
//!
//! What is asked follows from a fixed seed, or from `CARDWRIGHT_SEED`. `grammar` makes expressions, `cards` makes templates; both can make smaller
//! ones of one that comes out otherwise, until none is smaller, and that one is printed. What may differ is a class of
//! [`CLASSES`] with its reason, and how often each is met is pinned.

mod cards;
mod grammar;

use std::collections::BTreeMap;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use cardwright::expr::{Engine, Environment, Expression, Memory, Scope, Value};
use cardwright::json::Document;
use cardwright::template::{Input, Limits, Mode, Stage, Template};
use serde_json::{Value as Data, json};

use super::random::Random;

/// How many expressions and how many templates are compared.
const EXPRESSIONS: usize = 20_000;
const TEMPLATES: usize = 2_000;

/// How many of those that differ are made smaller and printed.
const SHOWN: usize = 12;

/// A way in which an answer may differ.
struct Class {
    name: &'static str,
    /// Whether a question and its two answers, theirs and ours, differ in this way.
    is: fn(&str, &Answer, &Answer) -> bool,
    /// A question that shows it.
    shown: &'static str,
    /// How often it is met among the expressions.
    met: usize,
}

const CLASSES: &[Class] = &[
    // A half of a character is text in JavaScript. Text is Unicode here.
    Class {
        name: "half characters",
        is: |_, theirs, _| *theirs == Answer::NoText,
        shown: "substring(uni, 1, 1)",
        met: 0,
    },
    // The last digit of a power is as good as the library that computes it.
    Class { name: "powers", is: is_power, shown: "100 ^ 13", met: 0 },
];

/// What comes of a question.
#[derive(Debug, Clone, PartialEq)]
enum Answer {
    /// A value, with what JSON cannot show under the key `~`.
    Value(Data),
    /// No expression, or no template.
    Refused,
    /// No value.
    Failed,
    /// Text that is no Unicode.
    NoText,
}

/// Whether two values are the same, numbers as doubles, keys in order.
fn same(a: &Data, b: &Data) -> bool {
    near(a, b, 0)
}

/// The same, with numbers that are so many steps apart.
fn near(a: &Data, b: &Data, steps: i64) -> bool {
    match (a, b) {
        (Data::Number(a), Data::Number(b)) => {
            let bits = |number: &serde_json::Number| number.as_f64().map_or(0, |number| number.to_bits().cast_signed());
            bits(a).abs_diff(bits(b)) <= steps.unsigned_abs()
        }
        (Data::Array(a), Data::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| near(a, b, steps)),
        (Data::Object(a), Data::Object(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((x, a), (y, b))| x == y && near(a, b, steps))
        }
        _ => a == b,
    }
}

fn is_power(question: &str, theirs: &Answer, ours: &Answer) -> bool {
    let power = question.contains('^') || question.contains("exp(");
    match (theirs, ours) {
        (Answer::Value(theirs), Answer::Value(ours)) => power && near(theirs, ours, 4),
        _ => false,
    }
}

fn agree(theirs: &Answer, ours: &Answer) -> bool {
    match (theirs, ours) {
        (Answer::Value(theirs), Answer::Value(ours)) => same(theirs, ours),
        _ => theirs == ours,
    }
}

/// The folder with the packages, if they are there and `node` is.
fn reference() -> Option<PathBuf> {
    let folder = env::var_os("CARDWRIGHT_REFERENCE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/reference"), PathBuf::from)
        .join("node_modules");
    let packages = ["adaptive-expressions", "adaptivecards-templating"];
    let node = || Command::new("node").arg("--version").output().is_ok_and(|output| output.status.success());
    let there = packages.iter().all(|package| folder.join(package).is_dir()) && node();
    if !there {
        println!("node and the packages {packages:?} are not there: nothing is compared with the reference itself");
    }
    there.then_some(folder)
}

/// What the reference answers to questions, in order.
fn ask(folder: &Path, questions: Vec<Data>) -> Vec<Answer> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/answer.js");
    let mut node = Command::new("node")
        .args(["--stack-size=4000".as_ref(), script.as_os_str()])
        .env("NODE_PATH", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = node.stdin.take().unwrap();
    let count = questions.len();
    let asking = thread::spawn(move || {
        for question in questions {
            writeln!(input, "{question}").unwrap();
        }
    });
    let lines = BufReader::new(node.stdout.take().unwrap()).lines();
    let answers: Vec<_> = lines.map(|line| read(&line.unwrap())).collect();
    asking.join().unwrap();
    assert!(node.wait().unwrap().success() && answers.len() == count, "the reference answers each question");
    answers
}

fn read(line: &str) -> Answer {
    let Ok(answer) = serde_json::from_str::<Data>(line) else { return Answer::NoText };
    match (answer.get("value"), answer["error"].as_str()) {
        (Some(value), _) => Answer::Value(value.clone()),
        (None, Some("parse")) => Answer::Refused,
        _ => Answer::Failed,
    }
}

/// Chance that is the same in every run, unless `CARDWRIGHT_SEED` asks for another.
fn random(name: &str) -> Random {
    Random::of(&format!("{name}{}", env::var("CARDWRIGHT_SEED").unwrap_or_default()))
}

fn environment() -> Environment {
    Environment { now: 1_596_240_740_000, ..Environment::default() }
}

/// A value as the reference's answers have it.
fn tagged(value: &Value<'_>) -> Data {
    let tag = |name: String| json!({ "~": name });
    match value {
        Value::Undefined => tag("undefined".to_owned()),
        Value::Null => Data::Null,
        Value::Bool(value) => Data::Bool(*value),
        Value::Number(number) if number.is_nan() => tag("nan".to_owned()),
        Value::Number(number) if number.is_infinite() => tag(if *number > 0.0 { "+inf" } else { "-inf" }.to_owned()),
        Value::Number(number) if *number == 0.0 && number.is_sign_negative() => tag("-0".to_owned()),
        Value::Number(number) => json!(number),
        Value::Ticks(ticks) => tag(format!("big:{ticks}")),
        Value::Text(text) => Data::String(text.to_string()),
        Value::List(list) => list.iter().map(|item| tagged(&item)).collect(),
        Value::Object(object) => {
            Data::Object(object.fields().iter().map(|(key, value)| (key.to_string(), tagged(value))).collect())
        }
        Value::Bytes(bytes) => tag(bytes.iter().fold("bytes:".to_owned(), |text, byte| text + &format!("{byte:02x}"))),
    }
}

/// What an expression comes to here.
fn evaluated(text: &str, scope: &Data) -> Answer {
    let Ok(expression) = Expression::parse(text, Engine::JavaScript) else { return Answer::Refused };
    let memory = Memory::new(7);
    let value = expression.evaluate(&Scope::new(Value::from(scope)), &environment(), &memory);
    value.map_or(Answer::Failed, |value| Answer::Value(tagged(&value)))
}

/// What a template comes to here.
fn expanded(template: &Data, data: &Data, host: &Data) -> Answer {
    let document = Document::parse(template.to_string()).unwrap();
    let template = Template::prepare(&document, Engine::JavaScript);
    let input = Input { data: Some(data), host: Some(host) };
    match template.expand(&input, Mode::Strict, &environment(), &Limits::default()) {
        Ok(expanded) => Answer::Value(expanded.document().root().to_json()),
        Err(failure) if failure.stage == Stage::Parse => Answer::Refused,
        Err(_) => Answer::Failed,
    }
}

/// What can be asked, and made smaller.
trait Question: Clone {
    fn text(&self) -> String;
    fn asked(&self) -> Data;
    fn ours(&self) -> Answer;
    fn smaller(&self) -> Vec<Self>;
}

/// How two answers compare.
#[derive(Debug, PartialEq, Eq)]
enum Comparison {
    Same,
    /// They differ as those of a class do.
    Explained(&'static str),
    Unexplained,
}

fn comparison(question: &str, theirs: &Answer, ours: &Answer) -> Comparison {
    if agree(theirs, ours) {
        return Comparison::Same;
    }
    let class = CLASSES.iter().find(|class| (class.is)(question, theirs, ours));
    class.map_or(Comparison::Unexplained, |class| Comparison::Explained(class.name))
}

/// The smallest question found that still comes out otherwise, with what comes out.
fn smallest<Q: Question>(folder: &Path, mut question: Q) -> String {
    let mut answers = None;
    for _ in 0..60 {
        let mut smaller = question.smaller();
        smaller.sort_by_key(|smaller| smaller.text().len());
        smaller.retain(|smaller| smaller.text().len() < question.text().len());
        smaller.truncate(600);
        let theirs = ask(folder, smaller.iter().map(Q::asked).collect());
        let ours = smaller.iter().map(Q::ours);
        let mut tried = smaller.iter().zip(theirs.into_iter().zip(ours));
        let found = tried
            .find(|(smaller, (theirs, ours))| comparison(&smaller.text(), theirs, ours) == Comparison::Unexplained);
        let Some((found, both)) = found else { break };
        answers = Some(both);
        question = found.clone();
    }
    let (theirs, ours) =
        answers.unwrap_or_else(|| (ask(folder, vec![question.asked()]).pop().unwrap(), question.ours()));
    format!("{}\n    theirs {theirs:?}\n    ours   {ours:?}", question.text())
}

/// Compares all, and gives how often each class is met.
fn compare<Q: Question>(folder: &Path, questions: &[Q]) -> BTreeMap<&'static str, usize> {
    let theirs = ask(folder, questions.iter().map(Q::asked).collect());
    let mut classes: BTreeMap<&str, usize> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for (question, theirs) in questions.iter().zip(&theirs) {
        let ours = question.ours();
        let kind = match theirs {
            Answer::Value(_) | Answer::NoText => "values",
            Answer::Refused => "refused",
            Answer::Failed => "failed",
        };
        *kinds.entry(kind).or_default() += 1;
        match comparison(&question.text(), theirs, &ours) {
            Comparison::Same => {}
            Comparison::Explained(class) => *classes.entry(class).or_default() += 1,
            Comparison::Unexplained => unexplained.push(question),
        }
    }
    println!("{kinds:?}, different {classes:?}");
    let count = unexplained.len();
    let shown: Vec<_> =
        unexplained.into_iter().take(SHOWN).map(|question| smallest(folder, question.clone())).collect();
    assert!(count == 0, "{count} of {} come out otherwise:\n{}", questions.len(), shown.join("\n"));
    assert!(kinds["values"] * 2 > questions.len(), "most questions have a value: {kinds:?}");
    classes
}

#[test]
fn generated_expressions_come_to_the_same() {
    let Some(folder) = reference() else { return };
    let mut random = random("expressions");
    let questions: Vec<_> = (0..EXPRESSIONS).map(|_| grammar::Asked::new(&mut random)).collect();
    let classes = compare(&folder, &questions);
    for class in CLASSES {
        let shown = grammar::Asked::of(class.shown);
        let theirs = ask(&folder, vec![shown.asked()]).pop().unwrap();
        assert_eq!(comparison(class.shown, &theirs, &shown.ours()), Comparison::Explained(class.name));
        if env::var_os("CARDWRIGHT_SEED").is_none() {
            assert_eq!(classes.get(class.name).copied().unwrap_or_default(), class.met, "{}", class.name);
        }
    }
}

#[test]
fn generated_templates_come_to_the_same() {
    let Some(folder) = reference() else { return };
    let mut random = random("templates");
    let questions: Vec<_> = (0..TEMPLATES).map(|_| cards::Asked::new(&mut random)).collect();
    let classes = compare(&folder, &questions);
    assert!(classes.is_empty(), "no class is met in templates: {classes:?}");
}
