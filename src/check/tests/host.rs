//! The rules about hosts.

use super::{Case, everywhere};
use crate::card::host::Host;

const fn at(host: Host, code: &'static str, trips: &'static str, near_miss: &'static str) -> Case {
    Case { code, trips, near_miss, host: Some(host) }
}

pub(super) const CASES: &[Case] = &[
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
    everywhere(
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
    everywhere(
        "too-many-sections",
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"images": [{}, {}, {}, {}, {}, {}]}]}"#,
        r#"{"@type": "MessageCard", "text": "a", "sections": [{"images": [{}, {}, {}, {}, {}]}]}"#,
    ),
    everywhere(
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
    everywhere(
        "data-uri",
        r#"[{"type": "Image", "url": "data:image/png;base64,iVBORw0KGgo="}]"#,
        r#"[{"type": "Image", "url": "https://example.com/data:image.png"}]"#,
    ),
    everywhere(
        "http-image",
        r#"[{"type": "Container", "items": [], "backgroundImage": "http://example.com/a.png"}]"#,
        r#"[{"type": "Container", "items": [], "backgroundImage": "https://example.com/a.png"}]"#,
    ),
    everywhere(
        "huge-image",
        r#"[{"type": "Image", "url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAACAAAAAQACAYAAAA="}]"#,
        r#"[{"type": "Image", "url": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAABAAAAAQACAYAAAA="}]"#,
    ),
    everywhere(
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
    everywhere(
        "teams-spelling",
        r#"{"type": "AdaptiveCard", "version": "1.4", "msteams": {"width": "full"}}"#,
        r#"{"type": "AdaptiveCard", "version": "1.4", "msteams": {"width": "Full"}}"#,
    ),
];
