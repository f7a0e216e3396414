//! Times that are earlier or later than another.

use super::date::iso_at;
use super::format_date::{FORMAT, FORMATS, LOCALE, now, show};
use super::string::text_at;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, required};
use crate::expr::date::{Clock, DAY, HOUR, MINUTE, Moment, SECOND, whole};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::Value;

const fn shift(name: &'static str, parameters: &'static [Parameter], run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Date, parameters, Types::TEXT, Run::Eager(Verify::Any, run), help).dotnet(FORMATS)
}

const TIME: Parameter = required("time", Types::TEXT);
const COUNT: Parameter = required("count", Types::NUMBER);
const UNIT: Parameter = required("unit", Types::TEXT);
const ADDED: &[Parameter] = &[TIME, COUNT, FORMAT, LOCALE];
const BY_UNIT: &[Parameter] = &[TIME, COUNT, UNIT, FORMAT, LOCALE];
const FROM_NOW: &[Parameter] = &[COUNT, UNIT, FORMAT, LOCALE];
const START: &[Parameter] = &[TIME, FORMAT, LOCALE];

pub(super) const FUNCTIONS: &[Function] = &[
    shift("addDays", ADDED, add_days, "A time so many days later.")
        .example("addDays('2026-03-05T14:30:00.000Z', 7, 'yyyy-MM-dd')", r#""2026-03-12""#),
    shift("addHours", ADDED, add_hours, "A time so many hours later.")
        .example("addHours('2026-03-05T14:30:00.000Z', -2)", r#""2026-03-05T12:30:00.000Z""#),
    shift("addMinutes", ADDED, add_minutes, "A time so many minutes later.")
        .example("addMinutes('2026-03-05T14:30:00.000Z', 45, 'HH:mm')", r#""15:15""#),
    shift("addSeconds", ADDED, add_seconds, "A time so many seconds later.")
        .example("addSeconds('2026-03-05T14:30:00.000Z', 90, 'HH:mm:ss')", r#""14:31:30""#),
    shift(
        "addToTime",
        BY_UNIT,
        add_to_time,
        "A time so many units later: `Second`, `Minute`, `Hour`, `Day` to `Year`.",
    )
    .example("addToTime('2026-01-31T08:00:00.000Z', 1, 'Month')", r#""2026-02-28T08:00:00.000Z""#),
    shift("subtractFromTime", BY_UNIT, subtract_from_time, "A time so many units earlier: `Second` to `Year`.")
        .example("subtractFromTime('2026-03-05T14:30:00.000Z', 1, 'Week', 'yyyy-MM-dd')", r#""2026-02-26""#),
    shift("getFutureTime", FROM_NOW, future_time, "The time so many units after now: `Second` to `Year`.")
        .dated("getFutureTime(2, 'Day', 'yyyy-MM-dd')", r#""2026-03-07""#),
    shift("getPastTime", FROM_NOW, past_time, "The time so many units before now: `Second` to `Year`.")
        .dated("getPastTime(1, 'Week', 'yyyy-MM-dd')", r#""2026-02-26""#),
    shift("startOfDay", START, start_of_day, "The beginning of the day of a time, in UTC.")
        .example("startOfDay('2026-03-05T14:30:00.000Z')", r#""2026-03-05T00:00:00.000Z""#),
    shift("startOfHour", START, start_of_hour, "The beginning of the hour of a time.")
        .example("startOfHour('2026-03-05T14:30:00.000Z')", r#""2026-03-05T14:00:00.000Z""#),
    shift("startOfMonth", START, start_of_month, "The beginning of the month of a time, in UTC.")
        .example("startOfMonth('2026-03-05T14:30:00.000Z')", r#""2026-03-01T00:00:00.000Z""#),
];

/// A number of a call.
fn number(args: &[Value<'_>], place: usize) -> Result<f64, Failure> {
    let value = args.get(place).unwrap_or(&Value::Undefined);
    value.as_number().ok_or_else(|| Failure::new(format!("How much to add is a number; this is {}.", value.noun())))
}

/// A time to whose part a number is added; the fraction of the sum is dropped.
fn added<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>], unit: i64, part: impl Fn(&Clock) -> i64) -> Outcome<'a> {
    let (moment, number) = (iso_at(args, 0)?, number(args, 1)?);
    let part = part(&moment.clock());
    #[expect(clippy::cast_precision_loss, reason = "a part of a time is small")]
    let sum = whole(part as f64 + number);
    let later = sum.and_then(|sum| (sum - part).checked_mul(unit)).and_then(|apart| moment.later(apart));
    show(run, later, args, 2)
}

fn add_days<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    added(run, args, DAY, |clock| clock.day)
}

fn add_hours<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    added(run, args, HOUR, Clock::hour)
}

fn add_minutes<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    added(run, args, MINUTE, Clock::minute)
}

fn add_seconds<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    added(run, args, SECOND, Clock::second)
}

/// What can be added to a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// So many milliseconds.
    Fixed(i64),
    /// So many months, of which a year has twelve.
    Months(i64),
}

/// The unit of a name; case matters.
fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "Second" => Unit::Fixed(SECOND),
        "Minute" => Unit::Fixed(MINUTE),
        "Hour" => Unit::Fixed(HOUR),
        "Day" => Unit::Fixed(DAY),
        "Week" => Unit::Fixed(7 * DAY),
        "Month" => Unit::Months(1),
        "Year" => Unit::Months(12),
        _ => return None,
    })
}

/// The time so many units later.
fn later(moment: Moment, count: f64, unit: Unit) -> Option<Moment> {
    let count = whole(count)?;
    match unit {
        Unit::Fixed(unit) => moment.later(count.checked_mul(unit)?),
        Unit::Months(unit) => {
            let Clock { year, month, day, of_day, .. } = moment.clock();
            // The reference passes by the first of the month.
            Moment::of(year, month - 1, 1, of_day)?;
            let first = Moment::of(year, count.checked_mul(unit)?.checked_add(month - 1)?, 1, 0)?;
            let Clock { year, month, .. } = first.clock();
            let last = Moment::of_last_century(year, month, 0, 0)?.clock().day;
            first.later((day.min(last) - 1) * DAY + of_day)
        }
    }
}

/// How many units a call names.
fn count(args: &[Value<'_>], place: usize) -> Result<f64, Failure> {
    let value = args.get(place).unwrap_or(&Value::Undefined);
    value
        .as_integer()
        .ok_or_else(|| Failure::new(format!("How many units is a whole number; this is {}.", value.noun())))
}

/// The unit that a call names, if it is one.
fn unit_at(args: &[Value<'_>], place: usize) -> Result<Option<Unit>, Failure> {
    let value = args.get(place).unwrap_or(&Value::Undefined);
    let name = value.as_text().ok_or_else(|| Failure::new(format!("A unit is text; this is {}.", value.noun())))?;
    Ok(unit(name))
}

/// That a text names no unit.
fn no_unit(args: &[Value<'_>], place: usize) -> Failure {
    let name = super::conversion::shortened(text_at(args, place));
    Failure::new(format!("`{name}` is none of Second, Minute, Hour, Day, Week, Month and Year."))
}

fn add_to_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (count, unit) = (count(args, 1)?, unit_at(args, 2)?);
    if unit.is_none() && run.engine() == crate::expr::Engine::DotNet {
        return Err(no_unit(args, 2));
    }
    // What is no unit counts as milliseconds.
    let moment = later(iso_at(args, 0)?, count, unit.unwrap_or(Unit::Fixed(1)));
    show(run, moment, args, 3)
}

fn subtract_from_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (count, unit) = (count(args, 1)?, unit_at(args, 2)?.ok_or_else(|| no_unit(args, 2))?);
    show(run, later(iso_at(args, 0)?, -count, unit), args, 3)
}

fn future_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (count, unit) = (count(args, 0)?, unit_at(args, 1)?.ok_or_else(|| no_unit(args, 1))?);
    show(run, later(now(run)?, count, unit), args, 2)
}

fn past_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (count, unit) = (count(args, 0)?, unit_at(args, 1)?.ok_or_else(|| no_unit(args, 1))?);
    show(run, later(now(run)?, -count, unit), args, 2)
}

fn start_of_day<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let moment = iso_at(args, 0)?;
    show(run, moment.later(-moment.clock().of_day), args, 1)
}

fn start_of_hour<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let moment = iso_at(args, 0)?;
    show(run, moment.later(-(moment.clock().of_day % HOUR)), args, 1)
}

fn start_of_month<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let clock = iso_at(args, 0)?.clock();
    show(run, Moment::of_last_century(clock.year, clock.month - 1, 1, 0), args, 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::{Engine, Environment, Expression, Memory, Scope};

    fn text(expression: &str, engine: Engine) -> Result<String, String> {
        let expression = Expression::parse(expression, engine).map_err(|error| error.to_string())?;
        let environment = Environment { now: 1_000_000_000_000, ..Environment::default() };
        let value = expression.evaluate(&Scope::new(Value::Null), &environment, &Memory::new(1));
        value.map(|value| value.as_text().unwrap_or_default().to_owned()).map_err(|failure| failure.to_string())
    }

    #[test]
    fn each_engine_reads_formats_its_own_way() {
        for (expression, script, dotnet) in [
            ("utcNow('D')", "9", "Sunday, September 9, 2001"),
            ("utcNow(`'at' H`)", "amt 1", "at 1"),
            ("utcNow('')", "2001-09-09T01:46:40.000Z", "2001-09-09T01:46:40.000Z"),
            ("utcNow('%')", "2001-09-09T01:46:40Z", "`%` is no format of .NET."),
            ("getPastTime(2, 'Week', 'o')", "2001-08-26T01:46:40.0000000+00:00", "2001-08-26T01:46:40.0000000Z"),
            (
                "addToTime(utcNow(), 5, 'hour', 'fff')",
                "005",
                "`hour` is none of Second, Minute, Hour, Day, Week, Month and Year.",
            ),
            (
                "addDays(utcNow(), 1000000000)",
                "Invalid Date",
                "Times go from the year -271821 to the year 275760 only.",
            ),
            ("convertFromUTC(utcNow(), 'Asia/Kolkata')", "2001-09-09T07:16:40.0000000", "2001-09-09T07:16:40.0000000"),
            ("convertFromUTC(utcNow(), 'Asia/Kolkata', 'zzz K')", "+05:30 +05:30", "+05:30 "),
            (
                "convertToUTC('2001-09-09', 'US/Pacific')",
                "`US/Pacific` is the name of no known time zone.",
                "2001-09-09T07:00:00.000Z",
            ),
        ] {
            for (engine, wanted) in [(Engine::JavaScript, script), (Engine::DotNet, dotnet)] {
                let came = text(expression, engine).unwrap_or_else(|message| message);
                assert_eq!(came, wanted, "{expression} {engine:?}");
            }
        }
    }

    #[test]
    fn months_end_where_they_end() {
        let from = Moment::read("2020-03-31T12:00:00Z").unwrap();
        let month = |count| later(from, count, Unit::Months(1)).unwrap().iso();
        assert_eq!((month(-1.0), month(11.0)), ("2020-02-29T12:00:00.000Z".into(), "2021-02-28T12:00:00.000Z".into()));
        assert_eq!(later(from, 1e7, Unit::Months(12)), None);
        assert_eq!(later(from, 1e18, Unit::Fixed(1)), None);
    }
}
