//! Whether a value can stand where the catalogue expects a certain kind of value.

use crate::card::catalogue::{Slot, ValueType};
use crate::card::element::type_in_slot;
use crate::json::{Kind, Value};

/// Whether a value is what a property takes. An expression may stand for every simple value; what a slot takes is asked
/// of each thing in it.
pub(super) fn fits(value: Value<'_>, ty: ValueType) -> bool {
    let text = value.as_str();
    if text.as_deref().is_some_and(|text| text.contains("${")) && ty.slot().is_none() {
        return true;
    }
    match ty {
        ValueType::Any => true,
        ValueType::Boolean => value.kind() == Kind::Boolean,
        ValueType::Number => value.kind() == Kind::Number,
        ValueType::Integer => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        ValueType::Choice(_) | ValueType::ColourName(_) => text.is_some_and(|text| ty.canonical(&text).is_some()),
        ValueType::Size(_) => text.is_some_and(|text| ty.canonical(&text).is_some() || pixels(&text)),
        ValueType::Width(_) => {
            let weight = value.kind() == Kind::Number;
            weight || text.is_some_and(|text| ty.canonical(&text).is_some() || pixels(&text) || number(&text))
        }
        ValueType::HexColour => text.is_some_and(|text| text.starts_with('#')),
        ValueType::Text
        | ValueType::LongText
        | ValueType::Url
        | ValueType::Date
        | ValueType::Time
        | ValueType::Suggested(_)
        | ValueType::Icon
        | ValueType::Language => text.is_some(),
        ValueType::Strings => value.is_array() && value.items().all(|item| item.kind() == Kind::String),
        ValueType::List(of) => value.is_array() && value.items().all(|item| fits(item, *of)),
        ValueType::Map(of) => value.is_object() && value.members().all(|(_, member)| fits(member, *of)),
        ValueType::One(slot) => value.is_object() && stands(value, slot, false),
        ValueType::Many(slot) => {
            let strings = ty.takes_strings();
            value.is_array() && value.items().all(|item| stands(item, slot, strings))
        }
        ValueType::Either(types) => types.iter().any(|ty| fits(value, *ty)),
    }
}

/// Whether something may stand in a slot.
pub(super) fn stands(value: Value<'_>, slot: Slot, strings: bool) -> bool {
    match value.kind() {
        Kind::String => strings,
        Kind::Object => {
            let says = ["type", "@type"].iter().any(|key| value.get(key).is_some());
            match type_in_slot(value, slot, value) {
                Some(ty) => slot.fits(ty),
                None => says && !matches!(slot, Slot::Types(_)),
            }
        }
        _ => false,
    }
}

fn pixels(text: &str) -> bool {
    text.strip_suffix("px").is_some_and(number)
}

fn number(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(f64::is_finite)
}
