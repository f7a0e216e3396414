//! What the stock Power Automate flow makes of a message: first its trigger looks at the shape, then, after the sender
//! has long got its 202, the run posts the cards or fails where nobody looks.
//!
//! Facts: TEAMS.md 2.2 to 2.4. The template loops over `attachments` and posts each content as an Adaptive Card.

use crate::json::{Document, Kind, Pointer, Value};

use super::size::SIZE_LIMIT;

/// What a run of the flow did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The cards that were posted, as pointers into the payload.
    pub posted: Vec<Pointer>,
    /// What of them is not shown as it was sent.
    pub losses: Vec<String>,
    /// Why the run stopped, when it did.
    pub failure: Option<Failure>,
}

/// A failed run, as the run history tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The text in the run history.
    pub message: String,
    /// What it means, and what to do.
    pub cause: &'static str,
}

impl Run {
    /// Why nothing, or not everything, appeared in the channel.
    #[must_use]
    pub fn explain(&self) -> Option<String> {
        if let Some(failure) = &self.failure {
            return Some(format!("{} ({})", failure.cause, failure.message));
        }
        if self.posted.is_empty() {
            return Some("the flow ran, but there was no attachment to post".to_owned());
        }
        (!self.losses.is_empty()).then(|| self.losses.join("; "))
    }

    fn failed(posted: Vec<Pointer>, cause: &'static str, message: impl Into<String>) -> Self {
        Self { posted, losses: Vec::new(), failure: Some(Failure { message: message.into(), cause }) }
    }
}

/// Looks at a body as the trigger "When a Teams webhook request is received" does.
///
/// # Errors
/// When the shape is wrong; the text is the message that goes with `TriggerInputSchemaMismatch`.
pub fn trigger(body: &str) -> Result<(), String> {
    let Some(document) = read(body) else {
        return Err(mismatch("The body is not valid JSON."));
    };
    let body = document.root();
    expect(body, Shape::Object)?;
    for key in ["type", "summary"] {
        body.get(key).map_or(Ok(()), |value| expect(value, Shape::String))?;
    }
    let Some(attachments) = body.get("attachments") else { return Ok(()) };
    expect(attachments, Shape::Array)?;
    for attachment in attachments.items() {
        expect(attachment, Shape::Object)?;
        attachment.get("contentType").map_or(Ok(()), |value| expect(value, Shape::String))?;
        attachment.get("content").map_or(Ok(()), |value| expect(value, Shape::Object))?;
    }
    Ok(())
}

/// What the run after the trigger makes of a body.
#[must_use]
pub fn run(body: &str) -> Run {
    if body.len() > SIZE_LIMIT {
        return Run::failed(
            Vec::new(),
            "the message is too large: shorten it or split it",
            "Request payload size is too large. Keep it below 28KB.",
        );
    }
    let Some(document) = read(body) else {
        return Run::failed(Vec::new(), "the message is not JSON", "Error reading the card.");
    };
    let message = document.root();
    // A bare MessageCard is taken since about February 2026, without its buttons (TEAMS.md 9, point 8).
    if message.get("@type").and_then(Value::as_str).as_deref() == Some("MessageCard") {
        let losses = vec!["Workflows shows text and facts of a MessageCard, not its buttons".to_owned()];
        return Run { posted: vec![Pointer::root()], losses, failure: None };
    }
    let Some(attachments) = message.get("attachments").filter(|held| held.is_array()) else {
        return Run::failed(
            Vec::new(),
            "the message has no `attachments`: put the card into a message envelope",
            "The execution of template action 'Send_each_adaptive_card' failed: the result of the evaluation of \
             'foreach' expression '@triggerOutputs()?['body']?['attachments']' is of type 'Null'.",
        );
    };
    let mut run = Run::default();
    for (at, attachment) in attachments.items().enumerate() {
        let content = attachment.get("content");
        if content.and_then(|card| card.get("type")).and_then(Value::as_str).as_deref() != Some("AdaptiveCard") {
            return Run::failed(
                run.posted,
                "an attachment is no Adaptive Card, and the flow posts nothing else",
                "Property 'type' must be 'AdaptiveCard'.",
            );
        }
        let version = content.and_then(|card| card.get("version")).and_then(Value::as_str).unwrap_or_default();
        if is_too_new(&version) {
            run.losses.push(format!(
                "Teams shows \"card couldn't be displayed\" for version {version}: 1.4 is safe, 1.5 works for many"
            ));
        }
        run.posted.push(Pointer::root().key("attachments").index(at).key("content"));
    }
    run
}

fn is_too_new(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default()) > (1, 5)
}

#[derive(Clone, Copy)]
enum Shape {
    Object,
    Array,
    String,
}

/// A body, when it is strict JSON.
fn read(body: &str) -> Option<Document> {
    Document::parse(body).ok().filter(Document::is_strict)
}

fn expect(value: Value<'_>, shape: Shape) -> Result<(), String> {
    let (fits, wanted) = match shape {
        Shape::Object => (value.is_object(), "Object"),
        Shape::Array => (value.is_array(), "Array"),
        Shape::String => (value.kind() == Kind::String, "String"),
    };
    let got = match value.kind() {
        Kind::Null => "Null",
        Kind::Boolean => "Boolean",
        Kind::Number if value.raw().contains(['.', 'e', 'E']) => "Number",
        Kind::Number => "Integer",
        Kind::String => "String",
        Kind::Array => "Array",
        Kind::Object => "Object",
    };
    if fits { Ok(()) } else { Err(mismatch(&format!("Invalid type. Expected {wanted} but got {got}."))) }
}

/// The text as senders have met it (powerapps-tools#105).
fn mismatch(details: &str) -> String {
    format!(
        "The input body for trigger 'manual' of type 'Request' did not match its schema definition. Error details: \
         '{details}'."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = r#"{"type":"AdaptiveCard","version":"1.4","body":[]}"#;

    fn envelope(content: &str) -> String {
        format!(r#"{{"type":"message","attachments":[{{"contentType":"x","contentUrl":null,"content":{content}}}]}}"#)
    }

    #[test]
    fn the_trigger_looks_at_types_only() {
        assert_eq!(trigger(&envelope(CARD)), Ok(()));
        assert_eq!(trigger(r#"{"text":"documented, and yet it fails later"}"#), Ok(()));
        let wrong = [
            ("[]", "Expected Object but got Array"),
            (r#"{"type":null}"#, "Expected String but got Null"),
            (r#"{"attachments":null}"#, "Expected Array but got Null"),
            (r#"{"attachments":[1]}"#, "Expected Object but got Integer"),
            (r#"{"attachments":[{"content":"{}"}]}"#, "Expected Object but got String"),
            (r#"{"attachments":[1e0]}"#, "Expected Object but got Number"),
            ("{", "not valid JSON"),
            ("{} // c", "not valid JSON"),
        ];
        for (body, text) in wrong {
            assert!(trigger(body).unwrap_err().contains(text), "{body}");
        }
    }

    #[test]
    fn a_card_in_an_envelope_is_posted() {
        let run = run(&envelope(CARD));
        assert_eq!(run.posted, [Pointer::root().key("attachments").index(0).key("content")]);
        assert_eq!(run.explain(), None);
    }

    #[test]
    fn nesting_is_taken_as_deep_as_documents_go() {
        let deep = format!("{}{}", "[".repeat(900), "]".repeat(900));
        let body = envelope(&CARD.replace("[]", &deep));
        assert_eq!((trigger(&body), run(&body).explain()), (Ok(()), None));
    }

    #[test]
    fn each_silent_failure_is_explained() {
        assert!(run(r#"{"text":"hi"}"#).explain().unwrap().contains("'Null'"));
        assert!(run(CARD).explain().unwrap().contains("no `attachments`"));
        assert!(run(&envelope(r#"{"@type":"MessageCard"}"#)).explain().unwrap().contains("must be 'AdaptiveCard'"));
        assert!(run(&envelope(&format!("\"{}\"", "a".repeat(SIZE_LIMIT)))).explain().unwrap().contains("28KB"));
        assert!(run(r#"{"attachments":[]}"#).explain().unwrap().contains("no attachment to post"));
        assert!(run(&envelope(&CARD.replace("1.4", "1.6"))).explain().unwrap().contains("couldn't be displayed"));
        let message_card = run(r#"{"@type":"MessageCard","text":"x"}"#);
        assert_eq!(message_card.posted, [Pointer::root()]);
        assert!(message_card.explain().unwrap().contains("buttons"));
    }
}
