//! A list of small objects, or a map, as a table: facts, choices, headers, features and their versions.
//!
//! What can be a table is decided by the catalogue: a list of one type that holds nothing further and has a few simple
//! properties, or a map of simple values. Cells are set, rows are added, removed and moved in place, so that whatever else
//! a row says stays as it is.

use serde_json::{Value as Json, json};

use super::place::{edited, element, trail};
use super::shift::{Direction, swap};
use super::{Edited, Refusal, property};
use crate::card::catalogue::{ElementType, Group, Property, ValueType};
use crate::json::edit::Draft;
use crate::json::{Change, Document, Fragment, Kind, Pointer, Value, edit as json_edit, print};

/// How a property is a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Sheet {
    /// A list of objects of one type, each a row.
    Items {
        /// The type.
        ty: &'static ElementType,
        /// The properties that are its columns.
        columns: Vec<&'static Property>,
    },
    /// An object whose keys the author chooses: names and values.
    Entries {
        /// What the values are.
        value: ValueType,
    },
}

/// More columns than this are no small table.
const MOST_COLUMNS: usize = 4;

impl Sheet {
    /// The table that a property is, if it is one.
    #[must_use]
    pub fn of(property: &Property) -> Option<Self> {
        let types = match property.value {
            ValueType::Either(types) => types,
            _ => &[property.value],
        };
        types.iter().find_map(|value| match value {
            ValueType::Map(inner) if is_simple(**inner) => Some(Self::Entries { value: **inner }),
            ValueType::Many(slot) => {
                let ty = slot.only()?;
                let columns = columns(ty)?;
                Some(Self::Items { ty, columns })
            }
            _ => None,
        })
    }

    /// What stands above the columns.
    #[must_use]
    pub fn titles(&self) -> Vec<&'static str> {
        match self {
            Self::Items { columns, .. } => columns.iter().map(|column| column.name).collect(),
            Self::Entries { .. } => vec!["name", "value"],
        }
    }

    /// What a column takes.
    #[must_use]
    pub fn column_type(&self, column: usize) -> ValueType {
        match self {
            Self::Items { columns, .. } => columns.get(column).map_or(ValueType::Text, |column| column.value),
            Self::Entries { value } => {
                if column == 0 {
                    ValueType::Text
                } else {
                    *value
                }
            }
        }
    }

    /// What is called a row, for the names of steps.
    fn noun(&self) -> &'static str {
        match self {
            Self::Items { ty, .. } => ty.tag(),
            Self::Entries { .. } => "entry",
        }
    }

    /// Whether what a card holds can be shown as this table: nothing, or a list of objects, or an object.
    #[must_use]
    pub fn holds(&self, held: Option<Value<'_>>) -> bool {
        match (self, held) {
            (_, None) => true,
            (Self::Items { .. }, Some(held)) => {
                held.is_array() && held.items().all(|item| matches!(item.kind(), Kind::Object | Kind::String))
            }
            (Self::Entries { .. }, Some(held)) => held.is_object(),
        }
    }

    /// The cells, row by row. Numbers and booleans as they are written, lists and objects as JSON on one line.
    #[must_use]
    pub fn rows(&self, held: Option<Value<'_>>) -> Vec<Vec<String>> {
        let Some(held) = held else { return Vec::new() };
        match self {
            Self::Items { ty, columns } => {
                let first = ty.labels.first();
                let cell = |item: Value<'_>, column: &&Property| match item.kind() {
                    Kind::String if first == Some(&column.name) => written(item),
                    _ => item.get(column.name).map(written).unwrap_or_default(),
                };
                held.items().map(|item| columns.iter().map(|column| cell(item, column)).collect()).collect()
            }
            Self::Entries { .. } => held.members().map(|(key, value)| vec![key.into_owned(), written(value)]).collect(),
        }
    }
}

/// A cell is typed as text, a number, a word; nothing that holds others.
fn is_simple(value: ValueType) -> bool {
    match value {
        ValueType::Strings
        | ValueType::List(_)
        | ValueType::Map(_)
        | ValueType::One(_)
        | ValueType::Many(_)
        | ValueType::Any => false,
        ValueType::Either(types) => types.iter().all(|ty| is_simple(*ty)),
        _ => true,
    }
}

/// The columns of a type that is a row of a small table: what its author writes. Identifiers and the like stay with it
/// unseen.
fn columns(ty: &'static ElementType) -> Option<Vec<&'static Property>> {
    let shown =
        || ty.properties.iter().filter(|property| !matches!(property.group, Group::Advanced | Group::Accessibility));
    let fits = ty.slots().next().is_none() && shown().all(|property| is_simple(property.value));
    let columns: Vec<_> = shown().filter(|property| !property.deprecated).collect();
    (fits && (2..=MOST_COLUMNS).contains(&columns.len())).then_some(columns)
}

fn written(value: Value<'_>) -> String {
    match value.kind() {
        Kind::String => value.as_str().unwrap_or_default().into_owned(),
        Kind::Array | Kind::Object => print::strict(value),
        _ => value.raw().to_owned(),
    }
}

/// The element that owns a table, and what it holds under the property.
fn owner<'d>(document: &'d Document, at: &Pointer, property: &str) -> Result<(String, Option<Value<'d>>), Refusal> {
    let element = element(&trail(document, at)?, "changed")?;
    if !element.value.is_object() {
        return Err(Refusal::NoProperties(element.name()));
    }
    Ok((element.name(), element.value.get(property)))
}

fn row_at<'d>(held: Option<Value<'d>>, at: &Pointer, property: &str, row: usize) -> Result<Value<'d>, Refusal> {
    let missing = || Refusal::Missing(at.key(property).index(row));
    held.and_then(|held| held.children().nth(row)).ok_or_else(missing)
}

/// Sets a cell. Nothing removes what it says; in a map it leaves an empty text.
///
/// # Errors
/// When there is no such row, or when a map has that name already.
pub fn set_cell(
    document: &Document,
    at: &Pointer,
    table: &'static Property,
    sheet: &Sheet,
    (row, column): (usize, usize),
    value: Option<Json>,
) -> Result<Edited, Refusal> {
    let (owner, held) = owner(document, at, table.name)?;
    let item = row_at(held, at, table.name, row)?;
    let mut name = format!("Change {} of {owner}", table.name);
    let change = match sheet {
        Sheet::Items { columns, .. } => {
            let column = columns.get(column).ok_or_else(|| Refusal::Missing(item.pointer()))?;
            name = format!("Set {} of {}", column.name, sheet.noun());
            let value = value.or_else(|| (column.required && is_text(column.value)).then(|| "".into()));
            property::set(document, &at.key(table.name).index(row), column.name, value)?.change
        }
        Sheet::Entries { .. } if column == 0 => {
            let key = value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
            let taken = item
                .parent()
                .is_some_and(|map| map.members().enumerate().any(|(at, (other, _))| at != row && other == key));
            if taken {
                return Err(Refusal::Taken(key));
            }
            Change::rename(item, &key)
        }
        Sheet::Entries { .. } => Change::rewrite(item, value.unwrap_or_else(|| "".into()).to_string()),
    };
    Ok(Edited { change, name, select: at.clone() })
}

const fn is_text(value: ValueType) -> bool {
    !matches!(value, ValueType::Boolean | ValueType::Number(_) | ValueType::Integer(_))
}

/// Adds an empty row before row `row`, making the table when there is none.
///
/// # Errors
/// When the element holds something there that is no table.
pub fn add_row(
    document: &Document,
    at: &Pointer,
    table: &'static Property,
    sheet: &Sheet,
    row: usize,
) -> Result<Edited, Refusal> {
    let (owner, held) = owner(document, at, table.name)?;
    if !sheet.holds(held) {
        return Err(Refusal::NotAList(table.name.to_owned()));
    }
    let name = format!("Add {} to {owner}", sheet.noun());
    let mut draft = Draft::new(document);
    let pointer = at.key(table.name);
    match sheet {
        Sheet::Items { ty, columns } => {
            let fresh = Fragment::Json(empty_row(ty, columns));
            match held {
                None => {
                    let list = Fragment::Json(json!([]));
                    draft.edit(|document| json_edit::set(document, at, table.name, &list))?;
                    draft.edit(|document| json_edit::insert(document, &pointer, 0, &fresh))?;
                }
                Some(_) => {
                    draft.edit(|document| json_edit::insert(document, &pointer, row, &fresh))?;
                }
            }
        }
        Sheet::Entries { .. } => {
            let taken = |name: &str| held.is_some_and(|held| held.get(name).is_some());
            let entries = held.map_or(0, Value::len);
            let names = (1..=entries + 1).map(|at| if at == 1 { "name".to_owned() } else { format!("name{at}") });
            let key = names.into_iter().find(|name| !taken(name)).unwrap_or_default();
            if held.is_none() {
                let map = Fragment::Json(json!({}));
                draft.edit(|document| json_edit::set(document, at, table.name, &map))?;
            }
            draft.edit(|document| json_edit::set(document, &pointer, &key, &Fragment::Json("".into())))?;
        }
    }
    Ok(edited(draft, name, at.clone()))
}

/// What a fresh one has to say, without the words that only stand for something.
fn empty_row(ty: &ElementType, columns: &[&'static Property]) -> Json {
    let mut row: Json = serde_json::from_str(ty.fresh).unwrap_or_else(|_| json!({}));
    if let Some(members) = row.as_object_mut() {
        for column in columns {
            let texts = column.value.words().is_empty() && is_text(column.value);
            let fresh = members.get(column.name);
            if texts && (column.required || fresh.is_some_and(Json::is_string)) {
                members.insert(column.name.to_owned(), "".into());
            }
        }
    }
    row
}

/// Removes a row; with the last one goes the table, unless the element has to have it.
///
/// # Errors
/// When there is no such row.
pub fn remove_row(
    document: &Document,
    at: &Pointer,
    table: &'static Property,
    sheet: &Sheet,
    row: usize,
) -> Result<Edited, Refusal> {
    let (owner, held) = owner(document, at, table.name)?;
    let item = row_at(held, at, table.name, row)?;
    let name = format!("Remove {} of {owner}", sheet.noun());
    let alone = item.next().is_none() && item.previous().is_none();
    let pointer = if alone && !table.required { at.key(table.name) } else { item.pointer() };
    let change = json_edit::remove(document, &pointer)?;
    Ok(Edited { change, name, select: at.clone() })
}

/// Changes a row with the one before it (`up`) or behind it.
///
/// # Errors
/// When it is the first or the last, or there is no such row.
pub fn move_row(
    document: &Document,
    at: &Pointer,
    table: &'static Property,
    sheet: &Sheet,
    row: usize,
    direction: Direction,
) -> Result<Edited, Refusal> {
    let (owner, held) = owner(document, at, table.name)?;
    let item = row_at(held, at, table.name, row)?;
    let up = direction == Direction::Up;
    let other = if up { item.previous() } else { item.next() };
    let other = other.ok_or(if up { Refusal::First } else { Refusal::Last })?;
    let (first, second) = if up { (other, item) } else { (item, other) };
    let change = swap(document, first, second);
    Ok(Edited { change, name: format!("Move {} of {owner}", sheet.noun()), select: at.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue;

    const CARD: &str =
        r#"{"type": "FactSet", "facts": [ {"title": "a", "value": "1", "own": 1.50}, {"title": "b","value": "2"} ]}"#;

    fn facts() -> (&'static Property, Sheet) {
        let property = catalogue::find("FactSet").unwrap().property("facts").unwrap();
        (property, Sheet::of(property).unwrap())
    }

    fn after(text: &str, make: impl FnOnce(&Document) -> Result<Edited, Refusal>) -> (String, String) {
        let document = Document::parse(text).unwrap();
        let edited = make(&document).unwrap_or_else(|refusal| panic!("{refusal}"));
        (edited.change.apply(text).unwrap(), edited.name)
    }

    #[test]
    fn lists_of_simple_objects_are_tables_and_lists_of_elements_are_none() {
        let table = |ty: &str, name: &str| Sheet::of(catalogue::find(ty).unwrap().property(name).unwrap());
        assert_eq!(table("FactSet", "facts").unwrap().titles(), ["title", "value"]);
        assert_eq!(table("Input.ChoiceSet", "choices").unwrap().titles(), ["title", "value"]);
        assert_eq!(table("MessageCard.HttpPOST", "headers").unwrap().titles(), ["name", "value"]);
        assert_eq!(table("MessageCard.OpenUri", "targets").unwrap().titles(), ["os", "uri"]);
        assert_eq!(table("Container", "items"), None);
        assert_eq!(table("ImageSet", "images"), None);
        assert_eq!(table("TextBlock", "text"), None);
    }

    #[test]
    fn a_cell_changes_alone_and_the_rest_of_its_row_stays() {
        let (property, sheet) = facts();
        let root = Pointer::root();
        let set = |cell, value: Option<&str>| {
            after(CARD, |document| set_cell(document, &root, property, &sheet, cell, value.map(Json::from)))
        };
        assert_eq!(set((0, 1), Some("9")), (CARD.replace("\"1\"", "\"9\""), "Set value of Fact".to_owned()));
        assert!(set((1, 0), None).0.contains(r#"{"title": "","value": "2"}"#), "required: stays, empty");
        let document = Document::parse(CARD).unwrap();
        assert!(set_cell(&document, &root, property, &sheet, (2, 0), None).is_err());
    }

    #[test]
    fn rows_come_go_and_move() {
        let (property, sheet) = facts();
        let root = Pointer::root();
        let (text, name) = after(CARD, |document| add_row(document, &root, property, &sheet, 1));
        let document = Document::parse(text).unwrap();
        assert_eq!(sheet.rows(document.root().get("facts")), [["a", "1"], ["", ""], ["b", "2"]]);
        assert_eq!(name, "Add Fact to FactSet");
        let (text, _) = after(CARD, |document| move_row(document, &root, property, &sheet, 1, Direction::Up));
        assert_eq!(
            text,
            r#"{"type": "FactSet", "facts": [ {"title": "b","value": "2"}, {"title": "a", "value": "1", "own": 1.50} ]}"#
        );
        let (text, _) = after(CARD, |document| remove_row(document, &root, property, &sheet, 0));
        assert_eq!(text, r#"{"type": "FactSet", "facts": [ {"title": "b","value": "2"} ]}"#);
        let (text, _) = after("{\"type\": \"FactSet\"}", |document| add_row(document, &root, property, &sheet, 0));
        assert!(text.contains("facts"), "{text}");
    }

    #[test]
    fn the_names_of_a_map_are_cells_too() {
        static REQUIRES: Property = Property { value: ValueType::Map(&ValueType::Text), ..catalogue::TEMPLATE[0] };
        let table = Property { name: "requires", ..REQUIRES };
        let table: &'static Property = Box::leak(Box::new(table));
        let sheet = Sheet::of(table).unwrap();
        let root = Pointer::root();
        let card = r#"{"type": "Container", "requires": {"a": "1.0", "b": "2"}}"#;
        let (text, _) = after(card, |document| set_cell(document, &root, table, &sheet, (1, 0), Some("c".into())));
        assert_eq!(text, card.replace("\"b\"", "\"c\""));
        let (text, _) = after(card, |document| set_cell(document, &root, table, &sheet, (0, 1), None));
        assert_eq!(text, card.replace("\"1.0\"", "\"\""));
        let document = Document::parse(card).unwrap();
        assert_eq!(
            set_cell(&document, &root, table, &sheet, (1, 0), Some("a".into())),
            Err(Refusal::Taken("a".into()))
        );
        let (text, _) = after(card, |document| move_row(document, &root, table, &sheet, 0, Direction::Down));
        assert_eq!(text, r#"{"type": "Container", "requires": {"b": "2", "a": "1.0"}}"#);
        let (text, _) = after("{\"type\": \"Container\"}", |document| add_row(document, &root, table, &sheet, 0));
        let added = Document::parse(text).unwrap();
        assert_eq!(sheet.rows(added.root().get("requires")), [["name", ""]]);
        let (text, _) = after(added.text(), |document| remove_row(document, &root, table, &sheet, 0));
        assert!(!text.contains("requires"), "{text}");
    }
}
