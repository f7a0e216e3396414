//! Opening: from a file, the library, the gallery, a text; with what a journal knows of it.

use std::path::{Path, PathBuf};

use crate::store::journal::{self, Journal};
use crate::store::{Home, StoreError, file, gallery, templates};
use crate::workbench::Origin;

use super::{ActionError, Kept, OpenRequest, Opened};

/// Reads a document, and the journal that an earlier run left of it. Whether the text is JSON is for the workspace to say, which takes any.
///
/// # Errors
/// When there is no such document, or it cannot be read.
pub fn open(home: &Home, request: &OpenRequest) -> Result<Opened, ActionError> {
    open_beside(home, request, None)
}

/// The same while the journal `own` is open in this very process: a lock on it is our own.
///
/// # Errors
/// As [`open`].
pub fn open_beside(home: &Home, request: &OpenRequest, own: Option<&str>) -> Result<Opened, ActionError> {
    match request {
        OpenRequest::Path(path) => {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            open_file(home, origin_of(home, path.clone()), &path, own)
        }
        OpenRequest::Template(name) => {
            if !templates::list(home)?.iter().any(|entry| entry.name == *name) {
                return Err(StoreError::UnknownName { what: crate::store::Named::Template, name: name.clone() }.into());
            }
            let path = templates::path(home, name);
            open_file(home, Origin::Template { name: name.clone(), path: path.clone() }, &path, own)
        }
        OpenRequest::Gallery(name) => {
            let card = gallery::find(name)
                .ok_or_else(|| ActionError::Asked(format!("there is no card named `{name}` in the gallery")))?;
            Ok(untitled(card.name, card.text))
        }
        OpenRequest::Text { name, text } => Ok(untitled(name, text)),
    }
}

/// Reads a file again that somebody else changed.
///
/// # Errors
/// When it cannot be read.
pub fn read_again(path: &Path) -> Result<(String, file::Fingerprint), ActionError> {
    let text = file::read_text(path, file::READ_LIMIT)?;
    let disk = file::fingerprint(&text);
    Ok((text, disk))
}

/// What a file is to the workbench: a template when it lies in the library, else a file.
#[must_use]
pub fn origin_of(home: &Home, path: PathBuf) -> Origin {
    match templates::name_of(home, &path) {
        Some(name) => Origin::Template { name, path },
        None => Origin::File(path),
    }
}

fn open_file(home: &Home, origin: Origin, path: &Path, own: Option<&str>) -> Result<Opened, ActionError> {
    let (text, disk) = read_again(path)?;
    Ok(Opened { origin, text, disk: Some(disk), journal: kept(home, path, own) })
}

fn untitled(name: &str, text: &str) -> Opened {
    Opened { origin: Origin::Untitled(name.to_owned()), text: text.to_owned(), disk: None, journal: None }
}

/// The journal of a file. One that another instance keeps is not ours to offer; one that cannot be read is set aside by
/// the store and never keeps a file from being opened.
fn kept(home: &Home, path: &Path, own: Option<&str>) -> Option<Kept> {
    let own_id = journal::find(home, path);
    let unsaved = own_id.as_ref().and_then(|id| journal::peek(home, id).ok());
    let id = if unsaved.is_some_and(|read| journal::is_unsaved(&read.records)) {
        own_id?
    } else {
        // What was to be decided later lies beside the file's own journal.
        journal::beside(home, path).ok().flatten().or(own_id)?
    };
    let recovered = match Journal::resume(home, &id) {
        Ok((_, recovered)) => recovered,
        Err(StoreError::Locked { .. }) if own == Some(id.as_str()) => journal::peek(home, &id).ok()?,
        Err(_) => return None,
    };
    Some(Kept { id, header: recovered.header, records: recovered.records })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Change;
    use crate::store::journal::{Header, Record};
    use crate::store::templates::Overwrite;

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        (folder, home)
    }

    #[test]
    fn files_templates_and_the_gallery_open() {
        let (folder, home) = home();
        let path = folder.path().join("card.json");
        std::fs::write(&path, "{\"type\":\"AdaptiveCard\"}").unwrap();
        let opened = open(&home, &OpenRequest::Path(path.clone())).unwrap();
        assert_eq!(opened.origin, Origin::File(path));
        assert!(opened.disk.is_some() && opened.journal.is_none());
        let saved = templates::save(&home, "deploy", "{}", Overwrite::No).unwrap();
        let template = Origin::Template { name: "deploy".to_owned(), path: saved.clone() };
        assert_eq!(open(&home, &OpenRequest::Template("deploy".to_owned())).unwrap().origin, template);
        assert_eq!(open(&home, &OpenRequest::Path(saved)).unwrap().origin, template);
        let first = gallery::GALLERY[0];
        let opened = open(&home, &OpenRequest::Gallery(first.name.to_owned())).unwrap();
        assert_eq!((opened.text.as_str(), opened.disk), (first.text, None));
        for request in [
            OpenRequest::Path(folder.path().join("none.json")),
            OpenRequest::Template("none".to_owned()),
            OpenRequest::Template("../home".to_owned()),
            OpenRequest::Gallery("none".to_owned()),
        ] {
            assert_eq!(open(&home, &request).unwrap_err().class(), super::super::Class::Asked);
        }
    }

    #[test]
    fn what_a_journal_knows_comes_along_unless_somebody_keeps_it() {
        let (folder, home) = home();
        let path = folder.path().join("card.json");
        std::fs::write(&path, "{}").unwrap();
        let header = Header::new(Some(path.clone()), "card", "{}", None);
        let mut journal = Journal::create(&home, &header).unwrap();
        let step = Record::Step { name: "Edit".to_owned(), change: Change::between("{}", "{ }"), merge: false };
        journal.append(std::slice::from_ref(&step)).unwrap();
        let request = OpenRequest::Path(path);
        assert!(open(&home, &request).unwrap().journal.is_none(), "somebody else has it open");
        let id = journal.id().to_owned();
        assert!(open_beside(&home, &request, Some(&id)).unwrap().journal.is_some(), "it is our own");
        drop(journal);
        let kept = open(&home, &request).unwrap().journal.unwrap();
        assert_eq!((kept.id, kept.records), (id, vec![step]));
    }
}
