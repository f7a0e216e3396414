//! Text that has to fit: cut to a width, with an ellipsis, in terminal cells.

use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The number of cells that a text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text, cut to at most `room` cells; a cut text ends with `…`.
#[must_use]
pub fn fit(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for cluster in text.graphemes(true) {
        let wide = width(cluster);
        if used + wide + 1 > room {
            break;
        }
        out.push_str(cluster);
        used += wide;
    }
    if room > 0 {
        out.push('…');
    }
    out
}

/// The text, cut or filled with blanks to exactly `room` cells.
#[must_use]
pub fn fill(text: &str, room: usize) -> String {
    let mut out = fit(text, room);
    let used = width(&out);
    out.extend(std::iter::repeat_n(' ', room.saturating_sub(used)));
    out
}

/// A text with the cells at `marks` (indices of characters) in another style: the matches of a fuzzy search.
#[must_use]
pub fn marked(text: &str, marks: &[u32], plain: Style, mark: Style) -> Vec<Span<'static>> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (at, c) in (0_u32..).zip(text.chars()) {
        let style = if marks.contains(&at) { plain.patch(mark) } else { plain };
        match spans.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push(c),
            _ => spans.push(Span::styled(c.to_string(), style)),
        }
    }
    spans
}

/// Breaks a text into lines of at most `room` cells, at blanks where it can.
#[must_use]
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_inclusive(' ') {
            if width(&line) + width(word.trim_end()) > room && !line.is_empty() {
                lines.push(line.trim_end().to_owned());
                line = String::new();
            }
            if width(word) <= room {
                line.push_str(word);
                continue;
            }
            for cluster in word.graphemes(true) {
                if width(&line) + width(cluster) > room {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(cluster);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_text_says_so_and_fits() {
        assert_eq!(fit("deploy", 6), "deploy");
        assert_eq!(fit("deploy", 4), "dep…");
        assert_eq!(fit("日本語", 4), "日…");
        assert_eq!(fit("x", 0), "");
        assert_eq!(fill("ab", 4), "ab  ");
    }

    #[test]
    fn wrapping_breaks_at_blanks_and_inside_long_words() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
    }
}
