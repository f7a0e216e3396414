//! The files that the tests read: the corpus with its index, or the fixtures with theirs.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// What the index says of a file as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Json {
    /// RFC 8259.
    Strict,
    /// With comments, trailing commas or something else that some readers forgive.
    Lenient,
    /// No JSON.
    Fails,
}

/// One file.
#[derive(Debug)]
pub(crate) struct Case {
    /// The path in the index.
    pub(crate) path: String,
    /// What it is: `adaptive`, `template`, `messagecard`, `botcard:hero` …
    pub(crate) kind: String,
    pub(crate) json: Json,
    pub(crate) bytes: Vec<u8>,
    /// The other columns of the index, by name.
    pub(crate) columns: BTreeMap<String, String>,
}

impl Case {
    /// What the index says under a column; empty when it has none.
    pub(crate) fn column(&self, name: &str) -> &str {
        self.columns.get(name).map_or("", String::as_str)
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }
}

/// Where the files of a run come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The whole corpus: counts are pinned.
    Corpus,
    /// Our own few.
    Fixtures,
}

/// All files of the index, and where they come from.
pub(crate) fn cases() -> (Vec<Case>, Origin) {
    let Some(folder) = env::var_os("CARDWRIGHT_CORPUS") else {
        println!("CARDWRIGHT_CORPUS is not set: only the fixtures of tests/fixtures/ are tested");
        return (fixtures(), Origin::Fixtures);
    };
    (read(&PathBuf::from(folder).join("cards")), Origin::Corpus)
}

/// The files of the project itself: the fixtures and the gallery.
pub(crate) fn fixtures() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = read(&root.join("tests/fixtures/cards"));
    let gallery = root.join("assets/templates");
    let mut names: Vec<PathBuf> = fs::read_dir(&gallery)
        .expect("the gallery is there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    names.sort();
    cases.extend(names.iter().map(|path| {
        let bytes = fs::read(path).expect("a gallery card can be read");
        let text = String::from_utf8_lossy(&bytes);
        let kind = if text.contains("\"@type\": \"MessageCard\"") { "messagecard" } else { "adaptive" };
        Case {
            path: path.display().to_string(),
            kind: kind.to_owned(),
            json: Json::Strict,
            bytes: bytes.clone(),
            columns: BTreeMap::new(),
        }
    }));
    cases
}

fn read(folder: &Path) -> Vec<Case> {
    let index = folder.join("INDEX.tsv");
    let text = fs::read_to_string(&index).unwrap_or_else(|error| panic!("{}: {error}", index.display()));
    let mut lines = text.lines();
    let columns: BTreeMap<&str, usize> =
        lines.next().unwrap_or_default().split('\t').enumerate().map(|(at, name)| (name, at)).collect();
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let path = fields[columns["path"]];
            let json = match fields[columns["json"]] {
                "strict" => Json::Strict,
                "lenient" => Json::Lenient,
                "fails" => Json::Fails,
                other => panic!("{path}: the index says `{other}`"),
            };
            let bytes = fs::read(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            let kind = fields[columns["kind"]].to_owned();
            let named = columns.iter().map(|(name, at)| ((*name).to_owned(), fields[*at].to_owned())).collect();
            Case { path: path.to_owned(), kind, json, bytes, columns: named }
        })
        .collect()
}
