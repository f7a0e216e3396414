//! Data that mark up the text that they become part of: stars and brackets in a value that nobody meant as Markdown.

use std::collections::HashSet;

use pulldown_cmark::{Event, Parser, Tag};

use super::context::Context;
use super::rules::expression::DATA_MARKDOWN;
use super::texts::{self, splice};
use super::{Diagnostic, Filling, Fix, Options, Safety};
use crate::card::Survey;
use crate::card::host::Markup;
use crate::expr::Part;
use crate::json::{Document, Kind, Value};
use crate::template::{Expanded, Template};

/// The signs that a backslash keeps from meaning anything, the backslash first.
const SIGNS: [char; 5] = ['\\', '*', '_', '[', ']'];

/// What readers see as marked up in the filled card, and what the template has no marks for. Told of the first row.
pub(super) fn in_data(
    document: &Document,
    template: &Template,
    filled: &Expanded,
    filling: &Filling<'_>,
    options: &Options,
) -> Vec<Diagnostic> {
    let survey = Survey::new(filled.document());
    let context = Context::new(&survey, options.host, Vec::new());
    let (mut told, mut seen) = (Vec::new(), HashSet::new());
    for visit in survey.visits() {
        for member in context.members(visit) {
            if member.value.kind() != Kind::String || !may_mark_up(member.value.raw()) {
                continue;
            }
            let markup = texts::markup(&context, visit, &member);
            if !matches!(markup, Some(Markup::Adaptive | Markup::Connector)) {
                continue;
            }
            let Some(origin) = filled.origin(&member.value.pointer()) else { continue };
            let Some(written) = document.at(&origin.pointer) else { continue };
            let (Some(before), Some(after)) = (written.as_str(), member.value.as_str()) else { continue };
            let before = marks(&texts::without_placeholders(&before));
            let brought: Vec<&str> = marks(&after)
                .iter()
                .zip(before)
                .filter(|(after, before)| after.1 > before.1)
                .map(|(mark, _)| mark.0)
                .collect();
            if brought.is_empty() || !seen.insert(origin.span.start) {
                continue;
            }
            told.push(Diagnostic {
                code: DATA_MARKDOWN.code,
                severity: DATA_MARKDOWN.severity,
                position: document.position(origin.span.start),
                span: origin.span,
                message: format!("The data bring {} into this text: they are read as Markdown.", brought.join(" and ")),
                help: super::filled::with_rows(None, &origin.rows),
                fix: escaped(template, written, filling),
                pointer: origin.pointer,
            });
        }
    }
    told
}

fn may_mark_up(raw: &str) -> bool {
    raw.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'[' | b'-' | b'+' | b'.'))
}

/// How often a text is marked up in the ways that hosts read, each with its name.
fn marks(text: &str) -> [(&'static str, usize); 4] {
    let mut marks = [("italics", 0), ("bold words", 0), ("links", 0), ("lists", 0)];
    for event in Parser::new(text) {
        let place = match event {
            Event::Start(Tag::Emphasis) => 0,
            Event::Start(Tag::Strong) => 1,
            Event::Start(Tag::Link { .. }) => 2,
            Event::Start(Tag::List(_)) => 3,
            _ => continue,
        };
        if let Some(mark) = marks.get_mut(place) {
            mark.1 += 1;
        }
    }
    marks
}

/// Has the signs in the values written with a backslash before each.
fn escaped(template: &Template, written: Value<'_>, filling: &Filling<'_>) -> Option<Fix> {
    let text = template.texts().find(|text| text.value.span() == written.span())?;
    let mut wrapped = Vec::new();
    for part in text.string?.parts() {
        let Part::Expression { expression, span } = part else { continue };
        let place = text.span(*span).start;
        let value = template.value_at(place, &filling.input, &filling.environment)?.value.ok().flatten();
        // What is no text holds no signs.
        let Some(value) = value.and_then(|json| serde_json::from_str::<String>(&json).ok()) else { continue };
        let signs = SIGNS.iter().filter(|sign| value.contains(**sign));
        let whole = signs.fold(None, |whole: Option<String>, sign| {
            let inner = whole.as_deref().unwrap_or_else(|| expression.source());
            let quoted = if *sign == '\\' { "\\\\".to_owned() } else { sign.to_string() };
            Some(format!("replace({inner}, '{quoted}', '\\\\{quoted}')"))
        });
        wrapped.extend(whole.map(|whole| (span.start..span.end, whole)));
    }
    let edits: Vec<_> = wrapped.iter().map(|(range, whole)| (range.clone(), whole.as_str())).collect();
    (!edits.is_empty()).then(|| Fix {
        title: "Write a backslash before each sign of the data".to_owned(),
        change: splice::change(written, &edits),
        safety: Safety::Guess,
        proven: true,
    })
}
