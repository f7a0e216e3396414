//! What a card is for, in words: `NAME.about.md` beside `NAME.template.json`, a plain file that belongs in git with it.
//! Beside the card and not in it, so that the card stays what is sent, whatever its format.

use std::fs;
use std::path::{Path, PathBuf};

use super::{StoreError, data_sets, file};

/// What the file's name ends with.
pub const ENDING: &str = ".about.md";

/// The most that is read and written of one, in bytes.
pub const LIMIT: usize = 64 * 1024;

/// The file of a card's description, whether it exists or not.
#[must_use]
pub fn path_for(card: &Path) -> PathBuf {
    let stem = data_sets::stem(card);
    card.with_file_name(format!("{stem}{ENDING}"))
}

/// What is said of a card, without the blanks around it. One that cannot be read says nothing: it never keeps anybody from
/// the card.
#[must_use]
pub fn read(card: &Path) -> Option<String> {
    let text = file::read_text(&path_for(card), u64::try_from(LIMIT).unwrap_or(u64::MAX)).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Says what a card is for; an empty text says nothing any more.
///
/// # Errors
/// When it is too long, or the disk refuses.
pub fn write(card: &Path, text: &str) -> Result<(), StoreError> {
    let path = path_for(card);
    let text = text.trim();
    if text.len() > LIMIT {
        let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
        return Err(StoreError::TooLarge { path, bytes, limit: u64::try_from(LIMIT).unwrap_or(u64::MAX) });
    }
    if text.is_empty() {
        return match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(StoreError::storage(&path, &error)),
            _ => Ok(()),
        };
    }
    file::write_atomic(&path, format!("{text}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_said_and_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let card = folder.path().join("a.b.template.json");
        assert_eq!(read(&card), None);
        write(&card, " When a build fails.\nTwo lines. \n").unwrap();
        assert_eq!(read(&card).as_deref(), Some("When a build fails.\nTwo lines."));
        assert!(folder.path().join("a.b.about.md").is_file());
        assert!(matches!(write(&card, &"x".repeat(LIMIT + 1)), Err(StoreError::TooLarge { .. })));
        write(&card, " ").unwrap();
        write(&card, "").unwrap();
        assert_eq!((read(&card), path_for(&card).exists()), (None, false));
    }
}
