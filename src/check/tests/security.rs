//! The rules about secrets and links. No secret stands here whole: what looks like one was made up.

use super::{Case, everywhere};

pub(super) const CASES: &[Case] = &[
    everywhere(
        "secret-in-card",
        r#"[{"type": "HttpHeader", "name": "Authorization", "value": "Bearer 0a1b2c3d4e5f6071829304a5b6c7d8e9"}]"#,
        r#"[{"type": "HttpHeader", "name": "Authorization", "value": "Bearer ${token}"}]"#,
    ),
    everywhere(
        "secret-in-card",
        r#"[{"type": "Action.OpenUrl", "url": "https://a.example/b?c=1\u0026sig=0a1b2c3d4e5f6071829304a5b6c7d8e9"}]"#,
        r#"[{"type": "Action.OpenUrl", "url": "https://a.example/b?c=1\u0026sign=0a1b2c3d4e5f6071829304a5b6c7d8e9"}]"#,
    ),
    everywhere(
        "insecure-link",
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "http://example.com"}]"#,
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "http://localhost:8080"}]"#,
    ),
    everywhere(
        "insecure-link",
        r#"[{"type": "TextBlock", "text": "[the log](http://example.com)"}]"#,
        r#"[{"type": "TextBlock", "text": "the log: http://example.com"}]"#,
    ),
    everywhere(
        "unsafe-link",
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "javascript:alert(1)"}]"#,
        r#"[{"type": "Action.OpenUrl", "title": "a", "url": "mailto:ann@example.com"}]"#,
    ),
    everywhere(
        "unsafe-link",
        r#"{"@type": "OpenUri", "name": "a", "targets": [{"os": "default", "uri": "mailto:ann@example.com"}]}"#,
        r#"{"@type": "OpenUri", "name": "a", "targets": [{"os": "default", "uri": "https://example.com"}]}"#,
    ),
    everywhere(
        "unsafe-link",
        r#"{"title": "a", "buttons": [{"type": "openUrl", "title": "b", "value": "javascript:alert(1)"}]}"#,
        r#"{"title": "a", "buttons": [{"type": "messageBack", "title": "b", "value": "javascript:alert(1)"}]}"#,
    ),
    everywhere(
        "insecure-link",
        r#"{"title": "a", "images": [{"url": "https://c"}], "tap": {"type": "openUrl", "title": "b", "value": "http://example.com"}}"#,
        r#"{"title": "a", "images": [{"url": "https://c"}], "tap": {"type": "openUrl", "title": "b", "value": "https://example.com"}}"#,
    ),
    everywhere(
        "unsafe-link",
        r#"[{"type": "TextBlock", "text": "[the log](ftp://example.com/log)"}]"#,
        r#"[{"type": "TextBlock", "text": "[the log](msteams://example.com/log)"}]"#,
    ),
];
