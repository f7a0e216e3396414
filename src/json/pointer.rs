//! JSON Pointers (RFC 6901): the address of a value inside a document.

use std::fmt;

/// The address of a value: `""` is the whole document, `/body/0/text` a member of the first item of `body`.
///
/// Kept in its escaped written form (`~0` for `~`, `~1` for `/`), so that comparing and printing are free.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(String);

/// A text that is no JSON Pointer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no JSON Pointer: it has to be empty or start with `/`")]
pub struct PointerError(String);

impl Pointer {
    /// The pointer to the whole document.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Reads a pointer in its written form.
    ///
    /// # Errors
    /// When the text is neither empty nor starts with `/`.
    pub fn parse(text: &str) -> Result<Self, PointerError> {
        if text.is_empty() || text.starts_with('/') {
            Ok(Self(text.to_owned()))
        } else {
            Err(PointerError(text.to_owned()))
        }
    }

    /// The pointer to the member `key` of this object.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + key.len() + 1);
        text.push_str(&self.0);
        text.push('/');
        for c in key.chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                c => text.push(c),
            }
        }
        Self(text)
    }

    /// The pointer to item `index` of this array.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The pointer to the value that holds this one; the root has none.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|at| Self(self.0[..at].to_owned()))
    }

    /// The last step, unescaped: a key, or an index as text.
    #[must_use]
    pub fn last(&self) -> Option<String> {
        self.0.rfind('/').map(|at| unescape(&self.0[at + 1..]))
    }

    /// The last step as an index, when it is one.
    #[must_use]
    pub fn last_index(&self) -> Option<usize> {
        self.0.rfind('/').and_then(|at| self.0[at + 1..].parse().ok())
    }

    /// The steps from the root, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }

    /// How many steps below the root this pointer leads.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.bytes().filter(|b| *b == b'/').count()
    }

    /// Whether this is the pointer to the whole document.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `other` is this value or lies inside it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.0.strip_prefix(&self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The written form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn unescape(step: &str) -> String {
    if step.contains('~') { step.replace("~1", "/").replace("~0", "~") } else { step.to_owned() }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pointer({:?})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_escape_and_unescape() {
        let pointer = Pointer::root().key("a/b").key("~c").index(3);
        assert_eq!(pointer.as_str(), "/a~1b/~0c/3");
        assert_eq!(pointer.steps().collect::<Vec<_>>(), ["a/b", "~c", "3"]);
        assert_eq!(pointer.last_index(), Some(3));
        assert_eq!(pointer.depth(), 3);
    }

    #[test]
    fn containment_is_by_whole_steps() {
        let body = Pointer::root().key("body");
        assert!(body.contains(&body.index(0)));
        assert!(body.contains(&body));
        assert!(!body.contains(&Pointer::root().key("body2")));
        assert!(Pointer::root().contains(&body));
    }

    #[test]
    fn a_relative_text_is_refused() {
        assert!(Pointer::parse("body/0").is_err());
        assert_eq!(Pointer::parse(""), Ok(Pointer::root()));
    }
}
