//! A pseudo terminal with a screen behind it. Nothing sleeps: every wait is for something to appear, and a reader thread
//! wakes it on every byte.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long anything may take before the test gives up and shows the screen.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came from the program so far.
struct Shown {
    parser: vt100::Parser,
    bytes: Vec<u8>,
    closed: bool,
}

impl Shown {
    /// Whether the screen is in the middle of a synchronized update: what stands there then is no frame.
    fn is_torn(&self) -> bool {
        let last = |mark: &[u8]| self.bytes.windows(mark.len()).rposition(|part| part == mark);
        match (last(b"\x1b[?2026h"), last(b"\x1b[?2026l")) {
            (Some(begin), Some(end)) => begin > end,
            (begin, _) => begin.is_some(),
        }
    }
}

type Shared = Arc<(Mutex<Shown>, Condvar)>;

/// A program in a pseudo terminal.
pub(crate) struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    writer: Writer,
    shown: Shared,
}

/// What the terminal is written to with.
type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

/// How to start the program.
pub(crate) struct Launch<'a> {
    pub(crate) home: &'a Path,
    pub(crate) args: Vec<String>,
    pub(crate) size: (u16, u16),
    pub(crate) env: Vec<(&'a str, &'a str)>,
    pub(crate) answers: bool,
    pub(crate) light: bool,
}

impl<'a> Launch<'a> {
    pub(crate) fn new(home: &'a Path) -> Self {
        Self { home, args: Vec::new(), size: (120, 40), env: Vec::new(), answers: true, light: false }
    }

    pub(crate) fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn env(mut self, name: &'a str, value: &'a str) -> Self {
        self.env.push((name, value));
        self
    }

    /// A terminal that answers no question.
    pub(crate) fn mute(mut self) -> Self {
        self.answers = false;
        self
    }

    /// On a light ground.
    pub(crate) fn light(mut self) -> Self {
        self.light = true;
        self
    }

    pub(crate) fn start(self) -> Terminal {
        let (columns, rows) = self.size;
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_cardwright"));
        command.args(&self.args);
        command.env_clear();
        command.env("PATH", std::env::var("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("LANG", "C.UTF-8");
        command.env("CARDWRIGHT_HOME", self.home);
        command.cwd(self.home.parent().unwrap_or(self.home));
        for (name, value) in &self.env {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let shown: Shared = Arc::new((Mutex::new(Shown { parser, bytes: Vec::new(), closed: false }), Condvar::new()));
        let reader = pair.master.try_clone_reader().unwrap();
        let ground = if self.light { "fafa/fafa/fafa" } else { "1e1e/1e1e/1e1e" };
        listen(reader, Arc::clone(&shown), self.answers.then(|| (Arc::clone(&writer), ground)));
        Terminal { master: pair.master, child, writer, shown }
    }
}

/// Reads what the program writes; answers its questions as xterm on a ground of that colour would.
fn listen(mut reader: Box<dyn Read + Send>, shown: Shared, answer: Option<(Writer, &'static str)>) {
    std::thread::spawn(move || {
        let mut chunk = vec![0; 65536];
        loop {
            let count = reader.read(&mut chunk).unwrap_or(0);
            let (state, changed) = &*shown;
            let Ok(mut state) = state.lock() else { return };
            if count == 0 {
                state.closed = true;
                changed.notify_all();
                return;
            }
            state.parser.process(&chunk[..count]);
            state.bytes.extend_from_slice(&chunk[..count]);
            drop(state);
            changed.notify_all();
            let asked = |question: &[u8]| chunk[..count].windows(question.len()).any(|part| part == question);
            if let Some((writer, ground)) = &answer
                && asked(b"\x1b[c")
            {
                let mut writer = writer.lock().unwrap();
                let _ = write!(writer, "\x1b]11;rgb:{ground}\x1b\\\x1b[?62;22c");
                let _ = writer.flush();
            }
        }
    });
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Terminal {
    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        self.shown.0.lock().unwrap().parser.screen().contents()
    }

    /// Every byte that came so far.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.shown.0.lock().unwrap().bytes.clone()
    }

    /// Waits until the screen satisfies a condition; panics with the screen when that takes too long.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        let (state, changed) = &*self.shown;
        let deadline = Instant::now() + PATIENCE;
        let mut state = state.lock().unwrap();
        loop {
            let screen = state.parser.screen().contents();
            if !state.is_torn() && holds(&screen) {
                return screen;
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !state.closed, "waited for {what}; the screen is\n{screen}");
            state = changed.wait_timeout(state, left).unwrap().0;
        }
    }

    /// Waits until the screen shows a text.
    #[track_caller]
    pub(crate) fn see(&self, text: &str) -> String {
        self.until(&format!("`{text}`"), |screen| screen.contains(text))
    }

    /// Waits until the screen does not show a text.
    #[track_caller]
    pub(crate) fn lose(&self, text: &str) -> String {
        self.until(&format!("`{text}` to go"), |screen| !screen.contains(text))
    }

    /// Types bytes.
    pub(crate) fn send(&self, bytes: &[u8]) {
        let mut writer = self.writer.lock().unwrap();
        let _ = writer.write_all(bytes);
        let _ = writer.flush();
    }

    /// Types a script: text as it stands, other keys in angle brackets.
    pub(crate) fn keys(&self, script: &str) {
        let mut rest = script;
        while let Some(c) = rest.chars().next() {
            if c == '<'
                && let Some((name, after)) = rest[1..].split_once('>')
            {
                self.send(&key(name));
                rest = after;
            } else {
                self.send(c.to_string().as_bytes());
                rest = &rest[c.len_utf8()..];
            }
        }
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.shown.0.lock().unwrap().parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).unwrap();
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Kills the program at once.
    pub(crate) fn kill(&mut self) {
        self.signal("KILL");
        let _ = self.child.wait();
    }

    /// Waits for the program to end.
    #[track_caller]
    pub(crate) fn ended(&mut self) -> ExitStatus {
        let (state, changed) = &*self.shown;
        let deadline = Instant::now() + PATIENCE;
        let mut state = state.lock().unwrap();
        while !state.closed {
            let left = deadline.saturating_duration_since(Instant::now());
            let screen = state.parser.screen().contents();
            assert!(!left.is_zero(), "waited for the end; the screen is\n{screen}");
            state = changed.wait_timeout(state, left).unwrap().0;
        }
        drop(state);
        self.child.wait().unwrap()
    }

    /// The modes that the program switched on and has not switched off again.
    pub(crate) fn modes_left_on(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.bytes()).into_owned();
        let mut on = Vec::new();
        for part in text.split("\x1b[?").skip(1) {
            let Some(end) = part.find(|c: char| !c.is_ascii_digit() && c != ';') else { continue };
            let (mode, kind) = (part[..end].to_owned(), &part[end..=end]);
            match kind {
                "h" if mode != "25" => on.push(mode),
                "l" if mode == "25" => on.push("25 hidden".to_owned()),
                "l" => on.retain(|other| *other != mode),
                "h" => on.retain(|other| other != "25 hidden"),
                _ => {}
            }
        }
        on.dedup();
        on
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn key(name: &str) -> Vec<u8> {
    let fixed: &[u8] = match name {
        "enter" => b"\r",
        "esc" => b"\x1b",
        "tab" => b"\t",
        "backtab" => b"\x1b[Z",
        "bs" => b"\x7f",
        "del" => b"\x1b[3~",
        "up" => b"\x1b[A",
        "down" => b"\x1b[B",
        "right" => b"\x1b[C",
        "left" => b"\x1b[D",
        "home" => b"\x1b[H",
        "end" => b"\x1b[F",
        "pgup" => b"\x1b[5~",
        "pgdn" => b"\x1b[6~",
        "lt" => b"<",
        _ => b"",
    };
    if !fixed.is_empty() {
        return fixed.to_vec();
    }
    match name.strip_prefix("c-") {
        Some(letter) => vec![letter.as_bytes()[0] & 0x1f],
        None => panic!("there is no key <{name}>"),
    }
}

/// A text as a terminal pastes it.
pub(crate) fn paste(text: &str) -> Vec<u8> {
    format!("\x1b[200~{text}\x1b[201~").into_bytes()
}
