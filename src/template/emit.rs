//! The expanded card as it is written: JSON, and where each value comes from.

use super::Limits;
use super::origins::{OriginKind, Run};
use crate::expr::{List, Object, Text, Value};
use crate::json::{MAX_DEPTH, print};

/// What a card may not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    Bytes,
    Values,
    Depth,
}

/// A place to come back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    text: usize,
    runs: usize,
    count: u32,
}

#[derive(Debug, Default)]
pub(super) struct Output {
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
    pub(super) count: u32,
    /// How many containers are open.
    pub(super) depth: usize,
}

/// What is left of a container.
enum Level<'a> {
    List(List<'a>, usize),
    Object(std::vec::IntoIter<(Text<'a>, Value<'a>)>),
}

impl Output {
    pub(super) fn mark(&self) -> Mark {
        Mark { text: self.text.len(), runs: self.runs.len(), count: self.count }
    }

    pub(super) fn back_to(&mut self, mark: Mark) {
        self.text.truncate(mark.text);
        self.runs.truncate(mark.runs);
        self.count = mark.count;
    }

    /// A comma, if something stands before.
    pub(super) fn separate(&mut self) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[')) {
            self.text.push(',');
        }
    }

    /// Says where the next values come from.
    pub(super) fn from(&mut self, value: u32, row: u32, count: u32, kind: OriginKind) {
        let goes_on = kind == OriginKind::Written
            && self
                .runs
                .last()
                .is_some_and(|run| run.kind == kind && run.row == row && run.value + (self.count - run.at) == value);
        if !goes_on {
            self.runs.push(Run { at: self.count, value, row, kind });
        }
        self.count = self.count.saturating_add(count);
    }

    /// Opens a container of the template.
    pub(super) fn open(&mut self, bracket: char, value: u32, row: u32) -> Result<(), Excess> {
        if self.depth >= MAX_DEPTH {
            return Err(Excess::Depth);
        }
        self.depth += 1;
        self.text.push(bracket);
        self.from(value, row, 1, OriginKind::Written);
        Ok(())
    }

    pub(super) fn close(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        self.text.push(bracket);
    }

    /// Takes back the opening of a list in which only one value stands.
    pub(super) fn unopen(&mut self, mark: Mark) {
        self.depth = self.depth.saturating_sub(1);
        if self.text.as_bytes().get(mark.text) == Some(&b'[') {
            self.text.remove(mark.text);
        }
        let alone = self.runs.get(mark.runs).is_some_and(|run| run.at == mark.count)
            && self.runs.get(mark.runs + 1).is_none_or(|next| next.at == mark.count + 1);
        if alone {
            self.runs.remove(mark.runs);
        }
        for run in self.runs.get_mut(mark.runs..).unwrap_or_default() {
            run.at -= 1;
        }
        self.count -= 1;
    }

    /// Writes a value that an expression gave.
    pub(super) fn value(&mut self, value: &Value<'_>, limits: &Limits) -> Result<(), Excess> {
        if self.scalar(value) {
            return Ok(());
        }
        let mut levels: Vec<Level<'_>> = Vec::new();
        let mut next = Some(value.clone());
        loop {
            if let Some(value) = next.take() {
                if self.text.len() > limits.bytes {
                    return Err(Excess::Bytes);
                }
                if self.count > limits.values {
                    return Err(Excess::Values);
                }
                if !self.scalar(&value) {
                    if self.depth + levels.len() >= MAX_DEPTH {
                        return Err(Excess::Depth);
                    }
                    levels.push(self.container(value));
                }
            }
            match levels.last_mut() {
                None => return Ok(()),
                Some(Level::List(list, at)) => {
                    if let Some(item) = list.get(*at) {
                        *at += 1;
                        self.separate();
                        self.count = self.count.saturating_add(1);
                        next = Some(item);
                    } else {
                        self.text.push(']');
                        levels.pop();
                    }
                }
                Some(Level::Object(fields)) => match fields.next() {
                    Some((_, Value::Undefined)) => {}
                    Some((key, value)) => {
                        self.separate();
                        print::write_quoted(&key, &mut self.text);
                        self.text.push(':');
                        self.count = self.count.saturating_add(1);
                        next = Some(value);
                    }
                    None => {
                        self.text.push('}');
                        levels.pop();
                    }
                },
            }
        }
    }

    /// Writes a value that holds nothing. Whether it was one.
    fn scalar(&mut self, value: &Value<'_>) -> bool {
        match value {
            Value::Undefined | Value::Null => self.text.push_str("null"),
            Value::Number(number) if !number.is_finite() => self.text.push_str("null"),
            Value::Bool(_) | Value::Number(_) => value.write_string(&mut self.text),
            // An exact integer is an object of a library in the reference, which writes it as text.
            Value::Ticks(ticks) => print::write_quoted(&ticks.to_string(), &mut self.text),
            Value::Text(text) => print::write_quoted(text, &mut self.text),
            Value::List(_) | Value::Object(_) | Value::Bytes(_) => return false,
        }
        true
    }

    fn container<'a>(&mut self, value: Value<'a>) -> Level<'a> {
        match value {
            Value::List(list) => {
                self.text.push('[');
                return Level::List(list, 0);
            }
            Value::Object(object) => {
                self.text.push('{');
                return Level::Object(object.fields().into_iter());
            }
            Value::Bytes(bytes) => {
                self.text.push('{');
                let fields = bytes.iter().enumerate().map(|(at, byte)| (at.to_string(), Value::from(f64::from(*byte))));
                return Level::Object(Object::new(fields).fields().into_iter());
            }
            _ => {}
        }
        self.text.push('[');
        Level::List(List::new(Vec::new()), 0)
    }
}

/// Writes the text that a value becomes in a join, `String(value)`, up to a size. Whether it fits.
pub(super) fn write_joined(value: &Value<'_>, out: &mut String, most: usize) -> bool {
    let mut levels: Vec<(List<'_>, usize)> = Vec::new();
    let mut next = Some(value.clone());
    loop {
        match next.take() {
            Some(Value::List(list)) => levels.push((list, 0)),
            Some(Value::Undefined | Value::Null) | None => {}
            Some(value) => value.write_string(out),
        }
        if out.len() > most || levels.len() > MAX_DEPTH {
            return false;
        }
        let Some((list, at)) = levels.last_mut() else { return true };
        match list.get(*at) {
            Some(item) => {
                if *at > 0 {
                    out.push(',');
                }
                *at += 1;
                next = Some(item);
            }
            None => {
                levels.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_are_written_as_json_and_counted() {
        let data = json!({"a": [1, "x\n", null, {"b": 2.5}], "c": {}});
        let mut output = Output::default();
        assert_eq!(output.value(&Value::from(&data), &Limits::default()), Ok(()));
        assert_eq!(output.text, data.to_string());
        assert_eq!(output.count, 7, "all but the outermost");
        let few = Limits { values: 3, ..Limits::default() };
        assert_eq!(Output::default().value(&Value::from(&data), &few), Err(Excess::Values));
    }

    #[test]
    fn lists_in_texts_are_joined() {
        let data = json!([1, [2, null, "x"], {"a": 1}, []]);
        let mut out = String::new();
        assert!(write_joined(&Value::from(&data), &mut out, 100));
        assert_eq!(out, "1,2,,x,[object Object],");
        assert!(!write_joined(&Value::from(&data), &mut out, 10));
    }

    #[test]
    fn a_list_that_holds_only_itself_many_times_is_bounded() {
        let mut list = Value::list(vec![Value::from(1.0)]);
        for _ in 0..60 {
            list = Value::list(vec![list.clone(), list]);
        }
        assert!(!write_joined(&list, &mut String::new(), 1 << 16));
        let limits = Limits { bytes: 1 << 16, ..Limits::default() };
        assert_eq!(Output::default().value(&list, &limits), Err(Excess::Bytes));
    }
}
