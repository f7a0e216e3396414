//! The event reader: one thread that turns what the terminal sends into messages.
//!
//! It sleeps in the kernel until a byte arrives, so that an idle workbench costs nothing; and it lets go of the terminal on
//! request, so that an editor gets every key. A pipe wakes it for that.

use std::io;
use std::sync::mpsc::{Sender, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{Event, KeyCode, KeyModifiers};

/// The event reader.
#[derive(Debug)]
pub(super) struct Reader {
    #[cfg(unix)]
    control: std::io::PipeWriter,
    #[cfg(unix)]
    orders: Sender<Order>,
}

/// Takes answers of the terminal that come too late out of the keys: crossterm reads the answer about the background
/// (`ESC ] 11;rgb:…`) as Alt-] and plain characters.
///
/// Only for a moment after the question: later Alt-] is a key like any other.
#[derive(Debug)]
pub(super) struct LateAnswers {
    until: Instant,
    left: usize,
    /// Whether the key before was Esc: an answer that came in two pieces begins like that.
    escaped: bool,
}

/// How late an answer may be: a terminal behind a slow line, or on a busy machine.
const LATE: Duration = Duration::from_secs(5);

/// `11;rgb:` and three times four digits with strokes between them, and the end.
const LONGEST: usize = 24;

impl Default for LateAnswers {
    fn default() -> Self {
        Self { until: Instant::now() + LATE, left: 0, escaped: false }
    }
}

impl LateAnswers {
    /// The first half of an answer came already: what follows is its other half.
    pub(super) fn after_a_cut() -> Self {
        Self { left: LONGEST, ..Self::default() }
    }

    /// Whether an event is a piece of a late answer.
    pub(super) fn swallows(&mut self, event: &Event) -> bool {
        let Event::Key(key) = event else {
            self.left = 0;
            return false;
        };
        let escaped = std::mem::replace(&mut self.escaped, key.code == KeyCode::Esc);
        match key.code {
            KeyCode::Char(']') if (escaped || key.modifiers == KeyModifiers::ALT) && Instant::now() < self.until => {
                self.left = LONGEST;
                true
            }
            KeyCode::Char('\\') if self.left > 0 && key.modifiers == KeyModifiers::ALT => {
                self.left = 0;
                true
            }
            KeyCode::Char('g') if self.left > 0 && key.modifiers == KeyModifiers::CONTROL => {
                self.left = 0;
                true
            }
            KeyCode::Char('0'..='9' | 'a'..='f' | 'r' | 'g' | ';' | ':' | '/') if self.left > 0 => {
                self.left -= 1;
                true
            }
            _ => {
                self.left = 0;
                false
            }
        }
    }
}

/// What the reader is told to do.
#[cfg_attr(not(unix), expect(dead_code, reason = "only a raw terminal can be let go of"))]
enum Order {
    /// Let go of the terminal; answer when that is done.
    Pause(SyncSender<()>),
    /// Read on.
    Resume,
}

impl Reader {
    /// Starts reading; each event goes to `send`, which says whether anybody still listens.
    #[cfg(unix)]
    pub(super) fn start(send: impl Fn(Event) -> bool + Send + 'static) -> io::Result<Self> {
        let (wake, control) = std::io::pipe()?;
        let (orders, inbox) = std::sync::mpsc::channel();
        std::thread::Builder::new().name("events".to_owned()).spawn(move || unix::read(&wake, &inbox, send))?;
        Ok(Self { control, orders })
    }

    /// Starts reading; each event goes to `send`, which says whether anybody still listens.
    #[cfg(not(unix))]
    pub(super) fn start(send: impl Fn(Event) -> bool + Send + 'static) -> io::Result<Self> {
        std::thread::Builder::new().name("events".to_owned()).spawn(move || {
            while let Ok(event) = ratatui::crossterm::event::read() {
                if !send(event) {
                    break;
                }
            }
        })?;
        Ok(Self {})
    }

    /// Lets go of the terminal; returns when nothing reads it any more.
    pub(super) fn pause(&mut self) {
        #[cfg(unix)]
        {
            let (done, wait) = sync_channel(1);
            if self.order(Order::Pause(done)) {
                let _ = wait.recv();
            }
        }
    }

    /// Reads on after a pause.
    pub(super) fn resume(&mut self) {
        #[cfg(unix)]
        self.order(Order::Resume);
    }

    #[cfg(unix)]
    fn order(&mut self, order: Order) -> bool {
        use std::io::Write;
        self.orders.send(order).is_ok() && self.control.write_all(b"!").is_ok()
    }
}

#[cfg(unix)]
mod unix {
    use std::io::{PipeReader, Read, stdin};
    use std::os::fd::AsFd;
    use std::sync::mpsc::Receiver;
    use std::time::Duration;

    use ratatui::crossterm::event::{self, Event};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    use super::Order;
    use crate::tui::runtime::signals::hang_up;

    /// Reads until nobody listens; a terminal that is gone ends the program as its hang-up signal does.
    pub(super) fn read(mut wake: &PipeReader, orders: &Receiver<Order>, send: impl Fn(Event) -> bool) {
        let input = stdin();
        loop {
            let mut fds = [
                PollFd::from_borrowed_fd(input.as_fd(), PollFlags::IN),
                PollFd::from_borrowed_fd(wake.as_fd(), PollFlags::IN),
            ];
            match poll(&mut fds, None) {
                Ok(_) => {}
                Err(rustix::io::Errno::INTR) => continue,
                Err(_) => return hang_up(),
            }
            let [keys, control] = fds.map(|fd| fd.revents());
            if !control.is_empty() {
                let mut byte = [0];
                if !matches!(wake.read(&mut byte), Ok(1)) || !obey(wake, orders) {
                    return;
                }
                continue;
            }
            if is_gone(keys) {
                return hang_up();
            }
            // All that is there, then back to sleep. The terminal is looked at before each: reading one that is gone
            // would never come back.
            loop {
                let mut now = [PollFd::from_borrowed_fd(input.as_fd(), PollFlags::IN)];
                let looked = poll(&mut now, Some(&Timespec { tv_sec: 0, tv_nsec: 0 }));
                if looked.is_ok() && now.iter().any(|fd| is_gone(fd.revents())) {
                    return hang_up();
                }
                match event::poll(Duration::ZERO) {
                    Ok(true) => {}
                    Ok(false) => break,
                    Err(_) => return hang_up(),
                }
                match event::read() {
                    Ok(event) => {
                        if !send(event) {
                            return;
                        }
                    }
                    Err(_) => return hang_up(),
                }
            }
        }
    }

    /// Whether nothing will ever come from the terminal again; one that was hung up stays readable, with nothing to read.
    fn is_gone(said: PollFlags) -> bool {
        said.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
    }

    /// Carries out an order; a pause lasts until the order to read on.
    fn obey(mut wake: &PipeReader, orders: &Receiver<Order>) -> bool {
        let Ok(Order::Pause(done)) = orders.recv() else { return true };
        let _ = done.send(());
        let mut byte = [0];
        while matches!(wake.read(&mut byte), Ok(1)) {
            match orders.recv() {
                Ok(Order::Resume) => return true,
                Ok(Order::Pause(done)) => {
                    let _ = done.send(());
                }
                Err(_) => return false,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::KeyEvent;

    use super::*;

    fn kept(mut late: LateAnswers, keys: &[(char, KeyModifiers)]) -> String {
        keys.iter()
            .filter(|(c, modifiers)| !late.swallows(&Event::Key(KeyEvent::new(KeyCode::Char(*c), *modifiers))))
            .map(|(c, _)| *c)
            .collect()
    }

    #[test]
    fn a_late_answer_is_no_typing() {
        let mut keys = vec![('a', KeyModifiers::NONE), (']', KeyModifiers::ALT)];
        keys.extend("11;rgb:1e1e/1e1e/1e1e".chars().map(|c| (c, KeyModifiers::NONE)));
        keys.extend([('\\', KeyModifiers::ALT), ('b', KeyModifiers::NONE)]);
        assert_eq!(kept(LateAnswers::default(), &keys), "ab");
        assert_eq!(
            kept(
                LateAnswers::default(),
                &[(']', KeyModifiers::ALT), ('x', KeyModifiers::NONE), ('1', KeyModifiers::NONE)]
            ),
            "x1"
        );
    }

    #[test]
    fn the_rest_of_a_cut_answer_is_no_typing() {
        let mut keys: Vec<(char, KeyModifiers)> = "e/1e1e/1e1e".chars().map(|c| (c, KeyModifiers::NONE)).collect();
        keys.extend([('\\', KeyModifiers::ALT), ('1', KeyModifiers::NONE)]);
        assert_eq!(kept(LateAnswers::after_a_cut(), &keys), "1");
        let mut late = LateAnswers::default();
        assert!(!late.swallows(&Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE))));
        keys.insert(0, (']', KeyModifiers::NONE));
        assert_eq!(kept(late, &keys), "1");
    }

    #[test]
    fn after_a_moment_every_key_is_a_key() {
        let late = LateAnswers { until: Instant::now(), ..LateAnswers::default() };
        assert_eq!(kept(late, &[(']', KeyModifiers::ALT), ('1', KeyModifiers::NONE)]), "]1");
    }
}
