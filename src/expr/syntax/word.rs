//! The words of an expression that may be half written, and the `${…}` around a place in a text.

use super::scan::Scanner;
use super::token::{Kind, name_or_sign, number};
use crate::json::Span;

/// A word of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// What it is.
    pub kind: WordKind,
    /// Where it stands, in bytes.
    pub span: Span,
}

/// What a word of an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    /// A name.
    Name,
    /// A number.
    Number,
    /// Text in quotes.
    Text {
        /// Whether the quote at its end is missing.
        is_open: bool,
    },
    /// A sign of the language.
    Sign(&'static str),
    /// What means nothing.
    Other,
}

/// The words of a text, whether or not it is an expression. A text without an end goes to the end of all.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut scanner = Scanner::new(text);
    let mut words = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let (kind, end) = match rest.as_bytes().first() {
            Some(b'0'..=b'9') => (WordKind::Number, start + number(rest)),
            Some(b'\'' | b'"') => match scanner.string(start) {
                Some(end) => (WordKind::Text { is_open: false }, end),
                None => (WordKind::Text { is_open: true }, text.len()),
            },
            _ => match name_or_sign(&scanner, rest, start) {
                Some((Kind::Sign(sign), end)) => (WordKind::Sign(sign), end),
                Some((_, end)) => (WordKind::Name, end),
                None => (WordKind::Other, start + first),
            },
        };
        if !rest.starts_with([' ', '\t', '\u{feff}', '\u{a0}', '\n', '\r']) {
            words.push(Word { kind, span: Span::new(start, end) });
        }
        start = end;
    }
    words
}

/// What stands between the braces of the `${…}` around a place in a text. One that is not finished ends where a brace
/// closes it all the same, where the line or another `${` begins, or with the text.
#[must_use]
pub fn expression_at(text: &str, place: usize) -> Option<Span> {
    let mut scanner = Scanner::new(text);
    let bytes = text.as_bytes();
    let mut at = 0;
    while at + 2 <= place.min(text.len()) {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b'\\'), Some(b'`' | b'$')) => at += 2,
            (Some(b'$'), Some(b'{')) => {
                let start = at + 2;
                let end = scanner.expression(at).map_or_else(|| loose_end(text, start, &mut scanner), |end| end - 1);
                if place <= end {
                    return Some(Span::new(start, end));
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    None
}

/// Where that ends which begins behind a `${` and is no expression yet.
fn loose_end(text: &str, start: usize, scanner: &mut Scanner<'_>) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (start, 0usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\r' | b'\n' | b'`' => return at,
            b'$' if bytes.get(at + 1) == Some(&b'{') => return at,
            b'{' => depth += 1,
            b'}' if depth == 0 => return at,
            b'}' => depth -= 1,
            b'\'' | b'"' => {
                // A quote whose pair stands in the next expression has none yet.
                let end = scanner.string(at).filter(|end| text.get(at..*end).is_some_and(|text| !text.contains("${")));
                at = end.unwrap_or(at + 1);
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is around the `|` in a text.
    fn around(marked: &str) -> Option<String> {
        let place = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        expression_at(&text, place).map(|span| text[span.start..span.end].to_owned())
    }

    #[test]
    fn the_expression_around_a_place_is_found() {
        for (marked, inside) in [
            ("a ${ n| } b", Some(" n ")),
            ("a ${|n}", Some("n")),
            ("a $|{n}", None),
            ("a ${n}|", None),
            (r"a \${n|}", None),
            ("${|}", Some("")),
            ("${'a}b|'} ${c}", Some("'a}b'")),
            ("${{a: 1}.|a}", Some("{a: 1}.a")),
            ("${ {a: b.|} }", Some(" {a: b.} ")),
            ("${a} ${b|}", Some("b")),
        ] {
            assert_eq!(around(marked).as_deref(), inside, "{marked}");
        }
    }

    #[test]
    fn what_is_not_finished_ends_somewhere() {
        for (marked, inside) in [
            ("${user.|", Some("user.")),
            ("${user.| and ${title}", Some("user. and ")),
            ("${a('|} and ${b('x')}", Some("a('")),
            ("${a.| \nb}", Some("a. ")),
            ("${a ${b|}", Some("b")),
            ("${a['|", Some("a['")),
        ] {
            assert_eq!(around(marked).as_deref(), inside, "{marked}");
        }
    }

    #[test]
    fn words_are_read_whatever_they_are() {
        let kinds = |text: &str| words(text).iter().map(|word| word.kind).collect::<Vec<_>>();
        let open = WordKind::Text { is_open: true };
        assert_eq!(kinds("$a.b['x"), [WordKind::Name, WordKind::Sign("."), WordKind::Name, WordKind::Sign("["), open]);
        assert_eq!(kinds("é ; 1.5"), [WordKind::Other, WordKind::Other, WordKind::Number]);
        let hostile = "${'".repeat(20_000);
        assert!(expression_at(&hostile, hostile.len()).is_some() && !words(&hostile).is_empty());
    }
}
