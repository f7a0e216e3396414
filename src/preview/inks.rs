//! From what a part of a card means to how it looks: Teams' colours, or what tells the same without any.

use super::boxes::Edges;
use super::glyphs::Outline;
use super::markdown::Voice;
use super::{Glyphs, Modifiers, Options, Paint, Style};
use crate::card::host::{HostConfig, Rgb, Subtle, Theme};

/// What everything is drawn with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inks {
    pub(super) host: &'static HostConfig,
    pub(super) paint: Paint,
    pub(super) glyphs: Glyphs,
}

/// The look of a text, in the catalogue's words; empty words are defaults.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) size: &'static str,
    pub(super) weight: &'static str,
    pub(super) colour: &'static str,
    pub(super) subtle: Subtle,
}

impl Look {
    pub(super) const BOLD: Self = Self { size: "", weight: "Bolder", colour: "", subtle: Subtle::No };
    pub(super) const TITLE: Self = Self { size: "Large", weight: "Bolder", colour: "", subtle: Subtle::No };
    pub(super) const FAINT: Self = Self { size: "", weight: "", colour: "", subtle: Subtle::Yes };
}

/// The box that a container style shows as.
#[derive(Debug, Clone, Default)]
pub(super) struct Surface {
    pub(super) fill: Option<Rgb>,
    pub(super) outline: Option<(Outline, Style)>,
    pub(super) caption: Option<Box<(String, Style)>>,
    pub(super) padding: Edges,
}

/// A button, by what it does.
#[derive(Debug, Clone, Copy)]
pub(super) struct ButtonInk {
    pub(super) outline: (Outline, Style),
    pub(super) text: Style,
    pub(super) fill: Option<Rgb>,
}

impl Inks {
    pub(super) const fn new(options: &Options) -> Self {
        Self { host: HostConfig::teams(options.theme), paint: options.paint, glyphs: options.glyphs }
    }

    fn is_mono(&self) -> bool {
        self.paint == Paint::Mono
    }

    /// The colour of the card itself.
    pub(super) fn ground(&self) -> Option<Rgb> {
        (!self.is_mono()).then(|| self.host.background("default"))
    }

    /// Text inside a container style.
    ///
    /// A cell has one size of letters: large ones are bold (the largest keep their distance, too: see `arrange`), small and
    /// light ones fainter.
    pub(super) fn text(&self, style: &str, look: Look) -> Style {
        let is_large = matches!(look.size, "Large" | "ExtraLarge");
        let is_faint = look.size == "Small" || look.weight == "Lighter";
        let mut modifiers = Modifiers::NONE;
        if look.weight == "Bolder" || (is_large && look.weight != "Lighter") {
            modifiers |= Modifiers::BOLD;
        }
        if self.is_mono() {
            if is_faint || look.subtle == Subtle::Yes {
                modifiers |= Modifiers::DIM;
            }
            modifiers |= match look.colour {
                "Attention" => Modifiers::BOLD | Modifiers::ITALIC,
                "Warning" => Modifiers::ITALIC,
                _ => Modifiers::NONE,
            };
            return Style::default().with(modifiers);
        }
        let colour = self.host.text(style, look.colour, look.subtle);
        let colour = if is_faint { colour.over(self.host.background(style), 85) } else { colour };
        Style::default().fg(colour).with(modifiers)
    }

    /// Small print of our own: captions, notes, marks.
    pub(super) fn note(&self, style: &str) -> Style {
        if self.is_mono() {
            return Style::default().with(Modifiers::DIM);
        }
        let ground = self.host.background(style);
        Style::default().fg(self.host.text(style, "Default", Subtle::Yes).over(ground, 75))
    }

    /// The styles of a text with Markdown.
    pub(super) fn voice(&self, style: &str, base: Style) -> Voice {
        let underlined = Style::default().with(Modifiers::UNDERLINE);
        let bold = Style::default().with(Modifiers::BOLD);
        let (link, mention, placeholder) = if self.is_mono() {
            (underlined, bold, Style::default().with(Modifiers::REVERSE))
        } else {
            let lead = self.lead(style);
            let warning = self.host.text("warning", "Dark", Subtle::No);
            (underlined.fg(lead), bold.fg(lead), Style::default().fg(warning).bg(self.host.background("warning")))
        };
        Voice { base, link, mention, placeholder, bullets: &self.glyphs.signs().bullets }
    }

    /// The colour of what can be followed or pressed; on coloured grounds it would not stand out, there text has its own.
    fn lead(&self, style: &str) -> Rgb {
        if is_quiet(style) { self.host.link } else { self.host.text(style, "Default", Subtle::No) }
    }

    /// Marked text.
    pub(super) fn highlighted(&self, style: Style) -> Style {
        if self.is_mono() { style.with(Modifiers::REVERSE) } else { style.bg(self.host.highlight) }
    }

    /// The line between two elements.
    pub(super) fn separator(&self) -> Style {
        if self.is_mono() {
            return Style::default().with(Modifiers::DIM);
        }
        // Teams' line is a pixel thin; drawn with a sign, a bright one on dark would be the loudest thing on the card.
        let percent = if self.host.theme == Theme::Dark { 40 } else { 100 };
        Style::default().fg(self.host.separator.over(self.host.background("default"), percent))
    }

    /// The lines around and inside boxes of a style.
    pub(super) fn border(&self, style: &str, around: &str) -> Style {
        if self.is_mono() {
            return Style::default();
        }
        Style::default().fg(self.host.border(style).over(self.host.background(around), 60))
    }

    /// Lines of our own, which no card asked for: frames of pictures, of what is unknown.
    pub(super) fn hint(&self, style: &str) -> Style {
        if self.is_mono() {
            return Style::default().with(Modifiers::DIM);
        }
        Style::default().fg(self.host.text(style, "Default", Subtle::Yes).over(self.host.background(style), 45))
    }

    /// The frame of a field.
    pub(super) fn field(&self, style: &str) -> Style {
        if self.is_mono() {
            return Style::default();
        }
        Style::default().fg(self.host.field.over(self.host.background(style), 80))
    }

    /// The box of a container of `style` that stands in one of `around`.
    pub(super) fn surface(&self, style: &str, around: &str) -> Surface {
        let background = self.host.background(style);
        if !self.is_mono() && background != self.host.background(around) {
            return Surface { fill: Some(background), padding: Edges::symmetric(2, 1), ..Surface::default() };
        }
        let outline = if matches!(style, "attention" | "warning") { Outline::Heavy } else { Outline::Plain };
        let line = if self.is_mono() { Style::default() } else { Style::default().fg(self.host.border(style)) };
        let caption = (!is_quiet(style)).then(|| Box::new((style.to_owned(), self.note(style))));
        Surface { fill: None, outline: Some((outline, line)), caption, padding: Edges::symmetric(1, 0) }
    }

    /// A button of that style inside a container style.
    pub(super) fn button(&self, button: &str, is_enabled: bool, style: &str) -> ButtonInk {
        if self.is_mono() {
            return mono_button(button, is_enabled);
        }
        let ground = self.host.background(style);
        let colour = match button {
            _ if !is_enabled => self.host.text(style, "Default", Subtle::Yes).over(ground, 50),
            "destructive" => self.host.destructive,
            _ if is_quiet(style) => self.host.button,
            _ => self.host.text(style, "Default", Subtle::No),
        };
        if button == "positive" && is_enabled {
            let text = Style::default().fg(ground).with(Modifiers::BOLD);
            return ButtonInk { outline: (Outline::Filled, Style::default().fg(colour)), text, fill: Some(colour) };
        }
        let line = Style::default().fg(colour.over(ground, 65));
        ButtonInk { outline: (Outline::Round, line), text: Style::default().fg(colour), fill: None }
    }
}

fn mono_button(button: &str, is_enabled: bool) -> ButtonInk {
    let plain = Style::default();
    match button {
        _ if !is_enabled => {
            let dim = plain.with(Modifiers::DIM);
            ButtonInk { outline: (Outline::Round, dim), text: dim, fill: None }
        }
        "positive" => {
            let text = plain.with(Modifiers::BOLD | Modifiers::REVERSE);
            ButtonInk { outline: (Outline::Filled, plain), text, fill: None }
        }
        "destructive" => ButtonInk { outline: (Outline::Heavy, plain), text: plain.with(Modifiers::BOLD), fill: None },
        _ => ButtonInk { outline: (Outline::Round, plain), text: plain, fill: None },
    }
}

/// The styles whose background is hardly a colour.
fn is_quiet(style: &str) -> bool {
    matches!(style, "" | "default" | "emphasis")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_nothing_has_one_and_meaning_stays() {
        let inks = Inks::new(&Options { paint: Paint::Mono, ..Options::new(80) });
        let of = |colour| inks.text("default", Look { colour, ..Look::default() });
        assert!(of("Attention").fg.is_none());
        assert_ne!(of("Attention"), of("Default"));
        assert_ne!(of("Warning"), of("Attention"));
        for style in ["emphasis", "accent", "good", "warning", "attention"] {
            assert!(inks.surface(style, "default").outline.is_some(), "{style}");
        }
        let [plain, positive, destructive] = ["default", "positive", "destructive"].map(|style| {
            let ink = inks.button(style, true, "default");
            (ink.outline.0, ink.text)
        });
        assert!(plain != positive && plain != destructive && positive != destructive);
    }

    #[test]
    fn sizes_and_weights_can_be_told_apart() {
        let inks = Inks::new(&Options::new(80));
        let of = |size, weight| inks.text("default", Look { size, weight, ..Look::default() });
        let all = [of("Small", ""), of("", ""), of("Large", "")];
        for (at, one) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| other != one));
        }
        assert_eq!(of("Default", ""), of("Medium", ""), "they are the same in Teams");
    }
}
