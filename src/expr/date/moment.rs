//! A point in time, as JavaScript's `Date` has it.

use super::calendar::{date, days};
use super::{Clock, DAY};

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, at most 100 million days away from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::expr) struct Moment(i64);

/// The farthest milliseconds: in the years -271821 and 275760.
const FARTHEST: i64 = 8_640_000_000_000_000;

/// What a number of a date is at most; anything that can be reached is far below.
const LARGEST: f64 = 9.1e15;

/// A number without its fraction, if it is not beyond all dates.
pub(in crate::expr) fn whole(number: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "it is without a fraction and small enough")]
    (number.abs() < LARGEST).then(|| number.trunc() as i64)
}

impl Moment {
    /// So many milliseconds after 1970 began, if that is no farther than times go.
    pub(in crate::expr) fn new(milliseconds: i64) -> Option<Self> {
        (-FARTHEST..=FARTHEST).contains(&milliseconds).then_some(Self(milliseconds))
    }

    /// The same of a number, without its fraction.
    pub(in crate::expr) fn of_number(milliseconds: f64) -> Option<Self> {
        whole(milliseconds).and_then(Self::new)
    }

    /// A time by its parts, which may be more than there are: day 0 is the last of the month before. Months count from 0.
    pub(in crate::expr) fn of(year: i64, month: i64, day: i64, of_day: i64) -> Option<Self> {
        let year = year.checked_add(month.div_euclid(12)).filter(|year| year.abs() < 1_000_000)?;
        let first = days(year, month.rem_euclid(12) + 1, 1);
        let day = first.checked_add(day)?.checked_sub(1)?;
        Self::new(day.checked_mul(DAY)?.checked_add(of_day)?)
    }

    /// The same where JavaScript takes the years 0 to 99 for those of the last century.
    pub(in crate::expr) fn of_last_century(year: i64, month: i64, day: i64, of_day: i64) -> Option<Self> {
        Self::of(if (0..100).contains(&year) { year + 1900 } else { year }, month, day, of_day)
    }

    /// Milliseconds since 1970.
    pub(in crate::expr) fn milliseconds(self) -> i64 {
        self.0
    }

    /// So many milliseconds later, or earlier.
    pub(in crate::expr) fn later(self, milliseconds: i64) -> Option<Self> {
        self.0.checked_add(milliseconds).and_then(Self::new)
    }

    /// What clock and calendar show in UTC.
    pub(in crate::expr) fn clock(self) -> Clock {
        let day = self.0.div_euclid(DAY);
        let (year, month, of_month) = date(day);
        Clock {
            year,
            month,
            day: of_month,
            weekday: (day + 4).rem_euclid(7),
            of_day: self.0.rem_euclid(DAY),
            offset: 0,
        }
    }

    /// The day, counted from 1970-01-01.
    pub(in crate::expr) fn day(self) -> i64 {
        self.0.div_euclid(DAY)
    }

    /// The one form that most functions take: `2018-03-15T13:00:00.000Z`.
    pub(in crate::expr) fn iso(self) -> String {
        let clock = self.clock();
        let year = match clock.year {
            year @ 0..10_000 => format!("{year:04}"),
            year => format!("{year:+07}"),
        };
        let (month, day, hour, minute) = (clock.month, clock.day, clock.hour(), clock.minute());
        let (second, millisecond) = (clock.second(), clock.millisecond());
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_go_as_far_as_those_of_javascript() {
        let last = Moment::new(FARTHEST).unwrap();
        assert_eq!(last.iso(), "+275760-09-13T00:00:00.000Z");
        assert_eq!(Moment::new(-FARTHEST).unwrap().iso(), "-271821-04-20T00:00:00.000Z");
        assert_eq!((last.later(1), Moment::of_number(f64::NAN), Moment::of_number(1e300)), (None, None, None));
        assert_eq!(Moment::of(0, 0, 1, 0).unwrap().iso(), "0000-01-01T00:00:00.000Z");
        assert_eq!(Moment::of_last_century(70, 0, 1, 0), Moment::new(0));
        assert_eq!(Moment::of(i64::MAX, i64::MAX, i64::MAX, 0), None);
    }

    #[test]
    fn parts_run_over() {
        assert_eq!(Moment::of(2020, 13, 0, -1).unwrap().iso(), "2021-01-30T23:59:59.999Z");
        assert_eq!(Moment::of(2020, -1, 32, 0).unwrap().iso(), "2020-01-01T00:00:00.000Z");
        assert_eq!(Moment::new(0).unwrap().clock().weekday, 4);
    }
}
