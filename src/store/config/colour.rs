//! Colours as people write them: a name of the terminal's sixteen, or `#rrggbb`.

use std::fmt;
use std::str::FromStr;

/// The names of the terminal's own colours, in its order.
pub const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "gray",
    "dark-gray",
    "light-red",
    "light-green",
    "light-yellow",
    "light-blue",
    "light-magenta",
    "light-cyan",
    "white",
];

/// A colour of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// What the terminal uses by itself.
    Default,
    /// One of the terminal's sixteen, by its place in [`NAMES`].
    Named(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// A text that is no colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no colour; write `#rrggbb`, `default`, or one of {names}", names = NAMES.join(", "))]
pub struct NoColour(String);

impl FromStr for Colour {
    type Err = NoColour;

    /// # Errors
    /// When the text is neither a name nor `#rrggbb`.
    fn from_str(text: &str) -> Result<Self, NoColour> {
        let text = text.trim();
        if let Some(digits) = text.strip_prefix('#') {
            return rgb(digits).ok_or_else(|| NoColour(text.to_owned()));
        }
        let name = text.to_ascii_lowercase().replace([' ', '_'], "-").replace("grey", "gray");
        if name == "default" {
            return Ok(Self::Default);
        }
        let place = NAMES.iter().position(|known| *known == name).and_then(|place| u8::try_from(place).ok());
        place.map(Self::Named).ok_or_else(|| NoColour(text.to_owned()))
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Named(place) => f.write_str(NAMES.get(usize::from(*place)).copied().unwrap_or("default")),
            Self::Rgb(red, green, blue) => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}

fn rgb(digits: &str) -> Option<Colour> {
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Colour::Rgb(red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_written() {
        for (text, colour) in [
            ("#0a84FF", Colour::Rgb(10, 132, 255)),
            ("Dark_Grey", Colour::Named(8)),
            ("white", Colour::Named(15)),
            ("default", Colour::Default),
        ] {
            assert_eq!(text.parse(), Ok(colour));
            assert_eq!(colour.to_string().parse(), Ok(colour));
        }
        for text in ["", "#fff", "#12345g", "#+12345", "mauve", "#ééé"] {
            assert!(text.parse::<Colour>().is_err(), "{text}");
        }
    }
}
