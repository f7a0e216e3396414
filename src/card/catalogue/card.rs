//! The Adaptive Card itself, and what Teams reads beside it.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{any, choice, either, flag, line, long, many, one, properties, size, url};
use super::shared::{BACKGROUND_IMAGE, CONTAINER_STYLES, SELECT_ACTION, VERTICAL};
use super::{ElementKind, ElementType, Family, Slot, ValueType, Version};

pub(super) static ADAPTIVE_CARD: ElementType = ElementType {
    name: "AdaptiveCard",
    family: Family::Adaptive,
    kind: ElementKind::Root,
    since: Version(1, 0),
    help: "A card: what is said, and below it the buttons.",
    properties: properties!(since Version(1, 0);
        &[
            choice("version", Content, &["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6"], "The schema version that the card needs; Teams knows up to 1.5, for bots 1.6.").required(),
            many("body", Content, Slot::Elements, "What the card says, from top to bottom."),
            many("actions", Content, Slot::Actions, "The buttons at the foot of the card."),
            line("fallbackText", Content, "What is shown where the card's version is not known."),
            choice("style", Style, CONTAINER_STYLES, "Background and text colours.").since(1, 2),
            BACKGROUND_IMAGE,
            size("minHeight", Layout, &[], "The least height in pixels, such as 80px.").since(1, 2),
            choice("verticalContentAlignment", Layout, VERTICAL, "Where the content stands when there is height to spare.").since(1, 1),
            any("layouts", Layout, "How the body is laid out, for each width of card.").since(1, 5),
            flag("rtl", Layout, "Lays the card out from right to left.").since(1, 5),
        ],
        SELECT_ACTION,
        &[
            one("msteams", Behaviour, Slot::Types(&["TeamsCardProperties"]), "What only Teams reads: width and mentions."),
            long("speak", Accessibility, "What is read aloud for the card."),
            line("lang", Accessibility, "The language of the card, such as en or nb-NO."),
            any("refresh", Advanced, "How the card fetches a newer one by itself.").since(1, 4),
            any("authentication", Advanced, "How the reader signs in.").since(1, 4),
            any("metadata", Advanced, "Data about the card, such as its address in the web.").since(1, 6),
            any("resources", Advanced, "Texts in several languages.").since(1, 5),
            any("references", Advanced, "Sources that citations point to.").since(1, 5),
            any("requires", Advanced, "Features, with the least version of each, that the host must have.").since(1, 2),
            either("fallback", Advanced, &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Elements)], "What is shown where the host lacks what the card requires.").since(1, 2),
            line("id", Advanced, "A name for the card."),
            line("key", Advanced, "A name that stays the same while the card is updated."),
            flag("isSortKey", Advanced, "Marks what a surrounding collection is sorted by.").since(1, 5),
            line("grid.area", Layout, "The area of the surrounding grid layout in which it stands.").since(1, 5),
            url("$schema", Advanced, "The address of the schema, for editors."),
        ],
    ),
    labels: &["version"],
    main_slot: Some("body"),
    fresh: r#"{"type": "AdaptiveCard", "version": "1.5", "body": []}"#,
    ..ElementType::USUAL
};

pub(super) static TEAMS_CARD_PROPERTIES: ElementType = ElementType {
    name: "TeamsCardProperties",
    family: Family::Adaptive,
    kind: ElementKind::Object,
    since: Version(1, 0),
    help: "What Teams reads beside the card: its width, and who is mentioned.",
    properties: properties!(since Version(1, 0);
        &[
            choice("width", Layout, &["full"], "Lets the card take the full width of the channel."),
            many("entities", Content, Slot::Types(&["mention"]), "The people and tags that texts of the card mention."),
            line("key", Advanced, "A name that stays the same while the card is updated."),
        ],
    ),
    labels: &["width"],
    main_slot: Some("entities"),
    fresh: r#"{"width": "full"}"#,
    ..ElementType::USUAL
};

pub(super) static MENTION: ElementType = ElementType {
    name: "mention",
    family: Family::Adaptive,
    kind: ElementKind::Object,
    since: Version(1, 0),
    help: "Someone who is mentioned: the text in the card, and who is meant by it.",
    properties: properties!(since Version(1, 0);
        &[
            line("text", Content, "The text in the card that becomes the mention, with <at> and </at> around it.").required(),
            one("mentioned", Content, Slot::Types(&["MentionedEntity"]), "Who is meant.").required(),
            line("key", Advanced, "A name that stays the same while the card is updated."),
        ],
    ),
    labels: &["text"],
    main_slot: Some("mentioned"),
    fresh: r#"{"type": "mention", "text": "<at>Name</at>", "mentioned": {"id": "name@example.com", "name": "Name"}}"#,
    ..ElementType::USUAL
};

pub(super) static MENTIONED_ENTITY: ElementType = ElementType {
    name: "MentionedEntity",
    family: Family::Adaptive,
    kind: ElementKind::Object,
    since: Version(1, 0),
    help: "The person or the tag that a mention means.",
    properties: properties!(since Version(1, 0);
        &[
            line("id", Content, "The sign-in name or the object id, as Teams knows it.").required(),
            line("name", Content, "The name that is shown."),
            choice("mentionType", Behaviour, &["Person", "Tag"], "One person, or everybody with a tag.").default("\"Person\"").since(1, 5),
            line("key", Advanced, "A name that stays the same while the card is updated."),
        ],
    ),
    labels: &["name", "id"],
    main_slot: None,
    fresh: r#"{"id": "name@example.com", "name": "Name"}"#,
    ..ElementType::USUAL
};
