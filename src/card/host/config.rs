//! How Teams draws: its colours and sizes in each theme.
//!
//! Text, backgrounds, borders, separators and sizes of the light and the dark theme are those of the host configs
//! `microsoft-teams-light.json` and `microsoft-teams-dark.json` among the samples of `microsoft/AdaptiveCards`. The contrast
//! theme has no host config: white, hyperlink, highlight and the green are the high-contrast colours of Fluent UI, the red
//! is chosen here. No source gives the colours of fields, of marked text, and of the smallest step of spacing either; they
//! are chosen to be told apart.

/// The theme in which a reader has Teams.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark letters on white.
    Light,
    /// Light letters on dark grey.
    #[default]
    Dark,
    /// A few strong colours on black.
    Contrast,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];
}

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// The colour of `0xRRGGBB`.
    #[must_use]
    pub const fn hex(code: u32) -> Self {
        let [_, red, green, blue] = code.to_be_bytes();
        Self(red, green, blue)
    }

    /// Reads `#RGB`, `#RRGGBB` or `#AARRGGBB`; the sign may be missing, as connector cards have it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let code = u32::from_str_radix(digits, 16).ok()?;
        match digits.len() {
            3 => {
                let digit = |at: u32| u8::try_from((code >> at) & 0xf).unwrap_or_default() * 17;
                Some(Self(digit(8), digit(4), digit(0)))
            }
            6 | 8 => Some(Self::hex(code)),
            _ => None,
        }
    }

    /// This colour laid over another, so many percent opaque.
    #[must_use]
    pub const fn over(self, below: Self, percent: u16) -> Self {
        const fn mix(above: u8, below: u8, percent: u16) -> u8 {
            ((above as u16 * percent + below as u16 * (100 - percent)) / 100).to_le_bytes()[0]
        }
        Self(mix(self.0, below.0, percent), mix(self.1, below.1, percent), mix(self.2, below.2, percent))
    }
}

/// Whether text is fainter than usual.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Subtle {
    /// As usual.
    #[default]
    No,
    /// Fainter.
    Yes,
}

/// A colour of text, and its fainter variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ink {
    full: Rgb,
    faint: Rgb,
}

/// The seven text colours, in the order Default, Dark, Light, Accent, Good, Warning, Attention.
type Inks = [Ink; 7];

/// The colours of one container style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Surface {
    background: Rgb,
    border: Rgb,
    inks: &'static Inks,
}

/// What a host draws with. Names of styles, colours and sizes are those of the catalogue, in its spelling; any other name
/// counts as the default.
#[derive(Debug, PartialEq, Eq)]
pub struct HostConfig {
    /// The theme that these are the colours of.
    pub theme: Theme,
    /// In the order default, emphasis, accent, good, attention, warning.
    surfaces: [Surface; 6],
    /// The lines between elements.
    pub separator: Rgb,
    /// Addresses that can be opened.
    pub link: Rgb,
    /// The text and the frame of a button.
    pub button: Rgb,
    /// A button that destroys something.
    pub destructive: Rgb,
    /// The frame of a field.
    pub field: Rgb,
    /// The background of marked text.
    pub highlight: Rgb,
}

impl HostConfig {
    /// Teams in a theme.
    #[must_use]
    pub const fn teams(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
            Theme::Contrast => &CONTRAST,
        }
    }

    fn surface(&self, style: &str) -> &Surface {
        let [default, emphasis, accent, good, attention, warning] = &self.surfaces;
        match style {
            "emphasis" => emphasis,
            "accent" => accent,
            "good" => good,
            "attention" => attention,
            "warning" => warning,
            _ => default,
        }
    }

    /// The background of a container style; that of `default` is the card's.
    #[must_use]
    pub fn background(&self, style: &str) -> Rgb {
        self.surface(style).background
    }

    /// The frame of a container style.
    #[must_use]
    pub fn border(&self, style: &str) -> Rgb {
        self.surface(style).border
    }

    /// The colour of text inside a container style.
    #[must_use]
    pub fn text(&self, style: &str, colour: &str, subtle: Subtle) -> Rgb {
        let [default, dark, light, accent, good, warning, attention] = self.surface(style).inks;
        let ink = match colour {
            "Dark" => dark,
            "Light" => light,
            "Accent" => accent,
            "Good" => good,
            "Warning" => warning,
            "Attention" => attention,
            _ => default,
        };
        if subtle == Subtle::Yes { ink.faint } else { ink.full }
    }

    /// A step of spacing in pixels.
    #[must_use]
    pub fn spacing(&self, name: &str) -> u16 {
        match name {
            "None" => 0,
            // Between none and small; no host config says how much.
            "ExtraSmall" => 4,
            "Small" => 8,
            "Medium" | "Padding" => 16,
            "Large" => 20,
            "ExtraLarge" => 24,
            _ => 12,
        }
    }

    /// The size of letters in pixels. Default and medium are the same in Teams.
    #[must_use]
    pub fn text_size(&self, name: &str) -> u16 {
        match name {
            "Small" => 12,
            "Large" => 18,
            "ExtraLarge" => 24,
            _ => 14,
        }
    }

    /// The width of a picture in pixels; none for sizes that follow from the picture or the card.
    #[must_use]
    pub fn image_size(&self, name: &str) -> Option<u16> {
        match name {
            "Small" => Some(32),
            "Medium" => Some(52),
            "Large" => Some(100),
            _ => None,
        }
    }

    /// How many buttons a row shows; more go into a menu or vanish.
    pub const MAX_ACTIONS: usize = 6;
}

const fn ink(full: u32, faint: Rgb) -> Ink {
    Ink { full: Rgb::hex(full), faint }
}

/// A colour whose faint variant lets a tenth of the background through (`#e5…` in the host configs).
const fn signal(code: u32, background: u32) -> Ink {
    ink(code, Rgb::hex(code).over(Rgb::hex(background), 90))
}

const fn surface(background: u32, border: u32, inks: &'static Inks) -> Surface {
    Surface { background: Rgb::hex(background), border: Rgb::hex(border), inks }
}

const WHITE: u32 = 0xff_ff_ff;
const BLACK: u32 = 0;

const LIGHT_INK: Ink = ink(0x25_24_24, Rgb::hex(0x25_24_24).over(Rgb::hex(WHITE), 75));
static LIGHT_INKS: Inks = [
    LIGHT_INK,
    LIGHT_INK,
    ink(WHITE, Rgb::hex(0xf3_f2_f1)),
    ink(0x62_64_a7, Rgb::hex(0x8b_8c_c7)),
    signal(0x92_c3_53, WHITE),
    signal(0xf8_d2_2a, WHITE),
    signal(0xc4_31_4b, WHITE),
];

static LIGHT: HostConfig = HostConfig {
    theme: Theme::Light,
    surfaces: [
        surface(WHITE, 0xcc_cc_cc, &LIGHT_INKS),
        surface(0xf9_f8_f7, 0x66_66_66, &LIGHT_INKS),
        surface(0xc7_de_f9, 0x62_a8_f7, &LIGHT_INKS),
        surface(0xcc_ff_cc, 0x69_e5_69, &LIGHT_INKS),
        surface(0xff_c5_b2, 0xff_76_4c, &LIGHT_INKS),
        surface(0xff_e2_b2, 0xff_bc_51, &LIGHT_INKS),
    ],
    separator: Rgb::hex(0xee_ee_ee),
    link: Rgb::hex(0x62_64_a7),
    button: Rgb::hex(0x62_64_a7),
    destructive: Rgb::hex(0xc4_31_4b),
    field: Rgb::hex(0x8a_88_86),
    highlight: Rgb::hex(0xff_f3_8f),
};

const DARK_CARD: u32 = 0x2d_2c_2c;
const DARK_INK: Ink = ink(WHITE, Rgb::hex(WHITE).over(Rgb::hex(DARK_CARD), 75));
const DARK_DARK: Ink = ink(0x20_1f_1f, Rgb::hex(DARK_CARD));
const DARK_SIGNALS: [Ink; 4] = [
    ink(0xa6_a7_dc, Rgb::hex(0x8b_8c_c7)),
    signal(0x92_c3_53, DARK_CARD),
    signal(0xf8_d2_2a, DARK_CARD),
    signal(0xd7_46_54, DARK_CARD),
];
const fn dark_inks(default: Ink) -> Inks {
    let [accent, good, warning, attention] = DARK_SIGNALS;
    [default, DARK_DARK, DARK_INK, accent, good, warning, attention]
}
static DARK_INKS: Inks = dark_inks(DARK_INK);
/// On the coloured backgrounds, which are as light as in the light theme, ordinary text is dark.
static DARK_INKS_ON_COLOUR: Inks = dark_inks(DARK_DARK);

static DARK: HostConfig = HostConfig {
    theme: Theme::Dark,
    surfaces: [
        surface(DARK_CARD, 0xcc_cc_cc, &DARK_INKS),
        surface(0x29_28_28, 0x66_66_66, &DARK_INKS),
        surface(0xc7_de_f9, 0x62_a8_f7, &DARK_INKS_ON_COLOUR),
        surface(0xcc_ff_cc, 0x69_e5_69, &DARK_INKS_ON_COLOUR),
        surface(0xff_c5_b2, 0xff_76_4c, &DARK_INKS_ON_COLOUR),
        surface(0xff_e2_b2, 0xff_bc_51, &DARK_INKS_ON_COLOUR),
    ],
    separator: Rgb::hex(0xee_ee_ee),
    link: Rgb::hex(0xa6_a7_dc),
    button: Rgb::hex(0xa6_a7_dc),
    destructive: Rgb::hex(0xd7_46_54),
    field: Rgb::hex(0x8a_88_86),
    highlight: Rgb::hex(0x5c_4f_00),
};

/// Contrast has no faint text and no coloured backgrounds: frames tell the styles apart.
const fn strong(code: u32) -> Ink {
    ink(code, Rgb::hex(code))
}
static CONTRAST_INKS: Inks = [
    strong(WHITE),
    strong(WHITE),
    strong(WHITE),
    strong(0x1a_eb_ff),
    strong(0x3f_f2_3f),
    strong(0xff_ff_00),
    strong(0xff_66_66),
];

static CONTRAST: HostConfig = HostConfig {
    theme: Theme::Contrast,
    surfaces: [
        surface(BLACK, WHITE, &CONTRAST_INKS),
        surface(BLACK, WHITE, &CONTRAST_INKS),
        surface(BLACK, 0x1a_eb_ff, &CONTRAST_INKS),
        surface(BLACK, 0x3f_f2_3f, &CONTRAST_INKS),
        surface(BLACK, 0xff_66_66, &CONTRAST_INKS),
        surface(BLACK, 0xff_ff_00, &CONTRAST_INKS),
    ],
    separator: Rgb::hex(WHITE),
    link: Rgb::hex(0xff_ff_00),
    button: Rgb::hex(0x1a_eb_ff),
    destructive: Rgb::hex(0xff_66_66),
    field: Rgb::hex(WHITE),
    highlight: Rgb::hex(0x59_59_00),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_all_their_spellings() {
        assert_eq!(Rgb::parse("#0f8"), Some(Rgb(0, 255, 136)));
        assert_eq!(Rgb::parse("2266AA"), Some(Rgb(0x22, 0x66, 0xaa)));
        assert_eq!(Rgb::parse("#802266AA"), Some(Rgb(0x22, 0x66, 0xaa)));
        assert_eq!([Rgb::parse("red"), Rgb::parse("#12"), Rgb::parse(""), Rgb::parse("+12345")], [None; 4]);
    }

    #[test]
    fn text_can_be_read_on_every_background() {
        let light = |Rgb(red, green, blue): Rgb| 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
        for theme in Theme::ALL {
            let host = HostConfig::teams(theme);
            for style in ["default", "emphasis", "accent", "good", "attention", "warning"] {
                let distance = light(host.text(style, "Default", Subtle::Yes)).abs_diff(light(host.background(style)));
                assert!(distance > 90_000, "{theme:?} {style} {distance}");
            }
        }
    }
}
