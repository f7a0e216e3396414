//! Regular expressions of JavaScript, without its `u` flag: they match UTF-16 units.
//!
//! A matcher of our own, because it has to be exact about units, flags and what Annex B of ECMAScript forgives, and because
//! it has to stop: every step is counted, and so is what is kept to go back to. `portable` tells the patterns that `isMatch`
//! takes from those that it refuses.

mod compile;
mod matching;
mod parse;
mod portable;

pub(super) use portable::fault as common_fault;

use compile::Program;

/// Why a pattern was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuch;

/// What a pattern matched: the bounds of the match and of its groups, in UTF-16 units.
pub(super) type Groups = Vec<Option<(usize, usize)>>;

/// A pattern that was read.
#[derive(Debug)]
pub(super) struct Regex {
    program: Program,
}

/// The flags of a pattern.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flags {
    pub(super) ignore_case: bool,
    pub(super) multiline: bool,
    pub(super) dot_all: bool,
}

impl Regex {
    /// Reads a pattern.
    pub(super) fn new(pattern: &str, flags: Flags) -> Result<Self, String> {
        let units: Vec<u16> = pattern.encode_utf16().collect();
        let (node, groups, names) = parse::parse(&units)?;
        let program = compile::compile(&node, groups, names, flags)?;
        Ok(Self { program })
    }

    /// The first match from a place on; steps are taken from a budget.
    pub(super) fn find(&self, text: &[u16], from: usize, steps: &mut u64) -> Result<Option<Groups>, TooMuch> {
        for start in from..=text.len() {
            if let Some(groups) = matching::run(&self.program, text, start, steps)? {
                return Ok(Some(groups));
            }
        }
        Ok(None)
    }

    /// The number of a named group.
    pub(super) fn named(&self, name: &[u16]) -> Option<usize> {
        self.program.names.iter().find(|(known, _)| known == name).map(|(_, group)| *group)
    }

    /// Whether it has named groups.
    pub(super) fn has_names(&self) -> bool {
        !self.program.names.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<String> {
        let flags = Flags::default();
        let regex = Regex::new(pattern, flags).unwrap_or_else(|fault| panic!("{pattern}: {fault}"));
        let units: Vec<u16> = text.encode_utf16().collect();
        let groups = regex.find(&units, 0, &mut 1_000_000).unwrap()?;
        let shown =
            groups.iter().map(|group| group.map_or("-".to_owned(), |(a, b)| String::from_utf16_lossy(&units[a..b])));
        Some(shown.collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn patterns_match_as_in_javascript() {
        for (pattern, text, result) in [
            ("a+b", "xaab", Some("aab")),
            ("(a|ab)(c|bcd)(d*)", "abcd", Some("abcd|a|bcd|")),
            ("(z)((a+)?(b+)?(c))*", "zaacbbbcac", Some("zaacbbbcac|z|ac|a|-|c")),
            ("^a.c$", "a\nc", None),
            ("[^\\d\\s]+", "1 ab", Some("ab")),
            ("(a*)*", "b", Some("|-")),
            ("a{2,3}?", "aaaa", Some("aa")),
            ("a{,3}", "a{,3}", Some("a{,3}")),
            ("(?:x|y)\\1(z)", "yz", Some("yz|z")),
            ("(?=ab)a", "ab", Some("a")),
            ("(?<!a)b", "abcb", Some("b")),
            ("(?<=\\$)\\d+", "x$42", Some("42")),
            ("(?<n>a)\\k<n>", "aa", Some("aa|a")),
            ("\\bfoo\\B", "foob foo", Some("foo")),
            ("[]a]", "]", None),
            ("\\u0041\\x42\\cJ?", "AB", Some("AB")),
            ("]", "]", Some("]")),
            ("^.$", "😀", None),
        ] {
            assert_eq!(found(pattern, text).as_deref(), result, "{pattern}");
        }
        for pattern in ["(", "[", "*a", "a**", "a{2,1}", "[b-a]", "(?x)", "\\", "(?<a>)(?<a>)", ")", "a++"] {
            assert!(Regex::new(pattern, Flags::default()).is_err(), "{pattern}");
        }
    }

    #[test]
    fn a_hostile_pattern_stops() {
        let regex = Regex::new("(a+)+$", Flags::default()).unwrap();
        let text: Vec<u16> = "a".repeat(40).encode_utf16().chain([98]).collect();
        assert_eq!(regex.find(&text, 0, &mut 100_000), Err(TooMuch));
        assert!(Regex::new("((a{1000}){1000}){1000}", Flags::default()).is_err());
        assert!(Regex::new(&"(".repeat(100_000), Flags::default()).is_err());
    }
}
