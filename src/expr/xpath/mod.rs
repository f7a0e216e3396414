//! XML and `XPath` 1.0, as far as one expression function needs them.
//!
//! Of our own making, because what stands in an expression is not to be trusted: there are no entities but the five of XML and
//! those by number, a document type is refused, and nesting and steps are bounded.
//! Every step taken is counted, so that a path over a large tree ends where the limits of the room say.

mod document;
mod evaluate;
mod functions;
mod parse;

pub(super) use document::Document;
pub(super) use evaluate::{Found, Search};
pub(super) use parse::parse;

/// A direction to go from a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Child,
    Descendant,
    DescendantOrSelf,
    Parent,
    Ancestor,
    AncestorOrSelf,
    FollowingSibling,
    PrecedingSibling,
    Following,
    Preceding,
    Attribute,
    Own,
    Namespace,
}

/// What a node has to be.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    Name(String),
    Any,
    Node,
    Text,
    Comment,
    Instruction(Option<String>),
}

/// A step of a path.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub(super) axis: Axis,
    pub(super) test: Test,
    pub(super) conditions: Vec<Expr>,
}

/// Where a path begins.
#[derive(Debug, Clone)]
pub(super) enum Start {
    Root,
    Here,
    Filtered(Box<Expr>, Vec<Expr>),
}

/// A part of an expression.
#[derive(Debug, Clone)]
pub(super) enum Expr {
    Number(f64),
    Text(String),
    Call(String, Vec<Expr>),
    Minus(Box<Expr>),
    Operator(&'static str, Box<(Expr, Expr)>),
    Path(Start, Vec<Step>),
}

impl Expr {
    /// Whether it looks for nodes.
    pub(super) fn looks(&self) -> bool {
        match self {
            Self::Number(_) | Self::Text(_) => false,
            Self::Call(_, arguments) => arguments.iter().any(Self::looks),
            Self::Minus(inner) => inner.looks(),
            Self::Operator(_, sides) => sides.0.looks() || sides.1.looks(),
            Self::Path(..) => true,
        }
    }
}
