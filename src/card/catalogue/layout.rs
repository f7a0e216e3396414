//! Layouts: how what a container holds is laid out, for each width of card.

use super::Group::{Content, Layout};
use super::build::{TEAMS, choice, count, line, list, many, properties, size};
use super::shared::{HORIZONTAL, KEY, SPACINGS, TARGET_WIDTH, VERTICAL};
use super::{ElementType, Property, Slot, ValueType};

/// The gaps between what is laid out.
const GAPS: &[Property] = &[
    choice("columnSpacing", Layout, SPACINGS, "The gap between neighbours in a line.").default("\"Default\""),
    choice("rowSpacing", Layout, SPACINGS, "The gap between one line and the next.").default("\"Default\""),
];

pub(super) static STACK: ElementType = TEAMS
    .object("Layout.Stack", "What is inside stands one below the other.")
    .properties(properties!(TEAMS;
        &[KEY, TARGET_WIDTH],
    ))
    .labels(&["targetWidth"])
    .fresh(r#"{"type": "Layout.Stack"}"#);

pub(super) static FLOW: ElementType = TEAMS
    .object("Layout.Flow", "What is inside stands side by side, in as many lines as it takes.")
    .properties(properties!(TEAMS;
        &[
            choice("horizontalItemsAlignment", Layout, HORIZONTAL, "The side on which the items of a line stand.").default("\"Center\""),
            choice("verticalItemsAlignment", Layout, VERTICAL, "Where lower items stand beside higher ones.").default("\"Top\""),
            choice("itemFit", Layout, &["Fit", "Fill"], "Items of their own width, or widened until the line is full.").default("\"Fit\""),
            size("minItemWidth", Layout, &[], "The least width of an item, such as 80px.").default("0"),
            size("maxItemWidth", Layout, &[], "The most width of an item, such as 200px."),
            size("itemWidth", Layout, &[], "The width of every item, such as 120px."),
        ],
        GAPS,
        &[KEY, TARGET_WIDTH],
    ))
    .labels(&["targetWidth"])
    .fresh(r#"{"type": "Layout.Flow"}"#);

pub(super) static AREA_GRID: ElementType = TEAMS
    .object("Layout.AreaGrid", "What is inside stands in the named places of a grid.")
    .properties(properties!(TEAMS;
        &[
            many("areas", Content, Slot::Types(&["GridArea"]), "The places of the grid, each with a name."),
            list("columns", Layout, &ValueType::Width(&[]), "The width of each column: a share in percent, or pixels such as 80px."),
        ],
        GAPS,
        &[KEY, TARGET_WIDTH],
    ))
    .labels(&["targetWidth"])
    .holds("areas")
    .fresh(r#"{"type": "Layout.AreaGrid", "columns": [50, 50], "areas": [{"name": "left"}, {"name": "right", "column": 2}]}"#);

pub(super) static GRID_AREA: ElementType = TEAMS
    .object("GridArea", "One named place of a grid.")
    .properties(properties!(TEAMS;
        &[
            line("name", Content, "The name that elements say under grid.area."),
            count("column", Layout, "The first column that it covers, counted from 1.").default("1"),
            count("columnSpan", Layout, "How many columns it covers.").default("1"),
            count("row", Layout, "The first row that it covers, counted from 1.").default("1"),
            count("rowSpan", Layout, "How many rows it covers.").default("1"),
            KEY,
        ],
    ))
    .labels(&["name"])
    .by_place()
    .fresh(r#"{"name": "area"}"#);
