//! Pictures: single, in sets, and behind other things.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{TEAMS, V1_0, V1_2, choice, flag, hex_colour, integer, line, many, one, properties, size, url};
use super::shared::{
    ALIGNMENT, ALIGNMENT_OFFICIAL, FALLBACK, GRID_AREA, HEIGHTS, HORIZONTAL, IDENTITY, KEY, OPEN_SOURCE,
    PICTURE_SHAPES, PLACE, SELECT_ACTION, SEPARATOR, SPACING, TARGET_WIDTH, THEMED_URLS, VERTICAL,
};
use super::{ElementType, Slot};

pub(super) static IMAGE: ElementType = V1_0
    .element("Image", "A picture.")
    .properties(properties!(V1_0;
        &[
            url("url", Content, "Where the picture is: an https address, or a data URI.").required(),
            line("altText", Accessibility, "What the picture shows, for those who do not see it."),
            choice("size", Style, &["Auto", "Stretch", "Small", "Medium", "Large"], "How wide the picture is.").default("\"Auto\""),
            choice("style", Style, PICTURE_SHAPES, "The shape that it is cut to.").default("\"Default\"").note("RoundedCorners came in September 2024."),
            size("width", Layout, HEIGHTS, "The width in pixels, such as 50px; counts before size.").default("\"auto\"").since(1, 1),
            choice("fitMode", Style, &["Cover", "Contain", "Fill"], "How it fills a box of another shape.").default("\"Fill\"").since(1, 5).extension(),
            choice("horizontalContentAlignment", Layout, HORIZONTAL, "The side that is kept when it is cut.").default("\"Left\"").since(1, 5).extension(),
            choice("verticalContentAlignment", Layout, VERTICAL, "The edge that is kept when it is cut.").default("\"Top\"").since(1, 5).extension(),
            hex_colour("backgroundColor", Style, "What shines through where the picture is transparent.").since(1, 1),
            flag("allowExpand", Behaviour, "Lets the reader open the picture large.").since(1, 2).extension(),
            flag("forceLoad", Advanced, "Loads the picture anew each time.").since(1, 6).unread().extension().note(OPEN_SOURCE),
            THEMED_URLS,
            one("msteams", Advanced, Slot::Types(&["TeamsImageProperties"]), "What only Teams reads: whether the picture can be opened large.").since(1, 2).extension(),
        ],
        SELECT_ACTION, ALIGNMENT_OFFICIAL, IDENTITY, FALLBACK,
        &[
            size("height", Layout, HEIGHTS, "As high as its width asks for, or pixels such as 50px.").default("\"auto\"").since(1, 1),
            SEPARATOR,
            SPACING,
            TARGET_WIDTH,
            GRID_AREA,
            one("msTeams", Advanced, Slot::Types(&["TeamsImageProperties"]), "Another spelling of msteams, which is read as well.").since(1, 2).extension(),
        ],
    ))
    .labels(&["altText", "url", "id"])
    .fresh(r#"{"type": "Image", "url": "https://example.com/picture.png", "altText": "What the picture shows"}"#);

pub(super) static IMAGE_SET: ElementType = V1_0
    .element("ImageSet", "Pictures of one size, side by side.")
    .properties(properties!(V1_0;
        &[
            many("images", Content, Slot::Types(&["Image"]), "The pictures, from left to right.").required(),
            choice("imageSize", Style, &["Small", "Medium", "Large", "auto", "stretch"], "How wide each picture is.").default("\"Medium\"").note("Teams knows Small, Medium and Large."),
            choice("style", Style, &["default", "stacked", "grid"], "Side by side, one over the other, or squares.").default("\"default\"").since(1, 6).unread().extension().note(OPEN_SOURCE),
            integer("offset", Layout, "By how many pixels stacked pictures overlap.").default("0").since(1, 6).unread().extension().note(OPEN_SOURCE),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["id"])
    .holds("images")
    .fresh(r#"{"type": "ImageSet", "images": [{"type": "Image", "url": "https://example.com/picture.png", "altText": "What the picture shows"}]}"#);

pub(super) static BACKGROUND_IMAGE: ElementType = V1_2
    .object("BackgroundImage", "A picture behind a card or a container.")
    .properties(properties!(V1_2;
        &[
            url("url", Content, "Where the picture is.").required(),
            choice("fillMode", Style, &["Cover", "RepeatHorizontally", "RepeatVertically", "Repeat"], "How it fills the space.").default("\"Cover\""),
            choice("verticalAlignment", Layout, VERTICAL, "The edge that it is put against.").default("\"Top\""),
            THEMED_URLS,
            choice("horizontalAlignment", Layout, HORIZONTAL, "The side that it is put against.").default("\"Left\""),
            KEY,
        ],
    ))
    .labels(&["url"])
    .fresh(r#"{"url": "https://example.com/background.png"}"#);

pub(super) static THEMED_URL: ElementType = TEAMS
    .object("ThemedUrl", "An address that counts in one theme.")
    .properties(properties!(TEAMS;
        &[
            choice("theme", Content, &["Light", "Dark"], "The theme that it is for.").default("\"Light\""),
            url("url", Content, "The address for this theme."),
            KEY,
        ],
    ))
    .labels(&["theme", "url"])
    .by_place()
    .fresh(r#"{"theme": "Dark", "url": "https://example.com/picture.png"}"#);
