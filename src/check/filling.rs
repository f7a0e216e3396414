//! Texts with `${…}` in them: whether the language of templates can read them.

use std::borrow::Cow;

use super::context::Context;
use super::expressions::end_of;
use super::report::{Finding, Report};
use super::rules::expression::{BAD, ENGINES, UNKNOWN_FUNCTION, WHEN, WHEN_NEVER};
use super::texts::splice::{self, raw_span};
use crate::card::form::is_bound;
use crate::check::words::label;
use crate::expr::{Engine, Expression, ParseError, Part, TemplateString, Types, Unknown, catalogue};
use crate::json::similar::nearest;
use crate::json::{Change, Span, Value};

/// Looks at every string of the document that a template fills in.
pub(super) fn readable<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let document = context.survey.document();
    if !document.text().contains("${") {
        return;
    }
    for value in document.values().filter(|value| is_bound(*value)) {
        let (Some(text), key) = (value.as_str(), value.key()) else { continue };
        match key.as_deref() {
            // What a CodeBlock shows is code of its own.
            Some("codeSnippet") => {}
            Some("$when") => when(value, &text, report),
            _ => filled(value, &text, report),
        }
    }
}

fn read(text: &str) -> Result<TemplateString, ParseError> {
    TemplateString::parse(text, Engine::JavaScript, Unknown::Fails)
}

/// Whether a text is an expression that says something, and no value written out.
pub(super) fn is_expression(text: &str) -> bool {
    Expression::parse_with(text, Engine::JavaScript, Unknown::Fails).is_ok_and(|read| !read.is_literal())
}

fn filled<'d>(value: Value<'d>, text: &str, report: &mut Report<'d>) {
    let read = read(&without_resources(text));
    if let Ok(string) = &read
        && !is_data(value)
    {
        for part in string.parts() {
            if let Part::Expression { expression, span } = part {
                calls(value, text, expression, *span, report);
            }
        }
    }
    let fault = read.err();
    let at = fault.as_ref().map(|error| error.span.start..error.span.end).or_else(|| empty(text));
    // What stands in data is not filled in.
    let Some(at) = at.filter(|_| !is_data(value)) else { return };
    let finding = report.found(&BAD, value);
    if let Some(span) = raw_span(value, &at) {
        finding.mark(span);
    }
    match fault {
        Some(error) => told("This cannot be filled in", &error, finding),
        None => {
            finding
                .say("There is nothing between the braces of `${}`: readers see it as it is typed.")
                .help("Write what is to stand there, such as `${title}`.");
        }
    }
}

fn told(what: &str, error: &ParseError, finding: &mut Finding<'_>) {
    let mut message = error.message.clone();
    if let Some(first) = message.get_mut(0..1) {
        first.make_ascii_lowercase();
    }
    finding.say(format!("{what}: {message}"));
    if let Some(expected) = &error.expected {
        finding.help(format!("Here belongs {expected}."));
    }
}

fn when<'d>(value: Value<'d>, text: &str, report: &mut Report<'d>) {
    let string = match read(text) {
        Ok(string) => {
            if let Some((expression, span)) = string.single().filter(|_| empty(text).is_none()) {
                if !is_data(value) {
                    calls(value, text, expression, span, report);
                    never(value, expression, report);
                }
                return;
            }
            string
        }
        Err(error) => {
            if !is_data(value) {
                let finding = report.found(&WHEN, value);
                if let Some(span) = raw_span(value, &(error.span.start..error.span.end)) {
                    finding.mark(span);
                }
                told("`$when` is no expression", &error, finding);
            }
            return;
        }
    };
    // One without an end is told as such.
    let ends = text.match_indices("${").all(|(start, _)| end_of(text, start).is_some());
    if !ends || is_data(value) {
        return;
    }
    let finding = report
        .found(&WHEN, value)
        .say("`$when` has to be one expression and nothing else; a text like this takes the element away, always.")
        .help("Write one condition: `\"${and(a, b)}\"`.");
    if let Some(meant) = meant(&string) {
        finding.guess(format!("Write `{}`", label(&meant, 60)), Change::reword(value, &meant)).prove();
    }
}

/// Looks at the functions that an expression calls: whether there are such, and whether both engines answer them alike.
fn calls<'d>(value: Value<'d>, text: &str, expression: &Expression, span: Span, report: &mut Report<'d>) {
    let place = |inside: Span| span.start + inside.start..span.start + inside.end;
    for (name, call) in expression.unknown_functions() {
        let call = place(call);
        let whole = text.get(call.clone()).unwrap_or_default();
        let named = if whole.starts_with(name) { call.start..call.start + name.len() } else { call };
        let finding =
            report.found(&UNKNOWN_FUNCTION, value).say(format!("There is no function `{}`.", label(name, 60)));
        if let Some(span) = raw_span(value, &named) {
            finding.mark(span);
        }
        let known = |name| nearest(name, catalogue::functions().map(|function| function.name));
        if let Some(meant) = known(name) {
            finding.help(format!("Was `{meant}` meant?"));
            finding.guess(format!("Write `{meant}`"), splice::change(value, &[(named, meant)]));
        } else if let Some((of, meant)) = name.rsplit_once('.').and_then(|(of, name)| Some((of, known(name)?))) {
            finding.help(format!("Values have no functions of their own: write `{meant}({}, …)`.", label(of, 40)));
        }
    }
    for (function, call) in expression.differences() {
        let finding = report.found(&ENGINES, value).say(format!(
            "`{}` is something else in .NET: {}",
            function.name,
            function.dotnet.unwrap_or_default()
        ));
        if let Some(span) = raw_span(value, &place(call)) {
            finding.mark(span);
        }
    }
}

/// A condition that can be no condition.
fn never<'d>(value: Value<'d>, expression: &Expression, report: &mut Report<'d>) {
    let gives = expression.gives();
    if gives.fits(Types::BOOLEAN) {
        return;
    }
    let finding = report.found(&WHEN_NEVER, value);
    let noun = if gives == Types::NONE { "no condition".to_owned() } else { gives.to_string() };
    finding.say(format!("`$when` is {noun} here, never true or false: the element never shows."));
    let source = expression.source().trim();
    let meant = match gives {
        Types::NUMBER => format!("${{{source} > 0}}"),
        Types::TEXT | Types::LIST | Types::TEXT_OR_LIST => format!("${{not(empty({source}))}}"),
        _ => return,
    };
    // What binds weaker than `>` is nothing that gives a number.
    finding.help(format!("Ask something, such as `{}`.", label(&meant, 60)));
    finding.guess(format!("Write `{}`", label(&meant, 60)), Change::reword(value, &meant)).prove();
}

/// The one expression that was meant by several with `and` or `or` between them, or by one with blanks around it.
fn meant(string: &TemplateString) -> Option<String> {
    let mut conditions = Vec::new();
    let mut joint: Option<&str> = None;
    for part in string.parts() {
        match part {
            Part::Expression { expression, .. } if expression.is_literal() => return None,
            Part::Expression { expression, .. } => conditions.push(expression.source()),
            Part::Text(text) => {
                let word = match text.trim() {
                    "" => continue,
                    "and" | "AND" | "&&" => "and",
                    "or" | "OR" | "||" => "or",
                    _ => return None,
                };
                if joint.is_some_and(|joint| joint != word) {
                    return None;
                }
                joint = Some(word);
            }
        }
    }
    match (joint, conditions.as_slice()) {
        (None, [condition]) => Some(format!("${{{condition}}}")),
        (Some(joint), [_, _, ..]) => Some(format!("${{{joint}({})}}", conditions.join(", "))),
        _ => None,
    }
}

/// Where braces stand with nothing between them.
fn empty(text: &str) -> Option<std::ops::Range<usize>> {
    text.match_indices("${").find_map(|(start, _)| {
        let rest = text.get(start + 2..)?.trim_start();
        let written = text.get(..start).is_none_or(|before| !before.ends_with('\\'));
        (written && rest.starts_with('}')).then(|| start..text.len() - rest.len() + 1)
    })
}

/// Whether a value stands inside of what `$data` writes out.
fn is_data(value: Value<'_>) -> bool {
    std::iter::successors(value.parent(), |outer| outer.parent())
        .any(|outer| outer.key().is_some_and(|key| key == "$data"))
}

/// The text with the colons of string resources (`${rs:name}`) taken for letters, byte for byte: they are no expressions,
/// and have a rule of their own.
fn without_resources(text: &str) -> Cow<'_, str> {
    const START: &str = "${rs:";
    if !text.contains(START) {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(START) {
        let name = start + START.len();
        let end = rest.get(name..).and_then(|rest| rest.find('}')).map_or(rest.len(), |at| name + at);
        masked.push_str(rest.get(..start + 2).unwrap_or_default());
        masked.push_str(&"x".repeat(end - start - 2));
        rest = rest.get(end..).unwrap_or_default();
    }
    masked.push_str(rest);
    Cow::Owned(masked)
}

#[cfg(test)]
mod tests {
    use crate::check::{Diagnostic, Options, check};
    use crate::json::Document;

    fn told(member: &str) -> Vec<Diagnostic> {
        let text = format!(r#"[{{"type": "TextBlock", "text": "a", {member}}}]"#);
        check(&Document::parse(text).unwrap(), &Options::default())
    }

    /// What is marked of a member, by the rule and the text that it covers.
    fn marked(member: &str) -> Vec<(&'static str, String)> {
        let text = format!(r#"[{{"type": "TextBlock", "text": "a", {member}}}]"#);
        let covered = |found: &Diagnostic| text[found.span.start..].chars().take(3).collect();
        told(member).iter().map(|found| (found.code, covered(found))).collect()
    }

    #[test]
    fn the_place_is_the_one_inside_the_string() {
        assert_eq!(marked(r#""altText": "\n${a == } b""#).last().unwrap(), &("bad-expression", " } ".to_owned()));
        assert_eq!(marked(r#""$when": "${a == }""#), [("when-no-expression", " }\"".to_owned())]);
        assert_eq!(marked(r#""$x": "a ${ } b""#), [("bad-expression", "${ ".to_owned())]);
        assert_eq!(marked(r#""$x": "`b` ${n}""#), [("bad-expression", "`b`".to_owned())]);
    }

    #[test]
    fn what_is_readable_or_nobodys_is_left_alone() {
        for member in [
            r#""$x": "${rs:my name} ${b}""#,
            r#""$x": "\\${ } ${b}""#,
            r#""$data": {"a": "${1 +}", "$when": "${} x"}"#,
            r#""$when": "${a && b}""#,
        ] {
            let found = told(member);
            assert!(found.iter().all(|found| found.code == "no-such-string"), "{member}: {found:?}");
        }
        // One without an end has a rule of its own.
        assert_eq!(
            marked(r#""$when": "${a""#).iter().map(|(code, _)| *code).collect::<Vec<_>>(),
            ["unbalanced-expression"]
        );
    }

    #[test]
    fn an_unknown_function_is_marked_by_its_name() {
        let of = |member: &str| {
            let text = format!(r#"[{{"type": "TextBlock", "text": "a", {member}}}]"#);
            let found = told(member);
            assert_eq!(found.len(), 1, "{member}: {found:?}");
            let found = found.into_iter().next().unwrap();
            let fixed = found.fix.map(|fix| fix.change.apply(&text).unwrap());
            (found.code, text[found.span.start..found.span.end].to_owned(), found.help.unwrap_or_default(), fixed)
        };
        let (code, marked, help, fixed) = of(r#""$x": "\n\u00e9 ${tolower(a)} b""#);
        assert_eq!((code, marked.as_str(), help.as_str()), ("unknown-function", "tolower", "Was `toLower` meant?"));
        assert!(fixed.unwrap().contains(r#""\n\u00e9 ${toLower(a)} b""#));
        assert_eq!(of(r#""$when": "${ and(a, zzz(1)) }""#).1, "zzz");
        assert_eq!(
            of(r#""$x": "${name.toUpper()}""#).2,
            "Values have no functions of their own: write `toUpper(name, …)`."
        );
        assert_eq!(told(r#""$data": {"a": "${nope(1)}"}"#), []);
    }

    #[test]
    fn a_condition_that_is_none_is_made_one() {
        let mended = |when: &str| {
            let found = told(&format!(r#""$when": "{when}""#));
            assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), ["when-never-true"], "{when}");
            found[0].fix.as_ref().map(|fix| fix.title.clone())
        };
        assert_eq!(mended("${count(items)}").as_deref(), Some("Write `${count(items) > 0}`"));
        assert_eq!(mended("${toLower(a)}").as_deref(), Some("Write `${not(empty(toLower(a)))}`"));
        assert_eq!(mended("${a ? 'b' : 1}"), None);
        for fine in ["${a}", "${a ? b : 'c'}", "${exists(a)}", "${a[0]}", "${coalesce(a, false)}"] {
            assert_eq!(told(&format!(r#""$when": "{fine}""#)), [], "{fine}");
        }
    }

    #[test]
    fn one_condition_is_made_of_several() {
        let mended = |when: &str| {
            let found = told(&format!(r#""$when": "{when}""#));
            assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), ["when-no-expression"], "{when}");
            found[0].fix.as_ref().map(|fix| fix.title.clone())
        };
        assert_eq!(mended("${a} and ${b > 3}").as_deref(), Some("Write `${and(a, b > 3)}`"));
        assert_eq!(mended("${a} || ${b} or ${c}").as_deref(), Some("Write `${or(a, b, c)}`"));
        assert_eq!(mended("${a} ").as_deref(), Some("Write `${a}`"));
        for unclear in ["${a} and ${b} or ${c}", "${a} but ${b}", "${true}", "${}", "not ${a}"] {
            assert_eq!(mended(unclear), None, "{unclear}");
        }
    }
}
