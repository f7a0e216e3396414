//! What looks like a secret, with stars in its place: logs keep what is printed.

use std::borrow::Cow;

use crate::check::secret_spans;
use crate::json::Pointer;

/// The text with stars for what looks like a secret, byte for byte, so that lines and columns stay.
pub(super) fn without_secrets(source: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(source);
    for span in secret_spans(source) {
        text.to_mut().replace_range(span.start..span.end, &"*".repeat(span.end - span.start));
    }
    text
}

/// Whether any of what looks like a secret stands in this part of the text.
pub(super) fn has_secret(source: &str, from: usize, to: usize) -> bool {
    secret_spans(source).iter().any(|span| span.start < to && from < span.end)
}

/// The pointer with stars for every key that looks like a secret. A pointer writes `/` in a key as `~1`, so each key is looked
/// at as it stands in the document.
pub(super) fn pointer_without_secrets(pointer: &Pointer) -> Cow<'_, str> {
    let veiled = |token: &str| matches!(without_secrets(token), Cow::Owned(_));
    if !pointer.steps().any(|token: String| veiled(&token)) {
        return Cow::Borrowed(pointer.as_str());
    }
    let shown = pointer.steps().fold(Pointer::root(), |shown, token| shown.key(&without_secrets(&token)));
    Cow::Owned(shown.as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "https://x.webhook.office.com/webhookb2/aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa@bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb/IncomingWebhook/0123456789abcdef0123456789abcdef/dddddddd-dddd-4ddd-8ddd-dddddddddddd";

    #[test]
    fn a_key_that_is_a_secret_is_veiled_in_its_pointer() {
        let pointer = Pointer::root().key("body").key(KEY).key("a/b");
        let shown = pointer_without_secrets(&pointer);
        assert!(shown.starts_with("/body/") && shown.ends_with("/a~1b"), "{shown}");
        assert!(!shown.contains("0123456789abcdef"), "{shown}");
        let plain = Pointer::root().key("body").key("a~b");
        assert_eq!(pointer_without_secrets(&plain), "/body/a~0b");
    }
}
