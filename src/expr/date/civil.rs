//! Days of the Gregorian calendar, before it was made and after.

/// Milliseconds of a second.
pub(in crate::expr) const SECOND: i64 = 1000;
/// Milliseconds of a minute.
pub(in crate::expr) const MINUTE: i64 = 60 * SECOND;
/// Milliseconds of an hour.
pub(in crate::expr) const HOUR: i64 = 60 * MINUTE;
/// Milliseconds of a day.
pub(in crate::expr) const DAY: i64 = 24 * HOUR;

/// A time in its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::expr) struct Civil {
    pub(in crate::expr) year: i64,
    /// From 1.
    pub(in crate::expr) month: i64,
    /// From 1.
    pub(in crate::expr) day: i64,
    pub(in crate::expr) hour: i64,
    pub(in crate::expr) minute: i64,
    pub(in crate::expr) second: i64,
    pub(in crate::expr) milli: i64,
    /// From 0, which is Sunday.
    pub(in crate::expr) weekday: i64,
}

impl Civil {
    /// The parts of a time.
    pub(in crate::expr) fn new(millis: i64) -> Self {
        let (days, rest) = (millis.div_euclid(DAY), millis.rem_euclid(DAY));
        let (year, month, day) = civil(days);
        Self {
            year,
            month,
            day,
            hour: rest / HOUR,
            minute: rest / MINUTE % 60,
            second: rest / SECOND % 60,
            milli: rest % SECOND,
            weekday: (days + 4).rem_euclid(7),
        }
    }

    /// Which day of its year it is, from 1.
    pub(in crate::expr) fn day_of_year(&self) -> i64 {
        days(self.year, self.month, self.day) - days(self.year, 1, 1) + 1
    }
}

/// The days from 1970 to a day. Month and day may be out of their bounds: they count on into the next ones.
pub(in crate::expr) fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year + (month - 1).div_euclid(12);
    let month = (month - 1).rem_euclid(12) + 1;
    let year = year - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 + day - 1
}

/// Year, month and day of a count of days from 1970.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// The time of a date with its time of day in milliseconds.
pub(in crate::expr) fn from_civil(year: i64, month: i64, day: i64, rest: i64) -> i64 {
    days(year, month, day).saturating_mul(DAY).saturating_add(rest)
}

/// How many days a month has.
pub(in crate::expr) fn days_in_month(year: i64, month: i64) -> i64 {
    days(year, month + 1, 1) - days(year, month, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_there_and_back() {
        for day in (-800_000..800_000).step_by(997) {
            let parts = Civil::new(day * DAY);
            assert_eq!(days(parts.year, parts.month, parts.day), day);
        }
        let day = Civil::new(from_civil(2018, 3, 15, 13 * HOUR + 111));
        assert_eq!((day.weekday, day.day_of_year(), day.hour, day.milli), (4, 74, 13, 111));
        assert_eq!((days_in_month(2020, 2), days_in_month(1900, 2), days(2018, 14, 1)), (29, 28, days(2019, 2, 1)));
    }
}
