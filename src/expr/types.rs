//! What is known of a value before anything is evaluated.

use std::fmt;
use std::ops::BitOr;

/// A set of kinds of values: what an argument may be, or what a function gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types(u8);

impl Types {
    /// Nothing.
    pub const NONE: Self = Self(0);
    /// `true` or `false`.
    pub const BOOLEAN: Self = Self(1);
    /// A number.
    pub const NUMBER: Self = Self(2);
    /// Anything, known only when it is evaluated.
    pub const ANY: Self = Self(4);
    /// Text.
    pub const TEXT: Self = Self(8);
    /// A list.
    pub const LIST: Self = Self(16);
    /// A number or text.
    pub const NUMBER_OR_TEXT: Self = Self(2 | 8);
    /// Text or a list.
    pub const TEXT_OR_LIST: Self = Self(8 | 16);

    /// Whether the two have a kind in common, which they have if either may be anything.
    #[must_use]
    pub const fn fits(self, wanted: Self) -> bool {
        (self.0 | wanted.0) & Self::ANY.0 != 0 || self.0 & wanted.0 != 0
    }

    /// Whether it may be anything.
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.0 & Self::ANY.0 != 0
    }
}

impl BitOr for Types {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl fmt::Display for Types {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_any() {
            return formatter.write_str("anything");
        }
        let names = [
            (Self::BOOLEAN, "true or false"),
            (Self::NUMBER, "a number"),
            (Self::TEXT, "text"),
            (Self::LIST, "a list"),
        ];
        let mut written = false;
        for (types, name) in names {
            if self.0 & types.0 != 0 {
                if written {
                    formatter.write_str(" or ")?;
                }
                formatter.write_str(name)?;
                written = true;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Types;

    #[test]
    fn anything_fits_everything() {
        assert!(Types::ANY.fits(Types::TEXT) && Types::TEXT.fits(Types::ANY) && Types::TEXT.fits(Types::TEXT_OR_LIST));
        assert!(!Types::NUMBER.fits(Types::TEXT_OR_LIST));
        assert_eq!(Types::NUMBER_OR_TEXT.to_string(), "a number or text");
    }
}
