//! MessageCard, the card of Office 365 connectors. It has no versions; all of it counts as 1.0.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{any, choice, flag, hex_colour, integer, line, long, many, one, properties, strings, url};
use super::{ElementKind, ElementType, Family, Property, Slot, Version};

const V1: Version = Version(1, 0);

const CARD_ACTIONS: Slot = Slot::Types(&[
    "MessageCard.OpenUri",
    "MessageCard.HttpPOST",
    "MessageCard.ActionCard",
    "MessageCard.InvokeAddInCommand",
    "MessageCard.ViewAction",
]);

const MARKDOWN: Property =
    flag("markdown", Style, "Reads the texts as Markdown; off means plain text with a few HTML tags.").default("true");

pub(super) static MESSAGE_CARD: ElementType = ElementType {
    name: "MessageCard",
    family: Family::MessageCard,
    kind: ElementKind::Root,
    since: V1,
    help: "A connector card: title, text, sections, and buttons.",
    properties: properties!(since V1;
        &[
            line("title", Content, "The heading of the card."),
            line("summary", Content, "What notifications and lists show; needed when there is no text."),
            long("text", Content, "The text below the heading; Markdown is understood."),
            many("sections", Content, Slot::Types(&["MessageCard.Section"]), "The parts of the card, from top to bottom; Teams shows ten."),
            many("potentialAction", Content, CARD_ACTIONS, "The buttons at the foot of the card."),
            hex_colour("themeColor", Style, "The colour of the bar at the edge."),
            MARKDOWN,
            url("@context", Advanced, "The vocabulary: https://schema.org/extensions."),
            line("correlationId", Advanced, "A name by which the card is found in logs."),
            line("originator", Advanced, "The service that sends the card, for e-mail."),
            strings("expectedActors", Advanced, "The addresses that may use the card's actions, for e-mail."),
            flag("hideOriginalBody", Advanced, "Hides the rest of the e-mail."),
            any("entities", Advanced, "Data about the message, for e-mail."),
            Property {
                deprecated: true,
                ..choice("style", Advanced, &["compact", "expanded"], "Not used any more.")
            },
            flag("isMultiSelect", Advanced, "Not used any more."),
        ],
    ),
    labels: &["title", "summary", "text"],
    main_slot: Some("sections"),
    fresh: r#"{"@type": "MessageCard", "@context": "https://schema.org/extensions", "summary": "Summary", "title": "Title", "text": "Text"}"#,
    ..ElementType::USUAL
};

pub(super) static SECTION: ElementType = ElementType {
    name: "MessageCard.Section",
    family: Family::MessageCard,
    kind: ElementKind::Part,
    since: V1,
    help: "A part of a connector card: who did what, facts, pictures, buttons.",
    properties: properties!(since V1;
        &[
            line("title", Content, "The heading of the section."),
            url("activityImage", Content, "A small picture beside the activity, such as a face."),
            line("activityTitle", Content, "Who or what it is about."),
            line("activitySubtitle", Content, "A line in small print, such as a date."),
            long("activityText", Content, "What was done or said."),
            long("text", Content, "The text of the section; Markdown is understood."),
            many("facts", Content, Slot::Types(&["MessageCard.Fact"]), "Names and values in two columns."),
            many("images", Content, Slot::Types(&["MessageCard.Image"]), "Pictures, side by side."),
            many("potentialAction", Content, CARD_ACTIONS, "The buttons of the section."),
            one("heroImage", Content, Slot::Types(&["MessageCard.Image"]), "A wide picture; Teams does not show it."),
            choice("activityImageType", Style, &["avatar", "article"], "A round face, or the picture as it is.").default("\"avatar\""),
            flag("startGroup", Layout, "Draws a line above the section."),
            MARKDOWN,
        ],
    ),
    labels: &["title", "activityTitle", "text", "activityText"],
    main_slot: Some("facts"),
    fresh: r#"{"activityTitle": "Who or what", "facts": [{"name": "Name", "value": "Value"}]}"#,
    ..ElementType::USUAL
};

pub(super) static FACT: ElementType = ElementType {
    name: "MessageCard.Fact",
    family: Family::MessageCard,
    kind: ElementKind::Object,
    since: V1,
    help: "One row of a section's facts.",
    properties: properties!(since V1;
        &[
            line("name", Content, "What it is about; stands on the left."),
            long("value", Content, "What is so; stands on the right."),
        ],
    ),
    labels: &["name", "value"],
    main_slot: None,
    fresh: r#"{"name": "Name", "value": "Value"}"#,
    ..ElementType::USUAL
};

pub(super) static IMAGE: ElementType = ElementType {
    name: "MessageCard.Image",
    family: Family::MessageCard,
    kind: ElementKind::Object,
    since: V1,
    help: "A picture of a section.",
    properties: properties!(since V1;
        &[
            url("image", Content, "Where the picture is."),
            line("title", Accessibility, "What the picture shows."),
        ],
    ),
    labels: &["title", "image"],
    main_slot: None,
    fresh: r#"{"image": "https://example.com/picture.png", "title": "What the picture shows"}"#,
    ..ElementType::USUAL
};

pub(super) static OPEN_URI: ElementType = ElementType {
    name: "MessageCard.OpenUri",
    family: Family::MessageCard,
    kind: ElementKind::Action,
    since: V1,
    help: "Opens an address in the browser.",
    properties: properties!(since V1;
        &[
            line("name", Content, "The text on the button.").required(),
            many("targets", Content, Slot::Types(&["MessageCard.Target"]), "The address for each system.").required(),
        ],
    ),
    labels: &["name"],
    main_slot: Some("targets"),
    fresh: r#"{"@type": "OpenUri", "name": "Open", "targets": [{"os": "default", "uri": "https://example.com"}]}"#,
    ..ElementType::USUAL
};

pub(super) static TARGET: ElementType = ElementType {
    name: "MessageCard.Target",
    family: Family::MessageCard,
    kind: ElementKind::Object,
    since: V1,
    help: "The address that is opened on one system.",
    properties: properties!(since V1;
        &[
            choice("os", Behaviour, &["default", "windows", "iOS", "android"], "The system that it is for.").required(),
            url("uri", Content, "The address.").required(),
        ],
    ),
    labels: &["uri", "os"],
    main_slot: None,
    fresh: r#"{"os": "default", "uri": "https://example.com"}"#,
    ..ElementType::USUAL
};

pub(super) static HTTP_POST: ElementType = ElementType {
    name: "MessageCard.HttpPOST",
    family: Family::MessageCard,
    kind: ElementKind::Action,
    since: V1,
    help: "Calls an address of a service.",
    properties: properties!(since V1;
        &[
            line("name", Content, "The text on the button.").required(),
            url("target", Content, "The address that is called.").required(),
            long("body", Content, "What is sent; {{id.value}} stands for an input."),
            choice("bodyContentType", Behaviour, &["application/json", "application/x-www-form-urlencoded"], "The form of what is sent.").default("\"application/json\""),
            many("headers", Behaviour, Slot::Types(&["MessageCard.Header"]), "Headers that are sent along."),
            flag("isPrimary", Style, "Makes the button stand out."),
        ],
    ),
    labels: &["name", "target"],
    main_slot: None,
    fresh: r#"{"@type": "HttpPOST", "name": "Send", "target": "https://example.com/answer"}"#,
    ..ElementType::USUAL
};

pub(super) static HEADER: ElementType = ElementType {
    name: "MessageCard.Header",
    family: Family::MessageCard,
    kind: ElementKind::Object,
    since: V1,
    help: "A header of the call that an HttpPOST makes.",
    properties: properties!(since V1;
        &[
            line("name", Content, "The name of the header.").required(),
            line("value", Content, "The value of the header.").required(),
        ],
    ),
    labels: &["name", "value"],
    main_slot: None,
    fresh: r#"{"name": "X-Source", "value": "card"}"#,
    ..ElementType::USUAL
};

pub(super) static ACTION_CARD: ElementType = ElementType {
    name: "MessageCard.ActionCard",
    family: Family::MessageCard,
    kind: ElementKind::Action,
    since: V1,
    help: "Opens inputs, and buttons that send them.",
    properties: properties!(since V1;
        &[
            line("name", Content, "The text on the button.").required(),
            many("inputs", Content, Slot::Types(&["MessageCard.TextInput", "MessageCard.DateInput", "MessageCard.MultichoiceInput"]), "The fields, from top to bottom."),
            many("actions", Content, Slot::Types(&["MessageCard.OpenUri", "MessageCard.HttpPOST"]), "The buttons below the fields."),
        ],
    ),
    labels: &["name"],
    main_slot: Some("inputs"),
    fresh: r#"{"@type": "ActionCard", "name": "Answer", "inputs": [{"@type": "TextInput", "id": "answer", "title": "Your answer"}], "actions": [{"@type": "HttpPOST", "name": "Send", "target": "https://example.com/answer"}]}"#,
    ..ElementType::USUAL
};

pub(super) static INVOKE_ADD_IN_COMMAND: ElementType = ElementType {
    name: "MessageCard.InvokeAddInCommand",
    family: Family::MessageCard,
    kind: ElementKind::Action,
    since: V1,
    help: "Opens an Outlook add-in; Teams does not know it.",
    properties: properties!(since V1;
        &[
            line("name", Content, "The text on the button.").required(),
            line("addInId", Behaviour, "The id of the add-in.").required(),
            line("desktopCommandId", Behaviour, "The id of the button of the add-in.").required(),
            any("initializationContext", Behaviour, "Data for the add-in."),
        ],
    ),
    labels: &["name"],
    main_slot: None,
    fresh: "",
    ..ElementType::USUAL
};

pub(super) static VIEW_ACTION: ElementType = ElementType {
    name: "MessageCard.ViewAction",
    family: Family::MessageCard,
    kind: ElementKind::Action,
    since: V1,
    help: "The older form of OpenUri.",
    properties: properties!(since V1;
        &[
            line("name", Content, "The text on the button.").required(),
            strings("target", Content, "The address, as the only item of a list.").required(),
            url("@context", Advanced, "The vocabulary: https://schema.org."),
        ],
    ),
    labels: &["name"],
    main_slot: None,
    fresh: "",
    ..ElementType::USUAL
};

/// What every field of an `ActionCard` has.
const FIELD: &[Property] = &[
    line("id", Content, "The name by which a call's body takes the answer.").required(),
    line("title", Content, "What stands in the field while it is empty."),
    line("value", Content, "What stands in the field at first."),
    flag("isRequired", Behaviour, "Whether the reader has to fill it in."),
];

pub(super) static TEXT_INPUT: ElementType = ElementType {
    name: "MessageCard.TextInput",
    family: Family::MessageCard,
    kind: ElementKind::Input,
    since: V1,
    help: "A field for text.",
    properties: properties!(since V1;
        FIELD,
        &[
            flag("isMultiline", Behaviour, "Takes several lines."),
            integer("maxLength", Behaviour, "The most characters that it takes."),
        ],
    ),
    labels: &["title", "id"],
    main_slot: None,
    fresh: r#"{"@type": "TextInput", "id": "text", "title": "Text"}"#,
    ..ElementType::USUAL
};

pub(super) static DATE_INPUT: ElementType = ElementType {
    name: "MessageCard.DateInput",
    family: Family::MessageCard,
    kind: ElementKind::Input,
    since: V1,
    help: "A field for a day.",
    properties: properties!(since V1;
        FIELD, &[flag("includeTime", Behaviour, "Asks for the time of day too.")],
    ),
    labels: &["title", "id"],
    main_slot: None,
    fresh: r#"{"@type": "DateInput", "id": "date", "title": "Date"}"#,
    ..ElementType::USUAL
};

pub(super) static MULTICHOICE_INPUT: ElementType = ElementType {
    name: "MessageCard.MultichoiceInput",
    family: Family::MessageCard,
    kind: ElementKind::Input,
    since: V1,
    help: "A list to choose from.",
    properties: properties!(since V1;
        FIELD,
        &[
            many("choices", Content, Slot::Types(&["MessageCard.Choice"]), "What there is to choose from.").required(),
            flag("isMultiSelect", Behaviour, "Lets the reader choose several."),
            choice("style", Style, &["normal", "expanded"], "A list that drops down, or all at once.").default("\"normal\""),
        ],
    ),
    labels: &["title", "id"],
    main_slot: Some("choices"),
    fresh: r#"{"@type": "MultichoiceInput", "id": "choice", "title": "Choice", "choices": [{"display": "One", "value": "1"}, {"display": "Two", "value": "2"}]}"#,
    ..ElementType::USUAL
};

pub(super) static CHOICE: ElementType = ElementType {
    name: "MessageCard.Choice",
    family: Family::MessageCard,
    kind: ElementKind::Object,
    since: V1,
    help: "One of the things to choose from.",
    properties: properties!(since V1;
        &[
            line("display", Content, "What the reader sees.").required(),
            line("value", Content, "What is sent.").required(),
        ],
    ),
    labels: &["display", "value"],
    main_slot: None,
    fresh: r#"{"display": "Choice", "value": "choice"}"#,
    ..ElementType::USUAL
};
