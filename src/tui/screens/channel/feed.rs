//! Messages one below the other, of which only those in view are laid out. Where the window stands is kept as a message
//! and a row in it, never as a row of the whole: nobody knows how high hundreds of cards are.

use std::collections::{HashMap, VecDeque};

use crate::store::messages::Message as ChannelMessage;
use crate::tui::app::Motion;
use crate::tui::widgets::quantity;

use super::message::{Laid, Look};

/// How many messages are held, the newest; older ones stay in the store.
pub const HELD: usize = 500;
/// How many messages beside those in view stay laid out.
const SPARE: usize = 30;

/// A row of a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    message: usize,
    row: usize,
}

/// A message in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// Which one.
    pub(super) message: usize,
    /// Its first row in view.
    pub(super) skip: usize,
    /// The row of the window on which that stands.
    pub(super) at: usize,
    /// How many rows of it are in view.
    pub(super) rows: usize,
}

/// The messages and the window onto them.
#[derive(Debug)]
pub(super) struct Feed {
    messages: VecDeque<ChannelMessage>,
    laid: HashMap<i64, Laid>,
    look: Option<Look>,
    room: usize,
    selected: usize,
    top: Place,
    shown: Vec<Shown>,
    follows: bool,
    unseen: usize,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            messages: VecDeque::new(),
            laid: HashMap::new(),
            look: None,
            room: 0,
            selected: 0,
            top: Place::default(),
            shown: Vec::new(),
            follows: true,
            unseen: 0,
        }
    }
}

impl Feed {
    /// How many messages there are.
    pub(super) fn len(&self) -> usize {
        self.messages.len()
    }

    /// Whether older messages may be in the store that are not held here.
    pub(super) fn is_full(&self) -> bool {
        self.messages.len() >= HELD
    }

    /// The message of that number.
    pub(super) fn by_id(&self, id: i64) -> Option<&ChannelMessage> {
        self.place_of(id).and_then(|at| self.messages.get(at))
    }

    fn place_of(&self, id: i64) -> Option<usize> {
        self.messages.binary_search_by_key(&id, |message| message.id).ok()
    }

    /// The selected message.
    pub(super) fn selected(&self) -> Option<&ChannelMessage> {
        self.messages.get(self.selected)
    }

    /// The place of the selected message.
    pub(super) const fn selected_place(&self) -> usize {
        self.selected
    }

    /// The selected message, laid out.
    pub(super) fn selected_laid(&mut self) -> Option<(i64, &Laid)> {
        self.height(self.selected);
        let id = self.messages.get(self.selected)?.id;
        self.laid.get(&id).map(|laid| (id, laid))
    }

    /// How many messages arrived below the window since it last was at the end.
    pub(super) const fn unseen(&self) -> usize {
        self.unseen
    }

    /// What is in view, from top to bottom.
    pub(super) fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// A message in view, laid out.
    pub(super) fn laid(&self, at: usize) -> Option<(&ChannelMessage, &Laid)> {
        let message = self.messages.get(at)?;
        self.laid.get(&message.id).map(|laid| (message, laid))
    }

    /// Takes the whole list. What arrived since it was read stays, unless the list is empty: then the channel was cleared.
    pub(super) fn list(&mut self, listed: Vec<ChannelMessage>) {
        let selected = self.selected().map(|message| message.id);
        let anchor = self.shown.first().and_then(|shown| self.messages.get(shown.message)).map(|message| message.id);
        let was_empty = self.messages.is_empty();
        let newer = match listed.last() {
            Some(last) => std::mem::take(&mut self.messages).into_iter().filter(|own| own.id > last.id).collect(),
            None => VecDeque::new(),
        };
        self.messages = listed.into_iter().chain(newer).collect();
        while self.messages.len() > HELD {
            self.messages.pop_front();
        }
        self.forget_first();
        let last = self.messages.len().saturating_sub(1);
        self.selected = selected.and_then(|id| self.place_of(id)).unwrap_or(last);
        if let Some(at) = anchor.and_then(|id| self.place_of(id)) {
            self.top.message = at;
        }
        if was_empty || self.messages.is_empty() {
            self.follows = true;
            self.unseen = 0;
        }
        self.keep_inside();
    }

    /// Takes a message that arrived. At the end the window goes with it, and the selection too when it was on the newest.
    pub(super) fn arrive(&mut self, message: ChannelMessage) {
        if self.messages.back().is_some_and(|newest| newest.id >= message.id) {
            return;
        }
        let on_newest = self.selected + 1 >= self.messages.len();
        self.messages.push_back(message);
        if self.messages.len() > HELD {
            self.messages.pop_front();
            self.forget_first();
            self.selected = self.selected.saturating_sub(1);
            match self.top.message.checked_sub(1) {
                Some(message) => self.top.message = message,
                None => self.top = Place::default(),
            }
        }
        if !self.follows {
            self.unseen += 1;
        } else if on_newest {
            self.selected = self.messages.len().saturating_sub(1);
        }
    }

    /// Goes through the messages. Inside one that is higher than the window the arrows scroll before they leave it.
    pub(super) fn go(&mut self, motion: Motion) {
        let page = isize::try_from(self.room.saturating_sub(1).max(1)).unwrap_or(1);
        let half = (page / 2).max(1);
        match motion {
            Motion::Up if self.hidden_above() => self.scroll_only(-half),
            Motion::Down if self.hidden_below() => self.scroll_only(half),
            Motion::Up => self.put(self.selected.saturating_sub(1)),
            Motion::Down if self.selected + 1 < self.messages.len() => self.put(self.selected + 1),
            Motion::Down => {}
            Motion::PageUp => self.scroll(-page),
            Motion::PageDown => self.scroll(page),
            Motion::First => self.put(0),
            Motion::Last => {
                self.selected = self.messages.len().saturating_sub(1);
                self.top = self.top_for_end(self.selected);
                self.arrange();
            }
        }
    }

    /// Selects a message and brings it into view.
    pub(super) fn put(&mut self, at: usize) {
        self.selected = at.min(self.messages.len().saturating_sub(1));
        let start = Place { message: self.selected, row: 0 };
        let above = (start.message, start.row) < (self.top.message, self.top.row);
        let whole = self.shown.iter().any(|shown| {
            shown.message == self.selected && shown.skip == 0 && shown.rows >= self.height_known(shown.message)
        });
        if above {
            self.top = start;
        } else if !whole {
            let high = self.height(self.selected) > self.room;
            self.top = if high { start } else { self.top_for_end(self.selected) };
        }
        self.arrange();
    }

    /// Moves the window; the selection stays inside it.
    pub(super) fn scroll(&mut self, rows: isize) {
        self.scroll_only(rows);
        let first = self.shown.iter().find(|shown| shown.skip == 0).or(self.shown.first()).map_or(0, |at| at.message);
        let last = self.shown.last().map_or(0, |shown| shown.message);
        self.selected = self.selected.clamp(first.min(last), last);
    }

    fn scroll_only(&mut self, rows: isize) {
        let mut left = rows.unsigned_abs();
        while left > 0 {
            if rows > 0 {
                let below = self.height(self.top.message).saturating_sub(self.top.row).max(1);
                if left < below {
                    self.top.row += left;
                    break;
                }
                if self.top.message + 1 >= self.messages.len() {
                    break;
                }
                self.top = Place { message: self.top.message + 1, row: 0 };
                left -= below;
            } else {
                if left <= self.top.row {
                    self.top.row -= left;
                    break;
                }
                left -= self.top.row;
                let Some(message) = self.top.message.checked_sub(1) else {
                    self.top = Place::default();
                    break;
                };
                self.top = Place { message, row: self.height(message) };
            }
        }
        self.arrange();
    }

    /// Takes the look and the height of the window.
    pub(super) fn settle(&mut self, look: Look, room: usize) {
        if self.look != Some(look) {
            self.look = Some(look);
            self.laid.clear();
        }
        self.room = room;
        if self.follows {
            self.top = self.top_for_end(self.messages.len().saturating_sub(1));
        }
        self.arrange();
    }

    /// Brings the window to where there is something to see, and notes what is in view.
    fn arrange(&mut self) {
        self.keep_inside();
        let lowest = self.top_for_end(self.messages.len().saturating_sub(1));
        if (self.top.message, self.top.row) >= (lowest.message, lowest.row) {
            self.top = lowest;
            self.follows = true;
            self.unseen = 0;
        } else {
            self.follows = false;
        }
        self.shown.clear();
        let Place { mut message, row: mut skip } = self.top;
        let mut at = 0;
        while at < self.room && message < self.messages.len() {
            let rows = self.height(message).saturating_sub(skip).min(self.room - at);
            self.shown.push(Shown { message, skip, at, rows });
            at += rows;
            (message, skip) = (message + 1, 0);
        }
        self.forget_far();
    }

    fn keep_inside(&mut self) {
        let last = self.messages.len().saturating_sub(1);
        self.selected = self.selected.min(last);
        if self.top.message > last {
            self.top = Place { message: last, row: 0 };
        }
        self.top.row = self.top.row.min(self.height(self.top.message).saturating_sub(1));
    }

    /// Where the window begins when a message ends at its bottom.
    fn top_for_end(&mut self, at: usize) -> Place {
        let (mut message, mut left) = (at, self.room);
        loop {
            let height = self.height(message);
            if height >= left {
                return Place { message, row: height - left };
            }
            left -= height;
            match message.checked_sub(1) {
                Some(before) => message = before,
                None => return Place::default(),
            }
        }
    }

    /// The rows of a message; lays it out when nobody did yet.
    fn height(&mut self, at: usize) -> usize {
        let (Some(look), Some(message)) = (self.look, self.messages.get(at)) else { return 0 };
        if let Some(laid) = self.laid.get(&message.id) {
            return laid.height();
        }
        let day = quantity::day(&message.received_at);
        let before = at.checked_sub(1).and_then(|at| self.messages.get(at));
        let new = before.is_none_or(|before| quantity::day(&before.received_at) != day);
        let laid = Laid::new(message, new.then_some(day), look);
        let height = laid.height();
        self.laid.insert(message.id, laid);
        height
    }

    fn height_known(&self, at: usize) -> usize {
        self.laid(at).map_or(0, |(_, laid)| laid.height())
    }

    /// Whether the selected message begins above the window and is in view.
    fn hidden_above(&self) -> bool {
        self.shown.first().is_some_and(|shown| shown.message == self.selected && shown.skip > 0)
    }

    /// Whether the selected message goes on below the window and is in view; the gap behind it does not count.
    fn hidden_below(&self) -> bool {
        self.shown.last().is_some_and(|shown| {
            shown.message == self.selected && shown.skip + shown.rows + 1 < self.height_known(shown.message)
        })
    }

    /// The oldest message begins a day, whatever stood before it.
    fn forget_first(&mut self) {
        if let Some(first) = self.messages.front() {
            self.laid.remove(&first.id);
        }
    }

    fn forget_far(&mut self) {
        if self.laid.len() <= self.shown.len() + 4 * SPARE {
            return;
        }
        let first = self.shown.first().map_or(0, |shown| shown.message).saturating_sub(SPARE);
        let last = self.shown.last().map_or(0, |shown| shown.message).saturating_add(SPARE);
        let id = |at: usize| self.messages.get(at).map(|message| message.id);
        let (low, high) = (id(first).unwrap_or(i64::MIN), id(last).unwrap_or(i64::MAX));
        let selected = id(self.selected);
        self.laid.retain(|id, _| (low..=high).contains(id) || Some(*id) == selected);
    }
}
