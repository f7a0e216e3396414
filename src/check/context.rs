//! What the functions of the rules look at: the document's survey, the host, and what is worked out once for all of them.

use crate::card::catalogue::Property;
use crate::card::host::Host;
use crate::card::{Survey, Visit};
use crate::json::{Kind, Value};

/// What everything is looked at in.
pub(super) struct Context<'s, 'd> {
    /// The elements.
    pub(super) survey: &'s Survey<'d>,
    /// The host that the card is meant for, when it is known.
    pub(super) host: Option<Host>,
    /// What is lost to a later key of the same name, in the order of the text.
    lost: Vec<Value<'d>>,
}

/// One property as it stands in an element.
pub(super) struct Member<'d> {
    /// The value.
    pub(super) value: Value<'d>,
    /// What the catalogue says of it; none when it does not know the key, or the type of the element.
    pub(super) property: Option<&'static Property>,
}

impl<'s, 'd> Context<'s, 'd> {
    pub(super) fn new(survey: &'s Survey<'d>, host: Option<Host>, lost: Vec<Value<'d>>) -> Self {
        Self { survey, host, lost }
    }

    /// The properties of an element that count, in the order of the text.
    pub(super) fn members(&self, visit: &Visit<'d>) -> impl Iterator<Item = Member<'d>> + use<'_, 's, 'd> {
        let ty = visit.ty;
        visit
            .value
            .members()
            .filter(|(_, value)| !self.is_lost(*value))
            .map(move |(key, value)| Member { property: ty.and_then(|ty| ty.property(&key)), value })
    }

    fn is_lost(&self, value: Value<'d>) -> bool {
        !self.lost.is_empty() && self.lost.binary_search_by_key(&value.span().start, |lost| lost.span().start).is_ok()
    }
}

/// Whether a template puts the value in later.
pub(super) fn is_expression(value: Value<'_>) -> bool {
    value.kind() == Kind::String && value.raw().contains("${")
}
