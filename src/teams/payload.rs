//! What goes on the wire: a card, wrapped for one kind of endpoint.
//!
//! One function per row of the table of wrappings (what is wrapped how). An envelope is never wrapped twice.

use crate::card::{Format, detect};
use crate::json::{Document, Value, print};

use super::{EndpointKind, Size, size_class};

/// A body that may be sent to endpoints of one kind: strict JSON, wrapped as that kind wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Payload {
    /// The kind of endpoint that it was made for.
    pub kind: EndpointKind,
    /// The body.
    pub body: String,
    /// What was changed on the way from the card, and what the endpoint will not show.
    pub notes: Vec<String>,
}

/// Whether what an endpoint will not show is sent all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Force {
    /// It is refused.
    #[default]
    No,
    /// It is sent.
    Yes,
}

/// Why a document is not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WrapError {
    /// JSON, but no card.
    #[error("this is JSON, but no card: neither an Adaptive Card nor a MessageCard, a text, a message or another card")]
    NotACard,
    /// An element without its card.
    #[error("this is a piece of a card: put it into the `body` of an Adaptive Card to send it")]
    Fragment,
    /// A card that such an endpoint drops.
    #[error("{kind} endpoints do not show a {card}: {reason}; it can be forced")]
    NotShown {
        /// What the card is.
        card: &'static str,
        /// Where it was to be sent.
        kind: EndpointKind,
        /// Why nothing would appear.
        reason: &'static str,
    },
}

impl Payload {
    /// A body as it is, for sending again what was sent before. Nothing is wrapped and nothing is looked at.
    #[must_use]
    pub fn verbatim(kind: EndpointKind, body: impl Into<String>) -> Self {
        Self { kind, body: body.into(), notes: Vec::new() }
    }

    /// How many bytes go on the wire.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.body.len()
    }

    /// How near the body is to the limit of Teams.
    #[must_use]
    pub fn size(&self) -> Size {
        size_class(self.bytes())
    }
}

/// Wraps a card for a kind of endpoint.
///
/// # Errors
/// When the document is no card, or one that the endpoint would not show and it is not forced.
pub fn wrap(document: &Document, kind: EndpointKind, force: Force) -> Result<Payload, WrapError> {
    let root = document.root();
    let mut payload = match (detect(root), force) {
        (None | Some(Format::Fragment | Format::OtherCard), Force::Yes) => {
            as_is(root, kind).noting("sent as it is, though it is no card")
        }
        (None | Some(Format::OtherCard), Force::No) => return Err(WrapError::NotACard),
        (Some(Format::Fragment), Force::No) => return Err(WrapError::Fragment),
        (Some(format), force) => {
            if let (Some(reason), Force::No) = (not_shown(format, kind), force) {
                return Err(WrapError::NotShown { card: format.name(), kind, reason });
            }
            by_format(root, format, kind)
        }
    };
    if !document.is_strict() {
        payload = payload.noting("comments, trailing commas and what else is no strict JSON were left out");
    }
    Ok(payload)
}

/// The rows of the table.
fn by_format(root: Value<'_>, format: Format, kind: EndpointKind) -> Payload {
    use EndpointKind::{Connector, Generic, Incoming, Outgoing, Workflow};
    match (format, kind) {
        (Format::Envelope, _) | (_, Generic) | (Format::MessageCard | Format::Text, Incoming | Connector) => {
            as_is(root, kind)
        }
        (Format::MessageCard, Workflow) => {
            let payload =
                as_is(root, kind).noting("Workflows shows text and facts of a MessageCard; its buttons vanish");
            let named = root.get("@type").is_some();
            if named { payload } else { payload.noting("without `@type` Workflows does not know it for a MessageCard") }
        }
        (Format::Text, Workflow) => enveloped(kind, Format::Adaptive.content_type(), &text_card(root))
            .noting("the text was put into an Adaptive Card, in a message envelope"),
        (Format::Text, Outgoing) => {
            let text = root.get("text").map_or_else(|| "\"\"".to_owned(), print::strict);
            let body = format!(r#"{{"type":"message","text":{text}}}"#);
            Payload { kind, body, notes: vec!["the text was put into a message".to_owned()] }
        }
        (Format::Attachment, _) => {
            let body = format!(r#"{{"type":"message","attachments":[{}]}}"#, print::strict(root));
            Payload { kind, body, notes: vec![ENVELOPED.to_owned()] }
        }
        (card, _) => {
            let payload = enveloped(kind, card.content_type(), &print::strict(root)).noting(ENVELOPED);
            // TEAMS.md 7.1, column CN.
            let lost = kind == Connector;
            if lost { payload.noting("connector apps were known to show MessageCards only") } else { payload }
        }
    }
}

const ENVELOPED: &str = "put into a message envelope";

/// Why a kind of endpoint does not show a format at all (TEAMS.md 7.1).
fn not_shown(format: Format, kind: EndpointKind) -> Option<&'static str> {
    use EndpointKind::{Connector, Incoming, Outgoing, Workflow};
    match (format, kind) {
        (Format::Hero | Format::Thumbnail | Format::List | Format::Receipt | Format::Signin, Workflow) => {
            Some("a flow posts every attachment as an Adaptive Card, and its run would fail")
        }
        (Format::Signin, Incoming | Connector | Outgoing) => Some("only bots can ask to sign in"),
        (Format::Receipt, Outgoing) => Some("only bots and incoming webhooks show receipts"),
        _ => None,
    }
}

fn as_is(root: Value<'_>, kind: EndpointKind) -> Payload {
    Payload { kind, body: print::strict(root), notes: Vec::new() }
}

/// A message envelope around a card (TEAMS.md 1.2).
fn enveloped(kind: EndpointKind, content_type: Option<&str>, card: &str) -> Payload {
    let content_type = print::quote(content_type.unwrap_or_default());
    let body = format!(
        r#"{{"type":"message","attachments":[{{"contentType":{content_type},"contentUrl":null,"content":{card}}}]}}"#
    );
    Payload { kind, body, notes: Vec::new() }
}

/// The stock flow posts Adaptive Cards only (msteams-docs#11302); version 1.4 is the safe one there.
fn text_card(root: Value<'_>) -> String {
    let text = root.get("text").map_or_else(|| "\"\"".to_owned(), print::strict);
    format!(
        r#"{{"type":"AdaptiveCard","$schema":"http://adaptivecards.io/schemas/adaptive-card.json","version":"1.4","body":[{{"type":"TextBlock","text":{text},"wrap":true}}]}}"#
    )
}

impl Payload {
    fn noting(mut self, note: &str) -> Self {
        self.notes.push(note.to_owned());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EndpointKind::{Connector, Generic, Incoming, Outgoing, Workflow};

    const ADAPTIVE: &str = r#"{"type":"AdaptiveCard","version":"1.4","body":[]}"#;
    const MESSAGE_CARD: &str = r#"{"@type":"MessageCard","text":"x"}"#;
    const HERO: &str = r#"{"title":"x","images":[{"url":"https://example.org/a.png"}]}"#;
    const SIGNIN: &str = r#"{"text":"x","buttons":[{"type":"signin"}]}"#;

    fn wrapped(text: &str, kind: EndpointKind) -> Payload {
        wrap(&Document::parse(text).unwrap(), kind, Force::No).unwrap()
    }

    fn refused(text: &str, kind: EndpointKind) -> WrapError {
        wrap(&Document::parse(text).unwrap(), kind, Force::No).unwrap_err()
    }

    fn envelope(content_type: &str, card: &str) -> String {
        format!(
            r#"{{"type":"message","attachments":[{{"contentType":"application/vnd.microsoft.{content_type}","contentUrl":null,"content":{card}}}]}}"#
        )
    }

    #[test]
    fn adaptive_cards_travel_in_an_envelope() {
        for kind in [Workflow, Incoming, Connector, Outgoing] {
            let payload = wrapped(ADAPTIVE, kind);
            assert_eq!(payload.body, envelope("card.adaptive", ADAPTIVE), "{kind}");
            assert_eq!(payload.notes.first().map(String::as_str), Some(ENVELOPED));
        }
        assert_eq!(wrapped(ADAPTIVE, Generic), Payload::verbatim(Generic, ADAPTIVE));
    }

    #[test]
    fn message_cards_travel_bare() {
        for kind in [Incoming, Connector, Generic] {
            assert_eq!(wrapped(MESSAGE_CARD, kind), Payload::verbatim(kind, MESSAGE_CARD));
        }
        let payload = wrapped(MESSAGE_CARD, Workflow);
        assert_eq!(payload.body, MESSAGE_CARD);
        assert!(payload.notes.len() == 1 && payload.notes[0].contains("buttons vanish"));
        let attached = envelope("teams.card.o365connector", MESSAGE_CARD);
        assert_eq!(wrapped(MESSAGE_CARD, Outgoing).body, attached);
    }

    #[test]
    fn text_becomes_what_the_endpoint_understands() {
        let text = r#"{"text":"8 \u00b0C"}"#;
        for kind in [Incoming, Connector, Generic] {
            assert_eq!(wrapped(text, kind).notes, Vec::<String>::new());
        }
        assert_eq!(wrapped(text, Outgoing).body, "{\"type\":\"message\",\"text\":\"8 °C\"}");
        let body = wrapped(text, Workflow).body;
        assert!(body.contains(r#""body":[{"type":"TextBlock","text":"8 °C","wrap":true}]"#), "{body}");
        assert_eq!(super::super::flow::trigger(&body), Ok(()));
        assert_eq!(super::super::flow::run(&body).explain(), None);
    }

    #[test]
    fn an_envelope_is_never_wrapped_twice() {
        let text = envelope("card.adaptive", ADAPTIVE);
        for kind in EndpointKind::ALL {
            assert_eq!(wrapped(&text, kind), Payload::verbatim(kind, text.as_str()), "{kind}");
        }
        let attachment = format!(r#"{{"contentType":"application/vnd.microsoft.card.adaptive","content":{ADAPTIVE}}}"#);
        assert_eq!(
            wrapped(&attachment, Workflow).body,
            format!(r#"{{"type":"message","attachments":[{attachment}]}}"#)
        );
    }

    #[test]
    fn what_would_not_be_shown_wants_force() {
        assert!(refused(HERO, Workflow).to_string().starts_with("workflow endpoints do not show a HeroCard"));
        for kind in [Workflow, Incoming, Connector, Outgoing] {
            assert!(matches!(refused(SIGNIN, kind), WrapError::NotShown { .. }), "{kind}");
        }
        let forced = wrap(&Document::parse(HERO).unwrap(), Workflow, Force::Yes).unwrap();
        assert_eq!(forced.body, envelope("card.hero", HERO));
        for kind in [Incoming, Connector, Outgoing] {
            assert_eq!(wrapped(HERO, kind).body, envelope("card.hero", HERO));
        }
        assert_eq!(wrapped(HERO, Generic).body, HERO);
    }

    #[test]
    fn what_is_no_card_is_told() {
        assert_eq!(refused("{}", Generic), WrapError::NotACard);
        assert_eq!(refused(r#"{"type":"TextBlock"}"#, Workflow), WrapError::Fragment);
        let forced = wrap(&Document::parse("{}").unwrap(), Workflow, Force::Yes).unwrap();
        assert_eq!((forced.body.as_str(), forced.notes.len()), ("{}", 1));
    }

    #[test]
    fn the_wire_is_strict_and_the_change_is_told() {
        let payload = wrapped("\u{feff}{\"text\": \"x\", // c\n}", Incoming);
        assert_eq!(payload.body, r#"{"text":"x"}"#);
        assert!(payload.notes[0].contains("comments"));
        assert_eq!((payload.bytes(), payload.size()), (12, Size::Fine));
        let deep = ADAPTIVE.replace("[]", &format!("{}1e999{}", "[".repeat(900), "]".repeat(900)));
        assert_eq!(wrapped(&deep, Generic), Payload::verbatim(Generic, deep.as_str()));
    }
}
