//! How an expression reads a value of the data.

use crate::expr::path::{is_plain, step};
use crate::json::{Pointer, Value};

/// The expression that reads a value of `$root` from where bare names read it: `items[0].name`, `$root` for all of it.
#[must_use]
pub fn path_to(value: Value<'_>) -> String {
    path_from("$root", value, None)
}

/// The expression that reads a value of what the host gives: `$host.theme`.
#[must_use]
pub fn host_path_to(value: Value<'_>) -> String {
    let path = steps(value, None);
    if path.is_empty() { "$host".to_owned() } else { format!("$host{}", joined(&path)) }
}

/// The expression that reads a value of `$root` where elements are bound to data: `bound` is the place of the data that bare
/// names read there, with the row when it is one of a list; nothing if that place is not known.
#[must_use]
pub fn path_within(value: Value<'_>, bound: Option<&Pointer>) -> String {
    match bound {
        Some(bound) if bound.is_root() => path_to(value),
        Some(bound) if holds(bound, &value.pointer()) => path_from("$data", value, Some(bound.depth())),
        _ => {
            let path = steps(value, None);
            if path.is_empty() { "$root".to_owned() } else { format!("$root{}", joined(&path)) }
        }
    }
}

/// The place of the data that bare names read, below elements whose `$data` say these things, the outermost first. Of a list
/// it is the first row. Nothing when one of them is more than a path.
#[must_use]
pub fn bound_by<'s>(root: Value<'_>, sources: impl IntoIterator<Item = &'s str>) -> Option<Pointer> {
    let mut bound = Pointer::root();
    for source in sources {
        let path = source.trim().strip_prefix("${")?.strip_suffix('}')?.trim();
        let path = match path.strip_prefix("$root") {
            Some(rest) => {
                bound = Pointer::root();
                rest
            }
            None => path.strip_prefix("$data").unwrap_or(path),
        };
        for step in path.split('.').filter(|step| !step.is_empty()) {
            let (name, indexes) = step.split_once('[').map_or((step, ""), |(name, indexes)| (name, indexes));
            if !name.is_empty() {
                bound = bound.key(name);
            }
            for index in indexes.split('[').filter(|index| !index.is_empty()) {
                bound = bound.index(index.strip_suffix(']')?.parse().ok()?);
            }
        }
        let value = root.at(&bound)?;
        if value.is_array() {
            bound = bound.index(0);
        }
    }
    Some(bound)
}

/// Whether a place lies in what is bound: in a list, in whichever row.
fn holds(bound: &Pointer, place: &Pointer) -> bool {
    if bound.contains(place) {
        return true;
    }
    match (bound.parent(), bound.last_index()) {
        (Some(list), Some(_)) => {
            let row = place.steps().nth(list.depth());
            list.contains(place) && row.is_some_and(|row| row.bytes().all(|byte| byte.is_ascii_digit()))
        }
        _ => false,
    }
}

/// A step of a path.
enum Step {
    Name(String),
    Index(usize),
}

/// The steps to a value, from below the first `skip` of them.
fn steps(value: Value<'_>, skip: Option<usize>) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = value;
    while let Some(parent) = at.parent() {
        steps.push(match at.key() {
            Some(key) => Step::Name(key.into_owned()),
            None => Step::Index(at.index()),
        });
        at = parent;
    }
    steps.reverse();
    steps.drain(..skip.unwrap_or(0).min(steps.len()));
    steps
}

fn path_from(whole: &str, value: Value<'_>, skip: Option<usize>) -> String {
    let steps = steps(value, skip);
    match steps.first() {
        None => whole.to_owned(),
        Some(Step::Name(name)) if is_plain(name) => {
            let joined = joined(&steps);
            joined.strip_prefix('.').unwrap_or(&joined).to_owned()
        }
        Some(_) => format!("{whole}{}", joined(&steps)),
    }
}

fn joined(steps: &[Step]) -> String {
    let written = steps.iter().map(|at| match at {
        Step::Name(name) => step(name),
        Step::Index(index) => format!("[{index}]"),
    });
    written.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    const DATA: &str =
        r#"{"team": {"first name": "Ann", "it's": 1}, "items": [{"n": 1, "tags": ["x"]}, {"n": 2}], "1a": 0}"#;

    fn at(document: &Document, pointer: &str) -> String {
        path_to(document.at(&Pointer::parse(pointer).unwrap()).unwrap())
    }

    #[test]
    fn values_are_read_by_their_paths() {
        let document = Document::parse(DATA).unwrap();
        for (pointer, path) in [
            ("", "$root"),
            ("/team", "team"),
            ("/team/first name", "team['first name']"),
            ("/team/it's", "team['it\\'s']"),
            ("/items/1/n", "items[1].n"),
            ("/1a", "$root['1a']"),
        ] {
            assert_eq!(at(&document, pointer), path);
        }
        assert_eq!(host_path_to(document.at(&Pointer::parse("/team").unwrap()).unwrap()), "$host.team");
        assert_eq!(host_path_to(document.root()), "$host");
    }

    #[test]
    fn below_what_is_bound_paths_begin_there() {
        let document = Document::parse(DATA).unwrap();
        let within = |pointer: &str, sources: &[&str]| {
            let bound = bound_by(document.root(), sources.iter().copied());
            path_within(document.at(&Pointer::parse(pointer).unwrap()).unwrap(), bound.as_ref())
        };
        assert_eq!(within("/items/1/n", &["${items}"]), "n");
        assert_eq!(within("/items/0", &["${items}"]), "$data");
        assert_eq!(within("/items/0/tags/0", &["${items}", "${tags}"]), "$data");
        assert_eq!(within("/team/it's", &["${items}"]), "$root.team['it\\'s']");
        assert_eq!(within("/team/it's", &["${$root.team}"]), "$data['it\\'s']");
        assert_eq!(within("/items/1/n", &["${items[1]}"]), "n");
        assert_eq!(within("/items/1/n", &["${where(items, x, true)}"]), "$root.items[1].n");
        assert_eq!(within("/items/1/n", &[]), "items[1].n");
    }
}
