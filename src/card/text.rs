//! Text from cards on its way to a screen.

/// A text without anything that could do more than be read: control characters become their pictures (`␛`), marks that
/// turn the direction of writing and other invisible commands become `�`, a tab becomes a blank. Line ends stay, as `\n`.
///
/// Joiners and variation selectors stay: emoji are made of them.
#[must_use]
pub fn plain(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                if rest.peek() != Some(&'\n') {
                    plain.push('\n');
                }
            }
            '\t' | '\u{2028}' | '\u{2029}' => plain.push(' '),
            '\n' => plain.push('\n'),
            '\u{feff}' => {}
            c => plain.push(harmless(c)),
        }
    }
    plain
}

/// The same on one line, cut to `most` characters with an ellipsis.
#[must_use]
pub fn label(text: &str, most: usize) -> String {
    // Nobody reads more of it, and a label must not cost what a whole text costs.
    let head: String = text.trim_start().chars().take(most.saturating_mul(4)).collect();
    let line = plain(&head).split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most && text.trim_start().chars().nth(most.saturating_mul(4)).is_none() {
        return line;
    }
    let mut cut: String = line.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

fn harmless(c: char) -> char {
    match c {
        // The pictures of the control characters stand in the same order as the characters.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}' => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;

    #[test]
    fn commands_become_visible() {
        assert_eq!(plain("a\u{1b}[31mb\0"), "a␛[31mb␀");
        assert_eq!(plain("a\u{202e}b\u{9b}c"), "a\u{fffd}b\u{fffd}c");
        assert_eq!(plain("a\r\nb\rc\td"), "a\nb\nc d");
        assert_eq!(plain("👩‍🚀 é"), "👩‍🚀 é");
    }

    #[test]
    fn labels_are_short_lines() {
        assert_eq!(label("  one\n\n two ", 60), "one two");
        assert_eq!(label("abcdef", 4), "abc…");
        assert_eq!(label(&" x".repeat(100_000), 4), "x x…");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(
            FileFailurePersistence::SourceParallel("tests/regressions")
        ))]
        #[test]
        fn nothing_gets_through(text in any::<String>()) {
            prop_assert!(plain(&text).chars().all(|c| c == '\n' || !c.is_control()));
            prop_assert!(label(&text, 60).chars().count() <= 60);
        }
    }
}
