//! Text, and what JavaScript counts in it.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// Text of the data, or made. It is counted in UTF-16 units, as JavaScript does.
#[derive(Clone)]
pub enum Text<'a> {
    /// Text of the data.
    Borrowed(&'a str),
    /// Text that was made, or that stands in the expression.
    Made(Arc<str>),
}

impl Text<'_> {
    /// How many UTF-16 units it has.
    #[must_use]
    pub fn units(&self) -> usize {
        units(self)
    }
}

/// How many UTF-16 units a text has.
pub(in crate::expr) fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// The part from one unit to another. Half of a character of two units becomes U+FFFD: it is no text.
pub(in crate::expr) fn slice(text: &str, from: usize, to: usize) -> String {
    if text.is_ascii() {
        return text.get(from..to.min(text.len())).unwrap_or_default().to_owned();
    }
    let units: Vec<u16> = text.encode_utf16().skip(from).take(to.saturating_sub(from)).collect();
    String::from_utf16_lossy(&units)
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Made(text) => text,
        }
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Self::Made(text.into())
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Self::Borrowed(text)
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_utf_16() {
        assert_eq!((units("abc"), units("é"), units("😀")), (3, 1, 2));
        assert_eq!((slice("a😀b", 1, 3), slice("a😀b", 0, 2)), ("😀".to_owned(), "a\u{fffd}".to_owned()));
        assert_eq!(slice("abc", 2, 9), "c");
    }
}
