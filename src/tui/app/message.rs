//! What can happen.

use std::sync::Arc;

use ratatui::crossterm::event::{KeyEvent, MouseEvent};

use crate::card::host::Host;
use crate::tui::command::Command;
use crate::tui::overlays;
use crate::tui::screens::{channel, data, design, endpoints, history};
use crate::tui::theme::Base;

use crate::workbench::actions::{JournalPlan, OpenRequest};
use crate::workbench::{self, Slot, Workspace};

use super::{Effect, Outcome, SaveTarget, ScreenId, Target};

/// Everything that the root is told.
#[derive(Debug, Clone)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted into the terminal.
    Paste(String),
    /// The mouse did something; the target is what lay under it.
    Mouse(MouseEvent, Option<Target>),
    /// The terminal has this size now: columns, rows.
    Resize(u16, u16),
    /// The terminal said whether it is light or dark.
    Ground(Base),
    /// A command is to be carried out, wherever it was chosen.
    Run(&'static Command),
    /// An effect answers.
    Done(Outcome),
    /// Show a screen.
    Go(ScreenId),
    /// Show an overlay.
    Show(overlays::Ask),
    /// Close the top overlay.
    Close,
    /// Save where the document comes from; ask when it comes from nowhere.
    Save,
    /// Write the file again although somebody else changed it.
    SaveAnyway,
    /// Write the document somewhere.
    SaveTo {
        /// Where to.
        target: SaveTarget,
        /// Whether what is there may be replaced.
        overwrite: bool,
    },
    /// Write the source although it is no JSON at the moment.
    SaveBroken(SaveTarget),
    /// Save, and when that is done take another message.
    SaveThen(Box<Message>),
    /// Take the version of the file that somebody else wrote.
    Reload,
    /// Open something, asking about what is not saved.
    Open(OpenRequest),
    /// Open something now.
    OpenNow(OpenRequest),
    /// Start work on this.
    TakeOver(Box<Workspace>, JournalPlan),
    /// Edit the document in the user's editor.
    EditExternally,
    /// Send the document: ask for the values of a template first, then choose where.
    Send,
    /// Send the document filled with these data: choose where.
    SendFilled(Option<Arc<serde_json::Value>>),
    /// Give the mouse to the terminal, or take it back.
    ToggleCopyMode,
    /// Make the card for a host, or for any; the version is asked for.
    ForHost(Option<Host>),
    /// Make the card for this host and version.
    ForTarget(workbench::Target),
    /// Do something with problems, in the designer.
    Problems(design::Deed),
    /// Switch between light and dark.
    ToggleGround,
    /// Show the previews in the next of Teams' themes.
    NextCardTheme,
    /// End, asking about what is not saved.
    Quit,
    /// End now.
    QuitNow {
        /// Whether unsaved work stays in the journal for the next start.
        keep: bool,
    },
    /// Go to sleep; the shell takes over.
    Suspend,
    /// Have something done outside.
    Effect(Box<Effect>),
    /// Draw everything anew.
    Repaint,
    /// For the designer.
    Design(design::Message),
    /// Read the sample data again.
    ReloadSamples,
    /// Take what the file of a sample says; what was done here is given up.
    TakeSamples(Slot),
    /// For the data.
    Data(data::Message),
    /// For the channel.
    Channel(channel::Message),
    /// For the endpoints.
    Endpoints(endpoints::Message),
    /// For the history.
    History(history::Message),
    /// For the top overlay.
    Overlay(overlays::Message),
}

/// A way through a list or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One back.
    Up,
    /// One on.
    Down,
    /// A page back.
    PageUp,
    /// A page on.
    PageDown,
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

impl Motion {
    /// The row that the motion leads to, among `count`, a page being `page` rows.
    #[must_use]
    pub fn from(self, row: usize, count: usize, page: usize) -> usize {
        let last = count.saturating_sub(1);
        match self {
            Self::Up => row.saturating_sub(1),
            Self::Down => row.saturating_add(1).min(last),
            Self::PageUp => row.saturating_sub(page.max(1)),
            Self::PageDown => row.saturating_add(page.max(1)).min(last),
            Self::First => 0,
            Self::Last => last,
        }
    }
}
