//! Objects.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use serde_json::Map;

use super::{Data, MAX_NESTING, Text, Value};

/// How many fields are looked through before an index is made.
const FEW: usize = 12;

/// An object of the data, or one that was made. An object that was made is shared by its copies: a change shows in all.
#[derive(Debug, Clone)]
pub enum Object<'a> {
    /// An object of the data.
    Borrowed(&'a Map<String, Data>),
    /// An object that was made.
    Made(Rc<Made<'a>>),
}

/// What an object that was made holds.
#[derive(Debug)]
pub struct Made<'a> {
    fields: RefCell<Fields<'a>>,
    nesting: Cell<u32>,
}

/// Fields in their order, each key once: keys that are whole numbers first, by size, as JavaScript has them.
#[derive(Debug, Clone, Default)]
pub struct Fields<'a> {
    numbered: BTreeMap<u32, (Arc<str>, Value<'a>)>,
    named: Vec<(Arc<str>, Value<'a>)>,
    /// Where the named ones stand, once they are many.
    index: HashMap<Arc<str>, usize>,
}

impl<'a> Fields<'a> {
    /// How many there are.
    pub(in crate::expr) fn len(&self) -> usize {
        self.numbered.len() + self.named.len()
    }

    /// All of them, in their order.
    pub(in crate::expr) fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Value<'a>)> {
        self.numbered.values().chain(&self.named).map(|(key, value)| (key, value))
    }

    /// The field of exactly this key.
    pub(in crate::expr) fn get(&self, key: &str) -> Option<&Value<'a>> {
        if let Some(number) = whole(key) {
            return self.numbered.get(&number).map(|(_, value)| value);
        }
        self.named.get(self.find(key)?).map(|(_, value)| value)
    }

    fn find(&self, key: &str) -> Option<usize> {
        if self.index.is_empty() {
            return self.named.iter().position(|(known, _)| &**known == key);
        }
        self.index.get(key).copied()
    }

    /// Sets a field, at its place if it is there, else at the end of its kind.
    pub(in crate::expr) fn set(&mut self, key: Arc<str>, value: Value<'a>) {
        if let Some(number) = whole(&key) {
            self.numbered.insert(number, (key, value));
            return;
        }
        if let Some(field) = self.find(&key).and_then(|at| self.named.get_mut(at)) {
            field.1 = value;
            return;
        }
        if !self.index.is_empty() {
            self.index.insert(Arc::clone(&key), self.named.len());
        }
        self.named.push((key, value));
        if self.index.is_empty() && self.named.len() > FEW {
            self.reindex();
        }
    }

    /// Takes a field away.
    pub(in crate::expr) fn remove(&mut self, key: &str) {
        if let Some(number) = whole(key) {
            self.numbered.remove(&number);
        } else if let Some(at) = self.find(key) {
            self.named.remove(at);
            self.reindex();
        }
    }

    fn reindex(&mut self) {
        self.index.clear();
        if self.named.len() > FEW {
            self.index = self.named.iter().enumerate().map(|(at, (key, _))| (Arc::clone(key), at)).collect();
        }
    }
}

/// The number that a key of an object stands for, if JavaScript sorts it by that.
fn whole(key: &str) -> Option<u32> {
    if !key.as_bytes().first()?.is_ascii_digit() || (key.len() > 1 && key.starts_with('0')) {
        return None;
    }
    key.parse().ok().filter(|number| *number != u32::MAX)
}

impl<'a> Object<'a> {
    /// An object of these fields.
    #[must_use]
    pub fn new<K: Into<Arc<str>>>(fields: impl IntoIterator<Item = (K, Value<'a>)>) -> Self {
        let mut made = Fields::default();
        for (key, value) in fields {
            made.set(key.into(), value);
        }
        Self::from(made)
    }

    /// How many fields it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Borrowed(map) => map.len(),
            Self::Made(made) => made.fields.borrow().len(),
        }
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The field of exactly this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Borrowed(map) => map.get(key).map(Value::from),
            Self::Made(made) => made.fields.borrow().get(key).cloned(),
        }
    }

    /// The first field, in order, whose key is accepted.
    pub(in crate::expr) fn first(&self, accept: impl Fn(&str) -> bool) -> Option<Value<'a>> {
        match self {
            Self::Borrowed(map) => map.iter().find(|(key, _)| accept(key)).map(|(_, value)| Value::from(value)),
            Self::Made(made) => {
                made.fields.borrow().iter().find(|(key, _)| accept(key)).map(|(_, value)| value.clone())
            }
        }
    }

    /// All fields: keys that are whole numbers first, by size, then the others in their order.
    #[must_use]
    pub fn fields(&self) -> Vec<(Text<'a>, Value<'a>)> {
        match self {
            Self::Borrowed(map) => {
                let mut fields: Vec<_> =
                    map.iter().map(|(key, value)| (Text::Borrowed(key), Value::from(value))).collect();
                if fields.iter().any(|(key, _)| whole(key).is_some()) {
                    fields.sort_by_key(|(key, _)| whole(key).map_or(u64::MAX, u64::from));
                }
                fields
            }
            Self::Made(made) => {
                made.fields.borrow().iter().map(|(key, value)| (Text::Made(Arc::clone(key)), value.clone())).collect()
            }
        }
    }

    pub(in crate::expr) fn address(&self) -> usize {
        match self {
            Self::Borrowed(map) => std::ptr::from_ref::<Map<String, Data>>(map) as usize,
            Self::Made(made) => Rc::as_ptr(made) as usize,
        }
    }

    pub(in crate::expr) fn nesting(&self) -> u32 {
        match self {
            // The data was read with a bound of its own.
            Self::Borrowed(_) => 1,
            Self::Made(made) => made.nesting.get(),
        }
    }

    /// Sets a field. Whether it could be done: an object of the data stays as it is, and none nests without end.
    pub(in crate::expr) fn set(&self, key: Arc<str>, value: Value<'a>) -> bool {
        let Self::Made(made) = self else { return false };
        let nesting = made.nesting.get().max(1 + value.nesting());
        if nesting > MAX_NESTING {
            return false;
        }
        made.nesting.set(nesting);
        made.fields.borrow_mut().set(key, value);
        true
    }

    /// Takes a field away.
    pub(in crate::expr) fn remove(&self, key: &str) {
        if let Self::Made(made) = self {
            made.fields.borrow_mut().remove(key);
        }
    }
}

impl<'a> From<Fields<'a>> for Object<'a> {
    fn from(fields: Fields<'a>) -> Self {
        let nesting = 1 + fields.iter().map(|(_, value)| value.nesting()).max().unwrap_or(0);
        Self::Made(Rc::new(Made { fields: RefCell::new(fields), nesting: Cell::new(nesting) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_come_first_by_size() {
        let keys = |object: &Object<'_>| object.fields().iter().map(|(key, _)| key.to_string()).collect::<Vec<_>>();
        let made = Object::new(["b", "10", "2", "01", "a"].map(|key| (key, Value::Null)));
        assert_eq!(keys(&made), ["2", "10", "b", "01", "a"]);
        let data: Map<String, Data> = serde_json::from_str(r#"{"b":1,"10":1,"2":1,"01":1,"a":1}"#).unwrap();
        assert_eq!(keys(&Object::Borrowed(&data)), keys(&made));
        made.remove("10");
        made.set("3".into(), Value::Null);
        assert_eq!(keys(&made), ["2", "3", "b", "01", "a"]);
    }

    /// What takes time by the square of their number would not end here.
    #[test]
    fn many_numbers_are_fields_in_any_order() {
        let object = Object::new((0..200_000_u32).rev().map(|n| (n.to_string(), Value::Number(f64::from(n)))));
        assert_eq!(object.len(), 200_000);
        assert!(matches!(object.fields().get(7), Some((key, Value::Number(7.0))) if &**key == "7"));
    }

    #[test]
    fn many_fields_are_found_as_few_are() {
        let object = Object::new((0..100).map(|n| (format!("k{n}"), Value::Number(f64::from(n)))));
        object.set("k7".into(), Value::Null);
        object.remove("k8");
        assert!(matches!(object.get("k7"), Some(Value::Null)));
        assert!(object.get("k8").is_none() && object.get("k99").is_some());
        assert_eq!(object.len(), 99);
    }
}
