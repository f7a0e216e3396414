//! The text of a settings file: read, taken apart by serde, and every fault told with its place.

use std::ops::Range;
use std::path::Path;

use serde::de::DeserializeOwned;

use super::Placed;
use crate::check::{Level, Levels, nearest, rules};
use crate::json::{LineIndex, Position};
use crate::store::file::{READ_LIMIT, read_text};
use crate::store::{ConfigError, StoreError};

/// A text with its name, for errors with places.
pub(in crate::store) struct Source<'a> {
    pub(in crate::store) path: &'a Path,
    text: &'a str,
}

/// The text of a settings file; `None` when there is none.
pub(in crate::store) fn read(path: &Path) -> Result<Option<String>, ConfigError> {
    let fault = |message| Err(ConfigError { path: path.to_owned(), position: None, message });
    match read_text(path, READ_LIMIT) {
        Ok(text) => Ok(Some(text)),
        Err(StoreError::Missing { .. }) => Ok(None),
        Err(StoreError::Unreadable { reason, .. }) => fault(reason),
        Err(StoreError::NotText { .. }) => fault("not UTF-8 text".to_owned()),
        Err(error) => fault(error.to_string()),
    }
}

impl<'a> Source<'a> {
    pub(in crate::store) fn new(path: &'a Path, text: &'a str) -> Self {
        Self { path, text: text.strip_prefix('\u{feff}').unwrap_or(text) }
    }

    /// What the text says.
    pub(in crate::store) fn parse<T: DeserializeOwned>(&self) -> Result<T, ConfigError> {
        toml::from_str(self.text).map_err(|error| {
            let message = error.message().lines().next().unwrap_or_default().to_owned();
            let position = error.span().map(|span| self.position(&span));
            ConfigError { path: self.path.to_owned(), position, message }
        })
    }

    /// The levels of a `[check]` table: the code of a rule, and how bad its findings count. The first fault is told.
    pub(in crate::store) fn levels(&self, table: Placed) -> Result<Levels, ConfigError> {
        let mut rows: Vec<_> = table.into_iter().collect();
        rows.sort_by_key(|(code, _)| code.span().start);
        let mut levels = Levels::default();
        for (code, word) in rows {
            let level: Level = word.get_ref().parse().map_err(|fault| self.error(&word.span(), format!("{fault}")))?;
            if !levels.set(code.get_ref(), level) {
                return Err(self.error(&code.span(), no_rule(code.get_ref())));
            }
        }
        Ok(levels)
    }

    pub(in crate::store) fn error(&self, span: &Range<usize>, message: String) -> ConfigError {
        ConfigError { path: self.path.to_owned(), position: Some(self.position(span)), message }
    }

    pub(in crate::store) fn position(&self, span: &Range<usize>) -> Position {
        LineIndex::new(self.text).position(self.text, span.start)
    }
}

/// What is told about a code that no rule has.
fn no_rule(code: &str) -> String {
    let meant = nearest(code, rules().map(|rule| rule.code));
    let hint =
        meant.map_or_else(|| "`cardwright explain` lists them".to_owned(), |meant| format!("was `{meant}` meant?"));
    format!("there is no rule `{}`; {hint}", code.escape_debug())
}
