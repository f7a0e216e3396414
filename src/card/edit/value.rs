//! Whether a value can stand where the catalogue expects a certain kind of value.

use crate::card::catalogue::{Slot, ValueType};
use crate::card::element::type_in_slot;
use crate::card::form::{Fit, is_bound, judge};
use crate::json::{Kind, Value};

/// Whether a value is what a property takes, or no further off than `least`; of a slot, also each thing in it.
pub(super) fn fits(value: Value<'_>, ty: ValueType, least: Fit) -> bool {
    match ty {
        _ if is_bound(value) => true,
        ValueType::One(slot) => value.is_object() && stands(value, slot, false),
        ValueType::Many(slot) => {
            let strings = ty.takes_strings();
            value.is_array() && value.items().all(|item| stands(item, slot, strings))
        }
        ValueType::Either(types) => types.iter().any(|ty| fits(value, *ty, least)),
        ty => judge(value, ty) <= least,
    }
}

/// Whether something may stand in a slot.
pub(super) fn stands(value: Value<'_>, slot: Slot, strings: bool) -> bool {
    match value.kind() {
        Kind::String => strings,
        Kind::Object => {
            let says = ["type", "@type"].iter().any(|key| value.get(key).is_some());
            match type_in_slot(value, slot, value) {
                Some(ty) => slot.fits(ty),
                None => says && !matches!(slot, Slot::Types(_)),
            }
        }
        _ => false,
    }
}
