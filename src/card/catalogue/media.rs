//! Videos and sounds.

use super::Group::{Accessibility, Content};
use super::build::{V1_1, V1_6, line, many, properties, suggested, url};
use super::shared::{ALIGNMENT_UNREAD, FALLBACK, IDENTITY, KEY, PLACE};
use super::{ElementType, Slot};

pub(super) static MEDIA: ElementType = V1_1
    .element("Media", "A video or a sound.")
    .properties(properties!(V1_1;
        &[
            many("sources", Content, Slot::Types(&["MediaSource"]), "The files, the preferred one first, or a single link to a video site.").required(),
            line("altText", Accessibility, "What is seen or heard, for those who cannot."),
            url("poster", Content, "The picture that stands there until it plays.").note("In older clients it shows on phones only."),
            many("captionSources", Accessibility, Slot::Types(&["CaptionSource"]), "The subtitles, one entry for each language.").since(1, 6),
        ],
        ALIGNMENT_UNREAD, PLACE, IDENTITY, FALLBACK,
    ))
    .labels(&["altText", "id"])
    .holds("sources")
    .note("Plays files of OneDrive and SharePoint, and single links to YouTube, Vimeo and Dailymotion; older clients play nothing.")
    .fresh(r#"{"type": "Media", "sources": [{"mimeType": "video/mp4", "url": "https://example.com/video.mp4"}], "altText": "What is seen or heard"}"#);

pub(super) static MEDIA_SOURCE: ElementType = V1_1
    .object("MediaSource", "One file of a video or a sound.")
    .properties(properties!(V1_1;
        &[
            url("url", Content, "Where the file is, or the page of the video site.").required(),
            suggested("mimeType", Content, &["video/mp4", "audio/mpeg", "audio/mp4", "image/gif"], "What kind of file it is, such as video/mp4."),
            KEY,
        ],
    ))
    .labels(&["url"])
    .fresh(r#"{"mimeType": "video/mp4", "url": "https://example.com/video.mp4"}"#);

pub(super) static CAPTION_SOURCE: ElementType = V1_6
    .object("CaptionSource", "Subtitles in one language.")
    .properties(properties!(V1_6;
        &[
            url("url", Content, "Where the subtitles are: a vtt file.").required(),
            line("label", Content, "The name of the language, as the reader sees it.").required(),
            suggested("mimeType", Content, &["vtt", "srt"], "What kind of file it is, such as video/mp4.").required(),
            KEY,
        ],
    ))
    .labels(&["label", "url"])
    .fresh(r#"{"mimeType": "vtt", "url": "https://example.com/english.vtt", "label": "English"}"#);
