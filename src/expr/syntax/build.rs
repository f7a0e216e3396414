//! Nodes as they are made, each checked when its parts are there.

use std::sync::Arc;

use super::Unknown;
use crate::expr::catalogue::{self, Check, Function};
use crate::expr::error::{ParseError, Stage};
use crate::expr::expression::{Literal, Node, NodeId, Plan};
use crate::expr::functions::pattern_fault;
use crate::expr::path::{Path, add_index, add_name, tidied};
use crate::expr::types::Types;
use crate::json::Span;
use crate::json::similar::nearest;

/// How deep the nodes of an expression may stand on one another.
const MAX_TREE: u32 = 400;

/// The nodes made so far, and the first thing that is wrong with what they mean. A text that is no expression at all is
/// refused before that.
pub(super) struct Builder {
    pub(super) nodes: Vec<Node>,
    pub(super) spans: Vec<Span>,
    /// What each of them gives, and how deep others stand below it.
    known: Vec<(Types, u32)>,
    pub(super) fault: Option<ParseError>,
    pub(super) changes: bool,
    unknown: Unknown,
}

impl Builder {
    pub(super) fn new(unknown: Unknown) -> Self {
        let (nodes, spans, known) = (Vec::new(), Vec::new(), Vec::new());
        Self { nodes, spans, known, fault: None, changes: false, unknown }
    }

    fn types(&self, id: NodeId) -> Types {
        self.known.get(id as usize).map_or(Types::ANY, |(types, _)| *types)
    }

    fn span(&self, id: NodeId) -> Span {
        self.spans.get(id as usize).copied().unwrap_or_default()
    }

    fn literal_text(&self, id: NodeId) -> Option<&Arc<str>> {
        match self.nodes.get(id as usize)? {
            Node::Literal(Literal::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn refuse(&mut self, error: ParseError) {
        self.fault.get_or_insert(error);
    }

    fn add(&mut self, node: Node, types: Types, span: Span) -> NodeId {
        let depth_of = |id: &NodeId| self.known.get(*id as usize).map_or(0, |(_, depth)| *depth);
        let below = match &node {
            Node::Literal(_) | Node::Access { instance: None, .. } => 0,
            Node::Access { instance: Some(instance), .. } => depth_of(instance),
            Node::Element { instance, index } => depth_of(instance).max(depth_of(index)),
            Node::Object(fields) => fields.iter().map(|(_, id)| depth_of(id)).max().unwrap_or(0),
            Node::Call { arguments, .. } | Node::Unknown { arguments, .. } => {
                arguments.iter().map(depth_of).max().unwrap_or(0)
            }
        };
        if below == MAX_TREE {
            let message = "This expression is nested too deep.";
            self.refuse(ParseError::new(Stage::Limit, span.start, span.end, message));
        }
        let id = NodeId::try_from(self.nodes.len()).unwrap_or(NodeId::MAX);
        self.nodes.push(node);
        self.spans.push(span);
        self.known.push((types, below + 1));
        id
    }

    pub(super) fn literal(&mut self, literal: Literal, span: Span) -> NodeId {
        let types = match &literal {
            Literal::Undefined | Literal::Null => Types::ANY,
            Literal::Bool(_) => Types::BOOLEAN,
            Literal::Number(_) => Types::NUMBER,
            Literal::Text(_) => Types::TEXT,
        };
        self.add(Node::Literal(literal), types, span)
    }

    pub(super) fn name(&mut self, name: &str, span: Span) -> NodeId {
        let literal = match name {
            "true" => Literal::Bool(true),
            "false" => Literal::Bool(false),
            "null" => Literal::Null,
            "undefined" => Literal::Undefined,
            _ => return self.access(name.into(), None, span),
        };
        self.literal(literal, span)
    }

    pub(super) fn access(&mut self, name: Arc<str>, instance: Option<NodeId>, span: Span) -> NodeId {
        if let Some(instance) = instance.filter(|instance| !self.types(*instance).is_any()) {
            let at = self.span(instance);
            let message = format!("This gives {}, in which there is no `{name}`.", self.types(instance));
            self.refuse(ParseError::new(Stage::Type, at.start, at.end, message).expecting("an object"));
        }
        self.add(Node::Access { name, instance, path: None }, Types::ANY, span)
    }

    pub(super) fn element(&mut self, instance: NodeId, index: NodeId, span: Span) -> NodeId {
        self.add(Node::Element { instance, index }, Types::ANY, span)
    }

    pub(super) fn object(&mut self, fields: Vec<(Arc<str>, NodeId)>, span: Span) -> NodeId {
        self.add(Node::Object(fields.into()), Types::ANY, span)
    }

    /// A call by name or by sign.
    pub(super) fn call(&mut self, name: &str, name_span: Span, arguments: Vec<NodeId>, span: Span) -> NodeId {
        let Some(function) = catalogue::function(name) else {
            if self.unknown == Unknown::Refused {
                self.refuse(unknown_function(name, name_span));
            }
            let unknown = Node::Unknown { name: name.into(), meant: meant(name), arguments: arguments.into() };
            return self.add(unknown, Types::TEXT, span);
        };
        self.changes |= function.changes;
        self.check(function, &arguments, name_span);
        match (function.name, arguments.as_slice()) {
            ("Accessor", [name]) => {
                let name = self.literal_text(*name).cloned().unwrap_or_default();
                self.add(Node::Access { name, instance: None, path: None }, Types::ANY, span)
            }
            ("Accessor", [name, instance]) => {
                let name = self.literal_text(*name).cloned().unwrap_or_default();
                self.add(Node::Access { name, instance: Some(*instance), path: None }, Types::ANY, span)
            }
            ("Element", [instance, index]) => self.element(*instance, *index, span),
            _ => self.add(Node::Call { function, arguments: arguments.into() }, function.returns, span),
        }
    }

    fn check(&mut self, function: &'static Function, arguments: &[NodeId], name: Span) {
        let error = Self::count_fault(function, arguments.len(), name)
            .or_else(|| self.type_fault(function, arguments))
            .or_else(|| self.special_fault(function, arguments, name));
        if let Some(error) = error {
            self.refuse(error);
        }
    }

    fn count_fault(function: &'static Function, count: usize, name: Span) -> Option<ParseError> {
        let (fewest, most) = (function.fewest(), function.most());
        if count >= fewest && most.is_none_or(|most| count <= most) {
            return None;
        }
        let wanted = match most {
            Some(most) if most == fewest => format!("{fewest}"),
            Some(most) => format!("{fewest} to {most}"),
            None => format!("{fewest} or more"),
        };
        let noun = if wanted == "1" { "argument" } else { "arguments" };
        let message = format!("`{}` takes {wanted} {noun}, not {count}.", function.name);
        Some(ParseError::new(Stage::Arity, name.start, name.end, message).expecting(function.signature()))
    }

    fn type_fault(&self, function: &'static Function, arguments: &[NodeId]) -> Option<ParseError> {
        let lambda = function.check == Check::Lambda;
        arguments.iter().enumerate().filter(|_| !lambda).find_map(|(place, id)| {
            let wanted = function.parameter(place)?.types;
            let types = self.types(*id);
            if types.fits(wanted) {
                return None;
            }
            let at = self.span(*id);
            let message = format!("`{}` takes {wanted} here; this is {types}.", function.name);
            Some(ParseError::new(Stage::Type, at.start, at.end, message).expecting(wanted.to_string()))
        })
    }

    fn special_fault(&self, function: &'static Function, arguments: &[NodeId], name: Span) -> Option<ParseError> {
        let nth = |place: usize| arguments.get(place).copied();
        let fault = |id: Option<NodeId>, message: String| {
            let at = id.map_or(name, |id| self.span(id));
            Some(ParseError::new(Stage::Type, at.start, at.end, message))
        };
        match function.check {
            Check::Plain => None,
            Check::Lambda => {
                let node = nth(1).and_then(|id| self.nodes.get(id as usize));
                if matches!(node, Some(Node::Access { instance: None, .. })) {
                    return None;
                }
                fault(nth(1), format!("`{}` takes a bare name here, which stands for each item.", function.name))
            }
            Check::Pattern => {
                let pattern = self.literal_text(nth(1)?)?;
                pattern_fault(pattern).and_then(|reason| fault(nth(1), format!("This is no pattern: {reason}.")))
            }
            Check::Accessor => {
                if self.literal_text(nth(0)?).is_none() {
                    return fault(nth(0), "`Accessor` takes a name that is written out as text.".to_owned());
                }
                let instance = nth(1).filter(|instance| !self.types(*instance).is_any())?;
                fault(Some(instance), "`Accessor` takes an object here.".to_owned())
            }
        }
    }

    /// Makes the paths that are known beforehand.
    pub(super) fn plan(&mut self) {
        let mut covered = vec![false; self.nodes.len()];
        for at in (0..self.nodes.len()).rev() {
            let wanted = matches!(self.nodes.get(at), Some(Node::Access { .. })) && covered.get(at) == Some(&false);
            let Some(plan) = wanted.then(|| self.planned(at, &mut covered)).flatten() else { continue };
            if let Some(Node::Access { path, .. }) = self.nodes.get_mut(at) {
                *path = Some(Box::new(plan));
            }
        }
    }

    /// The path of the chain that ends with a node; the nodes of the chain are never evaluated themselves.
    fn planned(&self, end: usize, covered: &mut [bool]) -> Option<Plan> {
        let last = NodeId::try_from(end).ok()?;
        if let Node::Access { name, instance: None, .. } = self.nodes.get(end)? {
            return Some(Plan { from: None, path: Path::name(name) });
        }
        let (mut chain, mut next) = (Vec::new(), Some(last));
        while let Some(id) = next {
            next = match self.nodes.get(id as usize)? {
                Node::Access { instance, .. } => *instance,
                Node::Element { instance, .. } => Some(*instance),
                _ => break,
            };
            if id != last
                && let Some(covered) = covered.get_mut(id as usize)
            {
                *covered = true;
            }
            chain.push(id);
        }
        let mut path = String::new();
        for id in chain.into_iter().rev() {
            match self.nodes.get(id as usize)? {
                Node::Access { name, .. } => add_name(name, &mut path),
                Node::Element { index, .. } => match self.nodes.get(*index as usize)? {
                    Node::Literal(literal) if add_index(&literal.value(), &mut path) => {}
                    _ => return None,
                },
                _ => {}
            }
        }
        Some(Plan { from: next, path: Path::new(&tidied(path)) })
    }
}

/// The function that somebody may have meant by a name.
fn meant(name: &str) -> Option<&'static str> {
    nearest(name, catalogue::functions().map(|function| function.name))
}

fn unknown_function(name: &str, span: Span) -> ParseError {
    let message = if name == "<>" {
        "`<>` is not supported; `!=` compares.".to_owned()
    } else {
        format!("There is no function `{name}`.")
    };
    let mut error = ParseError::new(Stage::UnknownFunction, span.start, span.end, message);
    error.suggestion = match name {
        "<>" => Some("!=".to_owned()),
        _ => meant(name).map(str::to_owned),
    };
    error
}
