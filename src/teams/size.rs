//! How large a message may be.

/// What Teams takes: 28 KB, counted on the whole JSON body in UTF-8 (msteams-docs, "Add incoming webhook").
pub const SIZE_LIMIT: usize = 28_672;

/// From here on a card deserves a look (failures were reported from 19 KB on).
const NEAR: usize = 20 * 1024;

/// From here on it may fail already: 26 KiB was safe and 27.7 KB failed in a measurement of 2026.
const TIGHT: usize = 26 * 1024;

/// How near a message is to its limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Size {
    /// Far from the limit.
    Fine,
    /// Worth a look.
    Near,
    /// It may be refused.
    Tight,
    /// Over the limit: it will be refused.
    Over,
}

/// How near a body of so many bytes is to the limit.
#[must_use]
pub const fn size_class(bytes: usize) -> Size {
    match bytes {
        0..NEAR => Size::Fine,
        NEAR..TIGHT => Size::Near,
        TIGHT..=SIZE_LIMIT => Size::Tight,
        _ => Size::Over,
    }
}

/// The most that a bot may send in one message, in bytes of UTF-16, pictures inside it not counted: 100 KB (msteams-docs,
/// "Format your bot messages").
pub const BOT_SIZE_LIMIT: usize = 100 * 1024;

/// What the same page advises to stay below.
const BOT_ADVISED: usize = 80 * 1024;

/// What "Format cards" says is the most.
const BOT_FORMER: usize = 40 * 1024;

/// How near a bot's message of so many bytes of UTF-16 is to the limit.
#[must_use]
pub const fn bot_size_class(bytes: usize) -> Size {
    if bytes > BOT_SIZE_LIMIT {
        Size::Over
    } else if bytes > BOT_ADVISED {
        Size::Tight
    } else if bytes > BOT_FORMER {
        Size::Near
    } else {
        Size::Fine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_still_passes() {
        assert_eq!(size_class(20_479), Size::Fine);
        assert_eq!(size_class(20_480), Size::Near);
        assert_eq!(size_class(26_624), Size::Tight);
        assert_eq!(size_class(SIZE_LIMIT), Size::Tight);
        assert_eq!(size_class(SIZE_LIMIT + 1), Size::Over);
    }

    #[test]
    fn a_bot_may_send_more() {
        let classes = [40, 80, 100].map(|kilobytes| [0, 1].map(|more| bot_size_class(kilobytes * 1024 + more)));
        assert_eq!(classes, [[Size::Fine, Size::Near], [Size::Near, Size::Tight], [Size::Tight, Size::Over]]);
    }
}
