//! Where the journal of a document lies, and its lock beside it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Recovered, read};
use crate::store::file::fingerprint;
use crate::store::lock::Lock;
use crate::store::{Home, StoreError, clock};

/// The id of a file's journal: the same for every way that leads to the file.
#[must_use]
pub fn id_of(file: &Path) -> String {
    let real = fs::canonicalize(file).or_else(|_| {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::canonicalize(folder).map(|folder| folder.join(file.file_name().unwrap_or_default()))
    });
    let real = real.or_else(|_| std::path::absolute(file)).unwrap_or_else(|_| file.to_owned());
    fingerprint(real.as_os_str().as_encoded_bytes()).as_str().chars().take(32).collect()
}

/// The id of the journal that a file has, when it has one.
#[must_use]
pub fn find(home: &Home, file: &Path) -> Option<String> {
    let id = id_of(file);
    path_of(&home.journal_dir(), &id).exists().then_some(id)
}

/// Reads the journal of an id without taking it up: whoever has it open keeps it.
///
/// # Errors
/// When there is none, or it cannot be read.
pub fn peek(home: &Home, id: &str) -> Result<Recovered, StoreError> {
    read(&path_of(&home.journal_dir(), id))
}

pub(super) fn path_of(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.journal"))
}

pub(super) fn lock(folder: &Path, id: &str, file: Option<&Path>) -> Result<Lock, StoreError> {
    let journal = path_of(folder, id);
    Lock::claim(&lock_path(&journal), file.unwrap_or(&journal))
}

pub(super) fn lock_path(journal: &Path) -> PathBuf {
    journal.with_extension("lock")
}

/// What the ids of journals begin with that are not named after a file.
pub(super) const UNTITLED: &str = "untitled-";

/// An id that nobody uses, locked.
pub(super) fn fresh(folder: &Path) -> Result<(String, Lock), StoreError> {
    let mut count = 0;
    loop {
        count += 1;
        let id = format!("{UNTITLED}{}-{}-{count}", clock::for_file_name(), std::process::id());
        match lock(folder, &id, None) {
            Ok(lock) if !path_of(folder, &id).exists() => return Ok((id, lock)),
            Ok(_) | Err(StoreError::Locked { .. }) => {}
            Err(error) => return Err(error),
        }
    }
}
