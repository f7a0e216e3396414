//! The message around the cards.

use crate::card::form::{self, is_bound};
use crate::card::host::Host;
use crate::card::{Format, detect};
use crate::check::words::label;
use crate::json::{Change, Document, Fragment, Kind, Pointer, Value, edit};

use super::super::Severity;
use super::super::context::Context;
use super::super::report::Report;
use super::super::rules::host::{CONTENT, EMPTY, ENVELOPE, ORIGINATOR, REFUSES};

const ADAPTIVE: &str = "application/vnd.microsoft.card.adaptive";

/// Looks at the message as a whole.
pub(in crate::check) fn whole<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let root = context.survey.document().root();
    match context.survey.format() {
        Some(Format::Envelope) => {
            says_so(context, root, report);
            holds_cards(context, root, report);
            for attachment in root.get("attachments").into_iter().flat_map(Value::items) {
                content(context, attachment, report);
            }
        }
        Some(Format::Attachment) => content(context, root, report),
        Some(Format::MessageCard) if context.host == Some(Host::Workflow) && root.get("@type").is_none() => {
            report.found(&REFUSES, root).say(
                "Without `\"@type\": \"MessageCard\"` Workflows does not know this for a card, and its run fails.",
            );
        }
        _ => {}
    }
}

/// A card in a mail names the service that sends it.
pub(in crate::check) fn originator<'d>(context: &Context<'_, 'd>, report: &mut Report<'d>) {
    let card = context.survey.document().root();
    let is_card = matches!(context.survey.format(), Some(Format::Adaptive | Format::MessageCard));
    let says = card.get("originator").is_some_and(|said| !matches!(said.raw(), "null" | "\"\""));
    if context.host == Some(Host::Email) && is_card && !says {
        let place = card.get("type").or_else(|| card.get("@type")).unwrap_or(card);
        report
            .found(&ORIGINATOR, place)
            .say("`originator` is missing: in a mail only its own sender sees this card.")
            .help("Register the service with Outlook's dashboard and write the id it gives.");
    }
}

const fn is_webhook(host: Option<Host>) -> bool {
    matches!(host, Some(Host::Workflow | Host::Incoming | Host::Outgoing | Host::Connector))
}

fn says_so<'d>(context: &Context<'_, 'd>, root: Value<'d>, report: &mut Report<'d>) {
    let said = root.get("type");
    if said.is_some_and(|tag| is_bound(tag) || tag.as_str().is_some_and(|tag| tag == "message")) {
        return;
    }
    let severity = if is_webhook(context.host) { Severity::Error } else { Severity::Warning };
    let finding = report
        .found(&ENVELOPE, said.unwrap_or(root))
        .severity(severity)
        .say("A message says `\"type\": \"message\"`, exactly so.");
    if let Ok(change) = edit::set(root.document(), &Pointer::root(), "type", &Fragment::string("message")) {
        finding.fix("Write the type", change);
    }
}

fn holds_cards<'d>(context: &Context<'_, 'd>, root: Value<'d>, report: &mut Report<'d>) {
    let attachments = root.get("attachments");
    if attachments.is_some_and(|list| !list.is_empty() || is_bound(list)) {
        return;
    }
    let flow = context.host == Some(Host::Workflow);
    let text = root.get("text").is_some_and(|text| text.as_str().is_some_and(|text| !text.is_empty()));
    if !flow && text {
        return;
    }
    let severity = if is_webhook(context.host) { Severity::Error } else { Severity::Warning };
    report.found(&EMPTY, attachments.unwrap_or(root)).severity(severity).say(if flow {
        "There is no card in this message, and a flow posts nothing else: its run fails."
    } else {
        "This message has neither a text nor a card."
    });
}

fn content<'d>(context: &Context<'_, 'd>, attachment: Value<'d>, report: &mut Report<'d>) {
    let Some(said) = attachment.get("contentType") else { return };
    let Some(content_type) = said.as_str().filter(|_| !is_bound(said)) else { return };
    let content = attachment.get("content").filter(|content| content.kind() != Kind::Null);
    let Some(content) = content.filter(|content| !is_bound(*content)) else {
        if context.host == Some(Host::Workflow) && content.is_none() {
            report
                .found(&REFUSES, attachment)
                .say("A flow posts the `content` of an attachment, and this one has none.");
        }
        return;
    };
    if let Some(text) = content.as_str() {
        let finding =
            report.found(&CONTENT, content).say("`content` is a text; it has to be the card itself, as an object.");
        if Document::parse(text.as_ref()).is_ok_and(|card| card.root().is_object() && card.is_strict()) {
            finding.guess("Write the card itself", Change::rewrite(content, text.trim())).prove();
        }
        return;
    }
    let named = Format::of_content_type(&content_type);
    let found = detect(content).filter(|format| format.content_type().is_some());
    let said_type = content.get("type").and_then(Value::as_str);
    if named == Format::Adaptive && said_type.as_deref() != Some("AdaptiveCard") {
        if said_type.as_deref().is_some_and(form::is_expression) {
            return;
        }
        let finding = report.found(&CONTENT, content).say(
            "The content type says that this is an Adaptive Card, and it does not say `\"type\": \"AdaptiveCard\"` itself.",
        );
        match found.and_then(Format::content_type) {
            Some(right) => {
                finding.guess(format!("Write `{right}`"), Change::reword(said, right)).prove();
            }
            None if said_type.is_none() && content.get("body").is_some() => {
                let at = content.pointer();
                if let Ok(change) = edit::set(content.document(), &at, "type", &Fragment::string("AdaptiveCard")) {
                    finding.fix("Say that it is an Adaptive Card", change).prove();
                }
            }
            None => {}
        }
    } else if found == Some(Format::Adaptive) && named != Format::Adaptive {
        report
            .found(&CONTENT, said)
            .say(format!("This is an Adaptive Card, and the content type says `{}`.", label(&content_type, 60)))
            .fix(format!("Write `{ADAPTIVE}`"), Change::reword(said, ADAPTIVE))
            .prove();
    } else if context.host == Some(Host::Workflow) && named == Format::OtherCard {
        report
            .found(&REFUSES, attachment)
            .say("A flow takes each attachment for an Adaptive Card; its run fails at this one.");
    }
}
