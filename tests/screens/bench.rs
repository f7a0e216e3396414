//! The workbench without a terminal: keys and clicks in, the services carry the effects out, what belongs to the terminal
//! is noted.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use cardwright::store::Home;
use cardwright::store::config::Config;
use cardwright::tui::app::{Effect, Message, Model, Outcome, ScreenId, Start, Target};
use cardwright::tui::command::KeyMap;
use cardwright::tui::runtime::services::{Keep, Services};
use cardwright::tui::terminal::Mouse;
use cardwright::tui::theme::{Base, Depth, Theme};
use cardwright::workbench::actions::{self, Started, TakenUp};
use ratatui::crossterm::event::{KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use tempfile::TempDir;

use crate::keys;
use crate::shown::Shown;

/// How long anything may be under way before the test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A card written as nobody would print it, so that an undo that only comes near is found out.
pub(crate) const CARD: &str = "{\r\n  \"type\": \"AdaptiveCard\", \"version\": \"1.5\",\r\n  \"body\": [\r\n    \
    {\"type\":\"TextBlock\", \"text\": \"Hello\",\"size\": \"large\"},\r\n    {\r\n      \"type\": \"Container\",\r\n      \
    \"items\": [\r\n        { \"type\": \"TextBlock\", \"text\": \"Inside\", \"spare\": 1.50 }\r\n      ]\r\n    },\r\n    \
    {\"type\": \"TextBlock\", \"text\": \"Last\"}\r\n  ],\r\n  \"actions\": [ {\"type\": \"Action.OpenUrl\", \
    \"title\": \"Go\", \"url\": \"https://example.com\"} ]\r\n}\r\n";

/// What was asked of the terminal.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    pub(crate) copied: Vec<String>,
    pub(crate) mouse: Vec<Mouse>,
    pub(crate) suspended: usize,
    pub(crate) repainted: usize,
    /// Timers, and the milliseconds after which the workbench wants to be woken for them.
    pub(crate) wakes: Vec<(u64, u64)>,
    /// The time that passed, in milliseconds.
    pub(crate) clock: u64,
    /// Whether it ended, and whether unsaved work stays in the journal.
    pub(crate) ended: Option<bool>,
}

/// A workbench in a home of its own.
pub(crate) struct Bench {
    folder: TempDir,
    pub(crate) home: Home,
    pub(crate) model: Model,
    pub(crate) asked: Asked,
    /// What the user's editor makes of a text.
    pub(crate) editor: fn(&str) -> Result<String, String>,
    services: Services,
    inbox: Receiver<Message>,
}

impl Bench {
    /// A workbench on [`CARD`], in the file `card.json`.
    pub(crate) fn new() -> Self {
        Self::on(CARD)
    }

    /// A workbench on a text, in the file `card.json`.
    pub(crate) fn on(text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        std::fs::write(&path, text).unwrap();
        Self::begin(folder, Some(&path))
    }

    /// A workbench on a text, in the file `card.json`, with other files beside it.
    pub(crate) fn on_files(text: &str, files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        std::fs::write(&path, text).unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        Self::begin(folder, Some(&path))
    }

    /// A workbench as it starts for the first time.
    pub(crate) fn first() -> Self {
        Self::begin(tempfile::tempdir().unwrap(), None)
    }

    fn begin(folder: TempDir, path: Option<&Path>) -> Self {
        let home = Home::at(folder.path().join("home"));
        let Started { document, session, notices } = actions::start(&home, path).unwrap();
        let TakenUp { workspace, plan, offer, .. } = document;
        assert!(notices.is_empty(), "{notices:?}");
        let mut model = Model::new(Start {
            workspace,
            session,
            theme: Theme::new(Base::Dark, Depth::True),
            ground_fixed: true,
            keys: KeyMap::default(),
            size: (120, 40),
            mouse: Mouse::Captured,
            notice: None,
        });
        if let Some(offer) = offer {
            model.offer(offer);
        }
        let (sender, inbox) = channel();
        let services = Services::new(home.clone(), Config::default(), move |message| {
            let _ = sender.send(message);
        });
        let editor = |text: &str| Ok(text.to_owned());
        let mut bench = Self { folder, home, model, asked: Asked::default(), editor, services, inbox };
        bench.perform(Effect::BeginJournal { before: Vec::new(), plan });
        bench.perform(Effect::LoadLeftovers);
        bench.perform(Effect::LoadEndpoints);
        bench.tell(Message::Resize(120, 40));
        bench
    }

    /// Starts the sandbox.
    pub(crate) fn with_sandbox(mut self) -> Self {
        self.services.start();
        self.until_idle();
        assert!(matches!(self.model.shared.sandbox, Some(Ok(_))), "{:?}", self.model.shared.sandbox);
        self
    }

    /// The next start after the end, on a path or on what was left.
    #[track_caller]
    pub(crate) fn again(self, path: Option<&str>) -> Self {
        assert!(self.asked.ended.is_some(), "it has not ended");
        self.killed(path)
    }

    /// The next start after a kill: nothing is finished, nothing remembered.
    pub(crate) fn killed(self, path: Option<&str>) -> Self {
        let Self { folder, services, model, .. } = self;
        drop((services, model));
        let path = path.map(|path| folder.path().join(path));
        Self::begin(folder, path.as_deref())
    }

    /// A second workbench in the same home, while this one runs.
    pub(crate) fn beside(&self, path: &str) -> Model {
        let path = self.path(path);
        let started = actions::start(&self.home, Some(&path)).unwrap();
        let mut model = Model::new(Start {
            workspace: started.document.workspace,
            session: started.session,
            theme: Theme::new(Base::Dark, Depth::True),
            ground_fixed: true,
            keys: KeyMap::default(),
            size: (120, 40),
            mouse: Mouse::Captured,
            notice: None,
        });
        let (sender, inbox) = channel();
        let mut services = Services::new(self.home.clone(), Config::default(), move |message| {
            let _ = sender.send(message);
        });
        services.perform(Effect::BeginJournal { before: Vec::new(), plan: started.document.plan });
        for message in inbox.try_iter() {
            let _ = model.update(message);
        }
        model
    }

    /// A path in the bench's folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Presses the keys of a script, waiting after each; `{folder}` is the bench's folder.
    #[track_caller]
    pub(crate) fn keys(&mut self, script: &str) -> &mut Self {
        let script = script.replace("{folder}", &self.folder.path().display().to_string());
        self.press(&keys::script(&script))
    }

    /// Presses keys, waiting after each.
    #[track_caller]
    pub(crate) fn press(&mut self, keys: &[KeyEvent]) -> &mut Self {
        for key in keys {
            self.tell(Message::Key(*key));
        }
        self
    }

    /// Runs a command by its title in the palette.
    #[track_caller]
    pub(crate) fn palette(&mut self, title: &str) -> &mut Self {
        let text = self.model.screen == ScreenId::Design && self.model.design.takes_text();
        let opener = if text { "<ctrl-p>" } else { ":" };
        let before = self.model.overlays.len();
        self.keys(opener);
        assert_eq!(self.model.overlays.len(), before + 1, "no palette opened");
        self.press(&keys::typed(title)).keys("<enter>")
    }

    /// Pastes a text.
    #[track_caller]
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.tell(Message::Paste(text.to_owned()))
    }

    /// Clicks on what stands for a target.
    #[track_caller]
    pub(crate) fn click(&mut self, target: &Target) -> &mut Self {
        let shown = self.shown();
        let place = shown.hits.find(target).unwrap_or_else(|| panic!("{target:?} is not shown\n{}", shown.text()));
        self.mouse(MouseEventKind::Down(MouseButton::Left), (place.x + place.width / 2, place.y))
    }

    /// Does something with the mouse on a cell.
    #[track_caller]
    pub(crate) fn mouse(&mut self, kind: MouseEventKind, (column, row): (u16, u16)) -> &mut Self {
        let target = self.shown().hits.at(column, row).cloned();
        self.tell(Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }, target))
    }

    /// Lets the time pass that was asked for.
    #[track_caller]
    pub(crate) fn beat(&mut self) -> &mut Self {
        for (timer, after) in std::mem::take(&mut self.asked.wakes) {
            self.asked.clock += after;
            let clock = self.asked.clock;
            self.tell(Message::Done(Outcome::Woke { timer, clock }));
        }
        self
    }

    /// Takes a message and waits for everything that follows from it.
    #[track_caller]
    pub(crate) fn tell(&mut self, message: Message) -> &mut Self {
        self.take(message);
        self.until_idle();
        self
    }

    fn take(&mut self, message: Message) {
        if self.asked.ended.is_some() {
            return;
        }
        for effect in self.model.update(message) {
            self.perform(effect);
        }
        self.write_down();
    }

    /// Appends the edits to the journal, as the runtime does before each frame.
    fn write_down(&mut self) {
        let records = self.model.shared.workspace.take_records();
        if !records.is_empty() {
            self.services.append(&records);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Copy(text) => self.asked.copied.push(text),
            Effect::SetMouse(mouse) => self.asked.mouse.push(mouse),
            Effect::Repaint => self.asked.repainted += 1,
            Effect::Suspend => self.asked.suspended += 1,
            Effect::Wake { timer, after } => self.asked.wakes.push((timer, after)),
            Effect::EditExternally(text) => {
                let edited = (self.editor)(&text);
                self.take(Message::Done(Outcome::Edited(edited)));
            }
            Effect::Quit { keep } => {
                self.write_down();
                let kept = if keep { Keep::Journal } else { Keep::Nothing };
                self.services.finish(&self.model.session(), kept);
                self.asked.ended = Some(keep);
            }
            effect => {
                if matches!(effect, Effect::MoveJournal { .. } | Effect::Save { .. }) {
                    self.write_down();
                }
                self.services.perform(effect);
            }
        }
    }

    /// Takes the answers of the services until none is missing.
    #[track_caller]
    pub(crate) fn until_idle(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            while let Ok(message) = self.inbox.try_recv() {
                self.take(message);
            }
            if self.services.idle() {
                // The last answer is sent before its work counts as done.
                match self.inbox.try_recv() {
                    Ok(message) => self.take(message),
                    Err(_) => return,
                }
            } else if let Ok(message) = self.inbox.recv_timeout(Duration::from_millis(2)) {
                self.take(message);
            }
            assert!(Instant::now() < deadline, "something is still under way\n{}", self.screen());
        }
    }

    /// The frame as it is now.
    pub(crate) fn shown(&self) -> Shown {
        Shown::of(&self.model)
    }

    /// The frame as text.
    pub(crate) fn screen(&self) -> String {
        self.shown().text()
    }

    /// The document's text.
    pub(crate) fn text(&self) -> String {
        self.model.shared.workspace.text().to_owned()
    }

    /// The selected element, as a pointer.
    pub(crate) fn selected(&self) -> String {
        self.model.shared.workspace.selection().to_string()
    }

    /// What the user is told.
    pub(crate) fn told(&self) -> String {
        self.model.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default()
    }

    /// What stands in a file of the bench's folder.
    #[track_caller]
    pub(crate) fn on_disk(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Somebody else writes a file.
    pub(crate) fn somebody_writes(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// Asserts that the screen shows a text.
    #[track_caller]
    pub(crate) fn sees(&self, text: &str) -> &Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no `{text}` on\n{screen}");
        self
    }

    /// Asserts that the screen does not show a text.
    #[track_caller]
    pub(crate) fn misses(&self, text: &str) -> &Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "`{text}` is on\n{screen}");
        self
    }
}
