//! Stars: those that were given, and those that the reader gives.

use super::Group::{Behaviour, Content, Style};
use super::build::{TEAMS, TEAMS_ONLY, amount, choice, colour, count, flag, properties};
use super::shared::{ALIGNMENT, FALLBACK, FIELD, FIELD_IDENTITY, IDENTITY, PLACE};
use super::{ElementType, Property};

/// How the stars look.
const STARS: &[Property] = &[
    count("max", Content, "How many stars there are.").default("5"),
    choice("size", Style, &["Medium", "Large"], "How large the stars are.").default("\"Large\""),
    colour("color", Style, &["Neutral", "Marigold"], "The colour of the stars.").default("\"Neutral\""),
];

pub(super) static INPUT: ElementType = TEAMS
    .input("Input.Rating", "Stars that the reader gives.")
    .properties(properties!(TEAMS;
        &[
            amount("value", Content, "How many stars are filled at first."),
            flag("allowHalfSteps", Behaviour, "Takes half stars too."),
        ],
        STARS, FIELD, PLACE, FIELD_IDENTITY, FALLBACK,
    ))
    .labels(&["label", "id"])
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Input.Rating", "id": "rating", "label": "Rating"}"#);

pub(super) static RATING: ElementType = TEAMS
    .element("Rating", "Stars that were given.")
    .properties(properties!(TEAMS;
        &[
            amount("value", Content, "How many stars are filled."),
            count("count", Content, "How many votes it stands for; written behind the stars."),
            choice("style", Style, &["Default", "Compact"], "All the stars, or one star and a number.").default("\"Default\""),
        ],
        STARS, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["value", "id"])
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Rating", "value": 4}"#);
