//! The expansion: the walk over the nodes of a template with the data.

use super::Limits;
use super::emit::{Excess, Output};
use super::origins::{Occurrence, Origin, OriginKind, Origins, Row};
use super::prepare::Template;
use super::problem::{Failure, Problem, ProblemKind, Problems, Stage};
use super::program::{Kind, Node};
use super::repeat::Repeat;
use super::texts::Came;
use crate::expr::{self, Data, Environment, Memory, Names, Scope, Value};
use crate::json::{Document, Pointer, Span};

/// What becomes of an expression that has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The expansion fails, where it does in the reference.
    Strict,
    /// It stays as it is written, and the rest is expanded.
    Lenient,
}

/// What a template is filled with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Input<'a> {
    /// `$root`, and `$data` to begin with; without it every name is missing.
    pub data: Option<&'a Data>,
    /// `$host`.
    pub host: Option<&'a Data>,
}

/// An expanded card.
#[derive(Debug, Clone)]
pub struct Expanded {
    document: Document,
    origins: Origins,
    problems: Vec<Problem>,
}

impl Expanded {
    /// A card that is no template, as it is: every value comes from itself.
    #[must_use]
    pub fn unexpanded(document: Document) -> Self {
        Self { origins: Origins::identity(document.clone()), document, problems: Vec::new() }
    }

    /// The card.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Where its values come from.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// What was met on the way: those of the template first, then one for each place and kind, as they were met.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Where a value of the card comes from.
    #[must_use]
    pub fn origin(&self, pointer: &Pointer) -> Option<Origin> {
        self.origins.of(self.document.at(pointer)?.order())
    }

    /// The values of the card that come from a value of the template, with their rows: none if it is hidden or says something
    /// to the template only, several if it stands in what is repeated.
    #[must_use]
    pub fn occurrences(&self, template: &Pointer) -> Vec<Occurrence> {
        let Some(value) = self.origins.template().at(template) else { return Vec::new() };
        let order = u32::try_from(value.order()).unwrap_or(u32::MAX);
        let found = self.origins.occurrences(order).filter_map(|(order, rows)| {
            let pointer = self.document.nth(order)?.pointer();
            Some(Occurrence { pointer, rows })
        });
        found.collect()
    }
}

/// Why a walk ends before its end.
pub(super) enum Stop {
    /// The expansion fails.
    Failed(Box<Failure>),
    /// The card is cut off here.
    Cut,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a list.
    Item,
    /// In an object, or outermost.
    Member,
}

/// What is being written.
pub(super) enum Frame<'t> {
    /// A container of the template: the next node, and the place behind the last.
    Container { next: usize, end: usize, place: Place },
    /// An element that is bound to data.
    Repeat(Box<Repeat<'t>>),
}

pub(super) struct Expander<'t> {
    pub(super) template: &'t Template,
    pub(super) mode: Mode,
    pub(super) environment: Environment,
    /// How much one expression may do.
    pub(super) own: expr::Limits,
    pub(super) limits: Limits,
    pub(super) memory: Memory<'t>,
    pub(super) scope: Scope<'t>,
    pub(super) rows: Vec<Row>,
    /// The row of now, from 1; 0 outside of any.
    pub(super) row: u32,
    /// Whether missing fields are no news.
    pub(super) quiet: bool,
    pub(super) out: Output,
    pub(super) stack: Vec<Frame<'t>>,
    pub(super) problems: Problems,
    pub(super) scratch: String,
    /// How many steps were taken between expressions.
    pub(super) steps: u64,
    all_rows: u64,
}

impl Template {
    /// Fills the template.
    ///
    /// # Errors
    /// In strict mode: the first problem that the reference would stop at, or the limit that was reached. In lenient mode
    /// never: at a limit the card is cut off, which is among its problems.
    pub fn expand(
        &self,
        input: &Input<'_>,
        mode: Mode,
        environment: &Environment,
        limits: &Limits,
    ) -> Result<Expanded, Box<Failure>> {
        let (output, rows, mut problems) = self.run(input, mode, environment, limits)?;
        let document = match Document::parse(output.text) {
            Ok(document) => document,
            // Not reached: what is written is JSON, and it nests no deeper than JSON may.
            Err(error) => {
                let problem = whole(self, ProblemKind::Limit, error.message);
                if mode == Mode::Strict {
                    return Err(Box::new(Failure { stage: Stage::Limit, problem }));
                }
                problems.push(problem);
                let mut unexpanded = Expanded::unexpanded(self.document().clone());
                unexpanded.problems = problems;
                return Ok(unexpanded);
            }
        };
        Ok(Expanded { document, origins: Origins::new(self.document.clone(), output.runs, rows), problems })
    }

    /// Fills the template and gives nothing but the card, as compact JSON.
    ///
    /// # Errors
    /// As [`Template::expand`].
    pub fn render(
        &self,
        input: &Input<'_>,
        mode: Mode,
        environment: &Environment,
        limits: &Limits,
    ) -> Result<String, Box<Failure>> {
        self.run(input, mode, environment, limits).map(|(output, ..)| output.text)
    }

    fn run(
        &self,
        input: &Input<'_>,
        mode: Mode,
        environment: &Environment,
        limits: &Limits,
    ) -> Result<(Output, Vec<Row>, Vec<Problem>), Box<Failure>> {
        if let Some(problem) = self.problems().first().filter(|_| mode == Mode::Strict) {
            return Err(Box::new(Failure { stage: Stage::Parse, problem: problem.clone() }));
        }
        let mut expander = Expander::new(self, input, mode, environment, limits);
        expander.run()?;
        let Expander { out, rows, problems, .. } = expander;
        Ok((out, rows, problems.into_vec()))
    }
}

impl<'t> Expander<'t> {
    pub(super) fn new(
        template: &'t Template,
        input: &Input<'t>,
        mode: Mode,
        environment: &Environment,
        limits: &Limits,
    ) -> Self {
        let value = |data: Option<&'t Data>| data.map(Value::from).unwrap_or_default();
        let names = Names {
            root: value(input.data),
            index: Value::Undefined,
            host: value(input.host),
            version: Value::from(&template.version),
        };
        Self {
            template,
            mode,
            environment: environment.clone(),
            own: environment.limits,
            limits: Limits { values: limits.values.min(u32::MAX - 2), ..*limits },
            memory: Memory::new(environment.now.unsigned_abs()),
            scope: Scope::template(value(input.data), names),
            rows: Vec::new(),
            row: 0,
            quiet: false,
            out: Output::default(),
            stack: Vec::new(),
            problems: Problems::starting_with(template.problems().to_vec()),
            scratch: String::new(),
            steps: 0,
            all_rows: 0,
        }
    }

    fn run(&mut self) -> Result<(), Box<Failure>> {
        let mut outcome = self.enter(0, Place::Member);
        loop {
            match outcome {
                Ok(()) if self.stack.is_empty() => break,
                Ok(()) => outcome = self.step(),
                Err(Stop::Failed(failure)) => return Err(failure),
                Err(Stop::Cut) => {
                    self.close_all();
                    break;
                }
            }
        }
        if self.out.text.is_empty() {
            // JSON has no way to say that nothing is there.
            self.out.from(0, 0, 1, OriginKind::Made);
            self.out.text.push_str("null");
        }
        Ok(())
    }

    fn step(&mut self) -> Result<(), Stop> {
        match self.stack.last_mut() {
            None => Ok(()),
            Some(Frame::Repeat(_)) => self.repeat(),
            Some(Frame::Container { next, end, place }) => {
                if next < end {
                    let (at, place) = (*next, *place);
                    *next = self.template.nodes.get(at).map_or(*end, |node| node.end);
                    return self.enter(at, place);
                }
                let bracket = if *place == Place::Item { ']' } else { '}' };
                self.out.close(bracket);
                self.stack.pop();
                Ok(())
            }
        }
    }

    /// Ends everything that is open.
    fn close_all(&mut self) {
        while let Some(frame) = self.stack.last() {
            match frame {
                Frame::Container { place, .. } => {
                    let bracket = if *place == Place::Item { ']' } else { '}' };
                    self.out.close(bracket);
                    self.stack.pop();
                }
                Frame::Repeat(_) => self.end_repeat(),
            }
        }
    }

    /// Writes a node, or begins to.
    fn enter(&mut self, at: usize, place: Place) -> Result<(), Stop> {
        let template = self.template;
        let Some(node) = template.nodes.get(at) else { return Ok(()) };
        self.bounded(node.value)?;
        match &node.kind {
            Kind::Fixed { text, count } => {
                self.out.separate();
                self.out.text.push_str(template.slice(*text));
                self.out.from(node.value, self.row, *count, OriginKind::Written);
                Ok(())
            }
            Kind::Text(text) => {
                let came = self.text(*text)?;
                self.emit(at, node, came, place)
            }
            Kind::List => {
                self.key(at);
                let opened = self.out.open('[', node.value, self.row);
                self.within(opened, node.value)?;
                self.stack.push(Frame::Container { next: at + 1, end: node.end, place: Place::Item });
                Ok(())
            }
            Kind::Object(None) => {
                self.key(at);
                self.open_object(at)
            }
            Kind::Object(Some(binding)) => self.bind(at, binding, place),
        }
    }

    /// Opens an object; what stands before it is written.
    pub(super) fn open_object(&mut self, at: usize) -> Result<(), Stop> {
        let Some(node) = self.template.nodes.get(at) else { return Ok(()) };
        let opened = self.out.open('{', node.value, self.row);
        self.within(opened, node.value)?;
        self.stack.push(Frame::Container { next: at + 1, end: node.end, place: Place::Member });
        Ok(())
    }

    /// Writes a comma, if one is needed, and the key of a member.
    pub(super) fn key(&mut self, at: usize) {
        self.out.separate();
        if let Some(node) = self.template.nodes.get(at) {
            self.out.text.push_str(self.template.slice(node.key));
        }
    }

    /// Writes what became of a text.
    fn emit(&mut self, at: usize, node: &Node, came: Came<'t>, place: Place) -> Result<(), Stop> {
        let value = match came {
            Came::Value(value) => value,
            Came::Joined | Came::Failed => {
                let kind = if came.is_failed() { OriginKind::Failed } else { OriginKind::Made };
                self.key(at);
                self.out.from(node.value, self.row, 1, kind);
                crate::json::print::write_quoted(&self.scratch, &mut self.out.text);
                return Ok(());
            }
        };
        match (value, place) {
            (Value::Null, Place::Item) | (Value::Undefined, Place::Member) => Ok(()),
            (Value::List(list), Place::Item) => {
                for item in list.iter() {
                    self.write(at, node, &item)?;
                }
                Ok(())
            }
            (value, _) => self.write(at, node, &value),
        }
    }

    fn write(&mut self, at: usize, node: &Node, value: &Value<'t>) -> Result<(), Stop> {
        self.bounded(node.value)?;
        let mark = self.out.mark();
        self.key(at);
        self.out.from(node.value, self.row, 1, OriginKind::Made);
        let written = self.out.value(value, &self.limits);
        if written.is_err() {
            self.out.back_to(mark);
        }
        self.within(written, node.value)
    }

    /// Pays for a step, and holds the card within its size.
    fn bounded(&mut self, value: u32) -> Result<(), Stop> {
        self.steps += 1;
        if self.out.text.len() > self.limits.bytes {
            return self.within(Err(Excess::Bytes), value);
        }
        if self.out.count > self.limits.values {
            return self.within(Err(Excess::Values), value);
        }
        if self.steps + self.memory.spent().0 > self.limits.steps {
            let most = self.limits.steps;
            return Err(self.limit(value, format!("The card takes more than {most} steps to expand.")));
        }
        Ok(())
    }

    /// Pays for a row.
    pub(super) fn count_row(&mut self, value: u32) -> Result<(), Stop> {
        self.all_rows += 1;
        self.bounded(value)?;
        if self.all_rows > self.limits.rows {
            let most = self.limits.rows;
            return Err(self.limit(value, format!("Elements are repeated for more than {most} rows.")));
        }
        Ok(())
    }

    pub(super) fn within(&mut self, outcome: Result<(), Excess>, value: u32) -> Result<(), Stop> {
        let message = match outcome {
            Ok(()) => return Ok(()),
            Err(Excess::Bytes) => format!("The card has more than {} KB.", self.limits.bytes >> 10),
            Err(Excess::Values) => format!("The card has more than {} values.", self.limits.values),
            Err(Excess::Depth) => format!("The card nests deeper than {} levels.", crate::json::MAX_DEPTH),
        };
        Err(self.limit(value, message))
    }

    fn limit(&mut self, value: u32, message: String) -> Stop {
        let end = self.template.value(value).as_str().map_or(0, |text| text.len());
        let span = Span::new(0, end);
        match self.mode {
            Mode::Strict => {
                let problem = self.problem(ProblemKind::Limit, value, span, message);
                Stop::Failed(Box::new(Failure { stage: Stage::Limit, problem }))
            }
            Mode::Lenient => {
                self.note(ProblemKind::Limit, value, span, None, || format!("{message} It is cut off here."));
                Stop::Cut
            }
        }
    }
}

fn whole(template: &Template, kind: ProblemKind, message: String) -> Problem {
    let span = template.document().root().span();
    let (expected, suggestion) = (None, None);
    Problem { kind, pointer: Pointer::root(), span, message, expected, suggestion, rows: Vec::new(), times: 1 }
}
