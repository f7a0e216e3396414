//! The lenient form: numbers, names and signs in nearly any order.

use super::Parts;
use super::token::{Scanner, Token, Word, milliseconds};

/// Reads on from a token, given what has been read before it.
pub(super) fn read(scanner: &mut Scanner<'_>, mut parts: Parts, first: Token) -> Option<Parts> {
    let mut seen_number = !parts.day.is_empty();
    let mut token = first;
    while token != Token::End {
        match token {
            Token::Number(number, _) => {
                seen_number = true;
                read_number(scanner, &mut parts, number)?;
            }
            Token::Word(Word::Half(hours), _) if !parts.time.is_empty() => parts.half = Some(hours),
            Token::Word(Word::Month(month), _) => {
                parts.month = Some(month);
                scanner.skip('-');
            }
            Token::Word(Word::Zone(hours), _) if seen_number => parts.zone.set(hours),
            // Words are passed over only before the first number, and not right before it.
            Token::Word(..) if seen_number || scanner.peek().is_number() => return None,
            Token::Symbol('+' | '-') if parts.zone.is_utc() || !parts.time.is_empty() => {
                seen_number = true;
                parts.zone.negative = Some(token == Token::Symbol('-'));
                read_offset(scanner, &mut parts)?;
            }
            Token::Symbol('+' | '-' | ')') if seen_number => return None,
            _ => {}
        }
        token = scanner.take();
    }
    Some(parts)
}

fn read_number(scanner: &mut Scanner<'_>, parts: &mut Parts, number: i64) -> Option<()> {
    if scanner.skip(':') {
        if scanner.skip(':') {
            if !parts.time.is_empty() {
                return None;
            }
            parts.add_time(number);
            parts.add_time(0);
            return Some(());
        }
        if !parts.add_time(number) {
            return None;
        }
        scanner.skip('.');
        return Some(());
    }
    if scanner.skip('.') && parts.expects(number) {
        parts.add_time(number);
        let Token::Number(fraction, length) = scanner.take() else { return None };
        parts.end_time(milliseconds(fraction, length));
    } else if parts.zone.hour.is_some() && parts.zone.minute.is_none() && number < 60 {
        parts.zone.minute = Some(number);
    } else if parts.expects(number) {
        parts.end_time(number);
        let next = scanner.peek();
        if !(matches!(next, Token::End | Token::Blank) || next.is_z() || next.is_sign()) {
            return None;
        }
    } else {
        if !parts.add_day(number) {
            return None;
        }
        scanner.skip('-');
    }
    Some(())
}

/// Reads what stands after a sign: hours, or hours and minutes.
fn read_offset(scanner: &mut Scanner<'_>, parts: &mut Parts) -> Option<()> {
    let (mut number, mut length) = (0, 0);
    if let Token::Number(given, digits) = scanner.peek() {
        scanner.take();
        (number, length) = (given, digits);
    }
    let (hour, minute) = match length {
        _ if scanner.peek() == Token::Symbol(':') => (number, None),
        1 | 2 => (number, Some(0)),
        3 | 4 => (number / 100, Some(number % 100)),
        _ => return None,
    };
    (parts.zone.hour, parts.zone.minute) = (Some(hour), minute);
    Some(())
}
