//! The template library: one file a card, `NAME.template.json`, bytes as they were given.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::error::Named;
use super::lock::Lock;
use super::{Home, StoreError, clock, file, name};

/// What every template's file name ends with.
pub const ENDING: &str = ".template.json";

/// What is known of a template without reading it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TemplateEntry {
    /// Its name.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
    /// When it was changed last (RFC 3339, UTC), where the file system tells.
    pub modified: Option<String>,
    /// Its size.
    pub bytes: u64,
}

/// What happens to a template, or a file, that already has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and the call fails with [`StoreError::Exists`].
    No,
    /// It is replaced.
    Yes,
}

/// All templates, by name.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(home: &Home) -> Result<Vec<TemplateEntry>, StoreError> {
    let folder = home.templates_dir();
    let files = match fs::read_dir(&folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::storage(&folder, &error)),
    };
    let mut entries: Vec<_> = files.filter_map(|file| entry(&file.ok()?.path())).collect();
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.name.clone()));
    Ok(entries)
}

fn entry(path: &Path) -> Option<TemplateEntry> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    name::check_asked(Named::Template, name).ok()?;
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let modified = metadata.modified().ok().and_then(clock::of_file);
    Some(TemplateEntry { name: name.to_owned(), path: path.to_owned(), modified, bytes: metadata.len() })
}

/// Whether a name may be given to a template.
///
/// # Errors
/// [`StoreError::BadName`] with the rule that it breaks.
pub fn check_name(name: &str) -> Result<(), StoreError> {
    name::check(Named::Template, name)
}

/// The file of a template, whether it exists or not.
#[must_use]
pub fn path(home: &Home, name: &str) -> PathBuf {
    home.templates_dir().join(format!("{name}{ENDING}"))
}

/// The name of the template that a file is, when it lies in the library.
#[must_use]
pub fn name_of(home: &Home, path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    (path.parent() == Some(home.templates_dir().as_path())).then(|| name.to_owned())
}

/// The text of a template.
///
/// # Errors
/// When there is none of that name, or its file cannot be read.
pub fn read(home: &Home, name: &str) -> Result<String, StoreError> {
    file::read_text(&existing(home, name)?, file::READ_LIMIT)
}

/// Saves a text under a name, and gives the file that it went to.
///
/// # Errors
/// When the name is taken or not allowed, or the disk refuses.
pub fn save(home: &Home, name: &str, text: &str, overwrite: Overwrite) -> Result<PathBuf, StoreError> {
    check_name(name)?;
    let _lock = lock(home)?;
    let path = path(home, name);
    if overwrite == Overwrite::No {
        refuse_taken(&path, name)?;
    }
    file::write_private(&path, text)?;
    Ok(path)
}

/// Gives a template another name, and gives its new file.
///
/// # Errors
/// When there is none of the old name, or the new one is taken or not allowed.
pub fn rename(home: &Home, old: &str, new: &str) -> Result<PathBuf, StoreError> {
    check_name(new)?;
    let from = existing(home, old)?;
    let _lock = lock(home)?;
    let to = path(home, new);
    // On a file system that ignores case, the new name may be the old file.
    if old.to_lowercase() != new.to_lowercase() {
        refuse_taken(&to, new)?;
    }
    fs::rename(&from, &to).map_err(|error| StoreError::storage(&from, &error))?;
    file::sync_dir(&home.templates_dir());
    Ok(to)
}

/// Deletes a template.
///
/// # Errors
/// When there is none of that name, or the disk refuses.
pub fn remove(home: &Home, name: &str) -> Result<(), StoreError> {
    let path = existing(home, name)?;
    fs::remove_file(&path).map_err(|error| StoreError::storage(&path, &error))?;
    file::sync_dir(&home.templates_dir());
    Ok(())
}

/// Writes a template to a file of the user's.
///
/// # Errors
/// When there is none of that name, the file exists and is not to be replaced, or the disk refuses.
pub fn export(home: &Home, name: &str, to: &Path, overwrite: Overwrite) -> Result<(), StoreError> {
    let text = read(home, name)?;
    if overwrite == Overwrite::No && fs::symlink_metadata(to).is_ok() {
        return Err(StoreError::Storage { path: to.to_owned(), reason: "the file exists already".to_owned() });
    }
    file::write_atomic(to, text)
}

/// Saves a file of the user's as a template, under `name` or else the file's own name, and gives that name. Whether the
/// text is a card is for the caller to say.
///
/// # Errors
/// When the file cannot be read, the name is taken or not allowed, or the disk refuses.
pub fn import(home: &Home, from: &Path, name: Option<&str>, overwrite: Overwrite) -> Result<String, StoreError> {
    let text = file::read_text(from, file::READ_LIMIT)?;
    let name = name.map_or_else(|| name_of_file(from), str::to_owned);
    save(home, &name, &text, overwrite)?;
    Ok(name)
}

fn name_of_file(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(ENDING).or_else(|| name.strip_suffix(".json")).unwrap_or(&name).to_owned()
}

fn existing(home: &Home, name: &str) -> Result<PathBuf, StoreError> {
    name::check_asked(Named::Template, name)?;
    let path = path(home, name);
    match fs::symlink_metadata(&path) {
        Ok(_) => Ok(path),
        Err(_) => Err(StoreError::UnknownName { what: Named::Template, name: name.to_owned() }),
    }
}

fn refuse_taken(path: &Path, name: &str) -> Result<(), StoreError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(StoreError::Exists { what: Named::Template, name: name.to_owned() }),
        Err(_) => Ok(()),
    }
}

fn lock(home: &Home) -> Result<Lock, StoreError> {
    Lock::acquire(&home.templates_dir().join(".lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(home: &Home) -> Vec<String> {
        list(home).unwrap().into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn a_template_lives_and_moves() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        assert_eq!(list(&home), Ok(Vec::new()));
        assert!(!folder.path().join("home").exists(), "a look creates nothing");
        save(&home, "deploy alert", "\u{feff}{}\r\n", Overwrite::No).unwrap();
        assert_eq!(read(&home, "deploy alert").as_deref(), Ok("\u{feff}{}\r\n"));
        assert!(matches!(save(&home, "deploy alert", "[]", Overwrite::No), Err(StoreError::Exists { .. })));
        save(&home, "deploy alert", "[]", Overwrite::Yes).unwrap();
        save(&home, "Beta", "{}", Overwrite::No).unwrap();
        assert!(matches!(rename(&home, "Beta", "deploy alert"), Err(StoreError::Exists { .. })));
        assert!(matches!(rename(&home, "none", "x"), Err(StoreError::UnknownName { .. })));
        rename(&home, "Beta", "beta").unwrap();
        assert_eq!(names(&home), ["beta", "deploy alert"]);
        remove(&home, "beta").unwrap();
        assert!(matches!(remove(&home, "beta"), Err(StoreError::UnknownName { .. })));
        assert!(matches!(read(&home, "../secrets"), Err(StoreError::UnknownName { .. })));
        assert!(matches!(save(&home, "a/b", "{}", Overwrite::No), Err(StoreError::BadName { .. })));
    }

    #[test]
    fn files_go_out_and_come_in() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        let file = folder.path().join("weekly.template.json");
        fs::write(&file, "{ }").unwrap();
        assert_eq!(import(&home, &file, None, Overwrite::No).as_deref(), Ok("weekly"));
        assert_eq!(import(&home, &file, Some("w2"), Overwrite::No).as_deref(), Ok("w2"));
        assert!(matches!(export(&home, "w2", &file, Overwrite::No), Err(StoreError::Storage { .. })));
        let out = folder.path().join("out.json");
        export(&home, "w2", &out, Overwrite::No).unwrap();
        assert_eq!(fs::read_to_string(out).unwrap(), "{ }");
    }

    #[test]
    fn what_is_no_template_is_not_listed() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        save(&home, "one", "{}", Overwrite::No).unwrap();
        let dir = home.templates_dir();
        fs::write(dir.join(".cardwright-x.tmp"), "").unwrap();
        fs::write(dir.join("notes.txt"), "").unwrap();
        fs::create_dir(dir.join("folder.template.json")).unwrap();
        fs::write(dir.join("report (copy).template.json"), "{}").unwrap();
        assert_eq!(names(&home), ["one", "report (copy)"]);
        assert_eq!(read(&home, "report (copy)").as_deref(), Ok("{}"));
    }
}
