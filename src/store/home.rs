//! Where everything lies.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::StoreError;

/// The environment variable that moves all of cardwright's files into one folder.
pub const HOME_VARIABLE: &str = "CARDWRIGHT_HOME";

/// The folders of one user. Nothing is created before something is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    config: PathBuf,
    data: PathBuf,
    state: PathBuf,
}

impl Home {
    /// The folder that `CARDWRIGHT_HOME` names, else the platform's own places for configuration, data and state.
    ///
    /// # Errors
    /// When neither the variable nor the platform names a folder.
    pub fn locate() -> Result<Self, StoreError> {
        if let Some(home) = std::env::var_os(HOME_VARIABLE).filter(|home| !home.is_empty()) {
            let home = PathBuf::from(home);
            return Ok(Self::at(std::path::absolute(&home).unwrap_or(home)));
        }
        let dirs = ProjectDirs::from("", "", "cardwright").ok_or(StoreError::NoHome)?;
        Ok(Self {
            config: dirs.config_dir().to_owned(),
            data: dirs.data_dir().to_owned(),
            state: dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned(),
        })
    }

    /// Everything in one folder.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        Self { config: folder.clone(), data: folder.clone(), state: folder }
    }

    /// The configuration, written by the user only.
    #[must_use]
    pub fn config_file(&self) -> PathBuf {
        self.config.join("config.toml")
    }

    /// The folder of the template library.
    #[must_use]
    pub fn templates_dir(&self) -> PathBuf {
        self.data.join("templates")
    }

    /// The folder of what a template was before.
    #[must_use]
    pub fn versions_dir(&self, template: &str) -> PathBuf {
        self.data.join("versions").join(template)
    }

    /// The saved endpoints, without their URLs.
    #[must_use]
    pub fn endpoints_file(&self) -> PathBuf {
        self.data.join("endpoints.json")
    }

    /// The URLs of the saved endpoints.
    #[must_use]
    pub fn secrets_file(&self) -> PathBuf {
        self.data.join("secrets.json")
    }

    /// The database of what was sent.
    #[must_use]
    pub fn history_file(&self) -> PathBuf {
        self.data.join("history.sqlite")
    }

    /// The database of what the sandbox received.
    #[must_use]
    pub fn messages_file(&self) -> PathBuf {
        self.data.join("messages.sqlite")
    }

    /// Where the workbench was left.
    #[must_use]
    pub fn session_file(&self) -> PathBuf {
        self.state.join("session.json")
    }

    /// The folder of the journals.
    #[must_use]
    pub fn journal_dir(&self) -> PathBuf {
        self.state.join("journal")
    }

    /// Where the running sandbox says how to reach it.
    #[must_use]
    pub fn run_file(&self) -> PathBuf {
        self.state.join("sandbox.json")
    }

    /// Whether a path lies in the template library.
    #[must_use]
    pub fn is_template(&self, path: &Path) -> bool {
        path.parent() == Some(&self.templates_dir())
    }
}

/// Creates a folder of ours, and what is missing above it, for this user only. One that exists keeps its permissions: it
/// may be somebody's `/tmp`.
pub(super) fn create_dir(path: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| StoreError::storage(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_holds_everything() {
        let home = Home::at("/somewhere");
        assert_eq!(home.config_file(), Path::new("/somewhere/config.toml"));
        assert_eq!(home.journal_dir(), Path::new("/somewhere/journal"));
        assert!(home.is_template(Path::new("/somewhere/templates/a.template.json")));
        assert!(!home.is_template(Path::new("/somewhere/else/a.template.json")));
    }

    #[cfg(unix)]
    #[test]
    fn new_folders_are_private() {
        use std::os::unix::fs::PermissionsExt;
        let outer = tempfile::tempdir().unwrap();
        let inner = outer.path().join("a/b");
        create_dir(&inner).unwrap();
        for folder in [inner.clone(), outer.path().join("a")] {
            assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
        create_dir(&inner).unwrap();
    }
}
