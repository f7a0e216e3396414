//! Lists, and what can be looked at like one.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::string::{count, text_at, within};
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, repeated, required};
use crate::expr::compare::{identical, order, string_of, text_order};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::expression::NodeId;
use crate::expr::path::{cost, property};
use crate::expr::types::Types;
use crate::expr::value::{Fields, List, Value, slice, units};

const ONE: &[Parameter] = &[required("value", Types::ANY)];
const LIST: &[Parameter] = &[required("list", Types::LIST)];
const LISTS: &[Parameter] = &[required("list", Types::LIST), repeated("list", Types::LIST)];
const SORT: &[Parameter] = &[required("list", Types::LIST), optional("key", Types::TEXT)];

const fn eager(
    name: &'static str,
    parameters: &'static [Parameter],
    returns: Types,
    verify: Verify,
    run: Eager,
    help: &'static str,
) -> Function {
    Function::new(name, Group::Collection, parameters, returns, Run::Eager(verify, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "contains",
        Group::Collection,
        &[required("where", Types::ANY), required("wanted", Types::ANY)],
        Types::BOOLEAN,
        Run::Lazy(contains),
        "Whether a text has a part, a list an item, an object a key.",
    )
    .example("contains('disk full on db-1', 'full')", "true"),
    eager("first", ONE, Types::ANY, Verify::Any, first, "The first item of a list or character of a text.")
        .example("first(['ann', 'bob'])", r#""ann""#),
    eager("last", ONE, Types::ANY, Verify::Any, last, "The last item of a list or character of a text.")
        .example("last(['ann', 'bob'])", r#""bob""#),
    eager(
        "join",
        &[required("list", Types::LIST), required("separator", Types::TEXT), optional("last separator", Types::TEXT)],
        Types::TEXT,
        Verify::Any,
        join,
        "The items of a list as one text, with separators between them.",
    )
    .example("join(['ann', 'bob', 'eve'], ', ', ' and ')", r#""ann, bob and eve""#),
    eager(
        "count",
        &[required("value", Types::TEXT_OR_LIST)],
        Types::NUMBER,
        Verify::Container,
        count_of,
        "How many items, characters or fields there are.",
    )
    .example("count(['ann', 'bob'])", "2"),
    eager("union", LISTS, Types::LIST, Verify::List, union, "All items of all lists, each once.")
        .example("union([1, 2], [2, 3])", "[1,2,3]"),
    eager("intersection", LISTS, Types::LIST, Verify::List, intersection, "The items that all lists have, each once.")
        .example("intersection([1, 2], [2, 3])", "[2]"),
    eager(
        "skip",
        &[required("list", Types::LIST), required("count", Types::NUMBER)],
        Types::LIST,
        Verify::Any,
        skip,
        "The list without its first items.",
    )
    .example("skip([1, 2, 3, 4], 1)", "[2,3,4]"),
    eager(
        "take",
        &[required("list or text", Types::TEXT_OR_LIST), required("count", Types::NUMBER)],
        Types::TEXT_OR_LIST,
        Verify::Any,
        take,
        "The first items of a list or characters of a text.",
    )
    .example("take([1, 2, 3, 4], 2)", "[1,2]"),
    eager(
        "subArray",
        &[required("list", Types::LIST), required("start", Types::NUMBER), optional("end", Types::NUMBER)],
        Types::LIST,
        Verify::Any,
        sub_array,
        "The items of a list from one place up to another or to the end.",
    )
    .example("subArray(['a', 'b', 'c', 'd'], 1, 3)", r#"["b","c"]"#),
    eager(
        "sortBy",
        SORT,
        Types::LIST,
        Verify::Any,
        sort_by,
        "The list sorted by its items as text, or by a property of them.",
    )
    .dotnet("Numbers are sorted by their value.")
    .example("sortBy([{n: 'b', at: 2}, {n: 'a', at: 1}], 'at')", r#"[{"n":"a","at":1},{"n":"b","at":2}]"#),
    eager(
        "sortByDescending",
        SORT,
        Types::LIST,
        Verify::Any,
        sort_by_descending,
        "The list sorted the other way round.",
    )
    .dotnet("Numbers are sorted by their value.")
    .example("sortByDescending(['a', 'c', 'b'])", r#"["c","b","a"]"#),
    eager(
        "flatten",
        &[required("list", Types::LIST), optional("depth", Types::NUMBER)],
        Types::LIST,
        Verify::Any,
        flatten,
        "The list with the lists in it opened, down to a depth.",
    )
    .example("flatten([1, [2, [3, 4]]])", "[1,2,3,4]"),
    eager("unique", LIST, Types::LIST, Verify::List, unique, "The items of a list, each once.")
        .example("unique(['a', 'b', 'a'])", r#"["a","b"]"#),
    eager(
        "reverse",
        &[required("text or list", Types::TEXT_OR_LIST)],
        Types::TEXT_OR_LIST,
        Verify::Container,
        reverse,
        "The text or list turned round; the list itself is turned.",
    )
    .changing()
    .example("reverse([1, 2, 3])", "[3,2,1]"),
    eager(
        "createArray",
        &[repeated("item", Types::ANY)],
        Types::LIST,
        Verify::Any,
        create_array,
        "A list of these items.",
    )
    .example("createArray('a', 1, true)", r#"["a",1,true]"#),
    Function::new(
        "indicesAndValues",
        Group::Collection,
        ONE,
        Types::LIST,
        Run::Eager(Verify::Any, indices_and_values),
        "The items of a list with their places, or the fields of an object.",
    )
    .example("indicesAndValues(['a', 'b'])", r#"[{"index":0,"value":"a"},{"index":1,"value":"b"}]"#),
];

/// A failing argument counts as not found.
fn contains<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let mut values = Vec::with_capacity(2);
    for id in arguments {
        match run.evaluate(*id, substitute) {
            Ok(value) => values.push(value),
            Err(failure) if failure.is_ordinary() => return Ok(Value::Bool(false)),
            Err(failure) => return Err(failure),
        }
    }
    values.iter().try_for_each(|value| run.look(value))?;
    Ok(Value::Bool(match values.as_slice() {
        [Value::Text(text), Value::Text(wanted)] => text.contains(&**wanted),
        [Value::List(list), wanted] => {
            for item in list.iter() {
                if run.equal(&item, wanted)? {
                    return Ok(Value::Bool(true));
                }
            }
            false
        }
        [value, Value::Text(key)] => {
            run.work(cost(value))?;
            property(value, key).is_some_and(|found| !found.is_undefined())
        }
        _ => false,
    }))
}

fn unit<'a>(text: &str, at: usize) -> Value<'a> {
    Value::text(slice(text, at, at + 1))
}

fn first<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(match args.first() {
        Some(Value::Text(text)) if !text.is_empty() => unit(text, 0),
        Some(Value::List(list)) => list.get(0).unwrap_or_default(),
        _ => Value::Undefined,
    })
}

fn last<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(match args.first() {
        Some(Value::Text(text)) if !text.is_empty() => unit(text, units(text) - 1),
        Some(Value::List(list)) => list.len().checked_sub(1).and_then(|at| list.get(at)).unwrap_or_default(),
        _ => Value::Undefined,
    })
}

pub(super) fn list_of<'v, 'a>(args: &'v [Value<'a>], name: &str) -> Result<&'v List<'a>, Failure> {
    match args.first() {
        Some(Value::List(list)) => Ok(list),
        other => Err(Failure::new(format!("`{name}` takes a list; this is {}.", other.map_or("missing", Value::noun)))),
    }
}

fn join<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let list = list_of(args, "join")?;
    let separator = |place: usize| match args.get(place) {
        None | Some(Value::Undefined) => Ok(",".to_owned()),
        Some(value) => run.string(value),
    };
    let length = list.len();
    run.work(length)?;
    let short = args.len() == 3 && length < 3;
    let between = separator(if short { 2 } else { 1 })?;
    let last = match args.get(2).filter(|_| !short) {
        // Joining two texts, a missing one is named.
        Some(value) => run.string(value)?,
        None => between.clone(),
    };
    let mut text = String::new();
    for (at, item) in list.iter().enumerate() {
        let at_end = at + 1 == length && args.len() == 3 && !short;
        if at > 0 {
            text.push_str(if at_end { &last } else { &between });
        }
        if !item.is_nothing() || at_end {
            run.write(&item, &mut text)?;
        }
    }
    run.text(text)
}

fn count_of<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    match args.first() {
        Some(Value::Text(text)) => Ok(count(text.units())),
        Some(Value::List(list)) => Ok(count(list.len())),
        Some(Value::Object(object)) => Ok(count(object.len())),
        Some(Value::Bytes(bytes)) => Ok(count(bytes.len())),
        other => Err(Failure::new(format!(
            "`count` takes text, a list or an object; this is {}.",
            other.map_or("missing", Value::noun)
        ))),
    }
}

/// What makes a value one and the same, so that it can be looked up.
#[derive(PartialEq, Eq, Hash)]
enum Identity {
    Undefined,
    Null,
    Bool(bool),
    Number(u64),
    Text(String),
    Address(usize),
}

fn identity(value: &Value<'_>) -> Identity {
    match value {
        Value::Undefined => Identity::Undefined,
        Value::Null => Identity::Null,
        Value::Bool(value) => Identity::Bool(*value),
        Value::Number(number) => Identity::Number(if *number == 0.0 { 0 } else { number.to_bits() }),
        Value::Text(text) => Identity::Text(text.to_string()),
        Value::Ticks(ticks) => Identity::Text(format!("ticks {ticks}")),
        other => Identity::Address(other.address().unwrap_or_default()),
    }
}

fn once<'a>(items: impl Iterator<Item = Value<'a>>) -> Vec<Value<'a>> {
    let mut seen = HashSet::new();
    items.filter(|item| seen.insert(identity(item))).collect()
}

fn union<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let lists = args.iter().filter_map(|value| if let Value::List(list) = value { Some(list) } else { None });
    let items = lists.flat_map(List::iter).collect::<Vec<_>>();
    run.work(items.len())?;
    run.list(once(items.into_iter()))
}

fn intersection<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let mut items: Vec<Value<'a>> = list_of(args, "intersection")?.iter().collect();
    for value in args {
        let Value::List(list) = value else { continue };
        run.work(list.len())?;
        let known: HashSet<Identity> =
            list.iter().filter(|item| identical(item, item)).map(|item| identity(&item)).collect();
        items.retain(|item| known.contains(&identity(item)) && identical(item, item));
    }
    run.list(once(items.into_iter()))
}

/// A count of an argument; less than nothing is nothing.
fn amount(value: Option<&Value<'_>>) -> Result<usize, Failure> {
    let number = value.and_then(Value::as_integer);
    let number = number.ok_or_else(|| {
        Failure::new(format!("The count is a whole number; this is {}.", value.map_or("missing", Value::noun)))
    })?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast of a float stops at the bounds"
    )]
    Ok(number.max(0.0) as usize)
}

fn skip<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let list = list_of(args, "skip")?;
    run.list((amount(args.get(1))?..list.len()).filter_map(|at| list.get(at)).collect())
}

fn take<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    match args.first() {
        Some(Value::Text(text)) => {
            let most = amount(args.get(1))?.min(text.len());
            run.text(slice(text, 0, most))
        }
        Some(Value::List(list)) => run.list(list.iter().take(amount(args.get(1))?).collect()),
        other => {
            Err(Failure::new(format!("`take` takes a list or text; this is {}.", other.map_or("missing", Value::noun))))
        }
    }
}

fn sub_array<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let list = list_of(args, "subArray")?;
    let start = within(args.get(1).unwrap_or(&Value::Undefined), list.len(), "start")?;
    let end = args.get(2).map_or(Ok(list.len()), |end| within(end, list.len(), "end"))?;
    run.list((start..end).filter_map(|at| list.get(at)).collect())
}

fn sorted<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Result<Vec<Value<'a>>, Failure> {
    let list = list_of(args, "sortBy")?;
    run.work(list.len().saturating_mul(16))?;
    let dotnet = run.engine() == crate::expr::Engine::DotNet;
    if args.len() == 1 {
        let keyed = list.iter().map(|item| Ok((run.string(&item)?, item)));
        let mut keyed = keyed.collect::<Result<Vec<(String, Value<'a>)>, Failure>>()?;
        // What is missing stands at the end, whatever it is called.
        keyed.sort_by(|(a, x), (b, y)| match (x.is_undefined(), y.is_undefined()) {
            (false, false) if dotnet => order(x, y).unwrap_or(Ordering::Equal),
            (false, false) => text_order(a, b),
            (missing, other) => missing.cmp(&other),
        });
        return Ok(keyed.into_iter().map(|(_, item)| item).collect());
    }
    let key = match args.get(1) {
        Some(Value::Text(key)) => key.to_string(),
        Some(value) if value.is_true() => run.string(value)?,
        _ => String::new(),
    };
    // What is missing is not compared: it stands at the end.
    let (there, missing): (Vec<_>, Vec<_>) = list.iter().partition(|item| !item.is_undefined());
    let several = there.len() > 1;
    let mut keyed: Vec<(Value<'a>, Value<'a>)> = Vec::with_capacity(there.len());
    for item in there {
        let by = match &item {
            Value::Object(object) => object.get(&key).unwrap_or_default(),
            Value::List(_) | Value::Text(_) => property(&item, &key).unwrap_or_default(),
            Value::Null if several => {
                return Err(Failure::fatal(format!("An item is {}, which has no `{key}` to sort by.", item.noun())));
            }
            _ => Value::Undefined,
        };
        keyed.push((by, item));
    }
    merge_sort(&mut keyed);
    Ok(keyed.into_iter().map(|(_, item)| item).chain(missing).collect())
}

/// Sorts stably even where values cannot be compared, which count as equal: no order of a library has to hold.
fn merge_sort<'a>(keyed: &mut Vec<(Value<'a>, Value<'a>)>) {
    let mut width = 1;
    while width < keyed.len() {
        let mut merged = Vec::with_capacity(keyed.len());
        for pair in keyed.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
                let smaller = loosely(&b.0, &a.0) == Some(Ordering::Less);
                merged.extend(if smaller { right.next() } else { left.next() }.cloned());
            }
            merged.extend(left.cloned());
            merged.extend(right.cloned());
        }
        *keyed = merged;
        width *= 2;
    }
}

/// Which of two values is smaller as `<` has it, which takes text for a number beside one.
fn loosely<'a>(a: &Value<'a>, b: &Value<'a>) -> Option<Ordering> {
    let number = |value: &Value<'a>| match value {
        Value::Number(number) => Some(*number),
        Value::Null => Some(0.0),
        Value::Bool(value) => Some(f64::from(u8::from(*value))),
        Value::Text(text) => {
            let text = text.trim();
            if text.is_empty() { Some(0.0) } else { text.parse().ok() }
        }
        _ => None,
    };
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => Some(text_order(a, b)),
        (Value::Object(_) | Value::List(_), _) | (_, Value::Object(_) | Value::List(_)) => {
            (!a.is_nothing() && !b.is_nothing()).then(|| text_order(&string_of(a), &string_of(b)))
        }
        _ => number(a)?.partial_cmp(&number(b)?),
    }
}

fn sort_by<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let items = sorted(run, args)?;
    run.list(items)
}

fn sort_by_descending<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let mut items = sorted(run, args)?;
    items.reverse();
    run.list(items)
}

fn flatten<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let list = match args.first() {
        Some(Value::List(list)) => list,
        other => {
            return Err(Failure::new(format!(
                "`flatten` takes a list; this is {}.",
                other.map_or("missing", Value::noun)
            )));
        }
    };
    let depth = match args.get(1) {
        None => 100.0,
        Some(value) => value.as_number().filter(|depth| *depth >= 1.0).unwrap_or(1.0),
    };
    // It goes through JSON, which has no missing items and no numbers that are none.
    let through_json = |item: Value<'a>| match item {
        Value::Undefined => Value::Null,
        Value::Number(number) if !number.is_finite() => Value::Null,
        item => item,
    };
    let mut items: Vec<Value<'a>> = list.iter().map(through_json).collect();
    let mut level = 0.0;
    while level < depth && items.iter().any(|item| matches!(item, Value::List(_))) {
        let mut flat = Vec::with_capacity(items.len());
        for item in items {
            match item {
                Value::List(inner) => {
                    run.work(inner.len() + 1)?;
                    flat.extend(inner.iter().map(through_json));
                }
                item => flat.push(item),
            }
        }
        items = flat;
        level += 1.0;
    }
    run.list(items)
}

fn unique<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let list = list_of(args, "unique")?;
    run.work(list.len())?;
    run.list(once(list.iter()))
}

fn reverse<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    match args.first() {
        Some(Value::Text(text)) => {
            let mut units: Vec<u16> = text.encode_utf16().collect();
            units.reverse();
            run.text(String::from_utf16_lossy(&units))
        }
        Some(Value::List(list)) => {
            run.work(list.len())?;
            list.reverse();
            Ok(Value::List(list.clone()))
        }
        other => Err(Failure::new(format!(
            "`reverse` takes text or a list; this is {}.",
            other.map_or("missing", Value::noun)
        ))),
    }
}

fn create_array<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.list(args.to_vec())
}

fn indices_and_values<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let pair = |index: Value<'a>, value: Value<'a>| {
        let mut fields = Fields::default();
        fields.set("index".into(), index);
        fields.set("value".into(), value);
        run.object(fields)
    };
    let items: Result<Vec<Value<'a>>, _> = match args.first() {
        Some(Value::List(list)) => list.iter().enumerate().map(|(at, item)| pair(count(at), item)).collect(),
        Some(Value::Object(object)) => {
            object.fields().into_iter().map(|(key, value)| pair(Value::Text(key), value)).collect()
        }
        Some(Value::Bytes(bytes)) => bytes
            .iter()
            .enumerate()
            .map(|(at, byte)| pair(Value::text(at.to_string()), Value::Number(f64::from(*byte))))
            .collect(),
        Some(Value::Null) => return Err(Failure::fatal("`indicesAndValues` takes a list or an object; this is null.")),
        _ => {
            return Err(Failure::new(format!(
                "`indicesAndValues` takes a list or an object, not `{}`.",
                text_at(args, 0)
            )));
        }
    };
    run.list(items?)
}
