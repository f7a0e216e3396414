//! What can go wrong on disk, in words for people.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::json::Position;

/// Why something could not be read, written or found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is nothing at that path.
    #[error("{}: there is no such file", Shown(.path))]
    Missing {
        /// The path asked for.
        path: PathBuf,
    },
    /// A file that the user named cannot be read.
    #[error("{}: {reason}", Shown(.path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why, in words.
        reason: String,
    },
    /// A file is not UTF-8.
    #[error("{}: not UTF-8 text (the first wrong byte is at offset {offset}){}", Shown(.path), .hint.unwrap_or(""))]
    NotText {
        /// The file.
        path: PathBuf,
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
        /// What it may be instead, as a clause to append.
        hint: Option<&'static str>,
    },
    /// A file is larger than what is read of a file.
    #[error("{}: {} is too large, at most {} are read", Shown(.path), Bytes(*.bytes), Bytes(*.limit))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        bytes: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// Something could not be written, or one of our own files not be read: disk full, no permission, read-only.
    #[error("{}: {reason}", Shown(.path))]
    Storage {
        /// The file or folder.
        path: PathBuf,
        /// Why, in words.
        reason: String,
    },
    /// One of our own files was damaged. It has been set aside, the next call begins a new one.
    #[error("{} was damaged ({reason}); it was kept as {}", Shown(.path), Shown(.set_aside))]
    Corrupt {
        /// Where the file was.
        path: PathBuf,
        /// Where it is now.
        set_aside: PathBuf,
        /// What was wrong with it.
        reason: String,
    },
    /// One of our own files was written by a newer cardwright. It is left alone.
    #[error("{} was written by a newer cardwright (format {version}, this one knows {known})", Shown(.path))]
    Newer {
        /// The file.
        path: PathBuf,
        /// The format it has.
        version: u64,
        /// The newest format that this build reads.
        known: u64,
    },
    /// The name is taken.
    #[error("there already is {} named `{name}`", .what.one())]
    Exists {
        /// What the name is for.
        what: Named,
        /// The name.
        name: String,
    },
    /// Nothing has that name.
    #[error("there is no {what} named `{}`", .name.escape_debug())]
    UnknownName {
        /// What the name is for.
        what: Named,
        /// The name.
        name: String,
    },
    /// The name cannot be given to anything.
    #[error("`{}` cannot be the name of {}: {reason}", .name.escape_debug(), .what.one())]
    BadName {
        /// What the name is for.
        what: Named,
        /// The name.
        name: String,
        /// The rule that it breaks.
        reason: &'static str,
    },
    /// An endpoint is known, its URL is not.
    #[error("the URL of endpoint `{name}` is missing from the secrets; set it again with `cardwright endpoint edit`")]
    MissingSecret {
        /// The endpoint.
        name: String,
    },
    /// Another process works with it.
    #[error("{} is in use by another cardwright", Shown(.path))]
    Locked {
        /// What is locked.
        path: PathBuf,
    },
    /// The platform does not say where the user's files belong.
    #[error("this user has no home directory; set CARDWRIGHT_HOME to the folder that cardwright may use")]
    NoHome,
}

/// What has a name of its own in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A saved card.
    Template,
    /// A case of a card, that has data of its own.
    Case,
    /// What a template was before.
    Version,
    /// A saved webhook URL.
    Endpoint,
    /// A mark on an endpoint.
    Tag,
}

/// Something damaged was set aside, and work went on without it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} was damaged ({reason}) and is kept as {}; a new one was begun", Shown(.path), Shown(.set_aside))]
pub struct Notice {
    /// Where the file was.
    pub path: PathBuf,
    /// Where it is now.
    pub set_aside: PathBuf,
    /// What was wrong with it.
    pub reason: String,
}

/// The broken place of a configuration file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{}: {message}", Shown(.path), At(.position))]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Where in it; absent when the file could not be read at all.
    pub position: Option<Position>,
    /// What is wrong there.
    pub message: String,
}

impl StoreError {
    /// The failure of a write, or of reading one of our own files.
    pub(crate) fn storage(path: &Path, error: &io::Error) -> Self {
        Self::Storage { path: path.to_owned(), reason: reason(error) }
    }
}

impl Named {
    const fn one(self) -> &'static str {
        match self {
            Self::Template => "a template",
            Self::Case => "a case",
            Self::Version => "a version",
            Self::Endpoint => "an endpoint",
            Self::Tag => "a tag",
        }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Template => "template",
            Self::Case => "case",
            Self::Version => "version",
            Self::Endpoint => "endpoint",
            Self::Tag => "tag",
        })
    }
}

impl From<Notice> for StoreError {
    fn from(Notice { path, set_aside, reason }: Notice) -> Self {
        Self::Corrupt { path, set_aside, reason }
    }
}

/// The reason of an I/O error in plain words.
pub(crate) fn reason(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let words = match error.kind() {
        Kind::StorageFull => "the disk is full",
        Kind::QuotaExceeded => "the disk quota is used up",
        Kind::ReadOnlyFilesystem => "the file system is read-only",
        Kind::PermissionDenied => "no permission",
        Kind::NotFound => "there is no such file or folder",
        Kind::NotADirectory => "a part of the path is not a folder",
        Kind::IsADirectory => "is a folder",
        Kind::InvalidFilename => "the name is too long or not allowed here",
        Kind::FileTooLarge => "the file would be larger than allowed here",
        _ => return error.to_string(),
    };
    words.to_owned()
}

/// A path for a message: nothing in it can steer a terminal.
struct Shown<'a>(&'a Path);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steers = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        f.write_str(&self.0.to_string_lossy().replace(steers, "\u{fffd}"))
    }
}

/// A size in the unit that fits it.
struct Bytes(u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MIB: u64 = 1024 * 1024;
        match self.0 {
            bytes if bytes >= MIB => write!(f, "{}.{} MiB", bytes / MIB, bytes % MIB * 10 / MIB),
            bytes => write!(f, "{bytes} bytes"),
        }
    }
}

/// A position as it stands behind a file name.
struct At<'a>(&'a Option<Position>);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |position| write!(f, ", {position}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_path_and_the_reason() {
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(StoreError::storage(Path::new("/x/card.json"), &full).to_string(), "/x/card.json: the disk is full");
        let large = StoreError::TooLarge { path: "/x".into(), bytes: 50_000_000, limit: 16 << 20 };
        assert_eq!(large.to_string(), "/x: 47.6 MiB is too large, at most 16.0 MiB are read");
    }

    #[test]
    fn a_path_cannot_steer_the_terminal() {
        let missing = StoreError::Missing { path: "/tmp/\u{1b}[2Jx\u{202e}".into() };
        assert_eq!(missing.to_string(), "/tmp/\u{fffd}[2Jx\u{fffd}: there is no such file");
    }
}
