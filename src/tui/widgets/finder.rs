//! A list with a fuzzy search over it: query, matches, cursor.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::crossterm::event::KeyEvent;

use crate::card::search::{Nearness, matched};
use crate::tui::app::Motion;

use super::field::{Field, Lines};
use super::pane;

/// An item that matches the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// The place of the item in the list.
    pub item: usize,
    /// The characters of its label that matched.
    pub marks: Vec<u32>,
}

/// What counts as a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The letters in their order, the closer together the better.
    Letters,
    /// Each word as it is written: the whole label first, then its start, the start of a word in it, anywhere.
    Words,
}

/// Query, matches and cursor over a list of labels.
#[derive(Debug, Clone)]
pub struct Finder {
    query: Field,
    way: Way,
    labels: Vec<String>,
    matches: Vec<Match>,
    cursor: usize,
    /// Rows behind the matches on which the cursor can stand too.
    extra: usize,
    top: usize,
}

impl Finder {
    /// A finder over labels, everything matching, the cursor on `start`.
    #[must_use]
    pub fn new(labels: Vec<String>, start: usize) -> Self {
        let mut finder = Self {
            query: Field::new("", Lines::One).placeholder("type to search"),
            way: Way::Letters,
            labels,
            matches: Vec::new(),
            cursor: 0,
            extra: 0,
            top: 0,
        };
        finder.search();
        finder.cursor = start.min(finder.matches.len().saturating_sub(1));
        finder
    }

    /// The same finder, for thousands of names, in which a few letters in their order are everywhere: words count as they
    /// are written.
    #[must_use]
    pub const fn by_words(mut self) -> Self {
        self.way = Way::Words;
        self
    }

    /// Takes new labels and searches them with the same query.
    pub fn replace(&mut self, labels: Vec<String>) {
        self.labels = labels;
        self.search();
    }

    /// The query field.
    #[must_use]
    pub const fn query(&self) -> &Field {
        &self.query
    }

    /// What matches, the best first; in the order of the list while the query is empty.
    #[must_use]
    pub fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// The row that the cursor is on, among the matches.
    #[must_use]
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// The item that the cursor is on.
    #[must_use]
    pub fn chosen(&self) -> Option<usize> {
        self.matches.get(self.cursor).map(|found| found.item)
    }

    /// Lets the cursor go to so many rows behind the matches.
    pub fn set_extra(&mut self, extra: usize) {
        self.extra = extra;
        self.put_cursor(self.cursor);
    }

    /// Puts the cursor on a row of the matches, or behind them.
    pub fn put_cursor(&mut self, row: usize) {
        self.cursor = row.min((self.matches.len() + self.extra).saturating_sub(1));
    }

    /// Moves the cursor; a page is `page` rows.
    pub fn go(&mut self, motion: Motion, page: usize) {
        self.cursor = motion.from(self.cursor, self.matches.len() + self.extra, page);
    }

    /// Keeps the cursor in view among `room` rows; gives the first row to show.
    pub fn settle(&mut self, room: usize) -> usize {
        self.top =
            pane::scroll_to(self.top.min((self.matches.len() + self.extra).saturating_sub(room)), self.cursor, room);
        self.top
    }

    /// The first row to show.
    #[must_use]
    pub const fn top(&self) -> usize {
        self.top
    }

    /// Gives a key to the query; says whether it was for it.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        let before = self.query.text();
        let taken = self.query.key(key);
        if self.query.text() != before {
            self.search();
        }
        taken
    }

    /// Pastes into the query.
    pub fn paste(&mut self, text: &str) {
        self.query.paste(text);
        self.search();
    }

    fn search(&mut self) {
        let query = self.query.text();
        self.cursor = 0;
        self.top = 0;
        if query.trim().is_empty() {
            self.matches = (0..self.labels.len()).map(|item| Match { item, marks: Vec::new() }).collect();
            return;
        }
        self.matches = match self.way {
            Way::Letters => self.by_letters(&query),
            Way::Words => self.as_written(&query),
        };
    }

    fn as_written(&self, query: &str) -> Vec<Match> {
        // `arrow up` is found in `ArrowUp` as one, and in `ArrowTurnUp` as two.
        let joined: String = query.split_whitespace().collect();
        let written = |label: &str, word: &str| matched(label, word).filter(|(near, _)| *near != Nearness::Scattered);
        let each = |label: &str| {
            let mut worst = Nearness::Whole;
            let mut marks = Vec::new();
            for word in query.split_whitespace() {
                let (near, at) = written(label, word)?;
                worst = worst.max(near);
                marks.extend(at);
            }
            marks.sort_unstable();
            marks.dedup();
            Some((worst, marks))
        };
        let search = |(item, label): (usize, &String)| {
            let (near, marks) = written(label, &joined).or_else(|| each(label))?;
            Some((near, Match { item, marks }))
        };
        let mut found: Vec<(Nearness, Match)> = self.labels.iter().enumerate().filter_map(search).collect();
        found.sort_by_key(|(near, found)| (*near, found.item));
        found.into_iter().map(|(_, found)| found).collect()
    }

    fn by_letters(&self, query: &str) -> Vec<Match> {
        let pattern = Pattern::parse(query, CaseMatching::Smart, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut found: Vec<(u32, Match)> = Vec::new();
        for (item, label) in self.labels.iter().enumerate() {
            let mut marks = Vec::new();
            if let Some(score) = pattern.indices(Utf32Str::new(label, &mut buffer), &mut matcher, &mut marks) {
                marks.sort_unstable();
                marks.dedup();
                found.push((score, Match { item, marks }));
            }
        }
        found.sort_by(|(a, one), (b, other)| b.cmp(a).then(one.item.cmp(&other.item)));
        found.into_iter().map(|(_, found)| found).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_match_comes_first() {
        let mut finder = Finder::new(["Undo", "Add …", "Duplicate", "Redo"].map(str::to_owned).to_vec(), 0);
        assert_eq!(finder.matches().len(), 4);
        finder.paste("du");
        assert_eq!(finder.chosen(), Some(2));
        assert_eq!(finder.matches().first().map(|found| found.marks.clone()), Some(vec![0, 1]));
        finder.paste("zzz");
        assert_eq!(finder.chosen(), None);
    }

    #[test]
    fn words_count_as_they_are_written() {
        let labels = ["ArrowExportUp", "ArrowUp", "Calculator", "Clear", "UpArrow", "Backup"];
        let found = |query: &str| {
            let mut finder = Finder::new(labels.map(str::to_owned).to_vec(), 0).by_words();
            finder.paste(query);
            finder.matches().iter().map(|found| labels[found.item]).collect::<Vec<_>>()
        };
        assert_eq!(found("arrow up"), ["ArrowUp", "ArrowExportUp", "UpArrow"]);
        assert_eq!(found("up"), ["UpArrow", "ArrowExportUp", "ArrowUp", "Backup"]);
        assert_eq!(found("clr"), Vec::<&str>::new(), "not in Calculator, nor in Clear");
        assert_eq!(found(" ").len(), 6);
    }
}
