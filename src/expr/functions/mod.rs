//! The functions, group by group.
//!
//! An entry of a group's table names a function and what it takes; beside it stands the Rust function that carries it out.
//! A new one needs nothing else: the parser checks calls against the tables, and whatever lists functions reads them there.
//! Arguments come as values, or, where a function decides itself what it evaluates (`if`, `foreach`), as expressions.

mod collection;
mod conversion;
mod date;
mod format;
mod format_date;
mod jpath;
mod lambda;
mod logic;
mod math;
mod object;
mod regex;
mod shift;
mod string;
mod ticks;
mod timex;
mod types;
mod uri;
mod xml;
mod zone;

pub(super) use regex::pattern_fault;
pub(super) use string::count as counted;

use super::catalogue::Function;

/// The tables of all groups.
const GROUPS: &[&[Function]] = &[
    string::FUNCTIONS,
    collection::FUNCTIONS,
    lambda::FUNCTIONS,
    logic::FUNCTIONS,
    conversion::FUNCTIONS,
    math::FUNCTIONS,
    date::FUNCTIONS,
    format_date::FUNCTIONS,
    shift::FUNCTIONS,
    ticks::FUNCTIONS,
    zone::FUNCTIONS,
    timex::FUNCTIONS,
    uri::FUNCTIONS,
    object::FUNCTIONS,
    jpath::FUNCTIONS,
    xml::FUNCTIONS,
    types::FUNCTIONS,
];

/// All functions.
pub(super) fn all() -> impl Iterator<Item = &'static Function> {
    GROUPS.iter().flat_map(|group| group.iter())
}
