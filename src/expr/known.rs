//! What is known of an expression before it is evaluated: the kinds of value that it can give, and where the engines are
//! known to answer differently.

use super::catalogue::{EXAMPLES_NOW, Example, Function};
use super::expression::{Expression, Literal, Node, NodeId};
use super::functions::FORMATS;
use super::{Engine, Environment, Memory, Scope, Types, Value};
use crate::json::Span;

/// A time in which every part of a format shows.
const PROBE: &str = "2018-03-05T13:07:09.012Z";

impl Example {
    /// What it gives in an engine, as JSON; nothing if it fails there.
    #[must_use]
    pub fn answer_in(&self, engine: Engine) -> Option<String> {
        let read = Expression::parse(self.expression, engine).ok()?;
        let (environment, memory) = (Environment { now: EXAMPLES_NOW, ..Environment::default() }, Memory::new(1));
        let nothing = serde_json::Value::Object(serde_json::Map::new());
        let value = read.evaluate(&Scope::new(Value::from(&nothing)), &environment, &memory);
        value.ok()?.to_json()
    }
}

impl Expression {
    /// The kinds of value that it can give. What is read from data can be anything; objects that are written out, null and
    /// missing are no kind.
    #[must_use]
    pub fn gives(&self) -> Types {
        let mut kinds = Types::NONE;
        let mut waiting = vec![self.root];
        while let Some(id) = waiting.pop() {
            kinds = kinds
                | match self.node(id) {
                    Node::Literal(Literal::Bool(_)) => Types::BOOLEAN,
                    Node::Literal(Literal::Number(_)) => Types::NUMBER,
                    Node::Literal(Literal::Text(_)) => Types::TEXT,
                    Node::Literal(Literal::Null | Literal::Undefined) | Node::Object(_) => Types::NONE,
                    Node::Call { function, arguments } if function.name == "if" => {
                        waiting.extend(arguments.iter().skip(1));
                        Types::NONE
                    }
                    Node::Call { function, .. } => function.returns,
                    Node::Access { .. } | Node::Element { .. } | Node::Unknown { .. } => Types::ANY,
                };
        }
        kinds
    }

    /// The calls that the two engines answer differently whatever the data are, with their places.
    #[must_use]
    pub fn differences(&self) -> Vec<(&'static Function, Span)> {
        let calls = self.nodes.iter().zip(&self.spans).filter_map(|(node, span)| match node {
            Node::Call { function, arguments } => Some((*function, arguments, *span)),
            _ => None,
        });
        calls
            .filter(|(function, arguments, _)| function.dotnet.is_some() && self.always_differs(function, arguments))
            .map(|(function, _, span)| (function, span))
            .collect()
    }

    fn always_differs(&self, function: &Function, arguments: &[NodeId]) -> bool {
        match function.dotnet {
            Some(FORMATS) => {
                let place = function.parameters.iter().position(|parameter| parameter.name == "format");
                match place.and_then(|place| arguments.get(place)).map(|id| self.node(*id)) {
                    Some(Node::Literal(Literal::Text(format))) => format_differs(format),
                    _ => false,
                }
            }
            // The one does not exist there, the other takes another language.
            _ => matches!(function.name, "jsonStringify" | "jPath"),
        }
    }
}

/// Whether a format of times is read differently.
fn format_differs(format: &str) -> bool {
    let quoted = format.replace('\\', "\\\\").replace('\'', "\\'");
    let text = format!("formatDateTime('{PROBE}', '{quoted}')");
    let shown = |engine: Engine| {
        let read = Expression::parse(&text, engine).ok()?;
        let (environment, memory) = (Environment::default(), Memory::new(1));
        read.evaluate(&Scope::new(Value::Undefined), &environment, &memory).ok()?.to_json()
    };
    shown(Engine::JavaScript) != shown(Engine::DotNet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::Unknown;

    fn read(text: &str) -> Expression {
        Expression::parse_with(text, Engine::JavaScript, Unknown::Fails).unwrap()
    }

    #[test]
    fn kinds_are_known_beforehand() {
        for (text, kinds) in [
            ("count(a)", Types::NUMBER),
            ("a > 1", Types::BOOLEAN),
            ("a ? 'b' : 1", Types::NUMBER_OR_TEXT),
            ("a ? b : 1", Types::ANY | Types::NUMBER),
            ("a ? (b ? null : 'c') : 'd'", Types::TEXT),
            ("{a: 1}", Types::NONE),
            ("a.b", Types::ANY),
            ("nope(1)", Types::ANY),
        ] {
            assert_eq!(read(text).gives(), kinds, "{text}");
        }
    }

    #[test]
    fn formats_that_mean_something_else_in_dotnet_are_found() {
        for (text, differs) in [
            ("formatDateTime(a, 'yyyy-MM-dd HH:mm')", false),
            ("formatDateTime(a, 'D')", true),
            ("formatDateTime(a, \"HH 'at'\")", true),
            ("utcNow('o')", true),
            ("addDays(a, 1, 'd')", true),
            ("formatDateTime(a, b)", false),
            ("concat('x', jsonStringify(a))", true),
            ("round(a)", false),
        ] {
            assert_eq!(!read(text).differences().is_empty(), differs, "{text}");
        }
    }
}
