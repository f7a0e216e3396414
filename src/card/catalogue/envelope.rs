//! What cards travel in: the message with attachments, and the message that is only text.

use super::Group::{Advanced, Behaviour, Content, Layout};
use super::build::{ENVELOPE, choice, either, line, long, many, one, properties, suggested, url};
use super::{ElementType, Slot, Support, ValueType};

pub(super) static MESSAGE: ElementType = ENVELOPE
    .root("Message", "A message that holds cards as attachments.")
    .properties(properties!(ENVELOPE;
        &[
            long("text", Content, "A text above the cards.").note("Some flows leave it out."),
            line("summary", Content, "What notifications show.").note("Notifications of what a bot sends show it."),
            many("attachments", Content, Slot::Types(&["Attachment"]), "The cards, each with its content type.").max_items(10).note("Ten at most are shown side by side."),
            choice("attachmentLayout", Layout, &["list", "carousel"], "One below the other, or side by side.").default("\"list\""),
        ],
    ))
    .labels(&["summary", "text"])
    .holds("attachments")
    .word("message");

pub(super) static ATTACHMENT: ElementType = ENVELOPE
    .object("Attachment", "A card in a message.")
    .properties(properties!(ENVELOPE;
        &[
            suggested("contentType", Content, &["application/vnd.microsoft.card.adaptive", "application/vnd.microsoft.card.hero", "application/vnd.microsoft.card.thumbnail", "application/vnd.microsoft.teams.card.list", "application/vnd.microsoft.card.receipt", "application/vnd.microsoft.card.signin", "application/vnd.microsoft.card.oauth", "application/vnd.microsoft.teams.card.o365connector"], "What kind of card it is, or of file.").required(),
            either("content", Content, &[ValueType::One(Slot::Types(CARDS)), ValueType::Any], "The card."),
            line("name", Content, "A name for the attachment.").teams(Support::Unknown),
            url("contentUrl", Advanced, "Where the content is, when it is not here.").nullable(),
            url("thumbnailUrl", Advanced, "A small picture of the content.").teams(Support::Unknown),
            one("preview", Behaviour, Slot::Types(&["Attachment"]), "What a message extension lists."),
        ],
    ))
    .labels(&["name"])
    .holds("content")
    .by_place()
    .fresh(r#"{"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard", "version": "1.5", "body": []}}"#);

const CARDS: &[&str] =
    &["AdaptiveCard", "HeroCard", "ThumbnailCard", "ListCard", "ReceiptCard", "SigninCard", "OAuthCard", "MessageCard"];

/// A pseudo-type: no object says or holds it.
pub(super) static PLAIN_TEXT: ElementType = ENVELOPE
    .root("Text", "A message that is only text.")
    .properties(properties!(ENVELOPE;
        &[long("text", Content, "What is said; Markdown is understood.").required()],
    ))
    .labels(&["text"])
    .by_place();
