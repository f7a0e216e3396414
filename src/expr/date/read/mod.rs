//! Texts that JavaScript's `Date` takes for a time.
//!
//! There is one exact form, [`exact`], and where a text is not of it an old lenient one, [`lenient`]: numbers, names of months,
//! zones, `AM` and `PM` in nearly any order, words before the first number and anything in parentheses. The lenient form takes
//! over what was read of the exact one, as in V8. What has no zone is UTC here.

mod exact;
mod lenient;
mod token;

use super::Moment;
use exact::Found;
use token::Scanner;

impl Moment {
    /// The time that a text means to JavaScript's `Date`.
    pub(in crate::expr) fn read(text: &str) -> Option<Self> {
        let mut scanner = Scanner::new(text);
        match exact::read(&mut scanner) {
            Found::Time(parts) => parts.moment(),
            Found::Rest(parts, token) => lenient::read(&mut scanner, parts, token)?.moment(),
            Found::Nothing => None,
        }
    }

    /// The time of a text in exactly the form of [`Moment::iso`].
    pub(in crate::expr) fn read_iso(text: &str) -> Option<Self> {
        // That form has 24 or 27 letters; all others need not be looked at.
        if !matches!(text.len(), 24 | 27) {
            return None;
        }
        Self::read(text).filter(|moment| moment.iso() == text)
    }
}

/// What has been read of a time.
#[derive(Debug, Default)]
struct Parts {
    /// The numbers of the day, in the order in which they stand.
    day: Vec<i64>,
    /// The month, if it is named.
    month: Option<i64>,
    /// Whether year, month and day stand in this order.
    in_order: bool,
    /// Hour, minute, second and millisecond.
    time: Vec<i64>,
    /// Hours that `AM` or `PM` adds.
    half: Option<i64>,
    zone: Zone,
}

/// What has been read of a distance from UTC.
#[derive(Debug, Default)]
struct Zone {
    negative: Option<bool>,
    hour: Option<i64>,
    minute: Option<i64>,
}

impl Zone {
    fn set(&mut self, hours: i64) {
        *self = Self { negative: Some(hours < 0), hour: Some(hours.abs()), minute: Some(0) };
    }

    fn is_utc(&self) -> bool {
        self.hour == Some(0) && self.minute == Some(0)
    }

    /// How many milliseconds it is ahead of UTC.
    fn offset(&self) -> i64 {
        let size = self.hour.unwrap_or(0) * super::HOUR + self.minute.unwrap_or(0) * super::MINUTE;
        match self.negative {
            None => 0,
            Some(true) => -size,
            Some(false) => size,
        }
    }
}

fn is_day(number: i64) -> bool {
    (1..=31).contains(&number)
}

impl Parts {
    fn add_day(&mut self, number: i64) -> bool {
        let room = self.day.len() < 3;
        if room {
            self.day.push(number);
        }
        room
    }

    fn add_time(&mut self, number: i64) -> bool {
        let room = self.time.len() < 4;
        if room {
            self.time.push(number);
        }
        room
    }

    /// The last number of a time: what is not said is 0.
    fn end_time(&mut self, number: i64) {
        self.add_time(number);
        self.time.resize(4, 0);
    }

    /// Whether the time can go on with this number.
    fn expects(&self, number: i64) -> bool {
        match self.time.len() {
            1 | 2 => number < 60,
            3 => number < 1000,
            _ => false,
        }
    }

    fn moment(self) -> Option<Moment> {
        let (year, month, day) = self.date()?;
        let of_day = self.of_day()?;
        Moment::of(year, month - 1, day, of_day - self.zone.offset())
    }

    fn date(&self) -> Option<(i64, i64, i64)> {
        let part = |at: usize| self.day.get(at).copied().unwrap_or(1);
        self.day.first()?;
        let (year, month, day) = match self.month {
            None if self.in_order || !is_day(part(0)) => (part(0), part(1), part(2)),
            None => (part(2), part(0), part(1)),
            Some(month) if is_day(part(0)) => (part(1), month, part(0)),
            Some(month) => (part(0), month, part(1)),
        };
        let year = match year {
            0..50 if !self.in_order => year + 2000,
            50..100 if !self.in_order => year + 1900,
            year => year,
        };
        ((1..=12).contains(&month) && is_day(day)).then_some((year, month, day))
    }

    fn of_day(&self) -> Option<i64> {
        let part = |at: usize| self.time.get(at).copied().unwrap_or(0);
        let (mut hour, minute, second, millisecond) = (part(0), part(1), part(2), part(3));
        if let Some(half) = self.half {
            if hour > 12 {
                return None;
            }
            hour = hour % 12 + half;
        }
        let fine = hour < 24 && minute < 60 && second < 60 && millisecond < 1000;
        let midnight = (hour, minute, second, millisecond) == (24, 0, 0, 0);
        let of_day = hour * super::HOUR + minute * super::MINUTE + second * super::SECOND + millisecond;
        (fine || midnight).then_some(of_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> String {
        Moment::read(text).map_or_else(|| "none".to_owned(), Moment::iso)
    }

    #[test]
    fn the_exact_form_is_read() {
        for (text, wanted) in [
            ("2018", "2018-01-01T00:00:00.000Z"),
            ("2018-07", "2018-07-01T00:00:00.000Z"),
            ("2018-07-09T10:11", "2018-07-09T10:11:00.000Z"),
            ("2018-07-09T10:11:12.3456789Z", "2018-07-09T10:11:12.345Z"),
            ("2018-07-09T10:11:12.5+0130", "2018-07-09T08:41:12.500Z"),
            ("2018-07-09T24:00:00Z", "2018-07-10T00:00:00.000Z"),
            ("2018-02-31", "2018-03-03T00:00:00.000Z"),
            ("+012018-07-09", "+012018-07-09T00:00:00.000Z"),
            ("-000001-01-01T00:00Z", "-000001-01-01T00:00:00.000Z"),
            ("2018-07-09T24:00:01Z", "none"),
            ("2018-07-09T10:11:12+1:00", "none"),
            ("2018-07-09T10", "none"),
            ("+275760-09-13T00:00:00.001Z", "none"),
        ] {
            assert_eq!(iso(text), wanted, "{text}");
        }
    }

    #[test]
    fn the_lenient_form_is_read() {
        for (text, wanted) in [
            ("7/9/2018", "2018-07-09T00:00:00.000Z"),
            ("2018/7/9 1:2:3 PM", "2018-07-09T13:02:03.000Z"),
            ("2018-7-9", "2018-07-09T00:00:00.000Z"),
            ("July 9, 18", "2018-07-09T00:00:00.000Z"),
            ("9 Juli 77 12:30 am", "1977-07-09T00:30:00.000Z"),
            ("9 Juli 77 12:30am", "none"),
            ("Mon, 09 Jul 2018 10:00:00 EST", "2018-07-09T15:00:00.000Z"),
            ("Mon Jul 09 2018 10:00:00 GMT+0200 (Somewhere)", "2018-07-09T08:00:00.000Z"),
            ("2018 July", "2018-07-01T00:00:00.000Z"),
            ("Jul 9", "2001-07-09T00:00:00.000Z"),
            ("7/9/2018 10:11:12.25", "2018-07-09T10:11:12.250Z"),
            ("2018-07-09Z", "2018-07-09T00:00:00.000Z"),
            ("13/13/2018", "none"),
            ("tomorrow", "none"),
            ("", "none"),
            ("7/9/2018 13:00 PM", "none"),
            ("9 July 2018 noon", "none"),
            ("20181115", "none"),
        ] {
            assert_eq!(iso(text), wanted, "{text}");
        }
    }

    #[test]
    fn the_strict_form_is_one_only() {
        assert!(Moment::read_iso("2018-07-09T10:11:12.345Z").is_some());
        for text in ["2018-07-09T10:11:12Z", "2018-02-30T00:00:00.000Z", "2018-07-09T24:00:00.000Z", "2018-07-09"] {
            assert_eq!(Moment::read_iso(text), None, "{text}");
        }
    }
}
