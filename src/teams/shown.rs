//! Answers of strangers, made fit to be kept and shown.

use crate::card::text::plain;

/// The text with nothing in it that could move a cursor or turn a line around, cut to about `limit` bytes.
#[must_use]
pub fn shown(text: &str, limit: usize) -> String {
    let mut out = plain(text);
    if out.len() > limit {
        let end = (0..=limit).rev().find(|end| out.is_char_boundary(*end)).unwrap_or_default();
        out.truncate(end);
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal() {
        let text = shown("a\u{1b}[2J\u{202e}b\r\nc\0", 99);
        assert!(!text.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')), "{text:?}");
        assert!(text.contains("[2J") && text.contains("b\nc"));
        assert_eq!(shown("ääää", 5), "ää…");
    }
}
