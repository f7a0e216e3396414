//! The rows of the properties pane, made from the catalogue and the card.

use std::collections::HashSet;

use crate::card::catalogue::{ElementType, Group, Property};
use crate::card::{self, OutlineKind};
use crate::json::{Kind, Value};
use crate::tui::app::Shared;

use super::member;
use super::shown::{Look, Shown};

/// A row.
#[derive(Debug)]
pub(super) enum Row {
    /// The name of a group.
    Heading(&'static str),
    /// A property.
    Item(Item),
    /// Something said where there is no property.
    Hint(String),
}

/// A property of the selected element.
#[derive(Debug)]
pub(super) struct Item {
    /// Its name.
    pub(super) name: String,
    /// What the catalogue knows of it.
    pub(super) known: Option<&'static Property>,
    /// Whether the card says it.
    pub(super) state: State,
    /// Its value, or the default.
    pub(super) shown: Shown,
}

/// Whether a card says a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// It does.
    Set,
    /// It does not; the default counts.
    Unset,
    /// It does not, and should.
    Missing,
}

/// The groups in the order of the pane.
const GROUPS: [(Group, &str); 6] = [
    (Group::Content, "Content"),
    (Group::Style, "Style"),
    (Group::Layout, "Layout"),
    (Group::Behaviour, "Behaviour"),
    (Group::Accessibility, "Accessibility"),
    (Group::Advanced, "Advanced"),
];

/// What is selected, in words, and its rows.
pub(super) fn of(shared: &Shared) -> (String, Vec<Row>) {
    let work = &shared.workspace;
    let Some(value) = work.document().at(work.selection()) else { return (String::new(), Vec::new()) };
    let node = work.selected_row().and_then(|row| work.outline().get(row));
    if let Some(node) = node.filter(|node| node.what == OutlineKind::Slot) {
        return (node.title.clone(), slot(value));
    }
    let ty = card::element_type(value);
    let name = card::type_name(value);
    let rows = match (value.kind(), ty) {
        (Kind::Object | Kind::String, Some(ty)) => known(value, ty, Look::of(shared)),
        (Kind::Object, None) => unknown(value, Look::of(shared)),
        (_, _) => vec![Row::Hint(format!("{} has no properties; the source shows what it is.", value.kind().noun()))],
    };
    (name, rows)
}

fn slot(list: Value<'_>) -> Vec<Row> {
    let count = match list.len() {
        0 => "An empty list.".to_owned(),
        1 => "A list of one element.".to_owned(),
        count => format!("A list of {count} elements."),
    };
    let adding = "What is added goes to its end.".to_owned();
    vec![Row::Hint(count), Row::Hint(adding)]
}

fn known(value: Value<'_>, ty: &'static ElementType, look: Look) -> Vec<Row> {
    let mut rows = Vec::with_capacity(ty.properties.len() + GROUPS.len());
    for (group, heading) in GROUPS {
        let start = rows.len();
        for property in ty.properties.iter().filter(|property| property.group == group) {
            let held = member(value, ty, property.name);
            let state = match held {
                Some(_) => State::Set,
                None if property.required => State::Missing,
                None => State::Unset,
            };
            rows.push(Row::Item(Item {
                name: property.name.to_owned(),
                known: Some(property),
                state,
                shown: Shown::new(Some(property), held, look),
            }));
        }
        if rows.len() > start {
            rows.insert(start, Row::Heading(heading));
        }
    }
    others(value, Some(ty), look, &mut rows);
    rows
}

fn unknown(value: Value<'_>, look: Look) -> Vec<Row> {
    let mut rows = Vec::new();
    others(value, None, look, &mut rows);
    if rows.is_empty() {
        rows.push(Row::Hint("An empty object.".to_owned()));
    }
    rows
}

/// What the card says and the catalogue does not know.
fn others(value: Value<'_>, ty: Option<&'static ElementType>, look: Look, rows: &mut Vec<Row>) {
    let mut seen = HashSet::new();
    let mut first = true;
    for (key, _) in value.members() {
        let listed = ty.is_some_and(|ty| ty.property(&key).is_some() || ty.type_key() == key);
        let name = key.into_owned();
        if listed || !seen.insert(name.clone()) {
            continue;
        }
        if std::mem::take(&mut first) {
            rows.push(Row::Heading("Other"));
        }
        let shown = Shown::new(None, value.get(&name), look);
        rows.push(Row::Item(Item { name, known: None, state: State::Set, shown }));
    }
}
