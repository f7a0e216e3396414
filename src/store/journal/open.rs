//! The journal of a document that is open: written to, condensed, moved, removed.

use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::lines::{self, length, write_whole};
use super::place::{fresh, id_of, lock, path_of};
use super::{Header, Record, Recovered, condense, is_unsaved, read};
use crate::store::lock::Lock;
use crate::store::{Home, StoreError, aside, clock, home};

/// From this size on a journal is worth condensing.
const LARGE: u64 = 4 * 1024 * 1024;

/// The journal of a document that is open.
#[derive(Debug)]
pub struct Journal {
    id: String,
    path: PathBuf,
    file: File,
    length: u64,
    condense_at: u64,
    lock: Lock,
}

impl Journal {
    /// Begins a journal. One that the same file had before is replaced, unless it holds edits that were not saved: then
    /// it is kept under another id, and listed as left behind.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another instance has the file open; when the disk refuses.
    pub fn create(home: &Home, header: &Header) -> Result<Self, StoreError> {
        let folder = home.journal_dir();
        home::create_dir(&folder)?;
        let (id, lock) = match &header.file {
            Some(file) => {
                let id = id_of(file);
                let lock = lock(&folder, &id, Some(file))?;
                (id, lock)
            }
            None => fresh(&folder)?,
        };
        let path = path_of(&folder, &id);
        keep_unsaved(&folder, &path)?;
        Self::begin(id, path, lock, header, &[])
    }

    /// Begins a journal of a file whose own journal another instance keeps: under an id of its own, so that nothing that
    /// is done here is lost.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn create_beside(home: &Home, header: &Header) -> Result<Self, StoreError> {
        let folder = home.journal_dir();
        home::create_dir(&folder)?;
        let (id, lock) = fresh(&folder)?;
        Self::begin(id.clone(), path_of(&folder, &id), lock, header, &[])
    }

    /// Takes up a journal where it ended; a torn end is cut off (kept aside, when more than one line is lost).
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another instance has it; when there is none, or it cannot be read.
    pub fn resume(home: &Home, id: &str) -> Result<(Self, Recovered), StoreError> {
        let folder = home.journal_dir();
        let path = path_of(&folder, id);
        if !path.exists() {
            return Err(StoreError::Missing { path });
        }
        let lock = lock(&folder, id, None)?;
        let recovered = match read(&path) {
            Ok(recovered) => recovered,
            Err(StoreError::Unreadable { reason, .. }) => return Err(aside::set_aside(&path, reason)?.into()),
            Err(error) => return Err(error),
        };
        if recovered.damaged_lines > 0 {
            let kept = aside::beside(&path, &format!(".corrupt-{}", clock::for_file_name()));
            fs::copy(&path, &kept).map_err(|error| StoreError::storage(&kept, &error))?;
        }
        let failed = |error| StoreError::storage(&path, &error);
        let mut file = OpenOptions::new().read(true).write(true).open(&path).map_err(failed)?;
        file.set_len(recovered.whole).map_err(failed)?;
        file.seek(SeekFrom::End(0)).map_err(failed)?;
        let journal = Self { id: id.to_owned(), path, file, length: recovered.whole, condense_at: LARGE, lock };
        Ok((journal, recovered))
    }

    /// The id under which the journal is found again.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Appends records: one write of whole lines. What cannot be written whole leaves the journal as it was.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn append(&mut self, records: &[Record]) -> Result<(), StoreError> {
        if records.is_empty() {
            return Ok(());
        }
        let mut lines = Vec::new();
        for record in records {
            lines::write_line(&self.path, record, &mut lines)?;
        }
        if let Err(error) = self.file.write_all(&lines) {
            let _ = self.file.set_len(self.length);
            let _ = self.file.seek(SeekFrom::Start(self.length));
            return Err(StoreError::storage(&self.path, &error));
        }
        self.length += length(&lines);
        Ok(())
    }

    /// Makes what was appended survive a loss of power; called when there is time for it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn sync(&self) -> Result<(), StoreError> {
        self.file.sync_data().map_err(|error| StoreError::storage(&self.path, &error))
    }

    /// Whether [`Self::condense`] is due: the journal has grown to some MiB, or to twice what condensing left of it.
    #[must_use]
    pub const fn is_large(&self) -> bool {
        self.length >= self.condense_at
    }

    /// Rewrites the journal with the fewest records that leave the same undo, redo and saved state.
    ///
    /// # Errors
    /// When the journal cannot be read or written; it is as it was then.
    pub fn condense(&mut self) -> Result<(), StoreError> {
        let recovered = read(&self.path)?;
        self.rewrite(&recovered.header, &condense(&recovered.records))
    }

    /// Lets the document belong to another file from now on (save as); undo stays.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when another instance has that file open; when the disk refuses.
    pub fn adopt(&mut self, home: &Home, file: &Path, name: &str) -> Result<(), StoreError> {
        let folder = home.journal_dir();
        let Recovered { mut header, records, .. } = read(&self.path)?;
        header.file = Some(file.to_owned());
        name.clone_into(&mut header.name);
        let id = id_of(file);
        if id == self.id {
            return self.rewrite(&header, &records);
        }
        let lock = lock(&folder, &id, Some(file))?;
        let path = path_of(&folder, &id);
        keep_unsaved(&folder, &path)?;
        let old = std::mem::replace(self, Self::begin(id, path, lock, &header, &records)?);
        old.remove()
    }

    /// Ends the journal and deletes it, undo and all.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(self) -> Result<(), StoreError> {
        let Self { path, file, lock, .. } = self;
        drop(file);
        fs::remove_file(&path).map_err(|error| StoreError::storage(&path, &error))?;
        lock.retire();
        Ok(())
    }

    fn begin(id: String, path: PathBuf, lock: Lock, header: &Header, records: &[Record]) -> Result<Self, StoreError> {
        let (file, length) = write_whole(&path, header, records)?;
        Ok(Self { id, path, file, length, condense_at: LARGE.max(length.saturating_mul(2)), lock })
    }

    fn rewrite(&mut self, header: &Header, records: &[Record]) -> Result<(), StoreError> {
        (self.file, self.length) = write_whole(&self.path, header, records)?;
        self.condense_at = LARGE.max(self.length.saturating_mul(2));
        self.sync()
    }
}

/// Before a journal is replaced: edits in it that were never saved move out of the way, and so does what is damaged.
fn keep_unsaved(folder: &Path, path: &Path) -> Result<(), StoreError> {
    let old = match read(path) {
        Ok(old) => old,
        Err(StoreError::Missing { .. }) => return Ok(()),
        Err(StoreError::Unreadable { reason, .. }) => return aside::set_aside(path, reason).map(drop),
        Err(error) => return Err(error),
    };
    if !is_unsaved(&old.records) {
        return Ok(());
    }
    let (id, lock) = fresh(folder)?;
    let kept = path_of(folder, &id);
    fs::rename(path, &kept).map_err(|error| StoreError::storage(path, &error))?;
    lock.retire();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::place::lock_path;
    use super::super::{find, list};
    use super::*;
    use crate::json::Change;
    use crate::store::file::fingerprint;

    fn step(old: &str, new: &str) -> Record {
        Record::Step { name: "Set text".to_owned(), change: Change::between(old, new), merge: false }
    }

    fn header(file: Option<&Path>) -> Header {
        Header::new(file.map(Path::to_owned), "card", "{}", Some(fingerprint("{}")))
    }

    fn home() -> (tempfile::TempDir, Home, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        let card = folder.path().join("card.json");
        fs::write(&card, "{}").unwrap();
        (folder, home, card)
    }

    #[test]
    fn records_come_back_and_work_goes_on() {
        let (_folder, home, card) = home();
        let mut journal = Journal::create(&home, &header(Some(&card))).unwrap();
        journal.append(&[step("{}", "{ }"), Record::Undo]).unwrap();
        journal.sync().unwrap();
        let id = journal.id().to_owned();
        drop(journal);
        assert_eq!(find(&home, &card).as_ref(), Some(&id));
        let (mut journal, recovered) = Journal::resume(&home, &id).unwrap();
        assert_eq!(recovered.header, header(Some(&card)));
        assert_eq!(recovered.records, [step("{}", "{ }"), Record::Undo]);
        journal.append(&[Record::Redo]).unwrap();
        assert_eq!(read(&journal.path).unwrap().records.len(), 3);
        journal.remove().unwrap();
        assert_eq!(find(&home, &card), None);
        assert_eq!(fs::read_dir(home.journal_dir()).unwrap().count(), 0);
    }

    #[test]
    fn a_torn_journal_loses_its_torn_line_only() {
        let (_folder, home, card) = home();
        let mut journal = Journal::create(&home, &header(Some(&card))).unwrap();
        let texts = ["{}", "{ }", "{  }", "{   }"];
        for pair in texts.windows(2) {
            journal.append(&[step(pair[0], pair[1])]).unwrap();
        }
        let (id, path) = (journal.id().to_owned(), journal.path.clone());
        drop(journal);
        let whole = fs::read(&path).unwrap();
        let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        for length in first..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            let (mut journal, recovered) = Journal::resume(&home, &id).unwrap();
            let lines = whole[first..length].split(|byte| *byte == b'\n').count() - 1;
            assert_eq!((recovered.records.len(), recovered.damaged_lines), (lines, 0));
            journal.append(&[Record::Undo]).unwrap();
            assert_eq!(read(&path).unwrap().records.last(), Some(&Record::Undo));
        }
        for length in 0..first {
            fs::write(&path, &whole[..length]).unwrap();
            assert!(matches!(read(&path), Err(StoreError::Unreadable { .. })));
        }
        assert!(matches!(Journal::resume(&home, &id), Err(StoreError::Corrupt { .. })));
    }

    #[test]
    fn damage_in_the_middle_is_kept_aside() {
        let (_folder, home, card) = home();
        let mut journal = Journal::create(&home, &header(Some(&card))).unwrap();
        journal.append(&[step("{}", "{ }"), Record::Undo, Record::Redo]).unwrap();
        let (id, path) = (journal.id().to_owned(), journal.path.clone());
        drop(journal);
        let text = fs::read_to_string(&path).unwrap().replace("\"undo\"", "\"un\0o\"");
        fs::write(&path, text).unwrap();
        let (_journal, recovered) = Journal::resume(&home, &id).unwrap();
        assert_eq!((recovered.records.len(), recovered.damaged_lines), (1, 2));
        let aside = fs::read_dir(home.journal_dir()).unwrap().flatten();
        assert!(aside.into_iter().any(|file| file.file_name().to_string_lossy().contains(".corrupt-")));
    }

    #[test]
    fn a_second_instance_is_noticed() {
        let (folder, home, card) = home();
        let journal = Journal::create(&home, &header(Some(&card))).unwrap();
        let detour = folder.path().join("home/../card.json");
        let second = Journal::create(&home, &header(Some(&detour)));
        assert_eq!(second.unwrap_err(), StoreError::Locked { path: detour });
        assert!(matches!(Journal::resume(&home, journal.id()), Err(StoreError::Locked { .. })));
        drop(journal);
        assert!(Journal::create(&home, &header(Some(&card))).is_ok());
    }

    #[test]
    fn a_newer_format_is_left_alone() {
        let (_folder, home, card) = home();
        let journal = Journal::create(&home, &header(Some(&card))).unwrap();
        let (id, path) = (journal.id().to_owned(), journal.path.clone());
        drop(journal);
        fs::write(&path, "{\"version\":2}\n").unwrap();
        assert!(matches!(Journal::resume(&home, &id), Err(StoreError::Newer { version: 2, known: 1, .. })));
        assert!(path.exists());
    }

    #[test]
    fn save_as_takes_the_journal_along() {
        let (folder, home, card) = home();
        let mut journal = Journal::create(&home, &header(None)).unwrap();
        journal.append(&[step("{}", "{ }")]).unwrap();
        let untitled = journal.id().to_owned();
        let mut other = Journal::create(&home, &header(Some(&card))).unwrap();
        other.append(&[step("{}", "{1}")]).unwrap();
        assert!(matches!(journal.adopt(&home, &card, "card"), Err(StoreError::Locked { .. })));
        drop(other);
        journal.adopt(&home, &card, "card").unwrap();
        journal.append(&[Record::Saved { fingerprint: fingerprint("{ }") }]).unwrap();
        assert_ne!(journal.id(), untitled);
        let recovered = read(&journal.path).unwrap();
        assert_eq!((recovered.header.file.as_deref(), recovered.records.len()), (Some(card.as_path()), 2));
        let kept = list(&home).unwrap();
        assert_eq!(kept.len(), 1, "the unsaved edits of the file that was replaced are still offered");
        assert_eq!(kept[0].steps, 1);
        let elsewhere = folder.path().join("new.json");
        journal.adopt(&home, &elsewhere, "new").unwrap();
        assert_eq!(find(&home, &card), None);
        assert!(find(&home, &elsewhere).is_some());
    }

    #[test]
    fn condensing_keeps_the_state() {
        let (_folder, home, card) = home();
        let mut journal = Journal::create(&home, &header(Some(&card))).unwrap();
        let big = format!("{{\"a\":\"{}\"}}", "x".repeat(300_000));
        while !journal.is_large() {
            journal.append(&[step("{}", &big), Record::Undo]).unwrap();
        }
        journal.condense().unwrap();
        assert!(!journal.is_large() && journal.length < 400_000, "{}", journal.length);
        assert_eq!(read(&journal.path).unwrap().records, [step("{}", &big), Record::Undo]);
        journal.append(&[Record::Redo]).unwrap();
        assert_eq!(read(&journal.path).unwrap().records.len(), 3);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told() {
        let (_folder, home, card) = home();
        let mut journal = Journal::create(&home, &header(Some(&card))).unwrap();
        journal.file = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let error = journal.append(&[Record::Undo]).unwrap_err();
        assert!(matches!(error, StoreError::Storage { reason, .. } if reason == "the disk is full"));
    }

    #[cfg(unix)]
    #[test]
    fn journals_are_private() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, home, card) = home();
        let journal = Journal::create(&home, &header(Some(&card))).unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&home.journal_dir()), mode(&journal.path)), (0o700, 0o600));
        assert_eq!(mode(&lock_path(&journal.path)), 0o600);
    }
}
