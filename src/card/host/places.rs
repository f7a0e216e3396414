//! What stands where: which properties hold texts that readers see, and what markup each of them shows; which hold the
//! addresses of pictures and of links.
//!
//! Sources: "Format cards" of the Teams documentation (Markdown in `TextBlock` and facts only; HTML in the text of hero and
//! thumbnail cards only), "Text features" of Adaptive Cards, the message card reference.

use super::Host;
use crate::card::catalogue::{ElementKind, ElementType, Family};

/// What a text can be marked up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Construct {
    /// `**bold**`.
    Bold,
    /// `[words](address)`.
    Link,
    /// `# Heading`.
    Heading,
    /// `~~struck~~`.
    Strike,
    /// `` `code` ``, or a block of it.
    Code,
    /// `> quote`.
    Quote,
    /// `![words](address)`.
    Picture,
    /// `| a | b |` over a line of dashes.
    Table,
    /// A line of dashes.
    Rule,
    /// `<b>`.
    Html,
}

impl Construct {
    /// Several of it, in words.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Bold => "bold marks",
            Self::Link => "links",
            Self::Heading => "headings",
            Self::Strike => "strikethrough",
            Self::Code => "code",
            Self::Quote => "quotes",
            Self::Picture => "pictures",
            Self::Table => "tables",
            Self::Rule => "lines of dashes",
            Self::Html => "HTML",
        }
    }
}

/// What markup a place shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// The Markdown of Adaptive Cards.
    Adaptive,
    /// The Markdown of connector cards.
    Connector,
    /// A little HTML, no Markdown.
    Html,
    /// None.
    Plain,
}

impl Markup {
    /// Whether a host shows that here, and not what was typed. Without a host: whether any does.
    #[must_use]
    pub fn shows(self, construct: Construct, host: Option<Host>) -> bool {
        host.map_or_else(
            || Host::ALL.into_iter().any(|host| self.shows_at(construct, host)),
            |host| self.shows_at(construct, host),
        )
    }

    fn shows_at(self, construct: Construct, host: Host) -> bool {
        use Construct::{Bold, Code, Heading, Html, Link, Picture, Quote, Strike};
        match (self, host) {
            (Self::Adaptive | Self::Connector, Host::Email) => {
                matches!(construct, Bold | Link | Heading | Strike)
            }
            (Self::Adaptive, _) => matches!(construct, Bold | Link),
            (Self::Connector, _) => matches!(construct, Bold | Link | Heading | Strike | Code | Quote | Picture),
            (Self::Html, _) => construct == Html,
            (Self::Plain, _) => false,
        }
    }
}

/// Properties that hold a text, and what markup they show.
struct Texts {
    types: &'static [&'static str],
    properties: &'static [&'static str],
    markup: Markup,
}

static TEXTS: &[Texts] = &[
    Texts { types: &["TextBlock"], properties: &["text"], markup: Markup::Adaptive },
    Texts { types: &["Fact"], properties: &["title", "value"], markup: Markup::Adaptive },
    Texts { types: &["TextRun", "Badge"], properties: &["text"], markup: Markup::Plain },
    Texts { types: &["Choice", "TabPage"], properties: &["title"], markup: Markup::Plain },
    Texts { types: &["Input.Toggle"], properties: &["title", "label"], markup: Markup::Plain },
    Texts { types: &["CompoundButton"], properties: &["title", "description"], markup: Markup::Plain },
    Texts { types: &["AccordionPage"], properties: &["headerTitle"], markup: Markup::Plain },
    Texts { types: &["MessageCard"], properties: &["title", "text"], markup: Markup::Connector },
    Texts {
        types: &["MessageCard.Section"],
        properties: &["title", "text", "activityTitle", "activitySubtitle", "activityText"],
        markup: Markup::Connector,
    },
    Texts { types: &["MessageCard.Fact"], properties: &["name", "value"], markup: Markup::Connector },
    Texts { types: &["HeroCard", "ThumbnailCard"], properties: &["text"], markup: Markup::Html },
];

/// Titles that stand beside one of [`TEXTS`] in a card whose text shows more.
static TITLES: &[Texts] = &[
    Texts { types: &["HeroCard", "ThumbnailCard"], properties: &["title", "subtitle"], markup: Markup::Plain },
    Texts { types: &["ListCard", "ReceiptCard", "CardAction"], properties: &["title"], markup: Markup::Plain },
    Texts { types: &["ListItem", "ReceiptItem"], properties: &["title", "subtitle"], markup: Markup::Plain },
];

/// The properties of a type that hold what readers see, each list with the markup that it shows.
pub fn texts(ty: &ElementType) -> impl Iterator<Item = (&'static [&'static str], Markup)> {
    let name = ty.name;
    let listed = TEXTS.iter().chain(TITLES).filter(move |row| row.types.contains(&name));
    let rest: &'static [&'static str] = match (ty.family, ty.kind) {
        (Family::Adaptive, ElementKind::Action) => &["title", "tooltip"],
        (Family::Adaptive, ElementKind::Input) if ty.name != "Input.Toggle" => &["label", "placeholder"],
        (Family::MessageCard, ElementKind::Action) => &["name"],
        _ => &[],
    };
    let rest = (!rest.is_empty()).then_some((rest, Markup::Plain));
    listed.map(|row| (row.properties, row.markup)).chain(rest)
}

/// The property of a type in whose text somebody can be mentioned: the last of those that show what a `TextBlock` shows,
/// which of a fact is its value.
#[must_use]
pub fn mentions(ty: &ElementType) -> Option<&'static str> {
    let (properties, _) = texts(ty).find(|(_, markup)| *markup == Markup::Adaptive)?;
    properties.last().copied()
}

/// The properties of a type that hold the address of a picture.
#[must_use]
pub fn pictures(ty: &ElementType) -> &'static [&'static str] {
    match ty.name {
        "Image" | "BackgroundImage" | "ThemedUrl" | "CardImage" | "ImageRun" => &["url"],
        "AdaptiveCard" | "Container" | "Column" | "TableCell" | "CarouselPage" | "AccordionPage" | "TabPage" => {
            &["backgroundImage"]
        }
        "Media" => &["poster"],
        "MessageCard.Section" => &["activityImage"],
        "MessageCard.Image" => &["image"],
        _ if ty.family == Family::Adaptive && ty.kind == ElementKind::Action => &["iconUrl"],
        _ => &[],
    }
}

/// The properties of a type that hold an address which a press opens; a `CardAction` opens one only when its `type` says so.
#[must_use]
pub fn links(ty: &ElementType) -> &'static [&'static str] {
    match ty.name {
        "Action.OpenUrl" | "Action.OpenUrlDialog" | "Action.Http" => &["url"],
        "MessageCard.Target" => &["uri"],
        "MessageCard.HttpPOST" => &["target"],
        "CardAction" => &["value"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue::{all, find};

    #[test]
    fn every_place_is_a_property_of_its_type() {
        for row in TEXTS.iter().chain(TITLES) {
            for ty in row.types.iter().filter_map(|name| find(name)) {
                assert!(row.properties.iter().all(|name| ty.property(name).is_some()), "{}", ty.name);
            }
        }
        for ty in all() {
            let places = pictures(ty).iter().chain(links(ty));
            for name in places.filter(|name| !matches!(**name, "iconUrl" | "backgroundImage")) {
                assert!(ty.property(name).is_some(), "{} {name}", ty.name);
            }
        }
    }

    #[test]
    fn mentions_work_in_text_blocks_and_facts() {
        let named: Vec<_> = all().filter_map(|ty| Some((ty.name, mentions(ty)?))).collect();
        assert_eq!(named, [("TextBlock", "text"), ("Fact", "value")]);
    }

    #[test]
    fn mail_shows_headings_and_teams_does_not() {
        let shows = |host| Markup::Adaptive.shows(Construct::Heading, host);
        assert!(shows(None) && shows(Some(Host::Email)) && !shows(Some(Host::Workflow)));
        assert!(!Markup::Plain.shows(Construct::Bold, None) && Markup::Html.shows(Construct::Html, None));
    }
}
