//! Signals as messages: they arrive on a thread of their own, so that nothing happens inside a handler.
//!
//! While the user's editor runs, it shares our process group and the terminal is its own: Ctrl-C there is a key of the
//! editor that reaches us as well and means nothing here, and Ctrl-Z stops the whole job, us included, at once.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// The window has another size.
    Resize,
    /// Go to sleep (`SIGTSTP` from outside; Ctrl-Z is a key).
    Suspend,
    /// Awake again.
    Continue,
    /// End: the number of the signal that asked for it.
    End(i32),
}

/// Whether the editor has the terminal.
#[derive(Debug, Clone, Copy)]
enum Editor {
    Away,
    Runs,
    /// It ended: what was meant for it may still be on its way through the thread.
    Left(Instant),
}

static EDITOR: Mutex<Editor> = Mutex::new(Editor::Away);

/// How long after the editor's end an interrupt still counts as meant for it.
const ECHO: Duration = Duration::from_millis(200);

/// As long as this lives, the terminal is the editor's.
#[derive(Debug)]
pub(super) struct EditorRuns(());

impl EditorRuns {
    /// The editor starts.
    pub(super) fn begin() -> Self {
        set_editor(Editor::Runs);
        Self(())
    }
}

impl Drop for EditorRuns {
    fn drop(&mut self) {
        set_editor(Editor::Left(Instant::now()));
    }
}

fn set_editor(state: Editor) {
    *EDITOR.lock().unwrap_or_else(PoisonError::into_inner) = state;
}

#[cfg_attr(not(unix), expect(dead_code, reason = "nothing is listened to"))]
fn editor_runs(echo: Duration) -> bool {
    match *EDITOR.lock().unwrap_or_else(PoisonError::into_inner) {
        Editor::Away => false,
        Editor::Runs => true,
        Editor::Left(when) => when.elapsed() < echo,
    }
}

/// Starts listening; each signal goes to `send`, which says whether anybody still listens.
///
/// # Errors
/// When the system refuses the handlers.
#[cfg(unix)]
pub(super) fn listen(send: impl Fn(Signal) -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let heard = [SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGQUIT];
    let mut signals = signal_hook::iterator::Signals::new(heard)?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for number in signals.forever() {
            let signal = match number {
                SIGINT | SIGQUIT if editor_runs(ECHO) => continue,
                // The loop waits for the editor; whoever waits for the whole job must not wait for the loop.
                SIGTSTP if editor_runs(Duration::ZERO) => {
                    let _ = stop();
                    continue;
                }
                SIGWINCH => Signal::Resize,
                SIGTSTP => Signal::Suspend,
                SIGCONT => Signal::Continue,
                number => Signal::End(number),
            };
            if !send(signal) {
                break;
            }
        }
    })?;
    Ok(())
}

/// Nothing to listen to.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn listen(_send: impl Fn(Signal) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// Ends the program as a terminal that goes away does, through the same way as every signal.
#[cfg(unix)]
pub(super) fn hang_up() {
    // There is nobody left to tell.
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGHUP);
}

/// Stops this process until somebody continues it.
///
/// # Errors
/// When the system refuses.
#[cfg(unix)]
pub(super) fn stop() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)
}

/// There is no job control here.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn stop() -> io::Result<()> {
    Ok(())
}
