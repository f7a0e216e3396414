//! The endpoints: saved webhook URLs, masked, and the two sandboxes that are always there.
//!
//! The screen shows what the store lists and asks for changes by effects; it never holds a URL, only what may be shown of
//! one. The form for adding and editing is an overlay ([`crate::tui::overlays::endpoint`]); a URL pasted here opens it.
//! What is under the list explains the selected endpoint: what its kind means, what is odd about it, what became of the
//! last message.
//!
//! A new column belongs into [`table`], a new thing to do with an endpoint into [`Model::update`] and the command table.

mod table;
mod view;

use std::sync::Arc;

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use crate::check::Levels;
use crate::json::Document;
use crate::teams::{Force, WebhookUrl};
use crate::tui::app::{self, Effect, Intent, Job, Motion, Notice, Shared, Target};
use crate::tui::overlays::confirm::{self, Answer};
use crate::tui::overlays::{endpoint, text};
use crate::tui::widgets::field::Lines;
use crate::tui::widgets::pane;
use crate::workbench::actions::{EndpointRow, PRODUCTION, test_card};

/// What the endpoints are told.
#[derive(Debug, Clone)]
pub enum Message {
    /// Go through the list.
    Move(Motion),
    /// Ask for a new endpoint.
    Add,
    /// Change the selected one.
    Edit,
    /// Give the selected one another name.
    Rename,
    /// Ask whether to forget the selected one.
    Remove,
    /// Send a test card to the selected one.
    Test,
    /// Send a test card to this one, whatever its tags.
    TestNow(String),
    /// Text was pasted: perhaps a webhook URL.
    Pasted(String),
    /// The mouse did something; the wheel in rows.
    Mouse(MouseEvent, Option<Target>, Option<i32>),
}

/// The state of the endpoints.
#[derive(Debug, Default)]
pub struct Model {
    cursor: usize,
    top: usize,
    room: usize,
    later: Option<String>,
}

/// Whether an endpoint asks before each send.
#[must_use]
pub fn is_production(row: &EndpointRow) -> bool {
    row.tags.iter().any(|tag| tag.eq_ignore_ascii_case(PRODUCTION))
}

impl Model {
    /// The selected endpoint.
    #[must_use]
    pub fn selected<'s>(&self, shared: &'s Shared) -> Option<&'s EndpointRow> {
        shared.endpoints.get(self.cursor).or_else(|| shared.endpoints.last())
    }

    /// Selects an endpoint once it is listed.
    pub fn select_later(&mut self, name: String) {
        self.later = Some(name);
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Move(motion) => self.cursor = motion.from(self.cursor, shared.endpoints.len(), self.room),
            Message::Add => return vec![Intent::show(endpoint::Model::add(None))],
            Message::Edit => {
                return self.own(shared).map(|row| Intent::show(endpoint::Model::edit(row))).into_iter().collect();
            }
            Message::Rename => return self.own(shared).map(rename).into_iter().collect(),
            Message::Remove => return self.own(shared).map(remove).into_iter().collect(),
            Message::Test => return self.test(shared),
            Message::TestNow(name) => return test_now(name, shared),
            Message::Pasted(text) => return pasted(&text),
            Message::Mouse(event, target, wheel) => self.mouse(event, target.as_ref(), wheel, shared),
        }
        Vec::new()
    }

    /// The selected endpoint, when it is one that can be changed.
    fn own<'s>(&self, shared: &'s Shared) -> Option<&'s EndpointRow> {
        self.selected(shared).filter(|row| !row.built_in)
    }

    fn mouse(&mut self, event: MouseEvent, target: Option<&Target>, wheel: Option<i32>, shared: &Shared) {
        let last = shared.endpoints.len().saturating_sub(1);
        if let Some(rows) = wheel {
            let step = isize::try_from(rows.signum()).unwrap_or_default();
            self.cursor = self.cursor.saturating_add_signed(step).min(last);
        } else if event.kind == MouseEventKind::Down(MouseButton::Left)
            && let Some(Target::ListRow(row)) = target
        {
            self.cursor = (*row).min(last);
        }
    }

    fn test(&self, shared: &mut Shared) -> Vec<Intent> {
        let Some(row) = self.selected(shared) else { return Vec::new() };
        let name = row.name.clone();
        if is_production(row) {
            let question = confirm::Model::new(
                "Test",
                format!("`{name}` is tagged {PRODUCTION}. People will see the test card."),
                vec![
                    Answer::nothing('k', "keep quiet"),
                    Answer::new('s', "send it", app::Message::Endpoints(Message::TestNow(name))),
                ],
            );
            return vec![Intent::show(question)];
        }
        test_now(name, shared)
    }

    /// Computes what drawing needs.
    pub fn settle(&mut self, shared: &Shared, area: Rect) {
        if let Some(at) =
            self.later.as_ref().and_then(|later| shared.endpoints.iter().position(|row| row.name == *later))
        {
            self.cursor = at;
            self.later = None;
        }
        let count = shared.endpoints.len();
        self.cursor = self.cursor.min(count.saturating_sub(1));
        self.room = usize::from(view::parts(area, count).0.height.saturating_sub(3));
        self.top = pane::scroll_to(self.top.min(count.saturating_sub(self.room)), self.cursor, self.room);
    }
}

fn pasted(text: &str) -> Vec<Intent> {
    match WebhookUrl::parse(text) {
        Ok(url) => vec![Intent::show(endpoint::Model::add(Some(url.expose())))],
        Err(error) => vec![Intent::Say(Notice::careful(format!("what was pasted is no webhook URL: {error}")))],
    }
}

fn rename(row: &EndpointRow) -> Intent {
    let EndpointRow { name: old, kind, tags, .. } = row.clone();
    let title = format!("Rename {old}");
    let start = old.clone();
    let form = text::Model::new(title, "its URL, kind and tags stay", &start, Lines::One, move |name| {
        let name = name.trim().to_owned();
        crate::store::endpoints::check_name(&name).map_err(|error| error.to_string())?;
        if name == old {
            return Ok(Vec::new());
        }
        let (kind, tags) = (Some(kind), tags.clone());
        let effect = Effect::SaveEndpoint { old: Some(old.clone()), name, url: None, kind, tags };
        Ok(vec![app::Message::Effect(Box::new(effect))])
    });
    Intent::show(form)
}

fn remove(row: &EndpointRow) -> Intent {
    let name = row.name.clone();
    let question = confirm::Model::new(
        "Remove endpoint",
        format!("This forgets `{name}` and its URL ({}). The history of what was sent there stays.", row.masked),
        vec![
            Answer::nothing('k', "keep it"),
            Answer::new('r', "remove it", app::Message::Effect(Box::new(Effect::RemoveEndpoint(name)))),
        ],
    );
    Intent::show(question)
}

fn test_now(endpoint: String, shared: &mut Shared) -> Vec<Intent> {
    if shared.jobs.iter().any(|job| job.endpoint == endpoint) {
        return vec![Intent::Say(Notice::careful(format!("`{endpoint}` has not answered the last message yet")))];
    }
    let document = match Document::parse(test_card()) {
        Ok(document) => Arc::new(document),
        Err(error) => return vec![Intent::Say(Notice::bad(format!("the test card is broken: {error}")))],
    };
    let job = shared.next_job;
    shared.next_job = job.saturating_add(1);
    shared.jobs.push(Job { id: job, endpoint: endpoint.clone() });
    let card = "test card".to_owned();
    vec![
        Intent::Say(Notice::plain(format!("sending a test card to {endpoint} …"))),
        Intent::Effect(Effect::Send { job, endpoint, document, card, levels: Levels::default(), force: Force::No }),
    ]
}

#[cfg(test)]
mod tests;
