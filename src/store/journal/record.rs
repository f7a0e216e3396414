//! What a journal is made of: a header, then one record a line.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::json::{Change, Pointer};
use crate::store::file::Fingerprint;
use crate::store::written;

/// The newest format of a journal.
pub const VERSION: u64 = 1;

/// The first line: what the records start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The format of what follows; [`VERSION`] for what is written now.
    pub version: u64,
    /// The file that the document belongs to; none while it is untitled.
    #[serde(with = "written::path", default)]
    pub file: Option<PathBuf>,
    /// The name shown for it.
    pub name: String,
    /// The text before the first record.
    pub base: String,
    /// What stood on disk when that text was read.
    #[serde(default)]
    pub fingerprint: Option<Fingerprint>,
}

impl Header {
    /// A header in the newest format.
    #[must_use]
    pub fn new(
        file: Option<PathBuf>,
        name: impl Into<String>,
        base: impl Into<String>,
        fingerprint: Option<Fingerprint>,
    ) -> Self {
        Self { version: VERSION, file, name: name.into(), base: base.into(), fingerprint }
    }
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// An edit.
    Step {
        /// What undo calls it.
        name: String,
        /// What it did to the text.
        change: Change,
        /// Whether it becomes a part of the newest step: when that one has the same name and nothing is left to redo.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        merge: bool,
    },
    /// The newest step was taken back.
    Undo,
    /// The step taken back last was done again.
    Redo,
    /// The text was written to its file.
    Saved {
        /// What stood there then.
        fingerprint: Fingerprint,
    },
    /// An older state of the text was written to its file: work had gone on meanwhile.
    Written {
        /// What stood there then.
        fingerprint: Fingerprint,
    },
    /// Another element was selected.
    Select {
        /// Which.
        #[serde(with = "written::pointer")]
        pointer: Pointer,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_short_lines() {
        let records = [
            Record::Step { name: "Type".to_owned(), change: Change::between("a", "a\nb"), merge: false },
            Record::Undo,
            Record::Select { pointer: Pointer::root().key("body") },
        ];
        let lines: Vec<_> = records.iter().map(|record| serde_json::to_string(record).unwrap()).collect();
        assert_eq!(
            lines,
            [
                r#"{"step":{"name":"Type","change":[{"at":1,"removed":"","inserted":"\nb"}]}}"#,
                r#""undo""#,
                r#"{"select":{"pointer":"/body"}}"#
            ]
        );
        for (line, record) in lines.iter().zip(&records) {
            assert_eq!(&serde_json::from_str::<Record>(line).unwrap(), record);
        }
    }
}
