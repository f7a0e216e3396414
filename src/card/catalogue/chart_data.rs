//! What charts are drawn from.

use super::Group::{Content, Style};
use super::build::{TEAMS, amount, colour, either, line, many, number, properties};
use super::shared::{CHART_COLOURS, KEY};
use super::{ElementType, Property, Sign, Slot, ValueType};

const COLOUR: Property = colour("color", Style, CHART_COLOURS, "The colour that it is drawn in.");

const LEGEND: Property = line("legend", Content, "What it is called in the legend.");

const Y: Property = number("y", Content, "How high it reaches.").default("0");

pub(super) static DONUT: ElementType = TEAMS
    .object("DonutChartData", "One part of a donut or of a pie.")
    .properties(properties!(TEAMS;
        &[
            LEGEND,
            number("value", Content, "How large the part is.").default("0"),
            COLOUR,
            KEY,
        ],
    ))
    .labels(&["legend", "value"])
    .by_place()
    .fresh(r#"{"legend": "Part", "value": 10}"#);

pub(super) static GAUGE_RANGE: ElementType = TEAMS
    .object("GaugeChartLegend", "One coloured range of a gauge's scale.")
    .properties(properties!(TEAMS;
        &[
            amount("size", Content, "How much of the scale it covers.").default("0"),
            LEGEND,
            COLOUR,
            KEY,
        ],
    ))
    .labels(&["legend", "size"])
    .by_place()
    .fresh(r#"{"legend": "Range", "size": 50}"#);

pub(super) static GROUPED_SERIES: ElementType = TEAMS
    .object("GroupedVerticalBarChartData", "One series of bars.")
    .properties(properties!(TEAMS;
        &[
            many("values", Content, Slot::Types(&["BarChartDataValue"]), "The points of the series."),
            LEGEND,
            COLOUR,
            KEY,
        ],
    ))
    .labels(&["legend"])
    .holds("values")
    .by_place()
    .fresh(r#"{"legend": "Series", "values": [{"x": "One", "y": 10}]}"#);

pub(super) static BAR_VALUE: ElementType = TEAMS
    .object("BarChartDataValue", "One bar of a series.")
    .properties(properties!(TEAMS;
        &[
            line("x", Content, "The place on the horizontal axis: a word, a date or a number."),
            Y,
            KEY,
        ],
    ))
    .labels(&["x", "y"])
    .by_place()
    .fresh(r#"{"x": "One", "y": 10}"#);

pub(super) static VERTICAL_BAR: ElementType = TEAMS
    .object("VerticalBarChartDataValue", "One upright bar.")
    .properties(properties!(TEAMS;
        &[
            either("x", Content, &[ValueType::Text, ValueType::Number(Sign::Signed)], "The place on the horizontal axis: a word, a date or a number."),
            Y,
            COLOUR,
            KEY,
        ],
    ))
    .labels(&["x", "y"])
    .by_place()
    .fresh(r#"{"x": "One", "y": 10}"#);

pub(super) static HORIZONTAL_BAR: ElementType = TEAMS
    .object("HorizontalBarChartDataValue", "One bar that lies.")
    .properties(properties!(TEAMS;
        &[
            line("x", Content, "What stands beside the bar."),
            number("y", Content, "How long the bar is.").default("0"),
            COLOUR,
            KEY,
        ],
    ))
    .labels(&["x", "y"])
    .by_place()
    .fresh(r#"{"x": "One", "y": 10}"#);

pub(super) static STACKED_BAR: ElementType = TEAMS
    .object("StackedHorizontalBarChartData", "One bar that is made of pieces.")
    .properties(properties!(TEAMS;
        &[
            many("data", Content, Slot::Types(&["StackedHorizontalBarChartDataPoint"]), "The pieces of the bar, from left to right."),
            line("title", Content, "What stands beside the bar."),
            KEY,
        ],
    ))
    .labels(&["title"])
    .holds("data")
    .by_place()
    .fresh(r#"{"title": "One", "data": [{"legend": "A", "value": 10}]}"#);

pub(super) static STACKED_PIECE: ElementType = TEAMS
    .object("StackedHorizontalBarChartDataPoint", "One piece of a bar.")
    .properties(properties!(TEAMS;
        &[
            LEGEND,
            number("value", Content, "How long this piece of the bar is.").default("0"),
            COLOUR,
            KEY,
        ],
    ))
    .labels(&["legend", "value"])
    .by_place()
    .fresh(r#"{"legend": "A", "value": 10}"#);

pub(super) static LINE: ElementType = TEAMS
    .object("LineChartData", "One line.")
    .properties(properties!(TEAMS;
        &[
            many("values", Content, Slot::Types(&["LineChartValue"]), "The points of the series."),
            LEGEND,
            COLOUR,
            KEY,
        ],
    ))
    .labels(&["legend"])
    .holds("values")
    .by_place()
    .fresh(r#"{"legend": "Series", "values": [{"x": "1", "y": 10}]}"#);

pub(super) static LINE_POINT: ElementType = TEAMS
    .object("LineChartValue", "One point of a line.")
    .properties(properties!(TEAMS;
        &[
            either("x", Content, &[ValueType::Text, ValueType::Number(Sign::Signed)], "The place on the horizontal axis: a word, a date or a number."),
            Y,
            KEY,
        ],
    ))
    .labels(&["x", "y"])
    .by_place()
    .fresh(r#"{"x": "1", "y": 10}"#);
