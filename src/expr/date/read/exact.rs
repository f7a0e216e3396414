//! The exact form: `2018-03-15T13:00:00.000+01:00`, of which parts can be left out.

use super::Parts;
use super::token::{Scanner, Token, Word, milliseconds};

/// What is found of the exact form.
#[derive(Debug)]
pub(super) enum Found {
    /// A time.
    Time(Parts),
    /// A beginning; from this token on the text is of another form.
    Rest(Parts, Token),
    /// A text that can be no time.
    Nothing,
}

pub(super) fn read(scanner: &mut Scanner<'_>) -> Found {
    let mut parts = Parts::default();
    if let Some(token) = read_date(scanner, &mut parts) {
        return Found::Rest(parts, token);
    }
    if matches!(scanner.peek(), Token::Word(Word::Separator, _)) {
        scanner.take();
        if read_time(scanner, &mut parts).is_none() {
            return Found::Nothing;
        }
    } else if scanner.peek() != Token::End {
        let token = scanner.take();
        return Found::Rest(parts, token);
    }
    parts.in_order = true;
    Found::Time(parts)
}

/// Reads the date; where it is of another form, the token that is.
fn read_date(scanner: &mut Scanner<'_>, parts: &mut Parts) -> Option<Token> {
    if scanner.peek().is_sign() {
        let sign = scanner.take();
        let Some(year) = scanner.peek().fixed(6) else { return Some(sign) };
        scanner.take();
        let negative = sign == Token::Symbol('-');
        if negative && year == 0 {
            return Some(sign);
        }
        parts.add_day(if negative { -year } else { year });
    } else if let Some(year) = scanner.peek().fixed(4) {
        scanner.take();
        parts.add_day(year);
    } else {
        return Some(scanner.take());
    }
    for most in [12, 31] {
        if !scanner.skip('-') {
            return None;
        }
        let next = scanner.take();
        match next.fixed(2) {
            Some(number) if (1..=most).contains(&number) => parts.add_day(number),
            _ => return Some(next),
        };
    }
    None
}

/// A number of two digits that is small enough.
fn two(scanner: &mut Scanner<'_>, most: i64) -> Option<i64> {
    scanner.take().fixed(2).filter(|number| *number <= most)
}

/// Reads the time up to the end of the text.
fn read_time(scanner: &mut Scanner<'_>, parts: &mut Parts) -> Option<()> {
    let hour = two(scanner, 24)?;
    parts.add_time(hour);
    // At 24:00 a day ends; there is nothing after it.
    let most = if hour == 24 { 0 } else { 59 };
    if !scanner.skip(':') {
        return None;
    }
    parts.add_time(two(scanner, most)?);
    if scanner.skip(':') {
        parts.add_time(two(scanner, most)?);
        if scanner.skip('.') {
            match scanner.take() {
                Token::Number(number, length) if hour < 24 || number == 0 => {
                    parts.add_time(milliseconds(number, length));
                }
                _ => return None,
            }
        }
    }
    if scanner.peek().is_z() {
        scanner.take();
        parts.zone.set(0);
    } else if scanner.peek().is_sign() {
        read_zone(scanner, parts)?;
    }
    (scanner.peek() == Token::End).then_some(())
}

fn read_zone(scanner: &mut Scanner<'_>, parts: &mut Parts) -> Option<()> {
    parts.zone.negative = Some(scanner.take() == Token::Symbol('-'));
    let (hour, minute) = if let Some(both) = scanner.peek().fixed(4) {
        scanner.take();
        (both / 100, both % 100)
    } else {
        let hour = two(scanner, 23)?;
        if !scanner.skip(':') {
            return None;
        }
        (hour, two(scanner, 59)?)
    };
    if hour > 23 || minute > 59 {
        return None;
    }
    (parts.zone.hour, parts.zone.minute) = (Some(hour), Some(minute));
    Some(())
}
