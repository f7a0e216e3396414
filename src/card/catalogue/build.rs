//! Entries in few words: what the types of a language or of a version have in common, one builder for each kind of type and
//! of property, and the joining of lists that several types share.

use super::{ElementKind, ElementType, Family, Group, Mark, Property, Sign, Slot, Support, ValueType, Version};

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

pub(super) const fn language(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Language, group, help)
}

pub(super) const fn icon(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Icon, group, help)
}

/// Absent means something of its own, neither on nor off.
pub(super) const fn optional_flag(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Boolean, group, help)
}

/// Off unless a default says otherwise.
pub(super) const fn flag(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Boolean, group, help).default("false")
}

pub(super) const fn number(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Number(Sign::Signed), group, help)
}

/// A number that is not below nothing.
pub(super) const fn amount(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Number(Sign::Unsigned), group, help)
}

pub(super) const fn integer(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Integer(Sign::Signed), group, help)
}

/// A whole number that is not below nothing.
pub(super) const fn count(name: &'static str, group: Group, help: &'static str) -> Property {
    property(name, ValueType::Integer(Sign::Unsigned), group, help)
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

pub(super) const fn suggested(name: &'static str, group: Group, words: Words, help: &'static str) -> Property {
    property(name, ValueType::Suggested(words), group, help)
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

pub(super) const fn list(name: &'static str, group: Group, of: &'static ValueType, help: &'static str) -> Property {
    property(name, ValueType::List(of), group, help)
}

pub(super) const fn map(name: &'static str, group: Group, of: &'static ValueType, help: &'static str) -> Property {
    property(name, ValueType::Map(of), group, help)
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

    /// Whether Teams obeys it.
    pub(super) const fn teams(mut self, teams: Support) -> Self {
        self.teams = teams;
        self
    }

    /// Teams does not obey it.
    pub(super) const fn unread(self) -> Self {
        self.teams(Support::No)
    }

    /// What is special about it.
    pub(super) const fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }

    /// Out of use.
    pub(super) const fn deprecated(mut self) -> Self {
        self.deprecated = true;
        self
    }

    /// `null` may stand for its absence.
    pub(super) const fn nullable(mut self) -> Self {
        self.nullable = true;
        self
    }

    /// The official schema does not have it.
    pub(super) const fn extension(mut self) -> Self {
        self.standard = false;
        self
    }

    /// How many items are shown at most.
    pub(super) const fn max_items(mut self, most: u8) -> Self {
        self.max_items = Some(most);
        self
    }
}

/// The applications that show nearly everything.
const EVERYWHERE: &[&str] = &["Teams", "Copilot", "Outlook"];
pub(super) const TEAMS_AND_COPILOT: &[&str] = &["Teams", "Copilot"];
pub(super) const TEAMS_ONLY: &[&str] = &["Teams"];
pub(super) const OFFICE: &[&str] = &["Word", "PowerPoint"];

/// What the types of Adaptive Cards have in common that came with a version of the official schema.
const fn official(minor: u8) -> ElementType {
    ElementType {
        name: "",
        family: Family::Adaptive,
        kind: ElementKind::Object,
        mark: Mark::Name,
        since: Version(1, minor),
        help: "",
        properties: &[],
        order: &[],
        labels: &[],
        main_slot: None,
        fresh: "",
        teams: Support::Yes,
        hosts: EVERYWHERE,
        note: "",
        standard: true,
        open: false,
    }
}

pub(super) const V1_0: ElementType = official(0);
pub(super) const V1_1: ElementType = official(1);
pub(super) const V1_2: ElementType = official(2);
pub(super) const V1_4: ElementType = official(4);
pub(super) const V1_5: ElementType = official(5);
pub(super) const V1_6: ElementType = official(6);

/// What Teams' extensions have in common: they stand in cards of version 1.5.
pub(super) const TEAMS: ElementType = V1_5.extension();

/// Extensions that only some readers have.
pub(super) const PREVIEW: ElementType = TEAMS.teams(Support::Preview);

/// Extensions of other applications.
pub(super) const ELSEWHERE: ElementType = TEAMS.teams(Support::No).hosts(OFFICE);

/// What only mails understand.
pub(super) const MAIL: ElementType = V1_0.extension().teams(Support::No).hosts(&[]);

/// Connector cards. They have no versions; all of it counts as 1.0.
pub(super) const CONNECTOR: ElementType = of_family(Family::MessageCard);

/// Bot Framework cards. They have no versions either.
pub(super) const BOT: ElementType = of_family(Family::BotCard);

/// What cards travel in.
pub(super) const ENVELOPE: ElementType = of_family(Family::Envelope);

const fn of_family(family: Family) -> ElementType {
    let mut base = V1_0.hosts(&[]);
    base.family = family;
    base
}

impl ElementType {
    const fn named(mut self, kind: ElementKind, name: &'static str, help: &'static str) -> Self {
        self.kind = kind;
        self.name = name;
        self.help = help;
        self
    }

    pub(super) const fn root(self, name: &'static str, help: &'static str) -> Self {
        self.named(ElementKind::Root, name, help)
    }

    pub(super) const fn element(self, name: &'static str, help: &'static str) -> Self {
        self.named(ElementKind::Element, name, help)
    }

    pub(super) const fn container(self, name: &'static str, help: &'static str) -> Self {
        self.named(ElementKind::Container, name, help)
    }

    pub(super) const fn part(self, name: &'static str, help: &'static str) -> Self {
        self.named(ElementKind::Part, name, help)
    }

    pub(super) const fn input(self, name: &'static str, help: &'static str) -> Self {
        self.named(ElementKind::Input, name, help)
    }

    pub(super) const fn action(self, name: &'static str, help: &'static str) -> Self {
        self.named(ElementKind::Action, name, help)
    }

    pub(super) const fn inline(self, name: &'static str, help: &'static str) -> Self {
        self.named(ElementKind::Inline, name, help)
    }

    pub(super) const fn object(self, name: &'static str, help: &'static str) -> Self {
        self.named(ElementKind::Object, name, help)
    }

    pub(super) const fn properties(mut self, listed: &Listed) -> Self {
        self.properties = listed.properties;
        self.order = listed.order;
        self
    }

    /// The properties that tell one from another.
    pub(super) const fn labels(mut self, labels: &'static [&'static str]) -> Self {
        self.labels = labels;
        self
    }

    /// The property that holds what is inside.
    pub(super) const fn holds(mut self, slot: &'static str) -> Self {
        self.main_slot = Some(slot);
        self
    }

    /// What the palette adds, as JSON text.
    pub(super) const fn fresh(mut self, json: &'static str) -> Self {
        self.fresh = json;
        self
    }

    /// Said by another word than its name.
    pub(super) const fn word(mut self, word: &'static str) -> Self {
        self.mark = Mark::Word(word);
        self
    }

    /// A `Component` of that name.
    pub(super) const fn component(mut self, name: &'static str) -> Self {
        self.mark = Mark::Component(name);
        self
    }

    /// Told by its place only.
    pub(super) const fn by_place(mut self) -> Self {
        self.mark = Mark::Place;
        self
    }

    /// Takes keys of the author's choice.
    pub(super) const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    pub(super) const fn teams(mut self, teams: Support) -> Self {
        self.teams = teams;
        self
    }

    pub(super) const fn hosts(mut self, hosts: &'static [&'static str]) -> Self {
        self.hosts = hosts;
        self
    }

    pub(super) const fn note(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }

    /// The official schema does not have it.
    pub(super) const fn extension(mut self) -> Self {
        self.standard = false;
        self
    }
}

/// The properties of a type, as its entry takes them.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) properties: &'static [Property],
    pub(super) order: &'static [u8],
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

/// The parts one after the other. What is shared moves to its type: no property is older than that, more standard than
/// that, or read by Teams when that is not.
pub(super) const fn joined<const N: usize>(parts: &[&[Property]], of: &ElementType) -> [Property; N] {
    let mut all = [property("", ValueType::Any, Group::Advanced, ""); N];
    let mut next = 0;
    let mut part = 0;
    while part < parts.len() {
        let mut at = 0;
        while at < parts[part].len() {
            let mut property = parts[part][at];
            let Version(major, minor) = property.since;
            if major < of.since.0 || (major == of.since.0 && minor < of.since.1) {
                property.since = of.since;
            }
            if matches!(property.teams, Support::Yes) {
                property.teams = of.teams;
            }
            property.standard &= of.standard;
            all[next] = property;
            next += 1;
            at += 1;
        }
        part += 1;
    }
    all
}

/// The places of the properties, short names first, and among names of one length byte by byte: so most comparisons look at
/// two numbers only.
pub(super) const fn order<const N: usize>(properties: &[Property; N]) -> [u8; N] {
    let mut order = [0; N];
    let mut at = 0;
    while at < N {
        let mut hole = at;
        while hole > 0 && is_shorter(properties[at].name, properties[order[hole - 1] as usize].name) {
            order[hole] = order[hole - 1];
            hole -= 1;
        }
        #[expect(clippy::cast_possible_truncation, reason = "no type has 256 properties; the tables would not compile")]
        let place = at as u8;
        order[hole] = place;
        at += 1;
    }
    order
}

/// Types in the order of their names, or of what a card says.
pub(super) const fn by_name<const N: usize>(
    types: &[&'static ElementType; N],
    said: bool,
) -> [&'static ElementType; N] {
    let mut sorted = *types;
    let mut at = 1;
    while at < N {
        let mut hole = at;
        while hole > 0 && is_before(key(types[at], said), key(sorted[hole - 1], said)) {
            sorted[hole] = sorted[hole - 1];
            hole -= 1;
        }
        sorted[hole] = types[at];
        at += 1;
    }
    sorted
}

const fn key(ty: &ElementType, said: bool) -> &'static str {
    if said { ty.tag() } else { ty.name }
}

/// Whether a text comes before another, byte by byte.
pub(super) const fn is_before(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] < b[at];
        }
        at += 1;
    }
    a.len() < b.len()
}

const fn is_shorter(a: &str, b: &str) -> bool {
    a.len() < b.len() || a.len() == b.len() && is_before(a, b)
}

/// Joins lists of properties into the one of a type, at compile time.
macro_rules! properties {
    ($of:expr; $($part:expr),* $(,)?) => {{
        use crate::card::catalogue::{ElementType, Property, build};
        const OF: ElementType = $of;
        const PARTS: &[&[Property]] = &[$($part),*];
        const JOINED: [Property; build::length(PARTS)] = build::joined(PARTS, &OF);
        const ORDER: [u8; JOINED.len()] = build::order(&JOINED);
        &build::Listed { properties: &JOINED, order: &ORDER }
    }};
}
pub(super) use properties;
