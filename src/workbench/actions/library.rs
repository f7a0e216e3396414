//! What can be opened: the template library, files opened lately, the gallery.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::card::text::plain;
use crate::store::project::Project;
use crate::store::templates::{Shelf, TemplateEntry};
use crate::store::{Home, gallery, templates};

use super::templates::project_here;
use super::{ActionError, LibraryEntry, LibraryKind, OpenRequest};

/// Everything that can be opened by choosing: the templates of the project here, those of the library, then those of the
/// files opened lately that still exist, then the gallery. A project that cannot be read offers none: what is wrong with it
/// is told when the levels are read.
///
/// # Errors
/// When a folder of templates cannot be read.
pub fn library(home: &Home, recent: Vec<PathBuf>) -> Result<Vec<LibraryEntry>, ActionError> {
    library_of(home, project_here().ok().flatten().as_ref(), recent)
}

fn library_of(home: &Home, project: Option<&Project>, recent: Vec<PathBuf>) -> Result<Vec<LibraryEntry>, ActionError> {
    let found = templates::list_all(home, project)?;
    let known: HashSet<PathBuf> = found.iter().map(|entry| entry.path.clone()).collect();
    let mut entries: Vec<LibraryEntry> = found.into_iter().map(template).collect();
    let recent = recent.into_iter().filter(|path| !home.is_template(path) && !known.contains(path) && path.is_file());
    entries.extend(recent.map(|path| LibraryEntry {
        kind: LibraryKind::Recent,
        name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        detail: path.parent().map(|folder| folder.to_string_lossy().into_owned()).unwrap_or_default(),
        request: OpenRequest::Path(path),
    }));
    entries.extend(gallery::GALLERY.iter().map(|card| LibraryEntry {
        kind: LibraryKind::Gallery,
        name: card.name.to_owned(),
        detail: card.title.to_owned(),
        request: OpenRequest::Gallery(card.name.to_owned()),
    }));
    Ok(entries)
}

/// A template as it can be opened: with what it is for, else when it was changed.
fn template(entry: TemplateEntry) -> LibraryEntry {
    let said = entry.description.as_ref().and_then(|said| said.lines().next()).map(plain);
    let changed = || entry.modified.as_ref().map(|time| format!("changed {}", day(time)));
    let (kind, request) = match entry.shelf {
        Shelf::Project => (LibraryKind::Project, OpenRequest::Path(entry.path.clone())),
        Shelf::Library => (LibraryKind::Template, OpenRequest::Template(entry.name.clone())),
    };
    LibraryEntry { kind, detail: said.or_else(changed).unwrap_or_default(), request, name: entry.name }
}

/// The day of a time stamp.
fn day(time: &str) -> &str {
    time.split('T').next().unwrap_or(time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::templates::Overwrite;

    #[test]
    fn a_project_comes_first_and_its_files_are_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        let project =
            Project::parse(&folder.path().join("cardwright.toml"), "templates.folders = [\"cards\"]").unwrap();
        let path = templates::save_in(&project, "deploy", "{}", Overwrite::No).unwrap();
        crate::store::description::write(&path, "When it rolls out.\nMore.").unwrap();
        templates::save(&home, "deploy", "{}", Overwrite::No).unwrap();
        let shown = library_of(&home, Some(&project), vec![path.clone()]).unwrap();
        assert_eq!((shown[0].kind, shown[0].detail.as_str()), (LibraryKind::Project, "When it rolls out."));
        assert_eq!(shown[0].request, OpenRequest::Path(path));
        assert_eq!(shown[1].kind, LibraryKind::Template);
        assert_eq!(shown[2].kind, LibraryKind::Gallery, "what the project has is not told again as recent");
    }
}
