//! Expressions of `XPath`, evaluated.

use super::document::{Document, Id, Kind};
use super::{Axis, Expr, Start, Step, Test, functions};

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::expr) enum Found {
    /// Nodes, in document order.
    Nodes(Vec<Id>),
    Number(f64),
    Text(String),
    Bool(bool),
}

/// A search through a document, with a bound on its steps.
pub(in crate::expr) struct Search<'d> {
    pub(in crate::expr) document: &'d Document,
    pub(in crate::expr) steps: u64,
}

/// Where an expression is evaluated: at a node, which is one of several.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) node: Id,
    pub(super) position: usize,
    pub(super) size: usize,
}

type Outcome<T> = Result<T, String>;

impl Search<'_> {
    /// What an expression comes to at the root.
    pub(in crate::expr) fn find(&mut self, expr: &Expr) -> Outcome<Found> {
        self.evaluate(expr, Place { node: 0, position: 1, size: 1 })
    }

    fn work(&mut self, steps: usize) -> Outcome<()> {
        self.steps = self.steps.checked_sub(steps as u64).ok_or("it takes too many steps")?;
        Ok(())
    }

    pub(super) fn evaluate(&mut self, expr: &Expr, place: Place) -> Outcome<Found> {
        self.work(1)?;
        Ok(match expr {
            Expr::Number(number) => Found::Number(*number),
            Expr::Text(text) => Found::Text(text.clone()),
            Expr::Minus(inner) => {
                let value = self.evaluate(inner, place)?;
                Found::Number(-self.number(&value))
            }
            Expr::Call(name, arguments) => {
                let values: Outcome<Vec<Found>> =
                    arguments.iter().map(|argument| self.evaluate(argument, place)).collect();
                let values = values?;
                let size = values.iter().map(|value| self.text(value).len()).sum::<usize>();
                self.work(size / 8)?;
                functions::call(self, name, &values, place)?
            }
            Expr::Operator(sign, sides) => self.operator(sign, &sides.0, &sides.1, place)?,
            Expr::Path(start, steps) => {
                let mut nodes = match start {
                    Start::Root => vec![0],
                    Start::Here => vec![place.node],
                    Start::Filtered(inner, conditions) => match self.evaluate(inner, place)? {
                        Found::Nodes(nodes) => self.filtered(nodes, conditions)?,
                        _ => return Err("only nodes can be gone into".to_owned()),
                    },
                };
                for step in steps {
                    nodes = self.step(&nodes, step)?;
                }
                Found::Nodes(nodes)
            }
        })
    }

    fn operator(&mut self, sign: &str, left: &Expr, right: &Expr, place: Place) -> Outcome<Found> {
        let a = self.evaluate(left, place)?;
        match (sign, boolean(&a)) {
            ("or", true) => return Ok(Found::Bool(true)),
            ("and", false) => return Ok(Found::Bool(false)),
            _ => {}
        }
        let b = self.evaluate(right, place)?;
        Ok(match sign {
            "or" | "and" => Found::Bool(boolean(&b)),
            "|" => match (a, b) {
                (Found::Nodes(mut nodes), Found::Nodes(more)) => {
                    nodes.extend(more);
                    nodes.sort_unstable();
                    nodes.dedup();
                    Found::Nodes(nodes)
                }
                _ => return Err("only nodes can be joined".to_owned()),
            },
            "=" | "!=" | "<" | "<=" | ">" | ">=" => Found::Bool(self.compare(sign, &a, &b)?),
            _ => {
                let (a, b) = (self.number(&a), self.number(&b));
                Found::Number(match sign {
                    "+" => a + b,
                    "-" => a - b,
                    "*" => a * b,
                    "div" => a / b,
                    _ => a % b,
                })
            }
        })
    }

    fn compare(&mut self, sign: &str, a: &Found, b: &Found) -> Outcome<bool> {
        let singles = |search: &Self, found: &Found| match found {
            Found::Nodes(nodes) => nodes.iter().map(|node| Found::Text(search.document.text(*node))).collect(),
            other => vec![other.clone()],
        };
        let boolean_side = matches!(a, Found::Bool(_)) || matches!(b, Found::Bool(_));
        if boolean_side {
            let (a, b) = (Found::Bool(boolean(a)), Found::Bool(boolean(b)));
            return Ok(self.holds(sign, &a, &b));
        }
        let (left, right) = (singles(self, a), singles(self, b));
        self.work(left.len().saturating_mul(right.len()))?;
        Ok(left.iter().any(|a| right.iter().any(|b| self.holds(sign, a, b))))
    }

    fn holds(&self, sign: &str, a: &Found, b: &Found) -> bool {
        let equal = || match (a, b) {
            (Found::Text(a), Found::Text(b)) => a == b,
            (Found::Bool(a), Found::Bool(b)) => a == b,
            #[expect(clippy::float_cmp, reason = "it is meant exactly")]
            (a, b) => self.number(a) == self.number(b),
        };
        match sign {
            "=" => equal(),
            "!=" => !equal(),
            "<" => self.number(a) < self.number(b),
            "<=" => self.number(a) <= self.number(b),
            ">" => self.number(a) > self.number(b),
            _ => self.number(a) >= self.number(b),
        }
    }

    pub(super) fn number(&self, found: &Found) -> f64 {
        match found {
            Found::Number(number) => *number,
            Found::Bool(value) => f64::from(u8::from(*value)),
            other => {
                let text = self.text(other);
                let text = text.trim();
                let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
                if plain { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
            }
        }
    }

    pub(super) fn text(&self, found: &Found) -> String {
        match found {
            Found::Nodes(nodes) => nodes.first().map(|node| self.document.text(*node)).unwrap_or_default(),
            Found::Number(number) if number.is_infinite() => {
                if *number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
            }
            Found::Number(number) if *number == 0.0 => "0".to_owned(),
            Found::Number(number) => number.to_string(),
            Found::Text(text) => text.clone(),
            Found::Bool(value) => value.to_string(),
        }
    }

    fn filtered(&mut self, nodes: Vec<Id>, conditions: &[Expr]) -> Outcome<Vec<Id>> {
        let mut nodes = nodes;
        for condition in conditions {
            let size = nodes.len();
            let mut kept = Vec::new();
            for (at, node) in nodes.into_iter().enumerate() {
                let place = Place { node, position: at + 1, size };
                let holds = match self.evaluate(condition, place)? {
                    #[expect(
                        clippy::cast_precision_loss,
                        clippy::float_cmp,
                        reason = "a position is a small whole number"
                    )]
                    Found::Number(number) => number == place.position as f64,
                    other => boolean(&other),
                };
                if holds {
                    kept.push(node);
                }
            }
            nodes = kept;
        }
        Ok(nodes)
    }

    fn step(&mut self, from: &[Id], step: &Step) -> Outcome<Vec<Id>> {
        let mut all = Vec::new();
        for node in from {
            let reached = self.reached(*node, step.axis)?;
            let fitting = reached.into_iter().filter(|node| self.fits(*node, step)).collect();
            all.extend(self.filtered(fitting, &step.conditions)?);
        }
        all.sort_unstable();
        all.dedup();
        Ok(all)
    }

    /// The nodes in a direction, the nearest first.
    fn reached(&mut self, from: Id, axis: Axis) -> Outcome<Vec<Id>> {
        let Some(node) = self.document.node(from) else { return Ok(Vec::new()) };
        let siblings = || {
            node.parent
                .and_then(|parent| self.document.node(parent))
                .map(|parent| parent.children.as_slice())
                .unwrap_or_default()
        };
        let place = || siblings().iter().position(|sibling| *sibling == from);
        let reached: Vec<Id> = match axis {
            Axis::Own => vec![from],
            Axis::Child => node.children.clone(),
            Axis::Attribute => node.attributes.clone(),
            Axis::Namespace => Vec::new(),
            Axis::Parent => node.parent.into_iter().collect(),
            Axis::Ancestor => self.ancestors(from),
            Axis::AncestorOrSelf => std::iter::once(from).chain(self.ancestors(from)).collect(),
            Axis::Descendant => self.descendants(from),
            Axis::DescendantOrSelf => std::iter::once(from).chain(self.descendants(from)).collect(),
            Axis::FollowingSibling => {
                place().map(|at| siblings().iter().skip(at + 1).copied().collect()).unwrap_or_default()
            }
            Axis::PrecedingSibling => {
                place().map(|at| siblings().iter().take(at).rev().copied().collect()).unwrap_or_default()
            }
            Axis::Following => {
                let last = self.descendants(from).last().copied().unwrap_or(from);
                (last + 1..self.document.nodes.len()).filter(|id| self.is_in_tree(*id)).collect()
            }
            Axis::Preceding => {
                let above = self.ancestors(from);
                (0..from).rev().filter(|id| self.is_in_tree(*id) && !above.contains(id)).collect()
            }
        };
        self.work(reached.len() + 1)?;
        Ok(reached)
    }

    fn is_in_tree(&self, id: Id) -> bool {
        self.document.node(id).is_some_and(|node| !matches!(node.kind, Kind::Attribute { .. } | Kind::Root))
    }

    fn ancestors(&self, from: Id) -> Vec<Id> {
        let parent = |id: &Id| self.document.node(*id).and_then(|node| node.parent);
        std::iter::successors(parent(&from), parent).collect()
    }

    fn descendants(&self, from: Id) -> Vec<Id> {
        let mut all = Vec::new();
        let children = |id: Id| self.document.node(id).map(|node| node.children.as_slice()).unwrap_or_default();
        let mut waiting: Vec<Id> = children(from).iter().rev().copied().collect();
        while let Some(id) = waiting.pop() {
            all.push(id);
            waiting.extend(children(id).iter().rev());
        }
        all
    }

    fn fits(&self, id: Id, step: &Step) -> bool {
        let Some(node) = self.document.node(id) else { return false };
        match (&step.test, &node.kind) {
            (Test::Node, _) | (Test::Text, Kind::Text(_) | Kind::Data(_)) | (Test::Comment, Kind::Comment(_)) => true,
            (Test::Any, kind) => match step.axis {
                Axis::Attribute => matches!(kind, Kind::Attribute { name, .. } if !name.starts_with("xmlns")),
                _ => matches!(kind, Kind::Element { .. }),
            },
            (Test::Name(wanted), Kind::Element { name, namespaced }) => name == wanted && !namespaced,
            (Test::Name(wanted), Kind::Attribute { name, .. }) => name == wanted && step.axis == Axis::Attribute,
            (Test::Instruction(wanted), Kind::Instruction { name, .. }) => {
                wanted.as_ref().is_none_or(|wanted| wanted == name)
            }
            _ => false,
        }
    }
}

/// Whether something counts as true.
pub(super) fn boolean(found: &Found) -> bool {
    match found {
        Found::Nodes(nodes) => !nodes.is_empty(),
        Found::Number(number) => *number != 0.0 && !number.is_nan(),
        Found::Text(text) => !text.is_empty(),
        Found::Bool(value) => *value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str) -> String {
        let text = "<r a='1'><i n='x'>10</i><i n='y'>20<b/></i><!--c--><j xmlns='u'>5</j>t</r>";
        let document = Document::parse(text).unwrap();
        let mut search = Search { document: &document, steps: 10_000 };
        match super::super::parse(path).and_then(|expr| search.find(&expr)) {
            Ok(Found::Nodes(nodes)) => nodes.iter().map(|node| document.xml(*node)).collect::<Vec<_>>().join("|"),
            Ok(other) => search.text(&other),
            Err(fault) => format!("! {fault}"),
        }
    }

    #[test]
    fn paths_find_nodes() {
        for (path, result) in [
            ("/r/i", "<i n=\"x\">10</i>|<i n=\"y\">20<b/></i>"),
            ("//i[2]/text()", "20"),
            ("/r/i[@n='y']/b", "<b/>"),
            ("/r/@a", " a=\"1\""),
            ("//b/ancestor::i/@n", " n=\"y\""),
            ("/r/i[last()]/preceding-sibling::i", "<i n=\"x\">10</i>"),
            ("/r/comment() | /r/text()", "<!--c-->|t"),
            ("/r/j", ""),
            ("//*[local-name()='j']", "<j xmlns=\"u\">5</j>"),
            ("count(//i)", "2"),
            ("sum(/r/i)", "30"),
            ("/r/i = 10", "true"),
            ("string(/r/i[position() > 1])", "20"),
            ("-(1 + 2) * 3 div 2", "-4.5"),
            ("10 mod 3 = 1 and not(false())", "true"),
            ("concat('a', substring('hello', 2, 3), translate('bar', 'abc', 'AB'))", "aellBAr"),
            ("normalize-space('  a   b ')", "a b"),
            ("substring-after('a-b', '-')", "b"),
            ("round(2.5)", "3"),
        ] {
            assert_eq!(found(path), result, "{path}");
        }
        for path in ["///", "/r[", "nope(1)", "$x", "p:x", "1 +", "'a"] {
            assert!(found(path).starts_with('!'), "{path}");
        }
    }
}
