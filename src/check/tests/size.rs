//! The rules about size.

use super::Case;
use crate::card::host::Host;

pub(super) const CASES: &[Case] = &[
    Case {
        code: "too-big",
        trips: r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "<29000>"}]}"#,
        near_miss: r#"{"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "<5000>"}]}"#,
        host: Some(Host::Workflow),
    },
    Case {
        code: "too-big",
        trips: r#"[{"type": "TextBlock", "text": "<60000>"}]"#,
        near_miss: r#"[{"type": "Image", "altText": "", "url": "data:image/png;base64,<60000>"}]"#,
        host: Some(Host::Bot),
    },
];
