//! What holds elements: containers, columns, sets of actions.

use super::Group::{Advanced, Content, Layout, Style};
use super::build::{choice, either, many, properties, size, width};
use super::shared::{
    ALIGNMENT, BACKGROUND_IMAGE, BOX, CONTAINER_STYLES, FALLBACK, FRAME, IDENTITY, PLACE, SELECT_ACTION,
};
use super::{ElementKind, ElementType, Family, Slot, ValueType, Version};

pub(super) static CONTAINER: ElementType = ElementType {
    name: "Container",
    family: Family::Adaptive,
    kind: ElementKind::Container,
    since: Version(1, 0),
    help: "Elements that belong together, with a style or an action of their own.",
    properties: properties!(since Version(1, 0);
        &[many("items", Content, Slot::Elements, "What it holds, from top to bottom.").required()],
        BOX, FRAME, SELECT_ACTION, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("items"),
    fresh: r#"{"type": "Container", "items": []}"#,
    ..ElementType::USUAL
};

pub(super) static COLUMN_SET: ElementType = ElementType {
    name: "ColumnSet",
    family: Family::Adaptive,
    kind: ElementKind::Container,
    since: Version(1, 0),
    help: "Columns side by side.",
    properties: properties!(since Version(1, 0);
        &[
            many("columns", Content, Slot::Types(&["Column"]), "The columns, from left to right."),
            choice("style", Style, CONTAINER_STYLES, "Background and text colours.").since(1, 2),
            super::build::flag("bleed", Layout, "Paints the background over the padding of what it stands in.").since(1, 2),
            size("minHeight", Layout, &[], "The least height in pixels, such as 80px.").since(1, 2),
            size("minWidth", Layout, &["auto"], "The least width in pixels; narrower cards scroll.").since(1, 5),
            BACKGROUND_IMAGE,
        ],
        FRAME, SELECT_ACTION, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("columns"),
    fresh: r#"{"type": "ColumnSet", "columns": [{"type": "Column", "width": "stretch", "items": []}, {"type": "Column", "width": "stretch", "items": []}]}"#,
    ..ElementType::USUAL
};

pub(super) static COLUMN: ElementType = ElementType {
    name: "Column",
    family: Family::Adaptive,
    kind: ElementKind::Part,
    since: Version(1, 0),
    help: "One column of a ColumnSet.",
    properties: properties!(since Version(1, 0);
        &[
            many("items", Content, Slot::Elements, "What it holds, from top to bottom."),
            width("width", Layout, &["auto", "stretch"], "As wide as needed, what is left, a weight, or pixels such as 80px.").default("\"stretch\""),
        ],
        BOX, FRAME, SELECT_ACTION, ALIGNMENT, PLACE, IDENTITY,
        &[either(
            "fallback",
            Advanced,
            &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Types(&["Column"]))],
            "The column that is shown where the host does not know this one; drop shows none.",
        )
        .since(1, 2)],
    ),
    labels: &["id"],
    main_slot: Some("items"),
    fresh: r#"{"type": "Column", "width": "stretch", "items": []}"#,
    ..ElementType::USUAL
};

pub(super) static ACTION_SET: ElementType = ElementType {
    name: "ActionSet",
    family: Family::Adaptive,
    kind: ElementKind::Container,
    since: Version(1, 2),
    help: "Buttons in the middle of a card.",
    properties: properties!(since Version(1, 2);
        &[
            many("actions", Content, Slot::Actions, "The buttons, from left to right.").required(),
            choice("orientation", Layout, &["Horizontal", "Vertical"], "Side by side, or one below the other."),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("actions"),
    fresh: r#"{"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "Open", "url": "https://example.com"}]}"#,
    ..ElementType::USUAL
};
