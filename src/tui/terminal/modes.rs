//! Modes of the terminal, each remembered while it is on.

use std::io::{self, Write, stdout};
use std::sync::atomic::{AtomicU8, Ordering};

use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::event::{
    DisableBracketedPaste, EnableBracketedPaste, KeyboardEnhancementFlags, PopKeyboardEnhancementFlags,
    PushKeyboardEnhancementFlags,
};
use ratatui::crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::crossterm::{cursor, execute};

/// Who gets the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The program: clicks, wheel and drags.
    Captured,
    /// The terminal: its own selection works.
    Free,
}

const RAW: u8 = 1;
const SCREEN: u8 = 2;
const PASTE: u8 = 4;
const MOUSE: u8 = 8;
const KEYS: u8 = 16;

/// The modes that are on. Whoever swaps it to zero undoes them, so that two exits at once undo them only once.
static ON: AtomicU8 = AtomicU8::new(0);

/// Buttons, drags and the wheel in SGR coordinates; not every movement (1003), which would wake the program for nothing.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

pub(super) fn enter(mouse: Mouse) -> io::Result<()> {
    enable_raw_mode()?;
    ON.fetch_or(RAW, Ordering::SeqCst);
    let entered = (|| {
        execute!(stdout(), EnterAlternateScreen)?;
        ON.fetch_or(SCREEN, Ordering::SeqCst);
        execute!(stdout(), EnableBracketedPaste)?;
        ON.fetch_or(PASTE, Ordering::SeqCst);
        set_mouse(mouse)
    })();
    if entered.is_err() {
        restore();
    }
    entered
}

pub(super) fn set_mouse(mouse: Mouse) -> io::Result<()> {
    let mut out = stdout();
    match mouse {
        Mouse::Captured => {
            out.write_all(MOUSE_ON)?;
            ON.fetch_or(MOUSE, Ordering::SeqCst);
        }
        Mouse::Free if ON.fetch_and(!MOUSE, Ordering::SeqCst) & MOUSE != 0 => out.write_all(MOUSE_OFF)?,
        Mouse::Free => {}
    }
    out.flush()
}

pub(super) fn extend_keys() -> io::Result<()> {
    execute!(stdout(), PushKeyboardEnhancementFlags(KeyboardEnhancementFlags::DISAMBIGUATE_ESCAPE_CODES))?;
    ON.fetch_or(KEYS, Ordering::SeqCst);
    Ok(())
}

pub(super) fn copy(text: &str) -> io::Result<()> {
    execute!(stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Undoes every mode that is on, the newest first. Safe to call from anywhere and more than once.
pub fn restore() {
    let on = ON.swap(0, Ordering::SeqCst);
    if on == 0 {
        return;
    }
    let mut out = stdout();
    // Nothing can be done about a terminal that is gone.
    if on & KEYS != 0 {
        let _ = execute!(out, PopKeyboardEnhancementFlags);
    }
    if on & MOUSE != 0 {
        let _ = out.write_all(MOUSE_OFF);
    }
    if on & PASTE != 0 {
        let _ = execute!(out, DisableBracketedPaste);
    }
    // Raw mode goes before the screen does: whoever sees the shell's screen can type there at once.
    let _ = out.flush();
    if on & RAW != 0 {
        let _ = disable_raw_mode();
    }
    if on & SCREEN != 0 {
        // The end of a synchronized update first: a panic may have happened inside a frame.
        let _ = out.write_all(b"\x1b[?2026l\x1b[0m");
        let _ = execute!(out, LeaveAlternateScreen, cursor::Show);
    }
    let _ = out.flush();
}
