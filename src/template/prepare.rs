//! From document to template: every text is read once, and what never changes is written once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use super::problem::{Problem, ProblemKind};
use super::program::{Binding, Kind, Node, Slice, Source, Text, When};
use crate::expr::{Data, Engine, ParseError, Part, TemplateString, Unknown};
use crate::json::{self, Document, Span, Value, print};

/// The keys that say something to the template and are not part of the card.
const RESERVED: [&str; 6] = ["$data", "$when", "$root", "$index", "$host", "$_acTemplateVersion"];

/// Up to how many members duplicate keys are looked for one by one.
const FEW: usize = 16;

/// What a text of a template is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It becomes a value of the card.
    Value,
    /// It is the `$data` of an element.
    Data,
    /// It is the `$when` of an element.
    When,
    /// It stands inside a `$data` or another key that is written out; it is read, but never evaluated.
    Inert,
}

/// A text of a template with `${…}` in it.
#[derive(Debug, Clone, Copy)]
pub struct TemplateText<'t> {
    /// The value of the template.
    pub value: Value<'t>,
    /// The text as it was read; nothing if something in it is wrong.
    pub string: Option<&'t TemplateString>,
    /// What it is for.
    pub role: Role,
}

impl TemplateText<'_> {
    /// The place in the source of the template of a place in this text.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        source_span(self.value, span)
    }
}

/// A card template, read once and ready to be expanded any number of times.
#[derive(Debug, Clone)]
pub struct Template {
    pub(super) document: Arc<Document>,
    pub(super) engine: Engine,
    pub(super) nodes: Vec<Node>,
    pub(super) pool: String,
    pub(super) texts: Vec<Text>,
    pub(super) version: Data,
    problems: Vec<Problem>,
    bound: bool,
}

impl Template {
    /// Reads a template. What is wrong with its texts is kept in [`Template::problems`].
    #[must_use]
    pub fn prepare(document: &Document, engine: Engine) -> Self {
        let mut builder = Builder {
            engine,
            nodes: Vec::new(),
            pool: String::with_capacity(document.text().len()),
            texts: Vec::new(),
            problems: Vec::new(),
            bound: false,
            open: Vec::new(),
            mergeable: None,
        };
        builder.build(document.root());
        let Builder { nodes, pool, texts, mut problems, bound, .. } = builder;
        problems.sort_by_key(|problem| problem.span.start);
        let version = serde_json::json!({"major": 2, "minor": 3, "patch": 1, "suffix": ""});
        Self { document: Arc::new(document.clone()), engine, nodes, pool, texts, version, problems, bound }
    }

    /// The document that it was read from.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Whose behaviour rules.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether it calls a function of which it is known that the two engines can answer it differently.
    #[must_use]
    pub fn may_differ(&self) -> bool {
        self.texts().filter_map(|text| text.string).flat_map(TemplateString::parts).any(|part| match part {
            Part::Expression { expression, .. } => expression.functions().any(|(called, _)| called.dotnet.is_some()),
            Part::Text(_) => false,
        })
    }

    /// What is wrong with its texts, in the order in which they stand.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether the document asks to be expanded: it has a `${…}`, a `$data` or a `$when`.
    #[must_use]
    pub fn is_template(&self) -> bool {
        self.bound || !self.texts.is_empty()
    }

    /// The texts with `${…}` in them; of an element first its `$data` and `$when`.
    pub fn texts(&self) -> impl Iterator<Item = TemplateText<'_>> {
        self.texts.iter().filter_map(|text| {
            let value = self.document.nth(text.value as usize)?;
            Some(TemplateText { value, string: text.string.as_ref(), role: text.role })
        })
    }

    pub(super) fn value(&self, order: u32) -> Value<'_> {
        self.document.nth(order as usize).unwrap_or_else(|| self.document.root())
    }

    pub(super) fn slice(&self, slice: Slice) -> &str {
        self.pool.get(slice.start..slice.end).unwrap_or_default()
    }
}

/// The place in the source of a place in the text of a string.
pub(super) fn source_span(value: Value<'_>, span: Span) -> Span {
    let start = value.span().start;
    let at = |offset| start + print::raw_offset(value.raw(), offset);
    Span::new(at(span.start), at(span.end))
}

/// A container whose members are being read.
struct Open<'d> {
    node: usize,
    members: std::vec::IntoIter<Value<'d>>,
    is_list: bool,
    /// A list in a list, which has no node of its own.
    spliced: bool,
    /// Where its text begins, key included, and where its bracket stands.
    start: usize,
    bracket: usize,
    before: Option<usize>,
}

struct Builder<'d> {
    engine: Engine,
    nodes: Vec<Node>,
    pool: String,
    texts: Vec<Text>,
    problems: Vec<Problem>,
    bound: bool,
    open: Vec<Open<'d>>,
    /// The fixed sibling whose text ends where the pool ends.
    mergeable: Option<usize>,
}

impl<'d> Builder<'d> {
    fn build(&mut self, root: Value<'d>) {
        self.child(root, false);
        while let Some(open) = self.open.last_mut() {
            let in_list = open.is_list;
            match open.members.next() {
                Some(member) => self.child(member, in_list),
                None => self.close(),
            }
        }
    }

    fn child(&mut self, value: Value<'d>, in_list: bool) {
        let kind = value.kind();
        match kind {
            json::Kind::Null if in_list => return,
            json::Kind::Array if in_list => {
                let members = value.items().collect::<Vec<_>>().into_iter();
                let (node, before) = (self.nodes.len(), None);
                self.open.push(Open { node, members, is_list: true, spliced: true, start: 0, bracket: 0, before });
                return;
            }
            _ => {}
        }
        let before = self.mergeable;
        if before.is_some() {
            self.pool.push(',');
        }
        let start = self.pool.len();
        if let Some(key) = value.key_span() {
            let raw = value.document().text().get(key.start..key.end).unwrap_or_default();
            self.literal(raw);
            self.pool.push(':');
        }
        let key = Slice { start, end: self.pool.len() };
        let order = order(value);
        let what = match kind {
            json::Kind::Array => Kind::List,
            json::Kind::Object => Kind::Object(None),
            json::Kind::String => {
                let Some(text) = self.text(value, Role::Value) else {
                    self.literal(value.raw());
                    return self.fixed(order, start, 1, before);
                };
                Kind::Text(text)
            }
            _ => {
                self.pool.push_str(value.raw());
                return self.fixed(order, start, 1, before);
            }
        };
        self.mergeable = None;
        let node = self.nodes.len();
        self.nodes.push(Node { value: order, key, end: node + 1, kind: what });
        if kind == json::Kind::String {
            return;
        }
        let members = if kind == json::Kind::Object { self.members(value, node) } else { value.items().collect() };
        let bracket = self.pool.len();
        let is_list = kind == json::Kind::Array;
        self.pool.push(if is_list { '[' } else { '{' });
        let members = members.into_iter();
        self.open.push(Open { node, members, is_list, spliced: false, start, bracket, before });
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop().filter(|open| !open.spliced) else { return };
        let Some(node) = self.nodes.get(open.node) else { return };
        let (value, free) = (node.value, matches!(node.kind, Kind::List | Kind::Object(None)));
        let inside = match self.nodes.get(open.node + 1..).unwrap_or_default() {
            [] if self.pool.len() == open.bracket + 1 => Some(0),
            [Node { value: first, kind: Kind::Fixed { text, count }, .. }]
                if text.start == open.bracket + 1 && text.end == self.pool.len() && *first == value + 1 =>
            {
                Some(*count)
            }
            _ => None,
        };
        if let Some(count) = inside.filter(|_| free) {
            self.nodes.truncate(open.node);
            self.pool.push(if open.is_list { ']' } else { '}' });
            self.fixed(value, open.start, count + 1, open.before);
            return;
        }
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(open.node) {
            node.end = end;
        }
        self.mergeable = None;
    }

    /// Adds what never changes and stands at the end of the pool; to the sibling before it, if nothing is between them.
    fn fixed(&mut self, value: u32, start: usize, count: u32, before: Option<usize>) {
        let end = self.pool.len();
        if let Some(sibling) = before.and_then(|before| self.nodes.get_mut(before))
            && let Kind::Fixed { text, count: there } = &mut sibling.kind
            && sibling.value + *there == value
        {
            text.end = end;
            *there += count;
            self.mergeable = before;
            return;
        }
        let node = self.nodes.len();
        let kind = Kind::Fixed { text: Slice { start, end }, count };
        self.nodes.push(Node { value, key: Slice::default(), end: node + 1, kind });
        self.mergeable = Some(node);
    }

    /// Writes a literal as it is written, unless it may hold what is no character.
    fn literal(&mut self, raw: &str) {
        if raw.contains("\\u") {
            print::write_quoted(&print::unquote(raw), &mut self.pool);
        } else {
            self.pool.push_str(raw);
        }
    }

    /// The members of an object that belong to the card: of duplicate keys the last, in the place of the first. What the
    /// others say goes to the node.
    fn members(&mut self, object: Value<'d>, node: usize) -> Vec<Value<'d>> {
        let mut members: Vec<(Cow<'d, str>, Value<'d>)> = Vec::new();
        let mut known: HashMap<Cow<'d, str>, usize> = HashMap::new();
        for (key, value) in object.members() {
            let there = if known.is_empty() {
                members.iter().position(|(other, _)| *other == key)
            } else {
                known.get(&key).copied()
            };
            if let Some(member) = there.and_then(|at| members.get_mut(at)) {
                member.1 = value;
                continue;
            }
            if !known.is_empty() {
                known.insert(key.clone(), members.len());
            }
            members.push((key, value));
            if members.len() == FEW {
                known = members.iter().enumerate().map(|(at, (key, _))| (key.clone(), at)).collect();
            }
        }
        let (mut data, mut when) = (None, None);
        members.retain(|(key, value)| {
            if !RESERVED.contains(&&**key) {
                return true;
            }
            match &**key {
                "$data" => data = Some(self.source(*value)),
                "$when" => when = self.when(*value),
                _ => self.inert(*value),
            }
            self.bound |= matches!(&**key, "$data" | "$when");
            false
        });
        if let Some(node) = self.nodes.get_mut(node).filter(|_| data.is_some() || when.is_some()) {
            node.kind = Kind::Object(Some(Box::new(Binding { data, when })));
        }
        members.into_iter().map(|(_, value)| value).collect()
    }

    fn source(&mut self, value: Value<'d>) -> Source {
        if let Some(text) = self.text(value, Role::Data) {
            return Source::Text(text);
        }
        self.inert(value);
        Source::Inline(value.to_json())
    }

    fn when(&mut self, value: Value<'d>) -> Option<When> {
        if let Some(text) = self.text(value, Role::When) {
            return Some(When::Text(text));
        }
        self.inert(value);
        let hides = match value.kind() {
            json::Kind::Null => false,
            json::Kind::Boolean => value.as_bool() == Some(true),
            json::Kind::Number => value.as_f64() != Some(0.0),
            json::Kind::String => value.as_str().is_some_and(|text| !text.is_empty()),
            json::Kind::Array | json::Kind::Object => true,
        };
        hides.then(|| When::Never(order(value)))
    }

    /// Reads the texts of what is written out: the reference reads them, too, and stops at the first that is wrong.
    fn inert(&mut self, value: Value<'d>) {
        let end = value.span().end;
        let from = value.order();
        let inside =
            (from..).map_while(|order| value.document().nth(order)).take_while(|value| value.span().end <= end);
        for value in inside {
            self.text(value, Role::Inert);
        }
    }

    /// Reads a text with `${…}` in it; nothing if the value is none.
    fn text(&mut self, value: Value<'d>, role: Role) -> Option<usize> {
        // In a literal the dollar sign may be written as an escape.
        if value.kind() != json::Kind::String || !value.raw().contains(['$', '\\']) {
            return None;
        }
        let text = value.as_str().filter(|text| text.contains("${"))?;
        let string = match TemplateString::parse(&text, self.engine, Unknown::Fails) {
            Ok(string) => Some(string),
            Err(error) => {
                self.problems.push(unreadable(value, error));
                None
            }
        };
        self.texts.push(Text { value: order(value), string, role });
        Some(self.texts.len() - 1)
    }
}

fn order(value: Value<'_>) -> u32 {
    u32::try_from(value.order()).unwrap_or(u32::MAX)
}

fn unreadable(value: Value<'_>, error: ParseError) -> Problem {
    Problem {
        kind: ProblemKind::Unreadable,
        pointer: value.pointer(),
        span: source_span(value, error.span),
        message: error.message,
        expected: error.expected,
        suggestion: error.suggestion,
        rows: Vec::new(),
        times: 1,
    }
}
