//! What a room never touches: a pure room no files, sockets, environment, clock or runtime; any other what ARCHITECTURE
//! keeps out of it.

use super::paths::{Named, paths};
use super::source::Source;

/// The rooms of which the same input always gives the same output.
const PURE: [&str; 8] = ["json", "expr", "card", "template", "teams", "check", "convert", "preview"];

const IMPURE: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "net"],
    &["std", "env"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
    &["std", "io", "stdin"],
    &["std", "io", "stdout"],
    &["std", "io", "stderr"],
    &["tokio"],
    &["tokio_util"],
    &["reqwest"],
    &["axum"],
    &["rusqlite"],
    &["directories"],
    &["tempfile"],
    &["crossterm"],
    &["ratatui"],
    &["clap"],
];

/// Types that tell the time by `now`.
const CLOCKS: [&str; 4] = ["Instant", "SystemTime", "Timestamp", "Zoned"];

const SCREEN: &[&[&str]] = &[&["ratatui"], &["crossterm"], &["edtui"], &["ratatui_textarea"]];

/// What each room that is not pure leaves to others.
const LEFT_TO_OTHERS: &[(&str, &[&[&str]])] = &[
    ("store", &[&["reqwest"], &["axum"], &["ratatui"], &["crossterm"], &["clap"]]),
    ("deliver", SCREEN),
    ("sandbox", SCREEN),
    ("connector", SCREEN),
    ("workbench", &[&["ratatui"], &["crossterm"], &["edtui"], &["ratatui_textarea"], &["clap"]]),
    ("tui", &[&["reqwest"], &["axum"], &["rusqlite"], &["std", "net"], &["clap"]]),
];

fn reads_a_clock(named: &Named) -> bool {
    named.segments.windows(2).any(|pair| CLOCKS.contains(&pair[0].as_str()) && pair[1] == "now")
}

/// The paths of a source that its room must not name.
fn forbidden(source: &Source) -> Vec<String> {
    let Some(room) = source.room() else { return Vec::new() };
    // What a room's own tests set up beside it (a silent server, a clock) is not the room's.
    if source.path.ends_with("/tests.rs") && !PURE.contains(&room) {
        return Vec::new();
    }
    let pure = PURE.contains(&room);
    let kept_out = if pure {
        IMPURE
    } else {
        LEFT_TO_OTHERS.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, paths)| paths)
    };
    paths(source)
        .iter()
        .filter(|named| kept_out.iter().any(|path| named.reaches(path)) || (pure && reads_a_clock(named)))
        .map(|named| format!("{}: `{room}` names `{}`", source.place(named.line), named.shown()))
        .collect()
}

#[test]
fn no_room_touches_what_it_must_not() {
    let found: Vec<String> = Source::all().iter().flat_map(forbidden).collect();
    assert!(found.is_empty(), "not in this room:\n{}", found.join("\n"));
}

#[test]
fn impurity_is_found_in_every_spelling() {
    for text in [
        "use std::fs;",
        "use std::{collections::HashMap, net::TcpStream};",
        "fn a() { std::env::var(\"HOME\"); }",
        "use std::time::{Duration, Instant};",
        "use std::time; fn a() { time::SystemTime::now(); }",
        "use jiff::Zoned; fn a() { Zoned::now(); }",
        "fn a() { jiff::Timestamp::now(); }",
        "use std::time::*;",
        "#[tokio::test] async fn a() {}",
    ] {
        assert_eq!(forbidden(&Source::new("preview/mod.rs", text)).len(), 1, "{text}");
    }
    let harmless = "use std::time::Duration; use std::fmt; use jiff::Timestamp; // std::fs\n";
    assert_eq!(forbidden(&Source::new("preview/mod.rs", harmless)), Vec::<String>::new());
    assert_eq!(forbidden(&Source::new("store/mod.rs", "use std::fs;")), Vec::<String>::new());
    assert_eq!(forbidden(&Source::new("workbench/mod.rs", "use ratatui::Frame;")).len(), 1);
    assert_eq!(forbidden(&Source::new("store/mod.rs", "use reqwest::Client;")).len(), 1);
}
