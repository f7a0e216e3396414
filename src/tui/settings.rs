//! From the user's configuration to what the terminal face works with. Roles, scopes, keys and commands are known here, so
//! unknown ones are found here, and told with their place in the file.

use ratatui::style::{Color, Style};

use crate::card::host;
use crate::store::Home;
use crate::store::config::{self, Colour, Config};

use super::command::{KeyMap, Scope, Sequence, find};
use super::terminal::Mouse;
use super::theme::{Base, Depth, ROLES, Role, Theme};

/// The settings, in the terms of the terminal face.
#[derive(Debug)]
pub struct Settings {
    /// Who has the mouse at the start.
    pub mouse: Mouse,
    /// Light or dark, when the user fixed it.
    pub ground: Option<Base>,
    /// The keys.
    pub keys: KeyMap,
    /// What could not be used, each with its place.
    pub faults: Vec<String>,
    config: Config,
    depth: Depth,
    own: Vec<(Role, Style)>,
}

impl Settings {
    /// Reads the configuration. What is wrong is told; the defaults count in its place.
    #[must_use]
    pub fn load(home: &Home, depth: Depth) -> Self {
        match Config::load(home) {
            Ok(config) => Self::of(config, depth),
            Err(error) => {
                let mut settings = Self::of(Config::default(), depth);
                settings.faults.push(error.to_string());
                settings
            }
        }
    }

    fn of(config: Config, depth: Depth) -> Self {
        let mut faults = Vec::new();
        let keys = keys(&config, &mut faults);
        let own = colours(&config, &mut faults);
        let ground = match config.theme.base {
            config::Base::Light => Some(Base::Light),
            config::Base::Dark => Some(Base::Dark),
            config::Base::Auto | config::Base::Ansi | config::Base::Mono => None,
        };
        let depth = match config.theme.base {
            config::Base::Mono => Depth::Mono,
            config::Base::Ansi if depth != Depth::Mono => Depth::Sixteen,
            _ => depth,
        };
        let mouse = if config.mouse { Mouse::Captured } else { Mouse::Free };
        Self { mouse, ground, keys, faults, config, depth, own }
    }

    /// The theme, on the ground that was remembered unless the user fixed one.
    #[must_use]
    pub fn theme(&self, remembered: Base) -> Theme {
        let mut theme = Theme::new(self.ground.unwrap_or(remembered), self.depth).with_own(self.own.clone());
        theme.ascii = self.config.borders == config::Borders::Ascii;
        theme.card = match self.config.preview {
            config::PreviewTheme::Auto => None,
            config::PreviewTheme::Light => Some(host::Theme::Light),
            config::PreviewTheme::Dark => Some(host::Theme::Dark),
            config::PreviewTheme::Contrast => Some(host::Theme::Contrast),
        };
        theme
    }

    /// The configuration itself, for what is not the terminal's.
    #[must_use]
    pub const fn config(&self) -> &Config {
        &self.config
    }
}

fn keys(config: &Config, faults: &mut Vec<String>) -> KeyMap {
    let mut map = KeyMap::default();
    for binding in &config.keys {
        let Some(scope) = Scope::parse(&binding.scope) else {
            let scopes = Scope::ALL.map(Scope::name).join(", ");
            let told = format!("there is no scope `{}`; there are {scopes}", binding.scope);
            faults.push(config.error_at(binding.key_at, told).to_string());
            continue;
        };
        let keys = match Sequence::parse(&binding.key) {
            Ok(keys) => keys,
            Err(fault) => {
                faults.push(config.error_at(binding.key_at, fault).to_string());
                continue;
            }
        };
        let command = find(&binding.command);
        if command.is_none() && binding.command != "none" {
            let told = format!("there is no command `{}`", binding.command);
            faults.push(config.error_at(binding.command_at, told).to_string());
            continue;
        }
        map.bind(scope, keys.clone(), command);
        let clash = map.bindings().iter().find(|other| {
            other.scope == scope && other.keys != keys && (other.keys.begins(&keys) || keys.begins(&other.keys))
        });
        if let (Some(clash), true) = (clash, command.is_some()) {
            let (keys, other) = (keys.label(), clash.keys.label());
            let told =
                format!("`{keys}` and `{other}` ({}) cannot both be reached: one begins the other", clash.command.name);
            faults.push(config.error_at(binding.key_at, told).to_string());
        }
    }
    map
}

fn colours(config: &Config, faults: &mut Vec<String>) -> Vec<(Role, Style)> {
    let mut own = Vec::new();
    for entry in &config.theme.colours {
        let Some((_, role)) = ROLES.iter().find(|(name, _)| *name == entry.role) else {
            let names: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
            let told = format!("there is no role `{}`; there are {}", entry.role, names.join(", "));
            faults.push(config.error_at(entry.at, told).to_string());
            continue;
        };
        let colour = terminal_colour(entry.colour);
        // The selection is a ground, everything else is ink.
        let style = if matches!(role, Role::Selection | Role::Marked) {
            Style::new().bg(colour)
        } else {
            Style::new().fg(colour)
        };
        own.push((*role, style));
    }
    own
}

const fn terminal_colour(colour: Colour) -> Color {
    match colour {
        Colour::Default => Color::Reset,
        Colour::Named(place) => Color::Indexed(place),
        Colour::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn settings(text: &str) -> Settings {
        Settings::of(Config::parse(Path::new("config.toml"), text).unwrap(), Depth::True)
    }

    #[test]
    fn what_nobody_knows_is_told_with_its_place_and_the_rest_counts() {
        let settings = settings(
            "mouse = false\n[theme.colours]\naccent = \"#112233\"\nshine = \"red\"\n[keys.design]\n\"ctrl-y\" = \"duplicate\"\n\"d\" = \"none\"\n\"f7\" = \"nonsense\"\n",
        );
        assert_eq!(settings.mouse, Mouse::Free);
        assert_eq!(settings.faults.len(), 2, "{:?}", settings.faults);
        assert!(settings.faults.iter().any(|fault| fault.contains("line 4") && fault.contains("shine")));
        assert!(settings.faults.iter().any(|fault| fault.contains("line 8") && fault.contains("nonsense")));
        assert_eq!(settings.theme(Base::Dark).style(Role::Accent).fg, Some(Color::Rgb(0x11, 0x22, 0x33)));
        let duplicate = find("duplicate").unwrap();
        assert_eq!(settings.keys.labels(duplicate), ["Ctrl-Y"]);
    }
}
