//! The findings for people: what, where, the source with the place marked, and what to do.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::card::text::plain;
use crate::check::{Diagnostic, Safety, Severity, secret_spans};
use crate::cli::output::{Ink, Paint};
use crate::cli::paragraph::{self, Hanging};

use super::excerpt::{Gutter, Row, excerpt};
use super::{Looked, is_safe, place};

/// How wide an excerpt is where nobody says how much room there is, and at most.
const WIDEST: usize = 100;

/// All findings, one paragraph each. Text is broken only where the width is known.
pub(super) fn text(looked: &[Looked], paint: Paint, width: Option<usize>) -> String {
    let mut text = String::new();
    for looked in looked {
        if looked.checked.diagnostics.is_empty() {
            continue;
        }
        let source = without_secrets(&looked.checked.text);
        for found in &looked.checked.diagnostics {
            one(looked, &source, found, (paint, width), &mut text);
        }
    }
    text
}

/// The text with stars in place of what looks like a secret, byte for byte: logs keep what is printed.
fn without_secrets(source: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(source);
    for span in secret_spans(source) {
        text.to_mut().replace_range(span.start..span.end, &"*".repeat(span.end - span.start));
    }
    text
}

fn one(looked: &Looked, source: &str, found: &Diagnostic, (paint, width): (Paint, Option<usize>), text: &mut String) {
    let (ink, word) = match found.severity {
        Severity::Error => (Ink::Error, "error"),
        Severity::Warning => (Ink::Warning, "warning"),
        Severity::Info => (Ink::Info, "info"),
    };
    let head = format!("{word}[{}]", found.code);
    let lines = paragraph::wrap(&format!("{head}: {}", found.message), width, Hanging(2));
    for (at, line) in lines.iter().enumerate() {
        match line.strip_prefix(&head) {
            Some(rest) if at == 0 => {
                text.push_str(&paint.ink(ink, &head));
                text.push_str(&paint.ink(Ink::Strong, rest));
            }
            _ => text.push_str(&paint.ink(Ink::Strong, line)),
        }
        text.push('\n');
    }
    let most = width.map_or(WIDEST, |width| width.min(WIDEST));
    let mut rows = excerpt(source, found.position.line, found.span, most.saturating_sub(8));
    let number = |row: &Row| if let Gutter::Line(line) = row.gutter { line } else { 0 };
    let digits = rows.iter().map(number).max().unwrap_or(1).to_string().len();
    if digits > 4 {
        rows = excerpt(source, found.position.line, found.span, most.saturating_sub(digits + 4));
    }
    let margin = " ".repeat(digits);
    let stands = format!("{}:{}:{}", looked.name.to_string_lossy(), found.position.line, found.position.column);
    let pointer = if found.pointer.is_root() {
        String::new()
    } else {
        paint.ink(Ink::Faint, &format!("  at {}", short(&place::pointer(&found.pointer))))
    };
    let _ = writeln!(text, "{margin}{} {}{pointer}", paint.ink(Ink::Rule, "-->"), plain(&stands));
    let _ = writeln!(text, "{margin} {}", paint.ink(Ink::Rule, "|"));
    for row in rows {
        let gutter = match row.gutter {
            Gutter::Line(line) => format!("{line:>digits$} |"),
            Gutter::Blank => format!("{margin} |"),
            Gutter::Gap => format!("{:.<1$}  ", "", digits),
        };
        let line = format!("{} {}{}", paint.ink(Ink::Rule, &gutter), paint.ink(ink, &row.mark), row.text);
        text.push_str(line.trim_end());
        text.push('\n');
    }
    let mut note = |word: &str, said: &str| {
        let head = format!("{margin} = {word}: ");
        let lines = paragraph::wrap(&format!("{head}{said}"), width, Hanging(head.len()));
        for line in lines {
            match line.strip_prefix(head.trim_end()) {
                Some(rest) => {
                    let equals = paint.ink(Ink::Rule, "=");
                    let word = paint.ink(Ink::Strong, &format!("{word}:"));
                    let _ = writeln!(text, "{margin} {equals} {word}{}", plain(rest));
                }
                None => {
                    let _ = writeln!(text, "{}", plain(&line));
                }
            }
        }
    };
    if let Some(help) = &found.help {
        note("help", help);
    }
    if let Some(fix) = &found.fix {
        match fix.safety {
            Safety::Safe if is_safe(found) => note("fix", &format!("{} (--fix does it)", fix.title)),
            _ => note("try", &fix.title),
        }
    }
    text.push('\n');
}

/// The end of a long pointer: that is where the place is.
fn short(pointer: &str) -> String {
    const MOST: usize = 60;
    let count = pointer.chars().count();
    if count <= MOST {
        return pointer.to_owned();
    }
    let tail: String = pointer.chars().skip(count - MOST + 1).collect();
    format!("…{tail}")
}
