//! The values that a template is filled with on its way out: which data set, and each named value that the card asks for.
//!
//! The values of the chosen set stand there to begin with; what is typed over counts for this message only and changes no
//! file. What is no single value (a list, an object) is shown, and edited on the screen of the data. Going on hands the
//! filled data to whoever sends.

mod view;

use std::sync::Arc;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use serde_json::Value as Data;

use crate::template::Template;
use crate::tui::app::{self, Intent, Motion, Shared, Target};
use crate::tui::widgets::field::{Field, Lines};
use crate::tui::widgets::pane;
use crate::workbench::actions::{AskedValue, asked_values, with_values};

use super::Message;

/// The button that goes on.
const FORWARD: usize = 0;
/// The button that closes.
const BACK: usize = 1;

/// A value that is asked for.
#[derive(Debug)]
struct Row {
    asked: AskedValue,
    /// What was typed over it.
    typed: Option<Data>,
}

/// The values and the cursor.
#[derive(Debug)]
pub struct Model {
    card: String,
    template: Arc<Template>,
    /// The data sets by name, and which one is taken; there may be none.
    sets: Vec<(String, Arc<Data>)>,
    chosen: usize,
    rows: Vec<Row>,
    /// The row under the cursor; the first stands for the data set.
    cursor: usize,
    field: Option<Field>,
    fault: Option<String>,
    top: usize,
    room: usize,
}

impl Model {
    /// The values of the document at work; nothing when it is no template.
    #[must_use]
    pub fn new(shared: &Shared) -> Option<Self> {
        let template = Template::prepare(shared.workspace.document(), shared.samples.engine());
        if !template.is_template() {
            return None;
        }
        let fillings = shared.samples.fillings();
        let sets: Vec<_> = fillings.sets.iter().map(|set| (set.name.clone(), Arc::clone(&set.data))).collect();
        let chosen = fillings.chosen().and_then(|chosen| sets.iter().position(|(name, _)| *name == chosen.name));
        let mut model = Self {
            card: crate::card::text::label(&shared.workspace.origin().name(), 60),
            template: Arc::new(template),
            sets,
            chosen: chosen.unwrap_or(0),
            rows: Vec::new(),
            cursor: 0,
            field: None,
            fault: None,
            top: 0,
            room: 1,
        };
        model.ask();
        Some(model)
    }

    fn data(&self) -> Option<&Data> {
        self.sets.get(self.chosen).map(|(_, data)| &**data)
    }

    /// Looks up what is asked for; what was typed stays.
    fn ask(&mut self) {
        let mut before: Vec<Row> = std::mem::take(&mut self.rows);
        let asked = asked_values(&self.template, self.data());
        self.rows = asked
            .into_iter()
            .map(|asked| {
                let typed = before.iter_mut().find(|row| row.asked.path == asked.path).and_then(|row| row.typed.take());
                Row { asked, typed }
            })
            .collect();
    }

    pub(super) fn update(&mut self, message: Message, _shared: &mut Shared) -> Vec<Intent> {
        match message {
            Message::Key(key) => return self.key(key),
            Message::Paste(pasted) => {
                if self.field.is_none() {
                    self.begin();
                }
                if let Some(field) = &mut self.field {
                    field.paste(&pasted);
                }
            }
            Message::Click(Target::OverlayButton(FORWARD)) => return self.go_on(),
            Message::Click(Target::OverlayButton(_)) => return vec![Intent::Close],
            Message::Click(Target::OverlayRow(row)) => {
                self.finish();
                let again = row == self.cursor;
                self.cursor = row.min(self.rows.len());
                if again {
                    self.begin();
                }
            }
            Message::Wheel(rows) if self.field.is_none() => {
                self.go(if rows < 0 { Motion::Up } else { Motion::Down });
            }
            _ => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: KeyEvent) -> Vec<Intent> {
        self.fault = None;
        let control = key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if let Some(field) = &mut self.field {
            match key.code {
                KeyCode::Esc => self.field = None,
                KeyCode::Enter if control => {
                    self.finish();
                    return self.go_on();
                }
                KeyCode::Enter | KeyCode::Down | KeyCode::Tab => {
                    self.finish();
                    self.go(Motion::Down);
                }
                KeyCode::Up | KeyCode::BackTab => {
                    self.finish();
                    self.go(Motion::Up);
                }
                _ => {
                    field.key(key);
                }
            }
            return Vec::new();
        }
        match key.code {
            KeyCode::Esc | KeyCode::Char('q') => return vec![Intent::Close],
            KeyCode::Char('s') | KeyCode::F(5) => return self.go_on(),
            KeyCode::Enter if control || self.cursor == 0 => return self.go_on(),
            KeyCode::Enter | KeyCode::Char('e') => self.begin(),
            KeyCode::Char('x') | KeyCode::Delete => {
                if let Some(row) = self.row_mut() {
                    row.typed = None;
                }
            }
            KeyCode::Left | KeyCode::Char('h' | ',') => self.step(self.sets.len().saturating_sub(1)),
            KeyCode::Right | KeyCode::Char('l' | ';') => self.step(1),
            KeyCode::Up | KeyCode::Char('k') | KeyCode::BackTab => self.go(Motion::Up),
            KeyCode::Down | KeyCode::Char('j') | KeyCode::Tab => self.go(Motion::Down),
            KeyCode::PageUp => self.go(Motion::PageUp),
            KeyCode::PageDown => self.go(Motion::PageDown),
            KeyCode::Home => self.go(Motion::First),
            KeyCode::End => self.go(Motion::Last),
            _ => {}
        }
        Vec::new()
    }

    fn go(&mut self, motion: Motion) {
        self.cursor = motion.from(self.cursor, self.rows.len() + 1, self.room);
    }

    fn step(&mut self, steps: usize) {
        if !self.sets.is_empty() {
            self.chosen = (self.chosen + steps) % self.sets.len();
            self.ask();
        }
    }

    fn row_mut(&mut self) -> Option<&mut Row> {
        self.rows.get_mut(self.cursor.checked_sub(1)?)
    }

    /// Begins to type over the value under the cursor.
    fn begin(&mut self) {
        let Some(row) = self.row_mut() else { return };
        match row.value() {
            Some(Data::Array(_) | Data::Object(_)) => {
                self.fault = Some("a list or an object is edited on the screen of the data".to_owned());
            }
            value => {
                let text = value.map(written).unwrap_or_default();
                self.field = Some(Field::new(&text, Lines::One));
            }
        }
    }

    /// Takes what was typed.
    fn finish(&mut self) {
        let Some(field) = self.field.take() else { return };
        let text = field.text();
        if let Some(row) = self.row_mut() {
            let typed = read(&text, row.asked.value.as_ref());
            let nothing = text.is_empty() && row.asked.value.is_none();
            row.typed = Some(typed).filter(|typed| !nothing && Some(typed) != row.asked.value.as_ref());
        }
    }

    /// Hands the data on.
    fn go_on(&mut self) -> Vec<Intent> {
        let typed = self.rows.iter().filter_map(|row| Some((row.asked.path.clone(), row.typed.clone()?)));
        match with_values(self.data(), &typed.collect::<Vec<_>>()) {
            Ok(data) => {
                let data = if self.sets.is_empty() && data.as_object().is_some_and(serde_json::Map::is_empty) {
                    None
                } else {
                    Some(Arc::new(data))
                };
                vec![Intent::Close, Intent::Send(app::Message::SendFilled(data))]
            }
            Err(fault) => {
                self.fault = Some(fault);
                Vec::new()
            }
        }
    }

    pub(super) fn settle(&mut self, _shared: &Shared, area: Rect) {
        self.room = view::room(area, self.rows.len() + 1);
        self.cursor = self.cursor.min(self.rows.len());
        self.top = pane::scroll_to(self.top, self.cursor, self.room);
    }
}

impl Row {
    fn value(&self) -> Option<&Data> {
        self.typed.as_ref().or(self.asked.value.as_ref())
    }
}

/// A value as it is typed: a text as it stands, everything else as JSON.
fn written(value: &Data) -> String {
    match value {
        Data::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Reads what was typed. What stays a text is one, whatever it looks like; else it is JSON, or a text.
fn read(text: &str, before: Option<&Data>) -> Data {
    let as_text = || Data::String(text.to_owned());
    match before {
        Some(Data::String(_)) => as_text(),
        _ => serde_json::from_str(text).unwrap_or_else(|_| as_text()),
    }
}

#[cfg(test)]
mod tests;
