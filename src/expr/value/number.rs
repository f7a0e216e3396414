//! Numbers as JavaScript writes and reads them.

use std::fmt::Write;

/// Writes a number as `String(number)` does: the shortest text that reads as the same number.
pub(in crate::expr) fn write_number(number: f64, out: &mut String) {
    if number.is_nan() {
        out.push_str("NaN");
        return;
    }
    if number.is_infinite() {
        out.push_str(if number > 0.0 { "Infinity" } else { "-Infinity" });
        return;
    }
    if number == 0.0 {
        out.push('0');
        return;
    }
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 is one of an i64")]
        let whole = number as i64;
        let _ = write!(out, "{whole}");
        return;
    }
    let size = number.abs();
    if (1e-6..1e21).contains(&size) {
        let _ = write!(out, "{number}");
        return;
    }
    let text = format!("{number:e}");
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let sign = if exponent.starts_with('-') { "" } else { "+" };
    let _ = write!(out, "{digits}e{sign}{exponent}");
}

/// White space of JavaScript.
pub(in crate::expr) fn is_blank(character: char) -> bool {
    matches!(
        character,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

/// The number that a text begins with, as `parseFloat` reads it.
pub(in crate::expr) fn parse_float(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(is_blank);
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned.starts_with("Infinity") {
        return Some(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY });
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(unsigned);
    let rest = unsigned.get(whole..).unwrap_or_default();
    let fraction = rest.strip_prefix('.').map_or(0, digits);
    if whole + fraction == 0 {
        return None;
    }
    let mut end = whole + if rest.starts_with('.') { 1 + fraction } else { 0 };
    let rest = unsigned.get(end..).unwrap_or_default();
    if let Some(power) = rest.strip_prefix(['e', 'E']) {
        let unsigned = power.strip_prefix(['+', '-']).unwrap_or(power);
        let exponent = digits(unsigned);
        if exponent > 0 {
            end += 1 + (power.len() - unsigned.len()) + exponent;
        }
    }
    let end = end + (text.len() - unsigned.len());
    text.get(..end)?.trim_end_matches('.').parse().ok()
}

/// The whole number that a text begins with, as `parseInt` reads it: with `0x` in front of hexadecimal digits unless the
/// base is said to be ten.
pub(in crate::expr) fn parse_int(text: &str, decimal: bool) -> Option<f64> {
    let text = text.trim_start_matches(is_blank);
    let negative = text.starts_with('-');
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let hexadecimal = if decimal { None } else { text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) };
    let (digits, radix) = hexadecimal.map_or((text, 10), |rest| (rest, 16));
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let digits = digits.get(..end).filter(|digits| !digits.is_empty())?;
    let size = if radix == 10 {
        digits.parse().ok()?
    } else {
        digits.chars().filter_map(|c| c.to_digit(16)).fold(0.0, |sum, digit| sum * 16.0 + f64::from(digit))
    };
    Some(if negative { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: f64) -> String {
        let mut out = String::new();
        write_number(number, &mut out);
        out
    }

    #[test]
    fn numbers_are_written_as_javascript_does() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.5, "1.5"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e21, "1e+21"),
            (1.5e300, "1.5e+300"),
            (1e20, "100000000000000000000"),
            (1e-7, "1e-7"),
            (0.000_001, "0.000001"),
            (12_345_678_901_234_567_890.0, "12345678901234567000"),
            (-1234.5, "-1234.5"),
        ] {
            assert_eq!(written(number), text);
        }
    }

    #[test]
    fn numbers_are_read_from_the_front() {
        let float = |text| parse_float(text);
        assert_eq!((float("12abc"), float("1,000.5"), float("0x1F")), (Some(12.0), Some(1.0), Some(0.0)));
        assert_eq!((float(" 3.5 "), float("Infinity"), float("abc")), (Some(3.5), Some(f64::INFINITY), None));
        assert_eq!(
            (float("5."), float(".5"), float("1e3x"), float("1e")),
            (Some(5.0), Some(0.5), Some(1000.0), Some(1.0))
        );
        assert_eq!((float("-"), float("-.")), (None, None));
        assert_eq!((parse_int("12.9", true), parse_int("0x1F", false)), (Some(12.0), Some(31.0)));
        assert_eq!((parse_int("0x1F", true), parse_int("x", true)), (Some(0.0), None));
    }
}
