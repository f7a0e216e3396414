//! Texts that Day.js takes for a time.

use super::{HOUR, MINUTE, Moment, SECOND};

/// The time that a text means to Day.js: it looks for its own form first, then asks JavaScript's `Date`.
pub(in crate::expr) fn read_stamp(text: &str) -> Option<Moment> {
    let numbers = if text.ends_with(['Z', 'z']) { None } else { numbers(text) };
    if let Some([year, month, day, hour, minute, second, millisecond]) = numbers {
        let time = hour.unwrap_or(0) * HOUR + minute.unwrap_or(0) * MINUTE + second.unwrap_or(0) * SECOND;
        let of_day = time + millisecond.unwrap_or(0);
        let month = month.map_or(0, |month| month - 1);
        return Moment::of_last_century(year.unwrap_or(0), month, day.unwrap_or(1), of_day);
    }
    Moment::read(text)
}

/// The numbers from year to millisecond, of which all but the year can be left out.
fn numbers(text: &str) -> Option<[Option<i64>; 7]> {
    let mut reader = Reader { rest: text };
    let year = reader.digits(4).filter(|year| year.len() == 4)?;
    reader.one_of(&['-', '/']);
    let month = reader.digits(2);
    reader.one_of(&['-', '/']);
    let day = reader.digits(2);
    let blank = |letter: char| matches!(letter, 'T' | 't') || crate::expr::value::is_blank(letter);
    reader.rest = reader.rest.trim_start_matches(blank);
    let hour = reader.digits(2);
    reader.one_of(&[':']);
    let minute = reader.digits(2);
    reader.one_of(&[':']);
    let second = reader.digits(2);
    reader.one_of(&['.', ':']);
    // Of a fraction the first three digits are milliseconds, however many there are.
    let fraction = reader.digits(usize::MAX).map(|digits| digits.get(..3).unwrap_or(digits));
    let number = |digits: Option<&str>| digits.and_then(|digits| digits.parse().ok());
    let numbers = [Some(year), month, day, hour, minute, second, fraction].map(number);
    reader.rest.is_empty().then_some(numbers)
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn digits(&mut self, most: usize) -> Option<&'t str> {
        let count = self.rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at(count);
        self.rest = rest;
        (count > 0).then_some(digits)
    }

    fn one_of(&mut self, signs: &[char]) {
        self.rest = self.rest.strip_prefix(signs).unwrap_or(self.rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_own_form_is_looser_than_that_of_javascript() {
        let iso = |text: &str| read_stamp(text).map_or_else(|| "none".to_owned(), Moment::iso);
        for (text, wanted) in [
            ("20180709", "2018-07-09T00:00:00.000Z"),
            ("2018-7-9 1:2", "2018-07-09T01:02:00.000Z"),
            ("2018-13-01", "2019-01-01T00:00:00.000Z"),
            ("2018-07-09T10:11:12.5", "2018-07-09T10:11:12.005Z"),
            ("2018-07-09T10:11:12.3456789", "2018-07-09T10:11:12.345Z"),
            ("0050", "1950-01-01T00:00:00.000Z"),
            ("2018-07-09T10:00:00+01:00", "2018-07-09T09:00:00.000Z"),
            ("7/9/2018", "2018-07-09T00:00:00.000Z"),
            ("soon", "none"),
        ] {
            assert_eq!(iso(text), wanted, "{text}");
        }
    }
}
