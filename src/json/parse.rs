//! From text to tree. Tokens come from `jsonc-parser`'s scanner; the tree is built here without recursion, because that
//! crate's own tree is bounded far below [`MAX_DEPTH`] levels.

use jsonc_parser::Scanner;
use jsonc_parser::errors::ParseError;
use jsonc_parser::tokens::Token;

use super::tree::{NONE, Node, Tree};
use super::{Kind, LineIndex, Position, token};

/// How deep values may nest. Far above any card; low enough that a recursive walk fits every stack.
pub const MAX_DEPTH: usize = 1000;

/// Why a text is no JSON, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message} at {position}")]
pub struct SyntaxError {
    /// What is wrong, in a few words, without the place.
    pub message: String,
    /// Byte offset into the text.
    pub offset: usize,
    /// The same place for people.
    pub position: Position,
}

impl SyntaxError {
    /// Whether the text is not broken but nests deeper than is read.
    #[must_use]
    pub fn is_too_deep(&self) -> bool {
        self.message == too_deep()
    }
}

fn too_deep() -> String {
    format!("values nest deeper than {MAX_DEPTH} levels")
}

struct Builder<'t> {
    text: &'t str,
    base: usize,
    scanner: Scanner<'t>,
    tree: Tree,
    open: Vec<u32>,
}

/// What the grammar allows next inside the innermost open value.
#[derive(Clone, Copy, PartialEq)]
enum Expect {
    Value,
    FirstItemOrEnd,
    ItemOrEnd,
    FirstKeyOrEnd,
    KeyOrEnd,
    CommaOrEnd,
    Nothing,
}

pub(super) fn parse(text: &str) -> Result<Tree, SyntaxError> {
    let base = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if u32::try_from(text.len()).is_err() {
        return Err(fail(text, 0, "the text is larger than 4 GiB"));
    }
    let body = text.get(base..).unwrap_or_default();
    if body.trim().is_empty() {
        return Err(fail(text, base, "the text is empty: a JSON value was expected"));
    }
    let tree = Tree { nodes: Vec::with_capacity((text.len() / 32).min(1 << 16)), is_strict: base == 0 };
    Builder { text, base, scanner: Scanner::new(body, &token::strict()), tree, open: Vec::new() }.run()
}

/// A character that cannot be seen, for messages.
fn named(c: char) -> String {
    format!("the character U+{:04X}", u32::from(c))
}

fn fail(text: &str, offset: usize, message: impl Into<String>) -> SyntaxError {
    SyntaxError { message: message.into(), offset, position: LineIndex::new(text).position(text, offset) }
}

impl<'t> Builder<'t> {
    fn error(&self, message: impl Into<String>) -> SyntaxError {
        fail(self.text, self.base + self.scanner.token_start(), message)
    }

    fn scan(&mut self) -> Result<Option<Token<'t>>, SyntaxError> {
        loop {
            let before = self.scanner.token_end();
            let scanned = self.scanner.scan();
            self.expect_blanks(before)?;
            match scanned {
                Ok(Some(Token::CommentLine(_) | Token::CommentBlock(_))) => self.tree.is_strict = false,
                Ok(Some(token @ Token::String(_))) => {
                    self.expect_no_controls()?;
                    return Ok(Some(token));
                }
                Ok(found) => return Ok(found),
                Err(error) => return Err(self.scan_error(&error)),
            }
        }
    }

    /// The scanner skips more than JSON's four blanks.
    fn expect_blanks(&self, before: usize) -> Result<(), SyntaxError> {
        let start = self.base + before;
        let skipped = self.text.get(start..self.base + self.scanner.token_start()).unwrap_or_default();
        if skipped.is_empty() {
            return Ok(());
        }
        match skipped.char_indices().find(|(_, c)| !token::is_blank(*c)) {
            Some((at, c)) => {
                Err(fail(self.text, start + at, format!("{} is no blank of JSON; a plain space is", named(c))))
            }
            None => Ok(()),
        }
    }

    /// The scanner takes everything up to the closing quote.
    fn expect_no_controls(&self) -> Result<(), SyntaxError> {
        let start = self.base + self.scanner.token_start();
        let raw = self.text.get(start..self.base + self.scanner.token_end()).unwrap_or_default();
        // Strings are long and clean: all bytes at once are looked at faster than one after the other.
        if raw.bytes().fold(u8::MAX, u8::min) >= b' ' {
            return Ok(());
        }
        let Some((at, c)) = raw.char_indices().find(|(_, c)| token::is_control(*c)) else { return Ok(()) };
        let message = match c {
            '\n' | '\r' => {
                "the line ends inside a string: a quote is missing, or the line break has to be written `\\n`".into()
            }
            '\t' => "a tab inside a string has to be written `\\t`".into(),
            c => format!("{} inside a string has to be written `\\u{:04x}`", named(c), u32::from(c)),
        };
        Err(fail(self.text, start + at, message))
    }

    fn scan_error(&self, error: &ParseError) -> SyntaxError {
        let mut message = error.kind().to_string();
        if let Some(first) = message.get_mut(0..1) {
            first.make_ascii_lowercase();
        }
        fail(self.text, self.base + error.range().start, message)
    }

    fn run(mut self) -> Result<Tree, SyntaxError> {
        let mut expect = Expect::Value;
        while let Some(token) = self.scan()? {
            expect = self.step(expect, token)?;
        }
        if expect == Expect::Nothing {
            return Ok(self.tree);
        }
        let end = self.text.len();
        match self.open.last().and_then(|id| self.tree.nodes.get(*id as usize)) {
            Some(node) => {
                let opened = LineIndex::new(self.text).position(self.text, node.start as usize);
                let (noun, bracket) = if node.kind == Kind::Array { ("array", ']') } else { ("object", '}') };
                Err(fail(
                    self.text,
                    end,
                    format!("the text ends inside the {noun} opened at {opened}: `{bracket}` is missing"),
                ))
            }
            None => Err(fail(self.text, end, "there is no JSON value, only comments")),
        }
    }

    fn step(&mut self, expect: Expect, token: Token<'t>) -> Result<Expect, SyntaxError> {
        use Expect::{CommaOrEnd, FirstItemOrEnd, FirstKeyOrEnd, ItemOrEnd, KeyOrEnd, Nothing, Value};
        match (expect, token) {
            (Nothing, _) => Err(self.error("the text goes on after the JSON value")),
            (FirstItemOrEnd | ItemOrEnd | CommaOrEnd, Token::CloseBracket) if self.inside(Kind::Array) => {
                Ok(self.close(expect))
            }
            (FirstKeyOrEnd | KeyOrEnd | CommaOrEnd, Token::CloseBrace) if self.inside(Kind::Object) => {
                Ok(self.close(expect))
            }
            (CommaOrEnd, Token::Comma) => Ok(if self.inside(Kind::Array) { ItemOrEnd } else { KeyOrEnd }),
            (CommaOrEnd, _) => Err(self.error("`,` is missing before this")),
            (FirstKeyOrEnd | KeyOrEnd, Token::String(_)) => {
                let key = (self.offset(self.scanner.token_start()), self.offset(self.scanner.token_end()));
                match self.scan()? {
                    Some(Token::Colon) => {}
                    _ => return Err(self.error("`:` is missing after the key")),
                }
                match self.scan()? {
                    Some(token) => self.value(&token, Some(key)),
                    None => Err(fail(self.text, self.text.len(), "the text ends after a key: its value is missing")),
                }
            }
            (FirstKeyOrEnd | KeyOrEnd, token) => {
                Err(self.error(format!("a key in double quotes was expected, not {}", token::describe(&token))))
            }
            (Value | FirstItemOrEnd | ItemOrEnd, token) => self.value(&token, None),
        }
    }

    fn inside(&self, kind: Kind) -> bool {
        self.open.last().and_then(|id| self.tree.nodes.get(*id as usize)).is_some_and(|node| node.kind == kind)
    }

    #[expect(clippy::cast_possible_truncation, reason = "texts above 4 GiB are refused before the first token")]
    fn offset(&self, at: usize) -> u32 {
        (self.base + at) as u32
    }

    fn value(&mut self, token: &Token<'t>, key: Option<(u32, u32)>) -> Result<Expect, SyntaxError> {
        let kind = match token {
            Token::OpenBrace => Kind::Object,
            Token::OpenBracket => Kind::Array,
            Token::String(_) => Kind::String,
            Token::Number(_) => Kind::Number,
            Token::Boolean(_) => Kind::Boolean,
            Token::Null => Kind::Null,
            other => return Err(self.error(format!("a value was expected, not {}", token::describe(other)))),
        };
        if self.open.len() >= MAX_DEPTH && matches!(kind, Kind::Object | Kind::Array) {
            return Err(self.error(too_deep()));
        }
        self.push(kind, key);
        Ok(match kind {
            Kind::Object => Expect::FirstKeyOrEnd,
            Kind::Array => Expect::FirstItemOrEnd,
            _ => self.after_value(),
        })
    }

    #[expect(clippy::cast_possible_truncation, reason = "there are fewer nodes than bytes, and those fit")]
    fn push(&mut self, kind: Kind, key: Option<(u32, u32)>) {
        let id = self.tree.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(NONE);
        let mut previous = NONE;
        if let Some(node) = self.tree.nodes.get_mut(parent as usize) {
            previous = std::mem::replace(&mut node.last, id);
            if node.first == NONE {
                node.first = id;
            }
        }
        if let Some(node) = self.tree.nodes.get_mut(previous as usize) {
            node.next = id;
        }
        let (key_start, key_end) = key.unwrap_or((NONE, NONE));
        self.tree.nodes.push(Node {
            kind,
            start: self.offset(self.scanner.token_start()),
            end: self.offset(self.scanner.token_end()),
            key_start,
            key_end,
            parent,
            first: NONE,
            last: NONE,
            next: NONE,
            previous,
        });
        if matches!(kind, Kind::Object | Kind::Array) {
            self.open.push(id);
        }
    }

    fn close(&mut self, expect: Expect) -> Expect {
        if matches!(expect, Expect::ItemOrEnd | Expect::KeyOrEnd) {
            self.tree.is_strict = false; // the comma before is a trailing one
        }
        let end = self.offset(self.scanner.token_end());
        if let Some(node) = self.open.pop().and_then(|id| self.tree.nodes.get_mut(id as usize)) {
            node.end = end;
        }
        self.after_value()
    }

    fn after_value(&self) -> Expect {
        if self.open.is_empty() { Expect::Nothing } else { Expect::CommaOrEnd }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    fn message(text: &str) -> String {
        match Document::parse(text) {
            Ok(_) => "parsed".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn comments_and_trailing_commas_are_read() {
        let text = "\u{feff}// head\r\n{\"a\": [1, 2,], /* b */ \"b\": {},}\r\n";
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(document.root().to_json(), serde_json::json!({"a": [1, 2], "b": {}}));
    }

    #[test]
    fn errors_say_where() {
        assert_eq!(message("{\"a\" 1}"), "`:` is missing after the key at line 1, column 6");
        assert_eq!(message("[1 2]"), "`,` is missing before this at line 1, column 4");
        assert_eq!(
            message("[1, 2"),
            "the text ends inside the array opened at line 1, column 1: `]` is missing at line 1, column 6"
        );
        assert_eq!(message("{a: 1}"), "a key in double quotes was expected, not the word `a` at line 1, column 2");
        assert_eq!(message("[,]"), "a value was expected, not `,` at line 1, column 2");
        assert_eq!(message("{} {}"), "the text goes on after the JSON value at line 1, column 4");
        assert!(message(" \n").starts_with("the text is empty"));
        assert!(message("// only\n").starts_with("there is no JSON value"));
        assert!(message("{]").starts_with("a key in double quotes was expected"));
    }

    #[test]
    fn strings_hold_no_control_characters() {
        let ended = "the line ends inside a string: a quote is missing, or the line break has to be written `\\n`";
        assert_eq!(message("{\"a\":\n \"b\nc\"}"), format!("{ended} at line 2, column 4"));
        assert_eq!(message("{\"a\r\": 1}"), format!("{ended} at line 1, column 4"));
        assert_eq!(message("[\"\\\"\t\"]"), "a tab inside a string has to be written `\\t` at line 1, column 5");
        assert!(
            message("[\"\u{1b}\"]").starts_with("the character U+001B inside a string has to be written `\\u001b`")
        );
        for c in (0..0x20).filter_map(char::from_u32) {
            assert_ne!(message(&format!("[\"{c}\"]")), "parsed", "{c:?}");
            assert_ne!(message(&format!("[\"\\n{c}\"]")), "parsed", "{c:?}");
        }
        assert_eq!(message("[\"\u{7f}\u{a0}\u{2028}\"]"), "parsed");
    }

    #[test]
    fn only_blanks_of_json_stand_between_values() {
        assert_eq!(
            message("[1,\u{a0}2]"),
            "the character U+00A0 is no blank of JSON; a plain space is at line 1, column 4"
        );
        for c in ['\u{b}', '\u{c}', '\u{85}', '\u{a0}', '\u{2003}', '\u{2028}', '\u{3000}', '\u{200b}', '\0'] {
            for text in
                [format!("{c}[]"), format!("[{c}]"), format!("[]\n{c}"), format!("[1{c},2]"), format!("[] // c\n{c}")]
            {
                assert_ne!(message(&text), "parsed", "{text:?}");
            }
        }
        assert_eq!(message("\u{feff} \t\r\n[1 /*\u{a0}*/,\t2] // \u{a0}\n"), "parsed");
    }

    #[test]
    fn nesting_is_bounded_and_told_with_its_place() {
        let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(message(&deep(MAX_DEPTH)), "parsed");
        assert_eq!(message(&deep(MAX_DEPTH + 1)), "values nest deeper than 1000 levels at line 1, column 1001");
        assert!(message(&deep(100_000)).starts_with("values nest deeper"));
    }
}
