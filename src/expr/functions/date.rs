//! What is read from a time: its year, its weekday, whether it is morning. All but a few take a time in one form only,
//! `2018-03-15T13:00:00.000Z`.

use super::conversion::shortened;
use super::string::text_at;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, required};
use crate::expr::date::{Clock, Moment, printed, read_stamp, spoken};
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::Value;

const TIME: &[Parameter] = &[required("time", Types::TEXT)];

const fn part(name: &'static str, run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Date, TIME, Types::NUMBER, Run::Eager(Verify::Text, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    part("dayOfMonth", day_of_month, "The day of the month of a time, in UTC.")
        .example("dayOfMonth('2026-03-05T14:30:00.000Z')", "5"),
    part("dayOfWeek", day_of_week, "The day of the week of a time, in UTC; Sunday is 0.")
        .example("dayOfWeek('2026-03-05T14:30:00.000Z')", "4"),
    part("dayOfYear", day_of_year, "The day of the year of a time, in UTC; the first is 1.")
        .example("dayOfYear('2026-03-05T14:30:00.000Z')", "64"),
    part("month", month, "The month of a time, in UTC; January is 1.")
        .example("month('2026-03-05T14:30:00.000Z')", "3"),
    part("year", year, "The year of a time, in UTC.").example("year('2026-03-05T14:30:00.000Z')", "2026"),
    Function::new(
        "date",
        Group::Date,
        TIME,
        Types::TEXT,
        Run::Eager(Verify::Text, date),
        "The date of a time, in UTC: month/day/year.",
    )
    .example("date('2026-03-05T14:30:00.000Z')", r#""3/05/2026""#),
    Function::new(
        "getTimeOfDay",
        Group::Date,
        TIME,
        Types::TEXT,
        Run::Eager(Verify::Text, time_of_day),
        "`midnight`, `morning`, `noon`, `afternoon`, `evening` or `night`, in UTC.",
    )
    .example("getTimeOfDay('2026-03-05T14:30:00.000Z')", r#""afternoon""#),
    Function::new(
        "dateReadBack",
        Group::Date,
        &[required("now", Types::TEXT), required("time", Types::TEXT)],
        Types::TEXT,
        Run::Eager(Verify::Text, date_read_back),
        "What the day of a time is called on another: `tomorrow`, `next Friday`, `3rd May 2018`.",
    )
    .example("dateReadBack('2026-03-05T14:30:00.000Z', '2026-03-06T08:00:00.000Z')", r#""tomorrow""#),
    Function::new(
        "isDateTime",
        Group::Type,
        &[required("value", Types::ANY)],
        Types::BOOLEAN,
        Run::Eager(Verify::Any, is_date_time),
        "Whether the value is a time in the form `2018-03-15T13:00:00.000Z`.",
    )
    .example("isDateTime('2026-03-05')", "false"),
];

/// A text in the one form of a time.
pub(super) fn iso_at(args: &[Value<'_>], place: usize) -> Result<Moment, Failure> {
    let value = args.get(place).unwrap_or(&Value::Undefined);
    let Value::Text(text) = value else {
        return Err(Failure::new(format!("A time is text; this is {}.", value.noun())));
    };
    Moment::read_iso(text)
        .ok_or_else(|| Failure::new(format!("`{}` is no time of the form 2018-03-15T13:00:00.000Z.", shortened(text))))
}

/// That a text is no time at all.
pub(super) fn no_time(text: &str) -> Failure {
    Failure::new(format!("`{}` is no time.", shortened(text)))
}

fn number<'a>(args: &[Value<'a>], part: impl Fn(Clock) -> i64) -> Outcome<'a> {
    let part = part(iso_at(args, 0)?.clock());
    #[expect(clippy::cast_precision_loss, reason = "the parts of a date are small")]
    Ok(Value::Number(part as f64))
}

fn day_of_month<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    number(args, |clock| clock.day)
}

fn day_of_week<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    number(args, |clock| clock.weekday)
}

fn day_of_year<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let moment = iso_at(args, 0)?;
    // The first year of all has no first day.
    let Some(first) = Moment::of_last_century(moment.clock().year, 0, 1, 0) else { return Ok(Value::Number(f64::NAN)) };
    number(args, |_| moment.day() - first.day() + 1)
}

fn month<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    number(args, |clock| clock.month)
}

fn year<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    number(args, |clock| clock.year)
}

fn date<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(printed(&iso_at(args, 0)?.clock(), "M/DD/YYYY"))
}

fn time_of_day<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let text = text_at(args, 0);
    run.work(text.len())?;
    let clock = if let Some(moment) = Moment::read_iso(text) {
        moment.clock()
    } else {
        let clock = Moment::read(text).ok_or_else(|| no_time(text))?.clock();
        // A time as `convertFromUTC` gives it is fine too; others have no time of day.
        let again = read_stamp(text).map(|moment| printed(&moment.clock(), super::zone::LOCAL));
        if again.as_deref() != Some(text) {
            return Ok(Value::Undefined);
        }
        clock
    };
    run.text(
        match clock.hour() * 100 + clock.minute() {
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

fn date_read_back<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(spoken(iso_at(args, 0)?, iso_at(args, 1)?))
}

fn is_date_time<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(iso_at(args, 0).is_ok()))
}
