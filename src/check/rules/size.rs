//! Rules about how large a message is.

use super::{Rule, Severity};

pub(in crate::check) const TOO_BIG: Rule = Rule {
    code: "too-big",
    severity: Severity::Error,
    title: "The message is larger than the host takes",
    looks_at: "the message with its envelope",
    help: "Teams takes 28 KB (28,672 bytes), counted on the whole message with its envelope; a message near that limit may be refused too. Of a bot it takes 100 KB, counted in UTF-16 without the pictures inside; 80 KB are advised, and one page says 40 KB. Without a host, only what no webhook takes is told, as information: whoever writes a card wants to know that it cannot be posted.",
    source: "Microsoft Learn, create incoming webhooks: 28 KB; format your bot messages: 100 KB; format cards: 40 KB",
    fix: None,
};

/// The rules of this file, in the order in which they are listed.
pub(super) const RULES: &[Rule] = &[TOO_BIG];
