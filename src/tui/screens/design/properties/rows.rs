//! The rows of the properties pane, made from the catalogue and the card.

use std::collections::{HashMap, HashSet};

use ratatui::style::Modifier;

use crate::card::catalogue::{ElementType, Group, Property, TEMPLATE};
use crate::card::{self, OutlineKind};
use crate::check::{Diagnostic, Severity};
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
    /// Why the target makes nothing of it.
    pub(super) gap: Option<String>,
    /// What the checks found about it, the worst first.
    pub(super) problems: Vec<(Severity, String)>,
}

impl Item {
    /// How bad the worst is that the checks found about it.
    pub(super) fn worst(&self) -> Option<Severity> {
        self.problems.first().map(|(severity, _)| *severity)
    }

    /// How the name is set apart: what is out of use is struck through.
    pub(super) fn modifier(&self) -> Modifier {
        if self.known.is_some_and(|known| known.deprecated) { Modifier::CROSSED_OUT } else { Modifier::empty() }
    }
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

/// Which rows are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Those whose name, or the name of whose group, has this in it.
    pub(super) query: String,
    /// Whether only what the card says counts.
    pub(super) set_only: bool,
}

impl Wanted {
    fn takes(&self, name: &str, group: &str, state: State) -> bool {
        let query = self.query.trim().to_lowercase();
        let found = name.to_lowercase().contains(&query) || group.to_lowercase().contains(&query);
        found && !(self.set_only && state == State::Unset)
    }
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

/// The heading of what only a template says.
pub(super) const TEMPLATING: &str = "Template";
/// The heading of what the catalogue does not know.
const OTHER: &str = "Other";

/// The heading of a group.
pub(super) fn heading(group: Group) -> &'static str {
    GROUPS.iter().find(|(known, _)| *known == group).map_or(OTHER, |(_, heading)| heading)
}

/// The place of a heading in the pane.
pub(super) fn rank(heading: &str) -> usize {
    GROUPS.iter().position(|(_, known)| *known == heading).unwrap_or(GROUPS.len())
}

/// What is selected, in words, and its rows.
pub(super) fn of(shared: &Shared, wanted: &Wanted) -> (String, Vec<Row>) {
    let work = &shared.workspace;
    if !work.was_good() {
        return (String::new(), vec![Row::Hint("None yet: no JSON.".to_owned())]);
    }
    let Some(value) = work.document().at(work.selection()) else { return (String::new(), Vec::new()) };
    let node = work.selected_row().and_then(|row| work.outline().get(row));
    if let Some(node) = node.filter(|node| node.what == OutlineKind::Slot) {
        return (node.title.clone(), slot(value));
    }
    let ty = card::element_type(value);
    let name = card::type_name(value);
    let rows = match (value.kind(), ty) {
        (Kind::Object, _) | (Kind::String, Some(_)) => element(value, ty, shared, wanted),
        (_, _) => vec![Row::Hint(format!("{} has no properties; the source shows what it is.", value.kind().noun()))],
    };
    (name, with_problems(rows, shared))
}

/// The rows, each with what the checks found about its property. What belongs to an element inside is that one's.
fn with_problems(mut rows: Vec<Row>, shared: &Shared) -> Vec<Row> {
    let work = &shared.workspace;
    let selection = work.selection();
    let inside = |found: &&Diagnostic| found.pointer != *selection && selection.contains(&found.pointer);
    let mut found = shared.analysis.diagnostics().iter().filter(inside).peekable();
    if found.peek().is_none() {
        return rows;
    }
    let (map, here) = (card::RowMap::new(work.outline()), work.selected_row());
    let mut problems: HashMap<String, Vec<(Severity, String)>> = HashMap::new();
    for diagnostic in found.filter(|diagnostic| map.row_of(&diagnostic.pointer) == here) {
        if let Some(name) = diagnostic.pointer.steps().nth(selection.depth()) {
            problems.entry(name).or_default().push((diagnostic.severity, diagnostic.message.clone()));
        }
    }
    for row in &mut rows {
        if let Row::Item(item) = row
            && let Some(found) = problems.remove(&item.name)
        {
            item.problems = found;
            item.problems.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
        }
    }
    rows
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

fn element(value: Value<'_>, ty: Option<&'static ElementType>, shared: &Shared, wanted: &Wanted) -> Vec<Row> {
    let look = Look::of(shared);
    let mut rows = Vec::new();
    let known = |property: &'static Property| {
        let held = match ty {
            Some(ty) => member(value, ty, property.name),
            None => value.get(property.name),
        };
        let state = match held {
            Some(_) => State::Set,
            None if property.required => State::Missing,
            None => State::Unset,
        };
        let shown = Shown::new(Some(property), held, look);
        let gap = ty.filter(|ty| ty.property(property.name).is_some());
        let gap = gap.and_then(|ty| shared.workspace.gap_of_property(ty, property)).map(|gap| gap.to_string());
        Item { name: property.name.to_owned(), known: Some(property), state, shown, gap, problems: Vec::new() }
    };
    if let Some(ty) = ty {
        for (group, heading) in GROUPS {
            let items = ty.properties.iter().filter(|property| property.group == group).map(known);
            push(&mut rows, heading, items, wanted);
        }
    }
    let listed = |name: &str| ty.is_some_and(|ty| ty.property(name).is_some());
    if value.is_object() {
        let items = TEMPLATE.iter().filter(|property| !listed(property.name)).map(known);
        push(&mut rows, TEMPLATING, items, wanted);
    }
    push(&mut rows, OTHER, others(value, ty, look).into_iter(), wanted);
    if rows.is_empty() {
        rows.push(Row::Hint(nothing(wanted)));
    }
    rows
}

fn nothing(wanted: &Wanted) -> String {
    match (wanted.query.trim(), wanted.set_only) {
        ("", true) => "Nothing is set; . shows every property.".to_owned(),
        ("", false) => "Nothing to show.".to_owned(),
        (query, true) => format!("Nothing that is set matches `{query}`."),
        (query, false) => format!("No property matches `{query}`."),
    }
}

fn push(rows: &mut Vec<Row>, heading: &'static str, items: impl Iterator<Item = Item>, wanted: &Wanted) {
    let start = rows.len();
    rows.extend(items.filter(|item| wanted.takes(&item.name, heading, item.state)).map(Row::Item));
    if rows.len() > start {
        rows.insert(start, Row::Heading(heading));
    }
}

/// What the card says and the catalogue does not know.
fn others(value: Value<'_>, ty: Option<&'static ElementType>, look: Look) -> Vec<Item> {
    let mut seen = HashSet::new();
    let mut items = Vec::new();
    for (key, _) in value.members() {
        let templating = TEMPLATE.iter().any(|property| property.name == key);
        let listed = ty.is_some_and(|ty| ty.property(&key).is_some() || ty.type_key() == key);
        let name = key.into_owned();
        if listed || templating || !seen.insert(name.clone()) {
            continue;
        }
        let shown = Shown::new(None, value.get(&name), look);
        items.push(Item { name, known: None, state: State::Set, shown, gap: None, problems: Vec::new() });
    }
    items
}
