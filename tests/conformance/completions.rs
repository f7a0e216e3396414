//! Completion: at every place of a card, whole or cut off there, something or nothing is offered and nothing panics; what is
//! taken into a well-formed card leaves it well-formed.

use cardwright::card::complete::{self, For, complete, help};
use cardwright::json::Document;
use cardwright::json::cursor::Cursor;
use cardwright::json::token::tokens;

use super::corpus::{Case, cases, fixtures};
use super::random::Random;

/// Files up to this size are looked at in every place.
const SMALL: usize = 400;

/// Places looked at in a larger file.
const PLACES: usize = 8;

/// The offsets of a text to look at.
fn places(case: &Case, text: &str) -> Vec<usize> {
    let every: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
    if text.len() <= SMALL {
        return every;
    }
    let mut random = Random::of(&case.path);
    (0..PLACES).filter_map(|_| every.get(random.below(every.len())).copied()).collect()
}

fn look(case: &Case) {
    let Ok(text) = std::str::from_utf8(&case.bytes) else { return };
    let known = tokens(text);
    let is_whole = Document::parse(text).is_ok();
    let mut random = Random::of(&case.path);
    for at in places(case, text) {
        let prefix = &text[..at];
        let cut = Cursor::new(prefix, at);
        let _ = (complete(&cut, For::default()), help(&cut, For::default()), complete::reference(&cut));
        let cursor = Cursor::among(text, &known, at);
        let _ = help(&cursor, For::default());
        let found = complete(&cursor, For::default());
        if !is_whole || found.items.is_empty() {
            continue;
        }
        for item in [0, random.below(found.items.len())].map(|at| &found.items[at]) {
            let edit = found.edit(item);
            assert!(edit.text.is_char_boundary(edit.caret), "{} at {at}: {item:?}", case.path);
            let mut after = text.to_owned();
            after.replace_range(edit.span.start..edit.span.end, &edit.text);
            let parsed = Document::parse(after);
            assert!(parsed.is_ok(), "{} at {at}: taking `{}` breaks it: {parsed:?}", case.path, item.label);
        }
    }
}

#[test]
fn completions_keep_every_card_well_formed() {
    for case in cases().0.iter().chain(&fixtures()) {
        look(case);
    }
}
