//! What a project says about its cards: a `cardwright.toml` beside them, shared with everybody who works on them. It names
//! the folders of its templates, the host that they are for, and how bad findings count.
//!
//! It is looked for in the card's folder and in those above it, up to the root of the repository (where `.git` is) or of
//! the file system. The nearest counts, and only that one; it goes before the user's own settings.

use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use super::ConfigError;
use super::config::source::{self, Source};
use super::config::{EngineName, Placed};
use crate::card::host::Host;
use crate::card::text::plain;
use crate::check::Levels;
use crate::expr::Engine;

/// The name of the file.
pub const FILE: &str = "cardwright.toml";

/// What a project says about its cards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The file that says it.
    pub path: PathBuf,
    /// How bad the findings of single rules count.
    pub levels: Levels,
    /// The host that its cards are for.
    pub host: Option<Host>,
    /// Whose reading of expressions rules, if the project says so.
    pub engine: Option<Engine>,
    /// The folders of its templates, in their order.
    pub folders: Vec<PathBuf>,
}

/// The shape of the file, as serde reads it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ProjectFile {
    engine: Option<EngineName>,
    check: Placed,
    host: Option<toml::Spanned<String>>,
    templates: Templates,
}

/// The table of the templates.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Templates {
    folders: Vec<toml::Spanned<String>>,
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
                let project = Self::parse(&path, &text)?;
                project.stays_inside(folder)?;
                return Ok(Some(project));
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
        let host = match file.host {
            Some(word) => Some(word.get_ref().parse().map_err(|error| source.error(&word.span(), format!("{error}")))?),
            None => None,
        };
        let root = path.parent().unwrap_or_else(|| Path::new("."));
        let mut folders = Vec::new();
        for folder in file.templates.folders {
            let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
            let relative = Path::new(folder.get_ref());
            if folder.get_ref().is_empty() || !relative.components().all(inside) {
                let told = format!("`{}` is no folder inside the project", folder.get_ref().escape_debug());
                return Err(source.error(&folder.span(), told));
            }
            folders.push(root.join(relative.components().collect::<PathBuf>()));
        }
        let engine = file.engine.map(Engine::from);
        Ok(Self { path: path.to_owned(), levels: source.levels(file.check)?, host, engine, folders })
    }

    /// A link must not lead where the path could not.
    fn stays_inside(&self, root: &Path) -> Result<(), ConfigError> {
        let leads_out = |folder: &&PathBuf| folder.canonicalize().is_ok_and(|real| !real.starts_with(root));
        match self.folders.iter().find(leads_out) {
            Some(folder) => {
                let message = format!("{} leads out of the project", plain(&folder.to_string_lossy()));
                Err(ConfigError { path: self.path.clone(), position: None, message })
            }
            None => Ok(()),
        }
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
            (
                "\n[chekc]",
                "line 2, column 2: unknown field `chekc`, expected one of `engine`, `check`, `host`, `templates`",
            ),
            ("[check]\ntoo-big = 1", "line 2, column 11: invalid type: integer `1`, expected a string"),
            ("[check", "line 1, column 7"),
            ("host = \"nowhere\"", "line 1, column 8: "),
            ("[templates]\nfolders = [\"a\", \"../b\"]", "line 2, column 17: `../b` is no folder inside the project"),
            ("templates.folders = [\"/etc\"]", "line 1, column 22: `/etc` is no folder inside the project"),
        ] {
            let error = Project::parse(Path::new("/p/cardwright.toml"), text).unwrap_err().to_string();
            assert!(error.starts_with(&format!("/p/cardwright.toml, {told}")), "{error}");
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(FILE)).unwrap();
        assert!(Project::of(folder.path()).unwrap_err().to_string().ends_with("cardwright.toml: is a folder"));
    }

    #[test]
    fn templates_lie_inside_it() {
        let text = "host = \"workflow\"\n[templates]\nfolders = [\"cards\", \"./more/of them\", \".\"]";
        let project = Project::parse(Path::new("/p/cardwright.toml"), text).unwrap();
        assert_eq!(project.host, Some(Host::Workflow));
        assert_eq!(project.folders, [Path::new("/p/cards"), Path::new("/p/more/of them"), Path::new("/p")]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("p");
        std::fs::create_dir_all(root.join("real")).unwrap();
        std::fs::write(root.join(FILE), "templates.folders = [\"cards\"]").unwrap();
        std::os::unix::fs::symlink("real", root.join("cards")).unwrap();
        assert_eq!(Project::of(&root).unwrap().unwrap().folders.len(), 1);
        std::fs::remove_file(root.join("cards")).unwrap();
        std::os::unix::fs::symlink(folder.path(), root.join("cards")).unwrap();
        assert!(Project::of(&root).unwrap_err().to_string().ends_with("cards leads out of the project"));
    }
}
