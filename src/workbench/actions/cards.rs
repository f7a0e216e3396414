//! Reading a card to work with it: a path, the name of a template, standard input.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::card::text::plain;
use crate::json::Document;
use crate::store::{Home, StoreError, file};
use crate::workbench::Origin;

use super::ActionError;

/// What a card is asked for by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardSource {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A path, or else the name of a saved template.
    Named(PathBuf),
}

/// A text, where it comes from, and what to call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardText {
    /// The short name: for the history, and for titles.
    pub name: String,
    /// The file, as it was asked for.
    pub path: Option<PathBuf>,
    /// The text.
    pub text: String,
    /// Whether it was asked for by the name of a saved template.
    pub is_saved: bool,
}

/// What standard input is called.
const STDIN: &str = "standard input";

impl CardText {
    /// What messages call it: the file, so that somebody who checks many knows which.
    #[must_use]
    pub fn place(&self) -> String {
        plain(&self.path.as_ref().map_or_else(|| self.name.clone(), |path| path.to_string_lossy().into_owned()))
    }
}

impl CardSource {
    /// A FILE of the command line; `-` is standard input.
    #[must_use]
    pub fn file(argument: &Path) -> Self {
        if argument == Path::new("-") { Self::Stdin } else { Self::File(argument.to_owned()) }
    }

    /// A CARD of the command line: a path, or the name of a template; `-` is standard input.
    #[must_use]
    pub fn card(argument: &Path) -> Self {
        if argument == Path::new("-") { Self::Stdin } else { Self::Named(argument.to_owned()) }
    }
}

/// Reads the text of a card; whether it is one is not looked at.
///
/// # Errors
/// When there is no such file or template, or it cannot be read.
pub fn read_card(home: &Home, source: &CardSource) -> Result<CardText, ActionError> {
    match source {
        CardSource::Stdin => {
            Ok(CardText { name: STDIN.to_owned(), path: None, text: text_of_stdin(file::READ_LIMIT)?, is_saved: false })
        }
        CardSource::File(path) => read_file(path, file::READ_LIMIT),
        CardSource::Named(name) => named(home, name),
    }
}

/// Reads a card as a document.
///
/// # Errors
/// As [`read_card`]; when the text is no JSON, with line and column.
pub fn read_document(home: &Home, source: &CardSource) -> Result<(CardText, Document), ActionError> {
    let card = read_card(home, source)?;
    match Document::parse(card.text.as_str()) {
        Ok(document) => Ok((card, document)),
        Err(error) => Err(ActionError::NotJson(format!("{}: {error}", card.place()))),
    }
}

/// Reads a text that is no card, up to a limit in bytes.
pub(super) fn read_text(source: &CardSource, limit: u64) -> Result<CardText, ActionError> {
    match source {
        CardSource::Stdin => {
            Ok(CardText { name: STDIN.to_owned(), path: None, text: text_of_stdin(limit)?, is_saved: false })
        }
        CardSource::File(path) | CardSource::Named(path) => read_file(path, limit),
    }
}

/// Opens a file whose lines are read one after the other.
pub(super) fn open_lines(source: &CardSource) -> Result<Box<dyn BufRead>, ActionError> {
    match source {
        CardSource::Stdin => Ok(Box::new(std::io::stdin().lock())),
        CardSource::File(path) | CardSource::Named(path) => {
            no_url(path)?;
            Ok(Box::new(BufReader::new(file::open(path)?)))
        }
    }
}

/// Reads the bytes of a FILE, whatever they are.
pub(super) fn read_bytes(source: &CardSource) -> Result<Vec<u8>, ActionError> {
    match source {
        CardSource::Stdin => stdin(file::READ_LIMIT),
        CardSource::File(path) | CardSource::Named(path) => {
            no_url(path)?;
            Ok(file::read(path, file::READ_LIMIT)?)
        }
    }
}

fn named(home: &Home, path: &Path) -> Result<CardText, ActionError> {
    let missing = match read_file(path, file::READ_LIMIT) {
        // A folder may have the name of a template.
        Err(error @ ActionError::Store(StoreError::Missing { .. })) => error,
        Err(error @ ActionError::Store(StoreError::Unreadable { .. })) if path.is_dir() => error,
        read => return read,
    };
    let Some(name) = path.to_str() else { return Err(missing) };
    match super::find_template(home, name) {
        Ok(found) => Ok(CardText { name: found.name, is_saved: true, ..read_file(&found.path, file::READ_LIMIT)? }),
        Err(ActionError::Store(StoreError::UnknownName { .. })) if path.is_dir() => Err(missing),
        Err(ActionError::Store(StoreError::UnknownName { .. })) => {
            let name = plain(name);
            Err(ActionError::Asked(format!("{name}: there is no such file, and no template of that name")))
        }
        Err(error) => Err(error),
    }
}

fn read_file(path: &Path, limit: u64) -> Result<CardText, ActionError> {
    no_url(path)?;
    let text = file::read_text(path, limit)?;
    Ok(CardText { name: Origin::File(path.to_owned()).name(), path: Some(path.to_owned()), text, is_saved: false })
}

fn no_url(path: &Path) -> Result<(), ActionError> {
    if path.to_string_lossy().contains("://") && !path.exists() {
        // It may be a webhook URL in the wrong place: it is not repeated.
        return Err(ActionError::Asked("a file is needed here, not a URL".to_owned()));
    }
    Ok(())
}

fn text_of_stdin(limit: u64) -> Result<String, ActionError> {
    String::from_utf8(stdin(limit)?).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        ActionError::Stdin(format!("not UTF-8 text (the first wrong byte is at offset {offset})"))
    })
}

fn stdin(limit: u64) -> Result<Vec<u8>, ActionError> {
    let mut bytes = Vec::new();
    let input = std::io::stdin().lock();
    input.take(limit + 1).read_to_end(&mut bytes).map_err(|error| ActionError::Stdin(error.to_string()))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        let most = limit / (1024 * 1024);
        return Err(ActionError::Stdin(format!("it is too large, at most {most} MiB are read")));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::templates::{self, Overwrite};

    #[test]
    fn a_path_goes_before_a_template() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        templates::save(&home, "deploy", "{\"text\":\"template\"}", Overwrite::No).unwrap();
        let read = |name: &str| read_card(&home, &CardSource::card(Path::new(name)));
        assert_eq!(read("deploy").unwrap().text, "{\"text\":\"template\"}");
        let path = folder.path().join("card.template.json");
        std::fs::write(&path, "{}").unwrap();
        let card = read(path.to_str().unwrap()).unwrap();
        assert_eq!((card.name.as_str(), card.text.as_str()), ("card", "{}"));
        let error = read("nothing").unwrap_err().to_string();
        assert_eq!(error, "nothing: there is no such file, and no template of that name");
        assert!(read(folder.path().to_str().unwrap()).unwrap_err().to_string().ends_with("is a folder"));
        std::fs::write(&path, "{\n  \"a\":\n").unwrap();
        let error = read_document(&home, &CardSource::card(&path)).unwrap_err();
        assert!(
            matches!(error, ActionError::NotJson(told) if told.starts_with(&format!("{}: ", path.display())) && told.contains("line"))
        );
    }
}
