//! A document at work: text, last good tree, selection, clipboard, history. Pure; every change of the text also becomes a
//! record for the journal. Work can begin with a text that is no JSON: then there is no good tree yet, and nothing that
//! looks at the tree finds anything in it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::card::catalogue::{ElementType, Property, Version};
use crate::card::host::{Gap, gap_of_property, gap_of_type};
use crate::card::{self, OutlineKind, OutlineNode};
use crate::json::{Change, Document, Fragment, Pointer, SyntaxError};
use crate::store::file::Fingerprint;
use crate::store::journal::{Header, Record};

use super::{History, Origin, Target, marks};

/// The name under which typing in the source is undone.
const TYPING: &str = "Edit source";

/// The text is no JSON at the moment; the tree is the last good one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the source is broken: {0}; mend it or undo first")]
pub struct Broken(pub SyntaxError);

/// What was cut or copied last.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    /// What it is, in words: `TextBlock`, `3 elements`.
    pub name: String,
    /// The JSON itself.
    pub fragment: Fragment,
}

/// A document at work.
#[derive(Debug, Clone)]
pub struct Workspace {
    origin: Origin,
    text: String,
    document: Arc<Document>,
    outline: Arc<Vec<OutlineNode>>,
    broken: Option<SyntaxError>,
    /// Whether the text was JSON at some time.
    was_good: bool,
    history: History,
    saved_text: Arc<str>,
    disk: Option<Fingerprint>,
    selection: Pointer,
    target: Target,
    marks: Vec<Pointer>,
    clipboard: Option<Clip>,
    revision: u64,
    records: Vec<Record>,
    typing: bool,
}

impl Workspace {
    /// Starts work on a text that was read from `origin`; `disk` is what was on disk then. A text that is no JSON is taken
    /// as it is, to be mended in the source.
    #[must_use]
    pub fn open(origin: Origin, text: impl Into<String>, disk: Option<Fingerprint>) -> Self {
        let text = text.into();
        let mut work = Self {
            origin,
            saved_text: Arc::from(text.as_str()),
            text: String::new(),
            document: Arc::new(Document::null()),
            outline: Arc::default(),
            broken: None,
            was_good: false,
            history: History::default(),
            disk,
            selection: Pointer::root(),
            target: Target::default(),
            marks: Vec::new(),
            clipboard: None,
            revision: 0,
            records: Vec::new(),
            typing: false,
        };
        work.take_text(text, None);
        work.revision = 0;
        work
    }

    /// Takes work up again where a journal left it. Records that do not fit end the reading; what came before them
    /// counts.
    #[must_use]
    pub fn resume(origin: Origin, header: &Header, records: &[Record]) -> Self {
        let mut work = Self::open(origin, header.base.clone(), header.fingerprint.clone());
        // The text alone is followed; the tree is made once, at the end.
        let mut text = header.base.clone();
        let mut selected = None;
        for record in records {
            match record {
                Record::Saved { fingerprint } => {
                    work.saved_text = Arc::from(text.as_str());
                    work.disk = Some(fingerprint.clone());
                }
                Record::Written { fingerprint } => work.disk = Some(fingerprint.clone()),
                Record::Select { pointer } => selected = Some(pointer.clone()),
                done => match work.history.follow(&text, done) {
                    Ok(after) => text = after,
                    Err(_) => break,
                },
            }
        }
        work.take_text(text, None);
        match (selected, work.history.newest().cloned()) {
            (Some(pointer), _) => work.select(pointer),
            (None, Some(step)) => work.select_change(&step.change),
            (None, None) => {}
        }
        work
    }

    /// Where the document comes from.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The text as it stands, broken or not.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The last good document; the same text as [`Self::text`] unless [`Self::broken`], `null` before [`Self::was_good`].
    #[must_use]
    pub const fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// The elements of the last good document, as the outline shows them.
    #[must_use]
    pub const fn outline(&self) -> &Arc<Vec<OutlineNode>> {
        &self.outline
    }

    /// Why the text is no JSON, when it is none.
    #[must_use]
    pub const fn broken(&self) -> Option<&SyntaxError> {
        self.broken.as_ref()
    }

    /// Whether the text was JSON at some time, so that there is a last good document.
    #[must_use]
    pub const fn was_good(&self) -> bool {
        self.was_good
    }

    /// Grows with every change of the text.
    #[must_use]
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the text differs from what was read or saved last.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        *self.text != *self.saved_text
    }

    /// What was on disk when the document was read or saved last.
    #[must_use]
    pub const fn disk(&self) -> Option<&Fingerprint> {
        self.disk.as_ref()
    }

    /// The selected element.
    #[must_use]
    pub const fn selection(&self) -> &Pointer {
        &self.selection
    }

    /// The place of the selected element in the outline.
    #[must_use]
    pub fn selected_row(&self) -> Option<usize> {
        self.outline.iter().position(|node| node.pointer == self.selection)
    }

    /// Selects an element: the one at `pointer`, or the nearest above it that the outline shows.
    pub fn select(&mut self, pointer: Pointer) {
        let mut wanted = Some(pointer);
        while let Some(pointer) = wanted {
            if self.outline.iter().any(|node| node.pointer == pointer) {
                self.selection = pointer;
                return;
            }
            wanted = pointer.parent();
        }
        self.selection = self.outline.first().map(|node| node.pointer.clone()).unwrap_or_default();
    }

    /// Which card of a message holds the selection, and how many there are; nothing for a card by itself.
    #[must_use]
    pub fn card_of_message(&self) -> Option<(usize, usize)> {
        let cards = card::cards(self.document.root());
        let at = cards.iter().position(|card| !card.pointer.is_root() && card.pointer.contains(&self.selection))?;
        Some((at + 1, cards.len()))
    }

    /// What the card is made for.
    #[must_use]
    pub const fn target(&self) -> Target {
        self.target
    }

    /// Makes the card for another host or version; the card itself stays as it is.
    pub const fn set_target(&mut self, target: Target) {
        self.target = target;
    }

    /// The version that counts: the target's, or else the one that the card around the selection says; outside of all
    /// cards, the first card's.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        let root = self.document.root();
        let declared = || card::declared_version(self.document.at(&self.selection)?);
        let first = || card::declared_version(root.at(&card::cards(root).first()?.pointer)?);
        self.target.version.or_else(declared).or_else(first)
    }

    /// Why a type is of no use for the target, when it is of none.
    #[must_use]
    pub fn gap_of_type(&self, ty: &ElementType) -> Option<Gap> {
        gap_of_type(ty, self.target.host, self.version())
    }

    /// Why a property of a type is of no use for the target, when it is of none.
    #[must_use]
    pub fn gap_of_property(&self, ty: &ElementType, property: &Property) -> Option<Gap> {
        gap_of_property(ty, property, self.target.host, self.version())
    }

    /// The marked elements, in the order of the outline.
    #[must_use]
    pub fn marks(&self) -> &[Pointer] {
        &self.marks
    }

    /// Marks exactly these; lists, and what the outline does not show, cannot be marked.
    pub fn set_marks(&mut self, marks: Vec<Pointer>) {
        let wanted: HashSet<Pointer> = marks.into_iter().collect();
        let rows = self.outline.iter().filter(|row| row.what != OutlineKind::Slot).map(|row| &row.pointer);
        self.marks = rows.filter(|pointer| wanted.contains(*pointer)).cloned().collect();
    }

    /// Marks an element, or takes its mark away.
    pub fn toggle_mark(&mut self, pointer: &Pointer) {
        let mut marks = std::mem::take(&mut self.marks);
        match marks.iter().position(|mark| mark == pointer) {
            Some(at) => drop(marks.remove(at)),
            None => marks.push(pointer.clone()),
        }
        self.set_marks(marks);
    }

    /// What an operation on elements is meant for: the marked ones, or else the selected one.
    #[must_use]
    pub fn meant(&self) -> Vec<Pointer> {
        if self.marks.is_empty() { vec![self.selection.clone()] } else { self.marks.clone() }
    }

    /// What was cut or copied last.
    #[must_use]
    pub const fn clipboard(&self) -> Option<&Clip> {
        self.clipboard.as_ref()
    }

    /// Puts something onto the clipboard.
    pub fn set_clipboard(&mut self, clip: Clip) {
        self.clipboard = Some(clip);
    }

    /// The document to make an edit of an element for.
    ///
    /// # Errors
    /// When the source is broken: an edit of a tree that is not the text would lose what was typed.
    pub fn editable(&self) -> Result<&Arc<Document>, Broken> {
        match &self.broken {
            Some(error) => Err(Broken(error.clone())),
            None => Ok(&self.document),
        }
    }

    /// Makes a named step.
    ///
    /// # Errors
    /// When the source is broken.
    pub fn apply(&mut self, name: impl Into<String>, change: Change, select: Option<Pointer>) -> Result<(), Broken> {
        self.editable()?;
        if !change.is_empty()
            && let Ok(text) = change.apply(&self.text)
        {
            let name = name.into();
            self.typing = false;
            self.history.push(name.clone(), change.clone());
            self.records.push(Record::Step { name, change: change.clone(), merge: false });
            self.take_text(text, Some(change));
        }
        if let Some(pointer) = select {
            self.select(pointer);
        }
        Ok(())
    }

    /// Takes the text as somebody typed it into the source; may leave it broken. Typing in a row is one step, up to the
    /// end of the line or to [`Self::end_typing`].
    pub fn type_source(&mut self, text: String) {
        let change = Change::between(&self.text, &text);
        if change.is_empty() {
            return;
        }
        let ends_line = change.splices().iter().any(|splice| splice.inserted.contains('\n'));
        let merge = self.typing;
        if merge {
            self.history.merge(TYPING, change.clone());
        } else {
            self.history.push(TYPING, change.clone());
        }
        self.records.push(Record::Step { name: TYPING.to_owned(), change, merge });
        self.typing = !ends_line;
        self.take_text(text, None);
    }

    /// What is typed from now on is another step: the caret went elsewhere.
    pub const fn end_typing(&mut self) {
        self.typing = false;
    }

    /// Takes a whole new text as one step (a round trip through an editor, a reload); may leave it broken.
    pub fn replace_text(&mut self, name: &str, text: String) {
        let change = Change::between(&self.text, &text);
        if change.is_empty() {
            return;
        }
        self.typing = false;
        self.history.push(name, change.clone());
        self.records.push(Record::Step { name: name.to_owned(), change, merge: false });
        self.take_text(text, None);
    }

    /// Takes a text; `change` is what led to it from the text before, when that is known.
    fn take_text(&mut self, text: String, change: Option<Change>) {
        self.text = text;
        self.revision += 1;
        match Document::parse(self.text.clone()) {
            Ok(document) => {
                self.outline = Arc::new(card::outline(&document));
                let before = std::mem::replace(&mut self.document, Arc::new(document));
                if !self.marks.is_empty() {
                    // Where the text was broken in between, all that is known is where it led.
                    let change = change.filter(|_| self.broken.is_none());
                    let change = change.unwrap_or_else(|| Change::between(before.text(), &self.text));
                    let carried = marks::carried(&self.marks, &before, &change, &self.document);
                    self.set_marks(carried);
                }
                self.broken = None;
                if std::mem::replace(&mut self.was_good, true) {
                    self.select(self.selection.clone());
                } else {
                    self.select_first();
                }
            }
            Err(error) => self.broken = Some(error),
        }
    }

    /// Selects what a document begins with. A message is opened as its card.
    fn select_first(&mut self) {
        let card = card::cards(self.document.root()).into_iter().next().map(|card| card.pointer);
        let shown = card.filter(|card| self.outline.iter().any(|node| node.pointer == *card));
        let first = || self.outline.first().map(|node| node.pointer.clone());
        self.selection = shown.or_else(first).unwrap_or_default();
    }

    /// Takes the newest step back; gives its name.
    pub fn undo(&mut self) -> Option<String> {
        let (text, step) = self.history.undo(&self.text).ok().flatten()?;
        self.typing = false;
        self.records.push(Record::Undo);
        self.take_text(text, Some(step.change.inverse()));
        self.select_change(&step.change.inverse());
        Some(step.name)
    }

    /// Does the step again that was taken back last; gives its name.
    pub fn redo(&mut self) -> Option<String> {
        let (text, step) = self.history.redo(&self.text).ok().flatten()?;
        self.typing = false;
        self.records.push(Record::Redo);
        self.take_text(text, Some(step.change.clone()));
        self.select_change(&step.change);
        Some(step.name)
    }

    /// Brings the selection to where a change put something.
    fn select_change(&mut self, change: &Change) {
        if self.broken.is_some() {
            return;
        }
        if let Some(splice) = change.splices().iter().rev().find(|splice| !splice.inserted.trim().is_empty()) {
            let blank = splice.inserted.len() - splice.inserted.trim_start().len();
            let pointer = self.document.innermost(splice.at + blank).pointer();
            self.select(pointer);
        } else if let Some(splice) = change.splices().last() {
            // Only something taken away: what stands before it.
            let before = self.text.get(..splice.at).unwrap_or_default();
            let end = before.trim_end_matches([',', ' ', '\t', '\r', '\n']).len();
            let pointer = self.document.innermost(end).pointer();
            self.select(pointer);
        }
    }

    /// How many steps are done.
    #[must_use]
    pub const fn steps(&self) -> usize {
        self.history.done()
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_name(&self) -> Option<&str> {
        self.history.undo_name()
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_name(&self) -> Option<&str> {
        self.history.redo_name()
    }

    /// The document was written to `origin`, and `disk` is what stands there now. `text` is what was written: it may be
    /// older than the text that stands here by now.
    pub fn saved(&mut self, origin: Origin, text: &str, disk: Fingerprint) {
        self.origin = origin;
        self.saved_text = Arc::from(text);
        self.disk = Some(disk.clone());
        self.typing = false;
        self.records.push(if self.text == text {
            Record::Saved { fingerprint: disk }
        } else {
            Record::Written { fingerprint: disk }
        });
    }

    /// What the journal has to hold before the next frame is shown.
    #[must_use]
    pub fn take_records(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.records)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::file::fingerprint;

    /// A card as somebody left it in the middle of a line.
    const HALF: &str = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\",\r\n \"body\": [{\"type\": \"TextBlock\",";
    /// What is missing.
    const REST: &str = " \"text\": \"Hi\"}]}";

    fn half() -> Workspace {
        Workspace::open(Origin::Untitled("half".to_owned()), HALF, None)
    }

    #[test]
    fn what_is_no_json_is_taken_as_it_is() {
        for text in ["", "{", "\u{feff}", "no JSON\r\n", HALF] {
            let work = Workspace::open(Origin::Untitled("half".to_owned()), text, None);
            assert_eq!(work.text(), text);
            assert!(work.broken().is_some() && !work.was_good() && !work.is_dirty(), "{text:?}");
            assert!(work.outline().is_empty() && work.selection().is_root() && work.editable().is_err(), "{text:?}");
        }
        assert_eq!(half().broken().map(|error| error.position.line), Some(2));
    }

    #[test]
    fn typing_mends_it_and_undo_breaks_it_again() {
        let mut work = half();
        work.type_source(format!("{HALF}{REST}"));
        assert!(work.broken().is_none() && work.was_good() && work.is_dirty());
        assert_eq!(work.outline().len(), crate::card::outline(work.document()).len());
        assert!(work.selected_row().is_some() && work.editable().is_ok());
        assert!(work.undo().is_some());
        assert_eq!(work.text(), HALF);
        assert!(work.broken().is_some() && !work.is_dirty());
        assert_eq!(work.document().text(), format!("{HALF}{REST}"), "the last good one stays");
    }

    #[test]
    fn mended_messages_are_shown_as_their_card() {
        let message = r#"{"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive",
            "content": {"type": "AdaptiveCard", "version": "1.4", "body": []}}]"#;
        let mut work = Workspace::open(Origin::Untitled("message".to_owned()), message, None);
        work.type_source(format!("{message}}}"));
        assert_eq!(work.selection().to_string(), "/attachments/0/content");
    }

    #[test]
    fn a_journal_that_began_broken_is_taken_up() {
        let header = Header::new(None, "half", HALF, Some(fingerprint(HALF)));
        let mut work = half();
        work.type_source(format!("{HALF} "));
        let mut records = work.take_records();
        let still = Workspace::resume(work.origin().clone(), &header, &records);
        assert_eq!((still.text(), still.was_good(), still.is_dirty()), (work.text(), false, true));
        work.type_source(format!("{HALF}{REST}"));
        records.extend(work.take_records());
        let mended = Workspace::resume(work.origin().clone(), &header, &records);
        assert_eq!((mended.text(), mended.broken()), (work.text(), None));
        assert!(mended.selected_row().is_some() && mended.undo_name().is_some());
    }
}
