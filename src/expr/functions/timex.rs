//! Dates and times of which not all is known.

use super::conversion::shortened;
use super::date::exact;
use super::string::text_at;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, required};
use crate::expr::date::{Civil, DAY, MINUTE, Resolved, Timex, from_civil, spoken, time_notation, timex_of};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::Value;

const ONE: &[Parameter] = &[required("timex", Types::ANY)];
const VIABLE: &[Parameter] = &[required("timex", Types::TEXT), optional("zone", Types::TEXT)];

const fn is(name: &'static str, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Timex, ONE, Types::BOOLEAN, Run::Eager(Verify::Any, run), help)
}

const fn viable(name: &'static str, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Timex, VIABLE, Types::TEXT, Run::Eager(Verify::Any, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    is("isDefinite", is_definite, "Whether year, month and day are known."),
    is("isTime", is_time, "Whether it is a time of day."),
    is("isDuration", is_duration, "Whether it is a length of time, like P2D."),
    is("isDate", is_date, "Whether it is a date or a day of the week."),
    is("isTimeRange", is_time_range, "Whether it is a part of the day, like TMO."),
    is("isDateRange", is_date_range, "Whether it is more than a day: a month, a week, a season."),
    is("isPresent", is_present, "Whether it is the present."),
    viable("getNextViableDate", next_date, "The next date that fits `XXXX-MM-DD`, today among them."),
    viable("getPreviousViableDate", previous_date, "The last date that fits `XXXX-MM-DD`, before today."),
    viable("getNextViableTime", next_time, "The next time that fits `TXX:mm:ss`."),
    viable("getPreviousViableTime", previous_time, "The last time that fits `TXX:mm:ss`."),
    Function::new(
        "resolve",
        Group::Timex,
        ONE,
        Types::TEXT,
        Run::Eager(Verify::Any, resolve),
        "What it comes to: T14 is 14:00:00, PT30M is 1800 seconds.",
    ),
    Function::new(
        "dateReadBack",
        Group::Date,
        &[required("now", Types::TEXT), required("date", Types::TEXT)],
        Types::TEXT,
        Run::Eager(Verify::Text, read_back),
        "A date as one would say it: tomorrow, next Friday, 14th April 2018.",
    ),
];

fn timex(args: &[Value<'_>]) -> Result<Timex, Failure> {
    let value = args.first().unwrap_or(&Value::Undefined);
    timex_of(value).ok_or_else(|| Failure::new(format!("A timex is text or an object; this is {}.", value.noun())))
}

fn is_definite<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(timex(args)?.is_definite()))
}

fn is_time<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(timex(args)?.is_time()))
}

fn is_duration<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(timex(args)?.duration.is_some()))
}

fn is_date<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(timex(args)?.is_date()))
}

fn is_time_range<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(timex(args)?.part_of_day))
}

fn is_date_range<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(timex(args)?.is_date_range()))
}

fn is_present<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(timex(args)?.now))
}

/// The time now, as the clocks of the zone show it that may be named.
fn now<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Result<Civil, Failure> {
    let now = run.shared.environment.now;
    if !matches!(args.get(1), Some(Value::Text(_))) {
        return Ok(Civil::new(now));
    }
    let offset = super::zone::zone(args, 1)?.offset(now);
    Ok(Civil::new(now + offset.unwrap_or(0) * MINUTE))
}

fn is_leap(year: i64) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn date<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>], forward: bool) -> Outcome<'a> {
    let wanted = timex(args)?;
    let known =
        wanted.month.zip(wanted.day).filter(|(month, day)| *month > 0 && *day > 0 && wanted.year.unwrap_or(0) == 0);
    let (month, day) = known.ok_or_else(|| {
        Failure::new(format!("`{}` is no month and day like XXXX-10-31.", shortened(text_at(args, 0))))
    })?;
    let now = now(run, args)?;
    let later = (month, day) >= (now.month, now.day);
    let mut year = match (forward, later) {
        (true, true) | (false, false) => now.year,
        (true, false) => now.year + 1,
        (false, true) => now.year - 1,
    };
    while month == 2 && day == 29 && !is_leap(year) {
        year += if forward { 1 } else { -1 };
    }
    let date = Civil::new(from_civil(year, month, day, 0));
    run.text(format!("{:04}-{:02}-{:02}", date.year, date.month, date.day))
}

fn next_date<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    date(run, args, true)
}

fn previous_date<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    date(run, args, false)
}

fn time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>], forward: bool) -> Outcome<'a> {
    let text = text_at(args, 0);
    let fault = || Failure::new(format!("`{}` is no minute and second like TXX:15:28.", shortened(text)));
    let wanted = Timex::parse(&text.replacen("XX", "00", 1));
    let known =
        text.starts_with("TXX:").then_some(()).and(wanted.minute.zip(wanted.second)).filter(|_| text.len() == 9);
    let (minute, second) = known.filter(|(minute, second)| *minute < 60 && *second < 60).ok_or_else(fault)?;
    let now = now(run, args)?;
    let later = (minute, second) >= (now.minute, now.second);
    let hour = match (forward, later) {
        (true, true) | (false, false) => now.hour,
        (true, false) => now.hour + 1,
        (false, true) => now.hour - 1,
    };
    run.text(time_notation(hour.rem_euclid(24), minute, second))
}

fn next_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    time(run, args, true)
}

fn previous_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    time(run, args, false)
}

fn resolve<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    match timex(args)?.resolved() {
        Resolved::Value(value) => run.text(value),
        Resolved::Range => Ok(Value::Undefined),
        Resolved::Nothing => Err(Failure::new(format!("`{}` comes to no value.", shortened(text_at(args, 0))))),
    }
}

fn read_back<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (beside, date) = (exact(args, 0)?, exact(args, 1)?);
    run.text(spoken(date - date.rem_euclid(DAY), beside))
}
