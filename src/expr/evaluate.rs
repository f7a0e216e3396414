//! Evaluation: the walk over the nodes.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::catalogue::{Function, Run, Verify};
use super::compare::{equal, write_string};
use super::engine::Engine;
use super::error::Failure;
use super::expression::{Expression, Node, NodeId};
use super::path::{self, Step, add_index, add_name, position, steps, tidied, walk};
use super::scope::Scope;
use super::value::{Fields, List, MAX_TEXT, Object, Text, Value};
use super::{Environment, Memory};

/// What an evaluation gives.
pub(super) type Outcome<'a> = Result<Value<'a>, Failure>;

/// A function that gets the values of its arguments.
pub(super) type Eager = for<'a, 'r, 'v> fn(&Evaluation<'a, 'r>, &'v [Value<'a>]) -> Outcome<'a>;

/// A function that evaluates its arguments itself; the flag says whether missing fields read as they are written.
pub(super) type Lazy = for<'a, 'r, 'n> fn(&Evaluation<'a, 'r>, &'n [NodeId], bool) -> Outcome<'a>;

/// A name that stands for an item.
#[derive(Debug)]
struct Frame<'a> {
    name: Arc<str>,
    value: Value<'a>,
}

/// That more is made than may be.
#[cold]
fn too_much() -> Failure {
    Failure::limit("This makes more text or longer lists than an expression may make.")
}

/// What all evaluations of one call share.
#[derive(Debug)]
pub(super) struct Shared<'a, 'r> {
    pub(super) scope: &'r Scope<'a>,
    pub(super) environment: &'r Environment,
    pub(super) memory: &'r Memory<'a>,
    frames: RefCell<Vec<Frame<'a>>>,
    steps: Cell<u64>,
    output: Cell<u64>,
    /// How many evaluations of text stand in one another.
    pub(super) inner: Cell<u32>,
}

impl<'a, 'r> Shared<'a, 'r> {
    pub(super) fn new(scope: &'r Scope<'a>, environment: &'r Environment, memory: &'r Memory<'a>) -> Self {
        let limits = environment.limits;
        let (steps, output) = (Cell::new(limits.steps), Cell::new(limits.output));
        Self { scope, environment, memory, frames: RefCell::default(), steps, output, inner: Cell::new(0) }
    }
}

impl Drop for Shared<'_, '_> {
    /// What was spent is added up.
    fn drop(&mut self) {
        let limits = self.environment.limits;
        let steps = limits.steps.saturating_sub(self.steps.get());
        self.memory.spend(steps, limits.output.saturating_sub(self.output.get()));
    }
}

/// One expression as it is evaluated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evaluation<'a, 'r> {
    pub(super) expression: &'r Expression,
    pub(super) shared: &'r Shared<'a, 'r>,
}

impl<'a, 'r> Evaluation<'a, 'r> {
    pub(super) fn new(expression: &'r Expression, shared: &'r Shared<'a, 'r>) -> Self {
        Self { expression, shared }
    }

    /// Whose behaviour rules.
    pub(super) fn engine(&self) -> Engine {
        self.expression.engine
    }

    /// The locale that rules unless a call names one.
    pub(super) fn locale(&self) -> &'r str {
        &self.shared.environment.locale
    }

    /// Pays for work.
    pub(super) fn work(&self, steps: usize) -> Result<(), Failure> {
        let left = self.shared.steps.get().checked_sub(steps as u64);
        self.shared.steps.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or_else(|| Failure::limit("This takes more steps than an expression may take."))
    }

    /// What stands for a missing field in a card template.
    fn written(&self, path: &Arc<str>) -> Value<'a> {
        self.shared.memory.note_missing(path);
        Value::text(format!("${{{path}}}"))
    }

    /// Pays for bytes that are made.
    pub(super) fn make(&self, bytes: usize) -> Result<(), Failure> {
        let left = self.shared.output.get().checked_sub(bytes as u64);
        self.shared.output.set(left.unwrap_or(0));
        left.map(|_| ()).ok_or_else(too_much)
    }

    /// Pays for looking at all of a text.
    pub(super) fn look(&self, value: &Value<'a>) -> Result<(), Failure> {
        match value {
            Value::Text(text) if text.len() >= 64 => self.work(text.len() / 64),
            _ => Ok(()),
        }
    }

    /// Writes the text that a value becomes by `String(value)`, and pays for it.
    pub(super) fn write(&self, value: &Value<'a>, out: &mut String) -> Result<(), Failure> {
        let before = out.len();
        write_string(value, out, 0);
        self.work((out.len() - before) / 16)?;
        if out.len() > MAX_TEXT { Err(too_much()) } else { Ok(()) }
    }

    /// The text that a value becomes by `String(value)`.
    pub(super) fn string(&self, value: &Value<'a>) -> Result<String, Failure> {
        let mut out = String::new();
        self.write(value, &mut out)?;
        Ok(out)
    }

    /// Whether two values are equal.
    pub(super) fn equal(&self, a: &Value<'a>, b: &Value<'a>) -> Result<bool, Failure> {
        let mut steps = self.shared.steps.get();
        let equal = equal(a, b, &mut steps);
        self.shared.steps.set(steps);
        self.work(1)?;
        Ok(equal)
    }

    /// A text that was made.
    pub(super) fn text(&self, text: String) -> Outcome<'a> {
        self.make(text.len())?;
        if text.len() > MAX_TEXT {
            return Err(too_much());
        }
        Ok(Value::Text(Text::from(text)))
    }

    /// A list that was made.
    pub(super) fn list(&self, items: Vec<Value<'a>>) -> Outcome<'a> {
        self.work(items.len())?;
        self.make(items.len() * size_of::<Value<'_>>())?;
        let list = List::new(items);
        if list.nesting() > super::value::MAX_NESTING {
            return Err(Failure::limit("This makes lists that are nested too deep."));
        }
        Ok(Value::List(list))
    }

    /// An object that was made.
    pub(super) fn object(&self, fields: Fields<'a>) -> Outcome<'a> {
        let object = Object::from(fields);
        self.make(object.len() * 2 * size_of::<Value<'_>>())?;
        if object.nesting() > super::value::MAX_NESTING {
            return Err(Failure::limit("This makes objects that are nested too deep."));
        }
        Ok(Value::Object(object))
    }

    /// The value of a node.
    pub(super) fn evaluate(&self, id: NodeId, substitute: bool) -> Outcome<'a> {
        match self.expression.node(id) {
            Node::Literal(literal) => Ok(literal.value()),
            Node::Access { path: Some(plan), .. } => {
                let found = match plan.from {
                    None => self.read(&plan.path.steps)?,
                    Some(from) => {
                        let from = self.evaluate(from, substitute)?;
                        self.walk(from, &plan.path.steps)?
                    }
                };
                Ok(if substitute && found.is_undefined() { self.written(&plan.path.text) } else { found })
            }
            Node::Access { .. } => self.access(id, substitute).map_err(|failure| failure.at(self.expression.span(id))),
            Node::Element { instance, index } => {
                let instance =
                    self.evaluate(*instance, substitute).map_err(|failure| self.fallen(failure.losing(id)))?;
                let value = self.evaluate(*index, false).map_err(|failure| failure.losing(id))?;
                self.element(&instance, &value).map_err(|failure| failure.at(self.expression.span(*index)))
            }
            Node::Object(fields) => self.literal_object(fields, substitute),
            Node::Call { function, arguments } => {
                self.call(function, arguments, substitute).map_err(|failure| failure.at(self.expression.span(id)))
            }
            Node::Unknown { name, meant, .. } => {
                let hint = meant.map(|meant| format!(" Was `{meant}` meant?")).unwrap_or_default();
                let failure = Failure::fatal(format!("There is no function `{name}`.{hint}"));
                Err(failure.at(self.expression.span(id)))
            }
        }
    }

    #[inline(never)]
    fn literal_object(&self, fields: &[(Arc<str>, NodeId)], substitute: bool) -> Outcome<'a> {
        let mut made = Fields::default();
        for (key, value) in fields {
            made.set(Arc::clone(key), self.evaluate(*value, substitute)?);
        }
        self.object(made)
    }

    /// The reference falls over an instance of `[…]` that fails; conditions do not catch that.
    #[cold]
    fn fallen(&self, failure: Failure) -> Failure {
        if self.engine() == Engine::JavaScript { failure.fallen() } else { failure }
    }

    fn call(&self, function: &'static Function, arguments: &[NodeId], substitute: bool) -> Outcome<'a> {
        self.work(1)?;
        match function.run {
            Run::Lazy(run) => run(self, arguments, substitute),
            // Few arguments need no list of their own.
            Run::Eager(verify, run) => match arguments {
                [] => run(self, &[]),
                [a] => run(self, &[self.argument(verify, function, 0, *a, substitute)?]),
                [a, b] => {
                    let a = self.argument(verify, function, 0, *a, substitute)?;
                    let b = self.argument(verify, function, 1, *b, substitute)?;
                    run(self, &[a, b])
                }
                [a, b, c] => self.call_with_three(verify, function, run, [*a, *b, *c], substitute),
                _ => run(self, &self.arguments(verify, function, arguments, substitute)?),
            },
        }
    }

    #[inline(never)]
    fn call_with_three(
        &self,
        verify: Verify,
        function: &'static Function,
        run: Eager,
        [a, b, c]: [NodeId; 3],
        substitute: bool,
    ) -> Outcome<'a> {
        let a = self.argument(verify, function, 0, a, substitute)?;
        let b = self.argument(verify, function, 1, b, substitute)?;
        let c = self.argument(verify, function, 2, c, substitute)?;
        run(self, &[a, b, c])
    }

    #[inline(never)]
    fn arguments(
        &self,
        verify: Verify,
        function: &'static Function,
        arguments: &[NodeId],
        substitute: bool,
    ) -> Result<Vec<Value<'a>>, Failure> {
        let values = arguments.iter().enumerate();
        values.map(|(place, id)| self.argument(verify, function, place, *id, substitute)).collect()
    }

    fn argument(
        &self,
        verify: Verify,
        function: &'static Function,
        place: usize,
        id: NodeId,
        substitute: bool,
    ) -> Outcome<'a> {
        let value = self.evaluate(id, substitute)?;
        self.look(&value)?;
        match verify.fault(&value) {
            None => Ok(value),
            Some(wanted) => Err(self.unfit(function, place, id, &value, wanted)),
        }
    }

    #[cold]
    fn unfit(&self, function: &'static Function, place: usize, id: NodeId, value: &Value<'a>, wanted: &str) -> Failure {
        let name = function.parameter(place).map_or("argument", |parameter| parameter.name);
        let message = format!("`{}` takes {wanted} for `{name}`; this is {}.", function.printed, value.noun());
        Failure::new(message).at(self.expression.span(id))
    }

    /// A container as the expression has to see it: one that can be changed, if something may change it.
    fn seen(&self, value: Value<'a>) -> Value<'a> {
        let container = matches!(value, Value::List(List::Borrowed(_)) | Value::Object(Object::Borrowed(_)));
        if container && (self.expression.changes || self.shared.memory.is_used()) {
            return self.shared.memory.changeable(value);
        }
        value
    }

    /// What a path reads from what is in scope: from the innermost name that has it, else from the data.
    pub(super) fn read(&self, steps: &[Step]) -> Outcome<'a> {
        let Some((first, rest)) = steps.split_first() else { return Ok(Value::Undefined) };
        for frame in self.shared.frames.borrow().iter().rev() {
            if first.is(&frame.name) {
                let found = self.walk(frame.value.clone(), rest)?;
                if !found.is_undefined() {
                    return Ok(self.seen(found));
                }
            }
        }
        let scope = self.shared.scope;
        let named = if first.text().starts_with('$') { scope.named(first.text()) } else { None };
        let found = match named {
            Some(value) => self.walk(value, rest)?,
            None => self.walk(scope.data.clone(), steps)?,
        };
        Ok(self.seen(found))
    }

    /// What a path reads from a value.
    pub(super) fn walk(&self, from: Value<'a>, steps: &[Step]) -> Outcome<'a> {
        let mut cost = steps.len();
        let found = walk(from, steps, self.shared.memory, &mut cost);
        self.work(cost)?;
        Ok(found)
    }

    /// What a path reads that is known only now, from a value or from what is in scope.
    pub(super) fn read_path(&self, from: Option<Value<'a>>, path: &str, substitute: bool) -> Outcome<'a> {
        self.work(path.len())?;
        let steps = steps(path);
        let found = match from {
            None => self.read(&steps)?,
            // A path without a step finds nothing, not the value itself.
            Some(_) if steps.is_empty() => Value::Undefined,
            Some(from) => self.walk(from, &steps)?,
        };
        Ok(if substitute && found.is_undefined() { self.written(&path.into()) } else { found })
    }

    /// The path that a node stands for as far as its indexes tell, and the node that it starts from, if any.
    pub(super) fn path_of(&self, id: NodeId, substitute: bool) -> Result<(String, Option<NodeId>), Failure> {
        // What the indexes are is found from the end on.
        let mut parts: Vec<String> = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            let mut part = String::new();
            next = match self.expression.node(id) {
                Node::Access { name, instance, .. } => {
                    add_name(name, &mut part);
                    *instance
                }
                Node::Element { instance, index } => {
                    let value = self.evaluate(*index, substitute)?;
                    if !add_index(&value, &mut part) {
                        let message = format!("An index is a whole number or text; this is {}.", value.noun());
                        return Err(Failure::new(message).at(self.expression.span(*index)));
                    }
                    Some(*instance)
                }
                _ => break,
            };
            self.make(part.len())?;
            parts.push(part);
        }
        parts.reverse();
        Ok((tidied(parts.concat()), next))
    }

    #[inline(never)]
    fn access(&self, id: NodeId, substitute: bool) -> Outcome<'a> {
        let (path, from) = self.path_of(id, substitute)?;
        let from = from.map(|from| self.evaluate(from, substitute)).transpose()?;
        self.read_path(from, &path, substitute)
    }

    /// `instance[index]`, which is strict.
    fn element(&self, instance: &Value<'a>, index: &Value<'a>) -> Outcome<'a> {
        self.work(1)?;
        let found = match index {
            Value::Number(number) if number.fract() == 0.0 => match instance {
                Value::Undefined | Value::Null => return Ok(Value::Undefined),
                Value::List(list) => position(*number)
                    .and_then(|at| list.get(at))
                    .ok_or_else(|| Failure::new(format!("There is no item {number} in a list of {}.", list.len())))?,
                other => {
                    let message = format!("An item by its number is in a list only; this is {}.", other.noun());
                    return Err(Failure::new(message));
                }
            },
            Value::Text(name) => {
                self.work(path::cost(instance))?;
                path::property(instance, name).unwrap_or_default()
            }
            other => {
                let message = format!("An index is a whole number or text; this is {}.", other.noun());
                return Err(Failure::new(message));
            }
        };
        Ok(self.seen(found))
    }

    /// Evaluates a node while a name stands for an item.
    pub(super) fn with(&self, name: &Arc<str>, item: Value<'a>, body: NodeId, substitute: bool) -> Outcome<'a> {
        self.work(1)?;
        self.shared.frames.borrow_mut().push(Frame { name: Arc::clone(name), value: item });
        let outcome = self.evaluate(body, substitute);
        self.shared.frames.borrow_mut().pop();
        outcome
    }

    /// Whether a name stands for an item just now.
    pub(super) fn is_inside(&self) -> bool {
        !self.shared.frames.borrow().is_empty()
    }

    /// A value where a failure counts as none: conditions and comparisons.
    pub(super) fn attempt(&self, id: NodeId) -> Result<Option<Value<'a>>, Failure> {
        match self.evaluate(id, false) {
            Ok(value) => {
                self.look(&value)?;
                Ok(Some(value))
            }
            Err(failure) if failure.is_ordinary() => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}
