//! Objects and JSON. Functions that set or take away a field do so in the object itself.

use crate::expr::catalogue::{Check, Function, Group, Parameter, Run, Verify, optional, repeated, required};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::expression::NodeId;
use crate::expr::memory::key_of;
use crate::expr::path::{position, steps};
use crate::expr::types::Types;
use crate::expr::value::{Fields, Value, is_blank, parse_int, parse_json};

const SET: &[Parameter] =
    &[required("object", Types::ANY), required("key", Types::TEXT), required("value", Types::ANY)];

const fn object(
    name: &'static str,
    parameters: &'static [Parameter],
    returns: Types,
    run: Eager,
    help: &'static str,
) -> Function {
    Function::new(name, Group::Object, parameters, returns, Run::Eager(Verify::Any, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    object("json", &[required("text", Types::TEXT)], Types::ANY, json, "The value of a JSON text.")
        .example(r#"json('{"level": 3}').level"#, "3"),
    object(
        "addProperty",
        SET,
        Types::ANY,
        add_property,
        "The object with a field more; one that is there already is an error.",
    )
    .changing()
    .example("addProperty({name: 'Ann'}, 'age', 41)", r#"{"name":"Ann","age":41}"#),
    object("setProperty", SET, Types::ANY, set_property, "The object with a field set.")
        .changing()
        .example("setProperty({name: 'Ann'}, 'name', 'Eve')", r#"{"name":"Eve"}"#),
    object(
        "removeProperty",
        &[required("object", Types::ANY), required("key", Types::TEXT)],
        Types::ANY,
        remove_property,
        "The object without a field.",
    )
    .changing()
    .example("removeProperty({name: 'Ann', age: 41}, 'age')", r#"{"name":"Ann"}"#),
    Function::new(
        "getProperty",
        Group::Object,
        &[required("object or path", Types::ANY), optional("path", Types::TEXT)],
        Types::ANY,
        Run::Lazy(get_property),
        "What a path reads from an object, or from the data.",
    )
    .example("getProperty({user: {name: 'Ann'}}, 'user.name')", r#""Ann""#),
    object(
        "coalesce",
        &[required("value", Types::ANY), repeated("value", Types::ANY)],
        Types::ANY,
        coalesce,
        "The first value that is neither null nor missing.",
    )
    .short("??")
    .example("coalesce(null, 'unknown')", r#""unknown""#),
    object(
        "merge",
        &[required("object", Types::ANY), repeated("object", Types::ANY)],
        Types::ANY,
        merge,
        "The fields of all objects in one; later ones win.",
    )
    .example("merge({a: 1, b: 1}, {b: 2})", r#"{"a":1,"b":2}"#),
    Function::new(
        "setPathToValue",
        Group::Object,
        &[required("path", Types::ANY), required("value", Types::ANY)],
        Types::ANY,
        Run::Lazy(set_path),
        "Sets what a path reads from then on, and gives the value.",
    )
    .changing()
    .example("setPathToValue(total, 5)", "5"),
    object(
        "jsonStringify",
        &[required("value", Types::ANY)],
        Types::TEXT,
        json_stringify,
        "The value as compact JSON.",
    )
    .dotnet("It does not exist there.")
    .example("jsonStringify({a: [1, 2]})", r#""{\"a\":[1,2]}""#),
    Function::new(
        "Accessor",
        Group::Internal,
        &[required("name", Types::TEXT), optional("object", Types::ANY)],
        Types::ANY,
        Run::Eager(Verify::Any, nothing),
        "A property by its name, as `object.name` is.",
    )
    .checked(Check::Accessor)
    .example("Accessor('name', {name: 'Ann'})", r#""Ann""#),
    Function::new(
        "Element",
        Group::Internal,
        &[required("list or object", Types::ANY), required("index", Types::ANY)],
        Types::ANY,
        Run::Eager(Verify::Any, nothing),
        "An item by its index, as `list[index]` is.",
    )
    .example("Element(['a', 'b'], 1)", r#""b""#),
    Function::new(
        "ignore",
        Group::Internal,
        &[required("condition", Types::BOOLEAN)],
        Types::BOOLEAN,
        Run::Eager(Verify::Any, ignore),
        "The condition itself.",
    )
    .example("ignore(true)", "true"),
    Function::new(
        "optional",
        Group::Internal,
        &[required("condition", Types::BOOLEAN)],
        Types::BOOLEAN,
        Run::Lazy(optional_condition),
        "Cannot be evaluated.",
    ),
];

/// `Accessor` and `Element` are read as paths and never called.
fn nothing<'a>(_: &Evaluation<'a, '_>, _: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Undefined)
}

fn ignore<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(args.first().cloned().unwrap_or_default())
}

fn optional_condition<'a>(_: &Evaluation<'a, '_>, _: &[NodeId], _: bool) -> Outcome<'a> {
    Err(Failure::fatal("`optional` cannot be evaluated."))
}

fn json<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let text = match args.first() {
        Some(Value::Text(text)) => text.trim_matches(is_blank),
        other => {
            return Err(Failure::new(format!("`json` takes text; this is {}.", other.map_or("missing", Value::noun))));
        }
    };
    run.work(text.len() / 8)?;
    run.make(text.len().saturating_mul(4))?;
    parse_json(text).map_err(|at| {
        let column = text.get(..at).map_or(at, |before| before.chars().count());
        Failure::new(format!("This text is no JSON: it goes wrong at its character {}.", column + 1))
    })
}

fn json_stringify<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    match args.first() {
        None | Some(Value::Undefined) => Ok(Value::Undefined),
        Some(value) => {
            run.text(value.to_json().ok_or_else(|| Failure::new("This object holds itself, or is too large."))?)
        }
    }
}

/// Sets a field of an object or an item of a list.
fn put<'a>(into: &Value<'a>, key: String, value: Value<'a>) -> Result<(), Failure> {
    let done = match into {
        Value::Object(object) => object.set(key.into(), value),
        Value::List(list) => match key.parse::<usize>() {
            Ok(at) if at <= list.len() => list.set(at, value),
            // A list has no other fields that would ever show.
            _ => true,
        },
        other => return Err(Failure::new(format!("A field can be set in an object; this is {}.", other.noun()))),
    };
    if done { Ok(()) } else { Err(Failure::limit("This would be nested too deep.")) }
}

/// What every object of the reference has without being given it.
const INHERITED: [&str; 12] = [
    "constructor",
    "__defineGetter__",
    "__defineSetter__",
    "hasOwnProperty",
    "__lookupGetter__",
    "__lookupSetter__",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toString",
    "valueOf",
    "__proto__",
    "toLocaleString",
];

fn add_property<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let [into, key, value] = args else { return Ok(Value::Undefined) };
    let name = run.string(key)?;
    let there = match into {
        Value::Object(object) => object.get(&name).is_some(),
        Value::List(list) => name.parse::<usize>().is_ok_and(|at| at < list.len()) || name == "length",
        other => return Err(Failure::new(format!("A field can be added to an object; this is {}.", other.noun()))),
    };
    if there || INHERITED.contains(&name.as_str()) {
        return Err(Failure::new(format!("There is a field `{name}` already.")));
    }
    run.make(name.len() + size_of::<Value<'_>>())?;
    put(into, name, value.clone())?;
    Ok(into.clone())
}

fn set_property<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let [into, key, value] = args else { return Ok(Value::Undefined) };
    run.make(2 * size_of::<Value<'_>>())?;
    put(into, run.string(key)?, value.clone())?;
    Ok(into.clone())
}

fn remove_property<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let [from, key] = args else { return Ok(Value::Undefined) };
    let key = run.string(key)?;
    match from {
        Value::Object(object) => {
            run.work(object.len() / 8)?;
            object.remove(&key);
        }
        Value::Undefined | Value::Null => {
            return Err(Failure::new(format!("A field can be taken from an object; this is {}.", from.noun())));
        }
        Value::Text(text) if key.parse().is_ok_and(|place: usize| place < text.units()) => {
            return Err(Failure::new("A letter cannot be taken from a text."));
        }
        _ => {}
    }
    Ok(from.clone())
}

fn get_property<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let Some((first, rest)) = arguments.split_first() else { return Ok(Value::Undefined) };
    let value = run.evaluate(*first, substitute)?;
    let Some(key) = rest.first() else {
        return match &value {
            Value::Text(path) => run.read_path(None, path, substitute),
            other => Err(Failure::new(format!("`getProperty` takes a path as text; this is {}.", other.noun()))),
        };
    };
    let key = run.evaluate(*key, substitute)?;
    if key.is_nothing() {
        return Err(Failure::fatal(format!("`getProperty` takes a path as text; this is {}.", key.noun())));
    }
    run.read_path(Some(value), &run.string(&key)?, substitute)
}

fn coalesce<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(args.iter().find(|value| !value.is_nothing()).cloned().unwrap_or_default())
}

fn merge<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let mut merged = Fields::default();
    let mut add = |value: &Value<'a>| -> Result<(), Failure> {
        match value {
            Value::Object(object) => {
                run.work(object.len())?;
                for (key, field) in object.fields() {
                    merged.set(key_of(&key), field);
                }
                Ok(())
            }
            Value::Bytes(bytes) => {
                run.make(bytes.len().saturating_mul(4 * size_of::<Value<'_>>()))?;
                run.work(bytes.len())?;
                for (at, byte) in bytes.iter().enumerate() {
                    merged.set(at.to_string().into(), Value::Number(f64::from(*byte)));
                }
                Ok(())
            }
            other => Err(Failure::new(format!("`merge` takes objects and lists of objects, not {}.", other.noun()))),
        }
    };
    for value in args {
        match value {
            Value::List(list) => {
                list.iter().filter(|item| !matches!(item, Value::Null)).try_for_each(|item| add(&item))?;
            }
            value => add(value)?,
        }
    }
    run.object(merged)
}

fn set_path<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let [target, value] = arguments else { return Ok(Value::Undefined) };
    let (path, from) = run.path_of(*target, substitute)?;
    if from.is_some() {
        return Err(Failure::new("This is no path that a value can be set to."));
    }
    let value = run.evaluate(*value, substitute)?;
    if run.is_inside() {
        return Err(Failure::fatal(format!("`{path}` cannot be set where a name stands for an item.")));
    }
    let steps = steps(&path);
    let scope = run.shared.scope;
    let (mut place, on) = match (steps.split_first(), &scope.names) {
        // In a card template a bare name is set where nothing reads it.
        (Some((first, rest)), Some(_)) => match scope.named(first.text()).filter(|_| first.text().starts_with('$')) {
            Some(named) if !rest.is_empty() => (run.shared.memory.changeable(named), rest),
            _ => return Ok(value),
        },
        _ => (run.shared.memory.changeable(scope.data.clone()), &*steps),
    };
    let Some((last, way)) = on.split_last() else { return Ok(value) };
    for step in way {
        place = run.walk(place, std::slice::from_ref(step))?;
        if place.is_undefined() {
            return Ok(value);
        }
    }
    match (&place, parse_int(last.text(), false)) {
        (Value::List(list), Some(index)) => {
            if let Some(at) = position(index).filter(|at| *at <= list.len()) {
                list.set(at, value.clone());
            }
        }
        (Value::Object(object), None) => {
            object.set(last.text().into(), value.clone());
        }
        (_, Some(_)) | (Value::List(_), None) => {}
        (other, None) => {
            return Err(Failure::fatal(format!("`{path}` cannot be set in {}.", other.noun())));
        }
    }
    Ok(value)
}
