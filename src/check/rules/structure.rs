//! Rules about types, properties and values: what the catalogue says of them.

use super::{Rule, Severity};

pub(in crate::check) const NOT_A_CARD: Rule = Rule {
    code: "not-a-card",
    severity: Severity::Error,
    title: "JSON that is no card",
    looks_at: "the outermost value",
    help: "Teams refuses it. A card says its type: `\"type\": \"AdaptiveCard\"`, or `\"@type\": \"MessageCard\"`.",
    source: "the answers of incoming webhooks and of Workflows",
    fix: None,
};

pub(in crate::check) const UNKNOWN_TYPE: Rule = Rule {
    code: "unknown-type",
    severity: Severity::Warning,
    title: "A type that is not known",
    looks_at: "`type` and `@type`",
    help: "A host leaves out an element whose type it does not know, or shows its `fallback`. Types that only Teams has are told as information.",
    source: "the catalogue",
    fix: Some("writes the nearest type that is known"),
};

pub(in crate::check) const WRONG_TYPE: Rule = Rule {
    code: "wrong-type",
    severity: Severity::Error,
    title: "A value of the wrong kind",
    looks_at: "the value of every property",
    help: "A list where an object belongs, or the reverse, breaks the structure of the card. A simple property of the wrong kind is ignored, and its default counts: that is a warning.",
    source: "the catalogue",
    fix: None,
};

pub(in crate::check) const UNKNOWN_VALUE: Rule = Rule {
    code: "unknown-value",
    severity: Severity::Warning,
    title: "A value that is none of those that are known",
    looks_at: "words, sizes, colours, dates",
    help: "Hosts ignore it, and the default counts. Upper and lower case make no difference.",
    source: "the catalogue",
    fix: Some("writes the nearest word that is known"),
};

pub(in crate::check) const MISSING_REQUIRED: Rule = Rule {
    code: "missing-required",
    severity: Severity::Error,
    title: "A property that has to be there is missing",
    looks_at: "every element",
    help: "Without it the element shows nothing or does nothing, and strict hosts refuse the card.",
    source: "the catalogue",
    fix: Some("adds the version of a card"),
};

pub(in crate::check) const NOT_ALLOWED_HERE: Rule = Rule {
    code: "not-allowed-here",
    severity: Severity::Error,
    title: "An element that may not stand here",
    looks_at: "what stands in a list or a slot",
    help: "Hosts leave it out. A `Column` belongs into a `ColumnSet`, an action into `actions` or a `selectAction`, an element into a body or a container.",
    source: "the catalogue",
    fix: None,
};

/// The rules of this file, in the order in which they are listed.
pub(super) const RULES: &[Rule] =
    &[NOT_A_CARD, UNKNOWN_TYPE, WRONG_TYPE, UNKNOWN_VALUE, MISSING_REQUIRED, NOT_ALLOWED_HERE];
