//! Sample data beside a card: `NAME.data.json` for `NAME.template.json` or `NAME.json`, and further `NAME.CASE.data.json`
//! for its cases (an empty list, long texts, …). Plain files, so that they belong in git with the card.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::Named;
use super::{StoreError, templates};

/// What every data file's name ends with.
pub const ENDING: &str = ".data.json";

/// A file of sample data.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataFile {
    /// The case that it is for; none for the plain one.
    pub case: Option<String>,
    /// The file.
    pub path: PathBuf,
}

/// The data files that lie beside a card, the plain one first, then the cases by name. The card itself need not exist.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn beside(card: &Path) -> Result<Vec<DataFile>, StoreError> {
    let folder = folder(card);
    let stem = stem(card);
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::storage(folder, &error)),
    };
    let mut found: Vec<DataFile> =
        files.filter_map(|file| file_of(&stem, file.ok()?.path())).filter(|file| is_of(&stem, folder, file)).collect();
    found.sort();
    Ok(found)
}

/// The file of a card's sample data, whether it exists or not.
#[must_use]
pub fn path_for(card: &Path, case: Option<&str>) -> PathBuf {
    let stem = stem(card);
    folder(card).join(match case {
        Some(case) => format!("{stem}.{case}{ENDING}"),
        None => format!("{stem}{ENDING}"),
    })
}

/// The file of what the host gives to a card, `$host`, whether it exists or not: `NAME.host.json`.
#[must_use]
pub fn host_path(card: &Path) -> PathBuf {
    folder(card).join(format!("{}.host.json", stem(card)))
}

/// Whether a case may have this name.
///
/// # Errors
/// What is wrong with it, in words.
pub fn check_case(name: &str) -> Result<(), StoreError> {
    let dotted = name.contains('.').then_some("a dot would end it within the name of its file");
    match dotted {
        Some(reason) => Err(StoreError::BadName { what: Named::Case, name: name.to_owned(), reason }),
        None => super::name::check(Named::Case, name),
    }
}

/// The data file that a path is by its name, when it can belong to the card called `stem`.
fn file_of(stem: &str, path: PathBuf) -> Option<DataFile> {
    let between = path.file_name()?.to_str()?.strip_suffix(ENDING)?.strip_prefix(stem)?;
    let case = match between.strip_prefix('.') {
        None if between.is_empty() => None,
        Some(case) if !case.is_empty() && !case.contains('.') => Some(case.to_owned()),
        _ => return None,
    };
    Some(DataFile { case, path })
}

/// Whether it is a file, and the data of no other card.
fn is_of(stem: &str, folder: &Path, file: &DataFile) -> bool {
    let is_others = |case: &String| is_card(&folder.join(format!("{stem}.{case}")));
    file.path.is_file() && !file.case.as_ref().is_some_and(is_others)
}

/// Whether there is a card with this path, but for its ending: `a.b.data.json` is the plain data of `a.b.template.json` then,
/// and no case of `a.template.json`.
fn is_card(path: &Path) -> bool {
    [templates::ENDING, ".json"].iter().any(|ending| {
        let mut path = path.as_os_str().to_owned();
        path.push(ending);
        Path::new(&path).is_file()
    })
}

/// The name of a card's file without what says that it is one.
pub(super) fn stem(card: &Path) -> String {
    let name = card.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix(templates::ENDING).or_else(|| name.strip_suffix(".json")).unwrap_or(&name).to_owned()
}

fn folder(card: &Path) -> &Path {
    card.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plain_one_comes_first_and_others_cards_are_left() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "a.template.json",
            "a.z.data.json",
            "a.data.json",
            "a.empty list.data.json",
            "ab.data.json",
            "a.b.c.data.json",
            "b.data.json",
            "a.json",
            "a.own.data.json",
            "a.own.template.json",
        ] {
            fs::write(folder.path().join(name), "{}").unwrap();
        }
        fs::create_dir(folder.path().join("a.folder.data.json")).unwrap();
        let card = folder.path().join("a.template.json");
        let found = beside(&card).unwrap();
        let cases: Vec<Option<&str>> = found.iter().map(|found| found.case.as_deref()).collect();
        assert_eq!(cases, [None, Some("empty list"), Some("z")]);
        for found in &found {
            assert_eq!(path_for(&card, found.case.as_deref()), found.path);
            assert_eq!(path_for(&folder.path().join("a.json"), found.case.as_deref()), found.path);
        }
        assert_eq!(beside(&folder.path().join("none/x.json")), Ok(Vec::new()), "a look creates nothing");
    }

    #[test]
    fn a_case_has_a_name_that_a_file_can_have() {
        assert_eq!(check_case("empty list"), Ok(()));
        for name in ["", "a/b", "a.b", "..", " a", "a\u{7}"] {
            assert!(check_case(name).is_err(), "{name:?}");
        }
    }
}
