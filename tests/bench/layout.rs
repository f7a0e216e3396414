//! How long it takes to lay out cards: 28 KiB, the most that a webhook takes, and a megabyte, to see that time grows with
//! the size and not faster.

#![expect(clippy::panic, reason = "a card that is no JSON is a mistake in this file")]

use std::hint::black_box;

use cardwright::json::Document;
use cardwright::preview::{Options, lay_out};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// A card of about `bytes` bytes, of what alert cards are made of.
fn card(bytes: usize) -> Document {
    let part = r#"
    {"type": "TextBlock", "text": "Deploy of api-gateway finished", "size": "Large", "weight": "Bolder", "wrap": true},
    {"type": "TextBlock", "text": "Version **4.2.1** went to production, see the [notes](https://example.com/notes) for what changed and who was asked before.", "wrap": true, "isSubtle": true},
    {"type": "ColumnSet", "spacing": "Medium", "columns": [
      {"type": "Column", "width": "auto", "items": [{"type": "Image", "url": "https://example.com/jo.png", "altText": "Jo Park", "size": "Small", "style": "Person"}]},
      {"type": "Column", "width": "stretch", "items": [
        {"type": "TextBlock", "text": "Jo Park", "weight": "Bolder"},
        {"type": "TextBlock", "text": "started it two hours ago, and it ran for nine minutes", "isSubtle": true, "spacing": "None", "wrap": true}]}]},
    {"type": "FactSet", "separator": true, "facts": [
      {"title": "Environment", "value": "production"}, {"title": "Duration", "value": "6 min 12 s"},
      {"title": "Changes", "value": "14 commits by three people"}, {"title": "Owner", "value": "platform_team"}]},
    {"type": "Container", "style": "warning", "items": [
      {"type": "TextBlock", "text": "One pod restarted", "color": "Attention"},
      {"type": "TextBlock", "text": "It has been stable since then. Watch the memory of the gateway today, and tell the others what you see.", "wrap": true}]},
    {"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "Open build", "url": "https://example.com/build"}, {"type": "Action.Submit", "title": "Roll back", "style": "destructive"}]}"#;
    let parts = vec![part; (bytes / part.len()).max(1)].join(",");
    let text = format!(r#"{{"type": "AdaptiveCard", "version": "1.5", "body": [{parts}]}}"#);
    Document::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

fn layout(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout");
    for (name, bytes) in [("28 KiB", 28 << 10), ("256 KiB", 256 << 10), ("1 MiB", 1 << 20)] {
        let document = card(bytes);
        group.throughput(Throughput::Bytes(document.text().len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| lay_out(black_box(&document), &Options::new(80))));
    }
    group.finish();
}

criterion_group!(benches, layout);
criterion_main!(benches);
