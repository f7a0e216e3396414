//! Charts.

use super::Group::{Content, Layout, Style};
use super::build::{TEAMS, TEAMS_AND_COPILOT, choice, colour, flag, line, many, number, properties, size};
use super::shared::{ALIGNMENT, CHART_COLOURS, FALLBACK, IDENTITY, PLACE};
use super::{ElementType, Property, Slot};

const COLOUR: Property = colour("color", Style, CHART_COLOURS, "The colour of all that has none of its own.");

const SHOW_OUTLINES: Property = flag("showOutlines", Style, "Draws lines between the parts.").default("true");

/// What every chart has.
const CHART: &[Property] = &[
    line("title", Content, "What the chart shows, in a line."),
    flag("showTitle", Style, "Writes the title above the chart."),
    choice(
        "colorSet",
        Style,
        &["categorical", "sequential", "sequentialred", "sequentialgreen", "sequentialyellow", "diverging"],
        "The family that colours are taken from, one for each series.",
    ),
    flag("showLegend", Style, "Says below the chart what each colour stands for.").default("true"),
    size("maxWidth", Layout, &[], "The most width in pixels, such as 400px."),
];

/// What charts with axes have.
const AXES: &[Property] = &[
    line("xAxisTitle", Content, "What the horizontal axis says."),
    line("yAxisTitle", Content, "What the vertical axis says."),
];

/// What charts have whose vertical axis counts.
const RANGE: &[Property] = &[
    number("yMin", Layout, "Where the vertical axis begins, if it can."),
    number("yMax", Layout, "Where the vertical axis ends, if it can."),
];

/// What round charts have.
const RING: &[Property] = &[
    line("value", Content, "The text in the middle."),
    colour("valueColor", Style, CHART_COLOURS, "The colour of the text in the middle."),
    choice("thickness", Style, &["Thin", "Thick"], "How thick the ring is."),
    SHOW_OUTLINES,
];

pub(super) static DONUT: ElementType = TEAMS
    .element("Chart.Donut", "Parts of a whole, as a ring.")
    .properties(properties!(TEAMS;
        &[many("data", Content, Slot::Types(&["DonutChartData"]), "The parts of the whole.")],
        CHART,
        RING, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "id"])
    .holds("data")
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "Chart.Donut", "title": "Title", "data": [{"legend": "One", "value": 60}, {"legend": "Two", "value": 40}]}"#);

pub(super) static PIE: ElementType = TEAMS
    .element("Chart.Pie", "Parts of a whole, as a disc.")
    .properties(properties!(TEAMS;
        &[many("data", Content, Slot::Types(&["DonutChartData"]), "The parts of the whole.")],
        CHART,
        RING, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "id"])
    .holds("data")
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "Chart.Pie", "title": "Title", "data": [{"legend": "One", "value": 60}, {"legend": "Two", "value": 40}]}"#);

pub(super) static GAUGE: ElementType = TEAMS
    .element("Chart.Gauge", "A value on a scale with coloured ranges.")
    .properties(properties!(TEAMS;
        &[
            many("segments", Content, Slot::Types(&["GaugeChartLegend"]), "The coloured ranges of the scale, in their order."),
            number("min", Content, "Where the scale begins.").default("0"),
            number("max", Content, "Where the scale ends; else the ranges add up to it."),
            line("subLabel", Content, "A line in small print below the value."),
            number("value", Content, "Where the needle points.").default("0"),
            flag("showMinMax", Style, "Writes the ends of the scale.").default("true"),
            flag("showNeedle", Style, "Draws the needle at the value.").default("true"),
            SHOW_OUTLINES,
            choice("valueFormat", Style, &["Percentage", "Fraction"], "Whether the value is written in percent or as a part of the whole.").default("\"Percentage\""),
        ],
        CHART,
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "id"])
    .holds("segments")
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "Chart.Gauge", "title": "Title", "value": 60, "segments": [{"legend": "Low", "size": 50, "color": "attention"}, {"legend": "High", "size": 50, "color": "good"}]}"#);

pub(super) static LINE: ElementType = TEAMS
    .element("Chart.Line", "Values that change, as lines.")
    .properties(properties!(TEAMS;
        &[
            many("data", Content, Slot::Types(&["LineChartData"]), "The lines."),
            COLOUR,
        ],
        CHART,
        AXES, RANGE, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "id"])
    .holds("data")
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "Chart.Line", "title": "Title", "data": [{"legend": "Series", "values": [{"x": "1", "y": 10}, {"x": "2", "y": 20}]}]}"#);

pub(super) static VERTICAL_BAR: ElementType = TEAMS
    .element("Chart.VerticalBar", "Values side by side, as upright bars.")
    .properties(properties!(TEAMS;
        &[
            many("data", Content, Slot::Types(&["VerticalBarChartDataValue"]), "The bars, from left to right."),
            COLOUR,
            flag("showBarValues", Style, "Writes its value on each bar."),
        ],
        CHART,
        AXES, RANGE, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "id"])
    .holds("data")
    .hosts(TEAMS_AND_COPILOT)
    .fresh(
        r#"{"type": "Chart.VerticalBar", "title": "Title", "data": [{"x": "One", "y": 10}, {"x": "Two", "y": 20}]}"#,
    );

pub(super) static VERTICAL_BAR_GROUPED: ElementType = TEAMS
    .element("Chart.VerticalBar.Grouped", "Several series of upright bars, side by side or stacked.")
    .properties(properties!(TEAMS;
        &[
            many("data", Content, Slot::Types(&["GroupedVerticalBarChartData"]), "The series, each with a bar in every group."),
            COLOUR,
            flag("stacked", Style, "Puts the series on top of each other instead of side by side."),
            flag("showBarValues", Style, "Writes its value on each bar."),
        ],
        CHART,
        AXES, RANGE, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "id"])
    .holds("data")
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "Chart.VerticalBar.Grouped", "title": "Title", "data": [{"legend": "Series", "values": [{"x": "One", "y": 10}, {"x": "Two", "y": 20}]}]}"#);

pub(super) static HORIZONTAL_BAR: ElementType = TEAMS
    .element("Chart.HorizontalBar", "Values one below the other, as bars.")
    .properties(properties!(TEAMS;
        &[
            many("data", Content, Slot::Types(&["HorizontalBarChartDataValue"]), "The bars, from top to bottom."),
            COLOUR,
            choice("displayMode", Style, &["AbsoluteWithAxis", "AbsoluteNoAxis", "PartToWhole"], "Bars with an axis, without one, or as parts of a whole.").default("\"AbsoluteWithAxis\""),
        ],
        CHART,
        AXES, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "id"])
    .holds("data")
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "Chart.HorizontalBar", "title": "Title", "data": [{"x": "One", "y": 10}, {"x": "Two", "y": 20}]}"#);

pub(super) static HORIZONTAL_BAR_STACKED: ElementType = TEAMS
    .element("Chart.HorizontalBar.Stacked", "Bars one below the other, each made of pieces.")
    .properties(properties!(TEAMS;
        &[
            many("data", Content, Slot::Types(&["StackedHorizontalBarChartData"]), "The bars, from top to bottom, each in pieces."),
            COLOUR,
        ],
        CHART,
        AXES, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "id"])
    .holds("data")
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "Chart.HorizontalBar.Stacked", "title": "Title", "data": [{"title": "One", "data": [{"legend": "A", "value": 10}, {"legend": "B", "value": 20}]}]}"#);
