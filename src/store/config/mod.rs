//! What the user set in `config.toml`.
//!
//! Read here are the text and everything whose meaning is known on this floor: switches, colours, times. Names of
//! commands, keys and roles come out with their [`Position`], since only the workbench knows which exist; it reports the
//! unknown ones through [`Config::error_at`]. A setting that nobody knows is an error with line and column, never
//! passed over in silence.

mod colour;
mod default;
mod file;
pub(super) mod source;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use toml::Spanned;

pub use colour::{Colour, NAMES, NoColour};
pub use default::{DEFAULT, default_text};

pub(super) use self::file::{EngineName, Placed};

use self::file::ConfigFile;
use self::source::Source;
use super::{ConfigError, Home};
use crate::check::Levels;
use crate::expr::Engine;
use crate::json::Position;

/// The longest time that can be waited for an answer.
const LONGEST_TIMEOUT: u64 = 3600;

/// All settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whose reading of expressions rules where the engines differ.
    pub engine: Engine,
    /// How frames are drawn.
    pub borders: Borders,
    /// The colours of the workbench.
    pub theme: Theme,
    /// The theme of the preview.
    pub preview: PreviewTheme,
    /// How long to wait for a connection.
    pub connect_timeout: Duration,
    /// How long to wait for an answer, all in all.
    pub timeout: Duration,
    /// The port of the sandbox; any free one when there is none.
    pub sandbox_port: Option<u16>,
    /// The limits that the sandbox holds senders to.
    pub sandbox_limits: SandboxLimits,
    /// How bad the findings of single rules count.
    pub levels: Levels,
    /// Keys that the user bound, in the order of the file's scopes.
    pub keys: Vec<Binding>,
    path: PathBuf,
}

/// How frames are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Borders {
    /// Box-drawing characters.
    #[default]
    Unicode,
    /// `+`, `-` and `|`.
    Ascii,
}

/// The colours of the workbench.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// What it starts from.
    pub base: Base,
    /// What differs.
    pub colours: Vec<RoleColour>,
}

/// The theme that the user's one starts from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    /// Light or dark, as the terminal is.
    #[default]
    Auto,
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
    /// The terminal's sixteen colours.
    Ansi,
    /// No colours.
    Mono,
}

/// The colour that the user gave to a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleColour {
    /// The role, as written.
    pub role: String,
    /// The colour.
    pub colour: Colour,
    /// Where the role stands.
    pub at: Position,
}

/// Which Teams the preview shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PreviewTheme {
    /// As the workbench.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// The limits that the sandbox holds senders to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SandboxLimits {
    /// Those of Teams.
    #[default]
    Teams,
    /// None.
    Off,
}

/// A key that the user bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The part of the workbench that it works in, as written.
    pub scope: String,
    /// The key, as written.
    pub key: String,
    /// The command, as written; `none` frees the key.
    pub command: String,
    /// Where the key stands.
    pub key_at: Position,
    /// Where the command stands.
    pub command_at: Position,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            mouse: true,
            engine: Engine::default(),
            borders: Borders::default(),
            theme: Theme::default(),
            preview: PreviewTheme::default(),
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            sandbox_port: None,
            sandbox_limits: SandboxLimits::default(),
            levels: Levels::default(),
            keys: Vec::new(),
            path: PathBuf::from("config.toml"),
        }
    }
}

impl Config {
    /// The user's settings; the defaults when there is no file.
    ///
    /// # Errors
    /// When the file cannot be read or understood. The program starts with the defaults then, and tells.
    pub fn load(home: &Home) -> Result<Self, ConfigError> {
        let path = home.config_file();
        match source::read(&path)? {
            Some(text) => Self::parse(&path, &text),
            None => Ok(Self { path, ..Self::default() }),
        }
    }

    /// Reads settings from a text; `path` is for messages.
    ///
    /// # Errors
    /// When something in it is unknown or has a wrong value.
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let source = Source::new(path, text);
        config(&source, source.parse()?)
    }

    /// An error about a place of this configuration that only the workbench could find.
    #[must_use]
    pub fn error_at(&self, position: Position, message: impl Into<String>) -> ConfigError {
        ConfigError { path: self.path.clone(), position: Some(position), message: message.into() }
    }
}

fn config(source: &Source<'_>, file: ConfigFile) -> Result<Config, ConfigError> {
    let default = Config::default();
    let mut keys = Vec::new();
    for (scope, table) in file.keys {
        keys.extend(bindings(source, &scope, table));
    }
    Ok(Config {
        mouse: file.mouse.unwrap_or(default.mouse),
        engine: file.engine.map(Engine::from).unwrap_or_default(),
        borders: file.borders.unwrap_or_default(),
        theme: Theme { base: file.theme.base.unwrap_or_default(), colours: colours(source, file.theme.colours)? },
        preview: file.preview.theme.unwrap_or_default(),
        connect_timeout: seconds(source, file.send.connect_timeout, default.connect_timeout)?,
        timeout: seconds(source, file.send.timeout, default.timeout)?,
        sandbox_port: file.sandbox.port.filter(|port| *port != 0),
        sandbox_limits: file.sandbox.limits.unwrap_or_default(),
        levels: source.levels(file.check)?,
        keys,
        path: source.path.to_owned(),
    })
}

fn bindings(source: &Source<'_>, scope: &str, table: Placed) -> Vec<Binding> {
    let mut bindings: Vec<_> = table
        .into_iter()
        .map(|(key, command)| Binding {
            scope: scope.to_owned(),
            key_at: source.position(&key.span()),
            command_at: source.position(&command.span()),
            key: key.into_inner(),
            command: command.into_inner(),
        })
        .collect();
    bindings.sort_by_key(|binding| binding.key_at);
    bindings
}

fn colours(source: &Source<'_>, table: Placed) -> Result<Vec<RoleColour>, ConfigError> {
    let colour = |(role, colour): (Spanned<String>, Spanned<String>)| {
        let at = source.position(&role.span());
        match colour.get_ref().parse::<Colour>() {
            Ok(parsed) => Ok(RoleColour { role: role.into_inner(), colour: parsed, at }),
            Err(error) => Err(source.error(&colour.span(), error.to_string())),
        }
    };
    table.into_iter().map(colour).collect()
}

fn seconds(source: &Source<'_>, seconds: Option<Spanned<u64>>, default: Duration) -> Result<Duration, ConfigError> {
    match seconds {
        None => Ok(default),
        Some(seconds) if (1..=LONGEST_TIMEOUT).contains(seconds.get_ref()) => {
            Ok(Duration::from_secs(seconds.into_inner()))
        }
        Some(seconds) => Err(source.error(&seconds.span(), format!("a timeout has 1 to {LONGEST_TIMEOUT} seconds"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, ConfigError> {
        Config::parse(Path::new("/home/me/config.toml"), text)
    }

    #[test]
    fn settings_are_read() {
        assert_eq!(parse("engine = \"dotnet\"").unwrap().engine, Engine::DotNet);
        let text = "\u{feff}mouse = false\nborders = \"ascii\"\n[theme]\nbase = \"dark\"\n[theme.colours]\naccent = \"#010203\"\n\
                    [send]\ntimeout = 5\n[sandbox]\nport = 4000\nlimits = \"off\"\n[preview]\ntheme = \"contrast\"\n\
                    [keys.global]\n\"ctrl-s\" = \"save\"\n\"a\" = \"none\"\n";
        let config = parse(text).unwrap();
        assert!(!config.mouse);
        assert_eq!((config.borders, config.theme.base), (Borders::Ascii, Base::Dark));
        assert_eq!(config.theme.colours[0].colour, Colour::Rgb(1, 2, 3));
        assert_eq!((config.timeout.as_secs(), config.sandbox_port), (5, Some(4000)));
        assert_eq!((config.sandbox_limits, config.preview), (SandboxLimits::Off, PreviewTheme::Contrast));
        let keys: Vec<_> = config.keys.iter().map(|binding| (binding.key.as_str(), binding.command.as_str())).collect();
        assert_eq!(keys, [("ctrl-s", "save"), ("a", "none")]);
        assert_eq!(config.keys[0].key_at, Position { line: 15, column: 1 });
        assert_eq!(config.keys[0].command_at, Position { line: 15, column: 12 });
        let error = config.error_at(config.keys[1].command_at, "no such command");
        assert_eq!(error.to_string(), "/home/me/config.toml, line 16, column 7: no such command");
    }

    #[test]
    fn errors_have_a_place() {
        for (text, line, column, words) in [
            ("mouse = maybe", 1, 9, ""),
            ("\nmous = true", 2, 1, "unknown field `mous`"),
            ("mouse = 1", 1, 9, "invalid type"),
            ("engine = \"python\"", 1, 10, "unknown variant `python`, expected `js` or `dotnet`"),
            ("borders = \"round\"", 1, 11, "unknown variant `round`"),
            ("[theme]\nbase = \"pink\"", 2, 8, "unknown variant `pink`"),
            ("[theme.colours]\naccent = \"mauve\"", 2, 10, "`mauve` is no colour"),
            ("[keys.global]\n\"a\" = 3", 2, 7, "invalid type"),
            ("[send]\ntimeout = 0", 2, 11, "1 to 3600 seconds"),
            ("[send]\ntimeout = -1", 2, 11, "invalid"),
            ("[sandbox]\nport = 70000", 2, 8, "invalid value"),
            ("mouse = true\nmouse = false", 2, 1, "duplicate"),
            ("[theme", 1, 7, ""),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.position, Some(Position { line, column }), "{text}: {error}");
            assert!(error.message.contains(words), "{text}: {error}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        assert!(Config::load(&home).is_ok_and(|config| config.mouse));
        std::fs::write(home.config_file(), b"mouse = \"\xff\"").unwrap();
        assert_eq!(Config::load(&home).unwrap_err().position, None);
        std::fs::remove_file(home.config_file()).unwrap();
        std::fs::create_dir(home.config_file()).unwrap();
        assert!(Config::load(&home).unwrap_err().to_string().ends_with("config.toml: is a folder"));
    }
}
