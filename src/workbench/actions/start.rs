//! Taking a document up: from its file, and from what a journal knows more than the file.

use std::path::Path;

use crate::store::journal::{self, Header};
use crate::store::session::Session;
use crate::store::{Home, Notice, file, gallery};
use crate::workbench::{Origin, Workspace};

use super::{ActionError, JournalPlan, Kept, OpenRequest, Opened, origin_of};

/// Unsaved edits that an earlier run left behind.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The journal that holds them.
    pub id: String,
    /// The document with them.
    pub recovered: Box<Workspace>,
    /// The document without them, and how its journal begins; nothing when another document is at work.
    pub fresh: Option<(Box<Workspace>, Header)>,
    /// Whether somebody else changed the file meanwhile.
    pub changed: bool,
}

/// A document that can be worked on.
#[derive(Debug)]
pub struct TakenUp {
    /// The document.
    pub workspace: Workspace,
    /// How its journal goes on.
    pub plan: JournalPlan,
    /// Unsaved edits to be offered.
    pub offer: Option<Offer>,
    /// Something to tell.
    pub told: Option<String>,
}

/// What a workbench starts with.
#[derive(Debug)]
pub struct Started {
    /// The document.
    pub document: TakenUp,
    /// What was remembered.
    pub session: Session,
    /// What was set aside on the way.
    pub notices: Vec<Notice>,
}

/// The document to start with: the one that was asked for, else the one that was left, else a sample card.
///
/// # Errors
/// When a document was asked for and cannot be read.
pub fn start(home: &Home, path: Option<&Path>) -> Result<Started, ActionError> {
    let (session, notice) = Session::load(home);
    let notices: Vec<Notice> = notice.into_iter().collect();
    if let Some(path) = path {
        let opened = super::open(home, &OpenRequest::Path(path.to_owned()))?;
        return Ok(Started { document: take_up(opened), session, notices });
    }
    let left = session.open.as_ref().and_then(|open| open.journal.as_deref()).and_then(|id| left(home, id));
    let mut document = left.unwrap_or_else(sample);
    document.workspace.select(session.selection.clone());
    Ok(Started { document, session, notices })
}

/// Takes a document up from its file and what a journal knows of it. Whether it is JSON makes no difference.
#[must_use]
pub fn take_up(opened: Opened) -> TakenUp {
    let Opened { origin, text, disk, journal } = opened;
    let header = Header::new(origin.path().map(Path::to_owned), origin.name(), text.clone(), disk.clone());
    let fresh = Workspace::open(origin.clone(), text.clone(), disk.clone());
    let Some(Kept { id, header: begun, records }) = journal else {
        return TakenUp { workspace: fresh, plan: JournalPlan::Create(header), offer: None, told: None };
    };
    let mut work = Workspace::resume(origin, &begun, &records);
    if work.text() != text && work.is_dirty() {
        let changed = work.disk() != fresh.disk();
        let without = Some((Box::new(fresh.clone()), header));
        let offer = Offer { id: id.clone(), recovered: Box::new(work), fresh: without, changed };
        return TakenUp { workspace: fresh, plan: JournalPlan::Hold(id), offer: Some(offer), told: None };
    }
    if work.text() != text {
        follow_disk(&mut work, text, disk);
    }
    TakenUp { workspace: work, plan: JournalPlan::Resume(id), offer: None, told: None }
}

/// What a journal left behind, to be offered beside the document at work.
///
/// # Errors
/// When the journal cannot be read.
pub fn recover(home: &Home, id: &str) -> Result<Offer, ActionError> {
    let recovered = workspace_of(home, id)?;
    let on_disk = recovered.origin().path().and_then(|path| file::on_disk(path).ok().flatten());
    let changed = on_disk.is_some() && on_disk.as_ref() != recovered.disk();
    Ok(Offer { id: id.to_owned(), recovered: Box::new(recovered), fresh: None, changed })
}

fn workspace_of(home: &Home, id: &str) -> Result<Workspace, ActionError> {
    let read = journal::peek(home, id)?;
    let origin = match &read.header.file {
        Some(path) => origin_of(home, path.clone()),
        None => Origin::Untitled(read.header.name.clone()),
    };
    Ok(Workspace::resume(origin, &read.header, &read.records))
}

/// The document that was left at work, with its unsaved edits.
fn left(home: &Home, id: &str) -> Option<TakenUp> {
    let mut workspace = workspace_of(home, id).ok()?;
    // The file may have been changed since; a document without unsaved edits moves along with it.
    if let Some(path) = workspace.origin().path()
        && !workspace.is_dirty()
        && let Ok((text, disk)) = super::read_again(path)
        && text != workspace.text()
    {
        follow_disk(&mut workspace, text, Some(disk));
    }
    let told = workspace.is_dirty().then(|| "this is as it was left, with edits that are not saved".to_owned());
    Some(TakenUp { workspace, plan: JournalPlan::Resume(id.to_owned()), offer: None, told })
}

/// Takes what somebody else wrote as one step that can be undone.
fn follow_disk(work: &mut Workspace, text: String, disk: Option<file::Fingerprint>) {
    work.replace_text("Changed on disk", text.clone());
    if let Some(disk) = disk {
        work.saved(work.origin().clone(), &text, disk);
    }
}

/// A card with nothing in it.
const EMPTY: &str = r#"{"type": "AdaptiveCard", "version": "1.4", "body": []}"#;

/// The card of the first start.
fn sample() -> TakenUp {
    let (name, text) = gallery::GALLERY.first().map_or(("card", EMPTY), |card| (card.name, card.text));
    let origin = Origin::Untitled(name.to_owned());
    let header = Header::new(None, name, text, None);
    let workspace = Workspace::open(origin, text, None);
    TakenUp { workspace, plan: JournalPlan::Create(header), offer: None, told: None }
}
