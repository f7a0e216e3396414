//! The command table.
//!
//! A command is a name, a title, one line of help, a scope, default keys, whether it can be used now (and if not, why),
//! and the message it stands for. Palette, which-key, help, bottom bar, key configuration and the README's key list are
//! views of this one table, so that none of them can drift.
//!
//! The entries stand in a file for each scope; [`keys`] is how keys are written and looked up. A command never does
//! anything itself: it stands for a message, and the screen that it belongs to knows what that means. A new command is one
//! entry; tests see to it that its name is unique, its keys are free, and a key script proves what it does.

mod channel;
mod data;
mod design;
mod endpoints;
mod global;
mod history;
pub mod keys;
mod marks;
mod problems;
mod properties;
mod restyle;
mod source;
mod table;

use std::borrow::Cow;
use std::fmt::Write;

use super::app::{Message, Model};

pub use keys::{KeyMap, Meaning, Sequence};

/// Where a command and its keys count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere, unless a text is being typed.
    Global,
    /// In the designer: outline, preview and properties.
    Design,
    /// In the properties of the designer, before those of the designer.
    Properties,
    /// In the problems of the designer, before those of the designer.
    Problems,
    /// In the source of the designer; plain characters are text there.
    Source,
    /// On the data.
    Data,
    /// In the channel.
    Channel,
    /// Among the endpoints.
    Endpoints,
    /// In the history.
    History,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Self; 9] = [
        Self::Global,
        Self::Design,
        Self::Properties,
        Self::Problems,
        Self::Source,
        Self::Data,
        Self::Channel,
        Self::Endpoints,
        Self::History,
    ];

    /// The name in a config file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Design => "design",
            Self::Properties => "properties",
            Self::Problems => "problems",
            Self::Source => "source",
            Self::Data => "data",
            Self::Channel => "channel",
            Self::Endpoints => "endpoints",
            Self::History => "history",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Global => "Everywhere",
            Self::Design => "Design",
            Self::Properties => "Properties",
            Self::Problems => "Problems",
            Self::Source => "Source",
            Self::Data => "Data",
            Self::Channel => "Channel",
            Self::Endpoints => "Endpoints",
            Self::History => "History",
        }
    }

    /// Reads the name in a config file.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// Why a command cannot be used at the moment, as the palette shows it.
pub type Reason = Cow<'static, str>;

/// One command.
#[derive(Debug)]
pub struct Command {
    /// Its name in a config file: `save-as`.
    pub name: &'static str,
    /// Its title in the palette: `Save as …`.
    pub title: &'static str,
    /// One line of help.
    pub help: &'static str,
    /// Where it counts.
    pub scope: Scope,
    /// Its default keys.
    pub keys: &'static [&'static str],
    /// Its word in the bottom bar, when it deserves a place there.
    pub bar: Option<&'static str>,
    /// Whether it can be used now.
    pub available: fn(&Model) -> Result<(), Reason>,
    /// The message it stands for.
    pub message: fn() -> Message,
}

impl PartialEq for Command {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.scope == other.scope
    }
}

/// Every command.
pub fn all() -> impl Iterator<Item = &'static Command> {
    [
        global::COMMANDS,
        problems::COMMANDS,
        design::COMMANDS,
        marks::COMMANDS,
        restyle::COMMANDS,
        table::COMMANDS,
        properties::COMMANDS,
        problems::LIST,
        source::COMMANDS,
        restyle::SOURCE,
        data::COMMANDS,
        channel::COMMANDS,
        endpoints::COMMANDS,
        history::COMMANDS,
    ]
    .into_iter()
    .flatten()
}

/// What deserves a place in the bar of keys in these scopes, with its word there: what the nearest scope is there for
/// first, wherever else it can be done.
pub fn bar(scopes: &'static [Scope]) -> impl Iterator<Item = (&'static Command, &'static str)> {
    let first = if scopes.first() == Some(&Scope::Problems) { problems::FIRST } else { &[] };
    let first = first.iter().filter_map(|(name, word)| Some((find(name)?, *word)));
    let own = scopes.iter().flat_map(|scope| all().filter(move |command| command.scope == *scope));
    first.chain(own.filter_map(|command| Some((command, command.bar?))))
}

/// The command of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Command> {
    all().find(|command| command.name == name)
}

/// The key lines of a config file, as TOML: every default.
#[must_use]
pub fn default_keys() -> String {
    let mut text = String::new();
    for scope in Scope::ALL {
        let _ = writeln!(text, "[keys.{}]", scope.name());
        for command in all().filter(|command| command.scope == scope) {
            for keys in command.keys {
                let _ = writeln!(text, "\"{}\" = \"{}\"  # {}", escape(keys), command.name, command.title);
            }
        }
    }
    text
}

fn escape(keys: &str) -> String {
    keys.replace('\\', "\\\\").replace('"', "\\\"")
}

/// It can always be used.
fn always(_: &Model) -> Result<(), Reason> {
    Ok(())
}

/// The source is JSON at the moment.
fn not_broken(model: &Model) -> Result<(), Reason> {
    match model.shared.workspace.broken() {
        Some(_) => Err("the source is broken at the moment".into()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_unique_and_keys_parse() {
        let mut names = HashSet::new();
        for command in all() {
            assert!(names.insert(command.name), "{} stands twice in the table", command.name);
            for keys in command.keys {
                assert!(Sequence::parse(keys).is_ok(), "{}: {keys}", command.name);
            }
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_one_scope_and_none_hides_a_sequence() {
        let map = KeyMap::default();
        let bindings = map.bindings();
        for (at, one) in bindings.iter().enumerate() {
            for other in bindings.iter().skip(at + 1).filter(|other| other.scope == one.scope) {
                assert!(
                    !one.keys.begins(&other.keys) && !other.keys.begins(&one.keys),
                    "{} of {} collides with {}",
                    one.keys.label(),
                    one.command.name,
                    other.command.name
                );
            }
        }
    }
}
