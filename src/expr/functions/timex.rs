//! Dates and times of which not everything is known.

use super::conversion::shortened;
use super::format_date::now;
use super::string::text_at;
use super::zone::{unknown_years, zone_at};
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, required};
use crate::expr::date::{Clock, Moment, whole};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::timex::{Kind, Resolved, Timex};
use crate::expr::types::Types;
use crate::expr::value::Value;

const TIMEX: &[Parameter] = &[required("timex", Types::ANY)];
const VIABLE: &[Parameter] = &[required("timex", Types::TEXT), optional("zone", Types::TEXT)];

const fn question(name: &'static str, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Timex, TIMEX, Types::BOOLEAN, Run::Eager(Verify::Any, run), help)
}

const fn viable(name: &'static str, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Timex, VIABLE, Types::TEXT, Run::Eager(Verify::Any, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    question("isDefinite", is_definite, "Whether year, month and day are known.")
        .example("isDefinite('2026-03-05')", "true"),
    question("isTime", is_time, "Whether a time of day is known.").example("isTime('T14:30:00')", "true"),
    question("isDuration", is_duration, "Whether it is a length of time, such as `PT30M`.")
        .example("isDuration('PT30M')", "true"),
    question("isDate", is_date, "Whether it is a day: month and day, or a weekday, are known.")
        .example("isDate('XXXX-12-24')", "true"),
    question("isTimeRange", is_time_range, "Whether it is a part of a day, such as `TMO`.")
        .example("isTimeRange('TMO')", "true"),
    question("isDateRange", is_date_range, "Whether it is a year, month, week or season.")
        .example("isDateRange('2026-03')", "true"),
    question("isPresent", is_present, "Whether it is now: `PRESENT_REF`.").example("isPresent('PRESENT_REF')", "true"),
    viable("getNextViableDate", next_date, "The next day that a timex such as `XXXX-12-24` can mean; today is one.")
        .dated("getNextViableDate('XXXX-12-24')", r#""2026-12-24""#),
    viable(
        "getPreviousViableDate",
        previous_date,
        "The last day before today that a timex such as `XXXX-12-24` can mean.",
    )
    .dated("getPreviousViableDate('XXXX-12-24')", r#""2025-12-24""#),
    viable("getNextViableTime", next_time, "The next time that a timex such as `TXX:30:00` can mean.")
        .dated("getNextViableTime('TXX:15:00')", r#""T15:15""#),
    viable("getPreviousViableTime", previous_time, "The last time that a timex such as `TXX:30:00` can mean.")
        .dated("getPreviousViableTime('TXX:15:00')", r#""T14:15""#),
    Function::new(
        "resolve",
        Group::Timex,
        TIMEX,
        Types::TEXT,
        Run::Eager(Verify::Any, resolve),
        "The value that a timex stands for: a date, a time or a number of seconds.",
    )
    .example("resolve('PT30M')", r#""1800""#),
];

/// The timex that a value is: text, or an object with fields. A list has no fields that count.
fn timex(args: &[Value<'_>]) -> Result<Timex, Failure> {
    match args.first().unwrap_or(&Value::Undefined) {
        Value::Text(text) => Ok(Timex::read(text)),
        Value::Object(object) if !object.is_empty() => Ok(Timex::of_object(object)),
        Value::List(list) if !list.is_empty() => Ok(Timex::default()),
        Value::Bytes(bytes) if !bytes.is_empty() => Ok(Timex::default()),
        other => Err(Failure::new(format!("A timex is text or an object with fields; this is {}.", other.noun()))),
    }
}

fn is<'a>(args: &[Value<'a>], kind: Kind) -> Outcome<'a> {
    timex(args).map(|timex| Value::Bool(timex.is(kind)))
}

fn is_definite<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    is(args, Kind::Definite)
}

fn is_time<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    is(args, Kind::Time)
}

fn is_duration<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    is(args, Kind::Duration)
}

fn is_date<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    is(args, Kind::Date)
}

fn is_time_range<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    is(args, Kind::TimeRange)
}

fn is_date_range<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    is(args, Kind::DateRange)
}

fn is_present<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    is(args, Kind::Present)
}

/// What clocks show now, in the zone that a call names or in UTC.
fn clock(run: &Evaluation<'_, '_>, args: &[Value<'_>]) -> Result<Clock, Failure> {
    let now = now(run)?;
    match args.get(1) {
        Some(Value::Text(_)) => zone_at(run, args, 1)?.clock(now).ok_or_else(unknown_years),
        _ => Ok(now.clock()),
    }
}

/// The month and day of a timex of which nothing else is known of the date.
fn month_and_day(args: &[Value<'_>]) -> Result<(i64, i64), Failure> {
    let timex = timex(args)?;
    let known = |number: Option<f64>| number.filter(|number| *number != 0.0).and_then(whole);
    match (known(timex.year), known(timex.month), known(timex.day)) {
        (None, Some(month), Some(day)) => Ok((month, day)),
        _ => Err(Failure::new("This takes a month and a day, such as `XXXX-10-31`.")),
    }
}

/// The day of a month in the year nearest to one in a direction in which it exists.
fn day<'a>(run: &Evaluation<'a, '_>, mut year: i64, step: i64, (month, day): (i64, i64)) -> Outcome<'a> {
    let leap = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    while (month, day) == (2, 29) && !leap(year) {
        year += step;
    }
    let moment = Moment::of_last_century(year, month - 1, day, 0).ok_or_else(super::format_date::beyond)?;
    let Clock { year, month, day, .. } = moment.clock();
    run.text(format!("{year:04}-{month:02}-{day:02}"))
}

fn next_date<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (wanted, today) = (month_and_day(args)?, clock(run, args)?);
    let past = wanted < (today.month, today.day);
    day(run, today.year + i64::from(past), 1, wanted)
}

fn previous_date<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (wanted, today) = (month_and_day(args)?, clock(run, args)?);
    let past = wanted < (today.month, today.day);
    day(run, today.year - i64::from(!past), -1, wanted)
}

/// The minute and second of a timex of which the hour is not known.
fn minute_and_second(args: &[Value<'_>]) -> Result<(i64, i64), Failure> {
    let text = text_at(args, 0);
    let form = |part: &[u8]| {
        let [b'T', b'X', b'X', b':', minute, _, b':', second, _] = part else { return false };
        let digits = part.iter().skip(4).all(|byte| byte.is_ascii_digit() || *byte == b':');
        digits && *minute < b'6' && *second < b'6'
    };
    if !text.as_bytes().windows(9).any(form) {
        let message = format!("`{}` is no minute and second, such as `TXX:15:28`.", shortened(text));
        return Err(Failure::new(message));
    }
    let timex = Timex::read(&text.replacen("XX", "00", 1));
    match (timex.minute.and_then(whole), timex.second.and_then(whole)) {
        (Some(minute), Some(second)) => Ok((minute, second)),
        // The reference falls over what has more around it.
        _ => Err(Failure::fatal(format!("`{}` is no minute and second alone.", shortened(text)))),
    }
}

fn time<'a>(run: &Evaluation<'a, '_>, hour: i64, (minute, second): (i64, i64)) -> Outcome<'a> {
    #[expect(clippy::cast_precision_loss, reason = "the parts of a time are small")]
    let part = |number: i64| Some(number as f64);
    let timex =
        Timex { hour: part(hour.rem_euclid(24)), minute: part(minute), second: part(second), ..Timex::default() };
    run.text(timex.text())
}

fn next_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (wanted, clock) = (minute_and_second(args)?, clock(run, args)?);
    let past = wanted < (clock.minute(), clock.second());
    time(run, clock.hour() + i64::from(past), wanted)
}

fn previous_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (wanted, clock) = (minute_and_second(args)?, clock(run, args)?);
    let past = wanted < (clock.minute(), clock.second());
    time(run, clock.hour() - i64::from(!past), wanted)
}

fn resolve<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    match timex(args)?.resolved() {
        Resolved::Value(value) => run.text(value),
        Resolved::Range => Ok(Value::Undefined),
        Resolved::Open => Err(Failure::new("This timex stands for more than one value.")),
        Resolved::Nothing => Err(Failure::new("This timex stands for nothing.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::{Engine, Environment, Expression, Memory, Scope};

    #[test]
    fn the_nearest_that_can_be_meant_is_found() {
        let (now, memory) = (1_000_000_000_000, Memory::new(1));
        let environment = Environment { now, ..Environment::default() };
        for (expression, wanted) in [
            ("getNextViableDate('XXXX-09-09')", Some("2001-09-09")),
            ("getPreviousViableDate('XXXX-09-09')", Some("2000-09-09")),
            ("getNextViableDate('XXXX-09-09', 'Pacific Standard Time')", Some("2001-09-09")),
            ("getPreviousViableDate('XXXX-09-08', 'Pacific Standard Time')", Some("2000-09-08")),
            ("getPreviousViableDate('XXXX-02-29')", Some("2000-02-29")),
            ("getNextViableDate('XXXX-04-31')", Some("2002-05-01")),
            ("getNextViableDate('2001-09-10')", None),
            ("getNextViableTime('TXX:46:40')", Some("T01:46:40")),
            ("getPreviousViableTime('TXX:46:40')", Some("T00:46:40")),
            ("getNextViableTime('TXX:30:00', 'Asia/Tokyo')", Some("T11:30")),
            ("getPreviousViableTime('TXX:60:00')", None),
            ("resolve('P2D')", Some("172800")),
            ("resolve('XXXX-09-09')", None),
        ] {
            let expression = Expression::parse(expression, Engine::JavaScript).unwrap();
            let value = expression.evaluate(&Scope::new(Value::Null), &environment, &memory).ok();
            assert_eq!(value.as_ref().and_then(Value::as_text), wanted, "{expression}");
        }
    }
}
