//! Texts that have to have a form: dates, times, patterns, language tags, names of icons.

use super::Visit;
use super::context::{Context, Member};
use super::report::Report;
use super::rules::structure::{BAD_LANGUAGE, MALFORMED_VALUE, UNKNOWN_ICON};
use super::words::a;
use crate::card::catalogue::{Property, ValueType, icons};
use crate::card::form::{icon_parts, is_bound, is_date, is_language, is_time};
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
    let Some(text) = value.as_str().filter(|text| !text.is_empty() && !is_bound(value)) else { return };
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

/// The name of an icon that there is none of, alone or in an address.
pub(super) fn icon<'d>(_: &Context<'_, 'd>, visit: &Visit<'d>, member: &Member<'d>, report: &mut Report<'d>) {
    let (Some(_), Some(scheme)) = (visit.ty, member.property.and_then(Property::icon_scheme)) else { return };
    let value = member.value;
    let Some(text) = value.as_str().filter(|_| !is_bound(value)) else { return };
    let Some((name, style)) = icon_parts(&text, scheme) else { return };
    // An address that names none has not the form of one, which is told of by itself.
    let is_name = scheme.is_empty() || name.trim().bytes().all(|byte| byte.is_ascii_alphanumeric());
    if name.trim().is_empty() || !is_name || icons::is_known(name) {
        return;
    }
    let finding = report.found(&UNKNOWN_ICON, value).say(format!("There is no Fluent icon `{}`.", label(name, 40)));
    match icons::nearest(name).as_slice() {
        [] => {}
        [meant] => {
            let written = format!("{scheme}{meant}{style}");
            finding.help(format!("Was `{meant}` meant?"));
            if meant.eq_ignore_ascii_case(name.trim()) {
                finding.fix(format!("Write `{meant}`"), Change::reword(value, &written)).prove();
            } else {
                finding.guess(format!("Write `{meant}`"), Change::reword(value, &written)).prove();
            }
        }
        several => {
            let several: Vec<String> = several.iter().take(4).map(|name| format!("`{name}`")).collect();
            finding.help(format!("As near as one another are {}.", several.join(", ")));
        }
    }
}

fn is_tag(property: &Property) -> bool {
    property.value == ValueType::Language || property.name == "lang"
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
    fn patterns_are_read_by_their_brackets() {
        for pattern in ["^[a-z(*]+$", r"^\(\d{3}\)$", "(?:a|b)*", "(?<y>a)+?", "a|b", "[^]]", "^.*\\\\"] {
            assert_eq!(pattern_fault(pattern), None, "{pattern}");
        }
        for pattern in ["(a", "a)", "[a", "*a", "(+a)", "a\\"] {
            assert!(pattern_fault(pattern).is_some(), "{pattern}");
        }
    }
}
