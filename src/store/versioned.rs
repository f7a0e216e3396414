//! Our small JSON files: one object whose `version` says how to read the rest.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{StoreError, file};

/// What stood in a file.
pub(super) enum Loaded<T> {
    /// No file.
    Absent,
    /// The content.
    Whole(T),
    /// A file that cannot be understood, and why.
    Damaged(String),
}

/// Reads a file whose newest format is `known`.
pub(super) fn load<T: DeserializeOwned>(path: &Path, known: u64) -> Result<Loaded<T>, StoreError> {
    let Some(bytes) = file::read_own(path)? else { return Ok(Loaded::Absent) };
    let object: Map<String, Value> = match serde_json::from_slice(&bytes) {
        Ok(object) => object,
        Err(error) => return Ok(Loaded::Damaged(error.to_string())),
    };
    match object.get("version").and_then(Value::as_u64) {
        Some(version) if version > known => Err(StoreError::Newer { path: path.to_owned(), version, known }),
        Some(version) if version > 0 => Ok(match serde_json::from_value(Value::Object(object)) {
            Ok(content) => Loaded::Whole(content),
            Err(error) => Loaded::Damaged(error.to_string()),
        }),
        _ => Ok(Loaded::Damaged("it does not say which version it has".to_owned())),
    }
}

/// Writes a content, which has to become an object, with the version in front.
pub(super) fn save<T: Serialize>(path: &Path, version: u64, content: &T) -> Result<(), StoreError> {
    let fault = |reason: String| StoreError::Storage { path: path.to_owned(), reason };
    let mut object = Map::new();
    object.insert("version".to_owned(), version.into());
    match serde_json::to_value(content) {
        Ok(Value::Object(members)) => object.extend(members),
        Ok(_) => return Err(fault("only an object can be stored".to_owned())),
        Err(error) => return Err(fault(error.to_string())),
    }
    let mut text = serde_json::to_string_pretty(&object).map_err(|error| fault(error.to_string()))?;
    text.push('\n');
    file::write_private(path, text)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Content {
        names: Vec<String>,
    }

    #[test]
    fn a_content_comes_back_and_damage_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x/names.json");
        assert!(matches!(load::<Content>(&path, 1), Ok(Loaded::Absent)));
        let content = Content { names: vec!["a".to_owned()] };
        save(&path, 1, &content).unwrap();
        assert!(std::fs::read_to_string(&path).unwrap().starts_with("{\n  \"version\": 1,"));
        assert!(matches!(load::<Content>(&path, 1), Ok(Loaded::Whole(read)) if read == content));
        for damaged in ["", "{", "[]", "{}", r#"{"version":1}"#, r#"{"version":0,"names":[]}"#, "\u{0}\u{0}"] {
            std::fs::write(&path, damaged).unwrap();
            assert!(matches!(load::<Content>(&path, 1), Ok(Loaded::Damaged(_))), "{damaged}");
        }
        std::fs::write(&path, r#"{"version":7,"new":true}"#).unwrap();
        assert!(matches!(load::<Content>(&path, 1), Err(StoreError::Newer { version: 7, known: 1, .. })));
        assert!(path.exists());
    }
}
