//! Times in a format, and what all functions share that take one.

use super::conversion::shortened;
use super::date::no_time;
use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, required};
use crate::expr::date::{Clock, Moment, dotnet, printed, rewritten};
use crate::expr::engine::Engine;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::{Value, write_number};

/// What .NET makes of formats.
pub(in crate::expr) const FORMATS: &str =
    "Formats are read as .NET does: `'at'` is copied, `D` and the like are standard formats.";

/// The last parameters of functions that give a time as text.
pub(super) const FORMAT: Parameter = optional("format", Types::TEXT);
/// See [`FORMAT`]. The locale changes nothing: names are English.
pub(super) const LOCALE: Parameter = optional("locale", Types::TEXT);

const fn format(name: &'static str, parameters: &'static [Parameter], run: Eager, help: &'static str) -> Function {
    Function::new(name, Group::Date, parameters, Types::TEXT, Run::Eager(Verify::Any, run), help).dotnet(FORMATS)
}

pub(super) const FUNCTIONS: &[Function] = &[
    format(
        "formatDateTime",
        &[required("time", Types::TEXT), FORMAT, LOCALE],
        format_date_time,
        "A time in a format, in UTC. It may be written in many ways; without a zone it is UTC.",
    )
    .example(
        "formatDateTime('2026-03-05T14:30:00Z', 'dddd, MMMM d, yyyy HH:mm')",
        r#""Thursday, March 5, 2026 14:30""#,
    ),
    format(
        "formatEpoch",
        &[required("seconds", Types::NUMBER), FORMAT, LOCALE],
        format_epoch,
        "The time so many seconds after 1970 began, in a format.",
    )
    .example("formatEpoch(1772721000, 'yyyy-MM-dd HH:mm')", r#""2026-03-05 14:30""#),
    format(
        "formatTicks",
        &[required("ticks", Types::NUMBER), FORMAT, LOCALE],
        format_ticks,
        "The time so many ticks, of 100 nanoseconds, after the year 1 began, in a format.",
    )
    .example("formatTicks(639083250000000000, 'yyyy-MM-dd')", r#""2026-03-05""#),
    format("utcNow", &[FORMAT, LOCALE], utc_now, "The time now, in a format.")
        .dated("utcNow('yyyy-MM-dd')", r#""2026-03-05""#),
];

/// The format of a time where none is named.
const DEFAULT: &str = "YYYY-MM-DDTHH:mm:ss.SSS[Z]";

/// The format that a call names at a place, if it does; a locale may follow it.
fn named<'v>(args: &'v [Value<'_>], place: usize) -> Option<&'v str> {
    let text = |place: usize| args.get(place).and_then(Value::as_text);
    if args.len() > place + 1 {
        text(place + 1)?;
    }
    text(place)
}

/// A time in UTC, in the format that stands at a place.
pub(super) fn show<'a>(
    run: &Evaluation<'a, '_>,
    moment: Option<Moment>,
    args: &[Value<'a>],
    place: usize,
) -> Outcome<'a> {
    match moment {
        Some(moment) => {
            let default = if run.engine() == Engine::DotNet { dotnet::DEFAULT } else { DEFAULT };
            show_clock(run, &moment.clock(), args, place, default, true)
        }
        // The reference prints that.
        None if run.engine() == Engine::JavaScript => run.text("Invalid Date".to_owned()),
        None => Err(beyond()),
    }
}

/// That a time would be farther away than times go.
pub(super) fn beyond() -> Failure {
    Failure::new("Times go from the year -271821 to the year 275760 only.")
}

/// What a clock shows, in the format that stands at a place.
pub(super) fn show_clock<'a>(
    run: &Evaluation<'a, '_>,
    clock: &Clock,
    args: &[Value<'a>],
    place: usize,
    default: &str,
    utc: bool,
) -> Outcome<'a> {
    let named = named(args, place);
    run.work(named.map_or(0, str::len))?;
    if named.is_some() && args.get(place + 1).and_then(Value::as_text) == Some("") && run.engine() == Engine::JavaScript
    {
        return Err(Failure::new("An empty locale is none."));
    }
    if run.engine() == Engine::DotNet {
        let format = named.filter(|format| !format.is_empty()).unwrap_or(default);
        let fault = || Failure::new(format!("`{}` is no format of .NET.", shortened(format)));
        return run.text(dotnet::printed(clock, format, utc).ok_or_else(fault)?);
    }
    let format = match named {
        None => default.to_owned(),
        Some("") => DEFAULT.to_owned(),
        Some(format) => match rewritten(format) {
            nothing if nothing.is_empty() && clock.offset == 0 => "YYYY-MM-DDTHH:mm:ss[Z]".to_owned(),
            nothing if nothing.is_empty() => "YYYY-MM-DDTHH:mm:ssZ".to_owned(),
            format => format,
        },
    };
    run.text(printed(clock, &format))
}

fn format_date_time<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let value = args.first().unwrap_or(&Value::Undefined);
    let Value::Text(text) = value else {
        return Err(Failure::new(format!("`formatDateTime` takes text; this is {}.", value.noun())));
    };
    run.work(text.len())?;
    let moment = Moment::read(text).ok_or_else(|| no_time(text))?;
    let in_utc = if text.ends_with('Z') { None } else { Moment::read(&format!("{}Z", &**text)) };
    show(run, Some(in_utc.unwrap_or(moment)), args, 1)
}

fn format_epoch<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let value = args.first().unwrap_or(&Value::Undefined);
    let seconds = value
        .as_number()
        .ok_or_else(|| Failure::new(format!("`formatEpoch` takes a number; this is {}.", value.noun())))?;
    let moment = Moment::of_number(seconds * 1000.0).ok_or_else(beyond)?;
    show(run, Some(moment), args, 1)
}

fn format_ticks<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let value = args.first().unwrap_or(&Value::Undefined);
    let ticks = match value {
        Value::Ticks(ticks) => Some(i128::from(*ticks)),
        Value::Number(number) if number.is_finite() => {
            // A large number counts as it is written, with zeros for the digits that a double does not have.
            let mut text = String::new();
            write_number(*number, &mut text);
            text.parse().ok()
        }
        Value::Text(text) if text.trim().is_empty() => Some(0),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    };
    let fault = || Failure::new(format!("`formatTicks` takes a whole number of ticks; this is {}.", value.noun()));
    let moment = super::ticks::moment(ticks.ok_or_else(fault)?).ok_or_else(beyond)?;
    show(run, Some(moment), args, 1)
}

fn utc_now<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    show(run, Some(now(run)?), args, 0)
}

/// The time now.
pub(super) fn now(run: &Evaluation<'_, '_>) -> Result<Moment, Failure> {
    Moment::new(run.shared.environment.now).ok_or_else(beyond)
}
