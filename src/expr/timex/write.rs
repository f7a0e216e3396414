//! The text of a timex.

use super::{Kind, Timex};
use crate::expr::value::write_number;

/// A number with zeros before it.
pub(super) fn padded(number: f64, width: usize) -> String {
    let mut text = String::new();
    write_number(number, &mut text);
    format!("{text:0>width$}")
}

impl Timex {
    /// Its text; of a range the start and the length, as nobody asks for the end.
    pub(super) fn written(&self) -> Written {
        let kinds = self.kinds();
        let is = |kind: Kind| kinds.contains(&kind);
        if is(Kind::Present) {
            return Written::Whole("PRESENT_REF".to_owned());
        }
        let range = is(Kind::DateTimeRange) || is(Kind::DateRange) || is(Kind::TimeRange);
        if range && is(Kind::Duration) {
            return Written::Range(self.without_length().text(), self.written_length());
        }
        Written::Whole(self.text())
    }

    /// The text of what is no range with a length.
    pub(in crate::expr) fn text(&self) -> String {
        let kinds = self.kinds();
        let is = |kind: Kind| kinds.contains(&kind);
        let part = || self.part.as_ref().map(|part| format!("T{part}")).unwrap_or_default();
        if is(Kind::DateTimeRange) {
            self.written_date() + &part()
        } else if is(Kind::DateRange) {
            self.written_days()
        } else if is(Kind::TimeRange) {
            part()
        } else if is(Kind::DateTime) {
            self.written_date() + &self.written_time()
        } else if is(Kind::Duration) {
            self.written_length()
        } else if is(Kind::Date) {
            self.written_date()
        } else if is(Kind::Time) {
            self.written_time()
        } else {
            String::new()
        }
    }

    fn without_length(&self) -> Self {
        let (years, months, weeks, days) = (None, None, None, None);
        Self { years, months, weeks, days, hours: None, minutes: None, seconds: None, ..self.clone() }
    }

    fn written_length(&self) -> String {
        let Some((number, unit, seconds)) = self.length() else { return String::new() };
        let of_day = if seconds < 86_400.0 { "T" } else { "" };
        format!("P{of_day}{}{unit}", padded(number, 0))
    }

    fn written_time(&self) -> String {
        let (Some(hour), Some(minute), Some(second)) = (self.hour, self.minute, self.second) else {
            return String::new();
        };
        let (hour, minutes, seconds) = (padded(hour, 2), padded(minute, 2), padded(second, 2));
        if second != 0.0 {
            format!("T{hour}:{minutes}:{seconds}")
        } else if minute != 0.0 {
            format!("T{hour}:{minutes}")
        } else {
            format!("T{hour}")
        }
    }

    fn written_date(&self) -> String {
        match (self.year, self.month, self.day, self.weekday) {
            (Some(year), Some(month), Some(day), _) => {
                format!("{}-{}-{}", padded(year, 4), padded(month, 2), padded(day, 2))
            }
            (_, Some(month), Some(day), _) => format!("XXXX-{}-{}", padded(month, 2), padded(day, 2)),
            (_, _, _, Some(weekday)) => format!("XXXX-WXX-{}", padded(weekday, 1)),
            _ => String::new(),
        }
    }

    fn written_days(&self) -> String {
        let year = self.year.map(|year| padded(year, 4));
        let month = self.month.map(|month| padded(month, 2));
        match (year, month, &self.season, self.week, self.week_of_month) {
            (Some(year), _, _, Some(week), _) => {
                let end = if self.weekend.is_some() { "-WE" } else { "" };
                format!("{year}-W{}{end}", padded(week, 2))
            }
            (Some(year), _, Some(season), _, _) => format!("{year}-{season}"),
            (_, _, Some(season), _, _) => season.clone(),
            (Some(year), Some(month), ..) => format!("{year}-{month}"),
            (Some(year), ..) => year,
            (_, Some(month), _, _, Some(week)) => {
                let weekday = self.weekday.map(|weekday| format!("-{}", padded(weekday, 1))).unwrap_or_default();
                format!("XXXX-{month}-WXX-{}{weekday}", padded(week, 1))
            }
            (_, Some(month), ..) => format!("XXXX-{month}"),
            _ => String::new(),
        }
    }
}

/// The text of a timex.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// All of it.
    Whole(String),
    /// The start and the length of a range.
    Range(String, String),
}

impl Written {
    /// What is read from it.
    pub(super) fn read(&self) -> Timex {
        match self {
            Self::Whole(text) => Timex::read(text),
            Self::Range(start, length) => Timex::read(&format!("({start},,{length})")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_in_their_shortest_form() {
        for (text, wanted) in [
            ("T07:00:00", "T07"),
            ("T07:08:00", "T07:08"),
            ("2021-07-04T00:00:01", "2021-07-04T00:00:01"),
            ("2021-W05-WE", "2021-W05-WE"),
            ("2021-SU", "2021-SU"),
            ("XXXX-07", "XXXX-07"),
            ("XXXX-07-WXX-2-3", "XXXX-07-WXX-2-3"),
            ("XXXX-WXX-2TEV", "XXXX-WXX-2TEV"),
            ("P1.5Y", "P1.5Y"),
            ("PT36H", "PT36H"),
            ("?", ""),
        ] {
            assert_eq!(Timex::read(text).written(), Written::Whole(wanted.to_owned()));
        }
        let range = Timex::read("(2021-07-04,2021-07-06,P2D)").written();
        assert_eq!(range, Written::Range("2021-07-04".into(), "P2D".into()));
        assert_eq!(range.read().days, Some(2.0));
    }
}
