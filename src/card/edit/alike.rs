//! Elements that are like a given one, so that all of them can be changed at once.

use super::place::{element, trail};
use crate::card::catalogue::{Group, Property, ValueType};
use crate::card::{Element, OutlineKind, outline};
use crate::json::{Document, Pointer};

/// In what elements are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Similar {
    /// They are of one type.
    Type,
    /// They are of one type and look the same: each property of style has the same value.
    Look,
    /// They are of one type, and this property has the same value.
    Value(&'static str),
    /// They are of whatever type, and this property has the same value.
    ValueAnywhere(&'static str),
}

/// A way in which other elements are like the selected one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// In what.
    pub by: Similar,
    /// The same in words: `every TextBlock with size Large`.
    pub words: String,
    /// The elements, the selected one among them.
    pub elements: Vec<Pointer>,
}

/// The elements that are like the one at `at`, in the order of the document, itself among them.
#[must_use]
pub fn alike(document: &Document, at: &Pointer, by: &Similar) -> Vec<Pointer> {
    let Some(model) = model(document, at) else { return Vec::new() };
    let rows = outline(document).into_iter().filter(|row| row.what == OutlineKind::Element);
    rows.map(|row| row.pointer)
        .filter(|pointer| document.at(pointer).is_some_and(|value| same(&model, &Element::new(value), by)))
        .collect()
}

/// The ways in which others are like the selected element, the widest first. Ways that find the same elements as one
/// before them are left out.
#[must_use]
pub fn likenesses(document: &Document, at: &Pointer) -> Vec<Likeness> {
    let Some(model) = model(document, at) else { return Vec::new() };
    let Some(ty) = model.ty() else { return Vec::new() };
    let mut ways = vec![(Similar::Type, format!("every {}", ty.tag()))];
    for property in ty.properties.iter().filter(|property| is_look(property) && model.value(property.name).is_some()) {
        let value = crate::card::text::label(&said(&model, property.name), 30);
        ways.push((Similar::Value(property.name), format!("every {} with {} {value}", ty.tag(), property.name)));
        ways.push((Similar::ValueAnywhere(property.name), format!("whatever has {} {value}", property.name)));
    }
    ways.push((Similar::Look, format!("every {} that looks the same", ty.tag())));
    let rows: Vec<Pointer> =
        outline(document).into_iter().filter(|row| row.what == OutlineKind::Element).map(|row| row.pointer).collect();
    let values: Vec<(&Pointer, Element<'_>)> =
        rows.iter().filter_map(|pointer| Some((pointer, Element::new(document.at(pointer)?)))).collect();
    let mut found: Vec<Likeness> = Vec::new();
    for (by, words) in ways {
        let elements: Vec<Pointer> = values
            .iter()
            .filter(|(_, element)| same(&model, element, &by))
            .map(|(pointer, _)| (*pointer).clone())
            .collect();
        if found.iter().all(|known| known.elements != elements) {
            found.push(Likeness { by, words, elements });
        }
    }
    found
}

/// The properties of style and layout that any of these elements has and that take a simple value, each once.
#[must_use]
pub fn settable(document: &Document, several: &[Pointer]) -> Vec<&'static Property> {
    let mut types: Vec<_> = several.iter().filter_map(|pointer| Element::new(document.at(pointer)?).ty()).collect();
    types.sort_by_key(|ty| ty.name);
    types.dedup_by_key(|ty| ty.name);
    let mut found: Vec<&'static Property> = Vec::new();
    for property in types.iter().flat_map(|ty| ty.properties).filter(|property| simple(property.value)) {
        let known = found.iter().any(|known| known.name == property.name);
        if !known && !matches!(property.group, Group::Content | Group::Advanced) && !property.deprecated {
            found.push(property);
        }
    }
    found.sort_by_key(|property| match property.group {
        Group::Style => 0,
        Group::Layout => 1,
        _ => 2,
    });
    found
}

fn model<'d>(document: &'d Document, at: &Pointer) -> Option<Element<'d>> {
    let element = element(&trail(document, at).ok()?, "changed").ok()?;
    Some(Element::typed(element.value, element.ty))
}

fn same(model: &Element<'_>, other: &Element<'_>, by: &Similar) -> bool {
    let same_type = model.ty() == other.ty();
    match by {
        Similar::Type => same_type,
        Similar::Look => {
            let properties = model.ty().map_or(&[][..], |ty| ty.properties);
            let mut looks = properties.iter().filter(|property| property.group == Group::Style);
            same_type && looks.all(|property| said(model, property.name) == said(other, property.name))
        }
        Similar::Value(name) => same_type && said(model, name) == said(other, name),
        Similar::ValueAnywhere(name) => {
            let known = other.ty().is_some_and(|ty| ty.property(name).is_some());
            known && other.value(name).is_some() && said(model, name) == said(other, name)
        }
    }
}

/// What counts for a property: words in the catalogue's spelling, other values as they are written.
fn said(element: &Element<'_>, name: &str) -> String {
    let words = element.ty().and_then(|ty| ty.property(name)).is_some_and(|known| !known.value.words().is_empty());
    let word = if words { element.choice(name) } else { "" };
    if !word.is_empty() {
        return word.to_owned();
    }
    let text = element.text(name);
    if text.is_empty() { element.value(name).map_or("", crate::json::Value::raw).to_owned() } else { text.into_owned() }
}

/// Whether a property is part of how something looks.
const fn is_look(property: &Property) -> bool {
    matches!(property.group, Group::Style | Group::Layout) && simple(property.value)
}

/// Whether a value can be said in one word or number.
const fn simple(value: ValueType) -> bool {
    matches!(
        value,
        ValueType::Boolean
            | ValueType::Number(_)
            | ValueType::Integer(_)
            | ValueType::Choice(_)
            | ValueType::ColourName(_)
            | ValueType::HexColour
            | ValueType::Suggested(_)
            | ValueType::Size(_)
            | ValueType::Width(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::edit::tests::at;

    const CARD: &str = r#"{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"a","size":"large"},{"type":"Container","items":[{"type":"TextBlock","text":"b","size":"Large","color":"accent"}]},{"type":"TextBlock","text":"c"},{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"d","size":"Large"}]}]}"#;

    fn found(from: &str, by: &Similar) -> Vec<String> {
        let document = Document::parse(CARD).unwrap();
        alike(&document, &at(from), by).iter().map(Pointer::to_string).collect()
    }

    #[test]
    fn elements_are_alike_by_type_value_and_look() {
        assert_eq!(found("/body/0", &Similar::Type), ["/body/0", "/body/1/items/0", "/body/2"]);
        assert_eq!(found("/body/0/text", &Similar::Value("size")), ["/body/0", "/body/1/items/0"]);
        assert_eq!(found("/body/0", &Similar::ValueAnywhere("size")).len(), 3);
        assert_eq!(found("/body/0", &Similar::Look), ["/body/0"]);
        assert!(found("/nowhere", &Similar::Type).is_empty());
    }

    #[test]
    fn ways_that_find_the_same_are_offered_once() {
        let document = Document::parse(CARD).unwrap();
        let ways: Vec<(String, usize)> =
            likenesses(&document, &at("/body/0")).into_iter().map(|way| (way.words, way.elements.len())).collect();
        assert_eq!(
            ways,
            [
                ("every TextBlock".to_owned(), 3),
                ("every TextBlock with size Large".to_owned(), 2),
                ("whatever has size Large".to_owned(), 3),
                ("every TextBlock that looks the same".to_owned(), 1)
            ]
        );
    }

    #[test]
    fn what_can_be_set_is_how_they_look() {
        let document = Document::parse(CARD).unwrap();
        let names: Vec<&str> =
            settable(&document, &[at("/body/0"), at("/body/1")]).into_iter().map(|property| property.name).collect();
        assert!(names.contains(&"color") && names.contains(&"bleed") && names.contains(&"spacing"), "{names:?}");
        assert!(!names.contains(&"text") && !names.contains(&"items") && !names.contains(&"id"), "{names:?}");
    }
}
