//! The threads that work out what takes long and touches nothing: what the checks find in a large document, how that can be
//! mended, and what the document looks like. Each kind of question has a thread of its own, so that a long search for fixes keeps no checks waiting.
//!
//! Somebody who types makes a revision with every key. Of each kind only the newest question that waits is looked at; those
//! before it are dropped, nobody would see their answer. A question on which the program fails is answered with that.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::tui::app::{Drawing, Mending, Outcome, Question};

use super::answers::{Busy, Tell, Work};

/// A kind of question.
pub(super) trait Ask: Send + 'static {
    /// What the thread for these is called.
    const THREAD: &'static str;

    /// Works out the answer.
    fn answer(&self) -> Outcome;

    /// What is answered when that failed inside the program.
    fn failed(self) -> Outcome;
}

impl Ask for Question {
    const THREAD: &'static str = "checks";

    fn answer(&self) -> Outcome {
        Outcome::Analysed(self.clone(), Some(self.answer()))
    }

    fn failed(self) -> Outcome {
        Outcome::Analysed(self, None)
    }
}

impl Ask for Mending {
    const THREAD: &'static str = "fixes";

    fn answer(&self) -> Outcome {
        Outcome::Mended(self.clone(), Some(self.answer()))
    }

    fn failed(self) -> Outcome {
        Outcome::Mended(self, None)
    }
}

impl Ask for Drawing {
    const THREAD: &'static str = "layout";

    fn answer(&self) -> Outcome {
        Outcome::LaidOut(self.clone(), Some(Arc::new(self.answer())))
    }

    fn failed(self) -> Outcome {
        Outcome::LaidOut(self, None)
    }
}

/// A question that waits.
struct Asked<Q> {
    question: Q,
    /// Owed until the question goes, answered or dropped.
    _work: Work,
}

/// The thread for one kind of question, once there was one.
#[derive(Debug)]
pub(super) struct Analyst<Q>(Option<Sender<Asked<Q>>>);

impl<Q> Default for Analyst<Q> {
    fn default() -> Self {
        Self(None)
    }
}

impl<Q: Ask> Analyst<Q> {
    /// Has a question answered. Without a thread for it that happens here.
    pub(super) fn ask(&mut self, question: Q, busy: &Busy, tell: &Tell) {
        let mut asked = Asked { question, _work: busy.begin() };
        if let Some(questions) = &self.0 {
            match questions.send(asked) {
                Ok(()) => return,
                Err(refused) => asked = refused.0,
            }
        }
        self.0 = start(tell.clone()).ok();
        match &self.0 {
            Some(questions) => {
                if let Err(refused) = questions.send(asked) {
                    answer(refused.0, tell);
                }
            }
            None => answer(asked, tell),
        }
    }
}

fn start<Q: Ask>(tell: Tell) -> std::io::Result<Sender<Asked<Q>>> {
    let (questions, waiting) = channel();
    thread::Builder::new().name(Q::THREAD.to_owned()).spawn(move || {
        while let Some(asked) = newest(&waiting) {
            answer(asked, &tell);
        }
    })?;
    Ok(questions)
}

/// The newest question that waits; none when nobody will ask any more.
fn newest<Q>(waiting: &Receiver<Asked<Q>>) -> Option<Asked<Q>> {
    let first = waiting.recv().ok()?;
    Some(waiting.try_iter().last().unwrap_or(first))
}

fn answer<Q: Ask>(asked: Asked<Q>, tell: &Tell) {
    let Asked { question, _work } = asked;
    let answer = catch_unwind(AssertUnwindSafe(|| question.answer()));
    tell.done(answer.unwrap_or_else(|_| question.failed()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::app::Message;

    /// A number, on which the program fails when it is 13.
    struct Number(u32);

    impl Ask for Number {
        const THREAD: &'static str = "numbers";

        fn answer(&self) -> Outcome {
            assert_ne!(self.0, 13, "on purpose");
            Outcome::Trouble(self.0.to_string())
        }

        fn failed(self) -> Outcome {
            Outcome::Trouble(format!("no {}", self.0))
        }
    }

    #[test]
    fn only_the_newest_question_is_looked_at() {
        let (questions, waiting) = channel();
        let busy = Busy::default();
        for number in 1..=5 {
            questions.send(Asked { question: Number(number), _work: busy.begin() }).unwrap();
        }
        let asked = newest(&waiting).unwrap();
        assert_eq!(asked.question.0, 5);
        drop(asked);
        assert!(busy.is_idle(), "nothing is owed for those that were dropped");
        drop(questions);
        assert!(newest(&waiting).is_none());
    }

    #[test]
    fn a_question_that_fails_is_answered_and_so_is_the_next() {
        let (answers, told) = channel();
        let tell = Tell(Arc::new(move |message| {
            let Message::Done(Outcome::Trouble(text)) = message else { panic!("{message:?}") };
            answers.send(text).unwrap();
        }));
        let (mut analyst, busy) = (Analyst::default(), Busy::default());
        let mut ask = |number| {
            analyst.ask(Number(number), &busy, &tell);
            told.recv().unwrap()
        };
        assert_eq!([ask(12), ask(13), ask(14)], ["12", "no 13", "14"]);
    }
}
