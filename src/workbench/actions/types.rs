//! What use cases take and give.

use std::path::PathBuf;

use serde::Serialize;

use crate::store::file::Fingerprint;
use crate::store::journal::{Header, Record};
use crate::teams::{EndpointKind, Verdict};
use crate::workbench::Origin;

/// What is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenRequest {
    /// A file.
    Path(PathBuf),
    /// A template of the library.
    Template(String),
    /// A card of the gallery.
    Gallery(String),
    /// A text that is here already: a message of the channel.
    Text {
        /// What to call it.
        name: String,
        /// The JSON.
        text: String,
    },
}

/// A document that was read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Where it comes from.
    pub origin: Origin,
    /// Its text.
    pub text: String,
    /// What is on disk.
    pub disk: Option<Fingerprint>,
    /// What a journal knows of it: its undo history, and perhaps edits that were never saved.
    pub journal: Option<Kept>,
}

/// A journal that was left by an earlier run.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id, to resume it by.
    pub id: String,
    /// What it began with.
    pub header: Header,
    /// What was done since.
    pub records: Vec<Record>,
}

/// How the journal of a document that is taken up goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalPlan {
    /// It begins here; edits that an older one of the same file holds unsaved are kept beside it.
    Create(Header),
    /// It goes on where it ended.
    Resume(String),
    /// It is held as it is, unwritten, until the user has answered what is to become of it.
    Hold(String),
    /// It begins here, and the older one of this id goes: the user discarded what it held.
    Replace(String, Header),
}

/// Which shelf a library entry stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LibraryKind {
    /// A template of the project.
    Project,
    /// A saved template.
    Template,
    /// A built-in card.
    Gallery,
    /// A file that was open lately.
    Recent,
}

/// Something that can be opened.
#[derive(Debug, Clone)]
pub struct LibraryEntry {
    /// The shelf.
    pub kind: LibraryKind,
    /// Its name.
    pub name: String,
    /// More about it: a title, a path.
    pub detail: String,
    /// How to open it.
    pub request: OpenRequest,
}

/// An endpoint as a list shows it; the URL is masked.
#[derive(Debug, Clone)]
pub struct EndpointRow {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: EndpointKind,
    /// Its tags.
    pub tags: Vec<String>,
    /// Host and the last four characters of the URL; for a built-in one, what it is.
    pub masked: String,
    /// Whether it is built in: it cannot be changed.
    pub built_in: bool,
    /// The last verdict and when it was given (RFC 3339).
    pub last: Option<(Verdict, String)>,
    /// What is odd about its URL.
    pub warnings: Vec<String>,
}

/// What became of a send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SendReport {
    /// The endpoint's name.
    pub endpoint: String,
    /// What Teams really did.
    pub verdict: Verdict,
    /// The HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// Why, in words; with what was changed to send it.
    pub detail: String,
    /// How often it was tried.
    pub attempts: u32,
    /// Bytes on the wire.
    pub bytes: usize,
    /// Time from the first byte to the verdict.
    pub elapsed_ms: u64,
    /// What went wrong beside the sending, such as a history that could not be written.
    #[serde(skip)]
    pub trouble: Vec<String>,
}

/// A send as a list shows it.
pub use crate::store::history::Sent as SentRow;

/// A send with everything in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentWhole {
    /// What the list shows.
    #[serde(flatten)]
    pub row: SentRow,
    /// The body that was sent.
    pub request: String,
    /// The headers of the answer.
    pub response_headers: Vec<(String, String)>,
    /// The body of the answer.
    pub response: String,
}
