//! Tables: columns, rows, cells.

use super::Group::{Advanced, Content, Layout, Style};
use super::build::{V1_5, choice, flag, many, optional_flag, properties, size, width};
use super::shared::{
    ALIGNMENT, ALIGNMENT_UNREAD, BOX, BOX_STYLE, BOX_STYLE_BEYOND_SCHEMA, CONTAINER_STYLES, FALLBACK,
    FALLBACK_BEYOND_SCHEMA, FRAME, GRID_AREA, HEIGHT, HORIZONTAL, ID, IDENTITY, IS_SORT_KEY, IS_VISIBLE,
    IS_VISIBLE_DYNAMIC, ITEMS, KEY, LANG, PLACE, REQUIRES, RTL, SELECT_ACTION, SEPARATOR, SPACING, TARGET_WIDTH,
    VERTICAL,
};
use super::{ElementType, Property, Slot};

/// Where what is in cells stands.
const CELL_ALIGNMENT: &[Property] = &[
    choice("horizontalCellContentAlignment", Layout, HORIZONTAL, "The side on which the content of the cells stands.")
        .nullable(),
    choice("verticalCellContentAlignment", Layout, VERTICAL, "Where the content of the cells stands in high rows.")
        .nullable(),
];

/// Where rows and cells stand; the official schema does not have it.
const PLACE_IN_TABLE: &[Property] =
    &[SPACING.extension(), SEPARATOR.extension(), HEIGHT.extension(), TARGET_WIDTH, GRID_AREA];

/// What tells rows and cells from others; the official schema does not have it.
const IDENTITY_IN_TABLE: &[Property] =
    &[ID.extension(), IS_VISIBLE.extension(), LANG, REQUIRES.extension(), KEY, IS_SORT_KEY, IS_VISIBLE_DYNAMIC];

pub(super) static TABLE: ElementType = V1_5
    .container("Table", "Rows and columns of cells, each of which holds elements.")
    .properties(properties!(V1_5;
        &[
            many("columns", Content, Slot::Types(&["ColumnDefinition"]), "How many columns there are and how wide each is."),
            many("rows", Content, Slot::Types(&["TableRow"]), "The rows, from top to bottom."),
            flag("firstRowAsHeaders", Style, "Shows the first row as the headers of the columns.").default("true").extension(),
            flag("showGridLines", Style, "Draws lines between the cells.").default("true"),
            choice("gridStyle", Style, CONTAINER_STYLES, "The colour of the lines.").default("\"default\"").nullable(),
            BOX_STYLE_BEYOND_SCHEMA,
            size("minWidth", Layout, &["auto"], "The least width in pixels; narrower cards scroll.").since(1, 5).extension(),
        ],
        CELL_ALIGNMENT, FRAME, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
        &[
            flag("firstRowAsHeader", Advanced, "A slip of the official schema: what is read is firstRowAsHeaders.").default("true").unread().deprecated().note("The right name is firstRowAsHeaders."),
        ],
    ))
    .labels(&["id"])
    .holds("rows")
    .note("Phones show it too.")
    .fresh(r#"{"type": "Table", "columns": [{"width": 1}, {"width": 1}], "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": [{"type": "TextBlock", "text": "Name", "wrap": true}]}, {"type": "TableCell", "items": [{"type": "TextBlock", "text": "Value", "wrap": true}]}]}, {"type": "TableRow", "cells": [{"type": "TableCell", "items": []}, {"type": "TableCell", "items": []}]}]}"#);

pub(super) static COLUMN_DEFINITION: ElementType = V1_5
    .object("ColumnDefinition", "Width and alignment of one column of a Table.")
    .properties(properties!(V1_5;
        &[
            width("width", Layout, &["auto"], "A weight, pixels such as 80px, or as wide as needed.").default("1"),
        ],
        CELL_ALIGNMENT,
        &[KEY],
    ))
    .labels(&["width"])
    .fresh(r#"{"width": 1}"#);

pub(super) static TABLE_ROW: ElementType = V1_5
    .part("TableRow", "One row of a Table.")
    .properties(properties!(V1_5;
        &[
            many("cells", Content, Slot::Types(&["TableCell"]), "The cells, one for each column."),
            BOX_STYLE,
        ],
        CELL_ALIGNMENT, FRAME, ALIGNMENT, PLACE_IN_TABLE, IDENTITY_IN_TABLE, FALLBACK_BEYOND_SCHEMA,
    ))
    .labels(&["id"])
    .holds("cells")
    .fresh(r#"{"type": "TableRow", "cells": [{"type": "TableCell", "items": []}]}"#);

pub(super) static TABLE_CELL: ElementType = V1_5
    .part("TableCell", "One cell of a Table's row.")
    .properties(properties!(V1_5;
        &[ITEMS, RTL],
        BOX, SELECT_ACTION, ALIGNMENT_UNREAD, PLACE_IN_TABLE, IDENTITY_IN_TABLE, FALLBACK_BEYOND_SCHEMA,
        &[
            optional_flag("rtl?", Advanced, "A slip of the official schema: what is read is rtl.").since(1, 5).nullable().unread().deprecated().note("The right name is rtl."),
        ],
    ))
    .labels(&["id"])
    .holds("items")
    .fresh(r#"{"type": "TableCell", "items": []}"#);
