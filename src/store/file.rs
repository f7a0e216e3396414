//! Whole files: read with a bound, replaced in one step.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::error::reason;
use super::{StoreError, home};

/// The most that is read of a file that the user names.
pub const READ_LIMIT: u64 = 16 * 1024 * 1024;

/// The most that is read of data for templates.
pub const DATA_LIMIT: u64 = 64 * 1024 * 1024;

/// The SHA-256 of a content, in hexadecimal: tells whether somebody else changed a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The written form: 64 hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The fingerprint of a content.
#[must_use]
pub fn fingerprint(bytes: impl AsRef<[u8]>) -> Fingerprint {
    let digits = Sha256::digest(bytes.as_ref()).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Fingerprint(digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect())
}

/// The fingerprint of what stands on disk; `None` when nothing does.
///
/// # Errors
/// When there is something that cannot be read.
pub fn on_disk(path: &Path) -> Result<Option<Fingerprint>, StoreError> {
    match read(path, READ_LIMIT) {
        Ok(bytes) => Ok(Some(fingerprint(bytes))),
        Err(StoreError::Missing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads a text file of at most `limit` bytes; a byte order mark stays a part of the text.
///
/// # Errors
/// When the file is missing, a folder, a pipe or a device, not permitted, larger than the limit or not UTF-8.
pub fn read_text(path: &Path, limit: u64) -> Result<String, StoreError> {
    String::from_utf8(read(path, limit)?).map_err(|error| {
        let utf16 = matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
        let hint = utf16.then_some("; it looks like UTF-16, save it as UTF-8");
        StoreError::NotText { path: path.to_owned(), offset: error.utf8_error().valid_up_to(), hint }
    })
}

/// Opens a file that is read piece by piece.
///
/// # Errors
/// When it is missing, a folder, a device, or not permitted. A pipe will do.
pub fn open(path: &Path) -> Result<File, StoreError> {
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    let is_folder = file.metadata().is_ok_and(|metadata| metadata.is_dir());
    if is_folder {
        return Err(StoreError::Unreadable { path: path.to_owned(), reason: "is a folder".to_owned() });
    }
    Ok(file)
}

fn unreadable(path: &Path, error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::NotFound => StoreError::Missing { path: path.to_owned() },
        _ => StoreError::Unreadable { path: path.to_owned(), reason: reason(error) },
    }
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// As [`read_text`], but for the encoding.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let unreadable = |error: &io::Error| unreadable(path, error);
    let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if let Some(reason) = not_a_file(&metadata) {
        return Err(StoreError::Unreadable { path: path.to_owned(), reason: reason.to_owned() });
    }
    let too_large = |bytes| StoreError::TooLarge { path: path.to_owned(), bytes, limit };
    if metadata.len() > limit {
        return Err(too_large(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    match u64::try_from(bytes.len()) {
        Ok(length) if length <= limit => Ok(bytes),
        _ => Err(too_large(limit.saturating_add(1))),
    }
}

/// Replaces a file of the user's in one step: after a crash at any moment the old content or the new one stands there,
/// whole. A file that exists keeps its permissions; a symbolic link stays one, what it leads to is replaced.
///
/// # Errors
/// When the target is a folder, a device or write-protected, or the disk refuses; the old file is untouched then.
pub fn write_atomic(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), StoreError> {
    replace(path, Access::OfTheUser, |file| file.write_all(bytes.as_ref()))
}

/// Replaces a file of ours in one step, readable by this user only; creates its folder.
pub(super) fn write_private(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        home::create_dir(folder)?;
    }
    replace(path, Access::Private, |file| file.write_all(bytes.as_ref()))
}

/// Reads a file of ours whole; `None` when it does not exist.
pub(super) fn read_own(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::storage(path, &error)),
    }
}

/// Makes a rename or removal in a folder last. Some file systems cannot, and that is no failure of the write.
pub(super) fn sync_dir(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// Who may read a file that is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    /// As before; a new file as the user's `umask` has it.
    OfTheUser,
    /// This user only.
    Private,
}

fn replace(path: &Path, access: Access, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), StoreError> {
    let failed = |error: &io::Error| StoreError::storage(path, error);
    let target = real_target(path).map_err(|error| failed(&error))?;
    let before = match fs::metadata(&target) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(failed(&error)),
    };
    if let Some(metadata) = &before {
        check_replaceable(&target, metadata).map_err(|reason| StoreError::Storage { path: path.to_owned(), reason })?;
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut temporary = temporary(folder, access).map_err(|error| failed(&error))?;
    fill(temporary.as_file_mut()).map_err(|error| failed(&error))?;
    if let (Access::OfTheUser, Some(metadata)) = (access, &before) {
        keep_owner_and_mode(temporary.as_file(), metadata).map_err(|error| failed(&error))?;
    }
    temporary.as_file().sync_all().map_err(|error| failed(&error))?;
    temporary.persist(&target).map_err(|error| failed(&error.error))?;
    sync_dir(folder);
    Ok(())
}

/// Follows symbolic links, also to a file that does not exist yet.
fn real_target(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..40 {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(io::Error::other("the symbolic links lead in a circle"))
}

/// Why a read or a write does not fit what stands there: only plain files are read and replaced.
fn not_a_file(metadata: &Metadata) -> Option<&'static str> {
    if metadata.is_dir() {
        Some("is a folder")
    } else if metadata.is_file() {
        None
    } else {
        Some("is a pipe or a device, not a file")
    }
}

/// A rename would also replace what its owner protected from writing, so that is asked for first.
fn check_replaceable(target: &Path, metadata: &Metadata) -> Result<(), String> {
    if let Some(reason) = not_a_file(metadata) {
        return Err(reason.to_owned());
    }
    if metadata.permissions().readonly() {
        return Err("the file is write-protected".to_owned());
    }
    OpenOptions::new().write(true).open(target).map(drop).map_err(|error| reason(&error))
}

fn temporary(folder: &Path, access: Access) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".cardwright-").suffix(".tmp");
    #[cfg(unix)]
    if access == Access::OfTheUser {
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask
    }
    #[cfg(not(unix))]
    let _ = access;
    builder.tempfile_in(folder)
}

fn keep_owner_and_mode(file: &File, before: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Only a privileged user can keep a foreign owner; for others the file becomes theirs, as with any editor.
        let _ = fchown(file, Some(before.uid()), Some(before.gid()));
    }
    file.set_permissions(before.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_fingerprint_is_the_sha_256() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(fingerprint("").as_str(), empty);
    }

    #[test]
    fn reading_says_what_is_wrong() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        assert!(matches!(read_text(&path, 9), Err(StoreError::Missing { .. })));
        assert_eq!(on_disk(&path), Ok(None));
        assert!(
            matches!(read_text(folder.path(), 9), Err(StoreError::Unreadable { reason, .. }) if reason == "is a folder")
        );
        fs::write(&path, b"0123456789").unwrap();
        assert_eq!(read_text(&path, 9), Err(StoreError::TooLarge { path: path.clone(), bytes: 10, limit: 9 }));
        assert_eq!(read_text(&path, 10).as_deref(), Ok("0123456789"));
        fs::write(&path, b"ab\xffcd").unwrap();
        assert!(matches!(read_text(&path, 9), Err(StoreError::NotText { offset: 2, hint: None, .. })));
        fs::write(&path, b"\xff\xfe{\0}\0").unwrap();
        assert!(read_text(&path, 9).unwrap_err().to_string().ends_with("looks like UTF-16, save it as UTF-8"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn devices_are_neither_read_nor_replaced() {
        assert!(matches!(read(Path::new("/dev/zero"), 9), Err(StoreError::Unreadable { .. })));
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink("/dev/full", &link).unwrap();
        assert!(
            matches!(write_atomic(&link, "x"), Err(StoreError::Storage { reason, .. }) if reason.contains("device"))
        );
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        fs::write(&path, "old").unwrap();
        let full = |_: &mut File| OpenOptions::new().write(true).open("/dev/full")?.write_all(b"new");
        let error = replace(&path, Access::OfTheUser, full).unwrap_err();
        assert_eq!(error.to_string(), format!("{}: the disk is full", path.display()));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["card.json"]);
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        fs::create_dir(&path).unwrap();
        assert!(matches!(write_atomic(&path, "x"), Err(StoreError::Storage { reason, .. }) if reason == "is a folder"));
        let lost = folder.path().join("no/card.json");
        assert!(matches!(write_atomic(&lost, "x"), Err(StoreError::Storage { .. })));
        assert_eq!(names(folder.path()), ["card.json"]);
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        fn mode(path: &Path) -> u32 {
            path.metadata().unwrap().permissions().mode() & 0o777
        }

        #[test]
        fn permissions_of_the_user_are_kept_and_ours_are_private() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("card.json");
            write_atomic(&path, "1").unwrap();
            assert_eq!(mode(&path) & 0o600, 0o600);
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
            write_atomic(&path, "2").unwrap();
            assert_eq!(mode(&path), 0o640);
            write_private(&path, "3").unwrap();
            assert_eq!(mode(&path), 0o600);
            assert_eq!(fs::read_to_string(&path).unwrap(), "3");
        }

        #[test]
        fn what_is_write_protected_is_not_replaced() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("card.json");
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
            assert!(write_atomic(&path, "new").unwrap_err().to_string().ends_with("write-protected"));
            assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        }

        #[test]
        fn a_symbolic_link_stays_one() {
            let folder = tempfile::tempdir().unwrap();
            fs::create_dir(folder.path().join("real")).unwrap();
            let link = folder.path().join("link.json");
            symlink("real/card.json", &link).unwrap();
            for text in ["new", "newer"] {
                write_atomic(&link, text).unwrap();
                assert_eq!(fs::read_to_string(folder.path().join("real/card.json")).unwrap(), text);
            }
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            let circle = folder.path().join("circle");
            symlink("circle", &circle).unwrap();
            assert!(write_atomic(&circle, "x").unwrap_err().to_string().contains("circle"));
        }
    }
}
