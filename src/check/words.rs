//! Words for messages: types with their articles, and what a property takes.

use super::security::secrets::masked;
use crate::card::catalogue::ValueType;
use crate::card::text;

/// A value as a message quotes it: in one line, cut to so many characters, with stars in place of what looks like a
/// secret.
pub(super) fn label(value: &str, most: usize) -> String {
    text::label(&masked(value), most)
}

/// A type's name with its article.
pub(super) fn a(name: &str) -> String {
    format!("{} {name}", if starts_with_vowel(name) { "an" } else { "a" })
}

/// The same at the start of a sentence.
pub(super) fn capital(name: &str) -> String {
    format!("{} {name}", if starts_with_vowel(name) { "An" } else { "A" })
}

fn starts_with_vowel(name: &str) -> bool {
    name.starts_with(['A', 'E', 'I', 'O', 'U'])
}

/// What a property takes, in words.
pub(super) fn noun(wanted: ValueType) -> String {
    let listed = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match wanted {
        ValueType::Text | ValueType::LongText | ValueType::Suggested(_) => "a string".to_owned(),
        ValueType::Icon => "the name of a Fluent icon".to_owned(),
        ValueType::Language => "a language tag such as `en` or `nb-NO`".to_owned(),
        ValueType::Url => "an address in a string".to_owned(),
        ValueType::Boolean => "true or false".to_owned(),
        ValueType::Number(_) => "a number".to_owned(),
        ValueType::Integer(_) => "a whole number".to_owned(),
        ValueType::Choice(words) | ValueType::ColourName(words) => match words {
            [only] => format!("`{only}`"),
            words => format!("one of {}", listed(words)),
        },
        ValueType::Size([]) => "pixels such as `80px`".to_owned(),
        ValueType::Size(words) => format!("{}, or pixels such as `80px`", listed(words)),
        ValueType::Width([]) => "a weight, or pixels such as `80px`".to_owned(),
        ValueType::Width(words) => format!("{}, a weight, or pixels such as `80px`", listed(words)),
        ValueType::HexColour => "a colour such as `#2266AA`".to_owned(),
        ValueType::Date => "a date such as `2026-01-31`".to_owned(),
        ValueType::Time => "a time such as `09:30`".to_owned(),
        ValueType::Strings => "a list of strings".to_owned(),
        ValueType::List(of) => format!("a list, each item {}", noun(*of)),
        ValueType::One(_) | ValueType::Map(_) => "an object".to_owned(),
        ValueType::Many(_) => "a list".to_owned(),
        ValueType::Any => "anything".to_owned(),
        ValueType::Either(types) => types.iter().map(|ty| noun(*ty)).collect::<Vec<_>>().join(", or "),
    }
}
