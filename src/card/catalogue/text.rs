//! Text: `TextBlock`, `RichTextBlock` and its runs.

use super::Group::{Accessibility, Behaviour, Content, Layout, Style};
use super::build::{choice, flag, integer, line, long, many, one, properties};
use super::shared::{ALIGNMENT, FALLBACK, IDENTITY, PLACE, TEXT_LOOK};
use super::{ElementKind, ElementType, Family, Property, Slot, Version};

const LABEL_FOR: &[Property] =
    &[line("labelFor", Accessibility, "The id of the input that this text is the label of.").since(1, 5)];

pub(super) static TEXT_BLOCK: ElementType = ElementType {
    name: "TextBlock",
    family: Family::Adaptive,
    kind: ElementKind::Element,
    since: Version(1, 0),
    help: "A paragraph of text, with Markdown for emphasis, lists and links.",
    properties: properties!(since Version(1, 0);
        &[long("text", Content, "What is said; Markdown is understood.").required()],
        TEXT_LOOK,
        &[
            choice("style", Style, &["default", "columnHeader", "heading"], "The part that it plays: heading, header of a column.").default("\"default\"").since(1, 5),
            flag("wrap", Layout, "Goes on in the next line instead of being cut off."),
            integer("maxLines", Layout, "The most lines that are shown of wrapped text."),
        ],
        ALIGNMENT, PLACE, LABEL_FOR, IDENTITY, FALLBACK,
    ),
    labels: &["text", "id"],
    main_slot: None,
    fresh: r#"{"type": "TextBlock", "text": "New text", "wrap": true}"#,
    ..ElementType::USUAL
};

pub(super) static RICH_TEXT_BLOCK: ElementType = ElementType {
    name: "RichTextBlock",
    family: Family::Adaptive,
    kind: ElementKind::Element,
    since: Version(1, 2),
    help: "A paragraph whose parts have looks of their own; without Markdown.",
    properties: properties!(since Version(1, 2);
        &[many("inlines", Content, Slot::Inlines, "The parts of the paragraph, one behind the other.").required()],
        ALIGNMENT, PLACE, LABEL_FOR, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("inlines"),
    fresh: r#"{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "New text"}]}"#,
    ..ElementType::USUAL
};

pub(super) static TEXT_RUN: ElementType = ElementType {
    name: "TextRun",
    family: Family::Adaptive,
    kind: ElementKind::Inline,
    since: Version(1, 2),
    help: "A part of a RichTextBlock with one look.",
    properties: properties!(since Version(1, 2);
        &[long("text", Content, "What is said; blanks at its ends count.").required()],
        TEXT_LOOK,
        &[
            flag("italic", Style, "Slants the letters."),
            flag("underline", Style, "Draws a line below the letters.").since(1, 3),
            flag("strikethrough", Style, "Draws a line through the letters."),
            flag("highlight", Style, "Marks the text with a bright background."),
            one("selectAction", Behaviour, Slot::SelectActions, "What happens when the text is pressed: makes it a link."),
        ],
        &[line("grid.area", Layout, "The area of the surrounding grid layout in which it stands.").since(1, 5)],
        IDENTITY, FALLBACK,
    ),
    labels: &["text", "id"],
    main_slot: None,
    fresh: r#"{"type": "TextRun", "text": "New text"}"#,
    ..ElementType::USUAL
};
