//! Where a document comes from and where saving puts it.

use std::path::{Path, PathBuf};

/// The home of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Not saved anywhere yet; the name is what the title bar shows.
    Untitled(String),
    /// A file chosen by its path.
    File(PathBuf),
    /// A template of the library, by its name.
    Template {
        /// The name in the library.
        name: String,
        /// Its file.
        path: PathBuf,
    },
}

impl Origin {
    /// A short name for the title bar and the history.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Untitled(name) | Self::Template { name, .. } => name.clone(),
            Self::File(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                name.strip_suffix(".template.json").or_else(|| name.strip_suffix(".json")).unwrap_or(&name).to_owned()
            }
        }
    }

    /// The file that saving writes, when there is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Untitled(_) => None,
            Self::File(path) | Self::Template { path, .. } => Some(path),
        }
    }
}
