//! `JSPath`: paths with conditions through JSON, `.books{.price > 10}.title`.
//!
//! This is what `jPath` takes; it is not `JSONPath`. Everything is a list on the way: a selector collects from every value of the
//! list before it, lists in it being opened. `parse` turns the text of a path into steps once; `walk` takes the steps through
//! the data, counting each, so that a path over large data ends where [`super::Limits`] says.

mod parse;
mod walk;

pub(super) use parse::parse;
pub(super) use walk::Walk;

/// A part of an expression.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Path { start: Start, parts: Vec<Part> },
    Either(Vec<Node>),
    Literal(Literal),
    Compare(&'static str, Box<(Node, Node)>),
    Math(char, Box<(Node, Node)>),
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    Minus(Box<Node>),
}

/// What a path starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// The value at hand.
    Here,
    /// The whole data.
    Root,
    /// A variable, of which there are none.
    Nothing,
}

/// A value that is written out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Literal {
    Text(String),
    Number(f64),
    Bool(bool),
    Null,
}

/// A step of a path.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// `.name`, `.*`; or `.` alone, which changes nothing.
    Child(Option<String>),
    /// `..name`, `..*` or `..`.
    Below(Option<String>),
    /// `{condition}`.
    Where(Node),
    /// `[index]`.
    At(Node),
    /// `[from:to]`.
    Between(Option<Node>, Option<Node>),
    /// A group of paths.
    Group(Node),
}
