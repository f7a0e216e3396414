//! Ticks: 100 nanoseconds each, counted from the year 1, as .NET has them.

use super::date::iso_at;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, required};
use crate::expr::date::Moment;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::Value;

const TICKS: &[Parameter] = &[required("ticks", Types::NUMBER)];

const fn quotient(name: &'static str, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Date, TICKS, Types::NUMBER, Run::Eager(Verify::Any, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "ticks",
        Group::Date,
        &[required("time", Types::TEXT)],
        Types::NUMBER,
        Run::Eager(Verify::Any, ticks),
        "A time in ticks, of 100 nanoseconds, since the year 1: an exact integer, with which nothing can be reckoned.",
    )
    .example("formatTicks(ticks('2026-03-05T14:30:00.000Z'), 'yyyy-MM-dd')", r#""2026-03-05""#),
    quotient("ticksToDays", ticks_to_days, "How many days ticks are.").example("ticksToDays(864000000000)", "1"),
    quotient("ticksToHours", ticks_to_hours, "How many hours ticks are.").example("ticksToHours(864000000000)", "24"),
    quotient("ticksToMinutes", ticks_to_minutes, "How many minutes ticks are.")
        .example("ticksToMinutes(600000000)", "1"),
    Function::new(
        "dateTimeDiff",
        Group::Date,
        &[required("time", Types::TEXT), required("earlier", Types::TEXT)],
        Types::NUMBER,
        Run::Eager(Verify::Any, date_time_diff),
        "How many ticks a time is after another.",
    )
    .example("ticksToHours(dateTimeDiff('2026-03-05T14:30:00.000Z', '2026-03-05T08:00:00.000Z'))", "6.5"),
];

/// Ticks of a millisecond.
const MILLISECOND: i64 = 10_000;

/// The ticks when 1970 began.
const EPOCH: i128 = 621_355_968_000_000_000;

/// The time of ticks.
pub(super) fn moment(ticks: i128) -> Option<Moment> {
    let milliseconds = ticks.checked_sub(EPOCH)? / i128::from(MILLISECOND);
    i64::try_from(milliseconds).ok().and_then(Moment::new)
}

fn ticks<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let ticks = EPOCH + i128::from(iso_at(args, 0)?.milliseconds()) * i128::from(MILLISECOND);
    let fault = |_| Failure::new("Ticks go from the year -29226 to the year 29228 only.");
    i64::try_from(ticks).map(Value::Ticks).map_err(fault)
}

fn divided<'a>(args: &[Value<'a>], ticks: f64) -> Outcome<'a> {
    let value = args.first().unwrap_or(&Value::Undefined);
    let given = match value {
        #[expect(clippy::cast_precision_loss, reason = "that is what becomes of an exact integer")]
        Value::Ticks(ticks) => Some(*ticks as f64),
        other => other.as_integer(),
    };
    let fault = || Failure::new(format!("Ticks are a whole number; this is {}.", value.noun()));
    Ok(Value::Number(given.ok_or_else(fault)? / ticks))
}

fn ticks_to_days<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    divided(args, 864e9)
}

fn ticks_to_hours<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    divided(args, 36e9)
}

fn ticks_to_minutes<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    divided(args, 6e8)
}

fn date_time_diff<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let apart = iso_at(args, 0)?.milliseconds() - iso_at(args, 1)?.milliseconds();
    #[expect(clippy::cast_precision_loss, reason = "the reference has a double too")]
    Ok(Value::Number(apart as f64 * MILLISECOND as f64))
}
