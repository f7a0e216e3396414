//! The root's update: messages in, effects out. It routes; each screen and overlay knows its own business.

use std::path::Path;

use ratatui::crossterm::event::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Rect;

use crate::tui::command::{Command, Meaning, keys};
use crate::tui::overlays::{self, Overlay};
use crate::tui::screens::{channel, data, design, endpoints, history};
use crate::tui::terminal::Mouse;
use crate::tui::theme::Base;
use crate::workbench::actions::JournalPlan;
use crate::workbench::{self, Samples, Workspace};

use super::{Effect, Intent, Message, Model, Notice, Outcome, SaveTarget, ScreenId, Target};

impl Model {
    /// Takes a message; gives what is to be done outside. Afterwards the model is ready to be painted.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.take(message, &mut effects);
        self.ask_levels(&mut effects);
        self.ask_samples(&mut effects);
        self.analyse(&mut effects);
        self.settle();
        effects.extend(self.design.take_drawing().map(Effect::LayOut));
        effects.extend(self.data.take_drawing().map(Effect::LayOut));
        self.note();
        effects
    }

    /// Keeps what the user is told: the status line shows only the newest, and only as much as fits.
    fn note(&mut self) {
        if let Some(notice) = &self.notice
            && self.told.last() != Some(notice)
        {
            self.told.push(notice.clone());
            if self.told.len() > KEPT_NOTICES {
                self.told.remove(0);
            }
        }
    }

    fn take(&mut self, message: Message, effects: &mut Vec<Effect>) {
        match message {
            Message::Key(key) => self.key(key, effects),
            Message::Paste(text) => self.paste(text, effects),
            Message::Mouse(event, target) => self.mouse(event, target, effects),
            Message::Resize(columns, rows) => self.shared.size = (columns, rows),
            Message::Ground(base) if !self.shared.ground_fixed => self.shared.theme.base = base,
            Message::Ground(_) => {}
            Message::Run(command) => self.run(command, effects),
            Message::Done(outcome) => self.done(outcome, effects),
            Message::Go(screen) => self.go(screen, effects),
            Message::Show(ask) => {
                // Whoever backed out of saving before quitting does not quit with a later save.
                self.after_save = None;
                self.ask(&ask, effects);
            }
            Message::Close => {
                self.overlays.pop();
            }
            Message::Save => {
                self.after_save = None;
                self.save(effects);
            }
            Message::SaveAnyway => self.write(SaveTarget::Origin, Certainty::Sure, effects),
            Message::SaveTo { target, overwrite } => {
                self.write(target, if overwrite { Certainty::Sure } else { Certainty::Ask }, effects);
            }
            Message::SaveBroken(target) => self.write_text(target, Certainty::Ask, effects),
            Message::SaveThen(next) => {
                self.after_save = Some(next);
                self.save(effects);
            }
            Message::Reload => self.reload(effects),
            Message::Open(request) => self.open(request, effects),
            Message::OpenNow(request) => effects.push(Effect::Open(request)),
            Message::TakeOver(work, plan) => self.take_over(*work, plan, effects),
            Message::EditExternally => self.edit_externally(effects),
            Message::Send => self.send(effects),
            Message::SendFilled(data) => self.choose_where(data.as_ref(), effects),
            Message::ToggleCopyMode => self.toggle_copy_mode(effects),
            Message::ForHost(host) => self.for_host(host),
            Message::ForTarget(target) => self.for_target(target),
            Message::Problems(deed) => {
                if self.screen != ScreenId::Design {
                    self.go(ScreenId::Design, effects);
                }
                self.take(Message::Design(design::Message::Problems(deed)), effects);
            }
            Message::ToggleGround => {
                self.shared.ground_fixed = true;
                let theme = &mut self.shared.theme;
                theme.base = if theme.base == Base::Light { Base::Dark } else { Base::Light };
            }
            Message::NextCardTheme => self.shared.theme.next_card_theme(),
            Message::Quit => self.quit(effects),
            Message::QuitNow { keep } => effects.push(Effect::Quit { keep }),
            Message::Suspend => effects.push(Effect::Suspend),
            Message::Repaint => effects.push(Effect::Repaint),
            Message::Effect(effect) => effects.push(*effect),
            Message::Design(message) => {
                let intents = self.design.update(message, &mut self.shared);
                self.follow(intents, effects);
            }
            Message::ReloadSamples => self.reload_samples(),
            Message::TakeSamples(slot) => {
                self.shared.samples.give_up(&slot);
                self.reload_samples();
            }
            Message::Data(message) => {
                let intents = self.data.update(message, &mut self.shared);
                self.follow(intents, effects);
            }
            Message::Channel(message) => {
                let intents = self.channel.update(message, &mut self.shared);
                self.follow(intents, effects);
            }
            Message::Endpoints(message) => {
                let intents = self.endpoints.update(message, &mut self.shared);
                self.follow(intents, effects);
            }
            Message::History(message) => {
                let intents = self.history.update(message, &mut self.shared);
                self.follow(intents, effects);
            }
            Message::Overlay(message) => self.overlay(message, effects),
        }
    }

    /// Gives a message to the top overlay.
    fn overlay(&mut self, message: overlays::Message, effects: &mut Vec<Effect>) {
        let Some(mut top) = self.overlays.pop() else { return };
        let intents = top.update(message, &mut self.shared);
        // Whatever the overlay wants opened goes on top of it, unless it closes itself.
        let closes = intents.iter().any(|intent| matches!(intent, Intent::Close));
        if !closes {
            self.overlays.push(top);
        }
        self.follow(intents.into_iter().filter(|intent| !matches!(intent, Intent::Close)).collect(), effects);
    }

    fn follow(&mut self, intents: Vec<Intent>, effects: &mut Vec<Effect>) {
        for intent in intents {
            match intent {
                Intent::Effect(effect) => effects.push(effect),
                Intent::Show(overlay) => self.overlays.push(*overlay),
                Intent::Close => {
                    self.overlays.pop();
                }
                Intent::Send(message) => self.take(message, effects),
                Intent::Say(notice) => self.notice = Some(notice),
            }
        }
    }

    fn key(&mut self, key: KeyEvent, effects: &mut Vec<Effect>) {
        if key.kind == KeyEventKind::Release {
            return;
        }
        self.notice = None;
        if !self.overlays.is_empty() {
            self.overlay(overlays::Message::Key(key), effects);
            return;
        }
        // Text fields get characters before the key map.
        let plain = key.modifiers.difference(KeyModifiers::SHIFT).is_empty() && matches!(key.code, KeyCode::Char(_));
        let on_design = self.screen == ScreenId::Design && self.pending.is_empty();
        if on_design && (self.design.wants(key) || plain && self.design.takes_text()) {
            let intents = self.design.update(design::Message::SourceKey(key), &mut self.shared);
            self.follow(intents, effects);
            return;
        }
        if key.code == KeyCode::Esc && !self.pending.is_empty() {
            self.pending.clear();
            return;
        }
        self.pending.push(keys::from_event(key));
        match self.shared.keys.meaning(self.scopes(), &self.pending) {
            Meaning::Command(command) => {
                self.pending.clear();
                self.run(command, effects);
            }
            Meaning::Prefix => {}
            Meaning::Nothing => {
                let first = self.pending.len() == 1;
                self.pending.clear();
                if first && self.screen == ScreenId::Design && self.design.takes_text() {
                    let intents = self.design.update(design::Message::SourceKey(key), &mut self.shared);
                    self.follow(intents, effects);
                } else if first && matches!(key.code, KeyCode::Char(_)) {
                    let pressed = keys::label(keys::from_event(key));
                    let quit = if pressed == "Ctrl-C" { "q quits, " } else { "" };
                    self.notice = Some(Notice::plain(format!("{pressed} does nothing here; {quit}? shows the keys")));
                }
            }
        }
    }

    fn run(&mut self, command: &'static Command, effects: &mut Vec<Effect>) {
        match (command.available)(self) {
            Ok(()) => self.take((command.message)(), effects),
            Err(reason) => self.notice = Some(Notice::careful(format!("{}: {reason}", command.title))),
        }
    }

    fn paste(&mut self, text: String, effects: &mut Vec<Effect>) {
        self.notice = None;
        if !self.overlays.is_empty() {
            self.overlay(overlays::Message::Paste(text), effects);
            return;
        }
        let intents = match self.screen {
            ScreenId::Design => self.design.update(design::Message::PasteText(text), &mut self.shared),
            ScreenId::Endpoints => self.endpoints.update(endpoints::Message::Pasted(text), &mut self.shared),
            ScreenId::Data => self.data.update(data::Message::Pasted(text), &mut self.shared),
            ScreenId::Channel | ScreenId::History => Vec::new(),
        };
        self.follow(intents, effects);
    }

    fn mouse(&mut self, event: MouseEvent, target: Option<Target>, effects: &mut Vec<Effect>) {
        let wheel = match event.kind {
            MouseEventKind::ScrollUp => Some(-3),
            MouseEventKind::ScrollDown => Some(3),
            _ => None,
        };
        let click = matches!(event.kind, MouseEventKind::Down(MouseButton::Left));
        if click || wheel.is_some() {
            self.notice = None;
            self.pending.clear();
        }
        if !self.overlays.is_empty() {
            match (wheel, target) {
                (Some(rows), _) => self.overlay(overlays::Message::Wheel(rows), effects),
                (None, Some(Target::Outside)) if click => {
                    self.overlay(overlays::Message::Key(KeyEvent::from(KeyCode::Esc)), effects);
                }
                (None, Some(target)) if click => self.overlay(overlays::Message::Click(target), effects),
                _ => {}
            }
            return;
        }
        match target {
            Some(Target::Tab(screen)) if click => self.go(screen, effects),
            Some(Target::Command(command)) if click => self.run(command, effects),
            target => self.screen_mouse(event, target, wheel, effects),
        }
    }

    fn screen_mouse(
        &mut self,
        event: MouseEvent,
        target: Option<Target>,
        wheel: Option<i32>,
        effects: &mut Vec<Effect>,
    ) {
        let intents = match self.screen {
            ScreenId::Design => self.design.update(design::Message::Mouse(event, target), &mut self.shared),
            ScreenId::Data => self.data.update(data::Message::Mouse(event, target, wheel), &mut self.shared),
            ScreenId::Channel => self.channel.update(channel::Message::Mouse(event, target, wheel), &mut self.shared),
            ScreenId::Endpoints => {
                self.endpoints.update(endpoints::Message::Mouse(event, target, wheel), &mut self.shared)
            }
            ScreenId::History => self.history.update(history::Message::Mouse(event, target, wheel), &mut self.shared),
        };
        self.follow(intents, effects);
    }

    fn go(&mut self, screen: ScreenId, effects: &mut Vec<Effect>) {
        self.screen = screen;
        self.pending.clear();
        match screen {
            ScreenId::Design => {}
            // Somebody may have changed the files meanwhile.
            ScreenId::Data => self.reload_samples(),
            ScreenId::Channel => effects.push(Effect::LoadMessages),
            ScreenId::Endpoints => effects.push(Effect::LoadEndpoints),
            ScreenId::History => effects.push(Effect::LoadHistory(self.history.filter().to_owned())),
        }
    }

    fn toggle_copy_mode(&mut self, effects: &mut Vec<Effect>) {
        let (mouse, notice) = match self.shared.mouse {
            Mouse::Captured => (
                Mouse::Free,
                Notice::plain("copy mode: the terminal selects text now; the same command takes the mouse back"),
            ),
            Mouse::Free => (Mouse::Captured, Notice::plain("the mouse is the workbench's again")),
        };
        self.shared.mouse = mouse;
        self.notice = Some(notice);
        effects.push(Effect::SetMouse(mouse));
    }

    /// Starts work on another document.
    fn take_over(&mut self, work: Workspace, plan: JournalPlan, effects: &mut Vec<Effect>) {
        if let Some(path) = work.origin().path() {
            let path = path.to_path_buf();
            self.shared.remember(path);
        }
        // What was still done to the document so far belongs to its journal, not to the next one's.
        let before = self.shared.workspace.take_records();
        let clip = self.shared.workspace.clipboard().cloned();
        // Whoever works for a host goes on doing so; the version is the card's own matter.
        let target = workbench::Target { version: None, ..self.shared.workspace.target() };
        self.shared.workspace = work;
        self.shared.workspace.set_target(target);
        if let Some(clip) = clip {
            self.shared.workspace.set_clipboard(clip);
        }
        self.shared.open_elsewhere = false;
        self.shared.analysis.forget();
        self.shared.samples = Samples::default();
        self.after_save = None;
        self.design.reset();
        self.data.reset();
        self.design.show_break(&self.shared);
        self.screen = ScreenId::Design;
        effects.push(Effect::BeginJournal { before, plan });
    }

    /// Finds out how bad findings count, once for each home that a document has.
    fn ask_levels(&mut self, effects: &mut Vec<Effect>) {
        let origin = self.shared.workspace.origin();
        if self.levels_of.as_ref() != Some(origin) {
            effects.push(Effect::LoadLevels(origin.path().map(Path::to_path_buf)));
            self.levels_of = Some(origin.clone());
        }
    }

    /// Brings what is known about the document up to date.
    fn analyse(&mut self, effects: &mut Vec<Effect>) {
        let shared = &mut self.shared;
        if !shared.workspace.was_good() {
            return;
        }
        let question = shared.question();
        effects.extend(shared.analysis.ask(question).map(Effect::Analyse));
    }

    /// Computes what drawing needs.
    pub(in crate::tui) fn settle(&mut self) {
        self.shared.covered = !self.overlays.is_empty();
        self.design.know(&self.shared);
        let (columns, rows) = self.shared.size;
        let whole = Rect::new(0, 0, columns, rows);
        let body = super::view::body(whole);
        match self.screen {
            ScreenId::Design => self.design.settle(&self.shared, body),
            ScreenId::Data => self.data.settle(&self.shared, body),
            ScreenId::Channel => self.channel.settle(&self.shared, body),
            ScreenId::Endpoints => self.endpoints.settle(&self.shared, body),
            ScreenId::History => self.history.settle(&self.shared, body),
        }
        for overlay in &mut self.overlays {
            overlay.settle(&self.shared, whole);
        }
    }

    /// Offers an answer to every overlay that waits for some, also to those that others lie upon.
    fn inform(&mut self, outcome: &Outcome, effects: &mut Vec<Effect>) {
        let mut wanted = Vec::new();
        for mut overlay in std::mem::take(&mut self.overlays) {
            if let Overlay::Send(_) | Overlay::Endpoint(_) = overlay {
                let intents = overlay.update(overlays::Message::Outcome(outcome.clone()), &mut self.shared);
                let (closes, others): (Vec<_>, Vec<_>) =
                    intents.into_iter().partition(|intent| matches!(intent, Intent::Close));
                wanted.extend(others);
                if !closes.is_empty() {
                    continue;
                }
            }
            self.overlays.push(overlay);
        }
        self.follow(wanted, effects);
    }

    fn done(&mut self, outcome: Outcome, effects: &mut Vec<Effect>) {
        self.inform(&outcome, effects);
        match outcome {
            Outcome::Opened(opened) => self.opened(opened, effects),
            Outcome::Saved(of, saved) => self.saved(&of, saved, effects),
            Outcome::Leftovers(leftovers) => self.leftovers(&leftovers),
            Outcome::Recovered(offer) => self.offer(*offer),
            Outcome::ReadAgain(path, read) => self.read_again(&path, read),
            Outcome::Edited(text) if self.editing.is_some() => self.sample_edited(text, effects),
            Outcome::Edited(Ok(text)) => self.edited(text),
            Outcome::Edited(Err(reason))
            | Outcome::Library(Err(reason))
            | Outcome::Endpoints(Err(reason))
            | Outcome::EndpointChanged(Err(reason))
            | Outcome::Trouble(reason) => {
                self.notice = Some(Notice::bad(reason));
            }
            Outcome::Library(Ok(entries)) => self.library(&entries),
            Outcome::Levels(path, levels, engine, fault) => {
                if self.shared.workspace.origin().path() == path.as_deref() {
                    self.shared.levels = levels;
                    if self.shared.samples.engine() != engine {
                        self.shared.samples.set_engine(engine);
                    }
                    self.notice = fault.map(Notice::bad).or(self.notice.take());
                }
            }
            Outcome::Samples(path, read) => self.samples(path.as_deref(), read),
            Outcome::SampleKept { card, slot, text, reason, is_theirs } => {
                self.sample_kept(card, slot, text, reason, is_theirs);
            }
            Outcome::Analysed(question, Some(answer)) => self.shared.analysis.take(question, answer),
            Outcome::Analysed(question, None) => {
                self.shared.analysis.skip(&question);
                self.notice =
                    Some(Notice::bad("the checks failed inside the program; what they list may be out of date"));
            }
            Outcome::LaidOut(drawing, scene) => {
                if scene.is_none() {
                    self.notice = Some(Notice::bad("the preview failed inside the program; it may be out of date"));
                }
                self.data.laid_out(&drawing, scene.as_ref());
                self.design.laid_out(&drawing, scene);
            }
            Outcome::Mended(mending, fixed) => {
                let intents = self.design.update(design::Message::Mended(mending, fixed), &mut self.shared);
                self.follow(intents, effects);
            }
            Outcome::Sent { job, report } => self.sent(job, report, effects),
            Outcome::Versions(name, read) => self.versions(&name, read),
            Outcome::Version(name, called, read) => self.bring_back(&name, &called, read),
            Outcome::Woke { .. } | Outcome::Done => {}
            Outcome::Endpoints(Ok(rows)) => self.shared.endpoints = rows,
            Outcome::EndpointChanged(Ok((told, name))) => {
                self.notice = Some(Notice::good(told));
                if let Some(name) = name {
                    self.endpoints.select_later(name);
                }
                effects.push(Effect::LoadEndpoints);
            }
            Outcome::History(rows) => {
                let intents = self.history.update(history::Message::Listed(rows), &mut self.shared);
                self.follow(intents, effects);
            }
            Outcome::SentWhole(whole) => {
                let intents = self.history.update(history::Message::Loaded(whole), &mut self.shared);
                self.follow(intents, effects);
            }
            Outcome::Messages(messages) => {
                let intents = self.channel.update(channel::Message::Listed(messages), &mut self.shared);
                self.follow(intents, effects);
            }
            Outcome::Arrived(message) => {
                let intents = self.channel.update(channel::Message::Arrived(message), &mut self.shared);
                self.follow(intents, effects);
            }
            Outcome::Sandbox(state) => {
                if let Err(reason) = &state {
                    self.notice = Some(Notice::bad(format!("the sandbox does not run: {reason}")));
                }
                self.shared.sandbox = Some(state);
            }
            Outcome::OpenElsewhere => {
                self.shared.open_elsewhere = true;
                self.notice = Some(Notice::careful(
                    "another cardwright has this card open; saving asks before anything is overwritten",
                ));
            }
        }
    }
}

/// How many notices are kept.
const KEPT_NOTICES: usize = 100;

/// Whether somebody said yes to replacing what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Certainty {
    /// Nobody did: ask first.
    Ask,
    /// Somebody did.
    Sure,
}
