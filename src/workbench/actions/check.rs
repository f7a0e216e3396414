//! Checking: what is wrong with a card, and with its safe fixes made.

use crate::card::text::plain;
use crate::card::{self, Format};
use crate::check::{self, Case, Diagnostic, Filling, Options};
use crate::json::{Document, LineIndex, Span, SyntaxError};
use crate::store::file;

use super::cards::read_bytes;
use super::data::environment_of_now;
use super::{ActionError, CardSource, NamedSet};

/// A card that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The text that the findings stand in; bytes that are no text are shown as `�`.
    pub text: String,
    /// What was found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// What the text is.
    pub nature: Nature,
    /// How many safe fixes were made in the text, when they were asked for.
    pub fixed: usize,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// A card, a part of one, or a message.
    Card,
    /// JSON that has nothing to do with cards.
    OtherJson,
    /// No JSON.
    NoJson,
}

/// How a file came to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It was named: it is meant, whatever it is.
    ByName,
    /// It lies in a folder that was named: only cards are meant.
    ByFolder,
}

impl Asked {
    /// Whether it was named.
    #[must_use]
    pub const fn is_named(self) -> bool {
        matches!(self, Self::ByName)
    }
}

/// Looks for what is wrong with a card. A text that is no JSON is a finding like others.
///
/// # Errors
/// When there is nothing to be read.
pub fn check_card(source: &CardSource, options: &Options) -> Result<Checked, ActionError> {
    Ok(match text(read_bytes(source)?) {
        Ok(text) => checked(text, options),
        Err(no_text) => no_text,
    })
}

/// As [`check_card`], filled with each of the data sets where it is a template: what is found says with which of them it
/// arises, if that is not all.
///
/// # Errors
/// When there is nothing to be read.
pub fn check_card_with(source: &CardSource, options: &Options, sets: &[NamedSet]) -> Result<Checked, ActionError> {
    let checked = check_card(source, options)?;
    let Ok(document) = Document::parse(checked.text.as_str()) else { return Ok(checked) };
    let environment = environment_of_now();
    let cases: Vec<Case<'_>> = sets
        .iter()
        .map(|NamedSet { name, data }| {
            let filling = Filling { input: data.input(), engine: data.engine, environment: environment.clone() };
            Case { name, filling }
        })
        .collect();
    if cases.is_empty() {
        return Ok(checked);
    }
    Ok(Checked { diagnostics: check::check_cases(&document, &cases, options).diagnostics, ..checked })
}

/// Makes every safe fix, writes the file back, and looks for what is left. What no fix touches keeps its bytes; standard
/// input is not written anywhere, the fixed text is in the answer. What lies in a folder and is no card is left alone.
///
/// # Errors
/// When there is nothing to be read, somebody else changed the file meanwhile, or the disk refuses.
pub fn fix_card(source: &CardSource, options: &Options, asked: Asked) -> Result<Checked, ActionError> {
    let text = match text(read_bytes(source)?) {
        Ok(text) => text,
        Err(no_text) => return Ok(no_text),
    };
    let Ok(document) = Document::parse(text.as_str()) else { return Ok(checked(text, options)) };
    if !asked.is_named() && nature(&document) != Nature::Card {
        return Ok(checked(text, options));
    }
    let fixed = check::fix_all(&document, options);
    if fixed.count == 0 {
        return Ok(checked(text, options));
    }
    let mended = fixed.change.apply(&text).map_err(|_| ActionError::Fault("a fix does not fit its text".to_owned()))?;
    if let CardSource::File(path) | CardSource::Named(path) = source {
        if file::on_disk(path)? != Some(file::fingerprint(&text)) {
            let shown = plain(&path.to_string_lossy());
            return Err(ActionError::Asked(format!("{shown}: somebody else changed it meanwhile; nothing was fixed")));
        }
        file::write_atomic(path, &mended)?;
    }
    Ok(Checked { fixed: fixed.count, ..checked(mended, options) })
}

/// What is wrong with a text.
fn checked(text: String, options: &Options) -> Checked {
    match Document::parse(text.as_str()) {
        Ok(document) => {
            Checked { diagnostics: check::thorough(&document, options), nature: nature(&document), text, fixed: 0 }
        }
        Err(error) => {
            let diagnostics = options.levels.apply(check::syntax(&error)).into_iter().collect();
            Checked { text, diagnostics, nature: Nature::NoJson, fixed: 0 }
        }
    }
}

/// What a document is. Many things have a `type`: only one that cards know makes a part of a card. What is plainly meant as
/// a card is one, so that its missing or misspelt type is told.
fn nature(document: &Document) -> Nature {
    let root = document.root();
    let first = if root.is_array() { root.item(0) } else { Some(root) };
    let card = match card::detect(root) {
        None => false,
        Some(Format::Fragment) => first.is_some_and(|first| card::element_type(first).is_some()),
        Some(_) => true,
    } || card::is_meant_as_card(root);
    if card { Nature::Card } else { Nature::OtherJson }
}

/// Bytes as text. What is no UTF-8 is no JSON either: that is told at the first byte that is none.
fn text(bytes: Vec<u8>) -> Result<String, Checked> {
    String::from_utf8(bytes).map_err(|error| {
        let utf16 = matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let offset = error.utf8_error().valid_up_to();
        let position = LineIndex::new(&text).position(&text, offset);
        let syntax = check::syntax(&SyntaxError { message: "it is not UTF-8 text".to_owned(), offset, position });
        let help = if utf16 { "It looks like UTF-16; save it as UTF-8." } else { "Save it as UTF-8." };
        let span = Span::new(offset, offset + '\u{fffd}'.len_utf8());
        let diagnostic = Diagnostic { span, help: Some(help.to_owned()), ..syntax };
        Checked { text, diagnostics: vec![diagnostic], nature: Nature::NoJson, fixed: 0 }
    })
}
