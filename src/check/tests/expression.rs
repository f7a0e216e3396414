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
        "when-no-expression",
        r#"[{"type": "TextBlock", "text": "a", "$when": "${a} and ${b}"}]"#,
        r#"[{"type": "TextBlock", "text": "a", "$when": "${a and b"}]"#,
    ),
    everywhere(
        "bad-expression",
        r#"[{"type": "TextBlock", "text": "${a == }"}]"#,
        r#"[{"type": "CodeBlock", "codeSnippet": "${a == }", "language": "Bash"}]"#,
    ),
    everywhere(
        "bad-expression",
        r#"[{"type": "TextBlock", "text": "a ${} b"}]"#,
        r#"[{"type": "TextBlock", "text": "a ${b} {}"}]"#,
    ),
    everywhere(
        "unknown-function",
        r#"[{"type": "TextBlock", "text": "${formatDate(a)}"}]"#,
        r#"[{"type": "TextBlock", "text": "${formatDateTime(a)}"}]"#,
    ),
    everywhere(
        "when-never-true",
        r#"[{"type": "TextBlock", "text": "a", "$when": "${count(items)}"}]"#,
        r#"[{"type": "TextBlock", "text": "a", "$when": "${count(items) > 0}"}]"#,
    ),
    everywhere(
        "engines-differ",
        r#"[{"type": "TextBlock", "text": "${formatDateTime(a, 'D')}"}]"#,
        r#"[{"type": "TextBlock", "text": "${formatDateTime(a, 'yyyy-MM-dd')}"}]"#,
    ),
    everywhere(
        "no-such-string",
        r#"{"type": "AdaptiveCard", "version": "1.5", "resources": {}, "body": [{"type": "TextBlock", "text": "${rs:a}"}]}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5", "resources": {"strings": {"a": {"defaultValue": "b"}}}, "body": [{"type": "TextBlock", "text": "${rs:a} ${a}"}]}"#,
    ),
    everywhere(
        "data-no-data",
        r#"[{"type": "TextBlock", "text": "${a}", "$data": "items"}]"#,
        r#"[{"type": "TextBlock", "text": "${a}", "$data": [{"a": 1}]}]"#,
    ),
];
