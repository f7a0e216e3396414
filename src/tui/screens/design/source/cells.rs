//! A line in cells: every character has a place of its own, so that the caret can stand on it.

use unicode_width::UnicodeWidthChar;

/// How many cells a tab takes at most.
const TAB: usize = 4;

/// What is shown for a character that joins others, chooses their form, or cannot be seen: in an editor it has to be seen,
/// and terminals do not agree on how wide the joined would be.
const JOINER: char = '·';

/// A character as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    /// What is shown.
    pub(super) shown: char,
    /// How many cells it takes.
    pub(super) width: usize,
}

/// How a character is shown that begins in a column.
pub(super) fn cell(c: char, column: usize) -> Cell {
    match c {
        ' '..='~' => Cell { shown: c, width: 1 },
        '\t' => Cell { shown: ' ', width: TAB - column % TAB },
        // The pictures of the control characters stand in the same order as the characters.
        '\0'..='\u{1f}' => Cell { shown: char::from_u32(0x2400 + u32::from(c)).unwrap_or('␀'), width: 1 },
        '\u{7f}' => Cell { shown: '␡', width: 1 },
        '\u{80}'..='\u{9f}' => Cell { shown: '\u{fffd}', width: 1 },
        // Marks of direction, joiners, selectors of variants, colours of skin.
        '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0000}'..='\u{e01ef}' => Cell { shown: JOINER, width: 1 },
        c => Cell { shown: c, width: c.width().unwrap_or(1) },
    }
}

/// The column of the cell in which character `at` of a line begins.
pub(super) fn column(line: &str, at: usize) -> usize {
    line.chars().take(at).fold(0, |column, c| column + cell(c, column).width)
}

/// The character that stands in a column; the end of the line beyond it.
pub(super) fn character(line: &str, wanted: usize) -> usize {
    let mut column = 0;
    for (at, c) in line.chars().enumerate() {
        column += cell(c, column).width;
        if column > wanted {
            return at;
        }
    }
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_its_column() {
        let line = "\ta日\u{200d}b\u{301}c";
        let columns: Vec<usize> = (0..=7).map(|at| column(line, at)).collect();
        assert_eq!(columns, [0, 4, 5, 7, 8, 9, 9, 10]);
        assert_eq!(character(line, 6), 2);
        assert_eq!(character(line, 99), 7);
        assert_eq!(cell('\u{1b}', 0).shown, '␛');
    }
}
