//! How long checking takes, and a key in the source view: a card of 28 KiB, the most that a webhook takes, and one of a
//! megabyte; then the checks of the whole corpus, where `CARDWRIGHT_CORPUS` names it.
//!
//! A key is pressed in a workbench that has the source open, its caret inside a text in the middle of the card. What it
//! costs is all that happens between the key and the frame: the line that the caret is on, tokens, parse, outline, and of
//! a small card the checks and the preview too. Of a large card those two are worked out beside the input, and have lines
//! of their own, as has taking their answers and painting the frame. What a key is made of is measured by itself as well.
//!
//! What counts is the slowest of a hundred, so each line gives the median and the 99th percentile. The official schema is
//! not part of the corpus: a ratio to a validator of it is left out, and the run says so.

#![expect(clippy::panic, clippy::print_stdout, reason = "a bench prints what it measures, and its cards are its own")]

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cardwright::card::outline;
use cardwright::check::{Options, check};
use cardwright::json::{Change, Document, token};
use cardwright::preview::{self, lay_out};
use cardwright::store::session::Session;
use cardwright::tui::app::{Effect, Message, Model, Outcome, Start};
use cardwright::tui::command::KeyMap;
use cardwright::tui::screens::design::{self, SourceAction};
use cardwright::tui::terminal::Mouse;
use cardwright::tui::theme::{Base, Depth, Theme};
use cardwright::workbench::{Origin, Workspace};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// A card of about `bytes` bytes, of what alert cards are made of.
fn card(bytes: usize) -> String {
    let part = r#"
    {"type": "TextBlock", "text": "Deploy of api-gateway finished", "size": "Large", "weight": "Bolder", "wrap": true},
    {"type": "ColumnSet", "spacing": "Medium", "columns": [
      {"type": "Column", "width": "auto", "items": [{"type": "Image", "url": "https://example.com/jo.png", "altText": "Jo Park", "size": "Small", "style": "Person"}]},
      {"type": "Column", "width": "stretch", "items": [
        {"type": "TextBlock", "text": "Jo Park", "weight": "Bolder"},
        {"type": "TextBlock", "text": "started it two hours ago, and it ran for nine minutes", "isSubtle": true, "spacing": "None", "wrap": true}]}]},
    {"type": "FactSet", "separator": true, "facts": [
      {"title": "Environment", "value": "production"}, {"title": "Duration", "value": "6 min 12 s"},
      {"title": "Changes", "value": "14 commits by three people"}, {"title": "Owner", "value": "platform_team"}]},
    {"type": "Container", "style": "warning", "items": [
      {"type": "TextBlock", "text": "It has been stable since then. Watch the memory of the gateway today, and tell the others.", "wrap": true}]},
    {"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "Open build", "url": "https://example.com/build"}]}"#;
    let parts = vec![part; (bytes / part.len()).max(1)].join(",");
    format!(r#"{{"type": "AdaptiveCard", "version": "1.5", "body": [{parts}]}}"#)
}

fn read(text: &str) -> Document {
    Document::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Runs something so often, and prints what it took.
fn measure(name: &str, rounds: usize, mut run: impl FnMut()) {
    for _ in 0..rounds / 10 {
        run();
    }
    let took = (0..rounds).map(|_| timed(&mut run).0).collect();
    print(name, took);
}

/// How long something takes, and what it gives.
fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = run();
    (start.elapsed(), made)
}

fn print(name: &str, mut took: Vec<Duration>) {
    took.sort_unstable();
    let at = |percent: usize| took.get(took.len() * percent / 100).copied().unwrap_or_default();
    println!("{name:<34} median {:>10.1?}   p99 {:>10.1?}", at(50), at(99));
}

/// The text that the caret is put into.
const TEXT: &str = "started it two hours ago";

/// A workbench that has the source of a card open, the caret in a text in the middle.
fn workbench(text: &str) -> Model {
    let origin = Origin::Untitled("card".to_owned());
    let mut model = Model::new(Start {
        workspace: Workspace::open(origin, text, None),
        session: Session::default(),
        theme: Theme::new(Base::Dark, Depth::True),
        ground_fixed: true,
        keys: KeyMap::default(),
        size: (160, 50),
        mouse: Mouse::Captured,
        notice: None,
    });
    let before = text.get(..text.len() / 2).unwrap_or_default();
    let row = before.rfind(TEXT).map_or(0, |at| before[..at].matches('\n').count());
    let column = text.lines().nth(row).and_then(|line| line.find(TEXT)).unwrap_or_default();
    let at_line = design::Message::Source(SourceAction::GoToLine(row + 1));
    for message in [Message::Design(design::Message::ToggleSource), Message::Design(at_line)] {
        let _ = model.update(message);
    }
    let steps = std::iter::once(KeyCode::Home).chain(std::iter::repeat_n(KeyCode::Right, column));
    for key in steps {
        let _ = model.update(Message::Key(KeyEvent::from(key)));
    }
    model
}

/// What a key costs in the workbench, and what it has worked out elsewhere.
fn keys(name: &str, text: &str, rounds: usize) {
    let mut model = workbench(text);
    let mut terminal = Terminal::new(TestBackend::new(160, 50)).unwrap_or_else(|error| panic!("{error}"));
    let [mut pressed, mut painted, mut checked, mut laid_out, mut taken] = [const { Vec::new() }; 5];
    for round in 0..rounds {
        let key = if round % 2 == 0 { KeyCode::Char('x') } else { KeyCode::Backspace };
        let (took, effects) = timed(|| model.update(Message::Key(KeyEvent::from(key))));
        pressed.push(took);
        let work = &mut model.shared.workspace;
        assert!(work.broken().is_none() && work.take_records().len() == 1, "the key went astray");
        painted.push(timed(|| terminal.draw(|frame| drop(model.view(frame)))).0);
        for effect in effects {
            let outcome = match effect {
                Effect::Analyse(question) => {
                    let (took, answer) = timed(|| question.answer());
                    checked.push(took);
                    Outcome::Analysed(question, Some(answer))
                }
                Effect::LayOut(drawing) => {
                    let (took, scene) = timed(|| Arc::new(drawing.answer()));
                    laid_out.push(took);
                    Outcome::LaidOut(drawing, Some(scene))
                }
                _ => continue,
            };
            taken.push(timed(|| drop(model.update(Message::Done(outcome)))).0);
        }
    }
    print(&format!("key in the source, {name}"), pressed);
    print(&format!("  its frame, {name}"), painted);
    for (what, took) in [("checks beside it", checked), ("layout beside it", laid_out), ("taking an answer", taken)] {
        if !took.is_empty() {
            print(&format!("  {what}, {name}"), took);
        }
    }
}

/// What a key is made of, each by itself.
fn parts(name: &str, text: &str, document: &Document, rounds: usize) {
    let at = text.get(..text.len() / 2).and_then(|before| before.rfind(TEXT)).unwrap_or_default();
    let change = Change::replace(text, at, at, "x");
    let typed = change.apply(text).unwrap_or_else(|error| panic!("{error}"));
    let tokens = token::tokens(text);
    let took = (0..rounds).map(|_| {
        let before = tokens.clone();
        timed(|| black_box(token::tokens_after(black_box(&change), before, text, &typed))).0
    });
    print(&format!("  tokens around a key, {name}"), took.collect());
    measure(&format!("  parse, {name}"), rounds, || drop(black_box(read(black_box(text)))));
    measure(&format!("  outline, {name}"), rounds, || drop(black_box(outline(black_box(document)))));
    measure(&format!("  layout, {name}"), rounds, || drop(black_box(lay_out(document, &preview::Options::new(80)))));
}

/// Every file of a folder that is JSON, read.
fn documents(folder: &Path, into: &mut Vec<Document>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            documents(&path, into);
        } else if path.extension().is_some_and(|end| end == "json") {
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            into.extend(Document::parse(text).ok());
        }
    }
}

fn main() {
    for (name, bytes, rounds) in [("28 KiB", 28 << 10, 1000), ("1 MiB", 1 << 20, 200)] {
        let text = card(bytes);
        let document = read(&text);
        measure(&format!("check, {name}"), rounds, || {
            black_box(check(black_box(&document), &Options::default()));
        });
        keys(name, &text, rounds);
        parts(name, &text, &document, rounds);
    }
    let Some(folder) = std::env::var_os("CARDWRIGHT_CORPUS") else {
        println!("CARDWRIGHT_CORPUS is not set: the corpus is left out");
        return;
    };
    let mut all = Vec::new();
    documents(&Path::new(&folder).join("cards"), &mut all);
    measure(&format!("check, {} files", all.len()), 20, || {
        for document in &all {
            black_box(check(document, &Options::default()));
        }
    });
    println!("the official schema is not in the corpus: a ratio to a validator of it is left out");
}
