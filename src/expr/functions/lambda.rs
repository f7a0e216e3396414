//! What is done for each item: `foreach`, `where` and the like. A name stands for the item meanwhile.

use std::sync::Arc;

use crate::expr::catalogue::{Check, Function, Group, Parameter, Run, required};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Evaluation, Lazy, Outcome};
use crate::expr::expression::{Node, NodeId};
use crate::expr::memory::key_of;
use crate::expr::types::Types;
use crate::expr::value::{Fields, List, Object, Value};

const EACH: &[Parameter] =
    &[required("list or object", Types::ANY), required("name", Types::ANY), required("expression", Types::ANY)];

const fn lambda(name: &'static str, returns: Types, run: Lazy, help: &'static str) -> Function {
    Function::new(name, Group::Collection, EACH, returns, Run::Lazy(run), help).checked(Check::Lambda)
}

pub(super) const FUNCTIONS: &[Function] = &[
    lambda(
        "foreach",
        Types::LIST,
        foreach,
        "What an expression gives for each item; objects are taken field by field.",
    )
    .example("foreach([1, 2, 3], n, n * 10)", "[10,20,30]"),
    lambda("select", Types::LIST, foreach, "What an expression gives for each item; the same as foreach.")
        .example("select([{id: 7}, {id: 9}], row, row.id)", "[7,9]"),
    lambda("where", Types::LIST, filter, "The items for which an expression is true.")
        .example("where([5, 12, 20], n, n > 10)", "[12,20]"),
    lambda("any", Types::BOOLEAN, any, "Whether an expression is true for some item.")
        .example("any([5, 12], n, n > 10)", "true"),
    lambda("all", Types::BOOLEAN, all, "Whether an expression is true for every item.")
        .example("all([5, 12], n, n > 10)", "false"),
];

/// What is gone through, one after the other.
enum Items<'a> {
    List(List<'a>),
    Fields(Vec<Value<'a>>),
}

impl<'a> Items<'a> {
    fn get(&self, at: usize) -> Option<Value<'a>> {
        match self {
            Self::List(list) => list.get(at),
            Self::Fields(fields) => fields.get(at).cloned(),
        }
    }
}

fn items<'a>(run: &Evaluation<'a, '_>, value: &Value<'a>, name: &str) -> Result<Items<'a>, Failure> {
    match value {
        Value::List(list) => Ok(Items::List(list.clone())),
        Value::Object(object) => {
            run.make(object.len() * 2 * size_of::<Value<'_>>())?;
            let pairs = object
                .fields()
                .into_iter()
                .map(|(key, value)| Value::Object(Object::new([("key", Value::Text(key)), ("value", value)])));
            Ok(Items::Fields(pairs.collect()))
        }
        // To the reference bytes are an object, with their places for keys.
        Value::Bytes(bytes) => {
            run.make(bytes.len().saturating_mul(4 * size_of::<Value<'_>>()))?;
            run.work(bytes.len())?;
            let pairs = bytes.iter().enumerate().map(|(at, byte)| {
                let key = Value::text(at.to_string());
                Value::Object(Object::new([("key", key), ("value", Value::Number(f64::from(*byte)))]))
            });
            Ok(Items::Fields(pairs.collect()))
        }
        Value::Null => Err(Failure::fatal(format!("`{name}` takes a list or an object; this is null."))),
        other => Err(Failure::new(format!("`{name}` takes a list or an object; this is {}.", other.noun()))),
    }
}

fn parts<'r>(run: &Evaluation<'_, 'r>, arguments: &[NodeId]) -> Option<(NodeId, &'r Arc<str>, NodeId)> {
    let [list, name, body] = arguments else { return None };
    match run.expression.node(*name) {
        Node::Access { name, .. } => Some((*list, name, *body)),
        _ => None,
    }
}

fn foreach<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let Some((list, name, body)) = parts(run, arguments) else { return Ok(Value::Undefined) };
    let value = run.evaluate(list, substitute)?;
    let nothing = match &value {
        Value::Text(text) => text.is_empty(),
        Value::Number(number) => *number == 0.0 || number.is_nan(),
        other => !other.is_true(),
    };
    if nothing {
        return Err(Failure::new(format!("`foreach` takes a list or an object; this is {}.", value.noun())));
    }
    let items = items(run, &value, "foreach")?;
    let mut results = Vec::new();
    let mut at = 0;
    while let Some(item) = items.get(at) {
        results.push(run.with(name, item, body, substitute)?);
        at += 1;
    }
    run.list(results)
}

/// Goes through the items until told to stop; a failing expression counts as false.
fn through<'a>(
    run: &Evaluation<'a, '_>,
    arguments: &[NodeId],
    substitute: bool,
    name: &str,
    mut each: impl FnMut(&Value<'a>, bool) -> bool,
) -> Outcome<'a> {
    let Some((list, item_name, body)) = parts(run, arguments) else { return Ok(Value::Undefined) };
    let value = run.evaluate(list, substitute)?;
    let items = items(run, &value, name)?;
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let holds = match run.with(item_name, item.clone(), body, substitute) {
            Ok(value) => value.is_true(),
            Err(failure) if failure.is_ordinary() => false,
            Err(failure) => return Err(failure),
        };
        if !each(&item, holds) {
            break;
        }
        at += 1;
    }
    Ok(value)
}

fn filter<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let mut kept = Vec::new();
    let value = through(run, arguments, substitute, "where", |item, holds| {
        if holds {
            kept.push(item.clone());
        }
        true
    })?;
    if !matches!(value, Value::Object(_) | Value::Bytes(_)) {
        return run.list(kept);
    }
    let mut fields = Fields::default();
    for pair in kept {
        if let Value::Object(pair) = pair
            && let Some(Value::Text(key)) = pair.get("key")
        {
            fields.set(key_of(&key), pair.get("value").unwrap_or_default());
        }
    }
    run.object(fields)
}

fn any<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let mut found = false;
    through(run, arguments, substitute, "any", |_, holds| {
        found = holds;
        !found
    })?;
    Ok(Value::Bool(found))
}

fn all<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let mut hold = true;
    through(run, arguments, substitute, "all", |_, holds| {
        hold = holds;
        hold
    })?;
    Ok(Value::Bool(hold))
}
