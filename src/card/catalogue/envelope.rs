//! What cards travel in: the message with attachments, and the message that is only text.

use super::Group::{Advanced, Behaviour, Content, Layout};
use super::build::{any, choice, either, line, long, many, properties, url};
use super::{ElementKind, ElementType, Family, Slot, ValueType, Version};

const V1: Version = Version(1, 0);

pub(super) static MESSAGE: ElementType = ElementType {
    name: "Message",
    family: Family::Envelope,
    kind: ElementKind::Root,
    since: V1,
    help: "A message that holds cards as attachments.",
    properties: properties!(since V1;
        &[
            long("text", Content, "A text above the cards."),
            line("summary", Content, "What notifications show."),
            many("attachments", Content, Slot::Types(&["Attachment"]), "The cards, each with its content type."),
            choice("attachmentLayout", Layout, &["list", "carousel"], "One below the other, or side by side.").default("\"list\""),
        ],
    ),
    labels: &["summary", "text"],
    main_slot: Some("attachments"),
    fresh: "",
    ..ElementType::USUAL
};

pub(super) static ATTACHMENT: ElementType = ElementType {
    name: "Attachment",
    family: Family::Envelope,
    kind: ElementKind::Object,
    since: V1,
    help: "A card in a message.",
    properties: properties!(since V1;
        &[
            either("contentType", Content, &[ValueType::Choice(CONTENT_TYPES), ValueType::Text], "What kind of card it is, or of file.").required(),
            either("content", Content, &[ValueType::One(Slot::Types(&["AdaptiveCard", "MessageCard"])), ValueType::Any], "The card."),
            line("name", Content, "A name for the attachment."),
            url("contentUrl", Advanced, "Where the content is, when it is not here."),
            url("thumbnailUrl", Advanced, "A small picture of the content."),
            any("preview", Behaviour, "What a message extension lists."),
        ],
    ),
    labels: &["name"],
    main_slot: Some("content"),
    fresh: r#"{"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard", "version": "1.5", "body": []}}"#,
    ..ElementType::USUAL
};

const CONTENT_TYPES: &[&str] = &[
    "application/vnd.microsoft.card.adaptive",
    "application/vnd.microsoft.teams.card.o365connector",
    "application/vnd.microsoft.card.hero",
    "application/vnd.microsoft.card.thumbnail",
    "application/vnd.microsoft.teams.card.list",
    "application/vnd.microsoft.card.receipt",
    "application/vnd.microsoft.card.signin",
    "application/vnd.microsoft.card.oauth",
];

pub(super) static PLAIN_TEXT: ElementType = ElementType {
    name: "Text",
    family: Family::Envelope,
    kind: ElementKind::Root,
    since: V1,
    help: "A message that is only text.",
    properties: properties!(since V1;
        &[long("text", Content, "What is said; Markdown is understood.").required()],
    ),
    labels: &["text"],
    main_slot: None,
    fresh: "",
    ..ElementType::USUAL
};
