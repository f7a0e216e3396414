//! Rules about the JSON itself, whatever it says.

use super::{Rule, Severity};

pub(in crate::check) const NOT_JSON: Rule = Rule {
    code: "not-json",
    severity: Severity::Error,
    title: "The text is no JSON",
    looks_at: "the text",
    help: "Nothing can be read from it. Comments and trailing commas are understood here, and are left out when the card is sent.",
    source: "RFC 8259",
    fix: None,
};

pub(in crate::check) const DUPLICATE_KEY: Rule = Rule {
    code: "duplicate-key",
    severity: Severity::Warning,
    title: "A key stands twice in one object",
    looks_at: "every object",
    help: "Readers take the last one; the others are lost when the card is sent.",
    source: "RFC 8259, section 4",
    fix: Some("removes the entry that is lost"),
};

pub(in crate::check) const LOOSE: Rule = Rule {
    code: "loose-json",
    severity: Severity::Info,
    title: "Comments, or commas too many",
    looks_at: "the text",
    help: "Comments, and commas before a closing bracket, are read here and left out when the card is sent. Services and most other programs refuse them.",
    source: "RFC 8259",
    fix: Some("takes the commas away; the comments only when it is asked to"),
};

/// The rules of this file, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[NOT_JSON, LOOSE, DUPLICATE_KEY];
