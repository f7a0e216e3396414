//! Setting a property.

use serde_json::{Value as Json, json};

use super::place::{ElementAt, element, trail};
use super::{Edited, Refusal};
use crate::card::catalogue::{ElementType, Property};
use crate::json::edit::EditError;
use crate::json::{Change, Document, Fragment, Kind, Pointer, edit as json_edit};

/// Sets a property of an element. `None`, or the value that counts anyway, removes the key, unless the property is
/// required. Words are written in the catalogue's spelling. A bare string that gets a property beyond its text becomes
/// an object.
///
/// # Errors
/// When there is no element.
pub fn set(document: &Document, at: &Pointer, property: &str, value: Option<Json>) -> Result<Edited, Refusal> {
    let element = element(&trail(document, at)?, "set")?;
    let name = format!("Set {property} of {}", element.name());
    let change = change(&element, property, value)?;
    Ok(Edited { change, name, select: element.pointer })
}

/// What setting a property of an element does to the text.
pub(super) fn change(element: &ElementAt<'_>, property: &str, value: Option<Json>) -> Result<Change, Refusal> {
    let known = element.ty.and_then(|ty| ty.property(property));
    let value = value.map(|value| spelled(value, known));
    match (element.value.kind(), element.ty) {
        (Kind::Object, _) => Ok(set_member(element, property, value, known)?),
        (Kind::String, Some(ty)) => {
            let text = element.value.as_str().unwrap_or_default();
            match in_place_of_string(ty, property, &text, value, known) {
                Some(new) => Ok(json_edit::replace_value(element.value, &new.into())),
                None => Ok(Change::default()),
            }
        }
        _ => Err(Refusal::NoProperties(element.name())),
    }
}

fn set_member(
    element: &ElementAt<'_>,
    property: &str,
    value: Option<Json>,
    known: Option<&Property>,
) -> Result<Change, EditError> {
    let counts_anyway = |value: &Json| known.is_some_and(|known| !known.required && is_default(value, known));
    match (value.filter(|value| !counts_anyway(value)), element.value.get(property)) {
        (None, None) => Ok(Change::default()),
        (None, Some(_)) => {
            // All of them: a duplicate key would take the place of the one that counted.
            let held = element.value.members().filter(|(name, _)| name == property);
            Ok(json_edit::remove_values(&held.map(|(_, value)| value).collect::<Vec<_>>()))
        }
        (Some(value), Some(held)) if held.to_json() == value => Ok(Change::default()),
        (Some(value), _) => json_edit::set_in(element.value, property, &Fragment::Json(value)),
    }
}

/// Whether a value says what counts anyway. `1.0` is `1`.
fn is_default(value: &Json, property: &Property) -> bool {
    property.default_value().is_some_and(|default| match (default.as_f64(), value.as_f64()) {
        (Some(default), Some(value)) => (default - value).abs() < f64::EPSILON,
        _ => default == *value,
    })
}

/// A word in the catalogue's spelling; everything else as it is.
fn spelled(value: Json, property: Option<&Property>) -> Json {
    match (&value, property) {
        (Json::String(word), Some(property)) => property.value.canonical(word).map_or(value, Json::from),
        _ => value,
    }
}

/// What takes the place of a bare string; none when it stays as it is.
fn in_place_of_string(
    ty: &ElementType,
    property: &str,
    text: &str,
    value: Option<Json>,
    known: Option<&Property>,
) -> Option<Json> {
    let first = ty.labels.first().copied().unwrap_or_default();
    if property == first {
        return match value {
            Some(Json::String(new)) => Some(new.into()),
            Some(other) => Some(json!({ first: other })),
            None => Some("".into()),
        };
    }
    let value = value.filter(|value| !known.is_some_and(|known| is_default(value, known)))?;
    let mut object = serde_json::Map::new();
    if ty.fresh.contains(&format!("\"{}\": \"{}\"", ty.type_key(), ty.tag())) {
        object.insert(ty.type_key().to_owned(), ty.tag().into());
    }
    object.insert(first.to_owned(), text.into());
    object.insert(property.to_owned(), value);
    Some(object.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue;

    /// The text of an element after a property was set.
    fn after(text: &str, property: &str, value: Option<Json>) -> String {
        let document = Document::parse(text).unwrap();
        set(&document, &Pointer::root(), property, value).unwrap().change.apply(text).unwrap()
    }

    #[test]
    fn the_default_of_every_property_removes_it_unless_it_is_required() {
        let said = catalogue::all().filter(|ty| {
            Document::parse(format!("{{\"{}\": \"{}\"}}", ty.type_key(), ty.tag()))
                .is_ok_and(|document| crate::card::element_type(document.root()) == Some(*ty))
        });
        let mut tried = 0;
        for ty in said {
            for property in ty.properties.iter().filter(|property| property.default.is_some()) {
                let key = format!("\"{}\"", property.name);
                let card = json!({ ty.type_key(): ty.tag(), property.name: [] }).to_string();
                let kept = after(&card, property.name, property.default_value()).contains(&format!("{key}:"));
                assert_eq!(kept, property.required, "{} {}", ty.name, property.name);
                let gone = after(&card, property.name, None);
                assert!(!gone.contains(&format!("{key}:")), "{} {}: {gone}", ty.name, property.name);
                tried += 1;
            }
        }
        assert!(tried > 100, "{tried}");
    }

    #[test]
    fn a_number_is_its_default_however_it_is_written() {
        let Some((ty, property)) = catalogue::all().find_map(|ty| {
            let number = |property: &&Property| {
                !property.required && property.default_value().is_some_and(|value| value.is_i64())
            };
            (ty.family == catalogue::Family::Adaptive && !ty.fresh.is_empty())
                .then_some(ty)?
                .properties
                .iter()
                .find(number)
                .map(|property| (ty, property))
        }) else {
            return;
        };
        let default = property.default_value().and_then(|value| value.as_f64()).unwrap();
        let card = json!({ ty.type_key(): ty.tag(), property.name: 77 }).to_string();
        assert!(!after(&card, property.name, Some(json!(default))).contains("77"));
        assert!(
            !after(&card, property.name, Some(json!(default))).contains(property.name),
            "{} {}",
            ty.name,
            property.name
        );
    }
}
