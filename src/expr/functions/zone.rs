//! Times in zones.

use super::conversion::shortened;
use super::date::{iso_at, no_time};
use super::format_date::{FORMAT, FORMATS, LOCALE, now, show, show_clock};
use crate::expr::catalogue::{Function, Group, Run, Verify, required};
use crate::expr::date::{Moment, SECOND, Zone, read_stamp};
use crate::expr::engine::Engine;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Evaluation, Outcome};
use crate::expr::types::Types;
use crate::expr::value::Value;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new(
        "convertFromUTC",
        Group::Date,
        &[required("time", Types::TEXT), required("zone", Types::TEXT), FORMAT, LOCALE],
        Types::TEXT,
        Run::Eager(Verify::Any, convert_from_utc),
        "What clocks in a zone show at a time. Zones have names of Windows or of the IANA database.",
    )
    .dotnet(FORMATS)
    .example("convertFromUTC('2026-03-05T14:30:00.000Z', 'Pacific Standard Time', 'HH:mm')", r#""06:30""#),
    Function::new(
        "convertToUTC",
        Group::Date,
        &[required("time", Types::TEXT), required("zone", Types::TEXT), FORMAT, LOCALE],
        Types::TEXT,
        Run::Eager(Verify::Any, convert_to_utc),
        "When clocks in a zone show a time; what the time itself says of a zone is taken for UTC.",
    )
    .dotnet(FORMATS)
    .example("convertToUTC('2026-03-05T14:30:00.000', 'Europe/Berlin')", r#""2026-03-05T13:30:00.000Z""#),
];

/// The format of a time somewhere else than in UTC where none is named.
pub(super) const LOCAL: &str = "YYYY-MM-DDTHH:mm:ss.SSS0000";

/// The zone that a call names.
pub(super) fn zone_at(run: &Evaluation<'_, '_>, args: &[Value<'_>], place: usize) -> Result<Zone, Failure> {
    let value = args.get(place).unwrap_or(&Value::Undefined);
    let name = value.as_text().ok_or_else(|| Failure::new(format!("A zone is text; this is {}.", value.noun())))?;
    Zone::named(name, run.engine())
        .ok_or_else(|| Failure::new(format!("`{}` is the name of no known time zone.", shortened(name))))
}

/// That zones are not known for a time.
pub(super) fn unknown_years() -> Failure {
    Failure::new("Time zones are known for the years 100 to 9999 only.")
}

fn convert_from_utc<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (moment, zone) = (iso_at(args, 0)?, zone_at(run, args, 1)?);
    let clock = zone.clock(moment).ok_or_else(unknown_years)?;
    let default = if run.engine() == Engine::DotNet { "yyyy-MM-ddTHH:mm:ss.fffffff" } else { LOCAL };
    show_clock(run, &clock, args, 2, default, false)
}

fn convert_to_utc<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let value = args.first().unwrap_or(&Value::Undefined);
    let Value::Text(text) = value else {
        return Err(Failure::new(format!("A time is text; this is {}.", value.noun())));
    };
    run.work(text.len())?;
    let shown = read_stamp(text).ok_or_else(|| no_time(text))?;
    let zone = zone_at(run, args, 1)?;
    let found = zone.moment(shown, now(run)?);
    if run.engine() == Engine::DotNet {
        let (moment, _) = found.ok_or_else(unknown_years)?;
        return show(run, Some(moment), args, 2);
    }
    // Of years that it cannot read back from a text the reference makes no date, but does not fail.
    let Some((moment, offset)) = found else { return show(run, None, args, 2) };
    // The reference goes by way of a text, which has whole seconds and can say whole minutes of a distance only. Up to 16
    // minutes it takes for hours, and so for whole minutes.
    let seconds = moment.milliseconds().div_euclid(SECOND) * SECOND;
    let sayable = offset % 60 == 0 || offset.abs() <= 16 * 60;
    show(run, Moment::new(seconds).filter(|_| sayable), args, 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::{Environment, Expression, Memory, Scope};

    #[test]
    fn clocks_of_zones_are_told_to_the_letter() {
        let environment = Environment { now: 1_596_240_740_000, ..Environment::default() };
        let eval = |expression: &str, engine: Engine| {
            let expression = Expression::parse(expression, engine).unwrap();
            let memory = Memory::new(1);
            let value = expression.evaluate(&Scope::new(Value::Null), &environment, &memory);
            value.map(|value| value.as_text().map(str::to_owned)).map_err(|failure| failure.to_string())
        };
        for (expression, wanted) in [
            ("convertFromUTC('2018-01-02T02:00:00.000Z', 'Pacific Standard Time', 'D')", "1"),
            (
                "convertFromUTC('1951-12-27T01:18:43.855Z', 'Antarctica/Macquarie', '%')",
                "1951-12-27T11:18:43+09:59.98333333333335",
            ),
            ("convertToUTC('2018-01-01T18:00:00', 'Pacific Standard Time')", "2018-01-02T02:00:00.000Z"),
            ("convertToUTC('0099-03-06T09:51:35.597+01:00', 'Africa/Sao_Tome')", "Invalid Date"),
        ] {
            assert_eq!(eval(expression, Engine::JavaScript).unwrap().as_deref(), Some(wanted), "{expression}");
        }
        let dotnet = "convertFromUTC('2018-01-02T02:00:00.000Z', 'Pacific Standard Time', 'D')";
        assert_eq!(eval(dotnet, Engine::DotNet).unwrap().as_deref(), Some("Monday, January 1, 2018"));
        let early = "convertToUTC('0099-03-06T09:51:35.597+01:00', 'Africa/Sao_Tome')";
        assert!(eval(early, Engine::DotNet).unwrap_err().contains("years 100 to 9999"));
    }
}
