//! Damaged files are set aside under a new name, never deleted.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Notice, StoreError, clock, file};

/// What a database keeps beside its file.
const COMPANIONS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// Moves a damaged file, and what belongs to it, to `NAME.corrupt-TIME`.
pub(super) fn set_aside(path: &Path, reason: impl Into<String>) -> Result<Notice, StoreError> {
    let kept = free_name(path);
    fs::rename(path, &kept).map_err(|error| StoreError::storage(path, &error))?;
    for companion in COMPANIONS {
        // Most files have none.
        let _ = fs::rename(beside(path, companion), beside(&kept, companion));
    }
    if let Some(folder) = path.parent() {
        file::sync_dir(folder);
    }
    Ok(Notice { path: path.to_owned(), set_aside: kept, reason: reason.into() })
}

/// A path with something appended to its last name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn free_name(path: &Path) -> PathBuf {
    let first = beside(path, &format!(".corrupt-{}", clock::for_file_name()));
    let mut name = first.clone();
    let mut count = 1;
    while fs::symlink_metadata(&name).is_ok() {
        count += 1;
        name = beside(&first, &format!("-{count}"));
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_aside_never_replaces_something_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history.sqlite");
        let mut kept = Vec::new();
        for round in 0..3 {
            fs::write(&path, format!("{round}")).unwrap();
            fs::write(beside(&path, "-journal"), "j").unwrap();
            kept.push(set_aside(&path, "torn").unwrap().set_aside);
        }
        for (round, path) in kept.iter().enumerate() {
            assert_eq!(fs::read_to_string(path).unwrap(), format!("{round}"));
            assert!(beside(path, "-journal").exists());
        }
        assert!(!path.exists());
    }
}
