//! From what came back to what it means.

use std::time::Duration;

use super::answer::{Answer, Dialect, recognise};
use super::{EndpointKind, Judgement, Verdict};
use crate::card::text::label;

/// How much of an answer is quoted in a sentence, in characters.
const QUOTED: usize = 200;

/// What an answer means, by the rules of the endpoint's kind.
///
/// Office 365 delivers when it says 200 and a number of messages, and hides its failures in other 200s. Workflows accepts with
/// any 2xx and demands no body. Everything else goes by the status.
#[must_use]
pub fn judge(kind: EndpointKind, status: u16, headers: &[(String, String)], body: &[u8]) -> Judgement {
    let body = String::from_utf8_lossy(body);
    let body = body.trim();
    let mut judgement = match dialect(kind) {
        Some(Dialect::Office365) => office365(status, body),
        Some(Dialect::Workflows) => workflows(status, body),
        None => plain(None, status, body),
    };
    judgement.retry_after = retry_after(headers);
    if let (Verdict::Throttled, Some(wait)) = (judgement.verdict, judgement.retry_after) {
        judgement.detail = format!("{}; it asks to wait {} s", judgement.detail, wait.as_secs());
    }
    judgement
}

/// The dialect that a kind of endpoint speaks.
#[must_use]
pub(super) const fn dialect(kind: EndpointKind) -> Option<Dialect> {
    match kind {
        EndpointKind::Incoming | EndpointKind::Connector => Some(Dialect::Office365),
        EndpointKind::Workflow => Some(Dialect::Workflows),
        EndpointKind::Outgoing | EndpointKind::Generic => None,
    }
}

fn office365(status: u16, body: &str) -> Judgement {
    if status != 200 {
        return plain(Some(Dialect::Office365), status, body);
    }
    if let Ok(count @ 1..) = body.parse::<u64>() {
        let detail = if count == 1 { "Teams posted it".to_owned() } else { format!("Teams posted {count} messages") };
        return Judgement::new(Verdict::Delivered, detail);
    }
    let code = inner_code(body);
    let Some(answer) = recognise(Some(Dialect::Office365), status, body) else {
        let what = "HTTP 200, but not with the number that means delivered; look into the channel before sending again";
        return Judgement::new(Verdict::Unknown, quoting(what, body));
    };
    let inside = code.map(|code| format!(", but HTTP {code} inside")).unwrap_or_default();
    let detail = match code {
        Some(_) => format!("HTTP 200{inside}: {}", answer.reason),
        None => quoting(&format!("HTTP 200 for a failure: {}", answer.reason), body),
    };
    Judgement { code, ..Judgement::new(answer.verdict, detail) }
}

fn workflows(status: u16, body: &str) -> Judgement {
    match status {
        202 if body.is_empty() => plain(Some(Dialect::Workflows), status, body),
        200..300 => {
            let what = format!("HTTP {status}: the flow took the message and answered by itself");
            Judgement::new(Verdict::Accepted, quoting(&what, body))
        }
        _ => plain(Some(Dialect::Workflows), status, body),
    }
}

fn plain(dialect: Option<Dialect>, status: u16, body: &str) -> Judgement {
    if let Some(answer) = recognise(dialect, status, body) {
        return by_row(answer, body);
    }
    let (verdict, what) = match status {
        200..300 if dialect == Some(Dialect::Office365) => (
            Verdict::Unknown,
            "not the answer of an Office 365 webhook; is the kind of this endpoint right? Look into the channel",
        ),
        200..300 => (Verdict::Delivered, "the endpoint took it"),
        300..400 => (Verdict::Refused, "the endpoint points elsewhere; redirects are not followed"),
        400..500 => (Verdict::Refused, "the endpoint refused the message"),
        500.. => (Verdict::Refused, "a fault on the other side: send again in a moment"),
        _ => (Verdict::Unknown, "an answer that means nothing here"),
    };
    Judgement::new(verdict, quoting(&format!("HTTP {status}: {what}"), body))
}

fn by_row(answer: &Answer, body: &str) -> Judgement {
    let code = error_code(body).map(|code| format!(" {code}")).unwrap_or_default();
    let detail = format!("HTTP {}{code}: {}", answer.status, answer.reason);
    // A text that the table knows needs no quoting.
    let known = body.is_empty() || answer.marker.is_none_or(|marker| !marker.is_empty()) || body == answer.body;
    Judgement::new(answer.verdict, if known { detail } else { quoting(&detail, body) })
}

fn quoting(what: &str, body: &str) -> String {
    if body.is_empty() { what.to_owned() } else { format!("{what}. It says: {}", label(body, QUOTED)) }
}

/// The status in `… returned HTTP error 429 with ContextId …`.
fn inner_code(body: &str) -> Option<u16> {
    let (_, rest) = body.split_once("returned HTTP error ")?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).take(4).collect();
    digits.parse().ok().filter(|code| (100..600).contains(code))
}

/// The code of `{"error":{"code":"…","message":"…"}}`.
fn error_code(body: &str) -> Option<String> {
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    Some(label(body.get("error")?.get("code")?.as_str()?, 80))
}

/// Seconds only: a date would need a clock, and nobody was seen to send one.
fn retry_after(headers: &[(String, String)]) -> Option<Duration> {
    let (_, value) = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("retry-after"))?;
    value.trim().parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(kind: EndpointKind, status: u16, body: &str) -> Judgement {
        judge(kind, status, &[], body.as_bytes())
    }

    #[test]
    fn every_row_of_the_table_gets_its_verdict() {
        for kind in [EndpointKind::Incoming, EndpointKind::Connector, EndpointKind::Workflow] {
            for answer in dialect(kind).unwrap().answers() {
                let body = if answer.body.is_empty() { answer.marker.unwrap_or_default() } else { answer.body };
                let judgement = judged(kind, answer.status, body);
                assert_eq!(judgement.verdict, answer.verdict, "{kind} {answer:?} {judgement:?}");
                assert!(judgement.detail.contains(answer.reason.get(..20).unwrap_or(answer.reason)), "{judgement:?}");
            }
        }
    }

    #[test]
    fn office365_delivers_numbers_from_one() {
        use EndpointKind::Incoming;
        for body in ["1", " 1\n", "3"] {
            assert_eq!(judged(Incoming, 200, body).verdict, Verdict::Delivered);
        }
        for body in ["", "0", "-1", "ok", "1.0", "<html>"] {
            assert_eq!(judged(Incoming, 200, body).verdict, Verdict::Unknown, "{body}");
        }
        for body in [&b"\x1f\x8b\x08\x00"[..], b"\0", b"1\0"] {
            assert_eq!(judge(Incoming, 200, &[], body).verdict, Verdict::Unknown, "{body:?}");
        }
        assert_eq!(judged(Incoming, 202, "").verdict, Verdict::Unknown);
    }

    #[test]
    fn the_inner_code_is_found() {
        let text = "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId tcid=0";
        let judgement = judged(EndpointKind::Incoming, 200, text);
        assert_eq!((judgement.verdict, judgement.code), (Verdict::Throttled, Some(429)));
        assert!(judgement.detail.starts_with("HTTP 200, but HTTP 429 inside: too many"), "{}", judgement.detail);
        let judgement = judged(EndpointKind::Incoming, 200, &text.replace("429", "418"));
        assert_eq!((judgement.verdict, judgement.code), (Verdict::Refused, Some(418)));
    }

    #[test]
    fn workflows_demand_no_body_and_tell_their_codes() {
        use EndpointKind::Workflow;
        assert_eq!(judged(Workflow, 202, "").verdict, Verdict::Accepted);
        let told = judged(Workflow, 200, "{\"status\":\n\"queued\u{1b}\"}");
        assert_eq!(told.verdict, Verdict::Accepted);
        assert!(told.detail.ends_with("It says: {\"status\": \"queued␛\"}"), "{}", told.detail);
        let refused = judged(Workflow, 401, r#"{"error":{"code":"DirectApiAuthorizationRequired","message":"m"}}"#);
        assert!(refused.detail.starts_with("HTTP 401 DirectApiAuthorizationRequired: the signature"));
        let other = judged(Workflow, 404, "The request URI --- does not match any known API routes");
        assert!(other.detail.contains("It says: The request URI"), "{}", other.detail);
    }

    #[test]
    fn other_statuses_go_by_their_class() {
        use EndpointKind::Generic;
        let verdicts = [
            (204, Verdict::Delivered),
            (302, Verdict::Refused),
            (418, Verdict::Refused),
            (429, Verdict::Throttled),
            (500, Verdict::Refused),
            (504, Verdict::Unknown),
            (599, Verdict::Refused),
        ];
        for (status, verdict) in verdicts {
            assert_eq!(judged(Generic, status, "").verdict, verdict, "{status}");
        }
    }

    #[test]
    fn the_waiting_time_is_read() {
        let headers = [("Retry-After".to_owned(), " 17 ".to_owned())];
        let judgement = judge(EndpointKind::Workflow, 429, &headers, b"");
        assert_eq!(judgement.retry_after, Some(Duration::from_secs(17)));
        assert!(judgement.detail.ends_with("it asks to wait 17 s"));
        let headers = [("retry-after".to_owned(), "Wed, 21 Oct 2026 07:28:00 GMT".to_owned())];
        assert_eq!(judge(EndpointKind::Workflow, 429, &headers, b"").retry_after, None);
    }
}
