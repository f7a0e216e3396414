//! Paths, followed.

use super::{Literal, Node, Part, Start};
use crate::expr::compare::{identical, string_of};
use crate::expr::error::Failure;
use crate::expr::evaluate::Evaluation;
use crate::expr::value::{Value, parse_float};

/// What a part of an expression comes to: a list on the way of a path, or a value of its own.
enum Found<'a> {
    Many(Vec<Value<'a>>),
    One(Value<'a>),
}

type Outcome<T> = Result<T, Failure>;

/// The data that a path goes through.
pub(in crate::expr) struct Walk<'a, 'e, 'r> {
    pub(in crate::expr) run: &'e Evaluation<'a, 'r>,
    pub(in crate::expr) data: Value<'a>,
}

impl<'a> Walk<'a, '_, '_> {
    /// What a path finds: a list, but for a path that ends in an index, which gives the item itself.
    pub(in crate::expr) fn find(&self, node: &Node) -> Outcome<Value<'a>> {
        let found = self.evaluate(node, &self.data)?;
        let single = matches!(node, Node::Path { parts, .. } if matches!(parts.last(), Some(Part::At(_))));
        match found {
            Found::Many(items) if single => Ok(items.into_iter().next().unwrap_or_default()),
            Found::Many(items) => self.run.list(items),
            Found::One(value) => Ok(value),
        }
    }

    fn evaluate(&self, node: &Node, here: &Value<'a>) -> Outcome<Found<'a>> {
        self.run.work(1)?;
        Ok(match node {
            Node::Path { start, parts } => Found::Many(self.path(*start, parts, here)?),
            Node::Either(ways) => {
                let mut all = Vec::new();
                for way in ways {
                    match self.evaluate(way, here)? {
                        Found::Many(items) => all.extend(items),
                        Found::One(value) => all.push(value),
                    }
                }
                Found::Many(all)
            }
            Node::Literal(literal) => Found::One(match literal {
                Literal::Text(text) => Value::text(text.clone()),
                Literal::Number(number) => Value::Number(*number),
                Literal::Bool(value) => Value::Bool(*value),
                Literal::Null => Value::Null,
            }),
            Node::Compare(sign, sides) => {
                let (left, right) = (self.values(&sides.0, here)?, self.values(&sides.1, here)?);
                self.run.work(left.len().saturating_mul(right.len()))?;
                let holds = left.iter().any(|a| right.iter().any(|b| compare(sign, a, b)));
                Found::One(Value::Bool(holds))
            }
            Node::Math(sign, sides) => {
                let (a, b) = (self.single(&sides.0, here)?, self.single(&sides.1, here)?);
                Found::One(math(*sign, &a, &b))
            }
            Node::And(parts) => {
                let mut holds = true;
                for part in parts {
                    holds = holds && self.holds(part, here)?;
                }
                Found::One(Value::Bool(holds))
            }
            Node::Or(parts) => {
                let mut holds = false;
                for part in parts {
                    holds = holds || self.holds(part, here)?;
                }
                Found::One(Value::Bool(holds))
            }
            Node::Not(inner) => Found::One(Value::Bool(!self.holds(inner, here)?)),
            Node::Minus(inner) => Found::One(Value::Number(-number(&self.single(inner, here)?))),
        })
    }

    /// The values that are compared: those of a path, or one.
    fn values(&self, node: &Node, here: &Value<'a>) -> Outcome<Vec<Value<'a>>> {
        Ok(match self.evaluate(node, here)? {
            Found::Many(items) => items,
            Found::One(Value::List(list)) => list.iter().collect(),
            Found::One(value) => vec![value],
        })
    }

    fn single(&self, node: &Node, here: &Value<'a>) -> Outcome<Value<'a>> {
        Ok(match self.evaluate(node, here)? {
            Found::Many(items) => items.into_iter().next().unwrap_or_default(),
            Found::One(value) => value,
        })
    }

    fn holds(&self, node: &Node, here: &Value<'a>) -> Outcome<bool> {
        Ok(match self.evaluate(node, here)? {
            Found::Many(items) => !items.is_empty(),
            Found::One(value) => truth(&value),
        })
    }

    fn path(&self, start: Start, parts: &[Part], here: &Value<'a>) -> Outcome<Vec<Value<'a>>> {
        let mut values = match (start, here) {
            (Start::Nothing, _) => vec![Value::Undefined],
            (Start::Root, _) => listed(&self.data),
            (Start::Here, here) => listed(here),
        };
        for part in parts {
            self.run.work(values.len() + 1)?;
            values = match part {
                Part::Child(None) => values,
                Part::Child(Some(name)) => self.children(&values, name)?,
                Part::Below(name) => self.below(values, name.as_deref())?,
                Part::Where(condition) => {
                    let mut kept = Vec::new();
                    for value in values {
                        if self.holds(condition, &value)? {
                            kept.push(value);
                        }
                    }
                    kept
                }
                Part::At(index) => {
                    let index = self.index(index, &values)?;
                    let at = if index < 0.0 { index + length(&values) } else { index };
                    let item = crate::expr::path::position(at)
                        .filter(|_| at.fract() == 0.0)
                        .and_then(|at| values.get(at).cloned());
                    item.filter(|item| !item.is_nothing()).into_iter().collect()
                }
                Part::Between(from, to) => {
                    let all = length(&values);
                    let bound = |given: &Option<Node>, usual: f64| -> Outcome<usize> {
                        let given = given.as_ref().map_or(Ok(usual), |node| self.index(node, &values))?;
                        let given = if given < 0.0 { (given + all).max(0.0) } else { given.min(all) };
                        Ok(crate::expr::path::position(given.trunc()).unwrap_or(0))
                    };
                    let (from, to) = (bound(from, 0.0)?, bound(to, all)?);
                    values.into_iter().take(to).skip(from).collect()
                }
                Part::Group(node) => {
                    let inside = Value::list(values);
                    self.values(node, &inside)?
                }
            };
        }
        Ok(values)
    }

    fn index(&self, node: &Node, values: &[Value<'a>]) -> Outcome<f64> {
        Ok(number(&self.single(node, &Value::list(values.to_vec()))?))
    }

    fn children(&self, values: &[Value<'a>], name: &str) -> Outcome<Vec<Value<'a>>> {
        let mut found = Vec::new();
        for value in values {
            match value {
                Value::Object(object) if name == "*" => {
                    for (_, field) in object.fields() {
                        append(&mut found, field);
                    }
                }
                Value::List(list) if name == "*" => found.extend(list.iter()),
                Value::Object(object) => append(&mut found, object.get(name).unwrap_or_default()),
                Value::List(list) if name == "length" => found.push(super::super::functions::counted(list.len())),
                Value::Text(text) if name == "length" => found.push(super::super::functions::counted(text.units())),
                _ => {}
            }
            self.run.work(found.len().min(1000))?;
        }
        Ok(found)
    }

    /// Everything below that has a name, or is anything at all; from the top down, in order.
    fn below(&self, values: Vec<Value<'a>>, name: Option<&str>) -> Outcome<Vec<Value<'a>>> {
        let mut found = Vec::new();
        let mut waiting: Vec<Value<'a>> = values.into_iter().rev().collect();
        while let Some(value) = waiting.pop() {
            self.run.work(1)?;
            self.run.make(size_of::<Value<'_>>())?;
            let mut children = Vec::new();
            match &value {
                Value::List(list) => {
                    for item in list.iter() {
                        if name.is_none() || matches!(item, Value::Object(_) | Value::List(_) | Value::Null) {
                            append(&mut children, item);
                        }
                    }
                }
                Value::Object(object) => {
                    match name {
                        None => found.push(value.clone()),
                        Some("*") => {}
                        Some(name) => append(&mut found, object.get(name).unwrap_or_default()),
                    }
                    for (_, field) in object.fields() {
                        if name == Some("*") {
                            append(&mut found, field.clone());
                        }
                        append(&mut children, field);
                    }
                }
                Value::Undefined => {}
                other if name.is_none() => found.push(other.clone()),
                _ => {}
            }
            waiting.extend(children.into_iter().rev());
        }
        Ok(found)
    }
}

/// A value as a list.
fn listed<'a>(value: &Value<'a>) -> Vec<Value<'a>> {
    match value {
        Value::List(list) => list.iter().collect(),
        other => vec![other.clone()],
    }
}

/// Adds a value, or the items of a list.
fn append<'a>(found: &mut Vec<Value<'a>>, value: Value<'a>) {
    match value {
        Value::Undefined => {}
        Value::List(list) => found.extend(list.iter()),
        other => found.push(other),
    }
}

#[expect(clippy::cast_precision_loss, reason = "no list is that long")]
fn length(values: &[Value<'_>]) -> f64 {
    values.len() as f64
}

fn truth(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => !text.is_empty(),
        Value::Number(number) => *number != 0.0 && !number.is_nan(),
        Value::List(list) => !list.is_empty(),
        other => other.is_true(),
    }
}

/// A value as a number, as operators of JavaScript take it.
fn number(value: &Value<'_>) -> f64 {
    match value {
        Value::Number(number) => *number,
        Value::Null => 0.0,
        Value::Bool(value) => f64::from(u8::from(*value)),
        Value::Text(text) if text.trim().is_empty() => 0.0,
        Value::Text(text) => {
            let text = text.trim();
            let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
            if plain {
                text.parse().unwrap_or(f64::NAN)
            } else {
                parse_float(text).filter(|number| number.is_infinite()).unwrap_or(f64::NAN)
            }
        }
        _ => f64::NAN,
    }
}

fn math<'a>(sign: char, a: &Value<'a>, b: &Value<'a>) -> Value<'a> {
    let joined = matches!(a, Value::Text(_) | Value::Object(_) | Value::List(_))
        || matches!(b, Value::Text(_) | Value::Object(_) | Value::List(_));
    if sign == '+' && joined {
        return Value::text(format!("{}{}", string_of(a), string_of(b)));
    }
    let (a, b) = (number(a), number(b));
    Value::Number(match sign {
        '+' => a + b,
        '-' => a - b,
        '*' => a * b,
        '/' => a / b,
        _ => a % b,
    })
}

/// Whether two values are equal when their kinds do not have to be the same.
fn loosely_equal<'a>(a: &Value<'a>, b: &Value<'a>) -> bool {
    let simple = |value: &Value<'a>| matches!(value, Value::Number(_) | Value::Bool(_) | Value::Text(_));
    match (a, b) {
        (Value::Undefined | Value::Null, other) | (other, Value::Undefined | Value::Null) => other.is_nothing(),
        (Value::Text(a), Value::Text(b)) => **a == **b,
        #[expect(clippy::float_cmp, reason = "it is meant exactly")]
        (a, b) if simple(a) && simple(b) => number(a) == number(b),
        _ => identical(a, b),
    }
}

fn compare<'a>(sign: &str, a: &Value<'a>, b: &Value<'a>) -> bool {
    let texts = || a.as_text().zip(b.as_text());
    let lowered =
        || (!a.is_nothing() && !b.is_nothing()).then(|| (string_of(a).to_lowercase(), string_of(b).to_lowercase()));
    match sign {
        "===" => identical(a, b),
        "!==" => !identical(a, b),
        "==" => texts().map_or_else(|| loosely_equal(a, b), |(a, b)| a.to_lowercase() == b.to_lowercase()),
        "!=" => !loosely_equal(a, b),
        "^==" => texts().is_some_and(|(a, b)| a.starts_with(b)),
        "==^" => texts().is_some_and(|(a, b)| b.starts_with(a)),
        "$==" => texts().is_some_and(|(a, b)| a.ends_with(b)),
        "==$" => texts().is_some_and(|(a, b)| b.ends_with(a)),
        "*==" => texts().is_some_and(|(a, b)| a.contains(b)),
        "==*" => texts().is_some_and(|(a, b)| b.contains(a)),
        "^=" => lowered().is_some_and(|(a, b)| a.starts_with(&b)),
        "=^" => lowered().is_some_and(|(a, b)| b.starts_with(&a)),
        "$=" => lowered().is_some_and(|(a, b)| a.ends_with(&b)),
        "=$" => lowered().is_some_and(|(a, b)| b.ends_with(&a)),
        "*=" => lowered().is_some_and(|(a, b)| a.contains(&b)),
        "=*" => lowered().is_some_and(|(a, b)| b.contains(&a)),
        _ => {
            let ordering = match texts() {
                Some((a, b)) => Some(crate::expr::compare::text_order(a, b)),
                None => number(a).partial_cmp(&number(b)),
            };
            ordering.is_some_and(|ordering| match sign {
                "<" => ordering.is_lt(),
                ">" => ordering.is_gt(),
                "<=" => ordering.is_le(),
                _ => ordering.is_ge(),
            })
        }
    }
}
