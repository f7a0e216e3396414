//! Where the workbench was left, so that the next start goes on there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::versioned::{self, Loaded};
use super::{Home, Notice, StoreError, aside, written};
use crate::json::Pointer;

/// The newest format of the file.
const VERSION: u64 = 1;
/// How many files are remembered.
pub const RECENT: usize = 20;

/// What is remembered from one start to the next. Every part may be missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// The document that was open.
    pub open: Option<OpenDocument>,
    /// The screen that was shown, by its name.
    pub screen: Option<String>,
    /// The element that was selected.
    #[serde(with = "written::pointer")]
    pub selection: Pointer,
    /// Sizes of panes, by the pane's name.
    pub panes: BTreeMap<String, u16>,
    /// Whether the terminal was light or dark: the first frame is drawn before it answers.
    pub background: Option<Background>,
    /// Files opened or saved, the newest first.
    #[serde(with = "written::paths")]
    pub recent: Vec<PathBuf>,
    /// The endpoint that was sent to last.
    pub endpoint: Option<String>,
    /// The host that the card was made for, by its name.
    pub host: Option<String>,
    /// The version that it was made for, when it was not the card's own.
    pub card_version: Option<String>,
    /// The data set that the card was filled with, by its name.
    pub data_set: Option<String>,
}

/// The document that was open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OpenDocument {
    /// Its journal.
    pub journal: Option<String>,
    /// Its file.
    #[serde(with = "written::path")]
    pub file: Option<PathBuf>,
}

/// The background of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Background {
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
}

impl Session {
    /// What was remembered. Never fails the start: what cannot be read is set aside, told and forgotten.
    #[must_use]
    pub fn load(home: &Home) -> (Self, Option<Notice>) {
        let path = home.session_file();
        let reason = match versioned::load(&path, VERSION) {
            Ok(Loaded::Whole(session)) => return (session, None),
            Ok(Loaded::Absent) => return (Self::default(), None),
            Ok(Loaded::Damaged(reason)) => reason,
            Err(error) => error.to_string(),
        };
        (Self::default(), aside::set_aside(&path, reason).ok())
    }

    /// Remembers this from now on.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn save(&self, home: &Home) -> Result<(), StoreError> {
        versioned::save(&home.session_file(), VERSION, self)
    }

    /// Puts a file in front of the recent ones.
    pub fn remember(&mut self, file: &Path) {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        self.recent.retain(|recent| *recent != file);
        self.recent.insert(0, file);
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        assert_eq!(Session::load(&home), (Session::default(), None));
        let mut session = Session {
            open: Some(OpenDocument { journal: Some("ab".to_owned()), file: Some("/x/card.json".into()) }),
            screen: Some("channel".to_owned()),
            selection: Pointer::root().key("body").index(1),
            panes: BTreeMap::from([("outline".to_owned(), 24)]),
            background: Some(Background::Light),
            endpoint: Some("sandbox".to_owned()),
            host: Some("bot".to_owned()),
            card_version: Some("1.4".to_owned()),
            data_set: Some("empty".to_owned()),
            recent: Vec::new(),
        };
        for count in (0..30).chain([25]) {
            session.remember(Path::new(&format!("/x/{count}.json")));
        }
        assert_eq!(session.recent.len(), RECENT);
        assert_eq!(session.recent[..2], [PathBuf::from("/x/25.json"), PathBuf::from("/x/29.json")]);
        session.save(&home).unwrap();
        assert_eq!(Session::load(&home), (session, None));
    }

    #[test]
    fn damage_never_stops_the_start() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        std::fs::write(home.session_file(), r#"{"version":1,"unknown":3}"#).unwrap();
        assert_eq!(Session::load(&home), (Session::default(), None));
        for damaged in ["", "{\"version\":1,", r#"{"version":1,"selection":"x"}"#, r#"{"version":9}"#] {
            std::fs::write(home.session_file(), damaged).unwrap();
            let (session, notice) = Session::load(&home);
            assert_eq!(session, Session::default());
            assert_eq!(std::fs::read_to_string(notice.unwrap().set_aside).unwrap(), damaged);
        }
        std::fs::create_dir(home.session_file()).unwrap();
        assert_eq!(Session::load(&home).0, Session::default());
    }
}
