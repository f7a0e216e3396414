//! The rules about templates.

use super::{Case, everywhere};

pub(super) const CASES: &[Case] = &[
    everywhere(
        "when-no-expression",
        r#"[{"type": "TextBlock", "text": "a", "$when": "count > 3"}]"#,
        r#"[{"type": "TextBlock", "text": "a", "$when": "${count > 3}"}]"#,
    ),
    everywhere(
        "when-no-expression",
        r#"[{"type": "TextBlock", "text": "a", "$when": {"b": 1}}]"#,
        r#"[{"type": "TextBlock", "text": "a", "when": {"b": 1}}]"#,
    ),
    everywhere(
        "unbalanced-expression",
        r#"[{"type": "TextBlock", "text": "a ${b"}]"#,
        r#"[{"type": "TextBlock", "text": "a ${json('{')} {b $ {"}]"#,
    ),
    everywhere(
        "data-no-data",
        r#"[{"type": "TextBlock", "text": "${a}", "$data": "items"}]"#,
        r#"[{"type": "TextBlock", "text": "${a}", "$data": [{"a": 1}]}]"#,
    ),
];
