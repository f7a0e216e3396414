//! What the words of a property come to in Teams: pixels, colours.

use super::{HostConfig, Rgb, Subtle};
use crate::card::catalogue::{Property, ValueType};

impl HostConfig {
    /// How many pixels a word of a property stands for, where words stand for pixels: steps of spacing, sizes of letters and
    /// of pictures. Nothing for words that leave it to the content or to the room.
    #[must_use]
    pub fn pixels(&self, property: &Property, word: &str) -> Option<u16> {
        let words = property.value.words();
        let has = |wanted: &str| words.contains(&wanted);
        let known = words.iter().find(|known| known.eq_ignore_ascii_case(word))?;
        if has("None") && has("Padding") || has("None") && has("ExtraSmall") && has("ExtraLarge") {
            return Some(self.spacing(known));
        }
        if property.name == "size" && has("Default") && has("ExtraLarge") && !has("None") {
            return Some(self.text_size(known));
        }
        let picture = has("Small") && has("Large") && has("Stretch");
        if picture { self.image_size(known) } else { None }
    }

    /// The colour that a value of a property names: one by its numbers, one of the text colours, the background of a
    /// container style. Nothing where no source says what colour it is.
    #[must_use]
    pub fn swatch(&self, property: &Property, value: &str) -> Option<Rgb> {
        let known = property.value.canonical(value);
        match property.value {
            ValueType::HexColour => Rgb::parse(value),
            ValueType::Either(types) if types.contains(&ValueType::HexColour) && known.is_none() => {
                value.starts_with('#').then(|| Rgb::parse(value)).flatten()
            }
            ValueType::ColourName(_) => {
                known.filter(|name| TEXT_COLOURS.contains(name)).map(|name| self.text("default", name, Subtle::No))
            }
            ValueType::Choice(words) if words.contains(&"emphasis") && words.contains(&"attention") => {
                known.map(|style| self.background(style))
            }
            _ => None,
        }
    }
}

const TEXT_COLOURS: [&str; 7] = ["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::catalogue;
    use crate::card::host::Theme;

    fn property(ty: &str, name: &str) -> &'static Property {
        catalogue::find(ty).unwrap().property(name).unwrap()
    }

    #[test]
    fn words_stand_for_pixels_where_the_host_says_so() {
        let teams = HostConfig::teams(Theme::Light);
        let spacing = property("TextBlock", "spacing");
        assert_eq!([teams.pixels(spacing, "none"), teams.pixels(spacing, "Large")], [Some(0), Some(20)]);
        assert_eq!(teams.pixels(spacing, "Wide"), None);
        assert_eq!(teams.pixels(property("TextBlock", "size"), "extraLarge"), Some(24));
        assert_eq!(teams.pixels(property("TextBlock", "weight"), "Bolder"), None);
        let image = property("Image", "size");
        assert_eq!([teams.pixels(image, "Medium"), teams.pixels(image, "Auto")], [Some(52), None]);
    }

    #[test]
    fn names_of_colours_and_styles_have_a_swatch() {
        let teams = HostConfig::teams(Theme::Light);
        assert_eq!(teams.swatch(property("TextBlock", "color"), "attention"), Some(Rgb::hex(0xc4_31_4b)));
        assert_eq!(teams.swatch(property("TextBlock", "color"), "pink"), None);
        assert_eq!(teams.swatch(property("Container", "style"), "emphasis"), Some(Rgb::hex(0xf9_f8_f7)));
        assert_eq!(teams.swatch(property("Image", "backgroundColor"), "#102030"), Some(Rgb(0x10, 0x20, 0x30)));
        assert_eq!(teams.swatch(property("TextBlock", "weight"), "Bolder"), None);
    }
}
