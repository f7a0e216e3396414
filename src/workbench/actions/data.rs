//! The data that a template is filled with: read from files, with single values set beside them.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value as Data;

use crate::card::text::{label, plain};
use crate::expr::{Engine, Environment};
use crate::json::Document;
use crate::store::{data_sets, file};
use crate::template::Input;

use super::cards::read_text;
use super::{ActionError, CardSource};

/// What data was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataSource {
    /// Where `$root` is read from.
    pub data: Option<CardSource>,
    /// Values that are put into it, one after the other.
    pub set: Vec<Setting>,
    /// Where `$host` is read from.
    pub host: Option<CardSource>,
}

/// A value that is put into the data: `user.name=Ann`, `items[0].done=true`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    path: Vec<Step>,
    value: Data,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Index(usize),
}

/// What a template is filled with.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DataSet {
    /// `$root`; without it every name is missing.
    pub data: Option<Data>,
    /// `$host`.
    pub host: Option<Data>,
    /// Whose behaviour rules.
    pub engine: Engine,
}

/// A data set by its name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NamedSet {
    /// What messages call it.
    pub name: String,
    /// The data.
    pub data: DataSet,
}

/// What data sets were asked for, for cards that are looked at with each of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataSources {
    /// Where they are read from; those beside the card when there are none.
    pub data: Vec<CardSource>,
    /// Values that are put into each of them.
    pub set: Vec<Setting>,
    /// Where `$host` is read from; what lies beside the card when it is not named.
    pub host: Option<CardSource>,
}

impl DataSources {
    /// Whether nothing was asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads the data sets that were asked for; none when none was.
    ///
    /// # Errors
    /// As [`DataSource::read`].
    pub fn read(&self, engine: Engine) -> Result<Vec<NamedSet>, ActionError> {
        if self.is_empty() {
            return Ok(Vec::new());
        }
        let host = self.host.as_ref().map(read).transpose()?;
        if self.data.is_empty() {
            return Ok(vec![self.named("default".to_owned(), None, host, engine)?]);
        }
        let sets = self.data.iter().map(|source| self.named(called(source), Some(source), host.clone(), engine));
        sets.collect()
    }

    /// Reads the data sets that lie beside a card, if no others were asked for: the plain one is called `default`, the others
    /// as their case.
    ///
    /// # Errors
    /// As [`DataSource::read`], and when the folder cannot be read.
    pub fn beside(&self, card: &Path, engine: Engine) -> Result<Vec<NamedSet>, ActionError> {
        let found = if self.data.is_empty() { data_sets::beside(card)? } else { Vec::new() };
        if found.is_empty() {
            return self.read(engine);
        }
        let own = Some(data_sets::host_path(card)).filter(|path| path.is_file()).map(CardSource::File);
        let host = self.host.as_ref().or(own.as_ref()).map(read).transpose()?;
        let sets = found.into_iter().map(|set| {
            let name = set.case.unwrap_or_else(|| "default".to_owned());
            self.named(name, Some(&CardSource::File(set.path)), host.clone(), engine)
        });
        sets.collect()
    }

    fn named(
        &self,
        name: String,
        source: Option<&CardSource>,
        host: Option<Data>,
        engine: Engine,
    ) -> Result<NamedSet, ActionError> {
        let asked = DataSource { data: source.cloned(), set: self.set.clone(), host: None };
        let data = asked.read(engine)?;
        Ok(NamedSet { name, data: DataSet { host, ..data } })
    }
}

impl DataSet {
    /// The data as a template takes them.
    #[must_use]
    pub fn input(&self) -> Input<'_> {
        Input { data: self.data.as_ref(), host: self.host.as_ref() }
    }
}

impl DataSource {
    /// Whether anything was asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Reads the data.
    ///
    /// # Errors
    /// When a file is not there, cannot be read or is no JSON, and when a value cannot be set where it is asked for.
    pub fn read(&self, engine: Engine) -> Result<DataSet, ActionError> {
        let mut data = self.data.as_ref().map(read).transpose()?;
        for setting in &self.set {
            setting
                .put(data.get_or_insert_with(|| Data::Object(serde_json::Map::new())))
                .map_err(ActionError::Asked)?;
        }
        Ok(DataSet { data, host: self.host.as_ref().map(read).transpose()?, engine })
    }
}

/// Reads JSON that is data.
fn read(source: &CardSource) -> Result<Data, ActionError> {
    let text = read_text(source, file::DATA_LIMIT)?;
    parse(&text.text).map_err(|error| ActionError::NotJson(format!("{}: {error}", text.place())))
}

/// Data from their text. Only what is no strict JSON is read as a document, which takes comments and says what is wrong
/// where: the tree of one takes as much memory as the data once more.
pub(super) fn parse(text: &str) -> Result<Data, crate::json::SyntaxError> {
    if let Ok(data) = serde_json::from_str(text) {
        return Ok(data);
    }
    Document::parse(text).map(|document| document.root().to_json())
}

/// The environment of an expansion that happens now: the clock of this machine, UTC, `en-US`.
#[must_use]
pub(super) fn environment_of_now() -> Environment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Environment { now: i64::try_from(since.as_millis()).unwrap_or(i64::MAX), ..Environment::default() }
}

/// How far a list may grow by an index that is set.
const LONGEST: usize = 100_000;

impl Setting {
    /// Reads `path=value`. The value is JSON; what is no JSON is a text.
    ///
    /// # Errors
    /// What is wrong with the path, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (path, value) = text.split_once('=').ok_or("write PATH=VALUE, such as user.name=Ann")?;
        let value = serde_json::from_str(value).unwrap_or_else(|_| Data::String(value.to_owned()));
        Self::new(path.trim(), value)
    }

    /// A value that is put at this path.
    ///
    /// # Errors
    /// When that is no path.
    pub fn new(path: &str, value: Data) -> Result<Self, String> {
        Ok(Self { path: steps(path)?, value })
    }

    /// What the data hold at its path.
    #[must_use]
    pub fn get<'d>(&self, data: &'d Data) -> Option<&'d Data> {
        self.path.iter().try_fold(data, |at, step| match step {
            Step::Key(key) => at.get(key),
            Step::Index(index) => at.get(index),
        })
    }

    /// Puts it into the data.
    ///
    /// # Errors
    /// What is in its way, in words.
    pub(super) fn put(&self, data: &mut Data) -> Result<(), String> {
        let mut at = data;
        let mut way = String::from("the data");
        for step in &self.path {
            if at.is_null() {
                *at = match step {
                    Step::Key(_) => Data::Object(serde_json::Map::new()),
                    Step::Index(_) => Data::Array(Vec::new()),
                };
            }
            let kind = noun(at);
            at = match (step, at) {
                (Step::Key(key), Data::Object(members)) => members.entry(key.clone()).or_insert(Data::Null),
                (Step::Index(index), Data::Array(items)) => {
                    if *index >= LONGEST {
                        return Err(format!("--set: [{index}] is too far; lists are set up to [{}]", LONGEST - 1));
                    }
                    if items.len() <= *index {
                        items.resize(*index + 1, Data::Null);
                    }
                    items.get_mut(*index).ok_or("--set: this list cannot be set")?
                }
                (Step::Key(key), _) => {
                    return Err(format!("--set: {way} is {kind}, it has no `{}`", label(key, 60)));
                }
                (Step::Index(index), _) => return Err(format!("--set: {way} is {kind}, it has no [{index}]")),
            };
            way = match step {
                Step::Key(key) => format!("`{}`", label(key, 60)),
                Step::Index(index) => format!("[{index}] of {way}"),
            };
        }
        *at = self.value.clone();
        Ok(())
    }
}

fn noun(data: &Data) -> &'static str {
    match data {
        Data::Null => "null",
        Data::Bool(_) => "true or false",
        Data::Number(_) => "a number",
        Data::String(_) => "a text",
        Data::Array(_) => "a list",
        Data::Object(_) => "an object",
    }
}

/// The steps of a path: names between dots, places of lists and names in quotes in brackets.
fn steps(path: &str) -> Result<Vec<Step>, String> {
    let wrong = || format!("`{}` is no path; write one such as user.name or items[0]['first name']", label(path, 60));
    let mut steps = Vec::new();
    let mut rest = match path.strip_prefix("$root") {
        Some(rest) if rest.starts_with('[') => rest,
        Some(rest) => rest.strip_prefix('.').unwrap_or(path),
        None => path,
    };
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('[') {
            let quote = inside.chars().next().filter(|first| matches!(first, '\'' | '"'));
            let close = match quote {
                Some(quote) => inside.get(1..).and_then(|text| text.find(&format!("{quote}]"))).map(|at| at + 2),
                None => inside.find(']'),
            };
            let close = close.ok_or_else(wrong)?;
            let written = inside.get(..close).unwrap_or_default();
            steps.push(match quote {
                Some(quote) => Step::Key(written.trim_matches(quote).to_owned()),
                None => Step::Index(written.parse().map_err(|_| wrong())?),
            });
            rest = inside.get(close + 1..).unwrap_or_default();
            match rest.strip_prefix('.') {
                Some("") => return Err(wrong()),
                Some(next) => rest = next,
                None if rest.is_empty() || rest.starts_with('[') => {}
                None => return Err(wrong()),
            }
        } else {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let (name, behind) = rest.split_at(end);
            if name.is_empty() {
                return Err(wrong());
            }
            steps.push(Step::Key(name.to_owned()));
            rest = match behind.strip_prefix('.') {
                Some("") => return Err(wrong()),
                Some(next) => next,
                None => behind,
            };
        }
    }
    if steps.is_empty() { Err(wrong()) } else { Ok(steps) }
}

/// What messages call a source.
pub(super) fn called(source: &CardSource) -> String {
    match source {
        CardSource::Stdin => "standard input".to_owned(),
        CardSource::File(path) | CardSource::Named(path) => plain(&path.to_string_lossy()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn set(data: Data, settings: &[&str]) -> Result<Data, String> {
        let mut data = data;
        for setting in settings {
            Setting::parse(setting)?.put(&mut data)?;
        }
        Ok(data)
    }

    #[test]
    fn values_are_set_along_their_paths() {
        assert_eq!(set(json!({}), &["a=1", "b.c=x y", "b.d=true"]), Ok(json!({"a": 1, "b": {"c": "x y", "d": true}})));
        assert_eq!(set(json!({"l": [1]}), &["l[2].n=null", "l[0]=[2]"]), Ok(json!({"l": [[2], null, {"n": null}]})));
        assert_eq!(set(json!({}), &["$root['a.b'][\"c d\"].e=\"1\""]), Ok(json!({"a.b": {"c d": {"e": "1"}}})));
        assert_eq!(set(json!({}), &["a=b=c"]), Ok(json!({"a": "b=c"})));
        assert_eq!(set(json!({"a": 1}), &["a="]), Ok(json!({"a": ""})));
    }

    #[test]
    fn what_cannot_be_set_is_told() {
        for (setting, told) in [
            ("a.b=1", "`a` is a text, it has no `b`"),
            ("a[0]=1", "`a` is a text, it has no [0]"),
            ("[0]=1", "the data is an object, it has no [0]"),
            ("l[100000]=1", "is too far"),
            ("novalue", "PATH=VALUE"),
            ("=1", "is no path"),
            ("a..b=1", "is no path"),
            ("a.=1", "is no path"),
            ("a[x]=1", "is no path"),
            ("a[0=1", "is no path"),
            ("a[0]b=1", "is no path"),
        ] {
            let error = set(json!({"a": "x"}), &[setting]).unwrap_err();
            assert!(error.contains(told), "{setting}: {error}");
        }
    }
}
