//! The vocabulary of the catalogue.

use std::fmt;

/// A version of the Adaptive Cards schema, such as 1.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(pub u8, pub u8);

impl Version {
    /// Every version of the schema, the oldest first.
    pub const ALL: [Self; 7] = [Self(1, 0), Self(1, 1), Self(1, 2), Self(1, 3), Self(1, 4), Self(1, 5), Self(1, 6)];

    /// Reads a version as a card writes it: `1.5`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (major, minor) = text.trim().split_once('.')?;
        let digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
        if digits(major) && digits(minor) { Some(Self(major.parse().ok()?, minor.parse().ok()?)) } else { None }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

/// The language that a type belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Adaptive Cards, with Teams' extensions.
    Adaptive,
    /// Office 365 connector cards.
    MessageCard,
    /// Bot Framework cards: hero, thumbnail, list, receipt …
    BotCard,
    /// What cards travel in.
    Envelope,
}

/// The part that a type plays in a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ElementKind {
    /// A whole card, or a message that holds cards.
    Root,
    /// Something that shows content.
    Element,
    /// An element that holds others.
    Container,
    /// What holds elements inside one particular type: a column, a row or a cell of a table, a section.
    Part,
    /// A field that the reader fills in.
    Input,
    /// A button.
    Action,
    /// A part of a paragraph.
    Inline,
    /// A part of another type, with properties of its own: a fact, a choice, a table row's definition.
    Object,
}

/// Where the properties pane shows a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// What is said: texts, titles, addresses, items.
    Content,
    /// Where and how large: spacing, alignment, width.
    Layout,
    /// How it looks: colour, weight, size.
    Style,
    /// What it does: required, enabled, visible, actions.
    Behaviour,
    /// For those who listen or read small print.
    Accessibility,
    /// Identifiers, fallback, versions.
    Advanced,
}

/// What may stand in a place that holds other types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// Any element, container or input.
    Elements,
    /// Any action.
    Actions,
    /// Actions that an element as a whole can carry: all but `Action.ShowCard` and `Action.Http`.
    SelectActions,
    /// Actions in the menu of a split button: those of an element as a whole, without `Action.Popover`.
    MenuActions,
    /// Parts of a paragraph: runs, or plain strings.
    Inlines,
    /// Just these types.
    Types(&'static [&'static str]),
}

/// Whether a number can be below nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// It can.
    Signed,
    /// It cannot: it counts or measures something.
    Unsigned,
}

/// What a property may hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ValueType {
    /// One line of text.
    Text,
    /// Text of several lines; Markdown where the card's language renders it.
    LongText,
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number(Sign),
    /// A whole number.
    Integer(Sign),
    /// One of these, read without regard to case, written as here.
    Choice(&'static [&'static str]),
    /// A colour by name, one of these.
    ColourName(&'static [&'static str]),
    /// A colour as `#RRGGBB` (or `#AARRGGBB`).
    HexColour,
    /// An address.
    Url,
    /// `YYYY-MM-DD`.
    Date,
    /// `HH:MM`.
    Time,
    /// One of these, or any other text: the words are what is usual.
    Suggested(&'static [&'static str]),
    /// One of these words, or pixels such as `80px`.
    Size(&'static [&'static str]),
    /// One of these words, pixels, or a weight: the share of the room that is left.
    Width(&'static [&'static str]),
    /// The name of a Fluent icon.
    Icon,
    /// A language tag such as `en` or `nb-NO` (RFC 5646).
    Language,
    /// A list of strings.
    Strings,
    /// A list of values that are no objects of the catalogue.
    List(&'static ValueType),
    /// An object whose keys the author chooses, each with such a value.
    Map(&'static ValueType),
    /// One object of a type.
    One(Slot),
    /// A list of objects of types.
    Many(Slot),
    /// Anything: data that the card only carries.
    Any,
    /// Any of several of the above.
    Either(&'static [ValueType]),
}

/// Whether Teams shows or obeys something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Support {
    /// It does.
    #[default]
    Yes,
    /// It does not.
    No,
    /// Some of its users have it; it may change.
    Preview,
    /// No source says it.
    Unknown,
}

/// One property of a type.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "a row of a table: each is a column of its own")]
pub struct Property {
    /// The key in the JSON.
    pub name: &'static str,
    /// What it may hold.
    pub value: ValueType,
    /// Whether a card without it is wrong.
    pub required: bool,
    /// The value that counts when it is absent, as JSON text.
    pub default: Option<&'static str>,
    /// The schema version that it came with.
    pub since: Version,
    /// Where the properties pane shows it.
    pub group: Group,
    /// What it does, in one line.
    pub help: &'static str,
    /// Whether Teams obeys it.
    pub teams: Support,
    /// What is special about it in Teams or in the schema; empty when nothing is.
    pub note: &'static str,
    /// Whether it is out of use: renderers no longer read it, or never did.
    pub deprecated: bool,
    /// Whether `null` may stand for its absence.
    pub nullable: bool,
    /// Whether the official JSON schema has it; the others are extensions of Teams.
    pub standard: bool,
    /// How many items of a list are shown, when there is a bound.
    pub max_items: Option<u8>,
}

/// How a card says that something is of a type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// By the type's name, without the family in front.
    #[default]
    Name,
    /// By another word.
    Word(&'static str),
    /// As a `Component` whose `name` is this.
    Component(&'static str),
    /// Not at all: the place tells it, and a `type` in it, if there is one, is a property like others.
    Place,
}

/// One type of the language of cards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ElementType {
    /// The name, as in `type` or `@type`; a part without such a key has its family before a dot (`MessageCard.Section`).
    pub name: &'static str,
    /// The language that it belongs to.
    pub family: Family,
    /// The part that it plays.
    pub kind: ElementKind,
    /// How a card says that something is of this type.
    pub mark: Mark,
    /// The schema version that it came with.
    pub since: Version,
    /// What it is for, in one line.
    pub help: &'static str,
    /// The properties, in the order in which people think of them.
    pub properties: &'static [Property],
    /// Which of the properties is first by name, which second, and so on: see [`Self::property`].
    pub order: &'static [u8],
    /// The properties that tell one such element from another, in the order of preference.
    pub labels: &'static [&'static str],
    /// The property that holds what is inside, for types that hold others.
    pub main_slot: Option<&'static str>,
    /// A fresh one, as JSON text: what the palette adds. Empty for types that are never added by themselves.
    pub fresh: &'static str,
    /// Whether Teams shows it.
    pub teams: Support,
    /// The applications that show it, as far as it is known.
    pub hosts: &'static [&'static str],
    /// What is special about it in Teams; empty when nothing is.
    pub note: &'static str,
    /// Whether the official JSON schema has it; the others are extensions of Teams.
    pub standard: bool,
    /// Whether it takes keys beyond its properties, chosen by the author.
    pub open: bool,
}

impl Slot {
    /// Whether a type may stand here.
    #[must_use]
    pub fn fits(self, ty: &ElementType) -> bool {
        use ElementKind::{Action, Container, Element, Inline, Input};
        let adaptive = ty.family == Family::Adaptive;
        match self {
            Self::Elements => adaptive && matches!(ty.kind, Element | Container | Input),
            Self::Actions => adaptive && ty.kind == Action,
            Self::SelectActions => adaptive && ty.kind == Action && !NOT_FOR_ELEMENTS.contains(&ty.name),
            Self::MenuActions => Self::SelectActions.fits(ty) && ty.name != "Action.Popover",
            Self::Inlines => adaptive && ty.kind == Inline,
            Self::Types(names) => names.contains(&ty.name),
        }
    }

    /// The type of what stands here without saying its type, when there is only one answer.
    #[must_use]
    pub fn only(self) -> Option<&'static ElementType> {
        match self {
            Self::Types([name]) => super::find(name),
            _ => None,
        }
    }

    /// What may stand here, for messages.
    #[must_use]
    pub fn noun(self) -> String {
        match self {
            Self::Elements => "an element".to_owned(),
            Self::Actions => "an action".to_owned(),
            Self::SelectActions => "an action other than Action.ShowCard".to_owned(),
            Self::MenuActions => "an action other than Action.ShowCard and Action.Popover".to_owned(),
            Self::Inlines => "a TextRun or a string".to_owned(),
            Self::Types(names) => {
                let tags: Vec<&str> =
                    names.iter().map(|name| super::find(name).map_or(*name, ElementType::tag)).collect();
                match tags.as_slice() {
                    [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
                    tags => tags.concat(),
                }
            }
        }
    }
}

const NOT_FOR_ELEMENTS: &[&str] = &["Action.ShowCard", "Action.Http"];

/// How many a slot takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// One object.
    One,
    /// An array of objects.
    Many,
}

impl ValueType {
    /// The slot, when objects of the catalogue's types can stand here.
    #[must_use]
    pub fn slot(self) -> Option<(Slot, Arity)> {
        match self {
            Self::One(slot) => Some((slot, Arity::One)),
            Self::Many(slot) => Some((slot, Arity::Many)),
            Self::Either(types) => types.iter().find_map(|ty| ty.slot()),
            _ => None,
        }
    }

    /// The words that are allowed here, in the spelling in which they are written.
    #[must_use]
    pub fn words(self) -> &'static [&'static str] {
        match self {
            Self::Choice(words)
            | Self::ColourName(words)
            | Self::Suggested(words)
            | Self::Size(words)
            | Self::Width(words) => words,
            Self::Either(types) => types.iter().map(|ty| ty.words()).find(|words| !words.is_empty()).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The catalogue's spelling of a word, read without regard to case.
    #[must_use]
    pub fn canonical(self, word: &str) -> Option<&'static str> {
        self.words().iter().copied().find(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a bare string may stand where [`Self::slot`] wants objects.
    #[must_use]
    pub fn takes_strings(self) -> bool {
        match self {
            Self::Many(Slot::Inlines) | Self::Strings => true,
            Self::Either(types) => types.iter().any(|ty| ty.takes_strings()),
            _ => false,
        }
    }
}

impl Property {
    /// The default as a value, when there is one.
    #[must_use]
    pub fn default_value(&self) -> Option<serde_json::Value> {
        self.default.and_then(|text| serde_json::from_str(text).ok())
    }

    /// What stands before the name of a Fluent icon, where the property takes one: nothing, or the scheme of an address.
    #[must_use]
    pub fn icon_scheme(&self) -> Option<&'static str> {
        match self.value {
            ValueType::Icon => Some(""),
            ValueType::Url if self.name == "iconUrl" => Some("icon:"),
            _ => None,
        }
    }

    /// The default as a string, quotes taken away.
    #[must_use]
    pub fn default_text(&self) -> Option<&'static str> {
        self.default.map(|text| text.trim_matches('"'))
    }
}

impl ElementType {
    /// The name as it is written in a card: without the family in front.
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        match self.mark {
            Mark::Word(word) => word,
            Mark::Component(_) => super::COMPONENT,
            Mark::Name | Mark::Place => match self.name.as_bytes() {
                [b'M', b'e', b's', b's', b'a', b'g', b'e', b'C', b'a', b'r', b'd', b'.', ..] => {
                    self.name.split_at(12).1
                }
                _ => self.name,
            },
        }
    }

    /// What tells it from the others: the tag; of a component, which all have the same, the whole name.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        if matches!(self.mark, Mark::Component(_)) { self.name } else { self.tag() }
    }

    /// Whether an object can say that it is of this type.
    #[must_use]
    pub fn is_said(&self) -> bool {
        self.mark != Mark::Place
    }

    /// The key under which a card says the type.
    #[must_use]
    pub fn type_key(&self) -> &'static str {
        if self.family == Family::MessageCard { "@type" } else { "type" }
    }

    /// The slot of that name.
    #[must_use]
    pub fn slot(&self, name: &str) -> Option<(Slot, Arity)> {
        self.property(name).and_then(|property| property.value.slot())
    }

    /// The properties that hold objects of the catalogue's types.
    pub fn slots(&self) -> impl Iterator<Item = (&'static Property, Slot, Arity)> + use<> {
        self.properties.iter().filter_map(|property| property.value.slot().map(|(slot, arity)| (property, slot, arity)))
    }

    /// The property of that name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&'static Property> {
        let at = |place: &u8| self.properties.get(usize::from(*place));
        let named = |place: &u8| at(place).map_or("", |property| property.name);
        let order = |known: &str| known.len().cmp(&name.len()).then_with(|| known.cmp(name));
        self.order.binary_search_by(|place| order(named(place))).ok().and_then(|found| at(self.order.get(found)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_read_back() {
        for version in Version::ALL {
            assert_eq!(Version::parse(&version.to_string()), Some(version));
        }
        assert_eq!(Version::parse(" 1.10 "), Some(Version(1, 10)));
        for none in ["", "1", "1.", ".5", "1.5.0", "+1.5", "1.x", "1.300", "${version}"] {
            assert_eq!(Version::parse(none), None, "{none}");
        }
    }
}
