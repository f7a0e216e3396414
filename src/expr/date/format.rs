//! Times as Day.js writes them.

use std::fmt::Write;

use super::civil::Civil;

/// Times without a format of their own: ISO with milliseconds.
pub(in crate::expr) fn default_format() -> &'static str {
    "YYYY-MM-DDTHH:mm:ss.SSS[Z]"
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

fn name(names: &[&'static str], at: i64) -> &'static str {
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// Writes a time by a format of Day.js; what is none of its tokens stands as it is. The offset is in minutes.
pub(in crate::expr) fn formatted(millis: i64, offset: i64, format: &str) -> String {
    let time = Civil::new(millis.saturating_add(offset * super::MINUTE));
    // Without a format Day.js has one of its own.
    let format = match format {
        "" if offset == 0 => "YYYY-MM-DDTHH:mm:ss[Z]",
        "" => "YYYY-MM-DDTHH:mm:ssZ",
        format => format,
    };
    let mut out = String::with_capacity(format.len() + 16);
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        if first == '['
            && let Some(end) = rest.find(']').filter(|end| *end > 1)
        {
            out.push_str(rest.get(1..end).unwrap_or_default());
            rest = rest.get(end + 1..).unwrap_or_default();
            continue;
        }
        let most = match first {
            'Y' | 'M' | 'd' => 4,
            'D' | 'H' | 'h' | 'm' | 's' | 'Z' => 2,
            'a' | 'A' => 1,
            'S' if rest.starts_with("SSS") => 3,
            _ => 0,
        };
        if most == 0 {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        let run = rest.chars().take(most).take_while(|c| *c == first).count();
        let length = if first == 'Y' { (run & !1).max(1) } else { run };
        token(first, length, &time, offset, &mut out);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

fn token(letter: char, length: usize, time: &Civil, offset: i64, out: &mut String) {
    let hour = if time.hour % 12 == 0 { 12 } else { time.hour % 12 };
    let _ = match (letter, length) {
        ('Y', 2) => {
            let year = time.year.to_string();
            out.write_str(year.get(year.len().saturating_sub(2)..).unwrap_or_default())
        }
        ('Y', 4) => {
            let year = time.year.to_string();
            write!(out, "{year:0>4}")
        }
        ('M', 1) => write!(out, "{}", time.month),
        ('M', 2) => write!(out, "{:02}", time.month),
        ('M', 3) => out.write_str(name(&MONTHS, time.month - 1).get(..3).unwrap_or_default()),
        ('M', _) => out.write_str(name(&MONTHS, time.month - 1)),
        ('D', 1) => write!(out, "{}", time.day),
        ('D', _) => write!(out, "{:02}", time.day),
        ('d', 1) => write!(out, "{}", time.weekday),
        ('d', 4) => out.write_str(name(&WEEKDAYS, time.weekday)),
        ('d', length) => out.write_str(name(&WEEKDAYS, time.weekday).get(..length).unwrap_or_default()),
        ('H', 1) => write!(out, "{}", time.hour),
        ('H', _) => write!(out, "{:02}", time.hour),
        ('h', 1) => write!(out, "{hour}"),
        ('h', _) => write!(out, "{hour:02}"),
        ('m', 1) => write!(out, "{}", time.minute),
        ('m', _) => write!(out, "{:02}", time.minute),
        ('s', 1) => write!(out, "{}", time.second),
        ('s', _) => write!(out, "{:02}", time.second),
        ('S', _) => write!(out, "{:03}", time.milli),
        ('A', _) => out.write_str(if time.hour < 12 { "AM" } else { "PM" }),
        ('a', _) => out.write_str(if time.hour < 12 { "am" } else { "pm" }),
        ('Y', _) => out.write_char('Y'),
        (_, length) => {
            let (sign, size) = (if offset < 0 { '-' } else { '+' }, offset.abs());
            let colon = if length == 1 { ":" } else { "" };
            write!(out, "{sign}{:02}{colon}{:02}", size / 60, size % 60)
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_those_of_day_js() {
        let time = super::super::from_civil(2018, 3, 5, 13 * super::super::HOUR + 7);
        for (format, text) in [
            ("YYYY-MM-DDTHH:mm:ss.SSS[Z]", "2018-03-05T13:00:00.007Z"),
            ("dddd ddd dd d", "Monday Mon Mo 1"),
            ("h:m A, MMMM MMM M D", "1:0 PM, March Mar 3 5"),
            ("Y YY YYY YYYYY", "Y 18 18Y 2018Y"),
            ("Z ZZ SS [at] []", "+00:00 +0000 SS at []"),
        ] {
            assert_eq!(formatted(time, 0, format), text);
        }
        assert_eq!(formatted(time, -480, "YYYY-MM-DD HH:mm Z"), "2018-03-05 05:00 -08:00");
    }
}
