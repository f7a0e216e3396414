//! Bot Framework cards that play something, which Teams does not show.

use super::Group::{Accessibility, Advanced, Behaviour, Content, Style};
use super::build::{BOT, any, choice, flag, line, long, many, one, properties, url};
use super::shared::{CARD_BUTTONS, SUBTITLE};
use super::{ElementType, Property, Slot, Support};

/// What all of them have.
const MEDIA: &[Property] = &[
    line("title", Content, "The heading of the card."),
    SUBTITLE,
    long("text", Content, "What the card says."),
    one("image", Content, Slot::Types(&["ThumbnailUrl"]), "The picture that stands there until it plays."),
    many("media", Content, Slot::Types(&["MediaUrl"]), "The files, the preferred one first."),
    CARD_BUTTONS,
    flag("shareable", Behaviour, "Lets the reader pass it on.").default("true"),
    flag("autoloop", Behaviour, "Begins anew at the end.").default("true"),
    flag("autostart", Behaviour, "Plays at once.").default("true"),
    choice("aspect", Style, &["16:9", "4:3"], "The shape of the picture."),
    line("duration", Content, "How long it is, as ISO 8601 writes it: PT30S."),
    any("value", Advanced, "Data for the bot."),
];

pub(super) static ANIMATION: ElementType = BOT
    .teams(Support::No)
    .root("AnimationCard", "A moving picture, with text and buttons.")
    .properties(properties!(BOT.teams(Support::No);
        MEDIA,
    ))
    .labels(&["title", "subtitle", "text"])
    .holds("media")
    .by_place()
    .note("Teams does not show it.")
    .fresh(r#"{"title": "Title", "media": [{"url": "https://example.com/animation.gif"}]}"#);

pub(super) static AUDIO: ElementType = BOT
    .teams(Support::No)
    .root("AudioCard", "A sound, with text and buttons.")
    .properties(properties!(BOT.teams(Support::No);
        MEDIA,
    ))
    .labels(&["title", "subtitle", "text"])
    .holds("media")
    .by_place()
    .note("Teams does not show it.")
    .fresh(r#"{"title": "Title", "media": [{"url": "https://example.com/sound.mp3"}]}"#);

pub(super) static VIDEO: ElementType = BOT
    .teams(Support::No)
    .root("VideoCard", "A video, with text and buttons.")
    .properties(properties!(BOT.teams(Support::No);
        MEDIA,
    ))
    .labels(&["title", "subtitle", "text"])
    .holds("media")
    .by_place()
    .note("Teams does not show it.")
    .fresh(r#"{"title": "Title", "media": [{"url": "https://example.com/video.mp4"}]}"#);

pub(super) static THUMBNAIL_URL: ElementType = BOT
    .teams(Support::No)
    .object("ThumbnailUrl", "The picture that stands there until it plays.")
    .properties(properties!(BOT.teams(Support::No);
        &[
            url("url", Content, "Where the picture is.").required(),
            line("alt", Accessibility, "What the picture shows."),
        ],
    ))
    .labels(&["alt", "url"])
    .by_place()
    .fresh(r#"{"url": "https://example.com/picture.png", "alt": "What the picture shows"}"#);

pub(super) static MEDIA_URL: ElementType = BOT
    .teams(Support::No)
    .object("MediaUrl", "One file of a sound or a video.")
    .properties(properties!(BOT.teams(Support::No);
        &[
            url("url", Content, "Where the file is.").required(),
            line("profile", Advanced, "A hint for the channel."),
        ],
    ))
    .labels(&["url"])
    .by_place()
    .fresh(r#"{"url": "https://example.com/video.mp4"}"#);
