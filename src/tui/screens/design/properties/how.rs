//! How a value is edited: by what stands there, before what the catalogue expects, so that nothing is lost by editing it.

use crate::card::catalogue::{Arity, Property, Sign, ValueType};
use crate::card::edit::Sheet;
use crate::card::form::icon_parts;
use crate::json::{Kind, Value};

/// How a value is edited.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum How {
    /// Switched at once.
    Switch,
    /// Chosen from words, or typed.
    Words(&'static [&'static str]),
    /// Chosen from the names of the Fluent icons, or typed; this stands before a name.
    Icon(&'static str),
    /// Typed, as a value of this type.
    Field(ValueType),
    /// One item a line, all of a type.
    Lines(ValueType),
    /// As a table.
    Table,
    /// By going to the elements that it holds.
    Inside,
    /// One of several kinds of value: asked first.
    Kinds(&'static [ValueType]),
    /// As JSON.
    Json,
    /// As JSON, or as a text that is none.
    Free,
}

/// How a property is edited that holds this.
pub(super) fn how(known: Option<&Property>, held: Option<Value<'_>>) -> How {
    match known {
        Some(property) if Sheet::of(property).is_some_and(|sheet| sheet.holds(held)) => How::Table,
        Some(property) => match property.icon_scheme() {
            Some(scheme) if held.is_none_or(|held| says_icon(held, scheme)) => How::Icon(scheme),
            _ => by_type(property.value, held),
        },
        None => by_kind(held.map(Value::kind)),
    }
}

/// Whether a value names an icon, or could, with that before it.
pub(super) fn says_icon(held: Value<'_>, scheme: &str) -> bool {
    held.as_str().is_some_and(|text| icon_parts(&text, scheme).is_some())
}

/// What the catalogue does not know keeps the kind that it has.
const fn by_kind(kind: Option<Kind>) -> How {
    match kind {
        None => How::Free,
        Some(Kind::Boolean) => How::Switch,
        Some(Kind::Number) => How::Field(ValueType::Number(Sign::Signed)),
        Some(Kind::String) => How::Field(ValueType::Text),
        Some(Kind::Null | Kind::Array | Kind::Object) => How::Json,
    }
}

fn by_type(wanted: ValueType, held: Option<Value<'_>>) -> How {
    let kind = held.map(Value::kind);
    let bare = !matches!(kind, Some(Kind::Object | Kind::Array));
    match wanted {
        ValueType::Either(types) => either(wanted, types, held),
        ValueType::Any if bare => How::Free,
        ValueType::Any | ValueType::Map(_) if kind != Some(Kind::String) => How::Json,
        ValueType::One(_) | ValueType::Many(_) if kind.is_none() || !bare => How::Inside,
        ValueType::Strings if is_lines(held) => How::Lines(ValueType::Text),
        ValueType::List(item) if is_lines(held) => How::Lines(*item),
        ValueType::Any
        | ValueType::Map(_)
        | ValueType::One(_)
        | ValueType::Many(_)
        | ValueType::Strings
        | ValueType::List(_) => {
            if bare {
                How::Free
            } else {
                How::Json
            }
        }
        _ if !bare => How::Json,
        ValueType::Boolean => match held.and_then(Value::as_str) {
            Some(word) if !matches!(word.to_ascii_lowercase().as_str(), "true" | "false") => How::Field(wanted),
            _ => How::Switch,
        },
        ValueType::Choice(words) | ValueType::ColourName(words) | ValueType::Suggested(words) => How::Words(words),
        ValueType::Size(words) | ValueType::Width(words) if !words.is_empty() => How::Words(words),
        ValueType::Icon => How::Icon(""),
        _ => How::Field(wanted),
    }
}

/// Whether a list can be shown with one item on each line.
fn is_lines(held: Option<Value<'_>>) -> bool {
    let on_a_line = |item: Value<'_>| match item.kind() {
        Kind::String => {
            item.as_str().is_none_or(|text| !text.contains('\n') && text.trim() == text && !text.is_empty())
        }
        Kind::Number => true,
        _ => false,
    };
    held.is_none_or(|held| held.is_array() && held.items().all(on_a_line))
}

fn either(wanted: ValueType, types: &'static [ValueType], held: Option<Value<'_>>) -> How {
    let holds_others = |ty: &ValueType| {
        ty.slot().is_some()
            || matches!(ty, ValueType::Any | ValueType::Map(_) | ValueType::Strings | ValueType::List(_))
    };
    let simple = || types.iter().copied().filter(|ty| !holds_others(ty));
    let words = wanted.words();
    match held.map(Value::kind) {
        Some(kind @ (Kind::Object | Kind::Array)) => {
            let arity = if kind == Kind::Array { Arity::Many } else { Arity::One };
            let inside = types.iter().any(|ty| ty.slot().is_some_and(|(_, takes)| takes == arity));
            let lines = types.iter().find(|ty| matches!(ty, ValueType::Strings | ValueType::List(_)));
            match lines {
                _ if inside => How::Inside,
                Some(list) if kind == Kind::Array => by_type(*list, held),
                _ => How::Json,
            }
        }
        _ if types.iter().all(|ty| !holds_others(ty)) => {
            if words.is_empty() {
                How::Field(wanted)
            } else {
                How::Words(words)
            }
        }
        None => How::Kinds(types),
        // Where words are one of the ways, the others are as near.
        Some(_) if !words.is_empty() => How::Kinds(types),
        Some(_) => match (simple().next(), simple().nth(1)) {
            (Some(ValueType::Icon), None) => How::Icon(""),
            (Some(only), None) => How::Field(only),
            (Some(_), Some(_)) => How::Field(wanted),
            (None, _) => How::Free,
        },
    }
}

/// What a type is called, for the line below the properties and for the kinds to choose from.
pub(super) const fn noun(value: ValueType) -> &'static str {
    match value {
        ValueType::Text => "text",
        ValueType::LongText => "text, several lines",
        ValueType::Boolean => "yes or no",
        ValueType::Number(_) => "number",
        ValueType::Integer(_) => "whole number",
        ValueType::Choice(_) => "choice",
        ValueType::ColourName(_) => "colour by name",
        ValueType::HexColour => "colour, #RRGGBB",
        ValueType::Url => "address",
        ValueType::Date => "date, YYYY-MM-DD",
        ValueType::Time => "time, HH:MM",
        ValueType::Suggested(_) => "word",
        ValueType::Size([]) => "pixels",
        ValueType::Size(_) => "word or pixels",
        ValueType::Width(_) => "word, weight or pixels",
        ValueType::Icon => "icon",
        ValueType::Language => "language tag",
        ValueType::Strings => "list of texts",
        ValueType::List(_) => "list",
        ValueType::Map(_) => "names and values",
        ValueType::One(_) => "element",
        ValueType::Many(_) => "elements",
        ValueType::Any => "data",
        ValueType::Either(_) => "one of several kinds",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue::Slot;
    use crate::json::Document;

    const PICTURE: &[ValueType] = &[ValueType::Url, ValueType::One(Slot::Types(&["BackgroundImage"]))];
    const FALLBACK: &[ValueType] = &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Elements)];
    const MIXED: &[ValueType] = &[ValueType::Text, ValueType::Number(Sign::Signed)];

    fn held(value: ValueType, text: &str) -> How {
        let document = Document::parse(text).unwrap();
        by_type(value, Some(document.root()))
    }

    #[test]
    fn what_stands_there_decides() {
        assert_eq!(held(ValueType::Integer(Sign::Unsigned), "{}"), How::Json);
        assert_eq!(held(ValueType::Boolean, "\"${on}\""), How::Field(ValueType::Boolean));
        assert_eq!(held(ValueType::Boolean, "\"True\""), How::Switch);
        assert_eq!(held(ValueType::Strings, "[\"a\"]"), How::Lines(ValueType::Text));
        assert_eq!(held(ValueType::Strings, "[\"a\", 1.0, {}]"), How::Json);
        assert_eq!(held(ValueType::Strings, "\"${list}\""), How::Free);
        assert_eq!(held(ValueType::Many(Slot::Elements), "[]"), How::Inside);
        assert_eq!(held(ValueType::Many(Slot::Elements), "\"${list}\""), How::Free);
        assert_eq!(held(ValueType::Any, "[1]"), How::Json);
        assert_eq!(by_kind(Some(Kind::Boolean)), How::Switch);
    }

    #[test]
    fn of_several_kinds_the_one_that_stands_there_is_edited() {
        let picture = ValueType::Either(PICTURE);
        assert_eq!(by_type(picture, None), How::Kinds(PICTURE));
        assert_eq!(held(picture, "\"https://a\""), How::Field(ValueType::Url));
        assert_eq!(held(picture, "{}"), How::Inside);
        assert_eq!(held(ValueType::Either(FALLBACK), "\"drop\""), How::Kinds(FALLBACK));
        assert_eq!(by_type(ValueType::Either(MIXED), None), How::Field(ValueType::Either(MIXED)));
    }
}
