//! The thread that works out what is known about a large document: what the checks find, and its size on the wire.
//!
//! Somebody who types makes a revision with every key. Only the newest one that waits is looked at; those before it are
//! dropped, nobody would see their answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::tui::app::{Outcome, Question};

use super::Services;
use super::answers::{Tell, Work};

/// A question that waits.
pub(super) struct Asked {
    question: Question,
    /// Owed until the question goes, answered or dropped.
    _work: Work,
}

/// The thread.
#[derive(Debug)]
pub(super) struct Analyst(Sender<Asked>);

impl Analyst {
    fn start(tell: Tell) -> std::io::Result<Self> {
        let (questions, waiting) = channel();
        thread::Builder::new().name("checks".to_owned()).spawn(move || {
            while let Some(asked) = newest(&waiting) {
                answer(&asked.question, &tell);
            }
        })?;
        Ok(Self(questions))
    }
}

impl Services {
    /// Has a document looked at. Without a thread for it that happens here.
    pub(super) fn analyse(&mut self, question: Question) {
        let mut asked = Asked { question, _work: self.busy.begin() };
        if let Some(analyst) = &self.analyst {
            match analyst.0.send(asked) {
                Ok(()) => return,
                Err(refused) => asked = refused.0,
            }
        }
        self.analyst = Analyst::start(self.tell.clone()).ok();
        match &self.analyst {
            Some(analyst) => {
                if let Err(refused) = analyst.0.send(asked) {
                    answer(&refused.0.question, &self.tell);
                }
            }
            None => answer(&asked.question, &self.tell),
        }
    }
}

/// The newest question that waits; none when nobody will ask any more.
fn newest(waiting: &Receiver<Asked>) -> Option<Asked> {
    let first = waiting.recv().ok()?;
    Some(waiting.try_iter().last().unwrap_or(first))
}

fn answer(question: &Question, tell: &Tell) {
    let worked_out = catch_unwind(AssertUnwindSafe(|| Outcome::Analysed(question.clone(), question.answer())));
    match worked_out {
        Ok(outcome) => tell.done(outcome),
        Err(_) => tell.trouble("the checks failed inside the program; what they said before may be out of date"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::answers::Busy;
    use super::*;
    use crate::check::Options;
    use crate::json::Document;

    #[test]
    fn only_the_newest_question_is_looked_at() {
        let (questions, waiting) = channel();
        let busy = Busy::default();
        for number in 1..=5 {
            let document = Arc::new(Document::parse(number.to_string()).unwrap());
            let question = Question { document, options: Options::default() };
            questions.send(Asked { question, _work: busy.begin() }).unwrap();
        }
        let asked = newest(&waiting).unwrap();
        assert_eq!(asked.question.document.text(), "5");
        drop(asked);
        assert!(busy.is_idle(), "nothing is owed for those that were dropped");
        drop(questions);
        assert!(newest(&waiting).is_none());
    }
}
