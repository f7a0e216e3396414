//! The terminal: the only place that switches its modes on.
//!
//! [`Screen`] owns every mode that it switched on and undoes exactly those: on return, on error, on panic, on a signal,
//! while the program is suspended and while an editor runs. A frame is collected in memory and leaves in one write,
//! bracketed as a synchronized update (DEC 2026), so that no terminal shows half of it.
//!
//! [`probe`] asks the terminal once, before the event reader starts, whether its background is light and whether it
//! speaks the extended keyboard protocol; it waits 100 ms at most.

mod modes;
pub mod probe;
mod writer;

use std::io;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

pub use modes::{Mouse, restore};
use writer::FrameWriter;

/// The terminal while the workbench has it.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<FrameWriter>>,
    writer: FrameWriter,
    mouse: Mouse,
    extended_keys: bool,
}

impl std::fmt::Debug for Screen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Screen").field("mouse", &self.mouse).finish_non_exhaustive()
    }
}

impl Screen {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, mouse if wanted.
    ///
    /// # Errors
    /// When the terminal refuses; it is then as it was.
    pub fn enter(mouse: Mouse) -> io::Result<Self> {
        let writer = FrameWriter::stdout()?;
        let terminal = Terminal::new(CrosstermBackend::new(writer.clone()))?;
        modes::enter(mouse)?;
        Ok(Self { terminal, writer, mouse, extended_keys: false })
    }

    /// Draws one frame and writes it in one piece. What has not changed costs nothing.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, paint: impl FnOnce(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        self.writer.begin();
        let drawn = self.terminal.draw(paint).map(|_| ());
        self.writer.end()?;
        drawn
    }

    /// Switches the extended keyboard protocol on, when the terminal said that it speaks it.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn extend_keys(&mut self) -> io::Result<()> {
        self.extended_keys = true;
        modes::extend_keys()
    }

    /// Gives the mouse to the program, or back to the terminal so that text can be selected there.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn set_mouse(&mut self, mouse: Mouse) -> io::Result<()> {
        self.mouse = mouse;
        modes::set_mouse(mouse)
    }

    /// Gives the terminal back for a while: to the shell, or to an editor.
    pub fn leave(&mut self) {
        restore();
    }

    /// Takes the terminal again after [`Self::leave`]; the next frame repaints everything.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn reenter(&mut self) -> io::Result<()> {
        modes::enter(self.mouse)?;
        if self.extended_keys {
            modes::extend_keys()?;
        }
        self.repaint()
    }

    /// Puts a text onto the clipboard of the terminal (OSC 52).
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        modes::copy(text)
    }

    /// Forgets what the terminal shows: the next frame repaints everything.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn repaint(&mut self) -> io::Result<()> {
        // Not `Terminal::clear`: it asks the terminal where its cursor is, and the event reader eats the answer.
        self.terminal = Terminal::new(CrosstermBackend::new(self.writer.clone()))?;
        self.writer.clear_first();
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}
