//! The signs that a preview draws with, in two sets: for terminals that show all of Unicode, and for those that do not.

/// Which signs lines, boxes and marks are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Glyphs {
    /// Box-drawing characters and the like.
    #[default]
    Unicode,
    /// Only ASCII. The card's own text stays as it is.
    Ascii,
}

/// One kind of box: corners and sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BoxSet {
    pub(super) top: [&'static str; 3],
    pub(super) side: [&'static str; 2],
    pub(super) bottom: [&'static str; 3],
}

/// How a box is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outline {
    /// Corners of right angle: containers, tables, pictures.
    Plain,
    /// Round corners: what one can press or fill in, and persons.
    Round,
    /// Strong lines: what calls for attention where there is no colour.
    Heavy,
    /// Broken lines: what is only hinted at.
    Dashed,
    /// A filled shape: the main button.
    Filled,
}

/// A table's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridSet {
    pub(super) top: [&'static str; 4],
    pub(super) middle: [&'static str; 4],
    pub(super) bottom: [&'static str; 4],
    pub(super) side: &'static str,
}

/// All signs of one set.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Signs {
    pub(super) ellipsis: &'static str,
    pub(super) bullets: [&'static str; 3],
    pub(super) rule: &'static str,
    pub(super) bar: &'static str,
    pub(super) upright: &'static str,
    pub(super) stripe: &'static str,
    pub(super) heavy_stripe: &'static str,
    pub(super) unchecked: &'static str,
    pub(super) checked: &'static str,
    pub(super) unpicked: &'static str,
    pub(super) picked: &'static str,
    pub(super) opens: &'static str,
    pub(super) leads: &'static str,
    pub(super) more: &'static str,
    pub(super) dot: &'static str,
    pub(super) mask: &'static str,
    pub(super) grid: GridSet,
}

impl Glyphs {
    pub(super) const fn signs(self) -> &'static Signs {
        match self {
            Self::Unicode => &UNICODE,
            Self::Ascii => &ASCII,
        }
    }

    pub(super) const fn outline(self, outline: Outline) -> &'static BoxSet {
        match (self, outline) {
            (Self::Ascii, Outline::Filled) => &ASCII_FILLED,
            (Self::Ascii, Outline::Heavy) => &ASCII_HEAVY,
            (Self::Ascii, _) => &ASCII_BOX,
            (Self::Unicode, Outline::Plain) => &PLAIN,
            (Self::Unicode, Outline::Round) => &ROUND,
            (Self::Unicode, Outline::Heavy) => &HEAVY,
            (Self::Unicode, Outline::Dashed) => &DASHED,
            (Self::Unicode, Outline::Filled) => &FILLED,
        }
    }
}

static UNICODE: Signs = Signs {
    ellipsis: "…",
    bullets: ["•", "◦", "▪"],
    rule: "─",
    bar: "▀",
    upright: "│",
    stripe: "▏",
    heavy_stripe: "▌",
    unchecked: "☐ ",
    checked: "☑ ",
    unpicked: "○ ",
    picked: "● ",
    opens: "▾",
    leads: "›",
    more: "…",
    dot: " · ",
    mask: "•",
    grid: GridSet {
        top: ["┌", "─", "┬", "┐"], middle: ["├", "─", "┼", "┤"], bottom: ["└", "─", "┴", "┘"], side: "│"
    },
};

static ASCII: Signs = Signs {
    ellipsis: "...",
    bullets: ["*", "-", "+"],
    rule: "-",
    bar: "=",
    upright: "|",
    stripe: ":",
    heavy_stripe: "!",
    unchecked: "[ ] ",
    checked: "[x] ",
    unpicked: "( ) ",
    picked: "(*) ",
    opens: "v",
    leads: ">",
    more: "...",
    dot: " - ",
    mask: "*",
    grid: GridSet { top: ["+", "-", "+", "+"], middle: ["+", "-", "+", "+"], bottom: ["+", "-", "+", "+"], side: "|" },
};

static PLAIN: BoxSet = BoxSet { top: ["┌", "─", "┐"], side: ["│", "│"], bottom: ["└", "─", "┘"] };
static ROUND: BoxSet = BoxSet { top: ["╭", "─", "╮"], side: ["│", "│"], bottom: ["╰", "─", "╯"] };
static HEAVY: BoxSet = BoxSet { top: ["┏", "━", "┓"], side: ["┃", "┃"], bottom: ["┗", "━", "┛"] };
static DASHED: BoxSet = BoxSet { top: ["┌", "╌", "┐"], side: ["╎", "╎"], bottom: ["└", "╌", "┘"] };
// Quarter and half blocks reach exactly as far as the lines of the other boxes do.
static FILLED: BoxSet = BoxSet { top: ["▗", "▄", "▖"], side: ["▐", "▌"], bottom: ["▝", "▀", "▘"] };
static ASCII_BOX: BoxSet = BoxSet { top: ["+", "-", "+"], side: ["|", "|"], bottom: ["+", "-", "+"] };
static ASCII_HEAVY: BoxSet = BoxSet { top: ["#", "=", "#"], side: ["#", "#"], bottom: ["#", "=", "#"] };
static ASCII_FILLED: BoxSet = BoxSet { top: ["+", "=", "+"], side: ["[", "]"], bottom: ["+", "=", "+"] };

#[cfg(test)]
mod tests {
    use super::super::width::columns;
    use super::*;

    #[test]
    fn every_line_sign_takes_one_column_and_ascii_is_ascii() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let mut signs = Vec::new();
            for outline in [Outline::Plain, Outline::Round, Outline::Heavy, Outline::Dashed, Outline::Filled] {
                let set = glyphs.outline(outline);
                signs.extend(set.top.iter().chain(&set.side).chain(&set.bottom));
            }
            let all = glyphs.signs();
            signs.extend(all.grid.top.iter().chain(&all.grid.middle).chain(&all.grid.bottom).chain([&all.grid.side]));
            signs.extend([
                &all.rule,
                &all.bar,
                &all.upright,
                &all.stripe,
                &all.heavy_stripe,
                &all.opens,
                &all.leads,
                &all.mask,
            ]);
            for sign in signs {
                assert_eq!(columns(sign), 1, "{sign}");
                assert!(glyphs == Glyphs::Unicode || sign.is_ascii(), "{sign}");
            }
        }
    }
}
