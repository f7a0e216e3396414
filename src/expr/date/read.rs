//! Texts as times.

use super::civil::{Civil, MINUTE};
use super::{LAST, legacy};

/// The time of a text in just the form of `toISOString`.
pub(in crate::expr) fn parse_exact(text: &str) -> Option<i64> {
    // Most are of this century: the form is looked at before anything is read.
    let bytes = text.as_bytes();
    if !(bytes.len() == 24 || bytes.len() == 27) || bytes.last() != Some(&b'Z') {
        return None;
    }
    parse(text).filter(|time| to_iso(*time) == text)
}

/// The time of a text as `new Date(text)` reads it, where the zone is UTC unless it is said.
pub(in crate::expr) fn parse(text: &str) -> Option<i64> {
    iso(text).or_else(|| legacy::parse(text))
}

/// A time in the form of `toISOString`.
pub(in crate::expr) fn to_iso(millis: i64) -> String {
    let time = Civil::new(millis);
    let year = if (0..=9999).contains(&time.year) {
        format!("{:04}", time.year)
    } else {
        format!("{}{:06}", if time.year < 0 { '-' } else { '+' }, time.year.abs())
    };
    let Civil { month, day, hour, minute, second, milli, .. } = time;
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

struct Reader<'t> {
    rest: &'t [u8],
}

impl Reader<'_> {
    fn take(&mut self, byte: u8) -> bool {
        let found = self.rest.first() == Some(&byte);
        if found {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
        found
    }

    /// A number of exactly so many digits, within bounds.
    fn number(&mut self, digits: usize, least: i64, most: i64) -> Option<i64> {
        let (number, rest) = self.rest.split_at_checked(digits)?;
        if rest.first().is_some_and(u8::is_ascii_digit) || !number.iter().all(u8::is_ascii_digit) {
            return None;
        }
        self.rest = rest;
        let value = number.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        (least..=most).contains(&value).then_some(value)
    }
}

/// The time of a text in a form of ISO 8601 that ECMAScript knows.
fn iso(text: &str) -> Option<i64> {
    let mut reader = Reader { rest: text.as_bytes() };
    let negative = reader.take(b'-');
    let year = if negative || reader.take(b'+') {
        let year = reader.number(6, 0, 999_999)?;
        if negative && year == 0 {
            return None;
        }
        if negative { -year } else { year }
    } else {
        reader.number(4, 0, 9999)?
    };
    let (mut month, mut day) = (1, 1);
    if reader.take(b'-') {
        month = reader.number(2, 1, 12)?;
        if reader.take(b'-') {
            day = reader.number(2, 1, 31)?;
        }
    }
    let (mut rest, mut offset) = (0, 0);
    if reader.take(b'T') || reader.take(b't') {
        let hour = reader.number(2, 0, 24)?;
        let most = if hour == 24 { 0 } else { 59 };
        if !reader.take(b':') {
            return None;
        }
        let minute = reader.number(2, 0, most)?;
        let (mut second, mut milli) = (0, 0);
        if reader.take(b':') {
            second = reader.number(2, 0, most)?;
            if reader.take(b'.') {
                let digits = reader.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                if digits == 0 {
                    return None;
                }
                let (fraction, after) = reader.rest.split_at(digits);
                let digit = |place: usize| fraction.get(place).map_or(0, |digit| i64::from(digit - b'0'));
                milli = digit(0) * 100 + digit(1) * 10 + digit(2);
                if hour == 24 && milli > 0 {
                    return None;
                }
                reader.rest = after;
            }
        }
        rest = ((hour * 60 + minute) * 60 + second) * 1000 + milli;
        if !reader.take(b'Z') && !reader.take(b'z') {
            let negative = reader.take(b'-');
            if negative || reader.take(b'+') {
                let hours = reader.rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
                let minutes = if hours == 4 {
                    let both = reader.number(4, 0, 2359)?;
                    (both % 100 < 60).then_some(both / 100 * 60 + both % 100)?
                } else {
                    let hour = reader.number(2, 0, 23)?;
                    if !reader.take(b':') {
                        return None;
                    }
                    hour * 60 + reader.number(2, 0, 59)?
                };
                offset = if negative { -minutes } else { minutes };
            }
        }
    }
    if !reader.rest.is_empty() {
        return None;
    }
    in_range(super::from_civil(year, month, day, rest - offset * MINUTE))
}

/// A time, if JavaScript knows it.
pub(super) fn in_range(millis: i64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "it is a whole number")]
    let last = LAST as i64;
    (-last..=last).contains(&millis).then_some(millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        parse(text).map(to_iso)
    }

    #[test]
    fn texts_are_read_as_v8_does() {
        for (text, iso) in [
            ("2018-03-15T13:00:00.111Z", Some("2018-03-15T13:00:00.111Z")),
            ("2018-03-15", Some("2018-03-15T00:00:00.000Z")),
            ("2018-03-15T13:00:00+02:00", Some("2018-03-15T11:00:00.000Z")),
            ("12/25/2018", Some("2018-12-25T00:00:00.000Z")),
            ("Dec 25, 2018", Some("2018-12-25T00:00:00.000Z")),
            ("25 December 2018 3:04 PM", Some("2018-12-25T15:04:00.000Z")),
            ("Thu, 15 Mar 2018 13:00:00 GMT+0100", Some("2018-03-15T12:00:00.000Z")),
            ("2018-03-15 13:00", Some("2018-03-15T13:00:00.000Z")),
            ("2018-02-31", Some("2018-03-03T00:00:00.000Z")),
            ("Dec 25", Some("2001-12-25T00:00:00.000Z")),
            ("+275760-09-13T00:00:00.000Z", Some("+275760-09-13T00:00:00.000Z")),
            ("+275760-09-13T00:00:00.001Z", None),
            ("abc", None),
            ("", None),
            ("2018-13-01", None),
        ] {
            assert_eq!(read(text).as_deref(), iso, "{text}");
        }
        assert!(parse_exact("2018-03-15T13:00:00.111Z").is_some() && parse_exact("2018-03-15T13:00:00Z").is_none());
    }
}
