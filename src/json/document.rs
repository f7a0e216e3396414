//! A well-formed document: text and tree together.

use std::sync::OnceLock;

use super::tree::Tree;
use super::{LineIndex, Pointer, Position, Span, Style, SyntaxError, Value, parse};

/// A text that is JSON, and its tree. It never changes: a [`super::Change`] applied to its text makes another document.
#[derive(Debug, Clone)]
pub struct Document {
    text: String,
    tree: Tree,
    lines: LineIndex,
    style: OnceLock<Style>,
}

impl Document {
    /// Reads a text.
    ///
    /// # Errors
    /// When the text is not JSON (comments and trailing commas aside) or nests too deep; the error says where.
    pub fn parse(text: impl Into<String>) -> Result<Self, SyntaxError> {
        let text = text.into();
        let tree = parse::parse(&text)?;
        let lines = LineIndex::new(&text);
        Ok(Self { text, tree, lines, style: OnceLock::new() })
    }

    /// `null`: what stands where there is no document yet.
    #[must_use]
    pub fn null() -> Self {
        let text = "null".to_owned();
        let (tree, lines) = (Tree::null(), LineIndex::new(&text));
        Self { text, tree, lines, style: OnceLock::new() }
    }

    /// The text, byte for byte as it was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text is strict JSON: no byte order mark, no comments, no trailing commas. Duplicate keys are allowed.
    #[must_use]
    pub const fn is_strict(&self) -> bool {
        self.tree.is_strict
    }

    pub(super) fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The outermost value.
    #[must_use]
    pub fn root(&self) -> Value<'_> {
        Value { document: self, id: 0 }
    }

    /// Every value, in the order of the text.
    pub fn values(&self) -> impl Iterator<Item = Value<'_>> {
        (0..u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX)).map(|id| Value { document: self, id })
    }

    /// The value at a place in the order of the text; the root is the first.
    #[must_use]
    pub fn nth(&self, order: usize) -> Option<Value<'_>> {
        let id = u32::try_from(order).ok()?;
        (order < self.tree.nodes.len()).then_some(Value { document: self, id })
    }

    /// The value at a pointer.
    #[must_use]
    pub fn at(&self, pointer: &Pointer) -> Option<Value<'_>> {
        self.root().at(pointer)
    }

    /// Where the value at a pointer stands.
    #[must_use]
    pub fn span(&self, pointer: &Pointer) -> Option<Span> {
        self.at(pointer).map(Value::span)
    }

    /// The innermost value whose entry (key included) touches a byte offset; the root when none does.
    #[must_use]
    pub fn innermost(&self, offset: usize) -> Value<'_> {
        let mut found = self.root();
        while let Some(inside) = found.children().find(|value| value.entry_span().touches(offset)) {
            found = inside;
        }
        found
    }

    /// Line and column of a byte offset.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.text, offset)
    }

    /// How the text is laid out; found out once.
    #[must_use]
    pub fn style(&self) -> &Style {
        self.style.get_or_init(|| Style::of(&self.text))
    }

    /// The lines of the text.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_texts_are_known() {
        let strict = |text: &str| Document::parse(text).is_ok_and(|document| document.is_strict());
        let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
        for text in ["{\"a\": [1, {}, []], \"a\": \"//,]\"}", " 1\n", "{}", &deep] {
            assert!(strict(text), "{text}");
        }
        for text in ["\u{feff}{}", "{} // c", "[/* c */]", "[1,]", "{\"a\": 1,}", "[[1,], 2]"] {
            assert!(!strict(text) && Document::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn null_is_what_reading_it_gives() {
        let (made, read) = (Document::null(), Document::parse("null").unwrap());
        assert_eq!(format!("{made:?}"), format!("{read:?}"));
    }

    #[test]
    fn every_value_has_pointer_and_position() {
        let text = "{\n  \"body\": [\n    {\"text\": \"a\"},\n    {\"text\": \"b\", \"text\": \"c\"}\n  ]\n}";
        let document = Document::parse(text).unwrap_or_else(|error| panic!("{error}"));
        let pointer = Pointer::root().key("body").index(1).key("text");
        let value = document.at(&pointer).unwrap_or(document.root());
        assert_eq!(value.as_str().as_deref(), Some("c"), "the last of duplicate keys counts");
        assert_eq!(value.pointer(), pointer);
        assert_eq!(document.position(value.span().start), Position { line: 4, column: 27 });
        assert_eq!(document.innermost(value.span().start + 1).pointer(), pointer);
        assert_eq!(document.innermost(0), document.root());
    }
}
