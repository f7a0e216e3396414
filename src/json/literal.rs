//! String literals, sign by sign: where what they say stands in what is written.

use super::print::unquote;

/// Where a sign of a string literal stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// In the text that the literal says.
    pub said: usize,
    /// In the literal as it is written, its opening quote counted.
    pub written: usize,
}

/// The places of the signs of a literal, in their order; the end, before the closing quote, is the last of them. An escape
/// is one sign, and so are two escapes that make one character.
pub fn signs(literal: &str) -> impl Iterator<Item = Sign> {
    let end = literal.len().saturating_sub(1).max(1);
    let inner = literal.get(1..end).unwrap_or_default();
    let mut next = Some(Sign { said: 0, written: 1 });
    std::iter::from_fn(move || {
        let here = next?;
        let rest = inner.get(here.written - 1..).unwrap_or_default();
        next = (!rest.is_empty()).then(|| {
            let (written, said) = first(rest);
            Sign { said: here.said + said, written: here.written + written }
        });
        Some(here)
    })
}

/// How long the first sign is as it is written, and in what it says.
fn first(rest: &str) -> (usize, usize) {
    let plain = rest.chars().next().map_or(0, char::len_utf8);
    if !rest.starts_with('\\') {
        return (plain, plain);
    }
    let unit = |at: usize| rest.get(at..at + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
    let length = match rest.chars().nth(1) {
        Some('u') => {
            let high = unit(2).is_some_and(|unit| (0xd800..0xdc00).contains(&unit));
            let low = || rest.get(6..8) == Some("\\u") && unit(8).is_some_and(|unit| (0xdc00..0xe000).contains(&unit));
            if high && low() { 12 } else { 6 }
        }
        escaped => 1 + escaped.map_or(0, char::len_utf8),
    };
    let escape = rest.get(..length).unwrap_or(rest);
    (escape.len(), unquote(&format!("\"{escape}\"")).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(literal: &str) -> Vec<(usize, usize)> {
        signs(literal).map(|sign| (sign.said, sign.written)).collect()
    }

    #[test]
    fn escapes_are_one_sign_each() {
        assert_eq!(places("\"\""), [(0, 1)]);
        assert_eq!(places("\"aé\""), [(0, 1), (1, 2), (3, 4)]);
        assert_eq!(places(r#""\n\/\u00e9x""#), [(0, 1), (1, 3), (2, 5), (4, 11), (5, 12)]);
        assert_eq!(places(r#""\ud83d\ude00!""#), [(0, 1), (4, 13), (5, 14)]);
    }

    #[test]
    fn half_a_pair_is_a_sign_of_its_own() {
        assert_eq!(places(r#""\ud83d\u0041""#), [(0, 1), (3, 7), (4, 13)]);
        assert_eq!(places(r#""\ud83d""#), [(0, 1), (3, 7)]);
    }

    #[test]
    fn what_is_no_literal_ends() {
        for text in ["", "\"", "\"\\\"", "\"\\u12\"", "\"\\u12é\""] {
            assert!(signs(text).count() < 6, "{text}");
        }
    }
}
