//! Keys: how they are written, what they stand for in which scope, sequences included.

use crokey::KeyCombination;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{Command, Scope, all};

/// One key after the other: `ctrl-s`, `g g`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sequence(Vec<KeyCombination>);

impl Sequence {
    /// Reads a sequence as a config file writes it: keys divided by blanks.
    ///
    /// # Errors
    /// Names the word that is no key.
    pub fn parse(text: &str) -> Result<Self, String> {
        let keys: Result<Vec<_>, _> = text.split_whitespace().map(parse_key).collect();
        match keys {
            Ok(keys) if keys.is_empty() => Err("no key is named".to_owned()),
            Ok(keys) => Ok(Self(keys)),
            Err(word) => Err(format!("`{word}` is no key")),
        }
    }

    /// Whether `other` is this sequence or begins with it.
    #[must_use]
    pub fn begins(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The sequence as people read it: `g g`, `Ctrl-S`, `⏎`.
    #[must_use]
    pub fn label(&self) -> String {
        self.0.iter().map(|key| label(*key)).collect::<Vec<_>>().join(" ")
    }
}

fn parse_key(word: &str) -> Result<KeyCombination, String> {
    // Signs that crokey's own notation uses for itself or does not know.
    let named = match word {
        "-" => Some('-'),
        "<" => Some('<'),
        ">" => Some('>'),
        _ => None,
    };
    if let Some(c) = named {
        return Ok(KeyCombination::from(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
    }
    crokey::parse(word).map(normal).map_err(|_| word.to_owned())
}

/// A key as terminals agree on it: `?` is `?`, whether or not Shift was reported with it.
fn normal(key: KeyCombination) -> KeyCombination {
    let event: KeyEvent = key.into();
    from_event(event)
}

/// The key of an event, in the form that the key map knows.
#[must_use]
pub fn from_event(event: KeyEvent) -> KeyCombination {
    let mut event = event;
    if let KeyCode::Char(c) = event.code
        && !c.is_alphabetic()
    {
        event.modifiers.remove(KeyModifiers::SHIFT);
    }
    if event.code == KeyCode::BackTab {
        event.modifiers.insert(KeyModifiers::SHIFT);
    }
    KeyCombination::from(KeyEvent::new(event.code, event.modifiers))
}

/// A key as people read it.
#[must_use]
pub fn label(key: KeyCombination) -> String {
    let event: KeyEvent = key.into();
    let name = match event.code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(c) if event.modifiers.contains(KeyModifiers::SHIFT) => c.to_uppercase().to_string(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::Enter => "⏎".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::Delete => "Del".to_owned(),
        KeyCode::Backspace => "Backspace".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::Home => "Home".to_owned(),
        KeyCode::End => "End".to_owned(),
        KeyCode::F(number) => format!("F{number}"),
        other => format!("{other:?}"),
    };
    let mut text = String::new();
    if event.modifiers.contains(KeyModifiers::CONTROL) {
        text.push_str("Ctrl-");
    }
    if event.modifiers.contains(KeyModifiers::ALT) {
        text.push_str("Alt-");
    }
    if event.modifiers.contains(KeyModifiers::SHIFT) && !matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab) {
        text.push_str("Shift-");
    }
    if text.is_empty() { name } else { text + &if name.chars().count() == 1 { name.to_uppercase() } else { name } }
}

/// What a key means at some point.
#[derive(Debug, Clone, Copy)]
pub enum Meaning {
    /// It stands for a command.
    Command(&'static Command),
    /// It begins a sequence.
    Prefix,
    /// Nothing.
    Nothing,
}

/// The keys of every command, defaults and the user's own.
#[derive(Debug, Clone)]
pub struct KeyMap {
    bindings: Vec<Binding>,
}

/// One way to reach a command.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where it counts.
    pub scope: Scope,
    /// The keys.
    pub keys: Sequence,
    /// The command.
    pub command: &'static Command,
}

impl Default for KeyMap {
    fn default() -> Self {
        let mut bindings = Vec::new();
        for command in all() {
            for keys in command.keys {
                if let Ok(keys) = Sequence::parse(keys) {
                    bindings.push(Binding { scope: command.scope, keys, command });
                }
            }
        }
        Self { bindings }
    }
}

impl KeyMap {
    /// Binds keys in a scope to a command, or frees them; what they stood for there before does not count any more.
    pub fn bind(&mut self, scope: Scope, keys: Sequence, command: Option<&'static Command>) {
        self.bindings.retain(|binding| binding.scope != scope || binding.keys != keys);
        if let Some(command) = command {
            self.bindings.push(Binding { scope, keys, command });
        }
    }

    /// What the keys pressed so far mean in these scopes, the nearest first.
    #[must_use]
    pub fn meaning(&self, scopes: &[Scope], pressed: &[KeyCombination]) -> Meaning {
        for scope in scopes {
            let mut prefix = false;
            for binding in self.bindings.iter().filter(|binding| binding.scope == *scope) {
                if binding.keys.0 == pressed {
                    return Meaning::Command(binding.command);
                }
                prefix |= binding.keys.0.starts_with(pressed);
            }
            if prefix {
                return Meaning::Prefix;
            }
        }
        Meaning::Nothing
    }

    /// What may follow the keys pressed so far: the rest of the keys, and the command.
    #[must_use]
    pub fn continuations(&self, scopes: &[Scope], pressed: &[KeyCombination]) -> Vec<(String, &'static Command)> {
        let mut found: Vec<(String, &'static Command)> = Vec::new();
        for scope in scopes {
            for binding in self.bindings.iter().filter(|binding| binding.scope == *scope) {
                if let Some(rest) = binding.keys.0.strip_prefix(pressed)
                    && !rest.is_empty()
                    && !found.iter().any(|(_, command)| std::ptr::eq(*command, binding.command))
                {
                    found.push((rest.iter().map(|key| label(*key)).collect::<Vec<_>>().join(" "), binding.command));
                }
            }
        }
        found
    }

    /// The keys of a command, as people read them.
    #[must_use]
    pub fn labels(&self, command: &Command) -> Vec<String> {
        self.bindings
            .iter()
            .filter(|binding| std::ptr::eq(binding.command, command))
            .map(|binding| binding.keys.label())
            .collect()
    }

    /// Those of its keys that mean it in these scopes: a nearer scope may have another use for one.
    #[must_use]
    pub fn labels_in(&self, scopes: &[Scope], command: &Command) -> Vec<String> {
        let own = self.bindings.iter().filter(|binding| std::ptr::eq(binding.command, command));
        let means = |keys: &Sequence| match self.meaning(scopes, &keys.0) {
            Meaning::Command(meant) => std::ptr::eq(meant, command),
            _ => false,
        };
        own.filter(|binding| means(&binding.keys)).map(|binding| binding.keys.label()).collect()
    }

    /// Every binding.
    #[must_use]
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }
}
