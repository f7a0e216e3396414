//! The table of rules.

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
    /// Why that is wrong, and what to do.
    pub help: &'static str,
}

pub(super) const NOT_JSON: Rule = Rule {
    code: "not-json",
    severity: Severity::Error,
    title: "The text is no JSON",
    help: "Nothing can be read from it. Comments and trailing commas are understood here, and are left out when the card is sent.",
};

pub(super) const NOT_A_CARD: Rule = Rule {
    code: "not-a-card",
    severity: Severity::Error,
    title: "JSON that is no card",
    help: "Teams refuses it. A card says its type: `\"type\": \"AdaptiveCard\"`, or `\"@type\": \"MessageCard\"`.",
};

pub(super) const UNKNOWN_TYPE: Rule = Rule {
    code: "unknown-type",
    severity: Severity::Warning,
    title: "A type that is not known",
    help: "A host leaves out an element whose type it does not know, or shows its `fallback`. Types that only Teams has are told as information.",
};

pub(super) const WRONG_TYPE: Rule = Rule {
    code: "wrong-type",
    severity: Severity::Error,
    title: "A value of the wrong kind",
    help: "A list where an object belongs, or the reverse, breaks the structure of the card. A simple property of the wrong kind is ignored, and its default counts: that is a warning.",
};

pub(super) const UNKNOWN_VALUE: Rule = Rule {
    code: "unknown-value",
    severity: Severity::Warning,
    title: "A value that is none of those that are known",
    help: "Hosts ignore it, and the default counts. Upper and lower case make no difference.",
};

pub(super) const MISSING_REQUIRED: Rule = Rule {
    code: "missing-required",
    severity: Severity::Error,
    title: "A property that has to be there is missing",
    help: "Without it the element shows nothing or does nothing, and strict hosts refuse the card.",
};

pub(super) const NOT_ALLOWED_HERE: Rule = Rule {
    code: "not-allowed-here",
    severity: Severity::Error,
    title: "An element that may not stand here",
    help: "Hosts leave it out. A `Column` belongs into a `ColumnSet`, an action into `actions` or a `selectAction`, an element into a body or a container.",
};

pub(super) const DUPLICATE_KEY: Rule = Rule {
    code: "duplicate-key",
    severity: Severity::Warning,
    title: "A key stands twice in one object",
    help: "Readers take the last one; the others are lost when the card is sent.",
};

pub(super) const TOO_BIG: Rule = Rule {
    code: "too-big",
    severity: Severity::Error,
    title: "The message is larger than the host takes",
    help: "Teams takes 28 KB (28,672 bytes), counted on the whole message with its envelope; a message near that limit may be refused too.",
};

/// All rules.
pub const RULES: &[Rule] = &[
    NOT_JSON,
    NOT_A_CARD,
    MISSING_REQUIRED,
    NOT_ALLOWED_HERE,
    WRONG_TYPE,
    TOO_BIG,
    UNKNOWN_TYPE,
    UNKNOWN_VALUE,
    DUPLICATE_KEY,
];

/// The rule of that code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}
