//! The way out to the terminal: everything between `begin` and `end` leaves in one write.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Write};
use std::rc::Rc;

/// Begin and end of a synchronized update; terminals that do not know it ignore it.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
/// Default colours, and nothing on the screen.
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";
/// What ratatui writes for a frame in which nothing changed: resets, and the cursor hidden again.
const IDLE_FRAME: &[&[u8]] = &[
    b"\x1b[39m\x1b[49m\x1b[59m\x1b[0m\x1b[?25l",
    b"\x1b[39m\x1b[49m\x1b[0m\x1b[?25l",
    b"\x1b[39;49m\x1b[59m\x1b[0m\x1b[?25l",
];

struct Inner {
    out: File,
    buffer: Vec<u8>,
    in_frame: bool,
    clear_first: bool,
}

/// A shared handle: ratatui's backend writes into it, the screen decides when it leaves.
#[derive(Clone)]
pub(super) struct FrameWriter(Rc<RefCell<Inner>>);

impl FrameWriter {
    pub(super) fn stdout() -> io::Result<Self> {
        Ok(Self(Rc::new(RefCell::new(Inner {
            out: stdout_file()?,
            buffer: Vec::with_capacity(32 * 1024),
            in_frame: false,
            clear_first: false,
        }))))
    }

    pub(super) fn begin(&self) {
        let mut inner = self.0.borrow_mut();
        inner.in_frame = true;
        inner.buffer.clear();
        inner.buffer.extend_from_slice(BEGIN);
        if std::mem::take(&mut inner.clear_first) {
            inner.buffer.extend_from_slice(CLEAR);
        }
    }

    /// The next frame begins with an empty screen.
    pub(super) fn clear_first(&self) {
        self.0.borrow_mut().clear_first = true;
    }

    pub(super) fn end(&self) -> io::Result<()> {
        let inner = &mut *self.0.borrow_mut();
        inner.in_frame = false;
        let painted = inner.buffer.get(BEGIN.len()..).unwrap_or_default();
        if painted.is_empty() || IDLE_FRAME.contains(&painted) {
            inner.buffer.clear();
            return Ok(());
        }
        inner.buffer.extend_from_slice(END);
        inner.write_out()
    }
}

impl Inner {
    fn write_out(&mut self) -> io::Result<()> {
        let written = self.out.write_all(&self.buffer);
        self.buffer.clear();
        if self.buffer.capacity() > 256 * 1024 {
            self.buffer.shrink_to(32 * 1024);
        }
        written
    }
}

impl Write for FrameWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().buffer.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut inner = self.0.borrow_mut();
        if inner.in_frame { Ok(()) } else { inner.write_out() }
    }
}

/// A handle of our own on the terminal behind stdout: std's is line-buffered and would chop frames.
#[cfg(unix)]
fn stdout_file() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn stdout_file() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}
