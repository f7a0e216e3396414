//! Making fixes: what is known to hold at once, what has to be tried first when the answer comes.

use std::sync::Arc;

use crate::card::text::plain;
use crate::check::{Fixed, Left};
use crate::json::{Change, Pointer};
use crate::tui::app::{Effect, Intent, Mend, Mending, Notice, Shared};
use crate::tui::widgets::quantity;

use super::super::Model;
use super::{Problems, Row};

fn careful(text: impl Into<String>) -> Vec<Intent> {
    vec![Intent::Say(Notice::careful(text))]
}

impl Model {
    /// Makes the fix of the problem under the cursor, or has it tried.
    pub(super) fn fix_problem(&mut self, shared: &mut Shared) -> Vec<Intent> {
        let Some(found) = self.problems.current(shared) else {
            return vec![Intent::Say(Notice::plain("no problems are listed"))];
        };
        let Some(fix) = found.fix.clone() else {
            let help = found.help.as_deref().unwrap_or("mend it by hand");
            return careful(format!("this one has no ready fix: {help}"));
        };
        if !is_current(shared) {
            let waits = !shared.analysis.has_failed();
            return careful(if waits {
                "the checks are still at work; try again when they are done"
            } else {
                "the checks failed on this text; change it, and they look again"
            });
        }
        if fix.proven {
            return made(&fix.title, fix.change, found.pointer.clone(), shared);
        }
        let Some(Row::Found(at, _)) = self.problems.rows.get(self.problems.cursor).copied() else { return Vec::new() };
        let known = Arc::clone(shared.analysis.answer());
        self.problems.try_to(
            Mend::One { known, at },
            "trying the fix: it is made when nothing else comes of it",
            shared,
        )
    }

    /// Has everything mended that can be mended safely.
    pub(super) fn fix_all(&mut self, shared: &Shared) -> Vec<Intent> {
        match shared.workspace.editable() {
            Ok(_) => self.problems.try_to(Mend::All, "trying the safe fixes: they are made when all are found", shared),
            Err(broken) => careful(broken.to_string()),
        }
    }

    /// Makes what was worked out, if it is still what is wanted.
    pub(in super::super) fn mended(
        &mut self,
        mending: &Mending,
        fixed: Option<Fixed>,
        shared: &mut Shared,
    ) -> Vec<Intent> {
        if !self.problems.mending.as_ref().is_some_and(|wanted| wanted.is(mending)) {
            return Vec::new();
        }
        self.problems.mending = None;
        let question = shared.question();
        if shared.workspace.broken().is_some() || !mending.question.is(&question) {
            return careful("the card changed before its fixes were found; nothing was mended, ask again");
        }
        let Some(fixed) = fixed else {
            return vec![Intent::Say(Notice::bad("looking for fixes failed inside the program; nothing was mended"))];
        };
        match &mending.what {
            Mend::One { known, at } => {
                match known.diagnostics.get(*at).and_then(|found| Some((found, &found.fix.as_ref()?.title))) {
                    Some((found, title)) if fixed.count > 0 => made(title, fixed.change, found.pointer.clone(), shared),
                    _ => careful("its fix would bring other problems to light; mend it by hand"),
                }
            }
            Mend::All if fixed.count == 0 => {
                let told = left_behind(fixed.left)
                    .map_or_else(|| "there is nothing to mend".to_owned(), |left| format!("nothing mended; {left}"));
                vec![Intent::Say(Notice::plain(told))]
            }
            Mend::All => {
                let what = quantity::count(fixed.count, "problem", "problems");
                let left = left_behind(fixed.left).map_or_else(String::new, |left| format!("; {left}"));
                match shared.workspace.apply(format!("Fix {what}"), fixed.change, None) {
                    Ok(()) => vec![Intent::Say(Notice::good(format!("{what} mended{left}; u takes it back")))],
                    Err(broken) => careful(broken.to_string()),
                }
            }
        }
    }
}

impl Problems {
    /// Has something worked out outside, once.
    fn try_to(&mut self, what: Mend, told: &str, shared: &Shared) -> Vec<Intent> {
        let question = shared.question();
        let mending = Mending { question, what };
        let told = Intent::Say(Notice::plain(told));
        if self.mending.as_ref().is_some_and(|wanted| wanted.is(&mending)) {
            return vec![told];
        }
        self.mending = Some(mending.clone());
        vec![told, Intent::Effect(Effect::Mend(mending))]
    }
}

/// How many problems fixes made unasked left behind, and why: `4 left: 1 guess to try with f, 3 to mend by hand`.
fn left_behind(left: Left) -> Option<String> {
    let reasons = [
        (left.guesses, quantity::count(left.guesses, "guess", "guesses") + " to try with f"),
        (left.untried, format!("{} not tried yet", left.untried)),
        (left.by_hand, format!("{} to mend by hand", left.by_hand)),
    ];
    let reasons: Vec<String> = reasons.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    (!reasons.is_empty()).then(|| format!("{} left: {}", left.count(), reasons.join(", ")))
}

/// Makes one fix.
fn made(title: &str, change: Change, pointer: Pointer, shared: &mut Shared) -> Vec<Intent> {
    let title = plain(title);
    match shared.workspace.apply(title.clone(), change, Some(pointer)) {
        Ok(()) => vec![Intent::Say(Notice::good(format!("done: {title}; u takes it back")))],
        Err(broken) => careful(broken.to_string()),
    }
}

/// Whether what is known is known of the text as it stands.
pub(super) fn is_current(shared: &Shared) -> bool {
    let work = &shared.workspace;
    work.broken().is_none() && shared.analysis.is_of(work.document())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::screens::design::{Deed, Message};
    use crate::tui::screens::trial;

    /// Twice the same key, and a type whose element turns out to lack its address once it is mended.
    const FAULTY: &str = r#"{"type": "AdaptiveCard", "version": "1.5", "body": [
        {"type": "TextBlock", "text": "One", "text": "Two"}, {"type": "Imagge"}]}"#;

    fn asked(intents: &[Intent]) -> Mending {
        let effects = trial::effects(intents);
        let [Effect::Mend(mending)] = effects.as_slice() else { panic!("{intents:?}") };
        mending.clone()
    }

    fn told(intents: &[Intent]) -> String {
        trial::told(intents).map(|notice| notice.text.clone()).unwrap_or_default()
    }

    fn at_work() -> (Model, Shared) {
        let mut shared = trial::shared(FAULTY);
        let question = shared.question();
        assert!(shared.analysis.ask(question).is_none());
        (Model::new(&crate::store::session::Session::default()), shared)
    }

    #[test]
    fn fixes_are_looked_for_outside_and_asked_for_once() {
        let (mut model, mut shared) = at_work();
        let intents = model.update(Message::Problems(Deed::FixAll), &mut shared);
        let mending = asked(&intents);
        assert!(told(&intents).contains("trying"), "{intents:?}");
        assert_eq!(shared.workspace.text(), FAULTY, "nothing is done before the answer");
        let again = model.update(Message::Problems(Deed::FixAll), &mut shared);
        assert!(trial::effects(&again).is_empty() && told(&again).contains("trying"));
        let fixed = mending.answer();
        assert_eq!(fixed.count, 1);
        let intents = model.update(Message::Mended(mending.clone(), Some(fixed.clone())), &mut shared);
        assert!(told(&intents).contains("1 problem mended"), "{intents:?}");
        assert_eq!(shared.workspace.undo_name(), Some("Fix 1 problem"));
        assert!(model.update(Message::Mended(mending, Some(fixed)), &mut shared).is_empty(), "it is made once");
    }

    #[test]
    fn an_answer_for_another_text_is_dropped_and_told() {
        let (mut model, mut shared) = at_work();
        let mending = asked(&model.update(Message::Problems(Deed::FixAll), &mut shared));
        let fixed = mending.answer();
        let typed = format!("{FAULTY} ");
        shared.workspace.type_source(typed.clone());
        let intents = model.update(Message::Mended(mending, Some(fixed)), &mut shared);
        assert!(told(&intents).contains("nothing was mended"), "{intents:?}");
        assert_eq!(shared.workspace.text(), typed);
        let again = asked(&model.update(Message::Problems(Deed::FixAll), &mut shared));
        let intents = model.update(Message::Mended(again.clone(), None), &mut shared);
        assert!(told(&intents).contains("failed"), "{intents:?}");
        let once_more = asked(&model.update(Message::Problems(Deed::FixAll), &mut shared));
        assert!(again.is(&once_more), "what failed can be asked again");
        model.reset();
        assert!(model.update(Message::Mended(once_more.clone(), Some(once_more.answer())), &mut shared).is_empty());
    }

    #[test]
    fn a_fix_that_does_not_hold_is_not_made() {
        let (_, shared) = at_work();
        let known = Arc::clone(shared.analysis.answer());
        let question = shared.question();
        for (at, found) in known.diagnostics.iter().enumerate() {
            let fixed =
                Mending { question: question.clone(), what: Mend::One { known: Arc::clone(&known), at } }.answer();
            assert_eq!(fixed.count, usize::from(found.fix.is_some()), "{found:?}");
        }
        let nowhere = Mend::One { at: known.diagnostics.len(), known };
        assert_eq!(Mending { question, what: nowhere }.answer(), Fixed::default());
    }
}
