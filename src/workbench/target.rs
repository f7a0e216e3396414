//! What a card is made for.

use crate::card::catalogue::Version;
use crate::card::host::Host;

/// The host and the version that a card is made for. What they lack is dimmed in palette, properties and completion, and
/// the checks know the host.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Target {
    /// Who is to show it; without one, only what holds everywhere counts.
    pub host: Option<Host>,
    /// The version that it is made for; without one, what the card says.
    pub version: Option<Version>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue::find;
    use crate::json::Pointer;
    use crate::workbench::{Origin, Workspace};

    fn work(text: &str) -> Workspace {
        Workspace::open(Origin::Untitled("card".to_owned()), text, None)
    }

    #[test]
    fn without_a_version_of_its_own_the_target_takes_the_cards() {
        let mut work = work(r#"{"type": "AdaptiveCard", "version": "1.2", "body": []}"#);
        let table = find("Table").unwrap();
        assert_eq!(work.version(), Some(Version(1, 2)));
        assert_eq!(work.gap_of_type(table).unwrap().to_string(), "needs 1.5, the card is for 1.2");
        work.set_target(Target { host: Some(Host::Incoming), version: Some(Version(1, 5)) });
        assert_eq!((work.version(), work.gap_of_type(table)), (Some(Version(1, 5)), None));
        work.set_target(Target { host: Some(Host::Email), version: None });
        assert_eq!(work.gap_of_type(table).unwrap().to_string(), "needs 1.5, e-mail takes 1.0");
    }

    #[test]
    fn each_card_of_a_message_has_its_own_version() {
        let card = |version| {
            format!(
                r#"{{"contentType": "application/vnd.microsoft.card.adaptive",
                    "content": {{"type": "AdaptiveCard", "version": "{version}", "body": [{{"type": "TextBlock"}}]}}}}"#
            )
        };
        let mut work = work(&format!(r#"{{"type": "message", "attachments": [{}, {}]}}"#, card("1.3"), card("1.0")));
        work.select(Pointer::root());
        assert_eq!(work.version(), Some(Version(1, 3)), "the first card's");
        work.select(Pointer::parse("/attachments/1/content/body/0").unwrap());
        assert_eq!(work.version(), Some(Version(1, 0)));
    }
}
