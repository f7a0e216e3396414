//! How paths and pointers are written into JSON. Not every path is UTF-8: one that is not is kept as its bytes.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::json::Pointer;

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WrittenPath {
    Text(String),
    Bytes { bytes: Vec<u8> },
}

impl WrittenPath {
    fn new(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Bytes { bytes: path.as_os_str().as_encoded_bytes().to_vec() },
        }
    }

    fn read(self) -> PathBuf {
        match self {
            Self::Text(text) => text.into(),
            #[cfg(unix)]
            Self::Bytes { bytes } => {
                PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes))
            }
            #[cfg(not(unix))]
            Self::Bytes { bytes } => String::from_utf8_lossy(&bytes).into_owned().into(),
        }
    }
}

/// An optional path.
pub(super) mod path {
    use super::{Deserialize, Deserializer, PathBuf, Serialize, Serializer, WrittenPath};

    #[expect(clippy::ref_option, reason = "serde hands the field over as it is")]
    pub(in crate::store) fn serialize<S: Serializer>(path: &Option<PathBuf>, to: S) -> Result<S::Ok, S::Error> {
        path.as_deref().map(WrittenPath::new).serialize(to)
    }

    pub(in crate::store) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<PathBuf>, D::Error> {
        Ok(Option::<WrittenPath>::deserialize(from)?.map(WrittenPath::read))
    }
}

/// A list of paths.
pub(super) mod paths {
    use super::{Deserialize, Deserializer, PathBuf, Serializer, WrittenPath};

    pub(in crate::store) fn serialize<S: Serializer>(paths: &[PathBuf], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(paths.iter().map(|path| WrittenPath::new(path)))
    }

    pub(in crate::store) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<PathBuf>, D::Error> {
        Ok(Vec::<WrittenPath>::deserialize(from)?.into_iter().map(WrittenPath::read).collect())
    }
}

/// A JSON Pointer in its written form.
pub(super) mod pointer {
    use serde::de::Error;

    use super::{Deserialize, Deserializer, Pointer, Serializer};

    pub(in crate::store) fn serialize<S: Serializer>(pointer: &Pointer, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(pointer.as_str())
    }

    pub(in crate::store) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Pointer, D::Error> {
        Pointer::parse(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Example {
        #[serde(with = "path")]
        file: Option<PathBuf>,
        #[serde(with = "paths")]
        recent: Vec<PathBuf>,
        #[serde(with = "pointer")]
        at: Pointer,
    }

    #[test]
    fn paths_and_pointers_come_back() {
        #[cfg(unix)]
        let odd = PathBuf::from(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"/tmp/\xff.json"));
        #[cfg(not(unix))]
        let odd = PathBuf::from("odd.json");
        let example = Example {
            file: Some(odd.clone()),
            recent: vec!["/tmp/a.json".into(), odd],
            at: Pointer::root().key("body").index(2),
        };
        let text = serde_json::to_string(&example).unwrap();
        assert!(text.contains(r#""/tmp/a.json""#) && text.contains(r#""/body/2""#), "{text}");
        assert_eq!(serde_json::from_str::<Example>(&text).unwrap(), example);
        assert!(serde_json::from_str::<Example>(r#"{"file":null,"recent":[],"at":"body"}"#).is_err());
    }
}
