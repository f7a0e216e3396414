//! What stands around a place in a text that may be half written.
//!
//! A tree exists only of a text that is well-formed, and while somebody types it hardly ever is. [`Cursor`] needs no tree: it
//! walks the tokens of the text once, forgives what is missing (quotes, commas, colons, brackets) and tells which objects
//! and arrays lie around an offset, what each of them has already, before the offset and behind it, and what is typed or
//! expected there.
//!
//! Everything is a [`Span`] into the text, so that nothing is copied for a large document. `touch` finds what is being
//! typed at the offset, `walk` follows the brackets. Nothing here knows a card; what fits into a place is decided by whoever
//! reads the answer. Any text and any offset will do: nothing panics, nothing recurses, and the work grows with the text
//! and no faster.

mod touch;
mod walk;

use std::borrow::Cow;

use super::token::{TokenKind, tokens};
use super::{Kind, Pointer, Span, print};

use touch::Touch;
use walk::{Expect, Walk};

/// A place in a text, and what lies around it.
#[derive(Debug, Clone)]
pub struct Cursor<'t> {
    text: &'t str,
    offset: usize,
    around: Vec<Around>,
    place: Place,
    before: Option<(Span, TokenKind)>,
    after: Option<(Span, TokenKind)>,
}

/// What is typed, or can be typed, at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A comment, where nothing counts.
    Comment,
    /// The key of an object's member.
    Key(Typed),
    /// A value: of a member, of an array, or the whole.
    Value(Typed),
    /// A key stands before, and its colon is missing.
    Colon,
    /// A value stands before: a comma comes next, or the end of what holds it.
    Comma,
    /// There is a value already, and it is no word that could be typed over: an object or an array begins behind the place.
    Taken,
    /// Everything is said.
    End,
}

/// What is typed so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// All of it, quotes included, also what stands behind the offset; empty when nothing is typed.
    pub span: Span,
    /// How it is quoted.
    pub quotes: Quotes,
}

/// How something that is typed is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// Not at all.
    None,
    /// At the beginning only.
    Open,
    /// At both ends.
    Closed,
}

/// How an object or an array is reached from the one around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is the outermost.
    Root,
    /// Under this key; empty when no key was said.
    Key(Span),
    /// As this item.
    Index(usize),
}

/// An object or an array around the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// Which of both.
    pub kind: Kind,
    /// From its opening bracket to behind the closing one, or to where it was given up as unfinished.
    pub span: Span,
    /// How it is reached.
    pub step: Step,
    /// The members of an object, in the order of the text.
    pub entries: Vec<Entry>,
    /// The member in which the place lies.
    pub here: Option<usize>,
    /// How many items an array has before the place.
    pub items: usize,
}

/// A member of an object, as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The key with its quotes.
    pub key: Span,
    /// The value; of an object or an array the opening bracket only.
    pub value: Option<Span>,
}

impl<'t> Cursor<'t> {
    /// Looks around an offset.
    #[must_use]
    pub fn new(text: &'t str, offset: usize) -> Self {
        Self::among(text, &tokens(text), offset)
    }

    /// Looks around an offset of a text whose tokens are known.
    #[must_use]
    pub fn among(text: &'t str, tokens: &[(Span, TokenKind)], offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let (typed, torn) = match touch::at(text, tokens, offset) {
            Touch::Comment => {
                let (before, after) = tokens.split_at(tokens.partition_point(|(span, _)| span.start < offset));
                let around = Walk::new(text).over(before).hold(None).over(after).finish();
                return Self { text, offset, around, place: Place::Comment, before: None, after: None };
            }
            Touch::Typed { typed, torn } => (Some(typed), torn),
            Touch::Nothing => (None, false),
        };
        let from = typed.map_or(offset, |typed| typed.span.start);
        let to = typed.map_or(offset, |typed| typed.span.end);
        let before = tokens.get(..tokens.partition_point(|(span, _)| span.start < from)).unwrap_or_default();
        // The rest of the line was read as part of something that had no end: it is read again by itself.
        let line_end = text.get(to..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| to + at);
        let (line, behind) = if torn {
            let mut line = self::tokens(text.get(to..line_end).unwrap_or_default());
            for (span, _) in &mut line {
                *span = Span::new(span.start + to, span.end + to);
            }
            (line, line_end)
        } else {
            (Vec::new(), to)
        };
        let rest = tokens.get(tokens.partition_point(|(span, _)| span.start < behind)..).unwrap_or_default();
        let telling = |token: &&(Span, TokenKind)| token.1 != TokenKind::Comment;
        let mut behind = line.iter().chain(rest).filter(telling).copied();
        let next = behind.next();
        let last = before.iter().rev().find(telling).copied();

        let walk = Walk::new(text).over(before);
        let place = place(text, &walk, offset, typed, next);
        let around = walk.hold(typed.map(|typed| (typed.span, place))).over(&line).over(rest).finish();
        // A value that stands behind the offset is itself what is typed.
        let is_next = matches!((place, next), (Place::Value(typed), Some((span, _))) if typed.span == span);
        let after = if is_next { behind.next() } else { next };
        Self { text, offset, around, place, before: last, after }
    }

    /// The text.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The offset.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// The objects and arrays around the place, the outermost first.
    #[must_use]
    pub fn around(&self) -> &[Around] {
        &self.around
    }

    /// What is typed or can be typed.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The token before what is typed, comments aside.
    #[must_use]
    pub const fn before(&self) -> Option<(Span, TokenKind)> {
        self.before
    }

    /// The token behind what is typed, comments aside.
    #[must_use]
    pub const fn after(&self) -> Option<(Span, TokenKind)> {
        self.after
    }

    /// Whether a colon stands behind what is typed.
    #[must_use]
    pub fn has_colon(&self) -> bool {
        self.after.is_some_and(|(span, _)| self.text.get(span.start..span.end) == Some(":"))
    }

    /// The text of a key or a value, quotes and escapes resolved, whether or not it is finished.
    #[must_use]
    pub fn read(&self, span: Span) -> Cow<'t, str> {
        let raw = self.text.get(span.start..span.end).unwrap_or_default();
        match raw.strip_prefix('"') {
            Some(inner) if raw.len() < 2 || !raw.ends_with('"') => Cow::Borrowed(inner),
            _ => print::unquote(raw),
        }
    }

    /// What is typed up to the offset, without its quote.
    #[must_use]
    pub fn prefix(&self) -> &'t str {
        let (Place::Key(typed) | Place::Value(typed)) = self.place else { return "" };
        let start = typed.span.start + usize::from(typed.quotes != Quotes::None);
        self.text.get(start..self.offset).unwrap_or_default()
    }

    /// The member of an object under a key; of duplicates the last.
    #[must_use]
    pub fn entry(&self, around: &Around, key: &str) -> Option<Entry> {
        around.entries.iter().rev().find(|entry| self.read(entry.key) == key).copied()
    }

    /// The string that an object has under a key, unless it is what is being typed.
    #[must_use]
    pub fn string(&self, around: &Around, key: &str) -> Option<Cow<'t, str>> {
        let value = self.entry(around, key)?.value?;
        let typed = matches!(self.place, Place::Value(typed) if typed.span == value);
        let raw = self.text.get(value.start..value.end)?;
        (!typed && raw.starts_with('"')).then(|| self.read(value))
    }

    /// The member of the innermost object whose key or value the offset touches.
    #[must_use]
    pub fn touched(&self) -> Option<Entry> {
        let touches = |entry: &&Entry| {
            entry.key.touches(self.offset) || entry.value.is_some_and(|value| value.touches(self.offset))
        };
        self.around.last().and_then(|inner| inner.entries.iter().rev().find(touches)).copied()
    }

    /// The key of the member in which the place lies, when it lies directly in an object.
    #[must_use]
    pub fn key(&self) -> Option<Cow<'t, str>> {
        let inner = self.around.last()?;
        inner.entries.get(inner.here?).map(|entry| self.read(entry.key))
    }

    /// The address of the place: of the member or the item that is typed, else of what is around it.
    #[must_use]
    pub fn pointer(&self) -> Pointer {
        let steps = self.around.iter().map(|around| around.step);
        let mut pointer = steps.fold(Pointer::root(), |pointer, step| match step {
            Step::Root => pointer,
            Step::Key(span) => pointer.key(&self.read(span)),
            Step::Index(index) => pointer.index(index),
        });
        match (self.around.last(), self.key(), self.place) {
            (_, Some(key), _) => pointer = pointer.key(&key),
            (Some(inner), None, Place::Value(_)) if inner.kind == Kind::Array => pointer = pointer.index(inner.items),
            _ => {}
        }
        pointer
    }
}

/// What is expected at the offset, once everything before it is known.
fn place(text: &str, walk: &Walk<'_>, offset: usize, typed: Option<Typed>, next: Option<(Span, TokenKind)>) -> Place {
    let here = Typed { span: Span::new(offset, offset), quotes: Quotes::None };
    let next_raw = next.and_then(|(span, _)| text.get(span.start..span.end)).unwrap_or_default();
    let written = next.filter(|(_, kind)| matches!(kind, TokenKind::String | TokenKind::Number | TokenKind::Literal));
    match (walk.expected(), typed) {
        (Expect::Key | Expect::Comma, Some(typed)) if walk.in_object() => Place::Key(typed),
        (Expect::Value | Expect::Colon, Some(typed)) if walk.in_object() && next_raw == ":" => Place::Key(typed),
        (Expect::Colon, _) => Place::Colon,
        (Expect::Nothing, _) => Place::End,
        (_, Some(typed)) => Place::Value(typed),
        (Expect::Key, None) => Place::Key(here),
        (Expect::Value, None) if walk.in_array() => Place::Value(here),
        (Expect::Value, None) => match written {
            Some((span, kind)) => {
                let quotes = if kind == TokenKind::String { Quotes::Closed } else { Quotes::None };
                Place::Value(Typed { span, quotes })
            }
            None if matches!(next_raw, "{" | "[") => Place::Taken,
            None => Place::Value(here),
        },
        (Expect::Comma, None) => Place::Comma,
    }
}

#[cfg(test)]
mod tests;
