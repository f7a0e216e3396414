//! The sends under way and what became of them.

use std::sync::Arc;

use ratatui::crossterm::event::KeyCode;

use crate::json::Document;
use crate::tui::app::{Effect, Intent, Job, Motion, Shared, Tone, tone};
use crate::tui::theme::Role;
use crate::tui::widgets::{quantity, text};
use crate::workbench::actions::{EndpointRow, SendReport};

use super::prepared::Plans;

/// How often the running time is drawn anew, in milliseconds.
const BEAT: u64 = 200;

/// Where a send stands.
#[derive(Debug)]
pub(super) enum State {
    /// No answer yet.
    Running,
    /// It was given up; the last word is still to come.
    Cancelling,
    /// It is over.
    Over(Result<SendReport, String>),
}

/// One send.
#[derive(Debug)]
pub(super) struct Send {
    job: u64,
    endpoint: String,
    built_in: bool,
    state: State,
}

/// The sends.
#[derive(Debug)]
pub(super) struct Progress {
    sends: Vec<Send>,
    /// The number of the first job: no other overlay has it.
    timer: u64,
    /// What the clock showed when the sends began; known from the first beat on.
    began: Option<u64>,
    /// How long the sends have been under way, in milliseconds, to the last beat.
    elapsed: u64,
    lines: Vec<(Role, String)>,
    top: usize,
    room: usize,
}

impl Progress {
    /// Starts a send for each endpoint.
    pub(super) fn begin(
        targets: &[EndpointRow],
        plans: &Plans,
        document: &Arc<Document>,
        card: &str,
        shared: &mut Shared,
    ) -> (Self, Vec<Intent>) {
        let mut intents = Vec::new();
        let mut sends = Vec::new();
        for row in targets {
            let job = shared.next_job;
            shared.next_job = job.saturating_add(1);
            shared.jobs.push(Job { id: job, endpoint: row.name.clone() });
            intents.push(Intent::Effect(Effect::Send {
                job,
                endpoint: row.name.clone(),
                document: Arc::clone(document),
                card: card.to_owned(),
                levels: shared.levels.clone(),
                force: plans.force(row.kind),
            }));
            sends.push(Send { job, endpoint: row.name.clone(), built_in: row.built_in, state: State::Running });
        }
        let timer = sends.first().map_or(0, |send: &Send| send.job);
        intents.push(Intent::Effect(Effect::Wake { timer, after: BEAT }));
        (Self { sends, timer, began: None, elapsed: 0, lines: Vec::new(), top: 0, room: 0 }, intents)
    }

    /// Whether every send has its verdict.
    pub(super) fn is_over(&self) -> bool {
        self.sends.iter().all(|send| matches!(send.state, State::Over(_)))
    }

    /// Whether the sandbox took one of the messages.
    pub(super) fn reached_sandbox(&self) -> bool {
        self.sends
            .iter()
            .any(|send| send.built_in && matches!(&send.state, State::Over(Ok(report)) if report.verdict.is_success()))
    }

    /// A send was answered.
    pub(super) fn answered(&mut self, job: u64, report: Result<SendReport, String>) {
        if let Some(send) = self.sends.iter_mut().find(|send| send.job == job) {
            send.state = State::Over(report);
        }
    }

    /// A beat has passed, if it is ours; another one is asked for while something runs.
    pub(super) fn woke(&mut self, timer: u64, clock: u64) -> Vec<Intent> {
        if timer != self.timer || self.is_over() {
            return Vec::new();
        }
        let began = *self.began.get_or_insert(clock.saturating_sub(BEAT));
        self.elapsed = clock.saturating_sub(began);
        vec![Intent::Effect(Effect::Wake { timer, after: BEAT })]
    }

    /// Gives up on what has no answer yet.
    pub(super) fn cancel(&mut self) -> Vec<Intent> {
        let mut intents = Vec::new();
        for send in self.sends.iter_mut().filter(|send| matches!(send.state, State::Running)) {
            send.state = State::Cancelling;
            intents.push(Intent::Effect(Effect::CancelSend(send.job)));
        }
        intents
    }

    /// Keys that scroll.
    pub(super) fn key(&mut self, code: KeyCode) {
        let motion = match code {
            KeyCode::Up | KeyCode::Char('k') => Motion::Up,
            KeyCode::Down | KeyCode::Char('j') => Motion::Down,
            KeyCode::PageUp => Motion::PageUp,
            KeyCode::PageDown => Motion::PageDown,
            KeyCode::Home => Motion::First,
            KeyCode::End => Motion::Last,
            _ => return,
        };
        self.top = motion.from(self.top, self.lines.len().saturating_sub(self.room) + 1, self.room);
    }

    /// The lines to show, from the first one in view on.
    pub(super) fn lines(&self) -> impl Iterator<Item = &(Role, String)> {
        self.lines.iter().skip(self.top)
    }

    /// First line in view, lines in view, all lines.
    pub(super) const fn window(&self) -> (usize, usize, usize) {
        (self.top, self.room, self.lines.len())
    }

    /// Puts the state into lines.
    pub(super) fn settle(&mut self, shared: &Shared, (width, height): (u16, u16)) {
        let ascii = shared.theme.ascii;
        let names = self.sends.iter().map(|send| text::width(&send.endpoint)).max().unwrap_or(0).min(28);
        let room = usize::from(width.saturating_sub(5));
        let mut lines: Vec<(Role, String)> = Vec::new();
        for send in &self.sends {
            let (role, mark, said, why) = told(&send.state, self.elapsed, ascii);
            let name = text::fill(&crate::card::text::label(&send.endpoint, 60), names);
            lines.push((role, text::fit(&format!("{mark} {name}  {said}"), room)));
            for line in why.iter().flat_map(|why| text::wrap(&crate::card::text::plain(why), room.saturating_sub(2))) {
                lines.push((Role::Text, format!("  {line}")));
            }
            if !why.is_empty() {
                lines.push((Role::Text, String::new()));
            }
        }
        if lines.last().is_some_and(|(_, line)| line.is_empty()) {
            lines.pop();
        }
        self.lines = lines;
        self.room = usize::from(height.saturating_sub(5)).max(1);
        self.top = self.top.min(self.lines.len().saturating_sub(self.room));
    }
}

/// How a send is told: its colour, its mark, a line, and sentences below it.
fn told(state: &State, elapsed: u64, ascii: bool) -> (Role, &'static str, String, Vec<String>) {
    let mark = |unicode, plain| if ascii { plain } else { unicode };
    match state {
        State::Running => {
            let tenths = elapsed / 100;
            (Role::Accent, mark("→", ">"), format!("sending … {}.{} s", tenths / 10, tenths % 10), Vec::new())
        }
        State::Cancelling => (Role::Warning, mark("→", ">"), "giving up …".to_owned(), Vec::new()),
        State::Over(Err(reason)) => (Role::Error, mark("✗", "x"), "not sent".to_owned(), vec![reason.clone()]),
        State::Over(Ok(report)) => {
            let (role, sign) = match tone(report.verdict) {
                Tone::Good => (Role::Success, mark("✓", "+")),
                Tone::Plain => (Role::Text, mark("·", ".")),
                Tone::Careful => (Role::Warning, "!"),
                Tone::Bad => (Role::Error, mark("✗", "x")),
            };
            let status = report.status.map(|status| format!(" · HTTP {status}")).unwrap_or_default();
            let size = quantity::bytes(report.bytes);
            let time = quantity::duration(report.elapsed_ms);
            let said = format!("{}{status} · {size} · {time}", report.verdict);
            let mut why = vec![report.detail.clone()];
            why.extend(report.trouble.iter().cloned());
            why.retain(|line| !line.is_empty());
            (role, sign, said, why)
        }
    }
}
