//! The tree of a document: an arena of nodes that point into the text, and the cheap view [`Value`] on one of them.

use std::borrow::Cow;

use super::{Document, Pointer, Span, print};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean,
    /// A number, as written.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The name of the kind with its article, for messages.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

pub(super) const NONE: u32 = u32::MAX;

/// One value. Offsets are `u32`: documents are bounded far below 4 GiB.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) key_start: u32,
    pub(super) key_end: u32,
    pub(super) parent: u32,
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) next: u32,
    pub(super) previous: u32,
}

/// The nodes of a document in the order of the text; the root is the first.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Whether the text holds nothing that strict JSON forbids: no byte order mark, comment or trailing comma.
    pub(super) is_strict: bool,
}

impl Tree {
    /// `null` by itself.
    pub(super) fn null() -> Self {
        let node = Node {
            kind: Kind::Null,
            start: 0,
            end: 4,
            key_start: NONE,
            key_end: NONE,
            parent: NONE,
            first: NONE,
            last: NONE,
            next: NONE,
            previous: NONE,
        };
        Self { nodes: vec![node], is_strict: true }
    }
}

/// One value of a document: a view that costs nothing to copy.
#[derive(Clone, Copy)]
pub struct Value<'d> {
    pub(super) document: &'d Document,
    pub(super) id: u32,
}

/// A member of an object: its key and its value.
pub type Member<'d> = (Cow<'d, str>, Value<'d>);

impl<'d> Value<'d> {
    fn node(self) -> &'d Node {
        // Ids are only made by the parser for nodes that it pushed.
        &self.document.tree().nodes[self.id as usize]
    }

    fn view(self, id: u32) -> Option<Self> {
        (id != NONE).then_some(Self { document: self.document, id })
    }

    /// The document that this value belongs to.
    #[must_use]
    pub fn document(self) -> &'d Document {
        self.document
    }

    /// What the value is.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Where the value stands in the text.
    #[must_use]
    pub fn span(self) -> Span {
        let node = self.node();
        Span::new(node.start as usize, node.end as usize)
    }

    /// Where the key of this member stands, quotes included; items of arrays and the root have none.
    #[must_use]
    pub fn key_span(self) -> Option<Span> {
        let node = self.node();
        (node.key_start != NONE).then(|| Span::new(node.key_start as usize, node.key_end as usize))
    }

    /// The key as it is written, quotes included; empty for what has none.
    #[must_use]
    pub fn raw_key(self) -> &'d str {
        self.key_span().and_then(|key| self.document.text().get(key.start..key.end)).unwrap_or_default()
    }

    /// Where the whole entry stands: from the key, if there is one, to the end of the value.
    #[must_use]
    pub fn entry_span(self) -> Span {
        let span = self.span();
        Span::new(self.key_span().map_or(span.start, |key| key.start), span.end)
    }

    /// The value as it is written.
    #[must_use]
    pub fn raw(self) -> &'d str {
        let span = self.span();
        &self.document.text()[span.start..span.end]
    }

    /// The key of this member, unescaped.
    #[must_use]
    pub fn key(self) -> Option<Cow<'d, str>> {
        let span = self.key_span()?;
        Some(print::unquote(&self.document.text()[span.start..span.end]))
    }

    /// The string that this value is.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'d, str>> {
        (self.kind() == Kind::String).then(|| print::unquote(self.raw()))
    }

    /// The boolean that this value is.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        (self.kind() == Kind::Boolean).then(|| self.raw() == "true")
    }

    /// The number that this value is; what an `f64` cannot hold becomes the nearest that it can.
    #[must_use]
    pub fn as_f64(self) -> Option<f64> {
        if self.kind() == Kind::Number { self.raw().parse().ok() } else { None }
    }

    /// Whether this is an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// Whether this is an array.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    /// The member `key` of this object. Of duplicate keys the last one counts, as in every common reader.
    #[must_use]
    pub fn get(self, key: &str) -> Option<Self> {
        if self.kind() != Kind::Object {
            return None;
        }
        let mut found = self.view(self.node().last);
        while let Some(value) = found {
            if value.key_is(key) {
                return found;
            }
            found = value.previous();
        }
        None
    }

    fn key_is(self, key: &str) -> bool {
        let Some(span) = self.key_span() else { return false };
        // With its quotes a key is longer than its text, and escapes only make it longer still.
        if span.end - span.start < key.len() + 2 {
            return false;
        }
        let raw = &self.document.text()[span.start..span.end];
        match raw.get(1..raw.len().saturating_sub(1)) {
            Some(inner) if !inner.contains('\\') => inner == key,
            _ => print::unquote(raw) == key,
        }
    }

    /// Item `index` of this array.
    #[must_use]
    pub fn item(self, index: usize) -> Option<Self> {
        if self.kind() == Kind::Array { self.children().nth(index) } else { None }
    }

    /// The values directly inside this one, in the order of the text.
    pub fn children(self) -> impl Iterator<Item = Self> + use<'d> {
        std::iter::successors(self.view(self.node().first), |value| value.next())
    }

    /// The items of this array; nothing for every other kind.
    pub fn items(self) -> impl Iterator<Item = Self> + use<'d> {
        let first = if self.kind() == Kind::Array { self.view(self.node().first) } else { None };
        std::iter::successors(first, |value| value.next())
    }

    /// The members of this object, duplicates included; nothing for every other kind.
    pub fn members(self) -> impl Iterator<Item = Member<'d>> + use<'d> {
        let first = if self.kind() == Kind::Object { self.view(self.node().first) } else { None };
        std::iter::successors(first, |value| value.next()).map(|value| (value.key().unwrap_or_default(), value))
    }

    /// How many values stand directly inside this one.
    #[must_use]
    pub fn len(self) -> usize {
        self.children().count()
    }

    /// Whether nothing stands inside this value.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.node().first == NONE
    }

    /// The value that holds this one.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.view(self.node().parent)
    }

    /// The sibling behind this value.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.view(self.node().next)
    }

    /// The sibling before this value.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.view(self.node().previous)
    }

    /// The place of this value among its siblings, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        std::iter::successors(self.previous(), |value| value.previous()).count()
    }

    /// The place of this value in the order of the text, from 0, which is the root.
    #[must_use]
    pub fn order(self) -> usize {
        self.id as usize
    }

    /// The address of this value.
    #[must_use]
    pub fn pointer(self) -> Pointer {
        let mut chain = vec![self];
        let mut at = self;
        while let Some(parent) = at.parent() {
            chain.push(parent);
            at = parent;
        }
        chain.iter().rev().skip(1).fold(Pointer::root(), |pointer, value| match value.key() {
            Some(key) => pointer.key(&key),
            None => pointer.index(value.index()),
        })
    }

    /// The value below this one at `pointer`, read from here.
    #[must_use]
    pub fn at(self, pointer: &Pointer) -> Option<Self> {
        pointer.steps().try_fold(self, |value, step| match value.kind() {
            Kind::Object => value.get(&step),
            Kind::Array => step.parse().ok().and_then(|index| value.item(index)),
            _ => None,
        })
    }

    /// The value as `serde_json` sees it (the last of duplicate keys counts).
    #[must_use]
    pub fn to_json(self) -> serde_json::Value {
        // Without recursion: a tree may be deeper than a small stack.
        let mut open: Vec<(Self, serde_json::Value)> = Vec::new();
        let mut at = self;
        loop {
            let mut made = match at.kind() {
                Kind::Null => serde_json::Value::Null,
                Kind::Boolean => serde_json::Value::Bool(at.raw() == "true"),
                Kind::Number => serde_json::from_str(at.raw()).unwrap_or(serde_json::Value::Null),
                Kind::String => serde_json::Value::String(print::unquote(at.raw()).into_owned()),
                Kind::Array => serde_json::Value::Array(Vec::new()),
                Kind::Object => serde_json::Value::Object(serde_json::Map::new()),
            };
            if let Some(first) = at.view(at.node().first) {
                open.push((at, made));
                at = first;
                continue;
            }
            loop {
                match open.last_mut() {
                    None => return made,
                    Some((_, serde_json::Value::Array(items))) => items.push(made),
                    Some((_, serde_json::Value::Object(members))) => {
                        members.insert(at.key().unwrap_or_default().into_owned(), made);
                    }
                    Some(_) => {}
                }
                if let Some(next) = at.next() {
                    at = next;
                    break;
                }
                let Some((container, whole)) = open.pop() else { return serde_json::Value::Null };
                (at, made) = (container, whole);
            }
        }
    }
}

impl std::fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} at {:?}", self.kind().noun(), self.pointer().as_str())
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.document, other.document) && self.id == other.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::MAX_DEPTH;

    // Tests run on threads of 2 MB.
    #[test]
    fn the_deepest_value_becomes_json_on_a_small_stack() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let raw = format!("{}1{}", open.repeat(MAX_DEPTH - 1), close.repeat(MAX_DEPTH - 1));
            let document = Document::parse(raw.clone()).unwrap();
            assert_eq!(document.root().to_json().to_string(), raw);
        }
    }
}
