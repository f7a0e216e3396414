//! A journal as lines in a file.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::{Header, Record, VERSION};
use crate::store::{StoreError, file};

/// What a journal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// What the records start from.
    pub header: Header,
    /// What was done, up to the first line that is not whole.
    pub records: Vec<Record>,
    /// How many bytes of the file these are.
    pub whole: u64,
    /// How many lines behind them cannot be read; a torn last line does not count.
    pub damaged_lines: usize,
}

/// Reads a journal.
///
/// # Errors
/// When it is missing, of a newer format, or has no header.
pub fn read(path: &Path) -> Result<Recovered, StoreError> {
    let bytes = file::read_own(path)?.ok_or_else(|| StoreError::Missing { path: path.to_owned() })?;
    let no_header = |reason: String| StoreError::Unreadable { path: path.to_owned(), reason };
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
    let first = lines.next().ok_or_else(|| no_header("the journal has no header".to_owned()))?;
    let header = read_header(path, first)?;
    let mut recovered = Recovered { header, records: Vec::new(), whole: length(first), damaged_lines: 0 };
    for line in lines {
        match serde_json::from_slice(line) {
            Ok(record) if recovered.damaged_lines == 0 => {
                recovered.records.push(record);
                recovered.whole += length(line);
            }
            _ => recovered.damaged_lines += 1,
        }
    }
    Ok(recovered)
}

fn read_header(path: &Path, line: &[u8]) -> Result<Header, StoreError> {
    #[derive(serde::Deserialize)]
    struct Version {
        version: u64,
    }
    let unreadable =
        |error: serde_json::Error| StoreError::Unreadable { path: path.to_owned(), reason: error.to_string() };
    let Version { version } = serde_json::from_slice(line).map_err(unreadable)?;
    if version > VERSION {
        return Err(StoreError::Newer { path: path.to_owned(), version, known: VERSION });
    }
    serde_json::from_slice(line).map_err(unreadable)
}

/// Writes a journal from the start and puts it in the place of the old one. Not synced: what it holds is on disk
/// elsewhere too, and the first edit must not wait for a platter.
pub(super) fn write_whole(path: &Path, header: &Header, records: &[Record]) -> Result<(File, u64), StoreError> {
    let mut lines = Vec::new();
    write_line(path, header, &mut lines)?;
    for record in records {
        write_line(path, record, &mut lines)?;
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let failed = |error| StoreError::storage(path, &error);
    let mut temporary =
        tempfile::Builder::new().prefix(".cardwright-").suffix(".tmp").tempfile_in(folder).map_err(failed)?;
    temporary.write_all(&lines).map_err(failed)?;
    let file = temporary.persist(path).map_err(|error| failed(error.error))?;
    Ok((file, length(&lines)))
}

pub(super) fn write_line(path: &Path, content: &impl serde::Serialize, lines: &mut Vec<u8>) -> Result<(), StoreError> {
    serde_json::to_writer(&mut *lines, content)
        .map_err(|error| StoreError::Storage { path: path.to_owned(), reason: error.to_string() })?;
    lines.push(b'\n');
    Ok(())
}

pub(super) fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
