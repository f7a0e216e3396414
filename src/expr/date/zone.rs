//! Time zones.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::known::is_known;
use super::windows::iana;
use super::{Clock, Moment, SECOND};
use crate::expr::engine::Engine;

/// The database that is built in.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The years in which the reference reads the clocks of zones right (of those before it makes others) and the database holds.
const YEARS: std::ops::RangeInclusive<i64> = 100..=9999;

/// A time zone.
#[derive(Debug, Clone)]
pub(in crate::expr) struct Zone(TimeZone);

impl Zone {
    /// The zone of a name, one of Windows or of the IANA database.
    pub(in crate::expr) fn named(name: &str, engine: Engine) -> Option<Self> {
        let known = iana(name).unwrap_or(name);
        if engine == Engine::JavaScript && !is_known(known) {
            return None;
        }
        DATABASE.get(known).ok().map(Self)
    }

    /// How many seconds clocks are ahead of UTC at a time; nothing if that is beyond the years of which zones are known.
    fn offset(&self, moment: Moment) -> Option<i64> {
        YEARS.contains(&moment.clock().year).then_some(())?;
        let timestamp = Timestamp::from_millisecond(moment.milliseconds()).ok()?;
        Some(i64::from(self.0.to_offset(timestamp).seconds()))
    }

    /// The same as the reference measures it: within a second before 1970 it is a second off.
    fn measured(&self, moment: Moment) -> Option<i64> {
        let within = moment.milliseconds() < 0 && moment.milliseconds() % SECOND != 0;
        Some(self.offset(moment)? - i64::from(within))
    }

    /// What a clock in the zone shows at a time.
    pub(in crate::expr) fn clock(&self, moment: Moment) -> Option<Clock> {
        let clock = moment.later(self.offset(moment)? * SECOND)?.clock();
        Some(Clock { offset: self.measured(moment)?, ..clock })
    }

    /// When a clock in the zone shows a time, with its distance from UTC then in seconds. Where it shows it twice or never,
    /// that depends on the distance now, as it does in the reference.
    pub(in crate::expr) fn moment(&self, shown: Moment, now: Moment) -> Option<(Moment, i64)> {
        let ahead = self.measured(now)?;
        let guess = shown.later(-ahead * SECOND)?;
        let then = self.measured(guess)?;
        if then == ahead {
            return Some((guess, ahead));
        }
        let guess = shown.later(-then * SECOND)?;
        let again = self.measured(guess)?;
        if again == then {
            return Some((guess, then));
        }
        Some((shown.later(-then.min(again) * SECOND)?, then.max(again)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::named(name, Engine::JavaScript).unwrap()
    }

    fn at(text: &str) -> Moment {
        Moment::read(text).unwrap()
    }

    #[test]
    fn names_of_both_kinds_are_known() {
        for name in ["Tokyo Standard Time", "Asia/Tokyo"] {
            let clock = zone(name).clock(at("2018-12-31T20:30:00Z")).unwrap();
            assert_eq!((clock.year, clock.day, clock.hour(), clock.offset), (2019, 1, 5, 32_400));
        }
        assert!(Zone::named("Japan", Engine::JavaScript).is_none() && Zone::named("Japan", Engine::DotNet).is_some());
        assert!(Zone::named("Nowhere", Engine::DotNet).is_none());
    }

    #[test]
    fn clocks_are_read_back() {
        let (berlin, now) = (zone("Europe/Berlin"), at("2020-08-01"));
        let back = |text: &str| berlin.moment(at(text), now).unwrap().0.iso();
        assert_eq!(back("2018-01-01T12:00"), "2018-01-01T11:00:00.000Z");
        assert_eq!(back("2018-07-01T12:00"), "2018-07-01T10:00:00.000Z");
        // Twice, and never.
        assert_eq!(back("2018-10-28T02:30"), "2018-10-28T00:30:00.000Z");
        assert_eq!(back("2018-03-25T02:30"), "2018-03-25T01:30:00.000Z");
    }

    #[test]
    fn zones_are_known_for_some_years_only() {
        assert!(zone("Etc/UTC").clock(at("0099-12-31")).is_none());
        assert!(zone("Etc/UTC").clock(at("9999-12-31")).is_none());
        assert!(zone("America/New_York").clock(at("1700-01-01")).is_some());
    }

    #[test]
    fn every_name_that_is_known_has_its_zone() {
        for name in ["AUS Central Standard Time", "Asia/Choibalsan", "America/Nipigon", "Europe/Kiev", "Etc/GMT-14"] {
            zone(name);
        }
    }
}
