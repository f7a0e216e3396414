//! Advisory locks: gone with the process that held them, however it ended.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use super::{StoreError, home};

/// A probe of a lock holds it for a moment itself; a second look tells it from an owner that stays.
const PATIENCE: [Duration; 4] =
    [Duration::from_millis(2), Duration::from_millis(8), Duration::from_millis(20), Duration::from_millis(30)];

/// A lock, held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

/// How long to wait for a lock that somebody else holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wait {
    UntilFree,
    Never,
}

impl Lock {
    /// Waits until nobody else holds the lock at `path`.
    pub(super) fn acquire(path: &Path) -> Result<Self, StoreError> {
        loop {
            if let Some(lock) = attempt(path, Wait::UntilFree)? {
                return Ok(lock);
            }
        }
    }

    /// Takes the lock at `path`, or says [`StoreError::Locked`] about `what` when another process keeps it.
    pub(super) fn claim(path: &Path, what: &Path) -> Result<Self, StoreError> {
        for pause in PATIENCE {
            if let Some(lock) = attempt(path, Wait::Never)? {
                return Ok(lock);
            }
            sleep(pause);
        }
        attempt(path, Wait::Never)?.ok_or_else(|| StoreError::Locked { path: what.to_owned() })
    }

    /// Gives the lock up and takes its file away, for locks of things that come and go.
    pub(super) fn retire(self) {
        // Whoever waits for this very file notices that it is gone and begins again.
        let _ = fs::remove_file(&self.path);
    }
}

/// Whether somebody holds the lock at `path` now.
pub(super) fn is_held(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
}

/// One try; `None` when somebody else holds the lock, or took its file away meanwhile.
fn attempt(path: &Path, wait: Wait) -> Result<Option<Lock>, StoreError> {
    let failed = |error: &io::Error| StoreError::storage(path, error);
    if let Some(folder) = path.parent() {
        home::create_dir(folder)?;
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|error| failed(&error))?;
    let locked = match wait {
        Wait::UntilFree => file.lock(),
        Wait::Never => match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(()),
        },
    };
    match locked {
        Ok(()) => {}
        // A file system without locks (some network mounts): better to work without than not at all.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {}
        Err(error) => return Err(failed(&error)),
    }
    Ok(still_there(&file, path).then(|| Lock { file, path: path.to_owned() }))
}

#[cfg(unix)]
fn still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |a: &fs::Metadata, b: &fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    matches!((file.metadata(), fs::metadata(path)), (Ok(ours), Ok(there)) if same(&ours, &there))
}

/// Elsewhere an open file cannot be taken away.
#[cfg(not(unix))]
fn still_there(_: &File, _: &Path) -> bool {
    true
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holder_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.lock");
        assert!(!is_held(&path));
        let lock = Lock::claim(&path, Path::new("x")).unwrap();
        assert!(is_held(&path));
        assert_eq!(Lock::claim(&path, Path::new("x")).unwrap_err(), StoreError::Locked { path: "x".into() });
        drop(lock);
        assert!(!is_held(&path));
        Lock::acquire(&path).unwrap().retire();
        assert!(!path.exists());
    }

    #[test]
    fn waiting_ends_when_the_lock_is_given_up_or_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.lock");
        let lock = Lock::acquire(&path).unwrap();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| Lock::acquire(&path).map(|lock| still_there(&lock.file, &path)));
            sleep(Duration::from_millis(20));
            lock.retire();
            assert_eq!(waiting.join().unwrap(), Ok(true));
        });
    }
}
