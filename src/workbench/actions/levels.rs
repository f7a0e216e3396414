//! How bad the findings of the checks count, and whose reading of expressions rules: as the user set it, and over that as
//! the cards' own project says.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::card::host::Host;
use crate::check::Levels;
use crate::expr::Engine;
use crate::store::config::Config;
use crate::store::project::Project;
use crate::store::{ConfigError, Home};

/// The levels that count for a card: those of the user's `config.toml`, and over them those of the nearest
/// `cardwright.toml`. A card without a file counts as one in the current folder.
///
/// A face reads them when a document is opened, is saved or gets another home (this touches the disk), and checks with
/// [`crate::check::Options::levels`]. A file that cannot be read or understood sets nothing, and is told.
#[must_use]
pub fn levels_for(home: &Home, card: Option<&Path>) -> (Levels, Vec<ConfigError>) {
    let (mut book, fault) = LevelBook::open(home);
    let mut faults: Vec<_> = fault.into_iter().collect();
    let levels = book.levels(card).unwrap_or_else(|fault| {
        faults.push(fault);
        book.user.levels
    });
    (levels, faults)
}

/// Whose reading of expressions rules for a card: as the nearest `cardwright.toml` says, else the user's `config.toml`.
/// What cannot be read says nothing, and is told.
#[must_use]
pub fn engine_for(home: &Home, card: Option<&Path>) -> (Engine, Vec<ConfigError>) {
    let (mut book, fault) = LevelBook::open(home);
    let mut faults: Vec<_> = fault.into_iter().collect();
    let engine = book.engine(card).unwrap_or_else(|fault| {
        faults.push(fault);
        book.user.engine
    });
    (engine, faults)
}

/// What counts for the cards of a folder.
#[derive(Debug, Clone, Default)]
struct Said {
    levels: Levels,
    engine: Engine,
    host: Option<Host>,
}

/// What is set for many cards: every folder is looked at once.
#[derive(Debug)]
pub struct LevelBook {
    user: Said,
    folders: HashMap<PathBuf, Said>,
}

impl LevelBook {
    /// Reads what the user set. When that cannot be read or understood it sets nothing, and is told.
    #[must_use]
    pub fn open(home: &Home) -> (Self, Option<ConfigError>) {
        let (user, fault) = match Config::load(home) {
            Ok(config) => (Said { levels: config.levels, engine: config.engine, host: None }, None),
            Err(fault) => (Said::default(), Some(fault)),
        };
        (Self { user, folders: HashMap::new() }, fault)
    }

    /// As [`levels_for`].
    ///
    /// # Errors
    /// When the `cardwright.toml` that counts for the card cannot be read or understood.
    pub fn levels(&mut self, card: Option<&Path>) -> Result<Levels, ConfigError> {
        Ok(self.said(card)?.levels)
    }

    /// As [`engine_for`].
    ///
    /// # Errors
    /// As [`Self::levels`].
    pub fn engine(&mut self, card: Option<&Path>) -> Result<Engine, ConfigError> {
        Ok(self.said(card)?.engine)
    }

    /// The host that the card's project is for.
    ///
    /// # Errors
    /// As [`LevelBook::levels`].
    pub fn host(&mut self, card: Option<&Path>) -> Result<Option<Host>, ConfigError> {
        Ok(self.said(card)?.host)
    }

    fn said(&mut self, card: Option<&Path>) -> Result<Said, ConfigError> {
        let folder = card.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.clone());
        }
        let Said { levels, engine, .. } = self.user.clone();
        let said = match Project::of(folder)? {
            Some(project) => Said {
                levels: levels.under(&project.levels),
                engine: project.engine.unwrap_or(engine),
                host: project.host,
            },
            None => Said { levels, engine, host: None },
        };
        self.folders.insert(folder.to_owned(), said.clone());
        Ok(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Level, Severity};

    #[test]
    fn the_project_goes_before_the_user() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        std::fs::create_dir_all(folder.path().join("home")).unwrap();
        let cards = folder.path().join("cards");
        std::fs::create_dir_all(cards.join(".git")).unwrap();
        let card = cards.join("card.json");
        assert_eq!(levels_for(&home, Some(&card)), (Levels::default(), Vec::new()));
        std::fs::write(home.config_file(), "engine = \"dotnet\"\n").unwrap();
        assert_eq!(engine_for(&home, Some(&card)), (Engine::DotNet, Vec::new()));
        std::fs::write(cards.join("cardwright.toml"), "engine = \"js\"\n").unwrap();
        assert_eq!(engine_for(&home, Some(&card)), (Engine::JavaScript, Vec::new()));
        std::fs::write(home.config_file(), "[check]\nunknown-type = \"error\"\ntoo-big = \"off\"\n").unwrap();
        std::fs::write(cards.join("cardwright.toml"), "[check]\nunknown-type = \"info\"\n").unwrap();
        let mut wanted = Levels::default();
        assert!(wanted.set("too-big", Level::Off) && wanted.set("unknown-type", Level::As(Severity::Info)));
        assert_eq!(levels_for(&home, Some(&card)), (wanted.clone(), Vec::new()));
        let (mut book, _) = LevelBook::open(&home);
        assert_eq!(book.levels(Some(&card)), Ok(wanted.clone()));
        std::fs::write(cards.join("cardwright.toml"), "[check]\nno-such = \"info\"\n").unwrap();
        assert_eq!(book.levels(Some(&cards.join("other.json"))), Ok(wanted), "a folder is looked at once");
        let (levels, faults) = levels_for(&home, Some(&card));
        assert!(
            matches!(faults.as_slice(), [fault] if fault.to_string().contains("cardwright.toml, line 2, column 1"))
        );
        assert_ne!(levels, Levels::default(), "what the user set counts all the same");
        std::fs::write(home.config_file(), "[check]\nno-such = \"info\"\n").unwrap();
        assert_eq!(levels_for(&home, Some(&card)).1.len(), 2);
    }
}
