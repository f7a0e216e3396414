//! The form of an endpoint: name, URL, kind, tags.
//!
//! The URL is a credential. It is typed behind dots, shown masked below its field, and leaves the form in one effect, as a
//! [`WebhookUrl`]; an endpoint that is edited keeps its stored URL unless another one is typed. What the form can tell by
//! itself (a name that is taken, text that is no URL, plain http) it tells at once; what only the disk knows comes back as
//! an outcome and is told here too, with everything still in its field.

mod kind;
mod view;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

use crate::store::endpoints::check_name;
use crate::teams::{EndpointKind, UrlError, WebhookUrl};
use crate::tui::app::{Effect, Intent, Outcome, Shared, Target};
use crate::tui::widgets::field::{Field, Lines};
use crate::workbench::actions::EndpointRow;

use super::Message;

pub use kind::{explain, is_retired};

/// The parts of the form, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Name,
    Url,
    Kind,
    Tags,
    Http,
}

impl Part {
    const ALL: [Self; 5] = [Self::Name, Self::Url, Self::Kind, Self::Tags, Self::Http];

    const fn label(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Url => "URL",
            Self::Kind => "Kind",
            Self::Tags => "Tags",
            Self::Http => "http",
        }
    }

    fn step(self, by: isize) -> Self {
        let at = Self::ALL.iter().position(|part| *part == self).unwrap_or_default();
        let count = Self::ALL.len();
        let next = at.saturating_add(count).saturating_add_signed(by) % count;
        Self::ALL.get(next).copied().unwrap_or(self)
    }
}

/// What is typed.
#[derive(Debug)]
struct Fields {
    name: Field,
    url: Field,
    tags: Field,
}

/// The form.
#[derive(Debug)]
pub struct Model {
    /// The endpoint that is edited; none when one is added.
    old: Option<EndpointRow>,
    fields: Box<Fields>,
    /// The kind that was chosen; none: the one that the URL tells.
    kind: Option<EndpointKind>,
    allow_http: bool,
    focus: Part,
    fault: Option<(Part, String)>,
    busy: bool,
}

impl Model {
    /// A form for a new endpoint, with a URL in it when one was pasted.
    #[must_use]
    pub fn add(url: Option<&str>) -> Self {
        Self {
            old: None,
            fields: Box::new(Fields {
                name: Field::new("", Lines::One).placeholder("a short name, such as ops-alerts"),
                url: url_field(url.unwrap_or_default(), "paste the webhook URL"),
                tags: tags_field(""),
            }),
            kind: None,
            allow_http: false,
            focus: Part::Name,
            fault: None,
            busy: false,
        }
    }

    /// A form to change an endpoint.
    #[must_use]
    pub fn edit(row: &EndpointRow) -> Self {
        let kept = format!("{} (kept; type another to change it)", row.masked);
        Self {
            fields: Box::new(Fields {
                name: Field::new(&row.name, Lines::One),
                url: url_field("", &kept),
                tags: tags_field(&row.tags.join(", ")),
            }),
            kind: Some(row.kind),
            focus: Part::Url,
            old: Some(row.clone()),
            ..Self::add(None)
        }
    }

    pub(super) fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) => self.key(key, shared),
            Message::Paste(text) => {
                self.fault = None;
                if let Some(field) = self.field() {
                    field.paste(&text);
                }
                Vec::new()
            }
            Message::Click(Target::OverlayButton(0)) => self.hand_in(shared),
            Message::Click(Target::OverlayButton(_)) => vec![Intent::Close],
            Message::Click(Target::OverlayRow(row)) => {
                self.click(row);
                Vec::new()
            }
            Message::Outcome(Outcome::EndpointChanged(Ok(_))) if self.busy => vec![Intent::Close],
            Message::Outcome(Outcome::EndpointChanged(Err(reason))) if self.busy => {
                self.busy = false;
                self.fault = Some((self.focus, reason));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn click(&mut self, row: usize) {
        let Some(part) = Part::ALL.get(row).copied() else { return };
        let again = self.focus == part;
        self.focus = part;
        match part {
            Part::Http => self.allow_http = !self.allow_http,
            Part::Kind if again => self.step_kind(1),
            _ => {}
        }
    }

    fn key(&mut self, key: KeyEvent, shared: &Shared) -> Vec<Intent> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match (key.code, self.focus) {
            (KeyCode::Esc, _) => return vec![Intent::Close],
            (KeyCode::Enter, _) => return self.hand_in(shared),
            (KeyCode::Char('s'), _) if control => return self.hand_in(shared),
            (KeyCode::Tab | KeyCode::Down, _) => self.focus = self.focus.step(1),
            (KeyCode::BackTab | KeyCode::Up, _) => self.focus = self.focus.step(-1),
            (KeyCode::Left, Part::Kind) => self.step_kind(-1),
            (KeyCode::Right | KeyCode::Char(' '), Part::Kind) => self.step_kind(1),
            (KeyCode::Left | KeyCode::Right | KeyCode::Char(' '), Part::Http) => self.allow_http = !self.allow_http,
            _ => {
                if self.field().is_some_and(|field| field.key(key)) {
                    self.fault = None;
                }
            }
        }
        Vec::new()
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self.focus {
            Part::Name => Some(&mut self.fields.name),
            Part::Url => Some(&mut self.fields.url),
            Part::Tags => Some(&mut self.fields.tags),
            Part::Kind | Part::Http => None,
        }
    }

    /// The next kind; before the first stands the one that the URL tells.
    fn step_kind(&mut self, by: isize) {
        self.fault = None;
        let count = EndpointKind::ALL.len() + 1;
        let at =
            self.kind.and_then(|kind| EndpointKind::ALL.iter().position(|one| *one == kind)).map_or(0, |at| at + 1);
        let next = at.saturating_add(count).saturating_add_signed(by) % count;
        self.kind = next.checked_sub(1).and_then(|at| EndpointKind::ALL.get(at)).copied();
    }

    /// The URL in the field; nothing when nothing was typed.
    fn typed(&self) -> Option<Result<WebhookUrl, UrlError>> {
        let text = self.fields.url.text();
        (!text.trim().is_empty()).then(|| WebhookUrl::parse(&text))
    }

    fn hand_in(&mut self, shared: &Shared) -> Vec<Intent> {
        if self.busy {
            return Vec::new();
        }
        match self.read(shared) {
            Ok(effect) => {
                self.busy = true;
                self.fault = None;
                vec![Intent::Effect(effect)]
            }
            Err((part, fault)) => {
                self.focus = part;
                self.fault = Some((part, fault));
                Vec::new()
            }
        }
    }

    /// What the form says, or what is wrong and where.
    fn read(&self, shared: &Shared) -> Result<Effect, (Part, String)> {
        let name = self.fields.name.text().trim().to_owned();
        let old = self.old.as_ref().map(|row| row.name.clone());
        if name.is_empty() {
            return Err((Part::Name, "a name is needed".to_owned()));
        }
        check_name(&name).map_err(|error| (Part::Name, error.to_string()))?;
        if old.as_ref() != Some(&name) && shared.endpoints.iter().any(|row| row.name == name) {
            return Err((Part::Name, format!("there is an endpoint `{name}` already")));
        }
        let url = match self.typed() {
            None if old.is_none() => return Err((Part::Url, "the webhook URL is missing".to_owned())),
            None => None,
            Some(Err(error)) => return Err((Part::Url, error.to_string())),
            Some(Ok(url)) if url.scheme_is_http() && !url.is_loopback() && !self.allow_http => {
                return Err((Part::Http, "this is plain http: allow it, or take the https URL".to_owned()));
            }
            Some(Ok(url)) => Some(url),
        };
        let kind = match (&url, &self.old) {
            (None, Some(row)) => Some(self.kind.unwrap_or(row.kind)),
            _ => self.kind,
        };
        let tags = self
            .fields
            .tags
            .text()
            .split(',')
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .map(str::to_owned)
            .collect();
        Ok(Effect::SaveEndpoint { old, name, url, kind, tags })
    }

    #[expect(clippy::unused_self, clippy::needless_pass_by_ref_mut, reason = "every overlay has the same shape")]
    pub(super) fn settle(&mut self, _shared: &Shared, _area: Rect) {}
}

fn url_field(text: &str, placeholder: &str) -> Field {
    Field::new(text.trim(), Lines::One).placeholder(placeholder).masked()
}

fn tags_field(text: &str) -> Field {
    Field::new(text, Lines::One).placeholder("divided by commas; production asks before each send")
}

#[cfg(test)]
mod tests;
