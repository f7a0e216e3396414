//! What a project says about its cards: a `cardwright.toml` beside them, shared with everybody who works on them.
//!
//! It is looked for in the card's folder and in those above it, up to the root of the repository (where `.git` is) or of
//! the file system. The nearest counts, and only that one; it goes before the user's own settings.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::ConfigError;
use super::config::Placed;
use super::config::source::{self, Source};
use crate::check::Levels;

/// The name of the file.
pub const FILE: &str = "cardwright.toml";

/// What a project says about its cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The file that says it.
    pub path: PathBuf,
    /// How bad the findings of single rules count.
    pub levels: Levels,
}

/// The shape of the file, as serde reads it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ProjectFile {
    check: Placed,
}

impl Project {
    /// The project of the cards in a folder, if that is one.
    ///
    /// # Errors
    /// When its file cannot be read or understood.
    pub fn of(folder: &Path) -> Result<Option<Self>, ConfigError> {
        // `..` and links are resolved first: what stands above a folder is not always what its path says.
        let folder = std::fs::canonicalize(folder).or_else(|_| std::path::absolute(folder));
        for folder in folder.iter().flat_map(|folder| folder.ancestors()) {
            let path = folder.join(FILE);
            if let Some(text) = source::read(&path)? {
                return Self::parse(&path, &text).map(Some);
            }
            if folder.join(".git").exists() {
                break;
            }
        }
        Ok(None)
    }

    /// Reads the file's text; `path` is for messages.
    ///
    /// # Errors
    /// When something in it is unknown or has a wrong value.
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let source = Source::new(path, text);
        let file: ProjectFile = source.parse()?;
        Ok(Self { path: path.to_owned(), levels: source.levels(file.check)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Level;

    fn levels(code: &str, level: Level) -> Levels {
        let mut levels = Levels::default();
        assert!(levels.set(code, level));
        levels
    }

    #[test]
    fn the_nearest_counts_and_a_repository_is_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("repository/cards/deep");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(folder.path().join(FILE), "[check]\nunknown-type = \"off\"\n").unwrap();
        let found = || Project::of(&deep).unwrap();
        assert_eq!(found().unwrap().levels, levels("unknown-type", Level::Off));
        std::fs::create_dir(folder.path().join("repository/.git")).unwrap();
        assert_eq!(found(), None, "beyond the repository nothing is looked for");
        std::fs::write(folder.path().join("repository").join(FILE), "").unwrap();
        assert_eq!(found().unwrap().levels, Levels::default(), "the root of the repository is looked at");
        std::fs::write(folder.path().join("repository/cards").join(FILE), "check.too-big = \"info\"").unwrap();
        let near = found().unwrap();
        assert_eq!(near.levels, levels("too-big", Level::As(crate::check::Severity::Info)));
        assert!(near.path.ends_with("repository/cards/cardwright.toml"));
        assert_eq!(
            Project::of(&deep.join("../../..")).unwrap().map(|found| found.path),
            Some(folder.path().canonicalize().unwrap().join(FILE))
        );
    }

    #[test]
    fn faults_have_a_place() {
        for (text, told) in [
            (
                "[check]\nunknown-tpe = \"off\"",
                "line 2, column 1: there is no rule `unknown-tpe`; was `unknown-type` meant?",
            ),
            (
                "[check]\nnothing-like-it = \"off\"",
                "line 2, column 1: there is no rule `nothing-like-it`; `cardwright explain` lists them",
            ),
            ("[check]\n\"too-big\" = \"of\"", "line 2, column 13: `of` is none of off, info, warning, error"),
            ("\n[chekc]", "line 2, column 2: unknown field `chekc`, expected `check`"),
            ("[check]\ntoo-big = 1", "line 2, column 11: invalid type: integer `1`, expected a string"),
            ("[check", "line 1, column 7"),
        ] {
            let error = Project::parse(Path::new("/p/cardwright.toml"), text).unwrap_err().to_string();
            assert!(error.starts_with(&format!("/p/cardwright.toml, {told}")), "{error}");
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(FILE)).unwrap();
        assert!(Project::of(folder.path()).unwrap_err().to_string().ends_with("cardwright.toml: is a folder"));
    }
}
