//! Past versions of the templates of the library: `versions/NAME/NUMBER.json` in the folder of our data.
//!
//! Whenever a template is written over, what it was is kept under the next number, its file dated as the template was. The
//! same text is kept once, where it was last; the oldest go first when there are too many. A template that is removed
//! leaves its versions, so that it can be brought back.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::Serialize;

use super::error::Named;
use super::{Home, StoreError, clock, file, name};

/// How many versions of a template are kept.
pub const MOST: usize = 50;

/// How many bytes all of them have together; the newest is kept whatever its size.
pub const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// What a template was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Version {
    /// Its number; never given twice while a later one is kept.
    pub version: u32,
    /// When the template was saved so (RFC 3339, UTC), where the file system tells.
    pub saved: Option<String>,
    /// Its size.
    pub bytes: u64,
}

/// What is kept of a template, the newest first.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(home: &Home, name: &str) -> Result<Vec<Version>, StoreError> {
    name::check_asked(Named::Template, name)?;
    let folder = home.versions_dir(name);
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::storage(&folder, &error)),
    };
    let mut found: Vec<Version> = files.filter_map(|file| version(&file.ok()?.path())).collect();
    found.sort_by_key(|found| std::cmp::Reverse(found.version));
    Ok(found)
}

fn version(path: &Path) -> Option<Version> {
    let number = path.file_name()?.to_str()?.strip_suffix(".json")?;
    let version = number.parse().ok().filter(|parsed: &u32| parsed.to_string() == number)?;
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Version { version, saved: metadata.modified().ok().and_then(clock::of_file), bytes: metadata.len() })
}

/// The text of a version.
///
/// # Errors
/// When there is none of that number, or its file cannot be read.
pub fn read(home: &Home, name: &str, version: u32) -> Result<String, StoreError> {
    name::check_asked(Named::Template, name)?;
    file::read_text(&path(home, name, version), file::READ_LIMIT).map_err(|error| match error {
        StoreError::Missing { .. } => {
            StoreError::UnknownName { what: Named::Version, name: format!("{version} of {name}") }
        }
        other => other,
    })
}

/// Forgets all that is kept of a template.
///
/// # Errors
/// When the disk refuses.
pub fn forget(home: &Home, name: &str) -> Result<(), StoreError> {
    name::check_asked(Named::Template, name)?;
    let folder = home.versions_dir(name);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::storage(&folder, &error)),
        _ => Ok(()),
    }
}

/// Keeps what a template was until now.
pub(super) fn keep(home: &Home, name: &str, bytes: &[u8], saved: Option<SystemTime>) -> Result<(), StoreError> {
    let kept = list(home, name)?;
    let same = |kept: &&Version| {
        u64::try_from(bytes.len()) == Ok(kept.bytes)
            && fs::read(path(home, name, kept.version)).is_ok_and(|there| there == bytes)
    };
    let copies: Vec<u32> = kept.iter().filter(same).map(|kept| kept.version).collect();
    let number = kept.first().map_or(0, |newest| newest.version).saturating_add(1);
    let target = path(home, name, number);
    file::write_private(&target, bytes)?;
    if let Some(saved) = saved
        && let Ok(file) = fs::File::options().write(true).open(&target)
    {
        let _ = file.set_modified(saved);
    }
    for copy in copies {
        drop_version(home, name, copy)?;
    }
    let mut room = MOST_BYTES;
    for (place, kept) in list(home, name)?.into_iter().enumerate() {
        room = room.saturating_sub(kept.bytes);
        if place > 0 && (place >= MOST || room == 0) {
            drop_version(home, name, kept.version)?;
        }
    }
    Ok(())
}

/// Lets the versions follow a template to another name, behind what is kept of an older one that had it.
pub(super) fn rename(home: &Home, old: &str, new: &str) -> Result<(), StoreError> {
    let mut next = list(home, new)?.first().map_or(0, |newest| newest.version);
    for kept in list(home, old)?.into_iter().rev() {
        next = next.saturating_add(1);
        let (from, to) = (path(home, old, kept.version), path(home, new, next));
        super::home::create_dir(&home.versions_dir(new))?;
        fs::rename(&from, &to).map_err(|error| StoreError::storage(&from, &error))?;
    }
    let _ = fs::remove_dir(home.versions_dir(old));
    Ok(())
}

fn path(home: &Home, name: &str, version: u32) -> PathBuf {
    home.versions_dir(name).join(format!("{version}.json"))
}

fn drop_version(home: &Home, name: &str, version: u32) -> Result<(), StoreError> {
    let path = path(home, name, version);
    fs::remove_file(&path).map_err(|error| StoreError::storage(&path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        (folder, home)
    }

    fn numbers(home: &Home, name: &str) -> Vec<u32> {
        list(home, name).unwrap().into_iter().map(|kept| kept.version).collect()
    }

    #[test]
    fn the_same_text_is_kept_once_and_numbers_grow() {
        let (_folder, home) = home();
        assert_eq!(list(&home, "a"), Ok(Vec::new()));
        for text in ["one", "two", "one"] {
            keep(&home, "a", text.as_bytes(), Some(SystemTime::UNIX_EPOCH)).unwrap();
        }
        assert_eq!(numbers(&home, "a"), [3, 2]);
        assert_eq!(read(&home, "a", 3).as_deref(), Ok("one"));
        assert_eq!(list(&home, "a").unwrap()[0].saved.as_deref(), Some("1970-01-01T00:00:00.000Z"));
        let told = read(&home, "a", 1).unwrap_err().to_string();
        assert_eq!(told, "there is no version named `1 of a`");
        assert!(list(&home, "../a").is_err() && read(&home, "../a", 1).is_err() && forget(&home, "..").is_err());
        rename(&home, "a", "b").unwrap();
        assert_eq!((numbers(&home, "a"), numbers(&home, "b")), (vec![], vec![2, 1]));
        assert_eq!(read(&home, "b", 2).as_deref(), Ok("one"));
        keep(&home, "a", b"later", None).unwrap();
        rename(&home, "a", "b").unwrap();
        assert_eq!(read(&home, "b", 3).as_deref(), Ok("later"));
        forget(&home, "b").unwrap();
        assert_eq!(numbers(&home, "b"), Vec::<u32>::new());
    }

    #[test]
    fn the_oldest_go_when_there_are_too_many_or_they_are_too_large() {
        let (_folder, home) = home();
        for number in 0..MOST + 3 {
            keep(&home, "a", number.to_string().as_bytes(), None).unwrap();
        }
        let kept = numbers(&home, "a");
        assert_eq!((kept.len(), kept.first(), kept.last()), (MOST, Some(&53), Some(&4)));
        keep(&home, "a", &vec![b' '; 16 * 1024 * 1024 + 1], None).unwrap();
        assert_eq!(numbers(&home, "a"), [54], "the newest stays whatever its size");
    }

    #[cfg(unix)]
    #[test]
    fn they_are_private() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, home) = home();
        keep(&home, "a", b"{}", None).unwrap();
        let mode = fs::metadata(path(&home, "a", 1)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
