//! The Adaptive Card itself, and the data about it.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{
    TEAMS, V1_0, V1_6, choice, either, language, line, long, many, map, one, optional_flag, properties, url,
};
use super::shared::{
    ALIGNMENT_UNREAD, BACKGROUND_IMAGE, BLEED, CONTAINER_STYLES, CONTENT_ALIGNMENT, GRID_AREA, HEIGHT, IS_SORT_KEY,
    IS_VISIBLE, KEY, MIN_HEIGHT, OPEN_SOURCE, OPEN_SOURCE_SPACINGS, REQUIRES, SELECT_ACTION, SEPARATOR,
};
use super::{ElementType, Slot, Support, ValueType};

pub(super) static ADAPTIVE_CARD: ElementType = V1_0
    .root("AdaptiveCard", "A card: what is said, and below it the buttons.")
    .properties(properties!(V1_0;
        &[
            choice("version", Content, &["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6"], "The schema version that the card needs; Teams knows up to 1.5, for bots 1.6.").required().default("\"1.0\"").note("Teams promises to know 1.5; its newer elements are used in cards of that version."),
            many("body", Content, Slot::Elements, "What the card says, from top to bottom."),
            many("actions", Content, Slot::Actions, "The buttons at the foot of the card."),
            line("fallbackText", Content, "What is shown where the card's version is not known."),
            choice("style", Style, CONTAINER_STYLES, "Background and text colours.").since(1, 2).deprecated().note("It was in the schema 1.2 and no longer in 1.6."),
            BACKGROUND_IMAGE,
            MIN_HEIGHT,
            CONTENT_ALIGNMENT,
            many("layouts", Layout, Slot::Types(&["Layout.Stack", "Layout.Flow", "Layout.AreaGrid"]), "How the body is laid out, for each width of card.").since(1, 5).extension(),
            optional_flag("rtl", Layout, "Lays the card out from right to left.").since(1, 5).nullable(),
            one("msteams", Behaviour, Slot::Types(&["TeamsCardProperties"]), "What only Teams reads: width and mentions.").extension().note("Teams reads the width and the mentions."),
            long("speak", Accessibility, "What is read aloud for the card.").note("Only the Immersive Reader says it."),
            one("refresh", Advanced, Slot::Types(&["RefreshDefinition"]), "How the card fetches a newer one by itself.").since(1, 4).note("Works for cards that a bot sends, for up to 60 people."),
            one("authentication", Advanced, Slot::Types(&["Authentication"]), "How the reader signs in.").since(1, 4).note("Works for cards that a bot sends."),
            one("metadata", Advanced, Slot::Types(&["CardMetadata"]), "Data about the card, such as its address in the web.").since(1, 6),
            one("resources", Advanced, Slot::Types(&["Resources"]), "Texts in several languages.").since(1, 5).extension(),
            many("references", Advanced, Slot::Types(&["AdaptiveCardReference", "DocumentReference"]), "Sources that citations point to.").since(1, 5).teams(Support::Preview).extension(),
            url("$schema", Advanced, "The address of the schema, for editors."),
            BLEED.unread().extension().note(OPEN_SOURCE),
        ],
        SELECT_ACTION, ALIGNMENT_UNREAD,
        &[
            language("lang", Accessibility, "The language of the card, such as en or nb-NO."),
            line("id", Advanced, "A name for the card.").extension(),
            REQUIRES.extension(),
            IS_VISIBLE.unread().extension().note(OPEN_SOURCE),
            SEPARATOR.unread().extension().note(OPEN_SOURCE),
            HEIGHT.unread().extension().note(OPEN_SOURCE),
            choice("spacing", Layout, OPEN_SOURCE_SPACINGS, "The gap above, or to the left of a column.").default("\"Default\"").unread().extension().note(OPEN_SOURCE),
            either("fallback", Advanced, &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Elements)], "What is shown where the host lacks what the card requires.").since(1, 2).extension(),
            KEY,
            IS_SORT_KEY,
            GRID_AREA,
            one("msTeams", Advanced, Slot::Types(&["TeamsCardProperties"]), "Another spelling of msteams, which is read as well.").extension(),
        ],
    ))
    .labels(&["version"])
    .holds("body")
    .fresh(r#"{"type": "AdaptiveCard", "version": "1.5", "body": []}"#);

pub(super) static HOST_CAPABILITIES: ElementType = TEAMS
    .object("HostCapabilities", "Features that the application must have, each with its least version.")
    .properties(properties!(TEAMS;
        &[KEY],
    ))
    .by_place()
    .open();

pub(super) static METADATA: ElementType = V1_6
    .object("CardMetadata", "Data about the card.")
    .properties(properties!(V1_6;
        &[
            url("webUrl", Content, "The address of the card in the web, for whoever copies it."),
            KEY,
        ],
    ))
    .labels(&["webUrl"])
    .fresh(r#"{"webUrl": "https://example.com"}"#);

pub(super) static RESOURCES: ElementType = TEAMS
    .object("Resources", "Texts in several languages.")
    .properties(properties!(TEAMS;
        &[
            map("strings", Content, &ValueType::One(Slot::Types(&["StringResource"])), "The texts by their names; ${rs:name} puts one in."),
            KEY,
        ],
    ))
    .by_place()
    .fresh(r#"{"strings": {"greeting": {"defaultValue": "Hello", "localizedValues": {"nb": "Hei"}}}}"#);

pub(super) static STRING_RESOURCE: ElementType = TEAMS
    .object("StringResource", "One text in several languages.")
    .properties(properties!(TEAMS;
        &[
            long("defaultValue", Content, "The text for readers of all other languages."),
            map("localizedValues", Content, &ValueType::Text, "The text for each language."),
            KEY,
        ],
    ))
    .labels(&["defaultValue"])
    .by_place();
