//! What holds elements: containers, columns, sets of actions.

use super::Group::{Advanced, Content, Layout, Style};
use super::build::{V1_0, V1_2, choice, either, many, optional_flag, properties, size, width};
use super::shared::{
    ALIGNMENT, ALIGNMENT_OFFICIAL, BLEED, BOX, CONTAINER_STYLES, FALLBACK, FRAME, GRID_AREA, HEIGHT, HEIGHTS, IDENTITY,
    ITEMS, ITEMS_2, MIN_HEIGHT, OPEN_SOURCE, PLACE, RTL, SELECT_ACTION, SEPARATOR, SPACING, TARGET_WIDTH,
};
use super::{ElementType, Slot, ValueType};

pub(super) static CONTAINER: ElementType = V1_0
    .container("Container", "Elements that belong together, with a style or an action of their own.")
    .properties(properties!(V1_0;
        &[ITEMS, RTL],
        BOX, FRAME, SELECT_ACTION, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
        &[
            optional_flag("rtl?", Advanced, "A slip of the official schema: what is read is rtl.").since(1, 5).nullable().unread().deprecated().note("The right name is rtl."),
        ],
    ))
    .labels(&["id"])
    .holds("items")
    .fresh(r#"{"type": "Container", "items": []}"#);

pub(super) static COLUMN_SET: ElementType = V1_0
    .container("ColumnSet", "Columns side by side.")
    .properties(properties!(V1_0;
        &[
            many("columns", Content, Slot::Types(&["Column"]), "The columns, from left to right."),
            choice("style", Style, CONTAINER_STYLES, "Background and text colours.").since(1, 2).nullable(),
            BLEED,
            MIN_HEIGHT,
            size("minWidth", Layout, &["auto"], "The least width in pixels; narrower cards scroll.").since(1, 5).extension(),
            either("backgroundImage", Style, &[ValueType::Url, ValueType::One(Slot::Types(&["BackgroundImage"]))], "The picture behind the content: an address, or an object that also says how it fills.").since(1, 2).unread().deprecated().note("It was in the schema 1.2.0 and no longer in 1.2.1."),
        ],
        FRAME, SELECT_ACTION, ALIGNMENT_OFFICIAL, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["id"])
    .holds("columns")
    .fresh(r#"{"type": "ColumnSet", "columns": [{"type": "Column", "width": "stretch", "items": []}, {"type": "Column", "width": "stretch", "items": []}]}"#);

pub(super) static COLUMN: ElementType = V1_0
    .part("Column", "One column of a ColumnSet.")
    .properties(properties!(V1_0;
        &[
            ITEMS_2,
            width("width", Layout, HEIGHTS, "As wide as needed, what is left, a weight, or pixels such as 80px.").default("\"stretch\""),
            optional_flag("rtl", Layout, "Lays the content out from right to left.").since(1, 5).nullable(),
        ],
        BOX, FRAME, SELECT_ACTION, ALIGNMENT, IDENTITY,
        &[
            either("fallback", Advanced, &[ValueType::Choice(&["drop"]), ValueType::One(Slot::Types(&["Column"]))], "The column that is shown where the host does not know this one; drop shows none.").since(1, 2),
            SEPARATOR,
            SPACING,
            HEIGHT.extension(),
            TARGET_WIDTH,
            GRID_AREA,
        ],
    ))
    .labels(&["id"])
    .holds("items")
    .fresh(r#"{"type": "Column", "width": "stretch", "items": []}"#);

pub(super) static ACTION_SET: ElementType = V1_2
    .container("ActionSet", "Buttons in the middle of a card.")
    .properties(properties!(V1_2;
        &[
            many("actions", Content, Slot::Actions, "The buttons, from left to right.").required(),
            choice("orientation", Layout, &["Horizontal", "Vertical"], "Side by side, or one below the other.").unread().extension().note(OPEN_SOURCE),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["id"])
    .holds("actions")
    .fresh(r#"{"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "Open", "url": "https://example.com"}]}"#);
