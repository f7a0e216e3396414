//! What kind of card a document is.

use super::catalogue::{self, ElementType, Version};
use super::form::is_expression;
use crate::json::similar::nearest;
use crate::json::{Pointer, Value};

/// The languages that a document can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// An Adaptive Card.
    Adaptive,
    /// A connector card.
    MessageCard,
    /// A message that is only text.
    Text,
    /// A message that holds cards as attachments.
    Envelope,
    /// One attachment by itself: a card together with its content type.
    Attachment,
    /// A hero card.
    Hero,
    /// A thumbnail card.
    Thumbnail,
    /// A list card.
    List,
    /// A receipt card.
    Receipt,
    /// A sign-in card.
    Signin,
    /// A card of a content type that is none of these.
    OtherCard,
    /// Less than a card: one element or action, or an array of them.
    Fragment,
}

impl Format {
    /// The content type under which such a card is attached to a message; none for what is no single card.
    #[must_use]
    pub const fn content_type(self) -> Option<&'static str> {
        match self {
            Self::Adaptive => Some("application/vnd.microsoft.card.adaptive"),
            Self::MessageCard => Some("application/vnd.microsoft.teams.card.o365connector"),
            Self::Hero => Some("application/vnd.microsoft.card.hero"),
            Self::Thumbnail => Some("application/vnd.microsoft.card.thumbnail"),
            Self::List => Some("application/vnd.microsoft.teams.card.list"),
            Self::Receipt => Some("application/vnd.microsoft.card.receipt"),
            Self::Signin => Some("application/vnd.microsoft.card.signin"),
            Self::Text | Self::Envelope | Self::Attachment | Self::OtherCard | Self::Fragment => None,
        }
    }

    /// The format that a content type stands for.
    #[must_use]
    pub fn of_content_type(content_type: &str) -> Self {
        [Self::Adaptive, Self::MessageCard, Self::Hero, Self::Thumbnail, Self::List, Self::Receipt, Self::Signin]
            .into_iter()
            .find(|format| format.content_type().is_some_and(|known| known.eq_ignore_ascii_case(content_type.trim())))
            .unwrap_or(Self::OtherCard)
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Adaptive => "AdaptiveCard",
            Self::MessageCard => "MessageCard",
            Self::Text => "Text",
            Self::Envelope => "Message",
            Self::Attachment => "Attachment",
            Self::Hero => "HeroCard",
            Self::Thumbnail => "ThumbnailCard",
            Self::List => "ListCard",
            Self::Receipt => "ReceiptCard",
            Self::Signin => "SigninCard",
            Self::OtherCard => "Card",
            Self::Fragment => "Fragment",
        }
    }
}

/// The type of a card that is attached under a content type.
pub(super) fn type_of_content(content_type: &str) -> Option<&'static ElementType> {
    let name = match Format::of_content_type(content_type) {
        Format::OtherCard => OTHERS.iter().find(|(known, _)| known.eq_ignore_ascii_case(content_type.trim()))?.1,
        format => format.name(),
    };
    catalogue::find(name)
}

/// Cards that are of no format of their own: nobody can tell them without the content type.
const OTHERS: [(&str, &str); 4] = [
    ("application/vnd.microsoft.card.oauth", "OAuthCard"),
    ("application/vnd.microsoft.card.animation", "AnimationCard"),
    ("application/vnd.microsoft.card.audio", "AudioCard"),
    ("application/vnd.microsoft.card.video", "VideoCard"),
];

/// A card inside a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardIn {
    /// Where it stands.
    pub pointer: Pointer,
    /// What it is.
    pub format: Format,
}

/// What a document is; nothing for JSON that is no card.
#[must_use]
pub fn detect(root: Value<'_>) -> Option<Format> {
    if root.is_array() {
        let elements = !root.is_empty() && root.items().all(|item| tag(item, "type").is_some());
        return elements.then_some(Format::Fragment);
    }
    if !root.is_object() {
        return None;
    }
    let has = |key| root.get(key).is_some();
    if has("contentType") && (has("content") || has("contentUrl")) {
        return Some(Format::Attachment);
    }
    let attachments =
        || root.get("attachments").is_some_and(|list| list.items().any(|one| one.get("contentType").is_some()));
    match (tag(root, "type"), tag(root, "@type")) {
        (Some(tag), _) if tag == "AdaptiveCard" => Some(Format::Adaptive),
        (_, Some(tag)) if tag == "MessageCard" => Some(Format::MessageCard),
        (Some(tag), _) if tag.eq_ignore_ascii_case("message") => Some(Format::Envelope),
        _ if attachments() => Some(Format::Envelope),
        (None, None) => untyped(root),
        (said, at_said) => Some(misspelt(root, said.as_deref(), at_said.as_deref()).unwrap_or(Format::Fragment)),
    }
}

/// The card that a document is meant as whose type nobody knows: the name is nearly right, or it looks like an Adaptive Card.
fn misspelt(root: Value<'_>, said: Option<&str>, at_said: Option<&str>) -> Option<Format> {
    let is_known = |key, tag: Option<&str>| tag.is_some_and(|tag| catalogue::find_tag(key, tag).is_some());
    if is_known("type", said) || is_known("@type", at_said) || said.is_some_and(is_expression) {
        None
    } else if at_said.is_some_and(|tag| nearest(tag, ["MessageCard"]).is_some()) {
        Some(Format::MessageCard)
    } else if said.is_some_and(|tag| nearest(tag, ["AdaptiveCard"]).is_some()) || is_meant_as_card(root) {
        Some(Format::Adaptive)
    } else {
        None
    }
}

/// Whether a document is meant as an Adaptive Card, whatever its type says, and whether it says one: it has what only they
/// have together, something to show and a version or the address of their schema.
#[must_use]
pub fn is_meant_as_card(root: Value<'_>) -> bool {
    let shows = ["body", "actions"].iter().any(|key| root.get(key).is_some_and(Value::is_array));
    let schema = tag(root, "$schema").is_some_and(|address| address.contains("adaptivecards.io"));
    shows && (schema || tag(root, "version").is_some())
}

fn tag<'d>(value: Value<'d>, key: &str) -> Option<std::borrow::Cow<'d, str>> {
    value.get(key).and_then(Value::as_str)
}

/// Cards that do not say what they are, told by what only they have.
fn untyped(root: Value<'_>) -> Option<Format> {
    let array = |key| root.get(key).is_some_and(Value::is_array);
    let text = |key| tag(root, key).is_some();
    let first = |key: &str, inner: &str| {
        root.get(key).and_then(|list| list.items().next()).is_some_and(|item| item.get(inner).is_some())
    };
    if array("sections") || array("potentialAction") || text("themeColor") {
        Some(Format::MessageCard)
    } else if array("items") && (root.get("total").is_some() || first("items", "price")) {
        Some(Format::Receipt)
    } else if first("items", "type") && text("title") {
        Some(Format::List)
    } else if first("images", "url") {
        Some(Format::Hero)
    } else if first("buttons", "type") {
        let signin = root.get("buttons").and_then(|list| list.item(0)).and_then(|button| tag(button, "type"));
        Some(if signin.is_some_and(|tag| tag == "signin") { Format::Signin } else { Format::Hero })
    } else if text("text") && root.members().all(|(key, _)| key == "text") {
        Some(Format::Text)
    } else if text("text") && (text("title") || text("summary")) {
        Some(Format::MessageCard)
    } else {
        None
    }
}

/// The version that the card around a value says, as far as it says one that can be read: the outermost counts, because a
/// card inside another has none of its own.
#[must_use]
pub fn declared_version(value: Value<'_>) -> Option<Version> {
    let around = std::iter::successors(Some(value), |value| value.parent());
    let cards = around.filter(|value| tag(*value, "type").is_some_and(|tag| tag == "AdaptiveCard"));
    cards.last()?.get("version")?.as_str().and_then(|version| Version::parse(&version))
}

/// The cards in a document: itself, or what is attached to a message.
#[must_use]
pub fn cards(root: Value<'_>) -> Vec<CardIn> {
    let attached = |attachment: Value<'_>, pointer: Pointer| {
        let content = attachment.get("content").filter(|content| content.is_object())?;
        let content_type = tag(attachment, "contentType").unwrap_or_default();
        let format = match Format::of_content_type(&content_type) {
            Format::OtherCard => detect(content).unwrap_or(Format::OtherCard),
            known => known,
        };
        Some(CardIn { pointer: pointer.key("content"), format })
    };
    match detect(root) {
        None => Vec::new(),
        Some(Format::Attachment) => attached(root, Pointer::root()).into_iter().collect(),
        Some(Format::Envelope) => {
            let list = Pointer::root().key("attachments");
            let items = root.get("attachments").into_iter().flat_map(Value::items);
            items.enumerate().filter_map(|(at, item)| attached(item, list.index(at))).collect()
        }
        Some(format) => vec![CardIn { pointer: Pointer::root(), format }],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    fn format(text: &str) -> Option<Format> {
        detect(Document::parse(text).unwrap().root())
    }

    #[test]
    fn cards_are_told_apart() {
        assert_eq!(format(r#"{"type": "AdaptiveCard"}"#), Some(Format::Adaptive));
        assert_eq!(format(r#"{"@type": "MessageCard"}"#), Some(Format::MessageCard));
        assert_eq!(format(r#"{"title": "a", "text": "b"}"#), Some(Format::MessageCard));
        assert_eq!(format(r#"{"sections": []}"#), Some(Format::MessageCard));
        assert_eq!(format(r#"{"text": "b"}"#), Some(Format::Text));
        assert_eq!(format(r#"{"type": "message", "text": "b"}"#), Some(Format::Envelope));
        assert_eq!(format(r#"{"attachments": [{"contentType": "x"}]}"#), Some(Format::Envelope));
        assert_eq!(format(r#"{"contentType": "x", "content": {}}"#), Some(Format::Attachment));
        assert_eq!(format(r#"{"type": "TextBlock"}"#), Some(Format::Fragment));
        assert_eq!(format(r#"{"type": "adaptivecard"}"#), Some(Format::Adaptive));
        assert_eq!(format(r#"{"type": "Card", "version": "1.4", "body": []}"#), Some(Format::Adaptive));
        assert_eq!(format(r#"{"@type": "MesageCard"}"#), Some(Format::MessageCard));
        assert_eq!(format(r#"{"type": "Card", "body": []}"#), Some(Format::Fragment));
        assert_eq!(format(r#"{"type": "Container", "version": "1.4", "body": []}"#), Some(Format::Fragment));
        assert_eq!(format(r#"[{"type": "TextBlock"}, {"type": "Nobody"}]"#), Some(Format::Fragment));
        assert_eq!(format(r#"{"title": "a", "buttons": [{"type": "openUrl"}]}"#), Some(Format::Hero));
        for none in
            ["{}", "[]", "1", r#"{"body": [], "actions": []}"#, r#"[{"type": "TextBlock"}, 1]"#, r#"{"name": "x"}"#]
        {
            assert_eq!(format(none), None, "{none}");
        }
    }

    #[test]
    fn what_is_meant_as_a_card_is_known_without_its_type() {
        let meant = |text: &str| is_meant_as_card(Document::parse(text).unwrap().root());
        for card in [
            r#"{"version": "1.0", "body": []}"#,
            r#"{"$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "actions": []}"#,
            r#"{"type": "adaptivecard", "version": "1.4", "body": [{}]}"#,
            r#"{"type": 5, "version": "1.4", "body": []}"#,
        ] {
            assert!(meant(card), "{card}");
        }
        for other in [
            r#"{"body": [], "actions": []}"#,
            r#"{"version": "1.0", "body": "a letter"}"#,
            r#"{"version": "1.0", "name": "a package"}"#,
            r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "actions": []}"#,
            r#"{"version": 3, "actions": []}"#,
            r#"[{"version": "1.0", "body": []}]"#,
            "1",
        ] {
            assert!(!meant(other), "{other}");
        }
    }

    #[test]
    fn an_envelope_holds_the_cards_of_its_attachments() {
        let text = r#"{"type": "message", "attachments": [
            {"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard"}},
            {"contentType": "image/png", "contentUrl": "https://example.com"},
            {"contentType": "application/vnd.microsoft.card.hero", "content": {"title": "a"}}]}"#;
        let document = Document::parse(text).unwrap();
        let found: Vec<_> =
            cards(document.root()).into_iter().map(|card| (card.pointer.to_string(), card.format)).collect();
        assert_eq!(
            found,
            [
                ("/attachments/0/content".to_owned(), Format::Adaptive),
                ("/attachments/2/content".to_owned(), Format::Hero)
            ]
        );
    }
}
