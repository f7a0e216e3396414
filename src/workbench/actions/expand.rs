//! Filling templates with data, and the value of single expressions.

use std::fmt::Write;
use std::io::{BufRead, Read};

use crate::card::text::{label, plain};
use crate::expr::{Expression, Memory, Names, Part, Scope, TemplateString, Unknown, Value};
use crate::json::{Document, LineIndex, Style, print};
use crate::store::file;
use crate::teams::Force;
use crate::template::{Expanded, Failure, Limits, Mode, Problem, Template};

use super::cards::open_lines;
use super::data::{called, environment_of_now, parse};
use super::{ActionError, CardSource, DataSet};

/// Fills a template, as strictly as the reference does. `place` is what messages call it.
///
/// # Errors
/// When something of it cannot be read or has no value, with its place.
pub fn expand(place: &str, document: &Document, data: &DataSet) -> Result<Expanded, ActionError> {
    let template = Template::prepare(document, data.engine);
    if !template.is_template() {
        return Ok(Expanded::unexpanded(document.clone()));
    }
    template
        .expand(&data.input(), Mode::Strict, &environment_of_now(), &Limits::default())
        .map_err(|failure| told(place, document, &failure))
}

/// An expanded card as text: on one line, or laid out as its template is.
#[must_use]
pub fn written(filled: &Expanded, template: &Document, compact: bool) -> String {
    let card = filled.document();
    match () {
        () if compact => print::strict(card.root()),
        // What was no template keeps every byte.
        () if card.text() == template.text() => card.text().to_owned(),
        () => {
            let style = Some(template.style()).filter(|style| !style.is_compact());
            let mut text = String::with_capacity(card.text().len() * 2);
            print::write_even(card.root(), style.unwrap_or(&Style::default()), &mut text);
            text
        }
    }
}

/// Fills a card on its way to somebody. Nothing may stay as it is written in the template, unless it is forced: readers would
/// see the braces.
///
/// # Errors
/// The first thing that has no value.
pub fn fill(place: &str, document: Document, data: &DataSet, force: Force) -> Result<Document, ActionError> {
    let template = Template::prepare(&document, data.engine);
    if !template.is_template() {
        return Ok(document);
    }
    let filled = template.expand(&data.input(), Mode::Lenient, &environment_of_now(), &Limits::default());
    let filled = filled.map_err(|failure| told(place, &document, &failure))?;
    let unresolved = |problem: &&Problem| !problem.kind.is_filled();
    match filled.problems().iter().find(unresolved).filter(|_| force == Force::No) {
        Some(problem) => Err(ActionError::Card(sentence(place, &document, problem))),
        None => Ok(filled.document().clone()),
    }
}

/// Fills a template once for each line of JSON Lines; `take` gets each card as compact JSON. Blank lines are passed over.
///
/// # Errors
/// When a line is no JSON or the template cannot be filled with it, with the number of the line; what `take` answers.
pub fn expand_each<E: From<ActionError>>(
    place: &str,
    document: &Document,
    data: &DataSet,
    rows: &CardSource,
    mut take: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    let template = Template::prepare(document, data.engine);
    let (environment, limits) = (environment_of_now(), Limits::default());
    let name = called(rows);
    let mut lines = open_lines(rows)?;
    let mut line = String::new();
    let mut number = 0;
    loop {
        line.clear();
        number += 1;
        let read = lines.by_ref().take(file::DATA_LIMIT).read_line(&mut line);
        let read = read.map_err(|error| ActionError::Asked(format!("{name}: line {number}: {error}")))?;
        if read == 0 {
            return Ok(());
        }
        if u64::try_from(read).unwrap_or(u64::MAX) == file::DATA_LIMIT {
            return Err(ActionError::Asked(format!("{name}: line {number} is too long")).into());
        }
        let text = line.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            continue;
        }
        let row = parse(text).map_err(|error| ActionError::NotJson(format!("{name}: line {number}: {error}")))?;
        let input = crate::template::Input { data: Some(&row), ..data.input() };
        let filled = template.render(&input, Mode::Strict, &environment, &limits);
        take(filled.map_err(|failure| match told(place, document, &failure) {
            ActionError::Card(message) => ActionError::Card(format!("{name}: line {number}: {message}")),
            other => other,
        })?)?;
    }
}

/// The value of an expression as JSON; nothing when it is undefined. The expression may stand in `${…}`, as in a card.
///
/// # Errors
/// When it cannot be read or has no value, with the place marked.
pub fn evaluate(expression: &str, data: &DataSet) -> Result<Option<String>, ActionError> {
    let text = expression.trim();
    let environment = environment_of_now();
    let memory = Memory::new(environment.now.unsigned_abs());
    let root = data.data.as_ref().map(Value::from).unwrap_or_default();
    let host = data.host.as_ref().map(Value::from).unwrap_or_default();
    let names = Names { root: root.clone(), index: Value::Undefined, host, version: Value::Undefined };
    let scope = Scope::template(root, names);
    let failed = |from: usize, failure: &crate::expr::Failure| {
        let span = failure.span().map(|span| (span.start + from, span.end + from));
        ActionError::Card(marked(text, span, failure.message(), None))
    };
    let unread = |error: &crate::expr::ParseError| {
        let hint = error.suggestion.as_ref().map(|meant| format!("was `{meant}` meant?"));
        let hint = hint.or_else(|| error.expected.as_ref().map(|expected| format!("expected {expected}")));
        ActionError::Card(marked(text, Some((error.span.start, error.span.end)), &error.message, hint))
    };
    if !text.starts_with("${") {
        let expression = Expression::parse(text, data.engine).map_err(|error| unread(&error))?;
        let value = expression.evaluate(&scope, &environment, &memory).map_err(|failure| failed(0, &failure))?;
        return json(&value);
    }
    let string = TemplateString::parse(text, data.engine, Unknown::Refused).map_err(|error| unread(&error))?;
    let mut joined = String::new();
    for part in string.parts() {
        match part {
            Part::Text(text) => joined.push_str(text),
            Part::Expression { expression, span } => {
                let value = expression
                    .evaluate(&scope, &environment, &memory)
                    .map_err(|failure| failed(span.start, &failure))?;
                if string.single().is_some() {
                    return json(&value);
                }
                value.write_string(&mut joined);
            }
        }
    }
    json(&Value::text(joined))
}

fn json(value: &Value<'_>) -> Result<Option<String>, ActionError> {
    if matches!(value, Value::Undefined) {
        return Ok(None);
    }
    let text = value.to_json().ok_or_else(|| ActionError::Card("the value holds itself".to_owned()))?;
    Ok(Some(text))
}

/// A failure with its place in the card.
fn told(place: &str, document: &Document, failure: &Failure) -> ActionError {
    ActionError::Card(sentence(place, document, &failure.problem))
}

fn sentence(place: &str, document: &Document, problem: &Problem) -> String {
    let position = LineIndex::new(document.text()).position(document.text(), problem.span.start);
    let shown = document.text().get(problem.span.start..problem.span.end).unwrap_or_default();
    let mut text = format!("{}: {position}: {}", place, plain(&problem.message));
    if !shown.is_empty() && !text.contains(shown) {
        let _ = write!(text, " Here: {}", label(shown, 60));
    }
    if let Some(meant) = &problem.suggestion {
        let _ = write!(text, " Was `{}` meant?", plain(meant));
    } else if let Some(expected) = &problem.expected {
        let _ = write!(text, " Expected: {}.", plain(expected));
    }
    if !problem.rows.is_empty() {
        let rows: Vec<String> = problem.rows.iter().map(usize::to_string).collect();
        let _ = write!(text, " In row {} of its data.", rows.join(", "));
    }
    text
}

/// A message about an expression, with the expression and a mark under the place.
fn marked(text: &str, span: Option<(usize, usize)>, message: &str, hint: Option<String>) -> String {
    const AROUND: usize = 40;
    let mut told = plain(message);
    if let Some((start, end)) = span {
        let before: Vec<char> = text.get(..start).unwrap_or_default().chars().collect();
        let marked = text.get(start..end).unwrap_or_default();
        let after: String = text.get(end..).unwrap_or_default().chars().take(AROUND).collect();
        let cut = before.len().saturating_sub(AROUND);
        let before: String = before.get(cut..).unwrap_or_default().iter().collect();
        let before = format!("{}{}", if cut > 0 { "…" } else { "" }, one_line(&before));
        let marked = one_line(&marked.chars().take(AROUND).collect::<String>());
        let column = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let (after, rule) = (one_line(&after), "^".repeat(column(&marked).max(1)));
        let _ = write!(told, "\n  {before}{marked}{after}\n  {}{rule}", " ".repeat(column(&before)));
    }
    if let Some(hint) = hint {
        let _ = write!(told, "\n  {}", plain(&hint));
    }
    told
}

fn one_line(text: &str) -> String {
    plain(text).replace('\n', " ")
}
