//! Sources that citations point to.

use super::Group::Content;
use super::build::{PREVIEW, any, choice, line, long, properties, strings, url};
use super::shared::KEY;
use super::{ElementType, Property};

/// What every source has.
const SOURCE: &[Property] = &[
    line("title", Content, "What the source is called."),
    long("abstract", Content, "The source in a few sentences."),
    url("url", Content, "Where the source is."),
    choice(
        "icon",
        Content,
        &[
            "msWord",
            "msExcel",
            "msPowerPoint",
            "msOneNote",
            "msSharePoint",
            "msVisio",
            "msLoop",
            "msWhiteboard",
            "code",
            "sketch",
            "adobeIllustrator",
            "adobePhotoshop",
            "adobeInDesign",
            "adobeFlash",
            "image",
            "gif",
            "video",
            "sound",
            "zip",
            "text",
            "pdf",
        ],
        "The sign of the kind of document.",
    ),
    strings("keywords", Content, "Up to three words on what it is about."),
];

pub(super) static CARD: ElementType = PREVIEW
    .object("AdaptiveCardReference", "A source that is a card itself.")
    .properties(properties!(PREVIEW;
        SOURCE,
        &[any("content", Content, "The card that is the source.")],
        &[KEY],
    ))
    .labels(&["title", "url"])
    .fresh(r#"{"type": "AdaptiveCardReference", "title": "Title", "abstract": "What it says"}"#);

pub(super) static DOCUMENT: ElementType = PREVIEW
    .object("DocumentReference", "A source that is a document.")
    .properties(properties!(PREVIEW;
        SOURCE,
        &[KEY],
    ))
    .labels(&["title", "url"])
    .fresh(r#"{"type": "DocumentReference", "title": "Title", "url": "https://example.com"}"#);
