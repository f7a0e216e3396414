//! The table of rules: one file for each kind, one constant for each rule.
//!
//! A rule is data: its code, how bad what it finds usually is, what it looks at, why that is wrong, where that is known
//! from, and what its fix does. Command line, help and README read it from here. The functions that find something name
//! the rule by its constant. A new rule is a constant in the file of its kind, listed in that file's `RULES`; a new kind
//! is a file, listed in `TABLES`. Codes never change: people write them into their settings.

pub(in crate::check) mod accessibility;
pub(in crate::check) mod expression;
pub(in crate::check) mod host;
pub(in crate::check) mod json;
pub(in crate::check) mod security;
pub(in crate::check) mod size;
pub(in crate::check) mod structure;

use super::Severity;

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The name under which it is found and switched; never changes.
    pub code: &'static str,
    /// How bad it usually is; a finding can be milder.
    pub severity: Severity,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// What it looks at, in a few words.
    pub looks_at: &'static str,
    /// Why that is wrong, and what to do.
    pub help: &'static str,
    /// Where that is known from.
    pub source: &'static str,
    /// What its fix does; none when it has none.
    pub fix: Option<&'static str>,
}

/// The rules of each kind, under its name.
const TABLES: &[(&str, &[Rule])] = &[
    ("JSON", json::RULES),
    ("Structure", structure::RULES),
    ("Hosts", host::RULES),
    ("Size", size::RULES),
    ("Accessibility", accessibility::RULES),
    ("Expressions", expression::RULES),
    ("Security", security::RULES),
];

/// The rules by kind, each kind with its name.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static [Rule])> {
    TABLES.iter().copied()
}

/// All rules.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    kinds().flat_map(|(_, rules)| rules)
}

/// The rule of that code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}
