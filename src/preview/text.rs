//! The texts of a card: one buffer for all of them, with runs of style and paragraphs as ranges of it.
//!
//! A card has hundreds of short texts; keeping them together costs a handful of allocations instead of thousands.

use std::borrow::Cow;
use std::ops::Range;

use super::width::columns;
use super::{Role, Style};
use crate::card::text::plain;
use crate::json::Pointer;

/// A stretch of the buffer in one style, from the end of the run before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) end: usize,
    pub(super) style: Style,
    pub(super) link: Link,
}

/// Whether a run leads somewhere: 0 for none, else one more than the index into [`Texts::links`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Link(usize);

/// A paragraph: what is wrapped by itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paragraph {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Columns before each line.
    pub(super) lead: usize,
    /// Further columns before each line but the first.
    pub(super) hang: usize,
    /// Whether an empty line comes before it.
    pub(super) gap: bool,
}

/// A line after wrapping.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wrapped {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Columns before the text.
    pub(super) lead: usize,
    /// Columns of the text, with the ellipsis.
    pub(super) width: usize,
    /// Whether an ellipsis follows.
    pub(super) cut: bool,
}

/// What becomes of several blanks in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    /// They count as one, and as none at the start, as in HTML.
    Collapse,
    /// They stay: in what a field holds.
    Keep,
}

/// All texts of a card.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) buffer: String,
    pub(super) runs: Vec<Run>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) lines: Vec<Wrapped>,
    /// Where links lead that have an element of their own; the others belong to the element that holds the text.
    links: Vec<Option<(Pointer, Role)>>,
}

impl Texts {
    /// None yet, with room for about so many bytes.
    pub(super) fn for_about(bytes: usize) -> Self {
        Self { buffer: String::with_capacity(bytes), ..Self::default() }
    }

    /// Begins a paragraph.
    pub(super) fn open(&mut self, lead: usize, hang: usize, gap: bool) {
        let at = self.buffer.len();
        self.paragraphs.push(Paragraph { start: at, end: at, lead, hang, gap });
    }

    /// A new link; with a pointer and a role, when it is an element of its own.
    pub(super) fn link(&mut self, element: Option<(Pointer, Role)>) -> Link {
        self.links.push(element);
        Link(self.links.len())
    }

    /// The element that a link belongs to, when it has one of its own.
    pub(super) fn target(&self, link: Link) -> Option<&(Pointer, Role)> {
        link.0.checked_sub(1).and_then(|at| self.links.get(at)).and_then(Option::as_ref)
    }

    /// Adds text to the paragraph that is open. It has to be neutral already.
    pub(super) fn push(&mut self, text: &str, blanks: Blanks, style: Style, link: Link) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let before = self.buffer.len();
        let after_blank = before == paragraph.start || self.buffer.ends_with(' ');
        if blanks == Blanks::Keep || is_tidy(text, after_blank) {
            self.buffer.push_str(text);
        } else {
            let mut blank = after_blank;
            for c in text.chars() {
                let is_blank = matches!(c, ' ' | '\n' | '\r' | '\t');
                if !is_blank {
                    self.buffer.push(c);
                } else if !blank {
                    self.buffer.push(' ');
                }
                blank = is_blank;
            }
        }
        let end = self.buffer.len();
        if end == before {
            return;
        }
        paragraph.end = end;
        match self.runs.last_mut() {
            Some(run) if run.style == style && run.link == link && run.end > paragraph.start => run.end = end,
            _ => self.runs.push(Run { end, style, link }),
        }
    }

    /// Ends the text begun when there were `first` paragraphs: what it holds, and its width on one line.
    /// Nothing when it is empty.
    pub(super) fn close(&mut self, first: usize) -> Option<(Range<usize>, usize)> {
        let mut widest = 0;
        let mut empty = true;
        let all = self.paragraphs.len();
        for paragraph in self.paragraphs.get(first..).unwrap_or_default() {
            let text = self.buffer.get(paragraph.start..paragraph.end).unwrap_or_default();
            empty &= text.bytes().all(|byte| byte == b' ');
            widest = widest.max(paragraph.lead + columns(text));
        }
        if empty {
            self.paragraphs.truncate(first);
            return None;
        }
        Some((first..all, widest))
    }

    /// The runs that a range of the buffer touches, each with the part of the range that it styles.
    pub(super) fn pieces(&self, range: Range<usize>) -> impl Iterator<Item = (&str, Run)> {
        let first = self.runs.partition_point(|run| run.end <= range.start);
        let mut at = range.start;
        self.runs.get(first..).unwrap_or_default().iter().map_while(move |run| {
            let start = at;
            at = run.end.min(range.end);
            if start < at { self.buffer.get(start..at).map(|text| (text, *run)) } else { None }
        })
    }
}

fn is_tidy(text: &str, after_blank: bool) -> bool {
    let mut blank = after_blank;
    text.bytes().all(|byte| {
        let is_blank = byte == b' ';
        let fine = byte > b' ' || (is_blank && !blank);
        blank = is_blank;
        fine
    })
}

/// A text of the card as it may be shown: control characters and the like are made harmless, line ends and tabs stay.
pub(super) fn neutral(text: &str) -> Cow<'_, str> {
    let harmless = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    if text.bytes().all(harmless) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r', '\t']) {
        let (before, after) = rest.split_at(at);
        out.push_str(&plain(before));
        if after.starts_with('\t') {
            out.push('\t');
        } else {
            out.push('\n');
        }
        rest = after.strip_prefix("\r\n").or_else(|| after.get(1..)).unwrap_or_default();
    }
    out.push_str(&plain(rest));
    Cow::Owned(out)
}

/// The parts of a text that a template engine would have filled in, `${…}`, and the parts between them.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (length, found) = match rest.find("${") {
            Some(0) => match rest.find('}') {
                Some(end) => (end + 1, true),
                None => (rest.len(), false),
            },
            Some(at) => (at, false),
            None => (rest.len(), false),
        };
        let (part, behind) = rest.split_at(length);
        rest = behind;
        Some((part, found))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_collapse_across_runs() {
        let mut texts = Texts::default();
        texts.open(0, 0, false);
        let bold = Style::default().with(super::super::Modifiers::BOLD);
        texts.push("  a \n b ", Blanks::Collapse, Style::default(), Link::default());
        texts.push(" c", Blanks::Collapse, bold, Link::default());
        assert_eq!(texts.buffer, "a b c");
        let parts: Vec<_> = texts.pieces(2..5).map(|(text, run)| (text, run.style)).collect();
        assert_eq!(parts, [("b ", Style::default()), ("c", bold)]);
        assert_eq!(texts.close(0), Some((0..1, 5)));
    }

    #[test]
    fn an_empty_text_is_nothing() {
        let mut texts = Texts::default();
        texts.open(0, 0, false);
        texts.push(" \n ", Blanks::Collapse, Style::default(), Link::default());
        assert_eq!(texts.close(0), None);
        assert!(texts.paragraphs.is_empty());
    }

    #[test]
    fn placeholders_are_found() {
        let parts: Vec<_> = placeholders("a ${b.c} d ${e").collect();
        assert_eq!(parts, [("a ", false), ("${b.c}", true), (" d ", false), ("${e", false)]);
    }

    #[test]
    fn line_ends_are_made_alike() {
        assert_eq!(neutral("a\r\nb\rc\td"), "a\nb\nc\td");
        assert!(!neutral("a\u{1b}[31mb\u{0}").chars().any(char::is_control));
    }
}
