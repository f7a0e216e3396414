//! Setting a property.

use serde_json::{Value as Json, json};

use super::place::{ElementAt, element, trail};
use super::{Edited, Refusal};
use crate::card::catalogue::{ElementType, Property};
use crate::json::edit::{Draft, EditError};
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
    let change = change(document, &element, property, value)?;
    Ok(Edited { change, name, select: element.pointer })
}

/// What setting a property of an element does to the text.
pub(super) fn change(
    document: &Document,
    element: &ElementAt<'_>,
    property: &str,
    value: Option<Json>,
) -> Result<Change, Refusal> {
    let known = element.ty.and_then(|ty| ty.property(property));
    let value = value.map(|value| spelled(value, known));
    match (element.value.kind(), element.ty) {
        (Kind::Object, _) => Ok(set_member(document, element, property, value, known)?),
        (Kind::String, Some(ty)) => {
            let text = element.value.as_str().unwrap_or_default();
            match in_place_of_string(ty, property, &text, value, known) {
                Some(new) => Ok(json_edit::replace(document, &element.pointer, &new.into())?),
                None => Ok(Change::default()),
            }
        }
        _ => Err(Refusal::NoProperties(element.name())),
    }
}

fn set_member(
    document: &Document,
    element: &ElementAt<'_>,
    property: &str,
    value: Option<Json>,
    known: Option<&Property>,
) -> Result<Change, EditError> {
    let pointer = &element.pointer;
    let counts_anyway = |value: &Json| known.is_some_and(|known| !known.required && is_default(value, known));
    match (value.filter(|value| !counts_anyway(value)), element.value.get(property)) {
        (None, None) => Ok(Change::default()),
        (None, Some(_)) => {
            // All of them: a duplicate key would take the place of the one that counted.
            let key = pointer.key(property);
            if element.value.members().filter(|(name, _)| name == property).count() == 1 {
                return json_edit::remove(document, &key);
            }
            let mut draft = Draft::new(document);
            while draft.document().at(&key).is_some() {
                draft.edit(|document| json_edit::remove(document, &key))?;
            }
            Ok(draft.finish())
        }
        (Some(value), Some(held)) if held.to_json() == value => Ok(Change::default()),
        (Some(value), _) => json_edit::set(document, pointer, property, &Fragment::Json(value)),
    }
}

fn is_default(value: &Json, property: &Property) -> bool {
    property.default_value().is_some_and(|default| default == *value)
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
