//! Small signs: badges, icons, and the button that is more than a button.

use super::Group::{Accessibility, Content, Layout, Style};
use super::build::{TEAMS, TEAMS_AND_COPILOT, TEAMS_ONLY, choice, icon, line, long, one, properties};
use super::shared::{
    ALIGNMENT, BUTTON_TITLE, COLOR, FALLBACK, GRID_AREA, ICON_SIZES, ICON_STYLE, IDENTITY, KEY, PLACE, SELECT_ACTION,
    SEPARATOR, SPACING, TARGET_WIDTH,
};
use super::{ElementType, Slot};

pub(super) static BADGE: ElementType = TEAMS
    .element("Badge", "A word or an icon on a coloured chip.")
    .properties(properties!(TEAMS;
        &[
            line("text", Content, "What it says."),
            icon("icon", Content, "A Fluent icon beside the text, or alone."),
            choice("appearance", Style, &["Filled", "Tint"], "A full colour, or a light tint of it.").default("\"Filled\""),
            choice("size", Style, &["Medium", "Large", "ExtraLarge"], "How large it is.").default("\"Medium\""),
            choice("shape", Style, &["Square", "Rounded", "Circular"], "How round the corners are.").default("\"Circular\""),
            choice("style", Style, &["Default", "Subtle", "Informative", "Accent", "Good", "Attention", "Warning"], "The colour, by what it means.").default("\"Default\""),
            choice("iconPosition", Layout, &["Before", "After"], "Whether the icon stands before or after the text.").default("\"Before\""),
            line("tooltip", Accessibility, "What is said when the pointer rests on it."),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["text", "icon", "id"])
    .hosts(TEAMS_ONLY)
    .fresh(r#"{"type": "Badge", "text": "New"}"#);

pub(super) static ICON: ElementType = TEAMS
    .element("Icon", "A Fluent icon.")
    .properties(properties!(TEAMS;
        &[
            icon("name", Content, "The name of a Fluent icon.").required(),
            choice("size", Style, ICON_SIZES, "How large it is.").default("\"Standard\""),
            ICON_STYLE,
            COLOR,
        ],
        SELECT_ACTION, ALIGNMENT, IDENTITY, FALLBACK,
        &[SEPARATOR, SPACING, TARGET_WIDTH, GRID_AREA],
    ))
    .labels(&["name", "id"])
    .hosts(TEAMS_AND_COPILOT)
    .fresh(r#"{"type": "Icon", "name": "Calendar"}"#);

pub(super) static ICON_INFO: ElementType = TEAMS
    .object("IconInfo", "The icon of a CompoundButton.")
    .properties(properties!(TEAMS;
        &[
            icon("name", Content, "The name of a Fluent icon."),
            choice("size", Style, ICON_SIZES, "How large it is.").default("\"xSmall\""),
            ICON_STYLE,
            COLOR,
            KEY,
        ],
    ))
    .labels(&["name"])
    .by_place()
    .fresh(r#"{"name": "Calendar"}"#);

pub(super) static COMPOUND_BUTTON: ElementType = TEAMS
    .element("CompoundButton", "A wide button with an icon, a title and a line of text.")
    .properties(properties!(TEAMS;
        &[
            one("icon", Content, Slot::Types(&["IconInfo"]), "The icon beside the title."),
            line("badge", Content, "A word in the corner of the button, such as New."),
            BUTTON_TITLE,
            long("description", Content, "A second line of text."),
        ],
        SELECT_ACTION, ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["title", "description", "id"])
    .hosts(TEAMS_ONLY)
    .fresh(
        r#"{"type": "CompoundButton", "title": "Title", "description": "What it does", "icon": {"name": "Calendar"}}"#,
    );
