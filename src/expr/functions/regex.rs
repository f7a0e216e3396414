//! Functions that take patterns.

use super::string::text_at;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Evaluation, Outcome};
use crate::expr::regex::{Flags, Groups, Regex, common_fault};
use crate::expr::value::Value;

/// How many steps a pattern may take at one text.
const STEPS: u64 = 5_000_000;

/// A pattern of the common kind, with the options that stand in it.
fn common(pattern: &str) -> Result<Regex, String> {
    if let Some(fault) = common_fault(pattern) {
        return Err(fault);
    }
    let mut pattern = pattern.to_owned();
    let mut option = |text: &str| {
        let found = pattern.contains(text);
        pattern = pattern.replacen(text, "", 1);
        found
    };
    let flags = Flags { ignore_case: option("(?i)"), multiline: option("(?m)"), dot_all: option("(?s)") };
    Regex::new(&pattern, flags)
}

/// Why a text is no pattern for `isMatch`, if it is none.
pub(in crate::expr) fn pattern_fault(pattern: &str) -> Option<String> {
    common(pattern).err()
}

fn no_pattern(fault: &str) -> Failure {
    Failure::new(format!("This is no pattern: {fault}."))
}

fn find(run: &Evaluation<'_, '_>, regex: &Regex, text: &[u16], from: usize) -> Result<Option<Groups>, Failure> {
    let mut steps = STEPS;
    let found = regex.find(text, from, &mut steps);
    run.work(usize::try_from(STEPS - steps).unwrap_or(usize::MAX) / 4)?;
    found.map_err(|_| Failure::limit("The pattern takes too many steps at this text."))
}

pub(super) fn is_match<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    if matches!(args.get(1), Some(Value::Undefined)) {
        return Err(Failure::new("The pattern is missing."));
    }
    let regex = run.shared.memory.pattern(text_at(args, 1), common).map_err(|fault| no_pattern(&fault))?;
    let text: Vec<u16> = text_at(args, 0).encode_utf16().collect();
    Ok(Value::Bool(find(run, &regex, &text, 0)?.is_some()))
}

pub(super) fn replace_ignore_case<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (text, old, new) = (text_at(args, 0), text_at(args, 1), text_at(args, 2));
    if old.is_empty() {
        return Err(Failure::new("What is to be replaced is empty."));
    }
    let flags = Flags { ignore_case: true, ..Flags::default() };
    let dotnet = run.engine() == crate::expr::Engine::DotNet;
    let pattern = if dotnet { escaped(old) } else { old.to_owned() };
    let regex = Regex::new(&pattern, flags).map_err(|fault| no_pattern(&fault))?;
    let text: Vec<u16> = text.encode_utf16().collect();
    let new: Vec<u16> = new.encode_utf16().collect();
    let mut out = Vec::new();
    let (mut from, mut copied) = (0, 0);
    while let Some(groups) = find(run, &regex, &text, from)? {
        let Some((start, end)) = groups.first().copied().flatten() else { break };
        out.extend_from_slice(text.get(copied..start).unwrap_or_default());
        if dotnet {
            out.extend_from_slice(&new);
        } else {
            substitute(&new, &text, &groups, &regex, &mut out);
        }
        run.make(2 * new.len() + 2)?;
        copied = end;
        from = if end == start { end + 1 } else { end };
        if from > text.len() {
            break;
        }
    }
    out.extend_from_slice(text.get(copied..).unwrap_or_default());
    run.text(String::from_utf16_lossy(&out))
}

/// A text as a pattern that matches just it.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| (!c.is_alphanumeric()).then_some('\\').into_iter().chain([c])).collect()
}

/// Writes what takes the place of a match, with `$&`, `$1` and the like filled in.
fn substitute(new: &[u16], text: &[u16], groups: &Groups, regex: &Regex, out: &mut Vec<u16>) {
    let byte = |at: usize| new.get(at).and_then(|unit| u8::try_from(*unit).ok());
    let digit = |at: usize| byte(at).filter(u8::is_ascii_digit).map(|byte| usize::from(byte - b'0'));
    let (start, end) = groups.first().copied().flatten().unwrap_or_default();
    let group =
        |number: usize| groups.get(number).copied().flatten().and_then(|(a, b)| text.get(a..b)).unwrap_or_default();
    let mut at = 0;
    while let Some(unit) = new.get(at) {
        if byte(at) != Some(b'$') {
            out.push(*unit);
            at += 1;
            continue;
        }
        let count = groups.len() - 1;
        let two =
            digit(at + 1).zip(digit(at + 2)).map(|(a, b)| a * 10 + b).filter(|number| (1..=count).contains(number));
        let one = digit(at + 1).filter(|number| (1..=count).contains(number));
        match byte(at + 1) {
            Some(b'$') => {
                out.push(*unit);
                at += 2;
            }
            Some(b'&') => {
                out.extend_from_slice(group(0));
                at += 2;
            }
            Some(b'`') => {
                out.extend_from_slice(text.get(..start).unwrap_or_default());
                at += 2;
            }
            Some(b'\'') => {
                out.extend_from_slice(text.get(end..).unwrap_or_default());
                at += 2;
            }
            _ if two.is_some() => {
                out.extend_from_slice(group(two.unwrap_or_default()));
                at += 3;
            }
            _ if one.is_some() => {
                out.extend_from_slice(group(one.unwrap_or_default()));
                at += 2;
            }
            Some(b'<') if regex.has_names() => {
                let rest = new.get(at + 2..).unwrap_or_default();
                if let Some(length) = rest.iter().position(|unit| *unit == u16::from(b'>')) {
                    let name = rest.get(..length).unwrap_or_default();
                    if let Some(number) = regex.named(name) {
                        out.extend_from_slice(group(number));
                    }
                    at += length + 3;
                } else {
                    out.push(*unit);
                    at += 1;
                }
            }
            _ => {
                out.push(*unit);
                at += 1;
            }
        }
    }
}
