//! The sample data of the document at work: read with it, written as they change.
//!
//! Data lie in files of their own beside the card. A step in them is written at once when the card has a file, and can be
//! taken back; the data of a card without a file wait for its first save.

use std::path::{Path, PathBuf};

use crate::card::text::label;
use crate::expr::Environment;
use crate::store::data_sets;
use crate::tui::overlays::confirm::{self, Answer};
use crate::tui::screens::data;
use crate::workbench::actions::sample_path;
use crate::workbench::{Origin, Sample, SampleFile, Slot};

use super::{Effect, Message, Model, Notice, ScreenId};

impl Model {
    /// Has the data read, once for each home that a document has.
    pub(super) fn ask_samples(&mut self, effects: &mut Vec<Effect>) {
        let origin = self.shared.workspace.origin();
        if self.samples_of.as_ref() != Some(origin) {
            effects.push(Effect::LoadSamples(origin.path().map(Path::to_path_buf)));
            self.samples_of = Some(origin.clone());
        }
    }

    /// Reads the data again.
    pub(super) fn reload_samples(&mut self) {
        self.samples_of = None;
    }

    /// Lets the user's editor have what is at work: on the screen of the data a sample, else the card.
    pub(super) fn edit_externally(&mut self, effects: &mut Vec<Effect>) {
        self.editing = None;
        let text = if self.screen == ScreenId::Data {
            let (slot, text) = self.data.text(&self.shared).unwrap_or((Slot::Plain, "{}\n"));
            self.editing = Some(slot);
            text
        } else {
            self.shared.workspace.text()
        };
        effects.push(Effect::EditExternally(text.to_owned()));
    }

    /// The editor gave the text of a sample back.
    pub(super) fn sample_edited(&mut self, text: Result<String, String>, effects: &mut Vec<Effect>) {
        if let Some(slot) = self.editing.take() {
            effects.extend(self.update(Message::Data(data::Message::Edited(slot, text))));
        }
    }

    /// The data were read.
    pub(super) fn samples(&mut self, path: Option<&Path>, read: Result<(Vec<SampleFile>, Environment), String>) {
        if self.shared.workspace.origin().path() != path {
            return;
        }
        match read {
            Ok((files, environment)) => {
                self.shared.samples.load(files, environment);
                self.take_carried();
                self.take_given();
                let last = self.last_set.take();
                let named = |sample: &Sample| last.as_deref() == Some(sample.slot().name());
                if let Some(place) = self.shared.samples.sets().iter().position(named) {
                    self.shared.samples.choose(place);
                }
            }
            Err(reason) => self.notice = Some(Notice::bad(format!("the sample data cannot be read: {reason}"))),
        }
    }

    /// The card is to be filled with the data of a file, beside those that it has.
    pub fn give(&mut self, given: Option<(PathBuf, String)>) {
        self.given = given;
    }

    /// A file that was given is the set that it is where it lies beside the card, else one of its own. It fills the card.
    fn take_given(&mut self) {
        let Some((path, text)) = self.given.take() else { return };
        self.last_set = None;
        let card = self.shared.workspace.origin().path().map(Path::to_path_buf);
        let lies = |sample: &Sample| card.as_ref().is_some_and(|card| sample_path(card, sample.slot()) == path);
        if let Some(place) = self.shared.samples.sets().iter().position(lies) {
            self.shared.samples.choose(place);
            return;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.split('.').next().unwrap_or_default();
        let name = if data_sets::check_case(name).is_ok() { name } else { "given" };
        let mut names = std::iter::once(name.to_owned()).chain((2..1000).map(|number| format!("{name} {number}")));
        let free = names.find(|name| self.shared.samples.get(&Slot::Case(name.clone())).is_none());
        self.shared.samples.put(Sample::new(Slot::Case(free.unwrap_or_default()), text));
    }

    /// A card that was made from data has them.
    fn take_carried(&mut self) {
        let Origin::Untitled(name) = self.shared.workspace.origin() else { return };
        if let Some((_, data)) = self.shared.carried.take_if(|(of, _)| of == name) {
            self.shared.samples.put(Sample::new(Slot::Plain, data));
        }
    }

    /// A sample was not written: somebody else's file stands there, or the disk refuses.
    pub(super) fn sample_kept(&mut self, card: PathBuf, slot: Slot, text: String, reason: String, is_theirs: bool) {
        if !is_theirs || self.shared.workspace.origin().path() != Some(&card) {
            self.notice = Some(Notice::bad(format!("the data were not written: {reason}")));
            return;
        }
        let name = label(slot.name(), 60);
        let over = Effect::SaveSample { card, slot: slot.clone(), text, expected: None, overwrite: true };
        let question = confirm::Model::new(
            "Changed by someone else",
            format!("The file of the data `{name}` is not as it was read. Writing now would replace that version."),
            vec![
                Answer::nothing('c', "decide later"),
                Answer::new('t', "take theirs (undo brings yours back)", Message::TakeSamples(slot)),
                Answer::new('o', "overwrite it", Message::Effect(Box::new(over))),
            ],
        );
        self.overlays.push(question.into());
    }

    /// The document has another home: its data are written beside it there, unless there are some.
    pub(super) fn take_samples_along(&mut self, effects: &mut Vec<Effect>) {
        let Some(card) = self.shared.workspace.origin().path() else { return };
        for sample in self.shared.samples.all().filter(|sample| sample.fault().is_none()) {
            effects.push(Effect::SaveSample {
                card: card.to_path_buf(),
                slot: sample.slot().clone(),
                text: sample.text().to_owned(),
                expected: None,
                overwrite: false,
            });
        }
    }
}
