//! Doing something again whenever one of its files changes.
//!
//! The files are looked at a few times a second. That sees every way in which an editor writes (over the file, or by another
//! one that takes its name), on every file system, also over a network, and needs nothing from the system.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::{Exit, Failure, Output, remark};

/// How long between two looks.
const BETWEEN: Duration = Duration::from_millis(150);

/// What a file is known by, as long as nobody changed it.
type Stamp = Option<(Option<SystemTime>, u64)>;

fn stamps(files: &[PathBuf]) -> Vec<Stamp> {
    let stamp = |path: &PathBuf| fs::metadata(path).ok().map(|file| (file.modified().ok(), file.len()));
    files.iter().map(stamp).collect()
}

/// Does it at once, and again with each change, until the process is ended. What fails is told and waited on: the next change
/// may mend it. Only what was asked for wrongly at the start ends it.
///
/// # Errors
/// When the first time cannot be done because of what was asked for, and when nobody reads the output any more.
pub(super) fn again_with_each_change(
    files: &[PathBuf],
    output: &mut Output,
    mut doing: impl FnMut(&mut Output) -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    let mut is_first = true;
    loop {
        // Taken before anything is read: what changes meanwhile is seen next.
        let before = stamps(files);
        match doing(output) {
            Ok(_) => output.flush()?,
            Err(failure) if is_first && failure.exit == Exit::Asked => return Err(failure),
            Err(failure) => {
                output.flush()?;
                remark(&failure.message);
            }
        }
        is_first = false;
        while stamps(files) == before {
            thread::sleep(BETWEEN);
        }
    }
}

/// Refuses standard input, which says everything only once.
pub(super) fn only_files<'p>(files: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
    if files.into_iter().any(|file| file == Path::new("-")) {
        return Err(Failure::asked("`-` is standard input, which never changes; --watch needs files"));
    }
    Ok(())
}
