//! The channel: what arrived in the sandbox, as Teams would show it.
//!
//! Messages stand in a [`feed`], the newest at the bottom; only those in view are laid out, so hundreds cost no more
//! than ten; only the newest [`HELD`] are held, older ones stay in the store and at the address `/messages`. What one message looks like is worked out in [`message`], what pressing a button of its card would do in
//! [`press`], both from the payload alone. Nothing here sends, stores or listens: messages come in by the root, and what
//! is wanted of the world goes out as intents.
//!
//! A new thing to do with a message is a variant of [`Message`], an arm in [`Model::update`] and an entry in the command
//! table.

mod feed;
mod message;
mod press;
mod view;

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Rect;

use crate::card;
use crate::json::{Document, Pointer, Style, print};
use crate::preview::Role;
use crate::store::messages::Message as ChannelMessage;
use crate::tui::app::{self, Effect, Intent, Motion, Notice, Shared, Target};
use crate::tui::overlays::confirm::{self, Answer};
use crate::tui::overlays::detail::{self, Kind};
use crate::tui::overlays::pick::{self, Item};
use crate::tui::widgets::quantity;
use crate::workbench::actions::OpenRequest;

pub use self::feed::HELD;

use self::feed::Feed;
use self::message::{Look, dialect};

/// What the channel is told.
#[derive(Debug, Clone)]
pub enum Message {
    /// Go through the messages.
    Move(Motion),
    /// Show the message as it arrived.
    Source,
    /// Open its card in the designer.
    Open,
    /// Copy it as it arrived.
    Copy,
    /// Copy the sandbox's address.
    CopyAddress,
    /// Ask whether to empty the channel.
    Clear,
    /// Press a button of the card; ask which one when there are several.
    Press,
    /// Press this part of the card of the message with that number.
    PressPart(i64, Pointer),
    /// The messages, listed.
    Listed(Result<Vec<ChannelMessage>, String>),
    /// A message arrived.
    Arrived(Box<ChannelMessage>),
    /// The mouse did something; the wheel in rows.
    Mouse(MouseEvent, Option<Target>, Option<i32>),
}

/// The state of the channel.
#[derive(Debug, Default)]
pub struct Model {
    feed: Feed,
}

impl Model {
    /// The selected message.
    #[must_use]
    pub fn selected(&self) -> Option<&ChannelMessage> {
        self.feed.selected()
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Move(motion) => self.feed.go(motion),
            Message::Source => return self.source(),
            Message::Open => return self.open(),
            Message::Copy => return self.copy(),
            Message::CopyAddress => return copy_address(shared),
            Message::Clear => return self.clear(),
            Message::Press => return self.press(),
            Message::PressPart(id, pointer) => return self.press_part(id, &pointer),
            Message::Listed(Ok(messages)) => self.feed.list(messages),
            Message::Listed(Err(reason)) => return vec![Intent::Say(Notice::bad(reason))],
            Message::Arrived(message) => self.feed.arrive(*message),
            Message::Mouse(event, target, wheel) => return self.mouse(event, target, wheel),
        }
        Vec::new()
    }

    fn mouse(&mut self, event: MouseEvent, target: Option<Target>, wheel: Option<i32>) -> Vec<Intent> {
        if let Some(rows) = wheel {
            self.feed.scroll(isize::try_from(rows).unwrap_or_default());
            return Vec::new();
        }
        if event.kind != MouseEventKind::Down(MouseButton::Left) {
            return Vec::new();
        }
        match target {
            Some(Target::ListRow(row)) => {
                self.feed.put(row);
                Vec::new()
            }
            Some(Target::CardPart(row, pointer)) => {
                self.feed.put(row);
                self.selected().map(|message| message.id).map_or_else(Vec::new, |id| self.press_part(id, &pointer))
            }
            _ => Vec::new(),
        }
    }

    fn source(&self) -> Vec<Intent> {
        let Some(message) = self.selected() else { return Vec::new() };
        let mut lines = vec![(Kind::Text, headline(message))];
        lines.extend(message::explain(message).map(|why| (Kind::Text, why)));
        lines.push((Kind::Text, String::new()));
        lines.extend(pretty(&message.payload).lines().map(|line| (Kind::Code, line.to_owned())));
        vec![Intent::show(detail::Model::new(format!("Message {}", message.id), lines))]
    }

    /// Opens the card; a message that holds none, or several, as it is.
    fn open(&self) -> Vec<Intent> {
        let Some(message) = self.selected() else { return Vec::new() };
        let text = match Document::parse(message.payload.as_str()) {
            Err(error) => return vec![Intent::Say(Notice::bad(format!("the message is no JSON: {error}")))],
            Ok(document) => {
                let only = match card::cards(document.root()).as_slice() {
                    [card] => document.at(&card.pointer),
                    _ => None,
                };
                print::pretty(&only.unwrap_or_else(|| document.root()).to_json(), &Style::default(), 0)
            }
        };
        let name = format!("message-{}", message.id);
        vec![Intent::Send(app::Message::Open(OpenRequest::Text { name, text }))]
    }

    fn copy(&self) -> Vec<Intent> {
        let Some(message) = self.selected() else { return Vec::new() };
        vec![
            Intent::Effect(Effect::Copy(message.payload.clone())),
            Intent::Say(Notice::good(format!("message {} copied as it arrived", message.id))),
        ]
    }

    fn clear(&self) -> Vec<Intent> {
        let what = if self.feed.is_full() {
            "every message, older ones than are shown here too,".to_owned()
        } else {
            quantity::count(self.feed.len(), "message", "messages")
        };
        let question = confirm::Model::new(
            "Clear channel",
            format!("This removes {what} from the sandbox for good. The history of what was sent stays."),
            vec![
                Answer::nothing('k', "keep them"),
                Answer::new('r', "remove them", app::Message::Effect(Box::new(Effect::ClearMessages))),
            ],
        );
        vec![Intent::show(question)]
    }

    /// Presses the only button; asks which one when there are several.
    fn press(&mut self) -> Vec<Intent> {
        let Some((id, laid)) = self.feed.selected_laid() else { return Vec::new() };
        let Some((document, scene)) = laid.card() else {
            return vec![Intent::Say(Notice::careful("Teams shows no card for this message"))];
        };
        let mut buttons: Vec<&Pointer> = Vec::new();
        for region in scene.regions.iter().filter(|region| region.role == Role::Button) {
            if !buttons.contains(&&region.pointer) {
                buttons.push(&region.pointer);
            }
        }
        match buttons.as_slice() {
            [] => vec![Intent::Say(Notice::plain("the card has no buttons"))],
            [only] => vec![Intent::Say(press::press(document, only))],
            several => {
                let items = several
                    .iter()
                    .map(|pointer| {
                        let pressed = app::Message::Channel(Message::PressPart(id, (*pointer).clone()));
                        Item::new(press::title(document, pointer), press::kind(document, pointer), pressed)
                    })
                    .collect();
                vec![Intent::show(pick::Model::new("Press a button", items, 0))]
            }
        }
    }

    fn press_part(&self, id: i64, pointer: &Pointer) -> Vec<Intent> {
        let Some(message) = self.feed.by_id(id) else { return Vec::new() };
        match Document::parse(message.payload.as_str()) {
            Ok(document) => vec![Intent::Say(press::press(&document, pointer))],
            Err(_) => Vec::new(),
        }
    }

    /// Computes what drawing needs.
    pub fn settle(&mut self, shared: &Shared, area: Rect) {
        let inner = view::inner(area);
        self.feed.settle(Look::new(&shared.theme, usize::from(inner.width)), usize::from(inner.height));
    }
}

fn copy_address(shared: &Shared) -> Vec<Intent> {
    match &shared.sandbox {
        Some(Ok(url)) => vec![
            Intent::Effect(Effect::Copy(url.expose().to_owned())),
            Intent::Say(Notice::good(format!("copied {} whole, for use on this machine", url.masked()))),
        ],
        _ => vec![Intent::Say(Notice::careful("the sandbox has no address at the moment"))],
    }
}

/// When, how and how much, in one line.
fn headline(message: &ChannelMessage) -> String {
    let when = quantity::moment(&message.received_at);
    format!("{when} · {} · {} · #{}", dialect(message), quantity::bytes(message.bytes), message.id)
}

fn pretty(payload: &str) -> String {
    match Document::parse(payload) {
        Ok(document) => print::pretty(&document.root().to_json(), &Style::default(), 0),
        Err(_) => payload.to_owned(),
    }
}

#[cfg(test)]
mod tests;
