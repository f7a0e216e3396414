//! Tokens of a text, well-formed or not: what a source view colours.

use jsonc_parser::tokens::Token;
use jsonc_parser::{Scanner, ScannerOptions};

use super::{Change, Span};

/// What a stretch of source text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A key of an object.
    Key,
    /// A string that is a value.
    String,
    /// A number.
    Number,
    /// `true`, `false` or `null`.
    Literal,
    /// A bracket, a brace, a comma or a colon.
    Punctuation,
    /// A comment.
    Comment,
    /// What no JSON text may hold.
    Error,
}

/// Scanner options for what cardwright reads: JSON, with comments and trailing commas, and nothing looser.
pub(super) fn strict() -> ScannerOptions {
    ScannerOptions {
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

/// The blanks of JSON (RFC 8259, section 2).
pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// What no string may hold as it is (RFC 8259, section 7).
pub(super) const fn is_control(c: char) -> bool {
    c < ' '
}

/// A token in words, for messages.
pub(super) fn describe(token: &Token<'_>) -> String {
    match token {
        Token::OpenBrace => "`{`".to_owned(),
        Token::CloseBrace => "`}`".to_owned(),
        Token::OpenBracket => "`[`".to_owned(),
        Token::CloseBracket => "`]`".to_owned(),
        Token::Comma => "`,`".to_owned(),
        Token::Colon => "`:`".to_owned(),
        Token::String(_) => "a string".to_owned(),
        Token::Number(number) => format!("the number {number}"),
        Token::Boolean(value) => format!("`{value}`"),
        Token::Null => "`null`".to_owned(),
        Token::Word(word) => format!("the word `{}`", word.chars().take(40).collect::<String>()),
        Token::CommentLine(_) | Token::CommentBlock(_) => "a comment".to_owned(),
    }
}

/// The tokens of a text in order. A stretch that cannot be read becomes an [`TokenKind::Error`]: a string or a comment
/// without an end up to the end of its line, anything else up to the next blank or mark. Reading goes on behind it.
#[must_use]
pub fn tokens(text: &str) -> Vec<(Span, TokenKind)> {
    let mut found = Vec::new();
    scan(text, 0, &mut found, |_| false);
    found
}

/// The tokens of a text after a change, from those of the text before it: only what stands around the change is read.
#[must_use]
pub fn tokens_after(change: &Change, before: Vec<(Span, TokenKind)>, old: &str, text: &str) -> Vec<(Span, TokenKind)> {
    let splice = match change.splices() {
        [] => return before,
        [splice] => splice,
        _ => return tokens(text),
    };
    let (removed, added) = (splice.removed.len(), splice.inserted.len());
    // A comment without an end may have got one, however far behind it.
    let open = |(span, kind): &(Span, TokenKind)| {
        *kind == TokenKind::Error && old.get(span.start..).is_some_and(|rest| rest.starts_with("/*"))
    };
    // What is kept ends on a line before, and with a mark: what a string is depends on the colon behind it.
    let line = old.get(..splice.at).and_then(|head| head.rfind('\n')).unwrap_or(0);
    let mut kept = before.partition_point(|(span, _)| span.end <= line);
    while kept.checked_sub(1).and_then(|at| before.get(at)).is_some_and(|(_, kind)| *kind != TokenKind::Punctuation) {
        kept -= 1;
    }
    let (head, rest) = before.split_at(kept);
    if head.iter().any(open) {
        return tokens(text);
    }
    let mut found = head.to_vec();
    let mut same = None;
    let start = found.last().map_or(0, |(span, _)| span.end);
    // From a key behind the change on, everything is as it was.
    scan(text, start, &mut found, |at| {
        let Some(was) = at.checked_sub(splice.at + added).map(|behind| splice.at + removed + behind) else {
            return false;
        };
        let place = rest.partition_point(|(span, _)| span.start < was);
        same = rest
            .get(place..)
            .filter(|tail| tail.first().is_some_and(|(span, kind)| span.start == was && *kind == TokenKind::Key));
        same.is_some()
    });
    let moved = |at: usize| at + added - removed;
    found.extend(same.into_iter().flatten().map(|(span, kind)| (Span::new(moved(span.start), moved(span.end)), *kind)));
    found
}

/// Reads tokens from a place between two of them on, until `stop` says so of the place where one begins.
fn scan(text: &str, from: usize, found: &mut Vec<(Span, TokenKind)>, mut stop: impl FnMut(usize) -> bool) {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut base = from.max(mark);
    while base < text.len() {
        let rest = text.get(base..).unwrap_or_default();
        let mut scanner = Scanner::new(rest, &strict());
        let broken = loop {
            let before = scanner.token_end();
            let scanned = scanner.scan();
            push_foreign(found, text, Span::new(base + before, base + scanner.token_start()));
            match scanned {
                Ok(Some(_)) if stop(base + scanner.token_start()) => return,
                Ok(Some(token)) => {
                    let span = Span::new(base + scanner.token_start(), base + scanner.token_end());
                    let raw = text.get(span.start..span.end).unwrap_or_default();
                    match token {
                        // The quote that is missing on this line was found on another.
                        Token::String(_) if raw.contains('\n') => break Some(span.start),
                        Token::String(_) if raw.contains(is_control) => found.push((span, TokenKind::Error)),
                        token => push(found, span, &token),
                    }
                }
                Ok(None) => break None,
                Err(_) => break Some(base + scanner.token_start()),
            }
        };
        let Some(start) = broken else { break };
        let end = start + unreadable(text.get(start..).unwrap_or_default());
        found.push((Span::new(start, end), TokenKind::Error));
        base = end;
    }
}

/// How much of a text that cannot be read from its beginning is passed over.
fn unreadable(rest: &str) -> usize {
    let end = if rest.starts_with(['"', '/']) {
        rest.find('\n')
    } else {
        rest.find(|c: char| is_blank(c) || matches!(c, ',' | ':' | '[' | ']' | '{' | '}' | '"' | '/'))
    };
    end.unwrap_or(rest.len()).max(rest.chars().next().map_or(1, char::len_utf8))
}

/// What stands between two tokens and is no blank of JSON.
fn push_foreign(found: &mut Vec<(Span, TokenKind)>, text: &str, between: Span) {
    let skipped = text.get(between.start..between.end).unwrap_or_default();
    for (at, c) in skipped.char_indices().filter(|(_, c)| !is_blank(*c)) {
        let start = between.start + at;
        found.push((Span::new(start, start + c.len_utf8()), TokenKind::Error));
    }
}

fn push(found: &mut Vec<(Span, TokenKind)>, span: Span, token: &Token<'_>) {
    let kind = match token {
        Token::String(_) => TokenKind::String,
        Token::Number(_) => TokenKind::Number,
        Token::Boolean(_) | Token::Null => TokenKind::Literal,
        Token::CommentLine(_) | Token::CommentBlock(_) => TokenKind::Comment,
        Token::Word(_) => TokenKind::Error,
        Token::Colon => {
            // A string before a colon is a key, whatever stands around it.
            if let Some((_, kind @ TokenKind::String)) =
                found.iter_mut().rev().find(|(_, kind)| *kind != TokenKind::Comment)
            {
                *kind = TokenKind::Key;
            }
            TokenKind::Punctuation
        }
        _ => TokenKind::Punctuation,
    };
    found.push((span, kind));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig {
            cases: 2000,
            ..ProptestConfig::with_failure_persistence(FileFailurePersistence::SourceParallel("tests/regressions"))
        })]
        #[test]
        fn around_a_change_the_tokens_are_those_of_the_whole(
            old in prop::collection::vec(PIECE, 0..24),
            new in prop::collection::vec(PIECE, 0..4),
            at in any::<prop::sample::Index>(),
            end in any::<prop::sample::Index>(),
        ) {
            let old = old.concat();
            let places: Vec<usize> = old.char_indices().map(|(at, _)| at).chain([old.len()]).collect();
            let (one, other) = (at.index(places.len()), end.index(places.len()).min(at.index(places.len()) + 6));
            let (start, end) = (places[one.min(other)], places[one.max(other)]);
            let change = Change::replace(&old, start, end, new.concat());
            let text = change.apply(&old).unwrap();
            prop_assert_eq!(tokens_after(&change, tokens(&old), &old, &text), tokens(&text), "{:?} -> {:?}", old, text);
        }
    }

    const PIECE: &str = r#"\{|\}|\[|\]|,|:| |\n|\r|"a"|"b": |"|1|-|tru|true|/\*|\*/|//|/|é|\u{feff}|\n"k": "v","#;

    fn kinds(text: &str) -> Vec<(&str, TokenKind)> {
        tokens(text).into_iter().map(|(span, kind)| (&text[span.start..span.end], kind)).collect()
    }

    #[test]
    fn keys_and_values_differ() {
        use TokenKind::{Key, Literal, Punctuation, String};
        assert_eq!(
            kinds("{\"a\": \"b\", \"c\": true}")[1..8],
            [
                ("\"a\"", Key),
                (":", Punctuation),
                ("\"b\"", String),
                (",", Punctuation),
                ("\"c\"", Key),
                (":", Punctuation),
                ("true", Literal)
            ]
        );
    }

    #[test]
    fn a_broken_line_does_not_swallow_the_next() {
        let found = kinds("{\"a\": \"open\n\"b\": 1}");
        assert_eq!(found[3..5], [("\"open", TokenKind::Error), ("\"b\"", TokenKind::Key)]);
        assert_eq!(found[6], ("1", TokenKind::Number));
    }

    #[test]
    fn a_word_that_is_not_finished_does_not_swallow_what_follows() {
        use TokenKind::{Error, Key, Number, Punctuation};
        assert_eq!(
            kinds("{\"a\": tru, \"b\": 1}")[3..],
            [("tru", Error), (",", Punctuation), ("\"b\"", Key), (":", Punctuation), ("1", Number), ("}", Punctuation)]
        );
    }

    #[test]
    fn what_json_forbids_is_marked() {
        use TokenKind::{Error, Number, Punctuation};
        assert_eq!(
            kinds("[\u{a0}\"a\tb\",\u{c}1]\u{2003}"),
            [
                ("[", Punctuation),
                ("\u{a0}", Error),
                ("\"a\tb\"", Error),
                (",", Punctuation),
                ("\u{c}", Error),
                ("1", Number),
                ("]", Punctuation),
                ("\u{2003}", Error)
            ]
        );
    }
}
