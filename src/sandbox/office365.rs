//! What an incoming webhook makes of a body (TEAMS.md 1.2 and 1.3).

use std::borrow::Cow;

use crate::json::{Document, Kind, Value};
use crate::teams::SIZE_LIMIT;
use crate::teams::answer::Dialect;
use crate::teams::rate::Throttled;

use super::channel::Limits;
use super::reply::Reply;

/// The attachments that a channel shows (TEAMS.md 7.1, column IW).
const SHOWN: [&str; 6] = [
    "application/vnd.microsoft.card.adaptive",
    "application/vnd.microsoft.card.hero",
    "application/vnd.microsoft.card.thumbnail",
    "application/vnd.microsoft.card.receipt",
    "application/vnd.microsoft.teams.card.list",
    "application/vnd.microsoft.teams.card.o365connector",
];

/// Too many messages: the failure stands in a 200 (msteams-docs#7425).
pub(super) fn throttled(_: Throttled) -> Reply {
    refuse("wrapped-429")
}

/// What becomes of a body.
///
/// # Errors
/// The answer to a body that is not posted.
pub(super) fn take(body: &[u8], limits: Limits) -> Result<Reply, Reply> {
    if limits == Limits::Teams && body.len() > SIZE_LIMIT {
        return Err(refuse("wrapped-413"));
    }
    let document = std::str::from_utf8(body).ok().and_then(|body| Document::parse(body).ok());
    let Some(document) = document.filter(|document| document.is_strict() && document.root().is_object()) else {
        return Err(refuse("400"));
    };
    let message = document.root();
    if ["text", "summary", "title"].iter().any(|key| message.get(key).is_some_and(|value| !is_text(value))) {
        return Err(refuse("400"));
    }
    if let (Some("message"), Some(held)) = (text(message, "type").as_deref(), message.get("attachments")) {
        return attachments(held);
    }
    let has = |key| text(message, key).is_some_and(|text| !text.trim().is_empty());
    if has("text") || has("summary") { Ok(posted()) } else { Err(refuse("400-summary")) }
}

/// The attachments of an envelope. What is wrong inside is found behind the webhook service, which tells no reason
/// (msteams-docs#400).
fn attachments(held: Value<'_>) -> Result<Reply, Reply> {
    if !held.is_array() {
        return Err(refuse("400"));
    }
    let fine = |attachment: Value<'_>| {
        let kind = text(attachment, "contentType").unwrap_or_default();
        let Some(card) = attachment.get("content").filter(|card| card.is_object()) else { return false };
        let adaptive = text(card, "type").as_deref() == Some("AdaptiveCard");
        SHOWN.contains(&kind.as_ref()) && (adaptive || !kind.ends_with(".adaptive"))
    };
    if !held.is_empty() && held.items().all(fine) { Ok(posted()) } else { Err(refuse("wrapped-400")) }
}

fn text<'d>(value: Value<'d>, key: &str) -> Option<Cow<'d, str>> {
    value.get(key)?.as_str()
}

fn is_text(value: Value<'_>) -> bool {
    matches!(value.kind(), Kind::String | Kind::Null)
}

fn posted() -> Reply {
    Reply::named(Dialect::Office365, "200")
}

fn refuse(name: &str) -> Reply {
    Reply::named(Dialect::Office365, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> String {
        let (Ok(reply) | Err(reply)) = take(body.as_bytes(), Limits::Teams);
        let (status, text) = reply.told();
        format!("{status} {text}")
    }

    #[test]
    fn what_is_posted() {
        let adaptive = r#"{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}"#;
        let hero = r#"{"contentType":"application/vnd.microsoft.card.hero","content":{"title":"x"}}"#;
        for body in [
            r#"{"text":"x"}"#.to_owned(),
            r#"{"summary":"x","title":"y"}"#.to_owned(),
            r#"{"@type":"MessageCard","summary":"x","sections":[]}"#.to_owned(),
            format!(r#"{{"type":"message","attachments":[{adaptive},{hero}]}}"#),
        ] {
            assert_eq!(answer(&body), "200 1", "{body}");
        }
    }

    #[test]
    fn nesting_is_taken_as_deep_as_documents_go() {
        let nested = |levels| {
            let card = format!(r#"{{"type":"AdaptiveCard","body":{}{}}}"#, "[".repeat(levels), "]".repeat(levels));
            let kind = "application/vnd.microsoft.card.adaptive";
            format!(r#"{{"type":"message","attachments":[{{"contentType":"{kind}","content":{card}}}]}}"#)
        };
        assert_eq!(answer(&nested(990)), "200 1");
        assert!(answer(&nested(1000)).starts_with("400"));
    }

    #[test]
    fn what_is_not() {
        let summary = "400 Summary or Text is required.";
        let bad = "400 Bad payload received by generic incoming webhook.";
        for (body, text) in [
            ("{}", summary),
            (r#"{"text":""}"#, summary),
            (r#"{"type":"AdaptiveCard","body":[]}"#, summary),
            (r#"{"@type":"MessageCard","title":"x"}"#, summary),
            ("", bad),
            ("text", bad),
            ("[]", bad),
            (r#"{"text":1}"#, bad),
            (r#"{"text":"x",}"#, bad),
            (r#"{"type":"message","attachments":{}}"#, bad),
        ] {
            assert_eq!(answer(body), text, "{body}");
        }
        for body in [
            r#"{"type":"message","attachments":[]}"#,
            r#"{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":"{}"}]}"#,
            r#"{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{}}]}"#,
            r#"{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.signin","content":{}}]}"#,
        ] {
            assert!(answer(body).contains("returned HTTP error 400"), "{body}");
        }
    }

    #[test]
    fn the_whole_body_counts() {
        let body = |bytes: usize| format!(r#"{{"text":"{}"}}"#, "x".repeat(bytes - 11));
        assert_eq!(answer(&body(SIZE_LIMIT)), "200 1");
        assert!(answer(&body(SIZE_LIMIT + 1)).contains("returned HTTP error 413"));
        assert!(take(body(SIZE_LIMIT + 1).as_bytes(), Limits::Off).is_ok());
    }
}
