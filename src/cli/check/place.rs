//! Where a finding stands, for programs: names of files and places in them.

use std::fmt::Write as _;
use std::path::{Component, Path};

use crate::check::{Diagnostic, secret_spans};
use crate::json::{LineIndex, Pointer, Position};

/// The place behind a finding's last character.
pub(super) fn end(lines: &LineIndex, text: &str, found: &Diagnostic) -> Position {
    let end = lines.position(text, found.span.end.max(found.span.start));
    end.max(found.position)
}

/// The name of a file as seen from the current folder, with `/` between its parts. What lies elsewhere keeps its name.
pub(super) fn relative(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(&here).unwrap_or(path);
    let parts: Vec<_> = below
        .components()
        .filter(|part| *part != Component::CurDir)
        .map(|part| match part {
            Component::RootDir => String::new(),
            part => part.as_os_str().to_string_lossy().into_owned(),
        })
        .collect();
    parts.join("/")
}

/// The same as a URI reference: relative where the file lies below the current folder.
pub(super) fn uri(path: &Path) -> String {
    let name = relative(path);
    let scheme = if name.starts_with('/') { "file://" } else { "" };
    let mut uri = scheme.to_owned();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

/// A pointer with stars for the keys that look like secrets.
pub(super) fn pointer(pointer: &Pointer) -> String {
    let shown = |key: &str| {
        let said = key.replace("~1", "/").replace("~0", "~");
        if secret_spans(&said).is_empty() { key.to_owned() } else { "***".to_owned() }
    };
    pointer.as_str().split('/').map(shown).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_relative_and_uris_encoded() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(relative(&here.join("cards/a b.json")), "cards/a b.json");
        assert_eq!(relative(Path::new("./cards/./ä.json")), "cards/ä.json");
        assert_eq!(relative(Path::new("../x.json")), "../x.json");
        assert_eq!(uri(Path::new("./c:ä b#?%.json")), "c%3A%C3%A4%20b%23%3F%25.json");
        assert_eq!(uri(Path::new("/elsewhere/a b.json")), "file:///elsewhere/a%20b.json");
        assert_eq!(uri(Path::new("-")), "-");
    }

    #[test]
    fn a_key_that_is_a_secret_is_not_in_the_pointer() {
        let key = "https://contoso.webhook.office.com/webhookb2/11111111-2222-3333-4444-555555555555@66666666-7777-8888-9999-000000000000/IncomingWebhook/0123456789abcdef0123456789abcdef/aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";
        let at = Pointer::root().key("body").key(key).key("a/b");
        assert_eq!(pointer(&at), "/body/***/a~1b");
        assert_eq!(pointer(&Pointer::root()), "");
    }
}
