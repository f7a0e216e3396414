//! The designer: outline or source on the left, the live preview in the middle, the properties on the right.
//!
//! The selection of the workspace ties the panes together: whichever pane changes it, the others follow when the screen
//! settles ([`Model::settle`]). Nothing here changes a card by itself: every edit is an operation of `card::edit` that
//! becomes one named step of the workspace, and every property that can be shown or set comes from the catalogue; no
//! property is named here. Typing in the source goes to the workspace as text, and may leave it broken for a while.
//!
//! `layout` says where the panes are, `outline`, `properties` and `source` each own a pane (what it shows,
//! where it is scrolled to, how it is painted), `elements` carries out what is done to elements, `search` finds them,
//! `mouse` turns clicks and drags into the same messages that keys send. A new operation on elements is a message here
//! and a line in `update`; a new way to edit a kind of value belongs into `properties::edit`.

mod bind;
mod elements;
mod layout;
mod marks;
mod mention;
mod mouse;
mod outline;
mod palette;
mod problems;
mod properties;
mod restyle;
mod search;
mod source;
mod standing;
#[cfg(test)]
mod tests;
mod update;
mod view;

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use crate::card::catalogue::{ElementType, ValueType};
use crate::card::edit::{Axis, Direction, Found, Offer, Place, Query, Side, Step};
use crate::check::{Diagnostic, Fixed};
use crate::json::Pointer;
use crate::preview::Scene;
use crate::store::session::Session;
use crate::tui::app::{Drawing, Mending, Motion, Shared, Target};
use crate::tui::command::Scope;
use crate::tui::screens::preview::Preview;
use crate::workbench::Workspace;

pub use bind::WithData;
pub use mention::Mention;
pub use problems::{Counts, Deed, sign};
pub use restyle::Restyle;

use layout::{Grip, Layout, Sizes, Zoom};
use outline::Outline;
use problems::Problems;
use properties::Properties;
use source::Source;
pub use source::SourceAction;

/// The panes of the designer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The tree of elements.
    Outline,
    /// The JSON text.
    Source,
    /// The card as Teams would show it.
    Preview,
    /// What the selected element says and how it looks.
    Properties,
    /// What the checks found.
    Problems,
}

/// What is done to the rows and columns of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// An empty one beside the selected one.
    Add(Axis, Side),
    /// The selected one goes.
    Remove(Axis),
    /// The selected one past its neighbour.
    Move(Axis, Side),
}

/// What the designer is told.
#[derive(Debug, Clone)]
pub enum Message {
    /// Go through the pane that has the keys.
    Move(Motion),
    /// Fold, or go to the parent.
    Fold,
    /// Unfold, or go to the first inside.
    Unfold,
    /// Select an element.
    Select(Pointer),
    /// Choose what to add.
    Add,
    /// Add this.
    AddOffer(Box<Offer>),
    /// Put this where it goes; what stands there gives way.
    PutOffer(Box<Offer>),
    /// Do something with data in the card.
    WithData(WithData),
    /// Select what holds a place, and its property.
    GoTo(Pointer),
    /// Edit what the selected element says.
    EditText,
    /// Switch between outline and source.
    ToggleSource,
    /// Copy behind itself.
    Duplicate,
    /// Onto the clipboard, and gone.
    Cut,
    /// Onto the clipboard.
    Copy,
    /// From the clipboard.
    Paste,
    /// Text pasted into the terminal: JSON of an element, or text for the source.
    PasteText(String),
    /// Gone.
    Delete,
    /// Up, down, in or out.
    Shift(Direction),
    /// A container around it.
    Wrap,
    /// What it holds in its place.
    Unwrap,
    /// Mark the selected element, or take its mark away.
    ToggleMark,
    /// Mark it and the next one.
    MarkOn(Motion),
    /// Mark exactly these.
    Mark(Vec<Pointer>),
    /// Ask where the marked elements, or the selected one, are to go.
    AskWhere,
    /// Move them there.
    MoveTo(Place),
    /// Ask of which type the selected element is to be.
    AskType,
    /// Make it one of this type.
    Retype(&'static ElementType),
    /// Change how several elements look.
    Restyle(Restyle),
    /// Mention somebody, or do so no more.
    Mention(Mention),
    /// Ask what to find and what to put in its place.
    AskReplace,
    /// Put a text in the place of these matches.
    Replace {
        /// The matches.
        found: Vec<Found>,
        /// What they match.
        query: Query,
        /// The text.
        with: String,
    },
    /// Add, remove or move a row or a column.
    Lines(Lines),
    /// Go to another cell.
    Cell(Step),
    /// One step back.
    Undo,
    /// One step on.
    Redo,
    /// Ask what to search for.
    Search,
    /// Search for this.
    SearchFor(String),
    /// The next match.
    SearchNext,
    /// The match before.
    SearchPrevious,
    /// Give the keys to the next pane.
    NextPane,
    /// Give the keys to the pane before.
    PreviousPane,
    /// One pane alone, or all again.
    Zoom,
    /// Wider or narrower by steps.
    Resize(i16),
    /// Change the property under the cursor.
    EditProperty,
    /// The next or previous value of the property under the cursor.
    StepProperty(i8),
    /// Remove the property under the cursor.
    ClearProperty,
    /// Ask for another kind of value for the property under the cursor: an expression, JSON, an object for an address.
    RetypeProperty,
    /// Type the value of a property: as one of a type, or freely.
    TypeProperty {
        /// The element.
        pointer: Pointer,
        /// The property.
        name: String,
        /// The type; without one it is JSON, an expression, or a text.
        value_type: Option<ValueType>,
    },
    /// Ask for a property that the element has not.
    AddProperty,
    /// Edit a property of the selected element by its name.
    EditNamed(String),
    /// Type what the names of the properties are to have in them.
    FilterProperties,
    /// Show all properties again.
    UnfilterProperties,
    /// Show only properties that are set, or all of them.
    ToggleSetOnly,
    /// Set a property of an element; nothing removes it.
    SetProperty {
        /// The element.
        pointer: Pointer,
        /// The property.
        name: String,
        /// Its value.
        value: Option<serde_json::Value>,
    },
    /// Something for the source editor.
    Source(SourceAction),
    /// Show the selected element, or the property under the cursor, in the source.
    ShowInSource,
    /// A key for the text that is typed in the pane that has the keys: the source, or the filter of the properties.
    SourceKey(KeyEvent),
    /// Ask what to find in the source.
    SearchSource,
    /// Find this in the source.
    SearchSourceFor(String),
    /// The next match in the source.
    SearchSourceNext,
    /// The match before in the source.
    SearchSourcePrevious,
    /// Lay the source out evenly.
    FormatSource,
    /// Do something with problems.
    Problems(Deed),
    /// How to mend them; nothing when that could not be found out.
    Mended(Mending, Option<Fixed>),
    /// The mouse did something.
    Mouse(MouseEvent, Option<Target>),
}

/// The state of the designer.
#[derive(Debug)]
pub struct Model {
    /// The pane that has the keys.
    focus: Pane,
    /// What stands on the left: outline or source.
    left: Pane,
    zoom: Zoom,
    sizes: Sizes,
    layout: Layout,
    outline: Outline,
    preview: Preview,
    properties: Properties,
    problems: Problems,
    source: Source,
    /// What was searched for among the elements.
    query: Option<String>,
    /// What the mouse holds.
    grip: Option<Grip>,
    /// The cell of the last click, as long as nothing else happened since.
    clicked: Option<(u16, u16)>,
}

/// Whether the selected element has a text that can be edited at once.
#[must_use]
pub fn has_text(work: &Workspace) -> bool {
    properties::main_text(work).is_some()
}

/// Names under which the session keeps what is not the size of a pane.
mod remembered {
    pub(super) const SOURCE: &str = "source-shown";
    pub(super) const PROBLEMS: &str = "problems-shown";
    pub(super) const ZOOM: &str = "zoomed";
    pub(super) const FOCUS: &str = "focus";
    pub(super) const SET_ONLY: &str = "set-only";
}

impl Model {
    /// The designer as it was left.
    #[must_use]
    pub fn new(session: &Session) -> Self {
        let panes = &session.panes;
        let on = |name: &str| panes.get(name).is_some_and(|value| *value > 0);
        let left = if on(remembered::SOURCE) { Pane::Source } else { Pane::Outline };
        let open = on(remembered::PROBLEMS);
        let focus = match panes.get(remembered::FOCUS) {
            Some(1) => Pane::Preview,
            Some(2) => Pane::Properties,
            Some(3) if open => Pane::Problems,
            _ => left,
        };
        Self {
            focus,
            left,
            zoom: if on(remembered::ZOOM) { Zoom::One } else { Zoom::All },
            sizes: Sizes::recall(panes),
            layout: Layout::default(),
            outline: Outline::default(),
            preview: Preview::default(),
            properties: Properties::recall(on(remembered::SET_ONLY)),
            problems: Problems::new(open),
            source: Source::default(),
            query: None,
            grip: None,
            clicked: None,
        }
    }

    /// Writes down what is to be remembered.
    pub fn remember(&self, session: &mut Session) {
        self.sizes.remember(&mut session.panes);
        let focus = match self.focus {
            Pane::Outline | Pane::Source => 0,
            Pane::Preview => 1,
            Pane::Properties => 2,
            Pane::Problems => 3,
        };
        session.panes.insert(remembered::FOCUS.to_owned(), focus);
        session.panes.insert(remembered::SOURCE.to_owned(), u16::from(self.left == Pane::Source));
        session.panes.insert(remembered::PROBLEMS.to_owned(), u16::from(self.problems.open));
        session.panes.insert(remembered::ZOOM.to_owned(), u16::from(self.zoom == Zoom::One));
        session.panes.insert(remembered::SET_ONLY.to_owned(), u16::from(self.properties.is_set_only()));
    }

    /// Another document is at work now.
    pub fn reset(&mut self) {
        self.outline = Outline::default();
        self.preview = Preview::default();
        self.properties = Properties::recall(self.properties.is_set_only());
        self.problems.reset();
        self.source = Source::default();
        self.query = None;
        self.grip = None;
        self.clicked = None;
    }

    /// Brings whoever begins with a text that is no JSON to the place where it breaks; in a string that was not finished,
    /// to where it can be.
    pub fn show_break(&mut self, shared: &Shared) {
        if let Some(error) = shared.workspace.broken() {
            let rest = shared.workspace.text().get(error.offset..).unwrap_or_default();
            let line = rest.lines().next().unwrap_or_default();
            let unfinished = line.strip_prefix('"').is_some_and(|string| !string.contains('"'));
            self.left = Pane::Source;
            self.focus = Pane::Source;
            self.source.go_to(error.offset + if unfinished { line.len() } else { 0 }, shared);
        }
    }

    /// Where keys are looked up.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self.focus {
            Pane::Source => &[Scope::Source, Scope::Global],
            // What is typed into the filter gets every key that does not count everywhere.
            Pane::Properties if self.properties.takes_text() => &[Scope::Global],
            Pane::Properties => &[Scope::Properties, Scope::Design, Scope::Global],
            Pane::Problems => &[Scope::Problems, Scope::Design, Scope::Global],
            Pane::Outline | Pane::Preview => &[Scope::Design, Scope::Global],
        }
    }

    /// Whether plain characters are text at the moment.
    #[must_use]
    pub fn takes_text(&self) -> bool {
        match self.focus {
            Pane::Source => true,
            Pane::Properties => self.properties.takes_text(),
            Pane::Outline | Pane::Preview | Pane::Problems => false,
        }
    }

    /// Whether the properties are narrowed by a filter.
    #[must_use]
    pub const fn is_filtered(&self) -> bool {
        self.properties.is_filtered()
    }

    /// Whether a key is for the list of what can be written at the caret, whatever else it stands for.
    #[must_use]
    pub fn wants(&self, key: KeyEvent) -> bool {
        self.focus == Pane::Source && self.source.wants(key)
    }

    /// What was searched for.
    #[must_use]
    pub fn search(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// What was searched for in the source.
    #[must_use]
    pub fn source_search(&self) -> Option<&str> {
        self.source.query()
    }

    /// The problem that counts at the moment: the one of what is selected, or the one that was looked at last.
    #[must_use]
    pub fn problem<'s>(&'s self, shared: &'s Shared) -> Option<&'s Diagnostic> {
        self.problems.current(shared)
    }

    /// How many problems there are.
    #[must_use]
    pub const fn problem_counts(&self) -> Counts {
        self.problems.counts()
    }

    /// What is to be laid out outside; told once.
    pub fn take_drawing(&mut self) -> Option<Drawing> {
        self.preview.take_drawing()
    }

    /// Takes what was laid out outside; what failed leaves the preview as it is.
    pub fn laid_out(&mut self, drawing: &Drawing, scene: Option<Arc<Scene>>) {
        if let Some(scene) = scene {
            self.preview.show(drawing, scene);
        }
    }

    /// Brings what is known about problems up to date, whichever screen is shown.
    pub fn know(&mut self, shared: &Shared) {
        self.problems.know(shared);
    }

    /// The pane that has the keys.
    #[must_use]
    pub const fn focus(&self) -> Pane {
        self.focus
    }
}
