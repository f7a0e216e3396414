//! Where names are looked up.

use super::value::Value;

/// What names beginning with `$` mean in a card template.
#[derive(Debug, Clone)]
pub struct Names<'a> {
    /// `$root`: the data of the template.
    pub root: Value<'a>,
    /// `$index`: which one of the items that an element is repeated for.
    pub index: Value<'a>,
    /// `$host`: what the host adds.
    pub host: Value<'a>,
    /// `$_acTemplateVersion`.
    pub version: Value<'a>,
}

/// Where the names of an expression are looked up.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    /// What bare names read from. In a card template it is `$data` as well.
    pub data: Value<'a>,
    /// What names beginning with `$` read from; without it they are names like any other.
    pub names: Option<Names<'a>>,
}

impl<'a> Scope<'a> {
    /// A scope that is nothing but data.
    #[must_use]
    pub const fn new(data: Value<'a>) -> Self {
        Self { data, names: None }
    }

    /// The scope of a card template: bare names read from `data`, names beginning with `$` as they are said.
    #[must_use]
    pub const fn template(data: Value<'a>, names: Names<'a>) -> Self {
        Self { data, names: Some(names) }
    }

    /// What a name beginning with `$` reads; nothing if this scope has no such names or not this one.
    pub(super) fn named(&self, name: &str) -> Option<Value<'a>> {
        let names = self.names.as_ref()?;
        let known = [
            ("$data", &self.data),
            ("$root", &names.root),
            ("$index", &names.index),
            ("$host", &names.host),
            ("$_acTemplateVersion", &names.version),
        ];
        let found = known.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        Some(found.map_or(Value::Undefined, |(_, value)| (*value).clone()))
    }
}
