//! Things with fixed contents: endpoints, messages, sends, answers.

use cardwright::store::clock;
use cardwright::store::history::{Exchange, NewSend, Sent};
use cardwright::store::journal::Leftover;
use cardwright::store::messages::{Message, NewMessage};
use cardwright::teams::{EndpointKind, Verdict};
use cardwright::workbench::actions::{EndpointRow, LibraryEntry, LibraryKind, OpenRequest, SendReport, SentWhole};
use cardwright::workbench::{SampleFile, Slot};

/// A workflow's address; nobody's.
pub(crate) const WORKFLOW: &str = "https://prod-00.westeurope.logic.azure.com/workflows/0123456789abcdef0123456789abcdef/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE";
/// Any other address.
pub(crate) const GENERIC: &str = "https://hooks.example.com/builds/77f2";

/// A moment of 24 November 2025, written in UTC, that reads the same in every zone: so many seconds after 13:05.
pub(crate) fn moment(seconds: i64) -> String {
    let local = jiff::civil::date(2025, 11, 24).at(13, 5, 0, 0).to_zoned(jiff::tz::TimeZone::system()).unwrap();
    (local.timestamp() + jiff::SignedDuration::from_secs(seconds)).to_string()
}

/// A card in its envelope.
pub(crate) fn payload(number: usize) -> String {
    format!(
        r#"{{"type":"message","attachments":[{{"contentType":"application/vnd.microsoft.card.adaptive","content":{{"type":"AdaptiveCard","version":"1.4","body":[{{"type":"TextBlock","text":"Message number {number}","weight":"Bolder"}},{{"type":"FactSet","facts":[{{"title":"Host","value":"web-{number}"}},{{"title":"State","value":"up"}}]}}],"actions":[{{"type":"Action.OpenUrl","title":"Open","url":"https://example.com/{number}"}}]}}}}]}}"#
    )
}

/// Messages to be put into the channel.
pub(crate) fn messages(count: usize) -> Vec<NewMessage> {
    (1..=count)
        .map(|number| {
            let payload = payload(number);
            NewMessage { channel: "General".to_owned(), dialect: "workflows".to_owned(), bytes: payload.len(), payload }
        })
        .collect()
}

/// Sends to be recorded, now to one endpoint, now to another.
pub(crate) fn sends(count: usize) -> Vec<NewSend> {
    (1..=count)
        .map(|number| {
            let request = payload(number);
            let (endpoint, kind, verdict, status, detail) = match number % 3 {
                0 => ("alerts", EndpointKind::Workflow, Verdict::Accepted, Some(202), "the flow took the message"),
                1 => ("builds", EndpointKind::Generic, Verdict::Delivered, Some(200), "the service took it"),
                _ => ("builds", EndpointKind::Generic, Verdict::Unreachable, None, "no such host"),
            };
            NewSend {
                sent_at: clock::at_millis(1_764_000_000_000 + 1_000 * u64::try_from(number).unwrap()),
                endpoint: endpoint.to_owned(),
                kind,
                masked: "https://hooks.example.com/…77f2".to_owned(),
                card: format!("card-{number}"),
                verdict,
                status,
                detail: detail.to_owned(),
                attempts: 1,
                bytes: u64::try_from(request.len()).unwrap(),
                elapsed_ms: 34,
                exchange: Exchange { request, response_headers: Vec::new(), response: String::new() },
            }
        })
        .collect()
}

/// The sandbox's address, on a port that never changes.
pub(crate) const SANDBOX: &str =
    "http://127.0.0.1:40404/workflows/00112233445566778899aabbccddeeff/triggers/manual/paths/invoke?sig=TheSandboxsOwn";

/// Endpoints as the screens list them: the built-in ones, and some of each kind.
pub(crate) fn endpoint_rows() -> Vec<EndpointRow> {
    let row = |name: &str, kind, tags: &[&str], masked: &str, last: Option<Verdict>| EndpointRow {
        name: name.to_owned(),
        kind,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        masked: masked.to_owned(),
        built_in: name.starts_with("sandbox"),
        last: last.map(|verdict| (verdict, moment(-3600))),
        warnings: Vec::new(),
    };
    let azure = "https://prod-00.westeurope.logic.azure.com/…bCdE";
    vec![
        row("sandbox", EndpointKind::Workflow, &[], "this machine, Workflows dialect", Some(Verdict::Accepted)),
        row("sandbox-o365", EndpointKind::Incoming, &[], "this machine, Office 365 dialect", None),
        row("builds", EndpointKind::Generic, &["ci"], "https://hooks.example.com/…77f2", Some(Verdict::Unreachable)),
        row("ops-alerts", EndpointKind::Workflow, &["ops", "production"], azure, Some(Verdict::Accepted)),
        row(
            "retired-channel",
            EndpointKind::Incoming,
            &[],
            "https://contoso.webhook.office.com/…9a01",
            Some(Verdict::Refused),
        ),
    ]
}

/// Messages as the channel shows them, in both dialects, one of them nothing that Teams would show.
pub(crate) fn channel(count: usize) -> Vec<Message> {
    messages(count)
        .into_iter()
        .zip(1_i64..)
        .map(|(message, id)| {
            let nothing = id == 2;
            let payload = if nothing { "{\"text\":\"a text without a card\"}".to_owned() } else { message.payload };
            Message {
                id,
                channel: message.channel,
                dialect: if id % 3 == 0 { "office365" } else { "workflows" }.to_owned(),
                received_at: moment(20 * id),
                bytes: payload.len(),
                payload,
            }
        })
        .collect()
}

/// Sends as the history lists them, the newest first.
pub(crate) fn history(count: usize) -> Vec<Sent> {
    let mut rows: Vec<Sent> = sends(count)
        .into_iter()
        .zip(1_i64..)
        .map(|(send, id)| Sent {
            id,
            sent_at: moment(60 * id),
            endpoint: send.endpoint,
            kind: send.kind,
            masked: send.masked,
            card: send.card,
            verdict: send.verdict,
            status: send.status,
            detail: send.detail,
            attempts: send.attempts,
            bytes: send.bytes,
            elapsed_ms: send.elapsed_ms,
        })
        .collect();
    rows.reverse();
    rows
}

/// A send with everything in it.
pub(crate) fn whole() -> SentWhole {
    SentWhole {
        row: history(1).remove(0),
        request: payload(1),
        response_headers: vec![("content-type".to_owned(), "text/plain; charset=utf-8".to_owned())],
        response: "1".to_owned(),
    }
}

/// What became of a send.
pub(crate) fn report(endpoint: &str, verdict: Verdict) -> SendReport {
    let (status, detail) = match verdict {
        Verdict::Accepted => (Some(202), "the flow took the message; it says nothing about the card"),
        _ => (Some(400), "Bad payload received by generic incoming webhook."),
    };
    SendReport {
        endpoint: endpoint.to_owned(),
        verdict,
        status,
        detail: detail.to_owned(),
        attempts: 1,
        bytes: 1523,
        elapsed_ms: 34,
        trouble: Vec::new(),
    }
}

/// What can be opened.
pub(crate) fn library() -> Vec<LibraryEntry> {
    let entry = |kind, name: &str, detail: &str, request| LibraryEntry {
        kind,
        name: name.to_owned(),
        detail: detail.to_owned(),
        request,
    };
    let template = |name: &str| OpenRequest::Template(name.to_owned());
    let gallery = |name: &str| OpenRequest::Gallery(name.to_owned());
    let recent = OpenRequest::Path("/cards/release-notes.json".into());
    vec![
        entry(LibraryKind::Template, "deploy-alert", "changed 2025-11-24", template("deploy-alert")),
        entry(LibraryKind::Template, "on-call", "changed 2025-11-20", template("on-call")),
        entry(LibraryKind::Recent, "release-notes.json", "/cards", recent),
        entry(LibraryKind::Gallery, "approval", "Somebody has to approve something", gallery("approval")),
        entry(LibraryKind::Gallery, "welcome", "Somebody new joins the channel", gallery("welcome")),
    ]
}

/// What an earlier run left behind.
pub(crate) fn leftovers() -> Vec<Leftover> {
    let leftover = |name: &str, file: Option<&str>, steps| Leftover {
        id: name.to_owned(),
        file: file.map(Into::into),
        name: name.to_owned(),
        steps,
        modified: Some(moment(-600)),
    };
    vec![leftover("welcome", None, 1), leftover("release-notes", Some("/cards/release-notes.json"), 12)]
}

/// The sample data of the template.
pub(crate) fn samples() -> Vec<SampleFile> {
    let plain = r#"{
  "status": "finished",
  "service": "api-gateway",
  "version": "4.2.1",
  "finished": "2026-11-24T10:30:00Z",
  "checks": [
    {"name": "unit", "seconds": 41},
    {"name": "smoke", "seconds": 12.5},
    {"name": "skipped", "seconds": 0}
  ],
  "draft": false,
  "owner": null
}"#;
    let empty = r#"{"status": "failed", "service": "api-gateway", "checks": []}"#;
    let file = |slot: Slot, text: &str| SampleFile {
        slot,
        text: Ok(text.to_owned()),
        disk: Some(cardwright::store::file::fingerprint(text)),
    };
    vec![
        file(Slot::Plain, plain),
        file(Slot::Case("empty".to_owned()), empty),
        file(Slot::Case("long texts".to_owned()), plain),
        file(Slot::Host, r#"{"theme": "dark", "locale": "en-US"}"#),
    ]
}
