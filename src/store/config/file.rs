//! The shape of `config.toml`, as serde reads it.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::expr::Engine;

use super::{Base, Borders, PreviewTheme, SandboxLimits};

/// A table whose keys and values keep their places in the text.
pub(in crate::store) type Placed = BTreeMap<Spanned<String>, Spanned<String>>;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ConfigFile {
    pub(super) mouse: Option<bool>,
    pub(super) engine: Option<EngineName>,
    pub(super) borders: Option<Borders>,
    pub(super) theme: ThemeTable,
    pub(super) preview: PreviewTable,
    pub(super) send: SendTable,
    pub(super) sandbox: SandboxTable,
    pub(super) check: Placed,
    pub(super) keys: BTreeMap<String, Placed>,
}

/// The name of an engine of expressions.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::store) enum EngineName {
    Js,
    Dotnet,
}

impl From<EngineName> for Engine {
    fn from(name: EngineName) -> Self {
        match name {
            EngineName::Js => Self::JavaScript,
            EngineName::Dotnet => Self::DotNet,
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ThemeTable {
    pub(super) base: Option<Base>,
    pub(super) colours: Placed,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PreviewTable {
    pub(super) theme: Option<PreviewTheme>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SendTable {
    pub(super) connect_timeout: Option<Spanned<u64>>,
    pub(super) timeout: Option<Spanned<u64>>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SandboxTable {
    pub(super) port: Option<u16>,
    pub(super) limits: Option<SandboxLimits>,
}
