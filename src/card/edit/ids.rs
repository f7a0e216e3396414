//! Ids stay unique: a copy gets new ones, and what refers to them inside the copy follows.

use std::collections::{HashMap, HashSet};

use super::Refusal;
use crate::card::catalogue::ElementKind;
use crate::card::{Element, outline};
use crate::json::edit::Draft;
use crate::json::{Document, Fragment, Kind, Pointer, Value, edit as json};

/// The fragment with new ids for those that the document has already.
pub(super) fn renamed(fragment: &Fragment, document: &Document) -> Result<Fragment, Refusal> {
    Taken::of(document).renamed(fragment)
}

/// The ids that are taken: those of a document, and those given out since.
#[derive(Debug)]
pub(super) struct Taken {
    ids: HashSet<String>,
    /// For each stem the first number that may be free.
    next: HashMap<String, u64>,
}

impl Taken {
    pub(super) fn of(document: &Document) -> Self {
        Self { ids: ids(document).collect(), next: HashMap::new() }
    }

    /// The fragment with new ids for those that are taken.
    pub(super) fn renamed(&mut self, fragment: &Fragment) -> Result<Fragment, Refusal> {
        renamed_beside(fragment, self)
    }

    /// A new id that looks like a given one.
    fn free(&mut self, id: &str) -> String {
        let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = self.next.entry(stem.to_owned()).or_insert(2);
        loop {
            let candidate = format!("{stem}{number}");
            *number += 1;
            if self.ids.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

fn renamed_beside(fragment: &Fragment, taken: &mut Taken) -> Result<Fragment, Refusal> {
    let copy = fragment.document()?;
    let rows: Vec<Pointer> = outline(&copy).into_iter().map(|row| row.pointer).collect();
    let mut new_ids: HashMap<String, String> = HashMap::new();
    let mut writes: Vec<(Pointer, Option<&str>, String)> = Vec::new();
    for (pointer, value) in rows.iter().filter_map(|pointer| Some((pointer, copy.at(pointer)?))) {
        let Some(id) = own_id(value).filter(|id| taken.ids.contains(id)) else { continue };
        let new = taken.free(&id);
        writes.push((pointer.clone(), Some("id"), new.clone()));
        new_ids.entry(id).or_insert(new);
    }
    if writes.is_empty() {
        return Ok(fragment.clone());
    }
    for (pointer, value) in rows.iter().filter_map(|pointer| Some((pointer, copy.at(pointer)?))) {
        if value.kind() == Kind::String {
            let new = value.as_str().and_then(|id| new_ids.get(id.as_ref()));
            writes.extend(new.map(|new| (pointer.clone(), None, new.clone())));
        }
        for key in ["elementId", "labelFor"] {
            let new = value.get(key).and_then(Value::as_str).and_then(|id| new_ids.get(id.as_ref()));
            writes.extend(new.map(|new| (pointer.clone(), Some(key), new.clone())));
        }
    }
    let mut draft = Draft::new(&copy);
    for (pointer, key, new) in writes {
        let new = Fragment::string(&new);
        draft.edit(|document| match key {
            Some(key) => json::set(document, &pointer, key, &new),
            None => json::replace(document, &pointer, &new),
        })?;
    }
    Ok(Fragment::Text(draft.document().text().to_owned()))
}

/// The id of an element; other objects have ids that mean something else, such as who is mentioned.
fn own_id(value: Value<'_>) -> Option<String> {
    let ty = Element::new(value).ty()?;
    let id = value.get("id")?.as_str()?;
    (!matches!(ty.kind, ElementKind::Object | ElementKind::Root) && !id.is_empty()).then(|| id.into_owned())
}

/// Every id that a document has, whatever it names.
fn ids(document: &Document) -> impl Iterator<Item = String> {
    document.values().filter_map(|value| Some(value.get("id")?.as_str()?.into_owned()))
}
