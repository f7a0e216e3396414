//! The rules about hosts.

use std::collections::HashSet;

use super::{Case, everywhere};
use crate::card::host::Host;
use crate::check::{Diagnostic, Options, check};
use crate::json::Document;

const fn at(host: Host, code: &'static str, trips: &'static str, near_miss: &'static str) -> Case {
    Case { code, trips, near_miss, host: Some(host) }
}

pub(super) const CASES: &[Case] = &[
    everywhere(
        "mentions-nobody",
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "<at>A</at>"}], "msteams": {"entities": [{"type": "mention", "text": "<at>A</at>", "mentioned": {"name": "A"}}]}}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "<at>A</at>"}], "msteams": {"entities": [{"type": "mention", "text": "<at>A</at>", "mentioned": {"id": "a@example.com"}}]}}"#,
    ),
    at(
        Host::Email,
        "no-originator",
        r#"{"type": "AdaptiveCard", "version": "1.0", "body": []}"#,
        r#"{"type": "AdaptiveCard", "version": "1.0", "originator": "a", "body": []}"#,
    ),
    at(
        Host::Workflow,
        "host-refuses",
        r#"{"title": "a", "images": [{"url": "https://example.com/a.png"}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": []}"#,
    ),
    at(Host::Workflow, "host-refuses", r#"{"text": "a", "title": "b"}"#, r#"{"@type": "MessageCard", "text": "a"}"#),
    at(
        Host::Outgoing,
        "host-refuses",
        r#"{"items": [{"title": "a", "price": "1"}], "total": "1"}"#,
        r#"{"title": "a", "images": [{"url": "https://example.com/a.png"}]}"#,
    ),
    at(
        Host::Connector,
        "host-refuses",
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": []}"#,
        r#"{"@type": "MessageCard", "text": "a"}"#,
    ),
    at(
        Host::Workflow,
        "host-refuses",
        r#"{"type": "message", "attachments": [{"contentType": "image/png", "contentUrl": "https://example.com/a.png"}]}"#,
        r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard"}}]}"#,
    ),
    everywhere(
        "host-refuses",
        r#"{"contentType": "application/vnd.microsoft.card.video", "content": {"title": "a"}}"#,
        r#"{"contentType": "application/vnd.microsoft.card.hero", "content": {"title": "a"}}"#,
    ),
    at(Host::Workflow, "host-drops", r#"[{"type": "Action.Submit"}]"#, r#"[{"type": "Action.OpenUrl", "url": "a"}]"#),
    at(
        Host::Incoming,
        "host-drops",
        r#"[{"type": "Action.Execute"}]"#,
        r#"[{"type": "Action.ShowCard", "card": {"type": "AdaptiveCard"}}]"#,
    ),
    at(
        Host::Outgoing,
        "host-drops",
        r#"[{"type": "Action.ToggleVisibility", "targetElements": []}]"#,
        r#"[{"type": "Action.OpenUrl", "url": "a"}]"#,
    ),
    at(
        Host::Workflow,
        "host-drops",
        r#"{"@type": "MessageCard", "text": "a", "potentialAction": [{"@type": "OpenUri", "name": "b", "targets": []}]}"#,
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"facts": [{"name": "b", "value": "c"}]}]}"#,
    ),
    at(Host::Email, "host-drops", r#"[{"type": "Input.Time", "id": "a"}]"#, r#"[{"type": "Input.Date", "id": "a"}]"#),
    at(
        Host::Incoming,
        "host-drops",
        r#"{"@type": "InvokeAddInCommand", "name": "a"}"#,
        r#"{"@type": "HttpPOST", "name": "a", "target": "https://example.com"}"#,
    ),
    at(
        Host::Workflow,
        "ignored-property",
        r#"{"type": "AdaptiveCard", "version": "1.4", "refresh": {}}"#,
        r#"{"type": "AdaptiveCard", "version": "1.4", "rtl": true}"#,
    ),
    at(
        Host::Incoming,
        "ignored-property",
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"heroImage": {"image": "https://example.com/a.png"}}]}"#,
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"activityImage": "https://example.com/a.png"}]}"#,
    ),
    at(
        Host::Incoming,
        "host-drops",
        r#"{"title": "a", "buttons": [{"type": "imBack", "title": "b", "value": "c"}]}"#,
        r#"{"title": "a", "buttons": [{"type": "openUrl", "title": "b", "value": "https://c"}]}"#,
    ),
    everywhere("preview-only", r#"[{"type": "Accordion", "pages": []}]"#, r#"[{"type": "Carousel", "pages": []}]"#),
    at(
        Host::Workflow,
        "inputs-go-nowhere",
        r#"[{"type": "Input.Text", "id": "a"}]"#,
        r#"[{"type": "TextBlock", "text": "a"}]"#,
    ),
    at(
        Host::Incoming,
        "too-many-actions",
        r#"[{"type": "ActionSet", "actions": [{"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit"},
            {"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit"}]}]"#,
        r#"[{"type": "ActionSet", "actions": [{"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit"},
            {"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit", "mode": "Secondary"}]}]"#,
    ),
    at(
        Host::Email,
        "too-many-actions",
        r#"[{"type": "ActionSet", "actions": [{"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit"},
            {"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit"}]}]"#,
        r#"[{"type": "ActionSet", "actions": [{"type": "Action.Submit"}, {"type": "Action.Submit"}, {"type": "Action.Submit"},
            {"type": "Action.Submit"}, {"type": "Action.Submit"}]}]"#,
    ),
    at(
        Host::Incoming,
        "too-many-actions",
        r#"{"@type": "MessageCard", "text": "a", "potentialAction": [{"@type": "HttpPOST"}, {"@type": "HttpPOST"}, {"@type": "HttpPOST"},
            {"@type": "HttpPOST"}, {"@type": "HttpPOST"}, {"@type": "HttpPOST"}]}"#,
        r#"{"@type": "MessageCard", "text": "a", "potentialAction": [{"@type": "HttpPOST"}, {"@type": "HttpPOST"}, {"@type": "HttpPOST"},
            {"@type": "HttpPOST"}]}"#,
    ),
    everywhere(
        "too-many-sections",
        r#"{"@type": "MessageCard", "text": "a", "sections": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}"#,
        r#"{"@type": "MessageCard", "text": "a", "sections": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}"#,
    ),
    at(
        Host::Incoming,
        "too-many-sections",
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"images": [{}, {}, {}, {}, {}, {}]}]}"#,
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"images": [{}, {}, {}, {}, {}]}]}"#,
    ),
    at(
        Host::Incoming,
        "too-many-sections",
        r#"{"type": "message", "attachments": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}"#,
        r#"{"type": "message", "attachments": [{}, {}, {}, {}, {}, {}, {}, {}, {}, {}]}"#,
    ),
    everywhere(
        "markdown-not-rendered",
        r#"[{"type": "TextBlock", "text": "|a|b|\n|-|-|\n|1|2|"}]"#,
        r#"[{"type": "TextBlock", "text": "**a** [b](https://c) \\# d"}]"#,
    ),
    at(
        Host::Workflow,
        "markdown-not-rendered",
        r##"[{"type": "TextBlock", "text": "# a"}]"##,
        r##"[{"type": "TextBlock", "text": "#a"}]"##,
    ),
    at(
        Host::Email,
        "markdown-not-rendered",
        r#"[{"type": "TextBlock", "text": "`a`"}]"#,
        r##"[{"type": "TextBlock", "text": "# a"}]"##,
    ),
    everywhere(
        "markdown-not-rendered",
        r#"[{"type": "RichTextBlock", "inlines": ["a **b** c"]}]"#,
        r#"[{"type": "RichTextBlock", "inlines": ["a ** b, c*d*e"]}]"#,
    ),
    everywhere(
        "markdown-not-rendered",
        r#"[{"type": "Action.OpenUrl", "title": "**Go**", "url": "https://a"}]"#,
        r#"[{"type": "Action.OpenUrl", "title": "${if(a, '**', 'b**')}", "url": "https://a"}]"#,
    ),
    everywhere(
        "markdown-not-rendered",
        r#"{"title": "a", "text": "**b**", "images": [{"url": "https://c"}]}"#,
        r#"{"title": "a", "text": "<b>b</b>", "images": [{"url": "https://c"}]}"#,
    ),
    everywhere(
        "html-not-rendered",
        r#"[{"type": "TextBlock", "text": "a<br/>b"}]"#,
        r#"[{"type": "TextBlock", "text": "a <name> b < c, <at>d</at>"}]"#,
    ),
    everywhere(
        "html-not-rendered",
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"text": "<b>a</b>"}]}"#,
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"text": "<b>a</b>", "markdown": false}]}"#,
    ),
    everywhere(
        "newline-vanishes",
        r#"[{"type": "TextBlock", "text": "a\nb"}]"#,
        r#"[{"type": "TextBlock", "text": "a\n\nb:\n- c\n- d"}]"#,
    ),
    everywhere(
        "newline-vanishes",
        r#"[{"type": "FactSet", "facts": [{"title": "a", "value": "b\nc"}]}]"#,
        r#"[{"type": "Input.Text", "id": "a", "placeholder": "b\nc"}]"#,
    ),
    everywhere(
        "mention-without-entity",
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "hi <at>Ann</at>"}],
            "msteams": {"entities": [{"type": "mention", "text": "<at>ann</at>", "mentioned": {"id": "a@b.c", "name": "Ann"}}]}}"#,
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "hi <at>Ann</at>"}],
            "msteams": {"entities": [{"type": "mention", "text": "<at>Ann</at>", "mentioned": {"id": "a@b.c", "name": "Ann"}}]}}"#,
    ),
    everywhere(
        "entity-without-mention",
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "hi Ann"}],
            "msteams": {"entities": [{"type": "mention", "text": "<at>Ann</at>", "mentioned": {"id": "a@b.c", "name": "Ann"}}]}}"#,
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "hi ${who}"}],
            "msteams": {"entities": [{"type": "mention", "text": "<at>Ann</at>", "mentioned": {"id": "a@b.c", "name": "Ann"}}]}}"#,
    ),
    everywhere(
        "mention-not-shown-here",
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "<at>Ann</at>"}]}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "<atlas>"}]}]}"#,
    ),
    at(
        Host::Incoming,
        "mention-by-bot-only",
        r#"[{"type": "AdaptiveCard", "version": "1.4", "msteams": {"entities": [{"type": "mention", "text": "<at>A</at>", "mentioned": {"id": "29:1a"}}]}}]"#,
        r#"[{"type": "AdaptiveCard", "version": "1.4", "msteams": {"entities": [{"type": "mention", "text": "<at>A</at>", "mentioned": {"id": "ann@example.com"}}]}}]"#,
    ),
    at(
        Host::Incoming,
        "data-uri",
        r#"[{"type": "Image", "url": "data:image/png;base64,iVBORw0KGgo="}]"#,
        r#"[{"type": "Image", "url": "https://example.com/data:image.png"}]"#,
    ),
    at(
        Host::Incoming,
        "http-image",
        r#"[{"type": "Container", "items": [], "backgroundImage": "http://example.com/a.png"}]"#,
        r#"[{"type": "Container", "items": [], "backgroundImage": "https://example.com/a.png"}]"#,
    ),
    at(
        Host::Incoming,
        "huge-image",
        r#"[{"type": "Image", "url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAACAAAAAQACAYAAAA="}]"#,
        r#"[{"type": "Image", "url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAABAAAAAQACAYAAAA="}]"#,
    ),
    at(
        Host::Incoming,
        "image-format",
        r#"[{"type": "Image", "url": "https://example.com/a.SVG?b"}]"#,
        r#"[{"type": "Image", "url": "https://example.com/a.svg/b"}]"#,
    ),
    everywhere(
        "icon-address",
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://b", "iconUrl": "icon:Calendar,bold"}]"#,
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://b", "iconUrl": "icon:Calendar,Filled"}]"#,
    ),
    at(
        Host::Email,
        "icon-address",
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://b", "iconUrl": "icon:Calendar"}]"#,
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://b", "iconUrl": "https://example.com/a.png"}]"#,
    ),
    at(
        Host::Workflow,
        "no-notification-text",
        r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard"}}]}"#,
        r#"{"type": "message", "summary": "a", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": {"type": "AdaptiveCard"}}]}"#,
    ),
    at(
        Host::Incoming,
        "no-notification-text",
        r#"{"type": "AdaptiveCard", "version": "1.4", "fallbackText": "", "body": []}"#,
        r#"{"type": "AdaptiveCard", "version": "1.4", "fallbackText": "a", "body": []}"#,
    ),
    everywhere(
        "envelope-type",
        r#"{"type": "Message", "attachments": [{"contentType": "application/vnd.microsoft.card.hero", "content": {}}]}"#,
        r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.hero", "content": {}}]}"#,
    ),
    everywhere("empty-message", r#"{"type": "message", "attachments": []}"#, r#"{"type": "message", "text": "a"}"#),
    at(
        Host::Workflow,
        "empty-message",
        r#"{"type": "message", "text": "a"}"#,
        r#"{"type": "message", "attachments": "${all}"}"#,
    ),
    everywhere(
        "content-type",
        r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.hero", "content": {"type": "AdaptiveCard"}}]}"#,
        r#"{"type": "message", "attachments": [{"contentType": "Application/Vnd.Microsoft.Card.Adaptive", "content": {"type": "AdaptiveCard"}}]}"#,
    ),
    everywhere(
        "content-type",
        r#"{"contentType": "application/vnd.microsoft.card.adaptive", "content": "{\"type\": \"AdaptiveCard\"}"}"#,
        r#"{"contentType": "application/vnd.microsoft.card.adaptive", "content": "${card}"}"#,
    ),
    everywhere(
        "content-type",
        r#"{"contentType": "application/vnd.microsoft.card.adaptive", "content": {"body": []}}"#,
        r#"{"contentType": "application/vnd.microsoft.card.hero", "content": {"title": "a"}}"#,
    ),
    everywhere(
        "root-fallback",
        r#"{"type": "AdaptiveCard", "version": "1.5", "fallback": {"type": "TextBlock", "text": "a"}, "body": []}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "fallbackText": "a", "body": [{"type": "TextBlock", "text": "a", "fallback": "drop"}]}"#,
    ),
    everywhere(
        "mixed-media",
        r#"[{"type": "Media", "sources": [{"mimeType": "video/mp4", "url": "https://a"}, {"mimeType": "audio/mpeg", "url": "https://b"}]}]"#,
        r#"[{"type": "Media", "sources": [{"mimeType": "video/mp4", "url": "https://a"}, {"mimeType": "video/webm", "url": "https://b"}]}]"#,
    ),
    everywhere(
        "duplicate-id",
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Container", "items": [{"type": "TextBlock", "id": "a", "text": "b"}, {"type": "TextBlock", "id": "c", "text": "d",
            "fallback": {"type": "TextBlock", "id": "a", "text": "e"}}]}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Container", "items": [{"type": "TextBlock", "id": "a", "text": "b"}, {"type": "TextBlock", "id": "c", "text": "d",
            "fallback": {"type": "TextBlock", "id": "c", "text": "e"}}]}]}"#,
    ),
    everywhere(
        "unknown-value",
        r#"[{"type": "Nobody", "fallback": "steve"}]"#,
        r#"[{"type": "Nobody", "fallback": "Drop"}]"#,
    ),
    everywhere(
        "missing-required",
        r#"{"type": "AdaptiveCard", "version": "1.0", "body": [], "actions": [{"type": "Action.ShowCard", "card": {"type": "AdaptiveCard", "body": []}}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.2", "body": [], "actions": [{"type": "Action.ShowCard", "card": {"type": "AdaptiveCard", "body": []}}]}"#,
    ),
    at(
        Host::Incoming,
        "teams-spelling",
        r#"{"type": "AdaptiveCard", "version": "1.4", "msteams": {"width": "full"}}"#,
        r#"{"type": "AdaptiveCard", "version": "1.4", "msteams": {"width": "Full"}}"#,
    ),
    at(
        Host::Email,
        "ignored-property",
        r#"[{"type": "TextBlock", "text": "a", "targetWidth": "wide"}]"#,
        r#"[{"type": "Badge", "text": "a", "targetWidth": "wide", "fallback": "drop"}]"#,
    ),
    at(
        Host::Email,
        "ignored-property",
        r#"{"type": "AdaptiveCard", "version": "1.0", "msteams": {"width": "Full"}, "body": []}"#,
        r#"{"type": "AdaptiveCard", "version": "1.0", "originator": "a", "body": []}"#,
    ),
    at(
        Host::Email,
        "newer-than-host",
        r#"[{"type": "Table", "columns": [], "rows": []}]"#,
        r#"[{"type": "ActionSet", "isVisible": false, "actions": [{"type": "Action.ToggleVisibility", "targetElements": [{"elementId": "a"}]}]}]"#,
    ),
];

/// What Teams alone shows in its own way.
const TEAMS_ALONE: &[&str] =
    &["data-uri", "http-image", "huge-image", "image-format", "low-contrast", "speak-not-heard", "teams-spelling"];

/// What every host limits, each in its own way.
const OF_A_HOST: &[&str] = &["too-many-actions", "no-notification-text", "inputs-go-nowhere", "ignored-property"];

#[test]
fn what_depends_on_the_host_is_told_for_that_host_only() {
    let told = |case: &Case, host| {
        let document = Document::parse(case.trips).unwrap();
        check(&document, &Options::host(host)).iter().any(|found| found.code == case.code)
    };
    let mut seen = HashSet::new();
    for case in CASES.iter().chain(super::accessibility::CASES) {
        if TEAMS_ALONE.contains(&case.code) || OF_A_HOST.contains(&case.code) {
            seen.insert(case.code);
            assert!(!told(case, None), "{} without a host: {}", case.code, case.trips);
        }
        if TEAMS_ALONE.contains(&case.code) {
            assert!(!told(case, Some(Host::Email)), "{} for e-mail: {}", case.code, case.trips);
        }
    }
    assert_eq!(seen.len(), TEAMS_ALONE.len() + OF_A_HOST.len());
}

/// What is told of a text for e-mail: code, place, and what it says.
fn in_mail(text: &str) -> Vec<(&'static str, String, String)> {
    let document = Document::parse(text).unwrap();
    let found = check(&document, &Options::host(Some(Host::Email)));
    let words = |found: &Diagnostic| format!("{} {}", found.message, found.help.as_deref().unwrap_or_default());
    found.iter().map(|found| (found.code, found.pointer.to_string(), words(found))).collect()
}

#[test]
fn a_mail_is_told_nothing_of_teams_and_takes_what_outlook_added() {
    let card = r##"{"type": "AdaptiveCard", "version": "1.0", "originator": "a", "hideOriginalBody": true, "body": [
        {"type": "TextBlock", "text": "# Forecast\n\n~~rain~~", "isVisible": false, "id": "a"},
        {"type": "Image", "url": "http://example.com/a.svg", "altText": "", "width": "20px", "backgroundColor": "#102030"},
        {"type": "TextBlock", "text": "Time", "color": "warning"}, {"type": "Input.Text", "id": "b", "isRequired": true},
        {"type": "ColumnSet", "columns": [{"type": "Column", "verticalContentAlignment": "center", "items": []}]},
        {"type": "ActionSet", "actions": [{"type": "Action.ToggleVisibility", "title": "More", "targetElements": ["a"]}]}]}"##;
    let told: Vec<_> = in_mail(card).into_iter().map(|(code, at, _)| format!("{code} {at}")).collect();
    assert_eq!(told, ["newer-than-host /body/3/isRequired"]);
}

#[test]
fn advice_for_a_mail_can_be_followed_in_a_mail() {
    let card =
        r#"{"type": "AdaptiveCard", "version": "1.0", "originator": "a", "body": [{"type": "Input.Text", "id": "b"}]}"#;
    let told = in_mail(card);
    assert!(matches!(&told[..], [("no-label", at, words)] if at == "/body/0" && words.contains("a TextBlock before")));
    let button = r#"{"type": "Action.OpenUrl", "title": "a", "url": "https://example.com"}"#;
    let many = format!(
        r#"{{"type": "AdaptiveCard", "version": "1.0", "originator": "a", "actions": [{}]}}"#,
        [button; 6].join(", ")
    );
    let (_, _, words) = in_mail(&many).into_iter().find(|(code, ..)| *code == "too-many-actions").unwrap();
    assert!(words.contains("ActionSet") && !words.contains("mode"), "{words}");
    let section = |flag: &str| {
        in_mail(&format!(
            r#"{{"@type": "MessageCard", "originator": "a", "text": "a", "sections": [{{"text": "<b>a</b>"{flag}}}]}}"#
        ))
    };
    for flag in ["", r#", "markdown": false"#] {
        let told = section(flag);
        assert!(matches!(&told[..], [("html-not-rendered", _, words)] if !words.contains("Teams")), "{told:?}");
    }
}
