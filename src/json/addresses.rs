//! Pointers of many values of one document, for less than one walk each.

use std::collections::HashMap;

use super::{Pointer, Value};

/// Makes pointers, and remembers how far it has counted in each array: values asked for in the order of the text cost one
/// walk through the arrays that hold them, all together.
#[derive(Debug, Default)]
pub struct Addresses {
    /// For each array, by its number: the item that was counted last, and its index.
    counted: HashMap<u32, (u32, usize)>,
}

impl Addresses {
    /// The address of a value; all of them have to be of one document.
    #[must_use]
    pub fn pointer(&mut self, value: Value<'_>) -> Pointer {
        let mut chain = vec![value];
        let mut at = value;
        while let Some(parent) = at.parent() {
            chain.push(parent);
            at = parent;
        }
        chain.iter().rev().skip(1).fold(Pointer::root(), |pointer, value| match value.key() {
            Some(key) => pointer.key(&key),
            None => pointer.index(self.index(*value)),
        })
    }

    fn index(&mut self, value: Value<'_>) -> usize {
        let Some(array) = value.parent() else { return 0 };
        let known = self.counted.get(&array.id).copied();
        let mut steps = 0;
        let mut at = value;
        let index = loop {
            if let Some((id, index)) = known
                && id == at.id
            {
                break index + steps;
            }
            match at.previous() {
                Some(previous) => at = previous,
                None => break steps,
            }
            steps += 1;
        };
        self.counted.insert(array.id, (value.id, index));
        index
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    #[test]
    fn they_are_the_pointers_of_the_values_in_any_order() {
        let document = Document::parse(r#"{"a": [1, {"b~": [2, 3]}, 4], "a/": 5}"#).unwrap();
        let mut addresses = Addresses::default();
        let values: Vec<_> = document.values().collect();
        for value in values.iter().chain(values.iter().rev()) {
            assert_eq!(addresses.pointer(*value), value.pointer());
        }
        assert_eq!(values.len(), 9);
    }

    #[test]
    fn many_items_of_one_array_are_counted_once() {
        let document = Document::parse(format!("[{}0]", "0,".repeat(300_000))).unwrap();
        let mut addresses = Addresses::default();
        let last = document.values().map(|value| addresses.pointer(value)).last();
        assert_eq!(last, Some(Pointer::root().index(300_000)));
    }
}
