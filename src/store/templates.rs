//! Saved templates: one file a card, `NAME.template.json`, bytes as they were given, with what belongs to it beside it
//! ([`data_sets`], [`description`]). They lie in the user's library and in the folders that a project names.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::error::Named;
use super::lock::Lock;
use super::project::Project;
use super::{Home, StoreError, clock, data_sets, description, file, name, versions};

/// What every template's file name ends with.
pub const ENDING: &str = ".template.json";

/// Where a template lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shelf {
    /// In the project that the current folder belongs to.
    Project,
    /// In the user's own library.
    Library,
}

impl Shelf {
    /// Its word: `project` or `library`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Library => "library",
        }
    }

    /// A name as somebody asks for it: `project:NAME` and `library:NAME` say where, a name alone does not.
    fn split(asked: &str) -> (Option<Self>, &str) {
        let on = |shelf: Self| Some((Some(shelf), asked.strip_prefix(shelf.word())?.strip_prefix(':')?));
        on(Self::Project).or_else(|| on(Self::Library)).unwrap_or((None, asked))
    }
}

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
    /// Where it lies.
    pub shelf: Shelf,
    /// What it is for, when somebody said so.
    pub description: Option<String>,
    /// How many data sets lie beside it.
    pub data: usize,
}

/// What happens to a template, or a file, that already has the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and the call fails with [`StoreError::Exists`].
    No,
    /// It is replaced.
    Yes,
}

/// All templates of the library, by name.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(home: &Home) -> Result<Vec<TemplateEntry>, StoreError> {
    list_in(&home.templates_dir(), Shelf::Library)
}

/// All templates: those of the project, then those of the library; each by name. A name that two folders of the project
/// have is the first one's; one that both shelves have is there twice.
///
/// # Errors
/// When a folder cannot be read.
pub fn list_all(home: &Home, project: Option<&Project>) -> Result<Vec<TemplateEntry>, StoreError> {
    let mut entries: Vec<TemplateEntry> = Vec::new();
    for folder in project.iter().flat_map(|project| &project.folders) {
        for entry in list_in(folder, Shelf::Project)? {
            if !entries.iter().any(|known| known.name == entry.name) {
                entries.push(entry);
            }
        }
    }
    sort(&mut entries);
    entries.extend(list(home)?);
    Ok(entries)
}

/// The template that is asked for: the project's goes before one of the library; `project:NAME` and `library:NAME` say
/// which of two is meant.
///
/// # Errors
/// When there is none of that name.
pub fn find(home: &Home, project: Option<&Project>, asked: &str) -> Result<TemplateEntry, StoreError> {
    let (shelf, name) = Shelf::split(asked);
    name::check_asked(Named::Template, name)?;
    let of_project = project.iter().flat_map(|project| &project.folders).map(|folder| (folder.clone(), Shelf::Project));
    of_project
        .chain([(home.templates_dir(), Shelf::Library)])
        .filter(|(_, lies)| shelf.is_none_or(|shelf| shelf == *lies))
        .find_map(|(folder, lies)| entry(&folder.join(format!("{name}{ENDING}")), lies))
        .ok_or_else(|| StoreError::UnknownName { what: Named::Template, name: asked.to_owned() })
}

fn list_in(folder: &Path, shelf: Shelf) -> Result<Vec<TemplateEntry>, StoreError> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::storage(folder, &error)),
    };
    // One look at the folder, however many templates and data sets lie in it.
    let names: Vec<String> = files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect();
    let cards: HashSet<&str> = names.iter().filter_map(|name| card_of(name)).collect();
    let mut sets: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for stem in names.iter().filter_map(|name| name.strip_suffix(data_sets::ENDING)) {
        let card = if cards.contains(stem) { Some(stem) } else { stem.rsplit_once('.').map(|(card, _)| card) };
        if let Some(card) = card {
            *sets.entry(card).or_default() += 1;
        }
    }
    let mut entries: Vec<_> = names
        .iter()
        .filter_map(|name| {
            let found = bare(&folder.join(name), shelf)?;
            let data = sets.get(found.name.as_str()).copied().unwrap_or_default();
            Some(TemplateEntry { description: description::read(&found.path), data, ..found })
        })
        .collect();
    sort(&mut entries);
    Ok(entries)
}

/// The name of the card that a file with this name is.
fn card_of(file: &str) -> Option<&str> {
    if file.ends_with(data_sets::ENDING) {
        return None;
    }
    file.strip_suffix(ENDING).or_else(|| file.strip_suffix(".json"))
}

fn sort(entries: &mut [TemplateEntry]) {
    entries.sort_by_cached_key(|entry| (entry.name.to_lowercase(), entry.name.clone()));
}

/// A template with what lies beside it.
fn entry(path: &Path, shelf: Shelf) -> Option<TemplateEntry> {
    let found = bare(path, shelf)?;
    let data = data_sets::beside(path).map(|sets| sets.len()).unwrap_or_default();
    Some(TemplateEntry { description: description::read(path), data, ..found })
}

fn bare(path: &Path, shelf: Shelf) -> Option<TemplateEntry> {
    let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    name::check_asked(Named::Template, name).ok()?;
    let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let modified = metadata.modified().ok().and_then(clock::of_file);
    Some(TemplateEntry {
        name: name.to_owned(),
        path: path.to_owned(),
        modified,
        bytes: metadata.len(),
        shelf,
        description: None,
        data: 0,
    })
}

/// What lies beside a template and belongs to it: its data sets, what the host gives to it, its description.
///
/// # Errors
/// When the folder cannot be read.
pub fn companions(card: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut paths: Vec<PathBuf> = data_sets::beside(card)?.into_iter().map(|set| set.path).collect();
    paths.extend([data_sets::host_path(card), description::path_for(card)].into_iter().filter(|path| path.is_file()));
    Ok(paths)
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

/// Saves a text under a name, and gives the file that it went to. What the template was is kept among its [`versions`].
///
/// # Errors
/// When the name is taken or not allowed, or the disk refuses.
pub fn save(home: &Home, name: &str, text: &str, overwrite: Overwrite) -> Result<PathBuf, StoreError> {
    check_name(name)?;
    let _lock = lock(home)?;
    let path = path(home, name);
    refuse_confusion(&path, name)?;
    if overwrite == Overwrite::No {
        refuse_taken(&path, name)?;
    }
    keep_former(home, name, &path, text);
    file::write_private(&path, text)?;
    Ok(path)
}

/// Saves a text as a template of a project, and gives its file.
///
/// # Errors
/// When the project names no folder for templates, the name is taken or not allowed, or the disk refuses.
pub fn save_in(project: &Project, name: &str, text: &str, overwrite: Overwrite) -> Result<PathBuf, StoreError> {
    check_name(name)?;
    let file = format!("{name}{ENDING}");
    let taken = project.folders.iter().map(|folder| folder.join(&file)).find(|path| path.is_file());
    let Some(path) = taken.or_else(|| project.folders.first().map(|folder| folder.join(&file))) else {
        let reason = "it names no folders for templates; write [templates] and folders = [\"cards\"]".to_owned();
        return Err(StoreError::Unreadable { path: project.path.clone(), reason });
    };
    refuse_confusion(&path, name)?;
    if overwrite == Overwrite::No {
        refuse_taken(&path, name)?;
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| StoreError::storage(folder, &error))?;
    }
    file::write_atomic(&path, text)?;
    Ok(path)
}

/// Keeps what a template was. A save never fails for want of it.
fn keep_former(home: &Home, name: &str, path: &Path, text: &str) {
    let Ok(former) = file::read(path, file::READ_LIMIT) else { return };
    if former != text.as_bytes() {
        let saved = fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
        let _ = versions::keep(home, name, &former, saved);
    }
}

/// Gives a template another name, with everything that belongs to it, and gives its new file.
///
/// # Errors
/// When the new name is taken or not allowed, or the disk refuses.
pub fn rename(home: &Home, template: &TemplateEntry, new: &str) -> Result<PathBuf, StoreError> {
    check_name(new)?;
    let _lock = lock(home)?;
    let from = &template.path;
    let to = from.with_file_name(format!("{new}{ENDING}"));
    refuse_confusion(&to, new)?;
    let companions = companions(from)?;
    let (old_length, mut moves) = (template.name.len(), Vec::new());
    for path in companions.into_iter().chain([from.clone()]) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let target = from.with_file_name(format!("{new}{}", name.get(old_length..).unwrap_or_default()));
        moves.push((path, target));
    }
    // On a file system that ignores case, the new name may be the old file.
    if template.name.to_lowercase() != new.to_lowercase() {
        refuse_taken(&to, new)?;
        for (_, target) in &moves {
            refuse_there(target)?;
        }
    }
    for (path, target) in &moves {
        fs::rename(path, target).map_err(|error| StoreError::storage(path, &error))?;
    }
    file::sync_dir(to.parent().unwrap_or_else(|| Path::new(".")));
    if template.shelf == Shelf::Library {
        versions::rename(home, &template.name, new)?;
    }
    Ok(to)
}

/// Deletes a template and everything that belongs to it, but for its past versions: the last of them is what it was.
///
/// # Errors
/// When the disk refuses.
pub fn remove(home: &Home, template: &TemplateEntry) -> Result<(), StoreError> {
    let companions = companions(&template.path)?;
    if template.shelf == Shelf::Library {
        let _lock = lock(home)?;
        if let Ok(bytes) = file::read(&template.path, file::READ_LIMIT) {
            let saved = fs::metadata(&template.path).and_then(|metadata| metadata.modified()).ok();
            let _ = versions::keep(home, &template.name, &bytes, saved);
        }
    }
    for path in [&template.path].into_iter().chain(&companions) {
        fs::remove_file(path).map_err(|error| StoreError::storage(path, &error))?;
    }
    file::sync_dir(template.path.parent().unwrap_or_else(|| Path::new(".")));
    Ok(())
}

fn existing(home: &Home, name: &str) -> Result<PathBuf, StoreError> {
    name::check_asked(Named::Template, name)?;
    let path = path(home, name);
    match fs::symlink_metadata(&path) {
        Ok(_) => Ok(path),
        Err(_) => Err(StoreError::UnknownName { what: Named::Template, name: name.to_owned() }),
    }
}

/// A dot in a name must not make one template's data another's: `a.b.data.json` is the case `b` of `a`, or belongs to `a.b`.
fn refuse_confusion(path: &Path, name: &str) -> Result<(), StoreError> {
    let bad = |reason| Err(StoreError::BadName { what: Named::Template, name: name.to_owned(), reason });
    if path.is_file() {
        return Ok(());
    }
    if name.to_lowercase().ends_with(".data") || name.to_lowercase().ends_with(".host") {
        return bad("a file called so holds the data of another template");
    }
    let data = data_sets::path_for(path, None);
    let others = name.rsplit_once('.').is_some_and(|(card, _)| {
        [ENDING, ".json"].iter().any(|ending| path.with_file_name(format!("{card}{ending}")).is_file())
    });
    if others && data.is_file() {
        return bad("what stands before its last dot is a template with a case of that name");
    }
    Ok(())
}

/// Whether a data set of a template may have this file: it must be no other template's.
///
/// # Errors
/// When another template has the name that the case would make.
pub fn check_case(card: &Path, case: &str) -> Result<(), StoreError> {
    data_sets::check_case(case)?;
    let other = card.with_file_name(format!("{}.{case}{ENDING}", data_sets::stem(card)));
    if other.is_file() {
        let reason = "a template has the name that it would make";
        return Err(StoreError::BadName { what: Named::Case, name: case.to_owned(), reason });
    }
    Ok(())
}

/// Refuses to write over a file.
///
/// # Errors
/// When something stands there.
pub fn refuse_there(path: &Path) -> Result<(), StoreError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(StoreError::Unreadable { path: path.to_owned(), reason: "stands there already".to_owned() }),
        Err(_) => Ok(()),
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
        let named = |name: &str| find(&home, None, name);
        assert_eq!(list(&home), Ok(Vec::new()));
        assert!(!folder.path().join("home").exists(), "a look creates nothing");
        save(&home, "deploy alert", "\u{feff}{}\r\n", Overwrite::No).unwrap();
        assert_eq!(read(&home, "deploy alert").as_deref(), Ok("\u{feff}{}\r\n"));
        assert!(matches!(save(&home, "deploy alert", "[]", Overwrite::No), Err(StoreError::Exists { .. })));
        save(&home, "deploy alert", "[]", Overwrite::Yes).unwrap();
        save(&home, "Beta", "{}", Overwrite::No).unwrap();
        assert!(matches!(rename(&home, &named("Beta").unwrap(), "deploy alert"), Err(StoreError::Exists { .. })));
        assert!(matches!(named("none"), Err(StoreError::UnknownName { .. })));
        rename(&home, &named("Beta").unwrap(), "beta").unwrap();
        assert_eq!(names(&home), ["beta", "deploy alert"]);
        remove(&home, &named("beta").unwrap()).unwrap();
        assert!(matches!(named("beta"), Err(StoreError::UnknownName { .. })));
        assert_eq!(versions::read(&home, "beta", 1).as_deref(), Ok("{}"), "what is removed can be brought back");
        assert_eq!(versions::read(&home, "deploy alert", 1).as_deref(), Ok("\u{feff}{}\r\n"));
        assert!(matches!(read(&home, "../secrets"), Err(StoreError::UnknownName { .. })));
        assert!(matches!(save(&home, "a/b", "{}", Overwrite::No), Err(StoreError::BadName { .. })));
    }

    #[test]
    fn what_belongs_to_a_template_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let card = save(&home, "a", "{}", Overwrite::No).unwrap();
        for case in [None, Some("empty")] {
            fs::write(data_sets::path_for(&card, case), "{}").unwrap();
        }
        fs::write(data_sets::host_path(&card), "{}").unwrap();
        description::write(&card, "For a.").unwrap();
        save(&home, "ab", "{}", Overwrite::No).unwrap();
        let found = find(&home, None, "a").unwrap();
        assert_eq!((found.data, found.description.as_deref()), (2, Some("For a.")));
        assert_eq!(list(&home).unwrap()[0], found);
        let in_the_way = home.templates_dir().join("b.empty.data.json");
        fs::write(&in_the_way, "mine").unwrap();
        assert!(rename(&home, &found, "b").is_err(), "nothing is written over");
        fs::remove_file(in_the_way).unwrap();
        let moved = rename(&home, &found, "b").unwrap();
        let found = find(&home, None, "b").unwrap();
        assert_eq!((found.data, found.description.as_deref(), &found.path), (2, Some("For a."), &moved));
        assert_eq!(companions(&card), Ok(Vec::new()));
        remove(&home, &found).unwrap();
        assert_eq!(companions(&moved), Ok(Vec::new()));
        assert_eq!(names(&home), ["ab"]);
    }

    #[test]
    fn a_dot_makes_no_template_of_a_case() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path());
        let card = save(&home, "a", "{}", Overwrite::No).unwrap();
        fs::write(data_sets::path_for(&card, Some("b")), "{}").unwrap();
        for name in ["a.b", "a.data", "x.HOST"] {
            assert!(matches!(save(&home, name, "{}", Overwrite::Yes), Err(StoreError::BadName { .. })), "{name}");
        }
        save(&home, "a.c", "{}", Overwrite::No).unwrap();
        assert!(check_case(&card, "c").is_err() && check_case(&card, "d.e").is_err());
        assert_eq!(check_case(&card, "d"), Ok(()));
        fs::write(data_sets::path_for(&path(&home, "a.c"), None), "{}").unwrap();
        let counts: Vec<usize> = list(&home).unwrap().iter().map(|entry| entry.data).collect();
        assert_eq!(counts, [1, 1]);
    }

    #[test]
    fn a_project_goes_before_the_library_and_either_can_be_named() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        let root = folder.path().join("p");
        let toml = "[templates]\nfolders = [\"one\", \"two\"]";
        let project = Project::parse(&root.join("cardwright.toml"), toml).unwrap();
        for (place, text) in [("one/a", "1"), ("two/a", "2"), ("two/b", "3")] {
            let path = root.join(format!("{place}{ENDING}"));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        save(&home, "a", "{}", Overwrite::No).unwrap();
        let all = list_all(&home, Some(&project)).unwrap();
        let said: Vec<_> = all.iter().map(|entry| (entry.name.as_str(), entry.shelf)).collect();
        assert_eq!(said, [("a", Shelf::Project), ("b", Shelf::Project), ("a", Shelf::Library)]);
        let found = |name: &str| find(&home, Some(&project), name).map(|entry| entry.path);
        assert_eq!(found("a"), Ok(root.join("one/a.template.json")));
        assert_eq!(found("project:a"), found("a"));
        assert_eq!(found("library:a"), Ok(path(&home, "a")));
        assert!(found("library:b").is_err() && found("library:../x").is_err());
        assert!(matches!(save_in(&project, "b", "4", Overwrite::No), Err(StoreError::Exists { .. })));
        assert_eq!(save_in(&project, "b", "4", Overwrite::Yes), found("b"), "it stays where it is");
        assert_eq!(save_in(&project, "new", "5", Overwrite::No), Ok(root.join("one/new.template.json")));
        let none = Project::parse(&root.join("cardwright.toml"), "").unwrap();
        assert!(save_in(&none, "x", "", Overwrite::No).unwrap_err().to_string().contains("folders"));
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
