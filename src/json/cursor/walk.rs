//! Following the brackets of a text, and forgiving what is missing.

use super::{Around, Entry, Place, Step};
use crate::json::token::TokenKind;
use crate::json::{Kind, Span};

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expect {
    /// A key.
    Key,
    /// The colon behind a key.
    Colon,
    /// A value.
    Value,
    /// A comma or a closing bracket.
    Comma,
    /// Nothing: the outermost value is complete.
    Nothing,
}

struct Frame {
    around: Around,
    expect: Expect,
}

/// A walk over tokens.
pub(super) struct Walk<'t> {
    text: &'t str,
    stack: Vec<Frame>,
    outside: Expect,
    /// How many frames lay around the place; nothing before it is reached.
    held: Option<usize>,
    /// Those of them that are closed by now, the innermost first.
    closed: Vec<Around>,
    /// How many arrays are open; the rest of the stack are objects.
    arrays: usize,
}

impl<'t> Walk<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, stack: Vec::new(), outside: Expect::Value, held: None, closed: Vec::new(), arrays: 0 }
    }

    /// What comes next where the walk has arrived.
    pub(super) fn expected(&self) -> Expect {
        self.stack.last().map_or(self.outside, |frame| frame.expect)
    }

    pub(super) fn in_object(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.around.kind == Kind::Object)
    }

    pub(super) fn in_array(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.around.kind == Kind::Array)
    }

    /// The place is reached: what is open now lies around it. What is typed there counts as written.
    pub(super) fn hold(mut self, typed: Option<(Span, Place)>) -> Self {
        if let Some(frame) = self.stack.last_mut()
            && matches!(frame.expect, Expect::Colon | Expect::Value)
        {
            frame.around.here = frame.around.entries.len().checked_sub(1);
        }
        self.held = Some(self.stack.len());
        match typed {
            Some((span, Place::Key(_))) => {
                self.key(span);
                if let Some(frame) = self.stack.last_mut() {
                    frame.around.here = frame.around.entries.len().checked_sub(1);
                }
            }
            Some((span, _)) => self.value(span),
            None => {}
        }
        self
    }

    /// Goes on over these tokens.
    pub(super) fn over(mut self, tokens: &[(Span, TokenKind)]) -> Self {
        for token in tokens {
            self.take(*token);
        }
        self
    }

    /// What lay around the place, the outermost first.
    pub(super) fn finish(mut self) -> Vec<Around> {
        let end = self.text.len();
        while !self.stack.is_empty() {
            self.pop(end);
        }
        self.closed.reverse();
        self.closed
    }

    fn take(&mut self, (span, kind): (Span, TokenKind)) {
        match kind {
            TokenKind::Comment => {}
            TokenKind::Punctuation => match self.text.as_bytes().get(span.start) {
                Some(b'{') => self.open(Kind::Object, span),
                Some(b'[') => self.open(Kind::Array, span),
                Some(b'}') => self.close(Kind::Object, span),
                Some(b']') => self.close(Kind::Array, span),
                Some(b':') => self.colon(),
                _ => self.comma(),
            },
            TokenKind::Key => self.key(span),
            TokenKind::String | TokenKind::Number | TokenKind::Literal | TokenKind::Error => match self.expected() {
                Expect::Key if kind != TokenKind::Number && kind != TokenKind::Literal => self.key(span),
                // A string behind a value: the comma between them is missing.
                Expect::Comma if self.in_object() && kind == TokenKind::String => self.key(span),
                Expect::Comma if self.in_object() => {}
                _ => self.value(span),
            },
        }
    }

    /// Whether the innermost frame is one of those that are told about.
    fn is_told(&self) -> bool {
        self.held.is_none_or(|held| self.stack.len() <= held)
    }

    fn key(&mut self, span: Span) {
        // A key among the items of an array: the array was never closed.
        while self.in_array() && self.stack.len() > 1 {
            self.pop(span.start);
        }
        let is_told = self.is_told();
        if let Some(frame) = self.stack.last_mut().filter(|frame| frame.around.kind == Kind::Object) {
            if is_told {
                frame.around.entries.push(Entry { key: span, value: None });
            }
            frame.expect = Expect::Colon;
        }
    }

    fn value(&mut self, span: Span) {
        let is_told = self.is_told();
        let counts = self.held.is_none();
        let Some(frame) = self.stack.last_mut() else {
            self.outside = Expect::Nothing;
            return;
        };
        if frame.around.kind == Kind::Array {
            frame.around.items += usize::from(counts);
        } else if is_told
            && matches!(frame.expect, Expect::Colon | Expect::Value)
            && let Some(entry) = frame.around.entries.last_mut()
        {
            entry.value = Some(span);
        }
        frame.expect = Expect::Comma;
    }

    fn colon(&mut self) {
        if let Some(frame) = self.stack.last_mut().filter(|frame| frame.expect == Expect::Colon) {
            frame.expect = Expect::Value;
        }
    }

    fn comma(&mut self) {
        if let Some(frame) = self.stack.last_mut() {
            frame.expect = if frame.around.kind == Kind::Object { Expect::Key } else { Expect::Value };
        }
    }

    fn open(&mut self, kind: Kind, span: Span) {
        // An object among the keys of an item: the item was never closed.
        if self.in_object()
            && matches!(self.expected(), Expect::Key | Expect::Comma)
            && self.stack.len().checked_sub(2).and_then(|at| self.stack.get(at)).is_some_and(Frame::is_array)
        {
            self.pop(span.start);
        }
        let step = match self.stack.last() {
            None => Step::Root,
            Some(frame) if frame.is_array() => Step::Index(frame.around.items),
            Some(frame) => match frame.around.entries.last() {
                Some(entry) if matches!(frame.expect, Expect::Colon | Expect::Value) => Step::Key(entry.key),
                _ => Step::Key(Span::new(span.start, span.start)),
            },
        };
        self.value(span);
        let around =
            Around { kind, span: Span::new(span.start, span.end), step, entries: Vec::new(), here: None, items: 0 };
        let expect = if kind == Kind::Object { Expect::Key } else { Expect::Value };
        self.arrays += usize::from(kind == Kind::Array);
        self.stack.push(Frame { around, expect });
    }

    /// A closing bracket closes what is open inside its own pair; without a pair it is nothing.
    fn close(&mut self, kind: Kind, span: Span) {
        let pairs = if kind == Kind::Array { self.arrays } else { self.stack.len() - self.arrays };
        if pairs == 0 {
            return;
        }
        while self.stack.last().is_some_and(|frame| frame.around.kind != kind) {
            self.pop(span.start);
        }
        self.pop(span.end);
    }

    fn pop(&mut self, end: usize) {
        let depth = self.stack.len();
        let Some(mut frame) = self.stack.pop() else { return };
        frame.around.span.end = end;
        self.arrays -= usize::from(frame.is_array());
        if self.held.is_some_and(|held| depth <= held) {
            self.closed.push(frame.around);
            // What comes behind is no longer around the place.
            self.held = Some(depth - 1);
        }
    }
}

impl Frame {
    fn is_array(&self) -> bool {
        self.around.kind == Kind::Array
    }
}
