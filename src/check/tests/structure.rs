//! The rules about types, properties and values.

use super::{Case, everywhere};

pub(super) const CASES: &[Case] = &[
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
];
