//! What a timex is.

use super::Timex;

/// What a timex can be; it can be several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::expr) enum Kind {
    /// Now.
    Present,
    /// A day that is wholly known.
    Definite,
    /// A day.
    Date,
    /// Several days in a row.
    DateRange,
    /// A length of time.
    Duration,
    /// A time of day.
    Time,
    /// Part of a day.
    TimeRange,
    /// A day and a time.
    DateTime,
    /// From one time of a day to another.
    DateTimeRange,
}

impl Timex {
    /// Whether it is of a kind by what is known of it.
    pub(in crate::expr) fn is(&self, kind: Kind) -> bool {
        match kind {
            Kind::Present => self.now.is_some(),
            Kind::Definite => self.year.is_some() && self.month.is_some() && self.day.is_some(),
            Kind::Date => (self.month.is_some() && self.day.is_some()) || self.weekday.is_some(),
            Kind::DateRange => {
                let open = (self.year.is_some() || self.month.is_some()) && self.day.is_none();
                open || self.season.is_some() || self.week.is_some() || self.week_of_month.is_some()
            }
            Kind::Duration => self.length().is_some(),
            Kind::Time => self.hour.is_some() && self.minute.is_some() && self.second.is_some(),
            Kind::TimeRange => self.part.is_some(),
            Kind::DateTime | Kind::DateTimeRange => false,
        }
    }

    /// Its length: the number, the sign of the unit and the unit in seconds.
    pub(super) fn length(&self) -> Option<(f64, &'static str, f64)> {
        let units = [
            (self.years, "Y", 31_536_000.0),
            (self.months, "M", 2_592_000.0),
            (self.weeks, "W", 604_800.0),
            (self.days, "D", 86_400.0),
            (self.hours, "H", 3600.0),
            (self.minutes, "M", 60.0),
            (self.seconds, "S", 1.0),
        ];
        units.into_iter().find_map(|(number, unit, seconds)| number.map(|number| (number, unit, seconds)))
    }

    /// All kinds that it is of, with those that follow from others.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        let plain =
            [Kind::Present, Kind::Definite, Kind::Date, Kind::DateRange, Kind::Duration, Kind::Time, Kind::TimeRange];
        let present = |kind: Kind| kind != Kind::Present || self.now == Some(true);
        let mut kinds: Vec<Kind> = plain.into_iter().filter(|kind| self.is(*kind) && present(*kind)).collect();
        if kinds.contains(&Kind::Present) {
            kinds.extend([Kind::Date, Kind::Time]);
        }
        for (one, other, both) in [
            (Kind::Time, Kind::Duration, Kind::TimeRange),
            (Kind::Date, Kind::Time, Kind::DateTime),
            (Kind::Date, Kind::Duration, Kind::DateRange),
            (Kind::DateTime, Kind::Duration, Kind::DateTimeRange),
            (Kind::Date, Kind::TimeRange, Kind::DateTimeRange),
        ] {
            if kinds.contains(&one) && kinds.contains(&other) {
                kinds.push(both);
            }
        }
        kinds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_from_kinds() {
        let kinds = |text: &str| Timex::read(text).kinds();
        assert!(kinds("2021-07-04T09").contains(&Kind::DateTime));
        assert!(kinds("2021-07-04TMO").contains(&Kind::DateTimeRange));
        assert!(kinds("(2021-07-04,2021-07-06,P2D)").contains(&Kind::DateRange));
        assert!(kinds("PRESENT_REF").contains(&Kind::Time) && !Timex::read("PRESENT_REF").is(Kind::Time));
        assert_eq!(kinds("P2D"), [Kind::Duration]);
        assert_eq!(kinds("July"), []);
    }
}
