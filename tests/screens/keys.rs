//! Keys in a script: characters as they are, other keys in angle brackets (`<enter>`, `<ctrl-s>`, `<lt>` for `<`).

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The keys of a script, in order.
#[track_caller]
pub(crate) fn script(text: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>')).filter(|(name, _)| name.len() > 1);
        if let Some((name, tail)) = named {
            keys.push(named_key(name));
            rest = tail;
        } else {
            keys.push(character(c));
            rest = &rest[c.len_utf8()..];
        }
    }
    keys
}

/// The keys of a binding as the command table writes it: keys divided by blanks.
#[track_caller]
pub(crate) fn binding(text: &str) -> Vec<KeyEvent> {
    text.split(' ').map(named_key).collect()
}

/// The keys that type a text.
pub(crate) fn typed(text: &str) -> Vec<KeyEvent> {
    text.chars().map(character).collect()
}

fn character(c: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(c), if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE })
}

/// A key by its name. What a terminal reports for a capital is the capital.
#[track_caller]
fn named_key(name: &str) -> KeyEvent {
    match name {
        "lt" | "<" => character('<'),
        "gt" | ">" => character('>'),
        "-" => character('-'),
        name => {
            let key: KeyEvent = crokey::parse(name).unwrap_or_else(|_| panic!("there is no key <{name}>")).into();
            match key.code {
                KeyCode::Char(c) if key.modifiers == KeyModifiers::SHIFT => {
                    KeyEvent::new(KeyCode::Char(c.to_ascii_uppercase()), KeyModifiers::SHIFT)
                }
                _ => key,
            }
        }
    }
}
