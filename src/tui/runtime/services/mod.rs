//! What `update` only describes and the terminal does not do itself: files, endpoints, sends, the sandbox, the journal.
//!
//! Four places do the work. The journal is written by the loop's own thread, before the frame that shows an edit
//! (`journal`). Everything else that touches the disk happens on one thread, in the order in which it was asked for
//! (`disk`). What the checks find in a large document, how to mend it and what it looks like is worked out beside both
//! (`analyst`). The network has a runtime of its own, which exists from the first send or from [`Services::start`] on
//! (`network`). Each piece of work answers with a message (`answers`); nothing here is waited for but in
//! [`Services::finish`].
//!
//! What is done is a use case of `workbench::actions`; here is only where it runs and what its answer is called. A new
//! effect is an arm in [`Services::perform`].

mod analyst;
mod answers;
mod disk;
mod journal;
mod network;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use tokio_util::sync::CancellationToken;

use crate::store::Home;
use crate::store::config::Config;
use crate::store::journal::{Header, Journal, Record};
use crate::store::messages::Messages;
use crate::store::session::Session;
use crate::store::templates::Overwrite;
use crate::tui::app::{Drawing, Effect, Mending, Message, Outcome, Question, SaveFault, SaveTarget, SavedAs};
use crate::tui::screens::channel::HELD;
use crate::workbench::actions::{self, ActionError, Outgoing, Place, Save, SaveError};

use analyst::Analyst;
use answers::{Busy, Tell, told};
use disk::Disk;
use network::Network;

/// How many sends a screen gets.
const SHOWN_SENDS: usize = 1_000;

/// What becomes of work that is not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// It stays in the journal for the next start.
    Journal,
    /// It goes.
    Nothing,
}

/// Carries effects out.
pub struct Services {
    home: Home,
    config: Config,
    tell: Tell,
    busy: Busy,
    began: Instant,
    disk: Option<Disk>,
    checks: Analyst<Question>,
    fixes: Analyst<Mending>,
    layout: Analyst<Drawing>,
    network: Option<Network>,
    messages: Arc<OnceLock<Arc<Messages>>>,
    journal: Option<Journal>,
    /// A journal that waits, locked, for the user's answer to the offer of what it holds.
    held: Option<Journal>,
    /// The beginning of a journal that the disk refused.
    not_begun: Option<Header>,
    /// Whether that journal stands beside the one of another cardwright that has the document open.
    beside: bool,
    file: Option<PathBuf>,
    unwritten: Vec<Record>,
    told_of_journal: bool,
    cancels: HashMap<u64, CancellationToken>,
}

impl fmt::Debug for Services {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Services").field("home", &self.home).field("journal", &self.journal).finish_non_exhaustive()
    }
}

impl Services {
    /// Nothing is read, opened or started before it is asked for. `tell` gets the answers.
    pub fn new(home: Home, config: Config, tell: impl Fn(Message) + Send + Sync + 'static) -> Self {
        Self {
            home,
            config,
            tell: Tell(Arc::new(tell)),
            busy: Busy::default(),
            began: Instant::now(),
            disk: None,
            checks: Analyst::default(),
            fixes: Analyst::default(),
            layout: Analyst::default(),
            network: None,
            messages: Arc::default(),
            journal: None,
            held: None,
            not_begun: None,
            beside: false,
            file: None,
            unwritten: Vec::new(),
            told_of_journal: false,
            cancels: HashMap::new(),
        }
    }

    /// Carries an effect out; the answer comes as a message. What belongs to the terminal itself is passed over.
    pub fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Open(request) => {
                let own = self.journal.as_ref().map(|journal| journal.id().to_owned());
                self.on_disk(move |home| {
                    Outcome::Opened(told(actions::open_beside(home, &request, own.as_deref()).map(Box::new)))
                });
            }
            Effect::Save { target, origin, text, expected, overwrite } => self.on_disk(move |home| {
                let overwrite = if overwrite { Overwrite::Yes } else { Overwrite::No };
                let place = match &target {
                    SaveTarget::Origin => Place::Origin,
                    SaveTarget::File(path) => Place::File(path),
                    SaveTarget::Template(name) => Place::Template(name),
                };
                let wanted = Save { place, origin: &origin, text: &text, expected: expected.as_ref(), overwrite };
                let saved = actions::save(home, wanted);
                let of = origin.clone();
                Outcome::Saved(
                    of,
                    match saved {
                        Ok(saved) => Ok(SavedAs { origin: saved.origin, text, disk: saved.disk }),
                        Err(error) => Err(save_fault(error, target)),
                    },
                )
            }),
            Effect::ReadAgain(path) => {
                self.on_disk(move |_| {
                    let read = told(actions::read_again(&path));
                    Outcome::ReadAgain(path, read)
                });
            }
            Effect::LoadLevels(path) => self.on_disk(move |home| {
                let (levels, faults) = actions::levels_for(home, path.as_deref());
                // What is wrong with the user's own settings was told at the start.
                let fault = faults.into_iter().find(|fault| fault.path != home.config_file());
                let (engine, _) = actions::engine_for(home, path.as_deref());
                Outcome::Levels(path, levels, engine, fault.map(|fault| format!("{fault}; it sets no levels")))
            }),
            Effect::LoadVersions(_) | Effect::LoadVersion(..) => self.with_versions(effect),
            Effect::LoadSamples(_) | Effect::SaveSample { .. } | Effect::RemoveSample { .. } => {
                self.with_samples(effect);
            }
            Effect::LoadLibrary(recent) => {
                self.on_disk(move |home| Outcome::Library(told(actions::library(home, recent))));
            }
            Effect::Analyse(question) => self.checks.ask(question, &self.busy, &self.tell),
            Effect::Mend(mending) => self.fixes.ask(mending, &self.busy, &self.tell),
            Effect::LayOut(drawing) => self.layout.ask(drawing, &self.busy, &self.tell),
            Effect::Send { job, endpoint, document, card, levels, force } => {
                // A template was filled when its values were asked for.
                self.send(job, endpoint, Outgoing { document, data: None, card, levels, force });
            }
            Effect::CancelSend(job) => {
                if let Some(cancel) = self.cancels.remove(&job) {
                    cancel.cancel();
                }
            }
            Effect::Wake { timer, after } => self.wake(timer, Duration::from_millis(after)),
            Effect::LoadEndpoints => self.on_disk(|home| Outcome::Endpoints(told(actions::endpoint_rows(home)))),
            Effect::SaveEndpoint { old, name, url, kind, tags } => self.on_disk(move |home| {
                let saved = save_endpoint(home, old.as_deref(), &name, url, kind, tags);
                Outcome::EndpointChanged(told(saved.map(|said| (said, Some(name)))))
            }),
            Effect::RemoveEndpoint(name) => self.on_disk(move |home| {
                let removed = actions::remove_endpoint(home, &name);
                Outcome::EndpointChanged(told(removed.map(|()| (format!("removed `{name}`"), None))))
            }),
            Effect::LoadHistory(filter) => self.load_history(filter),
            Effect::LoadSend(id) => self.load_send(id),
            Effect::LoadMessages => self.with_messages(|messages| {
                Outcome::Messages(messages.and_then(|messages| told(messages.before(i64::MAX, HELD))))
            }),
            Effect::ClearMessages => self.with_messages(|messages| {
                Outcome::Messages(messages.and_then(|messages| told(messages.clear().map(|()| Vec::new()))))
            }),
            Effect::BeginJournal { before, plan } => self.begin_journal(&before, plan),
            Effect::DiscardJournal(id) => self.discard_journal(&id),
            Effect::LoadLeftovers => self.load_leftovers(),
            Effect::Recover(id) => self.on_disk(move |home| match actions::recover(home, &id) {
                Ok(offer) => Outcome::Recovered(Box::new(offer)),
                Err(error) => Outcome::Trouble(error.to_string()),
            }),
            Effect::MoveJournal { origin } => self.move_journal(&origin),
            Effect::EditExternally(_)
            | Effect::Copy(_)
            | Effect::SetMouse(_)
            | Effect::Suspend
            | Effect::Repaint
            | Effect::Quit { .. } => {}
        }
    }

    /// Whether everything that was asked for has been answered. The sandbox that listens does not count.
    #[must_use]
    pub fn idle(&self) -> bool {
        self.busy.is_idle()
    }
}

/// The end.
impl Services {
    /// Finishes what was asked for, remembers the session, stops the sandbox. Sends under way are cancelled, and recorded
    /// as such.
    pub fn finish(&mut self, session: &Session, keep: Keep) {
        for (_, cancel) in self.cancels.drain() {
            cancel.cancel();
        }
        if let Some(disk) = self.disk.take() {
            disk.finish();
        }
        if keep == Keep::Nothing {
            self.discard();
        }
        let mut session = session.clone();
        session.open = self.left_open();
        if let Some(journal) = self.journal.take() {
            let _ = journal.sync();
        }
        if let Err(error) = session.save(&self.home) {
            self.tell.trouble(format!("the session was not remembered: {error}"));
        }
        if let Some(network) = self.network.take() {
            network.close(&self.busy);
        }
    }
}

/// Adds an endpoint, or changes the one that had the old name.
fn save_endpoint(
    home: &Home,
    old: Option<&str>,
    name: &str,
    url: Option<crate::teams::WebhookUrl>,
    kind: Option<crate::teams::EndpointKind>,
    tags: Vec<String>,
) -> Result<String, ActionError> {
    let http = actions::PlainHttp::Refused;
    let Some(old) = old else {
        let url = url.ok_or_else(|| ActionError::Asked("an endpoint needs its webhook URL".to_owned()))?;
        let row = actions::add_endpoint(home, name, &url, kind, &tags, http)?;
        return Ok(format!("saved `{name}` ({})", row.kind));
    };
    if old != name {
        actions::rename_endpoint(home, old, name)?;
    }
    let edit = crate::store::endpoints::Edit { url, kind, tags: Some(tags) };
    actions::edit_endpoint(home, name, &edit, http)?;
    Ok(format!("saved `{name}`"))
}

fn save_fault(error: SaveError, target: SaveTarget) -> SaveFault {
    match error {
        SaveError::Changed(what) => SaveFault::ChangedOnDisk(what),
        SaveError::Exists(what) => SaveFault::Exists { what, target },
        SaveError::Failed(error) => SaveFault::Failed(error.to_string()),
    }
}
