//! Sending: where to, what will go over the wire, whether one is sure, and what became of it.
//!
//! The overlay goes through three stages: [`choose`] endpoints, with what each kind makes of the card ([`Prepared`]);
//! confirm, when there are doubts (the card has errors there, the endpoint is tagged production); and follow the sends
//! until each has its verdict. It wraps and checks but sends nothing: a send is an effect, its answer an outcome, the time
//! that runs on the screen comes from a wake-up that is asked for only while something is under way.
//!
//! What a kind of endpoint does to a card is `teams`' and `check`'s business; here it is only gathered. A new doubt
//! belongs into [`doubts`].

mod choose;
mod doubts;
mod prepared;
mod progress;
mod view;

use std::sync::Arc;

use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use crate::json::Document;
use crate::template::{Input, Limits, Mode, Template};
use crate::tui::app::{self, Intent, Outcome, ScreenId, Shared, Target};

use super::Message;

use self::choose::Choice;
use self::doubts::Doubt;
use self::prepared::{Plans, Prepared};
use self::progress::Progress;

/// The button of a stage that goes on: send, send anyway, close.
const FORWARD: usize = 0;
/// The button that goes back: cancel, back.
const BACK: usize = 1;
/// The button that shows where the messages arrived.
const CHANNEL: usize = 2;
/// The button that shows the history.
const HISTORY: usize = 3;

/// Where the overlay is.
#[derive(Debug)]
enum Stage {
    /// Endpoints are chosen.
    Choose,
    /// There are doubts; whether the answer that goes on has the cursor.
    Confirm { doubts: Vec<Doubt>, sure: bool },
    /// Sends are under way, or over.
    Follow(Progress),
}

/// The overlay.
#[derive(Debug)]
pub struct Model {
    document: Arc<Document>,
    card: String,
    choice: Choice,
    plans: Plans,
    stage: Stage,
    told: Option<String>,
}

impl Model {
    /// Where to send the document at work, filled with these data where it is a template.
    #[must_use]
    pub fn new(shared: &Shared, data: Option<&Arc<serde_json::Value>>) -> Self {
        let (document, unresolved) = filled(shared, data);
        let mut model = Self {
            card: crate::card::text::label(&shared.workspace.origin().name(), 60),
            choice: Choice::new(&shared.endpoints, shared.last_endpoint.as_deref()),
            plans: Plans::new(unresolved),
            document,
            stage: Stage::Choose,
            told: None,
        };
        model.prepare(shared);
        model
    }

    pub(super) fn update(&mut self, message: Message, shared: &mut Shared) -> Vec<Intent> {
        let intents = match message {
            Message::Key(key) => self.key(key, shared),
            Message::Click(target) => self.click(&target, shared),
            Message::Wheel(rows) => {
                if matches!(self.stage, Stage::Choose) {
                    self.choice.step(rows.signum());
                }
                Vec::new()
            }
            Message::Outcome(outcome) => self.outcome(outcome, shared),
            Message::Paste(_) => Vec::new(),
        };
        self.prepare(shared);
        intents
    }

    /// Works out what the kinds of the chosen endpoints make of the card, each once.
    fn prepare(&mut self, shared: &Shared) {
        let kinds: Vec<_> =
            self.choice.current().into_iter().chain(self.choice.targets()).map(|row| row.kind).collect();
        for kind in kinds {
            self.plans.prepare(kind, &self.document, shared);
        }
    }

    fn key(&mut self, key: KeyEvent, shared: &mut Shared) -> Vec<Intent> {
        self.told = None;
        match &mut self.stage {
            Stage::Choose => match key.code {
                KeyCode::Esc | KeyCode::Char('q') => vec![Intent::Close],
                KeyCode::Enter => self.ask(shared),
                KeyCode::Char(' ' | 'x') => {
                    self.choice.toggle();
                    Vec::new()
                }
                code => {
                    self.choice.key(code);
                    Vec::new()
                }
            },
            Stage::Confirm { sure, .. } => match key.code {
                KeyCode::Char('s' | 'y') => self.go(shared),
                KeyCode::Enter if *sure => self.go(shared),
                KeyCode::Esc | KeyCode::Enter | KeyCode::Char('b' | 'n') => self.back(),
                KeyCode::Left | KeyCode::Right | KeyCode::Tab | KeyCode::BackTab | KeyCode::Up | KeyCode::Down => {
                    *sure = !*sure;
                    Vec::new()
                }
                _ => Vec::new(),
            },
            Stage::Follow(progress) if progress.is_over() => match key.code {
                KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q') => vec![Intent::Close],
                KeyCode::Char('3' | 'c') => leave_for(ScreenId::Channel),
                KeyCode::Char('5' | 'h') => leave_for(ScreenId::History),
                code => {
                    progress.key(code);
                    Vec::new()
                }
            },
            Stage::Follow(progress) => match key.code {
                KeyCode::Esc | KeyCode::Char('c') => progress.cancel(),
                KeyCode::Char('b') => vec![Intent::Close],
                code => {
                    progress.key(code);
                    Vec::new()
                }
            },
        }
    }

    fn click(&mut self, target: &Target, shared: &mut Shared) -> Vec<Intent> {
        match (&mut self.stage, target) {
            (Stage::Choose, Target::OverlayRow(row)) => self.choice.click(*row),
            (Stage::Choose, Target::OverlayButton(FORWARD)) => return self.ask(shared),
            (Stage::Choose, Target::OverlayButton(_)) => return vec![Intent::Close],
            (Stage::Confirm { .. }, Target::OverlayButton(FORWARD)) => return self.go(shared),
            (Stage::Confirm { .. }, Target::OverlayButton(_)) => return self.back(),
            (Stage::Follow(progress), Target::OverlayButton(button)) => match (*button, progress.is_over()) {
                (CHANNEL, _) => return leave_for(ScreenId::Channel),
                (HISTORY, _) => return leave_for(ScreenId::History),
                (BACK, false) => return progress.cancel(),
                _ => return vec![Intent::Close],
            },
            _ => {}
        }
        Vec::new()
    }

    fn outcome(&mut self, outcome: Outcome, shared: &Shared) -> Vec<Intent> {
        match (outcome, &mut self.stage) {
            (Outcome::Endpoints(Ok(rows)), _) => {
                self.choice.take(rows, shared.last_endpoint.as_deref());
                Vec::new()
            }
            (Outcome::Sent { job, report }, Stage::Follow(progress)) => {
                progress.answered(job, report);
                Vec::new()
            }
            (Outcome::Woke { timer, clock }, Stage::Follow(progress)) => progress.woke(timer, clock),
            _ => Vec::new(),
        }
    }

    /// Goes on from the choice: to the doubts when there are any, else to the sends.
    fn ask(&mut self, shared: &mut Shared) -> Vec<Intent> {
        self.prepare(shared);
        let targets = self.choice.targets();
        if targets.is_empty() {
            self.told = Some("choose an endpoint first".to_owned());
            return Vec::new();
        }
        if let Some(row) = targets.iter().find(|row| shared.jobs.iter().any(|job| job.endpoint == row.name)) {
            self.told = Some(format!("`{}` has not answered the last message yet", row.name));
            return Vec::new();
        }
        let doubts = doubts::doubts(&targets, &self.plans);
        if doubts.is_empty() {
            return self.go(shared);
        }
        self.stage = Stage::Confirm { doubts, sure: false };
        Vec::new()
    }

    fn back(&mut self) -> Vec<Intent> {
        self.stage = Stage::Choose;
        Vec::new()
    }

    fn go(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let targets: Vec<_> = self.choice.targets().into_iter().cloned().collect();
        shared.last_endpoint = targets.first().map(|row| row.name.clone());
        let (progress, intents) = Progress::begin(&targets, &self.plans, &self.document, &self.card, shared);
        self.stage = Stage::Follow(progress);
        intents
    }

    pub(super) fn settle(&mut self, shared: &Shared, area: Rect) {
        let inner = view::most(area);
        match &mut self.stage {
            Stage::Choose => self.choice.settle(usize::from(view::list_height(inner, self.choice.rows().len()))),
            Stage::Follow(progress) => progress.settle(shared, inner),
            Stage::Confirm { .. } => {}
        }
    }

    /// What the kind of the endpoint under the cursor makes of the card.
    fn current_plan(&self) -> Option<&Prepared> {
        self.choice.current().and_then(|row| self.plans.get(row.kind))
    }
}

/// How much a card that is sent may be: far more than any host takes.
const SENT: Limits = Limits { rows: 20_000, values: 1_000_000, bytes: 16 << 20, steps: 50_000_000, output: 256 << 20 };

/// The document as it goes out, and what of it has no value.
fn filled(shared: &Shared, data: Option<&Arc<serde_json::Value>>) -> (Arc<Document>, Vec<String>) {
    let document = shared.workspace.document();
    let template = Template::prepare(document, shared.samples.engine());
    if !template.is_template() {
        return (Arc::clone(document), Vec::new());
    }
    let input = Input { data: data.map(|data| &**data), host: shared.samples.fillings().host.as_deref() };
    let Ok(filled) = template.expand(&input, Mode::Lenient, shared.samples.environment(), &SENT) else {
        return (Arc::clone(document), vec!["the template cannot be filled".to_owned()]);
    };
    let unresolved = filled.problems().iter().filter(|problem| !problem.kind.is_filled()).map(|problem| {
        let told = crate::card::text::label(&problem.message, 200);
        format!("{}: {told} Readers would see the braces.", problem.pointer)
    });
    let unresolved = unresolved.collect();
    (Arc::new(filled.document().clone()), unresolved)
}

fn leave_for(screen: ScreenId) -> Vec<Intent> {
    vec![Intent::Close, Intent::Send(app::Message::Go(screen))]
}

#[cfg(test)]
mod tests;
