//! Values at many pointers of one document, for less than one walk each.

use std::collections::HashMap;

use super::{Document, Kind, Pointer, Value};

/// Finds values, and remembers how far it went in each array: items asked for in the order of the text cost one walk
/// through the arrays that hold them, all together. All of them have to be of one document.
#[derive(Debug, Default)]
pub struct Finder<'d> {
    /// For each array, by its number: the item that was found last, and its index.
    found: HashMap<u32, (usize, Value<'d>)>,
}

impl<'d> Finder<'d> {
    /// The value at a pointer, as [`Document::at`] finds it.
    #[must_use]
    pub fn at(&mut self, document: &'d Document, pointer: &Pointer) -> Option<Value<'d>> {
        pointer.steps().try_fold(document.root(), |value, step| match value.kind() {
            Kind::Object => value.get(&step),
            Kind::Array => step.parse().ok().and_then(|index| self.item(value, index)),
            _ => None,
        })
    }

    /// An item of an array, as [`Value::item`] finds it.
    #[must_use]
    pub fn item(&mut self, array: Value<'d>, index: usize) -> Option<Value<'d>> {
        let first = array.items().next()?;
        let near = self.found.get(&array.id).copied().filter(|(at, _)| *at / 2 <= index);
        let (mut at, mut value) = near.unwrap_or((0, first));
        while at < index {
            (at, value) = (at + 1, value.next()?);
        }
        while at > index {
            (at, value) = (at - 1, value.previous()?);
        }
        self.found.insert(array.id, (at, value));
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_finds_what_is_there_in_any_order() {
        let document = Document::parse(r#"{"a": [1, {"b~": [2, 3, 5, 8]}, 4], "a/": 5}"#).unwrap();
        let mut finder = Finder::default();
        let values: Vec<_> = document.values().collect();
        for value in values.iter().chain(values.iter().rev()) {
            assert_eq!(finder.at(&document, &value.pointer()), Some(*value));
        }
        for (nowhere, step) in [("a", 3), ("a/", 0), ("c", 0)] {
            assert_eq!(finder.at(&document, &Pointer::root().key(nowhere).index(step)), None);
        }
    }

    #[test]
    fn many_items_of_one_array_are_one_walk() {
        let document = Document::parse(format!("[{}0]", "0,".repeat(300_000))).unwrap();
        let mut finder = Finder::default();
        let found = (0..=300_000).filter(|at| finder.at(&document, &Pointer::root().index(*at)).is_some());
        assert_eq!(found.count(), 300_001);
    }
}
