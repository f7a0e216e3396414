//! One file that hands a template with everything that belongs to it to somebody else: the card, what it is for, its data
//! sets. It is JSON with a format and a version; card and data stand in it as they were written.

use std::fmt::Write as _;
use std::path::Path;

use crate::card::text::plain;
use crate::json::{Document, Value};
use crate::store::templates::{self, Overwrite, TemplateEntry};
use crate::store::{Home, data_sets, description, file};

use super::cards::read_text;
use super::{ActionError, CardSource};

/// What says that a file is such a one.
const FORMAT: &str = "template";

/// The newest version of the format that this build reads, and the one that it writes.
const VERSION: u32 = 1;

/// How many cases one may hold.
const MOST_CASES: usize = 1000;

/// A template with everything that belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Bundle {
    name: String,
    description: Option<String>,
    card: String,
    data: Option<String>,
    cases: Vec<(String, String)>,
    host: Option<String>,
}

/// Writes a template with everything that belongs to it as one text.
///
/// # Errors
/// When a file of it cannot be read, or is no JSON.
pub fn export_template(template: &TemplateEntry) -> Result<String, ActionError> {
    let card = &template.path;
    let mut bundle = Bundle {
        name: template.name.clone(),
        description: description::read(card),
        card: value_of(card, file::READ_LIMIT)?,
        ..Bundle::default()
    };
    for set in data_sets::beside(card)? {
        let text = value_of(&set.path, file::DATA_LIMIT)?;
        match set.case {
            None => bundle.data = Some(text),
            Some(case) => bundle.cases.push((case, text)),
        }
    }
    let host = data_sets::host_path(card);
    bundle.host = host.is_file().then(|| value_of(&host, file::DATA_LIMIT)).transpose()?;
    Ok(bundle.written())
}

/// Writes a text that [`export_template`] gave to a file of the user's.
///
/// # Errors
/// When the file exists and is not to be replaced, or the disk refuses.
pub fn write_export(text: &str, to: &Path, overwrite: Overwrite) -> Result<(), ActionError> {
    if overwrite == Overwrite::No && std::fs::symlink_metadata(to).is_ok_and(|there| there.is_file()) {
        let path = plain(&to.to_string_lossy());
        return Err(ActionError::Asked(format!("{path} exists already; --force replaces it")));
    }
    Ok(file::write_atomic(to, text)?)
}

/// Saves what [`export_template`] wrote, or a plain card, in the library; under `name`, or else its own. Gives the name.
/// What is replaced is the card, and those files beside it that come along; everything is looked at before anything is
/// written.
///
/// # Errors
/// When the file cannot be read, is no JSON or no card, a newer cardwright wrote it, a name in it is not allowed, something
/// of it is there already, or the disk refuses.
pub fn import_template(
    home: &Home,
    from: &CardSource,
    name: Option<&str>,
    overwrite: Overwrite,
) -> Result<String, ActionError> {
    let read = read_text(from, file::DATA_LIMIT)?;
    let place = read.place();
    let document =
        Document::parse(read.text.as_str()).map_err(|error| ActionError::NotJson(format!("{place}: {error}")))?;
    let bundle = Bundle::of(&document, &place)?;
    let is_bundle = bundle.is_some();
    let mut bundle = match bundle {
        Some(bundle) => bundle,
        None if read.path.is_none() && name.is_none() => {
            return Err(ActionError::Asked("a card on standard input has no name; --name gives it one".to_owned()));
        }
        None => Bundle { name: own_name(&read.name), card: read.text.clone(), ..Bundle::default() },
    };
    if let Some(name) = name {
        name.clone_into(&mut bundle.name);
    }
    if bundle.card.len() > usize::try_from(file::READ_LIMIT).unwrap_or(usize::MAX) {
        return Err(ActionError::Card(format!("{place}: its card is too large")));
    }
    let card = Document::parse(bundle.card.as_str()).map_err(|error| ActionError::Fault(error.to_string()))?;
    if crate::card::detect(card.root()).is_none() {
        let what = if is_bundle { "what it holds is no card" } else { "this is JSON, but no card" };
        return Err(ActionError::Card(format!("{place}: {what}")));
    }
    bundle.save(home, overwrite)?;
    Ok(bundle.name)
}

/// The name of a plain card without what its file's name ends with.
fn own_name(name: &str) -> String {
    name.strip_suffix(templates::ENDING).or_else(|| name.strip_suffix(".json")).unwrap_or(name).to_owned()
}

/// A text as JSON.
fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A file's JSON as it is written, without what stands around it.
fn value_of(path: &Path, limit: u64) -> Result<String, ActionError> {
    let text = file::read_text(path, limit)?;
    let document = Document::parse(text)
        .map_err(|error| ActionError::NotJson(format!("{}: {error}", plain(&path.to_string_lossy()))))?;
    Ok(document.root().raw().to_owned())
}

impl Bundle {
    fn written(&self) -> String {
        let mut text = format!("{{\n  \"cardwright\": {},\n  \"version\": {VERSION}", quote(FORMAT));
        let mut put = |key: &str, json: &str| {
            let _ = write!(text, ",\n  {}: {json}", quote(key));
        };
        put("name", &quote(&self.name));
        if let Some(said) = &self.description {
            put("description", &quote(said));
        }
        put("card", &self.card);
        if let Some(data) = &self.data {
            put("data", data);
        }
        if !self.cases.is_empty() {
            let cases: Vec<String> =
                self.cases.iter().map(|(case, data)| format!("\n    {}: {data}", quote(case))).collect();
            put("cases", &format!("{{{}\n  }}", cases.join(",")));
        }
        if let Some(host) = &self.host {
            put("host", host);
        }
        text.push_str("\n}\n");
        text
    }

    /// What a file holds; nothing when it is something else, such as a card.
    fn of(document: &Document, place: &str) -> Result<Option<Self>, ActionError> {
        let root = document.root();
        let Some(format) = root.get("cardwright") else { return Ok(None) };
        let wrong = |told: &str| ActionError::Asked(format!("{place}: {told}"));
        if format.as_str().as_deref() != Some(FORMAT) {
            return Err(wrong("this is a file of cardwright, but no exported template"));
        }
        let version = root.get("version").and_then(Value::as_f64).ok_or_else(|| wrong("it says no version"))?;
        if version > f64::from(VERSION) {
            let told = format!("a newer cardwright wrote it (format {version}, this one knows {VERSION})");
            return Err(wrong(&told));
        }
        let text = |key: &str| match root.get(key) {
            None => Ok(None),
            Some(value) => match value.as_str() {
                Some(text) => Ok(Some(text.into_owned())),
                None => Err(wrong(&format!("its `{key}` is no text"))),
            },
        };
        let raw = |value: Value<'_>| value.raw().to_owned();
        let card = root.get("card").ok_or_else(|| wrong("it holds no card"))?;
        let cases = match root.get("cases") {
            None => Vec::new(),
            Some(cases) if cases.is_object() && cases.len() <= MOST_CASES => cases
                .children()
                .filter_map(|data| Some((data.key()?.into_owned(), format!("{}\n", data.raw()))))
                .collect(),
            Some(_) => return Err(wrong(&format!("its `cases` are no object of at most {MOST_CASES} data sets"))),
        };
        let with_end = |value: Value<'_>| format!("{}\n", raw(value));
        Ok(Some(Self {
            name: text("name")?.ok_or_else(|| wrong("it says no name"))?,
            description: text("description")?,
            card: with_end(card),
            data: root.get("data").map(with_end),
            cases,
            host: root.get("host").map(with_end),
        }))
    }

    fn save(&self, home: &Home, overwrite: Overwrite) -> Result<(), ActionError> {
        templates::check_name(&self.name)?;
        let card = templates::path(home, &self.name);
        for (case, _) in &self.cases {
            templates::check_case(&card, case)?;
        }
        if self.description.as_ref().is_some_and(|said| said.len() > description::LIMIT) {
            return Err(ActionError::Asked("its description is too long".to_owned()));
        }
        let plain = self.data.as_ref().map(|data| (data_sets::path_for(&card, None), data));
        let host = self.host.as_ref().map(|data| (data_sets::host_path(&card), data));
        let cases = self.cases.iter().map(|(case, data)| (data_sets::path_for(&card, Some(case)), data));
        let beside: Vec<_> = plain.into_iter().chain(cases).chain(host).collect();
        if overwrite == Overwrite::No && !card.is_file() {
            for (path, _) in &beside {
                templates::refuse_there(path)?;
            }
        }
        templates::save(home, &self.name, &self.card, overwrite)?;
        for (path, data) in beside {
            file::write_atomic(&path, data)?;
        }
        if let Some(said) = &self.description {
            description::write(&card, said)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = "{\"type\": \"AdaptiveCard\",\n \"version\":  1.50}";

    #[test]
    fn everything_goes_out_and_comes_in_as_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let (here, there) = (Home::at(folder.path().join("here")), Home::at(folder.path().join("there")));
        let card = templates::save(&here, "a b", &format!("{CARD}\n"), Overwrite::No).unwrap();
        let file = |card: &Path, case: Option<&str>| data_sets::path_for(card, case);
        std::fs::write(file(&card, None), "{\"n\": 1.0}\n").unwrap();
        std::fs::write(file(&card, Some("x")), "\u{feff}[ ]\r\n").unwrap();
        std::fs::write(data_sets::host_path(&card), "{\"h\": 1}\n").unwrap();
        description::write(&card, "For \"you\".\nTwo.").unwrap();
        let text = export_template(&templates::find(&here, None, "a b").unwrap()).unwrap();
        assert!(Document::parse(text.as_str()).unwrap().is_strict(), "{text}");
        let out = folder.path().join("out.json");
        write_export(&text, &out, Overwrite::No).unwrap();
        assert!(write_export(&text, &out, Overwrite::No).is_err());
        let import = |name, overwrite| import_template(&there, &CardSource::File(out.clone()), name, overwrite);
        assert_eq!(import(None, Overwrite::No).unwrap(), "a b");
        let other = templates::path(&there, "a b");
        for path in [&card, &file(&card, None), &data_sets::host_path(&card), &description::path_for(&card)] {
            let copy = other.with_file_name(path.file_name().unwrap());
            assert_eq!(std::fs::read_to_string(path).unwrap(), std::fs::read_to_string(copy).unwrap());
        }
        assert_eq!(std::fs::read_to_string(file(&other, Some("x"))).unwrap(), "[ ]\n");
        assert!(import(None, Overwrite::No).unwrap_err().to_string().contains("already"));
        import(None, Overwrite::Yes).unwrap();
        assert_eq!(import(Some("c"), Overwrite::No).unwrap(), "c");
        std::fs::remove_file(templates::path(&there, "c")).unwrap();
        let told = import(Some("c"), Overwrite::No).unwrap_err().to_string();
        assert!(told.contains("c.data.json") && !templates::path(&there, "c").exists(), "{told}");
    }

    #[test]
    fn what_is_wrong_with_a_file_is_told_and_nothing_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::at(folder.path().join("home"));
        let path = folder.path().join("in.json");
        for (text, told) in [
            (
                "{\"cardwright\": \"template\", \"version\": 2}",
                "a newer cardwright wrote it (format 2, this one knows 1)",
            ),
            ("{\"cardwright\": \"session\", \"version\": 1}", "no exported template"),
            ("{\"cardwright\": \"template\"}", "no version"),
            ("{\"cardwright\": \"template\", \"version\": 1}", "no card"),
            ("{\"cardwright\": \"template\", \"version\": 1, \"card\": CARD}", "no name"),
            ("{\"cardwright\": \"template\", \"version\": 1, \"name\": \"a\", \"card\": {}}", "is no card"),
            (
                "{\"cardwright\": \"template\", \"version\": 1, \"name\": \"../a\", \"card\": CARD}",
                "cannot be the name",
            ),
            (
                "{\"cardwright\": \"template\", \"version\": 1, \"name\": \"a\", \"card\": CARD, \"cases\": {\"../b\": 1}}",
                "case",
            ),
            (
                "{\"cardwright\": \"template\", \"version\": 1, \"name\": \"a\", \"card\": CARD, \"cases\": [1]}",
                "`cases`",
            ),
            ("{\"a\": 1}", "no card"),
            ("{", "line 1"),
        ] {
            std::fs::write(&path, text.replace("CARD", CARD)).unwrap();
            let error = import_template(&home, &CardSource::File(path.clone()), None, Overwrite::No).unwrap_err();
            assert!(error.to_string().contains(told), "{text}: {error}");
        }
        assert!(!folder.path().join("home/templates").exists());
        std::fs::write(&path, format!("// mine\n{CARD}")).unwrap();
        let name = import_template(&home, &CardSource::File(path), None, Overwrite::No).unwrap();
        assert_eq!(templates::read(&home, &name).unwrap(), format!("// mine\n{CARD}"), "a plain card stays as it is");
    }
}
