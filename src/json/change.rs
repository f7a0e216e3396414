//! Edits of a text as data: splices that know their own inverse.

use serde::{Deserialize, Serialize};

use super::{Value, print};

/// One replacement: at byte `at`, the text `removed` gives way to the text `inserted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Splice {
    /// Byte offset of the replacement.
    pub at: usize,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub inserted: String,
}

/// Splices one after the other, each in the coordinates that the ones before it left behind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Change {
    splices: Vec<Splice>,
}

/// A change that does not fit the text it was applied to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the text at byte {at} is not what the change was made for")]
pub struct ChangeError {
    /// Where the two differ.
    pub at: usize,
}

impl Splice {
    /// The splice that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { at: self.at, removed: self.inserted.clone(), inserted: self.removed.clone() }
    }

    fn apply(&self, text: &mut String) -> Result<(), ChangeError> {
        let end = self.at.checked_add(self.removed.len()).ok_or(ChangeError { at: self.at })?;
        if text.get(self.at..end) != Some(self.removed.as_str()) {
            return Err(ChangeError { at: self.at });
        }
        text.replace_range(self.at..end, &self.inserted);
        Ok(())
    }
}

impl Change {
    /// A change of one splice: in `text`, the bytes `start..end` give way to `inserted`.
    #[must_use]
    pub fn replace(text: &str, start: usize, end: usize, inserted: impl Into<String>) -> Self {
        let removed = text.get(start..end).unwrap_or_default().to_owned();
        let inserted = inserted.into();
        if removed == inserted {
            return Self::default();
        }
        Self { splices: vec![Splice { at: start, removed, inserted }] }
    }

    /// A value gives way to other JSON.
    #[must_use]
    pub fn rewrite(value: Value<'_>, json: impl Into<String>) -> Self {
        let span = value.span();
        Self::replace(value.document().text(), span.start, span.end, json)
    }

    /// A value gives way to a string that says something else.
    #[must_use]
    pub fn reword(value: Value<'_>, text: &str) -> Self {
        Self::rewrite(value, print::quote(text))
    }

    /// A member of an object gets another key; what is no member stays as it is.
    #[must_use]
    pub fn rename(member: Value<'_>, key: &str) -> Self {
        let span = member.key_span();
        span.map(|span| Self::replace(member.document().text(), span.start, span.end, print::quote(key)))
            .unwrap_or_default()
    }

    /// The smallest single splice that turns `old` into `new`.
    #[must_use]
    pub fn between(old: &str, new: &str) -> Self {
        if old == new {
            return Self::default();
        }
        let mut start = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        while !(old.is_char_boundary(start) && new.is_char_boundary(start)) {
            start -= 1;
        }
        let most = old.len().min(new.len()) - start;
        let mut tail = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
        while !(old.is_char_boundary(old.len() - tail) && new.is_char_boundary(new.len() - tail)) {
            tail -= 1;
        }
        Self::replace(old, start, old.len() - tail, &new[start..new.len() - tail])
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.splices.is_empty()
    }

    /// The splices, in the order in which they are applied.
    #[must_use]
    pub fn splices(&self) -> &[Splice] {
        &self.splices
    }

    /// This change, and after it another one made for the text that this one leaves.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.splices.extend(next.splices);
        self
    }

    /// Several changes as one, when all were made for the same text and no two touch the same place; nothing when two do:
    /// then each has to be made for what the ones before it leave.
    #[must_use]
    pub fn together(changes: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut placed = Vec::new();
        for change in changes {
            let (Some(first), Some(last)) = (change.splices.first(), change.splices.last()) else { continue };
            // From the back to the front: then every place counts in the text that the change was made for.
            let backwards = change.splices.windows(2).all(|pair| match pair {
                [behind, before] => before.at + before.removed.len() <= behind.at,
                _ => true,
            });
            if !backwards {
                return None;
            }
            placed.push((last.at, first.at + first.removed.len(), change));
        }
        placed.sort_by_key(|(start, ..)| std::cmp::Reverse(*start));
        let apart = placed.windows(2).all(|pair| match pair {
            [(behind, ..), (start, end, _)] => end <= behind && start < behind,
            _ => true,
        });
        apart.then(|| Self { splices: placed.into_iter().flat_map(|(.., change)| change.splices).collect() })
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { splices: self.splices.iter().rev().map(Splice::inverse).collect() }
    }

    /// The text after the change.
    ///
    /// # Errors
    /// When a splice would remove something else than it was made for; nothing is changed then.
    pub fn apply(&self, text: &str) -> Result<String, ChangeError> {
        if let Some(changed) = self.in_one_pass(text) {
            return Ok(changed);
        }
        let mut text = text.to_owned();
        for splice in &self.splices {
            splice.apply(&mut text)?;
        }
        Ok(text)
    }

    /// The text after a change whose splices stand in order, as those of many matches and of their inverse do; none when
    /// they do not, or do not fit. What one splice after the other would move each time is copied once.
    fn in_one_pass(&self, text: &str) -> Option<String> {
        let ordered = |follows: fn(&Splice, &Splice) -> bool| {
            self.splices.windows(2).all(|pair| matches!(pair, [one, next] if follows(one, next)))
        };
        // From the back, each place counts in the text as it was; from the front, in the text as it becomes.
        let backwards =
            ordered(|behind, before| before.at.checked_add(before.removed.len()).is_some_and(|end| end <= behind.at));
        let forwards = || {
            ordered(|before, behind| before.at.checked_add(before.inserted.len()).is_some_and(|end| end <= behind.at))
        };
        if !backwards && !forwards() {
            return None;
        }
        let mut changed = String::with_capacity(text.len());
        let mut rest = text;
        let mut add = |splice: &Splice, from: Option<usize>| {
            let passed = splice.at.checked_sub(from.unwrap_or(changed.len()))?;
            changed.push_str(rest.get(..passed)?);
            rest = rest.get(passed..)?.strip_prefix(splice.removed.as_str())?;
            changed.push_str(&splice.inserted);
            Some(text.len() - rest.len())
        };
        if backwards {
            self.splices.iter().rev().try_fold(0, |from, splice| add(splice, Some(from)))?;
        } else {
            self.splices.iter().try_fold(0, |_, splice| add(splice, None))?;
        }
        changed.push_str(rest);
        Some(changed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::FileFailurePersistence;

    use super::*;

    #[test]
    fn a_change_refuses_another_text() {
        let change = Change::replace("abc", 1, 2, "x");
        assert_eq!(change.apply("axc"), Err(ChangeError { at: 1 }));
        assert_eq!(change.apply("ab"), Ok("ax".to_owned()));
    }

    #[test]
    fn changes_of_one_text_become_one_unless_they_meet() {
        let text = "abcdef";
        let replace = |start, end, new| Change::replace(text, start, end, new);
        let both = Change::together([replace(1, 2, "XX"), replace(4, 6, ""), Change::default()]).unwrap();
        assert_eq!(both.apply(text).as_deref(), Ok("aXXcd"));
        assert_eq!(both.inverse().apply("aXXcd").as_deref(), Ok(text));
        assert_eq!(Change::together([replace(1, 3, "X"), replace(2, 4, "Y")]), None);
        assert_eq!(Change::together([replace(1, 1, "X"), replace(1, 1, "Y")]), None);
        let forwards = replace(0, 1, "").then(Change::replace("bcdef", 3, 4, "E"));
        assert_eq!(Change::together([forwards]), None);
    }

    #[test]
    fn very_many_splices_are_one_walk() {
        let text = "e".repeat(400_000);
        let change = Change::together((0..text.len()).map(|at| Change::replace(&text, at, at + 1, "an"))).unwrap();
        let after = change.apply(&text).unwrap();
        assert_eq!(after, "an".repeat(400_000));
        assert_eq!(change.inverse().apply(&after), Ok(text));
    }

    #[test]
    fn splices_in_order_do_what_one_after_the_other_does() {
        let splice = |at, removed: &str, inserted: &str| Splice {
            at,
            removed: removed.to_owned(),
            inserted: inserted.to_owned(),
        };
        let change = Change { splices: vec![splice(4, "e", "E"), splice(1, "", "x"), splice(1, "", "y")] };
        assert_eq!(change.apply("abcde").as_deref(), Ok("ayxbcdE"));
        assert_eq!(change.inverse().apply("ayxbcdE").as_deref(), Ok("abcde"));
        let wrong = Change { splices: vec![splice(4, "e", ""), splice(1, "x", "")] };
        assert_eq!(wrong.apply("abcde"), Err(ChangeError { at: 1 }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_failure_persistence(
            FileFailurePersistence::SourceParallel("tests/regressions")
        ))]
        #[test]
        fn the_difference_of_two_texts_leads_from_one_to_the_other(old in "[aé☀]{0,12}", new in "[aé☀]{0,12}") {
            let change = Change::between(&old, &new);
            prop_assert_eq!(change.apply(&old), Ok(new.clone()));
            prop_assert_eq!(change.inverse().apply(&new), Ok(old));
        }
    }
}
