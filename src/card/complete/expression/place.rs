//! What stands around a place of an expression: what is typed there, the operand before it, the calls around it.

use crate::expr::{Word, WordKind, catalogue, expression_at, words};
use crate::json::Span;

/// The words of an expression, and what is open at a place of it.
#[derive(Debug)]
pub(super) struct Written<'t> {
    text: &'t str,
    words: Vec<Word>,
    /// How many of them stand before the place, what is typed not counted.
    before: usize,
    /// Whether the next one is being typed.
    is_typed: bool,
    caret: usize,
    /// The brackets around the place, the outermost first.
    pub(super) open: Vec<Open>,
}

/// A bracket that is open.
#[derive(Debug)]
pub(super) struct Open {
    sign: &'static str,
    /// Its word.
    at: usize,
    /// The word before it, if that is a name: then it is a call.
    pub(super) name: Option<usize>,
    /// The commas and arrows in it before the place.
    pub(super) marks: Vec<usize>,
}

/// What can be typed at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    /// An operand begins.
    Operand,
    /// A name behind the dot of an operand.
    Member { base: Span, dot: usize },
    /// A name in quotes, behind the bracket of an operand.
    Key { base: Span, quote: char },
}

/// A place where something can be completed.
#[derive(Debug)]
pub(super) struct Place<'t> {
    pub(super) written: Written<'t>,
    pub(super) site: Site,
    typed: Span,
}

impl<'t> Written<'t> {
    pub(super) fn at(text: &'t str, caret: usize) -> Option<Self> {
        let inside = expression_at(text, caret).filter(|_| text.is_char_boundary(caret))?;
        let mut words = words(text.get(inside.start..inside.end)?);
        for word in &mut words {
            word.span = Span::new(word.span.start + inside.start, word.span.end + inside.start);
        }
        let before = words.partition_point(|word| word.span.end < caret);
        let (before, is_typed) = match words.get(before) {
            Some(word) if word.span.start < caret => match word.kind {
                WordKind::Text { is_open: false } if word.span.end == caret => (before + 1, false),
                WordKind::Sign(_) => (before + usize::from(word.span.end <= caret), false),
                _ => (before, true),
            },
            _ => (before, false),
        };
        let mut written = Self { text, words, before, is_typed, caret, open: Vec::new() };
        written.follow();
        Some(written)
    }

    /// Follows the brackets up to the place.
    fn follow(&mut self) {
        for at in 0..self.before {
            let Some(WordKind::Sign(sign)) = self.words.get(at).map(|word| word.kind) else { continue };
            match sign {
                "(" | "[" | "{" => {
                    let name = at.checked_sub(1).filter(|at| sign == "(" && self.is_name(*at));
                    self.open.push(Open { sign, at, name, marks: Vec::new() });
                }
                ")" | "]" | "}" => {
                    self.open.pop();
                }
                "," | "=>" => self.open.last_mut().into_iter().for_each(|open| open.marks.push(at)),
                _ => {}
            }
        }
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.words.get(at).map_or("", |word| self.slice(word.span))
    }

    pub(super) fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Whether a word is a name that no dot stands before.
    fn is_name(&self, at: usize) -> bool {
        self.kind(at) == Some(WordKind::Name) && at.checked_sub(1).is_none_or(|before| self.sign(before) != Some("."))
    }

    fn kind(&self, at: usize) -> Option<WordKind> {
        self.words.get(at).map(|word| word.kind)
    }

    fn sign(&self, at: usize) -> Option<&'static str> {
        match self.kind(at)? {
            WordKind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// Whether an operand can end with a word.
    fn ends_operand(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(WordKind::Name | WordKind::Number | WordKind::Text { .. }) => true,
            Some(WordKind::Sign(sign)) => matches!(sign, ")" | "]" | "}"),
            _ => false,
        }
    }

    /// The operand that ends with a word: a path, a call, anything in brackets.
    fn operand(&self, last: usize) -> Option<Span> {
        let mut first = last;
        loop {
            if !self.ends_operand(first) {
                return None;
            }
            if self.sign(first).is_some() {
                first = self.opening(first)?;
            }
            let before = first.checked_sub(1);
            let goes_on = before.is_some_and(|before| match self.sign(first) {
                Some("(" | "[") => self.ends_operand(before),
                Some(_) => false,
                None => self.sign(before) == Some("."),
            });
            match before.filter(|_| goes_on) {
                Some(before) if self.sign(before) == Some(".") => first = before.checked_sub(1)?,
                Some(before) => first = before,
                None => return Some(Span::new(self.words.get(first)?.span.start, self.words.get(last)?.span.end)),
            }
        }
    }

    /// The bracket that a closing one belongs to.
    fn opening(&self, close: usize) -> Option<usize> {
        let mut depth = 0usize;
        for at in (0..=close).rev() {
            match self.sign(at) {
                Some(")" | "]" | "}") => depth += 1,
                Some("(" | "[" | "{") => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at);
            }
        }
        None
    }

    /// The names that functions around the place bind, the outermost first: the name, and the list that its items are of.
    pub(super) fn bound(&self) -> Vec<(&'t str, &'t str)> {
        let bound = self.open.iter().filter_map(|open| {
            let [list_end, name_end] = *open.marks.as_slice() else { return None };
            let binds = catalogue::function(self.word(open.name?)).is_some_and(catalogue::Function::binds_name);
            if !binds || name_end != list_end + 2 || self.kind(list_end + 1) != Some(WordKind::Name) {
                return None;
            }
            let list = Span::new(self.words.get(open.at)?.span.end, self.words.get(list_end)?.span.start);
            Some((self.word(list_end + 1), self.slice(list).trim()))
        });
        bound.collect()
    }

    /// Whether what is typed is a key or a name of its author's own.
    fn is_ones_own(&self) -> bool {
        let Some(open) = self.open.last() else { return false };
        let is_key =
            || self.before.checked_sub(1).and_then(|at| self.sign(at)).is_some_and(|sign| matches!(sign, "{" | ","));
        let binds = || {
            let name = open.name.map(|name| self.word(name));
            open.marks.len() == 1 && name.and_then(catalogue::function).is_some_and(catalogue::Function::binds_name)
        };
        (open.sign == "{" && is_key()) || binds()
    }
}

impl<'t> Place<'t> {
    pub(super) fn at(text: &'t str, caret: usize) -> Option<Self> {
        let written = Written::at(text, caret)?;
        let typed = written.words.get(written.before).filter(|_| written.is_typed);
        let last = written.before.checked_sub(1);
        let site = match typed.map(|word| word.kind) {
            Some(WordKind::Number | WordKind::Other | WordKind::Sign(_)) => return None,
            Some(WordKind::Text { .. }) => {
                let bracket = last.filter(|last| written.sign(*last) == Some("["))?;
                let base = written.operand(bracket.checked_sub(1)?)?;
                let quote = typed.and_then(|word| written.slice(word.span).chars().next())?;
                Site::Key { base, quote }
            }
            Some(WordKind::Name) | None => match last {
                Some(last) if written.sign(last) == Some(".") => {
                    let end = last.checked_sub(1).filter(|end| written.kind(*end) != Some(WordKind::Number))?;
                    Site::Member { base: written.operand(end)?, dot: written.words.get(last)?.span.start }
                }
                Some(last) if written.ends_operand(last) => return None,
                // A text may begin with a sign that says that it is an expression.
                Some(last)
                    if written.kind(last) == Some(WordKind::Other) && (last > 0 || written.word(last) != "=") =>
                {
                    return None;
                }
                _ if written.is_ones_own() => return None,
                _ => Site::Operand,
            },
        };
        let typed = match (site, typed) {
            (Site::Key { .. }, Some(word)) => key_span(&written, *word),
            (_, Some(word)) => word.span,
            (_, None) => Span::new(caret, caret),
        };
        Some(Self { written, site, typed })
    }

    /// What is replaced.
    pub(super) const fn typed(&self) -> Span {
        self.typed
    }

    /// What is typed up to the place, without a quote.
    pub(super) fn prefix(&self) -> &'t str {
        let quote = usize::from(matches!(self.site, Site::Key { .. }));
        self.written.slice(Span::new(self.typed.start + quote, self.written.caret))
    }

    pub(super) const fn dot(&self) -> Option<usize> {
        match self.site {
            Site::Member { dot, .. } => Some(dot),
            _ => None,
        }
    }

    /// Whether a parenthesis stands right behind what is typed.
    pub(super) fn is_called(&self) -> bool {
        self.written.text.get(self.typed.end..).is_some_and(|rest| rest.starts_with('('))
    }
}

/// A key with its quotes and the bracket behind it. One without an end goes to the end of the word at the place.
fn key_span(written: &Written<'_>, word: Word) -> Span {
    let next = written.words.get(written.before + 1);
    // A text that a word follows without a blank ends with a quote that was meant to begin the next one.
    let torn = next.is_some_and(|next| {
        next.span.start == word.span.end && matches!(next.kind, WordKind::Name | WordKind::Number | WordKind::Other)
    });
    if torn || matches!(word.kind, WordKind::Text { is_open: true }) {
        let rest = written.text.get(written.caret..word.span.end).unwrap_or_default();
        let more = rest.len() - rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
        return Span::new(word.span.start, written.caret + more);
    }
    let closed = next.filter(|next| next.kind == WordKind::Sign("]"));
    Span::new(word.span.start, closed.map_or(word.span.end, |next| next.span.end))
}
