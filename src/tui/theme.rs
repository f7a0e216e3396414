//! Colours by role. A screen asks for a role, never for a colour, so that light, dark, sixteen colours, none at all and a
//! user's own theme are one table each.

use ratatui::style::{Color, Modifier, Style};

use crate::card::host::{self, Rgb};

/// What something on the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// Text of less weight: hints, units, defaults.
    Dim,
    /// What draws the eye: the program's name, the active tab, matches of a search.
    Accent,
    /// The frame of a pane.
    Border,
    /// The frame of the pane that has the keys.
    Focus,
    /// The selected row.
    Selection,
    /// The selected row of a pane that does not have the keys.
    Marked,
    /// Something is wrong.
    Error,
    /// Something may be wrong.
    Warning,
    /// Something went well.
    Success,
    /// A key in a hint.
    Key,
    /// What cannot be used at the moment.
    Disabled,
    /// A JSON key in the source, the name of a property.
    Name,
    /// A string in the source.
    String,
    /// A number or a literal in the source.
    Literal,
}

/// The roles, by the names that a config file uses.
pub const ROLES: &[(&str, Role)] = &[
    ("text", Role::Text),
    ("dim", Role::Dim),
    ("accent", Role::Accent),
    ("border", Role::Border),
    ("focus", Role::Focus),
    ("selection", Role::Selection),
    ("marked", Role::Marked),
    ("error", Role::Error),
    ("warning", Role::Warning),
    ("success", Role::Success),
    ("key", Role::Key),
    ("disabled", Role::Disabled),
    ("name", Role::Name),
    ("string", Role::String),
    ("literal", Role::Literal),
];

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// 24 bits.
    True,
    /// The 256 of xterm.
    Indexed,
    /// The sixteen of the terminal's own palette.
    Sixteen,
    /// None: meaning is carried by modifiers and symbols.
    Mono,
}

impl Depth {
    /// What the environment says: `NO_COLOR`, `COLORTERM`, `TERM`.
    #[must_use]
    pub fn detect(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> Self {
        if no_color.is_some_and(|value| !value.is_empty()) {
            return Self::Mono;
        }
        let colorterm = colorterm.unwrap_or_default();
        let term = term.unwrap_or_default();
        if colorterm.contains("truecolor") || colorterm.contains("24bit") || term.contains("direct") {
            Self::True
        } else if term.contains("256color") || term.contains("kitty") || term.contains("alacritty") {
            Self::Indexed
        } else if term == "dumb" || term.contains("vt100") {
            Self::Mono
        } else {
            Self::Sixteen
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

/// The colours of the workbench.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Light or dark.
    pub base: Base,
    /// How many colours there are.
    pub depth: Depth,
    /// Whether frames are drawn with `+`, `-` and `|`.
    pub ascii: bool,
    /// Which Teams the previews show, when it is not the one of the same ground.
    pub card: Option<host::Theme>,
    own: Vec<(Role, Style)>,
}

impl Theme {
    /// The built-in theme for a ground and a number of colours.
    #[must_use]
    pub const fn new(base: Base, depth: Depth) -> Self {
        Self { base, depth, ascii: false, card: None, own: Vec::new() }
    }

    /// The same theme with a user's own styles for some roles.
    #[must_use]
    pub fn with_own(mut self, own: Vec<(Role, Style)>) -> Self {
        self.own = own;
        self
    }

    /// Which Teams the previews show.
    #[must_use]
    pub fn card_theme(&self) -> host::Theme {
        self.card.unwrap_or(match self.base {
            Base::Light => host::Theme::Light,
            Base::Dark => host::Theme::Dark,
        })
    }

    /// Shows the next Teams in the previews: light, dark, high contrast.
    pub fn next_card_theme(&mut self) {
        self.card = Some(match self.card_theme() {
            host::Theme::Light => host::Theme::Dark,
            host::Theme::Dark => host::Theme::Contrast,
            host::Theme::Contrast => host::Theme::Light,
        });
    }

    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        let built_in = self.built_in(role);
        if self.depth == Depth::Mono {
            return built_in;
        }
        match self.own.iter().find(|(own, _)| *own == role) {
            Some((_, style)) => built_in.patch(Style {
                fg: style.fg.map(|colour| self.narrow(colour)),
                bg: style.bg.map(|colour| self.narrow(colour)),
                ..*style
            }),
            None => built_in,
        }
    }

    fn built_in(&self, role: Role) -> Style {
        let plain = Style::new();
        if self.depth == Depth::Mono {
            return match role {
                Role::Selection => plain.add_modifier(Modifier::REVERSED),
                Role::Marked | Role::Error => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
                Role::Accent | Role::Focus | Role::Key | Role::Warning | Role::Name => {
                    plain.add_modifier(Modifier::BOLD)
                }
                Role::Dim | Role::Border | Role::Disabled => plain.add_modifier(Modifier::DIM),
                Role::Text | Role::Success | Role::String | Role::Literal => plain,
            };
        }
        if self.depth == Depth::Sixteen {
            return self.sixteen(role);
        }
        let rgb = |value: u32| self.narrow(colour(value));
        match (self.base, role) {
            (_, Role::Text) => plain,
            (Base::Dark, Role::Dim) => plain.fg(rgb(0x8b_93_a5)),
            (Base::Dark, Role::Accent) => plain.fg(rgb(0xa6_a7_dc)).add_modifier(Modifier::BOLD),
            (Base::Dark, Role::Border) => plain.fg(rgb(0x4a_51_63)),
            (Base::Dark, Role::Focus) => plain.fg(rgb(0x92_99_f7)),
            (Base::Dark, Role::Selection) => plain.bg(rgb(0x3d_3e_78)).fg(rgb(0xff_ff_ff)),
            (Base::Dark, Role::Marked) => plain.bg(rgb(0x2d_31_40)),
            (Base::Dark, Role::Error) => plain.fg(rgb(0xf1_70_7b)),
            (Base::Dark, Role::Warning) => plain.fg(rgb(0xe5_c0_7b)),
            (Base::Dark, Role::Success) => plain.fg(rgb(0x92_c3_53)),
            (Base::Dark, Role::Key) => plain.fg(rgb(0xc3_c6_f5)).add_modifier(Modifier::BOLD),
            (Base::Dark, Role::Disabled) => plain.fg(rgb(0x62_69_7a)),
            (Base::Dark, Role::Name) => plain.fg(rgb(0x9c_c3_f0)),
            (Base::Dark, Role::String) => plain.fg(rgb(0xa9_d3_8b)),
            (Base::Dark, Role::Literal) => plain.fg(rgb(0xe0_a9_7e)),
            (Base::Light, Role::Dim) => plain.fg(rgb(0x61_67_75)),
            (Base::Light, Role::Accent) => plain.fg(rgb(0x50_52_9c)).add_modifier(Modifier::BOLD),
            (Base::Light, Role::Border) => plain.fg(rgb(0xb4_b9_c6)),
            (Base::Light, Role::Focus) => plain.fg(rgb(0x5b_5f_c7)),
            (Base::Light, Role::Selection) => plain.bg(rgb(0xd5_d7_f5)).fg(rgb(0x24_24_24)),
            (Base::Light, Role::Marked) => plain.bg(rgb(0xec_ed_f3)),
            (Base::Light, Role::Error) => plain.fg(rgb(0xb1_0e_1c)),
            (Base::Light, Role::Warning) => plain.fg(rgb(0x8a_5a_00)),
            (Base::Light, Role::Success) => plain.fg(rgb(0x23_7b_4b)),
            (Base::Light, Role::Key) => plain.fg(rgb(0x44_47_91)).add_modifier(Modifier::BOLD),
            (Base::Light, Role::Disabled) => plain.fg(rgb(0x9a_9f_ad)),
            (Base::Light, Role::Name) => plain.fg(rgb(0x0f_54_8c)),
            (Base::Light, Role::String) => plain.fg(rgb(0x2f_6b_2f)),
            (Base::Light, Role::Literal) => plain.fg(rgb(0x94_4a_00)),
        }
    }

    fn sixteen(&self, role: Role) -> Style {
        let plain = Style::new();
        let dark = self.base == Base::Dark;
        let pick = |on_dark, on_light| if dark { on_dark } else { on_light };
        match role {
            Role::Text => plain,
            Role::Dim | Role::Border | Role::Disabled => plain.fg(Color::DarkGray),
            Role::Accent => plain.fg(pick(Color::LightMagenta, Color::Magenta)).add_modifier(Modifier::BOLD),
            Role::Focus | Role::Name => plain.fg(pick(Color::LightBlue, Color::Blue)),
            Role::Selection => plain.add_modifier(Modifier::REVERSED),
            Role::Marked => plain.add_modifier(Modifier::BOLD),
            Role::Error => plain.fg(pick(Color::LightRed, Color::Red)),
            Role::Warning => plain.fg(pick(Color::LightYellow, Color::Yellow)),
            Role::Success | Role::String => plain.fg(pick(Color::LightGreen, Color::Green)),
            Role::Key => plain.fg(pick(Color::LightCyan, Color::Cyan)).add_modifier(Modifier::BOLD),
            Role::Literal => plain.fg(pick(Color::LightYellow, Color::Magenta)),
        }
    }

    /// A colour of a card, in what the terminal has. Nothing in mono: crossterm turns a colour into a full reset there,
    /// which would take the modifiers with it.
    #[must_use]
    pub fn card_colour(&self, rgb: Rgb) -> Color {
        self.narrow(Color::Rgb(rgb.0, rgb.1, rgb.2))
    }

    fn narrow(&self, colour: Color) -> Color {
        match (self.depth, colour) {
            (Depth::Mono, _) => Color::Reset,
            (Depth::Indexed, Color::Rgb(r, g, b)) => Color::Indexed(indexed(r, g, b)),
            (Depth::Sixteen, Color::Rgb(r, g, b)) => nearest_of_sixteen(r, g, b),
            (_, colour) => colour,
        }
    }
}

const fn colour(value: u32) -> Color {
    let [_, r, g, b] = value.to_be_bytes();
    Color::Rgb(r, g, b)
}

/// The nearest of xterm's 6×6×6 cube and its grey ramp.
fn indexed(r: u8, g: u8, b: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |value: u8| {
        STEPS.iter().zip(0_u8..).min_by_key(|(step, _)| step.abs_diff(value)).map_or((0, 0), |(step, at)| (at, *step))
    };
    let ((ri, rs), (gi, gs), (bi, bs)) = (step(r), step(g), step(b));
    let cube = 16 + 36 * ri + 6 * gi + bi;
    let mean = u8::try_from((u16::from(r) + u16::from(g) + u16::from(b)) / 3).unwrap_or(u8::MAX);
    let ramp = (mean.saturating_sub(3) / 10).min(23);
    let grey = 8 + 10 * ramp;
    if distance((r, g, b), (grey, grey, grey)) < distance((r, g, b), (rs, gs, bs)) { 232 + ramp } else { cube }
}

fn nearest_of_sixteen(r: u8, g: u8, b: u8) -> Color {
    const PALETTE: [(Color, (u8, u8, u8)); 16] = [
        (Color::Black, (0, 0, 0)),
        (Color::Red, (170, 30, 30)),
        (Color::Green, (30, 150, 60)),
        (Color::Yellow, (180, 130, 0)),
        (Color::Blue, (40, 80, 190)),
        (Color::Magenta, (140, 60, 170)),
        (Color::Cyan, (20, 140, 160)),
        (Color::Gray, (200, 200, 200)),
        (Color::DarkGray, (100, 100, 100)),
        (Color::LightRed, (241, 80, 80)),
        (Color::LightGreen, (60, 210, 120)),
        (Color::LightYellow, (245, 220, 80)),
        (Color::LightBlue, (90, 140, 240)),
        (Color::LightMagenta, (210, 120, 220)),
        (Color::LightCyan, (60, 190, 220)),
        (Color::White, (255, 255, 255)),
    ];
    PALETTE.iter().min_by_key(|(_, colour)| distance((r, g, b), *colour)).map_or(Color::Reset, |(colour, _)| *colour)
}

fn distance(a: (u8, u8, u8), b: (u8, u8, u8)) -> u32 {
    let square = |x: u8, y: u8| u32::from(x.abs_diff(y)).pow(2);
    // Weighted: the eye is keenest on green.
    3 * square(a.0, b.0) + 4 * square(a.1, b.1) + 2 * square(a.2, b.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_decides_the_depth() {
        assert_eq!(Depth::detect(Some("1"), Some("truecolor"), None), Depth::Mono);
        assert_eq!(Depth::detect(Some(""), Some("truecolor"), None), Depth::True);
        assert_eq!(Depth::detect(None, None, Some("xterm-256color")), Depth::Indexed);
        assert_eq!(Depth::detect(None, None, Some("xterm")), Depth::Sixteen);
        assert_eq!(Depth::detect(None, None, Some("dumb")), Depth::Mono);
    }

    #[test]
    fn mono_never_names_a_colour() {
        let theme = Theme::new(Base::Dark, Depth::Mono);
        for (name, role) in ROLES {
            let style = theme.style(*role);
            assert_eq!((style.fg, style.bg), (None, None), "{name}");
        }
        assert_eq!(theme.card_colour(Rgb(1, 2, 3)), Color::Reset);
    }

    #[test]
    fn colours_are_brought_to_the_nearest() {
        assert_eq!(indexed(255, 0, 0), 196);
        assert_eq!(indexed(128, 128, 128), 244);
        assert_eq!(nearest_of_sixteen(250, 250, 250), Color::White);
    }
}
