//! Journals that nobody has open: offered when they hold unsaved edits, cleared away when there are too many.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::place::{UNTITLED, id_of, lock_path};
use super::{Record, is_unsaved, read};
use crate::store::lock::{self, Lock};
use crate::store::{Home, StoreError, clock};

/// Unsaved work that an instance left behind when it was killed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// The id to resume it by.
    pub id: String,
    /// The file that the document belongs to, when it has one.
    pub file: Option<PathBuf>,
    /// The name shown for it.
    pub name: String,
    /// How many edits were made since the document was saved.
    pub steps: usize,
    /// When the last of them was made (RFC 3339, UTC), where the file system tells.
    pub modified: Option<String>,
}

/// What was left behind with unsaved edits, the newest first. A journal that cannot be read is passed over.
///
/// # Errors
/// When the folder of the journals cannot be read.
pub fn list(home: &Home) -> Result<Vec<Leftover>, StoreError> {
    Ok(journals(home)?.into_iter().rev().filter_map(|(time, path)| leftover(time, &path)).collect())
}

fn leftover(time: SystemTime, path: &Path) -> Option<Leftover> {
    if lock::is_held(&lock_path(path)) {
        return None;
    }
    let recovered = read(path).ok().filter(|recovered| is_unsaved(&recovered.records))?;
    let since = recovered.records.iter().rev().take_while(|record| !matches!(record, Record::Saved { .. }));
    let edits = since.filter(|record| !matches!(record, Record::Select { .. }));
    Some(Leftover {
        id: path.file_stem()?.to_str()?.to_owned(),
        steps: edits.count(),
        file: recovered.header.file,
        name: recovered.header.name,
        modified: clock::of_file(time),
    })
}

/// The newest unsaved work on a file that lies beside the file's own journal: kept there when work on the file began anew
/// without an answer to the offer.
///
/// # Errors
/// When the folder of the journals cannot be read.
pub fn beside(home: &Home, file: &Path) -> Result<Option<String>, StoreError> {
    let of_file = |found: &Leftover| found.file.as_deref().is_some_and(|other| id_of(other) == id_of(file));
    let own = id_of(file);
    let others = journals(home)?.into_iter().rev().filter(|(_, path)| {
        // Journals of files are named after the file; only one that was moved out of the way can be another's.
        path.file_stem().and_then(|stem| stem.to_str()).is_some_and(|id| id != own && id.starts_with(UNTITLED))
    });
    Ok(others.filter_map(|(time, path)| leftover(time, &path)).find(of_file).map(|found| found.id))
}

/// Deletes the oldest journals of closed documents, until `keep` are left; never one with unsaved edits.
///
/// # Errors
/// When the folder of the journals cannot be read.
pub fn prune(home: &Home, keep: usize) -> Result<(), StoreError> {
    let journals = journals(home)?;
    let too_many = journals.len().saturating_sub(keep);
    for (_, path) in journals.into_iter().take(too_many) {
        if let Ok(lock) = Lock::claim(&lock_path(&path), &path) {
            let saved = read(&path).is_ok_and(|recovered| !is_unsaved(&recovered.records));
            if saved && fs::remove_file(&path).is_ok() {
                lock.retire();
            }
        }
    }
    Ok(())
}

/// All journals, the one that was changed longest ago first.
fn journals(home: &Home) -> Result<Vec<(SystemTime, PathBuf)>, StoreError> {
    let folder = home.journal_dir();
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::storage(&folder, &error)),
    };
    let mut journals: Vec<_> = files
        .flatten()
        .filter(|file| file.path().extension().is_some_and(|ending| ending == "journal"))
        .map(|file| (file.metadata().and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH), file.path()))
        .collect();
    journals.sort();
    Ok(journals)
}

#[cfg(test)]
mod tests {
    use super::super::{Header, Journal, find};
    use super::*;
    use crate::json::Change;
    use crate::store::file::fingerprint;

    fn step() -> Record {
        Record::Step { name: "Delete FactSet".to_owned(), change: Change::between("{}", "[]"), merge: false }
    }

    #[test]
    fn unsaved_work_is_listed_unless_it_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        assert_eq!(list(&home), Ok(Vec::new()));
        let mut journal = Journal::create(&home, &Header::new(None, "new card", "{}", None)).unwrap();
        journal.append(&[step()]).unwrap();
        assert_eq!(list(&home), Ok(Vec::new()));
        drop(journal);
        let left = list(&home).unwrap();
        assert_eq!((left.len(), left[0].name.as_str(), left[0].steps), (1, "new card", 1));
        let (mut journal, _) = Journal::resume(&home, &left[0].id).unwrap();
        journal.append(&[Record::Saved { fingerprint: fingerprint("[]") }]).unwrap();
        drop(journal);
        fs::write(home.journal_dir().join("torn.journal"), "{\"version\"").unwrap();
        assert_eq!(list(&home), Ok(Vec::new()));
    }

    #[test]
    fn only_what_is_saved_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let file = |name: &str| folder.path().join(name);
        for (name, records) in [("a", vec![]), ("b", vec![step()]), ("c", vec![])] {
            let mut journal = Journal::create(&home, &Header::new(Some(file(name)), name, "{}", None)).unwrap();
            journal.append(&records).unwrap();
        }
        let _open = Journal::resume(&home, &find(&home, &file("c")).unwrap()).unwrap();
        prune(&home, 0).unwrap();
        let left = ["a", "b", "c"].map(|name| find(&home, &file(name)).is_some());
        assert_eq!(left, [false, true, true]);
    }
}
