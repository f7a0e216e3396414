//! How large a message may be.

/// What Teams takes: 28 KB, counted on the whole JSON body in UTF-8 (msteams-docs, "Add incoming webhook").
pub const SIZE_LIMIT: usize = 28_672;

/// From here on a card deserves a look (failures were reported from 19 KB on).
const NEAR: usize = 20 * 1024;

/// From here on it may fail already: 26 KiB was safe and 27.7 KB failed in a measurement of 2026.
const TIGHT: usize = 26 * 1024;

/// How near a body is to the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Size {
    /// Far from the limit.
    Fine,
    /// At least 20 KiB.
    Near,
    /// At least 26 KiB: it may be refused.
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
}
