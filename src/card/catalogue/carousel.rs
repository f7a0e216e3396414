//! The carousel, in both its meanings: Teams has one, and the open-source renderers of 1.6 have another.

use super::Group::{Advanced, Behaviour, Content, Layout, Style};
use super::build::{TEAMS, TEAMS_ONLY, choice, count, flag, line, many, one, optional_flag, properties, size};
use super::shared::{
    BLEED, FALLBACK, FRAME, GRID_AREA, HEIGHT, HORIZONTAL, IDENTITY, ITEMS, MIN_HEIGHT, OPEN_SOURCE,
    OPEN_SOURCE_SPACINGS, PAGE_BOX, PLACE, SELECT_ACTION, TARGET_WIDTH, VERTICAL,
};
use super::{ElementType, Slot};

const OPEN_SOURCE_CAROUSEL: &str = "Belongs to the open-source carousel of 1.6; Teams' own does not read it.";

pub(super) static CAROUSEL: ElementType = TEAMS
    .container("Carousel", "Pages of which one is shown at a time.")
    .properties(properties!(TEAMS;
        &[
            many("pages", Content, Slot::Types(&["CarouselPage"]), "The pages, in their order."),
            one("backgroundImage", Style, Slot::Types(&["BackgroundImage"]), "The picture behind the content: an address, or an object that also says how it fills.").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            choice("pageAnimation", Style, &["Slide", "CrossFade", "None"], "How one page makes way for the next.").default("\"Slide\"").note("Only Teams reads it."),
            MIN_HEIGHT,
            choice("verticalContentAlignment", Layout, VERTICAL, "Where the content stands when there is height to spare.").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            optional_flag("rtl", Layout, "Lays the content out from right to left.").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            choice("orientation", Layout, &["Horizontal", "Vertical"], "Pages that move sideways, or up and down.").default("\"Horizontal\"").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            size("heightInPixels", Layout, &[], "The height of all pages, such as 300px.").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            BLEED,
            one("selectAction", Behaviour, Slot::SelectActions, "What happens when it is pressed anywhere.").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            count("timer", Behaviour, "After how many milliseconds the next page comes by itself.").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            count("initialPage", Behaviour, "Which page is shown first, counted from 0.").default("0").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            flag("loop", Behaviour, "Goes on with the first page behind the last one.").default("true").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
            line("style", Advanced, "Not used any more.").unread().deprecated().note("Teams had it for a while in 2025."),
            optional_flag("showBorder", Advanced, "Not used any more.").unread().deprecated().note("Teams had it for a while in 2025."),
            optional_flag("roundedCorners", Advanced, "Not used any more.").unread().deprecated().note("Teams had it for a while in 2025."),
        ],
        PLACE, IDENTITY, FALLBACK,
        &[
            choice("horizontalAlignment", Layout, HORIZONTAL, "The side on which it stands.").since(1, 6).unread().note(OPEN_SOURCE_CAROUSEL),
        ],
    ))
    .labels(&["id"])
    .holds("pages")
    .hosts(TEAMS_ONLY)
    .note("Two things have this name: Teams' own reads pageAnimation; the open-source one of 1.6 has timer, loop, initialPage and orientation.")
    .fresh(r#"{"type": "Carousel", "pages": [{"type": "CarouselPage", "items": []}, {"type": "CarouselPage", "items": []}]}"#);

pub(super) static CAROUSEL_PAGE: ElementType = TEAMS
    .part("CarouselPage", "One page of a Carousel.")
    .properties(properties!(TEAMS;
        &[ITEMS],
        PAGE_BOX, FRAME, SELECT_ACTION, IDENTITY, FALLBACK,
        &[
            flag("separator", Layout, "Draws a line in the middle of the gap above.").since(1, 6).unread().note(OPEN_SOURCE),
            HEIGHT,
            choice("horizontalAlignment", Layout, HORIZONTAL, "The side on which it stands.").since(1, 6).unread().note(OPEN_SOURCE),
            choice("spacing", Layout, OPEN_SOURCE_SPACINGS, "The gap above, or to the left of a column.").default("\"Default\"").since(1, 6).unread().note(OPEN_SOURCE),
            TARGET_WIDTH,
            GRID_AREA,
        ],
    ))
    .labels(&["id"])
    .holds("items")
    .fresh(r#"{"type": "CarouselPage", "items": []}"#);
