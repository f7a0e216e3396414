//! Text. A missing text is as good as an empty one; `null` is not. Length and places count UTF-16 units.

use crate::expr::catalogue::{Function, Group, Parameter, Run, Verify, optional, repeated, required};
use crate::expr::compare::write_joined;
use crate::expr::engine::Engine;
use crate::expr::error::Failure;
use crate::expr::evaluate::{Eager, Evaluation, Outcome};
use crate::expr::expression::NodeId;
use crate::expr::path::position;
use crate::expr::types::Types;
use crate::expr::value::{MAX_TEXT, Value, is_blank, slice, units};

const TEXT: &[Parameter] = &[required("text", Types::TEXT)];
const CASED: &[Parameter] = &[required("text", Types::TEXT), optional("locale", Types::TEXT)];
const REPLACE: &[Parameter] =
    &[required("text", Types::TEXT), required("old", Types::TEXT), required("new", Types::TEXT)];
const FIND: &[Parameter] = &[required("text or list", Types::TEXT_OR_LIST), required("wanted", Types::ANY)];

const fn text(
    name: &'static str,
    parameters: &'static [Parameter],
    returns: Types,
    run: Eager,
    help: &'static str,
) -> Function {
    Function::new(name, Group::String, parameters, returns, Run::Eager(Verify::TextOrMissing, run), help)
}

pub(super) const FUNCTIONS: &[Function] = &[
    text("length", TEXT, Types::NUMBER, length, "How many characters a text has; an emoji counts twice.")
        .example("length('Grüße')", "5"),
    text("replace", REPLACE, Types::TEXT, replace, "The text with every occurrence of one text replaced by another.")
        .example("replace('2 of 5 done', 'done', 'ready')", r#""2 of 5 ready""#),
    text(
        "replaceIgnoreCase",
        REPLACE,
        Types::TEXT,
        super::regex::replace_ignore_case,
        "The text with every match of a pattern replaced, whatever its case.",
    )
    .dotnet("What is looked for is plain text, not a pattern.")
    .example("replaceIgnoreCase('Error: error', 'ERROR', 'fault')", r#""fault: fault""#),
    text(
        "split",
        &[required("text", Types::TEXT), optional("separator", Types::TEXT)],
        Types::LIST,
        split,
        "The parts of a text between separators; without one, its characters.",
    )
    .example("split('red,green,blue', ',')", r#"["red","green","blue"]"#),
    Function::new(
        "substring",
        Group::String,
        &[required("text", Types::TEXT), required("start", Types::NUMBER), optional("length", Types::NUMBER)],
        Types::TEXT,
        Run::Lazy(substring),
        "The part of a text from a place on (the first is 0), of a length or to the end.",
    )
    .example("substring('a1b2c3d4e5', 0, 7)", r#""a1b2c3d""#),
    text("toLower", CASED, Types::TEXT, to_lower, "The text in small letters.")
        .example("toLower('PRODUCTION')", r#""production""#),
    text("toUpper", CASED, Types::TEXT, to_upper, "The text in capital letters.")
        .example("toUpper('warning')", r#""WARNING""#),
    text("trim", TEXT, Types::TEXT, trim, "The text without white space around it.")
        .example("trim('  api-gateway ')", r#""api-gateway""#),
    Function::new(
        "addOrdinal",
        Group::String,
        &[required("number", Types::NUMBER)],
        Types::TEXT,
        Run::Eager(Verify::Integer, add_ordinal),
        "A whole number with its English ending: 1st, 2nd, 3rd.",
    )
    .example("addOrdinal(22)", r#""22nd""#),
    text(
        "endsWith",
        &[required("text", Types::TEXT), required("end", Types::TEXT)],
        Types::BOOLEAN,
        ends_with,
        "Whether a text ends with another; case matters.",
    )
    .example("endsWith('report.pdf', '.pdf')", "true"),
    text(
        "startsWith",
        &[required("text", Types::TEXT), required("start", Types::TEXT)],
        Types::BOOLEAN,
        starts_with,
        "Whether a text starts with another; case matters.",
    )
    .example("startsWith('release/4.2', 'release/')", "true"),
    text("countWord", TEXT, Types::NUMBER, count_word, "How many words a text has; an empty one has 1.")
        .dotnet("An empty text has 0 words.")
        .example("countWord('Deploy finished in time')", "4"),
    Function::new(
        "concat",
        Group::String,
        &[required("value", Types::ANY), repeated("value", Types::ANY)],
        Types::TEXT_OR_LIST,
        Run::Eager(Verify::Any, concat),
        "Everything joined as text, or lists joined as a list; nothing stands for null and missing.",
    )
    .short("&")
    .example("concat('build ', 42, ' of ', 'main')", r#""build 42 of main""#),
    text("newGuid", &[], Types::TEXT, new_guid, "A new random UUID.").example("length(newGuid())", "36"),
    Function::new(
        "indexOf",
        Group::String,
        FIND,
        Types::NUMBER,
        Run::Eager(Verify::Any, index_of),
        "Where something stands in a text or list for the first time, from 0; -1 if it does not.",
    )
    .example("indexOf('api-gateway', '-')", "3"),
    Function::new(
        "lastIndexOf",
        Group::String,
        FIND,
        Types::NUMBER,
        Run::Eager(Verify::Any, last_index_of),
        "Where something stands in a text or list for the last time, from 0; -1 if it does not.",
    )
    .dotnet("The last place of an empty text is the length.")
    .example("lastIndexOf('eu-west-1', '-')", "7"),
    text("sentenceCase", CASED, Types::TEXT, sentence_case, "The text in small letters, its first one capital.")
        .example("sentenceCase('DEPLOY FINISHED')", r#""Deploy finished""#),
    text("titleCase", CASED, Types::TEXT, title_case, "The text in small letters, the first one of each word capital.")
        .example("titleCase('deploy finished')", r#""Deploy Finished""#),
    text("EOL", &[], Types::TEXT, eol, "The end of a line.").example("length(EOL())", "1"),
];

/// The text of an argument; nothing stands for a missing one.
pub(super) fn text_at<'v>(args: &'v [Value<'_>], place: usize) -> &'v str {
    args.get(place).and_then(Value::as_text).unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "no text or list is that long")]
pub(in crate::expr) fn count<'a>(count: usize) -> Value<'a> {
    Value::Number(count as f64)
}

fn length<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(count(units(text_at(args, 0))))
}

fn replace<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (text, old, new) = (text_at(args, 0), text_at(args, 1), text_at(args, 2));
    if old.is_empty() {
        return Err(Failure::new("What is to be replaced is empty."));
    }
    run.make(text.matches(old).count().saturating_mul(new.len()))?;
    run.text(text.replace(old, new))
}

fn split<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let (text, separator) = (text_at(args, 0), text_at(args, 1));
    run.work(text.len())?;
    let parts: Vec<Value<'a>> = if separator.is_empty() {
        run.make(text.len().saturating_mul(16))?;
        text.encode_utf16().map(|unit| Value::text(String::from_utf16_lossy(&[unit]))).collect()
    } else {
        text.split(separator).map(Value::text).collect()
    };
    run.list(parts)
}

/// A whole number of an argument that has to lie between two others.
pub(super) fn within(value: &Value<'_>, most: usize, what: &str) -> Result<usize, Failure> {
    let number = value
        .as_integer()
        .ok_or_else(|| Failure::new(format!("The {what} is a whole number; this is {}.", value.noun())))?;
    position(number)
        .filter(|number| *number <= most)
        .ok_or_else(|| Failure::new(format!("The {what} is {number}, which is not from 0 to {most}.")))
}

fn substring<'a>(run: &Evaluation<'a, '_>, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
    let [text, start, rest @ ..] = arguments else { return Ok(Value::Undefined) };
    // Of a missing text nothing else is looked at.
    let value = run.evaluate(*text, substitute)?;
    let text = match &value {
        Value::Undefined => return Ok(Value::text("")),
        Value::Text(text) => text,
        other => return Err(Failure::new(format!("`substring` takes text; this is {}.", other.noun()))),
    };
    run.look(&value)?;
    let all = text.units();
    let start = within(&run.evaluate(*start, substitute)?, all, "start")?;
    let length = match rest.first() {
        Some(length) => within(&run.evaluate(*length, substitute)?, all - start, "length")?,
        None => all - start,
    };
    run.text(slice(text, start, start + length))
}

/// The language of a locale, if it is a locale at all.
fn language(locale: &str) -> Result<String, Failure> {
    let mut parts = locale.split('-');
    let language = parts.next().unwrap_or_default();
    let fine = matches!(language.len(), 2..=3 | 5..=8)
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if fine { Ok(language.to_ascii_lowercase()) } else { Err(Failure::new(format!("`{locale}` is no locale."))) }
}

fn language_of<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Result<String, Failure> {
    language(args.get(1).and_then(Value::as_text).unwrap_or_else(|| run.locale()))
}

fn lowered(text: &str, language: &str) -> String {
    match language {
        "tr" | "az" => text.replace('I', "ı").replace("İ", "i").to_lowercase(),
        _ => text.to_lowercase(),
    }
}

fn to_lower<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let language = language_of(run, args)?;
    run.text(lowered(text_at(args, 0), &language))
}

fn to_upper<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let text = text_at(args, 0);
    run.text(match language_of(run, args)?.as_str() {
        "tr" | "az" => text.replace('i', "İ").to_uppercase(),
        _ => text.to_uppercase(),
    })
}

fn trim<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    run.text(text_at(args, 0).trim_matches(is_blank).to_owned())
}

/// A text with its first letter capital. Letters of two units stay: only the first unit is looked at.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) if first.len_utf16() == 1 => first.to_uppercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}

fn sentence_case<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let language = language_of(run, args)?;
    run.text(capital(&lowered(text_at(args, 0), &language)))
}

fn title_case<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let language = language_of(run, args)?;
    let mut titled = String::new();
    let mut inside = false;
    for character in lowered(text_at(args, 0), &language).chars() {
        if inside {
            inside = !is_blank(character);
            titled.push(character);
        } else if character.is_ascii_alphanumeric() || character == '_' {
            inside = true;
            titled.push(character.to_ascii_uppercase());
        } else {
            titled.push(character);
        }
    }
    run.text(titled)
}

fn add_ordinal<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let number = super::math::number(args, 0);
    let mut text = String::new();
    crate::expr::value::write_number(number, &mut text);
    if number > 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "it is below a hundred")]
        let last = (number % 100.0) as i32;
        text.push_str(match (last, last % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        });
    }
    run.text(text)
}

fn ends_with<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(text_at(args, 0).ends_with(text_at(args, 1))))
}

fn starts_with<'a>(_: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::Bool(text_at(args, 0).starts_with(text_at(args, 1))))
}

fn count_word<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let words = text_at(args, 0).split(is_blank).filter(|word| !word.is_empty()).count();
    Ok(count(if run.engine() == Engine::DotNet { words } else { words.max(1) }))
}

fn concat<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    let Some((first, rest)) = args.split_first() else { return Ok(Value::Undefined) };
    if rest.is_empty() {
        return Ok(first.clone());
    }
    // Lists, and what is nothing, stay a list; everything else makes it a text for good.
    let mut items: Option<Vec<Value<'a>>> = None;
    let mut text: Option<String> = None;
    for (place, value) in args.iter().enumerate() {
        match (value, &mut text) {
            (value, None) if value.is_nothing() => {}
            (Value::List(list), None) => {
                run.work(list.len())?;
                items.get_or_insert_default().extend(list.iter());
            }
            (value, text) => {
                let so_far = text.get_or_insert_with(|| {
                    let list = items.take().map(|items| if place > 0 { Value::list(items) } else { Value::Undefined });
                    let mut start = String::new();
                    if let Some(list) = list {
                        let _ = write_joined(&list, &mut start);
                    }
                    start
                });
                if so_far.len() > MAX_TEXT {
                    return run.text(std::mem::take(so_far));
                }
                write_joined(value, so_far)
                    .ok_or_else(|| Failure::new("This object holds itself, or is too large."))?;
            }
        }
    }
    match (text, items) {
        (Some(text), _) => run.text(text),
        (None, Some(items)) => run.list(items),
        (None, None) => Ok(Value::Undefined),
    }
}

fn new_guid<'a>(run: &Evaluation<'a, '_>, _: &[Value<'a>]) -> Outcome<'a> {
    let (high, low) = (run.shared.memory.random(), run.shared.memory.random());
    let bits = (u128::from(high) << 64) | u128::from(low);
    run.text(uuid::Builder::from_random_bytes(bits.to_be_bytes()).into_uuid().to_string())
}

fn sought<'v>(args: &'v [Value<'_>]) -> Result<(&'v str, &'v str), Failure> {
    match (args.first(), args.get(1)) {
        (Some(Value::Text(_) | Value::Undefined | Value::Null), Some(Value::Text(_) | Value::Undefined)) => {
            Ok((text_at(args, 0), text_at(args, 1)))
        }
        (Some(Value::Text(_) | Value::Undefined | Value::Null), Some(other)) => {
            Err(Failure::new(format!("Text can be looked for in text, not {}.", other.noun())))
        }
        (Some(other), _) => {
            Err(Failure::new(format!("Something can be looked for in text or a list; this is {}.", other.noun())))
        }
        _ => Ok(("", "")),
    }
}

fn index<'a>(found: Option<usize>) -> Value<'a> {
    found.map_or(Value::Number(-1.0), count)
}

fn index_of<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    if let [Value::List(list), wanted] = args {
        run.work(list.len())?;
        return Ok(index(list.iter().position(|item| crate::expr::compare::identical(&item, wanted))));
    }
    let (text, wanted) = sought(args)?;
    Ok(index(text.find(wanted).map(|at| units(text.get(..at).unwrap_or_default()))))
}

fn last_index_of<'a>(run: &Evaluation<'a, '_>, args: &[Value<'a>]) -> Outcome<'a> {
    if let [Value::List(list), wanted] = args {
        run.work(list.len())?;
        let found = (0..list.len())
            .rev()
            .find(|at| list.get(*at).is_some_and(|item| crate::expr::compare::identical(&item, wanted)));
        return Ok(index(found));
    }
    let (text, wanted) = sought(args)?;
    if wanted.is_empty() && run.engine() == Engine::JavaScript {
        return Ok(count(units(text).saturating_sub(1)));
    }
    Ok(index(text.rfind(wanted).map(|at| units(text.get(..at).unwrap_or_default()))))
}

fn eol<'a>(_: &Evaluation<'a, '_>, _: &[Value<'a>]) -> Outcome<'a> {
    Ok(Value::text("\n"))
}
