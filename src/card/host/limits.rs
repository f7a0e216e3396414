//! How much a host shows.

use super::Host;

/// How many of a kind a host shows, and how large a picture may be. What is beyond is lost without a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Buttons of a card or a set of actions, and of a hero, thumbnail, list or receipt card.
    pub actions: usize,
    /// Buttons of a connector card or of one of its sections.
    pub potential_actions: usize,
    /// Sections of a connector card.
    pub sections: usize,
    /// Pictures in the gallery of a section.
    pub section_images: usize,
    /// Cards in one message.
    pub attachments: usize,
    /// Width and height of a picture, in pixels.
    pub picture_pixels: u32,
    /// Bytes of a picture.
    pub picture_bytes: usize,
}

/// Teams: host config `microsoft-teams-light.json` and "Format cards" for buttons and pictures, the card reference for
/// sections (10), their pictures and buttons (5 each) and for cards in a carousel (10).
const TEAMS: Limits = Limits {
    actions: 6,
    potential_actions: 5,
    sections: 10,
    section_images: 5,
    attachments: 10,
    picture_pixels: 1024,
    picture_bytes: 1 << 20,
};

/// Outlook: host config `outlook-desktop.json` (5 buttons), the message card reference (4 buttons of a collection, 10
/// sections). Nothing is said about pictures there; what Teams takes is safe.
const OUTLOOK: Limits = Limits { actions: 5, potential_actions: 4, ..TEAMS };

impl Limits {
    /// The limits of a host; without one, those of the host that shows most.
    #[must_use]
    pub const fn of(host: Option<Host>) -> Self {
        match host {
            Some(Host::Email) => OUTLOOK,
            _ => TEAMS,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::host::HostConfig;

    #[test]
    fn without_a_host_the_widest_limit_counts() {
        let widest = Limits::of(None);
        assert_eq!(widest.actions, HostConfig::MAX_ACTIONS);
        for host in Host::ALL {
            let limits = Limits::of(Some(host));
            assert!(limits.actions <= widest.actions && limits.potential_actions <= widest.potential_actions, "{host}");
        }
    }
}
