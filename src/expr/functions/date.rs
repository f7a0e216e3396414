//! Dates and times. Most take a time in just the form `2018-03-15T13:00:00.111Z`.

use super::conversion::shortened;
use super::math::number;
use super::string::text_at;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, required};
use crate::expr::date::{
    Civil, DAY, HOUR, MINUTE, SECOND, clipped, day_js, days_in_month, default_format, formatted, from_civil, parse,
    parse_exact,
};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::Value;

const TEXT: Types = Types::TEXT;
const NUMBER: Types = Types::NUMBER;
const TIME: &[Parameter] = &[required("time", TEXT)];
const SHOWN: &[Parameter] = &[required("time", TEXT), optional("format", TEXT), optional("locale", TEXT)];
const ADD: &[Parameter] =
    &[required("time", TEXT), required("count", NUMBER), optional("format", TEXT), optional("locale", TEXT)];
const ADD_UNIT: &[Parameter] = &[
    required("time", TEXT),
    required("count", NUMBER),
    required("unit", TEXT),
    optional("format", TEXT),
    optional("locale", TEXT),
];
const FROM_NOW: &[Parameter] =
    &[required("count", NUMBER), required("unit", TEXT), optional("format", TEXT), optional("locale", TEXT)];

const fn date(
    name: &'static str,
    parameters: &'static [Parameter],
    returns: Types,
    run: Eager,
    help: &'static str,
) -> Function {
    Function::new(name, Group::Date, parameters, returns, Run::Eager(Verify::Any, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    date("addDays", ADD, TEXT, add_days, "The time so many days later."),
    date("addHours", ADD, TEXT, add_hours, "The time so many hours later."),
    date("addMinutes", ADD, TEXT, add_minutes, "The time so many minutes later."),
    date("addSeconds", ADD, TEXT, add_seconds, "The time so many seconds later."),
    date(
        "addToTime",
        ADD_UNIT,
        TEXT,
        add_to_time,
        "The time so many Seconds, Minutes, … Years later (`Day`, `Month` …).",
    ),
    date("subtractFromTime", ADD_UNIT, TEXT, subtract_from_time, "The time so many Seconds, Minutes, … Years before."),
    date("dayOfMonth", TIME, NUMBER, day_of_month, "The day of the month."),
    date("dayOfWeek", TIME, NUMBER, day_of_week, "The day of the week, 0 on Sunday."),
    date("dayOfYear", TIME, NUMBER, day_of_year, "The day of the year, from 1."),
    date("month", TIME, NUMBER, month, "The month, from 1."),
    date("date", TIME, TEXT, date_of, "The date as month/day/year."),
    date("year", TIME, NUMBER, year, "The year."),
    date("utcNow", &[optional("format", TEXT), optional("locale", TEXT)], TEXT, utc_now, "The time now."),
    date("formatDateTime", SHOWN, TEXT, format_date_time, "A date or time, written by a format like `MMM d, yyyy`.")
        .dotnet("All formats of .NET are known, names are in the locale's language."),
    date(
        "formatEpoch",
        &[required("seconds", NUMBER), optional("format", TEXT), optional("locale", TEXT)],
        TEXT,
        format_epoch,
        "A count of seconds since 1970, as a time.",
    ),
    date(
        "formatTicks",
        &[required("ticks", NUMBER), optional("format", TEXT), optional("locale", TEXT)],
        TEXT,
        format_ticks,
        "A count of ticks since year 1, as a time.",
    ),
    date("getTimeOfDay", TIME, TEXT, time_of_day, "midnight, morning, noon, afternoon, evening or night."),
    date("getFutureTime", FROM_NOW, TEXT, future_time, "The time so many Seconds, Minutes, … Years from now."),
    date("getPastTime", FROM_NOW, TEXT, past_time, "The time so many Seconds, Minutes, … Years ago."),
    date("startOfDay", SHOWN, TEXT, start_of_day, "The time at which the day began."),
    date("startOfHour", SHOWN, TEXT, start_of_hour, "The time at which the hour began."),
    date("startOfMonth", SHOWN, TEXT, start_of_month, "The time at which the month began."),
    date("ticks", TIME, NUMBER, ticks, "The ticks since year 1 as an exact integer; a tick is 100 nanoseconds."),
    date("ticksToDays", &[required("ticks", NUMBER)], NUMBER, ticks_to_days, "Ticks as days."),
    date("ticksToHours", &[required("ticks", NUMBER)], NUMBER, ticks_to_hours, "Ticks as hours."),
    date("ticksToMinutes", &[required("ticks", NUMBER)], NUMBER, ticks_to_minutes, "Ticks as minutes."),
    date(
        "dateTimeDiff",
        &[required("a", TEXT), required("b", TEXT)],
        NUMBER,
        difference,
        "The ticks from the second time to the first.",
    ),
    Function::new(
        "isDateTime",
        Group::Type,
        &[required("value", Types::ANY)],
        Types::BOOLEAN,
        Run::Eager(Verify::Any, is_date_time),
        "Whether the value is a time in just the form that functions take.",
    ),
];

/// A tick in a millisecond.
const TICKS: i64 = 10_000;
/// The ticks from year 1 to 1970.
const EPOCH: i64 = 621_355_968_000_000_000;

/// The time of an argument, in just the form that functions take.
pub(super) fn exact(args: &[Value<'_>], place: usize) -> Result<i64, Failure> {
    let value = args.get(place).unwrap_or(&Value::Undefined);
    let text = value.as_text().ok_or_else(|| Failure::new(format!("A time is text; this is {}.", value.noun())))?;
    parse_exact(text)
        .ok_or_else(|| Failure::new(format!("`{}` is no time of the form 2018-03-15T13:00:00.000Z.", shortened(text))))
}

/// The format that a call asks for, given how many arguments it can have at most: the last is a locale, the one before it
/// the format.
pub(super) fn format_of(args: &[Value<'_>], most: usize, usual: &str) -> String {
    let text = |place: usize| args.get(place).and_then(Value::as_text);
    let asked = match args.len() {
        given if given == most => text(most - 1).and(text(most - 2)),
        given if given + 1 == most => text(most - 2),
        _ => None,
    };
    match asked {
        None => usual.to_owned(),
        Some("") => default_format().to_owned(),
        Some(format) => day_js(format),
    }
}

/// A time as a call asks for it.
fn shown<'a>(run: &Evaluation<'a, '_>, time: Option<i64>, args: &[Value<'a>], most: usize) -> Outcome<'a> {
    let format = format_of(args, most, default_format());
    run.make(format.len() * 8)?;
    run.text(time.map_or_else(|| "Invalid Date".to_owned(), |time| formatted(time, 0, &format)))
}

/// Adds a count of units to what a part of the time is; fractions are dropped from the sum.
fn add<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>], unit: i64, part: fn(&Civil) -> i64) -> Outcome<'a> {
    let time = exact(args, 0)?;
    let count = args.get(1).and_then(Value::as_number).ok_or_else(|| Failure::new("The count is no number."))?;
    #[expect(clippy::cast_precision_loss, reason = "all of these are small")]
    let later = {
        let part = part(&Civil::new(time)) as f64;
        time as f64 + ((part + count).trunc() - part) * unit as f64
    };
    shown(run, clipped(later), args, 4)
}

fn add_days<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    add(run, args, DAY, |time| time.day)
}

fn add_hours<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    add(run, args, HOUR, |time| time.hour)
}

fn add_minutes<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    add(run, args, MINUTE, |time| time.minute)
}

fn add_seconds<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    add(run, args, SECOND, |time| time.second)
}

/// What may be added to a time.
#[derive(Clone, Copy)]
enum Unit {
    /// So many milliseconds.
    Millis(i64),
    /// So many months.
    Months(i64),
}

fn unit(name: &str) -> Option<Unit> {
    Some(match name {
        "Second" => Unit::Millis(SECOND),
        "Minute" => Unit::Millis(MINUTE),
        "Hour" => Unit::Millis(HOUR),
        "Day" => Unit::Millis(DAY),
        "Week" => Unit::Millis(7 * DAY),
        "Month" => Unit::Months(1),
        "Year" => Unit::Months(12),
        _ => return None,
    })
}

/// The time so many units later; months end where they end.
fn moved(time: i64, count: f64, unit: Unit) -> Option<i64> {
    match unit {
        #[expect(clippy::cast_precision_loss, reason = "all of these are small")]
        Unit::Millis(millis) => clipped(time as f64 + count * millis as f64),
        Unit::Months(months) => {
            let parts = Civil::new(time);
            #[expect(clippy::cast_possible_truncation, reason = "the range is looked at first")]
            let count = (count.abs() < 1e9).then_some(count as i64)? * months;
            let month = parts.year * 12 + parts.month - 1 + count;
            let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
            let day = parts.day.min(days_in_month(year, month));
            #[expect(clippy::cast_precision_loss, reason = "what is too great is clipped")]
            clipped(from_civil(year, month, day, time.rem_euclid(DAY)) as f64)
        }
    }
}

fn count_and_unit(args: &[Value<'_>], place: usize) -> Result<(f64, Option<Unit>), Failure> {
    let count = args.get(place).and_then(Value::as_integer);
    let name = args.get(place + 1).and_then(Value::as_text);
    match (count, name) {
        (Some(count), Some(name)) => Ok((count, unit(name))),
        _ => Err(Failure::new("A whole number and a unit like `Day` are needed.")),
    }
}

fn no_unit(args: &[Value<'_>], place: usize) -> Failure {
    let message = "is no unit; there are Second, Minute, Hour, Day, Week, Month and Year";
    Failure::new(format!("`{}` {message}.", shortened(text_at(args, place))))
}

fn add_to_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (count, unit) = count_and_unit(args, 1)?;
    if unit.is_none() && run.engine() == crate::expr::Engine::DotNet {
        return Err(no_unit(args, 2));
    }
    // A unit that is none counts milliseconds.
    shown(run, moved(exact(args, 0)?, count, unit.unwrap_or(Unit::Millis(1))), args, 5)
}

fn subtract_from_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (count, unit) = count_and_unit(args, 1)?;
    let unit = unit.ok_or_else(|| no_unit(args, 2))?;
    shown(run, moved(exact(args, 0)?, -count, unit), args, 5)
}

fn future_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (count, unit) = count_and_unit(args, 0)?;
    let unit = unit.ok_or_else(|| no_unit(args, 1))?;
    shown(run, moved(run.shared.environment.now, count, unit), args, 4)
}

fn past_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (count, unit) = count_and_unit(args, 0)?;
    let unit = unit.ok_or_else(|| no_unit(args, 1))?;
    shown(run, moved(run.shared.environment.now, -count, unit), args, 4)
}

fn part<'a>(args: &[Value<'a>], of: fn(&Civil) -> i64) -> Outcome<'a> {
    #[expect(clippy::cast_precision_loss, reason = "all of these are small")]
    let part = of(&Civil::new(exact(args, 0)?)) as f64;
    Ok(Value::Number(part))
}

fn day_of_month<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    part(args, |time| time.day)
}

fn day_of_week<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    part(args, |time| time.weekday)
}

fn day_of_year<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    part(args, Civil::day_of_year)
}

fn month<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    part(args, |time| time.month)
}

fn year<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    part(args, |time| time.year)
}

fn date_of<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(formatted(exact(args, 0)?, 0, "M/DD/YYYY"))
}

fn utc_now<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    shown(run, Some(run.shared.environment.now), args, 2)
}

fn format_date_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let value = args.first().unwrap_or(&Value::Undefined);
    let text = value.as_text().ok_or_else(|| Failure::new(format!("A date is text; this is {}.", value.noun())))?;
    let no_date = || Failure::new(format!("`{}` is no date.", shortened(text)));
    let time = parse(text).ok_or_else(no_date)?;
    // Without a zone it is read as UTC, which is what a Z behind it says.
    let zoned = if text.ends_with('Z') || text.len() == 24 && parse_exact(text).is_some() {
        None
    } else {
        parse(&format!("{text}Z"))
    };
    shown(run, Some(zoned.unwrap_or(time)), args, 3)
}

/// A time in milliseconds that has to be one.
fn known(millis: f64) -> Result<Option<i64>, Failure> {
    clipped(millis).map(Some).ok_or_else(|| Failure::new("No calendar goes that far."))
}

fn format_epoch<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let seconds = args.first().and_then(Value::as_number);
    let seconds = seconds.ok_or_else(|| Failure::new("`formatEpoch` takes a number of seconds."))?;
    shown(run, known(seconds * 1000.0)?, args, 3)
}

fn format_ticks<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let fault = || Failure::new("`formatTicks` takes a whole number of ticks.");
    #[expect(clippy::cast_possible_truncation, reason = "a cast of a float stops at the bounds")]
    let ticks = match args.first() {
        Some(Value::Ticks(ticks)) => i128::from(*ticks),
        Some(value @ Value::Number(_)) => value.as_integer().ok_or_else(fault)? as i128,
        Some(Value::Text(text)) if text.trim().is_empty() => 0,
        Some(Value::Text(text)) => text.trim().parse().map_err(|_| fault())?,
        _ => return Err(fault()),
    };
    #[expect(clippy::cast_precision_loss, reason = "what is too great is refused")]
    let millis = (ticks.saturating_sub(i128::from(EPOCH)) / i128::from(TICKS)) as f64;
    shown(run, known(millis)?, args, 3)
}

fn time_of_day<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let time = match exact(args, 0) {
        Ok(time) => time,
        // What `convertFromUTC` gives is taken too.
        Err(failure) => {
            let text = text_at(args, 0);
            let form = super::zone::WITHOUT_ZONE;
            match parse(text) {
                None => return Err(failure),
                Some(time) if formatted(time, 0, form) == text => time,
                // The reference forgets to fail.
                Some(_) => return Ok(Value::Undefined),
            }
        }
    };
    let clock = time.rem_euclid(DAY) / HOUR * 100 + time.rem_euclid(HOUR) / MINUTE;
    run.text(
        match clock {
            0 => "midnight",
            1..1200 => "morning",
            1200 => "noon",
            1201..1800 => "afternoon",
            1800..=2200 => "evening",
            _ => "night",
        }
        .to_owned(),
    )
}

fn start_of_day<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let time = exact(args, 0)?;
    shown(run, Some(time - time.rem_euclid(DAY)), args, 3)
}

fn start_of_hour<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let time = exact(args, 0)?;
    shown(run, Some(time - time.rem_euclid(HOUR)), args, 3)
}

fn start_of_month<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let time = exact(args, 0)?;
    let parts = Civil::new(time);
    shown(run, Some(from_civil(parts.year, parts.month, 1, 0)), args, 3)
}

fn ticks<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let ticks = i128::from(exact(args, 0)?) * i128::from(TICKS) + i128::from(EPOCH);
    i64::try_from(ticks).map(Value::Ticks).map_err(|_| Failure::new("There are too many ticks up to this time."))
}

fn ticks_as<'a>(args: &[Value<'a>], unit: f64) -> Outcome<'a> {
    #[expect(clippy::cast_precision_loss, reason = "that is what becomes of an exact integer")]
    let ticks = match args.first() {
        Some(Value::Ticks(ticks)) => *ticks as f64,
        Some(value) if value.as_integer().is_some() => number(args, 0),
        _ => return Err(Failure::new("Ticks are a whole number.")),
    };
    Ok(Value::Number(ticks / unit))
}

fn ticks_to_days<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    ticks_as(args, 864e9)
}

fn ticks_to_hours<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    ticks_as(args, 36e9)
}

fn ticks_to_minutes<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    ticks_as(args, 6e8)
}

fn difference<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    #[expect(clippy::cast_precision_loss, reason = "numbers are doubles")]
    let millis = (exact(args, 0)? - exact(args, 1)?) as f64;
    Ok(Value::Number(millis * 10_000.0))
}

fn is_date_time<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(args.first().and_then(Value::as_text).is_some_and(|text| parse_exact(text).is_some())))
}
