//! The files of sample data beside a card: read all, write one, take one away, give one another name.

use std::path::{Path, PathBuf};

use crate::store::file::{self, Fingerprint};
use crate::store::{StoreError, data_sets};
use crate::workbench::{SampleFile, Slot};

use super::ActionError;
use super::data::environment_of_now;
use crate::expr::Environment;

/// The most bytes of a data file that the workbench takes; the command line fills with larger ones.
pub const SAMPLE_LIMIT: u64 = 8 << 20;

/// Reads the data files beside a card, and tells the time. A file that cannot be read is among them, with the reason.
///
/// # Errors
/// When the folder cannot be read.
pub fn read_samples(card: Option<&Path>) -> Result<(Vec<SampleFile>, Environment), ActionError> {
    let mut files = Vec::new();
    if let Some(card) = card {
        let sets = data_sets::beside(card)?;
        files.extend(sets.into_iter().map(|set| read(set.case.map_or(Slot::Plain, Slot::Case), &set.path)));
        let host = data_sets::host_path(card);
        if host.is_file() {
            files.push(read(Slot::Host, &host));
        }
    }
    Ok((files, environment_of_now()))
}

fn read(slot: Slot, path: &Path) -> SampleFile {
    match file::read_text(path, SAMPLE_LIMIT) {
        Ok(text) => SampleFile { slot, disk: Some(file::fingerprint(&text)), text: Ok(text) },
        Err(error) => SampleFile { slot, text: Err(error.to_string()), disk: None },
    }
}

/// Reads a data file that was named for the workbench; gives its whole path with its text.
///
/// # Errors
/// When it cannot be read.
pub fn read_given(path: &Path) -> Result<(PathBuf, String), ActionError> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let text = file::read_text(&path, SAMPLE_LIMIT)?;
    Ok((path, text))
}

/// The file of a card's sample.
#[must_use]
pub fn sample_path(card: &Path, slot: &Slot) -> PathBuf {
    match slot {
        Slot::Plain => data_sets::path_for(card, None),
        Slot::Case(case) => data_sets::path_for(card, Some(case)),
        Slot::Host => data_sets::host_path(card),
    }
}

/// Writes a sample beside its card. `expected` is what has to stand there for it to be ours; nothing expects no file.
///
/// # Errors
/// When somebody else wrote the file meanwhile, or the disk refuses.
pub fn write_sample(
    card: &Path,
    slot: &Slot,
    text: &str,
    expected: Option<&Fingerprint>,
) -> Result<Fingerprint, ActionError> {
    untouched(&sample_path(card, slot), expected)?;
    overwrite_sample(card, slot, text)
}

/// Writes a sample over whatever stands there.
///
/// # Errors
/// When the disk refuses.
pub fn overwrite_sample(card: &Path, slot: &Slot, text: &str) -> Result<Fingerprint, ActionError> {
    file::write_atomic(&sample_path(card, slot), text)?;
    Ok(file::fingerprint(text))
}

/// Takes the file of a sample away.
///
/// # Errors
/// As [`write_sample`].
pub fn remove_sample(card: &Path, slot: &Slot, expected: Option<&Fingerprint>) -> Result<(), ActionError> {
    let path = sample_path(card, slot);
    if expected.is_none() && !path.exists() {
        return Ok(());
    }
    untouched(&path, expected)?;
    std::fs::remove_file(&path).map_err(|error| StoreError::storage(&path, &error).into())
}

fn untouched(path: &Path, expected: Option<&Fingerprint>) -> Result<(), ActionError> {
    if file::on_disk(path)?.as_ref() == expected {
        return Ok(());
    }
    let shown = crate::card::text::plain(&path.to_string_lossy());
    Err(ActionError::Asked(match expected {
        Some(_) => format!("{shown}: somebody else changed it meanwhile; reload the data first"),
        None => format!("{shown}: there is such a file already; reload the data first"),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_written_beside_their_card_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let card = folder.path().join("deploy.template.json");
        let long = Slot::Case("long".to_owned());
        let disk = write_sample(&card, &Slot::Plain, "{}", None).unwrap();
        write_sample(&card, &long, "[]", None).unwrap();
        write_sample(&card, &Slot::Host, "1", None).unwrap();
        let (files, _) = read_samples(Some(&card)).unwrap();
        let read: Vec<_> = files.iter().map(|file| (file.slot.name(), file.text.as_deref())).collect();
        assert_eq!(read, [("default", Ok("{}")), ("long", Ok("[]")), ("$host", Ok("1"))]);
        assert!(write_sample(&card, &Slot::Plain, "2", None).is_err(), "it is there already");
        std::fs::write(sample_path(&card, &Slot::Plain), "3").unwrap();
        assert!(write_sample(&card, &Slot::Plain, "2", Some(&disk)).is_err(), "somebody else wrote it");
        assert!(remove_sample(&card, &Slot::Plain, Some(&disk)).is_err());
        remove_sample(&card, &long, Some(&file::fingerprint("[]"))).unwrap();
        remove_sample(&card, &long, None).unwrap();
        assert_eq!(read_samples(Some(&card)).unwrap().0.len(), 2);
        assert!(read_samples(None).unwrap().0.is_empty());
    }

    #[test]
    fn a_file_that_cannot_be_read_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let card = folder.path().join("a.json");
        std::fs::write(folder.path().join("a.data.json"), b"\xff").unwrap();
        let (files, _) = read_samples(Some(&card)).unwrap();
        assert!(files[0].text.as_ref().unwrap_err().contains("UTF-8"));
    }
}
