//! What an expression gives and is given.
//!
//! A [`Value`] borrows from the data wherever it can: reading a path copies nothing. Text, lists and objects that an
//! expression makes are shared behind counters, for a value may stand in several places at once. Undefined and null are two
//! things, as in JavaScript; numbers are doubles, but for ticks, which need 64 bits.

mod json;
mod list;
mod number;
mod object;
mod read;
mod text;

pub use list::List;
pub use object::Object;
pub use text::Text;

pub(super) use number::{is_blank, parse_float, parse_int, write_number};
pub(super) use object::Fields;
pub(super) use read::parse as parse_json;
pub(super) use text::{slice, units};

use std::rc::Rc;

/// The data that expressions read: JSON, in the order in which it was written.
pub type Data = serde_json::Value;

/// How deep a value may nest.
pub(super) const MAX_NESTING: u32 = 1000;

/// How long a text may be that a value becomes, in bytes. A list may hold another many times over, so that it is small and
/// its text has no end.
pub(super) const MAX_TEXT: usize = 64 << 20;

/// A value: borrowed from the data where it can be, else made by a function. Copying one copies no text and no list.
#[derive(Debug, Clone, Default)]
pub enum Value<'a> {
    /// What a missing field reads as. It is not `null`.
    #[default]
    Undefined,
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, always a double.
    Number(f64),
    /// An exact integer, which only `ticks` gives.
    Ticks(i64),
    /// Text.
    Text(Text<'a>),
    /// A list.
    List(List<'a>),
    /// An object.
    Object(Object<'a>),
    /// Bytes, which `binary` and its like give.
    Bytes(Rc<[u8]>),
}

impl<'a> Value<'a> {
    /// A value of text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(Text::from(text.into()))
    }

    /// A value that is a list.
    #[must_use]
    pub fn list(items: Vec<Value<'a>>) -> Self {
        Self::List(List::new(items))
    }

    /// Whether it is `null` or missing.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// Whether it is missing.
    #[must_use]
    pub const fn is_undefined(&self) -> bool {
        matches!(self, Self::Undefined)
    }

    /// Whether a condition takes it for true: anything but `false`, `null` and missing.
    #[must_use]
    pub const fn is_true(&self) -> bool {
        !matches!(self, Self::Bool(false) | Self::Undefined | Self::Null)
    }

    /// The number, unless it is something else or no number at all.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) if !number.is_nan() => Some(*number),
            _ => None,
        }
    }

    /// The number if it has no fraction.
    #[must_use]
    pub fn as_integer(&self) -> Option<f64> {
        self.as_number().filter(|number| number.is_finite() && number.fract() == 0.0)
    }

    /// The text, unless it is something else.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Writes the text that it becomes by `String(value)`: a list by its items, an object not at all.
    pub fn write_string(&self, out: &mut String) {
        super::compare::write_string(self, out, 0);
    }

    /// What it is, in words: `a number`.
    #[must_use]
    pub const fn noun(&self) -> &'static str {
        match self {
            Self::Undefined => "missing",
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Ticks(_) => "an exact integer",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
            Self::Bytes(_) => "bytes",
        }
    }

    /// Where the container stands in memory: two values with one address are one value.
    pub(super) fn address(&self) -> Option<usize> {
        match self {
            Self::List(list) => Some(list.address()),
            Self::Object(object) => Some(object.address()),
            Self::Bytes(bytes) => Some(Rc::as_ptr(bytes).cast::<u8>() as usize),
            _ => None,
        }
    }

    /// How deep it nests: 0 for what holds nothing.
    pub(super) fn nesting(&self) -> u32 {
        match self {
            Self::List(list) => list.nesting(),
            Self::Object(object) => object.nesting(),
            _ => 0,
        }
    }
}

impl<'a> From<&'a Data> for Value<'a> {
    fn from(data: &'a Data) -> Self {
        match data {
            Data::Null => Self::Null,
            Data::Bool(value) => Self::Bool(*value),
            Data::Number(number) => Self::Number(number.as_f64().unwrap_or(f64::NAN)),
            Data::String(text) => Self::Text(Text::Borrowed(text)),
            Data::Array(items) => Self::List(List::Borrowed(items)),
            Data::Object(fields) => Self::Object(Object::Borrowed(fields)),
        }
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn zero_and_empty_text_are_true() {
        for data in [json!(0), json!(""), json!("false"), json!([])] {
            assert!(Value::from(&data).is_true(), "{data}");
        }
        assert!(!Value::Null.is_true() && !Value::Undefined.is_true() && !Value::Bool(false).is_true());
    }

    #[test]
    fn copies_of_a_container_are_one_value() {
        let list = Value::list(vec![Value::Null]);
        assert_eq!(list.address(), list.clone().address());
        assert_ne!(list.address(), Value::list(vec![Value::Null]).address());
        assert_eq!(Value::list(vec![list]).nesting(), 2);
    }
}
