//! A scene as bytes for a terminal with 24-bit colour.

use std::fmt::Write;

use super::{Modifiers, Scene, Style};

impl Scene {
    /// The lines with SGR sequences (truecolor). Each line ends in its own reset, so that any window of lines can be shown.
    #[must_use]
    pub fn to_ansi(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            let mut current = Style::default();
            for span in line {
                if span.style != current {
                    select(&mut out, span.style);
                    current = span.style;
                }
                out.push_str(&span.text);
            }
            if current != Style::default() {
                out.push_str("\x1b[0m");
            }
            out.push('\n');
        }
        out
    }
}

fn select(out: &mut String, style: Style) {
    out.push_str("\x1b[0");
    for (modifier, parameter, _) in Modifiers::ALL {
        if style.is(modifier) {
            let _ = write!(out, ";{parameter}");
        }
    }
    for (layer, colour) in [(38, style.fg), (48, style.bg)] {
        if let Some(colour) = colour {
            let _ = write!(out, ";{layer};2;{};{};{}", colour.0, colour.1, colour.2);
        }
    }
    out.push('m');
}

#[cfg(test)]
mod tests {
    use super::super::Span;
    use super::*;
    use crate::card::host::Rgb;

    #[test]
    fn each_line_stands_alone() {
        let bold = Style::default().with(Modifiers::BOLD).bg(Rgb(1, 2, 3));
        let span = |text: &str, style| Span { text: text.to_owned(), style };
        let line = vec![span("a", Style::default()), span("b", bold), span("c", bold)];
        let scene = Scene { width: 3, lines: vec![line, vec![]], regions: Vec::new() };
        assert_eq!(scene.to_ansi(), "a\x1b[0;1;48;2;1;2;3mbc\x1b[0m\n\n");
    }
}
