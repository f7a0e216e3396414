//! Data made of what a card asks for, and cards made of data.

use crate::card::text::label;
use crate::json::{Style, print};
use crate::template::{Template, from_data, sample};
use crate::tui::app::{self, Intent, Notice, Shared};
use crate::tui::screens::design;
use crate::workbench::actions::OpenRequest;
use crate::workbench::{Sample, Slot};

use super::{Model, steps};

/// Begins a data set with a value for everything that the card asks for: the plain one, or one named for that where there is
/// one already.
pub(super) fn data(shared: &mut Shared) -> Vec<Intent> {
    let template = Template::prepare(shared.workspace.document(), shared.samples.engine());
    let made = sample(&template);
    if made.as_object().is_some_and(serde_json::Map::is_empty) {
        return vec![Intent::Say(Notice::plain(
            "the card asks for no data yet: put an expression such as ${title} into a text",
        ))];
    }
    let text = print::pretty(&made, &Style::default(), 0);
    let slot = if shared.samples.get(&Slot::Plain).is_none() {
        Slot::Plain
    } else {
        let names = std::iter::once("made".to_owned()).chain((2..1000).map(|number| format!("made {number}")));
        let free = names.map(Slot::Case).find(|slot| shared.samples.get(slot).is_none());
        free.unwrap_or_else(|| Slot::Case("made".to_owned()))
    };
    steps::begin(slot, &format!("{text}\n"), shared)
}

impl Model {
    /// The path and the value under the cursor.
    fn under_cursor(&self, shared: &Shared) -> Option<(String, serde_json::Value)> {
        let row = self.tree.row()?;
        let sample = if row.of_host { shared.samples.host() } else { shared.samples.chosen() };
        let value = sample.and_then(Sample::document)?.at(&row.pointer)?.to_json();
        Some((self.path(shared)?, value))
    }

    /// Binds the selected element to the value under the cursor.
    pub(super) fn bind(&self, shared: &Shared) -> Vec<Intent> {
        match self.path(shared) {
            Some(path) => {
                vec![Intent::Send(app::Message::Design(design::Message::WithData(design::WithData::Bind(path))))]
            }
            None => vec![Intent::Say(Notice::plain("there is no value under the cursor"))],
        }
    }

    /// Puts elements that show the value under the cursor into the card.
    pub(super) fn show_in_card(&self, shared: &Shared) -> Vec<Intent> {
        let Some((path, value)) = self.under_cursor(shared) else {
            return vec![Intent::Say(Notice::plain("there is no value under the cursor"))];
        };
        let made = from_data::elements(&path, &value);
        if made.is_empty() {
            return vec![Intent::Say(Notice::plain("there is nothing in it to show"))];
        }
        let name = format!("Show {}", label(&path, 40));
        vec![Intent::Send(app::Message::Design(design::Message::WithData(design::WithData::Put(name, made))))]
    }

    /// Begins a card that shows the value under the cursor; the value is its data.
    pub(super) fn new_card(&self, shared: &mut Shared) -> Vec<Intent> {
        let Some((_, value)) = self.under_cursor(shared) else {
            return vec![Intent::Say(Notice::plain("there is no value under the cursor"))];
        };
        let name = match self.tree.row().and_then(|row| row.pointer.last()) {
            Some(name) if name.parse::<usize>().is_err() => name,
            _ => shared.workspace.origin().name(),
        };
        let name = label(&name, 40);
        let text = from_data::card(&name, &value);
        let data = print::pretty(&value, &Style::default(), 0);
        let name = format!("{name} from data");
        shared.carried = Some((name.clone(), format!("{data}\n")));
        vec![Intent::Send(app::Message::Open(OpenRequest::Text { name, text }))]
    }
}
