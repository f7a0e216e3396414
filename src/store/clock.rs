//! Time stamps as they stand in files: RFC 3339, UTC, milliseconds.

use std::time::SystemTime;

use jiff::Timestamp;

/// The time now.
#[must_use]
pub fn now() -> String {
    written(Timestamp::now())
}

/// A time given in milliseconds since 1970.
#[must_use]
pub fn at_millis(millis: u64) -> String {
    let millis = i64::try_from(millis).unwrap_or(i64::MAX);
    written(Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX))
}

/// The time of a file.
pub(super) fn of_file(time: SystemTime) -> Option<String> {
    Timestamp::try_from(time).ok().map(written)
}

/// The time now, in a form that every file system takes as a part of a name.
pub(super) fn for_file_name() -> String {
    Timestamp::now().strftime("%Y%m%dT%H%M%S%3fZ").to_string()
}

fn written(time: Timestamp) -> String {
    format!("{time:.3}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_utc_with_milliseconds() {
        assert_eq!(at_millis(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(at_millis(1_700_000_000_123), "2023-11-14T22:13:20.123Z");
        assert_eq!(now().len(), 24);
        assert!(!for_file_name().contains([':', '.']), "{}", for_file_name());
        let _ = at_millis(u64::MAX);
    }
}
