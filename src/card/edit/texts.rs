//! Finding and replacing in what a card says.
//!
//! Looked through are the properties that the catalogue calls texts or addresses; what names or identifies something (an
//! `id`, what points to one) only when it is asked for. Only the bytes of a match are replaced: how the rest of its text
//! is written, escapes included, stays.

use crate::card::catalogue::{ElementKind, ElementType, Group, ValueType};
use crate::card::element_type;
use crate::json::literal::{Sign, signs};
use crate::json::print::quote;
use crate::json::{Addresses, Change, Document, Kind, Pointer, Span, Value};

use super::{Edited, Refusal};

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The text.
    pub text: String,
    /// Whether capitals count.
    pub case: Case,
    /// Whether parts of words count.
    pub words: Words,
    /// Where to look.
    pub within: Within,
}

/// Whether capitals count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Case {
    /// They do not.
    #[default]
    Any,
    /// They do.
    Exact,
}

/// Whether parts of words count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Words {
    /// They do.
    #[default]
    Parts,
    /// Only whole words do.
    Whole,
}

/// Where to look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Within {
    /// In what the reader sees, and in addresses.
    #[default]
    Texts,
    /// Also in names and identifiers.
    Names,
    /// In the whole source, keys and punctuation included.
    Source,
}

/// One place where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The text in which it stands; in the source, what holds that place.
    pub pointer: Pointer,
    /// The bytes of the document.
    pub span: Span,
    /// The match with some of what stands around it, and where in that it begins and ends, in bytes.
    pub said: (String, Span),
}

/// How many signs before a match are kept for showing it.
const BEFORE: usize = 80;

/// How many signs of a match, and how many behind it, are kept for showing it.
const BEHIND: usize = 160;

/// Every place where a query matches, in the order of the document. Matches do not overlap.
#[must_use]
pub fn find(document: &Document, query: &Query) -> Vec<Found> {
    find_some(document, query, usize::MAX).found
}

/// Some of the places where a query matches, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// The first of them, in the order of the document.
    pub found: Vec<Found>,
    /// How many there are.
    pub count: usize,
    /// In how many texts; in the source, values.
    pub texts: usize,
}

/// As [`find`], with only so many of the matches; the others are counted.
#[must_use]
pub fn find_some(document: &Document, query: &Query, most: usize) -> Matches {
    let mut matches = Matches::default();
    if query.text.is_empty() {
        return matches;
    }
    let mut addresses = Addresses::default();
    if query.within == Within::Source {
        in_source(document, query, most, &mut addresses, &mut matches);
        return matches;
    }
    for value in document.values() {
        if value.kind() == Kind::String && is_looked_through(value, query.within) {
            in_string(value, query, most, &mut addresses, &mut matches);
        }
    }
    matches
}

/// Replaces matches, as one step.
///
/// # Errors
/// When there is no match.
pub fn replace(document: &Document, found: &[Found], query: &Query, with: &str) -> Result<Edited, Refusal> {
    let Some(first) = found.first() else { return Err(Refusal::NoMatch(query.text.clone())) };
    // In a string of the card the replacement is written as JSON writes it; in the source it is taken as it is.
    let quoted = quote(with);
    let inside = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
    let new = if query.within == Within::Source { with } else { inside };
    let text = document.text();
    let changes = found.iter().map(|found| Change::replace(text, found.span.start, found.span.end, new));
    let change = Change::together(changes).ok_or_else(|| Refusal::NoMatch(query.text.clone()))?;
    let shown = crate::card::text::label(&query.text, 20);
    let name = match found.len() {
        1 => format!("Replace `{shown}`"),
        count => format!("Replace `{shown}` {count} times"),
    };
    Ok(Edited { change, name, select: first.pointer.clone() })
}

/// How often a query matches a text.
#[must_use]
pub fn counts(text: &str, query: &Query) -> usize {
    if query.text.is_empty() { 0 } else { matches(text, query).len() }
}

/// Every place in one string value where a query matches.
pub(super) fn in_value(value: Value<'_>, query: &Query) -> Vec<Found> {
    let mut matches = Matches::default();
    in_string(value, query, usize::MAX, &mut Addresses::default(), &mut matches);
    matches.found
}

fn in_source(document: &Document, query: &Query, most: usize, addresses: &mut Addresses, into: &mut Matches) {
    let text = document.text();
    let spans = matches(text, query);
    into.count = spans.len();
    // Values and matches both stand in the order of the text: one walk along both finds what holds each match.
    let mut values = document.values().peekable();
    let mut here = document.root();
    let mut before = None;
    for span in spans {
        while let Some(next) = values.next_if(|next| next.entry_span().start <= span.start) {
            here = next;
        }
        while let Some(around) = here.parent().filter(|_| !here.entry_span().touches(span.start)) {
            here = around;
        }
        if before != Some(here) {
            into.texts += 1;
            before = Some(here);
        }
        if into.found.len() < most {
            let pointer = addresses.pointer(here);
            into.found.push(Found { pointer, span, said: around(text, span, Some('\n')) });
        }
    }
}

/// A match and what stands around it, up to a sign that ends it: a few words, however long the text is.
fn around(text: &str, span: Span, edge: Option<char>) -> (String, Span) {
    let before = text.get(..span.start).unwrap_or_default();
    let inner = |c: &char| Some(*c) != edge;
    let head: usize = before.chars().rev().take_while(inner).take(BEFORE).map(char::len_utf8).sum();
    let signs = |text: &str| -> usize { text.chars().take(BEHIND).map(char::len_utf8).sum() };
    let hit = text.get(span.start..span.end).map_or(0, signs);
    let behind = text.get(span.end..).unwrap_or_default();
    let tail: usize = behind.chars().take_while(inner).take(BEHIND).map(char::len_utf8).sum();
    let part = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
    let shown =
        [part(span.start - head, span.start), part(span.start, span.start + hit), part(span.end, span.end + tail)];
    (shown.concat(), Span::new(head, head + hit))
}

fn in_string(value: Value<'_>, query: &Query, most: usize, addresses: &mut Addresses, into: &mut Matches) {
    let Some(text) = value.as_str() else { return };
    let spans = matches(&text, query);
    if spans.is_empty() {
        return;
    }
    let (signs, base): (Vec<Sign>, usize) = (signs(value.raw()).collect(), value.span().start);
    let at = |offset: usize| {
        let sign = signs.get(signs.partition_point(|sign| sign.said < offset))?;
        (sign.said == offset).then_some(base + sign.written)
    };
    let before = into.count;
    let mut pointer = None;
    for span in spans {
        let (Some(start), Some(end)) = (at(span.start), at(span.end)) else { continue };
        into.count += 1;
        if into.found.len() < most {
            let pointer = pointer.get_or_insert_with(|| addresses.pointer(value)).clone();
            into.found.push(Found { pointer, span: Span::new(start, end), said: around(&text, span, None) });
        }
    }
    into.texts += usize::from(into.count > before);
}

/// Where a query matches a text, in bytes.
fn matches(text: &str, query: &Query) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before: Option<char> = None;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let whole = |length: usize| {
            let after = rest.get(length..).and_then(|tail| tail.chars().next());
            let edge = |outside: Option<char>, inside: Option<char>| {
                !(outside.is_some_and(in_word) && inside.is_some_and(in_word))
            };
            let inner = rest.get(..length).unwrap_or_default();
            edge(before, inner.chars().next()) && edge(after, inner.chars().next_back())
        };
        let length = begins(rest, query).filter(|length| query.words == Words::Parts || whole(*length));
        let step = length.unwrap_or_else(|| rest.chars().next().map_or(1, char::len_utf8));
        if length.is_some() {
            found.push(Span::new(at, at + step));
        }
        before = rest.get(..step).and_then(|passed| passed.chars().next_back());
        at += step;
    }
    found
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How many bytes of a text's beginning match.
fn begins(text: &str, query: &Query) -> Option<usize> {
    if query.case == Case::Exact {
        return text.starts_with(&query.text).then_some(query.text.len());
    }
    let mut wanted = query.text.chars().flat_map(char::to_lowercase).peekable();
    for (at, c) in text.char_indices() {
        for lower in c.to_lowercase() {
            if wanted.next() != Some(lower) {
                return None;
            }
        }
        if wanted.peek().is_none() {
            return Some(at + c.len_utf8());
        }
    }
    None
}

/// Whether a string is one of those in which to look.
fn is_looked_through(value: Value<'_>, within: Within) -> bool {
    let listed = value.parent().filter(|parent| parent.is_array());
    let holder = listed.unwrap_or(value);
    let Some(owner) = holder.parent() else { return false };
    let (Some(key), Some(ty)) = (holder.key(), element_type(owner)) else { return false };
    let Some(property) = ty.property(&key) else { return false };
    let text = if listed.is_some() { says_in_list(value, property.value) } else { says(property.value) };
    text && (within == Within::Names || !names(ty, property.name, property.group, value))
}

/// Whether a property of this kind holds text.
fn says(value: ValueType) -> bool {
    match value {
        ValueType::Text | ValueType::LongText | ValueType::Url => true,
        ValueType::Either(types) => types.iter().any(|ty| says(*ty)),
        _ => false,
    }
}

/// Whether a string in a list of this kind is text.
fn says_in_list(value: Value<'_>, list: ValueType) -> bool {
    match list {
        ValueType::Strings => true,
        ValueType::List(of) => says(*of),
        _ => list.takes_strings() && element_type(value).is_some(),
    }
}

/// Whether it names or identifies something instead of telling the reader anything.
fn names(ty: &ElementType, property: &str, group: Group, value: Value<'_>) -> bool {
    let bare = value.parent().filter(|parent| parent.is_array()).and_then(|_| element_type(value));
    let identifies = |name: &str| matches!(name, "id" | "key") || name.ends_with("Id") || name.ends_with("For");
    let reference =
        bare.is_some_and(|ty| ty.kind == ElementKind::Object && ty.labels.first().is_some_and(|l| identifies(l)));
    group == Group::Advanced
        || identifies(property)
        || reference
        || (ty.kind == ElementKind::Root && property == "version")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::edit::tests::at;

    const CARD: &str = r#"{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"A build \u00e9 \ud83d\ude00 \"Build\"","id":"build"},{"type":"RichTextBlock","inlines":["build",{"type":"TextRun","text":"rebuilds"}]},{"type":"FactSet","facts":[{"title":"Build","value":"x"}]}],"actions":[{"type":"Action.OpenUrl","title":"t","url":"https://x/build"},{"type":"Action.ToggleVisibility","targetElements":["build"]}]}"#;

    fn query(text: &str) -> Query {
        Query { text: text.to_owned(), case: Case::Any, words: Words::Parts, within: Within::Texts }
    }

    fn places_of(query: &Query) -> Vec<String> {
        let document = Document::parse(CARD).unwrap();
        find(&document, query).into_iter().map(|found| found.pointer.to_string()).collect()
    }

    #[test]
    fn texts_are_looked_through_and_names_only_when_asked() {
        assert_eq!(
            places_of(&query("build")),
            [
                "/body/0/text",
                "/body/0/text",
                "/body/1/inlines/0",
                "/body/1/inlines/1/text",
                "/body/2/facts/0/title",
                "/actions/0/url"
            ]
        );
        let names = places_of(&Query { within: Within::Names, ..query("build") });
        assert!(
            names.contains(&"/body/0/id".to_owned()) && names.contains(&"/actions/1/targetElements/0".to_owned()),
            "{names:?}"
        );
        assert!(places_of(&query("1.5")).is_empty() && places_of(&query("TextBlock")).is_empty());
    }

    #[test]
    fn capitals_and_words_count_when_they_are_to() {
        assert_eq!(places_of(&Query { case: Case::Exact, ..query("Build") }).len(), 2);
        assert_eq!(places_of(&Query { words: Words::Whole, ..query("build") }).len(), 5);
        assert_eq!(places_of(&query("É")).len(), 1);
        assert!(places_of(&query("")).is_empty());
    }

    #[test]
    fn only_the_match_is_replaced() {
        let document = Document::parse(CARD).unwrap();
        let query = Query { case: Case::Exact, ..query("Build") };
        let edited = replace(&document, &find(&document, &query), &query, "a \"b\"").unwrap();
        let after = edited.change.apply(CARD).unwrap();
        assert_eq!((edited.name.as_str(), edited.select), ("Replace `Build` 2 times", at("/body/0/text")));
        assert!(after.contains(r#""A build \u00e9 \ud83d\ude00 \"a \"b\"\"""#), "{after}");
        assert_eq!(edited.change.inverse().apply(&after).as_deref(), Ok(CARD));
        let signs = Query { text: "\u{e9} \u{1f600}".to_owned(), ..query };
        let edited = replace(&document, &find(&document, &signs), &signs, "-").unwrap();
        assert!(edited.change.apply(CARD).unwrap().contains(r#""A build - \"Build\"""#));
        assert_eq!(replace(&document, &[], &signs, "-"), Err(Refusal::NoMatch(signs.text.clone())));
    }

    #[test]
    fn the_source_is_text_too() {
        let document = Document::parse(CARD).unwrap();
        let query = Query { within: Within::Source, ..query("\"TextBlock\"") };
        let found = find(&document, &query);
        assert_eq!((found.len(), found[0].pointer.to_string().as_str()), (1, "/body/0/type"));
        let after = replace(&document, &found, &query, "\"Image\"").unwrap().change.apply(CARD).unwrap();
        assert!(after.contains(r#"{"type":"Image","text""#));
    }

    #[test]
    fn a_match_keeps_little_of_a_long_text() {
        let card = format!(r#"{{"type":"TextBlock","text":"{}"}}"#, "é e ".repeat(20_000));
        let document = Document::parse(card).unwrap();
        for within in [Within::Texts, Within::Source] {
            let found = find(&document, &Query { within, ..query("e ") });
            assert!(found.len() >= 20_000);
            for found in &found {
                let (said, span) = &found.said;
                assert!(said.len() < 1000 && said.get(span.start..span.end) == Some("e "), "{said}");
            }
        }
        let query = Query { within: Within::Source, ..query("b") };
        let lines = find(&Document::parse("[\n  \"abc\"\n]").unwrap(), &query);
        assert_eq!(lines.first().map(|found| found.said.clone()), Some(("  \"abc\"".to_owned(), Span::new(4, 5))));
    }

    #[test]
    fn only_some_of_very_many_are_kept_and_all_are_counted() {
        let card = format!(r#"{{"type":"TextBlock","text":"{}","a":["e","e"]}}"#, "e".repeat(100_000));
        let document = Document::parse(&*card).unwrap();
        for within in [Within::Texts, Within::Source] {
            let query = Query { within, ..query("e") };
            let some = find_some(&document, &query, 1000);
            let all = find(&document, &query);
            assert_eq!(some.found, all[..1000]);
            assert_eq!(some.count, all.len());
            let mut texts: Vec<&Pointer> = all.iter().map(|found| &found.pointer).collect();
            texts.dedup();
            assert_eq!(some.texts, texts.len());
            let after = replace(&document, &all, &query, "a").unwrap().change.apply(&card).unwrap();
            assert!(after.contains(&"a".repeat(100_000)));
        }
    }

    #[test]
    fn the_value_around_a_match_in_the_source_is_the_innermost() {
        let text = r#"{"a": [1, {"b": "1 1"}, 1], "1": {"c": [], "d": 1}} "#;
        let document = Document::parse(text).unwrap();
        for sign in ["1", " ", "{", "}", ",", "\"", "b"] {
            for found in find(&document, &Query { within: Within::Source, ..query(sign) }) {
                let innermost = document.innermost(found.span.start);
                // Where two values touch, either holds the place.
                let held = document.at(&found.pointer).unwrap();
                assert!(held.entry_span().touches(found.span.start) || held == document.root(), "{sign}: {found:?}");
                assert!(held == innermost || innermost.entry_span().end == found.span.start, "{sign}: {found:?}");
            }
        }
    }

    #[test]
    fn a_deep_document_is_looked_through() {
        let text = format!("{}{}", r#"{"type":"Container","items":["#.repeat(300), "]}".repeat(300));
        assert!(find(&Document::parse(text).unwrap(), &query("a")).is_empty());
    }
}
