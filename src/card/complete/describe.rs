//! The catalogue in words.

use crate::card::catalogue::{Family, Property, Slot, ValueType, Version};

/// How many words of a choice are named.
const NAMED: usize = 6;

/// A kind of value in a few words.
#[must_use]
pub fn kind(value: ValueType) -> String {
    match value {
        ValueType::Text => "text".to_owned(),
        ValueType::LongText => "text of several lines".to_owned(),
        ValueType::Boolean => "true or false".to_owned(),
        ValueType::Number(_) => "a number".to_owned(),
        ValueType::Integer(_) => "a whole number".to_owned(),
        ValueType::Choice(words) => one_of(words),
        ValueType::ColourName(_) => "a colour by name".to_owned(),
        ValueType::HexColour => "a colour, #RRGGBB".to_owned(),
        ValueType::Url => "an address".to_owned(),
        ValueType::Date => "a date, YYYY-MM-DD".to_owned(),
        ValueType::Time => "a time, HH:MM".to_owned(),
        ValueType::Suggested(words) => format!("{}, or any text", one_of(words)),
        ValueType::Size([]) => "pixels, such as 80px".to_owned(),
        ValueType::Size(words) => format!("{}, or pixels", one_of(words)),
        ValueType::Width([]) => "pixels or a share".to_owned(),
        ValueType::Width(words) => format!("{}, pixels or a share", one_of(words)),
        ValueType::Icon => "the name of an icon".to_owned(),
        ValueType::Language => "a language, such as en".to_owned(),
        ValueType::Strings => "a list of texts".to_owned(),
        ValueType::List(_) => "a list".to_owned(),
        ValueType::Map(_) => "names and values".to_owned(),
        ValueType::One(slot) => noun(slot),
        ValueType::Many(Slot::Types([name])) => format!("a list of {name}"),
        ValueType::Many(slot) => format!("a list, each {}", noun(slot)),
        ValueType::Any => "any value".to_owned(),
        ValueType::Either(values) => {
            // Either does not hold another Either.
            let plain = values.iter().filter(|value| !matches!(value, ValueType::Either(_)));
            plain.map(|value| kind(*value)).collect::<Vec<_>>().join(", or ")
        }
    }
}

fn noun(slot: Slot) -> String {
    match slot {
        Slot::Types(names) if names.len() > 3 => "one of several types".to_owned(),
        slot => slot.noun(),
    }
}

fn one_of(words: &[&str]) -> String {
    let named = words.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if words.len() > NAMED { format!("{named} …") } else { named }
}

/// Kind of value, default and age of a property.
pub(super) fn property(property: &Property) -> String {
    let mut parts = vec![kind(property.value)];
    if property.required {
        parts.push("required".to_owned());
    }
    parts.extend(property.default.map(|default| format!("default {}", default.trim_matches('"'))));
    if property.since > Version(1, 0) {
        parts.push(format!("since {}", property.since));
    }
    if property.deprecated {
        parts.push("out of use".to_owned());
    }
    parts.join(" · ")
}

/// The age of a type.
pub(super) fn since(version: Version, family: Family) -> String {
    if family == Family::Adaptive { format!("since {version}") } else { String::new() }
}
