//! The journal of the open document, written by the loop's own thread before the frame that shows an edit.

use crate::store::journal::{self, Header, Journal, Record};
use crate::store::session::{OpenDocument, Session};
use crate::store::{StoreError, file};
use crate::tui::app::Outcome;
use crate::workbench::Origin;
use crate::workbench::actions::{self, JournalPlan};

use super::Services;

/// How many journals of closed documents are kept.
const KEPT_JOURNALS: usize = 50;

impl Services {
    /// Appends records, before the frame that shows what they say. What cannot be written is kept and tried again with the
    /// next ones: a journal with a gap would restore another document.
    pub fn append(&mut self, records: &[Record]) {
        self.unwritten.extend_from_slice(records);
        if self.journal.is_none()
            && let Some(header) = &self.not_begun
        {
            // The disk refused the journal itself; perhaps it does not any more.
            self.journal = Journal::create(&self.home, header).ok();
        }
        let Some(journal) = &mut self.journal else { return };
        match journal.append(&self.unwritten) {
            Ok(()) => {
                self.unwritten.clear();
                self.not_begun = None;
                self.told_of_journal = false;
            }
            Err(error) => self.journal_trouble(&error),
        }
    }

    /// Makes the journal survive a loss of power, off this thread; and shortens it when it has grown long.
    pub fn sync(&mut self) {
        let Some(journal) = &mut self.journal else { return };
        if journal.is_large()
            && let Err(error) = journal.condense()
        {
            let told = error.to_string();
            self.tell.trouble(format!("the journal could not be shortened: {told}"));
            return;
        }
        let path = self.home.journal_dir().join(format!("{}.journal", journal.id()));
        let (tell, busy) = (self.tell.clone(), self.busy.begin());
        self.queue(Box::new(move || {
            // A journal that has moved on since was synced by what moved it.
            if let Ok(file) = std::fs::File::options().append(true).open(path)
                && let Err(error) = file.sync_data()
            {
                tell.trouble(format!("the journal could not be synced: {error}"));
            }
            drop(busy);
        }));
    }

    /// Lets go of the journal so far, after what was still done to its document, and goes on with another.
    pub(super) fn begin_journal(&mut self, before: &[Record], plan: JournalPlan) {
        if !before.is_empty() || !self.unwritten.is_empty() {
            self.append(before);
        }
        // The lock has to be free before the same document can be taken up again.
        self.journal = None;
        self.held = None;
        self.not_begun = None;
        self.beside = false;
        self.unwritten.clear();
        self.told_of_journal = false;
        match self.begin(&plan) {
            Ok(journal) => self.journal = journal,
            Err(StoreError::Locked { .. }) => {
                self.tell.done(Outcome::OpenElsewhere);
                self.keep_beside(plan);
            }
            Err(error) => self.journal_trouble(&error),
        }
        let (home, busy) = (self.home.clone(), self.busy.begin());
        self.queue(Box::new(move || {
            // Tidying up; what cannot be read now is told when it is needed.
            let _ = journal::prune(&home, KEPT_JOURNALS);
            drop(busy);
        }));
    }

    fn begin(&mut self, plan: &JournalPlan) -> Result<Option<Journal>, StoreError> {
        match plan {
            JournalPlan::Create(header) => self.create(header).map(Some),
            JournalPlan::Resume(id) => self.resume(id).map(Some),
            JournalPlan::Hold(id) => {
                self.held = Some(self.resume(id)?);
                Ok(None)
            }
            JournalPlan::Replace(id, header) => {
                match Journal::resume(&self.home, id) {
                    Ok((old, _)) => old.remove()?,
                    Err(StoreError::Missing { .. } | StoreError::Corrupt { .. }) => {}
                    Err(error) => return Err(error),
                }
                self.create(header).map(Some)
            }
        }
    }

    fn resume(&mut self, id: &str) -> Result<Journal, StoreError> {
        let (journal, recovered) = Journal::resume(&self.home, id)?;
        self.file = recovered.header.file;
        Ok(journal)
    }

    /// Lists what was left behind. What this workbench holds itself was not, whatever state its lock is in meanwhile.
    pub(super) fn load_leftovers(&mut self) {
        let own: Vec<String> =
            [&self.journal, &self.held].into_iter().flatten().map(|journal| journal.id().to_owned()).collect();
        self.on_disk(move |home| match journal::list(home) {
            Ok(found) => Outcome::Leftovers(found.into_iter().filter(|found| !own.contains(&found.id)).collect()),
            Err(error) => Outcome::Trouble(error.to_string()),
        });
    }

    /// Throws away what a journal left behind.
    pub(super) fn discard_journal(&mut self, id: &str) {
        let removed = Journal::resume(&self.home, id).and_then(|(journal, _)| journal.remove());
        if let Err(error) = removed {
            self.tell.trouble(format!("the journal was not removed: {error}"));
        }
    }

    fn create(&mut self, header: &Header) -> Result<Journal, StoreError> {
        self.file.clone_from(&header.file);
        let created = Journal::create(&self.home, header);
        if created.is_err() {
            self.not_begun = Some(header.clone());
        }
        created
    }

    /// Another cardwright keeps the journal of this document: edits made here go into one of their own, which belongs to no
    /// file. They are not lost, and the other's are left alone.
    fn keep_beside(&mut self, plan: JournalPlan) {
        let (header, records) = match plan {
            JournalPlan::Create(header) | JournalPlan::Replace(_, header) => (header, Vec::new()),
            JournalPlan::Resume(id) | JournalPlan::Hold(id) => match journal::peek(&self.home, &id) {
                Ok(read) => (read.header, read.records),
                Err(error) => return self.journal_trouble(&error),
            },
        };
        self.file.clone_from(&header.file);
        self.not_begun = None;
        let begun = Journal::create(&self.home, &Header { file: None, ..header }).and_then(|mut journal| {
            journal.append(&records)?;
            Ok(journal)
        });
        match begun {
            Ok(journal) => (self.journal, self.beside) = (Some(journal), true),
            Err(error) => self.journal_trouble(&error),
        }
    }

    pub(super) fn move_journal(&mut self, origin: &Origin) {
        let Some(path) = origin.path() else { return };
        self.file = Some(path.to_owned());
        let Some(journal) = &mut self.journal else { return };
        match journal.adopt(&self.home, path, &origin.name()) {
            Ok(()) => self.beside = false,
            Err(StoreError::Locked { .. }) => self.tell.done(Outcome::OpenElsewhere),
            Err(error) => self.journal_trouble(&error),
        }
    }

    /// What the session says of the open document. One that another cardwright has open too, and that nothing was done to
    /// here, is the other's to remember.
    pub(super) fn left_open(&mut self) -> Option<OpenDocument> {
        let id = self.journal.as_ref().map(|journal| journal.id().to_owned());
        if self.beside {
            let own = id.as_deref().unwrap_or_default();
            let unsaved = journal::peek(&self.home, own).is_ok_and(|read| journal::is_unsaved(&read.records));
            if !unsaved {
                if let Some(journal) = self.journal.take() {
                    let _ = journal.remove();
                }
                return Session::load(&self.home).0.open;
            }
        }
        // Without a journal the place is remembered by the file alone.
        Some(OpenDocument { journal: id, file: self.file.clone() })
    }

    pub(super) fn journal_trouble(&mut self, error: &StoreError) {
        if !std::mem::replace(&mut self.told_of_journal, true) {
            self.tell.trouble(format!("edits are not kept in the journal: {error}"));
        }
    }

    /// Lets unsaved work go: the journal begins anew with what is on disk, or goes when there is nothing.
    pub(super) fn discard(&mut self) {
        if let Some(journal) = self.journal.take()
            && let Err(error) = journal.remove()
        {
            self.tell.trouble(format!("the journal was not removed: {error}"));
        }
        if self.beside {
            return;
        }
        if let Some(path) = self.file.clone()
            && let Ok(text) = file::read_text(&path, file::READ_LIMIT)
        {
            let name = actions::origin_of(&self.home, path.clone()).name();
            let disk = file::fingerprint(&text);
            self.journal = Journal::create(&self.home, &Header::new(Some(path), name, text, Some(disk))).ok();
        }
    }
}
