//! Times in a format of Day.js.

use std::fmt::Write;

use super::names::name;
use super::{Clock, MONTHS, WEEKDAYS};
use crate::expr::value::write_number;

/// The parts of a format that stand for something, the longest of a letter first.
const PARTS: &[&str] = &[
    "YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "D", "dddd", "ddd", "dd", "d", "HH", "H", "hh", "h", "a", "A", "mm",
    "m", "ss", "s", "ZZ", "Z", "SSS",
];

/// A time in a format: what stands for nothing is copied, `[…]` copies what is in it.
pub(in crate::expr) fn printed(clock: &Clock, format: &str) -> String {
    let mut out = String::with_capacity(format.len() + 16);
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        if let Some((inside, after)) = bracketed(rest) {
            out.push_str(inside);
            rest = after;
        } else if let Some(part) = PARTS.iter().find(|part| rest.starts_with(**part)) {
            write_part(clock, part, &mut out);
            rest = rest.get(part.len()..).unwrap_or_default();
        } else {
            out.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

fn bracketed(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('[')?.split_once(']').filter(|(inside, _)| !inside.is_empty())
}

fn write_part(clock: &Clock, part: &str, out: &mut String) {
    let number = |out: &mut String, number: i64, width: usize| {
        let _ = write!(out, "{number:0width$}");
    };
    let month = clock.month - 1;
    match part {
        "YYYY" | "YY" => {
            let year = format!("{:0>width$}", clock.year.to_string(), width = part.len() / 4 * 4);
            let start = if part == "YY" { year.len().saturating_sub(2) } else { 0 };
            out.push_str(year.get(start..).unwrap_or_default());
        }
        "MMMM" => out.push_str(name(&MONTHS, month, 99)),
        "MMM" => out.push_str(name(&MONTHS, month, 3)),
        "MM" | "M" => number(out, clock.month, part.len()),
        "DD" | "D" => number(out, clock.day, part.len()),
        "dddd" => out.push_str(name(&WEEKDAYS, clock.weekday, 99)),
        "ddd" | "dd" => out.push_str(name(&WEEKDAYS, clock.weekday, part.len())),
        "d" => number(out, clock.weekday, 1),
        "HH" | "H" => number(out, clock.hour(), part.len()),
        "hh" | "h" => number(out, clock.half_hour(), part.len()),
        "a" => out.push_str(if clock.is_morning() { "am" } else { "pm" }),
        "A" => out.push_str(if clock.is_morning() { "AM" } else { "PM" }),
        "mm" | "m" => number(out, clock.minute(), part.len()),
        "ss" | "s" => number(out, clock.second(), part.len()),
        "ZZ" => write_offset(clock.offset, "", out),
        "Z" => write_offset(clock.offset, ":", out),
        _ => number(out, clock.millisecond(), 3),
    }
}

/// How far a clock is ahead of UTC. Up to 16 minutes count as hours, and seconds as a fraction: so does Day.js.
fn write_offset(seconds: i64, colon: &str, out: &mut String) {
    let seconds = if seconds.abs() <= 16 * 60 { seconds * 60 } else { seconds };
    let size = seconds.abs();
    let _ = write!(out, "{}{:02}{colon}", if seconds < 0 { '-' } else { '+' }, size / 3600);
    if size % 60 == 0 {
        let _ = write!(out, "{:02}", size % 3600 / 60);
    } else {
        #[expect(clippy::cast_precision_loss, reason = "seconds of a day are few")]
        let minutes = size as f64 / 60.0 % 60.0;
        let mut text = String::new();
        write_number(minutes, &mut text);
        out.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::date::Moment;

    fn show(text: &str, format: &str) -> String {
        printed(&Moment::read(text).unwrap().clock(), format)
    }

    #[test]
    fn parts_are_written_and_the_rest_is_copied() {
        let time = "2021-07-04T00:05:03.007Z";
        for (format, wanted) in [
            ("YYYY YYY YY Y", "2021 21Y 21 Y"),
            ("M MM MMM MMMM", "7 07 Jul July"),
            ("D DD d dd ddd dddd", "4 04 0 Su Sun Sunday"),
            ("H HH h hh a A", "0 00 12 12 am AM"),
            ("m mm s ss S SS SSS", "5 05 3 03 S SS 007"),
            ("Z ZZ ZZZ", "+00:00 +0000 +0000+00:00"),
            ("[at] H [] [x", "at 0 [] [x"),
            ("é 😀", "é 😀"),
        ] {
            assert_eq!(show(time, format), wanted);
        }
    }

    #[test]
    fn years_far_away_are_padded_as_text() {
        assert_eq!(show("0033-01-01", "YYYY YY"), "0033 33");
        assert_eq!(show("-000005-01-01", "YYYY YY"), "00-5 -5");
        assert_eq!(show("+012345-01-01", "YYYY YY"), "12345 45");
    }

    #[test]
    fn offsets_have_their_sign() {
        let offset = |seconds| {
            let mut out = String::new();
            write_offset(seconds, ":", &mut out);
            out
        };
        assert_eq!((offset(19_800), offset(-12_600), offset(0)), ("+05:30".into(), "-03:30".into(), "+00:00".into()));
        assert_eq!((offset(600), offset(-1830)), ("+10:00".into(), "-00:30.5".into()));
    }
}
