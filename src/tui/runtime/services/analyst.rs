//! The thread that works out what is known about a large document: what the checks find, and its size on the wire.
//!
//! Somebody who types makes a revision with every key. Only the newest one that waits is looked at; those before it are
//! dropped, nobody would see their answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::check;
use crate::json::Document;
use crate::tui::app::{Analysis, Outcome};

use super::Services;
use super::answers::{Tell, Work};

/// A document to look at.
pub(super) struct Question {
    revision: u64,
    document: Arc<Document>,
    /// Owed until the question goes, answered or dropped.
    _work: Work,
}

/// The thread.
#[derive(Debug)]
pub(super) struct Analyst(Sender<Question>);

impl Analyst {
    fn start(tell: Tell) -> std::io::Result<Self> {
        let (questions, waiting) = channel();
        thread::Builder::new().name("checks".to_owned()).spawn(move || {
            while let Some(question) = newest(&waiting) {
                answer(&question, &tell);
            }
        })?;
        Ok(Self(questions))
    }
}

impl Services {
    /// Has a document looked at. Without a thread for it that happens here.
    pub(super) fn analyse(&mut self, revision: u64, document: Arc<Document>) {
        let mut question = Question { revision, document, _work: self.busy.begin() };
        if let Some(analyst) = &self.analyst {
            match analyst.0.send(question) {
                Ok(()) => return,
                Err(refused) => question = refused.0,
            }
        }
        self.analyst = Analyst::start(self.tell.clone()).ok();
        match &self.analyst {
            Some(analyst) => {
                if let Err(refused) = analyst.0.send(question) {
                    answer(&refused.0, &self.tell);
                }
            }
            None => answer(&question, &self.tell),
        }
    }
}

/// The newest question that waits; none when nobody will ask any more.
fn newest(waiting: &Receiver<Question>) -> Option<Question> {
    let first = waiting.recv().ok()?;
    Some(waiting.try_iter().last().unwrap_or(first))
}

fn answer(question: &Question, tell: &Tell) {
    let worked_out = catch_unwind(AssertUnwindSafe(|| Outcome::Analysed {
        revision: question.revision,
        diagnostics: check::check(&question.document, &check::Options::default()),
        wrapped: Analysis::wrapped_size(&question.document),
    }));
    match worked_out {
        Ok(outcome) => tell.done(outcome),
        Err(_) => tell.trouble("the checks failed inside the program; what they said before may be out of date"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::answers::Busy;
    use super::*;

    #[test]
    fn only_the_newest_revision_is_looked_at() {
        let (questions, waiting) = channel();
        let busy = Busy::default();
        let document = Arc::new(Document::parse("{}").unwrap());
        for revision in 1..=5 {
            questions.send(Question { revision, document: Arc::clone(&document), _work: busy.begin() }).unwrap();
        }
        let question = newest(&waiting).unwrap();
        assert_eq!(question.revision, 5);
        drop(question);
        assert!(busy.is_idle(), "nothing is owed for those that were dropped");
        drop(questions);
        assert!(newest(&waiting).is_none());
    }
}
