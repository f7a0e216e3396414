//! Rules about what a card should not give away, and where it should not lead.

use super::{Rule, Severity};

pub(in crate::check) const SECRET: Rule = Rule {
    code: "secret-in-card",
    severity: Severity::Warning,
    title: "Something that looks like a secret",
    looks_at: "every string",
    help: "Everybody who gets the card can read it whole, and so can everybody who gets the file. Take the secret out, and make a new one: this one is known.",
    source: "webhook addresses and the shapes of keys as their issuers publish them",
    fix: None,
};

pub(in crate::check) const INSECURE_LINK: Rule = Rule {
    code: "insecure-link",
    severity: Severity::Info,
    title: "A link to a plain http address",
    looks_at: "links in texts and actions",
    help: "Whoever listens on the way can read and change what is sent over http.",
    source: "Teams documentation, format cards",
    fix: Some("writes https"),
};

pub(in crate::check) const UNSAFE_LINK: Rule = Rule {
    code: "unsafe-link",
    severity: Severity::Warning,
    title: "A link that nothing opens",
    looks_at: "links in texts and actions",
    help: "Hosts do not open `javascript:`, `data:`, `vbscript:`, `file:` and `ftp:` addresses and their like, and buttons of connector cards open http and https only.",
    source: "message card reference; Teams documentation, card actions",
    fix: None,
};

/// The rules of this file, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[SECRET, INSECURE_LINK, UNSAFE_LINK];
