//! Finding and replacing: two fields, what counts as a match, and the matches themselves.
//!
//! The matches are looked up again whenever the card or the question changes, so the count is always the true one. The
//! highlighted match is selected in the designer behind; replacing it goes on to the next, and replacing all is one step.
//! What is replaced is decided by `card::edit`; this overlay asks and shows (`view`).

mod view;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

use crate::card::edit::{self, Case, Found, Matches, Query, Within, Words};
use crate::tui::app::{self, Intent, Motion, Notice, Shared, Target};
use crate::tui::screens::design;
use crate::tui::widgets::field::{Field, Lines};
use crate::tui::widgets::pane;

use super::Message;

/// Which field has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Find,
    With,
}

/// What can be switched, in the order in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Switch {
    Case,
    Words,
    Names,
    Source,
}

impl Switch {
    const ALL: [Self; 4] = [Self::Case, Self::Words, Self::Names, Self::Source];

    const fn key(self) -> char {
        match self {
            Self::Case => 'c',
            Self::Words => 'w',
            Self::Names => 'n',
            Self::Source => 's',
        }
    }
}

/// How many matches are listed at most; the others are counted, and replaced with all of them.
const LISTED: usize = 2_000;

/// The overlay.
#[derive(Debug)]
pub struct Model {
    find: Field,
    with: Field,
    part: Part,
    query: Query,
    matches: Matches,
    at: usize,
    top: usize,
    room: usize,
    /// The revision of the text and the question that the matches are for.
    made_for: Option<(u64, Query)>,
}

impl Model {
    /// Asks what to find; in the whole source when that is where one works.
    #[must_use]
    pub fn new(within: Within) -> Self {
        Self {
            find: Field::new("", Lines::One).placeholder("what to find"),
            with: Field::new("", Lines::One).placeholder("nothing: the match is taken away"),
            part: Part::Find,
            query: Query { text: String::new(), case: Case::Any, words: Words::Parts, within },
            matches: Matches::default(),
            at: 0,
            top: 0,
            room: 5,
            made_for: None,
        }
    }

    pub(super) fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) => self.key(key, shared),
            Message::Paste(pasted) => {
                self.field().paste(&pasted);
                self.look(shared)
            }
            Message::Click(Target::OverlayRow(row)) => {
                self.at = row;
                self.show()
            }
            Message::Click(Target::OverlayButton(at)) => match Switch::ALL.get(at) {
                Some(switch) => self.switch(*switch, shared),
                None if at == view::BUTTON_ALL => self.replace_all(shared),
                None => self.replace_one(shared),
            },
            Message::Wheel(rows) => {
                let motion = if rows < 0 { Motion::Up } else { Motion::Down };
                self.go(motion)
            }
            _ => Vec::new(),
        }
    }

    fn field(&mut self) -> &mut Field {
        match self.part {
            Part::Find => &mut self.find,
            Part::With => &mut self.with,
        }
    }

    fn key(&mut self, key: KeyEvent, shared: &Shared) -> Vec<Intent> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Esc => vec![Intent::Close],
            KeyCode::Tab | KeyCode::BackTab => {
                self.part = if self.part == Part::Find { Part::With } else { Part::Find };
                Vec::new()
            }
            KeyCode::Down => self.go(Motion::Down),
            KeyCode::Up => self.go(Motion::Up),
            KeyCode::PageDown => self.go(Motion::PageDown),
            KeyCode::PageUp => self.go(Motion::PageUp),
            KeyCode::Char('s') if control => self.replace_all(shared),
            KeyCode::Enter if control || alt => self.replace_all(shared),
            KeyCode::Enter if self.part == Part::Find => {
                self.part = Part::With;
                Vec::new()
            }
            KeyCode::Enter => self.replace_one(shared),
            KeyCode::Char(c) if alt => match Switch::ALL.into_iter().find(|switch| switch.key() == c) {
                Some(switch) => self.switch(switch, shared),
                None => Vec::new(),
            },
            _ => {
                if self.field().key(key) && self.part == Part::Find {
                    return self.look(shared);
                }
                Vec::new()
            }
        }
    }

    fn is_on(&self, switch: Switch) -> bool {
        match switch {
            Switch::Case => self.query.case == Case::Exact,
            Switch::Words => self.query.words == Words::Whole,
            Switch::Names => self.query.within == Within::Names,
            Switch::Source => self.query.within == Within::Source,
        }
    }

    fn switch(&mut self, switch: Switch, shared: &Shared) -> Vec<Intent> {
        let on = !self.is_on(switch);
        let query = &mut self.query;
        match switch {
            Switch::Case => query.case = if on { Case::Exact } else { Case::Any },
            Switch::Words => query.words = if on { Words::Whole } else { Words::Parts },
            Switch::Names => query.within = if on { Within::Names } else { Within::Texts },
            Switch::Source => query.within = if on { Within::Source } else { Within::Texts },
        }
        self.look(shared)
    }

    /// Looks for what was typed, from the selection on.
    fn look(&mut self, shared: &Shared) -> Vec<Intent> {
        self.refresh(shared);
        let here = shared.workspace.document().span(shared.workspace.selection()).map_or(0, |span| span.start);
        let card = shared.workspace.selection().is_root();
        let at = self.matches.found.iter().position(|found| card || found.span.start >= here);
        self.at = at.unwrap_or(0);
        self.show()
    }

    fn refresh(&mut self, shared: &Shared) {
        self.query.text = self.find.text();
        let wanted = (shared.workspace.revision(), self.query.clone());
        if self.made_for.as_ref() != Some(&wanted) {
            self.matches = edit::find_some(shared.workspace.document(), &self.query, LISTED);
            self.made_for = Some(wanted);
        }
        self.at = self.at.min(self.matches.found.len().saturating_sub(1));
    }

    fn go(&mut self, motion: Motion) -> Vec<Intent> {
        self.at = motion.from(self.at, self.matches.found.len(), self.room);
        self.show()
    }

    /// Selects where the highlighted match stands.
    fn show(&self) -> Vec<Intent> {
        let found = self.matches.found.get(self.at);
        let select = found.map(|found| design::Message::Select(found.pointer.clone()));
        select.map(|select| Intent::Send(app::Message::Design(select))).into_iter().collect()
    }

    fn replace_one(&mut self, shared: &Shared) -> Vec<Intent> {
        self.refresh(shared);
        let Some(found) = self.matches.found.get(self.at).cloned() else { return nothing() };
        // What was put in may match again: it is passed over.
        let again = edit::counts(&self.with.text(), &self.query);
        self.at += again;
        vec![self.replace(vec![found])]
    }

    fn replace_all(&mut self, shared: &Shared) -> Vec<Intent> {
        self.refresh(shared);
        if self.matches.count == 0 {
            return nothing();
        }
        // Also those that are not listed.
        let listed = self.matches.count == self.matches.found.len();
        let all =
            if listed { self.matches.found.clone() } else { edit::find(shared.workspace.document(), &self.query) };
        vec![Intent::Close, self.replace(all)]
    }

    fn replace(&self, found: Vec<Found>) -> Intent {
        let (query, with) = (self.query.clone(), self.with.text());
        Intent::Send(app::Message::Design(design::Message::Replace { found, query, with }))
    }

    pub(super) fn settle(&mut self, shared: &Shared, area: Rect) {
        self.refresh(shared);
        self.room = view::list_rows(area);
        self.top = pane::scroll_to(self.top, self.at, self.room);
    }
}

fn nothing() -> Vec<Intent> {
    vec![Intent::Say(Notice::careful("there is no match to replace"))]
}
