//! The rules about JSON itself.

use super::{Case, everywhere};

pub(super) const CASES: &[Case] = &[
    everywhere(
        "not-json",
        r#"{"type": "AdaptiveCard" "version": "1.5"}"#,
        r#"{"type": "AdaptiveCard", "version": "1.5",}"#,
    ),
    everywhere("loose-json", r#"{"text": "a",}"#, r#"{"text": "a,}"}"#),
    everywhere("loose-json", "{\"text\": \"a\"} // b", "\u{feff}{\"text\": \"// b\"}"),
    everywhere("duplicate-key", r#"{"text": "a", "text": "b"}"#, r#"{"text": "a", "Text": "b"}"#),
    everywhere("duplicate-key", r#"{"text": "a", "\u0074ext": "b"}"#, r#"{"text": "a", "\\u0074ext": "b"}"#),
];
