//! The history: every send with its request, answer and verdict, the newest first.
//!
//! The list holds one line a send; request and answer are read when they are asked for, and shown or copied when they have
//! come. Filtering is the store's work: the screen only says by what. Nothing here sends again or changes what was
//! written down.
//!
//! A new column belongs into [`view`], more about one send into [`account`].

mod account;
mod view;

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use crate::tui::app::{self, Effect, Intent, Motion, Notice, Shared, Target};
use crate::tui::overlays::{detail, text};
use crate::tui::widgets::field::Lines;
use crate::tui::widgets::pane;
use crate::workbench::actions::{SentRow, SentWhole};

/// What the history is told.
#[derive(Debug, Clone)]
pub enum Message {
    /// Go through the list.
    Move(Motion),
    /// Show the selected send.
    ShowSend,
    /// Ask what to filter by.
    Filter,
    /// Filter by this.
    FilterBy(String),
    /// Copy what was sent.
    Copy,
    /// The sends, listed.
    Listed(Result<Vec<SentRow>, String>),
    /// One send with everything in it.
    Loaded(Result<Box<SentWhole>, String>),
    /// The mouse did something; the wheel in rows.
    Mouse(MouseEvent, Option<Target>, Option<i32>),
}

/// What a send is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Show,
    Copy,
}

/// The state of the history.
#[derive(Debug, Default)]
pub struct Model {
    rows: Vec<SentRow>,
    listed: bool,
    filter: String,
    cursor: usize,
    top: usize,
    room: usize,
    wanted: Option<Wanted>,
}

impl Model {
    /// The selected send.
    #[must_use]
    pub fn selected(&self) -> Option<&SentRow> {
        self.rows.get(self.cursor)
    }

    /// What the list is filtered by.
    #[must_use]
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, _shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Move(motion) => self.cursor = motion.from(self.cursor, self.rows.len(), self.room),
            Message::ShowSend => return self.load(Wanted::Show),
            Message::Copy => return self.load(Wanted::Copy),
            Message::Filter => return vec![self.ask_filter()],
            Message::FilterBy(filter) => {
                filter.trim().clone_into(&mut self.filter);
                (self.cursor, self.top) = (0, 0);
                return vec![Intent::Effect(Effect::LoadHistory(self.filter.clone()))];
            }
            Message::Listed(Ok(rows)) => self.list(rows),
            Message::Listed(Err(reason)) | Message::Loaded(Err(reason)) => {
                self.wanted = None;
                return vec![Intent::Say(Notice::bad(reason))];
            }
            Message::Loaded(Ok(whole)) => return self.loaded(&whole),
            Message::Mouse(event, target, wheel) => return self.mouse(event, target.as_ref(), wheel),
        }
        Vec::new()
    }

    /// Takes the list; the selected send stays selected. One on the newest goes with the newest.
    fn list(&mut self, rows: Vec<SentRow>) {
        let selected = self.selected().map(|row| row.id).filter(|_| self.cursor > 0);
        self.rows = rows;
        self.listed = true;
        self.cursor = selected.and_then(|id| self.rows.iter().position(|row| row.id == id)).unwrap_or(0);
    }

    fn load(&mut self, wanted: Wanted) -> Vec<Intent> {
        let Some(id) = self.selected().map(|row| row.id) else { return Vec::new() };
        self.wanted = Some(wanted);
        vec![Intent::Effect(Effect::LoadSend(id))]
    }

    fn loaded(&mut self, whole: &SentWhole) -> Vec<Intent> {
        match self.wanted.take() {
            Some(Wanted::Show) => {
                let title = format!("Send {}", whole.row.id);
                vec![Intent::show(detail::Model::new(title, account::account(whole)))]
            }
            Some(Wanted::Copy) => vec![
                Intent::Effect(Effect::Copy(whole.request.clone())),
                Intent::Say(Notice::good(format!("the request of send {} copied", whole.row.id))),
            ],
            None => Vec::new(),
        }
    }

    fn ask_filter(&self) -> Intent {
        let hint = "endpoint, card or verdict; empty shows all";
        Intent::show(text::Model::new("Filter history", hint, &self.filter, Lines::One, |filter| {
            Ok(vec![app::Message::History(Message::FilterBy(filter.to_owned()))])
        }))
    }

    fn mouse(&mut self, event: MouseEvent, target: Option<&Target>, wheel: Option<i32>) -> Vec<Intent> {
        let last = self.rows.len().saturating_sub(1);
        if let Some(rows) = wheel {
            self.cursor = self.cursor.saturating_add_signed(isize::try_from(rows).unwrap_or_default()).min(last);
        } else if event.kind == MouseEventKind::Down(MouseButton::Left)
            && let Some(Target::ListRow(row)) = target
        {
            // A click on the selected row is what Enter is.
            if *row == self.cursor {
                return self.load(Wanted::Show);
            }
            self.cursor = (*row).min(last);
        }
        Vec::new()
    }

    /// Computes what drawing needs.
    pub fn settle(&mut self, _shared: &Shared, area: Rect) {
        self.room = usize::from(area.height.saturating_sub(3));
        self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
        self.top = pane::scroll_to(self.top.min(self.rows.len().saturating_sub(self.room)), self.cursor, self.room);
    }
}

#[cfg(test)]
mod tests;
