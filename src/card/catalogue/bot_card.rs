//! Bot Framework cards: hero, thumbnail, list, receipt, sign-in. They do not say their type; the content type of the
//! attachment does.

use super::Group::{Accessibility, Advanced, Behaviour, Content};
use super::build::{BOT, choice, either, line, long, many, map, one, properties, url};
use super::shared::{BUTTON_TITLE, CARD_BUTTONS, SIGNIN_TEXT, SUBTITLE};
use super::{ElementType, Property, Slot, Support, ValueType};

const BUTTONS: Property =
    many("buttons", Content, Slot::Types(&["CardAction"]), "The buttons at the foot of the card.")
        .max_items(6)
        .note("Teams shows six at most, each on one line.");

const TAP: Property = one("tap", Behaviour, Slot::Types(&["CardAction"]), "What happens when it is pressed anywhere.");

pub(super) static HERO: ElementType = BOT
    .root("HeroCard", "One wide picture, and below it text and buttons.")
    .properties(properties!(BOT;
        &[
            BUTTONS,
            line("title", Content, "The heading of the card.").note("Two lines at most, without any formatting."),
            SUBTITLE.note("Two lines at most, without any formatting."),
            long("text", Content, "What the card says; a few HTML tags are understood."),
            many("images", Content, Slot::Types(&["CardImage"]), "The picture across the top; only the first one is shown."),
            TAP,
        ],
    ))
    .labels(&["title", "subtitle", "text"])
    .holds("buttons")
    .by_place()
    .note("For bots, message extensions and webhooks.")
    .fresh(r#"{"title": "Title", "text": "Text", "images": [{"url": "https://example.com/picture.png", "alt": "What the picture shows"}], "buttons": [{"type": "openUrl", "title": "Open", "value": "https://example.com"}]}"#);

pub(super) static THUMBNAIL: ElementType = BOT
    .root("ThumbnailCard", "Text with a small picture at its side, and buttons.")
    .properties(properties!(BOT;
        &[
            BUTTONS,
            line("title", Content, "The heading of the card.").note("Two lines at most, without any formatting."),
            SUBTITLE.note("Two lines at most, without any formatting."),
            long("text", Content, "What the card says; a few HTML tags are understood."),
            many("images", Content, Slot::Types(&["CardImage"]), "The small picture at the side; only the first one is shown."),
            TAP,
        ],
    ))
    .labels(&["title", "subtitle", "text"])
    .holds("buttons")
    .by_place()
    .note("For bots, message extensions and webhooks.")
    .fresh(r#"{"title": "Title", "text": "Text", "images": [{"url": "https://example.com/picture.png", "alt": "What the picture shows"}], "buttons": [{"type": "openUrl", "title": "Open", "value": "https://example.com"}]}"#);

pub(super) static LIST: ElementType = BOT
    .root("ListCard", "A list of rows.")
    .properties(properties!(BOT;
        &[
            many("items", Content, Slot::Types(&["ListItem"]), "The rows of the list.").required(),
            line("title", Content, "The heading of the list.").note("Two lines at most."),
            BUTTONS,
        ],
    ))
    .labels(&["title"])
    .holds("items")
    .by_place()
    .note("For bots and webhooks.")
    .fresh(r#"{"title": "Title", "items": [{"type": "resultItem", "title": "Row", "subtitle": "More about it"}], "buttons": []}"#);

pub(super) static LIST_ITEM: ElementType = BOT
    .object("ListItem", "One row of a list card.")
    .properties(properties!(BOT;
        &[
            line("title", Content, "What the row says.").required(),
            choice("type", Content, &["file", "resultItem", "section", "person"], "What kind of row it is.").required(),
            SUBTITLE,
            url("icon", Content, "A small picture beside a resultItem."),
            TAP,
            line("id", Content, "The address of the file, or the id of the person."),
        ],
    ))
    .labels(&["title", "id"])
    .by_place()
    .fresh(r#"{"type": "resultItem", "title": "Row", "subtitle": "More about it"}"#);

pub(super) static RECEIPT: ElementType = BOT
    .root("ReceiptCard", "What was bought, and what it costs.")
    .properties(properties!(BOT;
        &[
            many("items", Content, Slot::Types(&["ReceiptItem"]), "What was bought."),
            line("title", Content, "The heading of the receipt."),
            many("facts", Content, Slot::Types(&["ReceiptFact"]), "Names and values above the items."),
            line("total", Content, "The sum, as it is to be read."),
            line("tax", Content, "The tax, as it is to be read."),
            line("vat", Content, "The value-added tax, as it is to be read.").teams(Support::Unknown),
            BUTTONS,
            TAP,
        ],
    ))
    .labels(&["title"])
    .holds("items")
    .by_place()
    .note("For bots; webhooks may show it.")
    .fresh(r#"{"title": "Receipt", "facts": [{"key": "Order", "value": "1"}], "items": [{"title": "Item", "price": "1.00", "quantity": "1"}], "total": "1.00"}"#);

pub(super) static RECEIPT_FACT: ElementType = BOT
    .object("ReceiptFact", "A name and a value above the items.")
    .properties(properties!(BOT;
        &[
            long("value", Content, "What is so; stands on the right."),
            line("key", Content, "What it is about; stands on the left."),
        ],
    ))
    .labels(&["key", "value"])
    .by_place()
    .fresh(r#"{"key": "Name", "value": "Value"}"#);

pub(super) static RECEIPT_ITEM: ElementType = BOT
    .object("ReceiptItem", "One thing that was bought.")
    .properties(properties!(BOT;
        &[
            line("title", Content, "What was bought."),
            line("price", Content, "The price, as it is to be read."),
            SUBTITLE,
            long("text", Content, "More about it."),
            one("image", Content, Slot::Types(&["CardImage"]), "A small picture of it."),
            line("quantity", Content, "How many; one when it is absent."),
            TAP,
        ],
    ))
    .labels(&["title", "price"])
    .by_place()
    .fresh(r#"{"title": "Item", "price": "1.00", "quantity": "1"}"#);

pub(super) static SIGNIN: ElementType = BOT
    .root("SigninCard", "Asks the reader to sign in.")
    .properties(properties!(BOT;
        &[
            CARD_BUTTONS.note("In Teams only signin and openUrl work."),
            SIGNIN_TEXT,
        ],
    ))
    .labels(&["text"])
    .holds("buttons")
    .by_place()
    .note("For bots only.")
    .fresh(r#"{"text": "Please sign in.", "buttons": [{"type": "signin", "title": "Sign in", "value": "https://example.com/signin"}]}"#);

pub(super) static OAUTH: ElementType = BOT
    .root("OAuthCard", "Lets the reader sign in through a connection of the bot.")
    .properties(properties!(BOT;
        &[
            CARD_BUTTONS,
            SIGNIN_TEXT,
            line("connectionName", Content, "The name of the connection that was set up for the bot.").required(),
            one("tokenExchangeResource", Behaviour, Slot::Types(&["TokenExchangeResource"]), "What lets the reader in without asking again."),
        ],
    ))
    .labels(&["text", "connectionName"])
    .holds("buttons")
    .by_place()
    .note("For bots only.")
    .fresh(r#"{"text": "Please sign in.", "connectionName": "connection", "buttons": [{"type": "signin", "title": "Sign in", "value": "https://example.com/signin"}]}"#);

pub(super) static ACTION: ElementType = BOT
    .action("CardAction", "A button, or what a card does when it is pressed.")
    .properties(properties!(BOT;
        &[
            BUTTON_TITLE,
            either("value", Content, &[ValueType::Text, ValueType::Map(&ValueType::Any)], "The address that is opened, the text that is said, or data for the bot.").required(),
            url("image", Content, "A small picture on the button.").unread().note("Teams shows no pictures on buttons."),
            long("text", Content, "What the bot is told by a messageBack."),
            line("displayText", Content, "What the conversation shows as said by the reader."),
            choice("type", Behaviour, &["openUrl", "messageBack", "imBack", "invoke", "signin", "postBack", "playAudio", "playVideo", "showImage", "downloadFile", "call"], "What the button does.").required().note("Teams knows openUrl, messageBack, imBack, invoke and signin."),
            line("imageAltText", Accessibility, "What the icon shows.").teams(Support::Unknown),
            map("channelData", Advanced, &ValueType::Any, "Data for the channel.").teams(Support::Unknown),
        ],
    ))
    .labels(&["title", "value"])
    .by_place()
    .fresh(r#"{"type": "openUrl", "title": "Open", "value": "https://example.com"}"#);

pub(super) static IMAGE: ElementType = BOT
    .object("CardImage", "A picture of a card.")
    .properties(properties!(BOT;
        &[
            url("url", Content, "Where the picture is: an https address of a PNG, JPEG or GIF.").required(),
            line("alt", Accessibility, "What the picture shows."),
            TAP.teams(Support::Unknown),
        ],
    ))
    .labels(&["alt", "url"])
    .by_place()
    .fresh(r#"{"url": "https://example.com/picture.png", "alt": "What the picture shows"}"#);
