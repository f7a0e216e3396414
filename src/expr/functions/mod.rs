//! The functions, group by group. An entry of a group's table names a function and what it takes; beside it stands the Rust
//! function that carries it out. A new one needs nothing else.

mod logic;

use super::catalogue::Function;

/// The tables of all groups.
const GROUPS: &[&[Function]] = &[logic::FUNCTIONS];

/// All functions.
pub(super) fn all() -> impl Iterator<Item = &'static Function> {
    GROUPS.iter().flat_map(|group| group.iter())
}

/// Why a text is no pattern, if it is none.
pub(super) fn pattern_fault(_pattern: &str) -> Option<String> {
    None
}
