//! A template as it is carried out: nodes in the order of the card, each knowing where the next sibling stands.

use crate::expr::{Data, TemplateString};

/// A piece of the pool of text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Slice {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// One thing to do.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The value of the template that it stands for, by its order.
    pub(super) value: u32,
    /// `"key":`, if this is a member; empty in a fixed node, whose text has it.
    pub(super) key: Slice,
    /// The place behind its last child.
    pub(super) end: usize,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// One or several siblings with all that they hold, which never change: their JSON, and how many values they are.
    Fixed { text: Slice, count: u32 },
    /// A text with `${…}` in it, by its place among the texts.
    Text(usize),
    /// A list. Lists in it are spliced in, and `null`s left out.
    List,
    /// An object.
    Object(Option<Box<Binding>>),
}

/// What an object is bound to.
#[derive(Debug, Clone)]
pub(super) struct Binding {
    pub(super) data: Option<Source>,
    pub(super) when: Option<When>,
}

/// `$data`.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// A text with `${…}` in it.
    Text(usize),
    /// What is written out.
    Inline(Data),
}

/// `$when`.
#[derive(Debug, Clone, Copy)]
pub(super) enum When {
    /// A text with `${…}` in it.
    Text(usize),
    /// Something else that JavaScript takes for true, which hides the object. The value, by its order.
    Never(u32),
}

/// A text with `${…}` in it.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// The value of the template, by its order.
    pub(super) value: u32,
    /// The text as it was read; nothing if something in it is wrong.
    pub(super) string: Option<TemplateString>,
    pub(super) role: super::Role,
}
