//! How long checking takes: a card of 28 KiB, the most that a webhook takes; all that happens at a key in the source view
//! (parse, outline, checks, preview), at 28 KiB and at a megabyte; and the whole corpus, where `CARDWRIGHT_CORPUS` names it.
//!
//! What counts is the slowest of a hundred, so each line gives the median and the 99th percentile. The official schema is
//! not part of the corpus: a ratio to a validator of it is left out, and the run says so.

#![expect(clippy::panic, clippy::print_stdout, reason = "a bench prints what it measures, and its cards are its own")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use cardwright::card::outline;
use cardwright::check::{Options, check};
use cardwright::json::Document;
use cardwright::preview::{self, lay_out};

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
    let mut took: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    took.sort_unstable();
    let at = |percent: usize| took.get(took.len() * percent / 100).copied().unwrap_or_default();
    println!("{name:<28} median {:>10.1?}   p99 {:>10.1?}", at(50), at(99));
}

/// All that is made of a text at each key.
fn key(text: &str) {
    let document = read(black_box(text));
    black_box(outline(&document));
    black_box(check(&document, &Options::default()));
    black_box(lay_out(&document, &preview::Options::new(80)));
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
    for (name, bytes, rounds) in [("28 KiB", 28 << 10, 1000), ("1 MiB", 1 << 20, 50)] {
        let text = card(bytes);
        let document = read(&text);
        measure(&format!("check, {name}"), rounds, || {
            black_box(check(black_box(&document), &Options::default()));
        });
        measure(&format!("key in the source, {name}"), rounds, || key(&text));
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
