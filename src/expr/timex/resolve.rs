//! The value that a timex stands for.

use super::write::padded;
use super::{Kind, Timex};

/// What a timex stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::expr) enum Resolved {
    /// One value.
    Value(String),
    /// A range, which has no one value.
    Range,
    /// Several values, of which the date of today would decide.
    Open,
    /// Nothing.
    Nothing,
}

impl Timex {
    /// What it stands for.
    pub(in crate::expr) fn resolved(&self) -> Resolved {
        if self.kinds().is_empty() {
            return Resolved::Nothing;
        }
        // The reference writes it first and reads that, which may lose something.
        self.written().read().value()
    }

    fn value(&self) -> Resolved {
        let kinds = self.kinds();
        let is = |kind: Kind| kinds.contains(&kind);
        let definite = is(Kind::Definite);
        if is(Kind::DateTimeRange) {
            Resolved::Range
        } else if definite && is(Kind::Time) {
            Resolved::Value(format!("{} {}", self.date_value(), self.time_value()))
        } else if definite && is(Kind::DateRange) {
            Resolved::Range
        } else if definite {
            Resolved::Value(self.date_value())
        } else if is(Kind::DateRange) {
            match (self.year, self.month) {
                _ if self.season.is_some() => Resolved::Value("not resolved".to_owned()),
                (Some(_), _) => Resolved::Range,
                (None, Some(_)) => Resolved::Open,
                (None, None) => Resolved::Nothing,
            }
        } else if is(Kind::TimeRange) {
            Resolved::Range
        } else if is(Kind::DateTime) && is(Kind::Present) {
            // Now has neither a month nor a weekday, and no hour either.
            Resolved::Value("undefined ".to_owned())
        } else if is(Kind::DateTime) {
            Resolved::Open
        } else if let Some((number, _, seconds)) = self.length() {
            Resolved::Value(padded(number * seconds, 0))
        } else if is(Kind::Date) {
            Resolved::Open
        } else if is(Kind::Time) {
            Resolved::Value(self.time_value())
        } else {
            Resolved::Nothing
        }
    }

    fn date_value(&self) -> String {
        let (year, month, day) = (self.year.unwrap_or(0.0), self.month.unwrap_or(0.0), self.day.unwrap_or(0.0));
        format!("{}-{}-{}", padded(year, 4), padded(month, 2), padded(day, 2))
    }

    fn time_value(&self) -> String {
        let two = |number: Option<f64>| padded(number.unwrap_or(0.0), 2);
        format!("{}:{}:{}", two(self.hour), two(self.minute), two(self.second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_has_a_value() {
        for (text, wanted) in [
            ("2021-07-04", "2021-07-04"),
            ("2021-07-04T09:30", "2021-07-04 09:30:00"),
            ("T23:59:58", "23:59:58"),
            ("PT1.5H", "5400"),
            ("P1W", "604800"),
            ("SU", "not resolved"),
            ("PRESENT_REF", "undefined "),
        ] {
            assert_eq!(Timex::read(text).resolved(), Resolved::Value(wanted.to_owned()), "{text}");
        }
        for text in
            ["2021-07", "2021", "2021-W05", "TMO", "2021-07-04TMO", "(T08,T10,PT2H)", "(2021-07-04,2021-07-05,P1D)"]
        {
            assert_eq!(Timex::read(text).resolved(), Resolved::Range, "{text}");
        }
        for text in ["XXXX-07-04", "XXXX-WXX-1", "XXXX-07", "XXXX-07-04T09"] {
            assert_eq!(Timex::read(text).resolved(), Resolved::Open, "{text}");
        }
        assert_eq!(Timex::read("soon").resolved(), Resolved::Nothing);
    }
}
