//! Tables: columns, rows, cells.

use super::Group::{Advanced, Content, Layout, Style};
use super::build::{choice, flag, line, many, properties, size, width};
use super::shared::{
    ALIGNMENT, BOX, CONTAINER_STYLES, FALLBACK, FRAME, HORIZONTAL, IDENTITY, PLACE, SELECT_ACTION, VERTICAL,
};
use super::{ElementKind, ElementType, Family, Property, Slot, Version};

const CELL_ALIGNMENT: &[Property] = &[
    choice("horizontalCellContentAlignment", Layout, HORIZONTAL, "The side on which the content of the cells stands."),
    choice("verticalCellContentAlignment", Layout, VERTICAL, "Where the content of the cells stands in high rows."),
];

pub(super) static TABLE: ElementType = ElementType {
    name: "Table",
    family: Family::Adaptive,
    kind: ElementKind::Container,
    since: Version(1, 5),
    help: "Rows and columns of cells, each of which holds elements.",
    properties: properties!(since Version(1, 5);
        &[
            many("columns", Content, Slot::Types(&["ColumnDefinition"]), "How many columns there are and how wide each is."),
            many("rows", Content, Slot::Types(&["TableRow"]), "The rows, from top to bottom."),
            flag("firstRowAsHeaders", Style, "Shows the first row as the headers of the columns.").default("true"),
            flag("showGridLines", Style, "Draws lines between the cells.").default("true"),
            choice("gridStyle", Style, CONTAINER_STYLES, "The colour of the lines.").default("\"default\""),
            choice("style", Style, CONTAINER_STYLES, "Background and text colours."),
            size("minWidth", Layout, &["auto"], "The least width in pixels; narrower cards scroll."),
        ],
        CELL_ALIGNMENT, FRAME, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("rows"),
    fresh: r#"{"type": "Table", "columns": [{"width": 1}, {"width": 1}], "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": [{"type": "TextBlock", "text": "Name", "wrap": true}]}, {"type": "TableCell", "items": [{"type": "TextBlock", "text": "Value", "wrap": true}]}]}, {"type": "TableRow", "cells": [{"type": "TableCell", "items": []}, {"type": "TableCell", "items": []}]}]}"#,
    ..ElementType::USUAL
};

pub(super) static COLUMN_DEFINITION: ElementType = ElementType {
    name: "ColumnDefinition",
    family: Family::Adaptive,
    kind: ElementKind::Object,
    since: Version(1, 5),
    help: "Width and alignment of one column of a Table.",
    properties: properties!(since Version(1, 5);
        &[width("width", Layout, &["auto"], "A weight, pixels such as 80px, or as wide as needed.").default("1")],
        CELL_ALIGNMENT,
        &[line("key", Advanced, "A name that stays the same while the card is updated.")],
    ),
    labels: &["width"],
    main_slot: None,
    fresh: r#"{"width": 1}"#,
    ..ElementType::USUAL
};

pub(super) static TABLE_ROW: ElementType = ElementType {
    name: "TableRow",
    family: Family::Adaptive,
    kind: ElementKind::Part,
    since: Version(1, 5),
    help: "One row of a Table.",
    properties: properties!(since Version(1, 5);
        &[
            many("cells", Content, Slot::Types(&["TableCell"]), "The cells, one for each column."),
            choice("style", Style, CONTAINER_STYLES, "Background and text colours."),
        ],
        CELL_ALIGNMENT, FRAME, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("cells"),
    fresh: r#"{"type": "TableRow", "cells": [{"type": "TableCell", "items": []}]}"#,
    ..ElementType::USUAL
};

pub(super) static TABLE_CELL: ElementType = ElementType {
    name: "TableCell",
    family: Family::Adaptive,
    kind: ElementKind::Part,
    since: Version(1, 5),
    help: "One cell of a Table's row.",
    properties: properties!(since Version(1, 5);
        &[many("items", Content, Slot::Elements, "What it holds, from top to bottom.").required()],
        BOX, SELECT_ACTION, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("items"),
    fresh: r#"{"type": "TableCell", "items": []}"#,
    ..ElementType::USUAL
};
