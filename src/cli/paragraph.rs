//! Text for people in lines of some width.

use unicode_width::UnicodeWidthStr;

/// How far every line but the first stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hanging(pub(super) usize);

/// A text broken at blanks into lines of at most `width` columns; one line when no width is known. Blanks at its
/// beginning stay. A word that is wider than a line has one of its own.
pub(super) fn wrap(text: &str, width: Option<usize>, Hanging(indent): Hanging) -> Vec<String> {
    let text = text.replace('\n', " ");
    let Some(width) = width else { return vec![text] };
    let indent = indent.min(width / 2);
    let margin: String = text.chars().take_while(|c| *c == ' ').collect();
    let mut lines = Vec::new();
    let mut line = margin;
    let mut bare = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !bare && line.width() + 1 + word.width() > width {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
            bare = true;
        }
        if !bare {
            line.push(' ');
        }
        line.push_str(word);
        bare = false;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_blanks() {
        assert_eq!(wrap("one two three", Some(8), Hanging(2)), ["one two", "  three"]);
        assert_eq!(wrap(" = a: b c", Some(7), Hanging(3)), [" = a: b", "   c"]);
        assert_eq!(wrap("incomprehensible word", Some(4), Hanging(20)), ["incomprehensible", "  word"]);
        assert_eq!(wrap("日本 日本", Some(5), Hanging(0)), ["日本", "日本"]);
        assert_eq!(wrap("one\ntwo", None, Hanging(2)), ["one two"]);
        assert_eq!(wrap("", Some(5), Hanging(2)), [""]);
    }
}
