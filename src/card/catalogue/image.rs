//! Pictures: single, in sets, and behind other things.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Layout, Style};
use super::build::{any, choice, flag, hex_colour, integer, line, many, properties, size, url};
use super::shared::{ALIGNMENT, FALLBACK, HORIZONTAL, IDENTITY, PLACE, SELECT_ACTION, VERTICAL};
use super::{ElementKind, ElementType, Family, Property, Slot, Version};

/// The place of a picture: as for every element, but its height can be pixels.
const IMAGE_PLACE: [Property; PLACE.len()] = {
    let mut place = [PLACE[0]; PLACE.len()];
    let mut at = 0;
    while at < PLACE.len() {
        place[at] = PLACE[at];
        at += 1;
    }
    place[2] = size("height", Layout, &["auto", "stretch"], "As high as its width asks for, or pixels such as 50px.")
        .default("\"auto\"")
        .since(1, 1);
    place
};

pub(super) static IMAGE: ElementType = ElementType {
    name: "Image",
    family: Family::Adaptive,
    kind: ElementKind::Element,
    since: Version(1, 0),
    help: "A picture.",
    properties: properties!(since Version(1, 0);
        &[
            url("url", Content, "Where the picture is: an https address, or a data URI.").required(),
            line("altText", Accessibility, "What the picture shows, for those who do not see it."),
            choice("size", Style, &["Auto", "Stretch", "Small", "Medium", "Large"], "How wide the picture is.").default("\"Auto\""),
            choice("style", Style, &["Default", "Person", "RoundedCorners"], "The shape that it is cut to.").default("\"Default\""),
            size("width", Layout, &["auto", "stretch"], "The width in pixels, such as 50px; counts before size.").default("\"auto\"").since(1, 1),
            choice("fitMode", Style, &["Cover", "Contain", "Fill"], "How it fills a box of another shape.").default("\"Fill\"").since(1, 5),
            choice("horizontalContentAlignment", Layout, HORIZONTAL, "The side that is kept when it is cut.").default("\"Left\"").since(1, 5),
            choice("verticalContentAlignment", Layout, VERTICAL, "The edge that is kept when it is cut.").default("\"Top\"").since(1, 5),
            hex_colour("backgroundColor", Style, "What shines through where the picture is transparent.").since(1, 1),
            flag("allowExpand", Behaviour, "Lets the reader open the picture large.").since(1, 2),
            flag("forceLoad", Advanced, "Loads the picture anew each time.").since(1, 6),
            any("themedUrls", Advanced, "Other pictures for other themes.").since(1, 5),
            any("msteams", Advanced, "What only Teams reads: whether the picture can be opened large.").since(1, 2),
        ],
        SELECT_ACTION, ALIGNMENT, &IMAGE_PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["altText", "url", "id"],
    main_slot: None,
    fresh: r#"{"type": "Image", "url": "https://example.com/picture.png", "altText": "What the picture shows"}"#,
    ..ElementType::USUAL
};

pub(super) static IMAGE_SET: ElementType = ElementType {
    name: "ImageSet",
    family: Family::Adaptive,
    kind: ElementKind::Element,
    since: Version(1, 0),
    help: "Pictures of one size, side by side.",
    properties: properties!(since Version(1, 0);
        &[
            many("images", Content, Slot::Types(&["Image"]), "The pictures, from left to right.").required(),
            choice("imageSize", Style, &["Small", "Medium", "Large", "auto", "stretch"], "How wide each picture is.").default("\"Medium\""),
            choice("style", Style, &["default", "stacked", "grid"], "Side by side, one over the other, or squares.").default("\"default\"").since(1, 6),
            integer("offset", Layout, "By how many pixels stacked pictures overlap.").default("0").since(1, 6),
        ],
        ALIGNMENT, PLACE, IDENTITY, FALLBACK,
    ),
    labels: &["id"],
    main_slot: Some("images"),
    fresh: r#"{"type": "ImageSet", "images": [{"type": "Image", "url": "https://example.com/picture.png", "altText": "What the picture shows"}]}"#,
    ..ElementType::USUAL
};

pub(super) static BACKGROUND_IMAGE: ElementType = ElementType {
    name: "BackgroundImage",
    family: Family::Adaptive,
    kind: ElementKind::Object,
    since: Version(1, 2),
    help: "A picture behind a card or a container.",
    properties: properties!(since Version(1, 2);
        &[
            url("url", Content, "Where the picture is.").required(),
            choice("fillMode", Style, &["Cover", "RepeatHorizontally", "RepeatVertically", "Repeat"], "How it fills the space.").default("\"Cover\""),
            choice("horizontalAlignment", Layout, HORIZONTAL, "The side that it is put against.").default("\"Left\""),
            choice("verticalAlignment", Layout, VERTICAL, "The edge that it is put against.").default("\"Top\""),
            any("themedUrls", Advanced, "Other pictures for other themes.").since(1, 5),
            line("key", Advanced, "A name that stays the same while the card is updated."),
        ],
    ),
    labels: &["url"],
    main_slot: None,
    fresh: r#"{"url": "https://example.com/background.png"}"#,
    ..ElementType::USUAL
};
