//! What becomes of a text with `${…}` in it.

use std::fmt::Write;

use super::emit::write_joined;
use super::expand::{Expander, Mode, Stop};
use super::origins::row_path;
use super::prepare::source_span;
use super::problem::{Failure, Problem, ProblemKind, Stage};
use crate::expr::{self, Engine, FailureKind, Missing, Operand, Part, Scope, TemplateString, Text, Value};
use crate::json::{Span, similar};

/// What became of a text.
pub(super) enum Came<'t> {
    /// A value of its own.
    Value(Value<'t>),
    /// Text, which stands in the scratch.
    Joined,
    /// No value: the text as it is written stands in the scratch.
    Failed,
}

/// Why an expression did not give a value.
struct Reason {
    kind: FailureKind,
    span: Option<Span>,
    message: String,
}

/// Why a part of an expression did not give a value, with the place counted from where the part begins.
fn reason(failure: &expr::Failure, part: Operand<'_>) -> Reason {
    let from = part.offset();
    let span = failure.span().map(|span| Span::new(span.start.saturating_sub(from), span.end.saturating_sub(from)));
    Reason { kind: failure.kind(), span, message: failure.message().to_owned() }
}

impl<'t> Expander<'t> {
    /// The value of a text that belongs to the card.
    pub(super) fn text(&mut self, place: usize) -> Result<Came<'t>, Stop> {
        let template = self.template;
        let Some(text) = template.texts.get(place) else { return Ok(Came::Value(Value::Undefined)) };
        let Some(string) = &text.string else { return Ok(self.as_written(text.value)) };
        let Some((expression, span)) = string.single() else {
            return self.join(text.value, string);
        };
        // The reference takes a lone `concat` for a text in parts, too.
        if let Some(operands) = expression.joined().filter(|_| template.engine == Engine::JavaScript) {
            self.scratch.clear();
            for operand in operands {
                let span = inner(span, Some(operand.span()));
                if let Some(failed) = self.part(text.value, span, operand)? {
                    return Ok(failed);
                }
            }
            return Ok(Came::Joined);
        }
        match self.evaluate(expression.operand(), Missing::AsWritten) {
            Ok(value) => {
                self.note_missing(text.value, span);
                Ok(Came::Value(value))
            }
            Err(failure) => self.failed(text.value, span, reason(&failure, expression.operand())),
        }
    }

    fn join(&mut self, value: u32, string: &TemplateString) -> Result<Came<'t>, Stop> {
        self.scratch.clear();
        for part in string.parts() {
            match part {
                Part::Text(text) => self.scratch.push_str(text),
                Part::Expression { expression, span } => {
                    if let Some(failed) = self.part(value, *span, expression.operand())? {
                        return Ok(failed);
                    }
                }
            }
        }
        Ok(Came::Joined)
    }

    /// Adds what an expression gives to the text; what becomes of the whole text instead, if that cannot be done.
    fn part(&mut self, value: u32, span: Span, part: Operand<'_>) -> Result<Option<Came<'t>>, Stop> {
        match self.evaluate(part, Missing::AsWritten) {
            Ok(given) => {
                self.note_missing(value, span);
                if let Some(reason) = self.add(&given) {
                    if self.template.engine == Engine::JavaScript || reason.kind == FailureKind::Limit {
                        return self.failed(value, span, reason).map(Some);
                    }
                    self.keep(value, span, part, reason);
                } else if matches!(given, Value::List(_) | Value::Object(_)) {
                    self.note_joined(value, span, &given);
                }
            }
            // Nothing cannot be part of a text.
            Err(failure) if failure.kind() == FailureKind::Limit || part.is_lost(&failure) => {
                return self.failed(value, span, reason(&failure, part)).map(Some);
            }
            Err(failure) => self.keep(value, span, part, reason(&failure, part)),
        }
        Ok(None)
    }

    /// Adds a value to the text; why not, if it cannot be added.
    fn add(&mut self, value: &Value<'t>) -> Option<Reason> {
        if value.is_nothing() {
            let noun = if value.is_undefined() { "missing" } else { "null" };
            let message = format!("This is {noun}, and {noun} cannot be part of a text.");
            return Some(Reason { kind: FailureKind::Fatal, span: None, message });
        }
        let most = self.limits.bytes;
        let before = self.scratch.len();
        let fits = match (self.template.engine, value) {
            (Engine::DotNet, Value::List(_) | Value::Object(_)) => {
                let mut output = super::emit::Output::default();
                let fits = output.value(value, &self.limits).is_ok();
                self.scratch.push_str(&output.text);
                fits
            }
            _ => write_joined(value, &mut self.scratch, most),
        };
        if fits && self.scratch.len() <= most {
            return None;
        }
        self.scratch.truncate(before);
        let message = "This is more text than a card may have.".to_owned();
        Some(Reason { kind: FailureKind::Limit, span: None, message })
    }

    /// Takes note that readers see what they cannot make much of.
    fn note_joined(&mut self, value: u32, span: Span, given: &Value<'t>) {
        let message = match (self.template.engine, given) {
            (Engine::DotNet, _) => format!("This is {}: the text has its JSON here.", given.noun()),
            (_, Value::Object(_)) => "This is an object: the text reads `[object Object]` here.".to_owned(),
            _ => "This is a list: the text has its items here, with nothing but commas between them.".to_owned(),
        };
        self.note(ProblemKind::Joined, value, span, None, || message);
    }

    /// Leaves an expression in the text as the reference prints it.
    fn keep(&mut self, value: u32, span: Span, part: Operand<'_>, reason: Reason) {
        let _ = write!(self.scratch, "${{{part}}}");
        self.note(ProblemKind::Kept, value, span, reason.span, || reason.message);
    }

    /// What becomes of a text in which an expression has no value that stands for it.
    fn failed(&mut self, value: u32, span: Span, reason: Reason) -> Result<Came<'t>, Stop> {
        match self.mode {
            Mode::Strict => Err(self.stop(value, span, reason)),
            Mode::Lenient => {
                self.note(ProblemKind::Failed, value, span, reason.span, || reason.message);
                Ok(self.as_written(value))
            }
        }
    }

    fn stop(&mut self, value: u32, span: Span, reason: Reason) -> Stop {
        let stage = if reason.kind == FailureKind::Limit { Stage::Limit } else { Stage::Expand };
        let kind = if stage == Stage::Limit { ProblemKind::Limit } else { ProblemKind::Failed };
        let problem = self.problem(kind, value, inner(span, reason.span), reason.message);
        Stop::Failed(Box::new(Failure { stage, problem }))
    }

    fn as_written(&mut self, value: u32) -> Came<'t> {
        self.scratch.clear();
        self.scratch.push_str(&self.template.value(value).as_str().unwrap_or_default());
        Came::Failed
    }

    /// Whether a `$when` shows its element.
    pub(super) fn holds(&mut self, place: usize) -> Result<bool, Stop> {
        let template = self.template;
        let Some(text) = template.texts.get(place) else { return Ok(false) };
        // What cannot be read hides nothing: a lenient expansion shows it.
        let Some(string) = &text.string else { return Ok(true) };
        if let Some((expression, span)) = string.single() {
            return match self.evaluate(expression.operand(), Missing::Undefined) {
                Ok(Value::Bool(holds)) => Ok(holds),
                Ok(value) => {
                    let noun = value.noun();
                    self.note(ProblemKind::WhenNotBoolean, text.value, span, None, || {
                        format!("`$when` is {noun} here, neither true nor false: the element is hidden.")
                    });
                    Ok(false)
                }
                Err(failure) => self.no_condition(text.value, span, reason(&failure, expression.operand())),
            };
        }
        for part in string.parts() {
            if let Part::Expression { expression, span } = part
                && let Err(failure) = self.evaluate(expression.operand(), Missing::Undefined)
            {
                return self.no_condition(text.value, *span, reason(&failure, expression.operand()));
            }
        }
        let written = template.value(text.value).as_str().map_or(0, |text| text.len());
        self.note(ProblemKind::WhenNotBoolean, text.value, Span::new(0, written), None, || {
            "`$when` is text here, neither true nor false: the element is hidden. Only a single `${…}` can be either."
                .to_owned()
        });
        Ok(false)
    }

    fn no_condition(&mut self, value: u32, span: Span, reason: Reason) -> Result<bool, Stop> {
        if reason.kind == FailureKind::Ordinary {
            self.note(ProblemKind::WhenFailed, value, span, reason.span, || {
                format!("{} So the element is hidden.", reason.message)
            });
            return Ok(false);
        }
        match self.mode {
            Mode::Strict => Err(self.stop(value, span, reason)),
            Mode::Lenient => {
                self.note(ProblemKind::Failed, value, span, reason.span, || reason.message);
                Ok(true)
            }
        }
    }

    fn evaluate(&mut self, part: Operand<'_>, missing: Missing) -> Result<Value<'t>, expr::Failure> {
        let (steps, output) = self.memory.spent();
        let own = self.own;
        let limits = &mut self.environment.limits;
        limits.steps = own.steps.min(self.limits.steps.saturating_sub(steps + self.steps));
        limits.output = own.output.min(self.limits.output.saturating_sub(output));
        part.evaluate_with(&self.scope, &self.environment, &self.memory, missing)
    }

    fn note_missing(&mut self, value: u32, span: Span) {
        if let Some(path) = self.memory.take_missing()
            && !self.quiet
        {
            let (template, rows, row, scope) = (self.template, &self.rows, self.row, &self.scope);
            self.problems.note(value, span.start, ProblemKind::Missing, || {
                let message = format!("The data has no `{path}` here.");
                let found = problem(template, ProblemKind::Missing, value, span, message, row_path(rows, row));
                Problem { suggestion: meant(&path, scope), ..found }
            });
        }
    }

    /// Takes note of a problem with an expression, at a place inside it if one is known.
    pub(super) fn note(
        &mut self,
        kind: ProblemKind,
        value: u32,
        span: Span,
        inside: Option<Span>,
        message: impl FnOnce() -> String,
    ) {
        let (template, rows, row) = (self.template, &self.rows, self.row);
        self.problems.note(value, span.start, kind, || {
            problem(template, kind, value, inner(span, inside), message(), row_path(rows, row))
        });
    }

    pub(super) fn problem(&self, kind: ProblemKind, value: u32, span: Span, message: String) -> Problem {
        problem(self.template, kind, value, span, message, row_path(&self.rows, self.row))
    }
}

/// The path that may have been meant by one that leads nowhere: the same, but for the name that is not there.
fn meant(path: &str, scope: &Scope<'_>) -> Option<String> {
    let mut at = scope.data.clone();
    let mut steps = path.split('.');
    let mut written: Vec<String> = Vec::new();
    if let Some(names) = scope.names.as_ref().filter(|_| path.starts_with("$root.")) {
        at = names.root.clone();
        written.extend(steps.next().map(str::to_owned));
    }
    for step in steps.by_ref() {
        let (name, indexes) = step.find('[').map_or((step, ""), |bracket| step.split_at(bracket));
        let Value::Object(object) = &at else { return None };
        let fields = object.fields();
        let Some((_, found)) = fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)) else {
            let near = similar::nearest(name, fields.iter().map(|(key, _)| &**key))?;
            written.push(format!("{near}{indexes}"));
            written.extend(steps.map(str::to_owned));
            return Some(written.join("."));
        };
        let mut inside = found.clone();
        for index in indexes.split(['[', ']']).filter(|index| !index.is_empty()) {
            let Value::List(list) = &inside else { return None };
            inside = list.get(index.parse().ok()?)?;
        }
        at = inside;
        written.push(step.to_owned());
    }
    None
}

/// A place in an expression as one in its text.
fn inner(span: Span, inside: Option<Span>) -> Span {
    inside.map_or(span, |inside| Span::new(span.start + inside.start, span.start + inside.end))
}

fn problem(
    template: &super::Template,
    kind: ProblemKind,
    value: u32,
    span: Span,
    message: String,
    rows: Vec<usize>,
) -> Problem {
    let value = template.value(value);
    let is_text = value.kind() == crate::json::Kind::String;
    let span = if is_text { source_span(value, span) } else { value.span() };
    Problem { kind, pointer: value.pointer(), span, message, expected: None, suggestion: None, rows, times: 1 }
}

impl Came<'_> {
    /// Whether the text has no value.
    pub(super) fn is_failed(&self) -> bool {
        matches!(self, Self::Failed)
    }
}

impl<'t> Expander<'t> {
    /// What became of a text, as a value.
    pub(super) fn given(&self, came: Came<'t>) -> Value<'t> {
        match came {
            Came::Value(value) => value,
            Came::Joined | Came::Failed => Value::Text(Text::from(self.scratch.clone())),
        }
    }
}
