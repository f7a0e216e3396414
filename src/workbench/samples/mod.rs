//! The data at hand to fill a template with while it is worked on.
//!
//! A template has any number of data sets: the plain one and one for each case (an empty list, long texts, …), and the data
//! of the host beside them. [`Samples`] keeps them, says which one is chosen, and changes them step by step with undo. Each
//! [`Sample`] is the text of a file, so that what nobody touched keeps its bytes; a text that is no JSON is kept as it is and
//! fills nothing.
//!
//! [`Fillings`] is what all of that comes to for those who fill: it stays the same value as long as nothing changed, so that
//! what was worked out with it can be told from what was not. Nothing here touches a disk.

mod fillings;
mod path;
mod sample;
mod scope;

pub use fillings::{Filling, Fillings};
pub use path::{bound_by, host_path_to, path_to, path_within};
pub use sample::{Sample, SampleFile, Slot};
pub use scope::Scope;

use std::sync::Arc;

use crate::expr::{Engine, Environment};
use crate::json::Change;

/// The data sets of a template.
#[derive(Debug, Clone, Default)]
pub struct Samples {
    /// The plain one first, then the cases by name.
    sets: Vec<Sample>,
    host: Option<Sample>,
    chosen: usize,
    engine: Engine,
    environment: Environment,
    fillings: Arc<Fillings>,
}

impl Samples {
    /// Takes the files of a card, and the time at which they were read; the chosen case stays chosen where it is still there.
    /// What was done here and is in no file yet stays, and what a file says anew can be taken back like a step.
    pub fn load(&mut self, files: Vec<SampleFile>, environment: Environment) {
        let chosen = self.chosen().map(|sample| sample.slot().clone());
        let mut before: Vec<Sample> = self.sets.drain(..).chain(self.host.take()).collect();
        let mut samples: Vec<Sample> = files
            .into_iter()
            .map(|file| match before.iter().position(|sample| *sample.slot() == file.slot) {
                Some(at) => before.swap_remove(at).read_again(file),
                None => Sample::read(file),
            })
            .collect();
        samples.extend(before.into_iter().filter(|sample| sample.is_unwritten() && sample.fault().is_none()));
        let (host, sets): (Vec<_>, Vec<_>) = samples.into_iter().partition(|sample| *sample.slot() == Slot::Host);
        self.host = host.into_iter().next();
        self.sets = sets;
        self.environment = environment;
        self.sort(chosen.as_ref());
    }

    /// Fills as this engine does from now on.
    pub fn set_engine(&mut self, engine: Engine) {
        self.engine = engine;
        self.refresh();
    }

    /// Whose behaviour rules.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The time and the locale that templates are filled at.
    #[must_use]
    pub const fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The data sets, the plain one first.
    #[must_use]
    pub fn sets(&self) -> &[Sample] {
        &self.sets
    }

    /// The data of the host.
    #[must_use]
    pub const fn host(&self) -> Option<&Sample> {
        self.host.as_ref()
    }

    /// Every sample: the sets, then the host's.
    pub fn all(&self) -> impl Iterator<Item = &Sample> {
        self.sets.iter().chain(&self.host)
    }

    /// The set that the card is filled with.
    #[must_use]
    pub fn chosen(&self) -> Option<&Sample> {
        self.sets.get(self.chosen)
    }

    /// Its place among the sets.
    #[must_use]
    pub const fn chosen_place(&self) -> usize {
        self.chosen
    }

    /// Fills with the set at this place from now on, counted on from the last to the first.
    pub fn choose(&mut self, place: usize) {
        if !self.sets.is_empty() {
            self.chosen = place % self.sets.len();
            self.refresh();
        }
    }

    /// What there is to fill with; another value whenever any of it changed.
    #[must_use]
    pub const fn fillings(&self) -> &Arc<Fillings> {
        &self.fillings
    }

    /// The sample in a slot.
    #[must_use]
    pub fn get(&self, slot: &Slot) -> Option<&Sample> {
        self.all().find(|sample| sample.slot() == slot)
    }

    fn get_mut(&mut self, slot: &Slot) -> Option<&mut Sample> {
        self.sets.iter_mut().chain(&mut self.host).find(|sample| sample.slot() == slot)
    }

    /// Begins a sample, in the place of one that has its slot, and chooses it.
    pub fn put(&mut self, sample: Sample) {
        let slot = sample.slot().clone();
        if slot == Slot::Host {
            self.host = Some(sample);
            self.refresh();
            return;
        }
        self.sets.retain(|other| *other.slot() != slot);
        self.sets.push(sample);
        self.sort(Some(&slot));
    }

    /// Takes a sample away.
    pub fn remove(&mut self, slot: &Slot) -> Option<Sample> {
        let chosen = self.chosen().map(|sample| sample.slot().clone());
        let gone = if *slot == Slot::Host {
            self.host.take()
        } else {
            self.sets.iter().position(|sample| sample.slot() == slot).map(|at| self.sets.remove(at))
        };
        self.sort(chosen.as_ref());
        gone
    }

    /// Makes a named step in a sample. Nothing happens where its text is no JSON.
    pub fn apply(&mut self, slot: &Slot, name: &str, change: Change) -> bool {
        let done = self.get_mut(slot).is_some_and(|sample| sample.apply(name, change));
        self.refresh();
        done
    }

    /// Takes a whole new text as one step.
    pub fn replace(&mut self, slot: &Slot, name: &str, text: &str) -> bool {
        let done = self.get_mut(slot).is_some_and(|sample| sample.replace(name, text));
        self.refresh();
        done
    }

    /// Takes the newest step in a sample back; gives its name.
    pub fn undo(&mut self, slot: &Slot) -> Option<String> {
        let name = self.get_mut(slot).and_then(Sample::undo);
        self.refresh();
        name
    }

    /// Does the step in a sample again that was taken back last; gives its name.
    pub fn redo(&mut self, slot: &Slot) -> Option<String> {
        let name = self.get_mut(slot).and_then(Sample::redo);
        self.refresh();
        name
    }

    /// What was done to a sample is given up: the next time it is read, its file counts.
    pub fn give_up(&mut self, slot: &Slot) {
        if let Some(sample) = self.get_mut(slot) {
            sample.give_up();
        }
    }

    /// A sample is written: this will stand on disk.
    pub fn written(&mut self, slot: &Slot, disk: crate::store::file::Fingerprint) {
        if let Some(sample) = self.get_mut(slot) {
            sample.written(disk);
        }
    }

    fn sort(&mut self, chosen: Option<&Slot>) {
        self.sets.sort_by(|one, other| one.slot().cmp(other.slot()));
        self.chosen = self.sets.iter().position(|sample| Some(sample.slot()) == chosen).unwrap_or(0);
        self.refresh();
    }

    fn refresh(&mut self) {
        let fillings = Fillings::of(self);
        if !fillings.is(&self.fillings) {
            self.fillings = Arc::new(fillings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    fn file(slot: Slot, text: &str) -> SampleFile {
        SampleFile { slot, text: Ok(text.to_owned()), disk: Some(crate::store::file::fingerprint(text)) }
    }

    fn two() -> Samples {
        let mut samples = Samples::default();
        let files = vec![
            file(Slot::Case("empty".to_owned()), "{\"a\": []}"),
            file(Slot::Plain, "{\"a\": [1]}"),
            file(Slot::Host, "{\"theme\": \"dark\"}"),
        ];
        samples.load(files, Environment::default());
        samples
    }

    #[test]
    fn the_plain_set_fills_first_and_a_chosen_one_stays_chosen() {
        let mut samples = two();
        assert_eq!(samples.fillings().chosen().map(|one| one.name.as_str()), Some("default"));
        assert_eq!(samples.fillings().host.as_deref(), Some(&serde_json::json!({"theme": "dark"})));
        samples.choose(samples.chosen_place() + 1);
        assert_eq!(samples.fillings().chosen().map(|one| one.name.as_str()), Some("empty"));
        samples.put(Sample::new(Slot::Case("alone".to_owned()), "{}"));
        assert_eq!(samples.chosen().map(|one| one.slot().name()), Some("alone"));
        samples.remove(&Slot::Case("alone".to_owned()));
        samples.choose(1);
        samples.load(vec![file(Slot::Case("empty".to_owned()), "{}")], Environment::default());
        assert_eq!(samples.chosen_place(), 0);
        samples.choose(7);
        assert_eq!(samples.chosen().map(|one| one.slot().name()), Some("empty"), "there is no other");
    }

    #[test]
    fn what_was_filled_with_can_be_told() {
        let mut samples = two();
        let before = Arc::clone(samples.fillings());
        samples.choose(0);
        assert!(Arc::ptr_eq(&before, samples.fillings()), "nothing changed");
        let text = samples.sets()[0].text().to_owned();
        let document = Document::parse(text.as_str()).unwrap();
        let change = Change::rewrite(document.root().get("a").unwrap(), "[2]");
        assert!(samples.apply(&Slot::Plain, "Set a", change));
        assert!(!Arc::ptr_eq(&before, samples.fillings()));
        assert_eq!(samples.undo(&Slot::Plain).as_deref(), Some("Set a"));
        assert_eq!(samples.sets()[0].text(), text);
        assert_eq!(samples.redo(&Slot::Plain).as_deref(), Some("Set a"));
        assert_eq!(samples.undo(&Slot::Host), None);
    }

    #[test]
    fn reading_again_keeps_what_is_in_no_file_and_can_be_taken_back() {
        let mut samples = two();
        let text = |samples: &Samples, slot: &Slot| samples.get(slot).map(|sample| sample.text().to_owned());
        samples.load(vec![file(Slot::Plain, "{\"a\": [9]}")], Environment::default());
        assert_eq!(text(&samples, &Slot::Plain).as_deref(), Some("{\"a\": [9]}"), "the file says something else now");
        assert_eq!(text(&samples, &Slot::Host), None, "its file is gone");
        samples.undo(&Slot::Plain);
        assert_eq!(text(&samples, &Slot::Plain).as_deref(), Some("{\"a\": [1]}"));
        samples.put(Sample::new(Slot::Host, "1"));
        samples.load(vec![file(Slot::Plain, "2")], Environment::default());
        assert_eq!(text(&samples, &Slot::Plain).as_deref(), Some("{\"a\": [1]}"), "it is in no file yet");
        assert_eq!(text(&samples, &Slot::Host).as_deref(), Some("1"));
        samples.give_up(&Slot::Plain);
        samples.load(vec![file(Slot::Plain, "2")], Environment::default());
        assert_eq!(text(&samples, &Slot::Plain).as_deref(), Some("2"));
    }

    #[test]
    fn what_is_no_json_fills_nothing_and_is_kept() {
        let mut samples = two();
        assert!(samples.replace(&Slot::Plain, "Edit", "{\"a\""));
        assert!(samples.sets()[0].fault().is_some_and(|fault| fault.contains("line 1")));
        assert_eq!(samples.fillings().chosen().map(|one| one.name.clone()), None);
        assert_eq!(samples.fillings().sets.len(), 1, "the other one is checked all the same");
        assert_eq!(samples.sets()[0].text(), "{\"a\"");
        samples.undo(&Slot::Plain);
        assert_eq!(samples.fillings().chosen().map(|one| one.name.as_str()), Some("default"));
    }
}
