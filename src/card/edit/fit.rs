//! Whether something fits into a place.

use super::Refusal;
use super::place::{ElementAt, Hold};
use crate::card::catalogue::{ElementType, Slot};
use crate::card::element::name_of;
use crate::card::{Element, element_type};
use crate::json::{Kind, Value};

/// Something that looks for a place.
#[derive(Debug, Clone)]
pub(super) struct Guest<'d> {
    value: Value<'d>,
    ty: Option<&'static ElementType>,
}

impl<'d> Guest<'d> {
    /// Something from outside. What does not say its type can be several things: that is asked in each place.
    pub(super) fn new(value: Value<'d>) -> Self {
        Self { value, ty: tag(value).and_then(|_| element_type(value)) }
    }

    /// An element of the document.
    pub(super) const fn of(element: &ElementAt<'d>) -> Self {
        Self { value: element.value, ty: element.ty }
    }

    /// The same, seen through the catalogue only.
    pub(super) const fn of_element(element: &Element<'d>) -> Self {
        Self { value: element.raw(), ty: element.ty() }
    }

    pub(super) const fn value(&self) -> Value<'d> {
        self.value
    }

    pub(super) fn name(&self) -> String {
        name_of(self.value, self.ty)
    }

    /// Whether it may stand there.
    pub(super) fn fits(&self, hold: &Hold) -> bool {
        if self.value.kind() == Kind::String {
            return hold.strings;
        }
        if !self.value.is_object() {
            return false;
        }
        let told = hold.slot.and_then(Slot::only).filter(|ty| !ty.is_said());
        match (hold.slot, self.ty, tag(self.value)) {
            (Some(slot), Some(ty), _) if slot.fits(ty) => true,
            (Some(_), _, Some(_)) if told.is_some_and(|ty| looks_like(self.value, ty)) => true,
            (Some(slot), None, Some(tag)) => unknown_fits(slot, &tag),
            (Some(slot), None, None) => slot.only().is_some_and(|ty| looks_like(self.value, ty)),
            (None, Some(_), _) | (None, None, Some(_)) => true,
            (Some(_), Some(_), _) | (None, None, None) => false,
        }
    }

    /// Whether it is a button, by its type or the custom of its name.
    pub(super) fn is_action(&self) -> bool {
        let named = || tag(self.value).is_some_and(|tag| unknown_fits(Slot::Actions, &tag));
        self.ty.map_or_else(named, |ty| Slot::Actions.fits(ty))
    }

    /// The refusal when there is no place for it anywhere near.
    pub(super) fn nowhere(&self, place: &str) -> Refusal {
        Refusal::unfit(self.ty, &self.name(), place)
    }
}

fn tag(value: Value<'_>) -> Option<String> {
    ["type", "@type"].iter().find_map(|key| value.get(key).and_then(Value::as_str)).map(std::borrow::Cow::into_owned)
}

/// Where a type without an entry belongs, by the custom of its name.
fn unknown_fits(slot: Slot, tag: &str) -> bool {
    let action = tag.starts_with("Action.");
    let inline = tag.ends_with("Run");
    match slot {
        Slot::Elements => !action && !inline,
        Slot::Actions | Slot::SelectActions | Slot::MenuActions => action,
        Slot::Inlines => inline,
        Slot::Types(_) => false,
    }
}

/// Whether an object that does not say its type can be one of `ty`: it has nothing that the type has not.
fn looks_like(value: Value<'_>, ty: &ElementType) -> bool {
    !value.is_empty() && value.members().all(|(key, _)| ty.property(&key).is_some() || key.starts_with('$'))
}
