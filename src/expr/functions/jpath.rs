//! Paths with conditions through JSON.

use super::conversion::shortened;
use crate::expr::catalogue::{Function, Group, Run, Verify, required};
use crate::expr::compare::string_of;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Evaluation, Outcome};
use crate::expr::jpath::{Walk, parse};
use crate::expr::types::Types;
use crate::expr::value::{Value, parse_json};

pub(super) const FUNCTIONS: &[Function] = &[Function::new(
    "jPath",
    Group::Object,
    &[required("json", Types::ANY), required("path", Types::TEXT)],
    Types::ANY,
    Run::Eager(Verify::Any, jpath),
    "What a path of JSPath like `.a{.b > 1}.c` finds in JSON.",
)
.dotnet("The path is one of JSONPath.")
.example("jPath({rows: [{id: 1, ok: true}, {id: 2, ok: false}]}, '.rows{.ok}.id')", "[1,2]")];

fn jpath<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let [value, path] = args else { return Ok(Value::Undefined) };
    if path.is_nothing() {
        return Err(Failure::new(format!("The path is {}.", path.noun())));
    }
    let data = match value {
        Value::Text(text) => {
            run.make(text.len().saturating_mul(4))?;
            parse_json(text).map_err(|_| Failure::new(format!("`{}` is no JSON.", shortened(text))))?
        }
        Value::Object(_) | Value::List(_) | Value::Null => value.clone(),
        other => return Err(Failure::new(format!("`jPath` takes JSON; this is {}.", other.noun()))),
    };
    let path = string_of(path);
    let node = parse(&path).map_err(|fault| Failure::new(format!("`{}` is no path: {fault}.", shortened(&path))))?;
    Walk { run, data }.find(&node)
}
