//! How a text is laid out, so that what is added looks like what is there.

/// Indentation, line ends and blanks of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    unit: String,
    newline: &'static str,
    compact: bool,
    gap: &'static str,
}

impl Default for Style {
    /// Two blanks a level, `\n` at the end of a line.
    fn default() -> Self {
        Self { unit: "  ".to_owned(), newline: "\n", compact: false, gap: " " }
    }
}

impl Style {
    /// The style of a text: its first indented line gives the unit, its first line end the line ends; a text of one
    /// line is compact.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let body = text.trim_end();
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let unit = body
            .split('\n')
            .map(|line| &line[..line.len() - line.trim_start_matches([' ', '\t']).len()])
            .find(|blank| !blank.is_empty())
            .map_or("  ", |blank| if blank.starts_with('\t') { "\t" } else { blank });
        let unit = if unit.len() > 8 { "  " } else { unit };
        let compact = !body.contains('\n') && body.len() > 2;
        let gap = if compact && !body.contains("\": ") { "" } else { " " };
        Self { unit: unit.to_owned(), newline, compact, gap }
    }

    /// Whether everything stands on one line.
    #[must_use]
    pub const fn is_compact(&self) -> bool {
        self.compact
    }

    /// The line end.
    #[must_use]
    pub const fn newline(&self) -> &'static str {
        self.newline
    }

    /// The blank behind a colon, and behind a comma on one line.
    #[must_use]
    pub const fn gap(&self) -> &'static str {
        self.gap
    }

    /// One level of indentation.
    #[must_use]
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// The same style with everything on one line.
    #[must_use]
    pub fn on_one_line(&self) -> Self {
        Self { compact: true, ..self.clone() }
    }

    pub(super) fn break_line(&self, indent: usize, text: &mut String) {
        if !self.compact {
            text.push_str(self.newline);
            for _ in 0..indent {
                text.push_str(&self.unit);
            }
        }
    }
}
