//! Conditions and comparisons. What fails in them counts as false.

use std::cmp::Ordering;

use crate::expr::catalogue::{Function, Group, Parameter, Run, repeated, required};
use crate::expr::compare::order;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Evaluation, Outcome};
use crate::expr::expression::{Node, NodeId};
use crate::expr::types::Types;
use crate::expr::value::Value;

const PAIR: &[Parameter] = &[required("a", Types::ANY), required("b", Types::ANY)];
const CONDITIONS: &[Parameter] = &[required("condition", Types::ANY), repeated("condition", Types::ANY)];
const ONE: &[Parameter] = &[required("value", Types::ANY)];

const fn logic(
    name: &'static str,
    parameters: &'static [Parameter],
    run: crate::expr::evaluate::Lazy,
    help: &'static str,
) -> Function {
    Function::new(name, Group::Logic, parameters, Types::BOOLEAN, Run::Lazy(run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    logic("and", CONDITIONS, and, "True if every condition is true; stops at the first that is not.")
        .sign("&&")
        .example("and(1 < 2, 'a' == 'a')", "true"),
    logic("or", CONDITIONS, or, "True if a condition is true, else the value of the last one.")
        .sign("||")
        .example("or(1 > 2, 'a' == 'a')", "true"),
    logic("not", ONE, not, "True if the value is false, null, missing or cannot be had.")
        .sign("!")
        .example("not(exists(null))", "true"),
    Function::new(
        "if",
        Group::Logic,
        &[required("condition", Types::ANY), required("then", Types::ANY), required("else", Types::ANY)],
        Types::ANY,
        Run::Lazy(choose),
        "One of two values; 0 and empty text count as true.",
    )
    .example("if(3 > 2, 'attention', 'good')", r#""attention""#),
    logic("equals", PAIR, equals, "Whether two values are equal, lists and objects with all they hold.")
        .sign("==")
        .example("equals([1, 2], [1, 2])", "true"),
    logic("!=", PAIR, differs, "Whether two values are not equal.").sign("!=").example("'open' != 'closed'", "true"),
    logic("greater", PAIR, greater, "Whether one number or text is greater than another.")
        .sign(">")
        .example("greater(10, 9)", "true"),
    logic("greaterOrEquals", PAIR, greater_or_equals, "Whether a number or text is not less than another.")
        .sign(">=")
        .example("greaterOrEquals(9, 9)", "true"),
    logic("less", PAIR, less, "Whether one number or text is less than another.")
        .sign("<")
        .example("less('apple', 'banana')", "true"),
    logic("lessOrEquals", PAIR, less_or_equals, "Whether a number or text is not greater than another.")
        .sign("<=")
        .example("lessOrEquals(10, 9)", "false"),
    logic("exists", ONE, exists, "Whether there is a value: not null, not missing.").example("exists(null)", "false"),
    logic(
        "empty",
        ONE,
        empty,
        "Whether there is nothing: null, missing, or text, a list or an object without content.",
    )
    .example("empty([])", "true"),
];

fn and<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    for id in arguments {
        if !run.attempt(*id)?.is_some_and(|value| value.is_true()) {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

fn or<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    let mut last = Value::Undefined;
    for id in arguments {
        last = match run.attempt(*id)? {
            Some(value) if value.is_true() => return Ok(Value::Bool(true)),
            Some(value) => value,
            None => left_behind(run, *id),
        };
    }
    Ok(last)
}

/// What a failing operand leaves behind in the reference: what its function begins with, and for most that is nothing.
fn left_behind<'a>(run: &Evaluation<'a, '_>, id: NodeId) -> Value<'a> {
    let comparison = |name: &str| FUNCTIONS.iter().any(|function| function.name == name && function.name != "if");
    let Node::Call { function, .. } = run.expression.node(id) else { return Value::Undefined };
    match function.name {
        "all" => Value::Bool(true),
        "any" | "resolve" | "isDate" | "isDateRange" | "isDefinite" | "isDuration" | "isPresent" | "isTime"
        | "isTimeRange" => Value::Bool(false),
        "indexOf" | "lastIndexOf" => Value::Number(-1.0),
        "getNextViableDate" | "getPreviousViableDate" => Value::text("1899-11-30"),
        "getNextViableTime" | "getPreviousViableTime" => Value::text("T00"),
        name if comparison(name) => Value::Bool(false),
        _ => Value::Undefined,
    }
}

fn not<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    let Some(id) = arguments.first() else { return Ok(Value::Undefined) };
    Ok(Value::Bool(!run.attempt(*id)?.is_some_and(|value| value.is_true())))
}

fn choose<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let [condition, yes, no] = arguments else { return Ok(Value::Undefined) };
    let holds = run.attempt(*condition)?.is_some_and(|value| value.is_true());
    run.evaluate(if holds { *yes } else { *no }, substitute)
}

/// Both values, or nothing if one cannot be had.
fn pair<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId]) -> Result<Option<(Value<'a>, Value<'a>)>, Failure> {
    let [a, b] = arguments else { return Ok(None) };
    let Some(a) = run.attempt(*a)? else { return Ok(None) };
    Ok(run.attempt(*b)?.map(|b| (a, b)))
}

fn equals<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    let Some((a, b)) = pair(run, arguments)? else { return Ok(Value::Bool(false)) };
    run.equal(&a, &b).map(Value::Bool)
}

fn differs<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    let Some((a, b)) = pair(run, arguments)? else { return Ok(Value::Bool(false)) };
    Ok(Value::Bool(!run.equal(&a, &b)?))
}

fn compare<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], wanted: fn(Ordering) -> bool) -> Outcome<'a> {
    let [a, b] = arguments else { return Ok(Value::Undefined) };
    let Some(a) = run.attempt(*a)?.filter(|a| !a.is_nothing()) else { return Ok(Value::Bool(false)) };
    let Some(b) = run.attempt(*b)?.filter(|b| !b.is_nothing()) else { return Ok(Value::Bool(false)) };
    let ordering = order(&a, &b).ok_or_else(|| {
        Failure::new(format!("Numbers or texts can be compared, not {} with {}.", a.noun(), b.noun()))
    })?;
    Ok(Value::Bool(wanted(ordering)))
}

fn greater<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    compare(run, arguments, Ordering::is_gt)
}

fn greater_or_equals<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    compare(run, arguments, Ordering::is_ge)
}

fn less<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    compare(run, arguments, Ordering::is_lt)
}

fn less_or_equals<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    compare(run, arguments, Ordering::is_le)
}

fn exists<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    let Some(id) = arguments.first() else { return Ok(Value::Undefined) };
    Ok(Value::Bool(run.attempt(*id)?.is_some_and(|value| !value.is_nothing())))
}

fn empty<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], _: bool) -> Outcome<'a> {
    let Some(id) = arguments.first() else { return Ok(Value::Undefined) };
    Ok(Value::Bool(match run.attempt(*id)? {
        Some(Value::Undefined | Value::Null) => true,
        Some(Value::Text(text)) => text.is_empty(),
        Some(Value::List(list)) => list.is_empty(),
        Some(Value::Object(object)) => object.is_empty(),
        Some(Value::Bytes(bytes)) => bytes.is_empty(),
        _ => false,
    }))
}
