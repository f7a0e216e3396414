//! Entries in few words: one builder for each kind of property, and the joining of lists that several types share.

use super::{Group, Property, Slot, Support, ValueType, Version};

const fn property(name: &'static str, value: ValueType, group: Group, help: &'static str) -> Property {
    Property {
        name,
        value,
        required: false,
        default: None,
        since: Version(1, 0),
        group,
        help,
        teams: Support::Yes,
        note: "",
        deprecated: false,
        nullable: false,
        standard: true,
        max_items: None,
    }
}

pub(super) const fn line(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Text, group, help)
}

pub(super) const fn long(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::LongText, group, help)
}

/// Off unless a default says otherwise.
pub(super) const fn flag(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Boolean, group, help).default("false")
}

pub(super) const fn number(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Number, group, help)
}

pub(super) const fn integer(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Integer, group, help)
}

pub(super) const fn url(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Url, group, help)
}

pub(super) const fn date(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Date, group, help)
}

pub(super) const fn time(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Time, group, help)
}

pub(super) const fn hex_colour(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::HexColour, group, help)
}

pub(super) const fn strings(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Strings, group, help)
}

pub(super) const fn any(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Any, group, help)
}

type Words = &'static [&'static str];

pub(super) const fn choice(name: &'static str, group: Group, words: Words, help: &'static str) -> Property {
    property(name, ValueType::Choice(words), group, help)
}

pub(super) const fn colour(name: &'static str, group: Group, words: Words, help: &'static str) -> Property {
    property(name, ValueType::ColourName(words), group, help)
}

pub(super) const fn size(name: &'static str, group: Group, words: Words, help: &'static str) -> Property {
    property(name, ValueType::Size(words), group, help)
}

pub(super) const fn width(name: &'static str, group: Group, words: Words, help: &'static str) -> Property {
    property(name, ValueType::Width(words), group, help)
}

pub(super) const fn one(name: &'static str, group: Group, slot: Slot, help: &'static str) -> Property {
    property(name, ValueType::One(slot), group, help)
}

pub(super) const fn many(name: &'static str, group: Group, slot: Slot, help: &'static str) -> Property {
    property(name, ValueType::Many(slot), group, help)
}

pub(super) const fn either(
    name: &'static str,
    group: Group,
    types: &'static [ValueType],
    help: &'static str,
) -> Property {
    property(name, ValueType::Either(types), group, help)
}

impl Property {
    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The default as JSON text.
    pub(super) const fn default(mut self, json: &'static str) -> Self {
        self.default = Some(json);
        self
    }

    pub(super) const fn since(mut self, major: u8, minor: u8) -> Self {
        self.since = Version(major, minor);
        self
    }
}

pub(super) const fn length(parts: &[&[Property]]) -> usize {
    let mut sum = 0;
    let mut part = 0;
    while part < parts.len() {
        sum += parts[part].len();
        part += 1;
    }
    sum
}

/// The parts one after the other. No property is older than its type: a list shared with older types moves up to `since`.
pub(super) const fn joined<const N: usize>(parts: &[&[Property]], since: Version) -> [Property; N] {
    let mut all = [property("", ValueType::Any, Group::Advanced, ""); N];
    let mut next = 0;
    let mut part = 0;
    while part < parts.len() {
        let mut at = 0;
        while at < parts[part].len() {
            let mut property = parts[part][at];
            let Version(major, minor) = property.since;
            if major < since.0 || (major == since.0 && minor < since.1) {
                property.since = since;
            }
            all[next] = property;
            next += 1;
            at += 1;
        }
        part += 1;
    }
    all
}

/// Joins lists of properties into the one of a type, at compile time.
macro_rules! properties {
    (since $since:expr; $($part:expr),+ $(,)?) => {{
        const PARTS: &[&[crate::card::catalogue::Property]] = &[$($part),+];
        const JOINED: [crate::card::catalogue::Property; crate::card::catalogue::build::length(PARTS)] =
            crate::card::catalogue::build::joined(PARTS, $since);
        &JOINED
    }};
}
pub(super) use properties;
