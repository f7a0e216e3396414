//! The keys of Adaptive Card Templating, which may stand in every object of a card.

use super::build::{any, line};
use super::{Group, Property};

/// What a template may say in any object: which data it is filled from, and whether it is there at all. They are gone when
/// the template has been expanded, so they belong to no type. Nor to a family: a template is filled as JSON, before anybody
/// reads it as a card, so a fact of a `MessageCard` repeats for a list as one of a `FactSet` does.
pub static TEMPLATE: &[Property] = &[
    any(
        "$data",
        Group::Advanced,
        "The data for this element and what is in it; a list repeats the element for each item.",
    ),
    line("$when", Group::Behaviour, "The element is left out unless this expression is true, such as ${count > 0}."),
];
