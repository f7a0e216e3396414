//! Which files are meant: those that are named, and what looks like a card in the folders that are named.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::workbench::actions::Asked;

/// How deep folders are looked into; a tree of cards is not that deep, a tangle of mounts may be.
const DEEPEST: usize = 64;

/// Folders whose files are others' work.
const FOREIGN: [&str; 2] = ["node_modules", "target"];

/// A file to be checked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) asked: Asked,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The files, each once, in the order of the arguments and of their names.
    pub(super) files: Vec<File>,
    /// The folders that were named.
    pub(super) folders: Vec<PathBuf>,
    /// Files that say by their name that they are no cards.
    pub(super) passed_over: usize,
    /// What could not be looked into.
    pub(super) faults: Vec<String>,
}

/// Finds the files that the arguments mean.
pub(super) fn gather(arguments: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut seen = HashSet::new();
    for argument in arguments {
        if argument.is_dir() {
            found.folders.push(argument.clone());
            found.walk(argument, &mut seen);
        } else if seen.insert(argument.clone()) {
            found.files.push(File { path: argument.clone(), asked: Asked::ByName });
        } else if let Some(known) = found.files.iter_mut().find(|file| file.path == *argument) {
            known.asked = Asked::ByName;
        }
    }
    found
}

impl Found {
    /// Looks into a folder and those below. Links to folders are not followed: they may lead in a circle.
    fn walk(&mut self, folder: &Path, seen: &mut HashSet<PathBuf>) {
        let mut waiting = vec![(folder.to_owned(), 0)];
        while let Some((path, depth)) = waiting.pop() {
            if depth > 0 && !is_folder(&path) {
                self.take(path, seen);
                continue;
            }
            if depth > DEEPEST {
                self.faults
                    .push(format!("{}: more than {DEEPEST} folders deep, not looked into", path.to_string_lossy()));
                continue;
            }
            match entries(&path) {
                // The last to be pushed is the first to be looked at.
                Ok(entries) => waiting.extend(entries.into_iter().rev().map(|entry| (entry, depth + 1))),
                Err(error) => self.faults.push(format!("{}: {error}", path.to_string_lossy())),
            }
        }
    }

    fn take(&mut self, path: PathBuf, seen: &mut HashSet<PathBuf>) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        // What a link leads to is a file, or it is none of ours.
        let json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        if !json || !path.is_file() {
            return;
        }
        if name.ends_with(".data.json") {
            self.passed_over += 1;
        } else if seen.insert(path.clone()) {
            self.files.push(File { path, asked: Asked::ByFolder });
        }
    }
}

/// What a folder holds, by name; without what is hidden or others' work.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let foreign = FOREIGN.contains(&&*name) && entry.file_type().is_ok_and(|kind| kind.is_dir());
        if !name.starts_with('.') && !foreign {
            // `./cards` and `.` are said as people say them.
            let below = if folder == Path::new(".") { PathBuf::from(entry.file_name()) } else { entry.path() };
            paths.push(below);
        }
    }
    paths.sort();
    Ok(paths)
}

fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &Found, root: &Path) -> Vec<String> {
        let name = |file: &File| file.path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        found.files.iter().map(name).collect()
    }

    #[test]
    fn folders_are_walked_in_order_and_without_what_is_not_ours() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in [
            "b.json",
            "a/z.json",
            "a.json",
            "A.JSON",
            "a/b/c.json",
            "node_modules/x.json",
            "target/x.json",
            ".git/x.json",
            ".x.json",
            "x.data.json",
            "x.txt",
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "{}").unwrap();
        }
        let found = gather(&[root.to_owned(), root.join("x.txt"), root.join("b.json")]);
        assert_eq!(names(&found, root), ["A.JSON", "a/b/c.json", "a/z.json", "a.json", "b.json", "x.txt"]);
        assert_eq!((found.passed_over, found.faults.len(), found.folders.len()), (1, 0, 1));
        let named = |file: &&File| file.asked == Asked::ByName;
        assert_eq!(found.files.iter().filter(named).count(), 2, "what is named as well counts as named");
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_and_deep_trees_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::os::unix::fs::symlink(root, root.join("again")).unwrap();
        std::os::unix::fs::symlink(root.join("none"), root.join("gone.json")).unwrap();
        let deep = (0..80).fold(root.to_owned(), |path, _| path.join("d"));
        fs::create_dir_all(&deep).unwrap();
        fs::write(root.join("a.json"), "{}").unwrap();
        std::os::unix::fs::symlink(root.join("a.json"), root.join("b.json")).unwrap();
        let found = gather(&[root.to_owned()]);
        assert_eq!(names(&found, root), ["a.json", "b.json"]);
        assert!(matches!(found.faults.as_slice(), [fault] if fault.contains("64 folders deep")), "{:?}", found.faults);
    }
}
