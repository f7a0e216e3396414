//! What a card looks like: lines of styled spans, and the regions in which its elements stand.

use std::ops::{BitOr, BitOrAssign};

use crate::card::host::Rgb;
use crate::json::Pointer;

/// A card laid out. It holds every line; whoever paints it takes the window that is to be seen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// The width it was laid out for, in terminal columns. No line is wider.
    pub width: usize,
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
    /// Where each element stands; what holds others comes before them.
    pub regions: Vec<Region>,
}

/// One line: spans from left to right.
pub type Line = Vec<Span>;

/// A piece of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text; it holds no control characters.
    pub text: String,
    /// How it looks.
    pub style: Style,
}

/// How a piece of text looks. What is not set is left to the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    /// The colour of the letters.
    pub fg: Option<Rgb>,
    /// The colour behind them.
    pub bg: Option<Rgb>,
    /// Bold, dim, underlined …
    pub modifiers: Modifiers,
}

impl Style {
    /// This style with letters of that colour.
    #[must_use]
    pub const fn fg(mut self, colour: Rgb) -> Self {
        self.fg = Some(colour);
        self
    }

    /// This style on that colour.
    #[must_use]
    pub const fn bg(mut self, colour: Rgb) -> Self {
        self.bg = Some(colour);
        self
    }

    /// This style with more modifiers.
    #[must_use]
    pub const fn with(mut self, modifiers: Modifiers) -> Self {
        self.modifiers = Modifiers(self.modifiers.0 | modifiers.0);
        self
    }

    /// Whether the style has all of these modifiers.
    #[must_use]
    pub const fn is(self, modifiers: Modifiers) -> bool {
        self.modifiers.contains(modifiers)
    }
}

/// A set of the attributes that a terminal knows besides colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Modifiers(u8);

impl Modifiers {
    /// None of them.
    pub const NONE: Self = Self(0);
    /// Bold.
    pub const BOLD: Self = Self(1);
    /// Dim.
    pub const DIM: Self = Self(2);
    /// Italic.
    pub const ITALIC: Self = Self(4);
    /// Underlined.
    pub const UNDERLINE: Self = Self(8);
    /// Struck through.
    pub const STRIKE: Self = Self(16);
    /// Letters and background exchanged.
    pub const REVERSE: Self = Self(32);

    /// Each modifier with its SGR parameter (ECMA-48, 8.3.117) and a letter for short notes.
    pub const ALL: [(Self, u8, char); 6] = [
        (Self::BOLD, 1, 'b'),
        (Self::DIM, 2, 'd'),
        (Self::ITALIC, 3, 'i'),
        (Self::UNDERLINE, 4, 'u'),
        (Self::REVERSE, 7, 'r'),
        (Self::STRIKE, 9, 's'),
    ];

    /// Whether all of `other` are in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// This set without those of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Modifiers {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Modifiers {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The rectangle in which an element stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The element in the document.
    pub pointer: Pointer,
    /// The first column, from 0.
    pub column: usize,
    /// The first line, from 0.
    pub row: usize,
    /// How many columns it takes.
    pub width: usize,
    /// How many lines it takes.
    pub height: usize,
    /// What a click on it would mean.
    pub role: Role,
}

impl Region {
    /// Whether a cell lies inside.
    #[must_use]
    pub const fn covers(&self, column: usize, row: usize) -> bool {
        column >= self.column && column - self.column < self.width && row >= self.row && row - self.row < self.height
    }
}

/// What a region is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Something to look at.
    Element,
    /// Something to press.
    Button,
    /// Something to fill in.
    Field,
    /// Text that leads somewhere.
    Link,
}

impl Scene {
    /// The innermost region at a cell.
    #[must_use]
    pub fn hit(&self, column: usize, row: usize) -> Option<&Region> {
        self.regions.iter().rev().find(|region| region.covers(column, row))
    }

    /// The first region of the element at `pointer`.
    #[must_use]
    pub fn region(&self, pointer: &Pointer) -> Option<&Region> {
        self.regions.iter().find(|region| region.pointer == *pointer)
    }

    /// The lines as plain text, without blanks at their ends.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            for span in line {
                out.push_str(&span.text);
            }
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(pointer: &Pointer, column: usize, row: usize, width: usize, height: usize) -> Region {
        Region { pointer: pointer.clone(), column, row, width, height, role: Role::Element }
    }

    #[test]
    fn a_hit_finds_the_innermost_region() {
        let card = Pointer::root();
        let text = card.key("body").index(0);
        let scene = Scene {
            width: 10,
            lines: Vec::new(),
            regions: vec![region(&card, 0, 0, 10, 5), region(&text, 2, 1, 6, 1)],
        };
        assert_eq!(scene.hit(2, 1).map(|region| &region.pointer), Some(&text));
        assert_eq!(scene.hit(8, 1).map(|region| &region.pointer), Some(&card));
        assert_eq!(scene.hit(10, 1), None);
        assert_eq!(scene.region(&text).map(|region| region.width), Some(6));
    }

    #[test]
    fn text_loses_only_the_blanks_at_line_ends() {
        let span = |text: &str| Span { text: text.to_owned(), style: Style::default() };
        let scene = Scene { width: 4, lines: vec![vec![span(" a "), span(" ")], vec![]], regions: Vec::new() };
        assert_eq!(scene.to_text(), " a\n\n");
    }
}
