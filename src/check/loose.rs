//! What is read here and is no JSON for all that: comments, and commas before a closing bracket.

use super::report::Report;
use super::rules::json::LOOSE;
use crate::json::token::{TokenKind, tokens};
use crate::json::{Change, Document, Span};

/// Looks for both. Each is told once, at the first of them.
pub(super) fn json<'d>(document: &'d Document, report: &mut Report<'d>) {
    if document.is_strict() {
        return;
    }
    let text = document.text();
    let written = |span: Span| text.get(span.start..span.end).unwrap_or_default();
    let mut comments = Vec::new();
    let mut commas = Vec::new();
    let mut comma = None;
    for (span, kind) in tokens(text) {
        match kind {
            TokenKind::Comment => comments.push(span),
            TokenKind::Punctuation if matches!(written(span), "]" | "}") => commas.extend(comma.take()),
            _ => comma = (written(span) == ",").then_some(span),
        }
    }
    if let [first, ..] = commas.as_slice() {
        let (message, title) = match commas.len() {
            1 => ("A comma stands before a closing bracket, which is no JSON.".to_owned(), "Take the comma away"),
            many => {
                (format!("{many} commas stand before a closing bracket, which is no JSON."), "Take the commas away")
            }
        };
        report
            .found(&LOOSE, document.innermost(first.start))
            .mark(*first)
            .say(message)
            .help(HELP)
            .fix(title, without(text, &commas));
    }
    if let [first, ..] = comments.as_slice() {
        let (message, title) = match comments.len() {
            1 => ("There is a comment, which is no JSON.".to_owned(), "Take the comment away"),
            many => (format!("There are {many} comments, which are no JSON."), "Take the comments away"),
        };
        let gone: Vec<Span> = runs(text, &comments).into_iter().map(|run| with_blanks(text, run)).collect();
        // Somebody wrote them for somebody: they do not go unasked.
        report
            .found(&LOOSE, document.innermost(first.start))
            .mark(*first)
            .say(message)
            .help(HELP)
            .guess(title, without(text, &gone));
    }
}

const HELP: &str = "Services refuse it. It is left out when the card is sent from here.";

/// The text without these stretches, which stand in its order.
fn without(text: &str, gone: &[Span]) -> Change {
    let cut = |change: Change, span: &Span| change.then(Change::replace(text, span.start, span.end, ""));
    gone.iter().rev().fold(Change::default(), cut)
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

/// Comments with nothing but blanks between them on one line, together.
fn runs(text: &str, comments: &[Span]) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for comment in comments {
        match runs.last_mut() {
            Some(last) if text.get(last.end..comment.start).is_some_and(|between| between.chars().all(is_gap)) => {
                last.end = comment.end;
            }
            _ => runs.push(*comment),
        }
    }
    runs
}

/// A comment with what is left over without it: the blanks before it at the end of a line, else those behind it; the whole
/// line when it has one for itself.
fn with_blanks(text: &str, comment: Span) -> Span {
    let (before, behind) = text.split_at_checked(comment.start).unwrap_or((text, ""));
    let behind = behind.get(comment.end - comment.start..).unwrap_or_default();
    let head = before.trim_end_matches(is_gap);
    let tail = behind.trim_start_matches(is_gap);
    let next = comment.end + behind.len() - tail.len();
    let alone = head.is_empty() || head.ends_with(['\n', '\u{feff}']);
    match tail.find('\n').filter(|at| tail.get(..*at).is_some_and(|rest| rest.trim().is_empty())) {
        Some(at) if alone => Span::new(head.len(), next + at + 1),
        Some(_) => Span::new(head.len(), comment.end),
        None if tail.is_empty() => Span::new(head.len(), next),
        None => Span::new(comment.start, next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Diagnostic, Options, Safety, check, fix_all};

    fn told(text: &str) -> Vec<Diagnostic> {
        let found = check(&Document::parse(text).unwrap(), &Options::default());
        found.into_iter().filter(|found| found.code == LOOSE.code).collect()
    }

    fn mended(text: &str) -> String {
        told(text)
            .into_iter()
            .fold(text.to_owned(), |text, _| told(&text)[0].fix.as_ref().unwrap().change.apply(&text).unwrap())
    }

    #[test]
    fn comments_go_with_the_blanks_that_were_theirs() {
        let text = "\u{feff}// head\r\n{\r\n  /* why */ // it is\r\n  \"a\": [1, /* one */ 2,], // end\r\n  /* b */ \"b\": \"//,]\", /* c */\r\n}\r\n// last";
        assert_eq!(mended(text), "\u{feff}{\r\n  \"a\": [1, 2],\r\n  \"b\": \"//,]\"\r\n}\r\n");
        assert_eq!(mended("[1,/**/2/**/,/* a\nb */]"), "[1,2]");
    }

    #[test]
    fn commas_go_unasked_and_comments_do_not() {
        let text = "{\"text\": \"a\", // why\n}";
        let found = told(text);
        let safety = |found: &Diagnostic| found.fix.as_ref().map(|fix| fix.safety);
        assert_eq!(found.iter().map(safety).collect::<Vec<_>>(), [Some(Safety::Safe), Some(Safety::Guess)]);
        assert_eq!(found[0].position.to_string(), "line 1, column 13");
        let fixed = fix_all(&Document::parse(text).unwrap(), &Options::default());
        let after = fixed.change.apply(text).unwrap();
        assert_eq!(after, "{\"text\": \"a\" // why\n}");
        assert_eq!(fixed.change.inverse().apply(&after).unwrap(), text);
    }

    #[test]
    fn a_byte_order_mark_is_no_slip_of_the_pen() {
        assert_eq!(told("\u{feff}{\"text\": \"a // b,]\"}"), []);
    }
}
