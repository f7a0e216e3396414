//! What clock and calendar show somewhere.

use super::{HOUR, MINUTE, SECOND};

/// A time as it is read from clock and calendar at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::expr) struct Clock {
    /// The year; 0 is the one before 1.
    pub(in crate::expr) year: i64,
    /// The month, from 1.
    pub(in crate::expr) month: i64,
    /// The day of the month.
    pub(in crate::expr) day: i64,
    /// The day of the week, Sunday is 0.
    pub(in crate::expr) weekday: i64,
    /// Milliseconds since midnight.
    pub(in crate::expr) of_day: i64,
    /// How many seconds the clock is ahead of UTC.
    pub(in crate::expr) offset: i64,
}

impl Clock {
    /// The hour, 0 to 23.
    pub(in crate::expr) fn hour(&self) -> i64 {
        self.of_day / HOUR
    }

    /// The minute.
    pub(in crate::expr) fn minute(&self) -> i64 {
        self.of_day % HOUR / MINUTE
    }

    /// The second.
    pub(in crate::expr) fn second(&self) -> i64 {
        self.of_day % MINUTE / SECOND
    }

    /// The millisecond.
    pub(in crate::expr) fn millisecond(&self) -> i64 {
        self.of_day % SECOND
    }

    /// The hour on a clock of twelve.
    pub(super) fn half_hour(&self) -> i64 {
        (self.hour() + 11) % 12 + 1
    }

    /// Whether it is before noon.
    pub(super) fn is_morning(&self) -> bool {
        self.hour() < 12
    }
}
