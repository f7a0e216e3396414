//! What outlives an evaluation.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::regex::Regex;
use super::value::{Fields, List, Object, Text, Value};

/// What expressions changed of the data that they read, and where chance stands.
///
/// A few functions change their argument (`setProperty`, `reverse`, …), and the reference engine changes the data with it.
/// Here the data stays as it is; its changed containers are kept in a memory, and every later evaluation with the same memory
/// sees them. Where nothing is changed, nothing is kept.
#[derive(Debug, Default)]
pub struct Memory<'a> {
    changed: RefCell<HashMap<usize, Value<'a>>>,
    random: Cell<u64>,
    missing: RefCell<Option<Arc<str>>>,
    steps: Cell<u64>,
    output: Cell<u64>,
    patterns: RefCell<HashMap<Box<str>, Rc<Regex>>>,
}

/// How many patterns are kept.
const PATTERNS: usize = 64;

impl<'a> Memory<'a> {
    /// A memory in which nothing was changed. `rand` and `newGuid` follow from the seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { random: Cell::new(seed), ..Self::default() }
    }

    /// The first path that read as it is written because nothing is there, since this was last asked.
    pub fn take_missing(&self) -> Option<Arc<str>> {
        if self.missing.borrow().is_none() { None } else { self.missing.take() }
    }

    pub(super) fn note_missing(&self, path: &Arc<str>) {
        self.missing.borrow_mut().get_or_insert_with(|| Arc::clone(path));
    }

    /// How many steps were taken and how many bytes were made by all evaluations with this memory.
    #[must_use]
    pub fn spent(&self) -> (u64, u64) {
        (self.steps.get(), self.output.get())
    }

    pub(super) fn spend(&self, steps: u64, output: u64) {
        self.steps.set(self.steps.get().saturating_add(steps));
        self.output.set(self.output.get().saturating_add(output));
    }

    /// A pattern, read once however often it is asked for.
    pub(super) fn pattern(
        &self,
        text: &str,
        read: impl FnOnce(&str) -> Result<Regex, String>,
    ) -> Result<Rc<Regex>, String> {
        if let Some(known) = self.patterns.borrow().get(text) {
            return Ok(Rc::clone(known));
        }
        let pattern = Rc::new(read(text)?);
        let mut patterns = self.patterns.borrow_mut();
        if patterns.len() >= PATTERNS {
            patterns.clear();
        }
        patterns.insert(text.into(), Rc::clone(&pattern));
        Ok(pattern)
    }

    /// The next number by chance (`SplitMix64`).
    pub(super) fn random(&self) -> u64 {
        let state = self.random.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.random.set(state);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Whether something of the data may have been changed.
    pub(super) fn is_used(&self) -> bool {
        !self.changed.borrow().is_empty()
    }

    /// What a container of the data has become.
    pub(super) fn current(&self, value: Value<'a>) -> Value<'a> {
        let address = match &value {
            Value::List(list @ List::Borrowed(_)) => list.address(),
            Value::Object(object @ Object::Borrowed(_)) => object.address(),
            _ => return value,
        };
        self.changed.borrow().get(&address).cloned().unwrap_or(value)
    }

    /// The same value so that it can be changed: a container of the data is copied once, with all that it holds.
    pub(super) fn changeable(&self, value: Value<'a>) -> Value<'a> {
        let value = self.current(value);
        let (address, made) = match &value {
            Value::List(list @ List::Borrowed(_)) => {
                let items = list.iter().map(|item| self.changeable(item)).collect();
                (list.address(), Value::List(List::new(items)))
            }
            Value::Object(object @ Object::Borrowed(_)) => {
                let mut fields = Fields::default();
                for (key, field) in object.fields() {
                    fields.set(key_of(&key), self.changeable(field));
                }
                (object.address(), Value::Object(Object::from(fields)))
            }
            _ => return value,
        };
        self.changed.borrow_mut().insert(address, made.clone());
        made
    }
}

/// A text as the key of a field.
pub(super) fn key_of(text: &Text<'_>) -> Arc<str> {
    match text {
        Text::Borrowed(text) => Arc::from(*text),
        Text::Made(text) => Arc::clone(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_pattern_is_read_once_and_few_are_kept() {
        let memory = Memory::new(1);
        let read = |text: &str| Regex::new(text, crate::expr::regex::Flags::default());
        let first = memory.pattern("a+", read).unwrap();
        let again = memory.pattern("a+", |_| Err("it is known".to_owned())).unwrap();
        assert!(Rc::ptr_eq(&first, &again));
        assert!(memory.pattern("(", read).is_err());
        for number in 0..1000 {
            memory.pattern(&format!("a{number}"), read).unwrap();
            assert!(memory.patterns.borrow().len() <= PATTERNS);
        }
    }

    #[test]
    fn a_container_is_copied_once() {
        let data = json!({"a": [1, 2]});
        let memory = Memory::new(1);
        assert!(!memory.is_used());
        let whole = memory.changeable(Value::from(&data));
        let inner = memory.changeable(Value::from(&data["a"]));
        let Value::Object(object) = whole else { panic!("an object stays one") };
        assert_eq!(object.get("a").unwrap().address(), inner.address());
    }
}
