//! The words of an expression.

use super::scan::{End, Piece, Scanner};
use crate::expr::error::{ParseError, Stage};

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
    Name,
    /// Text between back-ticks, in pieces.
    Template(Vec<Piece>),
    /// A sign.
    Sign(&'static str),
    End,
}

const SIGNS: [&str; 28] = [
    "==", "!=", "<>", "&&", "||", "<=", ">=", "=>", "??", "+", "-", "!", "^", "*", "/", "%", "&", "<", ">", "(", ")",
    ".", "[", "]", "{", "}", ",", ":",
];

/// All words of a text, the last one its end.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, ParseError> {
    let mut scanner = Scanner::new(text);
    let mut tokens = Vec::with_capacity(text.len() / 3 + 2);
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let start = at;
        let Some(first) = rest.chars().next() else { break };
        let kind = match first {
            ' ' | '\t' | '\u{feff}' | '\u{a0}' | '\n' => {
                at += first.len_utf8();
                continue;
            }
            '\r' if rest.starts_with("\r\n") => {
                at += 2;
                continue;
            }
            '0'..='9' => {
                at += number(rest);
                Kind::Number
            }
            '\'' | '"' => {
                let what = "This text does not end.";
                let unended =
                    || ParseError::new(Stage::Syntax, start, text.len(), what).expecting(format!("`{first}`"));
                at = scanner.string(start).ok_or_else(unended)?;
                Kind::Text
            }
            '`' => {
                let (pieces, end) = scanner.pieces(start + 1);
                let End::Tick(tick) = end else {
                    let error = match end {
                        End::TooMuch => {
                            ParseError::new(Stage::Limit, start, text.len(), "This text is too tangled to be read.")
                        }
                        _ => ParseError::new(Stage::Syntax, start, text.len(), "This text does not end.")
                            .expecting("a back-tick"),
                    };
                    return Err(error);
                };
                at = tick + 1;
                Kind::Template(pieces)
            }
            _ => {
                let Some((kind, end)) = name_or_sign(&scanner, rest, start) else {
                    let end = start + first.len_utf8();
                    let message = match first {
                        '=' => "A single `=` means nothing here; `==` compares.".to_owned(),
                        '|' => "A single `|` means nothing here; `||` is or.".to_owned(),
                        _ => format!("`{first}` means nothing here."),
                    };
                    return Err(ParseError::new(Stage::Syntax, start, end, message));
                };
                at = end;
                kind
            }
        };
        tokens.push(Token { kind, start, end: at });
    }
    tokens.push(Token { kind: Kind::End, start: text.len(), end: text.len() });
    Ok(tokens)
}

/// The name or the sign that stands at an offset, and its end. The longer one wins; the sign, if they are as long.
pub(super) fn name_or_sign(scanner: &Scanner<'_>, rest: &str, start: usize) -> Option<(Kind, usize)> {
    let sign = SIGNS.iter().find(|sign| rest.starts_with(**sign)).copied();
    let sign = sign.or_else(|| rest.starts_with('?').then_some("?"));
    match (scanner.name(start), sign) {
        (Some(end), sign) if end - start > sign.map_or(0, str::len) => Some((Kind::Name, end)),
        (_, Some(sign)) => Some((Kind::Sign(sign), start + sign.len())),
        _ => None,
    }
}

/// How long the number is that a text begins with.
pub(super) fn number(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let fraction = text.get(whole..).and_then(|rest| rest.strip_prefix('.')).map_or(0, digits);
    if fraction > 0 { whole + 1 + fraction } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text)
            .unwrap()
            .iter()
            .map(|token| &text[token.start..token.end])
            .filter(|word| !word.is_empty())
            .collect()
    }

    #[test]
    fn the_longer_word_wins() {
        assert_eq!(words("5 %2"), ["5", "%2"]);
        assert_eq!(words("5 % 2"), ["5", "%", "2"]);
        assert_eq!(words("a??b?c:d"), ["a", "??", "b", "?", "c", ":", "d"]);
        assert_eq!(words("1.a 1.5 @@x"), ["1", ".", "a", "1.5", "@@x"]);
        assert_eq!(words("`a${b}`+'c'"), ["`a${b}`", "+", "'c'"]);
    }

    #[test]
    fn what_means_nothing_is_said_where_it_stands() {
        for (text, start) in [("a = b", 2), ("a.é", 2), ("'x", 0), ("`x", 0), ("a\rb", 1), ("a;", 1)] {
            assert_eq!(tokens(text).unwrap_err().span.start, start, "{text}");
        }
    }
}
