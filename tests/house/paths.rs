//! The paths that a source names, with the groups of `use` written out and `crate`, `super` and `self` resolved.

use super::source::{Placed, Source, Token};

/// A path such as `std::fs::read`, and where it stands. A path inside the crate begins with `crate`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) line: usize,
    pub(crate) segments: Vec<String>,
}

impl Named {
    /// The path as one would write it.
    pub(crate) fn shown(&self) -> String {
        self.segments.join("::")
    }

    /// Whether the path is this one or leads below it; `use std::*` leads everywhere below `std`.
    pub(crate) fn reaches(&self, prefix: &[&str]) -> bool {
        let glob = self.segments.last().is_some_and(|last| last == "*");
        let own = &self.segments[..self.segments.len() - usize::from(glob)];
        let shared = own.len().min(prefix.len());
        let agree = own.iter().zip(prefix).all(|(a, b)| a == b);
        agree && (own.len() >= prefix.len() || (glob && shared > 0))
    }
}

/// All paths of a source.
pub(crate) fn paths(source: &Source) -> Vec<Named> {
    let tokens = &source.tokens;
    let module = source.module();
    let mut found = Vec::new();
    let mut i = 0;
    while let Some(Placed { line, inside, .. }) = tokens.get(i) {
        if !starts_path(tokens, i) {
            i += 1;
            continue;
        }
        let mut leaves = Vec::new();
        i = tree(tokens, i, &[], &mut leaves);
        let here: Vec<String> = module.iter().chain(inside).cloned().collect();
        found.extend(leaves.into_iter().map(|segments| Named { line: *line, segments: resolve(segments, &here) }));
    }
    found
}

fn mark(tokens: &[Placed], i: usize, wanted: char) -> bool {
    tokens.get(i).is_some_and(|placed| placed.token == Token::Mark(wanted))
}

fn word(tokens: &[Placed], i: usize) -> Option<&str> {
    match tokens.get(i).map(|placed| &placed.token) {
        Some(Token::Word(word)) => Some(word),
        _ => None,
    }
}

fn separator(tokens: &[Placed], i: usize) -> bool {
    mark(tokens, i, ':') && mark(tokens, i + 1, ':')
}

/// A word with `::` behind it, or a whole `use`, that does not continue a path.
fn starts_path(tokens: &[Placed], i: usize) -> bool {
    let Some(name) = word(tokens, i) else { return false };
    let continued = i >= 3 && separator(tokens, i - 2) && (word(tokens, i - 3).is_some_and(|before| before != "use"));
    let generic = i >= 3 && separator(tokens, i - 2) && mark(tokens, i - 3, '>');
    let used = i >= 1 && word(tokens, i - 1) == Some("use");
    !continued && !generic && name != "use" && (separator(tokens, i + 1) || used)
}

/// Adds the paths that begin at `i` below a prefix; answers with the offset behind them.
fn tree(tokens: &[Placed], mut i: usize, prefix: &[String], leaves: &mut Vec<Vec<String>>) -> usize {
    let mut path = prefix.to_vec();
    loop {
        if mark(tokens, i, '{') {
            i += 1;
            while i < tokens.len() && !mark(tokens, i, '}') {
                i = if mark(tokens, i, ',') { i + 1 } else { tree(tokens, i, &path, leaves) };
            }
            return i + 1;
        }
        match word(tokens, i) {
            Some("self") if !prefix.is_empty() => {}
            Some(name) => path.push(name.to_owned()),
            None if mark(tokens, i, '*') => path.push("*".to_owned()),
            None => break,
        }
        i += 1;
        if !separator(tokens, i) {
            if word(tokens, i) == Some("as") {
                i += 2;
            }
            break;
        }
        i += 2;
    }
    leaves.push(path);
    // Whatever is no path (a turbofish, a stray mark) is stepped over, so that a group always ends.
    if word(tokens, i).is_some() || mark(tokens, i, ',') || mark(tokens, i, '}') { i } else { i + 1 }
}

fn resolve(segments: Vec<String>, here: &[String]) -> Vec<String> {
    let mut base = here.to_vec();
    let mut rest = segments.into_iter().peekable();
    match rest.peek().map(String::as_str) {
        Some("crate" | "cardwright") => {
            rest.next();
            base.clear();
        }
        Some("super" | "self") => {}
        _ => return rest.collect(),
    }
    while let Some("super" | "self") = rest.peek().map(String::as_str) {
        if rest.next().as_deref() == Some("super") {
            base.pop();
        }
    }
    std::iter::once("crate".to_owned()).chain(base).chain(rest).collect()
}

#[cfg(test)]
fn shown(path: &str, text: &str) -> Vec<String> {
    paths(&Source::new(path, text)).iter().map(Named::shown).collect()
}

#[test]
fn groups_are_written_out() {
    let text = "use std::{fs, time::{Duration, Instant as Clock}, io::{self, Write}};\nuse crate::card::*;";
    assert_eq!(
        shown("json/a.rs", text),
        ["std::fs", "std::time::Duration", "std::time::Instant", "std::io", "std::io::Write", "crate::card::*"]
    );
}

#[test]
fn relative_paths_are_resolved() {
    assert_eq!(shown("card/edit/add.rs", "use super::super::Element;"), ["crate::card::Element"]);
    assert_eq!(shown("card/edit/mod.rs", "fn a() { super::super::tui::run() }"), ["crate::tui::run"]);
    assert_eq!(shown("card/mod.rs", "mod tests { use super::find; }"), ["crate::card::find"]);
    assert_eq!(
        shown("json/mod.rs", "fn a() { Vec::<u8>::new(); cardwright::cli::main() }"),
        ["Vec", "crate::cli::main"]
    );
}

#[test]
fn a_glob_reaches_what_is_below() {
    let named = |text: &str| paths(&Source::new("json/a.rs", text)).remove(0);
    assert!(named("use std::time::*;").reaches(&["std", "time", "Instant"]));
    assert!(named("use std::fs;").reaches(&["std", "fs"]));
    assert!(!named("use std::fmt::*;").reaches(&["std", "fs"]));
    assert!(!named("use std::time::Duration;").reaches(&["std", "time", "Instant"]));
}
