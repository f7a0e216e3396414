//! A room imports only the rooms below it.

use super::paths::paths;
use super::source::{ROOMS, Source};

fn height(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

/// The imports of a source that lead upward.
fn upward(source: &Source) -> Vec<String> {
    let Some(room) = source.room() else { return Vec::new() };
    let Some(own) = height(room) else {
        return vec![format!("{}: `{room}` is no room; tests/house/source.rs lists them", source.place(1))];
    };
    paths(source)
        .iter()
        .filter(|named| named.segments.first().is_some_and(|first| first == "crate"))
        .filter_map(|named| {
            let target = named.segments.get(1)?;
            let upward = height(target).is_some_and(|height| height > own);
            upward.then(|| format!("{}: `{room}` imports `{}`", source.place(named.line), named.shown()))
        })
        .collect()
}

#[test]
fn no_room_imports_a_room_above_it() {
    let found: Vec<String> = Source::all().iter().flat_map(upward).collect();
    assert!(found.is_empty(), "imports upward:\n{}", found.join("\n"));
}

#[test]
fn an_import_upward_is_found_in_every_spelling() {
    for text in [
        "use crate::tui::Model;",
        "use crate::{json::Document, tui};",
        "use cardwright::tui::Model;",
        "use super::super::tui::Model;",
        "fn a() { crate::tui::run() }",
        "mod b { use super::super::super::tui::Model; }",
        "pub use crate::tui as face;",
    ] {
        assert_eq!(upward(&Source::new("card/walk.rs", text)).len(), 1, "{text}");
    }
    let below = "use crate::json::Document; use super::Element; // crate::tui::run()\nconst A: &str = \"crate::tui\";";
    assert_eq!(upward(&Source::new("card/walk.rs", below)), Vec::<String>::new());
    assert_eq!(upward(&Source::new("main.rs", "fn main() { cardwright::cli::run() }")), Vec::<String>::new());
    assert_eq!(upward(&Source::new("helpers/mod.rs", "")).len(), 1);
}
