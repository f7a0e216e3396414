//! What kind a value is, and whether a text matches a pattern.

use super::conversion::shortened;
use crate::expr::catalogue::{Check, Function, Group, Parameter, Run, Verify, required};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::expression::{Expression, Literal, Missing, Node, NodeId};
use crate::expr::syntax::Unknown;
use crate::expr::types::Types;
use crate::expr::value::Value;

const ONE: &[Parameter] = &[required("value", Types::ANY)];

const fn kind(name: &'static str, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Type, ONE, Types::BOOLEAN, Run::Eager(Verify::Any, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "isMatch",
        Group::Type,
        &[required("text", Types::TEXT), required("pattern", Types::TEXT)],
        Types::BOOLEAN,
        Run::Eager(Verify::TextOrMissing, super::regex::is_match),
        "Whether a pattern matches somewhere in a text.",
    )
    .checked(Check::Pattern)
    .example("isMatch('release/4.2', '^release/[0-9]+')", "true"),
    kind("isString", is_string, "Whether the value is text.").example("isString('5')", "true"),
    kind("isInteger", is_integer, "Whether the value is a whole number; 1.0 is one.").example("isInteger(5.0)", "true"),
    kind("isFloat", is_float, "Whether the value is a number with a fraction.").example("isFloat(5.5)", "true"),
    kind("isArray", is_array, "Whether the value is a list.").example("isArray([1])", "true"),
    kind("isObject", is_object, "Whether the value is an object; lists and null count as one.")
        .dotnet("Lists and null are none.")
        .example("isObject({a: 1})", "true"),
    kind("isBoolean", is_boolean, "Whether the value is true or false.").example("isBoolean('true')", "false"),
    Function::new(
        "stringOrValue",
        Group::Type,
        &[required("text", Types::TEXT)],
        Types::ANY,
        Run::Lazy(string_or_value),
        "A text with `${…}` in it, expanded; one that is a single `${…}` keeps its kind.",
    )
    .example("stringOrValue('${1 + 2}')", "3"),
];

fn is_string<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(matches!(args.first(), Some(Value::Text(_)))))
}

fn is_integer<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(args.first().and_then(Value::as_integer).is_some()))
}

fn is_float<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(args.first().is_some_and(|value| value.as_number().is_some() && value.as_integer().is_none())))
}

fn is_array<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(matches!(args.first(), Some(Value::List(_)))))
}

fn is_object<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(match args.first() {
        Some(Value::Object(_)) => true,
        Some(Value::List(_) | Value::Null | Value::Bytes(_) | Value::Ticks(_)) => {
            run.engine() == crate::expr::Engine::JavaScript
        }
        _ => false,
    }))
}

fn is_boolean<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(matches!(args.first(), Some(Value::Bool(_)))))
}

/// How many texts may be evaluated within one another.
const INNER: u32 = 3;

fn string_or_value<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let Some(id) = arguments.first() else { return Ok(Value::Undefined) };
    let value = run.evaluate(*id, substitute)?;
    let Value::Text(text) = &value else {
        return Err(Failure::new(format!("`stringOrValue` takes text; this is {}.", value.noun())));
    };
    if run.shared.inner.get() >= INNER {
        return Err(Failure::limit("Texts are expanded within texts too deep."));
    }
    run.work(text.len())?;
    let quoted = format!("`{}`", &**text);
    let expression = Expression::parse_with(&quoted, run.engine(), Unknown::Refused)
        .map_err(|error| Failure::fatal(format!("`{}` cannot be expanded: {error}", shortened(text))))?;
    let missing = if substitute { Missing::AsWritten } else { Missing::Undefined };
    run.shared.inner.set(run.shared.inner.get() + 1);
    let outcome = inner(run, &expression, missing);
    run.shared.inner.set(run.shared.inner.get() - 1);
    // What fails has its place in that text, not here.
    outcome.map_err(Failure::without_place)
}

fn inner<'a>(run: &Evaluation<'a, '_>, expression: &Expression, missing: Missing) -> Outcome<'a> {
    let within = Evaluation::new(expression, run.shared);
    let mut root = expression.root;
    if let Node::Call { arguments, .. } = expression.node(root)
        && let [first, second] = **arguments
        && matches!(expression.node(first), Node::Literal(Literal::Text(text)) if text.is_empty())
        && !matches!(expression.node(second), Node::Literal(_))
    {
        root = second;
    }
    within.evaluate(root, missing == Missing::AsWritten)
}
