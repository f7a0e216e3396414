//! Texts that have to have a form: dates, times, patterns, language tags.

use super::Visit;
use super::context::{Context, Member, is_expression};
use super::report::Report;
use super::rules::structure::{BAD_LANGUAGE, MALFORMED_VALUE};
use super::words::a;
use crate::card::catalogue::{Property, ValueType};
use crate::check::words::label;
use crate::json::Change;

/// A date, a time or a pattern that nobody can read, or a language that there is none.
pub(super) fn form<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(ty), Some(property)) = (visit.ty, member.property) else { return };
    let wrong: fn(&str) -> Option<&'static str> = match property.value {
        ValueType::Date => |text| (!is_date(text)).then_some("a date such as `2026-01-31`"),
        ValueType::Time => |text| (!is_time(text)).then_some("a time such as `09:30`, from 00:00 to 23:59"),
        _ if is_tag(property) => |text| (!is_language(text)).then_some("a language tag such as `en` or `nb-NO`"),
        _ if property.name == "regex" => pattern_fault,
        _ => return,
    };
    let value = member.value;
    let Some(text) = value.as_str().filter(|text| !text.is_empty() && !is_expression(value)) else { return };
    let Some(wanted) = wrong(&text) else { return };
    let rule = if is_tag(property) { &BAD_LANGUAGE } else { &MALFORMED_VALUE };
    let finding = report.found(rule, value).say(format!(
        "`{}` of {} is `{}`, not {wanted}.",
        property.name,
        a(ty.tag()),
        label(&text, 40)
    ));
    let hyphens = text.replace('_', "-");
    if is_tag(property) && is_language(&hyphens) {
        finding.fix(format!("Write `{hyphens}`"), Change::reword(value, &hyphens));
    }
    // Hours below ten are often written with one digit, and seconds are not asked for.
    let padded = format!("0{text}");
    let short = text.get(..5).filter(|_| text.len() == 8).unwrap_or(&padded);
    if property.value == ValueType::Time && is_time(short) && (short == padded || text.get(5..6) == Some(":")) {
        finding.fix(format!("Write `{short}`"), Change::reword(value, short)).prove();
    }
}

fn is_tag(property: &Property) -> bool {
    property.value == ValueType::Language || property.name == "lang"
}

/// Whether a text is a day of the calendar, as `YYYY-MM-DD`.
pub(super) fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text, "0000-00-00", '-') else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Whether a text is a time of the day, as `HH:MM`.
pub(super) fn is_time(text: &str) -> bool {
    numbers(text, "00:00", ':').is_some_and(|[hour, minute]| hour < 24 && minute < 60)
}

fn numbers<const N: usize>(text: &str, pattern: &str, between: char) -> Option<[u32; N]> {
    let alike = |(c, wanted): (char, char)| if wanted == '0' { c.is_ascii_digit() } else { c == wanted };
    let fits = text.len() == pattern.len() && text.chars().zip(pattern.chars()).all(alike);
    let read: Vec<u32> = fits.then(|| text.split(between).filter_map(|part| part.parse().ok()).collect())?;
    read.try_into().ok()
}

/// Whether a text has the form of a language tag (RFC 5646): a language, then a script, a region and others, each by a
/// hyphen.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let private = matches!(first, "x" | "X" | "i" | "I") && text.len() > 2;
    letters
        && (private || (2..=3).contains(&first.len()) || (5..=8).contains(&first.len()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// What keeps a text from being a regular expression, as far as its brackets and repetitions tell.
fn pattern_fault(text: &str) -> Option<&'static str> {
    let mut open = 0_usize;
    let mut class = false;
    let mut repeatable = false;
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => match letters.next() {
                Some(_) => repeatable = true,
                None => return Some("a pattern: nothing follows the last `\\`"),
            },
            ']' if class => (class, repeatable) = (false, true),
            _ if class => {}
            '[' => class = true,
            '(' => {
                open += 1;
                // `(?:`, `(?=`, `(?<name>` open a group of another kind.
                let mut ahead = letters.clone();
                if ahead.next() == Some('?') {
                    letters = ahead;
                }
                repeatable = false;
            }
            ')' => {
                let Some(fewer) = open.checked_sub(1) else { return Some("a pattern: a `)` closes nothing") };
                (open, repeatable) = (fewer, true);
            }
            '|' | '^' => repeatable = false,
            '*' | '+' if !repeatable => return Some("a pattern: there is nothing to repeat"),
            _ => repeatable = true,
        }
    }
    if class {
        return Some("a pattern: a `[` is never closed");
    }
    (open > 0).then_some("a pattern: a `(` is never closed")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_are_those_of_the_calendar() {
        for date in ["2024-02-29", "2000-02-29", "2026-12-31"] {
            assert!(is_date(date), "{date}");
        }
        for date in ["2026-02-29", "1900-02-29", "2026-13-01", "2026-1-01", "2026-01-00", "26-01-01", "２026-01-1"] {
            assert!(!is_date(date), "{date}");
        }
        assert!(is_time("00:00") && is_time("23:59"));
        assert!(!is_time("24:00") && !is_time("9:30") && !is_time("09:60") && !is_time("09:30:00"));
    }

    #[test]
    fn language_tags_are_told_from_names() {
        for tag in ["en", "nb-NO", "zh-Hans-CN", "x-mine", "de-1996", "gsw"] {
            assert!(is_language(tag), "{tag}");
        }
        for text in ["en_US", "e", "english language", "en-", "12", "-en", "deutschland"] {
            assert!(!is_language(text), "{text}");
        }
    }

    #[test]
    fn patterns_are_read_by_their_brackets() {
        for pattern in ["^[a-z(*]+$", r"^\(\d{3}\)$", "(?:a|b)*", "(?<y>a)+?", "a|b", "[^]]", "^.*\\\\"] {
            assert_eq!(pattern_fault(pattern), None, "{pattern}");
        }
        for pattern in ["(a", "a)", "[a", "*a", "(+a)", "a\\"] {
            assert!(pattern_fault(pattern).is_some(), "{pattern}");
        }
    }
}
