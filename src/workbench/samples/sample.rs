//! One set of data: the text of its file, what it says, and the steps that were made in it.

use std::sync::Arc;

use serde_json::Value as Data;

use crate::json::{Change, Document};
use crate::store::file::{self, Fingerprint};
use crate::workbench::History;

/// What a sample is for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The plain set, `$root` unless another one is chosen.
    Plain,
    /// A case that has a set of its own.
    Case(String),
    /// What the host gives, `$host`.
    Host,
}

impl Slot {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Plain => "default",
            Self::Case(name) => name,
            Self::Host => "$host",
        }
    }
}

/// A sample as it was read from its file.
#[derive(Debug, Clone)]
pub struct SampleFile {
    /// What it is for.
    pub slot: Slot,
    /// Its text, or why that could not be read.
    pub text: Result<String, String>,
    /// What is on disk; nothing when it could not be read.
    pub disk: Option<Fingerprint>,
}

/// A set of data.
#[derive(Debug, Clone)]
pub struct Sample {
    slot: Slot,
    text: String,
    read: Result<Read, String>,
    disk: Option<Fingerprint>,
    history: History,
}

/// What a text says.
#[derive(Debug, Clone)]
struct Read {
    document: Arc<Document>,
    data: Arc<Data>,
}

impl Sample {
    /// A sample that is in no file yet.
    #[must_use]
    pub fn new(slot: Slot, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { slot, read: read(&text), text, disk: None, history: History::default() }
    }

    pub(super) fn read(file: SampleFile) -> Self {
        match file.text {
            Ok(text) => Self { disk: file.disk, ..Self::new(file.slot, text) },
            Err(fault) => Self {
                slot: file.slot,
                text: String::new(),
                read: Err(fault),
                disk: file.disk,
                history: History::default(),
            },
        }
    }

    /// What it is for.
    #[must_use]
    pub const fn slot(&self) -> &Slot {
        &self.slot
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its text as a document, when it is JSON.
    #[must_use]
    pub fn document(&self) -> Option<&Arc<Document>> {
        self.read.as_ref().ok().map(|read| &read.document)
    }

    /// What it says, when it is JSON.
    #[must_use]
    pub fn data(&self) -> Option<&Arc<Data>> {
        self.read.as_ref().ok().map(|read| &read.data)
    }

    /// Why it fills nothing, when it does not.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        self.read.as_ref().err().map(String::as_str)
    }

    /// What stands on disk, as far as is known; nothing when it is in no file yet.
    #[must_use]
    pub const fn disk(&self) -> Option<&Fingerprint> {
        self.disk.as_ref()
    }

    /// Whether the text is another one than what stands on disk.
    #[must_use]
    pub fn is_unwritten(&self) -> bool {
        self.disk.as_ref() != Some(&file::fingerprint(&self.text))
    }

    pub(super) fn written(&mut self, disk: Fingerprint) {
        self.disk = Some(disk);
    }

    pub(super) fn give_up(&mut self) {
        self.disk = Some(file::fingerprint(&self.text));
    }

    /// Its file was read again.
    pub(super) fn read_again(mut self, file: SampleFile) -> Self {
        if self.fault().is_none() && self.is_unwritten() {
            return self;
        }
        match &file.text {
            Ok(text) => {
                self.replace("Reload from disk", text);
                self.disk = file.disk;
                self
            }
            Err(_) => Self::read(file),
        }
    }

    pub(super) fn apply(&mut self, name: &str, change: Change) -> bool {
        if change.is_empty() || self.fault().is_some() {
            return false;
        }
        let Ok(text) = change.apply(&self.text) else { return false };
        self.history.push(name, change);
        self.take(text);
        true
    }

    pub(super) fn replace(&mut self, name: &str, text: &str) -> bool {
        let change = Change::between(&self.text, text);
        if change.is_empty() {
            return false;
        }
        self.history.push(name, change);
        self.take(text.to_owned());
        true
    }

    pub(super) fn undo(&mut self) -> Option<String> {
        let (text, step) = self.history.undo(&self.text).ok().flatten()?;
        self.take(text);
        Some(step.name)
    }

    pub(super) fn redo(&mut self) -> Option<String> {
        let (text, step) = self.history.redo(&self.text).ok().flatten()?;
        self.take(text);
        Some(step.name)
    }

    fn take(&mut self, text: String) {
        self.read = read(&text);
        self.text = text;
    }
}

fn read(text: &str) -> Result<Read, String> {
    let document = Document::parse(text).map_err(|error| error.to_string())?;
    let data = Arc::new(document.root().to_json());
    Ok(Read { document: Arc::new(document), data })
}
