//! Templates: whether what binds data to a card can be an expression at all.

use std::collections::HashSet;

use super::Visit;
use super::context::{Context, Member};
use super::filling;
use super::report::Report;
use super::rules::expression::{DATA, STRING, UNBALANCED, WHEN};
use crate::card::form::is_bound;
use crate::check::words::label;
use crate::json::{Change, Kind, Value};

/// Looks at `$when` and `$data`.
pub(super) fn property<'d>(
    _context: &Context<'_, 'd>,
    _visit: &Visit<'d>,
    member: &Member<'d>,
    report: &mut Report<'d>,
) {
    let value = member.value;
    if member.property.is_none() {
        match value.key().as_deref() {
            Some("$when") => when(value, report),
            Some("$data") => data(value, report),
            _ => {}
        }
    }
}

/// Looks at every string of the document for an expression without end.
pub(super) fn unbalanced<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let document = context.survey.document();
    if !document.text().contains("${") {
        return;
    }
    for value in document.values().filter(|value| is_bound(*value)) {
        let Some(text) = value.as_str() else { continue };
        // What a CodeBlock shows is code of its own.
        if value.key().is_some_and(|key| key == "codeSnippet") {
            continue;
        }
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find("${")).map(|at| from + at) {
            let Some(end) = end_of(&text, start) else {
                report.found(&UNBALANCED, value).say("An expression begins here with `${` and does not end.");
                break;
            };
            from = end;
        }
    }
}

/// Looks at `${rs:name}`: string resources of the card.
pub(super) fn strings<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    const START: &str = "${rs:";
    let document = context.survey.document();
    if !document.text().contains(START) {
        return;
    }
    let mut defined = HashSet::new();
    for visit in context.survey.visits() {
        let strings = visit.value.get("resources").and_then(|resources| resources.get("strings"));
        defined.extend(strings.into_iter().flat_map(Value::members).map(|(name, _)| name));
    }
    for value in document.values().filter(|value| is_bound(*value)) {
        let Some(text) = value.as_str() else { continue };
        let names = text.split(START).skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.trim());
        if let Some(missing) = names.filter(|name| !name.contains(['{', '$'])).find(|name| !defined.contains(*name)) {
            report
                .found(&STRING, value)
                .say(format!("`resources.strings` of the card has no `{}`.", label(missing, 40)));
        }
    }
}

/// Where the expression ends that begins at an offset with `${`; none when it does not. Braces in its strings do not count.
pub(super) fn end_of(text: &str, start: usize) -> Option<usize> {
    let mut depth = 0usize;
    let mut quoted = None;
    let mut bytes = text.bytes().enumerate().skip(start);
    while let Some((at, byte)) = bytes.next() {
        match (quoted, byte) {
            (Some(_), b'\\') => {
                bytes.next();
            }
            (Some(quote), _) if quote == byte => quoted = None,
            (None, b'\'' | b'"' | b'`') if depth > 0 => quoted = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

fn when<'d>(value: Value<'d>, report: &mut Report<'d>) {
    if is_bound(value) {
        return;
    }
    let text = value.as_str().unwrap_or_default();
    let keeps = match value.kind() {
        Kind::Null => true,
        Kind::Boolean | Kind::Number => matches!(value.raw(), "false" | "0"),
        Kind::String => text.is_empty(),
        Kind::Array | Kind::Object => false,
    };
    let finding = report
        .found(&WHEN, value)
        .say(if keeps {
            "`$when` is no expression; a value like this keeps the element, always."
        } else {
            "`$when` is no expression; a value like this takes the element away, always."
        })
        .help("Write a condition: `\"${count(items) > 0}\"`.");
    let condition = text.trim();
    if !condition.contains(['{', '}', '\'', '"', '`']) && filling::is_expression(condition) {
        finding.guess(format!("Write `${{{condition}}}`"), Change::reword(value, &format!("${{{condition}}}")));
    }
}

fn data<'d>(value: Value<'d>, report: &mut Report<'d>) {
    let text = match value.kind() {
        Kind::Object | Kind::Array | Kind::Null => return,
        Kind::String if is_bound(value) => return,
        _ => value.as_str().unwrap_or_default(),
    };
    let finding = report
        .found(&DATA, value)
        .say(format!("`$data` is {} here, in which no name is found.", value.kind().noun()))
        .help("Write an expression that gives data: `\"${items}\"`.");
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '$');
    // Templates of the first version had no sign before the brace.
    let old = text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(&text).to_owned();
    let text = old;
    if text.chars().all(is_name) && filling::is_expression(&text) {
        finding.guess(format!("Write `${{{text}}}`"), Change::reword(value, &format!("${{{text}}}")));
    }
}

#[cfg(test)]
mod tests {
    use super::end_of;

    #[test]
    fn braces_in_strings_do_not_end_an_expression() {
        let end = |text: &str| end_of(text, text.find("${").unwrap());
        assert_eq!(end("a ${b} c"), Some(6));
        assert_eq!(end("${json('{}}')}"), Some(14));
        assert_eq!(end(r"${a('\'}')}"), Some(11));
        assert_eq!(end("${a"), None);
        assert_eq!(end("it's ${a}"), Some(9));
        assert_eq!(end("${'a}"), None);
    }
}
