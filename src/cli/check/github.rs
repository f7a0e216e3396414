//! The findings as workflow commands, which GitHub shows as annotations at their lines.

use std::fmt::Write as _;

use crate::card::text::plain;
use crate::check::Severity;
use crate::json::LineIndex;

use super::{Looked, place};

/// A command a line.
pub(super) fn commands(looked: &[Looked]) -> String {
    let mut text = String::new();
    for Looked { name, checked } in looked {
        let file = property(&place::relative(name));
        let lines = LineIndex::new(&checked.text);
        for found in &checked.diagnostics {
            let command = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let (start, end) = (found.position, place::end(&lines, &checked.text, found));
            let _ =
                write!(text, "::{command} file={file},line={},col={},endLine={}", start.line, start.column, end.line);
            // A column at the end counts only on the same line.
            if start.line == end.line {
                let _ = write!(text, ",endColumn={}", end.column);
            }
            let mut message = found.message.clone();
            for more in found.help.iter().chain(found.fix.as_ref().map(|fix| &fix.title)) {
                message.push('\n');
                message.push_str(more);
            }
            let _ = writeln!(text, ",title={}::{}", property(found.code), data(&message));
        }
    }
    text
}

/// A text as the message of a command.
fn data(text: &str) -> String {
    plain(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_message_or_a_property_is_escaped() {
        assert_eq!(data("100%: a,\nb\u{1b}"), "100%25: a,%0Ab␛");
        assert_eq!(property("c:\\a,b%.json"), "c%3A\\a%2Cb%25.json");
    }
}
