//! The rules about types, properties and values.

use super::{Case, everywhere};
use crate::card::host::Host;

pub(super) const CASES: &[Case] = &[
    everywhere(
        "unknown-type",
        r#"{"type": "adaptivecard", "version": "1.5", "body": []}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": []}"#,
    ),
    everywhere(
        "lost-cell",
        r#"[{"type": "Table", "columns": [{"width": 1}], "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": []}, {"type": "TableCell", "items": []}]}]}]"#,
        r#"[{"type": "Table", "columns": [{"width": 1}], "rows": [{"type": "TableRow", "cells": [{"type": "TableCell", "items": []}]}, {"type": "TableRow", "cells": []}]}]"#,
    ),
    everywhere("not-a-card", r#"{"name": "a"}"#, r#"{"text": "a"}"#),
    everywhere("unknown-type", r#"[{"type": "Textblock", "text": "a"}]"#, r#"[{"type": "${kind}", "text": "a"}]"#),
    everywhere(
        "wrong-type",
        r#"[{"type": "Container", "items": {}}]"#,
        r#"[{"type": "Container", "items": "${all}"}]"#,
    ),
    everywhere(
        "unknown-value",
        r#"[{"type": "TextBlock", "text": "a", "weight": "bold"}]"#,
        r#"[{"type": "TextBlock", "text": "a", "weight": "BOLDER"}]"#,
    ),
    everywhere("missing-required", r#"[{"type": "TextBlock"}]"#, r#"[{"type": "TextBlock", "text": ""}]"#),
    everywhere(
        "not-allowed-here",
        r#"[{"type": "Container", "items": [{"type": "Column"}]}]"#,
        r#"[{"type": "Container", "items": [{"type": "ColumnSet", "columns": [{"type": "Column", "items": []}]}]}]"#,
    ),
    everywhere(
        "unknown-property",
        r#"[{"type": "TextBlock", "text": "a", "wrop": true}]"#,
        r#"[{"type": "TextBlock", "text": "a", "_wrop": true, "$data": 1, "wrap.dynamic": "x", "comment": ""}]"#,
    ),
    everywhere(
        "unknown-property",
        r#"[{"type": "TextBlock", "text": "a", "Wrap": true}]"#,
        r#"[{"type": "TextBlock", "text": "a", "wrap": true}]"#,
    ),
    everywhere(
        "wrong-type",
        r#"[{"type": "TextBlock", "text": "a", "wrap": "true"}]"#,
        r#"[{"type": "TextBlock", "text": "a", "wrap": null}]"#,
    ),
    everywhere("wrong-type", r#"[{"type": "TextBlock", "text": 5}]"#, r#"[{"type": "TextBlock", "text": "${5}"}]"#),
    everywhere(
        "missing-required",
        r#"[{"type": "Input.Text", "label": "a"}]"#,
        r#"[{"type": "Input.Text", "label": "a", "id": "a"}]"#,
    ),
    everywhere(
        "missing-required",
        r#"{"type": "AdaptiveCard", "body": []}"#,
        r#"{"type": "AdaptiveCard", "version": "1.1", "body": [], "actions": [{"type": "Action.ShowCard", "title": "a", "card": {"type": "AdaptiveCard", "body": []}}]}"#,
    ),
    everywhere(
        "not-allowed-here",
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Container", "items": [], "selectAction": {"type": "Action.ShowCard", "card": {"type": "AdaptiveCard", "body": []}}}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Container", "items": [], "selectAction": {"type": "Action.OpenUrl", "url": "https://a.example"}}]}"#,
    ),
    everywhere("empty-list", r#"[{"type": "FactSet", "facts": []}]"#, r#"[{"type": "Container", "items": []}]"#),
    everywhere(
        "empty-list",
        r#"[{"type": "Input.ChoiceSet", "id": "a", "choices": []}]"#,
        r#"[{"type": "Input.ChoiceSet", "id": "a", "choices": [], "choices.data": {"type": "Data.Query", "dataset": "d"}}]"#,
    ),
    everywhere(
        "duplicate-id",
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Input.Text", "id": "a"}, {"type": "ActionSet", "actions": [{"type": "Action.ShowCard", "card": {"type": "AdaptiveCard", "body": [{"type": "Input.Text", "id": "a"}]}}]}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Input.Text", "id": "a", "$when": "${x}"}, {"type": "Input.Text", "id": "a", "fallback": {"type": "Input.Text", "id": "a"}}, {"type": "Input.Text", "id": "A"}]}"#,
    ),
    everywhere(
        "unknown-target",
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "ActionSet", "actions": [{"type": "Action.ToggleVisibility", "targetElements": ["there", {"elementId": "gone"}]}]}, {"type": "TextBlock", "text": "a", "id": "there"}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "ActionSet", "actions": [{"type": "Action.ToggleVisibility", "targetElements": ["there", {"elementId": "${gone}"}]}]}, {"type": "TextBlock", "text": "a", "id": "there"}]}"#,
    ),
    everywhere(
        "newer-than-card",
        r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "Table", "columns": [], "rows": []}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Table", "columns": [], "rows": []}]}"#,
    ),
    everywhere(
        "newer-than-card",
        r#"{"type": "AdaptiveCard", "version": "1.1", "body": [{"type": "TextBlock", "text": "a", "isVisible": true}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.2", "body": [{"type": "TextBlock", "text": "a", "isVisible": true}]}"#,
    ),
    Case {
        code: "newer-than-host",
        trips: r#"{"type": "AdaptiveCard", "version": "1.0", "body": [{"type": "Table", "columns": [], "rows": []}]}"#,
        near_miss: r#"{"type": "AdaptiveCard", "version": "1.0", "body": [{"type": "ColumnSet", "columns": []}]}"#,
        host: Some(Host::Email),
    },
    Case {
        code: "version-too-new",
        trips: r#"{"type": "AdaptiveCard", "version": "1.6", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        near_miss: r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        host: Some(Host::Incoming),
    },
    Case {
        code: "version-too-new",
        trips: r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        near_miss: r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        host: Some(Host::Workflow),
    },
    Case {
        code: "version-too-new",
        trips: r#"{"type": "AdaptiveCard", "version": "1.7", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        near_miss: r#"{"type": "AdaptiveCard", "version": "1.6", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        host: Some(Host::Bot),
    },
    Case {
        code: "version-too-new",
        trips: r#"{"type": "AdaptiveCard", "version": "1.2", "body": [{"type": "ActionSet", "actions": [{"type": "Action.Http", "title": "a", "method": "GET", "url": "https://a.example"}]}]}"#,
        near_miss: r#"{"type": "AdaptiveCard", "version": "1.0", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        host: Some(Host::Email),
    },
    Case {
        code: "version-too-new",
        trips: r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        near_miss: r#"{"type": "AdaptiveCard", "version": "1.0", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        host: Some(Host::Email),
    },
    everywhere(
        "version-too-new",
        r#"{"type": "AdaptiveCard", "version": "99.0", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.6", "body": [{"type": "TextBlock", "text": "a"}]}"#,
    ),
    everywhere(
        "bad-version",
        r#"{"type": "AdaptiveCard", "version": 1.5, "body": []}"#,
        r#"{"type": "AdaptiveCard", "version": "${version}", "body": []}"#,
    ),
    everywhere(
        "bad-version",
        r#"{"type": "AdaptiveCard", "version": "1", "body": [{"type": "TextBlock", "text": "a"}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.0", "body": [{"type": "TextBlock", "text": "a"}]}"#,
    ),
    everywhere(
        "bad-language",
        r#"{"type": "AdaptiveCard", "version": "1.5", "lang": "en_US", "body": []}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "lang": "en-US", "body": []}"#,
    ),
    everywhere(
        "deprecated",
        r#"{"@type": "MessageCard", "summary": "a", "style": "compact"}"#,
        r#"[{"type": "Container", "style": "good", "items": []}]"#,
    ),
    everywhere(
        "negative-count",
        r#"[{"type": "TextBlock", "text": "a", "maxLines": -3}]"#,
        r#"[{"type": "TextBlock", "text": "a", "maxLines": 3}]"#,
    ),
    everywhere(
        "wrong-type",
        r#"[{"type": "TextBlock", "text": "a", "maxLines": 2.5}]"#,
        r#"[{"type": "TextBlock", "text": "a", "maxLines": 2.0}]"#,
    ),
    everywhere(
        "out-of-range",
        r#"[{"type": "Input.Number", "id": "a", "min": 5, "max": 4}]"#,
        r#"[{"type": "Input.Number", "id": "a", "min": -5, "max": -5}]"#,
    ),
    everywhere(
        "out-of-range",
        r#"[{"type": "Input.Date", "id": "a", "min": "2026-02-01", "max": "2026-01-31"}]"#,
        r#"[{"type": "Input.Date", "id": "a", "min": "${from}", "max": "2026-01-31"}]"#,
    ),
    everywhere(
        "out-of-range",
        r#"[{"type": "Input.Number", "id": "a", "value": 6, "max": 5}]"#,
        r#"[{"type": "Input.Number", "id": "a", "value": 5, "max": 5}]"#,
    ),
    everywhere(
        "malformed-value",
        r#"[{"type": "Input.Date", "id": "a", "value": "2026-02-30"}]"#,
        r#"[{"type": "Input.Date", "id": "a", "value": "2024-02-29"}]"#,
    ),
    everywhere(
        "malformed-value",
        r#"[{"type": "Input.Time", "id": "a", "value": "9:30"}]"#,
        r#"[{"type": "Input.Time", "id": "a", "value": ""}]"#,
    ),
    everywhere(
        "malformed-value",
        r#"[{"type": "Input.Text", "id": "a", "regex": "^(a$"}]"#,
        r#"[{"type": "Input.Text", "id": "a", "regex": "^[(]a$"}]"#,
    ),
    everywhere(
        "unknown-icon",
        r#"[{"type": "Icon", "name": "Calender"}]"#,
        r#"[{"type": "Icon", "name": "Calendar,filled"}]"#,
    ),
    everywhere(
        "unknown-icon",
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://b", "iconUrl": "icon:Calender,filled"}]"#,
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://b", "iconUrl": "icon:${name}"}]"#,
    ),
    everywhere(
        "bad-address",
        r#"[{"type": "Image", "url": "img/x.png", "altText": ""}]"#,
        r#"[{"type": "Image", "url": "data:image/png;base64,AAAA", "altText": ""}]"#,
    ),
    everywhere(
        "bad-address",
        r#"[{"type": "Container", "items": [], "backgroundImage": "ftp://example.com/a.png"}]"#,
        r#"[{"type": "Container", "items": [], "backgroundImage": "${picture}"}]"#,
    ),
    everywhere(
        "bad-address",
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "/rel"}]"#,
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "tel:+4712345678"}]"#,
    ),
    everywhere(
        "bad-address",
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://example.com", "iconUrl": "calendar.png"}]"#,
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "https://example.com", "iconUrl": "icon:Calendar"}]"#,
    ),
    everywhere(
        "bad-address",
        r#"[{"type": "TextBlock", "text": "[the log](nope)"}]"#,
        r#"[{"type": "TextBlock", "text": "[the log](${url}) and [Ann](mailto:ann@example.com)"}]"#,
    ),
    everywhere(
        "bad-address",
        r#"{"title": "a", "buttons": [{"type": "openUrl", "title": "b", "value": "www.example.com"}]}"#,
        r#"{"title": "a", "buttons": [{"type": "imBack", "title": "b", "value": "www.example.com"}]}"#,
    ),
];
