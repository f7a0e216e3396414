//! Dates and times as JavaScript counts, reads and writes them.
//!
//! A time is a count of milliseconds since 1970 in UTC; there is no zone beside it but where a function names one. What a
//! text means is what V8 makes of it, and formats are first turned from those of .NET into those of Day.js, as the reference
//! does, with all that this does to them.

mod civil;
mod format;
mod legacy;
mod names;
mod pattern;
mod read;
mod timex;

mod zone;

pub(super) use civil::{Civil, DAY, HOUR, MINUTE, SECOND, days_in_month, from_civil};
pub(super) use format::{default_format, formatted};
pub(super) use pattern::day_js;
pub(super) use read::{parse, parse_exact};

pub(super) use timex::{Resolved, Timex, spoken, time_notation, timex_of};
pub(super) use zone::Zone;

/// The last time that JavaScript knows, in milliseconds, and with a minus the first.
pub(super) const LAST: f64 = 8.64e15;

/// A count of milliseconds as a time, if there is one: fractions are dropped.
pub(super) fn clipped(millis: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "the range is looked at first")]
    let time = (millis.abs() <= LAST).then_some(millis as i64);
    time
}
