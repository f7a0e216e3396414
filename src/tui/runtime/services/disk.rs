//! The thread for the disk: one piece of work after the other, so that an older text never lands over a newer one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};
use std::thread;

use crate::store::Home;
use crate::store::messages::Messages;
use crate::tui::app::{Effect, Outcome};
use crate::workbench::actions;

use super::answers::{Tell, told};
use super::{SHOWN_SENDS, Services};

/// A job for the disk's thread.
pub(super) type Job = Box<dyn FnOnce() + Send>;

/// The thread that does the work on the disk, in order.
#[derive(Debug)]
pub(super) struct Disk {
    jobs: std::sync::mpsc::Sender<Job>,
    thread: thread::JoinHandle<()>,
}

impl Disk {
    /// Starts the thread. A job that panics is told as trouble, and the next one is done.
    pub(super) fn start(tell: Tell) -> std::io::Result<Self> {
        let (jobs, waiting) = std::sync::mpsc::channel::<Job>();
        let thread = thread::Builder::new().name("disk".to_owned()).spawn(move || {
            for job in waiting {
                run(job, &tell);
            }
        })?;
        Ok(Self { jobs, thread })
    }

    /// A thread that does not take jobs any more.
    #[cfg(test)]
    pub(super) fn gone() -> Self {
        let (jobs, _) = std::sync::mpsc::channel();
        Self { jobs, thread: thread::spawn(|| {}) }
    }

    /// Waits until everything that was asked for is done.
    pub(super) fn finish(self) {
        let Self { jobs, thread } = self;
        drop(jobs);
        let _ = thread.join();
    }
}

/// Does a job; one that panics answers nothing, but is told.
fn run(job: Job, tell: &Tell) {
    if catch_unwind(AssertUnwindSafe(job)).is_err() {
        tell.trouble("work on the disk failed inside the program and was not done; please try again");
    }
}

/// What waits for the disk.
impl Services {
    /// Does work on the disk's thread and sends its answer.
    pub(super) fn on_disk(&mut self, work: impl FnOnce(&Home) -> Outcome + Send + 'static) {
        let (home, tell, busy) = (self.home.clone(), self.tell.clone(), self.busy.begin());
        self.queue(Box::new(move || {
            tell.done(work(&home));
            drop(busy);
        }));
    }

    /// Hands a job to the disk's thread. When that has gone it is started again; when none starts, the job is done here.
    pub(super) fn queue(&mut self, mut job: Job) {
        if let Some(disk) = &self.disk {
            match disk.jobs.send(job) {
                Ok(()) => return,
                Err(refused) => job = refused.0,
            }
        }
        self.disk = None;
        match Disk::start(self.tell.clone()) {
            Ok(disk) => {
                if let Err(refused) = disk.jobs.send(job) {
                    run(refused.0, &self.tell);
                }
                self.disk = Some(disk);
            }
            Err(error) => {
                self.tell.trouble(format!("no thread for the disk: {error}"));
                run(job, &self.tell);
            }
        }
    }

    /// Reads, writes and takes away sample data.
    pub(super) fn with_samples(&mut self, effect: Effect) {
        self.on_disk(move |_| match effect {
            Effect::LoadSamples(path) => {
                let read = told(actions::read_samples(path.as_deref()));
                Outcome::Samples(path, read)
            }
            Effect::SaveSample { card, slot, text, expected, overwrite } => {
                let saved = if overwrite {
                    actions::overwrite_sample(&card, &slot, &text)
                } else {
                    actions::write_sample(&card, &slot, &text, expected.as_ref())
                };
                match saved {
                    Ok(_) => Outcome::Done,
                    Err(error) => {
                        let is_theirs = error.class() == actions::Class::Asked;
                        Outcome::SampleKept { card, slot, text, reason: error.to_string(), is_theirs }
                    }
                }
            }
            Effect::RemoveSample { card, slot, expected } => {
                match actions::remove_sample(&card, &slot, expected.as_ref()) {
                    Ok(()) => Outcome::Done,
                    Err(error) => Outcome::Trouble(error.to_string()),
                }
            }
            _ => Outcome::Done,
        });
    }

    /// Lists and reads what a template was before.
    pub(super) fn with_versions(&mut self, effect: Effect) {
        self.on_disk(move |home| match effect {
            Effect::LoadVersions(name) => {
                let read = told(actions::past_versions(home, &name));
                Outcome::Versions(name, read)
            }
            Effect::LoadVersion(name, version, called) => {
                let read = told(actions::past_version(home, &name, version));
                Outcome::Version(name, called, read)
            }
            _ => Outcome::Done,
        });
    }

    /// Lists what was sent, filtered by a text.
    pub(super) fn load_history(&mut self, filter: String) {
        let tell = self.tell.clone();
        self.on_disk(move |home| {
            Outcome::History(told(actions::sent(home, SHOWN_SENDS, &filter)).map(|(rows, notice)| {
                tell.notice(notice);
                rows
            }))
        });
    }

    /// Reads one send with everything in it.
    pub(super) fn load_send(&mut self, id: i64) {
        let tell = self.tell.clone();
        self.on_disk(move |home| {
            Outcome::SentWhole(told(actions::sent_whole(home, id)).map(|(whole, notice)| {
                tell.notice(notice);
                Box::new(whole)
            }))
        });
    }

    pub(super) fn with_messages(&mut self, work: impl FnOnce(Result<&Messages, String>) -> Outcome + Send + 'static) {
        let (messages, tell) = (Arc::clone(&self.messages), self.tell.clone());
        self.on_disk(move |home| work(opened_messages(home, &messages, &tell)));
    }
}

/// The messages, opened once.
pub(super) fn opened_messages<'m>(
    home: &Home,
    slot: &'m OnceLock<Arc<Messages>>,
    tell: &Tell,
) -> Result<&'m Messages, String> {
    if slot.get().is_none() {
        let (messages, notice) = told(Messages::open(home))?;
        tell.notice(notice);
        // The sandbox may have been quicker; then its own are taken.
        let _ = slot.set(Arc::new(messages));
    }
    slot.get().map(Arc::as_ref).ok_or_else(|| "the messages are not there".to_owned())
}
