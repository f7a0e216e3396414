//! Times and sizes as people read them: times in the local zone, bytes and durations in the unit that fits.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::tz::TimeZone;

/// A time stamp (RFC 3339) in the local zone.
fn local(stamp: &str) -> Option<Zoned> {
    stamp.parse::<Timestamp>().ok().map(|time| time.to_zoned(TimeZone::system()))
}

fn written(stamp: &str, format: &str, missing: &str) -> String {
    local(stamp).map_or_else(|| missing.to_owned(), |time| time.strftime(format).to_string())
}

/// The time of day: `13:05:11`.
#[must_use]
pub fn clock(stamp: &str) -> String {
    written(stamp, "%H:%M:%S", "--:--:--")
}

/// The day: `Mon 24 Nov 2025`.
#[must_use]
pub fn day(stamp: &str) -> String {
    written(stamp, "%a %d %b %Y", "some day")
}

/// Day and time in as few cells as will do: `11-24 13:05:11`.
#[must_use]
pub fn short_moment(stamp: &str) -> String {
    written(stamp, "%m-%d %H:%M:%S", "?")
}

/// Day and time: `2025-11-24 13:05:11`.
#[must_use]
pub fn moment(stamp: &str) -> String {
    written(stamp, "%Y-%m-%d %H:%M:%S", "?")
}

/// A number of bytes: `812 B`, `3.1 KB`.
#[must_use]
pub fn bytes(count: impl TryInto<usize>) -> String {
    let count = count.try_into().unwrap_or(usize::MAX);
    match count {
        0..1024 => format!("{count} B"),
        1024..1_048_576 => tenths(count, 1024, "KB"),
        _ => tenths(count, 1_048_576, "MB"),
    }
}

/// A duration: `34 ms`, `1.2 s`.
#[must_use]
pub fn duration(millis: u64) -> String {
    let millis = usize::try_from(millis).unwrap_or(usize::MAX);
    if millis < 1000 { format!("{millis} ms") } else { tenths(millis, 1000, "s") }
}

fn tenths(count: usize, unit: usize, name: &str) -> String {
    let tenths = count.saturating_mul(10).saturating_add(unit / 2) / unit;
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

/// `1 message`, `2 messages`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_take_the_unit_that_fits() {
        assert_eq!([bytes(812_u64), bytes(3174_u64), bytes(2_200_000_usize)], ["812 B", "3.1 KB", "2.1 MB"]);
        assert_eq!([duration(34), duration(1234)], ["34 ms", "1.2 s"]);
        assert_eq!([count(1, "byte", "bytes"), count(0, "byte", "bytes")], ["1 byte", "0 bytes"]);
    }

    #[test]
    fn a_broken_stamp_is_no_panic() {
        assert_eq!(clock("yesterday"), "--:--:--");
        assert_eq!(clock("2025-11-24T13:05:11.123Z").len(), 8);
        assert_eq!(moment("2025-11-24T13:05:11.123Z").len(), 19);
    }
}
