//! What endpoints answer, as one table: the sandbox answers with its rows, and [`judge`] recognises them.
//!
//! Each row gives the literal text, what it means and what to do now. The Office 365 service wraps most failures into a
//! 200, because many senders drop a webhook for good on any other status (msteams-docs#1810, #9698); Workflows says 202
//! to everything that its trigger takes. Sources: TEAMS.md 1.3 and 2.3, which name the threads.

use super::Verdict;

pub use super::judge::judge;

/// The two ways in which Teams' webhooks speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Incoming webhooks and connectors.
    Office365,
    /// Power Automate.
    Workflows,
}

impl Dialect {
    /// The name, as it is written in message lists.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office365 => "office365",
            Self::Workflows => "workflows",
        }
    }

    /// The answers that only this dialect gives.
    #[must_use]
    pub const fn answers(self) -> &'static [Answer] {
        match self {
            Self::Office365 => OFFICE365,
            Self::Workflows => WORKFLOWS,
        }
    }
}

/// One answer of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// Its name, by which the sandbox is told to give it; empty for a row that is recognised only.
    pub name: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The body, as the endpoint writes it.
    pub body: &'static str,
    /// What in a body tells this answer from others of the same status; empty when the status alone does. None: no text
    /// tells it, [`judge`] reads the body.
    pub marker: Option<&'static str>,
    /// What became of the message.
    pub verdict: Verdict,
    /// Whether the same message may pass later.
    pub retry: Retry,
    /// What it means, and what to do now.
    pub reason: &'static str,
}

/// Whether sending the same again makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// It will get the same answer.
    No,
    /// It may pass later.
    Later,
}

/// The answer of this name: the dialect's own, else the one that every HTTP endpoint may give.
#[must_use]
pub fn named(dialect: Dialect, name: &str) -> Option<&'static Answer> {
    dialect.answers().iter().chain(PLAIN).find(|answer| !name.is_empty() && answer.name == name)
}

/// The answer that a status and a body are.
#[must_use]
pub fn recognise(dialect: Option<Dialect>, status: u16, body: &str) -> Option<&'static Answer> {
    let own = dialect.map(Dialect::answers).unwrap_or_default();
    let marked = |answer: &Answer| answer.marker.is_some_and(|marker| body.contains(marker));
    own.iter().chain(PLAIN).find(|answer| answer.status == status && marked(answer))
}

const fn row(name: &'static str, status: u16, verdict: Verdict, retry: Retry, reason: &'static str) -> Answer {
    Answer { name, status, body: "", marker: Some(""), verdict, retry, reason }
}

impl Answer {
    const fn says(self, body: &'static str, marker: &'static str) -> Self {
        Self { body, marker: Some(marker), ..self }
    }

    const fn counts(self, body: &'static str) -> Self {
        Self { body, marker: None, ..self }
    }
}

const TOO_LARGE: &str = "the message is too large: shorten it below 28 KB, or split it";
const TOO_MANY: &str = "too many messages for this webhook: wait, then send again (it takes 4 a second, 60 in 30 seconds, \
                        100 an hour, 150 in 2 hours, 1,800 a day)";
const FAULT: &str = "a fault on Teams' side that usually passes: send again in a moment";
const FLOW_OFF: &str = "the flow is turned off: its owner can turn it on in the Workflows app of Teams";

use Retry::{Later, No};
use Verdict::{Accepted, Delivered, Refused, Throttled, Unknown};

/// Incoming webhooks and connectors (TEAMS.md 1.3).
const OFFICE365: &[Answer] = &[
    row("200", 200, Delivered, No, "Teams posted it").counts("1"),
    row("wrapped-429", 200, Throttled, Later, TOO_MANY).says(
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429 with ContextId \
         tcid=0,server=SANDBOX,cv=sandbox.0",
        "returned HTTP error 429",
    ),
    row("wrapped-413", 200, Refused, No, TOO_LARGE).says(
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413 with ContextId \
         tcid=0,server=SANDBOX,cv=sandbox.0",
        "returned HTTP error 413",
    ),
    row(
        "wrapped-400",
        200,
        Refused,
        No,
        "Teams does not take this card, or the channel is gone; it never says which. Check the card, and send a plain \
         text to test the channel",
    )
    .says(
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 400 with ContextId \
         tcid=0,server=SANDBOX,cv=sandbox.0",
        "returned HTTP error 400",
    ),
    row(
        "wrapped-403",
        200,
        Refused,
        No,
        "the webhook may not post to this channel: ask the owner of the team whether connectors are allowed",
    )
    .says(
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 403 with ContextId \
         tcid=0,server=SANDBOX,cv=sandbox.0",
        "returned HTTP error 403",
    ),
    row(
        "wrapped-401",
        200,
        Refused,
        Later,
        "Teams turned its own webhook service away; that usually passes: send again in a moment, and renew the webhook \
         if it stays",
    )
    .says(
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 401 with ContextId \
         tcid=0,server=SANDBOX,cv=sandbox.0",
        "returned HTTP error 401",
    ),
    row("wrapped-500", 200, Refused, Later, FAULT).says(
        "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 500 with ContextId \
         tcid=0,server=SANDBOX,cv=sandbox.0",
        "returned HTTP error 5",
    ),
    row(
        "wrapped-contact",
        200,
        Refused,
        Later,
        "the webhook service could not reach Teams; that usually passes: send again in a moment",
    )
    .says(
        "Webhook message delivery failed with error: Error contacting Microsoft Teams endpoint",
        "Error contacting Microsoft Teams endpoint",
    ),
    row("", 200, Refused, No, "Teams could not deliver the message; check the card").says(
        "",
        "Webhook message delivery failed with error",
    ),
    row(
        "wrapped-dump",
        200,
        Refused,
        No,
        "Teams answered with the dump of another answer; where this was seen, nothing was posted. Look into the channel \
         before sending again",
    )
    .says(
        r#"{"version":"1.1","content":{"headers":[]},"statusCode":200,"reasonPhrase":"OK","headers":[],"isSuccessStatusCode":true}"#,
        "\"statusCode\"",
    ),
    row(
        "400-summary",
        400,
        Refused,
        No,
        "Teams found neither `summary` nor `text`: a MessageCard needs one of them, an Adaptive Card its message envelope",
    )
    .says("Summary or Text is required.", "Summary or Text is required"),
    row(
        "get",
        400,
        Refused,
        No,
        "the webhook takes POST only; it is there",
    )
    .says("Invalid webhook request - GET not supported", "GET not supported"),
    row("", 400, Refused, No, "no connector app of this id: the URL was altered, or the app is gone")
        .says("Unknown Connector provider", "Unknown Connector provider"),
    row(
        "400",
        400,
        Refused,
        No,
        "Teams cannot read the message: it is not JSON, or a value has the wrong type (a text that is no string)",
    )
    .says("Bad payload received by generic incoming webhook.", "Bad payload"),
];

/// Power Automate (TEAMS.md 2.3).
const WORKFLOWS: &[Answer] = &[
    row(
        "202",
        202,
        Accepted,
        No,
        "the flow took the message; Workflows says nothing about the card, so look into the channel or the flow's run \
         history",
    ),
    row("response", 200, Accepted, No, "the flow took the message and answered by itself").says(r#"{"ok":true}"#, ""),
    row(
        "400",
        400,
        Refused,
        No,
        "the message does not fit the schema of the flow's trigger: it wants a message with `attachments`, and no null \
         where it wants a text",
    )
    .says(
        r#"{"error":{"code":"TriggerInputSchemaMismatch","message":"The input body for trigger 'manual' of type 'Request' did not match its schema definition. Error details: 'Invalid type. Expected String but got Null.'."}}"#,
        "TriggerInputSchemaMismatch",
    ),
    row("disabled", 400, Refused, No, FLOW_OFF).says(
        r#"{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"Could not execute workflow trigger 'manual': the workflow is in state 'Disabled'."}}"#,
        "'Disabled'",
    ),
    row(
        "deleted",
        400,
        Refused,
        No,
        "the flow was deleted: make a new one and replace the URL of this endpoint",
    )
    .says(
        r#"{"error":{"code":"WorkflowTriggerIsNotEnabled","message":"Could not execute workflow trigger 'manual': the workflow is in state 'Deleted'."}}"#,
        "'Deleted'",
    ),
    row("", 400, Refused, No, FLOW_OFF).says("", "WorkflowTriggerIsNotEnabled"),
    row(
        "api-version",
        400,
        Refused,
        No,
        "the URL lost its end (`?api-version=…`): copy it whole from the flow's trigger",
    )
    .says(
        r#"{"error":{"code":"MissingApiVersionParameter","message":"The api-version query parameter (?api-version=) is required for all requests."}}"#,
        "MissingApiVersionParameter",
    ),
    row(
        "401",
        401,
        Refused,
        No,
        "the signature in the URL is missing or wrong, or the flow's trigger is not set to \"Anyone\": set it, and copy \
         the URL anew",
    )
    .says(
        r#"{"error":{"code":"DirectApiAuthorizationRequired","message":"The request must be authenticated only by Shared Access scheme."}}"#,
        "DirectApiAuthorizationRequired",
    ),
    row(
        "401-claims",
        401,
        Refused,
        No,
        "the flow wants a sign-in of its own tenant: set its trigger to \"Anyone\", and copy the URL anew",
    )
    .says(
        r#"{"error":{"code":"MisMatchingOAuthClaims","message":"One or more claims either missing or does not match with the open authentication access control policy."}}"#,
        "MisMatchingOAuthClaims",
    ),
    row(
        "403",
        403,
        Refused,
        No,
        "the flow takes messages of specific users only: set its trigger to \"Anyone\", and copy the URL anew",
    ),
    row(
        "404-workflow",
        404,
        Refused,
        No,
        "the flow is gone: make a new one and replace the URL of this endpoint",
    )
    .says(
        r#"{"error":{"code":"WorkflowNotFound","message":"The workflow could not be found."}}"#,
        "WorkflowNotFound",
    ),
    row(
        "404",
        404,
        Refused,
        No,
        "there is no flow at this URL: copy it whole from the flow's trigger (its shape changed in 2025)",
    )
    .says(
        r#"{"error":{"code":"NotFound","message":"The request URI does not match any known API routes."}}"#,
        "",
    ),
];

/// What any HTTP endpoint may answer.
const PLAIN: &[Answer] = &[
    row("400", 400, Refused, No, "the endpoint cannot read the message: check the card"),
    row("401", 401, Refused, No, "the endpoint wants a sign-in that webhooks do not send: copy its URL anew"),
    row("403", 403, Refused, No, "the endpoint does not take messages from here"),
    row("404", 404, Refused, No, "there is no webhook at this URL: it was removed, or the URL is not whole"),
    row("405", 405, Refused, No, "the endpoint takes no POST: the URL is not a webhook's"),
    row("410", 410, Refused, No, "the webhook was removed: make a new one and replace the URL of this endpoint"),
    row("412", 412, Refused, Later, FAULT),
    row("413", 413, Refused, No, TOO_LARGE),
    row("429", 429, Throttled, Later, TOO_MANY),
    row("500", 500, Refused, Later, FAULT),
    row("502", 502, Refused, Later, FAULT),
    row("503", 503, Refused, Later, FAULT),
    row(
        "504",
        504,
        Unknown,
        Later,
        "a gateway gave up waiting, so what became of the message is unknown: look before sending again",
    ),
];

/// Every name by which an answer can be asked for, in the order of the tables, each once.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names = Vec::new();
    for answer in OFFICE365.iter().chain(WORKFLOWS).chain(PLAIN) {
        if !answer.name.is_empty() && !names.contains(&answer.name) {
            names.push(answer.name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_is_recognised_as_itself() {
        for dialect in [Dialect::Office365, Dialect::Workflows] {
            for answer in dialect.answers().iter().filter(|answer| !answer.name.is_empty() && answer.marker.is_some()) {
                assert_eq!(recognise(Some(dialect), answer.status, answer.body), Some(answer), "{}", answer.name);
            }
        }
    }

    #[test]
    fn names_are_unique_in_a_dialect() {
        for dialect in [Dialect::Office365, Dialect::Workflows] {
            let named: Vec<_> = dialect.answers().iter().map(|answer| answer.name).filter(|n| !n.is_empty()).collect();
            assert!(named.iter().all(|name| named.iter().filter(|other| other == &name).count() == 1), "{named:?}");
        }
    }
}
