//! Where results and remarks go: results to standard output, everything else to standard error.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use serde::Serialize;

use crate::card::text::plain;

use super::{Exit, Failure};

/// The two streams. A reader that goes away ends the writing, quietly; a disk that is full is told.
#[derive(Debug)]
pub(super) struct Output {
    stdout: BufWriter<Stdout>,
    closed: bool,
    terminal: bool,
    colour: bool,
}

/// The colours of human output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Good,
    Careful,
    Bad,
    Strong,
    Faint,
    Plain,
    /// The head and the marks of a finding.
    Error,
    Warning,
    Info,
    /// The lines around a source.
    Rule,
}

/// Whether there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paint(bool);

impl Paint {
    /// Without colours.
    pub(super) const PLAIN: Self = Self(false);

    /// A text made harmless, in a colour where there are colours.
    pub(super) fn ink(self, ink: Ink, text: &str) -> String {
        let text = plain(text);
        if !self.0 || text.is_empty() {
            return text;
        }
        let code = match ink {
            Ink::Good => "32",
            Ink::Careful => "33",
            Ink::Bad => "31",
            Ink::Strong => "1",
            Ink::Faint => "2",
            Ink::Plain => return text,
            Ink::Error => "1;31",
            Ink::Warning => "1;33",
            Ink::Info | Ink::Rule => "36",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

impl Output {
    pub(super) fn new() -> Self {
        let terminal = io::stdout().is_terminal();
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        Self {
            stdout: BufWriter::new(io::stdout()),
            closed: false,
            terminal,
            colour: terminal && !set("NO_COLOR") && !dumb,
        }
    }

    /// Whether people see colours.
    pub(super) const fn has_colour(&self) -> bool {
        self.colour
    }

    /// The colours of human output.
    pub(super) const fn paint(&self) -> Paint {
        Paint(self.colour)
    }

    /// The columns of the terminal that standard output is; none when it is none, or does not say.
    pub(super) fn width(&self) -> Option<usize> {
        let size = if self.terminal { crossterm::terminal::size().ok() } else { None };
        size.map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
    }

    /// A line for people; nothing in it can steer a terminal.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.write(plain(text).as_bytes())?;
        self.write(b"\n")
    }

    /// A line whose parts were made harmless by [`Self::ink`] or [`plain`].
    pub(super) fn inked(&mut self, text: &str) -> Result<(), Failure> {
        self.write(text.as_bytes())?;
        self.write(b"\n")
    }

    /// A harmless text in a colour, where there are colours.
    pub(super) fn ink(&self, ink: Ink, text: &str) -> String {
        self.paint().ink(ink, text)
    }

    /// A value for programs, on one line.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        let text = serde_json::to_string(value).map_err(|error| Failure::new(Exit::Fault, error.to_string()))?;
        self.write(escaped(&text).as_bytes())?;
        self.write(b"\n")
    }

    /// A text that is JSON already.
    pub(super) fn json_text(&mut self, text: &str) -> Result<(), Failure> {
        self.write(escaped(text).as_bytes())?;
        if text.ends_with('\n') { Ok(()) } else { self.write(b"\n") }
    }

    /// A text that belongs to the user, byte for byte; on a terminal it is made harmless.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Failure> {
        if !self.terminal {
            return self.write(text.as_bytes());
        }
        self.write(plain(text).as_bytes())?;
        if text.ends_with('\n') { Ok(()) } else { self.write(b"\n") }
    }

    /// Bytes as they are: what was drawn.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if self.closed {
            return Ok(());
        }
        let written = self.stdout.write_all(bytes);
        self.judge(written)
    }

    /// Sends what is waiting on its way.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        if self.closed {
            return Ok(());
        }
        let flushed = self.stdout.flush();
        self.judge(flushed)
    }

    fn judge(&mut self, result: io::Result<()>) -> Result<(), Failure> {
        match result {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(error) => {
                self.closed = true;
                Err(Failure::new(Exit::Storage, format!("standard output: {}", reason(&error))))
            }
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if self.closed {
            // What cannot be written must not be tried again at the end.
            let stdout = std::mem::replace(&mut self.stdout, BufWriter::with_capacity(0, io::stdout()));
            let _ = stdout.into_parts();
        }
    }
}

/// JSON whose strings say by escapes what could steer a terminal; it means the same.
fn escaped(json: &str) -> String {
    use std::fmt::Write;
    let steers = |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if !json.contains(steers) {
        return json.to_owned();
    }
    json.chars().fold(String::with_capacity(json.len()), |mut text, c| {
        if steers(c) {
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
        text
    })
}

/// Whether somebody sits where remarks go.
pub(super) fn somebody_reads_remarks() -> bool {
    io::stderr().is_terminal()
}

/// A text on standard error.
pub(super) fn say(text: &str) {
    // Nobody can be told that standard error is gone.
    let _ = writeln!(io::stderr().lock(), "{}", plain(text.trim_end()));
}

/// A remark for people, on standard error.
pub(super) fn remark(text: &str) {
    say(&format!("cardwright: {text}"));
}

/// The reason of a failed write.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        _ => error.to_string(),
    }
}

/// Rows as columns of equal width, two blanks apart; the last column is as long as it is. The cells are harmless already.
pub(super) fn columns(rows: &[Vec<String>]) -> Vec<String> {
    use unicode_width::UnicodeWidthStr;
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..count).map(|column| width(column).unwrap_or_default()).collect();
    rows.iter()
        .map(|row| {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
            }
            line.trim_end().to_owned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_for_programs_does_not_steer_a_terminal() {
        let value = serde_json::json!({"a": "\u{9b}2J \u{202e}x \u{7f}\u{1b}é"});
        let text = escaped(&value.to_string());
        assert_eq!(text, r#"{"a":"\u009b2J \u202ex \u007f\u001bé"}"#);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }

    #[test]
    fn columns_line_up() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(columns(&[row(["a", "b"]), row(["日本", "c"])]), ["a     b", "日本  c"]);
        assert!(columns(&[]).is_empty());
    }
}
