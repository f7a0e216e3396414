//! Saving: nothing of somebody else's is written over unnoticed.

use std::path::Path;

use crate::store::file::{self, Fingerprint};
use crate::store::templates::{self, Overwrite};
use crate::store::{Home, StoreError, journal};
use crate::workbench::Origin;

use super::{ActionError, open::origin_of};

/// Where a document is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// Back where it comes from.
    Origin,
    /// Into a file.
    File(&'a Path),
    /// Into the template library, under a name.
    Template(&'a str),
}

/// A document that is to be written.
#[derive(Debug, Clone, Copy)]
pub struct Save<'a> {
    /// Where to.
    pub place: Place<'a>,
    /// Its home so far.
    pub origin: &'a Origin,
    /// What to write.
    pub text: &'a str,
    /// What was on disk when it was read or written last.
    pub expected: Option<&'a Fingerprint>,
    /// Whether what stands there may be replaced, whatever it is.
    pub overwrite: Overwrite,
}

/// A document was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Its home from now on.
    pub origin: Origin,
    /// What stands on disk now.
    pub disk: Fingerprint,
}

/// Why a document was not written. The old file is untouched.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else changed the file since it was read.
    #[error("{0}")]
    Changed(String),
    /// Something of that name is there already.
    #[error("{0}")]
    Exists(String),
    /// It failed.
    #[error(transparent)]
    Failed(#[from] ActionError),
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Writes a document.
///
/// # Errors
/// When somebody else changed the file, when something else stands there, or when the disk refuses.
pub fn save(home: &Home, save: Save<'_>) -> Result<Saved, SaveError> {
    let origin = target(home, &save)?;
    let Some(path) = origin.path() else {
        return Err(ActionError::Asked("this document has no file yet; save it under a name".to_owned()).into());
    };
    if save.overwrite == Overwrite::No {
        check(&origin, path, &save)?;
    }
    match &origin {
        Origin::Template { name, .. } => {
            templates::save(home, name, save.text, Overwrite::Yes)?;
        }
        _ => file::write_atomic(path, save.text)?,
    }
    Ok(Saved { disk: file::fingerprint(save.text), origin })
}

/// The home that the document gets.
fn target(home: &Home, save: &Save<'_>) -> Result<Origin, StoreError> {
    Ok(match save.place {
        Place::Origin => save.origin.clone(),
        Place::File(path) => {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
            origin_of(home, path)
        }
        Place::Template(name) => {
            templates::check_name(name)?;
            Origin::Template { name: name.to_owned(), path: templates::path(home, name) }
        }
    })
}

/// Whether what stands on disk is what we know, or nothing.
fn check(origin: &Origin, path: &Path, save: &Save<'_>) -> Result<(), SaveError> {
    let Some(there) = file::on_disk(path)? else { return Ok(()) };
    let ours = save.origin.path().is_some_and(|own| own == path || journal::id_of(own) == journal::id_of(path));
    if !ours {
        let what = match origin {
            Origin::Template { name, .. } => format!("There already is a template named `{name}`."),
            _ => format!("{} exists already.", shown(path)),
        };
        return Err(SaveError::Exists(what));
    }
    if save.expected == Some(&there) || file::fingerprint(save.text) == there {
        return Ok(());
    }
    Err(SaveError::Changed(format!("{} was changed by somebody else since it was read.", shown(path))))
}

fn shown(path: &Path) -> String {
    crate::card::text::plain(&path.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn home() -> (tempfile::TempDir, Home, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        let path = folder.path().join("card.json");
        std::fs::write(&path, "{}").unwrap();
        (folder, home, path)
    }

    fn wanted<'a>(place: Place<'a>, origin: &'a Origin, text: &'a str, expected: Option<&'a Fingerprint>) -> Save<'a> {
        Save { place, origin, text, expected, overwrite: Overwrite::No }
    }

    #[test]
    fn a_file_changed_by_somebody_else_is_noticed() {
        let (_folder, home, path) = home();
        let origin = Origin::File(path.clone());
        let read = file::fingerprint("{}");
        let saved = save(&home, wanted(Place::Origin, &origin, "{ }", Some(&read))).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "{ }");
        std::fs::write(&path, "theirs").unwrap();
        let again = wanted(Place::Origin, &origin, "{  }", Some(&saved.disk));
        assert!(matches!(save(&home, again), Err(SaveError::Changed(_))));
        assert!(matches!(save(&home, Save { expected: None, ..again }), Err(SaveError::Changed(_))));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "theirs");
        save(&home, Save { overwrite: Overwrite::Yes, ..again }).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "{  }");
        std::fs::remove_file(&path).unwrap();
        save(&home, again).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "{  }", "what is gone cannot be lost");
    }

    #[test]
    fn another_file_or_template_is_not_replaced_unasked() {
        let (folder, home, path) = home();
        let origin = Origin::Untitled("new".to_owned());
        assert!(matches!(save(&home, wanted(Place::Origin, &origin, "1", None)), Err(SaveError::Failed(_))));
        assert!(matches!(save(&home, wanted(Place::File(&path), &origin, "1", None)), Err(SaveError::Exists(_))));
        let saved = save(&home, wanted(Place::Template("card"), &origin, "1", None)).unwrap();
        assert!(matches!(&saved.origin, Origin::Template { name, .. } if name == "card"));
        assert!(matches!(save(&home, wanted(Place::Template("card"), &origin, "2", None)), Err(SaveError::Exists(_))));
        let again = wanted(Place::Template("card"), &saved.origin, "2", Some(&saved.disk));
        save(&home, again).unwrap();
        assert_eq!(templates::read(&home, "card").unwrap(), "2");
        let detour = folder.path().join("home/../card.json");
        let file = Origin::File(path.clone());
        let read = file::fingerprint("{}");
        save(&home, wanted(Place::File(&detour), &file, "3", Some(&read))).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "3", "another way to the same file");
    }
}
