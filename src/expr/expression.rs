//! An expression that was read: nodes in a row, each naming its parts by their place.

use std::sync::Arc;

use super::catalogue::{Check, Function};
use super::engine::Engine;
use super::error::{Failure, ParseError};
use super::evaluate::{Evaluation, Shared};
use super::path::Path;
use super::scope::Scope;
use super::syntax::{self, Unknown};
use super::value::{Text, Value};
use super::{Environment, Memory};
use crate::json::Span;

/// Functions that give a list of the same items as their first argument has.
const KEEPS_ITEMS: [&str; 7] = ["where", "take", "skip", "sortBy", "sortByDescending", "reverse", "subArray"];

/// The place of a node.
pub(super) type NodeId = u32;

/// A value that is written out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Literal {
    Undefined,
    Null,
    Bool(bool),
    Number(f64),
    Text(Arc<str>),
}

/// A part of an expression.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Literal(Literal),
    /// `name`, or `instance.name`.
    Access {
        name: Arc<str>,
        instance: Option<NodeId>,
        path: Option<Box<Plan>>,
    },
    /// `instance[index]`.
    Element {
        instance: NodeId,
        index: NodeId,
    },
    /// `{key: value}`.
    Object(Box<[(Arc<str>, NodeId)]>),
    Call {
        function: &'static Function,
        arguments: Box<[NodeId]>,
    },
    /// A call of a function that does not exist.
    Unknown {
        name: Arc<str>,
        /// The function that may be meant.
        meant: Option<&'static str>,
        arguments: Box<[NodeId]>,
    },
}

/// A path that is known beforehand, and what it starts from: what is in scope, or the value of a node.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) from: Option<NodeId>,
    pub(super) path: Path,
}

/// An expression, read once and ready to be evaluated any number of times.
#[derive(Debug, Clone)]
pub struct Expression {
    pub(super) source: Arc<str>,
    pub(super) engine: Engine,
    pub(super) nodes: Vec<Node>,
    pub(super) spans: Vec<Span>,
    pub(super) root: NodeId,
    /// Whether it may change what it reads.
    pub(super) changes: bool,
}

/// A part of an expression that is evaluated on its own.
#[derive(Debug, Clone, Copy)]
pub struct Operand<'e> {
    pub(super) expression: &'e Expression,
    pub(super) root: NodeId,
}

impl Operand<'_> {
    /// Evaluates it, with a choice of what missing fields read as.
    ///
    /// # Errors
    /// Why it has no value, with the place in the text of the whole expression.
    pub fn evaluate_with<'a>(
        &self,
        scope: &Scope<'a>,
        environment: &Environment,
        memory: &Memory<'a>,
        missing: Missing,
    ) -> Result<Value<'a>, Failure> {
        let shared = Shared::new(scope, environment, memory);
        Evaluation::new(self.expression, &shared).evaluate(self.root, missing == Missing::AsWritten)
    }

    /// Whether a failure of it is no failure in the reference, which reads nothing instead: it is `instance[index]`, and one
    /// of the two has no value.
    #[must_use]
    pub fn is_lost(&self, failure: &Failure) -> bool {
        self.expression.engine == Engine::JavaScript && failure.loses(self.root)
    }

    /// Its place in the text of the whole expression.
    #[must_use]
    pub fn span(&self) -> Span {
        self.expression.span(self.root)
    }

    /// Where it begins in that text: at its start, if it is the whole.
    #[must_use]
    pub fn offset(&self) -> usize {
        if self.root == self.expression.root { 0 } else { self.span().start }
    }
}

/// What a field that is missing reads as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// As undefined.
    #[default]
    Undefined,
    /// As the text `${path}`, as in card templates; but not where a condition asks whether it is there.
    AsWritten,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// The first thing that is wrong with it, with its place.
    pub fn parse(text: &str, engine: Engine) -> Result<Self, ParseError> {
        syntax::parse(text, engine, Unknown::Refused)
    }

    /// Reads an expression of a card template, in which a function that does not exist fails only when it is called.
    ///
    /// # Errors
    /// The first thing that is wrong with it, with its place.
    pub fn parse_with(text: &str, engine: Engine, unknown: Unknown) -> Result<Self, ParseError> {
        syntax::parse(text, engine, unknown)
    }

    /// Its text, as it was given.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Whether it is a value written out, so that nothing has to be evaluated.
    #[must_use]
    pub fn is_literal(&self) -> bool {
        matches!(self.node(self.root), Node::Literal(_))
    }

    /// The whole of it, as a part.
    #[must_use]
    pub fn operand(&self) -> Operand<'_> {
        Operand { expression: self, root: self.root }
    }

    /// What it joins, if it is a call of `concat` or `&`. The templating of the web designer joins such an expression by its
    /// own rules, as it does a text with several.
    #[must_use]
    pub fn joined(&self) -> Option<impl Iterator<Item = Operand<'_>>> {
        match self.node(self.root) {
            Node::Call { function, arguments } if matches!(function.name, "concat" | "&") => {
                Some(arguments.iter().map(|root| Operand { expression: self, root: *root }))
            }
            _ => None,
        }
    }

    /// Evaluates it.
    ///
    /// # Errors
    /// Why it has no value, with the place in its text.
    pub fn evaluate<'a>(
        &self,
        scope: &Scope<'a>,
        environment: &Environment,
        memory: &Memory<'a>,
    ) -> Result<Value<'a>, Failure> {
        self.evaluate_with(scope, environment, memory, Missing::Undefined)
    }

    /// Evaluates it, with a choice of what missing fields read as.
    ///
    /// # Errors
    /// Why it has no value, with the place in its text.
    pub fn evaluate_with<'a>(
        &self,
        scope: &Scope<'a>,
        environment: &Environment,
        memory: &Memory<'a>,
        missing: Missing,
    ) -> Result<Value<'a>, Failure> {
        let shared = Shared::new(scope, environment, memory);
        Evaluation::new(self, &shared).evaluate(self.root, missing == Missing::AsWritten)
    }

    /// The names of the functions that it calls and that do not exist, with their places.
    pub fn unknown_functions(&self) -> impl Iterator<Item = (&str, Span)> {
        self.nodes.iter().zip(&self.spans).filter_map(|(node, span)| match node {
            Node::Unknown { name, .. } => Some((&**name, *span)),
            _ => None,
        })
    }

    /// The functions that it calls, with the places of the calls.
    pub fn functions(&self) -> impl Iterator<Item = (&'static Function, Span)> {
        self.nodes.iter().zip(&self.spans).filter_map(|(node, span)| match node {
            Node::Call { function, .. } => Some((*function, *span)),
            _ => None,
        })
    }

    /// The paths that it reads from what is in scope, as far as they are known beforehand, with their places. The names that
    /// `foreach` and its like bind are not among them.
    #[must_use]
    pub fn paths(&self) -> Vec<(&str, Span)> {
        let bound: Vec<(&str, Span, Span)> = self.bindings();
        let within = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
        let mut paths = Vec::new();
        for (node, span) in self.nodes.iter().zip(&self.spans) {
            let Node::Access { path: Some(plan), .. } = node else { continue };
            let Some(first) = plan.path.steps.first().filter(|_| plan.from.is_none()) else { continue };
            let behind = self.source.get(span.start + plan.path.text.len()..).unwrap_or_default();
            let is_called = behind.trim_start().starts_with('(');
            let is_bound = bound
                .iter()
                .any(|(name, around, list)| first.is(name) && within(*around, *span) && !within(*list, *span));
            if !is_called && !is_bound {
                paths.push((&*plan.path.text, *span));
            }
        }
        paths
    }

    /// The paths that it reads from the items of a list, under the name that `foreach` and its like bind to them, with their
    /// places: by the path of the list, in its first item. `foreach(orders, o, o.price)` reads `orders[0].price`.
    #[must_use]
    pub fn item_paths(&self) -> Vec<(String, Span)> {
        let bound: Vec<(&str, Span, NodeId)> = self.lambdas().collect();
        let mut paths = Vec::new();
        for (node, span) in self.nodes.iter().zip(&self.spans) {
            let Node::Access { path: Some(plan), .. } = node else { continue };
            if plan.from.is_none()
                && let Some(path) = self.item_path(&plan.path, *span, &bound)
            {
                paths.push((path, *span));
            }
        }
        paths
    }

    /// The path of what a bound name reads at a place; nothing if the name is not bound there, or to no list that has a path.
    fn item_path(&self, path: &Path, place: Span, bound: &[(&str, Span, NodeId)]) -> Option<String> {
        /// How many functions may lie around one another, or lists be made from lists.
        const MOST: usize = 20;
        let (mut whole, mut first, mut place) = (path.text.to_string(), path.steps.first()?.text().to_owned(), place);
        let mut is_bound = false;
        for _ in 0..MOST {
            let around = bound.iter().filter(|(name, body, _)| {
                name.eq_ignore_ascii_case(&first) && body.start <= place.start && place.end <= body.end
            });
            let Some((.., list)) = around.min_by_key(|(_, body, _)| body.end - body.start) else { break };
            let mut list = *list;
            for _ in 0..MOST {
                match self.node(list) {
                    Node::Call { function, arguments } if KEEPS_ITEMS.contains(&function.name) => {
                        list = *arguments.first()?;
                    }
                    _ => break,
                }
            }
            let Node::Access { path: Some(plan), .. } = self.node(list) else { return None };
            let of_list = Some(&plan.path).filter(|_| plan.from.is_none())?;
            whole = format!("{}[0]{}", of_list.text, whole.get(first.len()..)?);
            of_list.steps.first()?.text().clone_into(&mut first);
            place = self.span(list);
            is_bound = true;
        }
        is_bound.then_some(whole)
    }

    /// The names that `foreach` and its like bind, where they hold, and the lists of their items.
    fn lambdas(&self) -> impl Iterator<Item = (&str, Span, NodeId)> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Call { function, arguments } if function.check == Check::Lambda => match &**arguments {
                [list, name, body] => match self.node(*name) {
                    Node::Access { name, .. } => Some((&**name, self.span(*body), *list)),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })
    }

    /// The names that `foreach` and its like bind, with the calls that they are bound in and the lists in those, which they are
    /// not bound in.
    fn bindings(&self) -> Vec<(&str, Span, Span)> {
        let calls = self.nodes.iter().zip(&self.spans).filter_map(|(node, span)| match node {
            Node::Call { function, arguments } if function.check == Check::Lambda => Some((arguments, *span)),
            _ => None,
        });
        calls
            .filter_map(|(arguments, span)| match self.node(*arguments.get(1)?) {
                Node::Access { name, .. } => Some((&**name, span, self.span(*arguments.first()?))),
                _ => None,
            })
            .collect()
    }

    pub(super) fn node(&self, id: NodeId) -> &Node {
        const NOTHING: &Node = &Node::Literal(Literal::Undefined);
        self.nodes.get(id as usize).unwrap_or(NOTHING)
    }

    pub(super) fn span(&self, id: NodeId) -> Span {
        self.spans.get(id as usize).copied().unwrap_or(Span { start: 0, end: self.source.len() })
    }
}

impl Literal {
    pub(super) fn value<'a>(&self) -> Value<'a> {
        match self {
            Self::Undefined => Value::Undefined,
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::Text(Text::Made(Arc::clone(text))),
        }
    }
}
