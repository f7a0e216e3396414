//! The rules about accessibility.

use super::{Case, everywhere};
use crate::card::host::Host;

const fn at(host: Host, code: &'static str, trips: &'static str, near_miss: &'static str) -> Case {
    Case { code, trips, near_miss, host: Some(host) }
}

pub(super) const CASES: &[Case] = &[
    everywhere(
        "no-alt-text",
        r#"[{"type": "Image", "url": "https://a/b.png"}]"#,
        r#"[{"type": "Image", "url": "https://a/b.png", "altText": ""}]"#,
    ),
    everywhere(
        "no-label",
        r#"[{"type": "Input.Text", "id": "a", "placeholder": "b"}]"#,
        r#"[{"type": "Input.Text", "id": "a", "label": "b"}, {"type": "Input.Toggle", "id": "c", "title": "d"}]"#,
    ),
    everywhere(
        "no-label",
        r#"[{"type": "TextBlock", "text": "a", "labelFor": "b"}, {"type": "Input.Text", "id": "c"}]"#,
        r#"[{"type": "TextBlock", "text": "a", "labelFor": "c"}, {"type": "Input.Text", "id": "c"}]"#,
    ),
    at(
        Host::Email,
        "no-label",
        r#"[{"type": "Input.Text", "id": "a", "placeholder": "b"}]"#,
        r#"[{"type": "TextBlock", "text": "c"}, {"type": "Input.Text", "id": "a"}]"#,
    ),
    everywhere(
        "no-error-message",
        r#"[{"type": "Input.Text", "id": "a", "label": "b", "isRequired": true}]"#,
        r#"[{"type": "Input.Text", "id": "a", "label": "b", "isRequired": false}]"#,
    ),
    everywhere(
        "colour-only",
        r#"[{"type": "TextBlock", "text": "●", "color": "good"}]"#,
        r#"[{"type": "TextBlock", "text": "● fine", "color": "good"}]"#,
    ),
    everywhere(
        "colour-only",
        r#"[{"type": "ColumnSet", "columns": [{"type": "Column", "style": "attention", "items": []}]}]"#,
        r#"[{"type": "ColumnSet", "columns": [{"type": "Column", "style": "attention", "items": [{"type": "TextBlock", "text": "down"}]}]}]"#,
    ),
    at(
        Host::Incoming,
        "low-contrast",
        r#"[{"type": "TextBlock", "text": "a", "color": "light"}]"#,
        r#"[{"type": "TextBlock", "text": "a", "color": "accent"}]"#,
    ),
    at(
        Host::Incoming,
        "low-contrast",
        r#"[{"type": "Container", "style": "warning", "items": [{"type": "TextBlock", "text": "a", "color": "warning"}]}]"#,
        r#"[{"type": "Container", "style": "warning", "backgroundImage": "https://a", "items": [{"type": "TextBlock", "text": "a", "color": "warning"}]}]"#,
    ),
    everywhere(
        "reading-order",
        r#"[{"type": "ColumnSet", "columns": [{"items": [{"type": "TextBlock", "text": "a:"}, {"type": "TextBlock", "text": "**b:**"}]},
            {"items": [{"type": "TextBlock", "text": "1"}, {"type": "TextBlock", "text": "2"}]}]}]"#,
        r#"[{"type": "ColumnSet", "columns": [{"items": [{"type": "TextBlock", "text": "a:"}]}, {"items": [{"type": "TextBlock", "text": "1"}]}]}]"#,
    ),
    everywhere(
        "reading-order",
        r#"[{"type": "Container", "layouts": [{"type": "Layout.AreaGrid", "areas": [{"name": "a"}, {"name": "b", "column": 2}]}],
            "items": [{"type": "TextBlock", "text": "1", "grid.area": "b"}, {"type": "TextBlock", "text": "2", "grid.area": "a"}]}]"#,
        r#"[{"type": "Container", "layouts": [{"type": "Layout.AreaGrid", "areas": [{"name": "a"}, {"name": "b", "column": 2}]}],
            "items": [{"type": "TextBlock", "text": "1", "grid.area": "a"}, {"type": "TextBlock", "text": "2", "grid.area": "b"}]}]"#,
    ),
    everywhere(
        "looks-like-a-heading",
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "a", "size": "large", "weight": "bolder"}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "a", "size": "large", "weight": "bolder", "style": "heading"}]}"#,
    ),
    everywhere(
        "vague-link",
        r#"[{"type": "TextBlock", "text": "The log is [here](https://a/b)."}]"#,
        r#"[{"type": "TextBlock", "text": "The [log of here and now](https://a/b)."}]"#,
    ),
    everywhere(
        "vague-link",
        r#"[{"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "Click here", "url": "https://a"}]}]"#,
        r#"[{"type": "ActionSet", "actions": [{"type": "Action.OpenUrl", "title": "Click here", "url": "https://a", "tooltip": "Open the log"}]}]"#,
    ),
    everywhere(
        "button-without-words",
        r#"[{"type": "ActionSet", "actions": [{"type": "Action.Submit", "title": "👍"}]}]"#,
        r#"[{"type": "ActionSet", "actions": [{"type": "Action.Submit", "title": "👍 Yes"}]}]"#,
    ),
    Case {
        code: "speak-not-heard",
        trips: r#"{"type": "AdaptiveCard", "version": "1.4", "speak": "a"}"#,
        near_miss: r#"{"type": "AdaptiveCard", "version": "1.4", "fallbackText": "a"}"#,
        host: Some(Host::Incoming),
    },
];
