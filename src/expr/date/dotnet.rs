//! Formats as .NET reads them, in English.

use std::fmt::Write;

use super::names::name;
use super::{Clock, MONTHS, WEEKDAYS};

/// The format of a time where none is named.
pub(in crate::expr) const DEFAULT: &str = "yyyy-MM-ddTHH:mm:ss.fffZ";

/// What a format of a single letter stands for.
fn standard(letter: &str) -> Option<&'static str> {
    Some(match letter {
        "d" => "M/d/yyyy",
        "D" => "dddd, MMMM d, yyyy",
        "f" => "dddd, MMMM d, yyyy h:mm tt",
        "F" | "U" => "dddd, MMMM d, yyyy h:mm:ss tt",
        "g" => "M/d/yyyy h:mm tt",
        "G" => "M/d/yyyy h:mm:ss tt",
        "M" | "m" => "MMMM d",
        "O" | "o" => "yyyy-MM-ddTHH:mm:ss.fffffffK",
        "R" | "r" => "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "s" => "yyyy-MM-ddTHH:mm:ss",
        "t" => "h:mm tt",
        "T" => "h:mm:ss tt",
        "u" => "yyyy-MM-dd HH:mm:ss'Z'",
        "Y" | "y" => "MMMM yyyy",
        _ => return None,
    })
}

/// A time in a format; nothing if .NET refuses the format. A clock that is no UTC clock does not say what it is to `K`.
pub(in crate::expr) fn printed(clock: &Clock, format: &str, utc: bool) -> Option<String> {
    let mut single = format.chars();
    let format = match (single.next(), single.next()) {
        (Some(_), None) => standard(format)?,
        _ => format,
    };
    let mut out = String::with_capacity(format.len() + 16);
    let mut letters = format.chars().peekable();
    while let Some(letter) = letters.next() {
        if "dfFghHmMstyz".contains(letter) {
            let mut length = 1;
            while letters.next_if_eq(&letter).is_some() {
                length += 1;
            }
            write_run(clock, letter, length, &mut out)?;
            continue;
        }
        match letter {
            '\'' | '"' => loop {
                match letters.next()? {
                    end if end == letter => break,
                    '\\' => out.push(letters.next()?),
                    quoted => out.push(quoted),
                }
            },
            '\\' => out.push(letters.next()?),
            '%' => {
                letters.peek().filter(|next| **next != '%')?;
            }
            'K' if utc => out.push('Z'),
            'K' => {}
            other => out.push(other),
        }
    }
    Some(out)
}

fn write_run(clock: &Clock, letter: char, length: usize, out: &mut String) -> Option<()> {
    let two = length.min(2);
    match letter {
        'd' if length < 3 => write!(out, "{:0two$}", clock.day),
        'd' => write!(out, "{}", name(&WEEKDAYS, clock.weekday, if length == 3 { 3 } else { 99 })),
        'M' if length < 3 => write!(out, "{:0two$}", clock.month),
        'M' => write!(out, "{}", name(&MONTHS, clock.month - 1, if length == 3 { 3 } else { 99 })),
        'y' if length < 3 => write!(out, "{:0two$}", clock.year.rem_euclid(100)),
        'y' => write!(out, "{:0length$}", clock.year),
        'g' => write!(out, "A.D."),
        'h' => write!(out, "{:0two$}", clock.half_hour()),
        'H' => write!(out, "{:0two$}", clock.hour()),
        'm' => write!(out, "{:0two$}", clock.minute()),
        's' => write!(out, "{:0two$}", clock.second()),
        't' if length == 1 => write!(out, "{}", if clock.is_morning() { 'A' } else { 'P' }),
        't' => write!(out, "{}", if clock.is_morning() { "AM" } else { "PM" }),
        'z' => {
            let (sign, size) = (if clock.offset < 0 { '-' } else { '+' }, clock.offset.abs());
            let hours = write!(out, "{sign}{:0two$}", size / 3600);
            if length < 3 { hours } else { write!(out, ":{:02}", size % 3600 / 60) }
        }
        // Digits of a second, of which seven are known at most; `F` leaves out what ends in zeros, and a point before it.
        _ => {
            let digits = format!("{:03}0000", clock.millisecond());
            let digits = digits.get(..length)?;
            let digits = if letter == 'F' { digits.trim_end_matches('0') } else { digits };
            if digits.is_empty() && out.ends_with('.') {
                out.pop();
            }
            write!(out, "{digits}")
        }
    }
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::date::Moment;

    fn show(format: &str) -> Option<String> {
        printed(&Moment::read("2021-07-04T13:05:03.120Z").unwrap().clock(), format, true)
    }

    #[test]
    fn single_letters_are_standard_formats() {
        for (format, wanted) in [
            ("d", "7/4/2021"),
            ("D", "Sunday, July 4, 2021"),
            ("g", "7/4/2021 1:05 PM"),
            ("o", "2021-07-04T13:05:03.1200000Z"),
            ("r", "Sun, 04 Jul 2021 13:05:03 GMT"),
            ("u", "2021-07-04 13:05:03Z"),
        ] {
            assert_eq!(show(format).as_deref(), Some(wanted));
        }
        assert_eq!(show("x"), None);
    }

    #[test]
    fn others_are_read_letter_by_letter() {
        for (format, wanted) in [
            ("%d", "4"),
            ("d 'of' MMMM \"yy\"", "4 of July yy"),
            ("yy yyy yyyyy", "21 2021 02021"),
            ("h\\h t", "1h P"),
            ("ss.FFF", "03.12"),
            ("ff z zzz K", "12 +0 +00:00 Z"),
            (DEFAULT, "2021-07-04T13:05:03.120Z"),
        ] {
            assert_eq!(show(format).as_deref(), Some(wanted));
        }
        for format in ["'open", "ffffffff", "yyyy\\", "%%d"] {
            assert_eq!(show(format), None, "{format}");
        }
    }
}
