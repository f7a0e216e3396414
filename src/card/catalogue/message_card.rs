//! MessageCard, the card of Office 365 connectors.

use super::Group::{Accessibility, Advanced, Content, Layout, Style};
use super::build::{
    CONNECTOR, choice, flag, hex_colour, line, list, long, many, one, optional_flag, properties, strings, suggested,
    url,
};
use super::{ElementType, Slot, Support, ValueType};

pub(super) static MESSAGE_CARD: ElementType = CONNECTOR
    .root("MessageCard", "A connector card: title, text, sections, and buttons.")
    .properties(properties!(CONNECTOR;
        &[
            line("title", Content, "The heading of the card.").note("Two lines at most."),
            line("summary", Content, "What notifications and lists show; needed when there is no text.").note("Needed when there is no text; the notification shows it."),
            long("text", Content, "The text below the heading; Markdown is understood."),
            many("sections", Content, Slot::Types(&["MessageCard.Section"]), "The parts of the card, from top to bottom; Teams shows ten.").max_items(10).note("Teams shows ten at most."),
            many("potentialAction", Content, Slot::Types(&["MessageCard.OpenUri", "MessageCard.HttpPOST", "MessageCard.ActionCard", "MessageCard.InvokeAddInCommand", "MessageCard.ViewAction"]), "The buttons at the foot of the card.").max_items(4).note("Four are safe; five are shown in a section."),
            hex_colour("themeColor", Style, "The colour of the bar at the edge.").note("Takes the place of the app's own colour."),
            flag("markdown", Style, "Reads the texts as Markdown; off means plain text with a few HTML tags.").default("true").extension(),
            suggested("@context", Advanced, &["https://schema.org/extensions", "http://schema.org/extensions"], "The vocabulary: https://schema.org/extensions.").note("The official schema takes the address with https only."),
            line("correlationId", Advanced, "A name by which the card is found in logs.").unread().extension().note("Teams pays no heed to it."),
            line("originator", Advanced, "The service that sends the card, for e-mail.").unread().extension().note("Teams pays no heed to it."),
            strings("expectedActors", Advanced, "The addresses that may use the card's actions, for e-mail.").unread().extension().note("Only e-mail reads it."),
            optional_flag("hideOriginalBody", Advanced, "Hides the rest of the e-mail.").unread().note("Only e-mail reads it."),
            list("entities", Advanced, &ValueType::Any, "Data about the message, for e-mail.").unread().extension(),
            choice("style", Advanced, &["compact", "expanded"], "Not used any more.").teams(Support::Unknown).deprecated(),
            optional_flag("isMultiSelect", Advanced, "Not used any more.").teams(Support::Unknown).deprecated(),
        ],
    ))
    .labels(&["title", "summary", "text"])
    .holds("sections")
    .note("The connectors that took it were switched off in 2026; flows want Adaptive Cards.")
    .fresh(r#"{"@type": "MessageCard", "@context": "https://schema.org/extensions", "summary": "Summary", "title": "Title", "text": "Text"}"#);

pub(super) static SECTION: ElementType = CONNECTOR
    .part("MessageCard.Section", "A part of a connector card: who did what, facts, pictures, buttons.")
    .properties(properties!(CONNECTOR;
        &[
            line("title", Content, "The heading of the section."),
            url("activityImage", Content, "A small picture beside the activity, such as a face."),
            line("activityTitle", Content, "Who or what it is about."),
            line("activitySubtitle", Content, "A line in small print, such as a date."),
            long("activityText", Content, "What was done or said."),
            long("text", Content, "The text of the section; Markdown is understood."),
            many("facts", Content, Slot::Types(&["MessageCard.Fact"]), "Names and values in two columns."),
            many("images", Content, Slot::Types(&["MessageCard.Image"]), "Pictures, side by side.").max_items(5).note("Teams shows five at most."),
            many("potentialAction", Content, Slot::Types(&["MessageCard.OpenUri", "MessageCard.HttpPOST", "MessageCard.ActionCard", "MessageCard.InvokeAddInCommand"]), "The buttons of the section.").max_items(5),
            one("heroImage", Content, Slot::Types(&["MessageCard.Image"]), "A wide picture; Teams does not show it.").unread().note("Teams does not show it."),
            choice("activityImageType", Style, &["avatar", "article"], "A round face, or the picture as it is.").default("\"avatar\"").extension().note("Teams made it up; e-mail does not know it."),
            optional_flag("startGroup", Layout, "Draws a line above the section.").extension().note("Teams draws the line in any case."),
            flag("markdown", Style, "Reads the texts as Markdown; off means plain text with a few HTML tags.").default("true").extension().note("Teams made it up; e-mail does not know it."),
        ],
    ))
    .labels(&["title", "activityTitle", "text", "activityText"])
    .holds("facts")
    .by_place()
    .fresh(r#"{"activityTitle": "Who or what", "facts": [{"name": "Name", "value": "Value"}]}"#);

pub(super) static FACT: ElementType = CONNECTOR
    .object("MessageCard.Fact", "One row of a section's facts.")
    .properties(properties!(CONNECTOR;
        &[
            line("name", Content, "What it is about; stands on the left."),
            long("value", Content, "What is so; stands on the right."),
        ],
    ))
    .labels(&["name", "value"])
    .by_place()
    .fresh(r#"{"name": "Name", "value": "Value"}"#);

pub(super) static IMAGE: ElementType = CONNECTOR
    .object("MessageCard.Image", "A picture of a section.")
    .properties(properties!(CONNECTOR;
        &[
            url("image", Content, "Where the picture is."),
            line("title", Accessibility, "What the picture shows."),
        ],
    ))
    .labels(&["title", "image"])
    .by_place()
    .fresh(r#"{"image": "https://example.com/picture.png", "title": "What the picture shows"}"#);
