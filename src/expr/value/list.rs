//! Lists.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Data, MAX_NESTING, Value};

/// A list of the data, or one that was made. A list that was made is shared by its copies: a change shows in all of them.
#[derive(Debug, Clone)]
pub enum List<'a> {
    /// A list of the data.
    Borrowed(&'a Vec<Data>),
    /// A list that was made.
    Made(Rc<Items<'a>>),
}

/// What a list that was made holds.
#[derive(Debug)]
pub struct Items<'a> {
    items: RefCell<Vec<Value<'a>>>,
    nesting: Cell<u32>,
}

impl<'a> List<'a> {
    /// A list of these items.
    #[must_use]
    pub fn new(items: Vec<Value<'a>>) -> Self {
        let nesting = 1 + items.iter().map(Value::nesting).max().unwrap_or(0);
        Self::Made(Rc::new(Items { items: RefCell::new(items), nesting: Cell::new(nesting) }))
    }

    /// How many items it has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Borrowed(items) => items.len(),
            Self::Made(items) => items.items.borrow().len(),
        }
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An item.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Value<'a>> {
        match self {
            Self::Borrowed(items) => items.get(index).map(Value::from),
            Self::Made(items) => items.items.borrow().get(index).cloned(),
        }
    }

    /// All items, one after the other.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Value<'a>> + '_ {
        (0..self.len()).map(|index| self.get(index).unwrap_or_default())
    }

    pub(in crate::expr) fn address(&self) -> usize {
        match self {
            Self::Borrowed(items) => std::ptr::from_ref::<Vec<Data>>(items) as usize,
            Self::Made(items) => Rc::as_ptr(items) as usize,
        }
    }

    pub(in crate::expr) fn nesting(&self) -> u32 {
        match self {
            // The data was read with a bound of its own.
            Self::Borrowed(_) => 1,
            Self::Made(items) => items.nesting.get(),
        }
    }

    /// Turns it round. Nothing happens to a list of the data.
    pub(in crate::expr) fn reverse(&self) {
        if let Self::Made(items) = self {
            items.items.borrow_mut().reverse();
        }
    }

    /// Puts a value at an index, which may be the end. Whether it could be done.
    pub(in crate::expr) fn set(&self, index: usize, value: Value<'a>) -> bool {
        let Self::Made(made) = self else { return false };
        let nesting = made.nesting.get().max(1 + value.nesting());
        if nesting > MAX_NESTING {
            return false;
        }
        made.nesting.set(nesting);
        let mut items = made.items.borrow_mut();
        if index == items.len() {
            items.push(value);
            return true;
        }
        items.get_mut(index).map(|item| *item = value).is_some()
    }
}
