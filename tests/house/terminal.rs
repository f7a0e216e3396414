//! Terminal modes are switched on in one place, which knows how to switch them off again.

use super::source::{Source, Token};

/// What switches a mode on, in the words of the terminal library.
const SWITCHES: [&str; 7] = [
    "enable_raw_mode",
    "EnterAlternateScreen",
    "EnableMouseCapture",
    "EnableBracketedPaste",
    "EnableFocusChange",
    "PushKeyboardEnhancementFlags",
    "tcsetattr",
];

/// Whether a literal switches a private mode on (`ESC [ ? 1049 h`). A synchronized update (2026) is no mode that stays:
/// it brackets one frame.
fn sets_a_mode(literal: &str) -> bool {
    literal.match_indices("[?").any(|(at, start)| {
        let rest = &literal[at + start.len()..];
        let digits: String = rest.chars().take_while(|c| c.is_ascii_digit() || *c == ';').collect();
        !digits.is_empty() && digits != "2026" && rest[digits.len()..].starts_with('h')
    })
}

/// The lines of a source that switch a mode on, outside of `src/tui/terminal`.
fn switched(source: &Source) -> Vec<String> {
    if source.path.starts_with("tui/terminal") {
        return Vec::new();
    }
    source
        .tokens
        .iter()
        .filter(|placed| !placed.tested)
        .filter(|placed| match &placed.token {
            Token::Word(word) => SWITCHES.contains(&word.as_str()),
            Token::Text(text) => sets_a_mode(text),
            Token::Mark(_) => false,
        })
        .map(|placed| format!("{}: switches a terminal mode on: {:?}", source.place(placed.line), placed.token))
        .collect()
}

#[test]
fn only_the_terminal_file_switches_modes_on() {
    let found: Vec<String> = Source::all().iter().flat_map(switched).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_switch_is_found() {
    for text in [
        "use crossterm::terminal::enable_raw_mode;",
        "execute!(out, EnableMouseCapture)?;",
        "out.write_all(b\"\\x1b[?1049h\")?;",
        "const A: &str = \"\\x1b[?1000;1006h\";",
    ] {
        assert_eq!(switched(&Source::new("tui/runtime.rs", text)).len(), 1, "{text}");
        assert!(switched(&Source::new("tui/terminal.rs", text)).is_empty());
        assert!(switched(&Source::new("tui/terminal/mod.rs", text)).is_empty());
    }
    let harmless = "const BEGIN: &str = \"\\x1b[?2026h\"; const OFF: &str = \"\\x1b[?1049l\"; // enable_raw_mode";
    assert!(switched(&Source::new("tui/frame.rs", harmless)).is_empty());
}
