//! A template together with its data: the filled card is checked, and what is found there is told in the template.

use std::collections::HashSet;

use super::rules::expression::{ENGINES, JOINED, MISSING, NO_VALUE, UNKNOWN_FUNCTION, WHEN_HIDES, WHEN_NEVER};
use super::rules::{Rule, kinds};
use super::{Diagnostic, Options, marked_up, thorough, without_fixes};
use crate::card::text::label;
use crate::expr::{Engine, Environment};
use crate::json::{Document, Kind, Span, Value};
use crate::template::{Expanded, Input, Limits, Mode, Problem, ProblemKind, Template};

/// What a template is filled with while it is checked.
#[derive(Debug, Clone)]
pub struct Filling<'a> {
    /// The data.
    pub input: Input<'a>,
    /// Whose behaviour rules.
    pub engine: Engine,
    /// The time, the locale.
    pub environment: Environment,
}

/// Everything that is wrong with a template when it is filled: what its expressions lack, and what the checks find in the
/// filled card, each at its place in the template. What is found in several rows is told of the first. A card that is no
/// template is checked as it is.
#[must_use]
pub fn check_filled(document: &Document, filling: &Filling<'_>, options: &Options) -> Vec<Diagnostic> {
    let template = Template::prepare(document, filling.engine);
    if !template.is_template() {
        return thorough(document, options);
    }
    let filled = template.expand(&filling.input, Mode::Lenient, &filling.environment, &Limits::default());
    let Ok(filled) = filled else { return thorough(document, options) };
    // What a template itself can be reproached with; all else depends on what it becomes.
    let own: HashSet<&str> = kinds()
        .filter(|(kind, _)| matches!(*kind, "Expressions" | "JSON"))
        .flat_map(|(_, rules)| rules)
        .map(|rule| rule.code)
        .collect();
    let mut found: Vec<Diagnostic> =
        thorough(document, options).into_iter().filter(|found| own.contains(found.code)).collect();
    // What is known without data is not told again with them.
    let known: Vec<Span> = found
        .iter()
        .filter(|found| [UNKNOWN_FUNCTION.code, WHEN_NEVER.code].contains(&found.code))
        .map(|found| found.span)
        .collect();
    let is_known = |span: Span| known.iter().any(|known| known.start < span.end && span.start < known.end);
    let met = filled.problems().iter();
    let met = met.filter(|problem| problem.kind != ProblemKind::Unreadable && !is_known(problem.span));
    found.extend(met.filter_map(|problem| options.levels.apply(told(document, problem))));
    let theirs = without_fixes(filled.document(), options).into_iter().filter(|found| !own.contains(found.code));
    found.extend(theirs.map(|found| brought_back(document, &filled, found)));
    let more = elsewhere(document, &template, &filled, filling).into_iter();
    let more = more.chain(marked_up::in_data(document, &template, &filled, filling, options));
    found.extend(more.filter_map(|found| options.levels.apply(found)));
    found.sort_by_key(|found| found.span.start);
    let mut known = HashSet::new();
    found.retain(|found| known.insert((found.code, found.span.start, found.span.end, found.message.clone())));
    found
}

fn told(document: &Document, problem: &Problem) -> Diagnostic {
    let rule: &Rule = match problem.kind {
        ProblemKind::Missing => &MISSING,
        ProblemKind::Joined => &JOINED,
        ProblemKind::WhenFailed | ProblemKind::WhenNotBoolean => &WHEN_HIDES,
        _ => &NO_VALUE,
    };
    let joined = (problem.kind == ProblemKind::Joined)
        .then(|| "Name a property of an object; write `join(items, ', ')` for a list.".to_owned());
    let help = problem.suggestion.as_ref().map(|meant| format!("Was `{meant}` meant?")).or(joined);
    Diagnostic {
        code: rule.code,
        severity: rule.severity,
        pointer: problem.pointer.clone(),
        position: document.position(problem.span.start),
        span: problem.span,
        message: problem.message.clone(),
        help: with_rows(help, &problem.rows),
        fix: None,
    }
}

/// What the other engine makes of the same data, where that is something else.
fn elsewhere(document: &Document, template: &Template, filled: &Expanded, filling: &Filling<'_>) -> Vec<Diagnostic> {
    if !template.may_differ() {
        return Vec::new();
    }
    let (other, name) = match filling.engine {
        Engine::JavaScript => (Engine::DotNet, ".NET"),
        Engine::DotNet => (Engine::JavaScript, "JavaScript"),
    };
    let other = Template::prepare(document, other);
    let Ok(other) = other.expand(&filling.input, Mode::Lenient, &filling.environment, &Limits::default()) else {
        return Vec::new();
    };
    if other.document().text() == filled.document().text() {
        return Vec::new();
    }
    let mut told = Vec::new();
    let mut places = HashSet::new();
    for value in filled.document().values() {
        if matches!(value.kind(), Kind::Array | Kind::Object) {
            continue;
        }
        let pointer = value.pointer();
        let Some(theirs) = other.document().at(&pointer).filter(|theirs| theirs.raw() != value.raw()) else { continue };
        let Some(origin) = filled.origin(&pointer) else { continue };
        if !places.insert(origin.span.start) {
            continue;
        }
        let (ours, theirs) = (label(value.raw(), 60), label(theirs.raw(), 60));
        told.push(Diagnostic {
            code: ENGINES.code,
            severity: ENGINES.severity,
            position: document.position(origin.span.start),
            span: origin.span,
            pointer: origin.pointer,
            message: format!("With these data {name} gives {theirs} here, not {ours}."),
            help: with_rows(None, &origin.rows),
            fix: None,
        });
    }
    told
}

/// A finding in the filled card, at the place of the template that it comes from. Its fix would mend what is made anew each
/// time, so it goes.
fn brought_back(document: &Document, filled: &Expanded, found: Diagnostic) -> Diagnostic {
    let Some(origin) = filled.origin(&found.pointer) else { return Diagnostic { fix: None, ..found } };
    let marked = filled.document().innermost(found.span.start);
    let by_key = marked.key_span().is_some_and(|key| key.start == found.span.start);
    let span = match filled.origin(&marked.pointer()) {
        Some(from) if by_key => document.at(&from.pointer).and_then(Value::key_span).unwrap_or(from.span),
        Some(from) => from.span,
        None => origin.span,
    };
    // The whole of a large value is no mark.
    let span = if span == document.root().span() { Span::new(span.start, span.start) } else { span };
    Diagnostic {
        position: document.position(span.start),
        help: with_rows(found.help, &origin.rows),
        pointer: origin.pointer,
        span,
        fix: None,
        ..found
    }
}

pub(super) fn with_rows(help: Option<String>, rows: &[usize]) -> Option<String> {
    if rows.is_empty() {
        return help;
    }
    let rows = rows.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let row = format!("It is so in row {rows} of the data, counted from 0.");
    Some(help.map_or_else(|| row.clone(), |help| format!("{help} {row}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::host::Host;
    use serde_json::json;

    fn found(template: &str, data: &serde_json::Value) -> Vec<String> {
        let document = Document::parse(template).unwrap();
        let filling = Filling {
            input: Input { data: Some(data), host: None },
            engine: Engine::JavaScript,
            environment: Environment::default(),
        };
        check_filled(&document, &filling, &Options::host(Some(Host::Workflow)))
            .into_iter()
            .filter(|found| found.code != "no-notification-text")
            .map(|found| {
                let shown = document.text().get(found.span.start..found.span.end).unwrap_or_default();
                format!("{} {} {shown}", found.code, found.pointer)
            })
            .collect()
    }

    fn card(body: &str) -> String {
        format!(r#"{{"type": "AdaptiveCard", "version": "1.4", "body": [{body}]}}"#)
    }

    #[test]
    fn what_the_data_lack_is_told_where_it_is_asked_for() {
        let text = card(r#"{"type": "TextBlock", "wrap": true, "text": "${title} of ${team.name}"}"#);
        assert_eq!(found(&text, &json!({"title": "a", "team": {"name": "b"}})), Vec::<String>::new());
        assert_eq!(found(&text, &json!({"title": "a"})), ["missing-data /body/0/text team.name"]);
        let text = card(r#"{"type": "TextBlock", "wrap": true, "text": "${substring(title, 9)}"}"#);
        assert_eq!(found(&text, &json!({"title": "a"})), ["no-value /body/0/text substring(title, 9)"]);
        let text = card(r#"{"type": "TextBlock", "wrap": true, "text": "a", "$when": "${title}"}"#);
        assert_eq!(found(&text, &json!({"title": "a"})), ["when-hides /body/0/$when title"]);
    }

    #[test]
    fn what_is_known_without_data_is_told_once() {
        let text = card(r#"{"type": "TextBlock", "wrap": true, "text": "${nope(title)}", "$when": "${count(title)}"}"#);
        let told = ["unknown-function /body/0/text nope", r#"when-never-true /body/0/$when "${count(title)}""#];
        assert_eq!(found(&text, &json!({"title": "a"})), told);
        let torn = card(r#"{"type": "TextBlock", "wrap": true, "text": "a ${title + } b"}"#);
        assert_eq!(
            found(&torn, &json!({"title": "a"}))[0].split(' ').take(2).collect::<Vec<_>>(),
            ["bad-expression", "/body/0/text"]
        );
    }

    #[test]
    fn texts_with_objects_in_them_are_told() {
        let text = card(r#"{"type": "TextBlock", "wrap": true, "text": "by ${user}, ${tags}"}"#);
        let both = |data| found(&text, &data).into_iter().filter(|told| told.starts_with("joined")).collect::<Vec<_>>();
        let told = ["joined-object /body/0/text user", "joined-object /body/0/text tags"];
        assert_eq!(both(json!({"user": {"name": "a"}, "tags": [1]})), told);
        assert_eq!(both(json!({"user": "a", "tags": 1})), Vec::<String>::new());
    }

    #[test]
    fn what_the_other_engine_makes_of_the_data_is_told() {
        let text = card(r#"{"type": "TextBlock", "wrap": true, "text": "${string(total)} ${a / b}"}"#);
        let told = |data| found(&text, &data).iter().any(|told| told.starts_with("engines-differ /body/0/text"));
        assert!(told(json!({"total": 1234, "a": 4, "b": 2})));
        assert!(told(json!({"total": 1, "a": -7, "b": 2})));
        assert!(!told(json!({"total": 1, "a": 7, "b": 2})));
    }

    #[test]
    fn data_that_mark_the_text_up_are_told_and_can_be_escaped() {
        let text = card(r#"{"type": "TextBlock", "wrap": true, "text": "**Host** ${name}: ${count}"}"#);
        let data = json!({"name": "*db*_1 [a]", "count": 3});
        assert_eq!(found(&text, &data), [r#"data-as-markdown /body/0/text "**Host** ${name}: ${count}""#]);
        assert_eq!(found(&text, &json!({"name": "db_1_a 2 * 3", "count": 3})), Vec::<String>::new());
        let filling = Filling {
            input: Input { data: Some(&data), host: None },
            engine: Engine::JavaScript,
            environment: Environment::default(),
        };
        let told = check_filled(&Document::parse(text.as_str()).unwrap(), &filling, &Options::default());
        let fix = told.into_iter().find(|told| told.code == "data-as-markdown").unwrap().fix.unwrap();
        let mended = fix.change.apply(&text).unwrap();
        assert_eq!(found(&mended, &data), Vec::<String>::new(), "{mended}");
        let filled = Template::prepare(&Document::parse(mended).unwrap(), Engine::JavaScript)
            .expand(&filling.input, Mode::Strict, &filling.environment, &Limits::default())
            .unwrap();
        let shown = filled.document().text();
        assert!(shown.contains(r"**Host** \\*db\\*\\_1 \\[a\\]: 3"), "{shown}");
    }

    #[test]
    fn what_the_filled_card_is_told_stands_in_the_template() {
        let rows = card(r#"{"type": "TextBlock", "wrap": true, "$data": "${items}", "text": "a", "color": "${c}"}"#);
        let data = json!({"items": [{"c": "good"}, {"c": "blue"}, {"c": "blue"}]});
        assert_eq!(found(&rows, &data), [r#"unknown-value /body/0/color "${c}""#], "once for all rows");
        let key = card(r#"{"type": "TextBlock", "wrap": true, "text": "${t}", "wrop": true}"#);
        assert_eq!(found(&key, &json!({"t": "a"})), [r#"unknown-property /body/0/wrop "wrop""#]);
        let plain = card(r#"{"type": "TextBlock", "wrap": true, "text": "a", "wrop": true}"#);
        assert_eq!(found(&plain, &json!({})), [r#"unknown-property /body/0/wrop "wrop""#]);
    }
}
