//! What is known about the document beside its tree: what the checks found, what it becomes when it is filled with the
//! chosen data, and its size on the wire.

use std::sync::Arc;

use crate::card::host::Host;
use crate::check::{self, Case, Diagnostic, Filling};
use crate::json::Document;
use crate::teams::EndpointKind;
use crate::teams::payload::{self, Force};
use crate::template::{Expanded, Limits, Mode, Template};
use crate::workbench::Fillings;

/// A document, and what it is to be checked for.
#[derive(Debug, Clone)]
pub struct Question {
    /// The document.
    pub document: Arc<Document>,
    /// For which host, at which levels.
    pub options: check::Options,
    /// What it is filled with, where it is a template.
    pub fillings: Arc<Fillings>,
}

impl Question {
    /// Whether both ask for the same thing.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document)
            && Arc::ptr_eq(&self.fillings, &other.fillings)
            && self.options == other.options
    }

    /// Works out the answer.
    #[must_use]
    pub fn answer(&self) -> Answer {
        let host = self.options.host;
        let plain = || Answer {
            diagnostics: check::check(&self.document, &self.options),
            wrapped: wrapped_size(&self.document, host),
            ..Answer::default()
        };
        if self.fillings.sets.is_empty() {
            return plain();
        }
        let template = Template::prepare(&self.document, self.fillings.engine);
        if !template.is_template() {
            return plain();
        }
        let filled = self.fill(&template).map(Arc::new);
        let cases: Vec<Case<'_>> = self
            .fillings
            .sets
            .iter()
            .map(|set| Case { name: &set.name, filling: self.filling(self.fillings.input(set)) })
            .collect();
        let checked = check::check_cases(&self.document, &cases, &self.options);
        let counts = self.fillings.sets.iter().map(|set| set.name.clone()).zip(checked.counts).collect();
        let wrapped = match &filled {
            Some(filled) => wrapped_size(filled.document(), host),
            None => wrapped_size(&self.document, host),
        };
        Answer { diagnostics: checked.diagnostics, wrapped, filled, counts }
    }

    fn filling<'a>(&'a self, input: crate::template::Input<'a>) -> Filling<'a> {
        Filling { input, engine: self.fillings.engine, environment: self.fillings.environment.clone() }
    }

    /// The card filled with the chosen data; what has no value stays as it is written.
    fn fill(&self, template: &Template) -> Option<Expanded> {
        self.fillings.chosen()?;
        let input = self.fillings.chosen_input();
        template.expand(&input, Mode::Lenient, &self.fillings.environment, &SHOWN).ok()
    }

    /// Whether the answer is there between two frames.
    #[must_use]
    pub fn is_inline(&self) -> bool {
        // Filling goes through all of it once for each set.
        let sets = self.fillings.sets.len().max(1);
        Analysis::is_inline(&self.document) && self.fillings.bytes.saturating_mul(sets) <= INLINE_LIMIT
    }
}

/// How much of a filled card is shown at most: far more than any host takes.
const SHOWN: Limits = Limits { rows: 2_000, values: 200_000, bytes: 4 << 20, steps: 10_000_000, output: 64 << 20 };

/// What was worked out.
#[derive(Debug, Clone, Default)]
pub struct Answer {
    /// What the checks found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// Bytes on the wire, wrapped for the webhook of the host; for Workflows (the kind that lives) when no host is chosen.
    pub wrapped: Option<usize>,
    /// The card filled with the chosen data, when it is a template and there are any.
    pub filled: Option<Arc<Expanded>>,
    /// How much was found with each data set, by its name.
    pub counts: Vec<(String, usize)>,
}

/// What is known about the document.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// What was asked last.
    asked: Option<Question>,
    /// What is answered: the newest question, or one before while that is worked out.
    answered: Option<Question>,
    /// The answer.
    answer: Arc<Answer>,
    /// Whether what was asked last will not be answered.
    failed: bool,
    /// How often there was another answer, so that others can tell whether they have seen it.
    edition: u64,
}

/// How large a document may be for its checks to run between two frames; beyond it they run outside.
const INLINE_LIMIT: usize = 64 * 1024;

impl Analysis {
    /// What the checks found, in the order of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.answer.diagnostics
    }

    /// All that was found, to be taken along.
    #[must_use]
    pub const fn answer(&self) -> &Arc<Answer> {
        &self.answer
    }

    /// Bytes on the wire, as [`Answer::wrapped`].
    #[must_use]
    pub fn wrapped(&self) -> Option<usize> {
        self.answer.wrapped
    }

    /// The template that was filled last with the chosen data, and the card that it became.
    #[must_use]
    pub fn filled(&self) -> Option<(&Arc<Document>, &Arc<Expanded>)> {
        self.answered.as_ref().map(|question| &question.document).zip(self.answer.filled.as_ref())
    }

    /// How much was found with the data set of this name, when that is known.
    #[must_use]
    pub fn count(&self, name: &str) -> Option<usize> {
        self.answer.counts.iter().find(|(of, _)| of == name).map(|(_, count)| *count)
    }

    /// Another one is another answer.
    #[must_use]
    pub const fn edition(&self) -> u64 {
        self.edition
    }

    /// Whether what is known is known of this very document; else it is older.
    #[must_use]
    pub fn is_of(&self, document: &Arc<Document>) -> bool {
        self.answered.as_ref().is_some_and(|question| Arc::ptr_eq(&question.document, document))
    }

    /// Whether the checks failed on what was asked last: what is known is older, and stays so until something changes.
    #[must_use]
    pub const fn has_failed(&self) -> bool {
        self.failed
    }

    /// Whether the newest question waits for its answer: what is known is older, or nothing is known yet.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        !self.failed && !self.is_present()
    }

    /// Whether what is known answers the newest question.
    #[must_use]
    pub fn is_present(&self) -> bool {
        let answered = self.answered.as_ref().zip(self.asked.as_ref());
        answered.is_some_and(|(answered, asked)| answered.is(asked))
    }

    /// Whether a document is checked between two frames.
    #[must_use]
    pub fn is_inline(document: &Document) -> bool {
        document.text().len() <= INLINE_LIMIT
    }

    /// Notes what is to be known. A small document is looked at at once; a large one gives the question to be answered
    /// elsewhere. Nothing when that was asked already.
    pub fn ask(&mut self, question: Question) -> Option<Question> {
        if self.asked.as_ref().is_some_and(|asked| asked.is(&question)) {
            return None;
        }
        self.asked = Some(question.clone());
        self.failed = false;
        if !question.is_inline() {
            return Some(question);
        }
        let answer = question.answer();
        self.take(question, answer);
        None
    }

    /// Takes an answer, unless something else was asked meanwhile.
    pub fn take(&mut self, question: Question, answer: Answer) {
        if self.asked.as_ref().is_some_and(|asked| asked.is(&question)) {
            self.answered = Some(question);
            self.answer = Arc::new(answer);
            self.edition = self.edition.wrapping_add(1);
        }
    }

    /// There will be no answer: the question is passed over, and the next one is asked as ever.
    pub fn skip(&mut self, question: &Question) {
        self.failed |= self.asked.as_ref().is_some_and(|asked| asked.is(question));
    }

    /// Another document is at work: what is known of the one before does not count.
    pub fn forget(&mut self) {
        *self = Self { edition: self.edition.wrapping_add(1), ..Self::default() };
    }
}

fn wrapped_size(document: &Document, host: Option<Host>) -> Option<usize> {
    let kind = match host {
        None => Some(EndpointKind::Workflow),
        Some(_) => EndpointKind::ALL.into_iter().find(|kind| kind.host() == host),
    };
    payload::wrap(document, kind?, Force::Yes).ok().map(|payload| payload.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str, host: Option<Host>) -> Question {
        Question {
            document: Arc::new(Document::parse(text).unwrap()),
            options: check::Options::host(host),
            fillings: Arc::default(),
        }
    }

    #[test]
    fn a_stale_answer_is_dropped() {
        let mut analysis = Analysis::default();
        let spaces = " ".repeat(INLINE_LIMIT);
        let (old, new) = (question(&format!("{{}}{spaces}"), None), question(&format!("[]{spaces}"), None));
        let asked = analysis.ask(old.clone()).unwrap();
        assert!(asked.is(&old) && analysis.ask(old.clone()).is_none(), "it is asked once");
        assert!(analysis.is_awaited());
        assert!(analysis.ask(new.clone()).is_some());
        analysis.take(old.clone(), old.answer());
        assert!(analysis.diagnostics().is_empty() && !analysis.is_of(&old.document));
        analysis.take(new.clone(), new.answer());
        assert!(!analysis.diagnostics().is_empty() && analysis.is_of(&new.document));
        assert!(analysis.is_present() && !analysis.is_awaited());
        let edition = analysis.edition();
        analysis.forget();
        analysis.take(new.clone(), new.answer());
        assert!(analysis.diagnostics().is_empty() && analysis.edition() != edition, "another document is at work");
    }

    #[test]
    fn what_fails_is_passed_over_and_the_next_question_is_asked() {
        let mut analysis = Analysis::default();
        let large = |head: &str| question(&format!("{head}{}", " ".repeat(INLINE_LIMIT)), None);
        let (bad, good) = (large("{}"), large("[]"));
        assert!(analysis.ask(bad.clone()).is_some());
        analysis.skip(&bad);
        assert!(analysis.has_failed() && analysis.ask(bad.clone()).is_none(), "it would only fail again");
        assert!(!analysis.is_awaited() && !analysis.is_present(), "nothing is known, and nothing will be");
        assert!(analysis.ask(good.clone()).is_some() && !analysis.has_failed());
        analysis.skip(&bad);
        assert!(!analysis.has_failed(), "it is not what is asked now");
        analysis.take(good.clone(), good.answer());
        assert!(analysis.is_of(&good.document));
        assert!(analysis.ask(bad).is_some(), "something changed: it is asked again");
    }

    #[test]
    fn another_host_is_another_question() {
        let mut analysis = Analysis::default();
        let document = Arc::new(Document::parse(r#"{"type": "AdaptiveCard", "version": "1.5"}"#).unwrap());
        let (mut editions, fillings) = (Vec::new(), Arc::default());
        for host in [None, None, Some(Host::Outgoing), Some(Host::Bot)] {
            let options = check::Options::host(host);
            assert!(
                analysis
                    .ask(Question { document: Arc::clone(&document), options, fillings: Arc::clone(&fillings) })
                    .is_none()
            );
            editions.push((analysis.edition(), analysis.wrapped().is_some()));
        }
        assert_eq!(editions, [(1, true), (1, true), (2, true), (3, false)]);
    }
}
