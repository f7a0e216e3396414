//! A list to choose from, with a fuzzy search over it.
//!
//! A list may have groups, which stand as headings while nothing is searched for; marks in columns on the right; a colour
//! in front of a row; a foot that says all of what the chosen row has no room for; and a last row made from what was typed
//! (a path, a value that is not in the list). What cannot be chosen is dimmed and says why.
//!
//! `view` paints. An item carries the message that choosing it sends, so that the list knows nothing of what it is for.

mod view;

use std::fmt;
use std::rc::Rc;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

use crate::card::host::Rgb;
use crate::tui::app::{self, Intent, Motion, Notice, Shared, Target};
use crate::tui::widgets::finder::Finder;
use crate::tui::widgets::pane;

use super::Message;

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct Item {
    /// What is searched and shown first.
    pub label: String,
    /// What is said about it.
    pub detail: String,
    /// Short marks on the right, each in a column of its own: keys, a version, who shows it.
    pub badges: Vec<String>,
    /// What it stands under; empty in a list without groups.
    pub group: String,
    /// A colour to show in front of it.
    pub swatch: Option<Rgb>,
    /// Why it cannot be chosen at the moment.
    pub unavailable: Option<String>,
    /// Why it may be of no use, though it can be chosen.
    pub doubt: Option<String>,
    /// What choosing it does.
    pub message: app::Message,
}

impl Item {
    /// An item that can be chosen.
    pub fn new(label: impl Into<String>, detail: impl Into<String>, message: app::Message) -> Self {
        Self {
            label: label.into(),
            detail: detail.into(),
            badges: Vec::new(),
            group: String::new(),
            swatch: None,
            unavailable: None,
            doubt: None,
            message,
        }
    }

    /// The same item with one more mark on the right.
    #[must_use]
    pub fn badge(mut self, badge: impl Into<String>) -> Self {
        self.badges.push(badge.into());
        self
    }

    /// The same item under a heading.
    #[must_use]
    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.group = group.into();
        self
    }

    /// The same item with a colour in front.
    #[must_use]
    pub const fn swatch(mut self, swatch: Option<Rgb>) -> Self {
        self.swatch = swatch;
        self
    }

    /// The same item, greyed with a doubt when there is one; whoever chooses it is told.
    #[must_use]
    pub fn doubt(mut self, doubt: Option<String>) -> Self {
        self.doubt = doubt;
        self
    }

    /// The same item, greyed with a reason when there is one.
    #[must_use]
    pub fn unavailable(mut self, reason: Option<String>) -> Self {
        self.unavailable = reason;
        self
    }
}

/// What to do with a query that matches nothing.
pub type Fallback = fn(&str) -> Option<Item>;

/// Makes the last row from what was typed.
type MakeLast = dyn Fn(&str) -> Option<Item>;

/// A last row made from what was typed.
#[derive(Clone)]
struct Typed(Rc<MakeLast>);

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed")
    }
}

/// What a list is filled with when it has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Awaits {
    /// Templates, recent files, the gallery.
    Library,
    /// The gallery alone.
    Gallery,
}

/// The list.
#[derive(Debug, Clone)]
pub struct Model {
    title: String,
    items: Vec<Item>,
    finder: Finder,
    fallback: Option<Fallback>,
    typed: Option<Typed>,
    /// The last row, as what is typed at the moment makes it.
    last: Option<Box<Item>>,
    awaits: Option<Awaits>,
    foot: Foot,
    top: usize,
    room: usize,
}

/// Whether the chosen row is said in full below the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Foot {
    Shown,
    Hidden,
}

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// The heading of the group of this item.
    Heading(usize),
    /// The match, or the last row, that the cursor calls this number.
    Match(usize),
}

impl Model {
    /// A list; the cursor starts on item `start`.
    pub fn new(title: impl Into<String>, items: Vec<Item>, start: usize) -> Self {
        let finder = Finder::new(labels(&items), start);
        Self {
            title: title.into(),
            items,
            finder,
            fallback: None,
            typed: None,
            last: None,
            awaits: None,
            foot: Foot::Hidden,
            top: 0,
            room: 10,
        }
    }

    /// The same list, with something to offer for what was typed itself (a path), when nothing else matches.
    #[must_use]
    pub fn with_fallback(mut self, fallback: Fallback) -> Self {
        self.fallback = Some(fallback);
        self
    }

    /// The same list, with a last row made from what was typed, whatever else matches.
    #[must_use]
    pub fn with_typed(mut self, typed: impl Fn(&str) -> Option<Item> + 'static) -> Self {
        self.typed = Some(Typed(Rc::new(typed)));
        self.make_last();
        self
    }

    /// The same list, in which words are searched for as they are written.
    #[must_use]
    pub fn by_words(mut self) -> Self {
        self.finder = self.finder.by_words();
        self
    }

    /// The same list with a foot that says all about the chosen row.
    #[must_use]
    pub const fn with_foot(mut self) -> Self {
        self.foot = Foot::Shown;
        self
    }

    /// Takes new items, keeping what was typed.
    pub fn replace(&mut self, items: Vec<Item>) {
        self.finder.replace(items.iter().map(|item| format!("{}  {}", item.label, item.detail)).collect());
        self.items = items;
    }

    /// The same list, to be filled with this.
    #[must_use]
    pub const fn awaiting(mut self, awaits: Awaits) -> Self {
        self.awaits = Some(awaits);
        self
    }

    /// What the list is to be filled with.
    #[must_use]
    pub const fn awaits(&self) -> Option<Awaits> {
        self.awaits
    }

    fn offered(&self) -> Option<Item> {
        self.fallback.and_then(|offer| offer(&self.finder.query().text()))
    }

    fn make_last(&mut self) {
        let query = self.finder.query().text();
        self.last = self.typed.as_ref().and_then(|Typed(make)| make(&query)).map(Box::new);
        self.finder.set_extra(usize::from(self.last.is_some()));
    }

    /// The item of a row that the cursor can stand on.
    fn item_at(&self, row: usize) -> Option<&Item> {
        let matches = self.finder.matches();
        match matches.get(row) {
            Some(found) => self.items.get(found.item),
            None => self.last.as_deref().filter(|_| row == matches.len()),
        }
    }

    /// The lines of the list: headings only while nothing is searched for, since the best match comes first then.
    fn rows(&self) -> Vec<Row> {
        let searching = !self.finder.query().is_empty();
        let mut rows = Vec::with_capacity(self.finder.matches().len() + 8);
        let mut group = "";
        for (at, found) in self.finder.matches().iter().enumerate() {
            let here = self.items.get(found.item).map_or("", |item| item.group.as_str());
            if !searching && here != group {
                group = here;
                rows.push(Row::Heading(found.item));
            }
            rows.push(Row::Match(at));
        }
        if self.last.is_some() {
            rows.push(Row::Match(self.finder.matches().len()));
        }
        rows
    }

    pub(super) fn update(&mut self, message: Message, _shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) => self.key(key),
            Message::Paste(pasted) => {
                self.finder.paste(&pasted);
                self.make_last();
                Vec::new()
            }
            Message::Click(Target::OverlayRow(row)) => {
                self.finder.put_cursor(row);
                self.choose()
            }
            Message::Wheel(rows) => {
                let motion = if rows < 0 { Motion::Up } else { Motion::Down };
                for _ in 0..rows.unsigned_abs() {
                    self.finder.go(motion, self.room);
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let motion = match key.code {
            KeyCode::Esc => return vec![Intent::Close],
            KeyCode::Enter => return self.choose(),
            KeyCode::Up | KeyCode::BackTab => Motion::Up,
            KeyCode::Down | KeyCode::Tab => Motion::Down,
            KeyCode::Char('p' | 'k') if control => Motion::Up,
            KeyCode::Char('n' | 'j') if control => Motion::Down,
            KeyCode::PageUp => Motion::PageUp,
            KeyCode::PageDown => Motion::PageDown,
            _ => {
                self.finder.key(key);
                self.make_last();
                return Vec::new();
            }
        };
        self.finder.go(motion, self.room);
        Vec::new()
    }

    fn choose(&self) -> Vec<Intent> {
        let item = self.item_at(self.finder.cursor()).cloned().or_else(|| self.offered());
        match item {
            Some(Item { unavailable: Some(reason), .. }) => vec![Intent::Say(Notice::careful(reason))],
            Some(Item { doubt: Some(doubt), label, message, .. }) => {
                let told = Notice::careful(format!("{label}: {doubt}"));
                vec![Intent::Close, Intent::Send(message), Intent::Say(told)]
            }
            Some(item) => vec![Intent::Close, Intent::Send(item.message)],
            None => Vec::new(),
        }
    }

    pub(super) fn settle(&mut self, _shared: &Shared, area: Rect) {
        self.room = usize::from(self.list_height(area));
        let rows = self.rows();
        let cursor = rows.iter().position(|row| *row == Row::Match(self.finder.cursor())).unwrap_or(0);
        self.top = pane::scroll_to(self.top.min(rows.len().saturating_sub(self.room)), cursor, self.room);
        // The heading above is worth seeing too.
        let above = cursor.saturating_sub(1);
        if self.room > 2 && matches!(rows.get(above), Some(Row::Heading(_))) {
            self.top = self.top.min(above);
        }
    }

    /// Columns and rows of the whole box.
    fn size(&self, area: Rect) -> (u16, u16) {
        let rows = u16::try_from(self.rows().len().max(self.items.len()).max(1)).unwrap_or(u16::MAX);
        let rows = rows.saturating_add(4 + self.foot_height(area));
        (area.width.saturating_sub(4).min(92), rows.min(area.height.saturating_sub(2)).clamp(6, 24))
    }

    /// Rows that the foot takes, with the line above it.
    fn foot_height(&self, area: Rect) -> u16 {
        match (self.foot, area.height) {
            (Foot::Hidden, _) | (_, 0..12) => 0,
            (Foot::Shown, _) => 3,
        }
    }

    fn list_height(&self, area: Rect) -> u16 {
        self.size(area).1.saturating_sub(4 + self.foot_height(area))
    }
}

fn labels(items: &[Item]) -> Vec<String> {
    items.iter().map(|item| item.label.clone()).collect()
}
