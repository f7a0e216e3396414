//! The runtime: the loop, and everything that `update` only describes.
//!
//! The order is what matters here. The first frame is drawn before anything slow is touched: no database, no client, no
//! server. Then the terminal is asked what it can do, then the event reader starts, then the services. After that the loop
//! sleeps until a message comes, takes all that are queued, has the effects carried out, appends the edits to the journal
//! and only then draws: what was shown is written down. Nothing wakes it while nothing happens.

mod editor;
mod input;
pub mod services;
mod signals;

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::crossterm::terminal as crossterm_terminal;

use crate::store::Home;
use crate::store::session::Background;
use crate::workbench::actions::{self, ActionError, Started, TakenUp};

use super::app::{Effect, HitMap, Message, Model, Notice, Outcome, Start};
use super::settings::Settings;
use super::terminal::probe::{PASTE_BEGINS, PASTE_ENDS};
use super::terminal::{Screen, probe};
use super::theme::{Base, Depth};

use input::{LateAnswers, Reader};
use services::Services;
use signals::Signal;

/// Why the workbench could not run.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// There is no terminal to draw on or to read keys from.
    #[error("the workbench needs a terminal; without one use the commands (`cardwright --help`)")]
    NoTerminal,
    /// The document could not be opened.
    #[error(transparent)]
    Open(#[from] ActionError),
    /// The terminal failed.
    #[error("the terminal failed: {0}")]
    Terminal(#[from] io::Error),
}

/// How the workbench ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The user quit.
    Quit,
    /// A signal of this number asked for it.
    Signal(i32),
}

/// What reaches the loop.
enum Incoming {
    Message(Message),
    Signal(Signal),
}

/// How long the loop waits before it makes the journal survive a loss of power.
const SYNC_AFTER: Duration = Duration::from_millis(500);

/// Runs the workbench until the user or a signal ends it. The terminal is then as it was found.
///
/// # Errors
/// When there is no terminal, when the document cannot be opened, or when the terminal fails.
pub fn run(home: &Home, path: Option<&Path>, data: Option<&Path>) -> Result<Ended, Fault> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Fault::NoTerminal);
    }
    let started = actions::start(home, path)?;
    let given = data.map(actions::read_given).transpose()?;
    let (sender, receiver) = channel();
    restore_on_panic(sender.clone());
    let signals = sender.clone();
    signals::listen(move |signal| signals.send(Incoming::Signal(signal)).is_ok())?;
    let mut looping = Loop::begin(home, started, sender, receiver)?;
    looping.model.give(given);
    looping.draw()?;
    looping.probe()?;
    looping.serve()?;
    looping.go()
}

/// A panic of this thread leaves the terminal usable and its message readable. One of a thread in the background is told
/// inside the workbench, which goes on painting: nothing else may write onto its screen.
fn restore_on_panic(sender: Sender<Incoming>) {
    let painter = std::thread::current().id();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().id() == painter {
            super::terminal::restore();
            before(panic);
        } else {
            let trouble = Outcome::Trouble(background_trouble(std::thread::current().name(), panic.location()));
            let _ = sender.send(Incoming::Message(Message::Done(trouble)));
        }
    }));
}

/// Something in the background failed that should not have: which thread, and where in the program.
fn background_trouble(thread: Option<&str>, place: Option<&std::panic::Location<'_>>) -> String {
    let thread = thread.unwrap_or("background");
    let place = place.map(|place| format!(" at {}:{}", place.file(), place.line())).unwrap_or_default();
    format!("something in the {thread} thread failed{place}; what it was doing was not done")
}

struct Loop {
    model: Model,
    screen: Screen,
    hits: HitMap,
    services: Services,
    reader: Option<Reader>,
    late: LateAnswers,
    sender: Sender<Incoming>,
    receiver: Receiver<Incoming>,
    unsynced: bool,
    plan: Option<actions::JournalPlan>,
    /// What was asked for before the services were there.
    early: Vec<Effect>,
}

impl Loop {
    fn begin(
        home: &Home,
        started: Started,
        sender: Sender<Incoming>,
        receiver: Receiver<Incoming>,
    ) -> Result<Self, Fault> {
        let Started { document, session, notices } = started;
        let TakenUp { workspace, plan, offer, told: about } = document;
        let variable = |name| std::env::var(name).ok();
        let (no_color, colorterm, term) = (variable("NO_COLOR"), variable("COLORTERM"), variable("TERM"));
        let depth = Depth::detect(no_color.as_deref(), colorterm.as_deref(), term.as_deref());
        let settings = Settings::load(home, depth);
        let told = settings.faults.iter().cloned().chain(notices.iter().map(ToString::to_string));
        let notice = told.reduce(|all, next| format!("{all}; {next}")).map(Notice::bad);
        let notice = notice.or(about.map(Notice::careful));
        let remembered = match session.background {
            Some(Background::Light) => Base::Light,
            _ => Base::Dark,
        };
        let mouse = settings.mouse;
        let theme = settings.theme(remembered);
        let size = crossterm_terminal::size().unwrap_or((80, 24));
        let mut model = Model::new(Start {
            workspace,
            session,
            theme,
            ground_fixed: settings.ground.is_some(),
            keys: settings.keys.clone(),
            size,
            mouse,
            notice,
        });
        if let Some(offer) = offer {
            model.offer(offer);
        }
        // The first frame waits for no checks: they follow with the first update.
        model.settle();
        let answers = sender.clone();
        let services = Services::new(home.clone(), settings.config().clone(), move |message| {
            let _ = answers.send(Incoming::Message(message));
        });
        let screen = Screen::enter(mouse)?;
        let looping = Self {
            model,
            screen,
            hits: HitMap::default(),
            services,
            reader: None,
            late: LateAnswers::default(),
            sender,
            receiver,
            unsynced: false,
            plan: Some(plan),
            early: Vec::new(),
        };
        looping.queue(Message::Resize(size.0, size.1));
        Ok(looping)
    }

    fn queue(&self, message: Message) {
        let _ = self.sender.send(Incoming::Message(message));
    }

    fn draw(&mut self) -> io::Result<()> {
        let mut hits = HitMap::default();
        let model = &self.model;
        self.screen.draw(|frame| hits = model.view(frame))?;
        self.hits = hits;
        Ok(())
    }

    /// Asks the terminal; draws again when the answer changes anything.
    fn probe(&mut self) -> io::Result<()> {
        let answer = probe::ask();
        if answer.extended_keys {
            self.screen.extend_keys()?;
        }
        if let Some(light) = answer.light {
            let base = if light { Base::Light } else { Base::Dark };
            if base != self.model.shared.theme.base && !self.model.shared.ground_fixed {
                // What that asks for waits until there is somebody to do it.
                self.early = self.model.update(Message::Ground(base));
                self.draw()?;
            }
        }
        self.late = if answer.cut { LateAnswers::after_a_cut() } else { LateAnswers::default() };
        for message in typed_messages(&answer.typed) {
            self.queue(message);
        }
        Ok(())
    }

    /// Starts what lives beside the loop.
    fn serve(&mut self) -> io::Result<()> {
        let events = self.sender.clone();
        let late = std::sync::Mutex::new(std::mem::take(&mut self.late));
        self.reader = Some(Reader::start(move |event| {
            let swallowed = late.lock().is_ok_and(|mut late| late.swallows(&event));
            match message_of(event) {
                Some(message) if !swallowed => events.send(Incoming::Message(message)).is_ok(),
                _ => true,
            }
        })?);
        if let Some(plan) = self.plan.take() {
            self.services.perform(Effect::BeginJournal { before: Vec::new(), plan });
            self.services.perform(Effect::LoadLeftovers);
        }
        self.services.start();
        self.services.perform(Effect::LoadEndpoints);
        for effect in std::mem::take(&mut self.early) {
            self.services.perform(effect);
        }
        Ok(())
    }

    fn go(&mut self) -> Result<Ended, Fault> {
        loop {
            let Some(first) = self.next() else { continue };
            let mut ended = self.take(first)?;
            while ended.is_none()
                && let Ok(event) = self.receiver.try_recv()
            {
                ended = self.take(event)?;
            }
            self.write_down();
            if let Some(ended) = ended {
                return Ok(ended);
            }
            if let Err(error) = self.draw() {
                // The terminal is gone: what is under way is brought to its end all the same.
                self.services.finish(&self.model.session(), services::Keep::Journal);
                return Err(error.into());
            }
        }
    }

    /// Waits for what comes next. Once after a burst of edits the wait ends early, to sync the journal.
    fn next(&mut self) -> Option<Incoming> {
        if self.unsynced {
            let event = self.receiver.recv_timeout(SYNC_AFTER).ok();
            if event.is_none() {
                self.unsynced = false;
                self.services.sync();
            }
            return event;
        }
        // The loop holds a sender itself: the channel cannot close.
        self.receiver.recv().ok()
    }

    /// Appends the edits to the journal: before the frame that shows them.
    fn write_down(&mut self) {
        let records = self.model.shared.workspace.take_records();
        if !records.is_empty() {
            self.services.append(&records);
            self.unsynced = true;
        }
    }

    fn take(&mut self, event: Incoming) -> Result<Option<Ended>, Fault> {
        let message = match event {
            Incoming::Message(Message::Mouse(event, _)) => {
                let target = self.hits.at(event.column, event.row).cloned();
                Message::Mouse(event, target)
            }
            Incoming::Message(message) => message,
            Incoming::Signal(Signal::Resize) => match crossterm_terminal::size() {
                Ok((columns, rows)) => Message::Resize(columns, rows),
                Err(_) => return Ok(None),
            },
            Incoming::Signal(Signal::Suspend) => Message::Suspend,
            Incoming::Signal(Signal::Continue) => Message::Repaint,
            Incoming::Signal(Signal::End(number)) => {
                self.write_down();
                self.services.finish(&self.model.session(), services::Keep::Journal);
                return Ok(Some(Ended::Signal(number)));
            }
        };
        for effect in self.model.update(message) {
            if let Some(ended) = self.carry_out(effect)? {
                return Ok(Some(ended));
            }
        }
        Ok(None)
    }

    /// Carries out what belongs to the terminal itself; the rest goes to the services.
    fn carry_out(&mut self, effect: Effect) -> Result<Option<Ended>, Fault> {
        match effect {
            Effect::Copy(text) => self.screen.copy(&text)?,
            Effect::SetMouse(mouse) => self.screen.set_mouse(mouse)?,
            Effect::Repaint => self.screen.repaint()?,
            Effect::Suspend => {
                self.write_down();
                self.pause();
                signals::stop()?;
                self.resume()?;
            }
            Effect::EditExternally(text) => {
                self.write_down();
                self.pause();
                let edited = editor::edit(&text).map_err(|error| error.to_string());
                self.resume()?;
                self.queue(Message::Done(Outcome::Edited(edited)));
            }
            Effect::Quit { keep } => {
                self.write_down();
                let keep = if keep { services::Keep::Journal } else { services::Keep::Nothing };
                self.services.finish(&self.model.session(), keep);
                return Ok(Some(Ended::Quit));
            }
            effect => {
                // What was done so far belongs to the journal before another document takes its place.
                if matches!(effect, Effect::MoveJournal { .. } | Effect::Save { .. }) {
                    self.write_down();
                }
                self.services.perform(effect);
            }
        }
        Ok(None)
    }

    fn pause(&mut self) {
        if let Some(reader) = &mut self.reader {
            reader.pause();
        }
        self.screen.leave();
    }

    fn resume(&mut self) -> io::Result<()> {
        self.screen.reenter()?;
        if let Some(reader) = &mut self.reader {
            reader.resume();
        }
        if let Ok((columns, rows)) = crossterm_terminal::size() {
            self.queue(Message::Resize(columns, rows));
        }
        Ok(())
    }
}

/// The message of a terminal event; some events mean nothing.
fn message_of(event: Event) -> Option<Message> {
    match event {
        Event::Key(key) => Some(Message::Key(key)),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Mouse(mouse) if mouse.kind != ratatui::crossterm::event::MouseEventKind::Moved => {
            Some(Message::Mouse(mouse, None))
        }
        Event::Resize(columns, rows) => Some(Message::Resize(columns, rows)),
        _ => None,
    }
}

/// Messages out of raw bytes: what was typed or pasted while the terminal was asked. Plain characters, the commonest
/// sequences, and bracketed pastes, which never become keys.
fn typed_messages(bytes: &[u8]) -> Vec<Message> {
    let text = String::from_utf8_lossy(bytes);
    let mut messages = Vec::new();
    let mut rest = text.as_ref();
    while let Some(c) = rest.chars().next() {
        if let Some(pasted) = rest.strip_prefix(PASTE_BEGINS) {
            let (pasted, behind) = pasted.split_once(PASTE_ENDS).unwrap_or((pasted, ""));
            messages.push(Message::Paste(pasted.to_owned()));
            rest = behind;
            continue;
        }
        if let Some(sequence) = rest.strip_prefix("\u{1b}[") {
            let end = sequence.find(|c: char| ('@'..='~').contains(&c)).unwrap_or(sequence.len());
            let behind = sequence.get(end..).unwrap_or_default();
            let mut behind = behind.chars();
            messages.extend(behind.next().and_then(|last| sequence_key(sequence.get(..end)?, last)).map(Message::Key));
            rest = behind.as_str();
            continue;
        }
        messages.push(Message::Key(character_key(c)));
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    messages
}

/// The key of a control sequence, by its parameters and its last character.
fn sequence_key(parameters: &str, last: char) -> Option<KeyEvent> {
    let code = match (parameters, last) {
        ("", 'A') => KeyCode::Up,
        ("", 'B') => KeyCode::Down,
        ("", 'C') => KeyCode::Right,
        ("", 'D') => KeyCode::Left,
        ("", 'H') => KeyCode::Home,
        ("", 'F') => KeyCode::End,
        ("", 'Z') => KeyCode::BackTab,
        ("3", '~') => KeyCode::Delete,
        ("5", '~') => KeyCode::PageUp,
        ("6", '~') => KeyCode::PageDown,
        _ => return None,
    };
    let modifiers = if code == KeyCode::BackTab { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Some(KeyEvent::new(code, modifiers))
}

fn character_key(c: char) -> KeyEvent {
    let code = match c {
        '\r' | '\n' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{7f}' => KeyCode::Backspace,
        '\u{1b}' => KeyCode::Esc,
        c if c.is_control() => {
            let letter = char::from_u32(u32::from(c) + 0x60).unwrap_or(' ');
            return KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
        }
        c => KeyCode::Char(c),
    };
    let modifiers = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(code, modifiers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode) -> String {
        format!("{:?}", Message::Key(KeyEvent::new(code, KeyModifiers::NONE)))
    }

    fn typed(bytes: &[u8]) -> Vec<String> {
        typed_messages(bytes).iter().map(|message| format!("{message:?}")).collect()
    }

    #[test]
    fn keys_typed_early_are_not_lost() {
        let wanted = [KeyCode::Char('a'), KeyCode::Down, KeyCode::Enter, KeyCode::Delete, KeyCode::Backspace];
        assert_eq!(typed(b"a\x1b[B\r\x1b[3~\x7f"), wanted.map(key));
        let save = Message::Key(KeyEvent::new(KeyCode::Char('s'), KeyModifiers::CONTROL));
        assert_eq!(typed(b"\x13"), [format!("{save:?}")]);
    }

    #[test]
    fn what_is_pasted_early_is_no_command() {
        let pasted = |text: &str| format!("{:?}", Message::Paste(text.to_owned()));
        assert_eq!(
            typed(b"a\x1b[200~qq\nd\x1b[201~b"),
            [key(KeyCode::Char('a')), pasted("qq\nd"), key(KeyCode::Char('b'))]
        );
        assert_eq!(typed(b"\x1b[200~never ended"), [pasted("never ended")]);
    }
}
