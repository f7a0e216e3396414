//! Whatever is typed, outline, checks, preview, completion and help stay alive: random edits on every file, and every
//! prefix of some cards.

use cardwright::card::complete::{self, For, complete, help};
use cardwright::card::host::Host;
use cardwright::card::outline;
use cardwright::check::{Options, check, syntax};
use cardwright::json::cursor::Cursor;
use cardwright::json::{Change, Document, Fragment, Kind, Value, edit};
use cardwright::preview::{self, lay_out};
use serde_json::json;

use super::corpus::{Case, Origin, cases, fixtures};
use super::random::Random;

/// Edits made on each file, one on top of the other.
const STEPS: usize = 5;

/// Everything that a workbench makes of a document at each key.
fn look(document: &Document, random: &mut Random) {
    let rows = outline(document);
    assert!(!rows.is_empty() || document.root().is_empty(), "a document with nothing in its outline");
    let host = Host::ALL.get(random.below(Host::ALL.len() + 1)).copied();
    for found in check(document, &Options::host(host)) {
        assert!(document.at(&found.pointer).is_some(), "{} points nowhere: {}", found.code, found.pointer);
        assert!(document.text().get(found.span.start..found.span.end).is_some(), "{}: a torn span", found.code);
    }
    let width = 1 + random.below(100);
    let scene = lay_out(document, &preview::Options::new(width));
    assert!(scene.regions.iter().all(|region| region.column + region.width <= width), "drawn beyond its width");
}

fn any_value<'d>(document: &'d Document, random: &mut Random) -> Value<'d> {
    let mut value = document.root();
    while !value.is_empty() && random.below(6) > 0 {
        let at = random.below(value.len());
        value = value.children().nth(at).unwrap_or(value);
    }
    document.at(&value.pointer()).unwrap_or(value)
}

fn any_fragment(random: &mut Random) -> Fragment {
    match random.below(8) {
        0 => json!(null).into(),
        1 => json!(-1.5e9).into(),
        2 => json!("${if(").into(),
        3 => json!("\u{202e}é\n\n**").into(),
        4 => json!([[], {}, "a", {"type": "TextBlock"}]).into(),
        5 => json!({"type": "Container", "items": [{"type": "ColumnSet", "columns": [{"width": "0px"}]}]}).into(),
        6 => json!({"type": 5, "@type": [], "fallback": {"fallback": {}}}).into(),
        _ => json!(true).into(),
    }
}

const KEYS: [&str; 12] = [
    "type",
    "version",
    "body",
    "items",
    "columns",
    "width",
    "text",
    "id",
    "fallback",
    "selectAction",
    "$when",
    "actions",
];

fn any_edit(document: &Document, random: &mut Random) -> Option<Change> {
    let value = any_value(document, random);
    let at = value.pointer();
    let made = match (random.below(3), value.kind()) {
        (0, _) => edit::remove(document, &at),
        (1, Kind::Object) => edit::set(document, &at, KEYS[random.below(KEYS.len())], &any_fragment(random)),
        (1, Kind::Array) => edit::insert(document, &at, random.below(value.len() + 1), &any_fragment(random)),
        _ => edit::replace(document, &at, &any_fragment(random)),
    };
    made.ok()
}

fn edit_and_take_back(case: &Case) {
    let Ok(mut document) = Document::parse(case.text()) else { return };
    let mut random = Random::of(&case.path);
    let mut changes = Vec::new();
    for _ in 0..STEPS {
        let Some(change) = any_edit(&document, &mut random) else { continue };
        let text = change.apply(document.text()).unwrap_or_else(|error| panic!("{}: {error}", case.path));
        document = Document::parse(text).unwrap_or_else(|error| panic!("{}: {error}", case.path));
        look(&document, &mut random);
        changes.push(change);
    }
    let back = changes.iter().rev().try_fold(document.text().to_owned(), |text, change| change.inverse().apply(&text));
    assert_eq!(back.as_deref(), Ok(case.text()), "{}: undo to the start gives another text", case.path);
}

#[test]
fn random_edits_never_stop_outline_checks_or_preview() {
    cases().0.iter().chain(&fixtures()).for_each(edit_and_take_back);
}

/// What is offered and explained where a text is being typed fits that text.
fn offer(case: &Case, typed: &str, random: &mut Random) -> usize {
    let host = Host::ALL.get(random.below(Host::ALL.len() + 1)).copied();
    let made_for = For { host, version: None };
    let cursor = Cursor::new(typed, typed.len());
    let name = || format!("{} at {}", case.path, typed.len());
    if let Some(help) = help(&cursor, made_for) {
        assert!(typed.get(help.span.start..help.span.end).is_some() && !help.title.is_empty(), "{}: {help:?}", name());
    }
    if let Some(id) = complete::reference(&cursor) {
        assert!(!id.is_empty(), "{}: nothing is referred to", name());
    }
    let found = complete(&cursor, made_for);
    // All write at the same place, but not the same: the first and any other.
    let picks = [0, random.below(found.items.len().max(1))];
    for item in picks.into_iter().filter_map(|at| found.items.get(at)) {
        let edit = found.edit(item);
        assert!(typed.get(edit.span.start..edit.span.end).is_some(), "{}: {edit:?} is torn", name());
        assert!(edit.text.is_char_boundary(edit.caret), "{}: {edit:?} has no such caret", name());
    }
    found.items.len()
}

/// How much of a typed text was read and completed.
#[derive(Debug, Default, Clone, Copy)]
struct Typed {
    /// Prefixes that are JSON.
    read: usize,
    /// Prefixes behind which something is offered.
    offered: usize,
}

/// At every prefix a text is read, or the error that keeps it from being read is told; what can be written there is offered;
/// and what was read last is still checked and drawn.
fn type_it(case: &Case) -> Typed {
    let mut random = Random::of(&case.path);
    let mut good: Option<Document> = None;
    let mut typed = Typed::default();
    for (end, _) in case.text().char_indices().chain([(case.text().len(), ' ')]) {
        let text = &case.text()[..end];
        typed.offered += usize::from(offer(case, text, &mut random) > 0);
        match Document::parse(text) {
            Ok(document) => {
                typed.read += 1;
                look(&document, &mut random);
                good = Some(document);
            }
            Err(error) => {
                let told = syntax(&error);
                assert!(error.offset <= end && told.span.start <= end, "{} at {end}: {error}", case.path);
                assert!(told.message.ends_with('.') && told.position.line > 0, "{} at {end}", case.path);
                if end % 500 == 0
                    && let Some(document) = &good
                {
                    look(document, &mut random);
                }
            }
        }
    }
    typed
}

fn type_all<'c>(cases: impl Iterator<Item = &'c Case>) -> Typed {
    let sum = |sum: Typed, typed: Typed| Typed { read: sum.read + typed.read, offered: sum.offered + typed.offered };
    cases.map(type_it).fold(Typed::default(), sum)
}

/// Whether a file is short enough to be typed key by key.
fn is_short(case: &Case, most: usize) -> bool {
    case.bytes.len() < most && std::str::from_utf8(&case.bytes).is_ok()
}

#[test]
fn half_typed_cards_are_told_about_at_every_key() {
    let typed = type_all(fixtures().iter().filter(|case| is_short(case, 12_000)));
    assert!(typed.read > 10 && typed.offered > 1000, "hardly any of it was read or completed: {typed:?}");
}

/// One short file in so many is typed.
const EVERY: usize = 12;

#[test]
fn half_typed_cards_of_others_are_told_about_at_every_key() {
    let (cases, origin) = cases();
    if origin == Origin::Fixtures {
        println!("cards of others are those of the corpus: they are left out");
        return;
    }
    let some: Vec<&Case> = cases.iter().filter(|case| is_short(case, 1500)).step_by(EVERY).collect();
    let typed = type_all(some.iter().copied());
    println!("{} cards typed key by key: {typed:?}", some.len());
    assert!(some.len() > 20 && typed.read >= some.len() && typed.offered > 1000, "hardly any: {typed:?}");
}
