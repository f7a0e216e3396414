//! Dates and times as the reference has them.
//!
//! The reference leans on JavaScript: a [`Moment`] is what its `Date` holds, milliseconds since 1970 within 100 million days of
//! it, and [`Moment::read`] takes the many texts that its `Date` takes. Formats are written as for .NET, [`rewritten`] for the
//! Day.js library and [`printed`] by its rules, so that they come out as they do in the web designer; [`dotnet`] has what
//! .NET itself makes of them. Names of months and weekdays are English whatever the locale, for the reference loads no other.
//!
//! The calendar is our own, a few lines of arithmetic that hold as far as JavaScript's does. Only a [`Zone`] asks the database
//! of the `jiff` crate, which is built in: what a computer knows of zones changes nothing here. The time itself comes from
//! [`crate::expr::Environment`].

mod calendar;
mod clock;
pub(super) mod dotnet;
mod known;
mod moment;
mod names;
mod pattern;
mod print;
mod read;
mod spoken;
mod stamp;
mod windows;
mod zone;

pub(super) use clock::Clock;
pub(super) use moment::{Moment, whole};
use names::{MONTHS, WEEKDAYS};
pub(super) use pattern::rewritten;
pub(super) use print::printed;
pub(super) use spoken::spoken;
pub(super) use stamp::read_stamp;
pub(super) use zone::Zone;

/// Milliseconds of a second.
pub(super) const SECOND: i64 = 1000;
/// Milliseconds of a minute.
pub(super) const MINUTE: i64 = 60 * SECOND;
/// Milliseconds of an hour.
pub(super) const HOUR: i64 = 60 * MINUTE;
/// Milliseconds of a day.
pub(super) const DAY: i64 = 24 * HOUR;
