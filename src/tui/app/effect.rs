//! What is done outside the model, as data, and what comes back.

use std::path::PathBuf;
use std::sync::Arc;

use crate::check::{Fixed, Levels};
use crate::expr::{Engine, Environment};
use crate::json::Document;
use crate::preview::Scene;
use crate::store::file::Fingerprint;
use crate::store::journal::{Leftover, Record};
use crate::store::messages::Message as ChannelMessage;
use crate::store::versions::Version;
use crate::teams::{EndpointKind, Force, Verdict, WebhookUrl};
use crate::tui::terminal::Mouse;
use crate::workbench::actions::{
    EndpointRow, JournalPlan, LibraryEntry, Offer, OpenRequest, Opened, SendReport, SentRow, SentWhole,
};
use crate::workbench::{Origin, SampleFile, Slot};

use super::{Answer, Drawing, Mending, Question};

/// Where a document is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveTarget {
    /// Back where it comes from.
    Origin,
    /// Into a file.
    File(PathBuf),
    /// Into the template library, under a name.
    Template(String),
}

/// Something to be done outside.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read a document.
    Open(OpenRequest),
    /// Write the text. `expected` is what has to stand on disk for it to be ours; nothing writes over whatever is there.
    Save {
        /// Where to.
        target: SaveTarget,
        /// The document's home so far.
        origin: Origin,
        /// What to write.
        text: String,
        /// What was on disk when we read or wrote it last.
        expected: Option<Fingerprint>,
        /// Whether something of another origin may be replaced.
        overwrite: bool,
    },
    /// Let the user's editor have a text.
    EditExternally(String),
    /// List templates, gallery and these recent files for the picker.
    LoadLibrary(Vec<PathBuf>),
    /// Work out what is known about a document too large to do so in between.
    Analyse(Question),
    /// Lay out a document too large to do so in between.
    LayOut(Drawing),
    /// Work out how to mend what the checks found.
    Mend(Mending),
    /// Find out how bad the findings of rules count, and whose reading of expressions rules, for a document with this file, or with none.
    LoadLevels(Option<PathBuf>),
    /// Read the sample data beside this file, and tell the time.
    LoadSamples(Option<PathBuf>),
    /// Write a sample beside its card.
    SaveSample {
        /// The card's file.
        card: PathBuf,
        /// What the sample is for.
        slot: Slot,
        /// Its text.
        text: String,
        /// What has to stand on disk for it to be ours; nothing expects no file.
        expected: Option<Fingerprint>,
        /// Whether it is written over whatever stands there.
        overwrite: bool,
    },
    /// Take the file of a sample away.
    RemoveSample {
        /// The card's file.
        card: PathBuf,
        /// What the sample is for.
        slot: Slot,
        /// What has to stand on disk for it to be ours.
        expected: Option<Fingerprint>,
    },
    /// List what a template of the library was before.
    LoadVersions(String),
    /// Read what a template of the library was: its name, the number, and what to call it.
    LoadVersion(String, u32, String),
    /// Send a document to an endpoint.
    Send {
        /// The number of the job, to cancel it and to know its answer.
        job: u64,
        /// The endpoint's name.
        endpoint: String,
        /// What to send.
        document: Arc<Document>,
        /// What to call it in the history.
        card: String,
        /// How bad the findings of the checks count.
        levels: Levels,
        /// Whether it goes out although the endpoint will not show it.
        force: Force,
    },
    /// Give up waiting for a job.
    CancelSend(u64),
    /// Wake whoever asked after a while: a time runs on its screen.
    Wake {
        /// Whose time it is, so that nobody takes another one's.
        timer: u64,
        /// After how many milliseconds.
        after: u64,
    },
    /// List the endpoints.
    LoadEndpoints,
    /// Save an endpoint under a name; `old` is its name so far when it exists already. No URL keeps the stored one.
    SaveEndpoint {
        /// The name so far.
        old: Option<String>,
        /// The name from now on.
        name: String,
        /// The webhook URL as typed; it goes to the secrets and nowhere else.
        url: Option<crate::teams::WebhookUrl>,
        /// Its kind; recognised from the URL when nothing is said.
        kind: Option<EndpointKind>,
        /// Its tags.
        tags: Vec<String>,
    },
    /// Forget an endpoint.
    RemoveEndpoint(String),
    /// List what was sent, filtered by a text.
    LoadHistory(String),
    /// Read one send with everything in it.
    LoadSend(i64),
    /// List the messages of the channel.
    LoadMessages,
    /// Empty the channel.
    ClearMessages,
    /// Put a text onto the terminal's clipboard.
    Copy(String),
    /// Give the mouse to the program or to the terminal.
    SetMouse(Mouse),
    /// Keep the journal of the document that was just taken up; let go of the one before.
    BeginJournal {
        /// What was still done to the one before.
        before: Vec<Record>,
        /// How the new one goes on.
        plan: JournalPlan,
    },
    /// Throw away what a journal left behind: the user said so.
    DiscardJournal(String),
    /// List the journals that were left behind with unsaved edits.
    LoadLeftovers,
    /// Read what a journal left behind.
    Recover(String),
    /// The document has another home now: its journal goes with it.
    MoveJournal {
        /// The new home.
        origin: Origin,
    },
    /// Read a file again that somebody else changed.
    ReadAgain(PathBuf),
    /// Go to sleep.
    Suspend,
    /// Draw everything anew.
    Repaint,
    /// Remember the session and end. `keep` leaves the journal for the next start.
    Quit {
        /// Whether unsaved work stays in the journal for the next start.
        keep: bool,
    },
}

/// What an effect answers. A failure is told in words that can be shown.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// A document was read, or not.
    Opened(Result<Box<Opened>, String>),
    /// The document of this origin was written, or not.
    Saved(Origin, Result<SavedAs, SaveFault>),
    /// This file was read again, or not.
    ReadAgain(PathBuf, Result<(String, Fingerprint), String>),
    /// What was left behind with unsaved edits.
    Leftovers(Vec<Leftover>),
    /// Something that was left behind was read.
    Recovered(Box<Offer>),
    /// The editor gave a text back, or did not.
    Edited(Result<String, String>),
    /// The library, listed.
    Library(Result<Vec<LibraryEntry>, String>),
    /// How bad the findings of rules count for the document with this file, whose reading of expressions rules, and what
    /// could not be read of that.
    Levels(Option<PathBuf>, Levels, Engine, Option<String>),
    /// The sample data beside this file, and the time.
    Samples(Option<PathBuf>, Result<(Vec<SampleFile>, Environment), String>),
    /// A sample of this card was not written.
    SampleKept {
        /// The card's file.
        card: PathBuf,
        /// What the sample is for.
        slot: Slot,
        /// What was to be written.
        text: String,
        /// Why it was not.
        reason: String,
        /// Whether somebody else's file stands there.
        is_theirs: bool,
    },
    /// What is known about a document; nothing when the checks failed inside the program.
    Analysed(Question, Option<Answer>),
    /// What a document looks like; nothing when that failed inside the program.
    LaidOut(Drawing, Option<Arc<Scene>>),
    /// How to mend what the checks found; nothing when that failed inside the program.
    Mended(Mending, Option<Fixed>),
    /// A send is on its way, or over.
    Sent {
        /// The job.
        job: u64,
        /// What became of it.
        report: Result<SendReport, String>,
    },
    /// The time of [`Effect::Wake`] has passed.
    Woke {
        /// Whose time it was.
        timer: u64,
        /// What a clock shows that only runs forward, in milliseconds; it begins anywhere.
        clock: u64,
    },
    /// The endpoints, listed.
    Endpoints(Result<Vec<EndpointRow>, String>),
    /// An endpoint was saved or removed, or not: what to tell, and the name to select.
    EndpointChanged(Result<(String, Option<String>), String>),
    /// What was sent, listed.
    History(Result<Vec<SentRow>, String>),
    /// One send with everything in it.
    SentWhole(Result<Box<SentWhole>, String>),
    /// The messages of the channel.
    Messages(Result<Vec<ChannelMessage>, String>),
    /// A message arrived in the channel.
    Arrived(Box<ChannelMessage>),
    /// The sandbox listens, or does not: where it takes messages in the Workflows dialect, or why it takes none.
    Sandbox(Result<WebhookUrl, String>),
    /// What a template of the library was before, the newest first.
    Versions(String, Result<Vec<Version>, String>),
    /// The text of a past version of a template, and what to call it.
    Version(String, String, Result<String, String>),
    /// It was done; there is nothing to tell.
    Done,
    /// Something to tell, from the background: storage set aside, a journal that cannot be written.
    Trouble(String),
    /// The journal cannot be kept because another cardwright holds the document.
    OpenElsewhere,
}

/// A document was written.
#[derive(Debug, Clone)]
pub struct SavedAs {
    /// Its home from now on.
    pub origin: Origin,
    /// What was written.
    pub text: String,
    /// What stands on disk now.
    pub disk: Fingerprint,
}

/// Why a document was not written.
#[derive(Debug, Clone)]
pub enum SaveFault {
    /// Somebody else changed the file since we read it.
    ChangedOnDisk(String),
    /// Something of that name is there already.
    Exists {
        /// What is there, in words.
        what: String,
        /// Where it was to be written.
        target: SaveTarget,
    },
    /// It failed, for this reason.
    Failed(String),
}

/// How a verdict is toned in a list.
#[must_use]
pub const fn tone(verdict: Verdict) -> super::Tone {
    match verdict {
        Verdict::Delivered | Verdict::Accepted => super::Tone::Good,
        Verdict::Throttled | Verdict::Unknown => super::Tone::Careful,
        Verdict::Refused | Verdict::Unreachable => super::Tone::Bad,
    }
}
