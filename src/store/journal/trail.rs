//! What a row of records amounts to: where it stands, what was saved, and the shortest row that amounts to the same.

use crate::json::{Change, Pointer};
use crate::store::file::Fingerprint;

use super::Record;

/// Whether the records end in another state than the one that was saved last (or that they started from).
#[must_use]
pub fn is_unsaved(records: &[Record]) -> bool {
    let trail = Trail::walk(records);
    trail.here() != trail.saved
}

/// The shortest records that leave the same undo, redo, saved state and selection: steps given up by editing after an
/// undo go, typing in a row becomes one record, of the selections only the last counts.
#[must_use]
pub fn condense(records: &[Record]) -> Vec<Record> {
    Trail::walk(records).records()
}

/// A state: a step, and how many of its parts are done. Step 0 is the beginning.
type State = (usize, usize);

struct Step<'a> {
    before: usize,
    name: &'a str,
    parts: Vec<&'a Change>,
}

/// The tree of everything that was ever done.
struct Trail<'a> {
    steps: Vec<Step<'a>>,
    current: usize,
    undone: Vec<usize>,
    saved: State,
    fingerprint: Option<&'a Fingerprint>,
    written: Option<&'a Fingerprint>,
    selected: Option<&'a Pointer>,
}

impl<'a> Trail<'a> {
    fn walk(records: &'a [Record]) -> Self {
        let beginning = Step { before: 0, name: "", parts: Vec::new() };
        let mut trail = Self {
            steps: vec![beginning],
            current: 0,
            undone: Vec::new(),
            saved: (0, 0),
            fingerprint: None,
            written: None,
            selected: None,
        };
        for record in records {
            trail.take(record);
        }
        trail
    }

    fn take(&mut self, record: &'a Record) {
        match record {
            Record::Step { name, change, merge } => self.step(name, change, *merge),
            Record::Undo if self.current != 0 => {
                self.undone.push(self.current);
                self.current = self.before(self.current);
            }
            Record::Undo => {}
            Record::Redo => self.current = self.undone.pop().unwrap_or(self.current),
            Record::Saved { fingerprint } => {
                self.saved = self.here();
                self.fingerprint = Some(fingerprint);
                self.written = None;
            }
            Record::Written { fingerprint } => self.written = Some(fingerprint),
            Record::Select { pointer } => self.selected = Some(pointer),
        }
    }

    fn step(&mut self, name: &'a str, change: &'a Change, merge: bool) {
        let joins = merge && self.current != 0 && self.undone.is_empty();
        if let Some(step) = self.steps.get_mut(self.current).filter(|step| joins && step.name == name) {
            step.parts.push(change);
            return;
        }
        self.undone.clear();
        self.steps.push(Step { before: self.current, name, parts: vec![change] });
        self.current = self.steps.len() - 1;
    }

    fn before(&self, step: usize) -> usize {
        self.steps.get(step).map_or(0, |step| step.before)
    }

    fn here(&self) -> State {
        (self.current, self.steps.get(self.current).map_or(0, |step| step.parts.len()))
    }

    /// The steps from the beginning to `step`, that one included.
    fn path(&self, mut step: usize) -> Vec<usize> {
        let mut path = Vec::new();
        while step != 0 {
            path.push(step);
            step = self.before(step);
        }
        path.reverse();
        path
    }

    /// First the way to what was saved, then back to where the way to the newest step leaves it, then on to that, and
    /// back over what is undone.
    fn records(&self) -> Vec<Record> {
        let to_saved = self.path(self.saved.0);
        let newest = self.path(self.undone.first().copied().unwrap_or(self.current));
        let shared = to_saved.iter().zip(&newest).take_while(|(a, b)| a == b).count();
        let mut records = Vec::new();
        let mut rest = newest.get(shared..).unwrap_or_default();
        if let Some(fingerprint) = self.fingerprint {
            for &step in &to_saved {
                let end = if step == self.saved.0 { self.saved.1 } else { usize::MAX };
                self.write(step, 0, end, &mut records);
            }
            records.push(Record::Saved { fingerprint: fingerprint.clone() });
            if shared == to_saved.len() {
                self.write(self.saved.0, self.saved.1, usize::MAX, &mut records);
            }
            records.extend(to_saved.iter().skip(shared).map(|_| Record::Undo));
        } else {
            rest = &newest;
        }
        for &step in rest {
            self.write(step, 0, usize::MAX, &mut records);
        }
        records.extend(self.undone.iter().map(|_| Record::Undo));
        records.extend(self.written.map(|fingerprint| Record::Written { fingerprint: fingerprint.clone() }));
        records.extend(self.selected.map(|pointer| Record::Select { pointer: pointer.clone() }));
        records
    }

    /// The parts `start..end` of a step as one record, which joins what is there of the step already.
    fn write(&self, step: usize, start: usize, end: usize, records: &mut Vec<Record>) {
        let Some(step) = self.steps.get(step) else { return };
        let parts = step.parts.get(start..end.min(step.parts.len())).unwrap_or_default();
        if parts.is_empty() {
            return;
        }
        let change = parts.iter().fold(Change::default(), |all, part| all.then((*part).clone()));
        records.push(Record::Step { name: step.name.to_owned(), change, merge: start > 0 });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;
    use crate::store::file::fingerprint;

    /// A plain model of undo: texts instead of changes.
    #[derive(Debug, Default, PartialEq)]
    struct Model {
        done: Vec<(String, String)>,
        undone: Vec<(String, String)>,
        saved: String,
    }

    impl Model {
        fn text(&self) -> String {
            self.done.last().map(|(_, text)| text.clone()).unwrap_or_default()
        }

        fn replay(records: &[Record]) -> Self {
            let mut model = Self::default();
            for record in records {
                match record {
                    Record::Step { name, change, merge } => {
                        let text = change.apply(&model.text()).unwrap();
                        match model.done.last_mut() {
                            Some(last) if *merge && last.0 == *name && model.undone.is_empty() => last.1 = text,
                            _ => {
                                model.undone.clear();
                                model.done.push((name.clone(), text));
                            }
                        }
                    }
                    Record::Undo => model.undone.extend(model.done.pop()),
                    Record::Redo => model.done.extend(model.undone.pop()),
                    Record::Saved { .. } => model.saved = model.text(),
                    Record::Written { .. } | Record::Select { .. } => {}
                }
            }
            model
        }
    }

    /// Turns small numbers into records that fit each other.
    fn records(moves: &[u8]) -> Vec<Record> {
        let mut records = Vec::new();
        for (count, what) in moves.iter().enumerate() {
            let text = Model::replay(&records).text();
            let step = |name: &str, merge| Record::Step {
                name: name.to_owned(),
                change: Change::between(&text, &format!("{text}{count}.")),
                merge,
            };
            records.push(match what {
                0 => step("Add", false),
                1 | 2 => step("Type", true),
                3 => Record::Redo,
                4 => Record::Saved { fingerprint: fingerprint(&text) },
                5 => Record::Select { pointer: Pointer::root().index(count) },
                _ => Record::Undo,
            });
        }
        records
    }

    #[test]
    fn what_was_given_up_goes() {
        let all = records(&[1, 1, 6, 0, 5, 5, 1, 2, 6]);
        let short = condense(&all);
        assert_eq!(short.len(), 4, "{short:?}");
        assert_eq!(Model::replay(&short), Model::replay(&all));
    }

    #[test]
    fn the_saved_state_counts() {
        assert!(!is_unsaved(&[]));
        assert!(is_unsaved(&records(&[0])));
        assert!(!is_unsaved(&records(&[0, 4, 5])));
        assert!(is_unsaved(&records(&[1, 4, 1])));
        assert!(is_unsaved(&records(&[0, 4, 6])));
        assert!(!is_unsaved(&records(&[0, 4, 6, 3])));
        assert!(!is_unsaved(&records(&[0, 4, 0, 6])));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(
            FileFailurePersistence::SourceParallel("tests/regressions")
        ))]
        #[test]
        fn condensed_records_amount_to_the_same(moves in prop::collection::vec(0_u8..8, 0..40)) {
            let all = records(&moves);
            let short = condense(&all);
            prop_assert_eq!(Model::replay(&short), Model::replay(&all));
            prop_assert_eq!(is_unsaved(&short), is_unsaved(&all));
            prop_assert!(short.len() <= all.len() + 1);
        }
    }
}
