//! How far something has come.

use super::ElementType;
use super::Group::{Content, Layout, Style};
use super::build::{TEAMS, TEAMS_ONLY, amount, choice, colour, line, properties};
use super::shared::{ALIGNMENT, FALLBACK, IDENTITY, PLACE};

pub(super) static BAR: ElementType = TEAMS
    .element("ProgressBar", "A bar that shows how far something has come.")
    .properties(properties!(TEAMS;
        &[
            amount("value", Content, "How far it has come; absent, the bar moves without end."),
            amount("max", Content, "The value at which the bar is full.").default("100"),
            colour("color", Style, &["Accent", "Good", "Warning", "Attention"], "The colour, by what it means.").default("\"Accent\""),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["value", "id"])
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "ProgressBar", "value": 50}"#);

pub(super) static RING: ElementType = TEAMS
    .element("ProgressRing", "A ring that turns while something is under way.")
    .properties(properties!(TEAMS;
        &[
            line("label", Content, "The text beside the ring."),
            choice("size", Style, &["Tiny", "Small", "Medium", "Large"], "How large it is.").default("\"Medium\""),
            choice("labelPosition", Layout, &["Before", "After", "Above", "Below"], "The side of the ring on which the text stands.").default("\"Below\""),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["label", "id"])
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "ProgressRing", "label": "Under way"}"#);
