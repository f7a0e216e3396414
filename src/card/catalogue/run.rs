//! What stands in a paragraph beside text: icons, pictures, citations.

use super::ElementType;
use super::Group::{Content, Style};
use super::build::{PREVIEW, TEAMS, choice, count, icon, line, properties, url};
use super::shared::{
    COLOR, FALLBACK, GRID_AREA, ICON_STYLE, ID, IS_SORT_KEY, IS_VISIBLE, IS_VISIBLE_DYNAMIC, KEY, LANG, PICTURE_SHAPES,
    SELECT_ACTION, TEXT_DYNAMIC, TEXT_SIZES, THEMED_URLS,
};

pub(super) static ICON_RUN: ElementType = TEAMS
    .inline("IconRun", "An icon in the middle of a paragraph.")
    .properties(properties!(TEAMS;
        &[
            icon("name", Content, "The name of a Fluent icon."),
            choice("size", Style, TEXT_SIZES, "How large it is, as letters are.").default("\"Default\""),
            ICON_STYLE,
            COLOR,
        ],
        SELECT_ACTION, FALLBACK,
        &[
            KEY,
            ID,
            LANG,
            IS_VISIBLE,
            IS_SORT_KEY,
            GRID_AREA,
            IS_VISIBLE_DYNAMIC,
        ],
    ))
    .labels(&["name", "id"])
    .fresh(r#"{"type": "IconRun", "name": "Calendar"}"#);

pub(super) static IMAGE_RUN: ElementType = TEAMS
    .inline("ImageRun", "A small picture in the middle of a paragraph.")
    .properties(properties!(TEAMS;
        &[
            url("url", Content, "Where the picture is."),
            choice("size", Style, TEXT_SIZES, "How large it is, as letters are.").default("\"Default\""),
            choice("style", Style, PICTURE_SHAPES, "The shape that it is cut to.").default("\"Default\""),
            THEMED_URLS,
        ],
        SELECT_ACTION, FALLBACK,
        &[
            KEY,
            ID,
            LANG,
            IS_VISIBLE,
            IS_SORT_KEY,
            GRID_AREA,
            IS_VISIBLE_DYNAMIC,
        ],
    ))
    .labels(&["url", "id"])
    .fresh(r#"{"type": "ImageRun", "url": "https://example.com/picture.png"}"#);

pub(super) static CITATION_RUN: ElementType = PREVIEW
    .inline("CitationRun", "A mark in a paragraph that points to one of the card's references.")
    .properties(properties!(PREVIEW;
        &[
            line("text", Content, "What stands in the text, such as the number of the source."),
            count("referenceIndex", Content, "Which of the card's references is cited, counted from 1."),
        ],
        FALLBACK,
        &[
            GRID_AREA,
            ID,
            IS_VISIBLE_DYNAMIC,
            KEY,
            TEXT_DYNAMIC,
        ],
    ))
    .labels(&["text", "id"])
    .hosts(&[])
    .note("In preview, for answers of Copilot.")
    .fresh(r#"{"type": "CitationRun", "text": "1", "referenceIndex": 1}"#);
