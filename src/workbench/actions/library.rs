//! What can be opened: the template library, files opened lately, the gallery.

use std::path::PathBuf;

use crate::store::{Home, gallery, templates};

use super::{ActionError, LibraryEntry, LibraryKind, OpenRequest};

/// Everything that can be opened by choosing: templates by name, then those of the files opened lately that still exist,
/// then the gallery.
///
/// # Errors
/// When the folder of the templates cannot be read.
pub fn library(home: &Home, recent: Vec<PathBuf>) -> Result<Vec<LibraryEntry>, ActionError> {
    let mut entries: Vec<LibraryEntry> = templates::list(home)?
        .into_iter()
        .map(|entry| LibraryEntry {
            kind: LibraryKind::Template,
            detail: entry.modified.map(|time| format!("changed {}", day(&time))).unwrap_or_default(),
            request: OpenRequest::Template(entry.name.clone()),
            name: entry.name,
        })
        .collect();
    let recent = recent.into_iter().filter(|path| !home.is_template(path) && path.is_file());
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

/// The day of a time stamp.
fn day(time: &str) -> &str {
    time.split('T').next().unwrap_or(time)
}
