//! Places in a text: byte spans for the program, lines and columns for people.

use std::fmt;

/// A half-open range of byte offsets into a document's text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to but without `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether `offset` lies inside, the end included: a caret behind the last byte still touches the value.
    #[must_use]
    pub const fn touches(self, offset: usize) -> bool {
        self.start <= offset && offset <= self.end
    }
}

/// A line and a column, both counted from 1, the column in characters, as editors show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Character in that line, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// The offsets at which lines start; turns byte offsets into [`Position`]s and back.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of a text. A line ends with `\n` (a `\r` before it belongs to the line end).
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Self { starts }
    }

    /// How many lines there are; at least one.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The offset at which line `line` (from 0) starts; the end of the text for lines that it does not have.
    #[must_use]
    pub fn start(&self, line: usize, text: &str) -> usize {
        self.starts.get(line).copied().unwrap_or(text.len())
    }

    /// The line (from 0) in which `offset` lies.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The position of a byte offset. A byte order mark does not count as a column.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.line(offset);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let column = text.get(start..offset).map_or(0, |part| part.chars().filter(|c| *c != '\u{feff}').count());
        Position { line: line + 1, column: column + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "ab\r\nžluť x";
        let index = LineIndex::new(text);
        let at = text.find('x').unwrap_or_default();
        assert_eq!(index.position(text, at), Position { line: 2, column: 6 });
        assert_eq!(index.position(text, 0), Position { line: 1, column: 1 });
        assert_eq!(index.lines(), 2);
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let text = "\u{feff}{}";
        assert_eq!(LineIndex::new(text).position(text, 3).column, 1);
    }
}
