//! Times of other time zones.

use super::conversion::shortened;
use super::date::{exact, format_of};
use super::string::text_at;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, required};
use crate::expr::date::{SECOND, Zone, default_format, formatted, parse};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::Value;

/// What `convertFromUTC` writes unless it is told otherwise.
pub(super) const WITHOUT_ZONE: &str = "YYYY-MM-DDTHH:mm:ss.SSS0000";

const CONVERT: &[Parameter] = &[
    required("time", Types::TEXT),
    required("zone", Types::TEXT),
    optional("format", Types::TEXT),
    optional("locale", Types::TEXT),
];

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "convertFromUTC",
        Group::Date,
        CONVERT,
        Types::TEXT,
        Run::Eager(Verify::Any, from_utc),
        "The local time of a zone, by its Windows or IANA name, at a time.",
    ),
    Function::new(
        "convertToUTC",
        Group::Date,
        CONVERT,
        Types::TEXT,
        Run::Eager(Verify::Any, to_utc),
        "The time at which it is a local time in a zone.",
    ),
];

pub(super) fn zone(args: &[Value<'_>], place: usize) -> Result<Zone, Failure> {
    let value = args.get(place).unwrap_or(&Value::Undefined);
    let name =
        value.as_text().ok_or_else(|| Failure::new(format!("A time zone is text; this is {}.", value.noun())))?;
    Zone::named(name).ok_or_else(|| Failure::new(format!("`{}` is no time zone that is known.", shortened(name))))
}

fn beyond() -> Failure {
    Failure::new("The time zones are known for the years from -9999 to 9999 only.")
}

fn from_utc<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let time = exact(args, 0)?;
    let offset = zone(args, 1)?.offset(time).ok_or_else(beyond)?;
    run.text(formatted(time, offset, &format_of(args, 4, WITHOUT_ZONE)))
}

/// A local time, whatever zone is written behind it.
fn local(text: &str) -> Option<i64> {
    parse(text)
}

fn to_utc<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let text = text_at(args, 0);
    let zone = zone(args, 1)?;
    let local = local(text).ok_or_else(|| Failure::new(format!("`{}` is no time.", shortened(text))))?;
    let time = zone.time_of(local, run.shared.environment.now).ok_or_else(beyond)?;
    // Less than a second is lost on the way.
    let time = time - time.rem_euclid(SECOND);
    run.text(formatted(time, 0, &format_of(args, 4, default_format())))
}
