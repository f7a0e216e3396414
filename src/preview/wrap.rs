//! From paragraphs to lines of a given width.

use std::ops::Range;

use super::text::{Paragraph, Texts, Wrapped};
use super::width::{clusters, columns, fit};

/// How a text meets the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrapping {
    /// It goes on in the next line, for at most so many lines (0: any number).
    Lines(usize),
    /// Each paragraph is one line, cut with an ellipsis.
    Cut,
}

impl Wrapping {
    /// Any number of lines.
    pub(super) const FREE: Self = Self::Lines(0);
}

impl Texts {
    /// Wraps paragraphs into `width` columns; the range of the lines that come of it.
    pub(super) fn wrap(
        &mut self,
        paragraphs: Range<usize>,
        width: usize,
        wrapping: Wrapping,
        ellipsis: &str,
    ) -> Range<usize> {
        let first = self.lines.len();
        let most = match wrapping {
            Wrapping::Lines(most) if most > 0 => most,
            _ => usize::MAX,
        };
        let Self { buffer, paragraphs: all, lines, .. } = self;
        let mut wrapper = Wrapper { buffer, lines, width: width.max(1), limit: first.saturating_add(most), ellipsis };
        let last = paragraphs.end.saturating_sub(1);
        for (at, paragraph) in all.iter().enumerate().take(paragraphs.end).skip(paragraphs.start) {
            if paragraph.gap && wrapper.lines.len() > first {
                wrapper.lines.push(Wrapped {
                    start: paragraph.start,
                    end: paragraph.start,
                    lead: 0,
                    width: 0,
                    cut: false,
                });
            }
            let is_last = at == last;
            let room = wrapper.limit.saturating_sub(wrapper.lines.len());
            if room == 0 {
                wrapper.cut_last();
                break;
            }
            match wrapping {
                Wrapping::Cut => wrapper.cut(paragraph, paragraph.start, paragraph.lead, false),
                Wrapping::Lines(_) => wrapper.fill(paragraph, is_last),
            }
        }
        lines.truncate(first.saturating_add(most));
        first..lines.len()
    }
}

struct Wrapper<'t> {
    buffer: &'t str,
    lines: &'t mut Vec<Wrapped>,
    width: usize,
    limit: usize,
    ellipsis: &'t str,
}

/// A place where a line may end: where its text ends, and where the next begins, both with the columns up to there.
#[derive(Clone, Copy)]
struct Chance {
    end: usize,
    width: usize,
    next: usize,
    next_width: usize,
}

impl Wrapper<'_> {
    fn push(&mut self, start: usize, end: usize, lead: usize, width: usize) {
        self.lines.push(Wrapped { start, end, lead, width, cut: false });
    }

    fn on_last_line(&self) -> bool {
        self.lines.len() + 1 >= self.limit
    }

    /// Fills lines greedily, as browsers do: a word that is too long starts a new line and is broken there.
    fn fill(&mut self, paragraph: &Paragraph, is_last: bool) {
        let text = self.buffer.get(paragraph.start..paragraph.end).unwrap_or_default();
        let narrow = |lead: usize| lead.min(self.width.saturating_sub(1) / 2);
        let (first_lead, next_lead) = (narrow(paragraph.lead), narrow(paragraph.lead + paragraph.hang));
        let mut lead = first_lead;
        let mut room = self.width - lead;
        if paragraph.hang == 0 && text.len() <= room && text.is_ascii() && (is_last || !self.on_last_line()) {
            let trimmed = text.trim_end_matches(' ');
            self.push(paragraph.start, paragraph.start + trimmed.len(), lead, trimmed.len());
            return;
        }
        let bytes = text.as_bytes();
        let mut line = 0;
        let (mut end, mut end_width) = (0, 0);
        let (mut at, mut width) = (0, 0);
        let mut chance: Option<Chance> = None;
        for (behind, columns) in clusters(text) {
            if bytes.get(at) == Some(&b' ') {
                if width > 0 || line == 0 {
                    width += 1;
                    chance = Some(Chance { end, width: end_width, next: behind, next_width: width });
                } else {
                    line = behind;
                }
                at = behind;
                continue;
            }
            while width + columns > room && width > 0 {
                if self.on_last_line() {
                    self.cut(paragraph, paragraph.start + line, lead, false);
                    return;
                }
                // A mark never stands alone at the end of its line.
                let mark = if line == 0 { paragraph.hang } else { 0 };
                let taken = chance.take().filter(|chance| chance.width > 0 && chance.next_width > mark);
                let taken = taken.unwrap_or(Chance { end, width: end_width, next: at, next_width: width });
                self.push(paragraph.start + line, paragraph.start + taken.end, lead, taken.width);
                line = taken.next;
                width -= taken.next_width;
                (end, end_width) = (at, width);
                lead = next_lead;
                room = self.width - lead;
            }
            width += columns;
            (end, end_width) = (behind, width);
            // Between wide characters and after a hyphen a line may end too.
            if columns > 1 || bytes.get(at) == Some(&b'-') {
                chance = Some(Chance { end, width, next: end, next_width: width });
            }
            at = behind;
        }
        if !is_last && self.on_last_line() {
            self.cut(paragraph, paragraph.start + line, lead, true);
        } else {
            self.push(paragraph.start + line, paragraph.start + end.max(line), lead, end_width);
        }
    }

    /// One line from `start` on, with an ellipsis when it does not fit, or in any case when more is known to follow.
    fn cut(&mut self, paragraph: &Paragraph, start: usize, lead: usize, always: bool) {
        let lead = lead.min(self.width.saturating_sub(1));
        let room = self.width - lead;
        let text = self.buffer.get(start..paragraph.end).unwrap_or_default().trim_end_matches(' ');
        // More bytes than could ever be shown need no counting.
        let whole = if text.len() > room.saturating_mul(64) { usize::MAX } else { columns(text) };
        if whole <= room && !always {
            self.push(start, start + text.len(), lead, whole);
            return;
        }
        let dots = columns(self.ellipsis);
        let (kept, _) = fit(text, room.saturating_sub(dots));
        let kept = kept.trim_end_matches(' ');
        let width = columns(kept) + dots.min(room);
        self.lines.push(Wrapped { start, end: start + kept.len(), lead, width, cut: true });
    }

    /// Marks the last line as going on, when there is no room for what follows.
    fn cut_last(&mut self) {
        let dots = columns(self.ellipsis);
        if let Some(line) = self.lines.last_mut().filter(|line| !line.cut) {
            line.cut = true;
            let room = self.width.saturating_sub(line.lead + dots);
            let (kept, width) = fit(self.buffer.get(line.start..line.end).unwrap_or_default(), room);
            line.end = line.start + kept.len();
            line.width = width + dots;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Style;
    use super::super::text::{Blanks, Link};
    use super::*;

    fn wrapped(paragraphs: &[&str], width: usize, wrapping: Wrapping) -> Vec<String> {
        let mut texts = Texts::default();
        for text in paragraphs {
            texts.open(0, 0, true);
            texts.push(text, Blanks::Collapse, Style::default(), Link::default());
        }
        let lines = texts.wrap(0..paragraphs.len(), width, wrapping, "…");
        texts.lines[lines]
            .iter()
            .map(|line| {
                let text = format!("{}{}", &texts.buffer[line.start..line.end], if line.cut { "…" } else { "" });
                assert_eq!(columns(&text), line.width, "{text}");
                text
            })
            .collect()
    }

    #[test]
    fn words_wrap_and_long_words_break() {
        let any = Wrapping::Lines(0);
        assert_eq!(wrapped(&["one two three"], 7, any), ["one two", "three"]);
        assert_eq!(wrapped(&["one two three"], 8, any), ["one two", "three"]);
        assert_eq!(wrapped(&["a abcdefghij b"], 4, any), ["a", "abcd", "efgh", "ij b"]);
        assert_eq!(wrapped(&["well-known"], 6, any), ["well-", "known"]);
        assert_eq!(wrapped(&["日本語の文"], 5, any), ["日本", "語の", "文"]);
        assert_eq!(wrapped(&["x"], 1, any), ["x"]);
        assert_eq!(wrapped(&["a", "b"], 9, any), ["a", "", "b"]);
    }

    #[test]
    fn lines_are_limited_with_an_ellipsis() {
        assert_eq!(wrapped(&["one two three four"], 8, Wrapping::Lines(2)), ["one two", "three f…"]);
        assert_eq!(wrapped(&["one two three"], 8, Wrapping::Lines(2)), ["one two", "three"]);
        assert_eq!(wrapped(&["one", "two"], 8, Wrapping::Lines(1)), ["one…"]);
        assert_eq!(wrapped(&["one", "two"], 8, Wrapping::Lines(2)), ["one", "…"]);
    }

    #[test]
    fn unwrapped_text_is_cut() {
        assert_eq!(wrapped(&["one two three"], 8, Wrapping::Cut), ["one two…"]);
        assert_eq!(wrapped(&["one two"], 7, Wrapping::Cut), ["one two"]);
        assert_eq!(wrapped(&["日本語"], 4, Wrapping::Cut), ["日…"]);
        assert_eq!(wrapped(&["ab"], 1, Wrapping::Cut), ["…"]);
    }

    #[test]
    fn a_hanging_indent_is_kept() {
        let mut texts = Texts::default();
        texts.open(2, 2, false);
        texts.push("* one two three", Blanks::Collapse, Style::default(), Link::default());
        let lines = texts.wrap(0..1, 9, Wrapping::Lines(0), "…");
        let leads: Vec<_> =
            texts.lines[lines].iter().map(|line| (line.lead, &texts.buffer[line.start..line.end])).collect();
        assert_eq!(leads, [(2, "* one"), (4, "two"), (4, "three")]);
    }
}
