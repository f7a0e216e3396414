//! The vocabulary of the catalogue in words.

use crate::card::catalogue::{ElementKind, ElementType, Family, Group, Support};

/// The groups of properties, in the order in which they are shown.
pub(super) const GROUPS: [(Group, &str); 6] = [
    (Group::Content, "Content"),
    (Group::Layout, "Layout"),
    (Group::Style, "Style"),
    (Group::Behaviour, "Behaviour"),
    (Group::Accessibility, "Accessibility"),
    (Group::Advanced, "Advanced"),
];

/// The families, in the order in which they are listed.
pub(super) const FAMILIES: [Family; 4] = [Family::Adaptive, Family::MessageCard, Family::BotCard, Family::Envelope];

/// The name of a group.
pub(super) fn group(group: Group) -> &'static str {
    GROUPS.iter().find(|(known, _)| *known == group).map_or("", |(_, name)| name)
}

/// The language that a type belongs to.
pub(super) const fn family(family: Family) -> &'static str {
    match family {
        Family::Adaptive => "Adaptive Cards",
        Family::MessageCard => "MessageCard",
        Family::BotCard => "Bot Framework cards",
        Family::Envelope => "messages",
    }
}

/// The part that a type plays.
pub(super) const fn part(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Root => "whole",
        ElementKind::Element => "element",
        ElementKind::Container => "container",
        ElementKind::Part => "part of a container",
        ElementKind::Input => "input",
        ElementKind::Action => "action",
        ElementKind::Inline => "part of a paragraph",
        ElementKind::Object => "object",
    }
}

/// What a type is, in a line.
pub(super) fn what(ty: &ElementType) -> String {
    let since = if ty.family == Family::Adaptive { format!(" · since {}", ty.since) } else { String::new() };
    let own = if ty.standard { "" } else { " · an extension" };
    format!("{} · {}{since}{own}", family(ty.family), part(ty.kind))
}

/// Whether Teams knows something, for programs.
pub(super) const fn support(support: Support) -> &'static str {
    match support {
        Support::Yes => "yes",
        Support::No => "no",
        Support::Preview => "preview",
        Support::Unknown => "unknown",
    }
}

/// The same for people; nothing where it does.
pub(super) const fn lack(support: Support) -> Option<&'static str> {
    match support {
        Support::Yes => None,
        Support::No => Some("not in Teams"),
        Support::Preview => Some("in preview in Teams"),
        Support::Unknown => Some("unknown whether Teams has it"),
    }
}
