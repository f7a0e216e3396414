//! Reading the properties of an element, most of which are never there.
//!
//! An element is asked for a dozen properties and says four. Which keys it has is noted once, in the bits of a number, so
//! that asking for one that is absent costs next to nothing and only the catalogue is asked, for the default.

use std::borrow::Cow;
use std::ops::Deref;

use crate::card::Element;
use crate::card::catalogue::Property;
use crate::json::Value;

/// An element, with a note of the keys that it may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read<'d> {
    element: Element<'d>,
    keys: u64,
}

impl<'d> Deref for Read<'d> {
    type Target = Element<'d>;

    fn deref(&self) -> &Element<'d> {
        &self.element
    }
}

fn bit(key: &[u8]) -> u64 {
    let first = key.first().copied().unwrap_or_default();
    1 << ((usize::from(first) * 7 + key.len() * 5) % 64)
}

impl<'d> From<Element<'d>> for Read<'d> {
    fn from(element: Element<'d>) -> Self {
        let value = element.raw();
        let text = value.document().text().as_bytes();
        let key_bit = |value: Value<'d>| {
            let span = value.key_span()?;
            let key = text.get(span.start + 1..span.end.checked_sub(1)?)?;
            // An escaped key could be any.
            (!key.contains(&b'\\')).then(|| bit(key))
        };
        let keys = if value.is_object() {
            value.children().try_fold(0, |keys, member| key_bit(member).map(|bit| keys | bit)).unwrap_or(u64::MAX)
        } else {
            u64::MAX
        };
        Self { element, keys }
    }
}

impl<'d> Read<'d> {
    fn may_have(&self, property: &str) -> bool {
        self.keys & bit(property.as_bytes()) != 0
    }

    fn default(&self, property: &str) -> &'static str {
        self.element.ty().and_then(|ty| ty.property(property)).and_then(Property::default_text).unwrap_or_default()
    }

    /// The member of that name, whatever it is.
    pub(super) fn get(&self, property: &str) -> Option<Value<'d>> {
        if self.may_have(property) { self.element.raw().get(property) } else { None }
    }

    /// See [`Element::value`].
    pub(super) fn value(&self, property: &str) -> Option<Value<'d>> {
        if self.may_have(property) { self.element.value(property) } else { None }
    }

    /// See [`Element::text`].
    pub(super) fn text(&self, property: &str) -> Cow<'d, str> {
        if self.may_have(property) { self.element.text(property) } else { Cow::Borrowed(self.default(property)) }
    }

    /// See [`Element::choice`].
    pub(super) fn choice(&self, property: &str) -> &'static str {
        if self.may_have(property) { self.element.choice(property) } else { self.default(property) }
    }

    /// See [`Element::flag`].
    pub(super) fn flag(&self, property: &str) -> bool {
        if self.may_have(property) { self.element.flag(property) } else { self.default(property) == "true" }
    }

    /// The elements of a slot.
    pub(super) fn children(&self, slot: &str) -> impl Iterator<Item = Read<'d>> + use<'d> {
        let held = self.may_have(slot).then(|| self.element.children(slot));
        held.into_iter().flatten().map(Read::from)
    }

    /// Whether it is there at first.
    pub(super) fn is_visible(&self) -> bool {
        match self.get("isVisible") {
            Some(_) if self.element.ty().is_some() => self.element.flag("isVisible"),
            Some(value) => value.as_bool() != Some(false),
            None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    #[test]
    fn reading_is_that_of_the_element() {
        for text in [
            r#"{"type": "TextBlock", "text": "a", "wrap": "True", "isVisible": false, "size": null}"#,
            r#"{"type": "TextBlock", "\u0074ext": "escaped", "weight": "bolder"}"#,
            r#"{"type": "Input.Toggle", "id": "x"}"#,
            "\"bare\"",
            "7",
        ] {
            let document = Document::parse(text).unwrap();
            let element = Element::new(document.root());
            let read = Read::from(element);
            let names =
                ["text", "wrap", "isVisible", "size", "weight", "valueOn", "id", "title", "horizontalAlignment"];
            for name in names {
                assert_eq!(read.text(name), element.text(name), "{name} of {text}");
                assert_eq!(read.choice(name), element.choice(name), "{name} of {text}");
                assert_eq!(read.flag(name), element.flag(name), "{name} of {text}");
                assert_eq!(read.value(name), element.value(name), "{name} of {text}");
            }
        }
    }
}
